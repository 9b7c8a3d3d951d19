//! One seller's fits, draw by draw.

use std::cell::OnceCell;
use std::sync::Arc;

use super::UncertaintyModel;
use super::drawn_scores::DrawnScores;
use super::score_shifts::ScoreShifts;
use crate::domain::{RoleIx, SLACK, Seller, Tradeoff, TraitIx};
use crate::engine::aggregation::mean;
use crate::engine::fixed_point::count;
use crate::engine::score::{Limits, SellerFit};

/// A seller's fits with tasks and roles in every draw, each drawn when it is first needed.
pub(super) struct Sample<'d> {
    model: &'d UncertaintyModel,
    seller: &'d Seller,
    scored: &'d SellerFit,
    /// How a drawn score follows from a rated one; `None` where the model says.
    shifts: Option<&'d ScoreShifts<'d>>,
    /// By trait: its drawn scores; `None` where it is not rated.
    scores: Vec<OnceCell<Option<DrawnScores>>>,
    tasks: Vec<OnceCell<DrawnFits>>,
    roles: Vec<OnceCell<Arc<DrawnFits>>>,
}

/// A seller's fit with one task or role, draw by draw.
#[derive(Debug, PartialEq)]
pub struct DrawnFits {
    /// Her fit, 0 to 1; empty where nothing of it is rated. With a veto, a role has the fit of its other tasks.
    fits: Vec<f64>,
    /// Whether a veto applies; empty where none ever does.
    vetoed: Vec<bool>,
}

impl DrawnFits {
    /// Her fit in one draw, 0 to 1; `None` where it is unknown.
    pub fn fit(&self, draw: usize) -> Option<f64> {
        self.fits.get(draw).copied()
    }

    /// The same; `None` too where she is vetoed.
    pub fn unvetoed(&self, draw: usize) -> Option<f64> {
        self.fit(draw).filter(|_| self.vetoed.get(draw) != Some(&true))
    }
}

/// A rated need in every draw.
struct DrawnNeed<'s> {
    weight: f64,
    limits: &'s Limits,
    scores: &'s DrawnScores,
}

impl<'d> Sample<'d> {
    pub(super) fn new(model: &'d UncertaintyModel, seller: &'d Seller, scored: &'d SellerFit) -> Self {
        let catalog = model.scorer.catalog();
        Sample {
            model,
            seller,
            scored,
            shifts: None,
            scores: catalog.traits.iter().map(|_| OnceCell::new()).collect(),
            tasks: catalog.tasks.iter().map(|_| OnceCell::new()).collect(),
            roles: match model.drawn.as_ref().and_then(|team| team.roles_of(model, seller)) {
                Some(drawn) => {
                    drawn.iter().map(|role| role.clone().map(OnceCell::from).unwrap_or_default()).collect()
                }
                None => vec![OnceCell::new(); catalog.roles.len()],
            },
        }
    }

    /// The same seller with scores that follow from the rated ones in a way of their own, draw by draw.
    pub(super) fn shifted(mut self, shifts: &'d ScoreShifts<'d>) -> Self {
        self.shifts = Some(shifts);
        self.roles.fill(OnceCell::new());
        self
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

    /// The fits with a role, and where it is vetoed.
    pub(super) fn drawn_fits(&self, role: usize) -> Arc<DrawnFits> {
        self.drawn_role(role).clone()
    }

    /// F8 over the draws: the share in which each role is the best.
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
        let mut order: Vec<RoleIx> = scorer.catalog().role_ixs().collect();
        order.retain(|role| scorer.may_be_best(*role, &self.scored.roles[role.0].standing));
        // Today's role first: it is the best of equals. The others keep the catalog's order.
        order.sort_by_key(|&role| Some(role) != self.seller.role);
        let mut tops = vec![(f64::NEG_INFINITY, None); self.model.draws.number()];
        for role in order {
            let DrawnFits { fits, vetoed } = &**self.drawn_role(role.0);
            for (at, (top, &fit)) in tops.iter_mut().zip(fits).enumerate() {
                if fit > top.0 + SLACK && vetoed.get(at) != Some(&true) {
                    *top = (fit, Some(role));
                }
            }
        }
        tops.into_iter().map(|(_, role)| role).collect()
    }

    /// The drawn scores of a trait; `None` where it is not rated.
    pub(super) fn scores(&self, of: TraitIx) -> Option<&DrawnScores> {
        self.scores[of.0].get_or_init(|| self.draw_score(of)).as_ref()
    }

    fn drawn_task(&self, task: usize) -> &DrawnFits {
        self.tasks[task].get_or_init(|| self.draw_task(task))
    }

    fn drawn_role(&self, role: usize) -> &Arc<DrawnFits> {
        self.roles[role].get_or_init(|| Arc::new(self.draw_role(role)))
    }

    fn draw_score(&self, of: TraitIx) -> Option<DrawnScores> {
        let catalog = self.model.scorer.catalog();
        let score = self.seller.scores[of.0].as_ref()?;
        if let Some(shifts) = self.shifts {
            let errors = self.model.draws.errors(&self.seller.key, &catalog[of].id);
            return Some(DrawnScores::Each(shifts.scores(
                catalog.scale,
                of,
                score.value,
                self.model.errors.error(of, score),
                errors,
            )));
        }
        let (value, se) = self.model.distribution(of, score);
        if se <= 0.0 {
            return Some(DrawnScores::Each(vec![value; self.model.draws.number()]));
        }
        let (lo, hi) = (catalog.scale.lo(), catalog.scale.hi());
        let slices = self.model.draws.slices().iter();
        Some(DrawnScores::Sliced {
            slices: slices.map(|error| (value + se * error).clamp(lo, hi)).collect(),
            places: self.model.draws.places(&self.seller.key, &catalog[of].id),
        })
    }

