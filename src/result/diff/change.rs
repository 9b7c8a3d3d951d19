//! A value in two measurements, and what each cause contributed to its change.

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::diff as engine;

/// A cause of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// How people are rated.
    Scores,
    /// What they are measured against: traits, tasks, roles and settings.
    Catalog,
    /// The kind of selling.
    Motion,
    /// Who has which role today, and who is pinned to it.
    Role,
    /// Who is in the team.
    People,
    /// What there is to do: seats, demand, hand-offs and working hours.
    Work,
}

impl Cause {
    /// The causes that a seller's fit can have.
    pub const OF_SELLERS: [Cause; 4] = [Cause::Scores, Cause::Catalog, Cause::Motion, Cause::Role];

    /// The cause's word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            Cause::Scores => "scores",
            Cause::Catalog => "catalog",
            Cause::Motion => "motion",
            Cause::Role => "role",
            Cause::People => "people",
            Cause::Work => "work",
        }
    }
}

impl From<engine::Cause> for Cause {
    fn from(cause: engine::Cause) -> Self {
        match cause {
            engine::Cause::Scores => Cause::Scores,
            engine::Cause::Catalog => Cause::Catalog,
            engine::Cause::Motion => Cause::Motion,
            engine::Cause::Role => Cause::Role,
            engine::Cause::People => Cause::People,
            engine::Cause::Work => Cause::Work,
        }
    }
}

/// A part of a change.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Contribution {
    /// What it comes from: one cause, or several that cannot be told apart.
    #[schemars(length(min = 1))]
    pub causes: Vec<Cause>,
    /// How much, in what the whole is measured in; may be 0.
    pub change: f64,
}

/// Why a change is not split by cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoSplit {
    /// There is no value in one of the two measurements, or in both.
    UnknownAtAnEnd,
    /// There is no value in a state between them, in which only some causes are changed.
    UnknownBetween,
    /// The team is too large for all the states between them, or a search reached its limit.
    TooMuch,
}

/// A value in two measurements, and its change split by cause.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ValueChange {
    /// The value in the earlier measurement; null where it is unknown.
    pub old: Option<f64>,
    /// The value in the later one.
    pub new: Option<f64>,
    /// The later value less the earlier; null where one is unknown.
    pub change: Option<f64>,
    /// What each cause contributed (Shapley values); the parts sum to the change. Empty where no cause differs, null
    /// where it is not split.
    pub split: Option<Vec<Contribution>>,
    /// Why it is not split; null where it is.
    pub no_split: Option<NoSplit>,
    /// Whether the two values differ by more than rounding. Not in JSON.
    #[serde(skip)]
    pub is_any: bool,
}

impl ValueChange {
    pub(super) fn new(found: &engine::ValueChange) -> Self {
        let (split, no_split) = match &found.split {
            Ok(parts) => (Some(parts.iter().map(Contribution::new).collect()), None),
            Err(why) => (None, Some(NoSplit::new(*why))),
        };
        ValueChange {
            old: found.before.map(without_sign_of_zero),
            new: found.after.map(without_sign_of_zero),
            change: found.whole().map(without_sign_of_zero),
            split,
            no_split,
            is_any: found.is_any(),
        }
    }
}

impl Contribution {
    fn new(found: &engine::Contribution) -> Self {
        Contribution {
            causes: found.causes.iter().map(|cause| Cause::from(*cause)).collect(),
            change: without_sign_of_zero(found.change),
        }
    }
}

impl NoSplit {
    fn new(why: engine::NoSplit) -> Self {
        match why {
            engine::NoSplit::UnknownAtAnEnd => NoSplit::UnknownAtAnEnd,
            engine::NoSplit::UnknownBetween => NoSplit::UnknownBetween,
            engine::NoSplit::TooMuch => NoSplit::TooMuch,
        }
    }
}

/// -0 becomes 0, and nothing else changes.
pub(in crate::result) fn without_sign_of_zero(value: f64) -> f64 {
    value + 0.0
}
