//! One typed, owned answer per command: ids resolved, numbers unrounded.
//!
//! A result is what its command's JSON says: the JSON and its schema are derived from these types, and every other
//! drawing is made from them, any number of times. Fields that JSON leaves out say so. This module chooses no words
//! and no rounding.

mod answer;
pub mod ask;
mod assign;
mod baseline;
mod catalog_check;
pub mod catalog_show;
mod check;
mod coach;
mod codec;
pub mod diff;
mod explain;
mod fit;
mod header;
mod hire;
mod label;
mod r#match;
mod match_line;
mod match_summary;
mod organize;
mod proposal;
pub mod raters;
pub mod report;
mod review_schema;
mod rows;
mod rule_page;
mod schema;
mod selection;
mod seller_records;
mod whatif;
mod who;
mod words;

pub use answer::Answer;
pub use match_line::MatchLine;
pub use seller_records::{By, Disagreement, MatchOptions, SellerFits, SellerRecords, Spread};

use schemars::Schema;

/// Declares every result: the word of its command, its module, its type.
macro_rules! results {
    ($($word:literal $module:ident::$result:ident;)+) => {
        $(pub use $module::$result;)+

        /// Every result by the word of its command, with what makes the schema of its JSON.
        pub const RESULTS: &[(&str, fn() -> Schema)] = &[$(($word, schema::schema::<$result>)),+];
    };
}

results! {
    "match" r#match::Match;
    "explain" explain::Explain;
    "assign" assign::Assign;
    "organize" organize::Organize;
    "ask" ask::Ask;
    "hire" hire::Hire;
    "coach" coach::Coach;
    "raters" raters::Raters;
    "report" report::Report;
    "diff" diff::Diff;
    "whatif" whatif::WhatIf;
    "check" check::Check;
    "rule" rule_page::RulePage;
    "baseline" baseline::Baseline;
    "who" who::Who;
    "catalog-show" catalog_show::CatalogShow;
    "catalog-check" catalog_check::CatalogCheck;
}

pub use assign::{
    AssignOptions, FrontierPoint, Ineligibility, Price, RecommendedMoves, RecommendedSeat, Seat,
    SeatedSeller, SellerInRole, ThinlySeated, VacantSeat,
};
pub use baseline::BaselineRecord;
pub use catalog_check::CatalogRemark;
pub use check::{
    Case, CheckedTeam, FindingRecord, Group, ReviewVerdict, ReviewedBy, RuleLimit, RuleSummary,
    UnreviewedFolder, Waived, WaiverRecord, Withheld,
};
pub use coach::{
    BetterRole, CoachFrontierPoint, CoachPlan, CoachStep, CoachToRate, CoachTooMuch, CoachTotal, CoachUnlock,
    CoachUnreachable, CoachWhy, UnlockedSeat, VerifyRatings,
};
pub use explain::{
    ExplainedNeed, ExplainedRole, ExplainedSeller, ExplainedTask, FitWithoutLimits, Loss, RoleFit, VetoLimit,
};
pub use fit::{FitRecord, Rated, Rival, Standing, Uncertainty, VetoHit};
pub use header::{CatalogEdition, Header, InputNote, TeamHeader, VERSION};
pub use hire::{
    Anchors, Guide, HireCandidate, HireFacts, HiredCandidate, InterviewReason, InterviewTrait, OpeningRecord,
    Pool, ProfileTrait, SeatMove,
};
pub use label::{Label, Labels};
pub use r#match::ColumnLabel;
pub use match_summary::{
    Capped, DisagreeingRaters, Levelled, Misplaced, OpenBest, ShortTask, ShortTasks, Summary, ThinlyRated,
};
pub use organize::{
    Assessment, Assumption, BreakEven, Changes, DemandedBy, DesignedRole, Form, FormKind, MoveSet, Noise,
    RatingsNeeded, Recommended, RoleMove, StaffedHours, Supposed, TaskHours, TaskList, TaskReport, Verdict,
};
pub use proposal::{Proposal, Reason, SeatHolders, Step};
pub use rows::{Row, Rows, Stop};
pub use rule_page::RuleKey;
pub use selection::Selection;
pub use whatif::{
    Answered, AnsweredPlan, AnsweredTogether, KeyPerson, Move, NewFindings, Part, PlannedTeam, TeamAnswers,
    Together,
};
pub use who::{Person, PersonKind};
pub use words::Words;

pub use crate::check::{Arg as Value, Finding, Message, WaiverState};
pub use crate::engine::{First, RemarkKind, fit_query};
