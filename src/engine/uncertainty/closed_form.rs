//! The closed form: expectation and variance of a fit whose strengths buy off its weaknesses, trait by trait (Johnson,
//! Kotz & Balakrishnan 1994, chapter 13).

use std::ops::Range;

use super::composition::Composition;
use super::normal_mixture::{Component, Mixture};
use super::piecewise_linear::{Affine, PieceMoments, add, expectation, expectation_and_variance};
use super::veto_combinations::{Breaking, Combination, UncertainVeto, Vetoes, regions};
use super::{UncertaintyModel, normal};
use crate::domain::{Fit, Need, Seller, TaskIx, Tradeoff, Veto};
use crate::engine::score::{NeedFit, SellerFit};

/// Where there are too many combinations, a veto farther than this from a score, in standard errors, is left out.
const CERTAIN: f64 = 4.0;

/// A combination less probable than this moves no bound of the middle 90 %.
const SELDOM: f64 = 1e-3;

/// What is less probable than this is always left out.
const NEVER: f64 = 1e-12;

/// The most combinations of broken and kept vetoes to work out. With more of them only those within [`CERTAIN`] count;
/// with still more, the fit is drawn.
const MOST_COMBINATIONS: usize = 32;

/// How well a score is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Knowledge {
    Unrated,
    /// Without error.
    Exact,
    /// As a distribution.
    Uncertain,
}

/// One seller's scores as distributions, and room to add up functions of them.
pub(super) struct ClosedForm<'d> {
    model: &'d UncertaintyModel,
    scored: &'d SellerFit,
    /// By trait.
    knowledge: Vec<Knowledge>,
    /// The moments of every score on the pieces of its trait, trait after trait.
    moments: Vec<PieceMoments>,
    /// Sums of desirabilities on the same pieces.
    sums: Vec<Affine>,
    /// By trait: sums of the desirabilities of scores that are known exactly.
    exact: Vec<f64>,
    /// The traits in the sums.
    touched: Vec<usize>,
}

impl<'d> ClosedForm<'d> {
    pub(super) fn new(model: &'d UncertaintyModel, seller: &Seller, scored: &'d SellerFit) -> Self {
        let catalog = model.scorer.catalog();
        let pieces = model.pieces.len();
        let mut moments = vec![PieceMoments::default(); pieces];
        let mut knowledge = vec![Knowledge::Unrated; catalog.traits.len()];
        for of in catalog.trait_ixs() {
            let Some(score) = &seller.scores[of.0] else { continue };
            let is_uncertain = model.moments(of, score, &mut moments[model.pieces.of_trait(of.0)]);
            knowledge[of.0] = if is_uncertain { Knowledge::Uncertain } else { Knowledge::Exact };
        }
        let (sums, exact) = (vec![Affine::default(); pieces], vec![0.0; catalog.traits.len()]);
        ClosedForm { model, scored, knowledge, moments, sums, exact, touched: Vec::new() }
    }

    /// The distribution of a fit; `None` where the fit is unknown or has no closed form.
    pub(super) fn fit(&mut self, fit: Option<Fit>, composition: &Composition) -> Option<Mixture> {
        let fit = fit?;
        if let Some(mixture) = self.additive(composition) {
            return Some(mixture);
        }
        let mut tasks = composition.tasks.clone();
        tasks.retain(|(task, _)| self.scored.tasks[task.0].standing.fit.is_some());
        if !tasks.iter().any(|&(task, _)| self.is_uncertain(task)) {
            // It is what it is, to the last bit.
            return Some(Mixture { mean: fit.share(), ..Mixture::default() });
        }
        let is_mean = composition.tradeoff == Tradeoff::Full || tasks.len() == 1;
        if !is_mean || !tasks.iter().all(|&(task, _)| self.is_linear(task)) {
            return None;
        }
        let vetoes = self.vetoes(&tasks)?;
        Some(self.over_combinations(&tasks, &vetoes))
    }

