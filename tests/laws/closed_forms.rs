//! What is worked out without draws, against the distribution that it stands for: a normal mixture, a truncated normal
//! distribution or an integral, each written down here again.

use std::f64::consts::{FRAC_1_SQRT_2, PI};
use std::fmt::Write as _;

use salesfit::domain::{Band, Scale, Target, Tolerance};
use salesfit::engine::{
    FitUncertainty, FitsOf, Scorer, UncertaintyModel, desirability, expected_desirability,
};

use crate::support::{Dice, Files, fit_of, number, opened, sellers};

/// The distribution function of the standard normal distribution.
pub(crate) fn phi(z: f64) -> f64 {
    0.5 * libm::erfc(-z * FRAC_1_SQRT_2)
}

fn density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / (2.0 * PI).sqrt()
}

/// How uncertain the first seller's fit with the first role is, from the closed form.
fn first_role(catalog: &str, team: &str) -> FitUncertainty {
    let mut opened = opened(catalog, team);
    let scorer = Scorer::new(opened.catalog.clone(), opened.team.motion);
    let model = UncertaintyModel::by_default(scorer);
    let seller = opened.sellers.next().expect("a seller").expect("sound");
    let scored = model.scorer().score(&seller);
    model.uncertainty(&seller, &scored, FitsOf::Roles).roles[0].expect("rated")
}

// -----------------------------------------------------------------------------------------------------------
// The bounds of the middle 90 %
// -----------------------------------------------------------------------------------------------------------

/// Two tasks whose fits are the scores of `a` and `c`, as parts of 100, so that they are normal. The first is vetoed
/// by a low score of `b`, which does not count otherwise.
const TWO_TASKS: &str = "scale: [0, 100]\ntraits: {a: {}, b: {}, c: {}}\ntasks:\n  \
    first: {needs: {a: {at_least: 100, tolerance: 100}, b: {at_least: 40, weight: 1e-9, veto_below: 40}}}\n  \
    second: {needs: {c: {at_least: 100, tolerance: 100}}}\n\
    roles: {r: {tasks: {first: 60, second: 40}}}\n";

fn team_of(scores: [(f64, f64); 3]) -> String {
    let [(a, a_se), (b, b_se), (c, c_se)] = scores;
    format!(
        "sellers:\n  - {{name: K, scores: {{a: {{score: {a}, se: {a_se}}}, b: {{score: {b}, se: {b_se}}}, \
         c: {{score: {c}, se: {c_se}}}}}}}\n"
    )
}

/// The probability of a fit of at most x: without the first task where its veto is broken.
fn at_most(x: f64, [a, b, c]: [(f64, f64); 3]) -> f64 {
    let broken = phi((40.0 - b.0) / b.1);
    let (mean, se) = (0.6 * a.0 + 0.4 * c.0, (0.6 * a.1).hypot(0.4 * c.1));
    let without_first = phi((100.0 * x - 0.4 * c.0) / (0.4 * c.1));
    broken * without_first + (1.0 - broken) * phi((100.0 * x - mean) / se)
}

#[test]
fn the_bounds_of_a_fit_with_a_veto_leave_a_twentieth_on_each_side() {
    let mut both = 0;
    for b in [30.0, 36.0, 39.0, 40.0, 41.0, 44.0, 48.0, 52.0, 55.0] {
        for (a, a_se) in [(30.0, 4.0), (50.0, 2.0), (70.0, 6.0), (80.0, 0.5)] {
            let scores = [(a, a_se), (b, 5.0), (55.0, 3.0)];
            let found = first_role(TWO_TASKS, &team_of(scores));
            for (bound, p) in [(found.low90, 0.05), (found.high90, 0.95)] {
                // A hundredth of a point to either side.
                let (below, up_to) = (at_most(bound - 1e-4, scores), at_most(bound + 1e-4, scores));
                assert!(below <= p && p <= up_to, "{scores:?}: {bound} leaves {below} to {up_to}, not {p}");
            }
            let broken = phi((40.0 - b) / 5.0);
            both += usize::from(broken > 0.05 && broken < 0.95);
        }
    }
    assert!(both > 20, "the veto is seldom open: {both}");
}

