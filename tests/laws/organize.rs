//! Should everyone do everything? The whole of `organize` against a reference written apart, the laws that its answer
//! keeps, a published case, and what it says of bad input.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value;

use crate::oracle::organize::{World, answer, compare, near, random_world};
use crate::support::{Dice, Files, for_each, list, number, salesfit, words, worlds};

/// The worlds that each law is tried on. All of them have an answer.
const LAWFUL: Range<u64> = 0..30;

/// The files of a world.
fn files_of(world: &World) -> Files {
    Files::new(&world.catalog_yaml(), &world.team_yaml())
}

fn organized(world: &World) -> Value {
    files_of(world).json("organize", &words(&world.options()))
}

fn forms<'a>(found: &'a Value, kind: &str) -> Vec<&'a Value> {
    let forms = list(found, "forms");
    forms.iter().filter(|form| form["kind"] == kind).collect()
}

/// The one form of its kind.
fn form<'a>(found: &'a Value, kind: &str) -> &'a Value {
    let such = forms(found, kind);
    assert_eq!(such.len(), 1, "{kind}: {found}");
    such[0]
}

/// What a failure shows, so that it can be seen and repeated.
fn shown(seed: u64, world: &World) -> String {
    let (catalog, team, options) = (world.catalog_yaml(), world.team_yaml(), world.options());
    format!("seed {seed}, options {options:?}\n--- catalog\n{catalog}\n--- team\n{team}")
}

// -----------------------------------------------------------------------------------------------------------
// The reference
// -----------------------------------------------------------------------------------------------------------

#[test]
fn random_catalogs_and_teams_agree_with_the_reference() {
    for_each(worlds(100, 0..200), |seed| {
        let world = random_world(seed);
        let files = files_of(&world);
        let [by_task, by_role] = ["task", "role"].map(|by| files.json("match", &["--by", by]));
        let question = world.question();
        let Some(expected) = answer(&question, &by_task, &by_role) else {
            // Nobody is rated in anything that is asked for, so there is nothing to tell.
            let done = files.run("organize", &[]);
            assert!(done.out.is_empty() && !done.err.is_empty(), "{}{}", done.out, done.err);
            assert_eq!(done.code, 2, "{}: {}", done.err, shown(seed, &world));
            return;
        };
        let found = organized(&world);
        if let Err(what) = compare(&question, &expected, &found) {
            panic!("{what}\n{}\n--- expected\n{expected:#?}\n--- found\n{found:#}", shown(seed, &world));
        }
    });
}

// -----------------------------------------------------------------------------------------------------------
// Laws
// -----------------------------------------------------------------------------------------------------------

/// Every trait of every seller is rated.
fn known(mut world: World) -> World {
    for (_, score) in world.sellers.iter_mut().flat_map(|seller| &mut seller.scores) {
        score.get_or_insert(5.0);
    }
    world
}

#[test]
fn free_specialisation_yields_no_less_than_any_set_of_roles_and_that_no_less_than_everyone() {
    for_each(worlds(15, LAWFUL), |seed| {
        let world = known(random_world(seed));
        let found = organized(&world);
        let everyone = number(&form(&found, "everyone")["effective_hours"]);
        let free = number(&form(&found, "free")["effective_hours"]);
        let slack = 1e-9 * number(&found["hours"]);
        for designed in forms(&found, "designed") {
            let effective = number(&designed["effective_hours"]);
            assert!(effective >= everyone - slack, "{effective} < {everyone}: {}", shown(seed, &world));
            assert!(effective <= free + slack, "{effective} > {free}: {}", shown(seed, &world));
        }
        assert!(free >= everyone - slack, "{free} < {everyone}: {}", shown(seed, &world));
    });
}

#[test]
fn dearer_hand_offs_never_help_a_set_of_roles() {
    for_each(worlds(15, LAWFUL), |seed| {
        let mut world = known(random_world(seed));
        let mut nets = |minutes: f64| -> Vec<f64> {
            world.minutes = Some(minutes);
            forms(&organized(&world), "designed")
                .iter()
                .map(|designed| number(&designed["net_effective_hours"]))
                .collect()
        };
        let rising = [0.0, 15.0, 60.0].map(&mut nets);
        for pair in rising.windows(2) {
            assert_eq!(pair[0].len(), pair[1].len(), "{}", shown(seed, &world));
            let falls =
                pair[0].iter().zip(&pair[1]).all(|(cheap, dear)| dear <= &(cheap + 1e-9 * cheap.max(1.0)));
            assert!(falls, "{rising:?}: {}", shown(seed, &world));
        }
    });
}

