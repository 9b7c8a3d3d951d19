//! The closed form: expectation and variance of a fit whose strengths buy off its weaknesses, trait by trait (Johnson,
//! Kotz & Balakrishnan 1994, chapter 13).

use super::pieces::{Piecewise, Straight};
use super::{Doubter, normal};
use crate::domain::{Fit, Seller, TaskIx, Tradeoff};
use crate::engine::score::SellerFit;

/// A veto farther than this from a score, in standard errors, is broken or kept for certain.
const CERTAIN: f64 = 4.0;

/// So many uncertain vetoes are looked at in every combination; with more of them draws are counted.
const MOST_VETOES: usize = 4;

/// One need's veto that may or may not be broken.
struct OpenVeto {
    of: usize,
    /// From which piece on, or up to which, a score breaks it.
    pieces: std::ops::Range<usize>,
    task: TaskIx,
}

/// One seller's scores as distributions, and room to add up functions of them.
pub(super) struct Desk<'d> {
    doubter: &'d Doubter,
    scored: &'d SellerFit,
    /// By trait: the score's distribution over the pieces; `None` where it is unknown or certain.
    spread: Vec<Option<Piecewise>>,
    /// By trait: the sum of lines, and of the desirabilities themselves.
    sums: Vec<(Vec<Straight>, f64)>,
    touched: Vec<usize>,
}

impl<'d> Desk<'d> {
    pub(super) fn new(doubter: &'d Doubter, seller: &Seller, scored: &'d SellerFit) -> Self {
        let catalog = doubter.scorer.catalog();
        let spread = catalog.trait_ixs().map(|of| {
            let (value, se) = doubter.distribution(of, seller.scores[of.0].as_ref()?);
            (se > 0.0).then(|| Piecewise::new(value, se, &doubter.knots[of.0], catalog.scale))
        });
        let sums =
            doubter.knots.iter().map(|knots| (vec![Straight::default(); knots.len() + 1], 0.0)).collect();
        Desk { doubter, scored, spread: spread.collect(), sums, touched: Vec::new() }
    }

    /// Expectation and variance of a fit that is this, as a mean of tasks' fits by these shares; `None` where it is
    /// unknown, or where weaknesses are not bought off or too many vetoes are open.
    pub(super) fn closed(
        &mut self,
        fit: Option<Fit>,
        tradeoff: Tradeoff,
        tasks: &[(TaskIx, f64)],
    ) -> Option<(f64, f64)> {
        let fit = fit?;
        let catalog = self.doubter.scorer.catalog();
        let known = |task: TaskIx| self.scored.tasks[task.0].standing.fit.is_some();
        let known: Vec<(TaskIx, f64)> = tasks.iter().filter(|(task, _)| known(*task)).copied().collect();
        let is_certain = |(task, _): &(TaskIx, f64)| {
            catalog[*task].needs.iter().all(|need| self.spread[need.trait_ix.0].is_none())
        };
        if known.iter().all(is_certain) {
            // It is what it is, to the last bit.
            return Some((fit.share(), 0.0));
        }
        let rated = |task: TaskIx| self.scored.tasks[task.0].needs.iter().filter(|met| met.score.is_some());
        let is_full =
            |task: TaskIx| catalog[task].tradeoff == Tradeoff::Full || rated(task).take(2).count() == 1;
        if (tradeoff != Tradeoff::Full && known.len() > 1) || !known.iter().all(|&(task, _)| is_full(task)) {
            return None;
        }
        let (broken, open) = self.vetoes(&known)?;
        let (mut first, mut second) = (0.0, 0.0);
        for mask in 0..1_usize << open.len() {
            let holds = |at: usize| mask >> at & 1 == 1;
            let inactive = |task: TaskIx| {
                broken.contains(&task)
                    || open.iter().enumerate().any(|(at, veto)| veto.task == task && holds(at))
            };
            let mut chance = 1.0;
            for (at, veto) in open.iter().enumerate() {
                let spread = self.spread[veto.of].as_ref()?;
                chance *= spread.probability(|piece| veto.pieces.contains(&piece) == holds(at));
            }
            if chance <= 0.0 {
                continue;
            }
            self.add_up(&known, &inactive);
            let (mut mean, mut variance) = (0.0, 0.0);
            for &of in &self.touched {
                let (lines, plain) = &self.sums[of];
                let Some(spread) = &self.spread[of] else {
                    mean += plain;
                    continue;
                };
                let veto = open.iter().enumerate().find(|(_, veto)| veto.of == of);
                let counts =
                    |piece: usize| veto.is_none_or(|(at, veto)| veto.pieces.contains(&piece) == holds(at));
                let within = if veto.is_some() { spread.probability(counts) } else { 1.0 };
                let (e, e2) = spread.moments(lines, counts);
                let (e, e2) = (e / within, e2 / within);
                mean += e;
                variance += (e2 - e * e).max(0.0);
            }
            first += chance * mean;
            second += chance * (variance + mean * mean);
        }
        Some((first.clamp(0.0, 1.0), (second - first * first).max(0.0)))
    }

