//! Powers of ten, by which numbers are told in decimals.

/// The powers of ten from 0 to 15, all of them exact.
pub const POWERS_OF_TEN: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// Returns 10 to the power of so many decimals: how many units of the last of them are one.
pub fn power_of_ten(decimals: usize) -> f64 {
    let power = POWERS_OF_TEN.get(decimals).copied();
    power.unwrap_or_else(|| 10f64.powi(i32::try_from(decimals).unwrap_or(0)))
}