#[test]
fn identical_sellers_waste_nothing_and_may_all_do_everything() {
    for_each(worlds(15, LAWFUL), |seed| {
        let mut world = known(random_world(seed));
        let scores = world.sellers[0].scores.clone();
        for seller in &mut world.sellers {
            seller.scores.clone_from(&scores);
        }
        let found = organized(&world);
        assert!(
            number(&found["waste_share"]).abs() < 1e-9,
            "{}: {}",
            found["waste_share"],
            shown(seed, &world)
        );
        assert_eq!(found["verdict"], "yes", "{}", shown(seed, &world));
    });
}

#[test]
fn a_single_task_wastes_nothing() {
    for_each(worlds(15, LAWFUL), |seed| {
        let mut world = known(random_world(seed));
        world.demand = Some(vec![(world.tasks[0].id.clone(), 50.0)]);
        let found = organized(&world);
        assert!(
            number(&found["waste_share"]).abs() < 1e-9,
            "{}: {}",
            found["waste_share"],
            shown(seed, &world)
        );
        assert_eq!(found["verdict"], "yes", "{}", shown(seed, &world));
        assert!(forms(&found, "designed").is_empty(), "{}", shown(seed, &world));
        assert!(found["break_even_minutes"].is_null(), "{}", shown(seed, &world));
    });
}

fn near_or_null(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => near(one, other),
        _ => one.is_null() && other.is_null(),
    }
}

#[test]
fn more_hours_demand_and_flows_in_proportion_change_no_share() {
    for_each(worlds(15, LAWFUL), |seed| {
        let world = random_world(seed);
        let found = organized(&world);
        // Powers of two, so that rounding is the same and cannot choose between equals.
        for factor in [0.25, 4.0] {
            let other = organized(&world.times(factor));
            for place in [
                "/waste_share",
                "/unknown_share",
                "/break_even_minutes",
                "/take_away/relative_gain",
                "/material_share",
            ] {
                let [before, after] =
                    [&found, &other].map(|json| json.pointer(place).unwrap_or(&Value::Null));
                assert!(near_or_null(before, after), "{place}: {before}, {after}: {}", shown(seed, &world));
            }
            assert_eq!(found["verdict"], other["verdict"], "{}", shown(seed, &world));
            assert!(
                near(number(&found["hours"]) * factor, number(&other["hours"])),
                "{}",
                shown(seed, &world)
            );
            for kind in ["today", "everyone", "seats", "designed", "free"] {
                let (before, after) = (forms(&found, kind), forms(&other, kind));
                assert_eq!(before.len(), after.len(), "{kind}: {}", shown(seed, &world));
                for (before, after) in before.iter().zip(after) {
                    let same = near_or_null(&before["waste_share"], &after["waste_share"]);
                    assert!(same, "{kind}: {before}, {after}: {}", shown(seed, &world));
                }
            }
        }
    });
}

/// The texts in a list, whether they stand alone or as the `id` or `task` of something.
fn ids(list: &Value) -> BTreeSet<&str> {
    let entries = list.as_array().into_iter().flatten();
    entries.filter_map(|entry| entry.as_str().or(entry["task"].as_str()).or(entry["id"].as_str())).collect()
}

#[test]
fn order_of_sellers_tasks_and_roles_changes_no_number() {
    for_each(worlds(15, LAWFUL), |seed| {
        let mut world = random_world(seed);
        // Who gets a seat may hang on the catalog's order where fits are equal, so nobody is seated here.
        if !world.seats.is_empty() {
            world.demand = Some(world.question().demand);
            world.seats.clear();
        }
        let (found, other) = (organized(&world), organized(&world.shuffled(seed)));
        for place in [
            "/hours",
            "/available_hours",
            "/waste_share",
            "/lost_effective_hours",
            "/break_even_minutes",
            "/take_away/net_effective_hours",
        ] {
            let [before, after] = [&found, &other].map(|json| json.pointer(place).unwrap_or(&Value::Null));
            assert!(near_or_null(before, after), "{place}: {before}, {after}: {}", shown(seed, &world));
        }
        for kind in ["today", "everyone", "designed", "free"] {
            let (before, after) = (forms(&found, kind), forms(&other, kind));
            assert_eq!(before.len(), after.len(), "{kind}: {}", shown(seed, &world));
            for (before, after) in before.iter().zip(after) {
                // Two sets of roles that are worth the same may differ in all but their net.
                let keys: &[&str] = if kind == "designed" {
                    &["net_effective_hours"]
                } else {
                    &["net_effective_hours", "effective_hours"]
                };
                let same = keys.iter().all(|key| near_or_null(&before[key], &after[key]));
                assert!(same, "{kind}: {before}, {after}: {}", shown(seed, &world));
            }
        }
        let [before, after] = [&found, &other].map(|json| ids(&json["left_out"]["tasks"]));
        assert_eq!(before, after, "{}", shown(seed, &world));
    });
}

