//! What a newcomer is worth: `hire` against everything written down, with the worked numbers, and where nothing is known.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::support::{Dice, Files, for_each, list, number, salesfit, worlds};

/// Everything is compared with this slack.
const SLACK: f64 = 1e-9;

const TRADEOFFS: [&str; 3] = ["full", "partial", "none"];

/// A catalog of four traits and three roles, a team of four with seats, and some candidates.
struct World {
    catalog: String,
    team: String,
    candidates: String,
    seats: [u64; 3],
}

const ROLES: [&str; 3] = ["r0", "r1", "r2"];

fn random_world(seed: u64, candidates: usize) -> World {
    let mut dice = Dice(seed);
    let mut catalog =
        String::from("catalog: {name: Random}\ntraits: {t0: {}, t1: {}, t2: {}, t3: {}}\ntasks:\n");
    for task in 0..4 {
        let tradeoff = dice.pick(&TRADEOFFS);
        writeln!(catalog, "  k{task}:\n    tradeoff: {tradeoff}\n    needs:").expect("strings grow");
        let first = dice.below(4);
        for more in 0..=dice.below(3) {
            let of = (first + more) % 4;
            let limit = 2 + dice.below(7);
            let target = match dice.below(3) {
                0 => format!("at_least: {limit}"),
                1 => format!("at_most: {limit}"),
                _ => format!("between: [{}, {limit}]", limit - 2),
            };
            let veto = match dice.below(6) {
                0 => ", veto_below: 2",
                1 => ", veto_above: 9",
                _ => "",
            };
            let weight = 1 + dice.below(3);
            writeln!(catalog, "      t{of}: {{{target}, weight: {weight}{veto}}}").expect("strings grow");
        }
    }
    catalog.push_str("roles:\n");
    for role in ROLES {
        let (one, other) = (dice.below(4), 1 + dice.below(3));
        let (first, second) = (one, (one + other) % 4);
        let share = 1 + dice.below(9);
        writeln!(
            catalog,
            "  {role}: {{tradeoff: {}, tasks: {{k{first}: {share}, k{second}: 5}}}}",
            dice.pick(&TRADEOFFS)
        )
        .expect("strings grow");
    }
    let mut people = |name: &str, count: usize, pins: bool| {
        let mut text = String::new();
        for at in 0..count {
            let scores: Vec<String> =
                (0..4).map(|of| format!("t{of}: {}", f64::from(dice.below(21)) / 2.0)).collect();
            let pin = if pins && dice.below(5) == 0 {
                format!(", role: {}, pinned: true", ROLES[at % 3])
            } else {
                String::new()
            };
            writeln!(text, "  - {{name: {name}{at}{pin}, scores: {{{}}}}}", scores.join(", "))
                .expect("strings grow");
        }
        text
    };
    let (sellers, candidates) = (people("s", 4, true), people("c", candidates, false));
    let mut seats = [0; 3];
    for seats in &mut seats {
        *seats = u64::from(dice.below(4));
    }
    // Pins need seats.
    for (at, role) in ROLES.iter().enumerate() {
        let pinned = sellers.matches(&format!("role: {role}, pinned")).count() as u64;
        seats[at] = seats[at].max(pinned);
    }
    if seats == [0; 3] {
        seats[0] = 1;
    }
    let listed: Vec<String> =
        ROLES.iter().zip(seats).map(|(role, seats)| format!("{role}: {seats}")).collect();
    let team = format!("team: T\nseats: {{{}}}\nsellers:\n{sellers}", listed.join(", "));
    World { catalog, team, candidates: format!("team: C\nsellers:\n{candidates}"), seats }
}

/// What each person is worth in each role; `None` where she may not have it. A pinned one may have only that.
type Values = Vec<Vec<Option<f64>>>;

fn values(matched: &Value, is_pinned: impl Fn(&str) -> Option<usize>) -> Values {
    let mut values = Vec::new();
    for seller in list(matched, "sellers") {
        let pin = seller["id"].as_str().and_then(&is_pinned);
        let mut own = Vec::new();
        for (at, role) in ROLES.iter().enumerate() {
            let fit = crate::support::fit_of(seller, role);
            let may = match pin {
                Some(pin) => pin == at,
                None => fit["vetoed"] == false,
            };
            own.push(may.then(|| number(&fit["fit"])));
        }
        values.push(own);
    }
    values
}

