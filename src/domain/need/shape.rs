//! Desirability as a function of the score.
//!
//! Scores, draws and closed forms all use the need's one [`Shape`], so they cannot differ.

use std::fmt;
use std::sync::Arc;

use super::super::Scale;

/// Desirability as a function of the score, 0 to 1 everywhere.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Straight pieces. The expectation over an uncertain score has a closed form.
    PiecewiseLinear(PiecewiseLinear),
    /// Any other function. The expectation over an uncertain score is taken from draws.
    Curved(Curve),
}

impl Shape {
    /// The desirability of a score on the scale, 0 to 1.
    pub fn at(&self, x: f64) -> f64 {
        match self {
            Shape::PiecewiseLinear(pieces) => pieces.at(x),
            Shape::Curved(curve) => curve.at(x),
        }
    }

    /// The desirability of each score, which rise from one to the next.
    pub fn at_each(&self, rising: &[f64]) -> Vec<f64> {
        match self {
            Shape::PiecewiseLinear(pieces) => pieces.at_each(rising),
            Shape::Curved(curve) => rising.iter().map(|&x| curve.at(x)).collect(),
        }
    }

    /// Adds `weight` times the desirability of each score to the sum in its place.
    pub fn add_to(&self, sums: &mut [f64], scores: &[f64], weight: f64) {
        match self {
            Shape::PiecewiseLinear(pieces) => pieces.add_to(sums, scores, weight),
            Shape::Curved(curve) => {
                for (sum, &x) in sums.iter_mut().zip(scores) {
                    *sum += weight * curve.at(x);
                }
            }
        }
    }
}

/// A straight line: `value` at the score `anchor`, rising by 1 over `run` points. A level line has an infinite run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    anchor: f64,
    value: f64,
    run: f64,
}

impl Line {
    /// Returns the line with the same desirability at every score.
    pub fn level(value: f64) -> Self {
        Line { anchor: 0.0, value, run: f64::INFINITY }
    }

    /// Returns the line that is 1 at the score `anchor` and rises by 1 over `run` points (falls if negative).
    pub fn through(anchor: f64, run: f64) -> Self {
        Line { anchor, value: 1.0, run }
    }

    /// Returns the desirability at a score.
    pub fn at(self, x: f64) -> f64 {
        self.value + (x - self.anchor) / self.run
    }

    /// Returns the rise in desirability per point of the scale.
    pub fn slope(self) -> f64 {
        1.0 / self.run
    }

    /// Whether it has the same desirability at every score.
    pub fn is_level(self) -> bool {
        self.run.is_infinite()
    }

    /// Returns a score on it, its desirability there, and over how many points it rises by 1: the numbers that
    /// [`at`](Line::at) reckons with.
    pub fn numbers(self) -> (f64, f64, f64) {
        (self.anchor, self.value, self.run)
    }

    /// The last score that counts as on this line, where `right` takes over at a bend.
    fn last_before(self, right: Line, bend: f64, slack: f64) -> f64 {
        let right_prevails = right.is_level() && (!self.is_level() || right.value > self.value);
        if right_prevails { (bend - slack).next_down() } else { bend + slack }
    }
}

/// One piece: a line, and the score at which it starts.
#[derive(Clone, Copy, Debug)]
struct Piece {
    line: Line,
    /// Where the line starts.
    start: f64,
    /// Scores above this count as on the piece: `start`, moved by the scale's slack.
    above: f64,
}

/// Straight pieces, kept from right to left, since most scores lie high; the last one has no start.
#[derive(Clone, Debug)]
pub struct PiecewiseLinear(Vec<Piece>);

impl PiecewiseLinear {
    /// Returns the pieces, given from left to right, each with the score at which it ends. The last has no end.
    ///
    /// A level piece takes in the scores within the scale's slack of it, so that a rounding error costs nothing; where
    /// two level pieces meet, the higher one does. A slope too short to leave anything between is dropped, and so is a
    /// piece on which no score of the scale lies because it starts too high.
    pub fn new(pieces: &[(Line, f64)], scale: Scale) -> Self {
        let slack = scale.slack();
        let mut kept: Vec<Piece> = Vec::with_capacity(pieces.len());
        let mut start = f64::NEG_INFINITY;
        for &(line, end) in pieces {
            let is_too_short = !line.is_level() && end - start <= 2.0 * slack;
            let above = kept.last().map_or(start, |left| left.line.last_before(line, start, slack));
            if !is_too_short && above < scale.hi() {
                kept.push(Piece { line, start, above });
            }
            start = end;
        }
        kept.reverse();
        PiecewiseLinear(kept)
    }

    /// The desirability of a score on the scale.
    pub fn at(&self, x: f64) -> f64 {
        for piece in &self.0 {
            if x > piece.above {
                return piece.line.at(x);
            }
        }
        0.0
    }

