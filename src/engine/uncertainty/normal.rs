//! The normal and the chi-squared distribution, the same on every machine.

use std::sync::LazyLock;

use crate::engine::fixed_point::count;

/// The density of the standard normal distribution.
pub(super) fn density(z: f64) -> f64 {
    const ROOT: f64 = 0.398_942_280_401_432_7;
    if z.is_finite() { ROOT * libm::exp(-0.5 * z * z) } else { 0.0 }
}

/// Its distribution function: the probability of a value below z.
pub(in crate::engine) fn below(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// How far [`below_nearly`] is from [`below`] at the most.
pub(super) const NEARLY: f64 = 1e-8;

/// Places in the table of [`below_nearly`] per standard error.
const PLACES: f64 = 64.0;

/// How many standard errors from 0 the table ends: beyond it lies less than [`NEARLY`].
const TABLE_END: f64 = 6.0;

/// The distribution function and its rise from one place to the next, at every place.
static TABLE: LazyLock<Vec<[f64; 2]>> = LazyLock::new(|| {
    let places = (0..).map(|place| f64::from(place) / PLACES - TABLE_END);
    places.take_while(|z| *z <= TABLE_END + 1.0 / PLACES).map(|z| [below(z), density(z) / PLACES]).collect()
});

/// [`below`] to within [`NEARLY`], in a tenth of the time: by cubic Hermite interpolation.
pub(super) fn below_nearly(z: f64) -> f64 {
    if z >= TABLE_END {
        return 1.0;
    }
    let place = (z + TABLE_END) * PLACES;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what is below 0 becomes 0")]
    let at = place as usize;
    let ([from, rise], [to, last_rise]) = (TABLE[at], TABLE[at + 1]);
    let t = (place - count(at)).max(0.0);
    let (off, half) = (to - from, t * (1.0 - t));
    from + t * off + half * ((1.0 - t) * (rise - off) + t * (off - last_rise))
}

/// Its quantile of a probability between 0 and 1, both excluded: Acklam's rational approximation (2003), made exact by
/// one step of Halley's method.
pub(super) fn quantile(p: f64) -> f64 {
    const A: [f64; 6] = [
        -39.696_830_286_653_76,
        220.946_098_424_520_5,
        -275.928_510_446_968_7,
        138.357_751_867_269,
        -30.664_798_066_147_16,
        2.506_628_277_459_239,
    ];
    const B: [f64; 5] = [
        -54.476_098_798_224_06,
        161.585_836_858_040_9,
        -155.698_979_859_886_6,
        66.801_311_887_719_72,
        -13.280_681_552_885_72,
    ];
    const C: [f64; 6] = [
        -0.007_784_894_002_430_293,
        -0.322_396_458_041_136_5,
        -2.400_758_277_161_838,
        -2.549_732_539_343_734,
        4.374_664_141_464_968,
        2.938_163_982_698_783,
    ];
    const D: [f64; 4] =
        [0.007_784_695_709_041_462, 0.322_467_129_070_039_8, 2.445_134_137_142_996, 3.754_408_661_907_416];
    const TAIL: f64 = 0.02425;
    let z = if p.min(1.0 - p) < TAIL {
        let q = libm::sqrt(-2.0 * libm::log(p.min(1.0 - p)));
        let z = polynomial(&C, q) / (polynomial(&D, q) * q + 1.0);
        if p < TAIL { z } else { -z }
    } else {
        let q = p - 0.5;
        let r = q * q;
        polynomial(&A, r) * q / (polynomial(&B, r) * r + 1.0)
    };
    let error = (below(z) - p) / density(z);
    z - error / (1.0 + z * error / 2.0)
}

/// A polynomial in x, its highest coefficient first (Horner's rule).
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

/// The probability that a chi-squared variable with `df` degrees of freedom lies above `chi2`: the recurrence from df to
/// df + 2 (Abramowitz & Stegun 1964, 26.4.8), from the two that have closed forms.
pub(super) fn chi_squared_above(chi2: f64, df: usize) -> f64 {
    if chi2 <= 0.0 {
        return 1.0;
    }
    let half = chi2 / 2.0;
    let root = libm::sqrt(chi2);
    // The first tail, and the term that leads to the next one.
    let (mut above, mut term, first) = if df.is_multiple_of(2) {
        (libm::exp(-half), libm::exp(-half) * half, 2)
    } else {
        (2.0 * below(-root), 2.0 * density(root) * root, 1)
    };
    for df in (first..df).step_by(2) {
        above += term;
        term *= chi2 / (count(df) + 2.0);
    }
    above.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_where_the_distribution_function_says() {
        for p in [1e-9, 0.001, 0.02425, 0.05, 0.3, 0.5, 0.8, 0.95, 0.999_999] {
            assert!((below(quantile(p)) - p).abs() < 1e-12, "{p}");
        }
        assert!((quantile(0.95) - 1.644_853_626_951_472).abs() < 1e-12);
    }

    #[test]
    fn the_table_is_nearly_the_distribution_function() {
        for step in -90_000..=90_000 {
            let z = f64::from(step) / 10_000.0;
            assert!((below_nearly(z) - below(z)).abs() < NEARLY, "{z}");
        }
        for z in [f64::NEG_INFINITY, -1e300, 1e300, f64::INFINITY] {
            assert!((below_nearly(z) - below(z)).abs() < NEARLY, "{z}");
        }
    }

    #[test]
    fn abramowitz_and_stegun_1964_table_26_8_of_chi_squared() {
        for (df, five, one) in [
            (1, 3.841_46, 6.634_90),
            (2, 5.991_46, 9.210_34),
            (3, 7.814_73, 11.344_9),
            (10, 18.307_0, 23.209_3),
        ] {
            assert!((chi_squared_above(five, df) - 0.05).abs() < 1e-5, "{df}");
            assert!((chi_squared_above(one, df) - 0.01).abs() < 1e-5, "{df}");
        }
        assert!((chi_squared_above(124.342, 100) - 0.05).abs() < 1e-5);
    }
}