    /// The distribution of a sum over traits, where each of them is rated with an error.
    pub(super) fn additive(&self, composition: &Composition) -> Option<Mixture> {
        let by_trait = composition.by_trait.as_ref()?;
        if by_trait.iter().any(|(of, _)| self.knowledge[*of] != Knowledge::Uncertain) {
            return None;
        }
        let (mut mean, mut variance) = (0.0, 0.0);
        for (of, function) in by_trait {
            let (e, v) = expectation_and_variance(&self.moments[self.model.pieces.of_trait(*of)], function);
            mean += e;
            variance += v;
        }
        Some(Mixture::of_sum(mean, variance))
    }

    /// Whether a task needs a score that has an error.
    fn is_uncertain(&self, task: TaskIx) -> bool {
        let needs = &self.model.scorer.catalog()[task].needs;
        needs.iter().any(|need| self.knowledge[need.trait_ix.0] == Knowledge::Uncertain)
    }

    /// Whether a task's fit, vetoes apart, is a sum of piecewise linear functions of its uncertain scores.
    fn is_linear(&self, task: TaskIx) -> bool {
        let of = &self.model.scorer.catalog()[task];
        let mut rated = self.scored.tasks[task.0].needs.iter().filter(|met| met.score.is_some());
        let is_sum = of.tradeoff == Tradeoff::Full || rated.by_ref().take(2).count() == 1;
        let mut needs = of.needs.iter().enumerate();
        is_sum
            && needs.all(|(at, need)| {
                need.weight <= 0.0
                    || self.knowledge[need.trait_ix.0] != Knowledge::Uncertain
                    || self.model.pieces.desirability(task, at).is_some()
            })
    }

    /// The distribution of the mean of these tasks' fits, over all combinations of broken and kept vetoes.
    fn over_combinations(&mut self, tasks: &[(TaskIx, f64)], vetoes: &Vetoes) -> Mixture {
        let (mut first, mut second) = (0.0, 0.0);
        let mut components = Vec::new();
        let mut combination = Combination::first(vetoes);
        loop {
            let p = combination.probability();
            self.add_up(tasks, &combination);
            let (mean, variance) = self.summed(&combination);
            first += p * mean;
            second += p * (variance + mean * mean);
            if !vetoes.uncertain.is_empty() && p > SELDOM {
                components.push(Component { p, mean, se: libm::sqrt(variance) });
            }
            if !combination.advance() {
                break;
            }
        }
        // What was left out as too improbable is spread over the rest.
        let kept = vetoes.kept();
        let (first, second) = (first / kept, second / kept);
        for component in &mut components {
            component.p /= kept;
        }
        let variance = (second - first * first).max(0.0);
        Mixture { mean: first.clamp(0.0, 1.0), variance, components }
    }

    /// Expectation and variance of what has been added up, given the combination.
    fn summed(&self, combination: &Combination<'_>) -> (f64, f64) {
        let (mut mean, mut variance) = (0.0, 0.0);
        for &of in &self.touched {
            mean += self.exact[of];
            if self.knowledge[of] != Knowledge::Uncertain {
                continue;
            }
            let mut pieces = self.model.pieces.of_trait(of);
            let mut p = 1.0;
            if let Some(region) = combination.region(of) {
                pieces = pieces.start + region.pieces.start..pieces.start + region.pieces.end;
                p = region.p;
            }
            let (e, e2) = expectation(&self.moments[pieces.clone()], &self.sums[pieces]);
            let (e, e2) = (e / p, e2 / p);
            mean += e;
            variance += (e2 - e * e).max(0.0);
        }
        (mean, variance)
    }

