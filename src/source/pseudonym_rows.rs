//! Whose each pseudonym is: two people under one pseudonym would be taken for one person.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use indexmap::IndexMap;

use crate::domain::Problem;

/// The people shown so far in any file, each with her row, by the hash of her pseudonym.
#[derive(Debug, Default)]
pub(super) struct PseudonymRows(Mutex<IndexMap<u64, Row>>);

/// Where a person was met first.
#[derive(Debug)]
struct Row {
    /// The hash of her id.
    id: u64,
    file: Arc<str>,
    line: usize,
}

impl PseudonymRows {
    /// Adds a person, once or more often. Returns a problem if another person has the same pseudonym.
    pub(super) fn add(&self, pseudonym: &str, id: &str, file: &Arc<str>, line: usize) -> Option<Problem> {
        let mut rows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let id = hash(id);
        let row = rows.entry(hash(pseudonym)).or_insert_with(|| Row { id, file: file.clone(), line });
        (row.id != id).then(|| Problem::new("same-pseudonym").with("file", &*row.file).with("line", row.line))
    }
}

fn hash(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}
