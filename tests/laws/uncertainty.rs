//! How sure the fits of `match` are: against brute force and integrals written apart, and the laws that hold of it.

use std::fmt::Write as _;

use serde_json::Value;

use crate::oracle::scoring::{Score, Seller, Tradeoff, World, expect, random_world};
use crate::oracle::uncertainty::{
    Asked, Drawn, Errors, Exact, Model, Moments, Outcome, Reach, Spread, TrueScores, count, doubtful_world,
    tradable,
};
use crate::support::{Dice, Files, fit_of, fits_of, in_proportion, process, sellers, words, worlds};

/// With how many draws random worlds are held against brute force.
const DRAWS: usize = 200_000;

/// How many of a world's sellers are held against brute force; the errors are pooled over all.
const SELLERS: usize = 2;

/// How near to the integrals a mean and a variance must lie that the program takes from closed forms.
const CLOSED: f64 = 1e-9;

/// A fit may be so much above 1 by rounding.
const ROUNDED: f64 = 1e-12;

/// So many of a column's vetoes in reach must not keep the program from its closed form ("no more than a few").
const A_FEW: usize = 3;

/// Where the program draws, its results may err by so many standard errors, and ours by as many.
const ERRORS: f64 = 5.0;

// -----------------------------------------------------------------------------------------------------------
// The program
// -----------------------------------------------------------------------------------------------------------

/// The files of a world.
fn files_of(world: &World) -> Files {
    Files::new(&world.catalog_yaml(), &world.team_yaml())
}

/// The bytes that `match` prints as a process of its own with this many threads.
fn bytes(files: &Files, threads: u32, options: &[&str]) -> String {
    let args = files.args("match", options);
    let done = process(&words(&args)).env("RAYON_NUM_THREADS", threads.to_string()).output();
    let done = done.expect("the program starts");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("the program prints UTF-8")
}

fn number(value: &Value, key: &str) -> Option<f64> {
    value.get(key).unwrap_or_else(|| panic!("no `{key}` in {value}")).as_f64()
}

fn sure_number(value: &Value, key: &str) -> f64 {
    number(value, key).unwrap_or_else(|| panic!("no number `{key}` in {value}"))
}

/// The probability that a role is the best; of one of which nothing is rated none is told, and none counts.
fn p_best(cell: &Value) -> f64 {
    if cell["fit"].is_null() {
        assert!(cell["p_best"].is_null(), "unknown is not improbable: {cell}");
        return 0.0;
    }
    sure_number(cell, "p_best")
}

/// The first seller's cell in this column.
fn cell<'a>(matched: &'a Value, column: &str) -> &'a Value {
    fit_of(&sellers(matched)[0], column)
}

// -----------------------------------------------------------------------------------------------------------
// The comparison
// -----------------------------------------------------------------------------------------------------------

/// One seller's columns: what is told of each, and what the reference knows of it.
struct Column<'a> {
    id: &'a str,
    told: &'a Value,
    is_known: bool,
    plain: f64,
    exact: Option<Moments>,
    /// Whether the text promises a closed form.
    is_closed: bool,
    reach: Reach,
}

fn columns<'a>(
    world: &'a World,
    model: &Model,
    exact: &Exact,
    plain: &Outcome,
    told: &'a Value,
    by: &str,
) -> Vec<Column<'a>> {
    let few = |reach: Reach| reach.vetoes <= A_FEW;
    let told = |id: &str| fit_of(told, id);
    if by == "task" {
        let column = |(index, task): (usize, &'a crate::oracle::scoring::Task)| Column {
            id: &task.id,
            told: told(&task.id),
            is_known: model.task_is_known(index),
            plain: plain.tasks[index],
            exact: exact.tasks[index],
            is_closed: few(model.reach(&[index])),
            reach: model.reach(&[index]),
        };
        return world.tasks.iter().enumerate().map(column).collect();
    }
    let column = |(index, role): (usize, &'a crate::oracle::scoring::Role)| Column {
        id: &role.id,
        told: told(&role.id),
        is_known: model.role_is_known(index),
        plain: plain.roles[index],
        exact: exact.roles[index],
        is_closed: model.role_is_full(index) && few(model.reach(&model.tasks_of(index))),
        reach: model.reach(&model.tasks_of(index)),
    };
    world.roles.iter().enumerate().map(column).collect()
}

/// The plain fit, and the moments where they have a closed form.
fn check_column(column: &Column<'_>) -> Result<(), String> {
    let Column { id, told, .. } = column;
    let keys = ["expected", "se", "low90", "high90"];
    if !column.is_known {
        return match keys.iter().find(|key| !told[**key].is_null()) {
            Some(key) => Err(format!("{id}: {key} of an unknown fit: {told}")),
            None => Ok(()),
        };
    }
    let fit = sure_number(told, "fit");
    if (fit - column.plain).abs() > 1e-12 {
        return Err(format!("{id}: plain fit {fit}, expected {}", column.plain));
    }
    let [expected, se, low, high] = keys.map(|key| sure_number(told, key));
    if low < 0.0 || low > high || high > 1.0 + ROUNDED || se < 0.0 {
        return Err(format!("{id}: out of order: {told}"));
    }
    if let Some(exact) = column.exact
        && column.is_closed
    {
        if (expected - exact.mean).abs() > CLOSED + column.reach.beyond {
            return Err(format!(
                "{id}: expected {expected}, by integrals {}, {:?}",
                exact.mean, column.reach
            ));
        }
        if (se * se - exact.variance).abs() > CLOSED + column.reach.beyond {
            return Err(format!("{id}: se {se}, by integrals {}", exact.variance.max(0.0).sqrt()));
        }
    }
    Ok(())
}