#[test]
fn the_bounds_of_a_fit_with_a_veto_hold_nine_of_ten_draws() {
    const DRAWS: u32 = 1_000_000;
    let scores = [(70.0, 6.0), (44.0, 5.0), (55.0, 3.0)];
    let found = first_role(TWO_TASKS, &team_of(scores));
    let (mut dice, mut under, mut over) = (Dice(1), 0_u32, 0_u32);
    for _ in 0..DRAWS {
        // Box & Muller (1958), Annals of Mathematical Statistics 29:610.
        let [a, b, c] = scores.map(|(mean, se)| {
            let radius = (-2.0 * (1.0 - dice.share()).ln()).sqrt();
            mean + se * radius * (2.0 * PI * dice.share()).cos()
        });
        let fit = (if b < 40.0 { 0.0 } else { 0.6 * a } + 0.4 * c) / 100.0;
        under += u32::from(fit < found.low90);
        over += u32::from(fit > found.high90);
    }
    let n = f64::from(DRAWS);
    let allowed = 4.0 * (0.05 * 0.95 / n).sqrt();
    for outside in [under, over] {
        let p = f64::from(outside) / n;
        // Where a bound lies a hundredth of a point off, so much probability lies between.
        assert!((p - 0.05).abs() < allowed + 2e-4, "{p} outside {found:?}");
    }
}

#[test]
fn a_broken_veto_alone_is_a_low_bound_of_nothing() {
    let catalog = "scale: [0, 100]\ntraits: {a: {}, b: {}}\ntasks:\n  \
        one: {needs: {a: {at_least: 100, tolerance: 100}, b: {at_least: 40, weight: 1e-9, veto_below: 40}}}\n\
        roles: {r: {tasks: {one: 1}}}\n";
    let of = |b: f64| {
        let team = format!(
            "sellers:\n  - {{name: K, scores: {{a: {{score: 70, se: 2}}, b: {{score: {b}, se: 5}}}}}}\n"
        );
        first_role(catalog, &team)
    };
    // Broken with probability .21: the low bound is 0, and the high one is exceeded by .05 / .79 of the others.
    let found = of(44.0);
    assert!(found.low90 < 1e-4, "{found:?}");
    let kept = phi(0.8);
    assert!((kept * phi((0.7 - found.high90) / 0.02) - 0.05).abs() < 1e-2, "{found:?}");
    // With probability .97 it is nearly always broken, and both bounds are 0.
    let found = of(30.5);
    assert!(found.low90 < 1e-4 && found.high90 < 1e-4, "{found:?}");
}

// -----------------------------------------------------------------------------------------------------------
// Scores near the ends of a scale
// -----------------------------------------------------------------------------------------------------------

/// The mean and the variance of a function of a normal score that ends with the scale, by the trapezoidal rule.
fn integrated(of: impl Fn(f64) -> f64, score: f64, se: f64, scale: Scale) -> (f64, f64) {
    let (steps, reach) = (4_000, 8.0);
    let width = 2.0 * reach / f64::from(steps);
    let (mut mean, mut square) = (0.0, 0.0);
    for step in 0..=steps {
        let z = f64::from(step).mul_add(width, -reach);
        let value = of((score + se * z).clamp(scale.lo(), scale.hi()));
        mean += density(z) * value * width;
        square += density(z) * value * value * width;
    }
    (mean, square - mean * mean)
}

#[test]
fn expected_desirabilities_agree_with_the_integral_on_scales_that_do_not_begin_at_0() {
    for (lo, hi) in [(0.0, 10.0), (1.0, 5.0), (-3.0, 3.0), (10.0, 20.0), (-20.0, -10.0), (0.0, 1.0)] {
        let scale = Scale::new(lo, hi).expect("a scale");
        let at = |share: f64| lo + share * scale.span();
        for (from, to) in [(0.6, 1.0), (0.0, 0.3), (0.4, 0.6), (0.1, 0.9)] {
            let target = Target::Band(Band::new(at(from), at(to), scale).expect("a band"));
            // Up to one and a half spans: far beyond both ends.
            for tolerance in [0.2, 0.7, 1.5].map(|share| share * scale.span()) {
                let tolerance = Tolerance { below: tolerance, above: tolerance };
                for score in [0.0, 0.1, 0.5, 0.95, 1.0].map(at) {
                    for se in [0.05, 0.3].map(|share| share * scale.span()) {
                        let (mean, variance) = expected_desirability(score, se, target, tolerance, scale);
                        let (by_sum, variance_by_sum) =
                            integrated(|x| desirability(x, target, tolerance, scale), score, se, scale);
                        let what = format!("{score} ± {se} for {target:?} ± {tolerance:?} on {lo} to {hi}");
                        assert!((mean - by_sum).abs() < 1e-5, "{what}: {mean} is not {by_sum}");
                        assert!(
                            (variance - variance_by_sum).abs() < 1e-5,
                            "{what}: variance {variance} is not {variance_by_sum}"
                        );
                    }
                }
            }
        }
    }
}

