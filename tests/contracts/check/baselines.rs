//! Baselines: what was known before, and what is new.

use serde_json::{Value, json};

use super::{World, findings, policy, team};
use crate::support::{list, process};

const STRONG: &str = "scores: {drive: 10, skin: 10}";
const WEAK: &str = "scores: {drive: 2, skin: 4}";
/// Half a fit, where half is asked: it cannot be told.
const OPEN: &str = "scores: {drive: 5, skin: 5}";

fn world(kari: &str, ola: &str) -> World {
    let world = World::new(&[("policy.yaml", &policy("role-fit", "{level: warn, min: 50}", &[]))]);
    set(&world, kari, ola);
    world
}

fn set(world: &World, kari: &str, ola: &str) {
    let of = |name: &str, scores: &str| format!("name: {name}, role: hunter, {scores}");
    world.write("team.yaml", &team(&[&of("Kari", kari), &of("Ola", ola)]));
}

/// Writes a baseline beside the team.
fn known(world: &World) {
    let path = world.path("known.json");
    let done = world.check(&["team.yaml", "--policy", "policy.yaml", "--write-baseline", &path]);
    assert_eq!((done.code, done.out.as_str(), done.err.as_str()), (0, "", ""));
}

fn ratchet(world: &World) -> (u8, Value) {
    world.checked(&["team.yaml", "--policy", "policy.yaml", "--baseline", "known.json", "--ratchet"])
}

fn verdict<'t>(told: &'t Value, key: &str) -> &'t Value {
    &told["verdict"][format!("{key}_count")]
}

