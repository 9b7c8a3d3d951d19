//! Rows that are left out because something is wrong with them.

use std::sync::{Arc, Mutex, PoisonError};

use super::row::{Row, RowSource};
use crate::domain::Problem;

/// A row that was left out.
#[derive(Clone, Debug)]
pub struct Rejected {
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Its cells, with separators between them.
    pub row: String,
}

/// Where rows are noted that are left out, in the order of the table. Clones note in the same place.
#[derive(Clone, Debug, Default)]
pub struct Rejects(Arc<Mutex<Vec<Rejected>>>);

impl Rejects {
    /// Returns the rows so far; each once.
    pub fn take(&self) -> Vec<Rejected> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Notes a row.
    pub(super) fn add(&self, rows: &dyn RowSource, row: &Row, problems: Vec<Problem>) {
        let separator = rows.separator().unwrap_or(',');
        let mut text = String::new();
        for (at, cell) in row.cells().enumerate() {
            if at > 0 {
                text.push(separator);
            }
            if cell.contains([separator, '"', '\n']) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        let rejected = Rejected { line: row.line(), problems, row: text };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(rejected);
    }
}
