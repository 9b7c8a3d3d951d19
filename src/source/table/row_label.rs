//! What a row calls itself, and what stands in it beside that.

use super::candidate::Candidate;
use super::columns::SellerColumn;
use super::nobody::{is_no_name, is_percentile};
use super::row::Row;
use super::row_reader::RowReader;

/// Returns what a row begins with: its name, or else its first cell that holds anything.
pub fn first_words(row: &Row, said: &Candidate) -> String {
    if let Some((_, name)) = said.name.as_ref().or(said.id.as_ref()) {
        return name.clone();
    }
    let words = || said.filled.iter().map(|at| row.cell(*at).trim());
    words().find(|cell| cell.contains(char::is_alphabetic)).or(words().next()).unwrap_or_default().to_owned()
}

/// Returns what a row calls itself: its name or id, or else its first cell that holds no number.
pub fn label<'r>(row: &'r Row, said: &'r Candidate, reader: &RowReader) -> Option<&'r str> {
    if let Some((_, name)) = said.name.as_ref().or(said.id.as_ref()) {
        return Some(name.as_str());
    }
    let at = said.filled.iter().copied().find(|at| is_words(row, *at, reader))?;
    Some(row.cell(at).trim())
}

/// Whether a cell holds words, where no numbers belong.
fn is_words(row: &Row, at: usize, reader: &RowReader) -> bool {
    let holds = reader.columns.get(at).map_or(SellerColumn::Unread, |column| column.holds);
    !matches!(holds, SellerColumn::Trait(_) | SellerColumn::Hours(_))
        && row.cell(at).chars().any(char::is_alphabetic)
}

pub fn has_scores(said: &Candidate) -> bool {
    said.numbers.scores.iter().any(|score| !score.is_nan())
}

pub fn has_single_name(said: &Candidate) -> bool {
    said.name
        .as_ref()
        .or(said.id.as_ref())
        .is_some_and(|(_, name)| !name.contains(' ') && !is_percentile(name))
}

/// Whether there is an id beside the name.
pub fn has_own_id(said: &Candidate) -> bool {
    said.id.as_ref().map(|(_, id)| id) != said.name.as_ref().map(|(_, name)| name) && said.id.is_some()
}

/// Whether there is a name, and it has letters.
pub fn has_lettered_name(said: &Candidate) -> bool {
    said.name.as_ref().is_some_and(|(_, name)| !is_no_name(name) && !is_percentile(name))
}

/// Whether a row is a line drawn with characters.
pub fn is_ruling(row: &Row) -> bool {
    let is_drawn =
        |c: char| matches!(c, '-' | '=' | '_' | '*' | '─' | '—' | '–' | '━' | '+' | '|') || c.is_whitespace();
    let first = row.cells().find(|cell| !cell.trim().is_empty()).unwrap_or_default();
    first.chars().all(is_drawn)
        && first.trim().chars().count() >= 3
        && row.cells().all(|cell| cell.chars().all(is_drawn))
}
