//! The teams of a review, as they are and as they were.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::check::TeamReview;
use crate::domain::{Catalog, Problem, Seller, Team};
use crate::source::Opened;

/// A team that has been read and reviewed.
pub struct Reading {
    pub team: TeamReview,
    /// What is worth knowing about its files.
    pub notes: Vec<Problem>,
    /// The files that it was read from.
    pub files: Vec<PathBuf>,
}

/// The teams that have been read and reviewed.
#[derive(Default)]
pub struct Readings {
    pub teams: Vec<TeamReview>,
    /// What is worth knowing about their files.
    pub notes: Vec<Problem>,
    /// The files that they were read from.
    pub files: Vec<PathBuf>,
}

/// A team as it was.
pub struct Then {
    pub file: Arc<str>,
    pub team: Team,
    pub catalog: Arc<Catalog>,
    pub sellers: Vec<Seller>,
    pub files: Vec<PathBuf>,
    /// A note that it had another name, where it was renamed since.
    pub renamed: Option<Problem>,
}

impl Then {
    pub fn new(name: &Path, opened: Opened) -> Result<Self, Vec<Problem>> {
        let sellers: Vec<Seller> = opened.sellers.collect::<Result<_, _>>()?;
        Ok(Then {
            file: name.to_string_lossy().into(),
            team: opened.team,
            catalog: opened.catalog,
            sellers,
            files: opened.files,
            renamed: opened.notes.into_iter().find(|note| note.code == "renamed-since"),
        })
    }
}

/// Whether a problem is that a team's own file is newer than the revision. A file that it names has a line there.
pub fn is_new_file(problem: &Problem) -> bool {
    problem.code == "not-in-revision" && problem.place.as_ref().is_some_and(|place| place.line == 0)
}