/// A column's moments and quantiles against brute force. `draws` is how many the program makes.
fn check_spread(column: &Column<'_>, spread: &Spread, ours: usize, draws: usize) -> Result<(), String> {
    if !column.is_known {
        return Ok(());
    }
    let Column { id, told, .. } = column;
    let (n, its) = (count(ours), count(draws));
    let is_closed = column.is_closed && column.exact.is_some();
    // Standard errors are of no use where next to nothing is expected: what turned up in none of n draws may still
    // have a probability of 15/n (e^-15 is beyond five standard errors), and the program may meet with three.
    let allow = |deviation: f64| {
        let drawn = if is_closed { 0.0 } else { ERRORS * deviation / its.sqrt() + 3.0 / its };
        ERRORS * deviation / n.sqrt() + 15.0 / n + drawn + column.reach.beyond
    };
    let (expected, se) = (sure_number(told, "expected"), sure_number(told, "se"));
    let mean = spread.mean();
    if (expected - mean).abs() > allow(spread.variance().sqrt()) {
        return Err(format!("{id}: expected {expected}, drawn {mean} (sd {})", spread.variance().sqrt()));
    }
    let variance = spread.variance();
    if (se * se - variance).abs() > allow(spread.variance_of_squares().sqrt()) {
        return Err(format!("{id}: se {se}, drawn {}", variance.sqrt()));
    }
    // A quantile is held by its probability: not more than 5 % (95 %) may lie below it, not less up to it.
    for (side, key, share) in [(0, "low90", 0.05_f64), (1, "high90", 0.95)] {
        let deviation = (share * (1.0 - share)).sqrt();
        let allowed = ERRORS * deviation * (n.sqrt().recip() + its.sqrt().recip()) + 1.0 / its;
        let [below, up_to] = spread.around(side);
        if below > share + allowed || up_to < share - allowed {
            return Err(format!(
                "{id}: {key} {}: below it lie {below}, up to it {up_to} (allowed {allowed})",
                told[key]
            ));
        }
    }
    Ok(())
}

/// The probabilities of being best, against brute force.
fn check_best(
    world: &World,
    model: &Model,
    told: &Value,
    drawn: &Drawn,
    ours: usize,
    its: usize,
) -> Result<(), String> {
    for (index, role) in world.roles.iter().enumerate() {
        let p = p_best(fit_of(told, &role.id));
        let mean = drawn.best[index];
        if !model.role_may_be_best(index) && p > 0.0 {
            return Err(format!("{}: can never be best, yet p_best {p}", role.id));
        }
        let deviation = (mean * (1.0 - mean)).sqrt();
        let allowed = ERRORS * deviation * (count(ours).sqrt().recip() + count(its).sqrt().recip())
            + 15.0 / count(ours)
            + 3.0 / count(its);
        if (p - mean).abs() > allowed {
            return Err(format!("{}: p_best {p}, drawn {mean}, allowed {allowed}", role.id));
        }
    }
    Ok(())
}

/// `best_open` and `rivals`, as they follow from the probabilities that are told.
fn check_rivals(told: &Value, sure: f64) -> Result<(), String> {
    let p: Vec<(&str, f64)> = fits_of(told).into_iter().map(|(id, cell)| (id, p_best(cell))).collect();
    let all: f64 = p.iter().map(|(_, p)| p).sum();
    if all > 1.0 + 1e-9 {
        return Err(format!("probabilities of being best sum to {all}"));
    }
    let best = told["best"].as_str();
    let held = best.map_or(1.0 - all, |best| p_best(fit_of(told, best)));
    let is_open = told["best_open"].as_bool();
    // A share of exactly `sure` may fall to either side by rounding.
    if is_open != Some(held < sure) && (held - sure).abs() > 1e-9 {
        return Err(format!("best {best:?} holds in {held}, best_open {is_open:?}"));
    }
    let rivals = told["rivals"].as_array().expect("a list of rivals");
    let mut reached = held;
    let mut last = f64::INFINITY;
    for rival in rivals {
        if reached >= sure + 1e-9 {
            return Err(format!("more rivals than it takes: {told}"));
        }
        let share = sure_number(rival, "p_best");
        let said = rival["role"].as_str().map_or(1.0 - all, |id| p_best(fit_of(told, id)));
        if (share - said).abs() > 1e-9 || share > last + 1e-9 || rival["role"].as_str() == best {
            return Err(format!("wrong rival {rival}: {told}"));
        }
        last = share;
        reached += share;
    }
    if reached < sure - 1e-9 {
        return Err(format!("best and rivals reach {reached} only: {told}"));
    }
    Ok(())
}

/// How a random world is run, and held against how many draws.
#[derive(Clone, Copy)]
struct Plan {
    ours: usize,
    /// How many of the sellers are held against brute force.
    sellers: usize,
}

/// How many kinds of cells were compared.
#[derive(Default, Debug)]
struct Tally {
    closed: usize,
    drawn: usize,
    open: usize,
}

