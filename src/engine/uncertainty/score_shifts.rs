//! Scores that follow from the rated ones, draw by draw: true ones, those of equals, those of ratings yet to be made.

use super::posterior::Groups;
use crate::domain::{Scale, TraitIx};

/// How a score is drawn from a rated one: `m + weight·(x − m) + spread·se·z`, with the team's mean m of the trait, the
/// rating x, its standard error se and a standard normal z; within the scale.
///
/// With a reliability c, true scores have the weight c and the spread √c (Kelley 1947, p. 409), and the ratings of a team
/// of equals the weight 0 and the spread 1.
#[derive(Clone, Debug)]
pub struct ScoreShifts<'g> {
    /// The team, for the means.
    pub groups: &'g Groups,
    /// The weight of a rating in each draw.
    pub weights: Vec<f64>,
    /// The multiple of its standard error in each draw.
    pub spreads: Vec<f64>,
}

impl<'g> ScoreShifts<'g> {
    /// Returns the same weight and spread in every one of some draws.
    pub fn constant(groups: &'g Groups, weight: f64, spread: f64, draws: usize) -> Self {
        ScoreShifts { groups, weights: vec![weight; draws], spreads: vec![spread; draws] }
    }

    /// Returns a score in one draw, with its error there in points.
    pub fn score(&self, scale: Scale, of: TraitIx, value: f64, (draw, error): (usize, f64)) -> f64 {
        let mean = self.groups.mean(of);
        (mean + self.weights[draw] * (value - mean) + self.spreads[draw] * error)
            .clamp(scale.lo(), scale.hi())
    }

    /// Returns a score in every draw; `errors` are the draws' errors in standard errors.
    pub(super) fn scores(
        &self,
        scale: Scale,
        of: TraitIx,
        value: f64,
        se: f64,
        errors: impl Iterator<Item = f64>,
    ) -> Vec<f64> {
        errors.enumerate().map(|(draw, error)| self.score(scale, of, value, (draw, se * error))).collect()
    }
}
