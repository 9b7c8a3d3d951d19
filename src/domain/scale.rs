//! What a score means: the two ends between which it lies.

/// Limits, levels, shares and ties are compared with this share of the scale they are measured on.
pub const SLACK: f64 = 1e-9;

/// The ends of a scale of scores: both finite, the low one below the high one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    lo: f64,
    hi: f64,
}

impl Scale {
    /// The scale from `lo` to `hi`; `None` unless both are finite, `lo < hi`, and the distance is finite too.
    pub fn new(lo: f64, hi: f64) -> Option<Self> {
        (lo.is_finite() && hi.is_finite() && lo < hi && (hi - lo).is_finite()).then_some(Scale { lo, hi })
    }

    /// The low end.
    pub fn lo(self) -> f64 {
        self.lo
    }

    /// The high end.
    pub fn hi(self) -> f64 {
        self.hi
    }

    /// The distance between the ends, above 0.
    pub fn span(self) -> f64 {
        self.hi - self.lo
    }

    /// How far sellers' scores usually spread: the standard deviation that a reliability is told against. With a single
    /// supervisor's of .52 (Viswesvaran, Ones & Schmidt 1996) it gives an error of 12.5 % of the span.
    pub fn spread(self) -> f64 {
        0.18 * self.span()
    }

    /// How far two scores may lie apart and still count as the same.
    pub fn slack(self) -> f64 {
        SLACK * self.span()
    }

    /// Whether `x` is a score on this scale.
    pub fn contains(self, x: f64) -> bool {
        self.lo <= x && x <= self.hi
    }

    /// A score on this scale, as the score on `to` that lies equally far between the ends (linear).
    /// Equal scales are not converted.
    pub fn convert(self, x: f64, to: Scale) -> f64 {
        if self == to { x } else { to.lo + (x - self.lo) * (to.hi - to.lo) / (self.hi - self.lo) }
    }

    /// A distance on this scale, as the same share of `to`.
    pub fn convert_distance(self, d: f64, to: Scale) -> f64 {
        if self == to { d } else { d * to.span() / self.span() }
    }
}

impl Default for Scale {
    /// 0 to 10.
    fn default() -> Self {
        Scale { lo: 0.0, hi: 10.0 }
    }
}