    /// The tasks that are vetoed for certain, and the vetoes that may or may not be broken.
    fn vetoes(&self, tasks: &[(TaskIx, f64)]) -> Option<(Vec<TaskIx>, Vec<OpenVeto>)> {
        let doubter = self.doubter;
        let catalog = doubter.scorer.catalog();
        let (mut broken, mut open): (Vec<TaskIx>, Vec<OpenVeto>) = (Vec::new(), Vec::new());
        for &(task, _) in tasks {
            let limits = &doubter.scorer.limits()[task.0];
            let needs = catalog[task].needs.iter().zip(&self.scored.tasks[task.0].needs).zip(limits);
            for ((need, met), (_, veto)) in needs {
                if need.weight <= 0.0 || !veto.exists() || met.score.is_none() {
                    continue;
                }
                let of = need.trait_ix.0;
                let Some(spread) = &self.spread[of] else {
                    if met.veto.is_some() {
                        broken.push(task);
                    }
                    continue;
                };
                let knots = &doubter.knots[of];
                let slack = catalog.scale.slack();
                let up_to = veto.below.map_or(0, |limit| knots.partition_point(|&knot| knot < limit - slack));
                let from = veto.above.map(|limit| knots.partition_point(|&knot| knot < limit - slack) + 1);
                // Pieces are counted from the one below the scale: piece k ends at knot k.
                let pieces = match (veto.below, from) {
                    (Some(_), None) => 0..up_to + 1,
                    (None, Some(from)) => from..knots.len() + 1,
                    _ => return None,
                };
                let chance = spread.probability(|piece| pieces.contains(&piece));
                let certain = tail(CERTAIN);
                if chance < certain {
                    continue;
                }
                if chance > 1.0 - certain {
                    broken.push(task);
                    continue;
                }
                if open.iter().any(|other| other.of == of) || open.len() == MOST_VETOES {
                    return None;
                }
                open.push(OpenVeto { of, pieces, task });
            }
        }
        Some((broken, open))
    }

    /// Adds up the needs of the tasks that count, by trait.
    fn add_up(&mut self, tasks: &[(TaskIx, f64)], inactive: &dyn Fn(TaskIx) -> bool) {
        for &of in &self.touched {
            self.sums[of].0.fill(Straight::default());
            self.sums[of].1 = 0.0;
        }
        self.touched.clear();
        let catalog = self.doubter.scorer.catalog();
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
                let (lines, plain) = &mut self.sums[of];
                for (sum, line) in lines.iter_mut().zip(&self.doubter.lines[task.0][at]) {
                    sum.at_zero += weight * line.at_zero;
                    sum.slope += weight * line.slope;
                }
                *plain += weight * d;
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
