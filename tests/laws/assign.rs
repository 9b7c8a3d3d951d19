//! Who sits where: `assign` against a reference written apart, against its published case, with wishes that cannot
//! be had, and on teams too large to try everything.

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use crate::oracle::assign::{Answer, Question, Wishes, World, answer, compare, hungarian, random_world};
use crate::support::{Dice, Files, Run, for_each, in_proportion, list, number, words, worlds};

/// Everything is compared with this slack.
const SLACK: f64 = 1e-9;

/// Writes a world's files and runs `assign` on it.
fn assigned(files: &Files, world: &World, more: &[&str]) -> Run {
    files.put(&world.catalog, &world.team());
    let mut args = [world.common_args(), world.assign_args()].concat();
    args.extend(more.iter().map(|arg| (*arg).to_owned()));
    files.run("assign", &words(&args))
}

/// What is asked in the world of these files, with the fits that `match` tells.
fn question(files: &Files, world: &World) -> Result<Question, String> {
    let matched = files.run("match", &words(&world.common_args())).answer()?;
    Ok(Question::new(world, &matched))
}

fn whole(seed: u64, world: &World, what: &str) -> String {
    format!(
        "seed {seed}: {what}\n--- catalog\n{}\n--- team\n{}\n--- arguments\n{}",
        world.catalog,
        world.team(),
        [world.common_args(), world.assign_args()].concat().join(" ")
    )
}

// -----------------------------------------------------------------------------------------------------------
// Against the reference
// -----------------------------------------------------------------------------------------------------------

/// Compares one world with the reference; says whether there was a plan.
fn check_world(files: &Files, seed: u64, world: &World) -> Result<bool, String> {
    // The certificate is in the JSON whether it is asked for or not.
    let more: &[&str] = if seed % 4 < 2 { &["--frontier"] } else { &["--frontier", "--certificate"] };
    let ran = assigned(files, world, more);
    let question = question(files, world)?;
    match answer(&question) {
        Answer::Plan(plan) => {
            compare(&question, &plan, &ran.answer()?)?;
            Ok(true)
        }
        Answer::Conflict(conflict) => {
            refused(&ran, &[])?;
            let said = ran.err.to_lowercase();
            if conflict.words.iter().any(|word| said.contains(word)) {
                Ok(false)
            } else {
                Err(format!("nothing is said of {:?}: {}", conflict.words, ran.err))
            }
        }
    }
}

/// The program refused, printed nothing, and said why, with these words in it.
fn refused(ran: &Run, words: &[&str]) -> Result<(), String> {
    if ran.code != 2 || !ran.out.is_empty() || !ran.err.contains("error") {
        return Err(format!("not refused: status {}\n{}\n{}", ran.code, ran.err, ran.out));
    }
    let said = ran.err.to_lowercase();
    match words.iter().find(|word| !said.contains(**word)) {
        Some(word) => Err(format!("not a word of {word}: {}", ran.err)),
        None => Ok(()),
    }
}

#[test]
fn random_teams_and_wishes_agree_with_writing_everything_down() {
    const ALL: u64 = 2_000;
    let plans = AtomicU64::new(0);
    let seeds = worlds(200, 0..ALL);
    let tried = seeds.end;
    for_each(seeds, |seed| {
        let world = random_world(seed);
        match check_world(&Files::empty(), seed, &world) {
            Ok(planned) => plans.fetch_add(u64::from(planned), Ordering::Relaxed),
            Err(what) => panic!("{}", whole(seed, &world, &what)),
        };
    });
    let plans = plans.into_inner();
    assert!(plans > tried * 3 / 5 && plans < tried * 19 / 20, "{plans} plans among {tried} say too little");
}

