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
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A team of one, in which nothing is wrong.
const TEAM: &str = "sellers: [{name: Kari, role: hunter, scores: {drive: 6}}]\n";

/// The program in a folder, without anything of the caller's surroundings.
fn salesfit(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_salesfit"));
    command.args(args).current_dir(folder).stdin(Stdio::null()).env_clear();
    command.envs([("COLUMNS", "100"), ("LC_ALL", "C.UTF-8"), ("NO_COLOR", "1")]);
    let kept = ["SystemRoot", "TEMP", "PATH"];
    command.envs(kept.into_iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
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

fn put(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        fs::write(path, text).expect("writable");
    }
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
