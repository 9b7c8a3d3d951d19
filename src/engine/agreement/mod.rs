//! How far raters agree: who differs, the sellers or those who rate them?
//!
//! Pure arithmetic over the scores that several raters gave, in an order that does not depend on the file's. Each trait
//! is looked at alone, and all are pooled with the traits' own means taken off, so that one trait being rated higher
//! than another never counts as agreement.

mod icc;
mod jackknife;
mod leniency;
mod panel;
mod rated;
mod rwg;

pub use icc::{OneWay, SumsOfSquares, TwoWay, alpha};
pub use jackknife::Interval;
pub use leniency::{FEWEST_TO_JUDGE, Leniency, SelfAndOthers, Tendency};
pub use panel::{Panel, RaterName};
pub use rated::{RatedTeam, SELF, SeveralRatings};
pub use rwg::{AGREES, Within, chance_variance, rwg, rwg_j, uniform_variance};

use self::jackknife::interval;
use self::rated::values;
use crate::domain::{Catalog, Rating, Team, TraitIx};

/// With fewer sellers rated by several, a trait's numbers are too much chance to lean on.
pub const FEWEST_TO_LEAN_ON: usize = 10;

/// What an intraclass correlation amounts to. Koo & Li (2016), Journal of Chiropractic Medicine 15:155.
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
    /// What this correlation amounts to, unrounded.
    pub fn of(icc: f64) -> Self {
        match icc {
            icc if icc > 0.9 => Degree::Excellent,
            icc if icc >= 0.75 => Degree::Good,
            icc if icc >= 0.5 => Degree::Moderate,
            _ => Degree::Poor,
        }
    }

    /// The degree's word in JSON.
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
    /// Over all sellers with several ratings, whoever rated them.
    pub one_way: OneWay,
    /// How sure its single rating's correlation is; `None` of very few sellers.
    pub interval: Option<Interval>,
    /// Over the sellers whom the same raters rated; `None` where there are no such.
    pub panel: Option<Panel>,
    /// How near the ratings of each seller lie to each other.
    pub within: Within,
}

impl TraitAgreement {
    /// Whether so few sellers have several ratings that the numbers are mostly chance.
    pub fn is_too_few(&self) -> bool {
        self.one_way.targets < FEWEST_TO_LEAN_ON
    }
}

/// How far a team's raters agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// How many sellers the team has.
    pub sellers: usize,
    /// How many of them have a score that several gave.
    pub rated_by_several: usize,
    /// The traits in which somebody is rated by several, in catalog order.
    pub traits: Vec<TraitAgreement>,
    /// The traits in which somebody is rated, but nobody by several, in catalog order.
    pub by_one: Vec<TraitIx>,
    /// Over all these traits; without any of them everything in it is unknown.
    pub one_way: OneWay,
    /// How sure its single rating's correlation is; `None` of very few sellers.
    pub interval: Option<Interval>,
    /// The same without the sellers' ratings of themselves; `None` where there are none, or nothing is left.
    pub without_self: Option<OneWay>,
    /// Over all traits that have a panel.
    pub two_way: Option<TwoWay>,
    /// Over all these traits.
    pub within: Option<Within>,
    /// Each kind of rater that is told by name, in alphabetical order.
    pub raters: Vec<Leniency>,
    /// What sellers say of themselves, against what others say; `None` where nobody is rated by both.
    pub self_and_others: Option<SelfAndOthers>,
}

/// How far a team's raters agree; the order of sellers in the file changes nothing.
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
    let is_own = |rating: &Rating| rating.rater.as_ref().is_some_and(|kind| kind.is_of(SELF));
    let mut all = rated.people.iter().flatten().flat_map(|several| several.ratings.iter());
    if !all.any(is_own) {
        return None;
    }
    let others = traits.iter().map(|of| {
        OneWay::of(rated.of_trait(of.trait_ix).map(|ratings| {
            let others = ratings.iter().filter(|rating| !is_own(rating));
            others.map(|rating| rating.value).collect::<Vec<f64>>()
        }))
    });
    let pool = others.fold(OneWay::default(), OneWay::pooled);
    (pool.ratings > 0).then_some(pool)
}

/// How sure the single rating's correlation over all traits is.
fn pooled_interval(rated: &RatedTeam) -> Option<Interval> {
    let mut traits: Vec<Vec<(usize, Vec<f64>)>> = vec![Vec::new(); rated.traits.len()];
    for (seller, scores) in rated.people.iter().enumerate() {
        for several in scores {
            traits[several.trait_ix.0].push((seller, values(&several.ratings)));
        }
    }
    interval(rated.people.len(), &traits)
}
