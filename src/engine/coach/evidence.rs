//! How many ratings it takes to see a gain.

use crate::domain::TraitIx;
use crate::engine::diff::RELIABLE;
use crate::engine::fixed_point::count;
use crate::engine::uncertainty::Errors;

/// More ratings than this nobody collects.
const MOST: f64 = 1e6;

/// How many ratings before, and as many after, show gains as more than noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatingsToSee {
    /// Of each change by itself: for the smallest one.
    pub one: usize,
    /// Of each seller, for the mean gain of all of them.
    pub team: usize,
}

impl RatingsToSee {
    /// Those of changes by so many points each; `None` where nothing is changed.
    pub fn of(changes: &[(TraitIx, f64)], errors: &Errors) -> Option<Self> {
        let one = changes.iter().map(|(of, points)| ratings_to_see(*points, errors.of_one(*of), 1)).max()?;
        let number = count(changes.len());
        let mean = changes.iter().map(|(_, points)| points).sum::<f64>() / number;
        let squares = changes.iter().map(|(of, _)| errors.of_one(*of).powi(2)).sum::<f64>() / number;
        Some(RatingsToSee { one, team: ratings_to_see(mean, libm::sqrt(squares), changes.len()) })
    }
}

/// The fewest ratings before, and as many after, by which the mean gain of `people` is reliable: beyond 1.96 standard errors
/// of the difference, `se·√(2 / (people · ratings))` (Jacobson & Truax 1991, Journal of Consulting and Clinical Psychology
/// 59:12). At least 1; `gain` and `se` in points.
pub fn ratings_to_see(gain: f64, se: f64, people: usize) -> usize {
    let needed = 2.0 * (RELIABLE * se / gain.max(f64::MIN_POSITIVE)).powi(2) / count(people.max(1));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and a million")]
    let whole = (needed.min(MOST)).floor() as usize;
    // A gain of exactly so many errors is not reliable yet.
    whole + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratings_to_see_a_gain_are_those_worked_out_by_hand() {
        for (gain, ratings) in [(0.67, 27), (1.1, 10), (2.0, 4), (3.0, 2)] {
            assert_eq!(ratings_to_see(gain, 1.25, 1), ratings, "{gain}");
        }
        // Eight people with two ratings each show a mean gain from 0.87 on.
        assert_eq!([0.86, 0.87].map(|gain| ratings_to_see(gain, 1.25, 8)), [3, 2]);
        assert_eq!(ratings_to_see(1.0, 0.0, 1), 1);
    }
}
