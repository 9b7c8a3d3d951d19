//! A problem in words, ready to be drawn beside the line it is about.

use crate::domain::Place;
use crate::domain::problem::Severity;

/// What is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The broken rule's stable code.
    pub code: &'static str,
    /// Error or note.
    pub severity: Severity,
    /// The word for the severity in the reader's language: `error`, `feil`.
    pub label: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub advice: Option<String>,
    /// Where.
    pub place: Option<Place>,
}
