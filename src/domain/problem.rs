//! Problems of an input: a code, a place, and the values for the message.
//!
//! A problem holds no words. Its code is the id of a message in `view/texts`, one per language.

use std::sync::Arc;

/// How severe a problem or a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Information: the input is used anyway, or the finding is accepted.
    Note,
    /// Something to look at.
    Warning,
    /// The input cannot be used, or the review does not pass.
    Error,
}

/// A value in the message of a problem.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words or an id, as written in a file.
    Text(String),
    /// A number, shown as short as possible without loss.
    Number(f64),
    /// A count.
    Count(usize),
    /// Several ids or words.
    List(Vec<String>),
    /// Several words, each with the one that was probably meant.
    Near(Vec<(String, Option<String>)>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Value::Number(number)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Value::Count(count)
    }
}

impl From<Vec<String>> for Value {
    fn from(list: Vec<String>) -> Self {
        Value::List(list)
    }
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file's name as the user gave it; `-` for standard input.
    pub file: Arc<str>,
    /// The sheet of a workbook, where it is one; its rows are lines, and its columns are counted in cells.
    pub sheet: Option<Arc<str>>,
    /// The line, from 1; 0 where the problem is with the file as a whole.
    pub line: usize,
    /// The column in characters, from 1; 0 where the problem is with the file as a whole, or the column is not told.
    pub column: usize,
    /// The line itself, or the part of a very long line around the place.
    pub text: String,
    /// The bytes of `text` to mark; may be empty.
    pub mark: std::ops::Range<usize>,
}

impl Place {
    /// Returns the place of a file as a whole.
    pub fn whole(file: Arc<str>) -> Self {
        Place { file, sheet: None, line: 0, column: 0, text: String::new(), mark: 0..0 }
    }
}

/// Returns the name of a cell, its row and column from 1: `C7`. Without a column it is the row's number.
pub fn cell_name(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column;
    while left > 0 {
        letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or(0)));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

/// A problem of an input, or a note about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The stable, kebab-case code of the rule that is broken.
    pub code: &'static str,
    /// Error or note.
    pub severity: Severity,
    /// Its place; `None` where it concerns no file.
    pub place: Option<Place>,
    /// The values in its message, by name.
    pub values: Vec<(&'static str, Value)>,
}

impl Problem {
    /// Returns an error without a place.
    pub fn new(code: &'static str) -> Self {
        Problem { code, severity: Severity::Error, place: None, values: Vec::new() }
    }

    /// Returns the problem as a note: the input is used anyway.
    #[must_use]
    pub fn note(mut self) -> Self {
        self.severity = Severity::Note;
        self
    }

    /// Returns the problem with its place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Returns the problem with one more value for its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_of_spreadsheets() {
        let names = [(1, 1), (7, 3), (1, 26), (1, 27), (1_048_576, 16_384), (7, 0)];
        let names = names.map(|(row, column)| cell_name(row, column));
        assert_eq!(names, ["A1", "C7", "Z1", "AA1", "XFD1048576", "7"]);
    }
}
