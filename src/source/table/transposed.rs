//! A table with traits down and people across, as one with people down.

use std::sync::Arc;

use super::brackets::is_no_score;
use super::columns::{MOST_LOOKED_AT, Vocabulary, has_names, has_ratings};
use super::name_columns::words;
use super::row::{Row, RowSource};
use crate::domain::{Place, Problem};

/// The rows of a table whose columns are people. All of it is held.
pub struct TransposedRows {
    source: Box<dyn RowSource>,
    /// The rows as they are written.
    written: Vec<Row>,
    /// The rows that were returned.
    returned: usize,
}

impl TransposedRows {
    /// Whether these rows, of which the first heads the columns, have a trait in most of their first cells, and none in the
    /// headings.
    pub fn is(written: &[Row], vocabulary: &Vocabulary) -> bool {
        let Some((first, rest)) = written.split_first() else { return false };
        // A row for each rating, with the trait first.
        let is_narrow = first.width() <= MOST_LOOKED_AT;
        let columns = if is_narrow { vocabulary.columns(first) } else { Vec::new() };
        if has_names(&columns) && has_ratings(&columns) {
            return false;
        }
        // Roles may stand below the names, and figures below the traits.
        let named = rest.iter().filter(|row| {
            let text = row.cell(0).trim();
            let is_other = vocabulary.meaning(text).is_some() || is_no_score(&words(text));
            !text.is_empty() && (vocabulary.find_trait(text).is_some() || !is_other)
        });
        let traits = rest.iter().filter(|row| vocabulary.find_trait(row.cell(0)).is_some()).count();
        let people = first.cells().skip(1).filter(|cell| !cell.trim().is_empty()).count();
        traits > 1
            && traits * 2 > named.count()
            && people > 0
            && !first.cells().any(|cell| vocabulary.find_trait(cell).is_some())
    }

    /// Returns the columns of these rows as rows. Their first one is the first cells, and names the people.
    pub fn new(source: Box<dyn RowSource>, written: Vec<Row>) -> Self {
        TransposedRows { source, written, returned: 0 }
    }
}

impl RowSource for TransposedRows {
    fn name(&self) -> &Arc<str> {
        self.source.name()
    }

    fn take_notes(&mut self) -> Vec<Problem> {
        self.source.take_notes()
    }

    fn read(&mut self, row: &mut Row) -> Result<bool, Problem> {
        let width = self.written.iter().map(Row::width).max().unwrap_or(0);
        if self.returned == width {
            return Ok(false);
        }
        row.start(self.written.first().map_or(1, Row::line));
        row.across = self.returned;
        for (number, written) in self.written.iter().enumerate() {
            // Over the traits stands what they are, and beside it the names.
            match (number, self.returned) {
                (0, 0) => row.push("name"),
                _ => row.push_from(written, self.returned),
            }
        }
        self.returned += 1;
        Ok(true)
    }

    fn place(&self, row: &Row, at: usize) -> Place {
        match self.written.get(at) {
            Some(written) => self.source.place(written, row.across),
            None => Place::whole(self.name().clone()),
        }
    }
}
