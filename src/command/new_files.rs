//! Writes several new files into a folder: all of them, or none.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::refusal::{Refusal, file_exists, refuse};
use super::temporary::{Temporary, TemporaryFolder};
use crate::domain::{Place, Problem};
use crate::source::holds_ratings;

/// Rejects files that exist already, as links to nothing do.
///
/// # Errors
/// A problem for each file that exists.
pub fn refuse_existing(paths: &[PathBuf]) -> anyhow::Result<()> {
    let existing = paths.iter().filter(|path| fs::symlink_metadata(path).is_ok());
    let problems: Vec<_> = existing.map(|path| file_exists(path)).collect();
    if problems.is_empty() { Ok(()) } else { Err(Refusal(problems).into()) }
}

/// Rejects an output that is a form in which somebody has rated: nothing else has those ratings.
///
/// # Errors
/// The output is one.
pub fn refuse_filled_form(output: Option<&Path>) -> anyhow::Result<()> {
    match output {
        Some(path) if path.is_file() && holds_ratings(path) => {
            let name = Place::whole(path.to_string_lossy().into());
            Err(refuse(Problem::new("output-is-filled-form").at(name)))
        }
        _ => Ok(()),
    }
}

/// Writes files of these names into a folder, and creates the folder if it is missing.
///
/// # Errors
/// One of them exists already or cannot be written; then none is left.
pub fn write_all_new(dir: &Path, files: &[(PathBuf, Vec<u8>)]) -> io::Result<()> {
    if dir.is_dir() {
        return add_all(dir, files);
    }
    let above = dir.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(if above.as_os_str().is_empty() { Path::new(".") } else { above })?;
    let folder = TemporaryFolder::in_folder(above)?;
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes)?;
    }
    folder.rename(dir)
}

/// Adds files to an existing folder.
fn add_all(dir: &Path, files: &[(PathBuf, Vec<u8>)]) -> io::Result<()> {
    let mut written = Vec::new();
    for (_, bytes) in files {
        let mut file = Temporary::in_folder(dir)?;
        file.file().write_all(bytes)?;
        written.push(file);
    }
    let mut placed: Vec<PathBuf> = Vec::new();
    for (file, (name, _)) in written.into_iter().zip(files) {
        let path = dir.join(name);
        if let Err(error) = file.create(&path) {
            for path in placed {
                let _ = fs::remove_file(path);
            }
            return Err(error);
        }
        placed.push(path);
    }
    Ok(())
}
