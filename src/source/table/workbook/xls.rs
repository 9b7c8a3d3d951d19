//! Workbooks of Excel until 2007 (MS-XLS): `.xls`.

use std::collections::BTreeSet;

use super::biff::{Record, Records, WORKSHEET};
use super::compound::Compound;
use super::grid::{Grid, Kind, Merge};
use super::number_format::{Shown, per_cent};
use super::strings::Strings;
use super::xls_parts::Globals;
use super::{Refused, Sheet, date_of};

/// The most cells between the first and the last of a sheet.
const MAX_CELLS: usize = 2 << 20;

/// The records by their kinds. Those that hold a cell begin with its row, its column and its style.
const FORMULA: u16 = 0x06;
const COLUMNS: u16 = 0x7d;
const NUMBERS: u16 = 0xbd;
const RICH_LABEL: u16 = 0xd6;
const MERGED: u16 = 0xe5;
const WINDOW: u16 = 0x23e;
const SHARED_LABEL: u16 = 0xfd;
const NUMBER: u16 = 0x203;
const LABEL: u16 = 0x204;
const BOOLEAN_OR_ERROR: u16 = 0x205;
const STRING: u16 = 0x207;
const ROW: u16 = 0x208;
const SHORT_NUMBER: u16 = 0x27e;

/// An opened workbook.
pub struct XlsBook {
    stream: Vec<u8>,
    globals: Globals,
    sheets: Vec<Sheet>,
}

impl XlsBook {
    /// Opens a workbook.
    ///
    /// # Errors
    /// It is none, is encrypted, is too large, or is damaged.
    pub fn open(bytes: &[u8]) -> Result<Self, Refused> {
        let file = Compound::open(bytes)?;
        if file.has("EncryptedPackage") {
            return Err(Refused::Encrypted);
        }
        let stream = match file.stream("Workbook")? {
            Some(stream) => stream,
            None => file.stream("Book")?.ok_or(Refused::NotAWorkbook)?,
        };
        let globals = Globals::read(&stream)?;
        let sheets = globals.sheets.iter().map(|(sheet, _)| sheet.clone()).collect();
        Ok(XlsBook { stream, globals, sheets })
    }

    /// Returns its sheets, in order.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Reads the cells of a sheet.
    ///
    /// # Errors
    /// It is damaged or too large.
    pub fn read(&self, at: usize) -> Result<Grid, Refused> {
        let (_, start) = self.globals.sheets.get(at).ok_or_else(|| Refused::damaged("a sheet is missing"))?;
        let start = usize::try_from(*start).map_err(|_| Refused::TooLarge)?;
        let (mut records, _) = Records::of_part(&self.stream, start, WORKSHEET)?;
        let mut cells = Cells::default();
        while let Some(record) = records.next()? {
            cells.add(&record, &self.globals)?;
        }
        cells.into_grid(&self.globals)
    }
}

