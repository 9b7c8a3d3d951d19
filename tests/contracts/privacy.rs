//! Under `--pseudonyms` nobody is named: not in any format of any command, nor in what is said of broken input. What is
//! not drawn stays the same.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};

use proptest::prelude::*;
use salesfit::domain::Lang;
use salesfit::engine::SearchLimit;
use salesfit::engine::diff::{Comparison, Snapshot, compare};
use salesfit::render::Format;
use salesfit::result::Diff;
use salesfit::source::{Overrides, Pseudonyms, open_team};
use serde_json::Value;

use crate::support::{Run, cases, drawn_in, for_each, process};

/// Every command that reads a team, with what it takes beside it. `SELLER` is somebody of the team.
pub(super) const COMMANDS: [&[&str]; 29] = [
    &["match", "TEAM", "--draws", "50"],
    &["match", "TEAM", "--by", "task", "--sort", "best", "--draws", "50"],
    &["match", "TEAM", "--sort", "name", "--draws", "0"],
    &["match", "TEAM", "--long", "--draws", "50"],
    &["match", "TEAM", "--intervals", "--draws", "50"],
    &["explain", "TEAM", "SELLER"],
    &["explain", "TEAM", "SELLER", "--all"],
    &["assign", "TEAM", "--seats", SEATS, "--draws", "100"],
    &["assign", "TEAM", "--seats", SEATS, "--frontier", "--certificate", "--draws", "0"],
    &[
        "assign",
        "TEAM",
        "--seats",
        SEATS,
        "--pin",
        "SELLER=hunter",
        "--forbid",
        "SELLER=bid-manager",
        "--draws",
        "50",
    ],
    &["organize", "TEAM", "--draws", "0", "--time-limit", "0"],
    &["hire", "TEAM", "--seats", SEATS, "--draws", "100"],
    &["hire", "TEAM", "--seats", SEATS, "--draws", "100", "--candidates", CANDIDATES, "--most", "2"],
    &["hire", "TEAM", "--seats", SEATS, "--draws", "100", "--candidates", CANDIDATES, "--interview", "nina"],
    &["ask", "TEAM", "--draws", "50"],
    &["ask", "TEAM", "--for", "SELLER", "--draws", "50"],
    &["ask", "TEAM", "--form", "--draws", "50"],
    &["coach", "TEAM", "--seats", SEATS],
    &["coach", "TEAM", "SELLER"],
    &["raters", "TEAM"],
    &["report", "TEAM", "--parts", "sellers,method"],
    &["report", "TEAM", "--for", "SELLER"],
    &["check", "TEAM", "--draws", "50", "--today", "2026-11-25"],
    &["check", "TEAM", "--draws", "50", "--today", "2026-11-25", "--since", "TEAM"],
    &["check", "TEAM", "--draws", "50", "--today", "2026-11-25", "--policy", NAMES],
    &["diff", "TEAM", "TEAM"],
    &["diff", "TEAM", "profiles/kiosk.yaml"],
    &["diff", "profiles/kiosk.yaml", "TEAM"],
    &["whatif", "TEAM", PLAN, "--together", "--today", "2026-11-25"],
];

/// A table of candidates.
const CANDIDATES: &str = "profiles/candidates.csv";

/// A plan in which people are named.
const PLAN: &str = "tests/privacy/plan.yaml";

/// A policy in which people are named.
pub(super) const NAMES: &str = "tests/privacy/policy.yaml";

const SEATS: &str = "hunter=2,account-manager=2,product-seller=2";

/// The formats that only a review can be shown in.
const REVIEWS: [&str; 3] = ["sarif", "junit", "github"];

/// Every format that there is.
pub(super) fn formats() -> impl Iterator<Item = &'static str> {
    Format::ALL.iter().map(|(word, _)| *word)
}

/// Teams of all shapes: of the project, and one whose raters are people.
const TEAMS: [&str; 6] = [
    "profiles/nordlys.yaml",
    "profiles/kiosk.yaml",
    "profiles/sellers.csv",
    "tests/cli/world/raters.yaml",
    "tests/privacy/raters.yaml",
    "tests/privacy/table.csv",
];

/// People whose names stand where no name is due, in the broken teams.
const STRANGERS: [&str; 2] = ["Wenche Trollvik", "wenche-trollvik"];

pub(super) const KEY: &str = "no secret: this key is for tests";

// ---------------------------------------------------------------------------------------------------------
// Running the program, and looking for names
// ---------------------------------------------------------------------------------------------------------

/// Runs the program in this process: its status, what it prints, and what it says on the side.
fn run(args: &[&str]) -> (u8, String, String) {
    let Run { code, out, err } = crate::support::salesfit(args);
    (code, out, err)
}

/// Runs it as its user does, with a key in the environment.
fn salesfit(args: &[&str], key: Option<&str>) -> Output {
    let mut command = process(args);
    command.envs(key.map(|key| ("SALESFIT_PSEUDONYM_KEY", key)));
    command.output().expect("it runs")
}

/// Checks every team, on two threads.
fn for_each_team(check: impl Fn(&'static str) + Sync) {
    for_each(0..TEAMS.len() as u64, |at| check(TEAMS[usize::try_from(at).expect("a place")]));
}

/// A folder with a key in it, and the key's name.
fn key_file() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("key");
    fs::write(&path, format!("{KEY}\n")).expect("writable");
    // A key that others can read is noted.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("it is ours");
    }
    let path = path.to_str().expect("UTF-8").to_owned();
    (folder, path)
}

