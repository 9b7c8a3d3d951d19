//! How sure answers are: what noise alone would show, who would hold a seat, and which rating would settle most.

use salesfit::engine::{kelley, pooled};
use serde_json::Value;

use crate::support::{Dice, Files, fits_of, in_proportion, list, number, worlds};

/// Four tasks of three traits each and a role for each task; everything else is the catalog's own.
fn catalog(se: f64) -> String {
    let ids = ["hunting", "farming", "writing", "serving"];
    let of = |line: &dyn Fn(&str) -> String| ids.iter().map(|id| line(id)).collect::<String>();
    let traits = of(&|id| (0..3).map(|at| format!("  {id}-{at}: {{}}\n")).collect());
    let needs =
        |id: &str| (0..3).map(|at| format!("{id}-{at}: {{at_least: 8}}")).collect::<Vec<_>>().join(", ");
    let tasks = of(&|id| format!("  {id}: {{needs: {{{}}}}}\n", needs(id)));
    let roles = of(&|id| format!("  r-{id}: {{tasks: {{{id}: 1}}}}\n"));
    format!("defaults: {{se: {se}}}\ntraits:\n{traits}tasks:\n{tasks}roles:\n{roles}")
}

/// Ten sellers whose true scores are these, by seller and task, rated with an error of 1.25 each.
fn team(dice: &mut Dice, of_true: impl Fn(usize, usize) -> f64) -> String {
    let ids = ["hunting", "farming", "writing", "serving"];
    let sellers: String = (0..10)
        .map(|seller| {
            let score = |at: usize| {
                let score = (of_true(seller, at / 3) + 1.25 * dice.normal()).clamp(0.0, 10.0);
                format!("{}-{}: {score:.2}", ids[at / 3], at % 3)
            };
            let scores: Vec<String> = (0..12).map(score).collect();
            let role = ids[seller % 4];
            format!("  - {{name: s{seller}, role: r-{role}, scores: {{{}}}}}\n", scores.join(", "))
        })
        .collect();
    format!(
        "demand: {{hunting: 100, farming: 100, writing: 90, serving: 85}}\nseats: {{r-hunting: 3, r-farming: 3, \
         r-writing: 2, r-serving: 2}}\nhandoffs: [{{from: hunting, to: farming, per_week: 10}}]\nsellers:\n{sellers}"
    )
}

#[test]
fn ten_equal_sellers_are_hardly_ever_told_that_they_should_not_all_do_everything() {
    let (mut no, mut beyond) = (0, 0);
    let seeds = worlds(30, 0..100);
    for seed in seeds.clone() {
        let mut dice = Dice(seed);
        let levels: Vec<f64> = (0..4).map(|_| 4.0 + 5.0 * dice.share()).collect();
        let files = Files::new(&catalog(1.25), &team(&mut dice, |_, at| levels[at]));
        let found = files.json("organize", &[]);
        no += usize::from(found["verdict"] == "no");
        beyond += usize::from(number(&found["waste_share"]) > number(&found["noise"]["p90_waste_share"]));
    }
    let of = |expected| in_proportion(expected, &seeds, 100);
    assert!(no <= of(10), "{no} of {seeds:?}");
    // Without a margin it is one team in ten, as chance has it.
    assert!((of(3)..=of(20)).contains(&beyond), "{beyond} of {seeds:?} beyond what one in ten exceeds");
}

#[test]
fn sellers_who_differ_by_three_points_on_what_matters_are_told_apart() {
    for seed in worlds(6, 0..20) {
        let mut dice = Dice(seed);
        // Each is good at one task and three points lower at the others.
        let own = |seller: usize, at: usize| if seller % 4 == at { 8.5 } else { 5.5 };
        let files = Files::new(&catalog(1.25), &team(&mut dice, own));
        let found = files.json("organize", &[]);
        assert_eq!(found["verdict"], "no", "{}", found["noise"]);
    }
}

