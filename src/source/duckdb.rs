//! Runs a script in the user's own DuckDB.
//!
//! The program `duckdb` is looked for on PATH. It works in memory, opens no file of the user's, and does not inherit the key
//! of pseudonyms.

use std::fs::File;
use std::io::{self, Seek, Write};
use std::process::{Command, Output, Stdio};

use super::pseudonyms::KEY_VARIABLE;
use crate::domain::Problem;

/// Returns the version of DuckDB.
///
/// # Errors
/// There is no such program, or it fails.
pub fn duckdb_version() -> Result<String, Problem> {
    let mut command = Command::new("duckdb");
    command.arg("--version").stdin(Stdio::null());
    let said = output(command)?;
    Ok(said.split_whitespace().next().unwrap_or_default().to_owned())
}

/// Runs a script whose last statement is a query, and returns its rows; NULL is an empty cell. No cell may have a comma, a
/// quote or a line break in it.
///
/// # Errors
/// There is no such program, or it fails, with what it says.
pub fn run_duckdb(script: &str) -> Result<Vec<Vec<String>>, Problem> {
    let mut command = Command::new("duckdb");
    command.args(["-batch", "-bail", "-csv", "-noheader", "-nullvalue", "", ":memory:"]);
    // A file, since a pipe that nobody reads while it is written to may be full.
    command.stdin(input(script).map_err(|error| failed(&error.to_string()))?);
    let said = output(command)?;
    Ok(said.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect())
}

fn input(script: &str) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    file.write_all(script.as_bytes())?;
    file.rewind()?;
    Ok(file)
}

fn output(mut command: Command) -> Result<String, Problem> {
    let done: Output = command.env_remove(KEY_VARIABLE).output().map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            Problem::new("no-duckdb")
        } else {
            failed(&error.to_string())
        }
    })?;
    let (said, wrong) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    if done.status.success() { Ok(said.into_owned()) } else { Err(failed(&wrong)) }
}

/// Returns the problem that DuckDB failed, in its own words.
fn failed(said: &str) -> Problem {
    let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    Problem::new("duckdb-failed").with("reason", line.trim())
}