/// A command with its places filled in.
pub(super) fn filled(command: &[&str], team: &str, seller: &str) -> Vec<String> {
    command.iter().map(|word| word.replace("TEAM", team).replace("SELLER", seller)).collect()
}

fn with<'a>(args: &'a [String], extra: &[&'a str]) -> Vec<&'a str> {
    args.iter().map(String::as_str).chain(extra.iter().copied()).collect()
}

/// The ids and names of a team.
pub(super) fn people(team: &str) -> Vec<(String, String)> {
    let opened = open_team(team, None, &Overrides::default()).unwrap_or_else(|_| panic!("{team} is sound"));
    let sellers = opened.sellers.map(|seller| seller.unwrap_or_else(|_| panic!("{team} is sound")));
    sellers.map(|seller| (seller.id, seller.name)).collect()
}

/// What may not be said: names, ids, and every part of them that has four letters or more.
fn secrets(team: &str) -> BTreeSet<String> {
    let named = [people(team), people(CANDIDATES)].concat();
    let mut words: Vec<String> = named.into_iter().flat_map(|(id, name)| [id, name]).collect();
    words.extend(STRANGERS.map(str::to_owned));
    words.extend(["Torleif Kvamme", "torleif"].map(str::to_owned));
    let parts = |word: &String| -> Vec<String> {
        word.split(|c: char| !c.is_alphanumeric())
            .filter(|part| part.chars().count() >= 4)
            .map(str::to_owned)
            .collect()
    };
    let parts: Vec<String> = words.iter().flat_map(parts).collect();
    let all = words.into_iter().filter(|word| word.chars().count() >= 4).chain(parts);
    // Line is a name, and a column of findings.
    let all = all.filter(|word| !word.eq_ignore_ascii_case("line"));
    all.map(|word| word.to_lowercase()).collect()
}

/// A text without its pseudonyms, in whose letters anything may stand by chance.
fn without_pseudonyms(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some(at) = rest.find("s-") {
        let end = at + 12;
        let is_one = rest.get(at + 2..end).is_some_and(|letters| {
            letters.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        });
        let upto = if is_one { at } else { at + 2 };
        kept.push_str(&rest[..upto]);
        rest = &rest[if is_one { end } else { at + 2 }..];
    }
    kept + rest
}

/// The first of these words that is said in a text.
fn leaked<'s>(secrets: &'s BTreeSet<String>, text: &str) -> Option<&'s String> {
    let text = without_pseudonyms(text).to_lowercase();
    // Lise is no part of spesialisering.
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let stands = |secret: &str| {
        text.match_indices(secret).any(|(at, _)| {
            !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + secret.len()..].chars().next())
        })
    };
    secrets.iter().find(|secret| stands(secret))
}

#[track_caller]
fn assert_discreet(secrets: &BTreeSet<String>, args: &[&str]) -> (u8, String) {
    let (status, out, err) = run(args);
    for text in [&out, &err] {
        assert_eq!(leaked(secrets, text), None, "{args:?} says it: {text}");
    }
    (status, out + &err)
}

// ---------------------------------------------------------------------------------------------------------
// Nobody is named
// ---------------------------------------------------------------------------------------------------------

#[test]
fn no_command_names_anybody_in_any_format_or_language() {
    let (_folder, key) = key_file();
    for_each_team(|team| {
        let secrets = secrets(team);
        let (id, name) = people(team).swap_remove(0);
        for (at, command) in COMMANDS.iter().enumerate() {
            // She may be asked for in either way; a table cannot be asked what its raters think.
            let args = filled(command, team, if at % 2 == 0 { &id } else { &name });
            for (number, format) in formats().enumerate() {
                if command[0] == "diff" && !REVIEWS.contains(&format) {
                    // Drawn from one result below.
                    continue;
                }
                // One language under the key, the other under pseudonyms of this run.
                let langs = if (at + number) % 2 == 0 { ["en", "nb"] } else { ["nb", "en"] };
                let same: &[&str] = &["--format", format, "--lang"];
                let random = with(&args, &[same, &[langs[0], "--pseudonyms"]].concat());
                let (status, said) = assert_discreet(&secrets, &random);
                let keyed = with(&args, &[same, &[langs[1], "--pseudonym-key", &key]].concat());
                // Whether a review passes may depend on the draws.
                assert_eq!(assert_discreet(&secrets, &keyed).0 == 2, status == 2);
                if status == 2 {
                    assert!(said.contains("error[") || said.contains("feil["), "{said}");
                }
            }
        }
    });
}

/// A comparison of two teams, worked out once to be drawn in every way. The searches for sets of roles end at once: how
/// good what they find is does not matter here.
pub(super) fn compared(names: &[String], pseudonyms: Option<&Pseudonyms>) -> Comparison {
    let mut snapshots = Vec::new();
    for name in names {
        let given = Overrides { pseudonyms: pseudonyms.cloned(), ..Overrides::default() };
        let opened = open_team(name, None, &given).unwrap_or_else(|_| panic!("{name} is sound"));
        let sellers = opened.sellers.map(|seller| seller.expect("sound")).collect();
        snapshots.push((name.clone(), Snapshot::new(opened.catalog, opened.team, sellers)));
    }
    compare(snapshots, SearchLimit { steps: 0, until: None })
}

