//! Where files are in the repository around them.
//!
//! Reports that are joined with a repository, such as annotations, name files from its top, whatever folder the program
//! runs in.

use std::fs;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;

/// Returns the nearest folder, from this one up, that holds a git repository.
pub(super) fn top_of(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join(".git").exists())
}

/// Returns the path of each file from the top of its repository, by the name it is shown under: from the `workspace`
/// where that contains the file, else from the top of the git repository around it. A file in neither keeps its path.
pub fn repository_paths(files: &[PathBuf], workspace: Option<&Path>) -> IndexMap<String, PathBuf> {
    let workspace = workspace.and_then(|folder| fs::canonicalize(folder).ok());
    // Most files share their folder with others.
    let mut folders: IndexMap<&Path, Option<PathBuf>> = IndexMap::new();
    let mut paths = IndexMap::new();
    for file in files {
        let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { continue };
        let from_top = folders.entry(folder).or_insert_with(|| from_top(folder, workspace.as_deref()));
        let path = from_top.as_ref().map_or_else(|| file.clone(), |folder| folder.join(name));
        paths.insert(file.to_string_lossy().into_owned(), path);
    }
    paths
}

/// Returns the path of a folder from the workspace that contains it, else from the top of its git repository.
fn from_top(folder: &Path, workspace: Option<&Path>) -> Option<PathBuf> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let real = fs::canonicalize(folder).ok()?;
    let top = workspace.filter(|top| real.starts_with(top)).or_else(|| top_of(&real))?;
    real.strip_prefix(top).ok().map(Path::to_path_buf)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_begins_at_the_workspace_else_at_the_repository_else_as_given() {
        let outer = tempfile::tempdir().expect("a folder");
        let top = outer.path().join("repository");
        fs::create_dir_all(top.join("north/teams")).expect("folders can be made");
        fs::create_dir(top.join(".git")).expect("folders can be made");
        let inside = top.join("north/teams/../teams/a.yaml");
        let outside = outer.path().join("b.yaml");
        let files = [inside.clone(), outside.clone()];
        let path = |workspace: Option<&Path>, file: &Path| {
            repository_paths(&files, workspace)[file.to_string_lossy().as_ref()].clone()
        };
        assert_eq!(path(None, &inside), Path::new("north/teams/a.yaml"));
        assert_eq!(path(Some(&top.join("north")), &inside), Path::new("teams/a.yaml"));
        assert_eq!(path(Some(outer.path()), &inside), Path::new("repository/north/teams/a.yaml"));
        // A workspace elsewhere, or none at all, says nothing about the file.
        assert_eq!(path(Some(&top.join("none")), &inside), Path::new("north/teams/a.yaml"));
        assert_eq!(path(Some(&top), &outside), outside);
    }
}
