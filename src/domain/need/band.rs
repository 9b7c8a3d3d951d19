//! The need of a score in a band: at least, at most, or between.

use super::super::Scale;
use super::shape::{Line, PiecewiseLinear, Shape};
use super::{NeedKey, NeedKind, Read, Side, Target, Tolerance, Wording};

/// `at_least: 8`.
pub(super) const AT_LEAST: NeedKey = NeedKey {
    name: "at_least",
    about: "The lowest score that is enough, on the catalog's scale.",
    example: "8",
    read: Read::Number(|limit, scale| Band::new(limit, scale.hi(), scale).map(Target::Band)),
};

/// `at_most: 6`.
pub(super) const AT_MOST: NeedKey = NeedKey {
    name: "at_most",
    about: "The highest score that is not too much, on the catalog's scale.",
    example: "6",
    read: Read::Number(|limit, scale| Band::new(scale.lo(), limit, scale).map(Target::Band)),
};

/// `between: [6, 9]`.
pub(super) const BETWEEN: NeedKey = NeedKey {
    name: "between",
    about: "The lowest and the highest score that serve, [low, high], on the catalog's scale.",
    example: "[6, 9]",
    read: Read::Pair(|lo, hi, scale| Band::new(lo, hi, scale).map(Target::Band)),
};

/// The scores that meet a need: from `lo` to `hi`, both included, on the catalog's scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    lo: f64,
    hi: f64,
}

impl Band {
    /// Returns the band from `lo` to `hi`; `None` unless both are on `scale` and `lo <= hi`.
    pub fn new(lo: f64, hi: f64, scale: Scale) -> Option<Self> {
        (scale.contains(lo) && scale.contains(hi) && lo <= hi).then_some(Band { lo, hi })
    }
}

impl NeedKind for Band {
    fn written(&self) -> (&'static str, Vec<f64>) {
        (BETWEEN.name, vec![self.lo, self.hi])
    }

    fn lo(&self) -> f64 {
        self.lo
    }

    fn hi(&self) -> f64 {
        self.hi
    }

    fn limits(&self, side: Side, scale: Scale) -> bool {
        match side {
            Side::Under => self.lo > scale.lo(),
            Side::Over => self.hi < scale.hi(),
        }
    }

    /// F1: eases by `ease` points each limit that is not an end of the scale.
    fn eased(&self, ease: f64, scale: Scale) -> Target {
        let lo = if self.lo > scale.lo() { self.lo - ease } else { self.lo };
        let hi = if self.hi < scale.hi() { self.hi + ease } else { self.hi };
        // Harder limits may meet: what is left of a narrow band is its middle.
        let middle = f64::midpoint(lo, hi);
        let (lo, hi) = if lo > hi { (middle, middle) } else { (lo, hi) };
        Target::Band(Band { lo: lo.clamp(scale.lo(), scale.hi()), hi: hi.clamp(scale.lo(), scale.hi()) })
    }

    fn without_upper_limit(&self, scale: Scale) -> Target {
        Target::Band(Band { lo: self.lo, hi: scale.hi() })
    }

    fn outside(&self, x: f64, scale: Scale) -> Option<(Side, f64)> {
        let (under, over) = (self.lo - x, x - self.hi);
        if under > scale.slack() {
            Some((Side::Under, under))
        } else if over > scale.slack() {
            Some((Side::Over, over))
        } else {
            None
        }
    }

    /// F2: 1 in the band, falling linearly to 0 over the tolerance on each side; a tolerance of 0 is a step.
    ///
    /// Derringer & Suich (1980), Journal of Quality Technology 12:214, with exponent 1 and a plateau for the target.
    fn shape(&self, tolerance: Tolerance, scale: Scale) -> Shape {
        let Band { lo, hi } = *self;
        let Tolerance { below, above } = tolerance;
        let pieces = [
            (Line::level(0.0), lo - below),
            (Line::through(lo, below), lo),
            (Line::level(1.0), hi),
            (Line::through(hi, -above), hi + above),
            (Line::level(0.0), f64::INFINITY),
        ];
        Shape::PiecewiseLinear(PiecewiseLinear::new(&pieces, scale))
    }

    fn wording(&self, scale: Scale) -> Wording {
        let (lo, hi) = (("lo", self.lo), ("hi", self.hi));
        match (self.limits(Side::Under, scale), self.limits(Side::Over, scale)) {
            (true, false) => Wording { message: "band-at-least", numbers: vec![lo] },
            (false, true) => Wording { message: "band-at-most", numbers: vec![hi] },
            (true, true) => Wording { message: "band-between", numbers: vec![lo, hi] },
            (false, false) => Wording { message: "band-any", numbers: Vec::new() },
        }
    }
}