#[test]
fn no_comparison_names_anybody_in_any_format_or_language_and_what_is_not_drawn_is_the_same() {
    let (_folder, key) = key_file();
    let pseudonyms = Pseudonyms::with_key(KEY.as_bytes()).expect("a key");
    for_each_team(|team| {
        let secrets = secrets(team);
        let names = names(team, &pseudonyms);
        for command in COMMANDS.iter().filter(|command| command[0] == "diff") {
            let args = filled(command, team, "");
            let hidden = compared(&args[1..], Some(&pseudonyms));
            for (_, format) in Format::ALL.into_iter().filter(|(_, format)| !format.needs_findings()) {
                for (_, lang) in Lang::ALL {
                    let text = drawn_in(lang, &Diff::new(&hidden, lang), format);
                    assert_eq!(leaked(&secrets, &text), None, "{args:?} as {format} says it: {text}");
                }
            }
            let hidden = drawn_in(Lang::En, &Diff::new(&hidden, Lang::En), Format::Json);
            let open = Diff::new(&compared(&args[1..], None), Lang::En);
            let open = drawn_in(Lang::En, &open, Format::Json);
            let [open, told] = [&open, &hidden].map(|text| serde_json::from_str(text).expect("JSON"));
            let mut found = Vec::new();
            differences("", &disguised(open, &names), &disguised(told, &[]), &mut found);
            assert!(found.is_empty(), "{args:?}: {found:#?}");
            // The whole program, which searches as long as it takes, of the teams for which that is not long.
            if team.starts_with("tests/") {
                let args = with(&args, &["--format", "json"]);
                let (_, open, _) = run(&args);
                let (_, hidden, err) = run(&[&args[..], &["--pseudonym-key", &key]].concat());
                assert_eq!(
                    leaked(&secrets, &[hidden.as_str(), &err].concat()),
                    None,
                    "{args:?} says it: {err}"
                );
                let [open, told] = [&open, &hidden].map(|text| serde_json::from_str(text).expect("JSON"));
                let mut found = Vec::new();
                differences("", &disguised(open, &names), &disguised(told, &[]), &mut found);
                assert!(found.is_empty(), "{args:?}: {found:#?}");
            }
        }
    });
}

#[test]
fn the_sample_teams_are_what_these_tests_take_them_for() {
    // Without pseudonyms everybody is named, so that the search above can fail.
    for team in TEAMS {
        let (_, out, _) = run(&["match", team, "--format", "csv"]);
        assert!(people(team).iter().all(|(id, name)| out.contains(id) && out.contains(name)), "{team}");
        assert!(leaked(&secrets(team), &out).is_some());
    }
    let entries = fs::read_dir("profiles").expect("a folder").map(|entry| entry.expect("readable").path());
    let samples =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "yaml" || ending == "csv"));
    for sample in samples {
        if sample == Path::new(CANDIDATES) {
            continue;
        }
        assert!(TEAMS.contains(&sample.to_str().expect("UTF-8")), "{} is looked at, too", sample.display());
    }
}

/// A team, in which something is wrong where a name stands.
fn broken_yaml(team: &str) -> Vec<String> {
    let lines = [
        "  - Wenche Trollvik",
        "  - [Wenche Trollvik]",
        "  - {name: Wenche Trollvik, scores: {drive: 5}}\n  - {name: Wenche Trollvik, scores: {drive: 5}}",
        "  - {name: Wenche Trollvik, role: Wenche Trollvik, wishes: [Wenche Trollvik]}",
        "  - {name: Wenche Trollvik, role: hunter, wishes: Wenche Trollvik}",
        "  - {name: \"Wenche Trollvik",
        "  - name: Wenche Trollvik: Wenche Trollvik",
        "  - {name: Wenche Trollvik, Wenche Trollvik: 1}",
        "  - {name: Wenche Trollvik, scores: {resilence: 5, Wenche Trollvik: 3}}",
        "  - {name: Wenche Trollvik, scores: {drive: Wenche Trollvik}}",
        "  - {name: Wenche Trollvik, scores: {drive: 99}}",
        "  - {name: Wenche Trollvik, scores: {drive: {Wenche Trollvik: 99}, empathy: {Wenche Trollvik: []}}}",
        "  - {name: Wenche Trollvik, scores: {drive: 6,5, empathy: \"6,5 Wenche Trollvik\"}}",
        "  - {name: Wenche Trollvik, scores: {drive: {score: Wenche Trollvik, se: Wenche Trollvik}}}",
        "  - {name: Wenche Trollvik, scores: {drive: 5, drive: 6}, pinned: Wenche Trollvik, hours: Wenche Trollvik}",
        "  - {name: Wenche Trollvik, scores: Wenche Trollvik}",
        "  - {name: [Wenche Trollvik], id: {Wenche Trollvik: 1}}",
        "  - &Wenche {name: Wenche Trollvik}\n  - *Trollvik",
        "  - !Wenche {name: Wenche Trollvik}",
        "Wenche Trollvik: 1",
        "Wenche Trollvik",
        "---\nWenche Trollvik: 1",
        "team: Wenche Trollvik",
        "\tname: Wenche Trollvik",
    ];
    let tops = [
        "date: Wenche Trollvik\n",
        "motion: Wenche Trollvik\n",
        "scale: Wenche Trollvik\n",
        "scale: [Wenche Trollvik, 5]\n",
        "seats: {Wenche Trollvik: Wenche Trollvik}\n",
        "seats: {Wenche Trollvik: 9999999}\n",
        "seats: Wenche Trollvik\n",
        "demand: {Wenche Trollvik: -1}\n",
        "handoffs: [Wenche Trollvik, {from: Wenche Trollvik, to: Wenche Trollvik, per_week: Wenche Trollvik}]\n",
        "catalog: [Wenche Trollvik]\n",
        "catalog: Wenche Trollvik.yaml\n",
    ];
    let below = lines.iter().map(|line| format!("{team}\n{line}\n"));
    // The same key above the team's own: what is wrong with it is told beside that it stands twice.
    let above = tops.iter().map(|top| format!("{top}{}", without_key(team, top)));
    below.chain(above).collect()
}

