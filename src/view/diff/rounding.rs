//! A change rounded so that what is shown adds up: after less before is the change, and the parts sum to it.

use crate::engine::diff::ValueChange;

/// What is shown of a change, in tenths of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub before: Option<i64>,
    pub after: Option<i64>,
    /// One for each part of the split, in its order; `None` where there is none.
    pub parts: Option<Vec<i64>>,
}

/// A share in tenths of a point, to the nearest.
#[expect(clippy::cast_possible_truncation, reason = "what is shown is at most some thousands of wholes")]
pub fn tenths(share: f64) -> i64 {
    libm::round(1000.0 * share) as i64
}

impl Shown {
    /// Of a change in shares; `ends` say how the two values are shown, in tenths of a point.
    pub fn of(change: &ValueChange, ends: [&dyn Fn(f64) -> i64; 2]) -> Self {
        let (before, after) = (change.before.map(ends[0]), change.after.map(ends[1]));
        let whole = before.zip(after).map(|(before, after)| after - before);
        let parts = change.split.as_ref().ok().zip(whole).map(|(parts, whole)| {
            adding_up(&parts.iter().map(|part| part.change).collect::<Vec<f64>>(), whole)
        });
        Shown { before, after, parts }
    }

    pub fn whole(&self) -> Option<i64> {
        Some(self.after? - self.before?)
    }
}

/// Parts, in shares, as tenths of a point that sum to the whole; what rounding leaves goes where it is missed most (largest remainders).
pub fn adding_up(parts: &[f64], whole: i64) -> Vec<i64> {
    let mut shown: Vec<i64> = parts.iter().copied().map(tenths).collect();
    let mut left = whole - shown.iter().sum::<i64>();
    while left != 0 && !shown.is_empty() {
        #[expect(clippy::cast_precision_loss, reason = "tenths of points are small numbers")]
        let missed = |at: usize| (1000.0 * parts[at] - shown[at] as f64) * left.signum() as f64;
        let most = (0..shown.len()).reduce(|a, b| if missed(b) > missed(a) { b } else { a }).unwrap_or(0);
        shown[most] += left.signum();
        left -= left.signum();
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_adds_up_and_turns_with_the_change() {
        let parts = |sign: f64| [0.0225, 0.0225, 0.0].map(|change| sign * change);
        assert_eq!(adding_up(&parts(1.0), 45).iter().sum::<i64>(), 45);
        let (there, back) = (adding_up(&parts(1.0), 45), adding_up(&parts(-1.0), -45));
        assert!(there.iter().zip(&back).all(|(a, b)| *a == -b), "{there:?} {back:?}");
        // Who has no part gets none of what rounding leaves.
        assert_eq!(there[2], 0);
        assert_eq!(adding_up(&[], 0), Vec::<i64>::new());
    }
}
