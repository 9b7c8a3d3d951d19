#!/usr/bin/env bash
# Fills fuzz/corpus with what the project has of each kind: its samples, its catalog and its broken files.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

mkdir -p corpus/{team_yaml,catalog_yaml,sellers_csv,workbook,match_json,policy_yaml,baseline_json,git_revision}

cp ../profiles/*.yaml corpus/team_yaml
cp ../profiles/*.csv corpus/sellers_csv
for file in ../tests/workbooks/*; do
    { printf '!' && cat "$file"; } >"corpus/workbook/$(basename "$file")"
done
printf '<w><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row r="3" hidden="1"><c t="s"><v>2</v></c><c s="1"><v>7.5</v></c></row><mergeCell ref="A1:B2"/></w>' >corpus/workbook/shared
printf '<worksheet><row><c t="inlineStr"><is><t>navn</t></is></c><c t="str"><f>A1</f><v>empathy</v></c></row><row><c t="inlineStr"><is><t>Ola</t></is></c><c s="2"><v>.5</v></c></row></worksheet>' >corpus/workbook/inline
cp ../roles/*.yaml corpus/catalog_yaml
cat ../roles/*.yaml >corpus/catalog_yaml/whole.yaml
cp ../tests/hr/policy*.yaml corpus/policy_yaml
cp ../tests/hr/baseline.json corpus/baseline_json

# A broken file may be meant for either reader of YAML.
[ ! -d ../tests/bad ] || find ../tests/bad -type f -size -64k | while read -r file; do
    name=$(echo "${file#../tests/bad/}" | tr / -)
    case "$file" in
    ../tests/bad/baseline/*.json) cp "$file" "corpus/baseline_json/$name" ;;
    ../tests/bad/policy/*.yaml) cp "$file" "corpus/policy_yaml/$name" ;;
    *.csv) cp "$file" "corpus/sellers_csv/$name" ;;
    *.yaml | *.yml) cp "$file" "corpus/team_yaml/$name" && cp "$file" "corpus/catalog_yaml/$name" ;;
    esac
done

# Small ones, which a fuzzer bends further than large ones.
cat >corpus/catalog_yaml/small.yaml <<'YAML'
catalog: {name: small, version: 1.0.0}
scale: [1, 5]
levels: {strong: 80, adequate: 40}
defaults: {tolerance: 2, tradeoff: partial, hours: 40, veto_share: 0.5, min_coverage: 0, se: 0.5}
motions: {slow: {ease: 0, handoff_minutes: 30}, quick: {name: {en: Quick, nb: Rask}, ease: 1}}
traits: {grit: {kind: trait, low: Gives up., high: Goes on.}, tact: {name: {en: Tact, nb: Takt}}, wit: {kind: skill}}
tasks:
  call:
    tradeoff: none
    needs:
      grit: {at_least: 4, weight: 3, veto_below: 2, why: It is hard.}
      tact: {at_most: 3, tolerance: [1, 0]}
  sell: {tradeoff: full, needs: {wit: {between: [2, 4], veto_above: 4.5}, tact: {at_least: 3, weight: 0}}}
roles: {caller: {tasks: {call: 70, sell: 30}}, all: {baseline: true, tradeoff: partial, tasks: {call: 1, sell: 1}}}
handoffs: [{from: call, to: sell, per_100_hours: 10}]
YAML
cat >corpus/team_yaml/small.yaml <<'YAML'
team: Small
date: 2026-11-01
scale: [1, 10]
seats: {hunter: 1}
demand: {hunting: 110}
sellers:
  - name: Kari Nordmann
    role: account-manager
    wishes: [hunter]
    scores: {drive: {score: 5, se: 0.8}, empathy: [8, 7, 9], patience: {self: 9, peer: [6, 7]}, resilience: 6}
  - {name: Åse, id: ase, hours: 0, pinned: false, scores: {drive: ~}}
YAML
printf 'sep=;\r\nNavn;Rolle;Timer;Tykk hud;drive\r\n"Kari; N";Jeger;37,5;8,5;9\r\nOla;;;;1\r\n' >corpus/sellers_csv/small.csv
printf 'id,name,resilience\n1,Kari,8.5\n' >corpus/sellers_csv/tiny.csv
{
    cat corpus/catalog_yaml/small.yaml
    echo ...
    echo 'sellers: [{name: Kari, role: caller, scores: {grit: [3, 4], tact: 2}}, {name: Ola, scores: {wit: 5}}]'
} >corpus/match_json/small
{
    cat ../roles/*.yaml
    echo ...
    cat ../profiles/kiosk.yaml
} >corpus/match_json/whole

# What git answers, in the order that the target reads it: the tree, renamed files, a size and contents.
entry() {
    printf '%s\t%s\0' "$1" "$2"
}
between() {
    printf '\n...\n'
}
{
    entry '100644 blob 0a1b2c3d4e' team.yaml
    between
    between
    echo 64
    between
    cat corpus/team_yaml/small.yaml
} >corpus/git_revision/team
{
    between
    printf 'R100\0then.yaml\0team.yaml\0'
    between
    echo 64
    between
    cat corpus/sellers_csv/small.csv
} >corpus/git_revision/renamed
entry '120000 blob 0a1b2c3d4e' team.yaml >corpus/git_revision/link
entry '160000 commit 0a1b2c3d4e' team.yaml >corpus/git_revision/submodule
entry '040000 tree 0a1b2c3d4e' team.yaml >corpus/git_revision/folder
printf '!\n...\n!\n...\n64\n...\n' >corpus/git_revision/fails
