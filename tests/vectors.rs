//! Published and recomputed numbers, by the name of the paper or library they come from (`tests/vectors.json`).

#[path = "common/mod.rs"]
mod common;

use salesfit::domain::{Band, Scale, Tolerance, Tradeoff};
use salesfit::engine::{desirability, expected_desirability, mean};
use salesfit::view::By;
use serde_json::Value;

use common::match_json;

fn vectors(section: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("vectors.json")).expect("valid JSON");
    all[section].as_array().expect("a list of cases").clone()
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
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
        let band = Band::new(end("lo", 0.0), end("hi", 100.0), scale).expect("a band");
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
        let band = Band::new(end("lo", 0.0), end("hi", 100.0), scale).expect("a band");
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
            let fit = |task: &str| top * number(&seller["fits"][task]["fit"]);
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
        let cell = &told["sellers"][0]["fits"][task];
        assert!((number(&cell["fit"]) - fit).abs() < 5e-5, "{cell}");
        assert!((number(&cell["low"]) - low).abs() < 5e-5, "{cell}");
        assert!((number(&cell["high"]) - high).abs() < 5e-5, "{cell}");
        assert!((number(&cell["coverage"]) - 0.8).abs() < 1e-12, "{cell}");
    }
}
