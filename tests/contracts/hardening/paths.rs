//! Paths that are not UTF-8 are read and written as they are; messages show them lossily.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::{Done, TEAM, finish, salesfit};

/// A name in ISO 8859-1.
fn latin(name: &[u8]) -> OsString {
    OsStr::from_bytes(name).to_owned()
}

fn run(folder: &Path, args: &[&OsStr]) -> Done {
    finish(salesfit(folder, &[]).args(args))
}

fn args<'a>(words: &'a [&'a str], more: &[&'a OsStr]) -> Vec<&'a OsStr> {
    words.iter().map(OsStr::new).chain(more.iter().copied()).collect()
}

#[test]
fn every_command_reads_and_writes_a_path_that_is_not_utf_8() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    let (team, table, out) = (latin(b"s\xf8r.yaml"), latin(b"s\xf8r.csv"), latin(b"svar-\xe5.csv"));
    if fs::write(root.join(&team), TEAM).is_err() {
        // Some file systems hold no such names.
        return;
    }
    fs::write(root.join(&table), "name,drive\nKari,6\nOla,4\n").expect("writable");
    let inputs: [&OsStr; 2] = [&team, &table];
    for input in inputs {
        for command in [&["match"][..], &["assign"], &["organize"], &["ask"], &["raters"], &["check"]] {
            let told = run(root, &args(command, &[input]));
            assert!(!told.err.contains("no-such-file") && !told.err.contains("UTF-8"), "{}", told.err);
            assert!(!told.err.contains("Usage"), "{command:?}: {}", told.err);
        }
        let told = run(root, &args(&["explain"], &[input, OsStr::new("kari")]));
        assert_eq!(told.code, Some(0), "{}", told.err);
        let told = run(root, &args(&["match", "-o"], &[&out, input]));
        assert_eq!(told.code, Some(0), "{}", told.err);
        assert!(fs::read_to_string(root.join(&out)).expect("written").contains("Kari"));
    }
    let told = run(root, &args(&["diff"], &inputs));
    assert_eq!(told.code, Some(0), "{}", told.err);
    // A folder holds it under its own name.
    let told = run(root, &args(&["check", ".", "--draws", "50"], &[]));
    assert!(matches!(told.code, Some(0 | 1)), "{}", told.err);
    assert!(told.out.contains("s\u{fffd}r"), "lossy in messages: {}", told.out);
    // A message about it is text.
    let told = run(root, &args(&["match"], &[&latin(b"ingen-\xf8.yaml")]));
    assert!(told.code == Some(2) && told.err.contains("ingen-\u{fffd}.yaml"), "{}", told.err);
    // It is never written over.
    let told = run(root, &args(&["match", "--format", "csv", "-o"], &[&team, &team]));
    assert!(told.code == Some(2) && told.err.contains("error[output-is-input]"), "{}", told.err);
}

#[test]
fn a_revision_holds_a_path_that_is_not_utf_8() {
    let folder = TempDir::new().expect("a folder");
    let root = folder.path();
    let team = latin(b"s\xf8r.yaml");
    if fs::write(root.join(&team), TEAM).is_err() {
        return;
    }
    for words in [&["init", "-q"][..], &["add", "-A"], &["commit", "-q", "-m", "More"]] {
        let mut git = Command::new("git");
        git.current_dir(root).args(["-c", "user.name=Kari", "-c", "user.email=kari@example.org"]);
        assert!(git.args(words).status().expect("git runs").success());
    }
    let told = run(root, &args(&["diff", "--rev", "HEAD"], &[&team]));
    assert_eq!(told.code, Some(0), "{}", told.err);
    let moved = latin(b"vest-\xf8.yaml");
    fs::rename(root.join(&team), root.join(&moved)).expect("ours");
    let added = Command::new("git").current_dir(root).args(["add", "-A"]).status().expect("git runs");
    assert!(added.success());
    let told = run(root, &args(&["check", "--since-rev", "HEAD", "--draws", "50"], &[&moved]));
    assert!(matches!(told.code, Some(0 | 1)), "{}", told.err);
    assert!(told.err.contains("note[renamed-since]"), "{}", told.err);
}