#[test]
fn every_limit_of_moves_that_binds_agrees_with_writing_everything_down() {
    let files = Files::empty();
    let mut binding = 0;
    let seeds = worlds(50, 30_000..30_500);
    for seed in seeds.clone() {
        let mut world = random_world(seed);
        world.wishes.max_moves = None;
        files.put(&world.catalog, &world.team());
        let question =
            question(&files, &world).unwrap_or_else(|what| panic!("{}", whole(seed, &world, &what)));
        let Answer::Plan(free) = answer(&question) else { continue };
        // From one too few for anything to one too few for the best.
        let fewest = free.frontier[0].0;
        for limit in fewest.saturating_sub(1)..free.moves {
            world.wishes.max_moves = Some(limit);
            match check_world(&files, seed, &world) {
                Ok(planned) => {
                    assert_eq!(planned, limit >= fewest, "{}", whole(seed, &world, "a plan or not"));
                }
                Err(what) => panic!("{}", whole(seed, &world, &what)),
            }
            binding += 1;
        }
    }
    assert!(binding > in_proportion(200, &seeds, 500), "{binding} limits say too little");
}

#[test]
fn the_frontier_is_null_unless_asked_for() {
    let files = Files::new(CATALOG, TEAM);
    let told = files.run("assign", &[]).answer().expect("a plan");
    assert_eq!(told.get("frontier"), Some(&Value::Null));
}

// -----------------------------------------------------------------------------------------------------------
// What must not matter
// -----------------------------------------------------------------------------------------------------------

/// The lists of a document in an order of their own, so that only what is in them counts.
fn in_order(told: &mut Value) {
    match told {
        Value::Object(entries) => entries.values_mut().for_each(in_order),
        Value::Array(items) => {
            items.iter_mut().for_each(in_order);
            let key = |item: &Value| {
                ["role", "seller", "id"].map(|key| item[key].as_str().unwrap_or_default().to_owned())
            };
            items.sort_by_key(key);
        }
        _ => {}
    }
}

/// Where two documents differ by more than a rounding.
fn difference(one: &Value, other: &Value, at: &str) -> Option<String> {
    match (one, other) {
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().find_map(|(key, value)| difference(value, &b[key], &format!("{at}/{key}")))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let pairs = a.iter().zip(b).enumerate();
            pairs.into_iter().find_map(|(place, (a, b))| difference(a, b, &format!("{at}/{place}")))
        }
        (Value::Number(a), Value::Number(b)) => {
            let near = a.as_f64().zip(b.as_f64()).is_some_and(|(a, b)| (a - b).abs() <= SLACK);
            (!near).then(|| format!("{at}: {a} and {b}"))
        }
        _ => (one != other).then(|| format!("{at}: {one} and {other}")),
    }
}

#[test]
fn the_order_of_sellers_and_of_seats_changes_nothing() {
    let files = Files::empty();
    for seed in worlds(40, 10_000..10_300) {
        let world = random_world(seed);
        let mut turned = world.clone();
        let mut dice = Dice(seed);
        dice.shuffle(&mut turned.sellers);
        dice.shuffle(&mut turned.seats);
        turned.wishes.pins.reverse();
        turned.wishes.forbids.reverse();
        let before = assigned(&files, &world, &["--frontier"]);
        let after = assigned(&files, &turned, &["--frontier"]);
        assert_eq!(before.code, after.code, "{}", whole(seed, &world, &after.err));
        if before.code == 0 {
            let [before, after] = [before, after].map(|ran| {
                let mut told = ran.answer().unwrap_or_else(|what| panic!("{}", whole(seed, &world, &what)));
                in_order(&mut told);
                told
            });
            if let Some(what) = difference(&before, &after, "") {
                panic!("{}", whole(seed, &world, &what));
            }
        }
    }
}

// -----------------------------------------------------------------------------------------------------------
// What is not rated
// -----------------------------------------------------------------------------------------------------------

#[test]
fn leaving_the_weak_score_out_wins_no_seat() {
    let team = |scores: &str| {
        format!(
            "seats: {{hunter: 1}}\nsellers:\n  - {{name: Kari, scores: {{drive: 6, care: 6}}}}\n  \
             - {{name: Ola, scores: {{{scores}}}}}\n"
        )
    };
    // Both traits count for a hunter; care is two thirds of it, so with drive alone too little is rated.
    let holder = |scores: &str, more: &[&str]| {
        let files = Files::new(CATALOG, &team(scores));
        let told = files.run("assign", more).answer().expect("a plan");
        told["seats"][0].clone()
    };
    assert_eq!(holder("drive: 10, care: 10", &[])["seller"], "ola");
    assert_eq!(holder("drive: 10, care: 0", &[])["seller"], "kari");
    assert_eq!(holder("drive: 10", &[])["seller"], "kari");
    assert_eq!(holder("care: 10", &[])["seller"], "ola");
    let pinned = holder("drive: 10", &["--pin", "ola=hunter"]);
    assert_eq!(
        (&pinned["seller"], &pinned["notes"], &pinned["pinned"]),
        (&json!("ola"), &json!(["too-little-rated"]), &json!(true))
    );
}

