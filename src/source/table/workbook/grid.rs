//! The cells of one sheet, held compactly and with limits: a few bytes tell a program to fill a thousand million cells.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;

use super::Refused;
use crate::source::table::row::{Mark, RawBlock, Row};

/// The most rows of a sheet, and the most columns: those of Excel.
pub const MAX_ROWS: u32 = 1 << 20;
pub const MAX_COLUMNS: u32 = 1 << 14;

/// The most cells that are held, and the most bytes of text in them.
const MAX_CELLS: usize = 8 << 20;
const MAX_TEXT: usize = 48 << 20;

/// The most merged areas, and the most cells that reading all rows may pass, empty ones included.
const MAX_MERGES: usize = 10_000;
const MAX_PASSED: usize = 64 << 20;

/// The byte between the cells of a block, which none of them holds.
pub const BETWEEN: u8 = b'\t';

/// The line of a row that lines do not tell as it is: no table has a single column.
const NOT_PLAIN: &[u8] = b"?";

/// About how many bytes a block has.
const BLOCK: usize = 32 << 10;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text, read as a cell of CSV is.
    Text,
    /// A number, with a decimal point.
    Number,
    /// A 0 that is shown as nothing, or as a word.
    HiddenZero,
    /// A 0 that a formula has come to.
    FormulaZero,
    /// An error, such as `#N/A`.
    Error,
    /// A date or a time.
    Date,
    /// A formula that was never worked out.
    Formula,
    /// Nothing, since another cell is merged with it and shown here.
    Merged,
}

impl Kind {
    fn mark(self) -> Option<Mark> {
        match self {
            Kind::Text => None,
            Kind::Number => Some(Mark::Number),
            Kind::HiddenZero => Some(Mark::HiddenZero),
            Kind::FormulaZero => Some(Mark::FormulaZero),
            Kind::Error => Some(Mark::Fault("spreadsheet-error")),
            Kind::Date => Some(Mark::Fault("spreadsheet-date")),
            Kind::Formula => Some(Mark::Fault("formula-without-value")),
            Kind::Merged => Some(Mark::Fault("merged-cell")),
        }
    }
}

/// Cells that are merged: from row and column to row and column, from 0, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merge {
    pub from: (u32, u32),
    pub to: (u32, u32),
}

struct StoredCell {
    end: u32,
    column: u16,
    kind: Kind,
}

struct StoredRow {
    /// Its number, from 0.
    number: u32,
    /// Where its cells begin.
    start: u32,
}

/// The filled cells of a sheet, row by row.
#[derive(Default)]
pub struct Grid {
    text: String,
    cells: Vec<StoredCell>,
    rows: Vec<StoredRow>,
    merges: Vec<Merge>,
    /// The first hidden row with cells, and how many there are.
    hidden: Option<(u32, usize)>,
    /// The columns that are hidden: from and to, from 0, both included.
    hidden_columns: Vec<(u32, u32)>,
    // Where reading is.
    next: usize,
    passed: usize,
    active: Vec<(Merge, String)>,
    next_merge: usize,
}

