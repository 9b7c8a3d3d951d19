//! Rows of cells, whatever they are read from.

use std::borrow::Cow;
use std::sync::Arc;

use crate::domain::{Place, Problem, clean};

/// A table's rows, one after the other, and the places of their cells.
///
/// A source gives cells no meaning: it knows no headings, and skips no row but those that its format does not count as
/// rows.
pub trait RowSource: Send {
    /// The name that problems use for the table: `sellers.csv`, `team.xlsx#Sellers`.
    fn name(&self) -> &Arc<str>;

    /// Reads the next row into `row`, in place of what it held. Returns whether there was one.
    ///
    /// # Errors
    /// The table cannot be read on.
    fn read(&mut self, row: &mut Row) -> Result<bool, Problem>;

    /// Returns the sheet that it is, in a workbook.
    fn sheet(&self) -> Option<Arc<str>> {
        None
    }

    /// Returns the character between cells, where the table is a text.
    fn separator(&self) -> Option<char> {
        None
    }

    /// Returns what is to be told about the table as far as it was read; each note once.
    fn take_notes(&mut self) -> Vec<Problem> {
        Vec::new()
    }

    /// Returns the character between the cells of blocks.
    fn block_separator(&self) -> Option<char> {
        self.separator()
    }

    /// Returns the next rows as bytes that are not looked at yet; `None` where they can only be read row by row.
    ///
    /// # Errors
    /// The table cannot be read on.
    fn block(&mut self) -> Result<Option<RawBlock>, Problem> {
        Ok(None)
    }

    /// Reads a record of the last blocks, which begins at a line, into `row`.
    ///
    /// # Errors
    /// As from [`read`](RowSource::read).
    fn read_record(&mut self, _record: &[u8], _line: usize, _row: &mut Row) -> Result<(), Problem> {
        Ok(())
    }

    /// Whether all that is not ASCII is taken for UTF-8 where it is valid.
    fn takes_utf8(&self) -> bool {
        true
    }

    /// Returns the place of a cell of a row that this source has read. Rows before the last one may be asked about.
    fn place(&self, row: &Row, at: usize) -> Place;
}

/// Whole rows as bytes, with every line end as one line feed.
pub struct RawBlock {
    /// The bytes, up to and with the last line end.
    pub bytes: Vec<u8>,
    /// The line of the first byte, from 1.
    pub line: usize,
}

/// The cells of one row.
///
/// Rows are read over and over into one, so that a long table takes no memory.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The texts of the cells, one after the other.
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<usize>,
    /// What a source knows of cells beside their texts, by number.
    marks: Vec<(usize, Mark)>,
    /// The number of its line, or of its row in a sheet, from 1.
    line: usize,
    /// The number of the column that the row was, where a table is turned.
    pub across: usize,
}

/// What a source may know of a cell beside its text. Cells of CSV have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It holds a number: its text is that number with a decimal point, and is never read in another way.
    Number,
    /// It holds 0, and shows nothing or a word.
    HiddenZero,
    /// It holds 0, which a formula has come to: that of an empty cell, perhaps.
    FormulaZero,
    /// It holds no value that can be read (an error, a date, a part of a merged cell), and this is the problem's code.
    Fault(&'static str),
}

impl Row {
    /// Makes it the row at a line, without cells.
    pub fn start(&mut self, line: usize) {
        self.text.clear();
        self.ends.clear();
        self.marks.clear();
        self.line = line;
    }

    /// Adds a cell of this text, [cleaned](clean).
    pub fn push(&mut self, text: &str) {
        self.text.push_str(&clean(text));
        self.ends.push(self.text.len());
    }

    /// Adds a cell of this text, of which the source knows more.
    pub fn push_marked(&mut self, text: &str, mark: Mark) {
        self.marks.push((self.width(), mark));
        self.push(text);
    }

    /// Adds a cell of another row, with what is known of it.
    pub fn push_from(&mut self, other: &Row, at: usize) {
        if let Some(mark) = other.mark(at) {
            self.marks.push((self.width(), mark));
        }
        self.push(other.cell(at));
    }

    /// Returns what the source knows of a cell beside its text.
    pub fn mark(&self, at: usize) -> Option<Mark> {
        let found = self.marks.binary_search_by_key(&at, |(cell, _)| *cell).ok()?;
        Some(self.marks[found].1)
    }

    /// Adds all cells of a row: their texts, one after the other, and where each ends, in order.
    pub fn push_all(&mut self, text: &str, ends: impl Iterator<Item = usize>) {
        if let Cow::Borrowed(text) = clean(text) {
            let from = self.text.len();
            self.text.push_str(text);
            self.ends.extend(ends.map(|end| from + end));
            return;
        }
        let mut start = 0;
        for end in ends {
            self.push(&text[start..end]);
            start = end;
        }
    }

    /// The number of its line, or of its row in a sheet, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The number of its cells.
    pub fn width(&self) -> usize {
        self.ends.len()
    }

    /// Returns the text of a cell; empty where the row has fewer cells.
    pub fn cell(&self, at: usize) -> &str {
        let Some(&end) = self.ends.get(at) else { return "" };
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.text[start..end]
    }

    /// Returns the texts of its cells.
    pub fn cells(&self) -> impl Iterator<Item = &str> + Clone {
        (0..self.width()).map(|at| self.cell(at))
    }

    /// Returns about how many bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        self.text.len() + self.ends.len() * size_of::<usize>()
    }

    /// Whether a cell runs over several lines.
    pub fn has_breaks(&self) -> bool {
        self.text.contains('\n')
    }

    /// Whether no cell holds anything but spaces.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_what_was_pushed() {
        let mut row = Row::default();
        row.start(3);
        row.push("Kåre");
        row.push("");
        row.push_all("7six", [1, 4].into_iter());
        row.push_marked("#N/A", Mark::Fault("spreadsheet-error"));
        assert_eq!((row.mark(3), row.mark(4)), (None, Some(Mark::Fault("spreadsheet-error"))));
        assert_eq!(row.cells().collect::<Vec<_>>(), ["Kåre", "", "7", "six", "#N/A"]);
        assert_eq!((row.line(), row.cell(5), row.is_blank()), (3, "", false));
        row.start(4);
        assert_eq!((row.width(), row.is_blank()), (0, true));
    }
}
