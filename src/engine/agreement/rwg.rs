//! How near the ratings of one person lie to each other, against what chance would make of them: rwg.
//!
//! James, Demaree & Wolf (1984), Journal of Applied Psychology 69:85. Unlike an intraclass correlation it asks nothing
//! of how much sellers differ from each other.

use super::icc::variance;
use crate::domain::{SLACK, Scale};
use crate::engine::fixed_point::count;

/// From here on the ratings of one seller count as agreeing (LeBreton & Senter 2008, a lenient limit).
pub const AGREES: f64 = 0.7;

/// A scale of at most so many points from end to end is one of single steps, where only whole numbers are given.
const MOST_STEPS: f64 = 10.0;

/// The variance of ratings that are given by chance, each of `options` being as likely: `(A² − 1) / 12`.
pub fn uniform_variance(options: usize) -> f64 {
    (count(options) * count(options) - 1.0) / 12.0
}

/// What chance would make of ratings on a team's scale, in squared points of the catalog's scale.
///
/// A scale of whole-number ends at most ten apart, on which only whole numbers were given, has single steps; any other
/// is taken as continuous, with the span squared over 12.
pub fn chance_variance(ratings: impl IntoIterator<Item = f64>, team: Scale, catalog: Scale) -> f64 {
    let whole = |x: f64| (x - libm::round(x)).abs() <= SLACK * team.span().max(1.0);
    let has_steps = team.span() <= MOST_STEPS && whole(team.lo()) && whole(team.span());
    let steps = has_steps && ratings.into_iter().all(|rating| whole(catalog.convert(rating, team)));
    let (span, point) = (catalog.span(), catalog.convert_distance(1.0, team));
    if steps {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 11")]
        let options = libm::round(team.span()) as usize + 1;
        uniform_variance(options) / (point * point)
    } else {
        span * span / 12.0
    }
}

/// rwg of one item: `1 − s² / σ²`, with s² the variance of the ratings and σ² that of chance, 0 to 1; what would be
/// negative is 0. `None` of fewer than two ratings, or where chance has no variance.
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

/// rwg(j) of J parallel items: `J (1 − q) / (J (1 − q) + q)`, with q the mean variance of an item over that of chance, 0
/// to 1; what would be negative is 0. `items` holds each item's ratings. `None` without items, where one has fewer than
/// two ratings, or where chance has no variance.
pub fn rwg_j<T: AsRef<[f64]>>(items: &[T], chance: f64) -> Option<f64> {
    if items.is_empty() || chance <= 0.0 {
        return None;
    }
    let j = count(items.len());
    let variances = items.iter().map(|ratings| variance(ratings.as_ref())).sum::<Option<f64>>()?;
    let q = variances / j / chance;
    Some(if q < 1.0 { j * (1.0 - q) / (j * (1.0 - q) + q) } else { 0.0 })
}

/// How near the ratings of each seller lie to each other, over several of them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Within {
    /// How many sets of ratings (a seller's of one trait) were looked at.
    pub sets: usize,
    /// How many of them agree less than [`AGREES`] says.
    pub below: usize,
    /// The variance that chance would give the ratings, in squared points of the catalog's scale.
    pub chance: f64,
    /// The variance that all the ratings have, whoever gave them to whom; `None` of one
    /// seller.
    pub used: Option<f64>,
    /// The mean rwg against chance, 0 to 1; `None` without sets.
    pub mean: Option<f64>,
    /// The same against the variance that the ratings use; `None` where they use none.
    pub mean_of_used: Option<f64>,
}

impl Within {
    /// The figures of one trait: each seller's ratings, two or more each.
    pub(super) fn of(sets: &[Vec<f64>], chance: f64) -> Self {
        // Of one seller alone it would be that very disagreement.
        let used = if sets.len() > 1 { variance(&sets.concat()) } else { None };
        let against =
            |chance: f64| -> Vec<f64> { sets.iter().filter_map(|ratings| rwg(ratings, chance)).collect() };
        let mean = |all: &[f64]| (!all.is_empty()).then(|| all.iter().sum::<f64>() / count(all.len()));
        let each = against(chance);
        Within {
            sets: sets.len(),
            below: each.iter().filter(|&&rwg| rwg < AGREES - SLACK).count(),
            chance,
            used,
            mean: mean(&each),
            mean_of_used: used.and_then(|used| mean(&against(used))),
        }
    }

    /// Whether the ratings use so little of the scale that chance of the whole of it is far too easily beaten: less
    /// than half of its variance (LeBreton & Senter 2008, on null distributions).
    pub fn is_too_generous(&self) -> bool {
        self.used.is_some_and(|used| used < 0.5 * self.chance)
    }

    /// The mean over several traits, each set counting alike.
    pub(super) fn over(parts: &[Within]) -> Option<Self> {
        let first = parts.first()?;
        let sets: usize = parts.iter().map(|part| part.sets).sum();
        let weighed = |of: fn(&Within) -> Option<f64>| {
            let known = || parts.iter().filter_map(|part| Some((count(part.sets), of(part)?)));
            let all: f64 = known().map(|(weight, _)| weight).sum();
            (all > 0.0).then(|| known().map(|(weight, value)| weight * value).sum::<f64>() / all)
        };
        Some(Within {
            sets,
            below: parts.iter().map(|part| part.below).sum(),
            chance: first.chance,
            used: weighed(|part| part.used),
            mean: weighed(|part| part.mean),
            mean_of_used: weighed(|part| part.mean_of_used),
        })
    }
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
