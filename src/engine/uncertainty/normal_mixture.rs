//! What is worked out without draws comes to: a mean, an error, and bounds that know whether a veto bites.

use super::normal;

/// How many standard errors from the mean the middle 90 % of a normal distribution ends.
const NINETY: f64 = 1.644_853_626_951_472_2;

/// So often an interval from 0 to 1 is halved to be less than a hundredth of a point wide.
const HALVES: usize = 14;

/// What a fit is, worked out without draws.
#[derive(Clone, Debug, Default)]
pub(super) struct Mixture {
    pub mean: f64,
    pub variance: f64,
    /// Where vetoes may or may not be broken: each combination's probability, mean and standard error. Empty where there
    /// is but one.
    pub cases: Vec<(f64, f64, f64)>,
}

impl Mixture {
    /// Each combination of vetoes broken and kept, with its probability, mean and standard error; one where there is but
    /// one.
    pub(super) fn stretches(&self) -> Vec<(f64, f64, f64)> {
        if self.cases.len() < 2 {
            return vec![(1.0, self.mean, libm::sqrt(self.variance.max(0.0)))];
        }
        self.cases.clone()
    }

    /// The numbers between which the middle 90 % lies, were it normal in each case; 0 to 1.
    pub(super) fn middle(&self) -> (f64, f64) {
        if self.cases.len() < 2 {
            let off = NINETY * libm::sqrt(self.variance);
            return ((self.mean - off).clamp(0.0, 1.0), (self.mean + off).clamp(0.0, 1.0));
        }
        (self.quantile(0.05), self.quantile(0.95))
    }

    /// The number below which the fit lies with this probability.
    fn quantile(&self, p: f64) -> f64 {
        let of_case = |&(chance, mean, se): &(f64, f64, f64), x: f64| {
            chance
                * if se > 0.0 {
                    normal::below((x - mean) / se)
                } else if x >= mean {
                    1.0
                } else {
                    0.0
                }
        };
        // By halves, to a hundredth of a point: the distribution function rises all the way.
        let (mut lo, mut hi) = (0.0, 1.0);
        for _ in 0..HALVES {
            let middle = f64::midpoint(lo, hi);
            let below: f64 = self.cases.iter().map(|case| of_case(case, middle)).sum();
            if below < p { lo = middle } else { hi = middle }
        }
        hi
    }
}
