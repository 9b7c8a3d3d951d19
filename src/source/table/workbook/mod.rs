//! Workbooks as rows: the cells of one sheet, as Excel (`.xlsx`, `.xlsm`, `.xls`) and LibreOffice (`.ods`) write them.
//!
//! A sheet is read whole before its first row, since only its end says which cells are merged.

mod biff;
mod compound;
mod grid;
pub mod kind;
mod number_format;
mod ods;
mod package;
mod strings;
mod xls;
#[cfg(test)]
mod xls_oracle;
mod xls_parts;
mod xlsx;
mod xlsx_cell;
mod xlsx_parts;

use std::fmt::Display;
use std::io::Read;
use std::sync::Arc;

use jiff::Span;
use jiff::civil::date;

use self::grid::Grid;
use self::ods::Ods;
use self::package::Package;
use self::xls::XlsBook;
use self::xlsx::Xlsx;
use super::row::{RawBlock, Row, RowSource};
use crate::domain::{Place, Problem};
use crate::source::file;
use crate::source::input::Input;
use crate::source::suggest::unknown;

/// The largest workbook, in bytes.
const MAX_BYTES: u64 = 64 << 20;

/// The most sheets that are looked at behind the first, which may be a cover.
const MOST_COVERS: usize = 5;

/// Why a workbook is not read.
#[derive(Debug, PartialEq)]
enum Refused {
    /// It is another kind of file.
    NotAWorkbook,
    /// It needs a password.
    Encrypted,
    /// It is larger than any table of sellers.
    TooLarge,
    /// It is not what its format says, for this reason.
    Damaged(String),
}

impl Refused {
    fn damaged<E: Display + ?Sized>(why: &E) -> Self {
        Refused::Damaged(why.to_string())
    }

    fn problem(self, name: &Arc<str>) -> Problem {
        let problem = match self {
            Refused::NotAWorkbook => Problem::new("not-a-workbook"),
            Refused::Encrypted => Problem::new("encrypted-workbook"),
            Refused::TooLarge => Problem::new("workbook-too-large"),
            Refused::Damaged(why) => Problem::new("damaged-workbook").with("system", why),
        };
        problem.at(Place::whole(name.clone()))
    }
}

/// A sheet of a workbook.
#[derive(Clone, Debug)]
struct Sheet {
    name: String,
    is_hidden: bool,
}

/// The rows of a sheet.
pub struct WorkbookRows {
    name: Arc<str>,
    sheet: Arc<str>,
    grid: Grid,
    notes: Vec<Problem>,
}