#[test]
fn what_is_known_is_accepted_and_what_is_new_fails() {
    let world = world(WEAK, STRONG);
    known(&world);
    let (exit, told) = ratchet(&world);
    assert_eq!((exit, verdict(&told, "known"), verdict(&told, "new")), (0, &json!(1), &json!(0)));
    assert_eq!(findings(&told)[0]["known"], true);
    set(&world, WEAK, WEAK);
    let (exit, told) = ratchet(&world);
    assert_eq!((exit, verdict(&told, "known"), verdict(&told, "new")), (1, &json!(1), &json!(1)));
    let new = &findings(&told)[1];
    assert_eq!((&new["known"], &new["denies"], &new["level"]), (&json!(false), &json!(true), &json!("warn")));
    // Without the ratchet the two are told apart, and each has its level.
    let (exit, told) = world.checked(&["team.yaml", "--policy", "policy.yaml", "--baseline", "known.json"]);
    assert_eq!((exit, verdict(&told, "known"), verdict(&told, "new")), (0, &json!(0), &json!(1)));
    let (_, told) = world.checked(&["team.yaml", "--policy", "policy.yaml"]);
    assert_eq!((verdict(&told, "new"), &findings(&told)[0]["known"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_baseline_of_the_first_edition_is_still_read_and_is_written_anew_in_the_second() {
    let world = world(WEAK, OPEN);
    let entry = |seller: &str, inconclusive: bool, value: f64| {
        json!({"rule": "role-fit", "team": "North", "seller": seller, "role": "hunter", "task": null,
            "inconclusive": inconclusive, "value": value})
    };
    let first = json!({"schema": "salesfit/baseline/1", "policy": "test", "date": "2026-11-25",
        "findings": [entry("kari", false, 0.75), entry("ola", true, 0.5)]});
    world.write("known.json", &first.to_string());
    let (exit, told) = ratchet(&world);
    assert_eq!((exit, verdict(&told, "known"), verdict(&told, "new")), (0, &json!(2), &json!(0)));
    known(&world);
    let second: Value = serde_json::from_str(&world.read("known.json")).expect("JSON");
    assert_eq!(second["schema"], "salesfit/baseline/2");
    let states: Vec<&Value> = list(&second, "findings").iter().map(|of| &of["state"]).collect();
    assert_eq!(states, ["fail", "inconclusive"]);
    assert_eq!(ratchet(&world), (exit, told));
    // A key of one edition is unknown in the other.
    let mixed = first.to_string().replace("baseline/1", "baseline/2");
    world.write("known.json", &mixed);
    let done = world.check(&["team.yaml", "--policy", "policy.yaml", "--baseline", "known.json"]);
    assert_eq!((done.code, done.problems()), (2, vec!["unknown-key"; 3]));
}

#[test]
fn what_could_not_be_told_and_now_fails_is_new_and_the_other_way_round_is_known() {
    let world = world(OPEN, STRONG);
    known(&world);
    let (exit, told) = ratchet(&world);
    assert_eq!(
        (exit, &findings(&told)[0]["state"], verdict(&told, "known")),
        (0, &json!("inconclusive"), &json!(1))
    );
    set(&world, WEAK, STRONG);
    let (exit, told) = ratchet(&world);
    assert_eq!((exit, verdict(&told, "new"), &told["gone"]), (1, &json!(1), &json!([])));
    known(&world);
    set(&world, OPEN, STRONG);
    let (exit, told) = ratchet(&world);
    assert_eq!((exit, verdict(&told, "known")), (0, &json!(1)));
}

#[test]
fn what_cannot_be_told_is_no_new_failure() {
    let world = world(STRONG, STRONG);
    known(&world);
    set(&world, OPEN, STRONG);
    let (exit, told) = ratchet(&world);
    assert_eq!((exit, verdict(&told, "new"), &findings(&told)[0]["denies"]), (0, &json!(1), &json!(false)));
}

#[test]
fn what_is_gone_is_told_unless_its_team_is_not_reviewed() {
    let world = world(WEAK, WEAK);
    known(&world);
    set(&world, STRONG, WEAK);
    let (exit, told) = ratchet(&world);
    assert_eq!((exit, verdict(&told, "gone")), (0, &json!(1)));
    assert_eq!(
        told["gone"],
        json!([{"rule": "role-fit", "team": "North", "seller": "kari", "role": "hunter", "task": null, "state": "fail", "value": 0.75}])
    );
    let table =
        world.check(&["team.yaml", "--policy", "policy.yaml", "--baseline", "known.json", "--ratchet"]);
    assert!(table.out.contains("--write-baseline"), "{}", table.out);
    world.write("team.yaml", &world.read("team.yaml").replace("North", "South"));
    let (_, told) = ratchet(&world);
    assert_eq!(told["gone"], json!([]));
}

#[test]
fn what_nobody_has_looked_for_is_not_gone() {
    let world = world(WEAK, STRONG);
    world.write("policy.yaml", "rules: {role-fit: warn, regression: warn}\n");
    world.write("then.yaml", &team(&[&format!("name: Kari, role: hunter, {STRONG}")]));
    let path = world.path("known.json");
    let since = ["team.yaml", "--policy", "policy.yaml", "--since", "then.yaml"];
    assert_eq!(world.check(&[&since[..], &["--write-baseline", &path]].concat()).code, 0);
    assert!(world.read("known.json").contains("regression"));
    // Without --since nothing is compared, and a rule that is off looks for nothing.
    let (_, told) = ratchet(&world);
    assert_eq!(told["gone"], json!([]));
    world.write("policy.yaml", "rules: {role-fit: allow, regression: warn}\n");
    let (_, told) = ratchet(&world);
    assert_eq!(told["gone"], json!([]));
    set(&world, STRONG, STRONG);
    let (_, told) = world.checked(&[&since[..], &["--baseline", "known.json"]].concat());
    assert_eq!(told["gone"][0]["rule"], "regression");
}

#[test]
fn a_waived_finding_is_in_no_baseline_and_is_not_new() {
    let world = world(WEAK, STRONG);
    let waiver = format!("rule: role-fit, seller: kari, {}", super::WAIVED);
    world.write("policy.yaml", &policy("role-fit", "deny", &[&waiver]));
    known(&world);
    assert!(!world.read("known.json").contains("kari"));
    let (exit, told) = ratchet(&world);
    assert_eq!((exit, verdict(&told, "waived"), verdict(&told, "new")), (0, &json!(1), &json!(0)));
}

#[test]
fn a_baseline_is_written_to_the_file_that_is_named_else_to_the_one_that_is_read() {
    let world = world(WEAK, STRONG);
    let run = |args: &[&str]| {
        let mut command = process(&[]);
        let out = command
            .args([
                "check",
                "team.yaml",
                "--catalog",
                "catalog.yaml",
                "--policy",
                "policy.yaml",
                "--today",
                super::TODAY,
            ])
            .args(args)
            .current_dir(world.folder())
            .output()
            .expect("the program starts");
        (out.status.code(), String::from_utf8(out.stderr).expect("UTF-8"))
    };
    let (code, said) = run(&["--write-baseline"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("1 finding is written to baseline.json"), "{said}");
    let written = world.read("baseline.json");
    assert_eq!(run(&["--baseline", "--ratchet"]).0, Some(0));
    assert_eq!(run(&["--write-baseline", "other.json"]).0, Some(0));
    assert_eq!(world.read("other.json"), written);
    // A baseline may be written over, by itself and by the name that --baseline gives it.
    set(&world, WEAK, WEAK);
    assert_eq!(run(&["--baseline", "other.json", "--write-baseline"]).0, Some(0));
    assert!(world.read("other.json").contains("ola"));
    assert_eq!(world.read("baseline.json"), written);
    assert_eq!(run(&["--write-baseline", "--ratchet", "--baseline"]).0, Some(2));
    assert_eq!(run(&["--ratchet"]).0, Some(2), "a ratchet needs a baseline");
    std::fs::remove_file(world.folder().join("baseline.json")).expect("it is there");
    let (code, said) = run(&["--baseline"]);
    assert!(code == Some(2) && said.contains("error[no-baseline-file]"), "{said}");
}

#[test]
fn nothing_that_is_no_baseline_is_written_over() {
    let world = world(WEAK, STRONG);
    world.write("notes.json", "{\"mine\": 1}\n");
    for name in ["notes.json", "team.yaml", "policy.yaml", "catalog.yaml", "."] {
        let path = world.path(name);
        let before = std::fs::read(&path).ok();
        let done = world.check(&["team.yaml", "--policy", "policy.yaml", "--write-baseline", &path]);
        assert_eq!((done.code, done.problems()), (2, vec!["file-exists"]), "{name}");
        assert_eq!(std::fs::read(&path).ok(), before, "{name}");
    }
}

#[test]
fn what_is_no_baseline_is_refused_with_reasons() {
    let world = world(WEAK, STRONG);
    let refused = |text: &str| {
        world.write("known.json", text);
        let done = world.check(&["team.yaml", "--policy", "policy.yaml", "--baseline", "known.json"]);
        assert_eq!((done.code, done.out.as_str()), (2, ""), "{text}");
        done.problems().join(" ")
    };
    let with = |findings: &str| format!("{{\"schema\": \"salesfit/baseline/2\", \"findings\": {findings}}}");
    assert_eq!(refused("{}"), "not-a-baseline");
    assert_eq!(refused("{\"schema\": \"salesfit/check/1\"}"), "not-a-baseline");
    assert_eq!(refused("{\"schema\": \"salesfit/baseline/2\"}"), "missing-key");
    assert_eq!(refused(&with("{}")), "not-a-list");
    assert_eq!(refused(&with("[1]")), "not-a-map");
    assert_eq!(refused(&with("[{}]")), "missing-key missing-key");
    assert_eq!(refused(&with("[{\"rule\": \"role-fit\"}]")), "missing-key");
    assert_eq!(refused(&with("[{\"rule\": \"rolefit\", \"team\": \"North\"}]")), "unknown-word");
    assert_eq!(
        refused(&with("[{\"rule\": \"role-fit\", \"team\": \"North\", \"state\": 1}]")),
        "unknown-word"
    );
    assert_eq!(refused("["), "not-yaml");
    let (exit, _) = {
        world.write("known.json", &with("[]"));
        ratchet(&world)
    };
    assert_eq!(exit, 1);
}

#[test]
fn what_is_known_is_one_line_for_people_and_whole_for_programs() {
    let world = world(WEAK, WEAK);
    known(&world);
    let review = ["team.yaml", "--policy", "policy.yaml", "--baseline", "known.json", "--ratchet"];
    for format in ["table", "markdown"] {
        let out = world.check(&[&review[..], &["--format", format]].concat()).out;
        let known: Vec<&str> = out.lines().filter(|line| line.contains("Known before")).collect();
        assert_eq!(known.len(), 1, "{out}");
        assert!(known[0].contains("2 findings (role-fit 2)"), "{out}");
        assert!(!out.contains("Kari") && !out.contains("Ola"), "none is told at length: {out}");
    }
    let (_, told) = world.checked(&review);
    assert_eq!(findings(&told).len(), 2);
    let csv = world.check(&[&review[..], &["--format", "csv"]].concat()).out;
    assert_eq!(csv.lines().filter(|line| line.contains(",known,yes,")).count(), 2, "{csv}");
    // A new one is told at length beside them.
    set(&world, WEAK, "scores: {drive: 2, skin: 2}");
    let out = world.check(&review).out;
    assert!(out.contains("1 finding (role-fit 1)") && out.contains("Ola") && !out.contains("Kari"), "{out}");
}
