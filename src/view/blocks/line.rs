//! The cells of one row, written as they come, for tables of which no row is kept.

use std::ops::Range;

use crate::domain::{Fit, Levels};
use crate::result::Label;

/// Takes the cells of a row one by one, in the order of the columns.
///
/// A row is drawn as the same [`Cell`](super::Cell)s would be.
pub trait CellLine {
    /// Adds words, or a name.
    fn words(&mut self, words: &str);

    /// Adds a code as it is: ASCII letters, digits and hyphens, or nothing.
    fn code(&mut self, code: &str);

    /// Adds a role, task, trait or motion; nothing where there is none.
    fn label(&mut self, label: Option<&Label>);

    /// Adds a fit in points, rounded for its levels to so many decimals; nothing where it is unknown.
    fn fit(&mut self, fit: Option<Fit>, levels: Levels, decimals: usize);

    /// Adds a number with so many decimals; nothing where there is none.
    fn number(&mut self, number: Option<f64>, decimals: usize);

    /// Adds a share of a whole, 0 to 1, with so many decimals of its per cent; nothing where there is none.
    fn share(&mut self, share: Option<f64>, decimals: usize);

    /// Returns the place behind the last cell.
    fn place(&self) -> usize;

    /// Adds the cells between two places of this row or an earlier one again.
    fn again(&mut self, cells: Range<usize>);

    /// Ends the row.
    fn end(&mut self);
}