#[test]
fn without_easing_is_what_the_same_team_is_told_where_nothing_is_eased() {
    for_each(worlds(15, LAWFUL), |seed| {
        // Known, since of several best forms any may say how much rests on unknown fits.
        let mut world = known(random_world(seed));
        world.ease = 2.0;
        let eased = organized(&world);
        world.ease = 0.0;
        let uneased = organized(&world);
        let found = &eased["without_easing"];
        assert!(
            near_or_null(&found["waste_share"], &uneased["waste_share"]),
            "{found}: {}",
            shown(seed, &world)
        );
        assert_eq!(found["verdict"], uneased["verdict"], "{found}: {}", shown(seed, &world));
    });
}

#[test]
fn much_that_rests_on_unknown_fits_leaves_the_verdict_open() {
    for_each(worlds(15, LAWFUL), |seed| {
        let mut world = known(random_world(seed));
        if world.sellers.len() < 2 {
            return;
        }
        // At most eight sellers with the same hours: one of them has more than a tenth.
        for seller in &mut world.sellers {
            seller.hours = None;
        }
        for (_, score) in &mut world.sellers[0].scores {
            *score = None;
        }
        let found = organized(&world);
        assert!(number(&found["unknown_share"]) > 0.1, "{}", shown(seed, &world));
        assert_eq!(found["verdict"], "open", "{}", shown(seed, &world));
    });
}

// -----------------------------------------------------------------------------------------------------------
// Published numbers, and what the article claims
// -----------------------------------------------------------------------------------------------------------

/// A need that asks for the scale's top and tolerates its whole span makes a score its own desirability, so a task
/// with one such need has the score for its fit.
#[test]
fn roy_1951_generalist_specialist() {
    let vectors: Value = serde_json::from_str(include_str!("../vectors.json")).expect("valid JSON");
    let case = &vectors["generalist_specialist"];
    let rows = case["fit"].as_array().expect("rows");
    let demand: Vec<f64> = case["demand"].as_array().expect("a list").iter().map(number).collect();
    let week = 37.5 * 4.0;
    assert_eq!((rows.len(), demand.len()), (4, 3));

    let list = |line: &dyn Fn(usize) -> String| (0..3).map(line).collect::<Vec<_>>();
    let catalog = format!(
        "scale: [0, 1]\ntraits: {{t0: {{}}, t1: {{}}, t2: {{}}}}\ntasks:\n{}roles:\n  any: {{tasks: {{a0: 1, a1: 1, \
         a2: 1}}}}\n",
        list(&|at| format!("  a{at}: {{needs: {{t{at}: {{at_least: 1, tolerance: 1}}}}}}\n")).concat(),
    );
    let seller = |(at, row): (usize, &Value)| {
        let scores = list(&|of| format!("t{of}: {}", row[of]));
        format!("  - {{name: s{at}, hours: 37.5, scores: {{{}}}}}\n", scores.join(", "))
    };
    let team = format!(
        "demand: {{{}}}\nhandoffs: [{{from: a0, to: a1, per_week: 10}}, {{from: a0, to: a2, per_week: 10}}, {{from: a1, \
         to: a2, per_week: 10}}]\nsellers:\n{}",
        list(&|at| format!("a{at}: {}", demand[at] * week)).join(", "),
        rows.iter().enumerate().map(seller).collect::<String>(),
    );

    // Three specialists pass on thirty cases a week. At this price they are worth no more than generalists.
    let (generalist, specialist) = (number(&case["generalist_mean"]), number(&case["specialist_mean"]));
    let minutes = 60.0 * week / 30.0 * (1.0 - generalist / specialist);
    let found = Files::new(&catalog, &team)
        .json("organize", &["--as-rated", &format!("--handoff-minutes={minutes}")]);
    let per_hour = |value: &Value| number(value) / week;
    let everyone = form(&found, "everyone");
    assert!(near(per_hour(&everyone["effective_hours"]), 0.6325), "{everyone}");
    assert!(near(per_hour(&everyone["effective_hours"]), generalist), "{everyone}");
    assert!(near(per_hour(&form(&found, "free")["effective_hours"]), 0.7975), "{found}");
    let three = forms(&found, "designed").into_iter().find(|form| form["roles"] == 3).expect("three roles");
    assert!(near(per_hour(&three["effective_hours"]), specialist), "{three}");
    assert!(near(per_hour(&three["net_effective_hours"]), generalist), "{three}");
    assert!(
        near(per_hour(&three["effective_hours"]) - per_hour(&three["net_effective_hours"]), 0.165),
        "{three}"
    );
    // Other sets may stand a higher price.
    assert!(number(&found["break_even_minutes"]) >= minutes - 1e-6, "{found}");
}

/// The tasks of the article on whether everyone in sales should do everything.
const ARTICLE: [&str; 6] =
    ["hunting", "administration", "account-management", "customer-service", "proposals", "negotiation"];