// -----------------------------------------------------------------------------------------------------------
// Roles and combinations of vetoes
// -----------------------------------------------------------------------------------------------------------

#[test]
fn clark_1961_the_lesser_of_two_normal_fits_is_not_their_mean() {
    // Operations Research 9:145: the lesser of two independent normal variables of the same mean and standard error
    // has the mean μ − s/√π and the variance s²·(1 − 1/π).
    let catalog = "scale: [0, 100]\ntraits: {a: {}, b: {}}\ntasks:\n  \
        one: {needs: {a: {at_least: 100, tolerance: 100}}}\n  \
        two: {needs: {b: {at_least: 100, tolerance: 100}}}\nroles:\n  \
        least: {tradeoff: none, tasks: {one: 50, two: 50}}\n  mean: {tasks: {one: 50, two: 50}}\n  \
        alone: {tradeoff: none, tasks: {one: 1}}\n";
    let team = "sellers:\n  - {name: K, scores: {a: {score: 50, se: 8}, b: {score: 50, se: 8}}}\n";
    let draws = 100_000_u32;
    let matched = Files::new(catalog, team).json("match", &["--draws", &draws.to_string()]);
    let of = |role: &str| {
        let cell = fit_of(&sellers(&matched)[0], role);
        [100.0 * number(&cell["expected"]), 100.0 * number(&cell["se"])]
    };
    let s = 8.0_f64;
    let allowed = 4.0 * s / f64::from(draws).sqrt();
    for (found, expected) in of("least").into_iter().zip([50.0 - s / PI.sqrt(), s * (1.0 - 1.0 / PI).sqrt()])
    {
        assert!((found - expected).abs() < allowed, "{found} is not {expected}");
    }
    // These two have closed forms, and no allowance but for the ends of the scale.
    for (role, se) in [("mean", s * FRAC_1_SQRT_2), ("alone", s)] {
        let [expected, found] = of(role);
        assert!((expected - 50.0).abs() < 1e-6 && (found - se).abs() < 1e-6, "{role}: {expected} ± {found}");
    }
}

/// Mean, variance and probability of a normal score that lies between two limits (Johnson, Kotz & Balakrishnan 1994,
/// section 13.10.1).
fn truncated(mean: f64, se: f64, low: f64, high: f64) -> (f64, f64, f64) {
    let (a, b) = ((low - mean) / se, (high - mean) / se);
    let p = phi(b) - phi(a);
    let off = (density(a) - density(b)) / p;
    let of_square = (a * density(a) - b * density(b)) / p;
    (mean + se * off, se * se * (1.0 + of_square - off * off), p)
}

/// With more combinations of vetoes than are worked out, those that only a score more than four standard errors off
/// would break are left out, and everything else is as if that could not happen.
#[test]
fn many_vetoes_have_a_closed_form_given_that_no_far_one_is_broken() {
    // Of scores of 50 ± 5 a low veto is 4.1 standard errors off; a high one is near.
    let (score, se, low, highs) = (50.0, 5.0, 29.5, [52.0, 54.0, 56.0, 58.0]);
    let mut catalog =
        "scale: [0, 100]\ntraits: {a: {}, b: {}, c: {}, d: {}}\ntasks:\n  t: {needs: {".to_owned();
    let mut team = "sellers:\n  - {name: K, scores: {".to_owned();
    for (id, high) in ["a", "b", "c", "d"].into_iter().zip(highs) {
        let need = "at_least: 100, tolerance: 100";
        let _ = write!(catalog, "{id}: {{{need}, veto_below: {low}, veto_above: {high}}}, ");
        let _ = write!(team, "{id}: {{score: {score}, se: {se}}}, ");
    }
    catalog.push_str("}}\nroles: {r: {tasks: {t: 1}}}\n");
    team.push_str("}}\n");
    let found = first_role(&catalog, &team);

    // The fit is the mean of four kept scores, or 0.
    let (mut kept, mut mean, mut variance) = (1.0, 0.0, 0.0);
    for high in highs {
        let (own, own_variance, p) = truncated(score, se, low, high);
        kept *= p / (1.0 - phi((low - score) / se));
        mean += own / 400.0;
        variance += own_variance / 160_000.0;
    }
    let (first, second) = (kept * mean, kept * (variance + mean * mean));
    assert!((found.expected - first).abs() < 1e-9, "{} is not {first}", found.expected);
    let variance = second - first * first;
    assert!((found.se * found.se - variance).abs() < 1e-9, "{} is not {}", found.se, variance.sqrt());
}