/// A team without what it says under one of its keys.
fn without_key(team: &str, line: &str) -> String {
    let key = line.split_inclusive(':').next().unwrap_or_default();
    let mut skipping = false;
    let mut kept = String::new();
    for line in team.split_inclusive('\n') {
        skipping = line.starts_with(key) || (skipping && line.starts_with([' ', '\t']));
        if !skipping {
            kept.push_str(line);
        }
    }
    kept
}

/// A table of sellers, in which something is wrong where a name stands.
fn broken_csv() -> Vec<String> {
    let table = fs::read_to_string("tests/privacy/table.csv").expect("readable");
    let rows = [
        "wenche-trollvik,Wenche Trollvik,Wenche Trollvik,37,5,6",
        "wenche-trollvik,Wenche Trollvik,hunter,Wenche Trollvik,5,6",
        "wenche-trollvik,Wenche Trollvik,hunter,37,Wenche Trollvik,99",
        "wenche-trollvik,Wenche Trollvik,hunter,37,5,6,Wenche Trollvik",
        "wenche-trollvik,Wenche Trollvik,hunter,37,5,6\nwenche-trollvik,Wenche Trollvik,hunter,37,5,6",
        "wenche-trollvik,\"Wenche Trollvik,hunter,37,5,6",
        ",,Wenche Trollvik,37,5,6",
    ];
    let rows = rows.iter().map(|row| format!("{table}{row}\n"));
    let heads =
        ["id,name,role,hours,drive,Wenche Trollvik", "id,name,name,Wenche Trollvik", "Wenche Trollvik,drive"];
    let body = table.split_once('\n').expect("a header").1;
    rows.chain(heads.iter().map(|head| format!("{head}\n{body}"))).collect()
}

#[test]
fn nothing_that_is_said_of_broken_input_names_anybody() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut broken: Vec<(String, String, BTreeSet<String>)> = Vec::new();
    for team in ["profiles/nordlys.yaml", "tests/privacy/raters.yaml"] {
        let text = fs::read_to_string(team).expect("readable");
        let texts = broken_yaml(&text).into_iter().enumerate();
        broken.extend(texts.map(|(at, text)| (format!("{}-{at}.yaml", text.len()), text, secrets(team))));
    }
    let secrets = secrets("tests/privacy/table.csv");
    let tables = broken_csv().into_iter().enumerate();
    broken.extend(tables.map(|(at, text)| (format!("table-{at}.csv"), text, secrets.clone())));
    let refused = AtomicUsize::new(0);
    for_each(0..broken.len() as u64, |at| {
        let at = usize::try_from(at).expect("a place");
        let (name, text, secrets) = &broken[at];
        let path = folder.path().join(name);
        fs::write(&path, text).expect("writable");
        let path = path.to_str().expect("UTF-8");
        for (number, command) in COMMANDS.iter().enumerate() {
            // Every command says it in both languages, of one case or the next.
            let lang = ["en", "nb"][(at + number) % 2];
            let args = filled(command, path, "wenche");
            let (status, said) = assert_discreet(secrets, &with(&args, &["--pseudonyms", "--lang", lang]));
            refused.fetch_add(usize::from(status == 2), Ordering::Relaxed);
            assert!(!said.contains("wenche"), "{said}");
        }
    });
    // Most of it is broken for every command.
    let (refused, all) = (refused.into_inner(), broken.len() * COMMANDS.len());
    assert!(2 * refused > all, "{refused} refused of {all}");
}

#[test]
fn no_word_of_the_command_line_is_repeated() {
    let team = "profiles/nordlys.yaml";
    let secrets = secrets(team);
    let cases: [&[&str]; 14] = [
        &["explain", team, "Wenche Trollvik"],
        &["explain", team, "a"],
        &["explain", team, "hanne", "--role", "wenche-trollvik"],
        &["assign", team, "--pin", "Wenche Trollvik=hunter"],
        &["assign", team, "--pin", "hanne=Wenche Trollvik"],
        &["assign", team, "--forbid", "Wenche Trollvik=hunter"],
        &["assign", team, "--pin", "hanne=hunter", "--forbid", "hanne=hunter"],
        &["assign", team, "--seats", "Wenche Trollvik=1"],
        &["ask", team, "--for", "Wenche Trollvik"],
        &["match", team, "--sort", "Wenche Trollvik"],
        &["match", team, "--role", "Wenche Trollvik"],
        &["match", team, "--motion", "Wenche Trollvik"],
        &["match", team, "--raters", "Wenche Trollvik"],
        &["catalog", "show", "Wenche Trollvik"],
    ];
    for args in cases {
        for lang in ["en", "nb"] {
            let (status, said) =
                assert_discreet(&secrets, &[args, &["--pseudonyms", "--lang", lang]].concat());
            assert_eq!(status, 2, "{said}");
        }
    }
    // What the command line itself is wrong in is told by the binary alone.
    let typed = ["assign", team, "--pin", "Wenche Trollvik", "--pseudonyms"];
    let said = String::from_utf8(salesfit(&typed, None).stderr).expect("UTF-8");
    assert!(leaked(&secrets, &said).is_none() && said.contains("--pin"), "{said}");
}

