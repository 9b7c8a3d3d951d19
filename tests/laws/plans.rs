//! Plans: what is written, what is compared, and that neither hangs on an order.

use salesfit::domain::Change;
use salesfit::source::{File, Overrides, PlanFile, PlanGround, Pseudonyms, open_team};
use salesfit::view::{Texts, plan_yaml};
use serde_json::Value;

use crate::oracle::scoring::{Score, World, random_world};
use crate::support::{Dice, Files, for_each, list, number, salesfit, salesfit_under, worlds};

/// How many worlds there are.
const ALL: u64 = 500;

/// How many are tried by default.
const BY_DEFAULT: u64 = 40;

/// A change of a plan: its key, and what stands under it.
type Line = (&'static str, String);

/// A world with seats and demand, and plans for it of which none contradicts another.
struct Planned {
    files: Files,
    plans: Vec<Vec<Line>>,
    names: Vec<String>,
}

/// What a plan may do.
const VERBS: [&str; 11] = [
    "leave",
    "remove",
    "join",
    "role",
    "hours",
    "scores",
    "coach",
    "seats",
    "demand",
    "handoff_minutes",
    "motion",
];

impl Planned {
    fn new(seed: u64, plans: usize) -> Self {
        let mut dice = Dice(seed ^ 0x9e37_79b9);
        let world = random_world(seed);
        let seats = world.roles.iter().map(|role| format!("{}: {}", role.id, dice.between(1, 3)));
        let seats = seats.collect::<Vec<_>>().join(", ");
        let demand = world.tasks.iter().map(|task| format!("{}: {}", task.id, dice.between(1, 60)));
        let demand = demand.collect::<Vec<_>>().join(", ");
        let team = format!("seats: {{{seats}}}\ndemand: {{{demand}}}\n{}", world.team_yaml());
        let files = Files::new(&world.catalog_yaml(), &team);
        let mut verbs = VERBS.to_vec();
        dice.shuffle(&mut verbs);
        // Each takes a seller of its own, and one is left.
        let mut free: Vec<usize> = (1..world.sellers.len()).collect();
        let mut made: Vec<Vec<Line>> = vec![Vec::new(); plans];
        for (at, verb) in verbs.into_iter().enumerate() {
            made[at % plans].extend(line(&mut dice, &world, verb, &mut free));
        }
        let names =
            world.sellers.iter().flat_map(|seller| [seller.id.clone(), seller.name.clone()]).collect();
        let planned = Planned { files, plans: made, names };
        for at in 0..plans {
            planned.files.write(&format!("plan-{at}.yaml"), planned.text(at, false));
        }
        planned
    }

    fn paths(&self) -> Vec<String> {
        (0..self.plans.len()).map(|at| self.files.path(&format!("plan-{at}.yaml"))).collect()
    }

    /// A plan as YAML, with its keys in one order or the other.
    fn text(&self, at: usize, reversed: bool) -> String {
        let mut keys: Vec<&str> = Vec::new();
        for (key, _) in &self.plans[at] {
            if !keys.contains(key) {
                keys.push(key);
            }
        }
        let mut lines = vec!["plan: made up\n".to_owned()];
        for key in keys {
            let values = self.plans[at].iter().filter(|(of, _)| *of == key).map(|(_, value)| value.as_str());
            let mut values: Vec<&str> = values.collect();
            if reversed {
                values.reverse();
            }
            let values = values.join(", ");
            lines.push(match key {
                "leave" | "remove" | "join" => format!("{key}: [{values}]\n"),
                "set" | "coach" | "seats" | "demand" => format!("{key}: {{{values}}}\n"),
                _ => format!("{key}: {values}\n"),
            });
        }
        if reversed {
            lines.reverse();
        }
        lines.concat()
    }

    fn run(&self, command: &str, plans: &[String], options: &[&str]) -> String {
        let (team, catalog) = (self.files.path("team.yaml"), self.files.path("catalog.yaml"));
        let plans: Vec<&str> = plans.iter().map(String::as_str).collect();
        let head = [command, &team, "--catalog", &catalog];
        let run = salesfit(&[head.as_slice(), plans.as_slice(), options].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        run.out
    }

    fn whatif(&self, plans: &[String], options: &[&str]) -> Value {
        let options = [&["--today", "2026-11-29", "--format", "json"], options].concat();
        serde_json::from_str(&self.run("whatif", plans, &options)).expect("JSON")
    }
}

/// Returns one change; `None` where the world has nobody and nothing for it.
fn line(dice: &mut Dice, world: &World, verb: &'static str, free: &mut Vec<usize>) -> Option<Line> {
    let [lo, hi] = world.team_scale.unwrap_or(world.scale);
    let notch = |dice: &mut Dice| lo + (hi - lo) * f64::from(dice.below(9)) / 8.0;
    match verb {
        "join" => {
            let scores: Vec<String> =
                world.traits.iter().map(|of| format!("{of}: {}", notch(dice))).collect();
            let role = dice.pick(&world.roles).id;
            let scores = scores.join(", ");
            return Some((verb, format!("{{name: New Person, role: {role}, scores: {{{scores}}}}}")));
        }
        "seats" => return Some((verb, format!("{}: +1", dice.pick(&world.roles).id))),
        "demand" => return Some((verb, format!("{}: +7.5", dice.pick(&world.tasks).id))),
        "handoff_minutes" => return Some((verb, "47.5".to_owned())),
        "motion" => {
            let other = 1 - world.motion.unwrap_or(0).min(1);
            return Some((verb, world.motions.get(other)?.id.clone()));
        }
        _ => {}
    }
    let seller = &world.sellers[free.pop()?];
    let of = dice.count(0, u32::try_from(world.traits.len()).expect("few") - 1);
    let (id, of, score) = (&seller.id, &world.traits[of], &seller.scores[of]);
    Some(match verb {
        "leave" | "remove" => (verb, id.clone()),
        "role" => {
            let mut others = world.roles.iter().filter(|role| Some(&role.id) != seller.role.as_ref());
            ("set", format!("{id}: {{role: {}}}", others.next()?.id))
        }
        "hours" => ("set", format!("{id}: {{hours: 20}}")),
        "scores" => {
            let value = notch(dice);
            let is_so = matches!(score, Score::One(known) if (known - value).abs() <= 0.0);
            (!is_so).then(|| ("set", format!("{id}: {{scores: {{{of}: {value}}}}}")))?
        }
        _ => {
            let Score::One(known) = score else { return None };
            let step = 0.05 * (hi - lo);
            (known + step <= hi).then(|| ("coach", format!("{id}: {{{of}: +{step}}}")))?
        }
    })
}

/// Checks every world that is tried, with so many plans in each.
fn in_worlds(plans: usize, check: impl Fn(&Planned) + Sync) {
    for_each(worlds(BY_DEFAULT, 0..ALL), |seed| check(&Planned::new(seed, plans)));
}

#[test]
fn whatif_tells_what_diff_tells_of_the_written_files() {
    in_worlds(1, |planned| {
        let plans = planned.paths();
        let new = planned.files.path("new.yaml");
        planned.run("apply", &plans, &["-o", &new]);
        let compared = planned.whatif(&plans, &[]);
        let diff = planned.run("diff", std::slice::from_ref(&new), &["--format", "json"]);
        let diff: Value = serde_json::from_str(&diff).expect("JSON");
        for (answers, measured) in
            [&compared["base"], &compared["plans"][0]].iter().zip(list(&diff, "measurements"))
        {
            let answers = &answers["answers"];
            for (one, other) in [
                ("best_sum", "fit_total"),
                ("waste_today", "today_waste_share"),
                ("waste_everyone", "everyone_waste_share"),
                ("verdict", "verdict"),
            ] {
                assert_eq!(answers[one], measured[other], "{one}");
            }
        }
    });
}

#[test]
fn a_plan_that_says_nothing_leaves_every_byte() {
    in_worlds(1, |planned| {
        planned.files.write("nothing.yaml", "plan: nothing\n");
        let nothing = [planned.files.path("nothing.yaml")];
        let compared = planned.whatif(&nothing, &["--together"]);
        let base = compared["base"]["answers"].to_string();
        assert_eq!(compared["plans"][0]["answers"].to_string(), base);
        assert_eq!(compared["together"]["answers"].to_string(), base);
        assert_eq!(compared["plans"][0]["findings"], Value::Array(Vec::new()));
        if !compared["plans"][0]["change"].is_null() {
            assert!(number(&compared["plans"][0]["change"]).abs() <= 0.0);
            assert!(number(&compared["plans"][0]["se"]).abs() <= 0.0);
        }
        let [anew, as_it_is] = ["anew.yaml", "as-it-is.yaml"].map(|name| planned.files.path(name));
        planned.run("apply", &nothing, &["-o", &anew]);
        planned.run("convert", &[], &["-o", &as_it_is]);
        assert_eq!(planned.files.read("anew.yaml"), planned.files.read("as-it-is.yaml"));
    });
}

#[test]
fn the_order_of_plans_and_of_their_keys_changes_nothing() {
    in_worlds(3, |planned| {
        let plans = planned.paths();
        let compared = planned.whatif(&plans, &["--together"]);
        let applied = planned.run("apply", &plans, &[]);
        for at in 0..3 {
            planned.files.write(&format!("plan-{at}.yaml"), planned.text(at, true));
        }
        let others = [plans[2].clone(), plans[0].clone(), plans[1].clone()];
        assert_eq!(planned.whatif(&others, &["--together"]).to_string(), compared.to_string());
        assert_eq!(planned.run("apply", &others, &[]), applied);
    });
}

#[test]
fn plans_carried_out_one_after_the_other_are_those_carried_out_at_once() {
    in_worlds(2, |planned| {
        let [one, other] = [0, 1].map(|at| planned.paths()[at].clone());
        let [first, then] = ["first.yaml", "then.yaml"].map(|name| planned.files.path(name));
        planned.run("apply", std::slice::from_ref(&one), &["-o", &first]);
        let catalog = planned.files.path("catalog.yaml");
        let run = salesfit(&["apply", &first, &other, "--catalog", &catalog, "-o", &then]);
        assert_eq!(run.code, 0, "{}", run.err);
        let at_once = planned.files.path("at-once.yaml");
        planned.run("apply", &[one, other], &["-o", &at_once]);
        assert_eq!(planned.files.read("then.yaml"), planned.files.read("at-once.yaml"));
    });
}

#[test]
fn the_parts_of_plans_sum_to_what_they_do_together() {
    in_worlds(2, |planned| {
        let compared = planned.whatif(&planned.paths(), &["--together"]);
        let together = &compared["together"];
        if together["parts"].as_array().is_none_or(Vec::is_empty) {
            return;
        }
        let parts: f64 = list(together, "parts").iter().map(|part| number(&part["part"])).sum();
        assert!((parts - number(&together["change"])).abs() <= 1e-9, "{parts}");
        let changes: f64 = list(&compared, "plans").iter().map(|plan| number(&plan["change"])).sum();
        let interaction = number(&together["change"]) - changes;
        assert!((interaction - number(&together["interaction"])).abs() <= 1e-9);
        // Of two, each bears half of what they do to each other.
        for plan in list(&compared, "plans") {
            let part = list(together, "parts").iter().find(|part| part["file"] == plan["file"]);
            let part = number(&part.expect("each has a part")["part"]);
            assert!((part - (number(&plan["change"]) + interaction / 2.0)).abs() <= 1e-9);
        }
    });
}

#[test]
fn a_plan_that_is_written_reads_back_as_the_same_plan() {
    in_worlds(1, |planned| {
        let given = Overrides { as_written: true, ..Overrides::default() };
        let catalog = planned.files.path("catalog.yaml");
        let opened = open_team(planned.files.path("team.yaml"), Some(catalog.as_ref()), &given);
        let opened = opened.unwrap_or_else(|problems| panic!("{problems:?}"));
        let catalog = opened.catalog.clone();
        let written = salesfit::domain::WrittenTeam {
            team: opened.team,
            states_motion: opened.states_motion,
            states_scale: opened.states_scale,
            catalog: None,
            sellers: opened.sellers.map(|seller| seller.expect("a sound team")).collect(),
        };
        let ground = PlanGround { written: &written, catalog: &catalog, given: &given, keyed: None };
        let read = |text: String| {
            let file = PlanFile::of(File::new("plan.yaml", text), "".as_ref()).expect("YAML");
            file.check(ground).unwrap_or_else(|problems| panic!("{problems:?}")).plan
        };
        let by_target = |mut changes: Vec<Change>| {
            for change in &mut changes {
                if let Change::Join(seller) = change {
                    seller.line = 0;
                }
            }
            let mut told: Vec<String> = changes.iter().map(|change| format!("{change:?}")).collect();
            told.sort();
            told
        };
        let plan = read(planned.text(0, false));
        let again = read(plan_yaml(&Texts::new(salesfit::domain::Lang::En), &catalog, &plan));
        assert_eq!((again.title, by_target(again.changes)), (plan.title, by_target(plan.changes)));
    });
}

#[test]
fn people_may_be_named_by_pseudonyms_and_nobody_is_named_then() {
    let pseudonyms = || Pseudonyms::with_key(b"0123456789abcdef").expect("a key");
    in_worlds(1, |planned| {
        let mut text = planned.text(0, false);
        let plan = planned.paths()[0].clone();
        let (team, catalog) = (planned.files.path("team.yaml"), planned.files.path("catalog.yaml"));
        let args = ["whatif", &team, &plan, "--catalog", &catalog, "--today", "2026-11-29", "--together"];
        for format in ["json", "table", "csv"] {
            let args = [args.as_slice(), &["--format", format]].concat();
            let by_id = salesfit_under(Some(pseudonyms()), &args);
            assert_eq!(by_id.code, 0, "{}", by_id.err);
            for name in planned.names.iter().filter(|name| name.len() > 3) {
                assert!(!by_id.out.contains(name.as_str()), "{name}: {}", by_id.out);
            }
        }
        let by_id = salesfit_under(Some(pseudonyms()), &args).out;
        let ids: Vec<&String> = planned.names.iter().step_by(2).collect();
        for id in ids {
            for (before, after) in [("[", "]"), ("{", ": {"), (", ", ": {")] {
                let [from, to] =
                    [id.clone(), pseudonyms().pseudonym(id)].map(|id| format!("{before}{id}{after}"));
                text = text.replace(&from, &to);
            }
        }
        planned.files.write("plan-0.yaml", text);
        let run = salesfit_under(Some(pseudonyms()), &args);
        assert_eq!((run.code, run.out), (0, by_id));
    });
}

const NORDLYS: &str = "profiles/nordlys.yaml";

#[test]
fn plans_of_one_title_are_told_apart() {
    let files = Files::empty();
    let mut paths = Vec::new();
    for (name, options) in [
        ("a.yaml", &["--hours", "8"][..]),
        ("b.yaml", &["--hours", "16", "--no-moves"]),
        ("c.yaml", &["--hours", "8", "--most-traits", "1"]),
    ] {
        let path = files.path(name);
        let run = salesfit(&[&["coach", NORDLYS, "--write-plan", &path][..], options].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        paths.push(path);
    }
    let titles: Vec<String> = paths.iter().map(|path| files_title(path)).collect();
    assert_eq!(
        titles,
        [
            "Coach and move, 8 hours",
            "Coach in today's roles, 16 hours",
            "Coach and move, 8 hours, 1 trait a seller"
        ]
    );
    // The same plan twice under one title: the names of their files tell them apart.
    let twice = files.path("twice.yaml");
    std::fs::copy(&paths[0], &twice).expect("a copy");
    let run =
        salesfit(&["whatif", NORDLYS, &paths[0], &twice, "--today", "2026-11-29", "--format", "markdown"]);
    assert!(run.out.contains("a.yaml") && run.out.contains("twice.yaml"), "{}", run.out);
}

fn files_title(path: &str) -> String {
    let text = std::fs::read_to_string(path).expect("a plan");
    let line = text.lines().find_map(|line| line.strip_prefix("plan: ")).expect("a title");
    line.trim_matches('"').to_owned()
}

/// What was found before and is worse now stands apart from what is new.
#[test]
fn findings_that_were_there_are_told_as_worse() {
    let files = Files::empty();
    files.write("policy.yaml", "rules: {role-fit: {level: deny, min: 80}}\n");
    files.write("worse.yaml", "set: {ragnhild-asen: {scores: {resilience: 2, drive: 2}}}\n");
    files.write("new.yaml", "set: {sigrid-nygard: {scores: {resilience: 2, drive: 2}}}\n");
    let policy = files.path("policy.yaml");
    let told = |plan: &str| {
        let plan = files.path(plan);
        let args =
            ["whatif", NORDLYS, &plan, "--policy", &policy, "--today", "2026-11-29", "--format", "json"];
        let json = salesfit(&args).json();
        let sellers = |key: &str| -> Vec<String> {
            let found = json["plans"][0][key].as_array().expect("a list").iter();
            found.filter_map(|of| Some(of["seller"].as_str()?.to_owned())).collect()
        };
        (sellers("findings"), sellers("worse"))
    };
    // Ragnhild Åsen fits her role at 36 as it is, Sigrid Nygård at 84.
    assert_eq!(told("worse.yaml"), (Vec::new(), vec!["ragnhild-asen".to_owned()]));
    assert_eq!(told("new.yaml"), (vec!["sigrid-nygard".to_owned()], Vec::new()));
}
