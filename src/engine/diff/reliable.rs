//! Whether a change is more than the noise of two measurements: reliable change (Jacobson & Truax 1991, Journal of
//! Consulting and Clinical Psychology 59:12).

/// The standard errors beyond which a change is reliable: noise alone exceeds them once in twenty times.
pub const RELIABLE: f64 = 1.96;

/// The standard error of measurement of scores that spread with this standard deviation and are of this reliability
/// (0 to 1): `sd √(1 - r)` (Gulliksen 1950).
pub fn measurement_error(sd: f64, reliability: f64) -> f64 {
    sd * libm::sqrt((1.0 - reliability).max(0.0))
}

/// The standard error of the difference of two measurements: `√(a² + b²)`; with equal errors SEM·√2.
pub fn error_of_change(before: f64, after: f64) -> f64 {
    libm::sqrt(before * before + after * after)
}

/// A change in standard errors of a difference of two such measurements: RC. 0 where nothing changed, infinite where
/// something did and there is no error.
pub fn reliable_change(change: f64, se_before: f64, se_after: f64) -> f64 {
    if change == 0.0 { 0.0 } else { change / error_of_change(se_before, se_after) }
}

/// Whether noise alone would show as much less than once in twenty times.
pub fn is_reliable(rc: f64) -> bool {
    rc.abs() > RELIABLE
}

/// The change that is just not reliable yet where so many standard errors are asked for: [`RELIABLE`] for 95 %.
pub fn smallest_reliable(se_before: f64, se_after: f64, errors: f64) -> f64 {
    errors * error_of_change(se_before, se_after)
}
