//! `salesfit sql --check`: what is said where the database is missing, fails, or works out something else.
//!
//! A shell script stands in for the database here; the real one runs in `.ci/sql`.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::support::{Files, isolated};

/// Runs `sql --check duckdb` where this script is all there is on PATH: its exit status and what it says.
fn checked_by(script: Option<&str>) -> (Option<i32>, String) {
    let files = Files::empty();
    if let Some(script) = script {
        files.write("duckdb", format!("#!/bin/sh\n{script}"));
        let executable = fs::Permissions::from_mode(0o755);
        fs::set_permissions(files.path("duckdb"), executable).expect("our own file");
    }
    let mut command = isolated(files.folder(), &["sql", "--check", "duckdb"]);
    let done = command.env("PATH", files.folder()).output().expect("the program runs");
    assert!(done.stdout.is_empty(), "{done:?}");
    (done.status.code(), String::from_utf8(done.stderr).expect("UTF-8"))
}

#[test]
fn without_duckdb_a_query_is_not_checked() {
    let (code, said) = checked_by(None);
    assert_eq!(code, Some(2));
    assert!(said.contains("error[no-duckdb]"), "{said}");
    assert!(said.contains("duckdb.org"), "{said}");
}

#[test]
fn what_duckdb_says_when_it_fails_is_passed_on() {
    let script =
        "[ \"$1\" = --version ] && echo v1.0 && exit 0\necho 'Parser Error: near SELECT' >&2\nexit 1\n";
    let (code, said) = checked_by(Some(script));
    assert_eq!(code, Some(2));
    assert!(said.contains("error[duckdb-failed]") && said.contains("Parser Error: near SELECT"), "{said}");
}

#[test]
fn a_cell_that_duckdb_works_out_otherwise_is_named() {
    let (code, said) = checked_by(Some("[ \"$1\" = --version ] && echo v1.0 && exit 0\necho s0,hunter,2\n"));
    assert_eq!(code, Some(2));
    assert!(said.contains("error[query-differs]") && said.contains("`s0`"), "{said}");
    assert!(said.contains("the query must not be used"), "{said}");
}
