//! A need lowered to flat numbers: what a score adds to the mean of its task.

use crate::domain::{Shape, Tradeoff};

/// The most bends of a shape that is laid out flat: those of a band.
const BENDS: usize = 4;

/// A need with a weight.
#[derive(Clone, Debug)]
pub(super) struct PlannedNeed {
    pub weight: f64,
    shape: PlannedShape,
    /// A score below this, or above that, breaks a veto.
    veto: (f64, f64),
}

/// Desirability as a function of the score.
#[derive(Clone, Debug)]
enum PlannedShape {
    /// The scores above which each line counts, from the right, and the lines: anchor, value, run.
    Lines { above: [f64; BENDS], lines: [(f64, f64, f64); BENDS + 1] },
    /// A shape with more bends, or with none.
    Other(Shape),
}

impl PlannedNeed {
    pub fn new(weight: f64, shape: &Shape, veto: (f64, f64)) -> Self {
        PlannedNeed { weight, shape: PlannedShape::of(shape), veto }
    }

    /// Whether a score breaks a veto.
    pub fn is_vetoed(&self, x: f64) -> bool {
        x < self.veto.0 || x > self.veto.1
    }

    /// Returns what it adds to its task at a score.
    pub fn part(&self, tradeoff: Tradeoff, x: f64) -> f64 {
        part(tradeoff, self.weight, self.shape.at(x))
    }
}

impl PlannedShape {
    fn of(shape: &Shape) -> Self {
        let other = || PlannedShape::Other(shape.clone());
        let Shape::PiecewiseLinear(pieces) = shape else { return other() };
        let (mut above, mut lines) = ([f64::NEG_INFINITY; BENDS], [(0.0, 0.0, f64::INFINITY); BENDS + 1]);
        let mut count = 0;
        for (at, (bend, line)) in pieces.from_above().enumerate() {
            if at > BENDS {
                return other();
            }
            lines[at] = line.numbers();
            if let Some(above) = above.get_mut(at) {
                *above = bend;
            } else if bend > f64::NEG_INFINITY {
                return other();
            }
            count += 1;
        }
        if count == 0 { other() } else { PlannedShape::Lines { above, lines } }
    }

    /// Returns the desirability of a score. Which line it is on is counted, not branched upon: scores are hard to guess.
    fn at(&self, x: f64) -> f64 {
        match self {
            PlannedShape::Lines { above, lines } => {
                let on: usize = above.iter().map(|above| usize::from(x <= *above)).sum();
                let (anchor, value, run) = lines[on];
                value + (x - anchor) / run
            }
            PlannedShape::Other(shape) => shape.at(x),
        }
    }
}

/// What a part of this weight and value adds to a mean: with a partial tradeoff its logarithm, −∞ where it is 0.
pub(super) fn part(tradeoff: Tradeoff, weight: f64, value: f64) -> f64 {
    match tradeoff {
        Tradeoff::Full => weight * value,
        Tradeoff::Partial if value <= 0.0 => f64::NEG_INFINITY,
        // The usual value is 1, and its logarithm is exactly 0.
        Tradeoff::Partial if value.to_bits() == 1.0_f64.to_bits() => 0.0,
        Tradeoff::Partial => weight * libm::log(value),
        Tradeoff::None => value,
    }
}
