//! How far one score satisfies one need (F2).

use crate::domain::{Band, Scale, Tolerance};

/// On which side of its band a score lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Below the band.
    Under,
    /// Above the band.
    Over,
}

impl Side {
    /// The side's word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            Side::Under => "under",
            Side::Over => "over",
        }
    }
}

/// Where a score lies outside its band, and by how many points of the scale; `None` inside it.
///
/// A score closer to the band than the scale's slack counts as inside.
pub fn outside(x: f64, band: Band, scale: Scale) -> Option<(Side, f64)> {
    let (under, over) = (band.lo() - x, x - band.hi());
    if under > scale.slack() {
        Some((Side::Under, under))
    } else if over > scale.slack() {
        Some((Side::Over, over))
    } else {
        None
    }
}

/// F2: the desirability of score `x`, 0 to 1: 1 in the band, falling in a straight line to 0 over the tolerance of
/// the side on which `x` lies; a tolerance of 0 is a step.
///
/// Derringer & Suich (1980), Journal of Quality Technology 12:214, with exponent 1 and a plateau for the target.
///
/// ```
/// use salesfit::{domain::{Band, Scale, Tolerance}, engine::desirability};
///
/// let scale = Scale::new(0.0, 100.0).expect("a scale");
/// let band = Band::new(60.0, 80.0, scale).expect("a band");
/// let tolerance = Tolerance { below: 10.0, above: 5.0 };
/// // One point under a band that forgives ten.
/// assert_eq!(desirability(59.0, band, tolerance, scale), 0.9);
/// // Four points over, where only five are forgiven.
/// assert!((desirability(84.0, band, tolerance, scale) - 0.2).abs() < 1e-12);
/// ```
pub fn desirability(x: f64, band: Band, tolerance: Tolerance, scale: Scale) -> f64 {
    let Some((side, gap)) = outside(x, band, scale) else { return 1.0 };
    let tolerance = match side {
        Side::Under => tolerance.below,
        Side::Over => tolerance.above,
    };
    // A score at the far end of the tolerance is worth nothing: what rounding leaves of it would weigh in a
    // geometric mean as if it were something.
    if gap < tolerance - scale.slack() { 1.0 - gap / tolerance } else { 0.0 }
}
