//! How well a seller meets the needs of a task or a role.

use super::SLACK;
use super::power_of_ten::power_of_ten;

/// A fit: 0 (no need is met) to 1 (all are), never NaN. An unknown fit is `None` in an `Option<Fit>`, never 0.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Fit(f64);

impl Fit {
    /// No need is met, or a veto applies.
    pub const ZERO: Fit = Fit(0.0);

    /// Returns the fit of a share, clamped to 0 to 1; NaN becomes 0.
    pub fn new(share: f64) -> Self {
        Fit(if share > 0.0 { share.min(1.0) } else { 0.0 })
    }

    /// Returns the share, 0 to 1.
    pub fn share(self) -> f64 {
        self.0
    }

    /// Returns the fit in points, 0 to 100.
    pub fn points(self) -> f64 {
        100.0 * self.0
    }

    /// Whether two fits differ by rounding error at most.
    pub fn ties(self, other: Fit) -> bool {
        (self.0 - other.0).abs() <= SLACK
    }
}

/// The level of a fit.
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
    /// Returns the level's word in files, JSON and CSV.
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
    /// Returns the levels, or `None` unless `0 <= adequate <= strong <= 100`.
    pub fn new(strong: f64, adequate: f64) -> Option<Self> {
        (0.0 <= adequate && adequate <= strong && strong <= 100.0).then_some(Levels { strong, adequate })
    }

    /// Returns the points from which a fit is strong.
    pub fn strong(self) -> f64 {
        self.strong
    }

    /// Returns the points from which a fit is adequate.
    pub fn adequate(self) -> f64 {
        self.adequate
    }

    /// Returns the level of a fit, by its unrounded points.
    pub fn of(self, fit: Fit) -> Level {
        self.of_points(fit.points())
    }

    fn of_points(self, points: f64) -> Level {
        let reached = points + 100.0 * SLACK;
        if reached >= self.strong {
            Level::Strong
        } else if reached >= self.adequate {
            Level::Adequate
        } else {
            Level::Weak
        }
    }

    /// Returns a fit in points, rounded to `decimals` for display: to the nearest, or down where the rounded number
    /// would reach a level that the fit does not (74.6 shows 74).
    pub fn shown(self, fit: Fit, decimals: usize) -> f64 {
        self.units_shown(fit, decimals) / power_of_ten(decimals)
    }

    /// Returns the same in units of the last decimal: a whole number.
    pub fn units_shown(self, fit: Fit, decimals: usize) -> f64 {
        let unit = power_of_ten(decimals);
        let exact = fit.points() * unit;
        let below = whole(exact);
        // Up or down is hard to guess, so it is added and not branched upon.
        let nearest = below + f64::from(u8::from(exact - below >= 0.5));
        // Less than a unit is rounded off: where no level is as near as that, none is reached.
        let is_far = |level: f64| ((level - 100.0 * SLACK) * unit - exact).abs() > 1.0;
        if is_far(self.strong) && is_far(self.adequate) {
            return nearest;
        }
        if self.of_points(nearest / unit) > self.of(fit) { below } else { nearest }
    }
}

/// Returns a number of units without its decimals.
fn whole(exact: f64) -> f64 {
    // Rounding by the processor's own instruction cannot be counted on, and a call for each fit of a long table is slow.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "below 10 to the power of 15"
    )]
    if exact < 1e15 { exact as i64 as f64 } else { exact.floor() }
}

impl Default for Levels {
    /// Strong from 75, adequate from 50.
    fn default() -> Self {
        Levels { strong: 75.0, adequate: 50.0 }
    }
}
