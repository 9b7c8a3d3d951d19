//! The probability that a fit lies below a limit: at once where the limit is far off, else from draws.

use std::cell::RefCell;

use super::closed_form::ClosedForm;
use super::monte_carlo::Sample;
use super::normal_mixture::{Component, Mixture};
use super::{UncertaintyModel, normal};
use crate::domain::{RoleIx, SLACK, Seller, TaskIx, TraitIx};
use crate::engine::fixed_point::count;
use crate::engine::score::SellerFit;

/// How many standard errors from the mean a limit counts as out of reach, so that nothing is drawn.
const FAR: f64 = 3.0;

/// A combination of broken and kept vetoes less probable than this is left out, as is what lies beyond [`FAR`].
const NEVER: f64 = 0.001;

/// The probabilities of what one seller's fits may be, given the errors of her scores.
pub struct Odds<'d> {
    model: &'d UncertaintyModel,
    seller: &'d Seller,
    scored: &'d SellerFit,
    closed_form: RefCell<ClosedForm<'d>>,
    /// What has been drawn so far; `None` where nothing has.
    sample: RefCell<Option<Sample<'d>>>,
}

impl<'d> Odds<'d> {
    /// The odds of one seller; nothing is drawn before it is needed.
    pub fn new(model: &'d UncertaintyModel, seller: &'d Seller, scored: &'d SellerFit) -> Self {
        let closed_form = RefCell::new(ClosedForm::new(model, seller, scored));
        Odds { model, seller, scored, closed_form, sample: RefCell::default() }
    }

    /// Forgets what was drawn, some 40 kB for 200 draws; the same is drawn again where it is needed.
    pub fn forget_draws(&self) {
        self.sample.take();
    }

