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
struct Group {
    /// Their mean, in points of the catalog's scale.
    mean: f64,
    /// How many are rated.
    rated: usize,
    /// Their variance, with n − 1; 0 where fewer than two are rated.
    variance: f64,
    /// The mean variance of their errors.
    noise: f64,
}

/// The distribution of scores in a team, trait by trait, and how much of it is real.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups {
    traits: Vec<Group>,
    /// The variance of true scores between people, the same for every trait: ten people say little about one. `None`
    /// where no trait has two people.
    true_variance: Option<f64>,
}

impl Groups {
    /// Those of these sellers. Where nobody is rated the mean is the middle of the scale.
    pub fn of<'s>(catalog: &Catalog, sellers: impl IntoIterator<Item = &'s Seller>, errors: &Errors) -> Self {
        let sellers: Vec<&Seller> = sellers.into_iter().collect();
        let mut traits = Vec::with_capacity(catalog.traits.len());
        for of in catalog.trait_ixs() {
            let rated: Vec<&Score> =
                sellers.iter().filter_map(|seller| seller.scores[of.0].as_ref()).collect();
            traits.push(group(catalog, errors, of, &rated));
        }
        let true_variance = true_variance(&traits);
        Groups { traits, true_variance }
    }

    /// The mean of the scores of a trait.
    pub fn mean(&self, of: TraitIx) -> f64 {
        self.traits[of.0].mean
    }

    /// By how many points of the scale a new rating of a score is expected to be higher by chance alone, since low scores are
    /// partly bad luck: `(1 − r) · (mean − score)`; below 0 for a score above the mean.
    pub fn rise_by_chance(&self, errors: &Errors, of: TraitIx, score: &Score) -> f64 {
        self.posterior(errors, of, score).0 - score.value
    }

    /// The mean and the standard error of the true score behind a score: Kelley's, whose error is larger by that of
    /// the team's mean, `(1 − c)² (SD² + se²) / n` (Morris 1983, JASA 78:47).
    pub(super) fn posterior(&self, errors: &Errors, of: TraitIx, score: &Score) -> (f64, f64) {
        let se = errors.error(of, score);
        let Group { mean, rated, .. } = self.traits[of.0];
        // One seller alone has no group to shrink toward, and a score without error needs no shrinking.
        let Some(true_variance) = self.true_variance.filter(|_| rated > 1 && se > 0.0) else {
            return (score.value, se);
        };
        let all = true_variance + se * se;
        let reliability = true_variance / all;
        let (of_true, error) = kelley(score.value, mean, libm::sqrt(all), reliability);
        let error_of_mean = (1.0 - reliability) * se * se / count(rated);
        (of_true, libm::sqrt(error * error + error_of_mean))
    }

    /// A seller with every unrated trait as in the team.
    pub fn completed(&self, catalog: &Catalog, seller: &Seller) -> Seller {
        let mut completed = seller.clone();
        for of in catalog.trait_ixs() {
            completed.scores[of.0].get_or_insert_with(|| {
                let (mean, sd) = self.unrated(catalog, of);
                Score { se: Some(sd), ..Score::single(mean) }
            });
        }
        completed
    }

    /// A seller with the true score that is expected behind every score, and its standard error: shrunk toward the team
    /// where it is rated, as in the team where it is not.
    pub fn true_scores(&self, catalog: &Catalog, errors: &Errors, seller: &Seller) -> Seller {
        let mut expected = seller.clone();
        for (of, score) in catalog.trait_ixs().zip(&mut expected.scores) {
            let (value, se) = match score {
                Some(score) => self.posterior(errors, of, score),
                None => self.unrated(catalog, of),
            };
            *score = Some(Score { se: Some(se), ..Score::single(value) });
        }
        expected
    }

    /// A seller with the true score that is expected behind every score, and its standard error. What is unrated stays so.
    pub fn behind(&self, errors: &Errors, seller: &Seller) -> Seller {
        let mut expected = seller.clone();
        for (at, score) in expected.scores.iter_mut().enumerate() {
            if let Some(rated) = score {
                let (value, se) = self.posterior(errors, TraitIx(at), rated);
                *score = Some(Score { se: Some(se), ..Score::single(value) });
            }
        }
        expected
    }

    /// The expected score of an unrated trait, and its standard error.
    pub(super) fn unrated(&self, catalog: &Catalog, of: TraitIx) -> (f64, f64) {
        let Group { mean, rated, variance, .. } = self.traits[of.0];
        // That the rated ones are alike says little about somebody who is not rated.
        let spread = catalog.scale.spread();
        (mean, if rated > 1 { libm::sqrt(variance).max(spread / 2.0) } else { spread })
    }
}

/// The distribution of the scores of a trait.
fn group(catalog: &Catalog, errors: &Errors, of: TraitIx, scores: &[&Score]) -> Group {
    let rated = scores.len();
    if rated == 0 {
        let mean = catalog.scale.lo() + catalog.scale.span() / 2.0;
        return Group { mean, rated, variance: 0.0, noise: 0.0 };
    }
    let number = count(rated);
    let mean = sum(scores.iter().map(|score| score.value)) / number;
    let squares = sum(scores.iter().map(|score| (score.value - mean) * (score.value - mean)));
    let variance = if rated > 1 { squares / (number - 1.0) } else { 0.0 };
    let noise = sum(scores.iter().map(|score| errors.error(of, score)).map(|se| se * se)) / number;
    Group { mean, rated, variance, noise }
}

/// A sum that does not hang on the order of people to the last bit, since that is the order of ids or of pseudonyms.
fn sum(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers.into_iter().sum()
}

/// The variance of scores between people less that of their errors, over all traits by their degrees of freedom; at least
/// a tenth of the former. `None` where no trait has two people.
fn true_variance(traits: &[Group]) -> Option<f64> {
    let (mut between, mut noise, mut df) = (0.0, 0.0, 0.0);
    for of in traits.iter().filter(|of| of.rated > 1) {
        let own = count(of.rated - 1);
        between += own * of.variance;
        noise += own * of.noise;
        df += own;
    }
    (df > 0.0).then(|| (between - noise).max(LEAST_RELIABILITY * between) / df)
}
