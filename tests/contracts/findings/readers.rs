//! What the readers of findings make of them: GitHub's code scanning and annotations, the test reports of GitLab and
//! Jenkins. Each reader here refuses what the real one refuses or shows wrongly.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::select;
use roxmltree::Document;
use salesfit::domain::policy::Outcome;
use salesfit::domain::problem::Severity;
use salesfit::render::{Format, MAX_RESULTS};
use serde_json::Value;

use super::{attribute, case, decoded, drawn, read_command, review, sarif};
use crate::support::{Files, cases, list, process, salesfit};

/// The most annotations of a step that GitHub shows.
const MAX_ANNOTATIONS: usize = 10;

/// The alerts that code scanning opens, by rule and fingerprint, each with its file and line.
///
/// By GitHub's "SARIF support for code scanning": a file with a result without a location is rejected; of a run the
/// first 5,000 results are shown; `kind` and `suppressions` are not read, so that every result is an open alert; results
/// with the same rule and `primaryLocationLineHash` are one alert; a path is taken from the top of the repository.
fn alerts(log: &Value) -> BTreeMap<(String, String), (String, u64)> {
    assert_eq!(log["version"], "2.1.0");
    let [run] = list(log, "runs") else { panic!("one run") };
    let rules: Vec<&Value> = list(&run["tool"]["driver"], "rules").iter().map(|rule| &rule["id"]).collect();
    let results = list(run, "results");
    assert!(results.len() <= MAX_RESULTS, "{} results", results.len());
    let mut alerts = BTreeMap::new();
    for result in results {
        assert!(rules.contains(&&result["ruleId"]), "{result}");
        assert!(
            ["note", "warning", "error"].contains(&result["level"].as_str().expect("a level")),
            "{result}"
        );
        assert_eq!(result["kind"], "fail", "it would be an open alert: {result}");
        assert_eq!(result["suppressions"], serde_json::json!([]), "it would be an open alert: {result}");
        assert!(result["message"]["text"].as_str().is_some_and(|text| !text.trim().is_empty()), "{result}");
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("a location");
        assert!(!uri.is_empty() && !uri.starts_with("..") && !uri.contains("://"), "outside: {uri}");
        let line = place["region"]["startLine"].as_u64().filter(|line| *line > 0).expect("a line");
        let fingerprint = result["partialFingerprints"]["primaryLocationLineHash"].as_str();
        let fingerprint = fingerprint.filter(|print| !print.is_empty()).expect("a fingerprint");
        let rule = result["ruleId"].as_str().expect("an id");
        let earlier = alerts.insert((rule.to_owned(), fingerprint.to_owned()), (uri.to_owned(), line));
        assert_eq!(earlier, None, "two results are one alert: {result}");
    }
    alerts
}

/// The tests of a report and whether each passed, by class and name: what GitLab and Jenkins know a test by, whatever
/// its suite.
fn tests(report: &str) -> BTreeMap<(String, String), &'static str> {
    let document = Document::parse(report).expect("XML");
    let mut tests = BTreeMap::new();
    for test in document.descendants().filter(|node| node.has_tag_name("testcase")) {
        let has = |tag: &str| test.children().any(|child| child.has_tag_name(tag));
        let state = if has("failure") {
            "failed"
        } else if has("skipped") {
            "skipped"
        } else {
            "passed"
        };
        let key = (attribute(test, "classname").to_owned(), attribute(test, "name").to_owned());
        assert!(!key.1.trim().is_empty(), "{key:?}");
        assert_eq!(tests.insert(key.clone(), state), None, "two tests are one: {key:?}");
    }
    tests
}

/// The annotations of a step, without the summary: the level and the file of each, in order.
fn annotations(log: &str) -> Vec<(String, Option<String>)> {
    let mut shown = Vec::new();
    for line in log.lines() {
        let (level, properties, message) = read_command(line);
        assert!(["notice", "warning", "error"].contains(&level) && !message.trim().is_empty(), "{line}");
        let file = properties.into_iter().find_map(|(key, value)| (key == "file").then_some(value));
        assert!(file.as_ref().is_none_or(|file| !file.starts_with('/') && !file.starts_with("..")), "{line}");
        shown.push((level.to_owned(), file));
    }
    assert_eq!(shown.pop(), Some(("notice".to_owned(), None)), "the summary is last");
    assert!(shown.len() <= MAX_ANNOTATIONS, "{} annotations", shown.len());
    let rank = |level: &str| ["error", "warning", "notice"].iter().position(|of| *of == level);
    assert!(shown.is_sorted_by_key(|(level, _)| rank(level)), "the worst come first: {shown:?}");
    shown
}