    /// The desirability of each score, which rise from one to the next: those of one piece lie side by side.
    fn at_each(&self, rising: &[f64]) -> Vec<f64> {
        let mut desirabilities = Vec::with_capacity(rising.len());
        for (at, Piece { line, .. }) in self.0.iter().enumerate().rev() {
            let end = match at.checked_sub(1) {
                Some(right) => rising.partition_point(|x| *x <= self.0[right].above),
                None => rising.len(),
            };
            let on_piece = rising.get(desirabilities.len()..end).unwrap_or_default();
            if line.is_level() {
                desirabilities.resize(desirabilities.len() + on_piece.len(), line.value);
            } else {
                desirabilities.extend(on_piece.iter().map(|&x| line.at(x)));
            }
        }
        desirabilities
    }

    /// A loop of its own, which draws spend much of their time in.
    #[inline(never)]
    fn add_to(&self, sums: &mut [f64], scores: &[f64], weight: f64) {
        for (sum, &x) in sums.iter_mut().zip(scores) {
            *sum += weight * self.at(x);
        }
    }

    /// Returns each line with the score above which it counts, from the highest scores to the lowest; the last counts for
    /// all scores that are left.
    pub fn from_above(&self) -> impl Iterator<Item = (f64, Line)> {
        self.0.iter().map(|piece| (piece.above, piece.line))
    }

    /// Returns the scores at which one line ends and the next begins.
    pub fn bends(&self) -> impl Iterator<Item = f64> {
        self.0.iter().map(|piece| piece.start).filter(|start| start.is_finite())
    }

    /// The line on which a score of the scale lies that is no bend.
    pub fn line(&self, x: f64) -> Line {
        let on = self.0.iter().find(|piece| x > piece.start);
        on.map_or(Line::level(0.0), |piece| piece.line)
    }
}

/// Any function from scores to desirabilities.
#[derive(Clone)]
pub struct Curve(Arc<dyn Fn(f64) -> f64 + Send + Sync>);

impl Curve {
    /// Returns the curve of a function from scores to desirabilities, 0 to 1. It must be pure.
    pub fn new(of: impl Fn(f64) -> f64 + Send + Sync + 'static) -> Self {
        Curve(Arc::new(of))
    }

    /// Returns the desirability of a score.
    pub fn at(&self, x: f64) -> f64 {
        (self.0)(x)
    }
}

impl fmt::Debug for Curve {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Curve")
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Band, Target, Tolerance};
    use super::*;

    /// F2 as a formula, for a band.
    fn by_formula(x: f64, [lo, hi]: [f64; 2], tolerance: Tolerance, scale: Scale) -> f64 {
        let (under, over) = (lo - x, x - hi);
        let (gap, tolerance) = if under > over { (under, tolerance.below) } else { (over, tolerance.above) };
        if gap <= scale.slack() {
            1.0
        } else if gap < tolerance - scale.slack() {
            1.0 - gap / tolerance
        } else {
            0.0
        }
    }

    #[test]
    fn a_bands_shape_is_its_formula_to_the_last_bit() {
        let scale = Scale::default();
        let tolerances = [0.0, 0.3, 1.0, 4.0, 12.0];
        for lo in 0..=10 {
            for hi in lo..=10 {
                for (below, above) in tolerances.into_iter().zip(tolerances.into_iter().rev()) {
                    let (lo, hi, tolerance) = (f64::from(lo), f64::from(hi), Tolerance { below, above });
                    let band = Target::Band(Band::new(lo, hi, scale).expect("a band"));
                    let shape = band.shape(tolerance, scale);
                    for step in 0..=1_000 {
                        let x = f64::from(step) / 100.0;
                        let expected = by_formula(x, [lo, hi], tolerance, scale);
                        assert_eq!(
                            shape.at(x).to_bits(),
                            expected.to_bits(),
                            "{x} in [{lo}, {hi}], {tolerance:?}"
                        );
                    }
                    let scores: Vec<f64> = (0..=1_000).map(|step| f64::from(step) / 100.0).collect();
                    let one_by_one: Vec<f64> = scores.iter().map(|&x| shape.at(x)).collect();
                    assert_eq!(shape.at_each(&scores), one_by_one, "[{lo}, {hi}], {tolerance:?}");
                }
            }
        }
    }

    #[test]
    fn a_score_within_the_slack_of_a_level_piece_lies_on_it() {
        let scale = Scale::default();
        let band = Target::Band(Band::new(4.0, 6.0, scale).expect("a band"));
        for tolerance in [2.0, 0.0] {
            let shape = band.shape(Tolerance { below: tolerance, above: tolerance }, scale);
            for near in [4.0 - 5e-9, 6.0 + 5e-9] {
                assert!(shape.at(near) >= 1.0);
            }
            for far in [4.0 - tolerance - 2e-8, 6.0 + tolerance + 2e-8] {
                assert!(shape.at(far) <= 0.0);
            }
        }
        let shape = band.shape(Tolerance { below: 2.0, above: 2.0 }, scale);
        assert!(shape.at(2.0 + 5e-9) <= 0.0 && shape.at(8.0 - 5e-9) <= 0.0);
    }
}
