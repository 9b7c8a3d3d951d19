//! How far one score satisfies one need (F2).

use crate::domain::{Scale, Target, Tolerance};

pub use crate::domain::Side;

/// F2: the desirability of score `x`, which lies on `scale`: 0 to 1.
///
/// Of a band it is 1 inside and falls in a straight line to 0 over the tolerance of the side on which `x` lies
/// (Derringer & Suich 1980, Journal of Quality Technology 12:214). The target's [`Shape`](crate::domain::Shape) has
/// the details.
///
/// ```
/// use salesfit::{domain::{Band, Scale, Target, Tolerance}, engine::desirability};
///
/// let scale = Scale::new(0.0, 100.0).expect("a scale");
/// let band = Target::Band(Band::new(60.0, 80.0, scale).expect("a band"));
/// let tolerance = Tolerance { below: 10.0, above: 5.0 };
/// // One point under a band with a tolerance of ten.
/// assert_eq!(desirability(59.0, band, tolerance, scale), 0.9);
/// // Four points over, with a tolerance of five.
/// assert!((desirability(84.0, band, tolerance, scale) - 0.2).abs() < 1e-12);
/// ```
pub fn desirability(x: f64, target: Target, tolerance: Tolerance, scale: Scale) -> f64 {
    target.shape(tolerance, scale).at(x)
}