/// What all readers make of one review. Every reader is given the review twice, and makes the same of it.
fn read_by_all(args: &[&str]) -> (usize, usize, usize) {
    let told = |format: &str| {
        let done = salesfit(&[args, &["--quiet", "--format", format]].concat());
        assert!(done.code < 2, "{args:?}: {}", done.err);
        done.out
    };
    let json = |text: &str| serde_json::from_str::<Value>(text).expect("SARIF is JSON");
    let (first, second) = (alerts(&json(&told("sarif"))), alerts(&json(&told("sarif"))));
    assert_eq!(first, second);
    let report = told("junit");
    let read = tests(&report);
    assert_eq!(read, tests(&told("junit")));
    (first.len(), read.len(), annotations(&told("github")).len())
}

/// The teams of this project, and the policies that they are reviewed by.
const REVIEWS: [&[&str]; 12] = [
    &["profiles/nordlys.yaml"],
    &["profiles/kiosk.yaml"],
    &["profiles/sellers.csv"],
    &["profiles/nordlys.yaml", "profiles/kiosk.yaml", "profiles/sellers.csv"],
    &["tests/hr/teams", "--policy", "tests/hr/policy.yaml"],
    &["tests/hr/teams", "--policy", "tests/hr/policy-strict.yaml"],
    &[
        "tests/hr/teams",
        "--policy",
        "tests/hr/policy.yaml",
        "--baseline",
        "tests/hr/baseline.json",
        "--ratchet",
    ],
    &[
        "tests/hr/teams/west.yaml",
        "--policy",
        "tests/hr/policy.yaml",
        "--since",
        "tests/hr/last-year/west.yaml",
    ],
    &["tests/hr/teams", "tests/hr/last-year/west.yaml", "--policy", "tests/hr/policy-strict.yaml"],
    &["tests/cli/world/team.yaml", "tests/cli/world/seats.yaml", "tests/cli/world/raters.yaml"],
    &["tests/privacy/raters.yaml", "tests/privacy/table.csv", "--policy", "tests/privacy/policy.yaml"],
    &["profiles/nordlys.yaml", "--lang", "nb"],
];

#[test]
fn every_reader_takes_the_reviews_of_all_sample_teams() {
    let (mut alerts, mut tests, mut annotations) = (0, 0, 0);
    for teams in REVIEWS {
        for more in [&[][..], &["--pseudonym-key", "tests/cli/world/key"]] {
            let args = [&["check", "--today", "2026-11-25", "--draws", "50"], teams, more].concat();
            let read = read_by_all(&args);
            (alerts, tests, annotations) = (alerts + read.0, tests + read.1, annotations + read.2);
        }
    }
    assert!(alerts > 100 && tests > 500 && annotations > 100, "{alerts} {tests} {annotations}");
}

#[test]
fn the_readers_refuse_what_they_cannot_show() {
    let log = sarif(&review());
    assert_eq!(alerts(&log).len(), 1);
    let wrong = [
        ("/runs/0/results/0/locations", Value::Null),
        ("/runs/0/results/0/locations/0/physicalLocation/region", Value::Null),
        ("/runs/0/results/0/partialFingerprints/primaryLocationLineHash", Value::Null),
        ("/runs/0/results/0/level", "none".into()),
        ("/runs/0/results/0/kind", "open".into()),
        ("/runs/0/results/0/ruleId", "another".into()),
    ];
    for (pointer, value) in wrong {
        let mut log = log.clone();
        *log.pointer_mut(pointer).unwrap_or_else(|| panic!("nothing at {pointer}")) = value;
        assert!(std::panic::catch_unwind(|| alerts(&log)).is_err(), "{pointer} is not looked at");
    }
    let twice =
        "<testsuites><testcase classname='a' name='b'/><testcase classname='a' name='b'/></testsuites>";
    assert!(std::panic::catch_unwind(|| tests(twice)).is_err());
}

