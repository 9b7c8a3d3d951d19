//! A revision that cannot be read is a problem and never an absent file: an absent file passes a review of what has
//! become worse.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::{Done, TEAM, finish, folder, run, salesfit};
use crate::support::{commit, git, put};

/// Fails where the fit in the current role has become worse.
const POLICY: &str = "policy: Worse\nextends: builtin\nrules: {regression: {level: deny, points: 1}}\n";

fn team(points: u8) -> String {
    let others =
        ["Ola", "Siv", "Per"].map(|name| format!("  - {{name: {name}, scores: {{{}}}}}\n", scores(6)));
    let kari = format!("  - {{name: Kari, role: hunter, scores: {{{}}}}}\n", scores(points));
    format!("team: North\nsellers:\n{kari}{}", others.concat())
}

fn scores(points: u8) -> String {
    ["drive", "resilience", "discipline", "toughness"].map(|of| format!("{of}: {points}")).join(", ")
}

/// A repository in which a team has become worse in the second commit.
fn repository() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    git(folder.path(), &["init", "-q", "-b", "main"]);
    git(folder.path(), &["config", "uploadpack.allowFilter", "true"]);
    commit(folder.path(), &[("team.yaml", &team(9)), ("policy.yaml", POLICY)]);
    commit(folder.path(), &[("team.yaml", &team(3))]);
    folder
}

fn clone(of: &Path, how: &[&str]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let address = format!("file://{}", of.display());
    git(folder.path(), &[&["clone", "-q"], how, &[&address, "copy"]].concat());
    folder
}

fn check(folder: &Path, team: &str) -> Done {
    run(folder, &["check", team, "--policy", "policy.yaml", "--since-rev", "HEAD~1", "--today", "2026-11-25"])
}

#[test]
fn a_full_a_shallow_and_a_partial_clone_have_the_same_verdict_or_none() {
    let origin = repository();
    let full = clone(origin.path(), &[]);
    let told = check(&full.path().join("copy"), "team.yaml");
    assert_eq!(told.code, Some(1), "the team has become worse: {}{}", told.out, told.err);
    let ways: [(&[&str], &str, &str); 3] = [
        (&["--depth", "1"], "shallow-repository", "fetch-depth: 0"),
        (&["--filter=blob:none"], "missing-object", "fetch-depth: 0"),
        (&["--filter=tree:0"], "missing-object", "fetch-depth: 0"),
    ];
    for (how, code, remedy) in ways {
        let clone = clone(origin.path(), how);
        let told = check(&clone.path().join("copy"), "team.yaml");
        assert_eq!(told.code, Some(2), "{how:?}: {}{}", told.out, told.err);
        assert!(told.err.contains(&format!("error[{code}]")), "{how:?}: {}", told.err);
        assert!(told.err.contains(remedy) && told.out.is_empty(), "{how:?}: {}", told.err);
    }
}

#[test]
fn a_log_that_begins_too_late_is_no_revision() {
    let origin = repository();
    let copy = clone(origin.path(), &[]);
    let copy = copy.path().join("copy");
    let told = run(&copy, &["diff", "team.yaml", "--rev", "HEAD@{1 year ago}"]);
    assert!(told.code == Some(2) && told.err.contains("error[git-failed]"), "{}", told.err);
    assert!(told.err.contains("only goes back to"), "in git's words: {}", told.err);
}

#[cfg(unix)]
#[test]
fn a_team_in_a_folder_with_a_line_end_in_its_name_is_found() {
    let folder = TempDir::new().expect("a folder");
    git(folder.path(), &["init", "-q", "-b", "main"]);
    for points in [9, 3] {
        std::fs::create_dir_all(folder.path().join("te\nams")).expect("a folder");
        commit(folder.path(), &[("te\nams/team.yaml", &team(points)), ("policy.yaml", POLICY)]);
    }
    let told = check(folder.path(), "te\nams");
    assert_eq!(told.code, Some(1), "the team has become worse: {}{}", told.out, told.err);
}

#[test]
fn a_renamed_team_is_compared_with_what_it_was() {
    let folder = repository();
    let root = folder.path();
    // Renamed and moved after the revision, and then only in the index.
    git(root, &["rm", "-q", "--cached", "team.yaml"]);
    put(root, &[("teams/north.yaml", &team(3))]);
    std::fs::remove_file(root.join("team.yaml")).expect("removable");
    git(root, &["add", "-A"]);
    for _ in 0..2 {
        let told = run(
            root,
            &[
                "check",
                "teams/north.yaml",
                "--policy",
                "policy.yaml",
                "--since-rev",
                "main~1",
                "--today",
                "2026-11-25",
            ],
        );
        assert_eq!(told.code, Some(1), "{}{}", told.out, told.err);
        assert!(told.err.contains("note[renamed-since]"), "{}", told.err);
        let told = run(&root.join("teams"), &["diff", "north.yaml", "--rev", "main~1"]);
        assert_eq!(told.code, Some(0), "{}", told.err);
        assert!(
            told.err.contains("note[renamed-since]") && told.err.contains("../team.yaml@main~1"),
            "{}",
            told.err
        );
        git(root, &["tag", "-f", "then", "main"]);
        git(root, &["checkout", "-q", "-B", "later"]);
        git(root, &["commit", "-q", "--allow-empty", "-m", "Renamed"]);
    }
    // A file that is nowhere in the revision is new all the same.
    commit(root, &[("teams/south.yaml", "team: South\nsellers: [{name: Ola, scores: {drive: 5}}]\n")]);
    let told = run(root, &["diff", "teams/south.yaml", "--rev", "HEAD~1"]);
    assert!(told.err.contains("error[not-in-revision]"), "{}", told.err);
    let told = check(root, "teams/south.yaml");
    assert!(told.err.contains("note[new-since]"), "a new file is told: {}", told.err);
    assert_eq!(check(root, "team.yaml").code, Some(2), "it is not on disk any more");
}

