//! Names between or beside the scores that stand under no heading: two tables side by side, or who is rated.

use indexmap::IndexSet;

use super::columns::{Column, MOST_LOOKED_AT, SellerColumn, Vocabulary};
use super::heading_doubt_words::{OF_LEADERS, OF_OTHER_THINGS};
use super::name_column_words::{OF_CUSTOMERS, OF_WHO_RATES};
use super::name_columns::{
    are_distinct, are_others, filled, has_word, is_full_name, is_name, names_of_sellers,
};
use super::row::Row;
use crate::domain::{Problem, fold};

/// Headings that programs give to columns without one, before their number.
const MADE_HEADINGS: [&str; 9] =
    ["column", "kolonne", "kolumn", "spalte", "unnamed", "field", "felt", "var", "header"];

/// Returns the problem of names in a column that is not read, where the scores behind them may be theirs, or all scores.
pub fn names_between(
    columns: &[Column],
    people: &[Row],
    vocabulary: &Vocabulary,
) -> Option<(usize, Problem)> {
    let named = names_of_sellers(columns, vocabulary)?;
    let is_score = |column: &Column| matches!(column.holds, SellerColumn::Trait(_));
    let first = columns.iter().position(is_score)?;
    let last = columns.iter().rposition(is_score)?;
    let of_leaders = [&OF_LEADERS[..], &OF_WHO_RATES].concat();
    let of_other_things = [&OF_OTHER_THINGS[..], &OF_CUSTOMERS].concat();
    for (at, column) in columns.iter().enumerate() {
        let heading = column.heading.as_str();
        if column.holds != SellerColumn::Unread || has_word(heading, &of_leaders) {
            continue;
        }
        let cells = filled(people, at);
        let names = cells.iter().filter(|cell| is_name(cell)).count();
        if cells.is_empty() || names * 5 < cells.len() * 4 {
            continue;
        }
        let sellers: IndexSet<String> = filled(people, named).into_iter().map(fold).collect();
        let are_known = cells.iter().any(|cell| sellers.contains(&fold(cell)));
        let full = cells.iter().filter(|cell| is_full_name(cell)).count();
        let are_full = full * 2 > cells.len();
        let is_unnamed = heading.is_empty() || is_made(heading);
        let is_name_again = is_name_again(heading, vocabulary);
        let are_names = are_known || are_full || are_distinct(people, at) && (is_unnamed || is_name_again);
        // A second table may be shorter than the first.
        let differ = are_others(people, named, at) || cells.len() * 2 <= people.len();
        // A city may be called like a person, but hardly like one of the table.
        if !are_names || !differ || !are_known && has_word(heading, &of_other_things) {
            continue;
        }
        if at > first && at < last || is_name_again {
            return Some((at, Problem::new("tables-side-by-side").with("word", cells[0])));
        }
        if is_unnamed && at < MOST_LOOKED_AT {
            return Some((at, Problem::new("names-without-heading").with("word", cells[0])));
        }
    }
    None
}

/// Whether a heading is one that a program has made: `Column4`, `Unnamed: 3`.
fn is_made(heading: &str) -> bool {
    let folded = fold(heading);
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ' '));
    MADE_HEADINGS.contains(&bare)
}

/// Whether a heading is one of names with a number behind it: `Name2`, `Name.1`.
fn is_name_again(heading: &str, vocabulary: &Vocabulary) -> bool {
    let bare =
        heading.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '_' | ' ' | '-' | '#'));
    bare.len() < heading.trim_end().len() && vocabulary.is_name(bare)
}