#[test]
fn what_is_withheld_leaves_sentences_that_can_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("team.yaml");
    fs::write(&path, "sellers:\n  - {name: Wenche, role: Wenche, scores: {resilence: 5}}\n")
        .expect("writable");
    let path = path.to_str().expect("UTF-8");
    let (_, _, said) = run(&["match", path, "--pseudonyms", "--quiet"]);
    assert!(said.contains("error[unknown-role]: there is no role `…` in the catalog"), "{said}");
    assert!(said.contains(&format!("{path}:2\n")), "the line is told, and no column: {said}");
    assert!(said.contains("did you mean resilience?"), "{said}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(100, 300), ..ProptestConfig::default() })]

    #[test]
    fn however_a_team_is_broken_nobody_is_named(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..30_usize, "[-:,{}\\[\\]\"'#&*!|> \n\ta-z0-9]{0,4}"), 1..6),
    ) {
        static SECRETS: LazyLock<BTreeSet<String>> = LazyLock::new(|| secrets("tests/privacy/raters.yaml"));
        let team = "tests/privacy/raters.yaml";
        let mut text: Vec<char> = fs::read_to_string(team).expect("readable").chars().collect();
        for (at, length, put) in cuts {
            let from = at.index(text.len());
            let to = (from + length).min(text.len());
            text.splice(from..to, put.chars());
        }
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("team.yaml");
        fs::write(&path, text.into_iter().collect::<String>()).expect("writable");
        for command in ["match", "raters"] {
            let (_, _, err) = run(&[command, path.to_str().expect("UTF-8"), "--pseudonyms"]);
            prop_assert_eq!(leaked(&SECRETS, &err), None, "{}", err);
        }
    }
}

// ---------------------------------------------------------------------------------------------------------
// Nothing else changes
// ---------------------------------------------------------------------------------------------------------

/// The numbers that may be drawn, each with the most by which chance moves it in these tests.
const DRAWN: [(&str, f64); 14] = [
    // How far scores count may be drawn.
    ("waste_everyone", 0.002),
    ("p_reached", 0.05),
    ("p_fail", 0.05),
    ("p_best", 0.05),
    ("p_none", 0.05),
    ("p_wrong", 0.05),
    ("p_wrong_drop", 0.05),
    ("holds_share", 0.05),
    ("p_highest_better", 0.05),
    ("expected", 0.01),
    ("expected_total", 0.05),
    ("se", 0.01),
    ("low90", 0.06),
    ("high90", 0.06),
];

/// Who and what comes first by drawn numbers, which are compared beside it, and the words about that.
const BY_CHANCE: [&str; 4] = ["near_sellers", "advice", "rivals", "interview"];

/// Commands with several answers that are equally good for a team. The pseudonyms decide between them, and only what an
/// answer is worth stays the same.
const TIED: [(&str, &str); 3] = [
    ("assign", "profiles/kiosk.yaml"),
    ("hire", "profiles/kiosk.yaml"),
    ("organize", "profiles/sellers.csv"),
];

/// A text in which somebody is called otherwise wherever the name stands alone: Kari is no part of a karisma.
fn renamed(text: &str, name: &str, pseudonym: &str) -> String {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (mut called, mut from) = (String::new(), 0);
    for (at, _) in text.match_indices(name) {
        let upto = at + name.len();
        if !is_letter(text[..at].chars().next_back()) && !is_letter(text[upto..].chars().next()) {
            called.push_str(&text[from..at]);
            called.push_str(pseudonym);
            from = upto;
        }
    }
    called + &text[from..]
}

/// A document in which everybody is called by pseudonym, who was called by id or name.
fn disguised(told: Value, names: &[(String, String)]) -> Value {
    match told {
        Value::String(text) => {
            // A command that a message prints repeats the option.
            let text = text.replace(" --pseudonyms", "").replace(" --pseudonym-key FILE", "");
            Value::String(names.iter().fold(text, |text, (name, pseudonym)| renamed(&text, name, pseudonym)))
        }
        Value::Array(list) => list.into_iter().map(|of| disguised(of, names)).collect(),
        // A finding's fingerprint is made of what is shown, so that no name can be guessed from it. A note withholds what stands
        // in the file, and so does the title of a plan.
        Value::Object(map) => {
            let withheld = ["fingerprint", "notes", "title"];
            let told = map.into_iter().filter(|(key, _)| !withheld.contains(&key.as_str()));
            told.map(|(key, of)| (key, disguised(of, names))).collect()
        }
        other => other,
    }
}

/// A question that lowers the probability of a wrong best role by less may not be asked in another draw.
const HARDLY: f64 = 0.05;

