//! The cells of one row, written as they come, for tables of which no row is kept.

use crate::domain::{Fit, Levels};
use crate::result::Label;

/// Takes the cells of a row one by one, in the order of the columns.
///
/// A row is drawn as the same [`Cell`](super::Cell)s would be.
pub trait CellLine {
    /// Adds words, or a name.
    fn words(&mut self, words: &str);

    /// Adds a role, task, trait or motion; nothing where there is none.
    fn label(&mut self, label: Option<&Label>);

    /// Adds a fit in points, rounded for its levels to so many decimals; nothing where it is unknown.
    fn fit(&mut self, fit: Option<Fit>, levels: Levels, decimals: usize);

    /// Ends the row.
    fn end(&mut self);
}
