//! Folders and git repositories that tests make for themselves.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Writes files, and the folders that they lie in.
pub fn put(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        fs::write(path, text).expect("writable");
    }
}

/// What git does in a folder, with nothing of the caller's own settings.
pub fn git(folder: &Path, args: &[&str]) {
    let mut command = Command::new("git");
    command
        .current_dir(folder)
        .args(["-c", "user.name=Kari", "-c", "user.email=kari@example.org"])
        .args(args);
    command.envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")]);
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    let said = command.output().expect("git runs");
    assert!(said.status.success(), "{args:?}: {}", String::from_utf8_lossy(&said.stderr));
}

/// Writes files and commits all that there is.
pub fn commit(folder: &Path, files: &[(&str, &str)]) {
    put(folder, files);
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "-m", "More"]);
}
