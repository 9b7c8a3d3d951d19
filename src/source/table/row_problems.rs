//! Problems and notes of many rows, told once a kind.

use indexmap::IndexMap;

use super::row::RowSource;
use crate::domain::{Place, Problem};

/// The most lines, and the most words, that one note names.
const MOST: usize = 5;
const MOST_WORDS: usize = 12;

/// A problem of a row, before its place is known.
#[derive(Clone, Debug)]
pub struct Found {
    /// What is wrong.
    pub problem: Problem,
    /// In which cell.
    pub at: usize,
    /// The word that is wrong, by which the same problem of another row is known.
    pub word: String,
}

/// Problems, each told once with the number of rows that have it.
#[derive(Default)]
pub struct Problems {
    list: Vec<(Problem, usize)>,
    known: IndexMap<(&'static str, usize, String), usize>,
}

impl Problems {
    /// Adds a problem with its place.
    pub fn push(&mut self, problem: Problem) {
        self.list.push((problem, 1));
    }

    /// Adds a problem of a cell, or counts it where the same one is known.
    pub fn add(&mut self, found: Found, place: impl FnOnce() -> Place) {
        let key = (found.problem.code, found.at, found.word);
        if let Some(&at) = self.known.get(&key) {
            self.list[at].1 += 1;
            return;
        }
        self.known.insert(key, self.list.len());
        self.list.push((found.problem.at(place()), 1));
    }

    /// Whether there is a problem of a code.
    pub fn has(&self, code: &str) -> bool {
        self.list.iter().any(|(problem, _)| problem.code == code)
    }

    /// How many different problems there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns the problems, each with its number of rows where there are several.
    pub fn take(&mut self) -> Vec<Problem> {
        self.known.clear();
        let mut list = std::mem::take(&mut self.list);
        list.sort_by_key(|(problem, _)| problem.place.as_ref().map(|place| place.line));
        list.into_iter()
            .map(|(problem, rows)| if rows > 1 { problem.with("rows", rows) } else { problem })
            .collect()
    }
}

/// How often something was met, and where first.
#[derive(Default)]
pub struct Met {
    first: Option<Place>,
    count: usize,
    words: IndexMap<String, ()>,
    lines: Vec<String>,
    /// Whether the rows are columns of the file.
    are_columns: bool,
}

impl Met {
    /// Counts a cell.
    pub fn add(&mut self, rows: &dyn RowSource, row: &super::row::Row, at: usize, word: &str) {
        self.count += 1;
        if self.first.is_none() {
            self.first = Some(rows.place(row, at));
        }
        if self.words.len() < MOST_WORDS && !self.words.contains_key(word) {
            self.words.insert(word.chars().take(40).collect(), ());
        }
        if self.lines.len() < MOST {
            self.are_columns = row.across > 0;
            let number = if row.across > 0 { row.across + 1 } else { row.line() };
            self.lines.push(number.to_string());
        } else if self.lines.len() == MOST {
            self.lines.push("…".to_owned());
        }
    }

    /// Returns the place that was met first.
    pub fn first(&self) -> Option<&Place> {
        self.first.as_ref()
    }

    /// Returns the note of a code about what was met; `None` where nothing was.
    pub fn note(&self, code: &'static str) -> Option<Problem> {
        let words: Vec<String> = self.words.keys().cloned().collect();
        let problem = Problem::new(code).with("count", self.count).with("words", words);
        let problem = problem.with("places", if self.are_columns { "columns" } else { "lines" });
        Some(problem.with("lines", self.lines.clone()).at(self.first.clone()?).note())
    }
}