/// The largest sum of fits, by trying everything; `None` where those who must have a seat cannot.
fn best(values: &[&Vec<Option<f64>>], must: &[bool], seats: [u64; 3]) -> Option<f64> {
    let Some((own, others)) = values.split_first() else { return Some(0.0) };
    let mut most: Option<f64> = if must[0] { None } else { best(others, &must[1..], seats) };
    for role in 0..3 {
        if let Some(value) = own[role].filter(|_| seats[role] > 0) {
            let mut left = seats;
            left[role] -= 1;
            if let Some(rest) = best(others, &must[1..], left) {
                most = Some(most.map_or(value + rest, |most| most.max(value + rest)));
            }
        }
    }
    most
}

struct Asked {
    told: Value,
    team: Values,
    must: Vec<bool>,
    candidates: Values,
    ids: Vec<String>,
}

fn asked(files: &Files, world: &World, most: usize) -> Asked {
    files.put(&world.catalog, &world.team);
    files.write("candidates.yaml", &world.candidates);
    let (team, catalog, others) =
        (files.path("team.yaml"), files.path("catalog.yaml"), files.path("candidates.yaml"));
    let run = |args: &[&str]| {
        let run = salesfit(&[args, &["--catalog", &catalog, "--draws", "0", "--format", "json"]].concat());
        assert_eq!(run.code, 0, "{}\n{}\n{}", run.err, world.catalog, world.team);
        run.json()
    };
    let pinned = |id: &str| {
        let line = world.team.lines().find(|line| line.contains(&format!("name: {id},")))?;
        ROLES.iter().position(|role| line.contains(&format!("role: {role}, pinned")))
    };
    let matched = run(&["match", &team]);
    let must = list(&matched, "sellers").iter().map(|of| pinned(of["id"].as_str().expect("an id")).is_some());
    let must = must.collect();
    let seen = run(&["match", &others]);
    let ids = list(&seen, "sellers").iter().map(|of| of["id"].as_str().expect("an id").to_owned()).collect();
    Asked {
        told: run(&["hire", &team, "--candidates", &others, "--most", &most.to_string()]),
        team: values(&matched, pinned),
        must,
        candidates: values(&seen, |_| None),
        ids,
    }
}

impl Asked {
    /// The largest sum of fits of the team and these candidates.
    fn total(&self, hired: &[usize], seats: [u64; 3]) -> Option<f64> {
        let mut values: Vec<&Vec<Option<f64>>> = self.team.iter().collect();
        values.extend(hired.iter().map(|&at| &self.candidates[at]));
        let mut must = self.must.clone();
        must.resize(values.len(), false);
        best(&values, &must, seats)
    }
}

#[test]
fn the_gain_is_what_the_re_seated_team_gains() {
    let thresholds = std::sync::atomic::AtomicUsize::new(0);
    for_each(worlds(500, 0..2_000), |seed| {
        let world = random_world(seed, 3);
        let asked = asked(&Files::empty(), &world, 1);
        let now = asked.total(&[], world.seats).expect("pins have seats");
        assert!((number(&asked.told["total"]) - now).abs() < SLACK, "seed {seed}");
        for (at, id) in asked.ids.iter().enumerate() {
            let with = asked.total(&[at], world.seats).expect("pins have seats");
            let told = list(&asked.told, "candidates");
            let told = told.iter().find(|of| of["id"] == *id).expect("nobody is hidden");
            let gain = number(&told["gain"]);
            assert!((gain - (with - now)).abs() < SLACK, "seed {seed} {id}: {gain} for {}", with - now);
            assert_eq!(told["low"], told["high"], "seed {seed}: all is rated");
        }
        for of in list(&asked.told, "thresholds") {
            let role = ROLES.iter().position(|role| of["role"] == **role).expect("a role");
            let mut fewer = world.seats;
            fewer[role] -= 1;
            match asked.total(&[], fewer) {
                None => assert_eq!(of["worth_from"], Value::Null, "seed {seed}: pins hold all"),
                Some(fewer) => {
                    let worth = number(&of["worth_from"]);
                    assert!(
                        (worth - (now - fewer)).abs() < SLACK,
                        "seed {seed}: {worth} for {}",
                        now - fewer
                    );
                    chain_adds_up(&asked, of, worth, seed);
                    thresholds.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                }
            }
        }
    });
    assert!(thresholds.into_inner() > 800, "too few say too little");
}

