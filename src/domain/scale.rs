//! The scale of scores.

/// Tolerance for comparing limits, levels, shares and ties, as a share of the scale.
pub const SLACK: f64 = 1e-9;

/// The ends of a scale of scores: both finite, the low one below the high one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    lo: f64,
    hi: f64,
}

impl Scale {
    /// Returns the scale from `lo` to `hi`; `None` unless both and their difference are finite and `lo < hi`.
    pub fn new(lo: f64, hi: f64) -> Option<Self> {
        (lo.is_finite() && hi.is_finite() && lo < hi && (hi - lo).is_finite()).then_some(Scale { lo, hi })
    }

    /// Returns the low end.
    pub fn lo(self) -> f64 {
        self.lo
    }

    /// Returns the high end.
    pub fn hi(self) -> f64 {
        self.hi
    }

    /// Returns the distance between the ends, above 0.
    pub fn span(self) -> f64 {
        self.hi - self.lo
    }

    /// Returns the usual standard deviation of sellers' scores, to convert a reliability to a standard error. A single
    /// supervisor's reliability of .52 (Viswesvaran, Ones & Schmidt 1996) gives an error of 12.5 % of the span.
    pub fn spread(self) -> f64 {
        0.18 * self.span()
    }

    /// Returns how far apart two scores may be and still count as equal.
    pub fn slack(self) -> f64 {
        SLACK * self.span()
    }

    /// Whether `x` is a score on this scale.
    pub fn contains(self, x: f64) -> bool {
        self.lo <= x && x <= self.hi
    }

    /// Returns a score on this scale converted linearly to `to`.
    /// A score is returned unchanged between equal scales.
    pub fn convert(self, x: f64, to: Scale) -> f64 {
        if self == to { x } else { to.lo + (x - self.lo) * (to.hi - to.lo) / (self.hi - self.lo) }
    }

    /// Returns a distance on this scale as the same share of `to`.
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