/// What a cell holds.
#[derive(Clone, Copy)]
enum Value {
    Number(f64),
    /// A 0 that is not shown, and one that a formula has come to.
    HiddenZero,
    FormulaZero,
    Date(f64),
    PerCent(f64),
    /// A text of the sheet, or of the workbook.
    Text(u32),
    SharedText(u32),
    Boolean(bool),
    Error(&'static str),
    /// A formula that is to be worked out when the workbook is opened.
    Formula,
    /// A formula whose text is to come.
    FormulaOfText,
    /// What a formula says that says nothing.
    Empty,
}

/// The cells of a sheet as they come, and what is said of its rows and columns.
#[derive(Default)]
struct Cells {
    /// Each with its row and its column.
    found: Vec<((u16, u16), Value)>,
    /// The texts that are its own.
    strings: Strings,
    /// How many rows and columns there are up to the last cell.
    rows: usize,
    columns: usize,
    /// Whether the last cell is a formula whose text may follow.
    is_text_to_come: bool,
    hidden: BTreeSet<u16>,
    /// Whether the sheet shows no zeros.
    hides_zeros: bool,
    /// What is merged and which columns are hidden; the cells once all are here.
    grid: Grid,
}

impl Cells {
    /// Adds what a record says. What stands between a formula and its text, as when several cells share one, says nothing.
    fn add(&mut self, record: &Record<'_>, globals: &Globals) -> Result<(), Refused> {
        match record.kind {
            NUMBER => {
                self.push(record, number(f64::from_le_bytes(record.array(6)?), record.word(4)?, globals))
            }
            SHORT_NUMBER => {
                self.push(record, number(short_number(record.long(6)?), record.word(4)?, globals))
            }
            NUMBERS => self.push_numbers(record, globals),
            SHARED_LABEL => {
                let text = record.long(6)?;
                if globals.strings.get(usize::try_from(text).map_err(|_| Refused::TooLarge)?).is_none() {
                    return Err(Refused::damaged("a cell has a text that is not there"));
                }
                self.push(record, Value::SharedText(text))
            }
            LABEL | RICH_LABEL => {
                let text = self.strings.push(&record.text(6, globals.letters)?)?;
                self.push(record, Value::Text(text))
            }
            BOOLEAN_OR_ERROR => {
                let value = match record.array(6)? {
                    [value, 0] => Value::Boolean(value != 0),
                    [code, 1] => error(code)?,
                    _ => return Err(Refused::damaged("a cell is neither true nor false nor an error")),
                };
                self.push(record, value)
            }
            FORMULA => {
                self.push(record, formula(record, globals)?)?;
                self.is_text_to_come = true;
                Ok(())
            }
            STRING => self.end_formula(&record.text(0, globals.letters)?),
            ROW => {
                if record.word(12)? & 0x20 != 0 {
                    self.hidden.insert(record.word(0)?);
                }
                Ok(())
            }
            COLUMNS => {
                if record.word(8)? & 1 != 0 {
                    self.grid.hide_columns(record.word(0)?.into(), record.word(2)?.into());
                }
                Ok(())
            }
            WINDOW => {
                self.hides_zeros = record.word(0)? & 0x10 == 0;
                Ok(())
            }
            MERGED => self.add_merges(record),
            _ => Ok(()),
        }
    }

    /// Adds the cell of a record.
    fn push(&mut self, record: &Record<'_>, value: Value) -> Result<(), Refused> {
        self.push_at(record.word(0)?, record.word(2)?, value)
    }

    fn push_at(&mut self, row: u16, column: u16, value: Value) -> Result<(), Refused> {
        self.rows = self.rows.max(usize::from(row) + 1);
        self.columns = self.columns.max(usize::from(column) + 1);
        if self.rows * self.columns > MAX_CELLS || self.found.len() >= MAX_CELLS {
            return Err(Refused::TooLarge);
        }
        self.found.push(((row, column), value));
        self.is_text_to_come = false;
        Ok(())
    }

    /// Adds the numbers of a record: its row, the first column, a style and a number for each cell, the last column.
    fn push_numbers(&mut self, record: &Record<'_>, globals: &Globals) -> Result<(), Refused> {
        let (row, first) = (record.word(0)?, record.word(2)?);
        let last = record.word(record.length().saturating_sub(2))?;
        let count = usize::from(last.saturating_sub(first)) + 1;
        if last < first || record.length() != 6 + 6 * count {
            return Err(Refused::damaged("a row of numbers is not as long as it says"));
        }
        for (column, at) in (first..=last).zip((4..).step_by(6)) {
            let value = number(short_number(record.long(at + 2)?), record.word(at)?, globals);
            self.push_at(row, column, value)?;
        }
        Ok(())
    }

    /// Gives the last formula its text.
    fn end_formula(&mut self, text: &str) -> Result<(), Refused> {
        let last = self.found.last_mut().filter(|_| self.is_text_to_come);
        let (_, value) = last.ok_or_else(|| Refused::damaged("a text belongs to no formula"))?;
        if !matches!(value, Value::Formula) {
            *value = Value::Text(self.strings.push(text)?);
        }
        self.is_text_to_come = false;
        Ok(())
    }

    fn add_merges(&mut self, record: &Record<'_>) -> Result<(), Refused> {
        for area in 0..usize::from(record.word(0)?) {
            let word = |part: usize| record.word(2 + 8 * area + part).map(u32::from);
            let merge = Merge { from: (word(0)?, word(4)?), to: (word(2)?, word(6)?) };
            if merge.from.0 > merge.to.0 || merge.from.1 > merge.to.1 {
                return Err(Refused::damaged("a merge is backwards"));
            }
            self.grid.merge(merge)?;
        }
        Ok(())
    }