/// The moves of a chain lose what the seat is worth, and each begins where the one before ends.
fn chain_adds_up(asked: &Asked, of: &Value, worth: f64, seed: u64) {
    let chain = list(of, "chain");
    let (mut at, mut lost) = (of["role"].clone(), 0.0);
    for step in chain {
        assert_eq!(step["from"], at, "seed {seed}");
        let person: usize =
            step["seller"].as_str().and_then(|id| id[1..].parse().ok()).expect("a seller of the world");
        let fit = |role: &Value| {
            let role = ROLES.iter().position(|known| *role == **known);
            role.map_or(0.0, |role| asked.team[person][role].expect("she may have it"))
        };
        lost += fit(&step["from"]) - fit(&step["to"]);
        at = step["to"].clone();
    }
    assert!((lost - worth).abs() < SLACK, "seed {seed}: {lost} for {worth}");
}

#[test]
fn the_best_candidate_in_turn_is_the_best_set() {
    for_each(worlds(250, 40_000..42_000), |seed| {
        let world = random_world(seed, 5);
        for most in 1..=3 {
            let asked = asked(&Files::empty(), &world, most);
            let now = asked.total(&[], world.seats).expect("pins have seats");
            let mut best = now;
            for set in 0_u32..1 << 5 {
                let hired: Vec<usize> = (0..5).filter(|at| set >> at & 1 == 1).collect();
                if hired.len() <= most {
                    best = best.max(asked.total(&hired, world.seats).expect("pins have seats"));
                }
            }
            let gain = number(&asked.told["together_gain"]);
            assert!((gain - (best - now)).abs() < SLACK, "seed {seed}: {gain} for {}", best - now);
            let together = list(&asked.told, "together");
            assert!(together.len() <= most && together.iter().all(|of| number(&of["gain"]) > 0.0));
        }
    });
}

/// SCIENCE's small case: three sellers whose fits with three roles are given, and four candidates.
fn small() -> Files {
    let mut catalog =
        String::from("catalog: {name: Small}\nscale: [0, 100]\ntraits: {h: {}, a: {}, b: {}}\ntasks:\n");
    for (task, of) in [("th", "h"), ("ta", "a"), ("tb", "b")] {
        writeln!(catalog, "  {task}: {{needs: {{{of}: {{at_least: 100, tolerance: 100}}}}}}")
            .expect("strings grow");
    }
    catalog.push_str("roles: {hunter: {tasks: {th: 1}}, am: {tasks: {ta: 1}}, bid: {tasks: {tb: 1}}}\n");
    let row = |name: &str, fits: [u32; 3]| {
        format!("  - {{name: {name}, scores: {{h: {}, a: {}, b: {}}}}}\n", fits[0], fits[1], fits[2])
    };
    let team = [("s1", [78, 74, 40]), ("s2", [30, 82, 55]), ("s3", [35, 60, 88])];
    let others = [("c1", [70, 68, 30]), ("c2", [85, 40, 35]), ("c3", [40, 72, 60]), ("c4", [50, 55, 95])];
    let team: String = team.iter().map(|(name, fits)| row(name, *fits)).collect();
    let others: String = others.iter().map(|(name, fits)| row(name, *fits)).collect();
    let files =
        Files::new(&catalog, &format!("team: T\nseats: {{hunter: 1, am: 2, bid: 1}}\nsellers:\n{team}"));
    files.write("candidates.yaml", format!("team: C\nsellers:\n{others}"));
    files
}

