//! Needs as functions of a score that are straight between knots, and what they come to where the score is uncertain.
//!
//! Expectation and variance follow from the moments of the truncated normal distribution on each piece (Johnson, Kotz &
//! Balakrishnan 1994, chapter 13). Scores do not leave their scale: beyond its ends a function stays as it is there.

use super::normal::{below, density};
use crate::domain::Scale;

/// Probability and moments of one piece: ∫φ, ∫xφ and ∫x²φ over it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Part {
    pub p: f64,
    pub m1: f64,
    pub m2: f64,
}

/// A straight line: what it is at the scale's low end, and how much it rises per point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Straight {
    pub at_lo: f64,
    pub slope: f64,
}

/// The pieces of a score of this mean and error (above 0): below the scale, between the knots (sorted, on the scale, its
/// ends among them), and above the scale. What lies beyond an end counts as the end. One more part than there are knots.
pub(super) fn spread(parts: &mut [Part], mean: f64, se: f64, knots: &[f64], scale: Scale) {
    let of_score = mean;
    let at = |knot: f64| {
        let z = (knot - of_score) / se;
        (below(z), density(z))
    };
    // Points are counted from the scale's low end, so that no digits are lost on scales far from 0.
    let (lo, mean) = (scale.lo(), mean - scale.lo());
    let hi = scale.span();
    let mut before = at(knots[0]);
    parts[0] = Part { p: before.0, m1: 0.0, m2: 0.0 };
    for (part, pair) in parts[1..].iter_mut().zip(knots.windows(2)) {
        let (l, u) = (pair[0] - lo, pair[1] - lo);
        let after = at(pair[1]);
        let p = after.0 - before.0;
        let m1 = mean * p + se * (before.1 - after.1);
        let m2 = (mean * mean + se * se) * p + se * ((mean + l) * before.1 - (mean + u) * after.1);
        *part = Part { p, m1, m2 };
        before = after;
    }
    let p = 1.0 - before.0;
    parts[knots.len()] = Part { p, m1: p * hi, m2: p * hi * hi };
}

/// Expectation and mean square of a function that is this line on each of these pieces.
pub(super) fn moments(parts: &[Part], lines: &[Straight]) -> (f64, f64) {
    let mut sums = (0.0, 0.0);
    for (part, line) in parts.iter().zip(lines) {
        let Straight { at_lo: a, slope: b } = *line;
        sums.0 += a * part.p + b * part.m1;
        sums.1 += a * a * part.p + 2.0 * a * b * part.m1 + b * b * part.m2;
    }
    sums
}