#[test]
fn of_more_results_than_are_shown_the_worst_are_kept_and_the_rest_counted() {
    let mut findings = review();
    findings.cases.clear();
    for at in 0..MAX_RESULTS + 7 {
        let severity = if at % 2 == 0 { Severity::Warning } else { Severity::Error };
        let mut one = case(0, Outcome::Fail, severity, "Kari");
        one.fingerprint = format!("{at:032x}");
        findings.cases.push(one);
    }
    let log = sarif(&findings);
    assert_eq!(super::wrong_sarif(&log), None);
    assert_eq!(alerts(&log).len(), MAX_RESULTS);
    let run = &log["runs"][0];
    let errors = list(run, "results").iter().filter(|result| result["level"] == "error").count();
    assert_eq!(errors, (0..MAX_RESULTS + 7).filter(|at| at % 2 == 1).count(), "all errors are there");
    let told = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].as_str();
    let told = told.expect("the rest is told");
    assert!(told.starts_with("7 results are left out") && told.contains("5000"), "{told}");
    findings.cases.truncate(MAX_RESULTS);
    let all = sarif(&findings);
    assert!(all["runs"][0]["invocations"][0].get("toolExecutionNotifications").is_none());
    // JUnit has them all; of annotations, ten.
    let report = drawn(&findings, Format::Junit);
    assert_eq!(tests(&report).len(), MAX_RESULTS, "of one name, numbered");
    assert_eq!(annotations(&drawn(&findings, Format::Github)).len(), MAX_ANNOTATIONS);
}

#[test]
fn a_note_says_that_results_are_left_out() {
    let files = Files::empty();
    files.write("policy.yaml", "policy: ratings\nrules:\n  coverage: {level: warn, min: 1}\n");
    let mut table = "name,role,drive\n".to_owned();
    for at in 0..MAX_RESULTS + 3 {
        table.push_str(&format!("Seller {at},hunter,5\n"));
    }
    files.write("big.csv", table);
    let (team, policy) = (files.path("big.csv"), files.path("policy.yaml"));
    let args = ["check", &team, "--policy", &policy, "--draws", "50"];
    let told = salesfit(&[&args[..], &["--format", "sarif"]].concat());
    assert!(told.err.contains("note[results-left-out]: 3 results"), "{}", told.err);
    let log: Value = serde_json::from_str(&told.out).expect("JSON");
    assert_eq!(list(&log["runs"][0], "results").len(), MAX_RESULTS);
    let told = salesfit(&[&args[..], &["--format", "json"]].concat());
    assert!(!told.err.contains("results-left-out"), "{}", told.err);
    assert_eq!(list(&told.json(), "findings").len(), MAX_RESULTS + 3);
}

#[test]
fn paths_begin_at_the_workspace_or_the_top_of_the_repository() {
    let files = Files::empty();
    let top = files.folder();
    fs::create_dir_all(top.join("north/teams")).expect("folders can be made");
    fs::create_dir(top.join(".git")).expect("folders can be made");
    files.write(
        "north/teams/team.yaml",
        "sellers: [{name: Kari, role: hunter, scores: {drive: 1, resilience: 1}}]\n",
    );
    let check = |folder: &str, team: &str, workspace: Option<&Path>| {
        let path_of = |format: &str| {
            let mut command = process(&["check", team, "--draws", "50", "--quiet", "--format", format]);
            command.current_dir(top.join(folder)).env_remove("GITHUB_WORKSPACE");
            command.envs(workspace.map(|folder| ("GITHUB_WORKSPACE", folder)));
            let out = command.output().expect("the program runs").stdout;
            String::from_utf8(out).expect("UTF-8")
        };
        let annotated = annotations(&path_of("github"))[0].1.clone().expect("a file");
        let log = serde_json::from_str(&path_of("sarif")).expect("JSON");
        let places: BTreeSet<String> = alerts(&log).into_values().map(|(uri, _)| uri).collect();
        assert_eq!(places, BTreeSet::from([annotated.clone()]));
        annotated
    };
    for (folder, team) in [
        (".", "north/teams/team.yaml"),
        ("north", "teams"),
        ("north/teams", "team.yaml"),
        ("north", "../north/teams/team.yaml"),
    ] {
        assert_eq!(check(folder, team, None), "north/teams/team.yaml", "{folder} {team}");
        assert_eq!(check(folder, team, Some(top)), "north/teams/team.yaml", "{folder} {team}");
        let inner = top.join("north");
        assert_eq!(check(folder, team, Some(&inner)), "teams/team.yaml", "{folder} {team}");
    }
}

#[test]
fn what_comes_from_standard_input_is_at_the_policy() {
    let files = Files::empty();
    files.write("team.yaml", "sellers: [{name: Kari, role: hunter, scores: {drive: 1, resilience: 1}}]\n");
    files.write("policy.yaml", "policy: own\nextends: builtin\n");
    for (policy, place) in [(None, "standard-input"), (Some("policy.yaml"), "policy.yaml")] {
        let mut command = process(&["check", "-", "--draws", "50", "--quiet", "--format", "sarif"]);
        command.current_dir(files.folder()).args(policy.map(|policy| format!("--policy={policy}")));
        command.stdin(fs::File::open(files.folder().join("team.yaml")).expect("readable"));
        let log = serde_json::from_slice(&command.output().expect("the program runs").stdout).expect("JSON");
        let places: BTreeSet<(String, u64)> = alerts(&log).into_values().collect();
        assert_eq!(places, BTreeSet::from([(place.to_owned(), 1)]));
    }
}

