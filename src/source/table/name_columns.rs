//! Columns of names beside the one that is taken for the sellers': who is rated, and who rates?

use indexmap::{IndexMap, IndexSet};

use super::columns::{Column, MOST_LOOKED_AT, SellerColumn, Vocabulary};
use super::heading_doubt_words::{OF_FORMS, OF_LEADERS, OF_NOBODY, OF_OTHER_THINGS, OF_THE_RATED};
use super::name_column_words::{OF_CUSTOMERS, OF_WHO_RATES, RATED_HEADINGS, RATED_WORDS};
use super::row::Row;
use crate::domain::{Problem, fold};

/// The longest name of a person, in words.
pub const LONGEST_NAME: usize = 4;

/// Returns the problem of a second column of names that may be those of the people who are rated, with its column.
pub fn two_people(columns: &[Column], people: &[Row], vocabulary: &Vocabulary) -> Option<(usize, Problem)> {
    let named = names_of_sellers(columns, vocabulary)?;
    let is_form = columns.iter().any(|column| OF_FORMS.contains(&fold(&column.heading).as_str()));
    // Where each rating is a row, all rows may be about one seller.
    let is_long = columns.iter().any(|column| column.holds == SellerColumn::TraitName);
    for (at, column) in columns.iter().enumerate() {
        let heading = column.heading.as_str();
        if column.holds != SellerColumn::Unread || heading.is_empty() || has_word(heading, &OF_LEADERS) {
            continue;
        }
        let is_other_thing = has_word(heading, &OF_OTHER_THINGS);
        let is_asked =
            names_the_rated(heading) || vocabulary.is_name(heading) && (is_long || differ(people, at));
        let is_likely = is_rated(heading) && (has_full_names(people, at) || are_distinct(people, at));
        let is_open = is_form && !is_other_thing || asks(heading);
        // Those who rate each other stand in both columns.
        let is_mutual =
            !is_other_thing && !has_word(heading, &OF_WHO_RATES) && are_also_sellers(people, named, at);
        let is_id = names_the_rated(heading) && has_word(heading, &["id", "nr", "no", "number", "nummer"]);
        let is_meant = is_id && are_distinct(people, at)
            || (is_asked || is_likely || is_mutual) && holds_names(people, at)
            || is_open && holds_full_names(people, at);
        if is_meant && are_others(people, named, at) {
            let problem = Problem::new("two-name-columns").with("column", columns[named].heading.as_str());
            let problem = problem.with("shared", shared_names(people, named));
            return Some((at, problem.with("other", heading)));
        }
    }
    None
}

/// Returns the note of another column that seems to name people, with its column: each row has another full name in it.
pub fn names_beside(columns: &[Column], people: &[Row], vocabulary: &Vocabulary) -> Option<(usize, Problem)> {
    let named = names_of_sellers(columns, vocabulary)?;
    let others = [&OF_LEADERS[..], &OF_OTHER_THINGS, &OF_CUSTOMERS, &OF_WHO_RATES].concat();
    for (at, column) in columns.iter().enumerate() {
        let is_no_name = column.holds != SellerColumn::Unread
            || column.heading.is_empty()
            || has_word(&column.heading, &others)
            || vocabulary.meaning(&column.heading).is_some();
        let cells = filled(people, at);
        if is_no_name || cells.is_empty() {
            continue;
        }
        let full = cells.iter().filter(|cell| is_full_name(cell)).count();
        // Names that come again may be those of the rated as well: each has several raters.
        let is_of_all = cells.len() * 4 >= people.len() * 3 && full * 5 >= cells.len() * 4;
        let is_told =
            is_of_all && are_others(people, named, at) || are_addresses_of_others(people, named, at);
        if is_told {
            let note = Problem::new("names-beside").with("column", columns[named].heading.as_str());
            return Some((at, note.with("other", column.heading.as_str()).note()));
        }
    }
    None
}

/// Returns the column that is taken for the names of sellers; `None` where nothing is to be asked about it.
pub(super) fn names_of_sellers(columns: &[Column], vocabulary: &Vocabulary) -> Option<usize> {
    if vocabulary.says_who() || columns.len() > MOST_LOOKED_AT {
        return None;
    }
    let find = |holds: SellerColumn| columns.iter().position(|column| column.holds == holds);
    find(SellerColumn::Name).or_else(|| find(SellerColumn::FirstName)).or_else(|| find(SellerColumn::Id))
}

