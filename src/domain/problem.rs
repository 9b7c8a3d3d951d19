//! What is wrong with an input: which rule it breaks, where, and the values that the sentence about it needs.
//!
//! A problem holds no words. Its code names a message in `view/texts`, one per language.

use std::sync::Arc;

/// How severe a problem or a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing: the input is used all the same, or the finding is accepted.
    Note,
    /// Something to look at.
    Warning,
    /// The input cannot be used, or the review does not pass.
    Error,
}

/// A value in the sentence about a problem.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words or an id, as they stand in a file.
    Text(String),
    /// A number, shown as short as it can be without loss.
    Number(f64),
    /// How many there are of something.
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

/// Where in a file something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file's name as the user gave it; `-` for standard input.
    pub file: Arc<str>,
    /// The line, from 1; 0 where the problem is with the file as a whole.
    pub line: usize,
    /// The column in characters, from 1; 0 where the problem is with the file as a whole.
    pub column: usize,
    /// The line itself, or the part of a very long line around the place.
    pub text: String,
    /// The bytes of `text` that are meant; may be empty.
    pub mark: std::ops::Range<usize>,
}

impl Place {
    /// A file as a whole.
    pub fn whole(file: Arc<str>) -> Self {
        Place { file, line: 0, column: 0, text: String::new(), mark: 0..0 }
    }
}

/// One thing that is wrong with an input, or worth noting about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The broken rule's stable, kebab-case code.
    pub code: &'static str,
    /// Error or note.
    pub severity: Severity,
    /// Where; `None` where no file is concerned.
    pub place: Option<Place>,
    /// The values that the sentence needs, by name.
    pub values: Vec<(&'static str, Value)>,
}

impl Problem {
    /// An error that no place in a file can be given for.
    pub fn new(code: &'static str) -> Self {
        Problem { code, severity: Severity::Error, place: None, values: Vec::new() }
    }

    /// The same as a note: the input is used all the same.
    #[must_use]
    pub fn note(mut self) -> Self {
        self.severity = Severity::Note;
        self
    }

    /// The same with its place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same with a value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }
}