/// The tasks of the article, and what each of them takes.
const FROZEN: &str = include_str!("../frozen/catalog.yaml");

/// Ten people with scores drawn at random for every trait of the frozen catalog.
fn random_ten(seed: u64) -> String {
    let dice = &mut Dice(seed);
    // The ids stand two spaces in, and nothing else does.
    let lines = FROZEN.lines().skip_while(|line| *line != "traits:").take_while(|line| *line != "tasks:");
    let traits: Vec<&str> = lines
        .filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':'))
        .filter(|id| !id.starts_with(' '))
        .collect();
    assert!(traits.len() > 20 && traits.contains(&"resilience"), "{traits:?}");
    let seller = |number: u32| {
        let scores: Vec<String> = traits.iter().map(|id| format!("{id}: {}", dice.tenths(1, 10))).collect();
        format!("  - {{name: s{number}, scores: {{{}}}}}\n", scores.join(", "))
    };
    let sellers: String = (0..10).map(seller).collect();
    let demand = ARTICLE.map(|task| format!("{task}: 62.5")).join(", ");
    format!("scale: [1, 10]\ndemand: {{{demand}}}\nsellers:\n{sellers}")
}

/// Everyone-does-everything wastes more where limits are as written than where each is two points easier.
#[test]
fn random_teams_of_ten_waste_more_in_complex_selling_than_in_transactional() {
    for_each(worlds(5, 0..10), |seed| {
        let team = random_ten(seed);
        let files = Files::new(FROZEN, &team);
        let waste = |motion: &str| {
            let found = files.json("organize", &["--motion", motion]);
            number(&found["waste_share"])
        };
        let (complex, transactional) = (waste("complex"), waste("transactional"));
        assert!(complex > transactional, "seed {seed}: {complex} <= {transactional}\n{team}");
    });
}

// -----------------------------------------------------------------------------------------------------------
// Bad input
// -----------------------------------------------------------------------------------------------------------

/// A seller of the built-in catalog in whom nothing is wrong.
const KARI: &str = "sellers: [{name: Kari, scores: {resilience: 8, drive: 6, accuracy: 5}}]\n";

/// The program refuses a team, writes nothing, and says each of these words (or another after a bar).
fn refuses(team: &str, options: &[&str], words: &[&str]) {
    let files = Files::empty();
    files.write("team.yaml", team);
    let done = salesfit(&[&["organize", &files.path("team.yaml"), "--format", "json"], options].concat());
    assert_eq!(done.code, 2, "{team}{options:?}: {}{}", done.out, done.err);
    assert_eq!(done.out, "", "{team}{options:?}");
    let said = done.err.to_lowercase();
    for word in words {
        assert!(
            word.split('|').any(|word| said.contains(word)),
            "{team}{options:?}: not a word of {word}: {}",
            done.err
        );
    }
}

#[test]
fn demand_below_nothing_is_refused() {
    refuses(&format!("demand: {{hunting: -20}}\n{KARI}"), &[], &["hunting", "-20"]);
}

#[test]
fn demand_for_a_task_that_is_not_there_is_refused() {
    refuses(&format!("demand: {{hunting: 20, moonwalk: 5}}\n{KARI}"), &[], &["moonwalk"]);
}

#[test]
fn a_hand_off_to_a_task_that_is_not_there_is_refused() {
    let handoffs = "handoffs: [{from: hunting, to: moonwalk, per_week: 5}]";
    refuses(&format!("demand: {{hunting: 20}}\n{handoffs}\n{KARI}"), &[], &["moonwalk"]);
}

#[test]
fn a_team_that_is_all_on_leave_is_refused() {
    let ola = "sellers: [{name: Ola, hours: 0, scores: {resilience: 8, drive: 6, accuracy: 5}}]\n";
    refuses(&format!("demand: {{hunting: 20}}\n{ola}"), &[], &["hours|leave"]);
}

#[test]
fn demand_of_nothing_is_refused() {
    refuses(&format!("demand: {{hunting: 0, proposals: 0}}\n{KARI}"), &[], &["demand"]);
}

#[test]
fn a_team_of_nobody_is_refused() {
    refuses("demand: {hunting: 20}\nsellers: []\n", &[], &["sellers"]);
}

#[test]
fn a_team_that_does_not_say_what_is_to_be_done_is_told_what_organize_needs() {
    refuses(KARI, &[], &["demand", "seats", "role"]);
}

#[test]
fn options_that_are_no_numbers_from_0_are_refused() {
    let team = format!("demand: {{hunting: 20, proposals: 10}}\n{KARI}");
    for option in ["--material", "--handoff-minutes"] {
        for value in ["-1", "-0.5", "much", "nan", "inf", ""] {
            refuses(&team, &[&format!("{option}={value}")], &[&option[2..]]);
        }
    }
}
