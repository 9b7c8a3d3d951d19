//! The error of a command whose input is rejected.

use std::fmt;
use std::path::Path;

use crate::domain::{Place, Problem};
use crate::render::DrawError;

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

/// Returns the error of a result that was not drawn to its end.
pub fn drawn(drawn: Result<(), DrawError>) -> anyhow::Result<()> {
    drawn.map_err(|error| match error {
        DrawError::Stopped(problems) => Refusal(problems).into(),
        DrawError::Io(error) => anyhow::Error::new(error).context("standard output"),
    })
}

/// Returns the problem that a file exists already.
pub fn file_exists(path: &Path) -> Problem {
    Problem::new("file-exists").at(Place::whole(path.to_string_lossy().into()))
}
