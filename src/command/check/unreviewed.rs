//! What a folder under review holds besides its teams, so that nobody takes it for reviewed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::policy::RuleLevel;
use crate::domain::{Place, Problem};
use crate::result::UnreviewedFolder;

/// The endings of files that may hold sellers, but that are not read from a folder.
const ENDINGS: [&str; 12] =
    ["csv", "tsv", "tab", "psv", "json", "jsonl", "xlsx", "xlsm", "xls", "ods", "gz", "zst"];

/// The endings of the files that are read from a folder.
const READ_ENDINGS: [&str; 2] = ["yaml", "yml"];

/// The most names in a note.
const MAX_NAMED: usize = 8;

/// Returns each folder with tables, JSON files, workbooks or folders of such that were not read; none where the policy allows
/// them.
pub fn unreviewed(teams: &[PathBuf], read: &[PathBuf], level: RuleLevel) -> Vec<UnreviewedFolder> {
    if level == RuleLevel::Allow {
        return Vec::new();
    }
    let read: BTreeSet<PathBuf> = read.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let mut folders = Vec::new();
    for folder in teams.iter().filter(|path| path.is_dir()) {
        let mut names: Vec<String> = Vec::new();
        for path in visible(folder) {
            if is_unread(&path, &read) {
                names.push(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
            }
        }
        if names.is_empty() {
            continue;
        }
        let count = names.len();
        names.sort();
        names.truncate(MAX_NAMED);
        let folder = folder.to_string_lossy().into_owned();
        folders.push(UnreviewedFolder { folder, files: names, count, denies: level == RuleLevel::Deny });
    }
    folders
}

/// Returns a note of such a folder.
pub fn note_of(unreviewed: &UnreviewedFolder) -> Problem {
    let mut files = unreviewed.files.clone();
    if unreviewed.count > files.len() {
        files.push("…".to_owned());
    }
    let place = Place::whole(unreviewed.folder.as_str().into());
    Problem::new("not-reviewed").at(place).with("count", unreviewed.count).with("files", files).note()
}

/// Returns the entries of a folder that are not hidden; none where it cannot be read.
fn visible(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let visible = entries.filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
    visible.map(|entry| entry.path()).collect()
}

/// Whether a path may hold sellers and was not read. A folder in a folder is looked at, but not those in it.
fn is_unread(path: &Path, read: &BTreeSet<PathBuf>) -> bool {
    if !path.is_dir() {
        return has_ending(path, &ENDINGS) && !is_read(path, read);
    }
    visible(path).iter().any(|inner| {
        inner.is_dir()
            || ((has_ending(inner, &ENDINGS) || has_ending(inner, &READ_ENDINGS)) && !is_read(inner, read))
    })
}

fn is_read(path: &Path, read: &BTreeSet<PathBuf>) -> bool {
    fs::canonicalize(path).is_ok_and(|path| read.contains(&path))
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|of| endings.iter().any(|ending| of.eq_ignore_ascii_case(ending)))
}
