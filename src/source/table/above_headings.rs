//! What stands above the headings of a table: titles, what they say of the scale, and headings of groups of columns.

use super::brackets::is_no_score;
use super::cells::{is_year, number_in, shortened};
use super::columns::{Column, SellerColumn};
use super::name_columns::words;
use super::row::{Row, RowSource};
use super::scale_told::told;
use crate::domain::{Problem, Scale};

/// The most titles that a note repeats.
const MOST: usize = 3;

/// The most words of a heading of a group of columns.
const LONGEST: usize = 5;

/// Returns what is doubtful about the rows above the headings: another scale, or a heading above traits that says that they
/// are no scores of today.
pub fn doubts(titles: &[Row], columns: &[Column], scale: Scale, source: &dyn RowSource) -> Vec<Problem> {
    let mut problems = Vec::new();
    for row in titles {
        problems.extend(told(row, scale).map(|problem| problem.at(source.place(row, 0))));
        if let Some((at, heading)) = of_another_measure(row, columns) {
            let problem = Problem::new("group-heading").with("word", shortened(row.cell(at)));
            problems.push(problem.with("column", heading).at(source.place(row, at)));
        }
    }
    problems
}

/// Returns the first cell above a trait that is the word of another measure, or one of several years, with the heading of
/// that trait.
fn of_another_measure<'c>(row: &Row, columns: &'c [Column]) -> Option<(usize, &'c str)> {
    let filled = row.cells().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    let above: Vec<(usize, &str)> = filled
        .filter(|(at, _)| {
            columns.get(*at).is_some_and(|column| matches!(column.holds, SellerColumn::Trait(_)))
        })
        .collect();
    let names_year = |cell: &str| number_in(cell.trim()).is_some_and(is_year);
    let years: Vec<&str> =
        above.iter().map(|(_, cell)| cell.trim()).filter(|cell| names_year(cell)).collect();
    let has_several_years = years.iter().any(|year| *year != years[0]);
    let found = above.iter().find(|(_, cell)| {
        // 2023: the year alone may be that of the table.
        is_of_measure(cell) || names_year(cell) && has_several_years
    })?;
    Some((found.0, columns[found.0].heading.as_str()))
}

/// Whether a cell names another measure, or begins with its word: `Importance for the role`.
fn is_of_measure(cell: &str) -> bool {
    let said = words(cell);
    let begins = said
        .first()
        .is_some_and(|first| first.chars().count() > 2 && is_no_score(std::slice::from_ref(first)));
    is_no_score(&said) || begins && said.len() <= LONGEST
}

/// Returns the note of rows above the headings, which stand in a line, with what the first of them say.
pub fn note(titles: &[Row], line: usize) -> Problem {
    let said = titles.iter().map(|row| {
        let cells: Vec<&str> = row.cells().map(str::trim).filter(|cell| !cell.is_empty()).collect();
        shortened(&cells.join(" "))
    });
    let note = Problem::new("titles-above").with("count", titles.len()).with("line", line);
    note.with("words", said.take(MOST).collect::<Vec<String>>()).note()
}
