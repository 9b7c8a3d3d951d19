//! The closed form: expectation and variance of a fit whose strengths buy off its weaknesses, trait by trait (Johnson,
//! Kotz & Balakrishnan 1994, chapter 13).

use super::normal_mixture::Mixture;
use super::piecewise_linear::{Part, Straight, moments, spread};
use super::{UncertaintyModel, normal};
use crate::domain::{Catalog, Fit, Seller, TaskIx, Tradeoff};
use crate::engine::score::{Limits, SellerFit};

/// A veto farther than this from a score, in standard errors, is out of reach.
const CERTAIN: f64 = 4.0;

/// What is less probable than this moves no bound between which nine tenths lie.
const SELDOM: f64 = 1e-3;

/// What is less probable than this is left out wherever it is looked at.
const NEVER: f64 = 1e-12;

/// So many combinations of broken and kept vetoes are looked at; with more of them, only those within reach, and with
/// more of these draws are counted.
const MOST_COMBINATIONS: usize = 32;

/// A stretch of one trait's scores in which the same tasks are vetoed for it.
#[derive(Debug)]
struct Region {
    pieces: std::ops::Range<usize>,
    vetoed: Vec<TaskIx>,
    /// The probability of the stretch.
    p: f64,
}

/// A trait whose vetoes may or may not be broken: the stretches that its score may lie in.
#[derive(Debug)]
struct OpenTrait {
    of: usize,
    regions: Vec<Region>,
}

/// What a fit is made of: tasks by their shares of time.
#[derive(Clone, Debug)]
pub(super) struct Column {
    tradeoff: Tradeoff,
    tasks: Vec<(TaskIx, f64)>,
    /// By trait: the sum of its needs' desirabilities by their weights, where every need is rated; `None` where
    /// weaknesses are not bought off, or where a task has a veto.
    whole: Option<Vec<(usize, Vec<Straight>)>>,
}

impl Column {
    /// `lines` are the desirabilities on each piece, by task and need.
    pub(super) fn new(
        catalog: &Catalog,
        lines: &[Vec<Vec<Straight>>],
        tradeoff: Tradeoff,
        tasks: Vec<(TaskIx, f64)>,
    ) -> Self {
        let is_plain = |(task, _): &(TaskIx, f64)| {
            catalog[*task].tradeoff == Tradeoff::Full && catalog[*task].needs.iter().all(|n| !n.veto.exists())
        };
        let mut whole = ((tradeoff == Tradeoff::Full || tasks.len() == 1) && tasks.iter().all(is_plain))
            .then(Vec::<(usize, Vec<Straight>)>::new);
        let all: f64 = tasks.iter().map(|(_, share)| share).sum();
        if let Some(whole) = &mut whole {
            for &(task, share) in &tasks {
                let needs = &catalog[task].needs;
                let weights: f64 = needs.iter().map(|need| need.weight).sum();
                for (need, lines) in needs.iter().zip(&lines[task.0]).filter(|(need, _)| need.weight > 0.0) {
                    let of = need.trait_ix.0;
                    let place = whole.iter().position(|(other, _)| *other == of).unwrap_or_else(|| {
                        whole.push((of, vec![Straight::default(); lines.len()]));
                        whole.len() - 1
                    });
                    add(&mut whole[place].1, lines, share / all * need.weight / weights);
                }
            }
        }
        Column { tradeoff, tasks, whole }
    }
}

/// Adds a function to a sum of functions, by its weight.
fn add(sum: &mut [Straight], lines: &[Straight], weight: f64) {
    for (sum, line) in sum.iter_mut().zip(lines) {
        sum.at_lo += weight * line.at_lo;
        sum.slope += weight * line.slope;
    }
}

/// How much is known of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Nothing,
    /// Without error.
    Exactly,
    /// As a distribution.
    About,
}

/// One seller's scores as distributions, and room to add up functions of them.
pub(super) struct ClosedForm<'d> {
    model: &'d UncertaintyModel,
    scored: &'d SellerFit,
    /// By trait.
    known: Vec<Known>,
    /// The distribution of each trait's score over its pieces, trait after trait.
    parts: Vec<Part>,
    /// Sums of lines on the same pieces.
    sums: Vec<Straight>,
    /// By trait: sums of the desirabilities of scores that are known exactly.
    plain: Vec<f64>,
    touched: Vec<usize>,
}

impl<'d> ClosedForm<'d> {
    pub(super) fn new(model: &'d UncertaintyModel, seller: &Seller, scored: &'d SellerFit) -> Self {
        let catalog = model.scorer.catalog();
        let pieces = model.starts.last().copied().unwrap_or(0);
        let mut parts = vec![Part::default(); pieces];
        let mut known = vec![Known::Nothing; catalog.traits.len()];
        for of in catalog.trait_ixs() {
            let Some(score) = &seller.scores[of.0] else { continue };
            let (value, se) = model.distribution(of, score);
            known[of.0] = Known::Exactly;
            if se > 0.0 {
                known[of.0] = Known::About;
                let own = &mut parts[model.starts[of.0]..model.starts[of.0 + 1]];
                spread(own, value, se, &model.knots[of.0], catalog.scale);
            }
        }
        let (sums, plain) = (vec![Straight::default(); pieces], vec![0.0; catalog.traits.len()]);
        ClosedForm { model, scored, known, parts, sums, plain, touched: Vec::new() }
    }

