//! One typed, owned answer per command: ids resolved, numbers unrounded.
//!
//! A result is what its command's JSON says: the JSON and its schema are derived from these types, and every other
//! drawing is made from them, any number of times. Fields that JSON leaves out say so. This module chooses no words
//! and no rounding.

pub mod ask;
mod assign;
mod baseline;
mod catalog_check;
pub mod catalog_show;
mod check;
mod codec;
pub mod diff;
mod explain;
mod fit;
mod header;
mod label;
mod r#match;
mod match_summary;
mod organize;
pub mod raters;
mod rows;
mod rule_page;
mod schema;
mod selection;
mod who;
mod words;

pub use ask::Ask;
pub use assign::{
    Assign, AssignOptions, FrontierPoint, Ineligibility, Price, Seat, SeatedSeller, SellerInRole, VacantSeat,
};
pub use baseline::{Baseline, BaselineRecord};
pub use catalog_check::{CatalogCheck, CatalogRemark};
pub use catalog_show::CatalogShow;
pub use check::{
    Case, Check, CheckedTeam, FindingRecord, Group, ReviewVerdict, ReviewedBy, RuleLimit, RuleSummary,
    Waived, WaiverRecord, Withheld,
};
pub use diff::Diff;
pub use explain::{
    Explain, ExplainedNeed, ExplainedRole, ExplainedSeller, ExplainedTask, FitWithoutLimits, Loss, RoleFit,
    VetoLimit,
};
pub use fit::{FitRecord, Rated, Rival, Standing, Uncertainty, VetoHit};
pub use header::{CatalogEdition, Header, TeamHeader, VERSION};
pub use label::{Label, Labels};
pub use r#match::{By, ColumnLabel, Disagreement, Match, MatchOptions, SellerFits, Spread};
pub use match_summary::{
    Capped, DisagreeingRaters, Levelled, Misplaced, OpenBest, ShortTask, ShortTasks, Summary,
};
pub use organize::{
    Assessment, BreakEven, Changes, DemandedBy, DesignedRole, Form, FormKind, MoveSet, Noise, Organize,
    RatingsNeeded, RoleMove, StaffedHours, TaskHours, TaskList, TaskReport, Verdict,
};
pub use raters::Raters;
pub use rows::{Row, Rows, Stop};
pub use rule_page::{RuleKey, RulePage};
pub use schema::{Answer, RESULTS};
pub use selection::Selection;
pub use who::{Person, PersonKind, Who};
pub use words::Words;

pub use crate::check::{Arg as Value, Finding, Message, WaiverState};
pub use crate::engine::{First, RemarkKind};
