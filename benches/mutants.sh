#!/usr/bin/env bash
# Runs the mutation tests of src/engine and src/check: which mistakes in them would no test notice?
#
#   cargo install cargo-mutants --locked
#   benches/mutants.sh                                all of them
#   benches/mutants.sh 7/100                          a sample: every hundredth, from the eighth; 0/100 to 99/100
#   benches/mutants.sh 0/1 --file src/engine/loss.rs  those of one file; any option of cargo-mutants goes here
#
# Run again, a part goes on where it was stopped: what a test has noticed before is passed over, the rest is tried.
# target/mutants holds the lists. The status is not 0 where a mutant lives.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

part=${1:-0/1}
shift || true
[[ $part =~ ^[0-9]+/[1-9][0-9]*$ ]] || { echo "usage: benches/mutants.sh [PART/PARTS] [OPTION]..." >&2; exit 2; }
folder=target/mutants/${part/\//-of-}
mkdir -p "$folder"

# A mutant changes one function, so little has to be compiled again.
export CARGO_INCREMENTAL=1

status=0
cargo mutants --iterate --output "$folder" --shard "$part" --sharding round-robin "$@" || status=$?

for list in previously_caught caught missed timeout unviable; do
    file=$folder/mutants.out/$list.txt
    [ ! -f "$file" ] || printf '%6d %s\n' "$(wc -l <"$file")" "$list"
done
exit "$status"
