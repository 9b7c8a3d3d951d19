//! Needs as piecewise linear functions of a score, and their moments where the score is uncertain.
//!
//! Expectation and variance follow from the moments of the truncated normal distribution on each piece (Johnson, Kotz &
//! Balakrishnan 1994, chapter 13). A score never leaves its scale: beyond an end it counts as the end.

use std::ops::Range;

use super::normal::{below, density};
use crate::domain::{PiecewiseLinear, Scale, Shape, TaskIx};
use crate::engine::score::Scorer;

/// A linear function of a score: its value at the scale's low end, and how much it rises per point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Affine {
    pub at_lo: f64,
    pub slope: f64,
}

impl Affine {
    fn constant(value: f64) -> Self {
        Affine { at_lo: value, slope: 0.0 }
    }
}

/// Adds `weight` times a function to a sum of functions, piece by piece.
pub(super) fn add(sum: &mut [Affine], function: &[Affine], weight: f64) {
    for (sum, line) in sum.iter_mut().zip(function) {
        sum.at_lo += weight * line.at_lo;
        sum.slope += weight * line.slope;
    }
}

/// The moments of a score on one piece: ∫φ, ∫xφ and ∫x²φ over it, x counted from the scale's low end.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct PieceMoments {
    pub p: f64,
    pub m1: f64,
    pub m2: f64,
}

/// The pieces on which every need of a trait is linear, trait after trait, and the needs as functions on them.
///
/// A trait with k knots has k + 1 pieces: below the scale, between each two knots, above the scale.
#[derive(Clone, Debug)]
pub(super) struct Pieces {
    /// By trait, in order: where its needs bend or are vetoed, and the scale's ends.
    knots: Vec<Vec<f64>>,
    /// By trait: the place of its first piece. One more than there are traits.
    starts: Vec<usize>,
    /// By task and need: its desirability on each piece of its trait; `None` for a curved need.
    needs: Vec<Vec<Option<Vec<Affine>>>>,
}

impl Pieces {
    /// The pieces of a scorer's needs.
    pub(super) fn new(scorer: &Scorer) -> Self {
        let catalog = scorer.catalog();
        let mut knots: Vec<Vec<f64>> = vec![Vec::new(); catalog.traits.len()];
        for (task, limits) in catalog.tasks.iter().zip(scorer.limits()) {
            for (need, limits) in task.needs.iter().zip(limits) {
                let knots = &mut knots[need.trait_ix.0];
                knots.extend(limits.veto.below.into_iter().chain(limits.veto.above));
                if let Shape::PiecewiseLinear(pieces) = &limits.shape {
                    knots.extend(pieces.bends());
                }
            }
        }
        let mut starts = vec![0];
        for knots in &mut knots {
            sort_knots(knots, catalog.scale);
            starts.push(starts[starts.len() - 1] + knots.len() + 1);
        }
        let mut needs = Vec::with_capacity(catalog.tasks.len());
        for (task, limits) in catalog.tasks.iter().zip(scorer.limits()) {
            let mut of_task = Vec::with_capacity(task.needs.len());
            for (need, limits) in task.needs.iter().zip(limits) {
                of_task.push(match &limits.shape {
                    Shape::PiecewiseLinear(pieces) => {
                        Some(on_pieces(pieces, &knots[need.trait_ix.0], catalog.scale))
                    }
                    Shape::Curved(_) => None,
                });
            }
            needs.push(of_task);
        }
        Pieces { knots, starts, needs }
    }

    /// How many pieces all traits have together.
    pub(super) fn len(&self) -> usize {
        self.starts[self.starts.len() - 1]
    }

    /// The places of a trait's pieces.
    pub(super) fn of_trait(&self, of: usize) -> Range<usize> {
        self.starts[of]..self.starts[of + 1]
    }

    /// The knots between a trait's pieces.
    pub(super) fn knots(&self, of: usize) -> &[f64] {
        &self.knots[of]
    }

    /// A need's desirability on each piece of its trait; `None` where the need is curved.
    pub(super) fn desirability(&self, task: TaskIx, need: usize) -> Option<&[Affine]> {
        self.needs[task.0][need].as_deref()
    }
}

