//! The probability that a fit lies below a limit: at once where the limit is far off, else in draws.

use std::cell::RefCell;

use super::closed_form::ClosedForm;
use super::monte_carlo::Sample;
use super::normal_mixture::Mixture;
use super::{UncertaintyModel, normal};
use crate::domain::{RoleIx, SLACK, Seller, TaskIx, TraitIx};
use crate::engine::fixed_point::count;
use crate::engine::score::SellerFit;

/// Beyond so many standard errors from its mean nothing is drawn.
const FAR: f64 = 3.0;

/// What happens less often than this is not looked at, as what lies beyond [`FAR`] is not.
const NEVER: f64 = 0.001;

/// What the errors of one seller's scores may make of her fits.
pub struct Odds<'d> {
    model: &'d UncertaintyModel,
    seller: &'d Seller,
    scored: &'d SellerFit,
    closed_form: RefCell<ClosedForm<'d>>,
    sample: Sample<'d>,
}

impl<'d> Odds<'d> {
    /// The odds of one seller; nothing is drawn before it is needed.
    pub fn new(model: &'d UncertaintyModel, seller: &'d Seller, scored: &'d SellerFit) -> Self {
        let closed_form = RefCell::new(ClosedForm::new(model, seller, scored));
        Odds { model, seller, scored, closed_form, sample: Sample::new(model, seller, scored) }
    }

    fn closed_role(&self, role: RoleIx) -> Option<Mixture> {
        let fit = self.scored.roles[role.0].standing.fit;
        self.closed_form.borrow_mut().closed(fit, &self.model.roles[role.0])
    }

    /// The probability that the fit with a role lies below a share, 0 to 1; `None` where the fit is unknown.
    pub fn role_below(&self, role: RoleIx, share: f64) -> Option<f64> {
        self.scored.roles[role.0].standing.fit?;
        let closed = self.closed_role(role);
        Some(below(closed.as_ref(), share).unwrap_or_else(|| drawn_below(self.sample.role(role.0), share)))
    }

    /// The probability that the fit with a task lies below a share, 0 to 1; `None` where the fit is unknown.
    pub fn task_below(&self, task: TaskIx, share: f64) -> Option<f64> {
        let fit = self.scored.tasks[task.0].standing.fit?;
        let closed = self.closed_form.borrow_mut().closed(Some(fit), &self.model.tasks[task.0]);
        Some(below(closed.as_ref(), share).unwrap_or_else(|| drawn_below(self.sample.task(task.0), share)))
    }

    /// The probability that some role which may be the best beats this one by more than a share; `None` where this one's
    /// fit is unknown.
    pub fn beaten(&self, today: RoleIx, share: f64) -> Option<f64> {
        self.scored.roles[today.0].standing.fit?;
        let scorer = &self.model.scorer;
        let may_be =
            |role: &RoleIx| *role != today && scorer.may_be_best(*role, &self.scored.roles[role.0].standing);
        let others: Vec<RoleIx> = scorer.catalog().role_ixs().filter(may_be).collect();
        let own = self.closed_role(today);
        // How many standard errors the lead of a role lies above the limit at most, whichever vetoes are broken; errors
        // add up at most.
        let lead = |role: &RoleIx| -> Option<f64> {
            let (own, other) = (own.as_ref()?.stretches(), self.closed_role(*role)?.stretches());
            let mut most = f64::NEG_INFINITY;
            for &(chance, own_mean, own_se) in &own {
                for &(other_chance, mean, se) in &other {
                    if chance.min(other_chance) >= NEVER {
                        let (over, se) = (mean - own_mean - share, own_se + se);
                        most = most.max(if se > 0.0 { over / se } else { over.signum() * f64::INFINITY });
                    }
                }
            }
            Some(most)
        };
        // Who is so far behind never leads by so much.
        let near = others.into_iter().filter(|role| lead(role).is_none_or(|lead| lead >= -FAR));
        let near: Vec<RoleIx> = near.collect();
        if near.is_empty() {
            return Some(0.0);
        }
        let own = self.sample.role(today.0);
        let mut times = vec![false; own.len()];
        for role in near {
            for (at, (is_beaten, (&other, &own))) in
                times.iter_mut().zip(self.sample.role(role.0).iter().zip(own)).enumerate()
            {
                *is_beaten |= other - own > share + SLACK && !self.sample.vetoed(role.0, at);
            }
        }
        Some(count(times.iter().filter(|is_beaten| **is_beaten).count()) / count(times.len()))
    }

    /// The probability that a veto of a role's tasks is broken by one of the scores that there are: exact, since the
    /// errors of different traits are independent.
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

/// The probability that what has a closed form lies below a limit; `None` where it may be either and is to be drawn.
fn below(closed: Option<&Mixture>, limit: f64) -> Option<f64> {
    let stretches = closed?.stretches();
    // A veto that may be broken makes a fit that is 0 or high and seldom between: each is looked at by itself.
    let (mut all, mut below) = (0.0, 0.0);
    for (chance, mean, se) in stretches.into_iter().filter(|(chance, ..)| *chance >= NEVER) {
        let off = mean - limit;
        if off.abs() <= FAR * se {
            return None;
        }
        all += chance;
        below += if off < -SLACK { chance } else { 0.0 };
    }
    (all > 0.0).then(|| below / all)
}

/// The share of draws that lie below a limit.
fn drawn_below(drawn: &[f64], limit: f64) -> f64 {
    count(drawn.iter().filter(|&&fit| fit < limit - SLACK).count()) / count(drawn.len().max(1))
}
