//! The interval of an intraclass correlation: a jackknife over sellers.
//!
//! The textbook interval (Shrout & Fleiss 1979) takes the traits of one seller as independent, which makes it far too
//! narrow where they are pooled: a seller's ratings are correlated. So whole sellers are left out in turn (Tukey 1958, on
//! the logarithm of the ratio of mean squares, which is nearly normal; Arvesen 1969).

use super::icc::{OneWay, mean_of};
use crate::engine::fixed_point::count;

/// The fewest sellers that give an interval.
const FEWEST: usize = 5;

/// The most groups of sellers that are left out in turn. With more sellers, several are left out at a time.
const MOST_GROUPS: usize = 30;

/// The ends of a 95 % interval of ICC(1,1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its low end, at most 1; it may be negative.
    pub low: f64,
    /// Its high end, at most 1.
    pub high: f64,
}

/// Returns the interval of ICC(1,1) pooled over traits: for each trait, the places of sellers in a list of `sellers`, with
/// the ratings of each. `None` for fewer than five sellers, and where a mean square is 0 without some of them.
pub(super) fn interval<T: AsRef<[f64]>>(sellers: usize, traits: &[Vec<(usize, T)>]) -> Option<Interval> {
    if sellers < FEWEST {
        return None;
    }
    let groups = sellers.min(MOST_GROUPS);
    let whole = pooled_without(traits, groups, None);
    let (log, each) = (log_ratio(&whole)?, whole.each()?);
    let mut logs = Vec::with_capacity(groups);
    for group in 0..groups {
        logs.push(log_ratio(&pooled_without(traits, groups, Some(group)))?);
    }
    let mean = mean_of(&logs);
    let squares: f64 = logs.iter().map(|log| (log - mean) * (log - mean)).sum();
    let error = libm::sqrt(squares * count(groups - 1) / count(groups));
    let reach = student_975(count(groups - 1)) * error;
    Some(Interval { low: single(log - reach, each)?, high: single(log + reach, each)? })
}

/// Returns the analysis pooled over traits, without one of the groups of sellers.
fn pooled_without<T: AsRef<[f64]>>(
    traits: &[Vec<(usize, T)>],
    groups: usize,
    group: Option<usize>,
) -> OneWay {
    let mut pool = OneWay::default();
    for of in traits {
        let kept = of.iter().filter(|(seller, _)| group != Some(seller % groups));
        pool = pool.pooled(OneWay::of(kept.map(|(_, ratings)| ratings)));
    }
    pool
}

/// Returns ICC(1,1) by the logarithm of the ratio of mean squares and the number of ratings of each target.
fn single(log: f64, each: f64) -> Option<f64> {
    let ratio = libm::exp(log);
    Some((ratio - 1.0) / (ratio + each - 1.0)).filter(|icc| icc.is_finite())
}

/// Returns the logarithm of the ratio of the mean squares; `None` where either is 0.
fn log_ratio(of: &OneWay) -> Option<f64> {
    let (between, within) = (of.between.mean()?, of.within.mean()?);
    Some(libm::log(between / within)).filter(|log| log.is_finite())
}

/// Returns the 97.5 % quantile of Student's t for four degrees of freedom or more, within .01 (Abramowitz & Stegun 1964,
/// 26.7.5).
fn student_975(df: f64) -> f64 {
    const Z: f64 = 1.959_963_984_540_054;
    let square = Z * Z;
    let first = Z * (square + 1.0) / 4.0;
    let second = Z * (square * (5.0 * square + 16.0) + 3.0) / 96.0;
    let third = Z * (square * (square * (3.0 * square + 19.0) + 17.0) - 15.0) / 384.0;
    Z + (first + (second + third / df) / df) / df
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn students_t_is_as_in_the_tables() {
        for (df, tabled) in [(4.0, 2.776), (7.0, 2.365), (11.0, 2.201), (29.0, 2.045)] {
            assert!((student_975(df) - tabled).abs() < 0.01, "{df}: {}", student_975(df));
        }
    }

    fn sellers(many: usize) -> Vec<(usize, Vec<f64>)> {
        let mut sellers = Vec::new();
        for at in 0..many {
            let (seller, odd) = (count(at * 7 % 10), count(at * 3 % 4));
            sellers.push((at, vec![seller, seller + odd - 1.5]));
        }
        sellers
    }

    fn width(many: usize, traits: usize) -> f64 {
        let found = interval(many, &vec![sellers(many); traits]).expect("sellers differ");
        assert!(found.low < found.high && found.high <= 1.0, "{found:?}");
        found.high - found.low
    }

    #[test]
    fn more_sellers_narrow_it_and_more_traits_that_say_the_same_do_not() {
        assert!(width(20, 1) > 1.3 * width(80, 1));
        assert!((width(20, 1) - width(20, 6)).abs() < 1e-9);
        assert_eq!(interval(4, &[sellers(4)]), None);
    }

    #[test]
    fn perfect_agreement_and_none_at_all_have_no_interval() {
        let same: Vec<(usize, [f64; 2])> = (0..9).map(|at| (at, [count(at); 2])).collect();
        let flat: Vec<(usize, [f64; 2])> = (0..9).map(|at| (at, [4.0, 6.0])).collect();
        assert_eq!((interval(9, &[same]), interval(9, &[flat])), (None, None));
    }
}
