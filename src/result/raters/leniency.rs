//! Who rates higher than others, and what sellers say of themselves.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::domain::RaterKind;
use crate::engine::{self, Tendency};

/// How a kind of rater rates, compared with the other kinds on the same sellers and traits.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Leniency {
    /// The kind of rater, as the file calls it.
    #[serde(serialize_with = "kind")]
    #[schemars(with = "String")]
    pub rater: RaterKind,
    /// How many ratings of this kind there are.
    #[schemars(range(min = 1))]
    pub ratings: usize,
    /// How many of them were compared: a seller's trait that this kind and another one rated.
    pub pairs: usize,
    /// Of how many sellers.
    pub seller_count: usize,
    /// The mean over sellers of their mean difference from the other kinds, in points; null without pairs.
    pub difference: Option<f64>,
    /// Its standard error over sellers, in points; null of fewer than two.
    #[schemars(range(min = 0))]
    pub se: Option<f64>,
    /// On which side of the others' ratings these clearly lie, if they do.
    #[serde(serialize_with = "tendency")]
    #[schemars(with = "TendencyCode")]
    pub tendency: Tendency,
}

/// What sellers say of themselves against what others say.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SelfAndOthers {
    /// How many ratings of themselves were compared.
    #[schemars(range(min = 1))]
    pub pairs: usize,
    /// Of how many sellers.
    #[schemars(range(min = 1))]
    pub seller_count: usize,
    /// The mean over sellers of their mean difference from the others, in points.
    pub difference: f64,
    /// Its standard error over sellers, in points; null of fewer than two.
    #[schemars(range(min = 0))]
    pub se: Option<f64>,
    /// On which side of the others' ratings these clearly lie, if they do.
    #[serde(serialize_with = "tendency")]
    #[schemars(with = "TendencyCode")]
    pub tendency: Tendency,
    /// The correlation within traits, each trait centred first; null of too few pairs, or where either does not vary.
    #[schemars(range(min = -1, max = 1))]
    pub correlation: Option<f64>,
}

impl Leniency {
    pub(super) fn new(found: &engine::Leniency) -> Self {
        Leniency {
            rater: found.kind.clone(),
            ratings: found.ratings,
            pairs: found.pairs,
            seller_count: found.sellers,
            difference: found.difference,
            se: found.se,
            tendency: found.tendency,
        }
    }
}

impl SelfAndOthers {
    pub(super) fn new(found: &engine::SelfAndOthers) -> Self {
        SelfAndOthers {
            pairs: found.pairs,
            seller_count: found.sellers,
            difference: found.difference,
            se: found.se,
            tendency: found.tendency,
            correlation: found.correlation,
        }
    }
}

/// A kind of rater, as it is shown.
pub(super) fn kind<S: Serializer>(kind: &RaterKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.as_str())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn tendency<S: Serializer>(tendency: &Tendency, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(tendency.code())
}

/// What a tendency may be in JSON.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only its schema is used")]
enum TendencyCode {
    /// Clearly above the others.
    Lenient,
    /// Clearly below.
    Severe,
    /// Not clearly either.
    Unclear,
    /// Of too few sellers to say.
    TooFew,
}
