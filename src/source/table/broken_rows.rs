//! Rows that end early, and may be halves of one, or have a comma for a separator.

use super::cells::is_number;
use super::row::Row;
use crate::domain::Place;

/// Rows that end early, and may be halves of one row.
#[derive(Default)]
pub struct BrokenRows {
    /// Whether numbers of whole rows have decimal commas.
    pub has_decimal_commas: bool,
    /// The line and the width of the last one.
    last: Option<(usize, usize)>,
    /// The second half of a row with a line break in a cell, or between two.
    pub place: Option<Place>,
    /// One with a decimal comma, which may be a separator.
    pub with_comma: Option<Place>,
}

impl BrokenRows {
    /// Notes a row that ends early, in a table of so many columns with names in the column `named`.
    pub fn note(&mut self, row: &Row, columns: usize, named: Option<usize>, place: impl Fn() -> Place) {
        let (line, width) = (row.line(), row.width());
        if let Some((before, other)) = self.last
            && before + 1 == line
            && (width + other == columns || width + other == columns + 1)
            && named.is_some_and(|at| is_rest_of_row(row.cell(at).trim()))
        {
            self.place.get_or_insert_with(&place);
        }
        let commas = row.cells().filter(|cell| is_with_comma(cell)).count();
        if commas > 0 && width + commas == columns {
            self.with_comma.get_or_insert_with(place);
        }
        self.last = Some((line, width));
    }
}

/// Whether a row has a number with a decimal comma.
pub fn has_decimal_comma(row: &Row) -> bool {
    row.cells().any(is_with_comma)
}

fn is_with_comma(cell: &str) -> bool {
    cell.contains(',') && is_number(cell.trim())
}

/// Whether the rest of a row stands in the place of a name: a number, or the end of a remark.
fn is_rest_of_row(cell: &str) -> bool {
    is_number(cell) || cell.chars().next().is_some_and(char::is_lowercase)
}