#[cfg(unix)]
#[test]
fn a_link_and_a_submodule_are_told_and_not_taken_for_absent() {
    let folder = repository();
    let root = folder.path();
    put(root, &[("teams/real.yaml", TEAM), ("teams/people.csv", "name,drive\nKari,6\n")]);
    put(root, &[("behind.yaml", "sellers: all/people.csv\n")]);
    std::os::unix::fs::symlink("real.yaml", root.join("teams/link.yaml")).expect("a link");
    std::os::unix::fs::symlink("teams", root.join("all")).expect("a link");
    commit(root, &[]);
    let inner = root.join("inner");
    std::fs::create_dir(&inner).expect("a folder");
    git(&inner, &["init", "-q"]);
    commit(&inner, &[("team.yaml", TEAM)]);
    git(root, &["-c", "advice.addEmbeddedRepo=false", "add", "inner"]);
    commit(root, &[]);
    std::fs::remove_dir_all(inner.join(".git")).expect("removable");
    for (name, code) in [
        ("teams/link.yaml", "link-in-revision"),
        ("behind.yaml", "link-in-revision"),
        ("inner/team.yaml", "submodule-in-revision"),
    ] {
        for command in ["diff", "check"] {
            let option = if command == "diff" { "--rev" } else { "--since-rev" };
            let told = run(root, &[command, name, option, "HEAD"]);
            assert_eq!(told.code, Some(2), "{name}: {}", told.out);
            assert!(told.err.contains(&format!("error[{code}]")), "{name}: {}", told.err);
        }
    }
}

#[test]
fn a_file_outside_the_repository_is_told() {
    let outer = TempDir::new().expect("a folder");
    let inner = outer.path().join("inner");
    std::fs::create_dir(&inner).expect("a folder");
    git(&inner, &["init", "-q"]);
    commit(&inner, &[("team.yaml", "catalog: ../roles.yaml\nsellers: [{name: Kari, scores: {drive: 6}}]\n")]);
    let told = run(&inner, &["diff", "team.yaml", "--rev", "HEAD"]);
    assert!(told.code == Some(2) && told.err.contains("error[outside-repository]"), "{}", told.err);
    assert!(told.err.contains("team.yaml@HEAD:1:"), "at the line that names it: {}", told.err);
}

#[test]
fn a_lost_object_and_an_owner_who_is_not_trusted_are_told() {
    let folder = repository();
    let root = folder.path();
    let mut command = salesfit(root, &["check", "team.yaml", "--since-rev", "HEAD~1"]);
    let told = finish(command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"));
    assert_eq!(told.code, Some(2), "{}", told.out);
    assert!(
        told.err.contains("error[unsafe-repository]") && told.err.contains("safe.directory"),
        "{}",
        told.err
    );

    let named = Command::new("git").current_dir(root).args(["rev-parse", "HEAD~1:team.yaml"]).output();
    let object = String::from_utf8(named.expect("git runs").stdout).expect("a hash");
    let (folder, rest) = object.trim().split_at(2);
    let object = root.join(".git/objects").join(folder).join(rest);
    std::fs::remove_file(object).expect("it is there");
    let told = check(root, "team.yaml");
    assert_eq!(told.code, Some(2), "{}", told.out);
    assert!(told.err.contains("error[missing-object]"), "{}", told.err);
}

#[test]
fn git_does_not_see_the_key() {
    let folder = folder(&[("team.yaml", TEAM)]);
    git(folder.path(), &["init", "-q"]);
    commit(folder.path(), &[]);
    // An alias of git would see it; a program in its place does, too.
    let bin = TempDir::new().expect("a folder");
    let seen = bin.path().join("seen");
    let script = format!("#!/bin/sh\nenv >> '{}'\nexit 1\n", seen.display());
    put(bin.path(), &[("git", &script)]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let rights = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(bin.path().join("git"), rights).expect("ours");
        let mut command = salesfit(folder.path(), &["diff", "team.yaml", "--rev", "HEAD", "--pseudonyms"]);
        let path = format!("{}:/usr/bin:/bin", bin.path().display());
        command.env("PATH", path).env("SALESFIT_PSEUDONYM_KEY", "a key that nobody else sees");
        assert_eq!(finish(&mut command).code, Some(2));
        let seen = std::fs::read_to_string(seen).expect("it was called");
        assert!(seen.contains("LC_ALL=C") && !seen.contains("nobody else sees"), "{seen}");
    }
}
