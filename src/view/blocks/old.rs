//! Reports that are told once: being replaced by results.

use super::{Document, Fact, Findings, Sheet, Stop};

/// Something to tell, in whichever way a renderer asks for. Each way consumes the report: what is streamed can
/// be told only once.
pub trait Report {
    /// The report as named values.
    fn facts(self: Box<Self>) -> Fact;

    /// The report as one table for other programs.
    fn sheet(self: Box<Self>) -> Sheet<'static>;

    /// The report for a person to read.
    ///
    /// # Errors
    /// The input's problems, where reading it to the end found some.
    fn story(self: Box<Self>) -> Result<Document, Stop>;

    /// The report as findings, for programs that show those; `None` for reports that find nothing wrong with anything.
    fn findings(self: Box<Self>) -> Option<Findings> {
        None
    }
}
