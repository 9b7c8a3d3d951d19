//! How nouns of the domain, which know no serde, are written in JSON, and what their schema is.

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::check::WaiverState;
use crate::domain::policy::{Outcome, RuleLevel};
use crate::domain::{Fit, Level, Scale};

/// A fit as a share, 0 to 1.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
pub fn fit<S: Serializer>(fit: &Fit, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(fit.share())
}

/// A fit that may be unknown, as a share or null.
pub fn known_fit<S: Serializer>(fit: &Option<Fit>, serializer: S) -> Result<S::Ok, S::Error> {
    fit.map(Fit::share).serialize(serializer)
}

/// A level by its word, or null.
pub fn known_level<S: Serializer>(level: &Option<Level>, serializer: S) -> Result<S::Ok, S::Error> {
    level.map(Level::code).serialize(serializer)
}

/// A day as `2026-11-01`.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
pub fn date<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

/// The level of a rule, by its word.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
pub fn rule_level<S: Serializer>(level: &RuleLevel, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(level.code())
}

/// The outcome of a rule, by its word.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
pub fn outcome<S: Serializer>(outcome: &Outcome, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(outcome.code())
}

/// The state of a waiver, by its word.
pub fn waiver_state<S: Serializer>(state: &WaiverState, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(state.code())
}

/// A day as `2026-11-01`, or null.
pub fn known_date<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    date.map(|date| date.to_string()).serialize(serializer)
}

/// A scale as its lowest and its highest score.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
pub fn scale<S: Serializer>(scale: &Scale, serializer: S) -> Result<S::Ok, S::Error> {
    [scale.lo(), scale.hi()].serialize(serializer)
}

/// What a level may be in JSON.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
pub enum LevelCode {
    /// From the catalog's first limit up.
    Strong,
    /// From the second.
    Adequate,
    /// Below.
    Weak,
}

/// What a day is in JSON.
pub struct DateText;

impl JsonSchema for DateText {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
    }
}