#[cfg(unix)]
#[test]
fn a_path_that_is_not_utf_8_is_encoded_byte_by_byte() {
    use std::os::unix::ffi::OsStrExt;
    let files = Files::empty();
    let name = std::ffi::OsStr::from_bytes(b"s\xf8r.yaml");
    let team = "sellers: [{name: Kari, role: hunter, scores: {drive: 1, resilience: 1}}]\n";
    if fs::write(files.folder().join(name), team).is_err() {
        // Some file systems hold no such names.
        return;
    }
    let read = |format: &str| {
        let mut command = process(&["check", "--draws", "50", "--quiet", "--format", format]);
        let out = command.arg(name).current_dir(files.folder()).output().expect("the program runs");
        String::from_utf8(out.stdout).expect("UTF-8")
    };
    let log = serde_json::from_str(&read("sarif")).expect("JSON");
    assert!(alerts(&log).values().all(|(uri, _)| uri == "s%F8r.yaml"));
    assert!(!tests(&read("junit")).is_empty());
    assert_eq!(annotations(&read("github"))[0].1.as_deref(), Some("s\u{fffd}r.yaml"));
}

/// A team file: its name, and its sellers' names, ids and roles.
fn any_team() -> impl Strategy<Value = String> {
    let name = select(&["North", "North", "South", "North (b.yaml)", "A: B"][..]);
    let seller = (
        select(&["Kari", "Kari", "Kari (ola)", "Åse <Vik>", "ola", "#2"][..]),
        select(&["hunter", "account-manager", "~"][..]),
        0..=10_u8,
    );
    (name, prop::collection::vec(seller, 1..7)).prop_map(|(name, sellers)| {
        let mut team = format!("team: '{name}'\nsellers:\n");
        for (at, (name, role, score)) in sellers.into_iter().enumerate() {
            let id = ["ola", "kari", "x) (y", "2", "y", "z", "åse"][at];
            team.push_str(&format!(
                "  - {{name: '{name}', id: '{id}', role: {role}, scores: {{drive: {score}, resilience: {score}}}}}\n"
            ));
        }
        team
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(20, 200)))]

    #[test]
    fn tests_and_alerts_of_any_teams_are_told_apart_and_stay_the_same(
        teams in prop::collection::vec(any_team(), 1..4),
    ) {
        let files = Files::empty();
        let mut paths: Vec<String> = Vec::new();
        for (at, team) in teams.iter().enumerate() {
            let name = ["a.yaml", "b.yaml", "c.yaml"][at];
            files.write(name, team);
            paths.push(files.path(name));
        }
        files.write(".git", "a repository begins here\n");
        let read = |paths: &[String]| {
            let told = |format: &str| {
                let mut args = vec!["check", "--draws", "50", "--quiet", "--format", format];
                args.extend(paths.iter().map(String::as_str));
                let done = salesfit(&args);
                assert!(done.code < 2, "{}", done.err);
                done.out
            };
            let log = serde_json::from_str(&told("sarif")).expect("JSON");
            let report = told("junit");
            (alerts(&log), tests(&report))
        };
        let first = read(&paths);
        prop_assert_eq!(&read(&paths), &first);
        // In another order of files and sellers they are the same still, unless a team is called as another and its file.
        if teams.iter().any(|team| team.contains("North (b.yaml)")) {
            return Ok(());
        }
        paths.reverse();
        for (at, team) in teams.iter().enumerate() {
            let (head, sellers) = team.split_once("sellers:\n").expect("a team has sellers");
            let sellers: Vec<&str> = sellers.lines().rev().collect();
            files.write(["a.yaml", "b.yaml", "c.yaml"][at], format!("{head}sellers:\n{}\n", sellers.join("\n")));
        }
        let again = read(&paths);
        prop_assert_eq!(again.1, first.1);
        prop_assert!(again.0.keys().eq(first.0.keys()));
    }
}

#[test]
fn a_uri_reads_back_as_its_path() {
    assert_eq!(decoded("teams/s%C3%B8r%20.yaml"), "teams/sør .yaml");
}
