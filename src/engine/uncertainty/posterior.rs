//! What true scores are likely to be, given the scores and the team they are from.

use super::errors::Errors;
use crate::domain::{Catalog, Score, Seller, TraitIx};
use crate::engine::fixed_point::count;

/// However noisy scores are, a tenth of their variance counts as real: of fewer sellers than dozens no less can be told
/// apart, and with nothing real all draws would be one.
const LEAST_RELIABILITY: f64 = 0.1;

/// The true score that is expected of a score, and its standard error: `r·x + (1 − r)·mean` and `SD·√(r·(1 − r))`
/// (Kelley 1947, Fundamentals of Statistics, p. 409). All in the score's points; `reliability` is 0 to 1.
pub fn kelley(score: f64, mean: f64, sd: f64, reliability: f64) -> (f64, f64) {
    let of_true = reliability * score + (1.0 - reliability) * mean;
    (of_true, sd * libm::sqrt(reliability * (1.0 - reliability)))
}

/// What the scores of one trait are in a team.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// Their mean, in points of the catalog's scale.
    pub mean: f64,
    /// Their standard deviation; `None` where fewer than two are rated.
    pub sd: Option<f64>,
    /// That of the true scores behind them: what their errors leave of it, and a tenth of the variance at least.
    pub true_sd: f64,
}

/// The groups that sellers are from: one per trait.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups(Vec<Group>);

impl Groups {
    /// The team of these sellers. Where nobody is rated the mean is the middle of the scale.
    pub fn of<'s>(catalog: &Catalog, sellers: impl IntoIterator<Item = &'s Seller>, errors: &Errors) -> Self {
        let mut sellers: Vec<&Seller> = sellers.into_iter().collect();
        sellers.sort_by(|a, b| a.key.cmp(&b.key));
        let group = |of: TraitIx| {
            let rated = || sellers.iter().filter_map(|seller| seller.scores[of.0].as_ref());
            let number = rated().count();
            if number == 0 {
                return Group {
                    mean: catalog.scale.lo() + catalog.scale.span() / 2.0,
                    sd: None,
                    true_sd: 0.0,
                };
            }
            let mean = rated().map(|score| score.value).sum::<f64>() / count(number);
            let squares: f64 = rated().map(|score| (score.value - mean) * (score.value - mean)).sum();
            if number < 2 {
                return Group { mean, sd: None, true_sd: 0.0 };
            }
            let variance = squares / count(number - 1);
            let noise =
                rated().map(|score| errors.error(of, score)).map(|se| se * se).sum::<f64>() / count(number);
            let of_true = (variance - noise).max(LEAST_RELIABILITY * variance);
            Group { mean, sd: Some(libm::sqrt(variance)), true_sd: libm::sqrt(of_true) }
        };
        Groups(catalog.trait_ixs().map(group).collect())
    }

    /// The mean of the scores of a trait.
    pub fn mean(&self, of: TraitIx) -> f64 {
        self.0[of.0].mean
    }

    /// The mean and the standard error of the true score behind a score.
    pub(super) fn posterior(&self, errors: &Errors, of: TraitIx, score: &Score) -> (f64, f64) {
        let se = errors.error(of, score);
        let Group { mean, sd, true_sd } = self.0[of.0];
        let all = true_sd * true_sd + se * se;
        // Of one alone there is no group to be drawn towards; and without any spread there is nothing to be drawn from.
        if sd.is_none() || se <= 0.0 || all <= 0.0 {
            return (score.value, se);
        }
        kelley(score.value, mean, libm::sqrt(all), true_sd * true_sd / all)
    }

    /// What is expected of a score that nobody has given, and how far off that may be.
    pub(super) fn unrated(&self, catalog: &Catalog, of: TraitIx) -> (f64, f64) {
        let Group { mean, sd, .. } = self.0[of.0];
        // That the others are alike says little of somebody nobody has looked at.
        let spread = catalog.scale.spread();
        (mean, sd.map_or(spread, |sd| sd.max(spread / 2.0)))
    }
}
