//! How far raters agree: whether scores differ between sellers or between raters.
//!
//! Pure arithmetic over the scores that several raters gave, in an order that does not depend on the file's. Each trait
//! is analysed alone, and all are pooled with each trait's own mean removed, so that one trait being rated higher
//! than another never counts as agreement.

mod icc;
mod jackknife;
mod leniency;
mod panel;
mod rated;
mod rwg;
mod student_t;

pub use icc::{OneWay, SumsOfSquares, TwoWay, alpha};
pub use jackknife::Interval;
pub use leniency::{FEWEST_TO_JUDGE, Leniency, SelfAndOthers, Tendency};
pub use panel::{Panel, RaterName};
pub use rated::{RatedTeam, SELF, SeveralRatings};
pub use rwg::{AGREES, Within, chance_variance, rwg, rwg_j, uniform_variance};

use self::jackknife::interval;
use self::rated::values;
use crate::domain::{Catalog, Rating, Team, TraitIx};

/// The fewest sellers rated by several raters for a trait's numbers to be reliable.
pub const FEWEST_TO_LEAN_ON: usize = 10;

/// The degree of an intraclass correlation. Koo & Li (2016), Journal of Chiropractic Medicine 15:155.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Degree {
    /// Below .5.
    Poor,
    /// From .5.
    Moderate,
    /// From .75.
    Good,
    /// Above .9.
    Excellent,
}

impl Degree {
    /// Returns the degree of a correlation, unrounded.
    pub fn of(icc: f64) -> Self {
        match icc {
            icc if icc > 0.9 => Degree::Excellent,
            icc if icc >= 0.75 => Degree::Good,
            icc if icc >= 0.5 => Degree::Moderate,
            _ => Degree::Poor,
        }
    }

    /// Returns the degree's word in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Degree::Poor => "poor",
            Degree::Moderate => "moderate",
            Degree::Good => "good",
            Degree::Excellent => "excellent",
        }
    }
}

/// How far raters agree on one trait.
#[derive(Clone, Debug, PartialEq)]
pub struct TraitAgreement {
    /// The trait.
    pub trait_ix: TraitIx,
    /// The analysis of all sellers with several ratings, by any raters.
    pub one_way: OneWay,
    /// The interval of its ICC(1,1); `None` for fewer than five sellers.
    pub interval: Option<Interval>,
    /// The analysis of the sellers rated by the same raters; `None` where there are none.
    pub panel: Option<Panel>,
    /// The agreement of each seller's ratings.
    pub within: Within,
}

impl TraitAgreement {
    /// Whether too few sellers have several ratings for reliable numbers.
    pub fn is_too_few(&self) -> bool {
        self.one_way.targets < FEWEST_TO_LEAN_ON
    }
}

/// How far a team's raters agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// The number of sellers in the team.
    pub sellers: usize,
    /// The number of sellers with a score by several raters.
    pub rated_by_several: usize,
    /// The traits with a score by several raters, in catalog order.
    pub traits: Vec<TraitAgreement>,
    /// The traits with scores, but none by several raters, in catalog order.
    pub by_one: Vec<TraitIx>,
    /// The analysis pooled over all these traits; without any of them everything in it is unknown.
    pub one_way: OneWay,
    /// The interval of its ICC(1,1); `None` for fewer than five sellers.
    pub interval: Option<Interval>,
    /// The same without self-ratings; `None` where there are none, or nothing else.
    pub without_self: Option<OneWay>,
    /// The analysis pooled over all traits with a panel.
    pub two_way: Option<TwoWay>,
    /// The agreement of ratings over all these traits.
    pub within: Option<Within>,
    /// Each named kind of rater, in alphabetical order.
    pub raters: Vec<Leniency>,
    /// Self-ratings compared with others'; `None` where nobody is rated by both.
    pub self_and_others: Option<SelfAndOthers>,
}

/// Returns how far a team's raters agree, whatever the order of sellers in the file.
pub fn agree(catalog: &Catalog, team: &Team, rated: &RatedTeam) -> Agreement {
    let all = rated.people.iter().flatten().flat_map(|several| several.ratings.iter());
    let chance = chance_variance(all.map(|rating| rating.value), team.scale, catalog.scale);
    let mut is_by_several = vec![false; rated.traits.len()];
    for several in rated.people.iter().flatten() {
        is_by_several[several.trait_ix.0] = true;
    }
    let traits: Vec<TraitAgreement> = (0..is_by_several.len())
        .filter(|&at| is_by_several[at])
        .map(|at| {
            let sets: Vec<Vec<f64>> = rated.of_trait(TraitIx(at)).map(values).collect();
            TraitAgreement {
                trait_ix: TraitIx(at),
                one_way: OneWay::of(&sets),
                interval: interval(sets.len(), &[sets.iter().enumerate().collect()]),
                panel: Panel::of(rated.of_trait(TraitIx(at))),
                within: Within::of(&sets, chance),
            }
        })
        .collect();
    let by_one = (0..is_by_several.len()).filter(|&at| rated.traits[at] && !is_by_several[at]);
    let tables = traits.iter().filter_map(|of| of.panel.as_ref().map(|panel| panel.table));
    let (raters, self_and_others) = leniency::compare(rated, catalog.scale);
    Agreement {
        sellers: rated.sellers,
        rated_by_several: rated.people.len(),
        by_one: by_one.map(TraitIx).collect(),
        interval: pooled_interval(rated),
        one_way: traits.iter().fold(OneWay::default(), |pool, of| pool.pooled(of.one_way)),
        without_self: without_self(rated, &traits),
        two_way: tables.reduce(TwoWay::pooled),
        within: Within::over(&traits.iter().map(|of| of.within).collect::<Vec<_>>()),
        traits,
        raters,
        self_and_others,
    }
}

fn without_self(rated: &RatedTeam, traits: &[TraitAgreement]) -> Option<OneWay> {
    let mut all = rated.people.iter().flatten().flat_map(|several| several.ratings.iter());
    if !all.any(is_own) {
        return None;
    }
    let mut pool = OneWay::default();
    for of in traits {
        let others = rated.of_trait(of.trait_ix).map(others_values);
        pool = pool.pooled(OneWay::of(others));
    }
    (pool.ratings > 0).then_some(pool)
}

fn is_own(rating: &Rating) -> bool {
    rating.rater.as_ref().is_some_and(|kind| kind.is_of(SELF))
}

fn others_values(ratings: &[Rating]) -> Vec<f64> {
    ratings.iter().filter(|rating| !is_own(rating)).map(|rating| rating.value).collect()
}

/// Returns the interval of ICC(1,1) over all traits.
fn pooled_interval(rated: &RatedTeam) -> Option<Interval> {
    let mut traits: Vec<Vec<(usize, Vec<f64>)>> = vec![Vec::new(); rated.traits.len()];
    for (seller, scores) in rated.people.iter().enumerate() {
        for several in scores {
            traits[several.trait_ix.0].push((seller, values(&several.ratings)));
        }
    }
    interval(rated.people.len(), &traits)
}
