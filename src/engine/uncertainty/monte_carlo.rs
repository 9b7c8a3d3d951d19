//! One seller's fits, draw by draw.

use std::cell::OnceCell;

use super::UncertaintyModel;
use crate::domain::{RoleIx, SLACK, Seller, Tradeoff, TraitIx};
use crate::engine::aggregation::mean;
use crate::engine::fixed_point::count;
use crate::engine::score::SellerFit;

/// A seller's fits with tasks and roles in every draw, each drawn when it is first asked for.
pub(super) struct Sample<'d> {
    model: &'d UncertaintyModel,
    seller: &'d Seller,
    scored: &'d SellerFit,
    /// By trait: what its score may be; `None` where it is not rated.
    scores: Vec<OnceCell<Option<Vec<f64>>>>,
    tasks: Vec<OnceCell<Drawn>>,
    roles: Vec<OnceCell<Drawn>>,
}

/// The draws of one task or role.
struct Drawn {
    /// Empty where nothing of it is rated.
    fits: Vec<f64>,
    /// Whether it is vetoed, draw by draw; empty where no veto can be broken.
    vetoed: Vec<bool>,
}

impl<'d> Sample<'d> {
    pub(super) fn new(model: &'d UncertaintyModel, seller: &'d Seller, scored: &'d SellerFit) -> Self {
        let catalog = model.scorer.catalog();
        Sample {
            model,
            seller,
            scored,
            scores: catalog.traits.iter().map(|_| OnceCell::new()).collect(),
            tasks: catalog.tasks.iter().map(|_| OnceCell::new()).collect(),
            roles: catalog.roles.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// What the score of a trait may be.
    fn score(&self, of: TraitIx) -> Option<&[f64]> {
        let drawn = self.scores[of.0].get_or_init(|| {
            let catalog = self.model.scorer.catalog();
            let (value, se) = self.model.distribution(of, self.seller.scores[of.0].as_ref()?);
            let (lo, hi) = (catalog.scale.lo(), catalog.scale.hi());
            let drawn = self.model.draws.errors(&self.seller.key, &catalog[of].id);
            Some(if se > 0.0 {
                drawn.map(|error| (value + se * error).clamp(lo, hi)).collect()
            } else {
                vec![value; self.model.draws.number()]
            })
        });
        drawn.as_deref()
    }

    fn drawn_task(&self, task: usize) -> &Drawn {
        self.tasks[task].get_or_init(|| self.draw_task(task))
    }

    fn drawn_role(&self, role: usize) -> &Drawn {
        self.roles[role].get_or_init(|| self.draw_role(role))
    }

    fn draw_role(&self, role: usize) -> Drawn {
        let catalog = self.model.scorer.catalog();
        let role = &catalog.roles[role];
        let number = self.model.draws.number();
        let drawn: Vec<(f64, usize, &Drawn)> = role
            .tasks
            .iter()
            .map(|share| (share.share, share.task.0, self.drawn_task(share.task.0)))
            .collect();
        let known = drawn.iter().filter(|(_, task, _)| self.scored.tasks[*task].standing.fit.is_some());
        let known = known.map(|&(share, _, drawn)| (share, drawn.fits.as_slice()));
        let fits = combined(role.tradeoff, number, known);
        let may_be = drawn.iter().any(|(.., drawn)| !drawn.vetoed.is_empty());
        let total = role.total_share();
        let limit = catalog.defaults.veto_share - SLACK;
        let is_vetoed = |at: usize| {
            let vetoed = drawn.iter().filter(|(.., drawn)| drawn.vetoed.get(at) == Some(&true));
            let share: f64 = vetoed.map(|(share, ..)| share).sum::<f64>() / total;
            share > 0.0 && share >= limit
        };
        Drawn { fits, vetoed: if may_be { (0..number).map(is_vetoed).collect() } else { Vec::new() } }
    }

    /// The fits with a task; empty where nothing of it is rated.
    pub(super) fn task(&self, task: usize) -> &[f64] {
        &self.drawn_task(task).fits
    }

    /// The fits with a role; likewise.
    pub(super) fn role(&self, role: usize) -> &[f64] {
        &self.drawn_role(role).fits
    }

    /// Whether a role is vetoed in a draw.
    pub(super) fn vetoed(&self, role: usize, at: usize) -> bool {
        self.drawn_role(role).vetoed.get(at) == Some(&true)
    }

    /// F8 over the draws: how often each role is the best, as a share.
    pub(super) fn p_best(&self) -> Vec<f64> {
        let mut times = vec![0_usize; self.roles.len()];
        for role in self.best().into_iter().flatten() {
            times[role.0] += 1;
        }
        times.into_iter().map(|times| count(times) / count(self.model.draws.number())).collect()
    }

    /// F8 in every draw.
    pub(super) fn best(&self) -> Vec<Option<RoleIx>> {
        let scorer = &self.model.scorer;
        let may_be = |role: &RoleIx| scorer.may_be_best(*role, &self.scored.roles[role.0].standing);
        let mut order: Vec<RoleIx> = scorer.catalog().role_ixs().filter(may_be).collect();
        // Today's role first: it is the best of equals. The others keep the catalog's order.
        order.sort_by_key(|&role| Some(role) != self.seller.role);
        let mut tops = vec![(f64::NEG_INFINITY, None); self.model.draws.number()];
        for role in order {
            let Drawn { fits, vetoed } = self.drawn_role(role.0);
            for (at, (top, &fit)) in tops.iter_mut().zip(fits).enumerate() {
                if fit > top.0 + SLACK && vetoed.get(at) != Some(&true) {
                    *top = (fit, Some(role));
                }
            }
        }
        tops.into_iter().map(|(_, role)| role).collect()
    }

    fn draw_task(&self, task: usize) -> Drawn {
        let catalog = self.model.scorer.catalog();
        let (of, scale) = (&catalog.tasks[task], catalog.scale);
        let number = self.model.draws.number();
        let limits = &self.model.scorer.limits()[task];
        let rated: Vec<_> = of
            .needs
            .iter()
            .zip(limits)
            .filter(|(need, _)| need.weight > 0.0)
            .filter_map(|(need, limits)| Some((need, limits, self.score(need.trait_ix)?)))
            .collect();
        let mut vetoed: Vec<bool> = Vec::new();
        for (_, limits, drawn) in &rated {
            let breaks = |x: f64| limits.veto.broken_by(x, scale).is_some();
            if limits.veto.exists() && drawn.iter().any(|&x| breaks(x)) {
                vetoed.resize(number, false);
                vetoed.iter_mut().zip(*drawn).for_each(|(vetoed, &x)| *vetoed |= breaks(x));
            }
        }
        if self.scored.tasks[task].standing.fit.is_none() {
            return Drawn { fits: Vec::new(), vetoed };
        }
        let mut fits = if of.tradeoff == Tradeoff::Full {
            // Added up as they are drawn: nearly every task is of this kind.
            let all: f64 = rated.iter().map(|(need, ..)| need.weight).sum();
            let mut fits = vec![0.0; number];
            for (need, limits, drawn) in &rated {
                let share = need.weight / all;
                fits.iter_mut().zip(*drawn).for_each(|(fit, &x)| *fit += share * limits.shape.at(x));
            }
            round_off(&mut fits);
            fits
        } else {
            let parts: Vec<(f64, Vec<f64>)> = rated
                .iter()
                .map(|(need, limits, drawn)| {
                    (need.weight, drawn.iter().map(|&x| limits.shape.at(x)).collect())
                })
                .collect();
            combined(of.tradeoff, number, parts.iter().map(|(weight, drawn)| (*weight, drawn.as_slice())))
        };
        for (fit, _) in fits.iter_mut().zip(&vetoed).filter(|(_, vetoed)| **vetoed) {
            *fit = 0.0;
        }
        Drawn { fits, vetoed }
    }
}

/// F3 and F6 in every draw; empty where there are no parts.
fn combined<'a>(
    tradeoff: Tradeoff,
    number: usize,
    parts: impl Iterator<Item = (f64, &'a [f64])>,
) -> Vec<f64> {
    let parts: Vec<(f64, &[f64])> = parts.collect();
    if parts.is_empty() {
        return Vec::new();
    }
    if tradeoff == Tradeoff::Full {
        let all: f64 = parts.iter().map(|(weight, _)| weight).sum();
        let mut sum = vec![0.0; number];
        for (weight, drawn) in parts {
            let share = weight / all;
            sum.iter_mut().zip(drawn).for_each(|(sum, value)| *sum += share * value);
        }
        round_off(&mut sum);
        return sum;
    }
    let mut row: Vec<(f64, f64)> = Vec::with_capacity(parts.len());
    let at = |at: usize| {
        row.clear();
        row.extend(parts.iter().map(|(weight, drawn)| (*weight, drawn[at])));
        mean(tradeoff, &row)
    };
    (0..number).map(at).collect()
}

/// Shares need not sum to 1 exactly; no fit is above it.
fn round_off(fits: &mut [f64]) {
    for fit in fits {
        *fit = fit.min(1.0);
    }
}