/// An opened workbook of any kind.
enum Book<'b> {
    Xlsx(Xlsx<'b>),
    Ods(Ods<'b>),
    Xls(Box<XlsBook>),
}

impl<'b> Book<'b> {
    fn open(bytes: &'b [u8]) -> Result<Self, Refused> {
        if bytes.starts_with(&kind::COMPOUND) {
            return XlsBook::open(bytes).map(|book| Book::Xls(Box::new(book)));
        }
        let package = Package::open(bytes)?;
        if package.has("content.xml") {
            Ods::open(package).map(Book::Ods)
        } else {
            Xlsx::open(package).map(Book::Xlsx)
        }
    }

    fn sheets(&self) -> &[Sheet] {
        match self {
            Book::Xlsx(book) => book.sheets(),
            Book::Ods(book) => book.sheets(),
            Book::Xls(book) => book.sheets(),
        }
    }

    fn read(self, at: usize) -> Result<Grid, Refused> {
        let mut grid = match self {
            Book::Xlsx(book) => book.read(at),
            Book::Ods(book) => book.read(at),
            Book::Xls(book) => book.read(at),
        }?;
        grid.finish();
        Ok(grid)
    }
}

/// The name of a sheet, and whether it is hidden.
pub type SheetName = (String, bool);

/// A workbook that was read into memory.
pub struct WorkbookFile {
    name: Arc<str>,
    bytes: Vec<u8>,
    sheets: Vec<Sheet>,
}

impl WorkbookFile {
    /// Reads a workbook, and the names of its sheets.
    ///
    /// # Errors
    /// One problem: it is no workbook, has a password, or is damaged or too large.
    pub fn open(input: Input) -> Result<Self, Vec<Problem>> {
        let name = input.name.clone();
        let mut bytes = Vec::new();
        input.into_read(0).take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| {
            let problem = Problem::new("unreadable-file").with("system", error.to_string());
            vec![problem.at(Place::whole(name.clone()))]
        })?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(vec![Refused::TooLarge.problem(&name)]);
        }
        let sheets = Book::open(&bytes).map(|book| book.sheets().to_vec());
        let sheets = sheets.map_err(|refused| vec![refused.problem(&name)])?;
        Ok(WorkbookFile { name, bytes, sheets })
    }

    /// Returns its sheets, in order.
    pub fn sheets(&self) -> impl Iterator<Item = SheetName> {
        self.sheets.iter().map(|sheet| (sheet.name.clone(), sheet.is_hidden))
    }

    /// The name that problems use for it.
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// Reads the sheet of a name; without one, the first that is not hidden and has rows of several cells, with a note about
    /// the others.
    ///
    /// # Errors
    /// One problem: the sheet is damaged or too large, or there is none of this name.
    pub fn rows(&self, sheet: Option<&str>) -> Result<WorkbookRows, Vec<Problem>> {
        let whole = |problem: Problem| vec![problem.at(Place::whole(self.name.clone()))];
        if let Some(wanted) = sheet {
            return self.rows_at(named(&self.sheets, wanted).map_err(whole)?);
        }
        let visible: Vec<usize> = (0..self.sheets.len()).filter(|at| !self.sheets[*at].is_hidden).collect();
        let first = *visible.first().ok_or_else(|| whole(Problem::new("no-sheet")))?;
        let (mut at, mut rows) = (first, self.rows_at(first)?);
        // Before the table there may be a cover.
        for other in visible.iter().skip(1).take(MOST_COVERS) {
            if rows.grid.is_table() {
                break;
            }
            // What is wrong with another sheet is not asked for.
            if let Some(others) = self.rows_at(*other).ok().filter(|others| others.grid.is_table()) {
                (at, rows) = (*other, others);
            }
        }
        rows.notes.splice(0..0, others(&self.sheets, at, &self.name));
        Ok(rows)
    }

    /// Reads the sheet of a number, from 0.
    ///
    /// # Errors
    /// One problem: the sheet is damaged or too large.
    pub fn rows_at(&self, at: usize) -> Result<WorkbookRows, Vec<Problem>> {
        let grid = Book::open(&self.bytes).and_then(|book| book.read(at));
        let grid = grid.map_err(|refused| vec![refused.problem(&self.name)])?;
        let sheet: Arc<str> = self.sheets[at].name.as_str().into();
        let mut rows = WorkbookRows { name: self.name.clone(), sheet, grid, notes: Vec::new() };
        if let Some((at, count)) = rows.grid.hidden_columns() {
            let place = rows.cell(1, at as usize, "", 0..0);
            rows.notes.push(Problem::new("hidden-columns").with("count", count).at(place).note());
        }
        if let Some((row, count)) = rows.grid.hidden() {
            let place = rows.cell(row as usize + 1, 0, "", 0..0);
            rows.notes.push(Problem::new("hidden-rows").with("count", count).at(place).note());
        }
        Ok(rows)
    }
}

impl WorkbookRows {
    /// Returns the place of a cell: its row from 1, its column from 0.
    fn cell(&self, row: usize, at: usize, text: &str, mark: std::ops::Range<usize>) -> Place {
        file::place_in_sheet(&self.name, self.sheet.clone(), (row, at + 1), text, mark)
    }
}

