//! Shares and hours as integers, so that optimisers end, and end alike on every machine.

/// So many units make a whole fit: a rounding error of a unit is far below the slack of ties.
pub(super) const UNIT: f64 = 281_474_976_710_656.0;

/// A number in units, to the nearest.
#[expect(
    clippy::cast_possible_truncation,
    reason = "what is counted in units is at most some thousands of wholes"
)]
pub(super) fn to_units(number: f64) -> i64 {
    libm::round(number * UNIT) as i64
}

/// Units as a number.
pub(super) fn from_units(units: i64) -> f64 {
    amount(units) / UNIT
}

/// An amount as a number.
#[expect(clippy::cast_precision_loss, reason = "half a unit is nothing, and nothing else comes near 2^53")]
pub(super) fn amount(amount: i64) -> f64 {
    amount as f64
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^53 here")]
pub fn count(count: usize) -> f64 {
    count as f64
}
