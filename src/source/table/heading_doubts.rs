//! Headings that may not mean what they seem to: another person, another measure, or another scale.
//!
//! A note is not enough here, since the scores of one person would be read as another's, or years as scores. What the user
//! says of her own headings is not doubted.

use super::brackets::{is_of_another_measure, left_aside, other_measure};
use super::cells::is_number;
use super::columns::{Column, MOST_LOOKED_AT, SellerColumn, Vocabulary};
use super::heading_doubt_words::NO_NAMES;
use super::name_columns::{LONGEST_NAME, names_beside, two_people};
use super::person_brackets;
use super::row::Row;
use super::side_by_side::names_between;
use crate::domain::{Catalog, Problem, Scale, fold};

/// The most headings that are doubted in one run.
const MOST: usize = 20;

/// Returns what is doubtful about the headings of a table, each with its column. `people` are the first rows below them.
pub fn doubts(
    columns: &[Column],
    people: &[Row],
    vocabulary: &Vocabulary,
    (catalog, scale): (&Catalog, Scale),
) -> Vec<(usize, Problem)> {
    let mut found: Vec<(usize, Problem)> = two_people(columns, people, vocabulary).into_iter().collect();
    if found.is_empty() {
        found.extend(names_between(columns, people, vocabulary));
    }
    for (at, column) in columns.iter().enumerate() {
        if column.heading.is_empty() || vocabulary.is_mapped(&column.heading) {
            continue;
        }
        let doubt = match column.holds {
            SellerColumn::Trait(_) if vocabulary.is_known(&column.heading) => None,
            SellerColumn::Trait(_) => {
                person_in_heading(column).or_else(|| other_measure(column, catalog, scale))
            }
            SellerColumn::Hours(_)
            | SellerColumn::Role
            | SellerColumn::Name
            | SellerColumn::FirstName
            | SellerColumn::LastName
            | SellerColumn::Id => person_brackets::of_others(column),
            SellerColumn::ScoreOf => other_measure(column, catalog, scale),
            SellerColumn::Unread if at < MOST_LOOKED_AT => second_column(at, columns, people, vocabulary),
            _ => None,
        };
        found.extend(doubt.map(|problem| (at, problem)));
        if found.len() >= MOST {
            break;
        }
    }
    found
}

/// Returns notes about headings that may mean something else, though they hardly do, each with its column.
pub fn notes(
    columns: &[Column],
    people: &[Row],
    vocabulary: &Vocabulary,
    (catalog, scale): (&Catalog, Scale),
) -> Vec<(usize, Problem)> {
    let mut notes = left_aside(columns, catalog, scale, |heading| {
        vocabulary.is_mapped(heading) || vocabulary.is_known(heading)
    });
    notes.extend(names_beside(columns, people, vocabulary));
    let aside = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| !vocabulary.is_mapped(&column.heading) && person_brackets::is_unknown(column));
    let aside: Vec<(usize, String)> =
        aside.take(MOST).map(|(at, column)| (at, column.heading.clone())).collect();
    if let Some((at, _)) = aside.first() {
        let headings: Vec<String> = aside.iter().map(|(_, heading)| heading.clone()).collect();
        notes.push((*at, Problem::new("brackets-left-aside").with("columns", headings).note()));
    }
    notes
}

/// Whether the column `at` holds numbers in some of these rows.
pub fn holds_numbers(people: &[Row], at: usize) -> bool {
    people.iter().any(|row| is_number(row.cell(at).trim()))
}

/// The problem of a grid of a form whose question names a person: `How good is Kari Vik? [Drive to win]`.
fn person_in_heading(column: &Column) -> Option<Problem> {
    let (question, _) = column.heading.split_once('[')?;
    let words: Vec<&str> =
        question.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let is_capital = |word: &str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().any(char::is_lowercase)
            && !NO_NAMES.contains(&fold(word).as_str())
    };
    let is_all = words.len() <= LONGEST_NAME && words.len() > 1 && words.iter().all(|word| is_capital(word));
    let is_sentence = words.iter().any(|word| word.chars().next().is_some_and(char::is_lowercase));
    let is_within = is_sentence
        && words
            .iter()
            .skip(1)
            .zip(words.iter().skip(2))
            .any(|(one, next)| is_capital(one) && is_capital(next));
    (is_all || is_within).then(|| Problem::new("person-in-heading").with("column", column.heading.as_str()))
}

/// The problem of a column that is not read, since another holds the same trait or the rating, and that has numbers as well.
fn second_column(at: usize, columns: &[Column], people: &[Row], vocabulary: &Vocabulary) -> Option<Problem> {
    let heading = &columns[at].heading;
    let holds = vocabulary.meaning(heading)?;
    let is_score = matches!(holds, SellerColumn::Trait(_) | SellerColumn::ScoreOf);
    let mut same = columns.iter().filter(|other| other.holds == holds).peekable();
    let is_taken = same.peek().is_some();
    // Beside the score itself a spread or a count is another thing, which is not read.
    if same.any(|other| vocabulary.is_known(&other.heading)) && is_of_another_measure(heading) {
        return None;
    }
    (is_score && is_taken && holds_numbers(people, at))
        .then(|| Problem::new("duplicate-column").with("column", heading.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(heading: &str) -> Column {
        Column { holds: SellerColumn::Trait(crate::domain::TraitIx(0)), heading: heading.to_owned() }
    }

    #[test]
    fn a_question_may_name_a_person() {
        for heading in
            ["Kari Vik [Drive]", "How is Kari Vik at work? [Drive]", "Hvordan er Kari Vik? [Empati]"]
        {
            assert!(person_in_heading(&column(heading)).is_some(), "{heading}");
        }
        for heading in
            ["Sales Skills [Drive]", "How good is she? [Drive]", "Drive", "Rate the seller [Drive]"]
        {
            assert!(person_in_heading(&column(heading)).is_none(), "{heading}");
        }
    }
}
