//! The error of a command whose input is rejected.

use std::fmt;
use std::path::Path;

use crate::domain::{Place, Problem};

/// A rejected input, with every problem found.
#[derive(Debug)]
pub struct Refusal(pub Vec<Problem>);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} problems in the input", self.0.len())
    }
}

impl std::error::Error for Refusal {}

/// Returns an error of one problem.
pub fn refuse(problem: Problem) -> anyhow::Error {
    Refusal(vec![problem]).into()
}

/// Returns the problem that a file exists already.
pub fn file_exists(path: &Path) -> Problem {
    Problem::new("file-exists").at(Place::whole(path.to_string_lossy().into()))
}
