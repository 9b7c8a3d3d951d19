//! Whether a row is whole: rows that a quotation mark has swallowed, or that use another separator.

use super::cells::is_number;
use super::columns::{Column, SellerColumn};
use super::opening::SEPARATORS;
use super::row::Row;
use crate::domain::Value;

/// The code of a problem with a row, its cell, and the values of its message.
pub type Malformed = (&'static str, usize, Vec<(&'static str, Value)>);

/// Returns what is wrong with the cells of a row, before they are read. Its headings end at `width`.
pub fn malformed(row: &Row, separator: char, columns: &[Column], width: usize) -> Option<Malformed> {
    if row.has_breaks() {
        for at in 0..row.width() {
            // Untrimmed: a mark at a line's end leaves a whole row behind the break.
            let cell = row.cell(at);
            if !cell.contains('\n') {
                continue;
            }
            if row.width() != columns.len() || is_swallowing(cell, separator, at, row.width()) {
                return Some(("quote-over-rows", at, Vec::new()));
            }
            let is_broken = cell.trim().contains('\n');
            if is_broken && !matches!(columns[at].holds, SellerColumn::Unread | SellerColumn::Ignored) {
                return Some(("line-break-in-cell", at, Vec::new()));
            }
        }
    }
    if row.width() < width || row.cell(1).is_empty() {
        if holds_row_with_blanks(row, width) {
            return Some(("other-separator", 0, vec![("own", named(separator)), ("other", named(' '))]));
        }
        let (other, at) = other_separator(row, separator)?;
        if other == separator {
            return Some(("row-in-quotes", at, Vec::new()));
        }
        return Some(("other-separator", at, vec![("own", named(separator)), ("other", named(other))]));
    }
    None
}

/// Whether a cell that runs over several lines has swallowed rows: a line in it holds cells of its own. It is the cell
/// number `at` of a row of `width` cells.
pub fn is_swallowing(cell: &str, separator: char, at: usize, width: usize) -> bool {
    let lines: Vec<&str> = cell.split('\n').collect();
    let separators: Vec<usize> = lines.iter().map(|line| line.matches(separator).count()).collect();
    let (Some(first), Some(last)) = (separators.first(), separators.last()) else { return false };
    // What a swallowed row leaves: the cells behind this one, whole rows, and the cells before this one.
    let inner = &separators[1..separators.len() - 1];
    let is_cut = *first == width - 1 - at && *last == at && inner.iter().all(|count| *count == width - 1);
    is_cut && separators.iter().sum::<usize>() > 0 || lines.iter().any(|line| has_cells(line, separator))
}

/// Whether a line holds cells: a number between separators, or two separators with nothing between.
fn has_cells(line: &str, separator: char) -> bool {
    let cells: Vec<&str> = line.split(separator).map(str::trim).collect();
    cells.len() > 1
        && (cells.iter().any(|cell| is_quoted_number(cell))
            || cells.windows(2).any(|pair| pair[0].is_empty() && pair[1].is_empty()))
}

/// Whether a cell, perhaps in quotes, is a number.
fn is_quoted_number(cell: &str) -> bool {
    is_number(cell.trim_matches('"'))
}

/// Returns the separator that a row's cells hold in place of the table's own; the table's own where a whole row stands in
/// quotes.
fn other_separator(row: &Row, own: char) -> Option<(char, usize)> {
    for (at, cell) in row.cells().enumerate() {
        for separator in SEPARATORS.map(char::from) {
            let is_decimal = separator == ',' && is_quoted_number(cell.trim());
            if cell.contains(separator) && !is_decimal && holds_rows(cell, separator, own) {
                return Some((separator, at));
            }
        }
    }
    None
}

/// Returns a separator as messages name it.
fn named(separator: char) -> Value {
    if separator == '\t' { "tab".into() } else { separator.to_string().into() }
}

/// Whether a row is one cell with a name and as many numbers as the table has columns behind it, blanks between: `Ida Lie 4 5`.
fn holds_row_with_blanks(row: &Row, width: usize) -> bool {
    let only = row.cell(0).trim();
    if width < 3 || row.cells().skip(1).any(|cell| !cell.trim().is_empty()) {
        return false;
    }
    let words: Vec<&str> = only.split_whitespace().collect();
    let numbers = words.iter().rev().take_while(|word| is_number(word)).count();
    let names = &words[..words.len() - numbers];
    (1..=4).contains(&names.len())
        && names.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-')))
        && numbers + 1 == width
}

/// Whether a cell is several cells with a number among them: `Kari;8;9`, not `Nordmann, Kari`.
fn holds_rows(cell: &str, separator: char, own: char) -> bool {
    let cells: Vec<&str> = cell.split(separator).map(str::trim).collect();
    let numbers = cells.iter().filter(|cell| is_quoted_number(cell)).count();
    let words = cells.iter().filter(|cell| !cell.is_empty() && !is_quoted_number(cell)).count();
    // A word, and numbers behind it: a name with its scores.
    let is_named = cells.first().is_some_and(|first| first.chars().any(char::is_alphabetic));
    is_named && numbers > 0 && (separator == own || words == 1 || numbers > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_on_two_lines_swallows_nothing() {
        assert!(!is_swallowing("good, but\nslow, in the morning", ';', 1, 4));
        assert!(!is_swallowing("Good,\nbut slow", ',', 3, 4));
        assert!(is_swallowing("so;7\nOla;5;6;\"so", ';', 3, 4));
        assert!(is_swallowing("so\nOla;;;", ';', 3, 4));
        assert!(is_swallowing("x;good\nOla;y", ';', 1, 3));
        assert!(is_swallowing("\nOla;5;6;", ';', 3, 4));
    }

    #[test]
    fn a_name_with_a_comma_is_one_cell() {
        let row = |cells: &[&str]| {
            let mut row = Row::default();
            for cell in cells {
                row.push(cell);
            }
            row
        };
        assert_eq!(other_separator(&row(&["Nordmann, Kari", "8,5"]), ';'), None);
        assert_eq!(other_separator(&row(&["Kari,8,9,5"]), ';'), Some((',', 0)));
        assert_eq!(other_separator(&row(&["Kari;8;9", "", ""]), ','), Some((';', 0)));
        assert_eq!(other_separator(&row(&["Kari;8"]), ';'), Some((';', 0)));
    }
}
