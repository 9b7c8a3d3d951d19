//! Reads files from disk, or from a revision of the git repository that holds them.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::boundary::Boundary;
use super::git::{Entry, Revision};
use super::input::{self, Input, is_standard_input};
use crate::domain::{Place, Problem};

/// A place to read files from.
#[derive(Clone, Debug)]
pub enum FileStore {
    /// The disk.
    Disk,
    /// The disk, for a review: the files that it reads must lie within a boundary.
    Bounded(Boundary),
    /// A revision of a repository.
    Git(Revision),
}

impl FileStore {
    /// Returns the revision `word` of the repository that holds, or held, the file `name`.
    ///
    /// # Errors
    /// One problem: git is missing, or there is no such repository or revision.
    pub fn at(name: &Path, word: &str) -> Result<FileStore, Vec<Problem>> {
        if is_standard_input(name) {
            return Err(vec![Problem::new("revision-of-standard-input")]);
        }
        Revision::of(name, word).map(FileStore::Git).map_err(|problem| vec![problem])
    }

    /// Returns a file's name as it is shown: `team.yaml@HEAD~3`.
    pub fn shown(&self, name: &Path) -> String {
        let name = name.to_string_lossy();
        match self {
            FileStore::Disk | FileStore::Bounded(_) => name.into_owned(),
            FileStore::Git(revision) => format!("{name}@{}", revision.word()),
        }
    }

    /// Returns the name of a file in this store: in a revision, the one it had before it was renamed; `None` where the
    /// revision lacks it. On disk the name is the same, whether the file exists or not.
    ///
    /// # Errors
    /// One problem: git fails, or the file is behind a link or in a submodule. Neither counts as absence.
    pub fn located(&self, name: &Path) -> Result<Option<PathBuf>, Vec<Problem>> {
        let FileStore::Git(revision) = self else { return Ok(Some(name.to_path_buf())) };
        let here = |problem: Problem| vec![self.about(name, problem)];
        if revision.entry(name).map_err(here)?.is_some() {
            return Ok(Some(name.to_path_buf()));
        }
        revision.earlier_name(name).map_err(here)
    }

    /// Returns the problem that a file does not exist here.
    pub(super) fn lacks(&self, name: &Path) -> Problem {
        let shown: Arc<str> = self.shown(name).into();
        match self {
            FileStore::Disk | FileStore::Bounded(_) => Problem::new("no-such-file").at(Place::whole(shown)),
            FileStore::Git(revision) => revision.lacks(&shown),
        }
    }

    /// Opens a file; `-` is standard input.
    ///
    /// # Errors
    /// One problem: there is no such file, it cannot be read, or it is not text.
    pub(super) fn open(&self, name: &Path) -> Result<Input, Vec<Problem>> {
        let FileStore::Git(revision) = self else {
            if !is_standard_input(name) {
                self.admit(name)?;
            }
            return Input::open(name);
        };
        let here = |problem: Problem| vec![self.about(name, problem)];
        let entry = revision.entry(name).map_err(here)?.ok_or_else(|| vec![self.lacks(name)])?;
        let contents = revision.contents(&entry).map_err(here)?;
        Input::of(self.shown(name).into(), name.to_path_buf(), Box::new(Cursor::new(contents)))
    }

    /// Opens a file that another file names; `-` is a file of that name.
    ///
    /// # Errors
    /// As [`FileStore::open`].
    pub(super) fn open_named(&self, path: &Path) -> Result<Input, Vec<Problem>> {
        self.open(if is_standard_input(path) { Path::new("./-") } else { path })
    }

    /// Returns the files that a catalog is read from: the file itself, or those of a folder in name order.
    ///
    /// # Errors
    /// One problem: the folder cannot be read, or holds no YAML file.
    pub(super) fn catalog_files(&self, path: &Path) -> Result<Vec<PathBuf>, Vec<Problem>> {
        let FileStore::Git(revision) = self else {
            self.admit(path)?;
            return if path.is_dir() { input::yaml_files(path) } else { Ok(vec![path.to_path_buf()]) };
        };
        let here = |problem: Problem| vec![self.about(path, problem)];
        let entry = revision.entry(path).map_err(here)?.filter(Entry::is_tree);
        let Some(folder) = entry else { return Ok(vec![path.to_path_buf()]) };
        let files = revision.names(&folder).map_err(here)?.into_iter().map(|name| path.join(name));
        let mut files: Vec<PathBuf> = files.filter(|file| input::is_yaml(file)).collect();
        files.sort();
        if files.is_empty() {
            return Err(here(Problem::new("no-yaml-files")));
        }
        Ok(files)
    }

    /// Rejects a path outside the boundary, where there is one.
    fn admit(&self, path: &Path) -> Result<(), Vec<Problem>> {
        let FileStore::Bounded(boundary) = self else { return Ok(()) };
        boundary.admit(path).map_err(|problem| vec![self.about(path, problem)])
    }

    /// Gives a problem without a place its file.
    fn about(&self, name: &Path, problem: Problem) -> Problem {
        if problem.place.is_some() { problem } else { problem.at(Place::whole(self.shown(name).into())) }
    }
}

/// Moves the problem of a file that cannot be opened to the place that names it, where the user can fix it.
pub(super) fn told_where_named<T>(opened: Result<T, Vec<Problem>>, place: &Place) -> Result<T, Vec<Problem>> {
    opened.map_err(|mut problems| {
        for problem in &mut problems {
            if problem.place.as_ref().is_some_and(|place| place.line == 0) {
                problem.place = Some(place.clone());
            }
        }
        problems
    })
}