/// Runs one world, by role and by task, and compares everything.
fn check_world(seed: u64, world: &World, plan: Plan, tally: &mut Tally) -> Result<(), String> {
    let mut dice = Dice(seed ^ 0x5EED);
    let asked = dice.pick(&[None, None, Some(500), Some(20_000)]);
    let its = asked.unwrap_or(2_000);
    let (seed_text, draws_text) = (dice.below(1000).to_string(), its.to_string());
    let sure = dice.pick(&["0.8", "0.5", "0.95", "1"]);
    let mut args = vec!["--all-roles", "--seed", &seed_text, "--sure", sure];
    if asked.is_some() {
        args.extend(["--draws", &draws_text]);
    }
    // Only whom the file names may be asked for.
    let named: Vec<&str> = ["manager", "peer"]
        .into_iter()
        .filter(|kind| {
            let mut scores = world.sellers.iter().flat_map(|seller| &seller.scores);
            scores
                .any(|score| matches!(score, Score::Named(raters) if raters.iter().any(|(id, _)| id == kind)))
        })
        .collect();
    let only = if dice.percent(20) { named } else { Vec::new() };
    let joined = only.join(",");
    if !only.is_empty() {
        args.extend(["--raters", &joined]);
    }

    let files = files_of(world);
    let by_role = files.json("match", &args);
    let by_task = files.json("match", &[args.as_slice(), &["--by", "task"]].concat());
    let errors = Errors::new(world, &only);
    for (index, seller) in world.sellers.iter().enumerate() {
        let told = [&sellers(&by_role)[index], &sellers(&by_task)[index]];
        check_seller(
            seed,
            world,
            &errors,
            seller,
            told,
            Plan { sellers: plan.sellers.saturating_sub(index), ..plan },
            its,
            tally,
        )
        .and_then(|()| check_rivals(told[0], sure.parse().expect("a number")))
        .map_err(|what| format!("seed {seed} ({}), {}: {what}", args.join(" "), seller.id))?;
    }
    Ok(())
}

#[allow(clippy::too_many_arguments, clippy::allow_attributes, reason = "one seller has as much to her")]
fn check_seller(
    seed: u64,
    world: &World,
    errors: &Errors<'_>,
    seller: &Seller,
    told: [&Value; 2],
    plan: Plan,
    its: usize,
    tally: &mut Tally,
) -> Result<(), String> {
    let model = Model::new(world, errors, seller);
    let plain = model.plain();
    // What is told of how sure a fit is stands on the true scores behind the rated ones.
    let model = model.of_true_scores(&TrueScores::new(world, errors));
    let exact = model.exact();
    let best = plain.best.map(|index| world.roles[index].id.as_str());
    if told[0]["best"].as_str() != best {
        return Err(format!("best {}, expected {best:?}", told[0]["best"]));
    }
    let columns = ["role", "task"]
        .map(|by| columns(world, &model, &exact, &plain, told[usize::from(by == "task")], by));
    for column in columns.iter().flatten() {
        check_column(column)?;
        match column.exact {
            Some(_) if column.is_closed => tally.closed += 1,
            _ => tally.drawn += 1,
        }
    }
    if fits_of(told[1]).iter().any(|(_, cell)| !cell["p_best"].is_null()) {
        return Err("a task cannot be best".to_owned());
    }
    tally.open += usize::from(told[0]["best_open"] == true);
    if plan.sellers == 0 || plan.ours == 0 {
        return Ok(());
    }
    let [roles, tasks] = columns.each_ref().map(|columns| columns.iter().map(asked).collect::<Vec<_>>());
    let drawn = model.draw(seed.wrapping_add(77), plan.ours, &tasks, &roles);
    for (columns, spreads) in columns.iter().zip([&drawn.roles, &drawn.tasks]) {
        for (column, spread) in columns.iter().zip(spreads) {
            check_spread(column, spread, plan.ours, its)?;
        }
    }
    check_best(world, &model, told[0], &drawn, plan.ours, its)
}

fn asked(column: &Column<'_>) -> Asked {
    let told = |key: &str| number(column.told, key).unwrap_or_default();
    Asked { centre: told("expected"), low90: told("low90"), high90: told("high90") }
}

/// Every world of these seeds, on two threads; all that is wrong is told at once.
fn check_worlds(seeds: std::ops::Range<u64>, make: fn(u64) -> World, plan: Plan) -> Tally {
    let half = |offset: usize| {
        let mine: Vec<u64> = seeds.clone().skip(offset).step_by(2).collect();
        move || {
            let (mut wrong, mut tally) = (String::new(), Tally::default());
            for seed in mine {
                let world = make(seed);
                if let Err(what) = check_world(seed, &world, plan, &mut tally) {
                    let _ = writeln!(wrong, "{what}");
                }
            }
            (wrong, tally)
        }
    };
    let ((one, mut tally), (other, more)) = std::thread::scope(|scope| {
        let (one, other) = (scope.spawn(half(0)), scope.spawn(half(1)));
        (one.join().expect("no panic"), other.join().expect("no panic"))
    });
    assert!(one.is_empty() && other.is_empty(), "\n{one}{other}");
    tally.closed += more.closed;
    tally.drawn += more.drawn;
    tally.open += more.open;
    tally
}

// -----------------------------------------------------------------------------------------------------------
// Against brute force and integrals
// -----------------------------------------------------------------------------------------------------------

fn traded(seed: u64) -> World {
    tradable(doubtful_world(seed))
}

#[test]
fn random_worlds_agree_with_brute_force() {
    let seeds = worlds(16, 0..48);
    let tally = check_worlds(seeds.clone(), doubtful_world, Plan { ours: DRAWS, sellers: SELLERS });
    let of = |expected| in_proportion(expected, &seeds, 48);
    assert!(tally.closed > of(100) && tally.drawn > of(300) && tally.open > of(20), "too easy: {tally:?}");
}

#[test]
fn random_worlds_agree_with_integrals_over_each_trait() {
    let plan = Plan { ours: 0, sellers: 0 };
    let seeds = worlds(50, 1_000..1_160);
    let tally = check_worlds(seeds.clone(), traded, plan);
    assert!(tally.closed > in_proportion(2_000, &seeds, 160), "too easy: {tally:?}");
    check_worlds(worlds(30, 2_000..2_120), doubtful_world, plan);
}

