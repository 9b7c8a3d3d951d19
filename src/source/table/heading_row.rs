//! The row of headings: where it stands, and what is wrong with it.

use super::cells::{number_in, shortened};
use super::columns::{Column, SellerColumn, Vocabulary, has_names, has_ratings, names_traits, traits};
use super::heading_doubts::holds_numbers;
use super::options::TableOptions;
use super::row::{Mark, Row, RowSource};
use super::second_headings;
use super::shape::is_swallowing;
use crate::domain::problem::Value;
use crate::domain::{Place, Problem};

/// The most unread columns, and the most duplicate columns, that are named.
const MAX_COLUMNS: usize = 20;

/// The most columns whose headings are compared with all that are known.
const MOST_COMPARED: usize = 500;

/// Among how many columns one of traits is looked for.
const MOST_BEFORE_TRAITS: usize = 5;

/// The most rows among which the headings are looked for.
const MOST_ROWS: usize = 30;

/// Finds the row of headings among the first rows of a table, and what its columns hold. The rows are not blank.
///
/// # Errors
/// The command line names a row that is not there.
pub fn find(
    rows: &[Row],
    vocabulary: &Vocabulary,
    options: &TableOptions,
    source: &dyn RowSource,
) -> Result<(usize, Vec<Column>), Vec<Problem>> {
    if let Some(line) = options.header_row {
        let found = rows.iter().position(|row| row.line() == line);
        let place = Place::whole(source.name().clone());
        let at = found.ok_or_else(|| vec![Problem::new("no-header-row").with("row", line).at(place)])?;
        return Ok((at, vocabulary.columns(&rows[at])));
    }
    let fits = |columns: &[Column], least: usize| {
        has_names(columns) && (traits(columns) >= least || has_ratings(columns))
    };
    let first = rows.first().map(|row| vocabulary.columns(row)).unwrap_or_default();
    // The first row may have one trait only. Above it there may be titles, which have none.
    if fits(&first, 1) {
        return Ok((0, first));
    }
    for (at, row) in rows.iter().enumerate().take(MOST_ROWS).skip(1) {
        let columns = vocabulary.columns(row);
        if fits(&columns, 2) {
            return Ok((at, columns));
        }
    }
    Ok((0, first))
}

