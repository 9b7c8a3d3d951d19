//! True scores, estimated from noisy ones and the team they are from.

use super::errors::Errors;
use crate::domain::{Catalog, Score, Seller, TraitIx};
use crate::engine::fixed_point::count;

/// The lowest reliability that is assumed. With fewer than dozens of sellers no lower one can be estimated, and with none
/// at all every draw would be the same.
pub const LEAST_RELIABILITY: f64 = 0.1;

/// The expected true score behind a score, and its standard error: `r·x + (1 − r)·mean` and `SD·√(r·(1 − r))`
/// (Kelley 1947, Fundamentals of Statistics, p. 409). All in the score's points; `reliability` is 0 to 1.
pub fn kelley(score: f64, mean: f64, sd: f64, reliability: f64) -> (f64, f64) {
    let of_true = reliability * score + (1.0 - reliability) * mean;
    (of_true, sd * libm::sqrt(reliability * (1.0 - reliability)))
}

/// The distribution of one trait's scores in a team.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// Their mean, in points of the catalog's scale.
    pub mean: f64,
    /// Their standard deviation; `None` where fewer than two are rated.
    pub sd: Option<f64>,
    /// The standard deviation of the true scores behind them: without the variance of their errors, but with a tenth of
    /// the variance at least.
    pub true_sd: f64,
}

/// The distribution of scores in a team, trait by trait.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups(Vec<Group>);

impl Groups {
    /// Those of these sellers. Where nobody is rated the mean is the middle of the scale.
    pub fn of<'s>(catalog: &Catalog, sellers: impl IntoIterator<Item = &'s Seller>, errors: &Errors) -> Self {
        let mut sellers: Vec<&Seller> = sellers.into_iter().collect();
        sellers.sort_by(|a, b| a.key.cmp(&b.key));
        let mut groups = Vec::with_capacity(catalog.traits.len());
        for of in catalog.trait_ixs() {
            let rated: Vec<&Score> =
                sellers.iter().filter_map(|seller| seller.scores[of.0].as_ref()).collect();
            groups.push(group(catalog, errors, of, &rated));
        }
        Groups(groups)
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
        // One seller alone has no group to shrink toward, and a score without spread or error needs no shrinking.
        if sd.is_none() || se <= 0.0 || all <= 0.0 {
            return (score.value, se);
        }
        kelley(score.value, mean, libm::sqrt(all), true_sd * true_sd / all)
    }

    /// The expected score of an unrated trait, and its standard error.
    pub(super) fn unrated(&self, catalog: &Catalog, of: TraitIx) -> (f64, f64) {
        let Group { mean, sd, .. } = self.0[of.0];
        // That the rated ones are alike says little about somebody who is not rated.
        let spread = catalog.scale.spread();
        (mean, sd.map_or(spread, |sd| sd.max(spread / 2.0)))
    }
}

/// The distribution of the scores of a trait.
fn group(catalog: &Catalog, errors: &Errors, of: TraitIx, rated: &[&Score]) -> Group {
    if rated.is_empty() {
        let mean = catalog.scale.lo() + catalog.scale.span() / 2.0;
        return Group { mean, sd: None, true_sd: 0.0 };
    }
    let number = count(rated.len());
    let mean = rated.iter().map(|score| score.value).sum::<f64>() / number;
    if rated.len() < 2 {
        return Group { mean, sd: None, true_sd: 0.0 };
    }
    let squares: f64 = rated.iter().map(|score| (score.value - mean) * (score.value - mean)).sum();
    let variance = squares / (number - 1.0);
    let noise = rated.iter().map(|score| errors.error(of, score)).map(|se| se * se).sum::<f64>() / number;
    let of_true = (variance - noise).max(LEAST_RELIABILITY * variance);
    Group { mean, sd: Some(libm::sqrt(variance)), true_sd: libm::sqrt(of_true) }
}
