//! What coaching may change, and its price: steps of a twentieth of the scale, as far as averages go.

use crate::domain::{Catalog, RoleIx, Seller, TraitIx};
use crate::engine::fixed_point::count;
use crate::engine::score::Scorer;
use crate::engine::uncertainty::Axis;

/// A step as a share of the scale's span: half a point of ten. Nothing finer can be rated.
const STEP: f64 = 0.05;

/// What a change is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoachingUnit {
    /// Hours, where every trait that a role needs has a price.
    Hours,
    /// Points of the scale, where some have none.
    Points,
}

/// The terms of coaching under one catalog.
#[derive(Clone, Debug)]
pub struct CoachingTerms {
    /// What changes are counted in.
    pub unit: CoachingUnit,
    /// The points of one step.
    pub step: f64,
    /// By trait: the price of one step, in the unit.
    prices: Vec<f64>,
    /// By trait: the most steps in half a year, where a seller may be coached in it.
    most: Vec<usize>,
}

impl CoachingTerms {
    /// The terms of a catalog.
    pub fn of(catalog: &Catalog) -> Self {
        let step = STEP * catalog.scale.span();
        let is_priced = needed(catalog).all(|of| catalog.coaching(of).per_point.is_some());
        let (mut prices, mut most) = (Vec::new(), Vec::new());
        for of in catalog.trait_ixs() {
            let coaching = catalog.coaching(of);
            prices.push(if is_priced { step * coaching.per_point.unwrap_or(0.0) } else { step });
            most.push(whole(coaching.at_most.unwrap_or(0.0) / step));
        }
        let unit = if is_priced { CoachingUnit::Hours } else { CoachingUnit::Points };
        CoachingTerms { unit, step, prices, most }
    }

    /// The traits that a role needs and that have no price, in catalog order.
    pub fn unpriced(catalog: &Catalog) -> Vec<TraitIx> {
        let mut unpriced: Vec<TraitIx> =
            needed(catalog).filter(|of| catalog.coaching(*of).per_point.is_none()).collect();
        unpriced.sort_unstable();
        unpriced.dedup();
        unpriced
    }

    /// The price of so many steps of a trait.
    pub fn price(&self, of: TraitIx, steps: usize) -> f64 {
        self.prices[of.0] * count(steps)
    }

    /// How far a trait moves in half a year at most, in points of the scale.
    pub fn most_points(&self, of: TraitIx) -> f64 {
        self.step * count(self.most[of.0])
    }

    /// The traits in which a seller may be coached for a role, and by how many steps. What meets the need already is left
    /// out: nothing above a need is coached, and what is unknown is rated first.
    pub fn axes(&self, scorer: &Scorer, seller: &Seller, role: RoleIx) -> Vec<Axis> {
        let mut axes = Vec::new();
        for of in scorer.catalog().trait_ixs() {
            let most = self.most[of.0].min(self.steps_needed(scorer, seller, role, of));
            if most > 0 && !seller.never_coached.contains(&of) {
                axes.push(Axis { of, most });
            }
        }
        axes
    }

    /// How many steps of a trait it takes until the highest lower limit of a role is met, whatever averages say; 0 where it
    /// is met, or where the trait is unknown.
    pub fn steps_needed(&self, scorer: &Scorer, seller: &Seller, role: RoleIx, of: TraitIx) -> usize {
        let catalog = scorer.catalog();
        let Some(score) = &seller.scores[of.0] else { return 0 };
        let slack = catalog.scale.slack();
        let mut most = 0;
        for share in &catalog[role].tasks {
            let needs = catalog[share.task].needs.iter().zip(&scorer.limits()[share.task.0]);
            for (_, limits) in needs.filter(|(need, _)| need.trait_ix == of && need.weight > 0.0) {
                let enough = limits.target.lo().max(limits.veto.below.unwrap_or(f64::NEG_INFINITY));
                if score.value >= enough - slack {
                    continue;
                }
                let steps = whole((enough - slack - score.value) / self.step) + 1;
                // The step that enters the band may leave it on the other side.
                let is_beyond = score.value + count(steps) * self.step > limits.target.hi() + slack;
                most = most.max(if is_beyond { steps - 1 } else { steps });
            }
        }
        most
    }
}

/// The traits that some role needs; one may come several times.
fn needed(catalog: &Catalog) -> impl Iterator<Item = TraitIx> {
    let tasks = catalog.roles.iter().flat_map(|role| &role.tasks).map(|share| share.task);
    let needs = tasks.flat_map(|task| &catalog[task].needs);
    needs.filter(|need| need.weight > 0.0).map(|need| need.trait_ix)
}

/// The whole steps in so many; a rounding error takes none away.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is limited to what is worth trying"
)]
fn whole(steps: f64) -> usize {
    // A scale has twenty steps.
    (steps + 1e-9).floor().clamp(0.0, 20.0) as usize
}
