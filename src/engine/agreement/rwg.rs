//! rwg: the agreement of one person's ratings, compared with ratings by chance.
//!
//! James, Demaree & Wolf (1984), Journal of Applied Psychology 69:85. Unlike an intraclass correlation it does not
//! depend on how much sellers differ from each other.

use super::icc::variance;
use crate::domain::{SLACK, Scale};
use crate::engine::fixed_point::count;

/// The least rwg that counts as agreement (LeBreton & Senter 2008, a lenient limit).
pub const AGREES: f64 = 0.7;

/// The longest scale, in points, that counts as one of single steps where only whole numbers are given.
const MOST_STEPS: f64 = 10.0;

/// Returns the variance of chance ratings with each of `options` equally likely: `(A² − 1) / 12`.
pub fn uniform_variance(options: usize) -> f64 {
    (count(options) * count(options) - 1.0) / 12.0
}

/// Returns the variance of chance ratings on a team's scale, in squared points of the catalog's scale.
///
/// A scale with whole-number ends at most ten apart and only whole-number ratings has single steps; any other
/// is continuous, with the span squared over 12.
pub fn chance_variance(ratings: impl IntoIterator<Item = f64>, team: Scale, catalog: Scale) -> f64 {
    let slack = SLACK * team.span().max(1.0);
    let has_steps = team.span() <= MOST_STEPS && is_whole(team.lo(), slack) && is_whole(team.span(), slack);
    let steps = has_steps && ratings.into_iter().all(|rating| is_whole(catalog.convert(rating, team), slack));
    let (span, point) = (catalog.span(), catalog.convert_distance(1.0, team));
    if steps {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 11")]
        let options = libm::round(team.span()) as usize + 1;
        uniform_variance(options) / (point * point)
    } else {
        span * span / 12.0
    }
}

fn is_whole(x: f64, slack: f64) -> bool {
    (x - libm::round(x)).abs() <= slack
}

/// Returns rwg of one item: `1 − s² / σ²`, with s² the variance of the ratings and σ² that of chance, 0 to 1; a negative
/// value becomes 0. `None` for fewer than two ratings, or where chance has no variance.
///
/// ```
/// use salesfit::engine::{rwg, uniform_variance};
///
/// // Five raters on a scale of five.
/// assert_eq!(rwg(&[4.0, 4.0, 5.0, 4.0, 3.0], uniform_variance(5)), Some(0.75));
/// ```
pub fn rwg(ratings: &[f64], chance: f64) -> Option<f64> {
    let variance = variance(ratings)?;
    (chance > 0.0).then(|| (1.0 - variance / chance).max(0.0))
}

/// Returns rwg(j) of J parallel items: `J (1 − q) / (J (1 − q) + q)`, with q the mean variance of an item over that of
/// chance, 0 to 1; a negative value becomes 0. `items` holds each item's ratings. `None` without items, where one has
/// fewer than two ratings, or where chance has no variance.
pub fn rwg_j<T: AsRef<[f64]>>(items: &[T], chance: f64) -> Option<f64> {
    if items.is_empty() || chance <= 0.0 {
        return None;
    }
    let j = count(items.len());
    let variances = items.iter().map(|ratings| variance(ratings.as_ref())).sum::<Option<f64>>()?;
    let q = variances / j / chance;
    Some(if q < 1.0 { j * (1.0 - q) / (j * (1.0 - q) + q) } else { 0.0 })
}

/// The agreement of each seller's ratings, over several sellers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Within {
    /// The number of sets of ratings (one seller's of one trait).
    pub sets: usize,
    /// The number of sets below [`AGREES`].
    pub below: usize,
    /// The variance that chance would give the ratings, in squared points of the catalog's scale.
    pub chance: f64,
    /// The variance of all ratings together; `None` for one seller.
    pub used: Option<f64>,
    /// The mean rwg against chance, 0 to 1; `None` without sets.
    pub mean: Option<f64>,
    /// The mean rwg against the variance of all ratings; `None` where that is 0.
    pub mean_of_used: Option<f64>,
}

