//! What everyone doing everything may lose, given the errors of the scores.

use super::AsRated;
use super::expected_team::ExpectedTeam;
use super::recommended::Plan;
use super::reliability::resampled_reliability;
use super::work::Work;
use crate::engine::fixed_point::count;
use crate::engine::uncertainty::{ScoreShifts, interval90};

/// The waste of one way to spend hours beside another, with true scores drawn many times.
#[derive(Clone, Debug, PartialEq)]
pub struct WasteDraws {
    /// The waste of each draw, as a share of the other's net; below 0 where the other is worse.
    wastes: Vec<f64>,
}

impl WasteDraws {
    /// Returns the share of the draws in which more than this is lost.
    pub fn p_above(&self, limit: f64) -> f64 {
        count(self.wastes.iter().filter(|&&waste| waste > limit).count()) / count(self.wastes.len().max(1))
    }

    /// Returns the bounds of the middle 90 %.
    pub fn interval90(&self) -> (f64, f64) {
        interval90(&self.wastes)
    }

    /// Returns their standard deviation.
    pub fn sd(&self) -> f64 {
        let number = count(self.wastes.len().max(1));
        let mean = self.wastes.iter().sum::<f64>() / number;
        let squares: f64 = self.wastes.iter().map(|waste| (waste - mean) * (waste - mean)).sum();
        libm::sqrt(squares / number)
    }
}

impl AsRated<'_> {
    /// Draws the true scores of a team, and in each draw the waste of one plan beside another, both as they are.
    ///
    /// Kelley's true scores have the mean `m + c (x − m)` and the standard error `√c · se`. The reliability c is itself
    /// uncertain with few sellers: in each draw it is that of a bootstrap sample of them (Efron 1979).
    pub(super) fn draw_wastes(&self, team: &ExpectedTeam, of: &Plan, beside: &Plan) -> WasteDraws {
        let (model, work) = (self.model, &team.work);
        let groups = self.groups();
        let draws = model.draws();
        let mut weights = vec![team.reliability; draws];
        let mut spreads = vec![1.0; draws];
        if team.reliability < 1.0 {
            for (draw, (weight, spread)) in weights.iter_mut().zip(&mut spreads).enumerate() {
                let sample: Vec<usize> = model.resampled(draw, work.people.len()).collect();
                *weight = resampled_reliability(&team.noisy_fits, &sample);
                *spread = libm::sqrt(*weight);
            }
        }
        let mut drawn = self.drawn_fits(work, model, &ScoreShifts { groups: &groups, weights, spreads });
        fill_unknown(work, &mut drawn, draws);
        let [of, beside] = [of, beside].map(|plan| nets(work, plan, &drawn, draws));
        let pairs = of.iter().zip(&beside);
        let wastes = pairs.map(|(of, beside)| if *beside > 0.0 { 1.0 - of / beside } else { 0.0 });
        WasteDraws { wastes: wastes.collect() }
    }
}

/// Gives everyone who is not rated in a task the mean of those who are, as in F10.
fn fill_unknown(work: &Work, drawn: &mut [Vec<Vec<f64>>], draws: usize) {
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