/// What two documents differ in, in which people are called the same: each place with both values. People and raters may
/// stand in another order. Drawn numbers may differ by chance, all others by rounding.
fn differences(path: &str, open: &Value, hidden: &Value, found: &mut Vec<String>) {
    match (open, hidden) {
        (Value::Object(one), Value::Object(other)) if one.keys().eq(other.keys()) => {
            for (key, of) in one.iter().filter(|(key, _)| !BY_CHANCE.contains(&key.as_str())) {
                differences(&format!("{path}/{key}"), of, &other[key], found);
            }
        }
        (Value::Array(one), Value::Array(other)) => {
            let [mut one, mut other] = [one, other].map(|list| list.iter().collect::<Vec<&Value>>());
            for list in [&mut one, &mut other] {
                list.sort_by_key(|of| about(of));
                if list.iter().all(|of| of.as_str().is_some_and(|word| word.starts_with("s-"))) {
                    list.sort_by_key(|of| of.as_str());
                }
            }
            if path == "/next_ratings" {
                // Chance decides whether a question is worth asking at all, where it hardly is.
                let [in_one, in_other] =
                    [&one, &other].map(|list| list.iter().map(|of| about(of)).collect::<BTreeSet<_>>());
                for (list, others) in [(&one, &in_other), (&other, &in_one)] {
                    for of in list.iter().filter(|of| !others.contains(&about(of))) {
                        let drop = of["p_wrong_drop"].as_f64().expect("a number");
                        assert!(drop < HARDLY, "{of}");
                    }
                }
                one.retain(|of| in_other.contains(&about(of)));
                other.retain(|of| in_one.contains(&about(of)));
            }
            if one.len() != other.len() {
                found.push(format!("{path}: {} and {} entries", one.len(), other.len()));
            }
            for (at, (one, other)) in one.into_iter().zip(other).enumerate() {
                differences(&format!("{path}/{at}"), one, other, found);
            }
        }
        (Value::Number(one), Value::Number(other)) => {
            let [one, other] = [one, other].map(|number| number.as_f64().expect("a number"));
            let key = path.rsplit('/').next().unwrap_or_default();
            let by_chance = DRAWN.iter().find(|(drawn, _)| *drawn == key).map_or(1e-9, |(_, chance)| *chance);
            if (one - other).abs() > by_chance {
                found.push(format!("{path}: {one} and {other}"));
            }
        }
        (Value::String(one), Value::String(other)) if without_shares(one) == without_shares(other) => {}
        _ if open == hidden => {}
        _ => found.push(format!("{path}: {open} and {hidden}")),
    }
}

/// Whom and what an entry of a list is about, where the list may stand in another order.
fn about(entry: &Value) -> Option<String> {
    let words = ["seller", "id", "rater", "rule", "trait"].map(|key| entry[key].as_str());
    let is_person = words.iter().flatten().any(|word| word.starts_with("s-")) || words[2].is_some();
    is_person.then(|| format!("{words:?}"))
}

/// A text without the percentages in it, which may be drawn.
fn without_shares(text: &str) -> String {
    let mut parts: Vec<&str> = text.split("\u{a0}%").collect();
    let last = parts.pop().unwrap_or_default();
    let parts = parts.into_iter().map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()));
    parts.chain([last]).collect()
}

/// A document without the lists at its top.
fn without_lists(mut told: Value) -> Value {
    told.as_object_mut().expect("an object").retain(|_, of| !of.is_array());
    told
}

/// What stands for whom in the JSON of a team, and of the team that it is compared with: ids, names and kinds of raters
/// with their pseudonyms, the longest first so that none is taken for a part of another.
fn names(team: &str, pseudonyms: &Pseudonyms) -> Vec<(String, String)> {
    let of = |word: &str, id: &str| (word.to_owned(), pseudonyms.pseudonym(id));
    let mut names = vec![of("torleif kvamme", "torleif kvamme"), of("åse", "åse")];
    let joins = ("wenche-trollvik".to_owned(), "Wenche Trollvik".to_owned());
    for (id, name) in [people(team), people("profiles/kiosk.yaml"), people(CANDIDATES), vec![joins]].concat()
    {
        names.extend([of(&id, &id), of(&name, &id)]);
    }
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    names
}

