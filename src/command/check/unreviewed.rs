//! What a folder under review holds besides its teams, so that nobody takes it for reviewed.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::domain::policy::RuleLevel;
use crate::domain::{Place, Problem};
use crate::result::UnreviewedFolder;

/// The endings of files that may hold sellers, but that are not read from a folder.
const ENDINGS: [&str; 34] = [
    "csv", "tsv", "tab", "psv", "json", "jsonl", "ndjson", "xlsx", "xlsm", "xls", "xlsb", "xltx", "xltm",
    "ods", "ots", "fods", "numbers", "gz", "zst", "zip", "tar", "tgz", "bz2", "xz", "7z", "rar", "parquet",
    "arrow", "feather", "avro", "orc", "sqlite", "dif", "sav",
];

/// The endings of texts that hold sellers if their first line is one of a table.
const ENDINGS_OF_TEXTS: [&str; 3] = ["txt", "prn", "bak"];

/// The most bytes of such a text that are looked at.
const FIRST_BYTES: u64 = 4_096;

/// The hidden folders of tools, which hold no sellers.
const OF_TOOLS: [&str; 9] =
    [".git", ".github", ".gitlab", ".svn", ".hg", ".vscode", ".idea", ".venv", ".cache"];

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
        for path in entries_of(folder) {
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

/// Returns the entries of a folder but for those of tools; none where it cannot be read.
fn entries_of(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| !OF_TOOLS.iter().any(|of| entry.file_name() == *of))
        .map(|entry| entry.path())
        .collect()
}

/// Whether a path may hold sellers and was not read. A folder in a folder is looked at, but not those in it.
fn is_unread(path: &Path, read: &BTreeSet<PathBuf>) -> bool {
    if !path.is_dir() {
        return may_hold_sellers(path) && !is_read(path, read);
    }
    entries_of(path).iter().any(|inner| {
        inner.is_dir()
            || ((may_hold_sellers(inner) || has_ending(inner, &READ_ENDINGS)) && !is_read(inner, read))
    })
}

/// Whether a file may hold sellers, by its ending or its first line.
fn may_hold_sellers(path: &Path) -> bool {
    has_ending(path, &ENDINGS) || has_ending(path, &ENDINGS_OF_TEXTS) && begins_as_table(path)
}

/// Whether the first line that is not empty has the separators of three cells, or the file is none that can be looked at.
fn begins_as_table(path: &Path) -> bool {
    if !path.is_file() {
        return true;
    }
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(FIRST_BYTES).read_to_end(&mut bytes));
    let line =
        bytes.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    let mut separators = [b'\t', b';', b',', b'|'].into_iter();
    // What cannot be read was not seen either.
    read.is_err() || separators.any(|separator| line.split(|byte| *byte == separator).count() > 2)
}

fn is_read(path: &Path, read: &BTreeSet<PathBuf>) -> bool {
    fs::canonicalize(path).is_ok_and(|path| read.contains(&path))
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|of| endings.iter().any(|ending| of.eq_ignore_ascii_case(ending)))
}