#[test]
#[ignore = "minutes of drawing"]
fn many_random_worlds_agree_with_brute_force_of_a_million_draws() {
    let from: u64 = std::env::var("WORLDS_FROM").ok().and_then(|text| text.parse().ok()).unwrap_or(10_000);
    let tally = check_worlds(from..from + 300, doubtful_world, Plan { ours: 1_000_000, sellers: 6 });
    assert!(tally.closed > 2_000 && tally.drawn > 2_000, "too easy: {tally:?}");
}

#[test]
#[ignore = "minutes of drawing"]
fn many_tradable_worlds_agree_with_a_million_draws() {
    check_worlds(20_000..20_100, traded, Plan { ours: 1_000_000, sellers: 6 });
}

/// Teams who may trade everything for everything, against brute force that is finer than elsewhere.
#[test]
fn closed_forms_agree_with_a_million_draws() {
    let seeds = worlds(3, 4_000..4_020);
    let tally = check_worlds(seeds.clone(), traded, Plan { ours: 1_000_000, sellers: 1 });
    assert!(tally.closed > in_proportion(150, &seeds, 20), "too easy: {tally:?}");
}

// -----------------------------------------------------------------------------------------------------------
// The reference itself
// -----------------------------------------------------------------------------------------------------------

fn near(what: &str, found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{what}: expected {expected}, found {found}");
}

#[test]
fn the_lean_reference_tells_the_same_plain_fits_as_the_plain_one() {
    for seed in worlds(150, 0..500) {
        let world = random_world(seed);
        let (errors, expected) = (Errors::new(&world, &[]), expect(&world));
        for (seller, expected) in world.sellers.iter().zip(&expected.sellers) {
            let model = Model::new(&world, &errors, seller);
            let plain = model.plain();
            let best = plain.best.map(|index| world.roles[index].id.clone());
            assert_eq!(best, expected.best, "seed {seed}");
            for (found, cell) in plain.roles.iter().zip(&expected.by_role) {
                if let Some(fit) = cell.fit {
                    near("role", *found, fit, 1e-12);
                }
            }
            for (found, cell) in plain.tasks.iter().zip(&expected.by_task) {
                if let Some(fit) = cell.fit {
                    near("task", *found, fit, 1e-12);
                }
            }
        }
    }
}

#[test]
fn brute_force_and_integrals_agree_with_each_other() {
    let mut compared = 0;
    let seeds = worlds(6, 5_000..5_012);
    for seed in seeds.clone() {
        let world = traded(seed);
        let errors = Errors::new(&world, &[]);
        let model = Model::new(&world, &errors, &world.sellers[0]);
        let exact = model.exact();
        let centre = |moments: &Option<Moments>| Asked {
            centre: moments.map_or(0.0, |moments| moments.mean),
            ..Asked::default()
        };
        let asked = |all: &[Option<Moments>]| all.iter().map(centre).collect::<Vec<_>>();
        let drawn = model.draw(seed, DRAWS, &asked(&exact.tasks), &asked(&exact.roles));
        let both = exact.tasks.iter().chain(&exact.roles).zip(drawn.tasks.iter().chain(&drawn.roles));
        for (moments, spread) in both {
            let Some(moments) = moments else { continue };
            let n = count(DRAWS);
            let allow = |deviation: f64| ERRORS * deviation / n.sqrt() + 15.0 / n;
            near("mean", spread.mean(), moments.mean, allow(moments.variance.max(0.0).sqrt()));
            let by = allow(spread.variance_of_squares().sqrt());
            near("variance", spread.variance(), moments.variance, by);
            compared += 1;
        }
    }
    assert!(compared > in_proportion(50, &seeds, 12), "only {compared}");
}

// -----------------------------------------------------------------------------------------------------------
// Laws
// -----------------------------------------------------------------------------------------------------------

/// The same world without any error: what several raters say, they agree on.
fn without_errors(mut world: World) -> World {
    world.defaults.se = Some(0.0);
    for score in world.sellers.iter_mut().flat_map(|seller| &mut seller.scores) {
        let first = match score {
            Score::Missing | Score::Null => continue,
            Score::One(score) | Score::WithSe(score, _) => *score,
            Score::Many(ratings) => ratings[0],
            Score::Named(raters) => raters[0].1[0],
        };
        match score {
            Score::WithSe(_, se) => *se = 0.0,
            Score::Many(ratings) => ratings.fill(first),
            Score::Named(raters) => {
                raters.truncate(1);
                raters[0].1.fill(first);
            }
            _ => {}
        }
    }
    world
}

#[test]
fn without_errors_everything_is_the_plain_fit() {
    for seed in worlds(40, 0..150) {
        let world = without_errors(random_world(seed));
        let files = files_of(&world);
        for by in ["role", "task"] {
            let matched = files.json("match", &["--by", by, "--draws", "100"]);
            for seller in sellers(&matched) {
                for (id, cell) in fits_of(seller) {
                    let what = format!("seed {seed}, {id}: {cell}");
                    match number(cell, "fit") {
                        Some(fit) => {
                            for key in ["expected", "low90", "high90"] {
                                near(&what, sure_number(cell, key), fit, 1e-12);
                            }
                            // The square root of what rounding leaves of a variance.
                            near(&what, sure_number(cell, "se"), 0.0, 1e-7);
                        }
                        None => assert!(cell["expected"].is_null() && cell["se"].is_null(), "{what}"),
                    }
                    if by == "role" {
                        let is_best = seller["best"].as_str() == Some(id);
                        near(&what, p_best(cell), f64::from(u8::from(is_best)), 0.0);
                    }
                }
                assert_eq!(seller["best_open"], false, "seed {seed}");
                assert_eq!(seller["rivals"], Value::Array(Vec::new()), "seed {seed}");
            }
        }
    }
}