#[test]
fn without_errors_nothing_is_open() {
    for seed in worlds(4, 0..10) {
        let mut dice = Dice(seed);
        let files = Files::new(&catalog(0.0), &team(&mut dice, |_, _| 6.0));
        let found = files.json("organize", &[]);
        assert_ne!(found["verdict"], "open");
        assert_eq!(
            (&found["noise"]["mean_waste_share"], &found["noise"]["p90_waste_share"]),
            (&Value::from(0.0), &Value::from(0.0))
        );
        for seat in list(&files.json("assign", &[]), "seats") {
            assert_eq!((&seat["holds_share"], &seat["expected"]), (&Value::from(1.0), &seat["fit"]));
        }
        for seller in list(&files.json("match", &[]), "sellers") {
            assert_eq!(seller["best_open"], false);
            for (_, fit) in fits_of(seller) {
                assert_eq!((&fit["expected"], &fit["se"]), (&fit["fit"], &Value::from(0.0)));
                assert_eq!((&fit["low90"], &fit["high90"]), (&fit["fit"], &fit["fit"]));
            }
        }
        assert_eq!(files.json("ask", &[])["next_ratings"], Value::Array(Vec::new()));
    }
}

#[test]
fn where_noise_leaves_it_open_more_ratings_are_said_to_settle_it_or_not() {
    let mut settled = 0;
    for seed in worlds(12, 0..40) {
        let mut dice = Dice(seed);
        let own = |seller: usize, at: usize| if seller % 4 == at { 7.4 } else { 6.2 };
        let found = Files::new(&catalog(1.25), &team(&mut dice, own)).json("organize", &[]);
        let by = &found["settled_by"];
        if found["verdict"] != "open" {
            assert!(by.is_null());
        } else if !by.is_null() {
            settled += 1;
            let p = number(&by["p_settled"]);
            assert!(p > 0.5 && p <= 1.0, "{by}");
            assert!([2.0, 3.0, 5.0].contains(&number(&by["times_as_many_ratings"])), "{by}");
        }
    }
    assert!(settled > 0, "some are settled by more ratings");
}

/// The better the ratings, the more of the differences they show are real, and the more of them counts.
#[test]
fn reliability_falls_with_the_errors_and_draws_the_fits_together() {
    for seed in worlds(6, 0..20) {
        let text = team(&mut Dice(seed), |seller, at| if seller % 4 == at { 8.0 } else { 5.5 });
        let mut before = (1.0, f64::INFINITY);
        for se in [0.0, 0.6, 1.25, 2.5] {
            let found = Files::new(&catalog(se), &text).json("organize", &[]);
            let reliability = number(&found["reliability"]);
            let waste = number(&found["waste_share"]);
            assert!(reliability <= before.0 && reliability >= 0.1, "seed {seed}, se {se}: {reliability}");
            assert!(waste <= before.1 + 0.02, "seed {seed}, se {se}: {waste} after {}", before.1);
            before = (reliability, waste);
        }
    }
}

#[test]
fn the_noise_floor_grows_with_the_errors() {
    let floors: Vec<f64> = [0.5, 1.0, 2.0]
        .iter()
        .map(|&se| {
            let files = Files::new(&catalog(se), &team(&mut Dice(7), |_, _| 6.0));
            number(&files.json("organize", &[])["noise"]["p90_waste_share"])
        })
        .collect();
    assert!(floors[0] < floors[1] && floors[1] < floors[2], "{floors:?}");
}

