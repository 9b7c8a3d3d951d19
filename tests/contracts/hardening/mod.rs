//! What must hold under attack and on bad days: revisions that cannot be read, keys, files that must not be
//! overwritten, and readers that take some texts for commands.

mod boundary;
mod git;
mod keys;
#[cfg(unix)]
mod paths;
mod reviews;
mod runner;
mod writing;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::{isolated, put};

/// A team of one, in which nothing is wrong.
const TEAM: &str = "sellers: [{name: Kari, role: hunter, scores: {drive: 6}}]\n";

/// The program in a folder, without anything of the caller's surroundings but where git is found.
fn salesfit(folder: &Path, args: &[&str]) -> Command {
    let mut command = isolated(folder, args);
    command.envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
    command
}

/// What a run ends with.
struct Done {
    code: Option<i32>,
    out: String,
    err: String,
}

fn finish(command: &mut Command) -> Done {
    let Output { status, stdout, stderr } = command.output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let done = Done { code: status.code(), out: text(stdout), err: text(stderr) };
    assert!(!done.err.contains("panicked"), "{}", done.err);
    done
}

fn run(folder: &Path, args: &[&str]) -> Done {
    finish(&mut salesfit(folder, args))
}

/// A folder with these files in it.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    put(folder.path(), files);
    folder
}

/// The names of what is in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("readable").file_name().into_string().expect("plain names"))
        .collect();
    names.sort();
    names
}
