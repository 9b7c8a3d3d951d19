//! Workbooks of Excel until 2007 (MS-XLS): `.xls`. Read by `calamine`, after a look at how far their cells lie apart: it
//! makes room for all between them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Reader, SheetType, SheetVisible, Xls};

use super::compound::Compound;
use super::grid::{Grid, Kind, Merge};
use super::number_format::Shown;
use super::{Refused, Sheet, date_of};

/// The most cells between the first and the last of all sheets together.
const MAX_CELLS: u64 = 2 << 20;

/// The records that are looked at: those of cells, of formulas, and others by their names in MS-XLS.
const CELLS: [u16; 17] = [
    0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x7e, 0xbd, 0xbe, 0xd6, 0xfd, 0x201, 0x203, 0x204, 0x205, 0x206,
    0x27e,
];
const FORMULAS: [u16; 2] = [0x06, 0x206];
const BEGIN: [u16; 4] = [0x09, 0x209, 0x409, 0x809];
const FILE_PASS: u16 = 0x2f;
const BOUND_SHEET: u16 = 0x85;
const MERGED: u16 = 0xe5;
const ROW: u16 = 0x208;
const FORMAT: u16 = 0x41e;
const STYLE_OF_CELLS: u16 = 0xe0;
/// Several cells in a record, and several without anything in them.
const SEVERAL: [u16; 2] = [0xbd, 0xbe];
const COLUMNS: u16 = 0x7d;

/// An opened workbook.
pub struct XlsBook {
    book: Xls<Cursor<Vec<u8>>>,
    sheets: Vec<Sheet>,
    /// What is known of each sheet beside its cells.
    hints: Vec<Hints>,
}