    /// Returns a number worked out from the draws.
    fn by_draws(&self, work_out: impl FnOnce(&Sample<'d>) -> f64) -> f64 {
        let mut sample = self.sample.borrow_mut();
        work_out(sample.get_or_insert_with(|| Sample::new(self.model, self.seller, self.scored)))
    }

    fn closed_role(&self, role: RoleIx) -> Option<Mixture> {
        let fit = self.scored.roles[role.0].standing.fit;
        self.closed_form.borrow_mut().fit(fit, &self.model.roles[role.0])
    }

    /// The probability that the fit with a role lies below a share, 0 to 1; `None` where the fit is unknown.
    pub fn role_below(&self, role: RoleIx, share: f64) -> Option<f64> {
        self.scored.roles[role.0].standing.fit?;
        let closed = self.closed_role(role);
        let known = below(closed.as_ref(), share);
        Some(known.unwrap_or_else(|| self.by_draws(|sample| drawn_below(sample.role(role.0), share))))
    }

    /// The probability that the fit with a task lies below a share, 0 to 1; `None` where the fit is unknown.
    pub fn task_below(&self, task: TaskIx, share: f64) -> Option<f64> {
        let fit = self.scored.tasks[task.0].standing.fit?;
        let closed = self.closed_form.borrow_mut().fit(Some(fit), &self.model.tasks[task.0]);
        let known = below(closed.as_ref(), share);
        Some(known.unwrap_or_else(|| self.by_draws(|sample| drawn_below(sample.task(task.0), share))))
    }

    /// The probability that some role which may be the best has a fit more than a share above this one's; `None` where
    /// this one's fit is unknown.
    pub fn beaten(&self, today: RoleIx, share: f64) -> Option<f64> {
        self.scored.roles[today.0].standing.fit?;
        let scorer = &self.model.scorer;
        let closed_today = self.closed_role(today);
        let mut near: Vec<RoleIx> = Vec::new();
        for role in scorer.catalog().role_ixs().filter(|role| *role != today) {
            let may_be_best = scorer.may_be_best(role, &self.scored.roles[role.0].standing);
            if may_be_best && self.may_lead(role, closed_today.as_ref(), share) {
                near.push(role);
            }
        }
        if near.is_empty() {
            return Some(0.0);
        }
        Some(self.by_draws(|sample| drawn_beaten(sample, today, &near, share)))
    }

    /// Whether a role's fit may lie more than a share above today's; true where either has no closed form.
    fn may_lead(&self, role: RoleIx, today: Option<&Mixture>, share: f64) -> bool {
        let (Some(today), Some(other)) = (today, self.closed_role(role)) else { return true };
        largest_lead(&today.components(), &other.components(), share) >= -FAR
    }

    /// The probability that a rated score breaks a veto of a role's tasks: exact, since the errors of different traits
    /// are independent.
    pub fn breaks(&self, role: RoleIx) -> f64 {
        let traits = self.model.scorer.catalog().trait_ixs();
        1.0 - traits.map(|of| 1.0 - self.breaks_by(role, of)).product::<f64>()
    }

    /// The probability that the score of one trait breaks a veto of a role's tasks; 0 where it is not rated.
    pub fn breaks_by(&self, role: RoleIx, of: TraitIx) -> f64 {
        let catalog = self.model.scorer.catalog();
        let Some(score) = &self.seller.scores[of.0] else { return 0.0 };
        let slack = catalog.scale.slack();
        let (lo, hi) = (catalog.scale.lo() + slack, catalog.scale.hi() - slack);
        // The narrowest limits decide; one at an end of the scale never bites.
        let (mut below, mut above) = (f64::NEG_INFINITY, f64::INFINITY);
        for need in catalog[role].tasks.iter().flat_map(|share| &catalog[share.task].needs) {
            if need.trait_ix == of && need.weight > 0.0 {
                below = need.veto.below.filter(|&limit| limit > lo).map_or(below, |limit| below.max(limit));
                above = need.veto.above.filter(|&limit| limit < hi).map_or(above, |limit| above.min(limit));
            }
        }
        let (value, se) = self.model.distribution(of, score);
        let under = chance_below(below - slack, value, se);
        let over = chance_below(-above - slack, -value, se);
        (under + over).min(1.0)
    }
}

/// The probability that a normal variable lies below a limit.
fn chance_below(limit: f64, mean: f64, se: f64) -> f64 {
    match se > 0.0 {
        true => normal::below((limit - mean) / se),
        false if mean < limit => 1.0,
        false => 0.0,
    }
}

/// How many standard errors the lead of one fit over another lies above a share at most, whichever vetoes are broken.
/// The errors of the two add up at most.
fn largest_lead(own: &[Component], other: &[Component], share: f64) -> f64 {
    let mut largest = f64::NEG_INFINITY;
    for own in own {
        for other in other.iter().filter(|other| own.p.min(other.p) >= NEVER) {
            let (over, se) = (other.mean - own.mean - share, own.se + other.se);
            largest = largest.max(if se > 0.0 { over / se } else { over.signum() * f64::INFINITY });
        }
    }
    largest
}

/// The probability that a fit with a closed form lies below a limit; `None` where it has none, or where the limit is so
/// near that draws must tell.
fn below(closed: Option<&Mixture>, limit: f64) -> Option<f64> {
    // A veto that may be broken makes a fit that is 0 or high and seldom between: each component is judged alone.
    let (mut all, mut below) = (0.0, 0.0);
    for Component { p, mean, se } in closed?.components().into_iter().filter(|of| of.p >= NEVER) {
        let off = mean - limit;
        if off.abs() <= FAR * se {
            return None;
        }
        all += p;
        below += if off < -SLACK { p } else { 0.0 };
    }
    (all > 0.0).then(|| below / all)
}

/// The share of draws in which one of some roles has a fit more than a share above today's.
fn drawn_beaten(sample: &Sample<'_>, today: RoleIx, others: &[RoleIx], share: f64) -> f64 {
    let own = sample.role(today.0);
    let mut beaten = vec![false; own.len()];
    for role in others {
        let other = sample.role(role.0);
        for at in 0..own.len() {
            beaten[at] |= other[at] - own[at] > share + SLACK && !sample.vetoed(role.0, at);
        }
    }
    count(beaten.iter().filter(|is_beaten| **is_beaten).count()) / count(beaten.len())
}

/// The share of draws that lie below a limit.
fn drawn_below(drawn: &[f64], limit: f64) -> f64 {
    count(drawn.iter().filter(|&&fit| fit < limit - SLACK).count()) / count(drawn.len().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mixture(components: &[(f64, f64, f64)]) -> Mixture {
        let components: Vec<Component> =
            components.iter().map(|&(p, mean, se)| Component { p, mean, se }).collect();
        Mixture { components, ..Mixture::default() }
    }

    #[test]
    fn a_limit_out_of_reach_is_answered_without_draws() {
        let alone = Mixture { mean: 0.5, variance: 0.01, ..Mixture::default() };
        assert_eq!(
            [0.1, 0.19, 0.81, 0.9].map(|limit| below(Some(&alone), limit)),
            [0.0, 0.0, 1.0, 1.0].map(Some)
        );
        assert_eq!([0.21, 0.5, 0.79].map(|limit| below(Some(&alone), limit)), [None; 3]);
        assert_eq!(below(None, 0.5), None);
    }

    #[test]
    fn between_a_broken_and_a_kept_veto_lies_the_probability_of_the_broken_one() {
        let of = mixture(&[(0.3, 0.0, 0.0), (0.7, 0.8, 0.05)]);
        assert_eq!(below(Some(&of), 0.5), Some(0.3));
        assert_eq!(below(Some(&of), 0.7), None);
    }

    #[test]
    fn an_improbable_component_near_the_limit_is_left_out() {
        let of = mixture(&[(NEVER / 2.0, 0.5, 0.1), (0.25, 0.0, 0.0), (0.75 - NEVER / 2.0, 0.8, 0.05)]);
        let found = below(Some(&of), 0.5).expect("out of reach");
        assert!((found - 0.25 / (1.0 - NEVER / 2.0)).abs() < 1e-15, "{found}");
    }

    #[test]
    fn a_fit_without_error_is_not_below_itself() {
        let exact = Mixture { mean: 0.5, ..Mixture::default() };
        // At the limit itself the draws tell, which are all alike.
        assert_eq!(below(Some(&exact), 0.5), None);
        assert!(drawn_below(&[0.5; 4], 0.5) <= 0.0);
        assert_eq!([0.25, 0.75].map(|limit| below(Some(&exact), limit)), [Some(0.0), Some(1.0)]);
    }

    #[test]
    fn a_lead_is_counted_in_errors_that_add_up() {
        let (own, other) = (mixture(&[(0.5, 0.4, 0.1), (0.5, 0.0, 0.0)]), mixture(&[(1.0, 0.6, 0.2)]));
        let lead = largest_lead(&own.components, &other.components, 0.05);
        assert!((lead - 0.55 / 0.2).abs() < 1e-12, "{lead}");
        let exact = mixture(&[(1.0, 0.0, 0.0)]);
        let of_exact = |share: f64| largest_lead(&exact.components, &exact.components, share);
        assert!(of_exact(0.05) < f64::MIN && of_exact(-0.05) > f64::MAX);
    }
}
