//! Published and recomputed numbers, by the name of the paper or library they come from (`tests/vectors.json`).

use salesfit::domain::{Band, Scale, Target, Tolerance, Tradeoff};
use salesfit::engine::{
    OneWay, SumsOfSquares, TwoWay, alpha, desirability, expected_desirability, mean, rwg, rwg_j,
    uniform_variance,
};
use salesfit::result::By;
use serde_json::{Value, json};

use crate::support::{fit_of, match_json, number, sellers};

fn vectors(section: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../vectors.json")).expect("valid JSON");
    all[section].as_array().expect("a list of cases").clone()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(number).collect()
}

#[test]
fn derringer_and_suich_1980_desirability_with_a_plateau() {
    let scale = Scale::new(0.0, 100.0).expect("a scale");
    let cases = vectors("desirability");
    assert!(cases.len() >= 60, "every case is there");
    for case in cases {
        let end = |key: &str, open: f64| case[key].as_f64().unwrap_or(open);
        let band = Target::Band(Band::new(end("lo", 0.0), end("hi", 100.0), scale).expect("a band"));
        let tolerance = Tolerance { below: number(&case["tol_lo"]), above: number(&case["tol_hi"]) };
        let d = desirability(number(&case["x"]), band, tolerance, scale);
        assert!((d - number(&case["d"])).abs() < 1e-12, "{case}: {d}");
    }
}

#[test]
fn johnson_kotz_and_balakrishnan_1994_expected_desirability_of_an_uncertain_score() {
    let scale = Scale::new(0.0, 100.0).expect("a scale");
    let cases = vectors("expected_desirability");
    assert!(cases.len() >= 9, "every case is there");
    for case in cases {
        let end = |key: &str, open: f64| case[key].as_f64().unwrap_or(open);
        let band = Target::Band(Band::new(end("lo", 0.0), end("hi", 100.0), scale).expect("a band"));
        let tolerance = Tolerance { below: number(&case["tol_lo"]), above: number(&case["tol_hi"]) };
        let (mean, variance) =
            expected_desirability(number(&case["mu"]), number(&case["sem"]), band, tolerance, scale);
        assert!((mean - number(&case["mean"])).abs() < 1e-6, "{case}: {mean}");
        assert!((variance - number(&case["var"])).abs() < 1e-6, "{case}: {variance}");
    }
}

#[test]
fn hardy_littlewood_and_polya_1934_power_means() {
    let mut checked = 0;
    for case in vectors("power_mean") {
        let tradeoff = match &case["p"] {
            Value::String(p) if p == "min" => Tradeoff::None,
            p if p.as_f64() == Some(1.0) => Tradeoff::Full,
            p if p.as_f64() == Some(0.0) => Tradeoff::Partial,
            // Other exponents are no tradeoff of ours.
            _ => continue,
        };
        let parts: Vec<(f64, f64)> = numbers(&case["w"]).into_iter().zip(numbers(&case["d"])).collect();
        let value = mean(tradeoff, &parts);
        assert!((value - number(&case["value"])).abs() < 1e-12, "{case}: {value}");
        checked += 1;
    }
    assert_eq!(checked, 12, "four sets of numbers under three tradeoffs");
}

/// A decision matrix as a catalog: a need that asks for the scale's top and tolerates its whole span makes a score's
/// desirability the score itself, as a share of the span.
fn as_catalog(weights: &[f64], top: f64) -> String {
    let traits: String = (0..weights.len()).map(|at| format!("  c{at}: {{}}\n")).collect();
    let need = |(at, weight): (usize, &f64)| {
        format!("      c{at}: {{at_least: {top}, tolerance: {top}, weight: {weight}}}\n")
    };
    let needs: String = weights.iter().enumerate().map(need).collect();
    format!(
        "scale: [0, {top}]\ntraits:\n{traits}tasks:\n  arithmetic:\n    tradeoff: full\n    needs:\n{needs}  \
         geometric:\n    tradeoff: partial\n    needs:\n{needs}roles:\n  any: {{tasks: {{arithmetic: 1}}}}\n"
    )
}

fn as_team(matrix: &[Vec<f64>]) -> String {
    let score = |(at, score): (usize, &f64)| format!("c{at}: {score}");
    let row = |(at, row): (usize, &Vec<f64>)| {
        let scores: Vec<String> = row.iter().enumerate().map(score).collect();
        format!("  - {{name: a{at}, scores: {{{}}}}}\n", scores.join(", "))
    };
    format!("sellers:\n{}", matrix.iter().enumerate().map(row).collect::<String>())
}

#[test]
fn scikit_criteria_weighted_sum_and_weighted_product_of_three_worked_cases() {
    let cases = vectors("mcdm");
    assert_eq!(cases.len(), 3);
    for case in cases {
        let matrix: Vec<Vec<f64>> = case["matrix"].as_array().expect("rows").iter().map(numbers).collect();
        let top = if matrix.iter().flatten().any(|score| *score > 1.0) { 100.0 } else { 1.0 };
        let told = match_json(&as_catalog(&numbers(&case["weights"]), top), &as_team(&matrix), By::Task);
        let sellers = told["sellers"].as_array().expect("sellers");
        let (sums, products) = (numbers(&case["skc_wsm"]), numbers(&case["skc_wpm_log10"]));
        for ((seller, sum), log) in sellers.iter().zip(sums).zip(products) {
            let fit = |task: &str| top * number(&fit_of(seller, task)["fit"]);
            assert!((fit("arithmetic") - sum).abs() < 1e-10, "{seller}: {sum}");
            // scikit-criteria gives the decimal logarithm of the product.
            assert!((fit("geometric") - 10f64.powf(log)).abs() < 1e-10, "{seller}: {log}");
        }
    }
}

