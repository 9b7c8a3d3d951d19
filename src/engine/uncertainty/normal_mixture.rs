//! The distribution of a fit that is worked out without draws: a mixture of normal distributions, one for each
//! combination of broken and kept vetoes.

use super::normal::{self, NEARLY};

/// How many standard errors from the mean the middle 90 % of a normal distribution ends.
const NINETY: f64 = 1.644_853_626_951_472_2;

/// How often an interval from 0 to 1 is halved, so that it is less than a hundredth of a point wide.
const HALVES: usize = 14;

/// One combination of broken and kept vetoes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Component {
    /// The probability of the combination.
    pub p: f64,
    /// The mean of the fit, given the combination.
    pub mean: f64,
    /// Its standard error.
    pub se: f64,
}

impl Component {
    /// The probability of this combination and a fit of at most x, by this distribution function.
    fn below(self, x: f64, of_standard: fn(f64) -> f64) -> f64 {
        let below = if self.se > 0.0 {
            of_standard((x - self.mean) / self.se)
        } else if x >= self.mean {
            1.0
        } else {
            0.0
        };
        self.p * below
    }
}

/// What a fit may be, worked out without draws.
#[derive(Clone, Debug, Default)]
pub(super) struct Mixture {
    /// Of the whole.
    pub mean: f64,
    /// Of the whole.
    pub variance: f64,
    /// The combinations of broken and kept vetoes; may be empty where there is only one.
    pub components: Vec<Component>,
}

impl Mixture {
    /// A sum of many small parts, of this mean and variance.
    pub(super) fn of_sum(mean: f64, variance: f64) -> Self {
        Mixture { mean: mean.clamp(0.0, 1.0), variance, components: Vec::new() }
    }

    /// The combinations of broken and kept vetoes, at least one.
    pub(super) fn components(&self) -> Vec<Component> {
        if self.components.len() < 2 {
            return vec![Component { p: 1.0, mean: self.mean, se: libm::sqrt(self.variance.max(0.0)) }];
        }
        self.components.clone()
    }

    /// The bounds of the middle 90 %, 0 to 1.
    pub(super) fn interval90(&self) -> (f64, f64) {
        if self.components.len() < 2 {
            let off = NINETY * libm::sqrt(self.variance);
            return ((self.mean - off).clamp(0.0, 1.0), (self.mean + off).clamp(0.0, 1.0));
        }
        (self.quantile(0.05), self.quantile(0.95))
    }

    /// The fit below which the true one lies with probability p, to a hundredth of a point.
    fn quantile(&self, p: f64) -> f64 {
        let (mut lo, mut hi) = (0.0, 1.0);
        for _ in 0..HALVES {
            let middle = f64::midpoint(lo, hi);
            if self.is_below(middle, p) { lo = middle } else { hi = middle }
        }
        hi
    }

    /// Whether the true fit is at most x with a probability less than p.
    fn is_below(&self, x: f64, p: f64) -> bool {
        let by = |of_standard| -> f64 { self.components.iter().map(|of| of.below(x, of_standard)).sum() };
        let nearly = by(normal::below_nearly);
        let is_sure = (nearly - p).abs() > 2.0 * NEARLY;
        if is_sure { nearly < p } else { by(normal::below) < p }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_component_without_error_lies_at_its_mean_and_not_beyond_it() {
        let component = Component { p: 0.25, mean: 0.5, se: 0.0 };
        let below = [0.25, 0.5, 0.75].map(|x| component.below(x, normal::below).to_bits());
        assert_eq!(below, [0.0, 0.25, 0.25].map(f64::to_bits));
    }

    #[test]
    fn a_component_with_an_error_has_half_its_probability_below_its_mean() {
        let component = Component { p: 0.25, mean: 0.5, se: 0.25 };
        assert!((component.below(0.5, normal::below) - 0.125).abs() < 1e-15);
        assert!((component.below(0.75, normal::below) - 0.25 * normal::below(1.0)).abs() < 1e-15);
    }

    #[test]
    fn bounds_of_components_without_error_are_their_fits() {
        let component = |p: f64, mean: f64| Component { p, mean, se: 0.0 };
        let components = vec![component(0.04, 0.0), component(0.9, 0.5), component(0.06, 0.75)];
        let (low, high) = Mixture { mean: 0.495, variance: 0.0, components }.interval90();
        // The mean of what has no error is reached exactly where halving an interval can reach it.
        assert_eq!((low, high), (0.5, 0.75));
    }
    #[test]
    fn quantiles_are_those_of_the_distribution_function_itself() {
        for seed in 0..500_u32 {
            // Means and errors of a low-discrepancy sequence.
            let part = |step: f64| (f64::from(seed) * step).fract();
            let se = 0.3 * part(0.754_877_666);
            let low = Component { p: 0.3 * part(0.569_840_291), mean: 0.4 * part(0.618_033_989), se };
            let high = Component { p: 1.0 - low.p, mean: 0.4 + 0.6 * part(0.414_213_562), se: se / 3.0 };
            let mixture = Mixture { mean: 0.5, variance: 0.1, components: vec![low, high] };
            for p in [0.05, 0.95] {
                let (mut lo, mut hi) = (0.0, 1.0);
                for _ in 0..HALVES {
                    let middle = f64::midpoint(lo, hi);
                    let below = low.below(middle, normal::below) + high.below(middle, normal::below);
                    if below < p { lo = middle } else { hi = middle }
                }
                assert_eq!(mixture.quantile(p).to_bits(), hi.to_bits(), "{p} of {mixture:?}");
            }
        }
    }
}
