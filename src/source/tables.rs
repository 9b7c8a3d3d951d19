//! Tables of sellers, opened: whatever format they have, and whatever is added to them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Overrides;
use super::input::Input;
use super::overrides::Resolved;
use super::pseudonyms::Pseudonyms;
use super::sellers::Sellers;
use super::table::{CsvRows, Row, RowSource, TableOptions, WorkbookFile, add_ratings, split_sheet, survey};
use crate::domain::{Catalog, Place, Problem, Scale, Seller, TableSurvey, fold};

/// Looks at a table of sellers: what each column holds, as far as can be guessed.
///
/// # Errors
/// The table is empty or cannot be read.
pub fn survey_table(path: &Path, catalog: &Catalog, given: &Overrides) -> Result<TableSurvey, Vec<Problem>> {
    let settled = given.settle(catalog)?;
    let (path, sheet) = split_sheet(path);
    let rows = TableFile::open(Input::open(&path)?)?.rows(sheet.as_deref(), &settled.table)?;
    survey(rows, catalog, &settled.table)
}

/// The most rows of a form that are looked at: the first with ratings settles it.
const MOST_FORM_ROWS: usize = 100_000;

/// Whether a file is a form as `ask` and `hire` write it, CSV or a workbook, in which somebody has rated. A file that cannot
/// be read as a table is none.
pub fn holds_ratings(path: &Path) -> bool {
    let options = TableOptions::default();
    let rows = Input::open(path).and_then(TableFile::open).and_then(|file| file.rows(None, &options));
    let Ok(mut rows) = rows else { return false };
    let (mut row, mut rating) = (Row::default(), None);
    for _ in 0..MOST_FORM_ROWS {
        if !rows.read(&mut row).is_ok_and(|is_any| is_any) {
            return false;
        }
        // A workbook has the words of people above those of programs.
        let is_heading = |word: &str| row.cells().position(|cell| fold(cell.trim()) == word);
        match (is_heading("rating").zip(is_heading("trait")), rating) {
            (Some((at, _)), _) => rating = Some(at),
            (None, Some(at)) if !row.cell(at).trim().is_empty() => return true,
            _ => {}
        }
    }
    false
}

/// A table that was opened. The only place that knows which formats a table may have.
pub(super) enum TableFile {
    /// A text.
    Text(Input),
    /// A workbook, held in memory.
    Workbook(WorkbookFile),
}

impl TableFile {
    /// Opens a table.
    ///
    /// # Errors
    /// A workbook cannot be read.
    pub fn open(input: Input) -> Result<Self, Vec<Problem>> {
        if input.is_workbook() {
            WorkbookFile::open(input).map(Self::Workbook)
        } else {
            Ok(Self::Text(input))
        }
    }

    /// The name that problems use for it.
    pub fn name(&self) -> &Arc<str> {
        match self {
            Self::Text(input) => &input.name,
            Self::Workbook(file) => file.name(),
        }
    }

    /// Returns its rows.
    ///
    /// # Errors
    /// A workbook cannot be read, or there is no sheet of this name.
    pub fn rows(
        self,
        sheet: Option<&str>,
        options: &TableOptions,
    ) -> Result<Box<dyn RowSource>, Vec<Problem>> {
        match (self, sheet) {
            (Self::Workbook(file), sheet) => Ok(Box::new(file.rows(sheet)?)),
            (Self::Text(input), None) => Ok(Box::new(CsvRows::open(input, options.encoding))),
            (Self::Text(input), Some(sheet)) => {
                let place = Place::whole(input.name.clone());
                Err(vec![Problem::new("not-a-workbook").with("sheet", sheet).at(place)])
            }
        }
    }
}

/// Returns sellers with the ratings of the tables that are to be added to theirs, and the files of those.
///
/// # Errors
/// Every problem of a table, and each seller in it who is not among these.
pub(super) fn with_added(
    sellers: Sellers,
    given: &Resolved,
    catalog: &Arc<Catalog>,
    scale: Scale,
    notes: &mut Vec<Problem>,
) -> Result<(Sellers, Vec<PathBuf>), Vec<Problem>> {
    if given.add.is_empty() {
        return Ok((sellers, Vec::new()));
    }
    let later = sellers.later();
    let mut all = sellers.collect::<Result<Vec<Seller>, _>>()?;
    notes.extend(later.take());
    for path in &given.add {
        let (path, sheet) = split_sheet(path);
        let rows = TableFile::open(Input::open(&path)?)?.rows(sheet.as_deref(), &given.table)?;
        add_table(&mut all, rows, catalog, scale, given, notes)?;
    }
    Ok((Sellers::held(all), given.add.clone()))
}

/// Adds the ratings of a table to those of sellers.
///
/// # Errors
/// As [`with_added`].
pub(super) fn add_table(
    sellers: &mut [Seller],
    rows: Box<dyn RowSource>,
    catalog: &Arc<Catalog>,
    scale: Scale,
    given: &Resolved,
    notes: &mut Vec<Problem>,
) -> Result<(), Vec<Problem>> {
    let table = Place { sheet: rows.sheet(), ..Place::whole(rows.name().clone()) };
    // A form may have been written under the pseudonyms under which it is read.
    let pseudonyms = given.pseudonyms.clone().map(Pseudonyms::keeping);
    let given = &Resolved { pseudonyms, ..given.clone() };
    let (more, noted) = Sellers::table(rows, catalog, scale, given)?;
    notes.extend(noted);
    let later = more.later();
    let more = more.collect::<Result<Vec<Seller>, _>>()?;
    notes.extend(later.take());
    add_ratings(sellers, more, catalog, &table)
}