    /// The vetoes of tasks; `None` where their combinations are too many to work out.
    fn vetoes(&self, tasks: &[(TaskIx, f64)]) -> Option<Vetoes> {
        let model = self.model;
        let catalog = model.scorer.catalog();
        let mut broken: Vec<TaskIx> = Vec::new();
        let mut all_breaking: Vec<Breaking> = Vec::new();
        for &(task, _) in tasks {
            let limits = &model.scorer.limits()[task.0];
            let needs = catalog[task].needs.iter().zip(&self.scored.tasks[task.0].needs).zip(limits);
            for ((need, met), limits) in needs {
                if need.weight <= 0.0 || !limits.veto.exists() || met.score.is_none() {
                    continue;
                }
                let of = need.trait_ix.0;
                if self.knowledge[of] != Knowledge::Uncertain {
                    if met.veto.is_some() {
                        broken.push(task);
                    }
                    continue;
                }
                all_breaking.extend(breaking(model, of, limits.veto).into_iter().map(|pieces| Breaking {
                    of,
                    pieces,
                    task,
                }));
            }
        }
        let mut traits: Vec<usize> = all_breaking.iter().map(|breaking| breaking.of).collect();
        traits.sort_unstable();
        traits.dedup();
        for least in [NEVER, normal::below(-CERTAIN)] {
            let mut vetoes = Vetoes { broken: broken.clone(), uncertain: Vec::new() };
            for &of in &traits {
                let own = &self.moments[model.pieces.of_trait(of)];
                let mut regions = regions(of, own, &all_breaking, least);
                if regions.len() == 1 {
                    vetoes.broken.extend(regions.remove(0).vetoed);
                } else {
                    vetoes.uncertain.push(UncertainVeto { of, regions });
                }
            }
            if vetoes.combinations() <= MOST_COMBINATIONS {
                return Some(vetoes);
            }
        }
        None
    }

    /// Adds up the needs of the tasks that are not vetoed, by trait.
    fn add_up(&mut self, tasks: &[(TaskIx, f64)], combination: &Combination<'_>) {
        let model = self.model;
        for of in std::mem::take(&mut self.touched) {
            self.sums[model.pieces.of_trait(of)].fill(Affine::default());
            self.exact[of] = 0.0;
        }
        let all: f64 = tasks.iter().map(|(_, share)| share).sum();
        for &(task, share) in tasks.iter().filter(|(task, _)| !combination.vetoes(*task)) {
            let needs = &model.scorer.catalog()[task].needs;
            let met = &self.scored.tasks[task.0].needs;
            let weights: f64 = rated(needs, met).map(|(_, need, _)| need.weight).sum();
            for (at, need, d) in rated(needs, met) {
                let of = need.trait_ix.0;
                let weight = share / all * need.weight / weights;
                match model.pieces.desirability(task, at) {
                    Some(function) if self.knowledge[of] == Knowledge::Uncertain => {
                        add(&mut self.sums[model.pieces.of_trait(of)], function, weight);
                    }
                    _ => self.exact[of] += weight * d,
                }
                if !self.touched.contains(&of) {
                    self.touched.push(of);
                }
            }
        }
    }
}

/// The pieces of a trait's scores that break a veto.
pub(super) fn breaking(model: &UncertaintyModel, of: usize, veto: Veto) -> Vec<Range<usize>> {
    let scale = model.scorer.catalog().scale;
    let slack = scale.slack();
    let knots = model.pieces.knots(of);
    let place = |limit: f64| knots.partition_point(|&knot| knot < limit - slack);
    // Piece k ends at knot k. No score lies beyond an end of the scale, so a limit there never bites.
    let mut pieces = Vec::new();
    if let Some(limit) = veto.below.filter(|&limit| limit > scale.lo() + slack) {
        pieces.push(0..place(limit) + 1);
    }
    if let Some(limit) = veto.above.filter(|&limit| limit < scale.hi() - slack) {
        pieces.push(place(limit) + 1..knots.len() + 1);
    }
    pieces
}

/// The rated needs that count, each with its place and desirability.
fn rated<'n>(needs: &'n [Need], met: &'n [NeedFit]) -> impl Iterator<Item = (usize, &'n Need, f64)> {
    let counted = needs.iter().zip(met).enumerate().filter(|(_, (need, _))| need.weight > 0.0);
    counted.filter_map(|(at, (need, met))| Some((at, need, met.desirability?)))
}
