//! Whatever git may answer: a team of a revision is refused with reasons, or told.
//!
//! A script stands for git. The input holds its answers in order, each after the first behind a line of three dots:
//! what it lists in the tree and among renamed files, the size and the contents of the file, the folder and the top of
//! the repository, the commit, and what it says where it fails. An answer that begins with `!` is a failure.

#![no_main]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use salesfit::source::{FileStore, Overrides, open_team_from};
use salesfit_fuzz::{folder, tell_problems, tell_team};

/// What stands between two answers.
const BETWEEN: &[u8] = b"\n...\n";

/// The words of a call that say which answer is asked for, and the answer where the input has none.
const ANSWERS: [(&str, &[u8]); 8] = [
    ("ls-tree", b"100644 blob 0a1b2c3d4e\tteam.yaml\0"),
    ("diff-index", b""),
    ("-s", b"64\n"),
    ("blob", b""),
    ("--show-prefix", b"\n"),
    ("--show-toplevel", b"/repository\n"),
    ("--verify", b"0a1b2c3d4e5f60718293a4b5c6d7e8f901234567\n"),
    ("errors", b"fatal: bad object\n"),
];

/// The script: the last of its words that has an answer is the one that is asked for.
const GIT: &str = r#"#!/bin/sh
at=errors
for word; do
    case $word in ls-tree | diff-index | -s | blob | --show-prefix | --show-toplevel | --verify) at=$word ;; esac
done
folder=${0%/*}
if [ -e "$folder/$at.fails" ] || [ "$at" = errors ]; then
    cat "$folder/errors" >&2
    exit 128
fi
exec cat "$folder/$at"
"#;

/// The folder of the script, made once and put first in the path.
fn git() -> &'static Path {
    static GIT_FOLDER: OnceLock<PathBuf> = OnceLock::new();
    GIT_FOLDER.get_or_init(|| {
        let folder = folder().join("git");
        fs::create_dir_all(&folder).expect("a folder for the script");
        fs::write(folder.join("git"), GIT).expect("a script");
        let mut mode = fs::metadata(folder.join("git")).expect("a script").permissions();
        std::os::unix::fs::PermissionsExt::set_mode(&mut mode, 0o755);
        fs::set_permissions(folder.join("git"), mode).expect("a script that can be run");
        let path = std::env::var("PATH").unwrap_or_default();
        // SAFETY: the first input is worked on before any thread has been started.
        unsafe { std::env::set_var("PATH", format!("{}:{path}", folder.display())) };
        folder
    })
}

/// Writes the answers of this input.
fn answer(folder: &Path, bytes: &[u8]) {
    let mut rest = Some(bytes);
    for (word, by_default) in ANSWERS {
        let mut answer = by_default;
        if let Some(left) = rest.take() {
            match left.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
                Some(at) => (answer, rest) = (&left[..at], Some(&left[at + BETWEEN.len()..])),
                None => answer = left,
            }
        }
        fs::write(folder.join(word), answer).expect("an answer");
        let fails = folder.join(format!("{word}.fails"));
        if answer.starts_with(b"!") {
            fs::write(fails, "").expect("a mark");
        } else {
            let _ = fs::remove_file(fails);
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    answer(git(), bytes);
    let name = Path::new("team.yaml");
    let opened = FileStore::at(name, "HEAD~1")
        .and_then(|store| open_team_from(&store, name, None, &Overrides::default()));
    match opened {
        Ok(opened) => tell_team(opened, bytes.len()),
        Err(problems) => tell_problems(&problems),
    }
});