impl Within {
    /// Returns the figures of one trait by each seller's ratings, two or more each.
    pub(super) fn of(sets: &[Vec<f64>], chance: f64) -> Self {
        // With one seller it would be the disagreement itself.
        let used = if sets.len() > 1 { variance(&sets.concat()) } else { None };
        let each = rwg_of_each(sets, chance);
        Within {
            sets: sets.len(),
            below: each.iter().filter(|&&rwg| rwg < AGREES - SLACK).count(),
            chance,
            used,
            mean: mean(&each),
            mean_of_used: used.and_then(|used| mean(&rwg_of_each(sets, used))),
        }
    }

    /// Whether chance on the whole scale is too easily beaten, since the ratings use little of it: less than half of
    /// its variance (LeBreton & Senter 2008, on null distributions).
    pub fn is_too_generous(&self) -> bool {
        self.used.is_some_and(|used| used < 0.5 * self.chance)
    }

    /// Returns the mean over several traits, with each set weighted equally.
    pub(super) fn over(parts: &[Within]) -> Option<Self> {
        let first = parts.first()?;
        let sets: usize = parts.iter().map(|part| part.sets).sum();
        Some(Within {
            sets,
            below: parts.iter().map(|part| part.below).sum(),
            chance: first.chance,
            used: weighted(parts, |part| part.used),
            mean: weighted(parts, |part| part.mean),
            mean_of_used: weighted(parts, |part| part.mean_of_used),
        })
    }
}

fn rwg_of_each(sets: &[Vec<f64>], chance: f64) -> Vec<f64> {
    sets.iter().filter_map(|ratings| rwg(ratings, chance)).collect()
}

fn mean(all: &[f64]) -> Option<f64> {
    (!all.is_empty()).then(|| all.iter().sum::<f64>() / count(all.len()))
}

/// Returns the mean of a figure over the parts in which it is known, weighted by their sets.
fn weighted(parts: &[Within], of: fn(&Within) -> Option<f64>) -> Option<f64> {
    let (mut sum, mut all) = (0.0, 0.0);
    for part in parts {
        let Some(value) = of(part) else { continue };
        sum += count(part.sets) * value;
        all += count(part.sets);
    }
    (all > 0.0).then(|| sum / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(lo: f64, hi: f64) -> Scale {
        Scale::new(lo, hi).expect("a scale")
    }

    #[test]
    fn chance_has_steps_where_only_whole_numbers_are_given_and_none_elsewhere() {
        let catalog = scale(0.0, 10.0);
        // Five options, each a quarter of the catalog's scale: variance 2 in steps of 2.5 points.
        let five = chance_variance([0.0, 2.5, 10.0], scale(1.0, 5.0), catalog);
        assert!((five - 2.0 * 6.25).abs() < 1e-12, "{five}");
        assert!((chance_variance([1.0], scale(1.0, 5.0), catalog) - 100.0 / 12.0).abs() < 1e-12);
        assert!((chance_variance([7.0], catalog, catalog) - 10.0).abs() < 1e-12);
        let percent = chance_variance([7.0], scale(0.0, 100.0), scale(0.0, 100.0));
        assert!((percent - 10_000.0 / 12.0).abs() < 1e-9);
    }

    #[test]
    fn what_would_be_negative_is_nothing() {
        assert_eq!(rwg(&[1.0, 5.0], 2.0), Some(0.0));
        assert_eq!(rwg_j(&[[1.0, 5.0]], 2.0), Some(0.0));
        assert_eq!(
            (rwg(&[1.0], 2.0), rwg(&[1.0, 2.0], 0.0), rwg_j::<[f64; 2]>(&[], 2.0)),
            (None, None, None)
        );
    }

    #[test]
    fn one_item_is_as_it_is_alone() {
        let ratings = [4.0, 4.0, 5.0, 4.0, 3.0];
        assert_eq!(rwg_j(&[ratings], uniform_variance(5)), rwg(&ratings, uniform_variance(5)));
    }
}
