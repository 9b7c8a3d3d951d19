//! The files that a path means.

use std::path::{Path, PathBuf};

use super::file_store::FileStore;
use super::team_workbook::team_workbooks;
use crate::domain::Problem;

/// Returns the files that a path means: of a folder, its YAML files in name order; else the file itself.
///
/// # Errors
/// One problem: the folder cannot be read, or holds no YAML file.
pub fn yaml_files_of(path: &Path) -> Result<Vec<PathBuf>, Vec<Problem>> {
    FileStore::Disk.catalog_files(path)
}

/// Returns the files of teams that a path means: of a folder, its YAML files and the workbooks that are whole teams, in
/// name order; else the file itself.
///
/// # Errors
/// One problem: the folder cannot be read, or holds neither.
pub fn team_files_of(path: &Path) -> Result<Vec<PathBuf>, Vec<Problem>> {
    let mut workbooks = if path.is_dir() { team_workbooks(path) } else { Vec::new() };
    match yaml_files_of(path) {
        Err(problems) if workbooks.is_empty() => Err(problems),
        files => {
            workbooks.extend(files.unwrap_or_default());
            workbooks.sort();
            Ok(workbooks)
        }
    }
}
