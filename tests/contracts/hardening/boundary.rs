//! A reviewed file cannot have the review read other files: not outside, not through links or pipes, and not by quoting
//! what it names.

use super::{TEAM, folder, run};
use crate::support::put;

const SECRET: &str = "hunter2-swordfish";

fn named(key: &str, path: &str) -> String {
    let sellers = if key == "sellers" { "" } else { TEAM };
    format!("{key}: {path}\n{sellers}")
}

#[test]
fn files_outside_are_named_in_vain_unless_that_is_allowed() {
    let outer = folder(&[
        ("secret.yaml", &format!("password: {SECRET}\n")),
        ("secret.csv", &format!("password\n{SECRET}\n")),
        ("roles.yaml", "extends: builtin\n"),
        ("policy.yaml", "policy: Ours\nextends: builtin\n"),
    ]);
    let inner = outer.path().join("inner");
    put(
        &inner,
        &[
            ("a.yaml", &named("catalog", "../secret.yaml")),
            ("b.yaml", &named("sellers", "../secret.csv")),
            ("c.yaml", &named("catalog", "../nowhere/x.yaml")),
            ("d.yaml", &named("catalog", "..")),
            ("good.yaml", &named("catalog", "../roles.yaml")),
            ("policy.yaml", "policy: Ours\nextends: ../policy.yaml\n"),
            ("team.yaml", TEAM),
        ],
    );
    for name in ["a.yaml", "b.yaml", "c.yaml", "d.yaml", "good.yaml"] {
        let told = run(&inner, &["check", name]);
        assert_eq!(told.code, Some(2), "{name}: {}", told.out);
        assert!(
            told.err.contains("error[outside-review]") && !told.err.contains(SECRET),
            "{name}: {}",
            told.err
        );
    }
    let told = run(&inner, &["check", "team.yaml", "--policy", "policy.yaml"]);
    assert!(told.code == Some(2) && told.err.contains("error[outside-review]"), "{}", told.err);
    for args in [&["check", "good.yaml"][..], &["check", "team.yaml", "--policy", "policy.yaml"]] {
        let told = run(&inner, &[args, &["--allow-outside", "--draws", "50"]].concat());
        assert!(matches!(told.code, Some(0 | 1)), "{args:?}: {}", told.err);
    }
    // What the user names is the user's choice; the folder of a named team is inside.
    let told = run(outer.path(), &["check", "inner/good.yaml", "--draws", "50"]);
    assert!(matches!(told.code, Some(0 | 1)), "{}", told.err);
}

#[test]
fn nothing_is_quoted_of_a_file_that_is_no_catalog_and_no_table() {
    let folder = folder(&[
        ("secret.yaml", &format!("password: {SECRET}\nother: [{SECRET}\n")),
        ("plain.yaml", &format!("{SECRET}: 1\n")),
        ("secret.csv", &format!("{SECRET},{SECRET}\n{SECRET},1\n")),
        ("a.yaml", &named("catalog", "secret.yaml")),
        ("b.yaml", &named("catalog", "plain.yaml")),
        ("c.yaml", &named("sellers", "secret.csv")),
        ("wrong.yaml", &named("catalog", "own.yaml")),
        ("own.yaml", "extends: builtin\ntrait: {}\n"),
    ]);
    std::fs::write(folder.path().join("latin.yaml"), [SECRET.as_bytes(), b": \xe5\n"].concat())
        .expect("writable");
    put(folder.path(), &[("d.yaml", &named("catalog", "latin.yaml"))]);
    for name in ["a.yaml", "b.yaml", "c.yaml", "d.yaml", "secret.yaml", "plain.yaml"] {
        for command in ["check", "match"] {
            // What the user names may be quoted, but for a review, in which links may stand for a team.
            if command == "match" && ["secret.yaml", "plain.yaml"].contains(&name) {
                continue;
            }
            let told = run(folder.path(), &[command, name]);
            assert_eq!(told.code, Some(2), "{command} {name}");
            assert!(!told.err.contains(SECRET), "{command} {name}: {}", told.err);
        }
    }
    let told = run(folder.path(), &["check", "wrong.yaml"]);
    assert!(told.err.contains("2 │ trait: {}"), "a catalog is quoted: {}", told.err);
}

#[cfg(unix)]
#[test]
fn links_out_pipes_and_devices_are_refused_and_links_within_are_followed() {
    use std::os::unix::fs::symlink;
    let outer =
        folder(&[("secret.yaml", &format!("password: {SECRET}\n")), ("people.csv", "name,drive\nKari,6\n")]);
    let inner = outer.path().join("inner");
    put(
        &inner,
        &[
            ("a.yaml", &named("catalog", "link.yaml")),
            ("b.yaml", &named("catalog", "pipe")),
            ("c.yaml", &named("sellers", "pipe")),
            ("d.yaml", &named("catalog", "folder/secret.yaml")),
            ("within.yaml", &named("catalog", "roles-link.yaml")),
            ("roles.yaml", "extends: builtin\n"),
        ],
    );
    symlink("../secret.yaml", inner.join("link.yaml")).expect("a link");
    symlink("..", inner.join("folder")).expect("a link");
    symlink("roles.yaml", inner.join("roles-link.yaml")).expect("a link");
    symlink("../secret.yaml", inner.join("team-link.yaml")).expect("a link");
    let made = std::process::Command::new("mkfifo").arg(inner.join("pipe")).status().expect("mkfifo runs");
    assert!(made.success());
    for (name, code) in [
        ("a.yaml", "outside-review"),
        ("b.yaml", "not-a-regular-file"),
        ("c.yaml", "not-a-regular-file"),
        ("d.yaml", "outside-review"),
        ("team-link.yaml", "outside-review"),
    ] {
        let told = run(&inner, &["check", name]);
        assert_eq!(told.code, Some(2), "{name}");
        assert!(
            told.err.contains(&format!("error[{code}]")) && !told.err.contains(SECRET),
            "{name}: {}",
            told.err
        );
    }
    let told = run(&inner, &["check", "within.yaml", "--draws", "50"]);
    assert!(matches!(told.code, Some(0 | 1)), "{}", told.err);
}
