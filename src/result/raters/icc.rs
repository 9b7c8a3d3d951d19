//! How far ratings tell sellers apart, and how near those of one seller lie to each other.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::engine::{self, Degree};

/// How far ratings tell sellers apart, whoever rates (Shrout & Fleiss 1979).
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OneWay {
    /// How many ratings, of sellers with several.
    #[schemars(range(min = 2))]
    pub ratings: usize,
    /// How many ratings a seller has, as a one-way analysis counts them (k0); null where there are no two sellers.
    #[schemars(range(min = 2))]
    pub ratings_each: Option<f64>,
    /// ICC(1,1): how far a single rating tells sellers apart; null where nothing differs.
    #[schemars(range(min = -1, max = 1))]
    pub icc_1_1: Option<f64>,
    /// ICC(1,k): the same of the mean of a seller's ratings.
    #[schemars(range(max = 1))]
    pub icc_1_k: Option<f64>,
    /// What `icc_1_1` amounts to (Koo & Li 2016).
    #[serde(serialize_with = "degree")]
    #[schemars(with = "Option<DegreeCode>")]
    pub degree: Option<Degree>,
    /// The typical error of one rating, in points.
    #[schemars(range(min = 0))]
    pub error: Option<f64>,
}

/// How far ratings tell sellers apart whom the same raters rated.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TwoWay {
    /// ICC(2,1): of a single rating, leniency counting as error.
    #[schemars(range(max = 1))]
    pub icc_2_1: Option<f64>,
    /// ICC(2,k): of the mean of these raters.
    #[schemars(range(max = 1))]
    pub icc_2_k: Option<f64>,
    /// ICC(3,1): of a single rating with each rater's leniency taken off.
    #[schemars(range(min = -1, max = 1))]
    pub icc_3_1: Option<f64>,
    /// ICC(3,k): of the mean of these raters; Cronbach's alpha with raters for items.
    #[schemars(range(max = 1))]
    pub icc_3_k: Option<f64>,
}

/// An interval of a correlation.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Interval {
    /// Its low end.
    #[schemars(range(max = 1))]
    pub low: f64,
    /// Its high end.
    #[schemars(range(max = 1))]
    pub high: f64,
}

/// How near the ratings of each seller lie to each other (James, Demaree & Wolf 1984).
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Rwg {
    /// How many sets of ratings (one seller's of one trait) were looked at.
    #[schemars(range(min = 1))]
    pub sets: usize,
    /// The mean rwg, 0 to 1, against numbers drawn from the whole scale.
    #[schemars(range(min = 0, max = 1))]
    pub mean: Option<f64>,
    /// How many sets are below .70.
    pub below_070: usize,
    /// The mean rwg against numbers that spread as these ratings do; null where they do not spread, or of one seller.
    #[schemars(range(min = 0, max = 1))]
    pub mean_of_used: Option<f64>,
    /// The variance of numbers drawn from the whole scale, in squared points.
    #[schemars(range(min = 0))]
    pub chance_variance: f64,
    /// The variance of all these ratings, in squared points; null of one seller.
    #[schemars(range(min = 0))]
    pub used_variance: Option<f64>,
    /// Whether that is less than half of the variance of numbers drawn from the whole scale.
    pub too_generous: bool,
}

impl OneWay {
    pub(super) fn new(found: &engine::OneWay) -> Self {
        OneWay {
            ratings: found.ratings,
            ratings_each: found.each(),
            icc_1_1: found.single(),
            icc_1_k: found.mean(),
            degree: found.single().map(Degree::of),
            error: found.error(),
        }
    }
}

impl TwoWay {
    pub(super) fn new(found: &engine::TwoWay) -> Self {
        TwoWay {
            icc_2_1: found.single(),
            icc_2_k: found.mean(),
            icc_3_1: found.consistency_single(),
            icc_3_k: found.consistency_mean(),
        }
    }
}

impl Interval {
    pub(super) fn new(found: engine::Interval) -> Self {
        Interval { low: found.low, high: found.high }
    }
}

impl Rwg {
    pub(super) fn new(found: &engine::Within) -> Self {
        Rwg {
            sets: found.sets,
            mean: found.mean,
            below_070: found.below,
            mean_of_used: found.mean_of_used,
            chance_variance: found.chance,
            used_variance: found.used,
            too_generous: found.is_too_generous(),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn degree<S: Serializer>(degree: &Option<Degree>, serializer: S) -> Result<S::Ok, S::Error> {
    degree.map(Degree::code).serialize(serializer)
}

/// What a degree may be in JSON.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
enum DegreeCode {
    /// Below .5.
    Poor,
    /// From .5.
    Moderate,
    /// From .75.
    Good,
    /// Above .9.
    Excellent,
}
