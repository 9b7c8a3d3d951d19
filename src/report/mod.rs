//! What is told: one report value, from which every format is drawn.
//!
//! A report can be told in three ways, and a renderer asks for one of them, once: as *facts* (ordered, named
//! values: JSON), as a *sheet* (one table of typed cells: CSV), or as a *story* (tables and sentences with
//! meanings: terminal, Markdown); a review can be told as *findings*, too. Facts and sheets are pulled row by row, so that large inputs stream.
//! This module knows no colour, no width and no escaping; words are chosen before they get here.

mod cell;
mod diagnostic;
mod fact;
mod findings;
mod story;

pub use cell::{Cell, Column, Keep, Mark, Row};
pub use diagnostic::Diagnostic;
pub use fact::Fact;
pub use findings::{Accepted, Case, Findings, RuleText};
pub use story::{Block, Line, Meaning, Span, Story, Table, sign};

use crate::domain::Problem;

/// Why a report could not be told to its end: the problems found in the input while it was being read.
pub type Stop = Vec<Problem>;

/// A table for other programs: column keys and rows, in order.
pub struct Sheet {
    /// The columns; their keys are the header row.
    pub columns: Vec<Column>,
    /// The rows, pulled one by one, each with as many cells as there are columns.
    pub rows: Box<dyn Iterator<Item = Result<Row, Stop>>>,
}

/// Something to tell, in whichever way a renderer asks for. Each way consumes the report: what is streamed can
/// be told only once.
pub trait Report {
    /// The report as named values.
    fn facts(self: Box<Self>) -> Fact;

    /// The report as one table for other programs.
    fn sheet(self: Box<Self>) -> Sheet;

    /// The report for a person to read.
    ///
    /// # Errors
    /// The input's problems, where reading it to the end found some.
    fn story(self: Box<Self>) -> Result<Story, Stop>;

    /// The report as findings, for programs that show those; `None` for reports that find nothing wrong with anything.
    fn findings(self: Box<Self>) -> Option<Findings> {
        None
    }
}