#[test]
fn the_small_case_has_its_worked_numbers() {
    let files = small();
    let told = files.run("hire", &["--candidates", &files.path("candidates.yaml"), "--draws", "0"]).json();
    assert!((number(&told["total"]) - 2.48).abs() < SLACK);
    let worths: Vec<f64> = list(&told, "thresholds").iter().map(|of| number(&of["worth_from"])).collect();
    for (worth, expected) in worths.iter().zip([0.04, 0.0, 0.28]) {
        assert!((worth - expected).abs() < SLACK, "{worths:?}");
    }
    let mut gains = Vec::new();
    for of in list(&told, "candidates") {
        gains.push((of["id"].as_str().expect("an id"), (100.0 * number(&of["gain"])).round()));
    }
    assert_eq!(gains, [("c2", 81.0), ("c3", 72.0), ("c1", 68.0), ("c4", 67.0)]);
    // By the best fit the order would be another.
    let mut by_fit: Vec<(&str, f64)> = Vec::new();
    for of in list(&told, "candidates") {
        by_fit.push((of["id"].as_str().expect("an id"), number(&of["best_fit"])));
    }
    by_fit.sort_by(|a, b| b.1.total_cmp(&a.1));
    assert_eq!(by_fit.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["c4", "c2", "c3", "c1"]);
}

/// The shipped sample, with nobody pinned. The numbers were worked out with the catalog that is kept.
fn nordlys() -> Files {
    let text = std::fs::read_to_string("profiles/nordlys.yaml").expect("a sample");
    let files = Files::empty();
    files.write("team.yaml", text.replace("pinned: true", "pinned: false"));
    files
}

const FROZEN: [&str; 2] = ["--catalog", "tests/frozen/catalog.yaml"];

/// The fits from which a newcomer adds something, in points, by role.
fn worths(files: &Files, args: &[&str]) -> Vec<(String, f64)> {
    let told = salesfit(
        &[&["hire", &files.path("team.yaml"), "--draws", "0", "--format", "json"], &FROZEN[..], args]
            .concat(),
    );
    let told = told.json();
    let of = |of: &Value| {
        (of["role"].as_str().expect("a role").to_owned(), (1e4 * number(&of["worth_from"])).round() / 100.0)
    };
    list(&told, "thresholds").iter().map(of).collect()
}

#[test]
fn the_sample_has_its_worked_numbers() {
    let files = nordlys();
    let mut now = worths(&files, &[]);
    now.sort_by(|a, b| a.1.total_cmp(&b.1));
    let now: Vec<(&str, f64)> = now.iter().map(|(role, worth)| (role.as_str(), *worth)).collect();
    assert_eq!(
        now,
        [
            ("key-account-manager", 75.23),
            ("hunter", 75.57),
            ("account-manager", 76.11),
            ("service-representative", 79.31),
            ("solution-specialist", 87.01),
            ("bid-manager", 90.94),
            ("sales-administrator", 91.25),
        ]
    );
    let mut more = worths(&files, &["--seats", "hunter=+1"]);
    assert_eq!(more, worths(&files, &["--seats", "hunter=3"]));
    more.sort_by(|a, b| a.1.total_cmp(&b.1));
    let more: Vec<f64> = more.into_iter().map(|(_, worth)| worth).collect();
    assert_eq!(more, [0.0, 5.95, 9.16, 9.2, 23.84, 24.32, 35.77]);
}

#[test]
fn the_prices_of_the_certificate_are_other_numbers() {
    let files = nordlys();
    let told = salesfit(&["assign", &files.path("team.yaml"), "--draws", "0", "--format", "json"]).json();
    let prices = list(&told["certificate"], "prices");
    assert!(!prices.is_empty() && prices.iter().all(|price| number(&price["price"]) == 0.0));
}

const TWINS: &str = "team: C\nsellers:\n  - {name: Nina, scores: {drive: 8, resilience: 8, empathy: 4}}\n  \
    - {name: Aud, scores: {drive: 8, resilience: 8, empathy: 4}}\n  - {name: Per, scores: {drive: 7, resilience: 6}}\n";

