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
    /// Returns the desirability of a score, 0 to 1.
    pub fn at(&self, x: f64) -> f64 {
        match self {
            Shape::PiecewiseLinear(pieces) => pieces.at(x),
            Shape::Curved(curve) => curve.at(x),
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

    fn is_level(self) -> bool {
        self.run.is_infinite()
    }
}

/// One piece: a line, and the score at which it ends.
#[derive(Clone, Copy, Debug)]
struct Piece {
    line: Line,
    /// Where the line ends.
    end: f64,
    /// The last score that counts as on this piece: `end`, moved by the scale's slack.
    last: f64,
}

/// Straight pieces from left to right; the first and the last have no outer end.
#[derive(Clone, Debug)]
pub struct PiecewiseLinear(Vec<Piece>);

impl PiecewiseLinear {
    /// Returns the pieces, given from left to right, each with the score at which it ends. The last has no end.
    ///
    /// A level piece includes the scores within the scale's slack of it, so that a rounding error costs nothing; where
    /// two level pieces meet, the higher one does. A slope with nothing left between is dropped.
    pub fn new(pieces: &[(Line, f64)], scale: Scale) -> Self {
        let slack = scale.slack();
        let mut kept: Vec<Piece> = Vec::with_capacity(pieces.len());
        let mut start = f64::NEG_INFINITY;
        for &(line, end) in pieces {
            let is_too_short = !line.is_level() && end - start <= 2.0 * slack;
            if !is_too_short {
                kept.push(Piece { line, end, last: end });
            }
            start = end;
        }
        for at in 1..kept.len() {
            let (left, right) = (kept[at - 1].line, kept[at].line);
            let goes_left = right.is_level() && (!left.is_level() || right.value > left.value);
            let edge = &mut kept[at - 1].last;
            *edge = if goes_left { (*edge - slack).next_down() } else { *edge + slack };
        }
        if let Some(piece) = kept.last_mut() {
            (piece.end, piece.last) = (f64::INFINITY, f64::INFINITY);
        }
        PiecewiseLinear(kept)
    }

    /// Returns the desirability of a score.
    pub fn at(&self, x: f64) -> f64 {
        let on = self.0.iter().find(|piece| x <= piece.last);
        on.map_or(0.0, |piece| piece.line.at(x))
    }

    /// Returns the scores at which one line ends and the next begins.
    pub fn bends(&self) -> impl Iterator<Item = f64> {
        self.0.iter().map(|piece| piece.end).filter(|end| end.is_finite())
    }

    /// Returns the line at a score that is not a bend.
    pub fn line(&self, x: f64) -> Line {
        let on = self.0.iter().find(|piece| x < piece.end);
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
