//! Teams read from revisions in git: the whole program, in repositories that are made for it.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{commit, git, process};

fn diff(folder: &Path, args: &[&str]) -> Value {
    let output = process(&["diff", "--format", "json"]).args(args).current_dir(folder).output();
    let output = output.expect("it runs");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the output is JSON")
}

fn repository() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    git(folder.path(), &["init", "-q", "-b", "main"]);
    folder
}

/// A team of one with this drive, and a catalog that asks for this much of it.
fn team(drive: u8) -> String {
    format!("catalog: ../roles\nsellers: [{{name: Kari, role: hunter, scores: {{drive: {drive}}}}}]\n")
}

const ROLES: &str = "roles: {hunter: {tasks: {hunting: 1}}}\n";

fn tasks(drive: u8) -> String {
    format!("traits: {{drive: {{}}}}\ntasks: {{hunting: {{needs: {{drive: {{at_least: {drive}}}}}}}}}\n")
}

/// Fit before and now, and the parts of causes.
fn kari(told: &Value) -> (f64, f64, Vec<(String, f64)>) {
    let fit = &told["transitions"][0]["changed"][0]["fit"];
    let number = |value: &Value| value.as_f64().expect("a number");
    let parts = fit["split"].as_array().expect("it is split").iter();
    let parts =
        parts.map(|part| (part["causes"][0].as_str().expect("a cause").to_owned(), number(&part["change"])));
    (number(&fit["old"]), number(&fit["new"]), parts.collect())
}

#[test]
fn a_file_is_compared_with_what_it_was_and_so_are_two_revisions() {
    let folder = repository();
    let root = folder.path();
    // Names with a space and with letters beyond ASCII.
    let name = "våre folk/teamet vårt.yaml";
    commit(root, &[(name, &team(4)), ("roles/tasks.yaml", &tasks(8)), ("roles/roles.yaml", ROLES)]);
    git(root, &["tag", "v1"]);
    commit(root, &[(name, &team(6))]);
    commit(root, &[("roles/tasks.yaml", &tasks(6))]);
    fs::write(root.join(name), team(2)).expect("writable");

    let told = diff(root, &[name, "--rev", "v1"]);
    let (old, new, parts) = kari(&told);
    assert_eq!((old, new), (0.0, 0.0));
    assert_eq!(parts.iter().map(|(cause, _)| cause.as_str()).collect::<Vec<_>>(), ["scores", "catalog"]);
    let files: Vec<&str> = told["measurements"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|side| side["file"].as_str())
        .collect();
    assert_eq!(files, [&format!("{name}@v1"), name]);

    // The catalog is read from the same revision as the file: 4 of 8, then 6 of 8, then 6 of 6.
    let scores = kari(&diff(root, &[name, "--rev", "v1..HEAD~1"]));
    assert_eq!(scores, (0.0, 0.5, vec![("scores".to_owned(), 0.5)]));
    let catalog = kari(&diff(root, &[name, "--rev", "HEAD~1..main"]));
    assert_eq!(catalog, (0.5, 1.0, vec![("catalog".to_owned(), 0.5)]));
    let open = diff(root, &[name, "--rev", "HEAD~1.."]);
    assert_eq!(kari(&open), catalog, "what is left out is HEAD");
    // A catalog that the user names is the same for all.
    let told = diff(root, &[name, "--rev", "v1..main", "--catalog", "roles"]);
    assert_eq!(kari(&told).2.iter().map(|(cause, _)| cause.as_str()).collect::<Vec<_>>(), ["scores"]);
}

#[test]
fn it_works_from_a_sub_folder_from_outside_and_after_the_file_is_gone() {
    let folder = repository();
    let root = folder.path();
    commit(root, &[("people/team.yaml", &team(4)), ("roles/all.yaml", &format!("{}{ROLES}", tasks(8)))]);
    commit(root, &[("people/team.yaml", &team(6))]);
    let expected = kari(&diff(root, &["people/team.yaml", "--rev", "HEAD~1..HEAD"]));
    assert_eq!((expected.0, expected.1), (0.0, 0.5));
    let from = |folder: &Path, name: &str| kari(&diff(folder, &[name, "--rev", "HEAD~1..HEAD"]));
    assert_eq!(from(&root.join("people"), "team.yaml"), expected);
    assert_eq!(from(&root.join("roles"), "../people/team.yaml"), expected);
    let other = TempDir::new().expect("a folder");
    assert_eq!(from(other.path(), root.join("people/team.yaml").to_str().expect("UTF-8")), expected);
    fs::remove_dir_all(root.join("people")).expect("removable");
    assert_eq!(from(root, "people/team.yaml"), expected);
    let inside = root.join("roles");
    assert_eq!(from(&inside, "../people/team.yaml"), expected);
}

#[test]
fn sellers_beside_a_team_are_read_from_the_same_revision() {
    let folder = repository();
    let root = folder.path();
    let team = "sellers: people.csv\n";
    commit(root, &[("team.yaml", team), ("people.csv", "name,role,drive\nKari,hunter,4\n")]);
    commit(root, &[("people.csv", "name,role,drive\nKari,hunter,9\nOla,hunter,7\n")]);
    let told = diff(root, &["team.yaml", "--rev", "HEAD~1"]);
    assert_eq!(told["transitions"][0]["joined"][0]["id"], "ola");
    assert_eq!(told["transitions"][0]["changed"][0]["scores"][0]["old"], 4.0);
    // A table of sellers alone is known by its ending, whatever the revision is called.
    let told = diff(root, &["people.csv", "--rev", "HEAD~1"]);
    assert_eq!(told["transitions"][0]["changed"][0]["scores"][0]["new"], 9.0);
}

#[test]
fn what_has_not_changed_in_git_has_not_changed() {
    let folder = repository();
    commit(folder.path(), &[("team.yaml", "sellers: [{name: Kari, role: hunter, scores: {drive: 9}}]\n")]);
    let told = diff(folder.path(), &["team.yaml", "--rev", "HEAD"]);
    assert_eq!(told["transitions"][0]["changed"], Value::Array(Vec::new()));
    assert_eq!(told["transitions"][0]["answers"]["mean_fit"]["split"], Value::Array(Vec::new()));
}

#[test]
fn another_git_that_calls_the_program_does_not_lead_it_astray() {
    let (folder, other) = (repository(), repository());
    commit(folder.path(), &[("team.yaml", "sellers: [{name: Kari, role: hunter, scores: {drive: 9}}]\n")]);
    let mut command = process(&["diff", "team.yaml", "--rev", "HEAD"]);
    command.current_dir(folder.path());
    let output = command.env("GIT_DIR", other.path().join(".git")).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
