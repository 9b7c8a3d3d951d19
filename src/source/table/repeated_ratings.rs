//! Ratings that are the same but for a column that is not read: of two periods, perhaps.

use indexmap::{IndexMap, IndexSet};

use super::brackets::is_no_score;
use super::candidate::Candidate;
use super::cells::number_in;
use super::columns::{Column, SellerColumn};
use super::hashes::hash;
use super::name_columns::words;
use super::nobody::is_of_all;
use super::row::Row;
use crate::domain::fold;

/// The most columns that are looked at.
const MOST: usize = 20;

/// Words in the heading of a column that tells when, or in which round, a rating was given.
const OF_TIMES: [&str; 26] = [
    "date",
    "dato",
    "datum",
    "day",
    "dag",
    "time",
    "tid",
    "timestamp",
    "tidsmerke",
    "period",
    "periode",
    "year",
    "år",
    "jahr",
    "quarter",
    "kvartal",
    "quartal",
    "month",
    "måned",
    "monat",
    "week",
    "uke",
    "round",
    "runde",
    "wave",
    "version",
];

/// The most different words of a column that tells kinds of rows apart.
const MOST_KINDS: usize = 8;

/// Words for the state of a rating that does not count.
const STATES: [&str; 10] = [
    "draft",
    "utkast",
    "entwurf",
    "deleted",
    "slettet",
    "rejected",
    "avvist",
    "cancelled",
    "withdrawn",
    "trukket",
];

/// Whether a word says that a row is no rating: a target, a spread, an average, a draft.
fn is_no_rating(word: &str) -> bool {
    let said = words(word);
    let is_answer = ["yes", "no", "ja", "nei"].contains(&fold(word).as_str());
    word.chars().count() > 1
        && !is_answer
        && number_in(word).is_none()
        && !said.is_empty()
        && (is_no_score(&said) || is_of_all(word) || said.iter().all(|word| STATES.contains(&word.as_str())))
}

/// The ratings of a table so far, to see in which unread columns those of one seller, trait and rater differ.
pub struct RepeatedRatings {
    columns: Vec<Looked>,
    /// What the first rating of a seller, trait and rater has in those columns.
    first: IndexMap<String, Vec<u64>>,
    rows: usize,
}

/// A column that is looked at.
struct Looked {
    at: usize,
    /// The first word in it by which a row is no rating, and its line.
    no_rating: Option<(String, usize)>,
    is_of_times: bool,
    /// What was met in it.
    words: IndexSet<u64>,
    /// Whether ratings that are otherwise the same differ in it.
    differs: bool,
}

impl RepeatedRatings {
    /// Returns no ratings, in a table of these columns.
    pub fn new(columns: &[Column]) -> Self {
        let unread = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.holds == SellerColumn::Unread && !column.heading.is_empty());
        let columns = unread.take(MOST).map(|(at, column)| {
            let folded = fold(&column.heading);
            let mut words = folded.split(|c: char| !c.is_alphanumeric());
            let is_of_times = words.any(|word| OF_TIMES.contains(&word));
            Looked { at, no_rating: None, is_of_times, words: IndexSet::new(), differs: false }
        });
        RepeatedRatings { columns: columns.collect(), first: IndexMap::new(), rows: 0 }
    }

    /// Adds a row with a rating.
    pub fn add(&mut self, row: &Row, said: &Candidate) {
        let Some((_, of)) = said.trait_name.as_ref().filter(|_| said.rating.is_some()) else { return };
        if self.columns.is_empty() {
            return;
        }
        self.rows += 1;
        let name =
            |cell: &Option<(usize, String)>| cell.as_ref().map_or(String::new(), |(_, word)| fold(word));
        let key = [name(&said.id), name(&said.name), fold(of), name(&said.rater)].join("\n");
        let cells: Vec<u64> = self.columns.iter().map(|column| hash(row.cell(column.at).trim())).collect();
        for (column, cell) in self.columns.iter_mut().zip(&cells) {
            if column.words.insert(*cell) && column.no_rating.is_none() {
                let word = row.cell(column.at).trim();
                column.no_rating = is_no_rating(word).then(|| (word.to_owned(), row.line()));
            }
        }
        match self.first.get(&key) {
            None => {
                self.first.insert(key, cells);
            }
            Some(first) => {
                for ((column, one), other) in self.columns.iter_mut().zip(first).zip(&cells) {
                    column.differs |= one != other;
                }
            }
        }
    }

    /// Returns the columns that say of some rows that they are no ratings, each with the word and the line.
    pub fn no_ratings(&self) -> impl Iterator<Item = (usize, &str, usize)> {
        self.columns.iter().filter(|column| column.words.len() <= MOST_KINDS).filter_map(|column| {
            column.no_rating.as_ref().map(|(word, line)| (column.at, word.as_str(), *line))
        })
    }

    /// Returns the column by which ratings differ that are otherwise the same: one of times, or one of few words. Remarks
    /// differ from row to row, and are none.
    pub fn column(&self) -> Option<usize> {
        let mut differing = self.columns.iter().filter(|column| {
            column.differs
                && (column.is_of_times || column.words.len() * 2 <= self.rows && column.words.len() > 1)
        });
        differing.next().map(|column| column.at)
    }
}