#[test]
fn nobody_is_seated_where_too_little_of_her_is_rated() {
    let files = Files::empty();
    let (mut seated, mut too_little) = (0, 0);
    let seeds = worlds(40, 20_000..20_300);
    for seed in seeds.clone() {
        let mut world = random_world(seed);
        // Where there are no wishes, only the team's pins can seat anybody against the rule.
        world.wishes = Wishes::default();
        let mut dice = Dice(seed);
        for seller in &mut world.sellers {
            seller.pinned = false;
            seller.scores.retain(|_| !dice.percent(35));
        }
        let told = assigned(&files, &world, &[]).answer();
        let told = told.unwrap_or_else(|what| panic!("{}", whole(seed, &world, &what)));
        let question = question(&files, &world).expect("match tells of every team");
        let fits = question.sellers.iter().flat_map(|seller| &seller.cells);
        too_little += fits.filter(|cell| cell.fit.is_some() && cell.coverage < question.min_coverage).count();
        for seat in list(&told, "seats") {
            let seller = question.sellers.iter().find(|seller| seat["seller"] == seller.id).expect("known");
            let role = question.roles.iter().position(|role| seat["role"] == role.id).expect("known");
            let cell = seller.cells[role];
            assert!(
                cell.fit.is_some() && cell.coverage >= question.min_coverage - SLACK,
                "{}",
                whole(seed, &world, &format!("{seat} has {cell:?}"))
            );
            seated += 1;
        }
    }
    let enough = in_proportion(200, &seeds, 300);
    assert!(
        seated > enough && too_little > enough,
        "{seated} seats and {too_little} temptations say too little"
    );
}

// -----------------------------------------------------------------------------------------------------------
// Published
// -----------------------------------------------------------------------------------------------------------

/// A catalog and a team in which these are the fits: a role is one task, which needs one trait, and tolerates the
/// whole scale below its top. Roles are `r0`, `r1`, …, sellers `s00`, `s01`, …
fn as_files(fits: &[Vec<Option<f64>>], seats: &[u32]) -> (String, String) {
    let (mut traits, mut tasks, mut roles) =
        (String::from("traits:\n"), String::from("tasks:\n"), String::from("roles:\n"));
    for at in 0..seats.len() {
        traits.push_str(&format!("  c{at}: {{}}\n"));
        tasks.push_str(&format!("  t{at}: {{needs: {{c{at}: {{at_least: 10, tolerance: 10}}}}}}\n"));
        roles.push_str(&format!("  r{at}: {{tasks: {{t{at}: 1}}}}\n"));
    }
    let seats: Vec<String> = seats.iter().enumerate().map(|(at, seats)| format!("r{at}: {seats}")).collect();
    let mut team = format!("seats: {{{}}}\nsellers:\n", seats.join(", "));
    for (at, row) in fits.iter().enumerate() {
        let known = row.iter().enumerate().filter_map(|(role, fit)| fit.map(|fit| (role, fit)));
        let scores: Vec<String> = known.map(|(role, fit)| format!("c{role}: {}", fit * 10.0)).collect();
        team.push_str(&format!("  - {{name: s{at:02}, scores: {{{}}}}}\n", scores.join(", ")));
    }
    (traits + &tasks + &roles, team)
}