/// A world with sellers enough for several threads to share, and with numbers whose sums depend on their order.
fn crowd(seed: u64) -> World {
    let mut world = doubtful_world(seed);
    let mut dice = Dice(seed);
    let team = world.team_scale.unwrap_or(world.scale);
    let mut crowd = Vec::new();
    for number in 0..90 {
        let mut seller = dice.pick(&world.sellers);
        seller.id = format!("p-{number:02}");
        seller.name = format!("Person {number}");
        for score in &mut seller.scores {
            let mut rating = || team[0] + (team[1] - team[0]) * f64::from(dice.below(1_001)) / 1_000.0;
            *score = match number % 3 {
                0 => Score::Many(vec![rating(), rating(), rating()]),
                1 => Score::One(rating()),
                _ => score.clone(),
            };
        }
        crowd.push(seller);
    }
    world.sellers = crowd;
    world
}

/// The first seeds whose worlds have roles to choose from, tasks of every tradeoff, and vetoes.
fn crowds() -> Vec<u64> {
    let is_rich = |seed: &u64| {
        let world = doubtful_world(*seed);
        let has = |tradeoff| world.tasks.iter().any(|task| task.tradeoff == Some(tradeoff));
        let mut needs = world.tasks.iter().flat_map(|task| &task.needs);
        world.roles.iter().filter(|role| !role.baseline).count() > 2
            && [Tradeoff::Full, Tradeoff::Partial, Tradeoff::None].into_iter().all(has)
            && needs.any(|need| need.veto_below.is_some() || need.veto_above.is_some())
    };
    (0..).filter(is_rich).take(3).collect()
}

/// What is told of the sellers, in the order of their ids.
fn by_id(matched: &Value) -> Vec<String> {
    let mut told: Vec<(String, String)> =
        sellers(matched).iter().map(|seller| (seller["id"].to_string(), seller.to_string())).collect();
    told.sort();
    told.into_iter().map(|(_, told)| told).collect()
}

#[test]
fn the_order_of_sellers_changes_no_digit() {
    for seed in crowds() {
        let world = crowd(seed);
        let mut shuffled = world.clone();
        Dice(seed).shuffle(&mut shuffled.sellers);
        for by in ["role", "task"] {
            let args = ["--by", by, "--draws", "200"];
            let (one, other) =
                (files_of(&world).json("match", &args), files_of(&shuffled).json("match", &args));
            assert!(sellers(&one)[0]["id"] != sellers(&other)[0]["id"], "shuffled");
            assert_eq!(by_id(&one), by_id(&other), "seed {seed} by {by}");
        }
    }
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    for seed in crowds() {
        let files = files_of(&crowd(seed));
        for by in ["role", "task"] {
            let args = ["--by", by, "--draws", "200"];
            assert!(bytes(&files, 1, &args) == bytes(&files, 2, &args), "seed {seed} by {by}");
        }
    }
}

#[test]
fn another_seed_changes_probabilities_within_their_error_only() {
    let mut changed = 0;
    for seed in crowds() {
        let files = files_of(&crowd(seed));
        let [one, again, other] =
            ["5", "5", "6"].map(|seed| files.json("match", &["--draws", "1000", "--seed", seed]));
        assert!(one == again, "the same seed tells the same");
        let n = 1000.0_f64;
        for (one, other) in sellers(&one).iter().zip(sellers(&other)) {
            for (id, cell) in fits_of(one) {
                let what = format!("seed {seed}, {id}: {cell}");
                let p = |cell: &Value| p_best(cell);
                let (first, second) = (p(cell), p(fit_of(other, id)));
                let mean = f64::midpoint(first, second);
                let allowed = ERRORS * (2.0 * mean * (1.0 - mean) / n).sqrt() + 3.0 / n;
                near(&what, second, first, allowed);
                changed += usize::from((first - second).abs() > 0.0);
                if let (Some(first), Some(second)) =
                    (number(cell, "expected"), number(fit_of(other, id), "expected"))
                {
                    let se = sure_number(cell, "se").max(sure_number(fit_of(other, id), "se"));
                    near(&what, second, first, ERRORS * se * (2.0 / n).sqrt() + 3.0 / n);
                }
            }
        }
    }
    assert!(changed > 50, "the seed is used: {changed}");
}

#[test]
fn asking_for_some_raters_is_as_if_the_others_had_said_nothing() {
    let mut compared = 0;
    let seeds = worlds(50, 0..150);
    for seed in seeds.clone() {
        let world = doubtful_world(seed);
        let mut rest = world.clone();
        let mut named = Vec::new();
        for score in rest.sellers.iter_mut().flat_map(|seller| &mut seller.scores) {
            if let Score::Named(raters) = score {
                named.extend(raters.iter().map(|(kind, _)| kind.clone()));
                raters.retain(|(kind, _)| kind != "self");
                if raters.is_empty() {
                    *score = Score::Missing;
                }
            }
        }
        let mut only = vec!["manager", "peer"];
        only.retain(|kind| named.iter().any(|named| named == kind));
        if only.is_empty() || !named.iter().any(|kind| kind == "self") {
            continue;
        }
        compared += 1;
        let some = files_of(&world).json("match", &["--draws", "100", "--raters", &only.join(",")]);
        let rest = files_of(&rest).json("match", &["--draws", "100"]);
        assert_eq!(by_id(&some), by_id(&rest), "seed {seed}");
    }
    assert!(compared > in_proportion(30, &seeds, 150), "only {compared}");
}