#[test]
fn the_order_of_sellers_changes_nothing_and_another_seed_little() {
    let mut dice = Dice(3);
    let text = team(&mut dice, |seller, at| if seller % 4 == at { 8.0 } else { 6.0 });
    let (head, sellers) = text.split_once("sellers:\n").expect("sellers");
    let mut lines: Vec<&str> = sellers.lines().collect();
    let files = Files::new(&catalog(1.25), &text);
    lines.reverse();
    let shuffled = Files::new(&catalog(1.25), &format!("{head}sellers:\n{}\n", lines.join("\n")));
    for command in ["organize", "assign", "ask"] {
        assert_eq!(files.json(command, &[]), shuffled.json(command, &[]), "{command}");
    }
    let holds = |seed: &str| -> Vec<f64> {
        let told = files.json("assign", &["--seed", seed]);
        list(&told, "seats").iter().map(|seat| number(&seat["holds_share"])).collect()
    };
    let (one, other) = (holds("1"), holds("2"));
    assert_ne!(one, other);
    for (one, other) in one.iter().zip(&other) {
        // Five times the standard error of the difference of two shares of 2,000 draws.
        assert!((one - other).abs() <= 5.0 * (2.0 * 0.25_f64 / 2_000.0).sqrt(), "{one} {other}");
    }
}

#[test]
fn the_chosen_are_expected_to_fit_less_than_their_scores_say() {
    for seed in worlds(6, 0..20) {
        let files = Files::new(&catalog(1.25), &team(&mut Dice(seed), |_, _| 6.0));
        let found = files.json("assign", &[]);
        // All are equal, so whoever looks best has been lucky: the winner's curse.
        assert!(number(&found["expected_total"]) < number(&found["total"]), "seed {seed}");
    }
}

#[test]
fn whoever_is_rated_worse_is_less_sure_of_the_seat_and_never_more() {
    // Robert Kelley's formula holds where all errors are alike. A is rated as noisily as it says, the others exactly.
    let catalog = "scale: [0, 10]\ntraits: {x: {}}\ntasks:\n  t: {needs: {x: {at_least: 10, tolerance: 10}}}\nroles:\n  r: {tasks: {t: 1}}\n";
    let holds = |se: f64| {
        let sellers = format!(
            "seats: {{r: 1}}\nsellers:\n  - {{name: A, scores: {{x: {{score: 7, se: {se}}}}}}}\n  - {{name: B, scores: {{x: {{score: 6, se: 0}}}}}}\n  \
             - {{name: C, scores: {{x: {{score: 5, se: 0}}}}}}\n  - {{name: D, scores: {{x: {{score: 4, se: 0}}}}}}\n  - {{name: E, scores: {{x: {{score: 3, se: 0}}}}}}\n"
        );
        let found = Files::new(catalog, &sellers).json("assign", &[]);
        assert_eq!(found["seats"][0]["seller"], "a");
        number(&found["seats"][0]["holds_share"])
    };
    let sure: Vec<f64> = [0.01, 0.3, 1.0, 1.5, 3.0].into_iter().map(holds).collect();
    assert!(sure.windows(2).all(|pair| pair[1] <= pair[0] + 0.02), "{sure:?}");
    // No cliff: with an error as large as the spread there is still a chance.
    assert!(sure[3] > 0.2, "{sure:?}");
}

#[test]
fn a_seat_that_a_veto_may_take_does_not_hold_for_want_of_moves() {
    let catalog = "traits: {x: {}}\ntasks:\n  t: {needs: {x: {at_least: 5, veto_below: 5}}}\nroles:\n  r: {tasks: {t: 1}}\n";
    let team = "seats: {r: 1}\nsellers:\n  - {name: A, role: r, scores: {x: {score: 5, se: 1}}}\n";
    let files = Files::new(catalog, team);
    for options in [&["--max-moves", "0"][..], &[]] {
        let found = files.json("assign", options);
        let holds = number(&found["seats"][0]["holds_share"]);
        assert!((holds - 0.5).abs() < 0.05, "{options:?}: {holds}");
    }
}