    /// Where the pieces of a trait lie.
    fn pieces(&self, of: usize) -> std::ops::Range<usize> {
        self.model.starts[of]..self.model.starts[of + 1]
    }

    /// Expectation and variance where every need of a column is rated, with an error, and no veto can be broken.
    fn whole(&self, column: &Column) -> Option<Mixture> {
        let whole = column.whole.as_ref()?;
        if whole.iter().any(|(of, _)| self.known[*of] != Known::About) {
            return None;
        }
        let (mut mean, mut variance) = (0.0, 0.0);
        for (of, lines) in whole {
            let (e, e2) = moments(&self.parts[self.pieces(*of)], lines);
            mean += e;
            variance += (e2 - e * e).max(0.0);
        }
        Some(Mixture { mean: mean.clamp(0.0, 1.0), variance, cases: Vec::new() })
    }

    /// Expectation and variance of a fit that is this, as a mean of its tasks' fits by their shares; `None` where it is
    /// unknown, or where weaknesses are not bought off or too many vetoes are open.
    pub(super) fn closed(&mut self, fit: Option<Fit>, column: &Column) -> Option<Mixture> {
        let fit = fit?;
        if let Some(whole) = self.whole(column) {
            return Some(whole);
        }
        let Column { tradeoff, tasks, .. } = column;
        let catalog = self.model.scorer.catalog();
        let known = |task: TaskIx| self.scored.tasks[task.0].standing.fit.is_some();
        let known: Vec<(TaskIx, f64)> = tasks.iter().filter(|(task, _)| known(*task)).copied().collect();
        let is_certain = |(task, _): &(TaskIx, f64)| {
            catalog[*task].needs.iter().all(|need| self.known[need.trait_ix.0] != Known::About)
        };
        if known.iter().all(is_certain) {
            // It is what it is, to the last bit.
            return Some(Mixture { mean: fit.share(), ..Mixture::default() });
        }
        let rated = |task: TaskIx| self.scored.tasks[task.0].needs.iter().filter(|met| met.score.is_some());
        let is_full =
            |task: TaskIx| catalog[task].tradeoff == Tradeoff::Full || rated(task).take(2).count() == 1;
        if (*tradeoff != Tradeoff::Full && known.len() > 1) || !known.iter().all(|&(task, _)| is_full(task)) {
            return None;
        }
        let (broken, open) = self.vetoes(&known)?;
        let (mut first, mut second) = (0.0, 0.0);
        let mut at = vec![0; open.len()];
        let mut cases = Vec::new();
        loop {
            let regions = || open.iter().zip(&at).map(|(open, &at)| (open.of, &open.regions[at]));
            let region_of = |of: usize| regions().find(|(open, _)| *open == of).map(|(_, region)| region);
            let chance: f64 = regions().map(|(_, region)| region.p).product();
            let inactive = |task: TaskIx| {
                broken.contains(&task) || regions().any(|(_, region)| region.vetoed.contains(&task))
            };
            self.add_up(&known, &inactive);
            let (mut mean, mut variance) = (0.0, 0.0);
            for &of in &self.touched {
                mean += self.plain[of];
                if self.known[of] != Known::About {
                    continue;
                }
                let region = region_of(of);
                let pieces = self.pieces(of);
                let pieces = region.map_or(pieces.clone(), |region| {
                    pieces.start + region.pieces.start..pieces.start + region.pieces.end
                });
                let (e, e2) = moments(&self.parts[pieces.clone()], &self.sums[pieces]);
                let within = region.map_or(1.0, |region| region.p);
                let (e, e2) = (e / within, e2 / within);
                mean += e;
                variance += (e2 - e * e).max(0.0);
            }
            first += chance * mean;
            second += chance * (variance + mean * mean);
            if !open.is_empty() && chance > SELDOM {
                cases.push((chance, mean, libm::sqrt(variance)));
            }
            // The next combination of stretches.
            let Some(next) = (0..open.len()).find(|&place| at[place] + 1 < open[place].regions.len()) else {
                break;
            };
            at[..next].fill(0);
            at[next] += 1;
        }
        // What was left out for being out of reach is spread over the rest.
        let looked_at = |open: &OpenTrait| open.regions.iter().map(|region| region.p).sum::<f64>();
        let all: f64 = open.iter().map(looked_at).product();
        let (first, second) = (first / all, second / all);
        for (chance, ..) in &mut cases {
            *chance /= all;
        }
        let variance = (second - first * first).max(0.0);
        Some(Mixture { mean: first.clamp(0.0, 1.0), variance, cases })
    }