/// The role of each seller, by the numbers in their ids; none for the bench.
fn seats_told(told: &Value, sellers: usize) -> Vec<Option<usize>> {
    let number = |value: &Value| -> usize {
        let id = value.as_str().expect("an id");
        id[1..].parse().expect("a letter and a number")
    };
    let mut seats = vec![None; sellers];
    for seat in list(&told, "seats") {
        let seller = number(&seat["seller"]);
        assert!(seats[seller].is_none(), "seated twice: {seat}");
        seats[seller] = Some(number(&seat["role"]));
    }
    seats
}

fn assert_near(found: &Value, expected: f64, what: &str) {
    assert!((number(found) - expected).abs() <= SLACK, "{what}: {found}, should be {expected}");
}

#[test]
fn kuhn_1955_the_optimum_is_2_18_where_the_greedy_choice_gives_2_05() {
    let all: Value = serde_json::from_str(include_str!("../vectors.json")).expect("valid JSON");
    let case = &all["assignment"];
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let matrix: Vec<Vec<f64>> =
        list(&case["matrix"]).iter().map(|row| list(row).iter().map(number).collect()).collect();
    let fits: Vec<Vec<Option<f64>>> =
        matrix.iter().map(|row| row.iter().copied().map(Some).collect()).collect();

    let (catalog, team) = as_files(&fits, &[1, 1, 1]);
    let told = Files::new(&catalog, &team).run("assign", &[]).answer().expect("a plan");
    assert_near(&told["total"], number(&case["total"]), "total");
    assert_near(&told["bound"], number(&case["total"]), "bound");
    let optimal: Vec<Option<usize>> = list(&case["optimal"])
        .iter()
        .map(|role| role.as_u64().and_then(|role| usize::try_from(role).ok()))
        .collect();
    assert_eq!(seats_told(&told, 3), optimal);

    // The highest fit first, then the highest of what is left.
    let mut cells: Vec<(f64, usize, usize)> = Vec::new();
    for (seller, row) in matrix.iter().enumerate() {
        cells.extend(row.iter().enumerate().map(|(role, fit)| (*fit, seller, role)));
    }
    cells.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (mut sellers, mut roles, mut greedy) = ([false; 3], [false; 3], 0.0);
    for (fit, seller, role) in cells {
        if !sellers[seller] && !roles[role] {
            (sellers[seller], roles[role]) = (true, true);
            greedy += fit;
        }
    }
    assert!((greedy - number(&case["greedy_total"])).abs() < SLACK && greedy < number(&told["total"]) - 0.1);
}

// -----------------------------------------------------------------------------------------------------------
// Bad input
// -----------------------------------------------------------------------------------------------------------

const CATALOG: &str = "\
traits: {drive: {}, care: {}}
tasks:
  hunting:
    needs:
      drive: {at_least: 10, tolerance: 10}
      care: {at_least: 10, tolerance: 10, weight: 2}
  service: {needs: {care: {at_least: 8}}}
roles:
  hunter: {tasks: {hunting: 1}}
  farmer: {tasks: {service: 1}}
  closer: {tasks: {hunting: 1, service: 1}}
";

/// Kari is pinned to the only seat of a hunter, Ola is a hunter who must make room, and Per is away.
const TEAM: &str = "\
seats: {hunter: 1, farmer: 1}
sellers:
  - {name: Kari, role: hunter, pinned: true, scores: {drive: 8, care: 5}}
  - {name: Ola, role: hunter, scores: {drive: 6, care: 7}}
  - {name: Per, role: farmer, hours: 0, scores: {drive: 9, care: 9}}
";

/// Checks that each of these arguments is refused, with these words said.
fn all_refused(team: &str, cases: &[(&[&str], &[&str])]) {
    let files = Files::new(CATALOG, team);
    for (args, words) in cases {
        refused(&files.run("assign", args), words).unwrap_or_else(|what| panic!("{args:?}: {what}"));
    }
}

#[test]
fn the_team_that_the_bad_wishes_are_tried_on_is_sound() {
    let told = Files::new(CATALOG, TEAM).run("assign", &[]).answer().expect("a plan");
    let mut seats: Vec<(&Value, &Value)> =
        list(&told, "seats").iter().map(|seat| (&seat["seller"], &seat["role"])).collect();
    seats.sort_by_key(|(seller, _)| seller.as_str());
    assert_eq!(seats, [(&json!("kari"), &json!("hunter")), (&json!("ola"), &json!("farmer"))]);
    assert_eq!(told["moves"], 1);
}

