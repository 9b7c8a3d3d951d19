//! Reads files from disk, or from a revision of the git repository that holds them.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::boundary::Boundary;
use super::git::{Entry, Revision};
use super::input::{self, Input};
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
    pub fn at(name: &str, word: &str) -> Result<FileStore, Vec<Problem>> {
        if name == "-" {
            return Err(vec![Problem::new("revision-of-standard-input")]);
        }
        Revision::of(name, word).map(FileStore::Git).map_err(|problem| vec![problem])
    }

    /// Returns a file's name as it is shown: `team.yaml@HEAD~3`.
    pub fn shown(&self, name: &str) -> String {
        match self {
            FileStore::Disk | FileStore::Bounded(_) => name.to_owned(),
            FileStore::Git(revision) => format!("{name}@{}", revision.word()),
        }
    }

    /// The name under which a file is here: the same, or the one that it had in a revision before it was renamed;
    /// `None` where the revision is known not to have it. On disk it is the same name, whether the file exists or not.
    ///
    /// # Errors
    /// One problem: git fails, or the file is behind a link or in a submodule. That is never taken for absence.
    pub fn located(&self, name: &str) -> Result<Option<String>, Vec<Problem>> {
        let FileStore::Git(revision) = self else { return Ok(Some(name.to_owned())) };
        let here = |problem: Problem| vec![self.about(name, problem)];
        if revision.entry(Path::new(name)).map_err(here)?.is_some() {
            return Ok(Some(name.to_owned()));
        }
        let earlier = revision.earlier_name(Path::new(name)).map_err(here)?;
        Ok(earlier.map(|path| path.to_string_lossy().into_owned()))
    }

    /// That a file is not here.
    pub(super) fn lacks(&self, name: &str) -> Problem {
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
    pub(super) fn open(&self, name: &str) -> Result<Input, Vec<Problem>> {
        let FileStore::Git(revision) = self else {
            if name != "-" {
                self.admit(Path::new(name))?;
            }
            return Input::open(name);
        };
        let here = |problem: Problem| vec![self.about(name, problem)];
        let entry = revision.entry(Path::new(name)).map_err(here)?.ok_or_else(|| vec![self.lacks(name)])?;
        let contents = revision.contents(&entry).map_err(here)?;
        Input::of(self.shown(name).into(), PathBuf::from(name), Box::new(Cursor::new(contents)))
    }

    /// Opens a file that another file names; `-` is a file of that name.
    ///
    /// # Errors
    /// As [`FileStore::open`].
    pub(super) fn open_named(&self, path: &Path) -> Result<Input, Vec<Problem>> {
        let name = path.to_string_lossy();
        self.open(if name == "-" { "./-" } else { &name })
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
        let name = path.to_string_lossy();
        let here = |problem: Problem| vec![self.about(&name, problem)];
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
        boundary.admit(path).map_err(|problem| vec![self.about(&path.to_string_lossy(), problem)])
    }

    /// A problem with its file, where it has no place yet.
    fn about(&self, name: &str, problem: Problem) -> Problem {
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
