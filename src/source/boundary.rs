//! The folders that files named by a reviewed file must stay in: who can change a team must not be able to read other
//! files through the messages of a review, or to stop it with a file that never ends.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::domain::Problem;
use crate::domain::problem::Value;

/// The largest file that a reviewed file may name, in bytes.
const MAX_NAMED: u64 = 1 << 30;

/// Folders, and what may be read: regular files in them, and folders of such.
#[derive(Clone, Debug, Default)]
pub struct Boundary {
    /// Without links.
    roots: Vec<PathBuf>,
}

impl Boundary {
    /// The repository in which the program runs (without one, the folder), and the folders of the named files; a named
    /// folder is one of them itself.
    pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut roots: Vec<PathBuf> = repository().into_iter().collect();
        for name in names.into_iter().map(Path::new) {
            let folder = if name.is_dir() { name } else { name.parent().unwrap_or(Path::new("")) };
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            roots.extend(fs::canonicalize(folder));
        }
        Boundary { roots }
    }

    /// Rejects a path that leads outside, by links too, and what is neither a regular file nor a folder. A path to
    /// nothing inside is left for whoever opens it to tell.
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

/// The nearest folder above that holds a git repository; the current folder without one.
fn repository() -> Option<PathBuf> {
    let here = std::env::current_dir().and_then(fs::canonicalize).ok()?;
    let top = here.ancestors().find(|folder| folder.join(".git").exists());
    Some(top.map_or_else(|| here.clone(), Path::to_path_buf))
}

/// A path to nothing, made absolute: its nearest ancestor that exists without links, and the rest by its words.
fn lexical(path: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(path).ok()?;
    let there = whole.ancestors().find_map(|folder| Some((folder, fs::canonicalize(folder).ok()?)))?;
    let mut real = there.1;
    for part in whole.strip_prefix(there.0).ok()?.components() {
        match part {
            Component::Normal(name) => real.push(name),
            Component::ParentDir => _ = real.pop(),
            _ => {}
        }
    }
    Some(real)
}

/// Whether a YAML or JSON text has one of these keys at its top.
pub(super) fn has_key(text: &str, keys: &[&str]) -> bool {
    let is_flow = text.trim_start().starts_with('{');
    let begins = |line: &str, key: &str| {
        let rest = line.trim_start_matches(['"', '\'']).strip_prefix(key);
        rest.is_some_and(|rest| rest.trim_start_matches(['"', '\'', ' ']).starts_with(':'))
    };
    keys.iter().any(|key| {
        let quoted = format!("\"{key}\"");
        text.lines().any(|line| begins(line, key)) || (is_flow && text.contains(&quoted))
    })
}

/// The same problems without a word of the file that they are about: its lines, and what stands there.
pub(super) fn unquoted(problems: Vec<Problem>) -> Vec<Problem> {
    let mut problems = problems;
    for problem in &mut problems {
        // What is wrong with the file as a whole says nothing of what is in it.
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