#[test]
fn those_who_differ_only_in_name_or_order_tie() {
    let files = Files::empty();
    files.write("candidates.yaml", TWINS);
    let people: Vec<&str> = TWINS.split("\n  - ").collect();
    let turned = [people[0], people[3].trim_end(), people[1], people[2]].join("\n  - ") + "\n";
    files.write("turned.yaml", turned.replace("Nina", "Zoe"));
    let run = |name: &str| {
        let args =
            ["hire", "profiles/nordlys.yaml", "--seats", "hunter=+1", "--format", "json", "--draws", "300"];
        salesfit(&[&args[..], &["--candidates", &files.path(name)]].concat()).json()
    };
    let (one, other) = (run("candidates.yaml"), run("turned.yaml"));
    let without_name = |told: &Value, id: &str| {
        let found =
            list(told, "candidates").iter().find(|of| of["id"] == id).expect("she is told of").clone();
        let mut found = found.as_object().expect("an object").clone();
        found.remove("id");
        found.remove("name");
        Value::Object(found)
    };
    let twin = without_name(&one, "nina");
    assert_eq!(twin, without_name(&one, "aud"));
    let zoe = without_name(&other, "zoe");
    for key in ["gain", "low", "high", "seat", "rank", "moves"] {
        assert_eq!(zoe[key], twin[key], "{key}");
    }
    assert_eq!(zoe, without_name(&other, "aud"));
}

#[test]
fn unknown_scores_give_bounds_and_no_low_rank() {
    let files = Files::empty();
    let sample = std::fs::read_to_string("profiles/candidates.csv").expect("a sample");
    let traits: Vec<&str> = sample.lines().next().expect("headings").split(',').skip(2).collect();
    let weak: Vec<String> = traits.iter().map(|of| format!("{of}: 3")).collect();
    files.write(
        "candidates.yaml",
        format!(
            "team: C\nsellers:\n  - {{name: Known, scores: {{{}}}}}\n  - {{name: Unknown, scores: {{}}}}\n",
            weak.join(", ")
        ),
    );
    let args =
        ["hire", "profiles/nordlys.yaml", "--seats", "hunter=+1", "--format", "json", "--draws", "200"];
    let told = salesfit(&[&args[..], &["--candidates", &files.path("candidates.yaml")]].concat()).json();
    let first = &list(&told, "candidates")[0];
    assert_eq!(first["id"], "unknown");
    assert_eq!([&first["rank"], &first["gain"]], [&Value::Null, &Value::Null]);
    assert!(number(&first["low"]).abs() < 1e-12, "{first}");
    assert!(number(&first["high"]) > 0.9, "{first}");
    let (low, high) = (number(&first["low90"]), number(&first["high90"]));
    assert!(low < high && number(&first["p_best"]) > 0.1, "{first}");
}

#[test]
fn a_filled_guide_comes_home_as_ratings() {
    let files = Files::empty();
    files.write("candidates.csv", "name,drive,resilience\nNina Dahl,8,\nOla Sund,6,7\n");
    let candidates = files.path("candidates.csv");
    let ask = ["hire", "profiles/nordlys.yaml", "--candidates", &candidates, "--draws", "100"];
    let form = salesfit(&[&ask[..], &["--interview", "nina", "--form", "--format", "csv"]].concat());
    assert_eq!(form.code, 0, "{}", form.err);
    assert!(!form.out.contains("score"), "{}", form.out);
    let mut lines = form.out.lines();
    let heads: Vec<&str> = lines.next().expect("headings").split(',').collect();
    assert!(heads.contains(&"rating") && heads.contains(&"rater"), "{heads:?}");
    // Commas stand in quotes; the rating is the empty cell before the rater.
    let filled: Vec<String> = lines.map(|line| line.replace(",,interviewer-", ",9,interviewer-")).collect();
    assert!(filled.iter().all(|line| line.contains(",9,interviewer-")), "{filled:?}");
    files.write("filled.csv", format!("{}\n{}\n", heads.join(","), filled.join("\n")));
    let before = salesfit(&[&ask[..], &["--format", "json"]].concat()).json();
    let after = salesfit(&[&ask[..], &["--format", "json", "--add", &files.path("filled.csv")]].concat());
    assert_eq!(after.code, 0, "{}", after.err);
    let low = |told: &Value| {
        let nina =
            list(told, "candidates").iter().find(|of| of["id"] == "nina-dahl").expect("she is there").clone();
        number(&nina["high"]) - number(&nina["low"])
    };
    assert!(low(&after.json()) < low(&before) - 0.1, "more is known than before");
}

