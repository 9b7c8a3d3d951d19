//! A second row of headings below the first, as exports of forms have.

use super::cells::{is_number, is_unknown};
use super::columns::{Column, SellerColumn, Vocabulary};
use super::row::{Mark, Row, RowSource};
use crate::domain::{Catalog, Problem, fold};

/// The longest heading that is looked at, in bytes.
const LONGEST: usize = 1_000;

/// The most rows below it in which scores are looked for.
const LOOKED_AT: usize = 4;

/// Returns the problem of a first row below the headings that has words above scores, with its first such cell.
pub fn doubt(
    columns: &[Column],
    rows: &[Row],
    vocabulary: &Vocabulary,
    catalog: &Catalog,
) -> Option<(usize, Problem)> {
    let (first, rest) = rows.split_first()?;
    let scores =
        columns.iter().enumerate().filter(|(_, column)| matches!(column.holds, SellerColumn::Trait(_)));
    let filled: Vec<usize> =
        scores.map(|(at, _)| at).filter(|at| !first.cell(*at).trim().is_empty()).collect();
    let is_heading = filled.iter().all(|at| {
        let text = first.cell(*at).trim();
        if text.len() > LONGEST {
            return false;
        }
        let is_fault = matches!(first.mark(*at), Some(Mark::Fault(_)));
        let is_word = !is_number(text) && !is_unknown(text) && text.chars().any(char::is_alphabetic);
        let is_level = catalog.words.iter().any(|(word, _)| fold(word) == fold(text));
        let is_above = rest.iter().take(LOOKED_AT).any(|row| is_number(row.cell(*at).trim()));
        // The headings may stand there again, in another language perhaps.
        let is_again = vocabulary.find_trait(text).is_some();
        !is_fault && is_word && !is_again && !is_level && is_above
    });
    (filled.len() > 1 && is_heading).then(|| (filled[0], problem(first)))
}

/// Returns the problem of traits in the row below headings that have none.
pub fn below(rows: &[Row], vocabulary: &Vocabulary, source: &dyn RowSource) -> Option<Problem> {
    let second = rows.get(1)?;
    let mut traits = (0..second.width()).filter(|at| vocabulary.find_trait(second.cell(*at)).is_some());
    let (first, next) = (traits.next()?, traits.next());
    next.map(|_| problem(second).at(source.place(second, first)))
}

fn problem(row: &Row) -> Problem {
    Problem::new("second-heading-row").with("line", row.line())
}
