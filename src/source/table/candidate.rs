//! What a row says of a seller, before it is known whether it is one.

use super::row_problems::Found;
use super::statistics::Numbers;
use crate::domain::RoleIx;
/// What a row says.
#[derive(Default)]
pub struct Candidate {
    /// Her id, and its cell.
    pub id: Option<(usize, String)>,
    /// Her name, and its first cell.
    pub name: Option<(usize, String)>,
    /// Her role.
    pub role: Option<RoleIx>,
    /// Her hours a week.
    pub hours: Option<f64>,
    /// Her scores, on the team's scale.
    pub numbers: Numbers,
    /// What is wrong with the row.
    pub found: Vec<Found>,
    /// In a long table: the trait that is rated, and its cell.
    pub trait_name: Option<(usize, String)>,
    /// In a long table: the rating, on the team's scale, and its cell.
    pub rating: Option<(usize, f64)>,
    /// Who rated.
    pub rater: Option<(usize, String)>,
    /// The standard error of the rating, on the team's scale, and its cell.
    pub se: Option<(usize, f64)>,
    /// The roles that she would like.
    pub wishes: Vec<RoleIx>,
    /// Whether she stays in her role.
    pub pinned: bool,
    /// The cells that hold a word for unknown.
    pub unknown: Vec<usize>,
    /// The cells that hold a word to which the catalog gives a score, with that score.
    pub levels: Vec<(usize, f64)>,
    /// The cells that hold a 0 which a formula has come to.
    pub formula_zeros: Vec<usize>,
    /// How many empty cells stand for a score.
    pub blanks: usize,
    /// Whether a score is off the scale.
    pub is_off_scale: bool,
    /// The cells that hold anything.
    pub filled: Vec<usize>,
}

impl Candidate {
    /// Returns the first cell that holds anything; the first of all where none does.
    pub fn first_filled(&self) -> usize {
        self.filled.first().copied().unwrap_or(0)
    }
}