#[test]
fn manski_2003_worst_case_bounds_of_missing_ratings() {
    // Weights .5, .3, .2 and desirabilities .9, .4 and one that nobody has rated.
    for (task, fit, low, high) in [("arithmetic", 0.7125, 0.57, 0.77), ("geometric", 0.6640, 0.0, 0.7207)] {
        let told = match_json(&as_catalog(&[0.5, 0.3, 0.2], 1.0), &as_team(&[vec![0.9, 0.4]]), By::Task);
        let cell = fit_of(&sellers(&told)[0], task);
        assert!((number(&cell["fit"]) - fit).abs() < 5e-5, "{cell}");
        assert!((number(&cell["low"]) - low).abs() < 5e-5, "{cell}");
        assert!((number(&cell["high"]) - high).abs() < 5e-5, "{cell}");
        assert!((number(&cell["coverage"]) - 0.8).abs() < 1e-12, "{cell}");
    }
}

/// A case that stands alone in its section.
fn vector(section: &str) -> Value {
    let all: Value = serde_json::from_str(include_str!("../vectors.json")).expect("valid JSON");
    all[section].clone()
}

fn table(case: &Value) -> Vec<Vec<f64>> {
    case["data"].as_array().expect("rows").iter().map(numbers).collect()
}

fn assert_near(value: Option<f64>, expected: f64, what: &str) {
    assert!(value.is_some_and(|value| (value - expected).abs() < 1e-12), "{what}: {value:?}, not {expected}");
}

#[test]
fn shrout_and_fleiss_1979_six_intraclass_correlations() {
    let case = vector("icc_shrout_fleiss_1979");
    let ratings = table(&case);
    let one_way = OneWay::of(&ratings);
    let two_way = TwoWay::of(&ratings).expect("six targets by four judges");
    // pingouin names them after McGraw & Wong (1996): A for (2, ), C for (3, ).
    let found = [
        ("ICC(1,1)", one_way.single()),
        ("ICC(1,k)", one_way.mean()),
        ("ICC(A,1)", two_way.single()),
        ("ICC(A,k)", two_way.mean()),
        ("ICC(C,1)", two_way.consistency_single()),
        ("ICC(C,k)", two_way.consistency_mean()),
    ];
    for (name, value) in found {
        assert_near(value, number(&case["icc"][name]), name);
    }
    assert_eq!((one_way.targets, one_way.ratings, one_way.each()), (6, 24, Some(4.0)));
    // The mean squares as the paper has them: targets, judges, within, residual.
    let squares = [two_way.rows, two_way.columns, two_way.within(), two_way.error].map(SumsOfSquares::mean);
    for (found, told) in squares.into_iter().zip([11.24, 32.49, 6.26, 1.02]) {
        assert!(found.is_some_and(|found| (found - told).abs() < 5e-3), "{found:?}: {told}");
    }
    assert_near(one_way.between.mean(), two_way.rows.mean().expect("there is one"), "between targets");
    assert_near(one_way.within.mean(), two_way.within().mean().expect("there is one"), "within targets");
}

#[test]
fn cronbach_1951_alpha_is_the_mean_s_consistency() {
    let case = vector("alpha");
    let (ratings, expected) = (table(&case), number(&case["alpha"]));
    assert_near(alpha(&ratings), expected, "alpha");
    // Hoyt (1941): the same from an analysis of variance.
    assert_near(TwoWay::of(&ratings).and_then(|table| table.consistency_mean()), expected, "ICC(3,k)");
}

#[test]
fn james_demaree_and_wolf_1984_agreement_within_one_target() {
    assert_near(rwg(&[4.0, 4.0, 5.0, 4.0, 3.0], uniform_variance(5)), 0.75, "one item");
    assert_near(rwg(&[70.0, 80.0, 75.0], 10_000.0 / 12.0), 0.97, "0 to 100");
    let raters = json!([[4, 4, 5], [4, 5, 5], [5, 4, 4], [4, 4, 4]]);
    let raters: Vec<Vec<f64>> = raters.as_array().expect("rows").iter().map(numbers).collect();
    let items: Vec<Vec<f64>> = (0..3).map(|item| raters.iter().map(|row| row[item]).collect()).collect();
    let found = rwg_j(&items, uniform_variance(5)).expect("it is known");
    assert!((found - 0.948_980).abs() < 5e-7, "{found}");
}

#[test]
fn differing_numbers_of_ratings_are_compared_as_the_textbooks_do() {
    // By hand: means 3, 6 and 9, grand mean 51 / 8; N = 8, Σk² = 22, so k0 = (8 − 22 / 8) / 2.
    let found = OneWay::of([vec![2.0, 4.0], vec![5.0, 6.0, 7.0], vec![8.0, 9.0, 10.0]]);
    let grand: f64 = 51.0 / 8.0;
    let between =
        (2.0 * (3.0 - grand).powi(2) + 3.0 * (6.0 - grand).powi(2) + 3.0 * (9.0 - grand).powi(2)) / 2.0;
    let within = 6.0 / 5.0;
    assert_near(found.each(), 2.625, "k0");
    assert_near(found.between.mean(), between, "between");
    assert_near(found.within.mean(), within, "within");
    assert_near(found.single(), (between - within) / (between + 1.625 * within), "ICC(1,1)");
    assert_near(found.mean(), (between - within) / between, "ICC(1,k)");
}
