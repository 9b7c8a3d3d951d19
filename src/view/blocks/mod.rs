//! What renderers draw: tables of typed cells, sentences with meanings, findings. Words are chosen before they get here;
//! this module knows no colour, no width and no escaping.

mod cell;
mod columns;
mod diagnostic;
mod document;
mod fact;
mod findings;
mod old;

pub use cell::{Cell, Column, Decimals, Keep, Mark, Row};
pub use columns::{Columns, Sheet};
pub use diagnostic::Diagnostic;
pub use document::{Block, Document, Line, Meaning, Span, Table, sign};
pub use fact::Fact;
pub use findings::{Accepted, Case, Findings, RuleText};
pub use old::Report;

pub use crate::result::Stop;