    /// The tasks that are vetoed for certain, and the traits whose vetoes may or may not be broken; `None` where these
    /// are too many to look at every combination.
    fn vetoes(&self, tasks: &[(TaskIx, f64)]) -> Option<(Vec<TaskIx>, Vec<OpenTrait>)> {
        let model = self.model;
        let catalog = model.scorer.catalog();
        let (slack, scale) = (catalog.scale.slack(), catalog.scale);
        let mut broken: Vec<TaskIx> = Vec::new();
        // Which pieces of a trait's scores break a veto, and of which task.
        let mut breaking: Vec<(usize, std::ops::Range<usize>, TaskIx)> = Vec::new();
        for &(task, _) in tasks {
            let limits = &model.scorer.limits()[task.0];
            let needs = catalog[task].needs.iter().zip(&self.scored.tasks[task.0].needs).zip(limits);
            for ((need, met), Limits { veto, .. }) in needs {
                if need.weight <= 0.0 || !veto.exists() || met.score.is_none() {
                    continue;
                }
                let of = need.trait_ix.0;
                if self.known[of] != Known::About {
                    if met.veto.is_some() {
                        broken.push(task);
                    }
                    continue;
                }
                let knots = &model.knots[of];
                let place = |limit: f64| knots.partition_point(|&knot| knot < limit - slack);
                // Pieces are counted from the one below the scale: piece k ends at knot k. No score is beyond an end
                // of the scale, so a limit there never bites.
                if let Some(limit) = veto.below.filter(|&limit| limit > scale.lo() + slack) {
                    breaking.push((of, 0..place(limit) + 1, task));
                }
                if let Some(limit) = veto.above.filter(|&limit| limit < scale.hi() - slack) {
                    breaking.push((of, place(limit) + 1..knots.len() + 1, task));
                }
            }
        }
        let mut traits: Vec<usize> = breaking.iter().map(|(of, ..)| *of).collect();
        traits.sort_unstable();
        traits.dedup();
        for seldom in [NEVER, tail(CERTAIN)] {
            let mut open: Vec<OpenTrait> = Vec::new();
            let mut sure = broken.clone();
            for &of in &traits {
                let mut regions = self.regions(of, &breaking, seldom);
                if regions.len() == 1 {
                    sure.extend(regions.remove(0).vetoed);
                } else {
                    open.push(OpenTrait { of, regions });
                }
            }
            if open.iter().map(|open| open.regions.len()).product::<usize>() <= MOST_COMBINATIONS {
                return Some((sure, open));
            }
        }
        None
    }

    /// The stretches of a trait's scores, without those that are less probable than this.
    fn regions(
        &self,
        of: usize,
        breaking: &[(usize, std::ops::Range<usize>, TaskIx)],
        seldom: f64,
    ) -> Vec<Region> {
        let vetoed = |piece: usize| -> Vec<TaskIx> {
            let of_piece =
                breaking.iter().filter(|(other, pieces, _)| *other == of && pieces.contains(&piece));
            of_piece.map(|(.., task)| *task).collect()
        };
        let mut regions: Vec<Region> = Vec::new();
        for (piece, part) in self.parts[self.pieces(of)].iter().enumerate() {
            let vetoed = vetoed(piece);
            match regions.last_mut() {
                Some(last) if last.vetoed == vetoed => {
                    last.pieces.end = piece + 1;
                    last.p += part.p;
                }
                _ => regions.push(Region { pieces: piece..piece + 1, vetoed, p: part.p }),
            }
        }
        if regions.iter().any(|region| region.p >= seldom) {
            regions.retain(|region| region.p >= seldom);
        }
        regions
    }

    /// Adds up the needs of the tasks that count, by trait.
    fn add_up(&mut self, tasks: &[(TaskIx, f64)], inactive: &dyn Fn(TaskIx) -> bool) {
        for of in std::mem::take(&mut self.touched) {
            let pieces = self.pieces(of);
            self.sums[pieces].fill(Straight::default());
            self.plain[of] = 0.0;
        }
        let catalog = self.model.scorer.catalog();
        let all: f64 = tasks.iter().map(|(_, share)| share).sum();
        for &(task, share) in tasks.iter().filter(|(task, _)| !inactive(*task)) {
            let met = &self.scored.tasks[task.0].needs;
            let rated = || {
                let needs = catalog[task].needs.iter().zip(met).enumerate();
                needs
                    .filter_map(|(at, (need, met))| Some((at, need, met.desirability?)))
                    .filter(|(_, need, _)| need.weight > 0.0)
            };
            let weights: f64 = rated().map(|(_, need, _)| need.weight).sum();
            for (at, need, d) in rated() {
                let of = need.trait_ix.0;
                let weight = share / all * need.weight / weights;
                if self.known[of] == Known::About {
                    let pieces = self.pieces(of);
                    add(&mut self.sums[pieces], &self.model.lines[task.0][at], weight);
                } else {
                    self.plain[of] += weight * d;
                }
                if !self.touched.contains(&of) {
                    self.touched.push(of);
                }
            }
        }
    }
}

/// The probability beyond so many standard errors on one side.
fn tail(errors: f64) -> f64 {
    normal::below(-errors)
}