/// Returns notes about the headings.
///
/// # Errors
/// No column holds names, none a trait, two hold the same, or a trait is misspelt.
pub fn check(
    headings: &Row,
    columns: &[Column],
    vocabulary: &Vocabulary,
    source: &dyn RowSource,
) -> Result<Vec<Problem>, Vec<Problem>> {
    let place = |at: usize| source.place(headings, at);
    let mut problems = broken(headings, source).map_or_else(Vec::new, |problem| vec![problem]);
    if !problems.is_empty() {
        return Err(problems);
    }
    for at in 0..columns.len() {
        if headings.mark(at) == Some(Mark::Fault("formula-without-value")) {
            let problem = Problem::new("formula-without-value").with("field", headings.cell(at).trim());
            problems.push(problem.at(place(at)));
        }
    }
    let mut unread = Vec::new();
    let (mut unread_count, mut unread_at) = (0, None);
    let is_wide = columns.len() > MOST_COMPARED;
    for (at, column) in columns.iter().enumerate() {
        let heading = shortened(&column.heading);
        if column.holds == SellerColumn::Unread {
            if heading.is_empty() {
                continue;
            }
            let meant = if is_wide { None } else { vocabulary.misspelt(&column.heading) };
            if let Some((near, holds @ SellerColumn::Trait(_))) =
                meant.filter(|(_, holds)| !columns.iter().any(|other| other.holds == *holds))
            {
                if problems.len() < MAX_COLUMNS {
                    let problem = Problem::new("misspelt-heading").with("word", heading);
                    problems.push(problem.with("near", vocabulary.written(near, holds)).at(place(at)));
                }
                continue;
            }
            unread_count += 1;
            unread_at = unread_at.or(Some(at));
            if unread.len() < MAX_COLUMNS {
                unread.push((heading, meant.map(|(near, holds)| vocabulary.written(near, holds))));
            }
        } else if column.holds != SellerColumn::Ignored
            && columns[..at].iter().any(|other| is_same(other.holds, column.holds))
            && problems.len() < MAX_COLUMNS
        {
            let problem = if headings.mark(at) == Some(Mark::Fault("merged-cell")) {
                Problem::new("merged-cell").with("field", heading.as_str()).with("found", heading)
            } else {
                Problem::new("duplicate-column").with("column", heading)
            };
            problems.push(problem.at(place(at)));
        }
    }
    if !has_names(columns) {
        problems.push(Problem::new("no-name-column").with("file", &**source.name()).at(place(0)));
    }
    if traits(columns) == 0 && !has_ratings(columns) {
        let is_long = has_names(columns) && names_traits(columns);
        let code = if is_long { "no-score-column" } else { "no-trait-columns" };
        problems.push(Problem::new(code).with("file", &**source.name()).at(place(0)));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let note = Problem::new("unread-columns").with("count", unread_count);
    let note = note.with("more", unread_count - unread.len()).with("columns", Value::Near(unread));
    Ok(unread_at.map(|at| note.note().at(place(at))).into_iter().collect())
}

/// Returns, in place of what is wrong with the headings, that the traits stand below each other or one row further down, where
/// they do.
pub fn instead(
    rows: &[Row],
    at: usize,
    vocabulary: &Vocabulary,
    source: &dyn RowSource,
    found: Vec<Problem>,
) -> Vec<Problem> {
    if !found.iter().any(|problem| ["no-trait-columns", "no-name-column"].contains(&problem.code)) {
        return found;
    }
    let down = traits_down(rows, vocabulary, source);
    let down = down.or_else(|| second_headings::below(&rows[at..], vocabulary, source));
    down.map_or(found, |problem| vec![problem])
}

/// Returns the problem of traits below each other in a column that is not the first; `None` where they are not.
fn traits_down(rows: &[Row], vocabulary: &Vocabulary, source: &dyn RowSource) -> Option<Problem> {
    let (headings, rest) = rows.split_first()?;
    let mut looked_at = 1..headings.width().min(MOST_BEFORE_TRAITS);
    let at = looked_at.find(|at| {
        let filled = rest.iter().filter(|row| !row.cell(*at).trim().is_empty()).count();
        let traits = rest.iter().filter(|row| vocabulary.find_trait(row.cell(*at)).is_some()).count();
        traits > 1 && traits * 2 > filled
    })?;
    let problem = Problem::new("traits-down").with("column", shortened(headings.cell(at)));
    Some(problem.at(source.place(headings, at)))
}

/// Returns the note of a column of numbers that has no heading, if there is one.
pub fn without_heading(
    headings: &Row,
    columns: &[Column],
    people: &[Row],
    source: &dyn RowSource,
) -> Option<Problem> {
    let mut looked_at = 0..columns.len().min(MOST_COMPARED);
    let at = looked_at.find(|at| columns[*at].heading.is_empty() && holds_numbers(people, *at))?;
    Some(Problem::new("numbers-without-heading").note().at(source.place(headings, at)))
}

/// Whether two columns hold the same thing.
fn is_same(one: SellerColumn, other: SellerColumn) -> bool {
    match (one, other) {
        (SellerColumn::Hours(_), SellerColumn::Hours(_)) => true,
        (one, other) => one == other,
    }
}

/// Whether some cell behind this one is a number, as a score is and no heading; a heading may be a year.
fn is_followed_by_scores(headings: &Row, at: usize) -> bool {
    headings.cells().skip(at + 1).any(|cell| number_in(cell.trim()).is_some_and(|number| number <= 100.0))
}

/// Returns the problem of headings that are no row of cells at all.
fn broken(headings: &Row, source: &dyn RowSource) -> Option<Problem> {
    let separator = source.separator()?;
    for (at, cell) in headings.cells().enumerate() {
        if cell.contains('\n')
            && (is_swallowing(cell, separator, at, headings.width()) || is_followed_by_scores(headings, at))
        {
            return Some(Problem::new("quote-over-rows").at(source.place(headings, at)));
        }
    }
    let only = headings.cell(0);
    // Only in quotes can a cell hold what separates cells.
    (headings.width() == 1 && only.contains([',', ';', '\t']))
        .then(|| Problem::new("row-in-quotes").at(source.place(headings, 0)))
}
