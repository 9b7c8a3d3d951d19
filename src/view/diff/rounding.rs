//! A change rounded so that what is shown adds up: after less before is the change, and the parts sum to it.

use crate::domain::{Fit, Levels};
use crate::result::diff::{Cause, ValueChange};

/// How a value is rounded to tenths of a point.
#[derive(Clone, Copy, Debug)]
pub enum Rounding {
    /// A fit: never to a level that it does not reach.
    Fit(Levels),
    /// Any other share: to the nearest.
    Share,
}

impl Rounding {
    /// A share in tenths of a point.
    pub fn tenths(self, share: f64) -> i64 {
        match self {
            Rounding::Fit(levels) => nearest(levels.shown(Fit::new(share), 1) / 100.0),
            Rounding::Share => nearest(share),
        }
    }
}

/// A share in tenths of a point, to the nearest.
#[expect(clippy::cast_possible_truncation, reason = "what is shown is at most some thousands of wholes")]
fn nearest(share: f64) -> i64 {
    libm::round(1000.0 * share) as i64
}

/// What is shown of a change, in tenths of a point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown<'a> {
    pub before: Option<i64>,
    pub after: Option<i64>,
    /// What each cause, or causes that cannot be told apart, contributed; `None` where the change is not split.
    pub parts: Option<Vec<(&'a [Cause], i64)>>,
}

impl<'a> Shown<'a> {
    /// A change in shares; `ends` is how the two values are rounded.
    pub fn new(change: &'a ValueChange, ends: [Rounding; 2]) -> Self {
        let before = change.old.map(|value| ends[0].tenths(value));
        let after = change.new.map(|value| ends[1].tenths(value));
        let whole = before.zip(after).map(|(before, after)| after - before);
        let parts = change.split.as_ref().zip(whole).map(|(parts, whole)| {
            let changes: Vec<f64> = parts.iter().map(|part| part.change).collect();
            parts.iter().map(|part| part.causes.as_slice()).zip(adding_up(&changes, whole)).collect()
        });
        Shown { before, after, parts }
    }

    pub fn whole(&self) -> Option<i64> {
        Some(self.after? - self.before?)
    }

    /// The part of exactly these causes.
    pub fn part(&self, causes: &[Cause]) -> Option<i64> {
        self.parts.as_ref()?.iter().find(|(own, _)| *own == causes).map(|(_, tenths)| *tenths)
    }

    /// The part of one cause alone: 0 where it does not differ, `None` where it cannot be told apart.
    pub fn part_alone(&self, cause: Cause) -> Option<i64> {
        match self.parts.as_ref()?.iter().find(|(causes, _)| causes.contains(&cause)) {
            Some((causes, tenths)) => (causes.len() == 1).then_some(*tenths),
            None => Some(0),
        }
    }

    /// The part of causes that cannot be told apart, if there are such.
    pub fn joint(&self) -> Option<(&'a [Cause], i64)> {
        self.parts.as_ref()?.iter().find(|(causes, _)| causes.len() > 1).copied()
    }
}

/// Parts, in shares, as tenths of a point that sum to the whole. What rounding leaves goes where it is missed most
/// (largest remainders).
pub fn adding_up(parts: &[f64], whole: i64) -> Vec<i64> {
    let mut shown: Vec<i64> = parts.iter().copied().map(nearest).collect();
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

/// Tenths of a point as points.
#[expect(clippy::cast_precision_loss, reason = "tenths of points are small numbers")]
pub fn points(tenths: i64) -> f64 {
    tenths as f64 / 10.0
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
        // A cause without a part gets none of what rounding leaves.
        assert_eq!(there[2], 0);
        assert_eq!(adding_up(&[], 0), Vec::<i64>::new());
    }
}