    /// Returns the cells row by row. Excel writes them so, other programs may not; of several in one place the last counts, as
    /// each that is read takes the place of the one before.
    fn into_grid(mut self, globals: &Globals) -> Result<Grid, Refused> {
        // Sorting takes room even where there is nothing to sort.
        if !self.found.is_sorted_by_key(|(place, _)| *place) {
            self.found.sort_by_key(|(place, _)| *place);
        }
        let mut grid = std::mem::take(&mut self.grid);
        let mut cells = self.found.iter().peekable();
        while let Some(((row, column), value)) = cells.next() {
            let next = cells.peek().map(|(place, _)| *place);
            if next != Some((*row, *column)) {
                self.show(&mut grid, (u32::from(*row), u32::from(*column)), *value, globals)?;
            }
            if next.is_none_or(|(other, _)| other != *row) && self.hidden.contains(row) {
                grid.hide(u32::from(*row));
            }
        }
        Ok(grid)
    }

    /// Adds a cell to the grid.
    fn show(
        &self,
        grid: &mut Grid,
        (row, column): (u32, u32),
        value: Value,
        globals: &Globals,
    ) -> Result<(), Refused> {
        let (kind, text) = match value {
            Value::Number(0.0) | Value::FormulaZero if self.hides_zeros => (Kind::HiddenZero, "0"),
            Value::HiddenZero => (Kind::HiddenZero, "0"),
            Value::FormulaZero => (Kind::FormulaZero, "0"),
            Value::Number(number) => return grid.push_number(row, column, number),
            Value::Date(number) => {
                return grid.push(row, column, Kind::Date, &date_of(number, globals.is_1904));
            }
            Value::PerCent(share) => return grid.push(row, column, Kind::Text, &per_cent(share)),
            Value::Text(at) => (Kind::Text, self.strings.get(at as usize).unwrap_or_default()),
            Value::SharedText(at) => (Kind::Text, globals.strings.get(at as usize).unwrap_or_default()),
            Value::Boolean(is) => (Kind::Text, if is { "TRUE" } else { "FALSE" }),
            Value::Error(name) => (Kind::Error, name),
            Value::Formula | Value::FormulaOfText => (Kind::Formula, "="),
            Value::Empty => return Ok(()),
        };
        grid.push(row, column, kind, text)
    }
}

/// What a number is in a style.
fn number(number: f64, style: u16, globals: &Globals) -> Value {
    match globals.shown(style) {
        Shown::HidesZero if number == 0.0 => Value::HiddenZero,
        Shown::Number | Shown::HidesZero => Value::Number(number),
        Shown::Date => Value::Date(number),
        Shown::Percent => Value::PerCent(number),
    }
}

/// The number that four bytes say: a whole one or the upper half of one of eight bytes, and either may be of hundredths.
fn short_number(bits: u32) -> f64 {
    let rest = bits & !3;
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(rest) << 32)
    } else {
        f64::from(rest.cast_signed() >> 2)
    };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

/// The value that is stored with a formula; its text follows in a record of its own.
fn formula(record: &Record<'_>, globals: &Globals) -> Result<Value, Refused> {
    let is_to_be_worked_out = record.word(14)? & 1 != 0;
    let value = match record.array::<8>(6)? {
        [0, .., 0xff, 0xff] => Value::FormulaOfText,
        [1, _, value, .., 0xff, 0xff] => Value::Boolean(value != 0),
        [2, _, code, .., 0xff, 0xff] => error(code)?,
        [3, .., 0xff, 0xff] => Value::Empty,
        [.., 0xff, 0xff] => return Err(Refused::damaged("a formula has a value of an unknown kind")),
        bytes => match number(f64::from_le_bytes(bytes), record.word(4)?, globals) {
            Value::Number(0.0) => Value::FormulaZero,
            value => value,
        },
    };
    Ok(if is_to_be_worked_out { Value::Formula } else { value })
}

fn error(code: u8) -> Result<Value, Refused> {
    Ok(Value::Error(match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        0x2b => "#DATA!",
        _ => return Err(Refused::damaged("a cell has an unknown error")),
    }))
}
