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
        })
    }
}
