//! One seller's fits, draw by draw.

use super::Doubter;
use crate::domain::{Band, Need, RoleIx, SLACK, Seller, Tradeoff};
use crate::engine::desirability::desirability;
use crate::engine::grid::count;
use crate::engine::mean::mean;
use crate::engine::score::SellerFit;

/// A seller's fits with every task and role in every draw.
pub(super) struct Sample {
    number: usize,
    tasks: Vec<Vec<f64>>,
    roles: Vec<Vec<f64>>,
    /// Whether each role is vetoed, draw by draw; empty for one that cannot be.
    vetoed: Vec<Vec<bool>>,
}

/// One task's draws.
struct TaskDraws {
    fits: Vec<f64>,
    /// Empty where no veto can be broken.
    vetoed: Vec<bool>,
}

impl Sample {
    pub(super) fn new(doubter: &Doubter, seller: &Seller, scored: &SellerFit) -> Self {
        let catalog = doubter.scorer.catalog();
        let number = doubter.draws.number();
        let scores: Vec<Option<Vec<f64>>> = catalog
            .trait_ixs()
            .map(|of| {
                let (value, se) = doubter.distribution(of, seller.scores[of.0].as_ref()?);
                let (lo, hi) = (catalog.scale.lo(), catalog.scale.hi());
                let drawn = doubter.draws.errors(&seller.key, &catalog[of].id);
                Some(if se > 0.0 {
                    drawn.map(|error| (value + se * error).clamp(lo, hi)).collect()
                } else {
                    vec![value; number]
                })
            })
            .collect();
        let tasks: Vec<TaskDraws> =
            (0..catalog.tasks.len()).map(|task| draw_task(doubter, scored, &scores, task)).collect();
        let mut roles = Vec::with_capacity(catalog.roles.len());
        let mut vetoed = Vec::with_capacity(catalog.roles.len());
        for role in &catalog.roles {
            let known: Vec<(f64, usize)> = role
                .tasks
                .iter()
                .filter(|share| scored.tasks[share.task.0].standing.fit.is_some())
                .map(|share| (share.share, share.task.0))
                .collect();
            roles.push(combined(
                role.tradeoff,
                number,
                known.iter().map(|&(share, task)| (share, &*tasks[task].fits)),
            ));
            let may_be = role.tasks.iter().any(|share| !tasks[share.task.0].vetoed.is_empty());
            let total = role.total_share();
            let limit = catalog.defaults.veto_share - SLACK;
            let is_vetoed = |at: usize| {
                let shares =
                    role.tasks.iter().filter(|share| tasks[share.task.0].vetoed.get(at) == Some(&true));
                let share: f64 = shares.map(|share| share.share).sum::<f64>() / total;
                share > 0.0 && share >= limit
            };
            vetoed.push(if may_be { (0..number).map(is_vetoed).collect() } else { Vec::new() });
        }
        Sample { number, tasks: tasks.into_iter().map(|task| task.fits).collect(), roles, vetoed }
    }

    /// The fits with a task; empty where nothing of it is rated.
    pub(super) fn task(&self, task: usize) -> &[f64] {
        &self.tasks[task]
    }

    /// The fits with a role; likewise.
    pub(super) fn role(&self, role: usize) -> &[f64] {
        &self.roles[role]
    }

    /// Whether a role is vetoed in a draw.
    pub(super) fn vetoed(&self, role: usize, at: usize) -> bool {
        self.vetoed[role].get(at) == Some(&true)
    }

    /// F8 over the draws: how often each role is the best, as a share.
    pub(super) fn p_best(&self, doubter: &Doubter, seller: &Seller, scored: &SellerFit) -> Vec<f64> {
        let mut times = vec![0_usize; self.roles.len()];
        for role in self.best(doubter, seller, scored).into_iter().flatten() {
            times[role.0] += 1;
        }
        times.into_iter().map(|times| count(times) / count(self.number)).collect()
    }

    /// F8 in every draw.
    pub(super) fn best(&self, doubter: &Doubter, seller: &Seller, scored: &SellerFit) -> Vec<Option<RoleIx>> {
        let scorer = &doubter.scorer;
        let may_be = |role: &RoleIx| scorer.may_be_best(*role, &scored.roles[role.0].standing);
        let mut order: Vec<RoleIx> = scorer.catalog().role_ixs().filter(may_be).collect();
        // Today's role first: it is the best of equals. The others keep the catalog's order.
        order.sort_by_key(|&role| Some(role) != seller.role);
        let mut tops = vec![(f64::NEG_INFINITY, None); self.number];
        for role in order {
            for (at, (top, &fit)) in tops.iter_mut().zip(&self.roles[role.0]).enumerate() {
                if fit > top.0 + SLACK && !self.vetoed(role.0, at) {
                    *top = (fit, Some(role));
                }
            }
        }
        tops.into_iter().map(|(_, role)| role).collect()
    }
}

fn draw_task(doubter: &Doubter, scored: &SellerFit, scores: &[Option<Vec<f64>>], task: usize) -> TaskDraws {
    let catalog = doubter.scorer.catalog();
    let (of, scale) = (&catalog.tasks[task], catalog.scale);
    let number = doubter.draws.number();
    let limits = &doubter.scorer.limits()[task];
    let rated: Vec<_> = of
        .needs
        .iter()
        .zip(limits)
        .filter(|(need, _)| need.weight > 0.0)
        .filter_map(|(need, limits)| Some((need, limits, scores[need.trait_ix.0].as_deref()?)))
        .collect();
    let mut vetoed: Vec<bool> = Vec::new();
    for (_, (_, veto), drawn) in &rated {
        let breaks = |x: f64| veto.is_under(x, scale) || veto.is_over(x, scale);
        if veto.exists() && drawn.iter().any(|&x| breaks(x)) {
            vetoed.resize(number, false);
            vetoed.iter_mut().zip(*drawn).for_each(|(vetoed, &x)| *vetoed |= breaks(x));
        }
    }
    if scored.tasks[task].standing.fit.is_none() {
        return TaskDraws { fits: Vec::new(), vetoed };
    }
    let d = |x: f64, need: &Need, band: Band| desirability(x, band, need.tolerance, scale);
    let mut fits = if of.tradeoff == Tradeoff::Full {
        // Added up as they are drawn: nearly every task is of this kind.
        let all: f64 = rated.iter().map(|(need, ..)| need.weight).sum();
        let mut fits = vec![0.0; number];
        for (need, (band, _), drawn) in &rated {
            let share = need.weight / all;
            fits.iter_mut().zip(*drawn).for_each(|(fit, &x)| *fit += share * d(x, need, *band));
        }
        round_off(&mut fits);
        fits
    } else {
        let parts: Vec<(f64, Vec<f64>)> = rated
            .iter()
            .map(|(need, (band, _), drawn)| (need.weight, drawn.iter().map(|&x| d(x, need, *band)).collect()))
            .collect();
        combined(of.tradeoff, number, parts.iter().map(|(weight, drawn)| (*weight, drawn.as_slice())))
    };
    for (fit, _) in fits.iter_mut().zip(&vetoed).filter(|(_, vetoed)| **vetoed) {
        *fit = 0.0;
    }
    TaskDraws { fits, vetoed }
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
