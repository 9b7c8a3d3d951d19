//! A seller in the fit matrix as a line of a table, of which nothing is kept.

use super::label::Label;
use crate::domain::Fit;

/// A seller and her fits, and no more than a row of CSV says.
#[derive(Clone, Copy, Debug)]
pub struct MatchLine<'a> {
    /// Her id.
    pub id: &'a str,
    /// Her name.
    pub name: &'a str,
    /// Today's role.
    pub role: Option<&'a Label>,
    /// Her best role, if she has one.
    pub best: Option<&'a Label>,
    /// The fit with it.
    pub best_fit: Option<Fit>,
    /// Her fit with each column.
    pub fits: &'a [Option<Fit>],
}