    fn draw_role(&self, role: usize) -> DrawnFits {
        let catalog = self.model.scorer.catalog();
        let role = &catalog.roles[role];
        let number = self.model.draws.number();
        let mut known: Vec<(f64, &[f64])> = Vec::with_capacity(role.tasks.len());
        let mut may_be_vetoed: Vec<(f64, &[bool])> = Vec::new();
        for share in &role.tasks {
            let drawn = self.drawn_task(share.task.0);
            if self.scored.tasks[share.task.0].standing.fit.is_some() {
                known.push((share.share, drawn.fits.as_slice()));
            }
            if !drawn.vetoed.is_empty() {
                may_be_vetoed.push((share.share, drawn.vetoed.as_slice()));
            }
        }
        let fits = combined(role.tradeoff, number, &known);
        if may_be_vetoed.is_empty() {
            return DrawnFits { fits, vetoed: Vec::new() };
        }
        let total = role.total_share();
        let limit = catalog.defaults.veto_share - SLACK;
        let mut vetoed = Vec::with_capacity(number);
        for at in 0..number {
            let in_draw = may_be_vetoed.iter().filter(|(_, vetoed)| vetoed[at]);
            let share: f64 = in_draw.map(|(share, _)| share).sum::<f64>() / total;
            vetoed.push(share > 0.0 && share >= limit);
        }
        DrawnFits { fits, vetoed }
    }

    fn draw_task(&self, task: usize) -> DrawnFits {
        let catalog = self.model.scorer.catalog();
        let mut rated: Vec<DrawnNeed<'_>> = Vec::new();
        for (need, limits) in catalog.tasks[task].needs.iter().zip(&self.model.scorer.limits()[task]) {
            if need.weight > 0.0
                && let Some(scores) = self.scores(need.trait_ix)
            {
                rated.push(DrawnNeed { weight: need.weight, limits, scores });
            }
        }
        let vetoed = self.draw_vetoes(&rated);
        if self.scored.tasks[task].standing.fit.is_none() {
            return DrawnFits { fits: Vec::new(), vetoed };
        }
        let mut fits = self.draw_fits(catalog.tasks[task].tradeoff, &rated);
        for (fit, _) in fits.iter_mut().zip(&vetoed).filter(|(_, vetoed)| **vetoed) {
            *fit = 0.0;
        }
        DrawnFits { fits, vetoed }
    }

    /// Whether a veto of these needs is broken, draw by draw; empty where none ever is.
    fn draw_vetoes(&self, rated: &[DrawnNeed<'_>]) -> Vec<bool> {
        let scale = self.model.scorer.catalog().scale;
        let mut vetoed: Vec<bool> = Vec::new();
        for need in rated.iter().filter(|need| need.limits.veto.exists()) {
            if let Some(broken) = need.scores.broken(need.limits.veto, scale) {
                vetoed.resize(self.model.draws.number(), false);
                for (vetoed, broken) in vetoed.iter_mut().zip(broken) {
                    *vetoed |= broken;
                }
            }
        }
        vetoed
    }

    /// F3 in every draw, vetoes apart.
    fn draw_fits(&self, tradeoff: Tradeoff, rated: &[DrawnNeed<'_>]) -> Vec<f64> {
        let number = self.model.draws.number();
        if tradeoff != Tradeoff::Full {
            let mut parts: Vec<(f64, Vec<f64>)> = Vec::with_capacity(rated.len());
            for need in rated {
                parts.push((need.weight, need.scores.desirabilities(&need.limits.shape)));
            }
            let parts: Vec<(f64, &[f64])> =
                parts.iter().map(|(weight, drawn)| (*weight, drawn.as_slice())).collect();
            return combined(tradeoff, number, &parts);
        }
        // Added up as they are drawn: nearly every task is of this kind.
        let all: f64 = rated.iter().map(|need| need.weight).sum();
        let mut fits = vec![0.0; number];
        for need in rated {
            need.scores.add_to(&mut fits, &need.limits.shape, need.weight / all);
        }
        round_off(&mut fits);
        fits
    }
}

/// F3 and F6 in every draw; empty where there are no parts.
pub(super) fn combined(tradeoff: Tradeoff, number: usize, parts: &[(f64, &[f64])]) -> Vec<f64> {
    if parts.is_empty() {
        return Vec::new();
    }
    if tradeoff == Tradeoff::Full {
        let all: f64 = parts.iter().map(|(weight, _)| weight).sum();
        let mut sums = vec![0.0; number];
        for (weight, drawn) in parts {
            let share = weight / all;
            for (sum, value) in sums.iter_mut().zip(*drawn) {
                *sum += share * value;
            }
        }
        round_off(&mut sums);
        return sums;
    }
    let mut fits = Vec::with_capacity(number);
    let mut row: Vec<(f64, f64)> = Vec::with_capacity(parts.len());
    for at in 0..number {
        row.clear();
        row.extend(parts.iter().map(|(weight, drawn)| (*weight, drawn[at])));
        fits.push(mean(tradeoff, &row));
    }
    fits
}

/// Shares need not sum to 1 exactly; no fit is above it.
fn round_off(fits: &mut [f64]) {
    for fit in fits {
        *fit = fit.min(1.0);
    }
}
