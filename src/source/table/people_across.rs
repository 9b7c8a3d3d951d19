//! A table with traits down and people across: the headings of its columns that are no people.

use super::across_words::{are_months, names_no_person};
use super::cells::{is_number, is_unknown, is_year, number_in};
use super::columns::Vocabulary;
use super::heading_words::LONG_HEADINGS;
use super::name_columns::words;
use super::nobody::{is_group, statistic};
use super::rated_sellers::names_measure;
use super::row::{Row, RowSource};
use super::scale_words::{HIGH, LOW};
use crate::domain::{Problem, Rater, fold};

/// The most columns that are looked at.
const MOST: usize = 500;

/// The fewest rows by which a column counts them.
const FEWEST: usize = 3;

/// Words that no name has, beside a rater's: `Lederens vurdering`.
const OF_SCORES: [&str; 12] = [
    "rating",
    "ratings",
    "vurdering",
    "vurderinger",
    "bewertung",
    "score",
    "scores",
    "skår",
    "poeng",
    "points",
    "assessment",
    "question",
];

/// Returns the problems of columns that are no people, and the note of a name that is unlike all others. The first row names
/// the people.
pub fn doubts(
    rows: &[Row],
    vocabulary: &Vocabulary,
    source: &dyn RowSource,
) -> (Vec<Problem>, Option<Problem>) {
    let Some((first, rest)) = rows.split_first() else { return (Vec::new(), None) };
    let rest: Vec<&Row> = rest.iter().filter(|row| vocabulary.find_trait(row.cell(0)).is_some()).collect();
    let columns = 1..first.width().min(MOST);
    let named: Vec<usize> = columns.filter(|at| !first.cell(*at).trim().is_empty()).collect();
    let people: Vec<usize> =
        named.iter().copied().filter(|at| statistic(first.cell(*at).trim()).is_none()).collect();
    let single: Vec<usize> =
        people.iter().copied().filter(|at| first.cell(*at).split_whitespace().count() < 2).collect();
    let headings: Vec<&str> = named.iter().map(|at| first.cell(*at).trim()).collect();
    let are_months = are_months(&headings);
    let (mut problems, mut unlike) = (Vec::new(), None);
    for &at in &named {
        let word = first.cell(at).trim();
        let is_unlike = people.len() > 2 && single == [at];
        let is_nobody = are_months
            || names_no_person(word)
            || is_no_person(word, is_unlike)
            || holds_words(&rest, at, &named)
            || counts_rows(&rest, at)
            // Nobody else is there.
            || people.is_empty() && statistic(word).is_some();
        if is_nobody {
            problems.push(Problem::new("heading-is-nobody").with("word", word).at(source.place(first, at)));
        } else if is_unlike && unlike.is_none() {
            let note = Problem::new("names-unlike").with("word", word);
            unlike = Some(note.at(source.place(first, at)).note());
        }
    }
    (problems, unlike)
}

/// Whether what stands above a column names no person: a year, a rater, a measure, a group. A word that is a name as well is
/// none where all others have two.
fn is_no_person(word: &str, is_unlike: bool) -> bool {
    if let Some(number) = number_in(word) {
        return is_year(number);
    }
    let said = words(word);
    let folded = fold(word);
    let are_all = |among: [&[&str]; 2]| {
        said.iter().all(|word| among.iter().any(|words| words.contains(&word.as_str())))
    };
    let is_word =
        !said.is_empty() && (are_all([&Rater::USUAL, &["peers", "others"]]) || are_all([&LOW, &HIGH]));
    // Kari 2024
    let is_of_year = said.len() > 1 && said.iter().any(|word| number_in(word).is_some_and(is_year));
    is_of_year
        || names_measure(word, is_unlike)
        || is_word
        || said.iter().any(|word| OF_SCORES.contains(&word.as_str()))
        || folded.ends_with("vurdering")
        || LONG_HEADINGS.iter().any(|(heading, _)| *heading == folded)
        || is_group(word)
}

/// Whether a column has words for all traits of which it says anything, such as what they mean, where another has numbers.
fn holds_words(rows: &[&Row], at: usize, named: &[usize]) -> bool {
    let filled = |at: usize| {
        let cells = rows.iter().map(move |row| row.cell(at).trim());
        cells.filter(|cell| !cell.is_empty() && !is_unknown(cell))
    };
    filled(at).next().is_some()
        && filled(at).all(|cell| !is_number(cell) && cell.chars().any(char::is_alphabetic))
        && named.iter().any(|other| filled(*other).any(is_number))
}

/// Whether a column numbers the rows: 1, 2, 3.
fn counts_rows(rows: &[&Row], at: usize) -> bool {
    let numbers: Vec<f64> = rows.iter().filter_map(|row| number_in(row.cell(at).trim())).collect();
    numbers.len() >= FEWEST
        && numbers.len() == rows.len()
        && (numbers[0] - 1.0).abs() < 1e-9
        && numbers.windows(2).all(|pair| (pair[1] - pair[0] - 1.0).abs() < 1e-9)
}