/// A catalog in which a fit is the score itself, as a part of 100: one task and one role for each trait.
fn revealing(traits: &[&str], settings: &str) -> String {
    let mut catalog = format!("scale: [0, 100]\n{settings}traits:\n");
    for id in traits {
        let _ = writeln!(catalog, "  {id}: {{}}");
    }
    catalog.push_str("tasks:\n");
    for id in traits {
        let _ = writeln!(catalog, "  {id}: {{needs: {{{id}: {{at_least: 100, tolerance: 100}}}}}}");
    }
    catalog.push_str("roles:\n");
    for id in traits {
        let _ = writeln!(catalog, "  {id}: {{tasks: {{{id}: 1}}}}");
    }
    catalog
}

/// Fit and standard error of this seller's cell, of 100.
fn revealed(matched: &Value, seller: usize, column: &str) -> (f64, f64) {
    let cell = fit_of(&sellers(matched)[seller], column);
    (100.0 * sure_number(cell, "fit"), 100.0 * sure_number(cell, "se"))
}

/// Scores this far inside the scale lose next to nothing to its ends.
const REVEALED: f64 = 1e-4;

#[test]
fn several_ratings_pool_their_error_over_the_file() {
    // Sums of squares 50, 72 and 8 with 1, 2 and 1 degrees of freedom: s² = (130 + 10 · 10²) / (4 + 10).
    let s = (1130.0_f64 / 14.0).sqrt();
    // A trait of which one seller alone is rated shows the error of her score: there is no team to shrink it towards.
    let traits = ["a", "b", "c", "d", "e", "f"];
    let catalog = revealing(&traits, "defaults: {se: 10}\n");
    let hundred = "sellers:\n  - {name: K, scores: {a: [60, 70], b: 50}}\n  \
        - {name: L, scores: {c: [50, 56, 62], d: {score: 50, se: 2}}}\n  \
        - {name: M, scores: {e: [55], f: {self: 40, manager: 44}}}\n";
    // The same on a scale of 1 to 5: 25 points for each.
    let five = "scale: [1, 5]\nsellers:\n  - {name: K, scores: {a: [3.4, 3.8], b: 3}}\n  \
        - {name: L, scores: {c: [3, 3.24, 3.48], d: {score: 3, se: 0.08}}}\n  \
        - {name: M, scores: {e: [3.2], f: {self: 2.6, manager: 2.76}}}\n";
    for team in [hundred, five] {
        let matched = Files::new(&catalog, team).json("match", &[]);
        let expected = [
            (0, "a", 65.0, s / 2.0_f64.sqrt()),
            (0, "b", 50.0, 10.0),
            (1, "c", 56.0, s / 3.0_f64.sqrt()),
            (1, "d", 50.0, 2.0),
            (2, "e", 55.0, 10.0),
            (2, "f", 42.0, s / 2.0_f64.sqrt()),
        ];
        for (seller, column, score, se) in expected {
            let (found, found_se) = revealed(&matched, seller, column);
            near(column, found, score, 1e-9);
            near(column, found_se, se, REVEALED);
        }
    }
    // A trait's own error is that of a single rating, but one is no surer than one of several; the pooled error leans on
    // that of `defaults`.
    let own = catalog.replacen("a: {}", "a: {se: 4}", 1).replacen("e: {}", "e: {se: 4}", 1);
    let matched = Files::new(&own, hundred).json("match", &[]);
    near("several", revealed(&matched, 0, "a").1, s / 2.0_f64.sqrt(), REVEALED);
    near("one", revealed(&matched, 2, "e").1, s, REVEALED);
    near("another trait", revealed(&matched, 0, "b").1, 10.0, REVEALED);
    // The ratings of self are not asked: 8 falls out of the sum, and with it a degree of freedom.
    let matched = Files::new(&catalog, hundred).json("match", &["--raters", "manager"]);
    let s = (1122.0_f64 / 13.0).sqrt();
    near("several", revealed(&matched, 0, "a").1, s / 2.0_f64.sqrt(), REVEALED);
    near("manager alone", revealed(&matched, 2, "f").0, 44.0, 1e-9);
    near("manager alone", revealed(&matched, 2, "f").1, 10.0, REVEALED);
    // By default an error is an eighth of the span.
    let matched = Files::new(&revealing(&traits, ""), hundred).json("match", &[]);
    near("default", revealed(&matched, 0, "b").1, 12.5, 0.01);
}

