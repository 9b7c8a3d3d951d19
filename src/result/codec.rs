//! How nouns of the domain, which know no serde, are written in JSON, and what their schema is.

#![expect(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::check::WaiverState;
use crate::domain::policy::{Outcome, RuleLevel};
use crate::domain::{Fit, Level, Scale, Side, Target, Tradeoff, TraitKind};
use crate::engine::RemarkKind;

/// A fit as a share, 0 to 1.
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
pub fn scale<S: Serializer>(scale: &Scale, serializer: S) -> Result<S::Ok, S::Error> {
    [scale.lo(), scale.hi()].serialize(serializer)
}

/// A target as the lowest and the highest score that satisfy it in full.
pub fn target<S: Serializer>(target: &Target, serializer: S) -> Result<S::Ok, S::Error> {
    [target.lo(), target.hi()].serialize(serializer)
}

/// A side by its word.
pub fn side<S: Serializer>(side: &Side, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(side.code())
}

/// A side by its word, or null.
pub fn known_side<S: Serializer>(side: &Option<Side>, serializer: S) -> Result<S::Ok, S::Error> {
    side.map(Side::code).serialize(serializer)
}

/// A tradeoff by its word.
pub fn tradeoff<S: Serializer>(tradeoff: &Tradeoff, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(tradeoff.code())
}

/// A kind of trait by its word.
pub fn trait_kind<S: Serializer>(kind: &TraitKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.code())
}

/// A kind of remark by its word.
pub fn remark_kind<S: Serializer>(kind: &RemarkKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.code())
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

/// What a side may be in JSON.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
pub enum SideCode {
    /// The score is too low.
    Under,
    /// The score is too high.
    Over,
}

/// What a tradeoff may be in JSON.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
pub enum TradeoffCode {
    /// A strength may buy off a weakness: the weighted arithmetic mean.
    Full,
    /// In part: the weighted geometric mean.
    Partial,
    /// Not at all: the smallest part decides.
    None,
}

/// What a kind of trait may be in JSON.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
pub enum KindCode {
    /// A lasting disposition.
    Trait,
    /// Something learnt.
    Skill,
    /// A stance towards the work.
    Attitude,
}

/// What a kind of remark may be in JSON.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only its schema is used")]
pub enum RemarkCode {
    /// No task needs the trait.
    UnusedTrait,
    /// The trait does not say what a low or a high score looks like.
    TraitWithoutAnchors,
    /// The need's tolerance is smaller than the error of one rating.
    ToleranceBelowError,
    /// The need's veto lies inside its own band.
    VetoInsideBand,
    /// The need does not say what it rests on.
    NeedWithoutSource,
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
