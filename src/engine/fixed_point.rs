//! Shares and hours as integers, so that optimisers end, and end alike on every machine.

pub use crate::domain::count;

/// The units of a whole fit, 2⁴⁸: a rounding error of one unit is far below the slack of ties.
pub(super) const UNIT: f64 = 281_474_976_710_656.0;

/// Returns a number in units, to the nearest.
#[expect(clippy::cast_possible_truncation, reason = "amounts in units are at most some thousands of wholes")]
pub(super) fn to_units(number: f64) -> i64 {
    // As libm::round does it, of which the cast is a part: just below a half, so that no number beneath one is rounded up.
    const HALF: f64 = 0.5 - 0.25 * f64::EPSILON;
    let units = number * UNIT;
    (units + HALF.copysign(units)) as i64
}

/// Returns units as a number.
pub(super) fn from_units(units: i64) -> f64 {
    amount(units) / UNIT
}

/// Returns an amount as a number.
#[expect(
    clippy::cast_precision_loss,
    reason = "half a unit does not matter, and nothing else comes near 2^53"
)]
pub(super) fn amount(amount: i64) -> f64 {
    amount as f64
}
