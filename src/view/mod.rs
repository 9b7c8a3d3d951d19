//! From engine results to reports: the only place that chooses words.
//!
//! One file per report. The words themselves are in `texts/`, one file per language. This module knows no file that
//! users write, no colour and no format.

pub mod blocks;

mod ask;
mod assign;
mod baseline;
mod catalog;
mod check;
mod coach;
mod column_map;
mod diff;
mod explain;
mod hire;
mod init;
mod r#match;
mod messages;
mod organize;
mod plan_changes;
mod plan_yaml;
mod policy;
mod problem;
mod proposals;
mod raters;
mod report;
mod rule_page;
mod sentences;
mod shell;
mod sql;
mod team_form;
mod team_yaml;
mod texts;
mod whatif;
mod who;
mod yaml_word;

pub use check::write_sentences;
pub use coach::coaching_cost;
pub use column_map::column_map;
pub use init::{example_team, team_file};
pub use r#match::{LongLines, WideLines};
pub use plan_changes::plan_changes;
pub use plan_yaml::plan_yaml;
pub use policy::{policy_file, policy_schema};
pub use problem::{diagnostic, withheld};
pub use report::{REPORT_PARTS, ReportPart};
pub use rule_page::rule_page;
pub use shell::quoted;
pub use sql::QueryComments;
pub use team_form::{FormLabels, team_form};
pub use team_yaml::team_yaml;
pub use texts::{Arg, Rerun, Texts};

use self::blocks::{Document, Findings, Page, Sheet, Stop};
use crate::result::Answer;

/// What renderers ask of a result, besides what it is in JSON; any number of times.
pub trait View: Answer {
    /// The result as one table for other programs.
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a>;

    /// The result for a person to read.
    ///
    /// # Errors
    /// The input's problems, where a result that is streamed finds some.
    fn document(&self, texts: &Texts) -> Result<Document, Stop>;

    /// The result as a page to look at and print.
    ///
    /// # Errors
    /// As [`document`](View::document).
    fn page(&self, texts: &Texts) -> Result<Page, Stop> {
        self.document(texts).map(Page::of)
    }

    /// What a review found, for programs that show findings; `None` for every other result.
    fn findings(&self, texts: &Texts) -> Option<Findings> {
        let _ = texts;
        None
    }

    /// The problems that ended the last writing of JSON early, if any did.
    fn take_stop(&self) -> Option<Stop> {
        None
    }
}