impl Grid {
    /// Adds a filled cell. Cells come row by row and from left to right; an empty text is no cell.
    ///
    /// # Errors
    /// The sheet is too large, or its cells are not in order.
    pub fn push(&mut self, row: u32, column: u32, kind: Kind, text: &str) -> Result<(), Refused> {
        if text.is_empty() {
            return Ok(());
        }
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            return Err(Refused::TooLarge);
        }
        match self.rows.last() {
            Some(last) if last.number == row => {
                if self.cells.last().is_some_and(|cell| u32::from(cell.column) >= column) {
                    return Err(Refused::damaged("cells are not in order"));
                }
            }
            Some(last) if last.number > row => return Err(Refused::damaged("rows are not in order")),
            _ => {
                let start = u32::try_from(self.cells.len()).map_err(|_| Refused::TooLarge)?;
                self.rows.push(StoredRow { number: row, start });
            }
        }
        self.text.push_str(text);
        if self.cells.len() >= MAX_CELLS || self.text.len() > MAX_TEXT {
            return Err(Refused::TooLarge);
        }
        let end = u32::try_from(self.text.len()).map_err(|_| Refused::TooLarge)?;
        let column = u16::try_from(column).map_err(|_| Refused::TooLarge)?;
        self.cells.push(StoredCell { end, column, kind });
        Ok(())
    }

    /// Adds a number, as short as it can be written.
    ///
    /// # Errors
    /// As [`push`](Self::push).
    pub fn push_number(&mut self, row: u32, column: u32, number: f64) -> Result<(), Refused> {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = write!(text, "{number}");
        let kind = if number.is_finite() { Kind::Number } else { Kind::Text };
        self.push(row, column, kind, &text)
    }

    /// Adds a merged area.
    ///
    /// # Errors
    /// There are too many.
    pub fn merge(&mut self, merge: Merge) -> Result<(), Refused> {
        if merge.from != merge.to {
            self.merges.push(merge);
        }
        if self.merges.len() > MAX_MERGES { Err(Refused::TooLarge) } else { Ok(()) }
    }

    /// Whether at least two rows have two filled cells or more.
    pub fn is_table(&self) -> bool {
        let ends = self.rows.iter().skip(1).map(|row| row.start as usize).chain([self.cells.len()]);
        self.rows.iter().zip(ends).filter(|(row, end)| end - row.start as usize > 1).nth(1).is_some()
    }

    /// Notes that a row is hidden, once its cells are here.
    pub fn hide(&mut self, row: u32) {
        if self.rows.last().is_some_and(|last| last.number == row) {
            let (first, count) = self.hidden.unwrap_or((row, 0));
            self.hidden = Some((first, count + 1));
        }
    }

    /// Returns the number, from 0, of the first hidden row that holds anything, and how many such rows there are.
    pub fn hidden(&self) -> Option<(u32, usize)> {
        self.hidden
    }

    /// Notes that columns are hidden.
    pub fn hide_columns(&mut self, from: u32, to: u32) {
        if self.hidden_columns.len() < MAX_MERGES {
            self.hidden_columns.push((from, to));
        }
    }

    /// Returns the number, from 0, of the first hidden column that holds anything, and how many such columns there are.
    pub fn hidden_columns(&self) -> Option<(u32, usize)> {
        if self.hidden_columns.is_empty() {
            return None;
        }
        let filled: BTreeSet<u32> = self.cells.iter().map(|cell| u32::from(cell.column)).collect();
        let mut hidden: Vec<u32> = filled.into_iter().collect();
        hidden.retain(|at| self.hidden_columns.iter().any(|(from, to)| (from..=to).contains(&at)));
        Some((*hidden.first()?, hidden.len()))
    }

    /// Returns the number of the last row that was added; `None` where there is none.
    pub fn last_row(&self) -> Option<u32> {
        self.rows.last().map(|row| row.number)
    }

    /// Returns the filled cells of the last row.
    pub fn last_cells(&self) -> Vec<(u32, Kind, String)> {
        let Some(last) = self.rows.last() else { return Vec::new() };
        let cells = last.start as usize..self.cells.len();
        cells
            .map(|at| (u32::from(self.cells[at].column), self.cells[at].kind, self.words(at).to_owned()))
            .collect()
    }

    /// Returns all filled cells: the row, the column, what it holds, the text.
    #[cfg(test)]
    pub fn filled(&self) -> Vec<(u32, u32, Kind, String)> {
        let mut filled = Vec::new();
        for (at, cell) in self.cells.iter().enumerate() {
            let rows = self.rows.iter().take_while(|row| row.start as usize <= at);
            let row = rows.last().map_or(0, |row| row.number);
            filled.push((row, u32::from(cell.column), cell.kind, self.words(at).to_owned()));
        }
        filled
    }

    /// Sorts what rows are read with.
    pub fn finish(&mut self) {
        self.merges.sort_unstable();
    }

    fn words(&self, cell: usize) -> &str {
        let start = if cell == 0 { 0 } else { self.cells[cell - 1].end as usize };
        &self.text[start..self.cells[cell].end as usize]
    }

    /// Reads the next row that holds anything. Returns whether there was one.
    ///
    /// # Errors
    /// So many empty cells lie between filled ones that the sheet is none of people.
    pub fn read(&mut self, row: &mut Row) -> Result<bool, Refused> {
        if self.next == self.rows.len() {
            return Ok(false);
        }
        self.next += 1;
        self.read_row(self.next - 1, row)?;
        Ok(true)
    }

    /// Reads the row of a line, from 1, of which a block had what it could tell.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_line(&mut self, line: usize, row: &mut Row) -> Result<(), Refused> {
        row.start(line);
        match self.rows.binary_search_by_key(&line, |row| row.number as usize + 1) {
            Ok(at) => self.read_row(at, row),
            Err(_) => Ok(()),
        }
    }

    fn read_row(&mut self, at: usize, row: &mut Row) -> Result<(), Refused> {
        let number = self.rows[at].number;
        let cells = self.cells_of(at);
        self.begin_merges(number, cells.clone());
        row.start(number as usize + 1);
        // A cell right of the last filled one may be merged with one that is filled.
        let merged = self.active.iter().map(|(merge, _)| merge.to.1).max();
        let last = u32::from(self.cells[cells.end - 1].column).max(merged.unwrap_or(0));
        self.pass((last as usize + 1) * (1 + self.active.len()))?;
        let mut at = cells.start;
        for column in 0..=last {
            let filled = self.cells[at..cells.end].first().filter(|cell| u32::from(cell.column) == column);
            if let Some(cell) = filled {
                let words = self.words(at);
                match cell.kind.mark() {
                    Some(mark) => row.push_marked(words, mark),
                    None => row.push(words),
                }
                at += 1;
            } else {
                match self.covered(number, column) {
                    Some(words) => row.push_marked(words, Mark::Fault("merged-cell")),
                    None => row.push(""),
                }
            }
        }
        Ok(())
    }

    /// The cells of a row.
    fn cells_of(&self, row: usize) -> Range<usize> {
        let next = self.rows.get(row + 1).map_or(self.cells.len(), |next| next.start as usize);
        self.rows[row].start as usize..next
    }

    /// Counts cells that reading passes.
    fn pass(&mut self, cells: usize) -> Result<(), Refused> {
        self.passed += cells;
        if self.passed > MAX_PASSED { Err(Refused::TooLarge) } else { Ok(()) }
    }

    /// Returns the next rows as lines of cells, with an empty line for each row without any; `None` at the end, and where
    /// cells are merged. A row that lines do not tell as it is has a line of one mark.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn block(&mut self) -> Result<Option<RawBlock>, Refused> {
        let Some(first) = self.rows.get(self.next).filter(|_| self.merges.is_empty()) else {
            return Ok(None);
        };
        let (first, mut bytes) = (first.number, Vec::with_capacity(2 * BLOCK));
        let mut next = first;
        while let Some(row) = self.rows.get(self.next).filter(|_| bytes.len() < BLOCK) {
            let (number, cells) = (row.number, self.cells_of(self.next));
            self.next += 1;
            bytes.resize(bytes.len() + (number - next) as usize, b'\n');
            next = number + 1;
            self.pass(usize::from(self.cells[cells.end - 1].column) + 1)?;
            self.add_line(cells, &mut bytes);
        }
        Ok(Some(RawBlock { bytes, line: first as usize + 1 }))
    }

    /// Adds the line of a row.
    fn add_line(&self, cells: Range<usize>, bytes: &mut Vec<u8>) {
        let start = bytes.len();
        let mut column = 0;
        for at in cells {
            let StoredCell { column: to, kind, .. } = self.cells[at];
            let words = self.words(at).as_bytes();
            let is_plain = matches!(kind, Kind::Text | Kind::Number)
                && !words.iter().any(|byte| byte.is_ascii_control() || *byte == b'"');
            if !is_plain {
                bytes.truncate(start);
                bytes.extend_from_slice(NOT_PLAIN);
                break;
            }
            bytes.resize(bytes.len() + usize::from(to - column), BETWEEN);
            column = to;
            bytes.extend_from_slice(words);
        }
        bytes.push(b'\n');
    }

    /// Takes up the areas that begin by this row, with what they show, and lets go of those that ended.
    fn begin_merges(&mut self, number: u32, cells: Range<usize>) {
        self.active.retain(|(merge, _)| merge.to.0 >= number);
        while let Some(merge) = self.merges.get(self.next_merge).filter(|merge| merge.from.0 <= number) {
            let merge = *merge;
            self.next_merge += 1;
            let shown = cells.clone().find(|at| u32::from(self.cells[*at].column) == merge.from.1);
            // An area that shows nothing hides nothing.
            if let Some(at) = shown.filter(|_| merge.from.0 == number) {
                let words = self.words(at).to_owned();
                self.active.push((merge, words));
            }
        }
    }

    /// Returns what a merged area shows in a cell that is not its first.
    fn covered(&self, row: u32, column: u32) -> Option<&str> {
        let found = self.active.iter().find(|(merge, _)| {
            (merge.from.0..=merge.to.0).contains(&row)
                && (merge.from.1..=merge.to.1).contains(&column)
                && merge.from != (row, column)
        });
        found.map(|(_, words)| words.as_str())
    }
}
