//! What renderers draw: tables of typed cells, sentences with meanings, findings. Words are chosen before they get here;
//! this module knows no colour, no width and no escaping.

mod cell;
mod chart;
mod columns;
mod diagnostic;
mod document;
mod findings;
mod form;
mod line;
mod page;

pub use cell::{Cell, Column, Decimals, Keep, Mark, Row};
pub use chart::{Chart, Curve, Marker};
pub use columns::{Columns, Sheet};
pub use diagnostic::Diagnostic;
pub use document::{Block, Document, Line, Meaning, Span, Table, sign};
pub use findings::{Accepted, Case, Findings, RuleText, sort_worst_first};
pub use form::{Allowed, Form, FormCell, FormCheck, FormPage, Limit};
pub use line::CellLine;
pub use page::{Page, Section, SectionKind};

pub use crate::result::Stop;