#[test]
fn what_is_not_drawn_is_the_same_with_pseudonyms_and_what_is_drawn_differs_by_chance() {
    let (_folder, key) = key_file();
    let pseudonyms = Pseudonyms::with_key(KEY.as_bytes()).expect("a key");
    let wrong: Mutex<Vec<String>> = Mutex::default();
    for_each_team(|team| {
        let names = names(team, &pseudonyms);
        let secrets = secrets(team);
        let json = |args: &[String], extra: &[&str]| -> Option<Value> {
            let (status, out, err) = run(&with(args, &[&["--format", "json"], extra].concat()));
            assert!(extra.is_empty() || leaked(&secrets, &err).is_none(), "{args:?} says it: {err}");
            (status == 0).then(|| serde_json::from_str(&out).unwrap_or_else(|_| panic!("{args:?}: {err}")))
        };
        // Free words are kept back, and comparisons have their own test.
        // A report names the command line that made it, and is in no order but that of what is shown.
        let others = [NAMES, "diff", "report"];
        for command in COMMANDS.iter().filter(|command| !others.iter().any(|word| command.contains(word))) {
            let mut args = filled(command, team, &people(team)[0].0);
            if args[0] == "ask" {
                // All questions, since chance decides which are the best twelve.
                args.extend(["--most", "1000"].map(str::to_owned));
            }
            // So many draws that chance decides little else: a review says on which side of a limit a probability lies.
            let draws = if args[0] == "check" { "20000" } else { "2000" };
            let args: Vec<String> = args
                .into_iter()
                .map(|word| if ["50", "100"].contains(&word.as_str()) { draws.to_owned() } else { word })
                .collect();
            let (open, hidden) = (json(&args, &[]), json(&args, &["--pseudonym-key", &key]));
            assert_eq!(open.is_some(), hidden.is_some(), "{args:?}");
            let Some((open, hidden)) = open.zip(hidden) else { continue };
            let (mut open, mut hidden) = (disguised(open, &names), disguised(hidden, &[]));
            if TIED.contains(&(command[0], team)) {
                (open, hidden) = (without_lists(open), without_lists(hidden));
            }
            let mut found = Vec::new();
            differences("", &open, &hidden, &mut found);
            if !found.is_empty() {
                wrong.lock().expect("no panic").push(format!("{args:?}: {found:#?}"));
            }
        }
    });
    let wrong = wrong.into_inner().expect("no panic");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_seller_is_meant_by_her_pseudonym_and_by_her_own_name() {
    let (_folder, key) = key_file();
    let team = "profiles/nordlys.yaml";
    let pseudonym = Pseudonyms::with_key(KEY.as_bytes()).expect("a key").pseudonym("hanne-saether");
    let told = |args: &[&str]| {
        let (status, out, err) = run(&[args, &["--pseudonym-key", &key, "--format", "json"]].concat());
        assert_eq!(status, 0, "{err}");
        out
    };
    let by_id = told(&["explain", team, "hanne-saether"]);
    let asked = told(&["ask", team, "--for", "hanne-saether", "--draws", "50"]);
    for word in [pseudonym.as_str(), "Hanne Sæther", "HANNE", "hanne-saether", &pseudonym[..8]] {
        assert_eq!(told(&["explain", team, word]), by_id, "{word}");
        let pin = format!("{word}=hunter");
        assert!(told(&["assign", team, "--pin", &pin, "--draws", "0"]).contains(&pseudonym));
        assert_eq!(told(&["ask", team, "--for", word, "--draws", "50"]), asked, "{word}");
    }
}

#[test]
fn a_seller_answers_to_her_id_and_to_her_pseudonym() {
    let pseudonyms = Pseudonyms::with_key(KEY.as_bytes()).expect("a key");
    let pseudonym = pseudonyms.pseudonym("hanne-saether");
    let given = Overrides { pseudonyms: Some(pseudonyms), ..Overrides::default() };
    let opened = open_team("profiles/nordlys.yaml", None, &given).expect("a team");
    let sellers = opened.sellers.map(|seller| seller.expect("sound"));
    let hers: Vec<bool> = sellers
        .map(|seller| {
            assert!(!seller.answers_to("Hanne Sæther") && !format!("{seller:?}").contains("hanne"));
            assert_eq!(seller.answers_to("hanne-saether"), seller.answers_to(&pseudonym));
            seller.answers_to("hanne-saether")
        })
        .collect();
    assert_eq!(hers.iter().filter(|hers| **hers).count(), 1);
}

#[test]
fn raters_who_may_be_people_are_shown_under_pseudonyms_and_still_meant_by_their_names() {
    let (_folder, key) = key_file();
    let args = ["raters", "tests/privacy/raters.yaml", "--pseudonym-key", &key, "--format", "json"];
    let (_, out, err) = run(&args);
    let pseudonym = Pseudonyms::with_key(KEY.as_bytes()).expect("a key").pseudonym("torleif kvamme");
    assert!(
        out.contains("\"manager\"") && out.contains("\"self\"") && out.contains(&pseudonym),
        "{out}{err}"
    );
    let (status, only, err) = run(&[&args[..], &["--raters", "Torleif Kvamme,manager"]].concat());
    assert_eq!(status, 0, "{err}");
    assert!(only.contains(&pseudonym) && !only.contains("\"self\""), "{only}");
    let (_, csv, _) = run(&["who", &pseudonym, args[1], "--pseudonym-key", &key, "--format", "csv"]);
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert!(csv.contains(",rater,torleif kvamme,"), "{csv}");
}

// ---------------------------------------------------------------------------------------------------------
// Keys
// ---------------------------------------------------------------------------------------------------------

#[test]
fn the_same_key_gives_the_same_pseudonyms_and_no_key_never_the_same() {
    let args = ["match", "profiles/nordlys.yaml", "--pseudonyms", "--format", "csv", "--draws", "0"];
    let told = |key: Option<&str>| {
        let done = salesfit(&args, key);
        assert!(done.status.success());
        (String::from_utf8(done.stdout).expect("UTF-8"), String::from_utf8(done.stderr).expect("UTF-8"))
    };
    let (keyed, said) = told(Some(KEY));
    assert_eq!(said, "", "lasting pseudonyms need no remark");
    assert_eq!(told(Some(KEY)).0, keyed);
    assert_ne!(told(Some("no secret either, and another")).0, keyed);
    let (first, said) = told(None);
    assert!(
        said.starts_with("These pseudonyms are for this run only.") && said.lines().count() == 1,
        "{said}"
    );
    assert_ne!(told(None).0, first);
    let quiet = salesfit(&[&args[..], &["--quiet"]].concat(), None);
    assert!(quiet.stderr.is_empty());
    // The file is believed before the environment, and means that names are to be hidden.
    let (_folder, key) = key_file();
    let by_file =
        ["match", "profiles/nordlys.yaml", "--pseudonym-key", &key, "--format", "csv", "--draws", "0"];
    assert_eq!(String::from_utf8(salesfit(&by_file, Some("another key altogether")).stdout), Ok(keyed));
    // A key alone hides nobody.
    let open = salesfit(&["match", "profiles/nordlys.yaml", "--format", "csv"], Some("short"));
    assert!(String::from_utf8_lossy(&open.stdout).contains("hanne-saether"));
}

#[test]
fn a_key_that_is_none_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    fs::write(path("empty"), "\n").expect("writable");
    fs::write(path("short"), "fifteen bytes..\n").expect("writable");
    for (name, code) in
        [("empty", "empty-key"), ("short", "short-key"), ("none", "no-key-file"), (".", "key-not-a-file")]
    {
        for command in
            [&["match", "profiles/nordlys.yaml"][..], &["who", "s-0123456789", "profiles/nordlys.yaml"]]
        {
            let (status, out, err) = run(&[command, &["--pseudonym-key", &path(name)]].concat());
            assert!(
                status == 2 && out.is_empty() && err.starts_with(&format!("error[{code}]")),
                "{name}: {err}"
            );
            assert!(err.contains(folder.path().to_str().expect("UTF-8")), "{err}");
        }
    }
    for (key, code) in [("", "empty-key"), ("too short", "short-key")] {
        let done = salesfit(&["match", "profiles/nordlys.yaml", "--pseudonyms"], Some(key));
        let said = String::from_utf8(done.stderr).expect("UTF-8");
        assert!(said.starts_with(&format!("error[{code}]")) && !said.contains("too short"), "{said}");
    }
}