/// Returns the number of the sheet of a name.
fn named(sheets: &[Sheet], wanted: &str) -> Result<usize, Problem> {
    let lower = wanted.to_lowercase();
    let found = sheets.iter().position(|sheet| sheet.name == wanted);
    let found = found.or_else(|| sheets.iter().position(|sheet| sheet.name.to_lowercase() == lower));
    found.ok_or_else(|| unknown("unknown-sheet", wanted, sheets.iter().map(|sheet| sheet.name.as_str())))
}

/// Returns a note that other sheets are not read, where there are any.
fn others(sheets: &[Sheet], read: usize, name: &Arc<str>) -> Option<Problem> {
    // One that is shown is likelier to be wanted than one that is hidden.
    let (hidden, shown): (Vec<&Sheet>, Vec<&Sheet>) = sheets
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != read)
        .map(|(_, sheet)| sheet)
        .partition(|sheet| sheet.is_hidden);
    let names: Vec<String> = shown.iter().chain(&hidden).map(|sheet| sheet.name.clone()).collect();
    let note = Problem::new("other-sheets").with("sheet", sheets[read].name.as_str());
    // No sheet of standard input can be named.
    let file = if &**name == "-" { "FILE.xlsx" } else { name };
    let example = format!("{file}#{}", names.first()?);
    Some(note.with("sheets", names).with("example", example).at(Place::whole(name.clone())).note())
}

impl RowSource for WorkbookRows {
    fn name(&self) -> &Arc<str> {
        &self.name
    }

    fn read(&mut self, row: &mut Row) -> Result<bool, Problem> {
        self.grid.read(row).map_err(|refused| refused.problem(&self.name))
    }

    fn sheet(&self) -> Option<Arc<str>> {
        Some(self.sheet.clone())
    }

    fn take_notes(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.notes)
    }

    fn block_separator(&self) -> Option<char> {
        Some(char::from(grid::BETWEEN))
    }

    fn block(&mut self) -> Result<Option<RawBlock>, Problem> {
        self.grid.block().map_err(|refused| refused.problem(&self.name))
    }

    /// The cells are still at hand, with all that is known of them.
    fn read_record(&mut self, _record: &[u8], line: usize, row: &mut Row) -> Result<(), Problem> {
        self.grid.read_line(line, row).map_err(|refused| refused.problem(&self.name))
    }

    /// The line is joined from the cells.
    fn place(&self, row: &Row, at: usize) -> Place {
        let mut line = String::new();
        let mut mark = 0..0;
        for (number, cell) in row.cells().enumerate() {
            if number > 0 {
                line.push_str(" | ");
            }
            let start = line.len();
            line.push_str(cell);
            if number == at {
                mark = start..line.len();
            }
        }
        self.cell(row.line(), at, &line, mark)
    }
}

/// Returns the day of a number of days, as Excel counts them: 45992 is 2025-12-01. A number beyond every calendar stays one.
fn date_of(number: f64, is_1904: bool) -> String {
    let first = if is_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
    #[expect(clippy::cast_possible_truncation, reason = "a number beyond every calendar has no day")]
    let days = number.floor() as i64;
    // Excel counts a 29 February 1900, which never was: days before it are a day later than by the count from its end.
    let days = if !is_1904 && (1..60).contains(&days) { days + 1 } else { days };
    let day = Span::new().try_days(days).ok().and_then(|days| first.checked_add(days).ok());
    match day {
        Some(day) if (1.0..3e6).contains(&number) => day.to_string(),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        assert_eq!(
            (date_of(45992.0, false), date_of(44530.75, true)),
            ("2025-12-01".into(), "2025-12-01".into())
        );
        assert_eq!((date_of(7.0, false), date_of(61.0, false)), ("1900-01-07".into(), "1900-03-01".into()));
        assert_eq!((date_of(0.5, false), date_of(1e300, false)), ("0.5".into(), 1e300.to_string()));
    }
}
