//! What everyone doing everything may lose, given the errors of the scores.

use super::expected_team::ExpectedTeam;
use super::recommended::Plan;
use super::reliability::resampled_reliability;
use super::work::Work;
use crate::domain::Seller;
use crate::engine::fixed_point::count;
use crate::engine::uncertainty::{Groups, ScoreShifts, UncertaintyModel};

/// The waste of one way to spend hours beside another, with true scores drawn many times.
#[derive(Clone, Debug, PartialEq)]
pub struct WasteDraws {
    /// The waste of each draw, as a share of the other's net; below 0 where the other is worse. The smallest first.
    wastes: Vec<f64>,
}

impl WasteDraws {
    /// Returns the share of the draws in which more than this is lost.
    pub fn p_above(&self, limit: f64) -> f64 {
        count(self.wastes.iter().filter(|&&waste| waste > limit).count()) / count(self.wastes.len().max(1))
    }

    /// Returns the bounds of the middle 90 %.
    pub fn interval90(&self) -> (f64, f64) {
        let number = self.wastes.len();
        let low = (number.saturating_sub(10) / 20).min(number.saturating_sub(1));
        let of = |at: usize| self.wastes.get(at).copied().unwrap_or(0.0);
        (of(low), of((number.saturating_sub(1)).saturating_sub(low)))
    }

    /// Returns their standard deviation.
    pub fn sd(&self) -> f64 {
        let number = count(self.wastes.len().max(1));
        let mean = self.wastes.iter().sum::<f64>() / number;
        let squares: f64 = self.wastes.iter().map(|waste| (waste - mean) * (waste - mean)).sum();
        libm::sqrt(squares / number)
    }
}

/// Draws the true scores of a team, and in each draw the waste of one plan beside another, both as they are.
///
/// Kelley's true scores have the mean `m + c (x − m)` and the standard error `√c · se`. The reliability c is itself uncertain
/// with few sellers: in each draw it is that of a bootstrap sample of them (Efron 1979). `sellers` are all, in the order of
/// the workers.
pub(super) fn draw_wastes(
    model: &UncertaintyModel,
    team: &ExpectedTeam,
    sellers: &[Seller],
    of: &Plan,
    beside: &Plan,
) -> WasteDraws {
    let work = &team.work;
    let at_work: Vec<&Seller> = work.people.iter().map(|&at| &sellers[at]).collect();
    let groups = Groups::of(model.scorer().catalog(), at_work.iter().copied(), model.errors());
    let draws = model.draws();
    let mut weights = vec![team.reliability; draws];
    if !team.noisy_fits.is_empty() && team.reliability < 1.0 {
        for (draw, weight) in weights.iter_mut().enumerate() {
            let sample: Vec<usize> = model.resampled(draw, at_work.len()).collect();
            *weight = resampled_reliability(&team.noisy_fits, &sample);
        }
    }
    let spreads = weights.iter().map(|&c| if team.reliability < 1.0 { libm::sqrt(c) } else { 1.0 }).collect();
    let shifts = ScoreShifts { groups: &groups, weights, spreads };
    let mut drawn: Vec<Vec<Vec<f64>>> = Vec::with_capacity(at_work.len());
    for seller in at_work {
        drawn.push(model.shifted_tasks(seller, &work.tasks, &shifts));
    }
    fill_unknown(work, &mut drawn, draws);
    let [of, beside] = [of, beside].map(|plan| nets(work, plan, &drawn, draws));
    let mut wastes: Vec<f64> = of
        .iter()
        .zip(&beside)
        .map(|(of, beside)| if *beside > 0.0 { 1.0 - of / beside } else { 0.0 })
        .collect();
    wastes.sort_by(f64::total_cmp);
    WasteDraws { wastes }
}

/// Gives everyone who is not rated in a task the mean of those who are, as in F10.
pub(super) fn fill_unknown(work: &Work, drawn: &mut [Vec<Vec<f64>>], draws: usize) {
    for task in 0..work.tasks.len() {
        let known: Vec<&Vec<f64>> =
            drawn.iter().map(|own| &own[task]).filter(|own| !own.is_empty()).collect();
        if known.len() == drawn.len() {
            continue;
        }
        let mut mean = vec![0.0; draws];
        for own in &known {
            mean.iter_mut().zip(own.iter()).for_each(|(sum, fit)| *sum += fit / count(known.len()));
        }
        for own in drawn.iter_mut().map(|own| &mut own[task]).filter(|own| own.is_empty()) {
            own.clone_from(&mean);
        }
    }
}

/// Returns the effective hours that a plan leaves, draw by draw.
fn nets(work: &Work, plan: &Plan, drawn: &[Vec<Vec<f64>>], draws: usize) -> Vec<f64> {
    let mut nets = vec![0.0; draws];
    for (hours, own) in plan.hours.chunks_exact(work.tasks.len()).zip(drawn) {
        for (&hours, fits) in hours.iter().zip(own).filter(|(hours, _)| **hours > 0.0) {
            nets.iter_mut().zip(fits).for_each(|(net, fit)| *net += plan.left * hours * fit);
        }
    }
    nets
}