impl XlsBook {
    /// Opens a workbook.
    ///
    /// # Errors
    /// It is none, is encrypted, is too large, or is damaged.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Refused> {
        let file = Compound::open(&bytes)?;
        if file.has("EncryptedPackage") {
            return Err(Refused::Encrypted);
        }
        let stream = match file.stream("Workbook")? {
            Some(stream) => stream,
            None => file.stream("Book")?.ok_or(Refused::NotAWorkbook)?,
        };
        let mut hints = look(&stream)?;
        drop(stream);
        let book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
            calamine::XlsError::Password => Refused::Encrypted,
            error => Refused::damaged(&error),
        })?;
        let mut sheets = Vec::new();
        hints.resize_with(book.sheets_metadata().len(), Hints::default);
        let mut kept = Vec::new();
        for (sheet, hints) in book.sheets_metadata().iter().zip(hints) {
            if sheet.typ == SheetType::WorkSheet {
                let is_hidden = sheet.visible != SheetVisible::Visible;
                sheets.push(Sheet { name: sheet.name.clone(), is_hidden });
                kept.push(hints);
            }
        }
        Ok(XlsBook { book, sheets, hints: kept })
    }

    /// Returns its sheets, in order.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Reads the cells of a sheet.
    ///
    /// # Errors
    /// It is damaged or too large.
    pub fn read(mut self, at: usize) -> Result<Grid, Refused> {
        let name = &self.sheets[at].name;
        let is_1904 = self.book.has_1904_epoch();
        let range = self.book.worksheet_range(name).map_err(|error| Refused::damaged(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        let mut grid = Grid::default();
        let hints = self.hints.swap_remove(at);
        for (row, column, cell) in range.used_cells() {
            let at =
                |first: u32, offset: usize| first.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            let (row, column) = (at(top, row), at(left, column));
            if grid.last_row() != Some(row) {
                hide(&mut grid, &hints);
            }
            match cell {
                _ if hints.formulas.contains(&(row, column)) => grid.push(row, column, Kind::Formula, "=")?,
                Data::Empty => {}
                // A whole number of wholes.
                Data::Int(number) if hints.per_cents.contains(&(row, column)) => {
                    grid.push(row, column, Kind::Text, &format!("{number}00%"))?;
                }
                Data::Float(number) if hints.per_cents.contains(&(row, column)) => {
                    grid.push(row, column, Kind::Text, &per_cent(*number))?;
                }
                Data::Int(number) => grid.push(row, column, Kind::Number, &number.to_string())?,
                Data::Float(number) => grid.push_number(row, column, *number)?,
                Data::Bool(is) => grid.push(row, column, Kind::Text, if *is { "TRUE" } else { "FALSE" })?,
                Data::Error(error) => grid.push(row, column, Kind::Error, &error.to_string())?,
                Data::DateTime(day) => {
                    grid.push(row, column, Kind::Date, &date_of(day.as_f64(), is_1904))?;
                }
                Data::DateTimeIso(text) | Data::DurationIso(text) => {
                    grid.push(row, column, Kind::Date, text)?;
                }
                Data::String(text) => grid.push(row, column, Kind::Text, text)?,
            }
        }
        hide(&mut grid, &hints);
        for (from, to) in hints.hidden_columns {
            grid.hide_columns(from, to);
        }
        for merge in hints.merges {
            grid.merge(merge)?;
        }
        Ok(grid)
    }
}

/// Notes that the last row is hidden, if it is.
fn hide(grid: &mut Grid, hints: &Hints) {
    if let Some(row) = grid.last_row().filter(|row| hints.hidden.contains(row)) {
        grid.hide(row);
    }
}

/// What `calamine` does not tell of a sheet.
#[derive(Default)]
struct Hints {
    merges: Vec<Merge>,
    hidden: BTreeSet<u32>,
    hidden_columns: Vec<(u32, u32)>,
    /// Cells whose number is shown in per cent.
    per_cents: BTreeSet<(u32, u32)>,
    /// Formulas that are to be worked out when the workbook is opened.
    formulas: BTreeSet<(u32, u32)>,
}

/// A share as it is shown, in per cent.
fn per_cent(share: f64) -> String {
    format!("{}%", (share * 1e11).round() / 1e9)
}

/// How the cells of a workbook are shown, by the number of their style.
#[derive(Default)]
struct Styles {
    /// The pictures of numbers that this workbook has beside those that every Excel has.
    pictures: BTreeMap<u16, Shown>,
    per_cent: Vec<bool>,
}

impl Styles {
    /// Notes the picture of a number: its own number, and its letters of one byte or two.
    fn add_picture(&mut self, record: &[u8]) {
        let [a, b, _, _, flags, letters @ ..] = record else { return };
        // Only the low bytes matter: no sign of a picture is beyond them.
        let picture: String =
            letters.iter().step_by(1 + usize::from(flags & 1)).map(|byte| char::from(*byte)).collect();
        self.pictures.insert(u16::from_le_bytes([*a, *b]), Shown::of_picture(&picture));
    }

    /// Notes a style, which shows numbers by this picture.
    fn add(&mut self, picture: u16) {
        let shown = self.pictures.get(&picture).copied().unwrap_or_else(|| Shown::builtin(picture.into()));
        self.per_cent.push(shown == Shown::Percent);
    }

    fn is_per_cent(&self, style: u16) -> bool {
        self.per_cent.get(usize::from(style)) == Some(&true)
    }
}

/// Looks at the records of a workbook. Returns what they say of each sheet, in order.
///
/// # Errors
/// It has a password, or its cells lie too far apart.
fn look(stream: &[u8]) -> Result<Vec<Hints>, Refused> {
    // Where each sheet begins, and what is said of the one that begins there.
    let mut starts: Vec<u32> = Vec::new();
    let mut found: BTreeMap<u32, Hints> = BTreeMap::new();
    let mut styles = Styles::default();
    let (mut all, mut rows, mut columns, mut begun) = (0_u64, 0_u64, 0_u64, 0);
    let mut at = 0;
    while let Some([a, b, c, d]) = stream.get(at..at + 4) {
        let (kind, length) = (u16::from_le_bytes([*a, *b]), usize::from(u16::from_le_bytes([*c, *d])));
        let record = stream.get(at + 4..).unwrap_or_default();
        let record = record.get(..length).unwrap_or(record);
        let word =
            |at: usize| record.get(at..at + 2).map_or(0, |word| u16::from_le_bytes([word[0], word[1]]));
        match kind {
            FILE_PASS => return Err(Refused::Encrypted),
            BOUND_SHEET => starts.push(u32::from(word(0)) | u32::from(word(2)) << 16),
            _ if BEGIN.contains(&kind) => {
                begun = u32::try_from(at).map_err(|_| Refused::TooLarge)?;
                all += rows * columns;
                (rows, columns) = (0, 0);
            }
            FORMAT => styles.add_picture(record),
            STYLE_OF_CELLS => styles.add(word(2)),
            ROW if word(12) & 0x20 != 0 => {
                found.entry(begun).or_default().hidden.insert(u32::from(word(0)));
            }
            COLUMNS if word(8) & 1 != 0 => {
                let hints = found.entry(begun).or_default();
                hints.hidden_columns.push((u32::from(word(0)), u32::from(word(2))));
            }
            MERGED => {
                let hints = found.entry(begun).or_default();
                for area in 0..usize::from(word(0)).min(record.len() / 8) {
                    let [top, bottom, left, right] =
                        [0, 2, 4, 6].map(|part| u32::from(word(2 + 8 * area + part)));
                    hints.merges.push(Merge { from: (top, left), to: (bottom, right) });
                }
            }
            _ if CELLS.contains(&kind) => {
                // A record of several cells ends with the number of the last column.
                let several = SEVERAL.contains(&kind);
                let last = if several { word(record.len().saturating_sub(2)) } else { 0 };
                // The style of a cell, or of each of several numbers with four bytes between their styles.
                let cells = if several { record.len().saturating_sub(6) / 6 } else { 1 };
                for cell in (0..cells).filter(|cell| styles.is_per_cent(word(4 + 6 * cell))) {
                    let column = u32::from(word(2)) + u32::try_from(cell).unwrap_or(u32::MAX);
                    found.entry(begun).or_default().per_cents.insert((u32::from(word(0)), column));
                }
                rows = rows.max(u64::from(word(0)) + 1);
                columns = columns.max(u64::from(word(2).max(last)) + 1);
                if FORMULAS.contains(&kind) && word(14) & 1 != 0 {
                    let cell = (u32::from(word(0)), u32::from(word(2)));
                    found.entry(begun).or_default().formulas.insert(cell);
                }
            }
            _ => {}
        }
        if all + rows * columns > MAX_CELLS {
            return Err(Refused::TooLarge);
        }
        at += 4 + length;
    }
    Ok(starts.into_iter().map(|start| found.remove(&start).unwrap_or_default()).collect())
}
