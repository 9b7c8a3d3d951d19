//! Student's t: how far a mean of a few lies from what chance explains.

use crate::engine::fixed_point::count;

/// The probability that Student's t lies at least this far from 0, on either side, with whole degrees of freedom, at least
/// one (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4).
pub(super) fn beyond(t: f64, df: usize) -> f64 {
    let angle = libm::atan(t.abs() / libm::sqrt(count(df)));
    let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
    let is_odd = df % 2 == 1;
    // The series has a term for each second degree of freedom, each made of the one before.
    let (mut term, mut sum) = (if is_odd { cosine } else { 1.0 }, 0.0);
    let mut power = usize::from(is_odd);
    while power + 2 <= df {
        sum += term;
        power += 2;
        term *= cosine * cosine * count(power - 1) / count(power);
    }
    let within = if is_odd { std::f64::consts::FRAC_2_PI * (angle + sine * sum) } else { sine * sum };
    (1.0 - within).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_fisher_and_yates_1963_two_sided() {
        let at_a_twentieth = [
            (1, 12.706),
            (2, 4.303),
            (3, 3.182),
            (4, 2.776),
            (5, 2.571),
            (9, 2.262),
            (30, 2.042),
            (120, 1.980),
        ];
        for (df, t) in at_a_twentieth {
            assert!((beyond(t, df) - 0.05).abs() < 1e-4, "{df}: {}", beyond(t, df));
        }
        for (df, t) in [(1, 63.657), (2, 9.925), (5, 4.032), (10, 3.169)] {
            assert!((beyond(t, df) - 0.01).abs() < 1e-5, "{df}: {}", beyond(t, df));
        }
        assert!((beyond(0.0, 7) - 1.0).abs() < 1e-12 && (beyond(-2.571, 5) - 0.05).abs() < 1e-4);
    }
}
