//! What every result is.

use schemars::JsonSchema;
use serde::Serialize;

/// A result: what a command answers.
pub trait Answer: Serialize + JsonSchema {
    /// The name and edition of its JSON, as `salesfit/match/2`.
    const SCHEMA: &'static str;
}