/// Sorts knots, each kept once. Those outside the scale are dropped and its ends added.
pub(super) fn sort_knots(knots: &mut Vec<f64>, scale: Scale) {
    knots.retain(|&knot| scale.lo() + scale.slack() < knot && knot < scale.hi() - scale.slack());
    knots.extend([scale.lo(), scale.hi()]);
    knots.sort_by(f64::total_cmp);
    knots.dedup_by(|a, b| (*a - *b).abs() <= scale.slack());
}

/// A function's line on each piece between the knots, and its value at the scale's ends beyond them.
pub(super) fn on_pieces(pieces: &PiecewiseLinear, knots: &[f64], scale: Scale) -> Vec<Affine> {
    let mut lines = Vec::with_capacity(knots.len() + 1);
    lines.push(Affine::constant(pieces.at(scale.lo())));
    for pair in knots.windows(2) {
        let line = pieces.line(f64::midpoint(pair[0], pair[1]));
        lines.push(Affine { at_lo: line.at(scale.lo()), slope: line.slope() });
    }
    lines.push(Affine::constant(pieces.at(scale.hi())));
    lines
}

/// Works out the moments of a score of this mean and standard error (above 0) on each of its trait's pieces.
///
/// `knots` are sorted and lie on the scale, its ends among them; `moments` has one place more than there are knots.
pub(super) fn piece_moments(moments: &mut [PieceMoments], mean: f64, se: f64, knots: &[f64], scale: Scale) {
    // Points are counted from the scale's low end, so that no digits are lost on scales far from 0.
    let (lo, hi, offset) = (scale.lo(), scale.span(), mean - scale.lo());
    let (mut p_before, mut density_before) = standardized(knots[0], mean, se);
    moments[0] = PieceMoments { p: p_before, m1: 0.0, m2: 0.0 };
    for (piece, pair) in moments[1..].iter_mut().zip(knots.windows(2)) {
        let (l, u) = (pair[0] - lo, pair[1] - lo);
        let (p_after, density_after) = standardized(pair[1], mean, se);
        let p = p_after - p_before;
        let m1 = offset * p + se * (density_before - density_after);
        let m2 = (offset * offset + se * se) * p
            + se * ((offset + l) * density_before - (offset + u) * density_after);
        *piece = PieceMoments { p, m1, m2 };
        (p_before, density_before) = (p_after, density_after);
    }
    let p = 1.0 - p_before;
    moments[knots.len()] = PieceMoments { p, m1: p * hi, m2: p * hi * hi };
}

/// The probability of a score below a knot, and the standard normal density there.
fn standardized(knot: f64, mean: f64, se: f64) -> (f64, f64) {
    let z = (knot - mean) / se;
    (below(z), density(z))
}

/// The expectation and the mean square of a function, given by its line on each piece.
pub(super) fn expectation(moments: &[PieceMoments], function: &[Affine]) -> (f64, f64) {
    let (mut mean, mut square) = (0.0, 0.0);
    for (piece, line) in moments.iter().zip(function) {
        let Affine { at_lo: a, slope: b } = *line;
        mean += a * piece.p + b * piece.m1;
        square += a * a * piece.p + 2.0 * a * b * piece.m1 + b * b * piece.m2;
    }
    (mean, square)
}

/// The expectation and the variance of a function, given by its line on each piece.
pub(super) fn expectation_and_variance(moments: &[PieceMoments], function: &[Affine]) -> (f64, f64) {
    let (mean, square) = expectation(moments, function);
    (mean, (square - mean * mean).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outermost_knots_are_the_ends_of_the_scale_to_the_bit() {
        for (lo, hi) in [(0.0, 10.0), (1.0, 5.0), (-3.0, 3.0), (10.0, 20.0)] {
            let scale = Scale::new(lo, hi).expect("a scale");
            let (middle, half) = (f64::midpoint(lo, hi), scale.slack() / 2.0);
            let mut knots = vec![middle, lo - half, lo, lo + half, hi - half, hi, hi + half, middle + half];
            knots.extend([lo - 1.0, lo / 2.0 - 1.0, hi + 1.0, 100.0, -100.0]);
            sort_knots(&mut knots, scale);
            let inner: Vec<f64> = knots[1..knots.len() - 1].to_vec();
            assert!(inner.iter().all(|knot| lo < *knot && *knot < hi), "{knots:?}");
            assert_eq!([knots[0], knots[knots.len() - 1]].map(f64::to_bits), [lo, hi].map(f64::to_bits));
            assert!(inner.contains(&middle) && !inner.contains(&(middle + half)), "{knots:?}");
        }
    }
}