#[test]
fn seats_that_cannot_be_read_are_refused() {
    all_refused(
        TEAM,
        &[
            (&["--seats", "astronaut=1"], &["astronaut"]),
            (&["--seats", "huntr=1"], &["huntr"]),
            (&["--seats", "hunter=1,astronaut=1"], &["astronaut"]),
            (&["--seats", "hunter"], &["hunter"]),
            (&["--seats", "hunter="], &["hunter"]),
            (&["--seats", "=1"], &["seats"]),
            (&["--seats", "hunter=two"], &["two"]),
            (&["--seats", "hunter:1"], &["hunter"]),
            (&["--seats", "hunter=-1"], &["-1"]),
            (&["--seats", "hunter=1.5"], &["1.5"]),
            (&["--seats", "hunter=99999999999999999999"], &["99999999999999999999"]),
        ],
    );
    for (seats, word) in [("astronaut: 1", "astronaut"), ("hunter: -1", "-1"), ("hunter: 1.5", "1.5")] {
        let team = TEAM.replace("hunter: 1, farmer: 1", seats);
        all_refused(&team, &[(&[], &[word, "team.yaml"])]);
    }
}

#[test]
fn pins_and_forbids_that_cannot_be_read_or_name_nobody_are_refused() {
    for option in ["--pin", "--forbid"] {
        all_refused(
            TEAM,
            &[
                (&[option, "ola"], &["ola"]),
                (&[option, "ola="], &["ola"]),
                (&[option, "=farmer"], &["farmer"]),
                (&[option, "nobody=farmer"], &["nobody"]),
                (&[option, "ola=astronaut"], &["astronaut"]),
                // Every one of several, not the first alone.
                (&[option, "nobody=farmer", option, "noone=farmer"], &["nobody", "noone"]),
            ],
        );
    }
}

#[test]
fn wishes_that_contradict_each_other_are_refused() {
    all_refused(
        TEAM,
        &[
            // The team's pin and the command line's.
            (&["--forbid", "kari=hunter"], &["kari", "hunter"]),
            (&["--pin", "ola=farmer", "--forbid", "ola=farmer"], &["ola", "farmer"]),
            (&["--pin", "ola=farmer", "--pin", "ola=closer"], &["ola"]),
            (&["--pin", "ola=hunter"], &["hunter"]),
            (&["--pin", "ola=closer"], &["closer"]),
            (&["--pin", "ola=farmer", "--seats", "hunter=1"], &["farmer"]),
            (&["--pin", "kari=farmer", "--pin", "ola=farmer"], &["farmer"]),
            // On leave.
            (&["--pin", "per=farmer"], &["per"]),
            // Ola's seat is gone, whatever else happens.
            (&["--max-moves", "0"], &["move"]),
            (&["--max-moves", "1", "--pin", "kari=farmer", "--seats", "farmer=1"], &["move"]),
        ],
    );
}

#[test]
fn a_pin_said_twice_and_a_pin_in_place_of_the_teams_are_no_conflict() {
    let files = Files::new(CATALOG, TEAM);
    let twice = ["--pin", "ola=farmer", "--pin", "ola=farmer", "--forbid", "ola=hunter", "--max-moves", "1"];
    assert!(files.run("assign", &twice).answer().is_ok());
    // Kari goes where the command line says, so that the hunter's seat and the forbidden pair are free of her.
    let told = files.run("assign", &["--pin", "kari=farmer", "--forbid", "kari=hunter"]).answer();
    let told = told.expect("a plan");
    let seats = list(&told, "seats");
    assert!(seats.iter().any(|seat| seat["seller"] == "kari" && seat["role"] == "farmer"), "{told:#}");
    assert!(seats.iter().any(|seat| seat["seller"] == "ola" && seat["role"] == "hunter"), "{told:#}");
}