/// Returns the words of a heading, folded.
pub fn words(heading: &str) -> Vec<String> {
    let folded = fold(heading);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a heading asks who is rated; `rated by` asks who rates.
fn names_the_rated(heading: &str) -> bool {
    let words = words(heading);
    let is_rater = words.windows(2).any(|pair| ["by", "av"].contains(&pair[1].as_str()));
    let is_only_rater = words.len() == 1 && words[0] == "vurderer";
    !is_rater && !is_only_rater && words.iter().any(|word| OF_THE_RATED.contains(&word.as_str()))
}

/// Whether a heading is that of those who work in sales, or has such a word and none of another thing: `Selgers navn`.
fn is_rated(heading: &str) -> bool {
    let folded = fold(heading.split('(').next().unwrap_or_default());
    let no_names = [&OF_OTHER_THINGS[..], &OF_CUSTOMERS, &OF_WHO_RATES].concat();
    RATED_HEADINGS.contains(&folded.as_str())
        || has_word(heading, &RATED_WORDS) && !has_word(heading, &no_names)
}

/// Whether a heading is the number of a question of a form: Q1.
fn asks(heading: &str) -> bool {
    let folded = fold(heading);
    let digits = folded.strip_prefix('q').unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn has_word(heading: &str, among: &[&str]) -> bool {
    words(heading).iter().any(|word| among.contains(&word.as_str()))
}

/// The cells of a column that hold something.
pub(super) fn filled(people: &[Row], at: usize) -> Vec<&str> {
    people.iter().map(|row| row.cell(at).trim()).filter(|cell| !cell.is_empty()).collect()
}

/// Whether the cells of a column are not all the same.
fn differ(people: &[Row], at: usize) -> bool {
    let cells = filled(people, at);
    cells.len() < 2 || cells.iter().any(|cell| *cell != cells[0])
}

/// Whether nearly every cell of a column holds something else.
pub(super) fn are_distinct(people: &[Row], at: usize) -> bool {
    let cells = filled(people, at);
    let different: IndexSet<&str> = cells.iter().copied().collect();
    different.len() * 5 >= cells.len() * 4 && different.len() > 1
}

/// Whether a column holds names of people in nearly every row that is filled.
fn holds_names(people: &[Row], at: usize) -> bool {
    let cells = filled(people, at);
    let names = cells.iter().filter(|cell| is_name(cell)).count();
    let is_of_people = !cells.iter().any(|cell| OF_NOBODY.contains(&fold(cell).as_str()));
    is_of_people && names > 0 && names * 5 >= cells.len() * 4 && cells.len() * 2 >= people.len()
}

/// The same of names of several words.
fn holds_full_names(people: &[Row], at: usize) -> bool {
    holds_names(people, at) && differ(people, at) && has_full_names(people, at)
}

/// Whether at least half of the cells have several words.
fn has_full_names(people: &[Row], at: usize) -> bool {
    let cells = filled(people, at);
    let full = cells.iter().filter(|cell| cell.split_whitespace().count() > 1).count();
    full * 2 >= cells.len() && full > 0
}

/// Whether a text looks like the whole name of a person: two words or more that begin with capitals.
pub fn is_full_name(text: &str) -> bool {
    let capitals = text.split_whitespace().filter(|word| word.chars().next().is_some_and(char::is_uppercase));
    is_name(text) && capitals.count() > 1
}

/// Whether a text looks like the name of a person: a few words of letters that begin with a capital.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_capital = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase);
    (1..=LONGEST_NAME).contains(&words.len())
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
        && text.chars().any(char::is_lowercase)
        && is_capital(&&words[0])
        && words.iter().filter(is_capital).count() + 1 >= words.len()
}

/// Whether a column holds addresses of mail that name other people than the sellers: `kari.berg@…` beside Nils Moe.
fn are_addresses_of_others(people: &[Row], named: usize, at: usize) -> bool {
    let plain = |text: &str| {
        let folded = fold(text);
        let letters = folded.chars().map(|c| match c {
            'å' | 'ä' | 'æ' | 'á' | 'à' => 'a',
            'ø' | 'ö' | 'ó' => 'o',
            'é' | 'è' | 'ê' => 'e',
            'ü' | 'ú' => 'u',
            other => other,
        });
        letters.collect::<String>()
    };
    let of_others = people.iter().filter(|row| {
        let Some((local, _)) = row.cell(at).trim().split_once('@') else { return false };
        let words: Vec<String> = local.split(['.', '_']).map(plain).collect();
        let name = plain(row.cell(named));
        let mut begins = words.iter().map(|word| word.chars().take(2).collect::<String>());
        words.len() > 1 && begins.all(|begin| begin.chars().count() > 1 && !name.contains(&begin))
    });
    let of_others = of_others.count();
    of_others > 1 && of_others * 5 >= people.len() * 4
}

/// Whether two columns name different people: in most rows neither name is part of the other.
pub(super) fn are_others(people: &[Row], one: usize, other: usize) -> bool {
    let differ = people.iter().filter(|row| {
        let (one, other) = (fold(row.cell(one)), fold(row.cell(other)));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        // Numbers of people are parts of each other by chance.
        let are_numbers = is_number(&one) && is_number(&other) && one != other;
        !other.is_empty() && (one.is_empty() || are_numbers || !one.contains(&other) && !other.contains(&one))
    });
    differ.count() * 2 > people.len()
}

/// Whether most of the different names in a column are those of other rows, and there are several.
fn are_also_sellers(people: &[Row], named: usize, at: usize) -> bool {
    let sellers: IndexSet<String> = filled(people, named).into_iter().map(fold).collect();
    let names: IndexSet<String> = filled(people, at).into_iter().map(fold).collect();
    let shared = names.iter().filter(|name| sellers.contains(*name)).count();
    shared > 1 && shared * 2 > names.len() && shared * 2 > sellers.len()
}

/// How many names stand in several rows of a column.
fn shared_names(people: &[Row], at: usize) -> usize {
    let mut rows: IndexMap<String, usize> = IndexMap::new();
    for name in people.iter().map(|row| fold(row.cell(at))).filter(|name| !name.is_empty()) {
        *rows.entry(name).or_default() += 1;
    }
    rows.values().filter(|rows| **rows > 1).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_few_words_with_capitals() {
        for text in ["Kari", "Kari Vik", "Ludwig van Beethoven", "Per-Erik O'Hara", "Åse Ø. Dal"] {
            assert!(is_name(text), "{text}");
        }
        for text in ["good with people", "Very good at this, and kind", "HR", "2026-11-01", "k@x.no"] {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn a_heading_may_be_that_of_the_rated() {
        for heading in
            ["Selgers navn", "Mitarbeiter", "Employee being reviewed", "Direct report", "Vælg sælger"]
        {
            assert!(is_rated(heading), "{heading}");
        }
        for heading in
            ["Employee type", "Sales region", "Rated by", "Customer", "Report date", "Selgers kunde"]
        {
            assert!(!is_rated(heading), "{heading}");
        }
    }
}
