//! How far a seller satisfies a task or a role.

use super::SLACK;

/// A fit: 0 (nothing is satisfied) to 1 (all of it), never NaN. An unknown fit is no `Fit` at all: `Option<Fit>`.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Fit(f64);

impl Fit {
    /// No need is satisfied at all, or a veto holds.
    pub const ZERO: Fit = Fit(0.0);

    /// A share between 0 and 1. What arithmetic left a hair outside is put at the end it passed; NaN is 0.
    pub fn new(share: f64) -> Self {
        Fit(if share > 0.0 { share.min(1.0) } else { 0.0 })
    }

    /// The share, 0 to 1.
    pub fn share(self) -> f64 {
        self.0
    }

    /// The fit in points, 0 to 100.
    pub fn points(self) -> f64 {
        100.0 * self.0
    }

    /// Whether two fits are equal but for rounding.
    pub fn ties(self, other: Fit) -> bool {
        (self.0 - other.0).abs() <= SLACK
    }
}

/// What a fit amounts to in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Below the adequate level.
    Weak,
    /// From the adequate level up to the strong one.
    Adequate,
    /// From the strong level on.
    Strong,
}

impl Level {
    /// The level's word in files, JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            Level::Weak => "weak",
            Level::Adequate => "adequate",
            Level::Strong => "strong",
        }
    }
}

/// The fits, in points (0 to 100), from which a seller is adequate and strong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels {
    strong: f64,
    adequate: f64,
}

impl Levels {
    /// Levels with `0 <= adequate <= strong <= 100`; `None` otherwise.
    pub fn new(strong: f64, adequate: f64) -> Option<Self> {
        (0.0 <= adequate && adequate <= strong && strong <= 100.0).then_some(Levels { strong, adequate })
    }

    /// From this many points on, a fit is strong.
    pub fn strong(self) -> f64 {
        self.strong
    }

    /// From this many points on, a fit is adequate.
    pub fn adequate(self) -> f64 {
        self.adequate
    }

    /// The level of a fit, told from the unrounded number.
    pub fn of(self, fit: Fit) -> Level {
        self.of_points(fit.points())
    }

    fn of_points(self, points: f64) -> Level {
        let reaches = |limit: f64| points >= limit - 100.0 * SLACK;
        if reaches(self.strong) {
            Level::Strong
        } else if reaches(self.adequate) {
            Level::Adequate
        } else {
            Level::Weak
        }
    }

    /// A fit in points, rounded to `decimals` as it may be shown: to the nearest, unless the rounded number
    /// would reach a level that the fit itself does not (74.6 shows 74).
    pub fn shown(self, fit: Fit, decimals: usize) -> f64 {
        let unit = 10f64.powi(i32::try_from(decimals).unwrap_or(0));
        let nearest = (fit.points() * unit).round() / unit;
        if self.of_points(nearest) > self.of(fit) { (fit.points() * unit).floor() / unit } else { nearest }
    }
}

impl Default for Levels {
    /// Strong from 75, adequate from 50.
    fn default() -> Self {
        Levels { strong: 75.0, adequate: 50.0 }
    }
}