#[test]
fn the_key_is_never_written_over() {
    let (_folder, key) = key_file();
    let args = ["match", "profiles/nordlys.yaml", "--pseudonym-key", &key, "-o", &key, "--format", "csv"];
    let (status, _, err) = run(&args);
    assert!(status == 2 && err.starts_with("error[output-is-input]"), "{err}");
    assert_eq!(fs::read_to_string(&key).expect("still there"), format!("{KEY}\n"));
}

// ---------------------------------------------------------------------------------------------------------
// Who is it?
// ---------------------------------------------------------------------------------------------------------

#[test]
fn everybody_is_found_back_with_the_key() {
    let (_folder, key) = key_file();
    let pseudonyms = Pseudonyms::with_key(KEY.as_bytes()).expect("a key");
    for team in TEAMS {
        for (id, name) in people(team) {
            let pseudonym = pseudonyms.pseudonym(&id);
            for format in formats().filter(|format| !REVIEWS.contains(format) && *format != "jsonl") {
                let args =
                    ["who", &pseudonym, team, "--pseudonym-key", &key, "--format", format, "--pseudonyms"];
                let (status, out, err) = run(&args);
                assert_eq!((status, err.as_str()), (0, ""));
                let words = out.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "");
                assert!(words.contains(&name) && words.contains(&id), "{format}: {out}");
            }
        }
    }
}

#[test]
fn the_line_is_where_she_stands() {
    let (_folder, key) = key_file();
    let pseudonyms = Pseudonyms::with_key(KEY.as_bytes()).expect("a key");
    let of = |id: &str, name: &str, team: &str| {
        let args = ["who", &pseudonyms.pseudonym(id), team, "--pseudonym-key", &key, "--format", "json"];
        let told: Value = serde_json::from_str(&run(&args).1).expect("JSON");
        assert_eq!(told["found"][0]["file"], team);
        let line = usize::try_from(told["found"][0]["line"].as_u64().expect("a line")).expect("small");
        let text = fs::read_to_string(team).expect("readable");
        assert!(text.lines().nth(line - 1).is_some_and(|line| line.contains(name)), "{team}:{line}");
    };
    of("hanne-saether", "Hanne Sæther", "profiles/nordlys.yaml");
    for (id, name) in people("tests/privacy/table.csv") {
        of(&id, &name, "tests/privacy/table.csv");
    }
}

#[test]
fn nobody_is_found_without_the_key_or_with_another() {
    let team = "profiles/nordlys.yaml";
    let pseudonym = Pseudonyms::with_key(KEY.as_bytes()).expect("a key").pseudonym("hanne-saether");
    let code = |args: &[&str], key: Option<&str>| {
        let done = salesfit(&[&["who"], args].concat(), key);
        assert!(done.status.success() || (done.status.code() == Some(2) && done.stdout.is_empty()));
        let said = String::from_utf8(done.stderr).expect("UTF-8");
        said.split(['[', ']']).nth(1).map(str::to_owned)
    };
    assert_eq!(code(&[&pseudonym, team], Some(KEY)), None);
    assert_eq!(code(&[&pseudonym.to_uppercase(), "profiles/kiosk.yaml", team], Some(KEY)), None);
    assert_eq!(code(&[&pseudonym, team], None).as_deref(), Some("no-pseudonym-key"));
    assert_eq!(code(&[&pseudonym, team, "--pseudonyms"], None).as_deref(), Some("no-pseudonym-key"));
    assert_eq!(
        code(&[&pseudonym, team], Some("a key, but not that one")).as_deref(),
        Some("nobody-of-pseudonym")
    );
    assert_eq!(code(&[&pseudonym, "profiles/kiosk.yaml"], Some(KEY)).as_deref(), Some("nobody-of-pseudonym"));
    assert_eq!(code(&["hanne-saether", team], Some(KEY)).as_deref(), Some("no-pseudonym"));
    assert_eq!(code(&[&pseudonym, "no-such.yaml"], Some(KEY)).as_deref(), Some("no-such-file"));
    assert!(Path::new(team).exists());
}
