//! From engine results to reports: the only place that chooses words.
//!
//! One file per report. The words themselves are in `texts/`, one file per language. This module knows no file that
//! users write, no colour and no format.

/// A report whose three tellings stand in modules of their names beside it: `facts`, `sheet` and `story`; one of findings
/// names the module that tells these.
macro_rules! told_by_modules {
    ($report:ty $(, $findings:ident)?) => {
        impl crate::report::Report for $report {
            fn facts(self: Box<Self>) -> crate::report::Fact {
                facts::facts(&self)
            }

            fn sheet(self: Box<Self>) -> crate::report::Sheet {
                sheet::sheet(&self)
            }

            fn story(self: Box<Self>) -> Result<crate::report::Story, crate::report::Stop> {
                Ok(story::story(&self))
            }

            $(fn findings(self: Box<Self>) -> Option<crate::report::Findings> {
                Some($findings::findings(&self))
            })?
        }
    };
}

mod ask;
mod assign;
mod catalog;
mod cells;
mod diff;
mod explain;
mod init;
mod matrix;
mod organize;
mod policy;
mod problem;
mod raters;
mod review;
mod texts;
mod who;

pub use ask::AskReport;
pub use assign::AssignReport;
pub use catalog::{CatalogReport, CheckReport, Selection};
pub use diff::DiffReport;
pub use explain::ExplainReport;
pub use init::team_file;
pub use matrix::{By, ColumnIx, MatchReport, Order, Shape};
pub use organize::OrganizeReport;
pub use policy::{policy_file, policy_schema};
pub use problem::{diagnostic, withheld};
pub use raters::RatersReport;
pub use review::{ReviewReport, ReviewedBy, RuleReport, TeamReview, baseline};
pub use texts::{Arg, Texts};
pub use who::{Person, WhoReport};
