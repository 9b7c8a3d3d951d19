//! The expected desirability of one uncertain score.

use super::draws::Draws;
use super::piecewise_linear::{PieceMoments, expectation, on_pieces, piece_moments, sort_knots};
use crate::domain::{Curve, PiecewiseLinear, Scale, Shape, Target, Tolerance};
use crate::engine::fixed_point::count;

/// How many draws stand for a score of a curved need.
const DRAWS: usize = 2_000;

/// The expectation and the variance of the desirability of a score with a standard error: F2 of a normal variable that
/// ends with the scale.
///
/// Exact for a piecewise linear need; from draws for a curved one.
pub fn expected_desirability(
    score: f64,
    se: f64,
    target: Target,
    tolerance: Tolerance,
    scale: Scale,
) -> (f64, f64) {
    expected(&target.shape(tolerance, scale), score, se, scale)
}

pub(super) fn expected(shape: &Shape, score: f64, se: f64, scale: Scale) -> (f64, f64) {
    if se <= 0.0 {
        return (shape.at(score), 0.0);
    }
    let (mean, square) = match shape {
        Shape::PiecewiseLinear(pieces) => in_closed_form(pieces, score, se, scale),
        Shape::Curved(curve) => drawn(curve, score, se, scale),
    };
    (mean.clamp(0.0, 1.0), (square - mean * mean).max(0.0))
}

/// Mean and mean square from the moments on each piece.
fn in_closed_form(pieces: &PiecewiseLinear, score: f64, se: f64, scale: Scale) -> (f64, f64) {
    let mut knots: Vec<f64> = pieces.bends().collect();
    sort_knots(&mut knots, scale);
    let mut moments = vec![PieceMoments::default(); knots.len() + 1];
    piece_moments(&mut moments, score, se, &knots, scale);
    expectation(&moments, &on_pieces(pieces, &knots, scale))
}

/// Mean and mean square over equally likely slices of the score's distribution.
fn drawn(curve: &Curve, score: f64, se: f64, scale: Scale) -> (f64, f64) {
    let draws = Draws::new(DRAWS, 1);
    let (mut sum, mut squares) = (0.0, 0.0);
    for error in draws.slices() {
        let d = curve.at((score + se * error).clamp(scale.lo(), scale.hi()));
        sum += d;
        squares += d * d;
    }
    (sum / count(DRAWS), squares / count(DRAWS))
}