#[test]
fn numbers_that_make_no_sense_are_refused() {
    all_refused(
        TEAM,
        &[
            (&["--max-moves", "-1"], &["-1"]),
            (&["--max-moves", "1.5"], &["1.5"]),
            (&["--max-moves", "few"], &["few"]),
            (&["--min-fit", "high"], &["high"]),
            (&["--min-fit", "nan"], &["nan"]),
        ],
    );
}

#[test]
fn a_team_without_seats_is_told_that_it_needs_some() {
    let (_, sellers) = TEAM.split_once('\n').expect("the seats are its first line");
    all_refused(sellers, &[(&[], &["seats"])]);
    let told = Files::new(CATALOG, sellers).run("assign", &["--seats", "hunter=1"]).answer();
    assert!(told.is_ok(), "{told:?}");
}

/// Everybody is on the bench, and all the numbers are nought.
fn nobody_seated(ran: &Run, vacant: usize) {
    let told = ran.answer().expect("a plan, if an empty one");
    assert_near(&told["total"], 0.0, "total");
    assert_near(&told["bound"], 0.0, "bound");
    assert_eq!(told["proven"], true);
    assert_eq!(told["seats"], json!([]));
    assert_eq!(told["bench"].as_array().map(Vec::len), Some(3));
    assert_eq!(told["vacant"].as_array().map(Vec::len), Some(vacant));
    for seat in list(&told, "vacant") {
        assert!(seat["cost"].is_null() && seat["by"].is_null(), "{seat}");
    }
}

#[test]
fn with_everybody_on_leave_every_seat_is_vacant() {
    let team = TEAM.replace("role: ", "hours: 0, role: ").replace("farmer, hours: 0", "farmer");
    nobody_seated(&Files::new(CATALOG, &team).run("assign", &["--frontier", "--max-moves", "0"]), 2);
}

#[test]
fn with_no_seat_anywhere_everybody_is_on_the_bench() {
    let team = TEAM.replace("pinned: true, ", "");
    nobody_seated(&Files::new(CATALOG, &team).run("assign", &["--seats", "hunter=0,farmer=0"]), 0);
    let none = team.replace("hunter: 1, farmer: 1", "hunter: 0");
    nobody_seated(&Files::new(CATALOG, &none).run("assign", &["--frontier"]), 0);
}

// -----------------------------------------------------------------------------------------------------------
// Larger teams
// -----------------------------------------------------------------------------------------------------------

const SELLERS: usize = 60;
const ROLES: usize = 8;

/// A team of sixty, some of whom are not rated in everything.
struct Large {
    fits: Vec<Vec<Option<f64>>>,
    seats: Vec<u32>,
}

impl Large {
    fn random(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let mut fit = || (!dice.percent(5)).then(|| f64::from(dice.below(10_001)) / 10_000.0);
        let fits = (0..SELLERS).map(|_| (0..ROLES).map(|_| fit()).collect()).collect();
        // On odd seeds there are more seats than sellers.
        let least = if seed.is_multiple_of(2) { 2 } else { 7 };
        Large { fits, seats: (0..ROLES).map(|_| least + dice.below(6)).collect() }
    }

    /// The best total where one seller is given a role, or is not there at all.
    fn best(&self, seller: Option<(usize, Option<usize>)>) -> f64 {
        let mut fits = self.fits.clone();
        let mut seats = self.seats.clone();
        let mut given = 0.0;
        if let Some((seller, role)) = seller {
            fits.remove(seller);
            if let Some(role) = role {
                seats[role] -= 1;
                given = self.fits[seller][role].expect("she is given what she is rated in");
            }
        }
        let columns: Vec<usize> = (0..ROLES).flat_map(|role| (0..seats[role]).map(move |_| role)).collect();
        let worth: Vec<Vec<Option<f64>>> =
            fits.iter().map(|row| columns.iter().map(|role| row[*role]).collect()).collect();
        given + hungarian(&worth).total
    }
}

