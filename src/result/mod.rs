//! One typed, owned answer per command: ids resolved, numbers unrounded.
//!
//! A result is what its command's JSON says: the JSON and its schema are derived from these types, and every other
//! drawing is made from them, any number of times. Fields that JSON leaves out say so. This module chooses no words
//! and no rounding.

pub mod ask;
mod codec;
pub mod diff;
mod fit;
mod header;
mod label;
mod r#match;
pub mod raters;
mod rows;
mod schema;

pub use ask::Ask;
pub use diff::Diff;
pub use fit::{FitRecord, Rated, Rival, Standing, Uncertainty, VetoHit};
pub use header::{CatalogEdition, Header, VERSION};
pub use label::{Label, Labels};
pub use r#match::{
    By, Capped, ColumnLabel, DisagreeingRaters, Disagreement, Levelled, Match, MatchOptions, Misplaced,
    OpenBest, SellerFits, ShortTask, Spread, Summary,
};
pub use raters::Raters;
pub use rows::{Row, Rows, Stop};
pub use schema::{Answer, RESULTS};

pub use crate::engine::First;
