//! How uncertain one seller's fits and her best role are.

use super::normal_mixture::Mixture;
use crate::domain::{Fit, RoleIx, SLACK};
use crate::engine::fixed_point::count;

/// What a fit may be, given the errors of its scores. Shares, 0 to 1; over what has been rated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FitUncertainty {
    /// The expected fit.
    pub expected: f64,
    /// Its standard error.
    pub se: f64,
    /// The fit is above this with probability 0.95: from draws, or from the normal distribution where there are none.
    pub low90: f64,
    /// The fit is below this with probability 0.95.
    pub high90: f64,
}

impl FitUncertainty {
    /// Mean and error in closed form where there is one, else from the draws; the interval from the draws where there
    /// are any. `None` where the fit is unknown or there is neither.
    pub(super) fn new(fit: Option<Fit>, closed_form: Option<Mixture>, drawn: Option<&[f64]>) -> Option<Self> {
        fit?;
        let known = closed_form.or_else(|| drawn.map(mean_and_variance))?;
        let (expected, se) = (known.mean, libm::sqrt(known.variance.max(0.0)));
        let (low90, high90) = match drawn {
            _ if se <= 0.0 => (expected, expected),
            Some(drawn) => interval90(drawn),
            None => known.interval90(),
        };
        Some(FitUncertainty { expected, se, low90, high90 })
    }
}

/// The mean of the draws.
pub(super) fn mean(drawn: &[f64]) -> f64 {
    drawn.iter().sum::<f64>() / count(drawn.len())
}

fn mean_and_variance(drawn: &[f64]) -> Mixture {
    let (number, mean) = (count(drawn.len()), mean(drawn));
    let variance = drawn.iter().map(|fit| (fit - mean) * (fit - mean)).sum::<f64>() / number;
    Mixture { mean, variance, components: Vec::new() }
}

/// The bounds of the middle 90 % of the draws, of which there is at least one.
pub fn interval90(drawn: &[f64]) -> (f64, f64) {
    let mut sorted = drawn.to_vec();
    let last = sorted.len() - 1;
    // Of n draws the rank of a share p is p·n − ½, rounded. Here p is a twentieth.
    let low = (sorted.len().saturating_sub(10) / 20).min(last);
    let high = last - low;
    let low = *sorted.select_nth_unstable_by(low, f64::total_cmp).1;
    let high = *sorted.select_nth_unstable_by(high, f64::total_cmp).1;
    (low, high)
}

/// How uncertain one seller's fits are.
#[derive(Clone, Debug, PartialEq)]
pub struct SellerUncertainty {
    /// One per task, in catalog order; `None` where the fit is unknown or not asked for.
    pub tasks: Vec<Option<FitUncertainty>>,
    /// One per role, likewise.
    pub roles: Vec<Option<FitUncertainty>>,
    /// The probability that each role is her best; `None` where no draws were made.
    pub p_best: Option<Vec<f64>>,
}

/// A role, or none, that is the best in a share of the draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rival {
    /// The role; `None` where no role would be hers.
    pub role: Option<RoleIx>,
    /// The share of the draws.
    pub p: f64,
}

impl SellerUncertainty {
    /// The share of the draws in which this is the best role, or in which there is none; `None` without draws.
    pub fn p_of(&self, best: Option<RoleIx>) -> Option<f64> {
        let all = self.p_best.as_ref()?;
        Some(best.map_or_else(|| (1.0 - all.iter().sum::<f64>()).max(0.0), |role| all[role.0]))
    }

    /// What else may be the best, most probable first: no more than it takes to reach the probability `sure` (0 to 1)
    /// together with the best role. Empty where the best role reaches it alone, or without draws.
    pub fn rivals(&self, best: Option<RoleIx>, sure: f64) -> Vec<Rival> {
        let Some(mut reached) = self.p_of(best) else { return Vec::new() };
        let mut others: Vec<Rival> = Vec::new();
        let roles = self.p_best.iter().flatten().enumerate().map(|(role, _)| Some(RoleIx(role)));
        for role in roles.chain([None]).filter(|role| *role != best) {
            others.extend(self.p_of(role).map(|p| Rival { role, p }));
        }
        // The sort keeps equals in the catalog's order.
        others.sort_by(|a, b| b.p.total_cmp(&a.p));
        let mut needed = 0;
        for rival in &others {
            if reached >= sure - SLACK || rival.p <= SLACK {
                break;
            }
            reached += rival.p;
            needed += 1;
        }
        others.truncate(needed);
        others
    }
}