#[test]
fn the_guide_begins_with_what_may_be_vetoed() {
    let files = Files::empty();
    let sample = std::fs::read_to_string("profiles/candidates.csv").expect("a sample");
    // Her thick skin comes first: a 4 may be below the limit of 3.
    files.write("candidates.csv", sample.replace("nina,Nina Dahl,7.5,", "nina,Nina Dahl,4,"));
    let args =
        ["hire", "profiles/nordlys.yaml", "--seats", "hunter=+1", "--interview", "nina", "--format", "json"];
    let told = salesfit(&[&args[..], &["--candidates", &files.path("candidates.csv")]].concat()).json();
    let interview = list(&told, "interview");
    let order = ["veto-in-doubt", "settles-most", "out-of-band", "unrated"];
    let places: Vec<usize> = interview
        .iter()
        .map(|of| order.iter().position(|why| of["why"] == *why).expect("a reason"))
        .collect();
    assert!(places.is_sorted() && places.len() > 3, "{places:?}");
    for of in interview {
        assert!(of["question"]["en"].is_string() && of["question"]["nb"].is_string(), "{of}");
        assert!(of["anchors"]["low"]["en"].is_string() && of["anchors"]["high"]["nb"].is_string(), "{of}");
        let is_veto = of["why"] == "veto-in-doubt";
        assert!(!is_veto || number(&of["p_veto"]) >= 0.05, "{of}");
    }
    let resilience =
        interview.iter().find(|of| of["trait"] == "resilience").expect("4 may be below the veto of 3");
    assert_eq!(resilience["why"], "veto-in-doubt");
}

#[test]
fn p_best_and_nobody_sum_to_one() {
    let files = small();
    let candidates = files.path("candidates.yaml");
    for seats in ["hunter=1", "hunter=+1", "am=1"] {
        let told =
            files.run("hire", &["--candidates", &candidates, "--seats", seats, "--draws", "200"]).json();
        let all: f64 = list(&told, "candidates").iter().map(|of| number(&of["p_best"])).sum();
        assert!((all + number(&told["p_none"]) - 1.0).abs() < SLACK, "{seats}: {all}");
        for of in list(&told, "candidates") {
            assert!(number(&of["low90"]) <= number(&of["high90"]) && number(&of["expected"]) >= 0.0);
        }
    }
}

#[test]
fn a_written_plan_wins_what_was_promised() {
    let files = Files::empty();
    let plan = files.path("plan.yaml");
    let options =
        ["--seats", "hunter=+1", "--candidates", "profiles/candidates.csv", "--most", "2", "--draws", "0"];
    let args = [&["hire", "profiles/nordlys.yaml", "--format", "json", "--write-plan", &plan], &options[..]];
    let run = salesfit(&args.concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let told = run.json();
    let team = files.path("after.yaml");
    let applied = salesfit(&["apply", "profiles/nordlys.yaml", &plan, "-o", &team]);
    assert_eq!(applied.code, 0, "{}", applied.err);
    let after = salesfit(&["assign", &team, "--draws", "0", "--format", "json"]).json();
    let promised = number(&told["total"]) + number(&told["together_gain"]);
    assert!((number(&after["total"]) - promised).abs() < SLACK, "{promised} and {}", after["total"]);
    for of in list(&told, "together") {
        let hers =
            list(&after, "sellers").iter().find(|seller| seller["id"] == of["id"]).expect("she has joined");
        assert_eq!([&hers["role"], &hers["seat"]], [&of["seat"], &of["seat"]]);
    }
    // A plan is somebody's work once it is written.
    assert_eq!(salesfit(&args.concat()).problems(), ["file-exists"]);
}

#[test]
fn a_plan_that_changes_nothing_is_not_written() {
    let files = small();
    let plan = files.path("plan.yaml");
    files.write("nobody.yaml", "team: C\nsellers:\n  - {name: Nobody, scores: {h: 1, a: 0, b: 1}}\n");
    let run = files.run("hire", &["--candidates", &files.path("nobody.yaml"), "--write-plan", &plan]);
    assert_eq!(run.problems(), ["nobody-to-hire"]);
    assert!(!Path::new(&plan).exists());
}
