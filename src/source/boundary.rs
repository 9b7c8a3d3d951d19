//! Bounds what a review reads: a reviewed file may name only regular files within certain folders.
//!
//! Otherwise a change to a team could quote other files in the messages of a review, or hang it with a pipe.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::repository::top_of;
use crate::domain::Problem;
use crate::domain::problem::Value;

/// The largest file that a reviewed file may name, in bytes.
const MAX_NAMED: u64 = 1 << 30;

/// The folders whose regular files may be read.
#[derive(Clone, Debug, Default)]
pub struct Boundary {
    /// The folders, without links.
    roots: Vec<PathBuf>,
}

impl Boundary {
    /// Returns the boundary of a review: the repository the program runs in (the folder, outside a repository), the
    /// folders of the named files, and the named folders.
    pub fn of<'n>(names: impl IntoIterator<Item = &'n Path>) -> Self {
        let mut roots: Vec<PathBuf> = repository().into_iter().collect();
        for name in names {
            let folder = if name.is_dir() { name } else { name.parent().unwrap_or(Path::new("")) };
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            roots.extend(fs::canonicalize(folder));
        }
        Boundary { roots }
    }

    /// Rejects a path that leads outside, links followed, and whatever is neither a regular file nor a folder. A path
    /// inside to nothing passes: opening it gives the error.
    ///
    /// # Errors
    /// `outside-review`, `not-a-regular-file` or `file-too-large`, without a place.
    pub fn admit(&self, path: &Path) -> Result<(), Problem> {
        let Some(real) = fs::canonicalize(path).ok().or_else(|| lexical(path)) else {
            return Err(Problem::new("outside-review"));
        };
        if !self.roots.iter().any(|root| real.starts_with(root)) {
            return Err(Problem::new("outside-review"));
        }
        // Before it is opened: opening a pipe waits for somebody to write to it.
        match fs::metadata(&real) {
            Ok(about) if !about.is_file() && !about.is_dir() => Err(Problem::new("not-a-regular-file")),
            Ok(about) if about.is_file() && about.len() > MAX_NAMED => Err(Problem::new("file-too-large")),
            _ => Ok(()),
        }
    }
}

/// Returns the nearest folder, from the current one up, that holds a git repository; the current one without any.
fn repository() -> Option<PathBuf> {
    let here = std::env::current_dir().and_then(fs::canonicalize).ok()?;
    Some(top_of(&here).unwrap_or(&here).to_path_buf())
}

/// Makes a path to nothing absolute: its nearest existing ancestor without links, then the rest as written.
fn lexical(path: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(path).ok()?;
    let (existing, mut real) =
        whole.ancestors().find_map(|folder| Some((folder, fs::canonicalize(folder).ok()?)))?;
    for part in whole.strip_prefix(existing).ok()?.components() {
        match part {
            Component::Normal(name) => real.push(name),
            Component::ParentDir => _ = real.pop(),
            _ => {}
        }
    }
    Some(real)
}

/// Whether a YAML or JSON text has one of these keys at its top level.
pub(super) fn has_key(text: &str, keys: &[&str]) -> bool {
    let is_flow = text.trim_start().starts_with('{');
    keys.iter().any(|key| {
        text.lines().any(|line| begins_with_key(line, key))
            || (is_flow && text.contains(&format!("\"{key}\"")))
    })
}

fn begins_with_key(line: &str, key: &str) -> bool {
    let rest = line.trim_start_matches(['"', '\'']).strip_prefix(key);
    rest.is_some_and(|rest| rest.trim_start_matches(['"', '\'', ' ']).starts_with(':'))
}

/// Returns the problems without anything quoted from their file.
pub(super) fn unquoted(problems: Vec<Problem>) -> Vec<Problem> {
    let mut problems = problems;
    for problem in &mut problems {
        // A problem of the file as a whole quotes nothing.
        let Some(place) = problem.place.as_mut().filter(|place| place.line > 0) else { continue };
        place.text.clear();
        place.mark = 0..0;
        for (_, value) in &mut problem.values {
            if let Value::Text(text) = value {
                "…".clone_into(text);
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_at_the_top_alone() {
        for text in ["traits: {}", "# x\n\"traits\": {}", "{\"a\": 1, \"traits\": {}}", "a: 1\ntraits :\n"] {
            assert!(has_key(text, &["traits"]), "{text}");
        }
        for text in ["password: traits", "a:\n  traits: 1", "traitsman: 1", ""] {
            assert!(!has_key(text, &["traits"]), "{text}");
        }
    }
}
