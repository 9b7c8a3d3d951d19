//! How the program is run: several files, tables, standard input, threads, order, and how little it draws.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use super::{TODAY, World, findings, lines, policy, team};
use crate::support::{process, salesfit};

const WEAK: &str = "scores: {drive: 2, skin: 4}";

fn deny() -> String {
    policy("role-fit", "deny", &[])
}

#[test]
fn the_exit_status_is_0_1_or_2() {
    let world = World::new(&[
        ("weak.yaml", &team(&[&format!("name: Kari, role: hunter, {WEAK}")])),
        ("strong.yaml", &team(&["name: Kari, role: hunter, scores: {drive: 9, skin: 9}"])),
        ("broken.yaml", "sellers: [{name: Kari, role: huntress}]\n"),
        ("deny.yaml", &deny()),
        ("warn.yaml", &policy("role-fit", "warn", &[])),
    ]);
    for (args, code) in [
        (vec!["strong.yaml", "--policy", "deny.yaml"], 0),
        (vec!["weak.yaml", "--policy", "warn.yaml"], 0),
        (vec!["weak.yaml", "--policy", "deny.yaml"], 1),
        (vec!["strong.yaml", "weak.yaml", "--policy", "deny.yaml"], 1),
        (vec!["broken.yaml", "--policy", "deny.yaml"], 2),
        (vec!["nowhere.yaml"], 2),
        (vec![], 2),
        (vec!["--init", "weak.yaml"], 2),
        (vec!["weak.yaml", "--draws", "1"], 2),
    ] {
        for format in ["table", "markdown", "csv", "json"] {
            let done = world.check(&[&args[..], &["--format", format]].concat());
            assert_eq!(done.code, code, "{args:?} {}", done.err);
            assert_eq!(done.out.is_empty(), code == 2, "{args:?}");
        }
    }
}

#[test]
fn all_that_is_wrong_in_several_files_is_told() {
    let world = World::new(&[
        ("a.yaml", "sellers: [{name: Kari, role: huntress}]\n"),
        ("b.yaml", &team(&[&format!("name: Kari, role: hunter, {WEAK}")])),
        ("c.yaml", "sellers: [{name: Kari, scores: {drive: 11, charm: 1}}]\n"),
    ]);
    let done = world.check(&["a.yaml", "b.yaml", "c.yaml", "nowhere.yaml"]);
    assert_eq!((done.code, done.out.as_str()), (2, ""));
    assert_eq!(done.problems().len(), 4, "{}", done.err);
    assert_eq!((done.problems()[0], done.problems()[3]), ("unknown-role", "no-such-file"));
}

#[test]
fn several_teams_are_told_one_after_the_other_each_at_its_own_place() {
    let world = World::new(&[("policy.yaml", &deny())]);
    for (file, name) in [("b.yaml", "B"), ("a.yaml", "A")] {
        world.write(file, &team(&[&format!("name: Kari, role: hunter, {WEAK}")]).replace("North", name));
    }
    let (exit, told) = world.checked(&["b.yaml", "a.yaml", "--policy", "policy.yaml"]);
    let of =
        |key: &str| -> Vec<Value> { findings(&told).iter().map(|finding| finding[key].clone()).collect() };
    assert_eq!((exit, of("team"), of("line")), (1, vec!["B".into(), "A".into()], vec![4.into(), 4.into()]));
    assert!(of("file")[0].as_str().is_some_and(|file| file.ends_with("b.yaml")));
    let prints: BTreeSet<String> = of("fingerprint").iter().map(Value::to_string).collect();
    assert_eq!(prints.len(), 2, "a fingerprint knows its team");
}

const TABLE: &str = "name,role,drive,skin\nKari,hunter,2,4\nOla,hunter,9,9\n";

#[test]
fn a_table_of_sellers_is_reviewed_alone_and_beside_its_team() {
    let world = World::new(&[
        ("sellers.csv", TABLE),
        ("team.yaml", "team: North\nsellers: sellers.csv\n"),
        ("policy.yaml", &deny()),
    ]);
    for file in ["sellers.csv", "team.yaml"] {
        let (exit, told) = world.checked(&[file, "--policy", "policy.yaml"]);
        assert_eq!((exit, lines(&told)), (1, vec!["role-fit kari hunter - fail".to_owned()]), "{file}");
        let finding = &findings(&told)[0];
        assert!(finding["file"].as_str().is_some_and(|name| name.ends_with("sellers.csv")), "{finding}");
        assert_eq!(finding["line"], 2);
    }
}