#[test]
fn science_3_7_named_ratings_count_by_their_precision() {
    let settings = "defaults: {se: 10}\nraters: {self: {se: 6}, manager: {se: 9}, peer: {se: 12}, \
        test: {reliability: 0.7}}\n";
    // Of each trait one seller alone is rated, so that no score is shrunk towards the team.
    let mut catalog = revealing(&["a", "b", "c", "d", "e", "f", "g", "h", "i"], settings);
    for of in ["c", "f", "i"] {
        catalog = catalog.replacen(&format!("{of}: {{}}"), &format!("{of}: {{se: 7}}"), 1);
    }
    let team = "sellers:\n  - {name: K, scores: {a: {self: 70, manager: 60, peer: 78}, b: {manager: 50}, c: {test: 50}}}\n  \
        - {name: L, scores: {d: {friend: 50}, e: {peer: [40, 48]}, f: {friend: 50, self: 60}}}\n  \
        - {name: M, scores: {g: [45, 55], h: 50, i: {score: 50, se: 3}}}\n";
    let matched = Files::new(&catalog, team).json("match", &[]);
    let friends = 1.0_f64 / 49.0 + 1.0 / 36.0;
    let expected = [
        (0, "a", 68.557, 4.609, 5e-4),
        (0, "b", 50.0, 9.0, REVEALED),
        (0, "c", 50.0, 18.0 * 0.3_f64.sqrt(), REVEALED),
        (1, "d", 50.0, 10.0, REVEALED),
        (1, "e", 44.0, 12.0 / 2.0_f64.sqrt(), REVEALED),
        (1, "f", (50.0 / 49.0 + 60.0 / 36.0) / friends, friends.powf(-0.5), REVEALED),
        // Named ratings take no part in the pooling: 50 with one degree of freedom is all there is.
        (2, "g", 50.0, (1050.0_f64 / 11.0 / 2.0).sqrt(), REVEALED),
        (2, "h", 50.0, 10.0, REVEALED),
        (2, "i", 50.0, 3.0, REVEALED),
    ];
    for (seller, column, score, se, tolerance) in expected {
        let (found, found_se) = revealed(&matched, seller, column);
        let what = format!("seller {seller}, {column}");
        near(&what, found, score, tolerance);
        near(&what, found_se, se, tolerance);
    }
    // Manager and peer alone: weights 1/81 and 1/144.
    let matched = Files::new(&catalog, team).json("match", &["--raters", "manager,peer"]);
    let (found, se) = revealed(&matched, 0, "a");
    near("two of three", found, (60.0 / 81.0 + 78.0 / 144.0) / (1.0 / 81.0 + 1.0 / 144.0), 1e-9);
    near("two of three", se, (1.0_f64 / 81.0 + 1.0 / 144.0).powf(-0.5), REVEALED);
    assert!(fit_of(&sellers(&matched)[0], "c")["fit"].is_null(), "nobody who counts has rated it");
    assert!(!fit_of(&sellers(&matched)[2], "g")["fit"].is_null(), "who is not named counts");
}

#[test]
fn probabilities_of_large_teams_are_told_where_draws_are_asked_for() {
    let catalog = revealing(&["a", "b"], "");
    let team = |number: u32| {
        let mut team = String::from("sellers:\n");
        for seller in 0..number {
            let _ = writeln!(team, "  - {{name: P {seller}, scores: {{a: 52, b: {}}}}}", seller % 100);
        }
        team
    };
    let of = |number: u32, args: &[&str]| {
        let matched = Files::new(&catalog, &team(number)).json("match", args);
        assert!(cell(&matched, "a")["expected"].is_number());
        cell(&matched, "a")["p_best"].is_number()
    };
    assert!(of(1_000, &[]));
    assert!(!of(1_001, &[]));
    assert!(of(1_001, &["--draws", "50"]));
}

// -----------------------------------------------------------------------------------------------------------
// SCIENCE 3.9
// -----------------------------------------------------------------------------------------------------------

#[test]
fn science_3_9_from_traits_to_a_task() {
    let needs = "{a: {between: [60, 80], tolerance: 10, weight: 0.5}, \
        b: {at_most: 40, tolerance: 10, weight: 0.3}, c: {at_least: 60, tolerance: 10, weight: 0.2}}";
    let catalog = format!(
        "scale: [0, 100]\ntraits: {{a: {{}}, b: {{}}, c: {{}}}}\ntasks:\n  \
         full: {{needs: {needs}}}\n  partial: {{tradeoff: partial, needs: {needs}}}\n  \
         least: {{tradeoff: none, needs: {needs}}}\nroles: {{r: {{tasks: {{full: 1}}}}}}\n"
    );
    let team = "sellers:\n  - {name: K, scores: {a: {score: 62, se: 6}, b: {score: 45, se: 8}, c: {score: 70, se: 6}}}\n";
    let draws = 100_000_u32;
    let matched = Files::new(&catalog, team).json("match", &["--by", "task", "--draws", &draws.to_string()]);
    let full = cell(&matched, "full");
    near("plug-in", sure_number(full, "fit"), 0.850, 1e-12);
    near("expected", sure_number(full, "expected"), 0.7738, 5e-5);
    near("SD", sure_number(full, "se"), 0.1806, 5e-5);
    for (column, mean, deviation) in [("least", 0.4366, 0.3864), ("partial", 0.5627, 0.3968)] {
        let told = cell(&matched, column);
        let error = ERRORS * deviation / f64::from(draws).sqrt();
        near(column, sure_number(told, "expected"), mean, error + 5e-5);
        // The standard error of a standard deviation is at most that of the mean, where nothing is out of bounds.
        near(column, sure_number(told, "se"), deviation, error + 5e-5);
    }
}

#[test]
fn science_3_9_a_trait_is_not_independent_of_itself() {
    let catalog = "scale: [0, 100]\ntraits: {a: {}, b: {}, c: {}}\ntasks:\n  \
        one: {needs: {a: {at_least: 70, tolerance: 10, weight: 0.6}, b: {at_least: 50, weight: 0.4}}}\n  \
        two: {needs: {a: {between: [30, 55], tolerance: 10, weight: 0.3}, c: {at_least: 50, weight: 0.7}}}\n\
        roles: {r: {tasks: {one: 70, two: 30}}}\n";
    let team = "sellers:\n  - {name: K, scores: {a: {score: 66, se: 7}, b: {score: 60, se: 0}, c: {score: 60, se: 0}}}\n";
    let matched = Files::new(catalog, team).json("match", &[]);
    near("SD", sure_number(cell(&matched, "r"), "se"), 0.1431, 5e-5);
}