fn check_large(seed: u64) {
    let large = Large::random(seed);
    let (catalog, team) = as_files(&large.fits, &large.seats);
    let told = Files::new(&catalog, &team).run("assign", &[]).answer();
    let told = told.unwrap_or_else(|what| panic!("seed {seed}: {what}"));
    let what = |what: &str| format!("seed {seed}: {what}");
    let best = large.best(None);
    assert_near(&told["total"], best, &what("total"));
    assert_near(&told["bound"], best, &what("bound"));
    assert_eq!(told["proven"], true, "seed {seed}");

    let seats = seats_told(&told, SELLERS);
    let mut sum = 0.0;
    let mut taken = [0; ROLES];
    for (seller, role) in seats.iter().enumerate() {
        if let Some(role) = *role {
            sum +=
                large.fits[seller][role].unwrap_or_else(|| panic!("seed {seed}: s{seller:02} is not rated"));
            taken[role] += 1;
        }
    }
    assert_near(&told["total"], sum, &what("the seats' fits together"));
    assert!(taken.iter().zip(&large.seats).all(|(taken, seats)| taken <= seats), "seed {seed}: {taken:?}");

    // What a leaver costs and what her best seat costs, for some of them.
    let row = |list: &str, key: &str, seller: usize| {
        let id = json!(format!("s{seller:02}"));
        told[list].as_array().and_then(|rows| rows.iter().find(|row| row[key] == id)).cloned()
    };
    for seller in (0..SELLERS).step_by(13) {
        if let Some(seat) = row("seats", "seller", seller) {
            let loss = best - large.best(Some((seller, None)));
            assert_near(&seat["loss_if_left"], loss, &what(&format!("s{seller:02} leaves")));
        }
        let person = row("sellers", "id", seller).expect("everybody is told of");
        let fits = &large.fits[seller];
        let top = fits.iter().flatten().copied().fold(0.0, f64::max);
        let first = fits.iter().position(|fit| fit.is_some_and(|fit| fit >= top - SLACK)).expect("rated");
        assert_eq!(person["best_seat"], format!("r{first}"), "seed {seed}: s{seller:02}");
        let cost = best - large.best(Some((seller, Some(first))));
        assert_near(&person["cost"], cost, &what(&format!("s{seller:02} in her best seat")));
    }
}

#[test]
fn sixty_sellers_and_eight_roles_agree_with_the_hungarian_method() {
    for_each(worlds(6, 0..20), check_large);
}

#[test]
fn in_a_large_team_a_limit_of_moves_is_kept_and_costs_no_less_the_tighter_it_is() {
    let large = Large::random(7);
    let (catalog, team) = as_files(&large.fits, &large.seats);
    // Today everybody sits somewhere, whether there is a seat for her or not.
    let team: String = team
        .lines()
        .enumerate()
        .map(|(at, line)| line.replace(", scores", &format!(", role: r{}, scores", at * 7 % ROLES)) + "\n")
        .collect();
    let files = Files::new(&catalog, &team);
    let told = files.run("assign", &["--frontier"]).answer().expect("a plan");
    let frontier = list(&told, "frontier");
    let optimum = number(&told["total"]);
    assert_near(&told["total"], large.best(None), "total");
    assert!(frontier.len() > 20, "{} lines", frontier.len());
    let mut before = 0.0;
    for line in frontier {
        let (total, bound) = (number(&line["total"]), number(&line["bound"]));
        assert!(before <= total + SLACK && total <= bound + SLACK && total <= optimum + SLACK, "{line}");
        assert!(line["proven"] != true || bound <= total + SLACK, "{line}");
        before = total;
    }
    assert_near(&json!(before), optimum, "the frontier's last total");
    for line in frontier.iter().step_by(9) {
        let limited = files.run("assign", &["--max-moves", &line["moves"].to_string()]);
        let limited = limited.answer().expect("a plan within the limit");
        assert!(number(&limited["moves"]) <= number(&line["moves"]), "{line}");
        let stays = seats_told(&limited, SELLERS);
        let moves =
            stays.iter().enumerate().filter(|(at, seat)| **seat != Some((at + 2) * 7 % ROLES)).count();
        assert_eq!(limited["moves"], moves, "{line}");
        // Where both are proven they are the same; else each lies under the other's bound.
        assert!(number(&limited["total"]) <= number(&line["bound"]) + SLACK, "{line}");
        assert!(number(&line["total"]) <= number(&limited["bound"]) + SLACK, "{line}");
    }
}