/// The program itself, with this on standard input and in this many threads.
fn program(world: &World, args: &[&str], input: &str, threads: &str) -> (Option<i32>, String) {
    let mut child = process(&[])
        .args(["check", "--catalog", "catalog.yaml", "--today", TODAY])
        .args(args)
        .env("RAYON_NUM_THREADS", threads)
        .current_dir(world.folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("it was asked for").write_all(input.as_bytes()).expect("it is read");
    let out = child.wait_with_output().expect("the program ends");
    (out.status.code(), String::from_utf8(out.stdout).expect("UTF-8"))
}

#[test]
fn a_team_may_come_by_standard_input() {
    let world = World::new(&[("policy.yaml", &deny())]);
    let yaml = team(&[&format!("name: Kari, role: hunter, {WEAK}")]);
    for input in [TABLE, &yaml] {
        let (code, out) = program(&world, &["-", "--policy", "policy.yaml", "--format", "json"], input, "1");
        let told: Value = serde_json::from_str(&out).expect("JSON");
        assert_eq!((code, lines(&told)), (Some(1), vec!["role-fit kari hunter - fail".to_owned()]));
        assert_eq!(findings(&told)[0]["file"], "-");
    }
}

const NORDLYS: &str = include_str!("../../../profiles/nordlys.yaml");

/// Everything on, all of it told.
const ALL: &str = "extends: builtin\nrules:\n  single-rater: warn\n  self-only: {level: warn, inconclusive: warn}\n  \
    key-person: {level: warn, points: 30}\n  waste: {level: warn, percent: 5}\n";

#[test]
fn the_same_bytes_for_any_number_of_threads() {
    let world = World::new(&[("team.yaml", NORDLYS), ("all.yaml", ALL)]);
    let world_of_builtin = |threads: &str| {
        let out = process(&[])
            .args(["check", "team.yaml", "--policy", "all.yaml", "--today", TODAY, "--format", "json"])
            .env("RAYON_NUM_THREADS", threads)
            .current_dir(world.folder())
            .output()
            .expect("the program runs");
        assert_eq!(out.status.code(), Some(0));
        out.stdout
    };
    let one = world_of_builtin("1");
    assert_eq!(one, world_of_builtin("2"));
    assert_eq!(one, world_of_builtin("3"));
}

#[test]
fn the_order_of_sellers_changes_no_finding() {
    let (head, sellers) = NORDLYS.split_once("sellers:\n").expect("it has sellers");
    let mut people: Vec<&str> = sellers.split("\n  - ").collect();
    people.remove(0);
    assert_eq!(people.len(), 10);
    let told = |people: &[&str]| -> BTreeSet<String> {
        let text = format!("{head}sellers:\n  - {}\n", people.join("\n  - "));
        let world = World::new(&[("team.yaml", &text), ("all.yaml", ALL)]);
        let json = salesfit(&[
            "check",
            &world.path("team.yaml"),
            "--policy",
            &world.path("all.yaml"),
            "--today",
            TODAY,
            "--format",
            "json",
        ])
        .json();
        let without_place = |finding: &Value| {
            let mut finding = finding.clone();
            for key in ["file", "line", "advice"] {
                finding[key] = Value::Null;
            }
            finding.to_string()
        };
        findings(&json).iter().map(without_place).collect()
    };
    let first = told(&people);
    assert!(first.len() > 15, "{}", first.len());
    let same = |people: &[&str]| {
        let again = told(people);
        let differ: Vec<&String> = again.symmetric_difference(&first).collect();
        assert_eq!(differ, Vec::<&String>::new());
    };
    people.reverse();
    same(&people);
    people.rotate_left(3);
    people.swap(0, 5);
    same(&people);
}

#[test]
fn far_from_every_limit_nothing_hangs_on_draws_and_near_one_something_does() {
    let world = World::new(&[(
        "policy.yaml",
        "confidence: 1\nrules: {role-fit: warn, misplaced: warn, cover: {level: warn, min: 1}}\n",
    )]);
    let told = |scores: &str, seed: &str, draws: &str| {
        world.write("team.yaml", &team(&[&format!("name: Kari, role: hunter, scores: {{{scores}}}")]));
        world
            .check(&[
                "team.yaml",
                "--policy",
                "policy.yaml",
                "--format",
                "json",
                "--seed",
                seed,
                "--draws",
                draws,
            ])
            .out
            // The commands in advice repeat them.
            .replace(&format!(" --draws {draws}"), "")
            .replace(&format!(" --seed {seed}"), "")
    };
    for far in ["drive: 0, skin: 4, tact: 10", "drive: 10, skin: 10, tact: 0"] {
        let far = far.replace(',', ", se: 0.2},").replace(": ", ": {score: ").replace("se: {score: ", "se: ")
            + ", se: 0.2}";
        assert_eq!(told(&far, "1", "50"), told(&far, "7", "5000"), "{far}");
    }
    assert_ne!(told("drive: 5, skin: 5, tact: 6", "1", "50"), told("drive: 5, skin: 5, tact: 6", "7", "50"));
}

#[test]
fn the_files_that_are_read_are_not_written_over() {
    let world = World::new(&[
        ("team.yaml", &team(&["name: Kari"])),
        ("policy.yaml", "extends: base.yaml\n"),
        ("base.yaml", "policy: base\n"),
        ("known.json", "{\"schema\": \"salesfit/baseline/2\", \"findings\": []}\n"),
        ("since.yaml", &team(&["name: Ola"])),
    ]);
    for name in ["team.yaml", "policy.yaml", "base.yaml", "known.json", "since.yaml"] {
        let before = world.read(name);
        let path = world.path(name);
        let done = world.check(&[
            "team.yaml",
            "--policy",
            "policy.yaml",
            "--baseline",
            "known.json",
            "--since",
            "since.yaml",
            "--format",
            "json",
            "-o",
            &path,
        ]);
        assert_eq!((done.code, done.problems()), (2, vec!["output-is-input"]), "{name}");
        assert_eq!(world.read(name), before);
    }
}

#[test]
fn a_report_that_does_not_pass_is_written_whole_all_the_same() {
    let world = World::new(&[
        ("team.yaml", &team(&[&format!("name: Kari, role: hunter, {WEAK}")])),
        ("policy.yaml", &deny()),
    ]);
    let out = world.folder().join("report.md");
    let done = world.check(&["team.yaml", "--policy", "policy.yaml", "-o", out.to_str().expect("plain")]);
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    assert!(world.read("report.md").contains("does not pass"));
}