// -----------------------------------------------------------------------------------------------------------
// What was once done otherwise than the text says
// -----------------------------------------------------------------------------------------------------------

#[test]
fn a_veto_at_the_end_of_the_scale_never_bites() {
    let catalog = "traits: {a: {}}\ntasks:\n  floor: {needs: {a: {at_least: 0, veto_below: 0}}}\n  \
        ceiling: {needs: {a: {at_least: 0, veto_above: 10}}}\nroles: {r: {tasks: {floor: 1}}}\n";
    let team = "sellers:\n  - {name: K, scores: {a: {score: 0, se: 1}}}\n  - {name: L, scores: {a: {score: 10, se: 1}}}\n";
    let matched = Files::new(catalog, team).json("match", &["--by", "task"]);
    for seller in sellers(&matched) {
        for column in ["floor", "ceiling"] {
            near(column, sure_number(fit_of(seller, column), "expected"), 1.0, 1e-9);
            near(column, sure_number(fit_of(seller, column), "se"), 0.0, 1e-9);
        }
    }
}

#[test]
fn two_limits_of_one_trait_have_a_closed_form_too() {
    let catalog = "traits: {a: {}, b: {}}\ntasks:\n  \
        both: {needs: {a: {at_least: 5, tolerance: 3, veto_below: 2.5, veto_above: 9.9}, b: {at_least: 5}}}\n  \
        low: {needs: {a: {at_least: 5, tolerance: 3, veto_below: 2.5}, b: {at_least: 5}}}\n  \
        lower: {needs: {a: {at_least: 5, tolerance: 3, veto_below: 0.1}, b: {at_least: 5}}}\n\
        roles: {r: {tasks: {low: 1, lower: 1}}}\n";
    let team = "sellers:\n  - {name: K, scores: {a: {score: 3.5, se: 0.5}, b: {score: 3.5, se: 0.5}}}\n";
    let files = Files::new(catalog, team);
    let by_task = files.json("match", &["--by", "task", "--draws", "100"]);
    let expected = |column: &str| sure_number(cell(&by_task, column), "expected");
    // A limit of nearly thirteen standard errors away changes nothing.
    near("both", expected("both"), expected("low"), 1e-9);
    let by_role = files.json("match", &["--draws", "100"]);
    // A role's expected fit is the mean of its tasks', whatever they have in common.
    let mean = f64::midpoint(expected("low"), expected("lower"));
    near("r", sure_number(cell(&by_role, "r"), "expected"), mean, 1e-9);
}

#[test]
fn a_far_veto_counts_for_what_it_is() {
    let catalog = "traits: {a: {}}\ntasks:\n  far: {needs: {a: {at_least: 0, veto_below: 2.9}}}\n\
        roles: {r: {tasks: {far: 1}}}\n";
    let team = "sellers:\n  - {name: K, scores: {a: {score: 5, se: 0.5}}}\n";
    let matched = Files::new(catalog, team).json("match", &["--by", "task"]);
    // Phi(-4.2).
    let p = 1.334_574_901_590_634e-5_f64;
    near("expected", sure_number(cell(&matched, "far"), "expected"), 1.0 - p, 1e-9);
    near("se", sure_number(cell(&matched, "far"), "se"), (p * (1.0 - p)).sqrt(), 1e-6);
}

#[test]
fn an_unnamed_kind_of_rater_may_have_no_error() {
    let catalog = "defaults: {se: 0}\nraters: {manager: {se: 1}}\ntraits: {a: {}}\ntasks:\n  \
        edge: {needs: {a: {at_least: 5, veto_below: 5}}}\nroles: {r: {tasks: {edge: 1}}}\n";
    let team = "sellers:\n  - {name: K, scores: {a: {friend: 5}}}\n";
    let matched = Files::new(catalog, team).json("match", &[]);
    near("expected", sure_number(cell(&matched, "r"), "expected"), 1.0, 1e-9);
    near("se", sure_number(cell(&matched, "r"), "se"), 0.0, 1e-9);
    near("p_best", sure_number(cell(&matched, "r"), "p_best"), 1.0, 0.0);
}

#[test]
fn equal_ratings_have_no_error() {
    let catalog = "scale: [1, 5]\ndefaults: {se: 0}\ntraits: {a: {}}\ntasks:\n  \
        edge: {needs: {a: {at_most: 3.2, tolerance: 0}}}\nroles: {r: {tasks: {edge: 1}}}\n";
    // The mean of these three is 3.2 and a rounding.
    let team = "sellers:\n  - {name: K, scores: {a: [3.2, 3.2, 3.2]}}\n";
    let matched = Files::new(catalog, team).json("match", &[]);
    near("fit", sure_number(cell(&matched, "r"), "fit"), 1.0, 0.0);
    near("expected", sure_number(cell(&matched, "r"), "expected"), 1.0, 1e-9);
    near("se", sure_number(cell(&matched, "r"), "se"), 0.0, 1e-9);
}

#[test]
fn no_fit_is_told_above_one() {
    let catalog = "traits: {a: {}, b: {}, c: {}}\ntasks:\n  t: {needs: {a: {at_least: 1, weight: 0.1}, \
        b: {at_least: 1, weight: 0.6}, c: {at_least: 1, weight: 0.2}}}\nroles: {r: {tasks: {t: 1}}}\n";
    let team = "sellers:\n  - {name: K, scores: {a: 8, b: 8, c: 8}}\n";
    let matched = Files::new(catalog, team).json("match", &[]);
    for key in ["fit", "expected", "low90", "high90"] {
        assert!(sure_number(cell(&matched, "r"), key) <= 1.0, "{key} of {}", cell(&matched, "r"));
    }
}
