//! One typed, owned answer per command: ids resolved, numbers unrounded.
//!
//! A result is what its command's JSON says: the JSON and its schema are derived from these types, and every other
//! drawing is made from them, any number of times. Fields that JSON leaves out say so. This module chooses no words
//! and no rounding.

mod baseline;
mod check;
mod codec;
mod fit;
mod header;
mod label;
mod r#match;
mod rows;
mod rule_page;
mod schema;

pub use baseline::{Baseline, BaselineRecord};
pub use check::{
    Case, Check, CheckedTeam, FindingRecord, Group, ReviewedBy, RuleLimit, RuleSummary, Verdict, Waived,
    WaiverRecord,
};
pub use fit::{FitRecord, Rated, Rival, Standing, Uncertainty, VetoHit};
pub use header::{CatalogEdition, Header, VERSION};
pub use label::{Label, Labels};
pub use r#match::{
    By, Capped, ColumnLabel, DisagreeingRaters, Disagreement, Levelled, Match, MatchOptions, Misplaced,
    OpenBest, SellerFits, ShortTask, Spread, Summary,
};
pub use rows::{Row, Rows, Stop};
pub use rule_page::{RuleKey, RulePage};
pub use schema::{Answer, RESULTS};

pub use crate::check::{Arg as Value, Finding, Message, WaiverState};
pub use crate::engine::First;