#[test]
fn nobody_takes_a_seat_in_any_draw_that_is_forbidden() {
    let catalog = "traits: {x: {}}\ntasks:\n  t: {needs: {x: {at_least: 8, veto_below: 5}}}\nroles:\n  r: {tasks: {t: 1}}\n";
    // A is vetoed as the scores stand, and in some draws would be better than B.
    let team = "seats: {r: 1}\nsellers:\n  - {name: A, scores: {x: {score: 4.9, se: 3}}}\n  - {name: B, scores: {x: {score: 6, se: 0}}}\n";
    let files = Files::new(catalog, team);
    let holds = |options: &[&str]| number(&files.json("assign", options)["seats"][0]["holds_share"]);
    assert!(holds(&[]) < 1.0);
    assert!((holds(&["--forbid", "a=r"]) - 1.0).abs() < f64::EPSILON);
}

#[test]
fn kelley_1947_true_scores_and_their_error() {
    let (of_true, se) = kelley(78.0, 60.0, 15.0, 0.8);
    assert!((of_true - 74.4).abs() < 1e-12 && (se - 6.0).abs() < 1e-12, "{of_true} {se}");
}

#[test]
fn shrout_and_fleiss_1979_pooled_error_of_a_mean_of_four() {
    // Six targets and four judges: a mean square within targets of 6.2639 on 18 degrees of freedom.
    let within = (6.2639_f64 / 4.0).sqrt();
    assert!((within - 1.2514).abs() < 5e-5);
    let drawn = pooled(18.0 * 6.2639, 18.0, 1.25);
    assert!((drawn - ((18.0 * 6.2639 + 10.0 * 1.25 * 1.25) / 28.0_f64).sqrt()).abs() < 1e-12);
    assert!((pooled(0.0, 0.0, 1.25) - 1.25).abs() < f64::EPSILON);
}

/// The density and the distribution function of the standard normal distribution, by the book (Abramowitz & Stegun
/// 1964, 26.2.17: to 7.5e-8).
fn below(z: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * z.abs());
    let poly = t
        * (0.319_381_530
            + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
    let tail = (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt() * poly;
    if z > 0.0 { 1.0 - tail } else { tail }
}

#[test]
fn raiffa_and_schlaifer_1961_what_one_more_rating_of_the_trait_that_decides_is_worth() {
    // One role rises with the trait and the other does not depend on it: whether it is above 5 decides which is best.
    let catalog = "scale: [0, 10]\ndefaults: {tolerance: 10, se: 1.25}\ntraits: {x: {}, y: {se: 0}, z: {}}\n\
        tasks:\n  rising: {needs: {x: {at_least: 10}}}\n  steady: {needs: {y: {at_least: 10}}}\n  \
        other: {needs: {z: {at_least: 10}}}\nroles:\n  rising: {tasks: {rising: 1}}\n  \
        steady: {tasks: {steady: 1}}\n  hopeless: {tasks: {other: 1}}\n";
    let files = Files::new(catalog, "sellers: [{name: Kari, scores: {x: 5.6, y: 5, z: 0}}]");
    let found = files.json("ask", &["--draws", "100000"]);
    let first = &found["next_ratings"][0];
    assert_eq!(first["trait"], "x");
    // Wrong now: the trait is really below 5.
    let wrong = below(-0.6 / 1.25);
    assert!((number(&first["p_wrong"]) - wrong).abs() < 0.002, "{first} {wrong}");
    // With one more rating as good the mean moves by s/√2 and s/√2 is left: the chance to be right is the mean of
    // Φ(|m − 5| / s_left) over where it moves.
    let s = 1.25 / 2.0_f64.sqrt();
    let steps = 4_000;
    let right: f64 = (0..steps)
        .map(|at| {
            let z = -8.0 + 16.0 * (f64::from(at) + 0.5) / f64::from(steps);
            let weight = (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt() * 16.0 / f64::from(steps);
            weight * below((0.6 + s * z).abs() / s)
        })
        .sum();
    let drop = wrong - (1.0 - right);
    assert!((number(&first["p_wrong_drop"]) - drop).abs() < 0.01, "{first} {drop}");
    // What is certain, and what cannot change the answer, is not asked about.
    assert_eq!(found["next_ratings"].as_array().map(Vec::len), Some(1), "{found}");
}
