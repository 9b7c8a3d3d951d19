//! Several new files in a folder: all of them are written, or none.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::init::file_exists;
use super::output::Refusal;
use super::temporary::{Temporary, TemporaryFolder};

/// Rejects files that are there already, links to nothing included.
///
/// # Errors
/// Every file that is there.
pub fn refuse_existing(paths: &[PathBuf]) -> anyhow::Result<()> {
    let there = paths.iter().filter(|path| fs::symlink_metadata(path).is_ok());
    let there: Vec<_> = there.map(|path| file_exists(path)).collect();
    if there.is_empty() { Ok(()) } else { Err(Refusal(there).into()) }
}

/// Writes files of these names into a folder, which is made where it is not there.
///
/// # Errors
/// One of them cannot be written or is there already; then nothing is left of the others.
pub fn write_all_new(dir: &Path, files: &[(&Path, &[u8])]) -> io::Result<()> {
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

/// Adds files to a folder that is there.
fn add_all(dir: &Path, files: &[(&Path, &[u8])]) -> io::Result<()> {
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
