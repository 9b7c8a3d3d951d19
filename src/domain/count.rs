//! Counts as numbers.

/// Returns a count as a number.
#[expect(clippy::cast_precision_loss, reason = "no count comes near 2^53")]
pub fn count(count: usize) -> f64 {
    count as f64
}
