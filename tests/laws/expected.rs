//! What `organize` expects of a team, beside what it promises: against a reference written apart, and the laws that hold
//! of it.

use std::ops::Range;

use serde_json::Value;

use crate::oracle::expected::{
    Choice, Nets, Team, at_work, net_of, random_team, reliability, roles_of, share_in_world, share_within,
    small_world, today_by_demand, world_drawn_in,
};
use crate::oracle::organize::{Question, World, answer, compare, near, sets_of};
use crate::oracle::staffing::Limits;
use crate::support::{Dice, Files, for_each, list, number, words, worlds};

/// The worlds that each law is tried on.
const LAWFUL: Range<u64> = 0..60;

/// How near the best a staffing must come, as a share.
const STAFFED: f64 = 2e-4;

fn files_of(team: &Team) -> Files {
    Files::new(&team.world.catalog_yaml(), &team.team_yaml())
}

fn shown(seed: u64, team: &Team) -> String {
    format!("seed {seed}\n--- catalog\n{}\n--- team\n{}", team.world.catalog_yaml(), team.team_yaml())
}

/// The forms that are told with scores as they were rated, too.
fn forms(found: &Value) -> Vec<&Value> {
    list(found, "forms").iter().filter(|form| form["kind"] != "today-by-demand").collect()
}

fn near_or_null(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => near(one, other),
        _ => one == other,
    }
}

/// Whether two lists of forms tell the same. Sets that are worth the same may stand for one another.
fn same_forms(found: &Value, expected: &Value) -> Result<(), String> {
    let (found, expected) = (forms(found), forms(expected));
    if found.len() != expected.len() {
        return Err(format!("{} forms, expected {}", found.len(), expected.len()));
    }
    for (found, expected) in found.iter().zip(expected) {
        let all = [
            "kind",
            "roles",
            "net_effective_hours",
            "effective_hours",
            "bound_effective_hours",
            "handoff_hours",
            "handoff_effective_hours",
            "proven",
            "gap_share",
        ];
        let keys = if found["sets"] == expected["sets"] { &all[..] } else { &all[..3] };
        if let Some(key) = keys.iter().find(|key| !near_or_null(&found[**key], &expected[**key])) {
            return Err(format!("{key}: {found}, expected {expected}"));
        }
    }
    Ok(())
}

// -----------------------------------------------------------------------------------------------------------
// The reference
// -----------------------------------------------------------------------------------------------------------

#[test]
fn scores_count_as_far_as_the_reference_says_and_all_forms_stand_on_them() {
    for_each(worlds(60, 0..400), |seed| {
        let team = random_team(seed);
        let files = files_of(&team);
        let done = files.run("organize", &[]);
        if done.code != 0 {
            // Nobody at work is rated in anything that is asked for.
            assert!(done.code == 2 && done.err.contains("rated"), "{}: {}", done.err, shown(seed, &team));
            return;
        }
        let found = done.json();
        let told = number(&found["reliability"]);
        let expected = reliability(&team, seed);
        assert!(
            (told - expected.value).abs() <= expected.slack,
            "reliability {told}, expected {expected:?}: {}",
            shown(seed, &team)
        );
        let drawn = files_of(&team.drawn_in(told)).json("organize", &["--as-rated"]);
        assert_eq!(drawn["reliability"], 1.0);
        if let Err(what) = same_forms(&found, &drawn) {
            panic!("{what}: {}", shown(seed, &team));
        }
        for role in list(&found, "design") {
            let tasks: Vec<String> = serde_json::from_value(role["tasks"].clone()).expect("task ids");
            if let Some(name) = role["role"].as_str() {
                let within = share_in_world(&team.world, name, &tasks);
                assert!(within >= 0.5 - 1e-9, "{role}: {within}: {}", shown(seed, &team));
            }
        }
    });
}

/// What a small world is asked, and what is told of it.
struct Case {
    seed: u64,
    world: World,
    limits: Limits,
    files: Files,
    found: Value,
    /// The same with scores that count just so far.
    question: Question,
    by_task: Value,
}

impl Case {
    fn new(seed: u64) -> Option<Self> {
        let world = small_world(seed);
        let dice = &mut Dice(seed ^ 0x11F);
        let limits = Limits {
            least_posting: dice.pick(&[0.2, 0.2, 0.2, 0.0, 0.1, 0.35, 0.5]),
            most_roles: dice.pick(&[2, 2, 2, 1, 3]),
        };
        let files = Files::new(&world.catalog_yaml(), &world.team_yaml());
        let asked = [world.settings(), options(limits)].concat();
        let done = files.run("organize", &words(&asked));
        if done.code != 0 {
            assert!(done.err.contains("rated"), "{}", done.err);
            return None;
        }
        let found = done.json();
        let drawn = world_drawn_in(&world, number(&found["reliability"]));
        let drawn_files = Files::new(&drawn.catalog_yaml(), &drawn.team_yaml());
        let [by_task, by_role] = ["task", "role"].map(|by| drawn_files.json("match", &["--by", by]));
        let question = world.question();
        let expected = answer(&question, &by_task, &by_role)?;
        let case = Case { seed, world, limits, files, found, question, by_task };
        // F10 as it stands is true of the scores that are drawn in.
        let drawn = drawn_files.json("organize", &words(&drawn.options()));
        case.must(compare(&case.question, &expected, &drawn));
        case.must(same_forms(&case.found, &drawn));
        Some(case)
    }

    fn shown(&self) -> String {
        let Case { seed, world, limits, .. } = self;
        let (catalog, team) = (world.catalog_yaml(), world.team_yaml());
        format!(
            "seed {seed}, {:?} {limits:?}\n--- catalog\n{catalog}\n--- team\n{team}\n--- found\n{:#}",
            world.settings(),
            self.found
        )
    }

    fn must(&self, holds: Result<(), String>) {
        if let Err(what) = holds {
            panic!("{what}: {}", self.shown());
        }
    }

    fn net(&self, kind: &str) -> Option<f64> {
        let form = forms(&self.found).into_iter().find(|form| form["kind"] == kind)?;
        Some(number(&form["net_effective_hours"]))
    }

    fn nets(&self) -> Nets {
        let designed = forms(&self.found).into_iter().filter(|form| form["kind"] == "designed");
        let nets = |form: &Value| {
            let free = number(&form["net_effective_hours"]);
            let sets = sets_of(form).expect("a designed form has sets");
            let kept = net_of(&self.question, &self.by_task, &sets, self.limits);
            (free, kept.map(|(_, net)| net))
        };
        Nets {
            everyone: self.net("everyone").expect("everyone is a form"),
            today: self.net("today"),
            seats: self.net("seats"),
            designed: designed.map(nets).collect(),
        }
    }

    /// What is recommended is what the reference recommends, on either side of a staffing's slack.
    fn check_recommended(&self) -> Result<(), String> {
        let nets = self.nets();
        let material = self.question.material;
        let told = &self.found["recommended"];
        let waste = number(&self.found["waste_share"]);
        let mut all = Vec::new();
        for slack in [-STAFFED, 0.0, STAFFED] {
            let alternative = nets.alternative(material + slack);
            let everyone = nets.everyone_will_do(material + slack);
            let choice = if everyone {
                Some(Choice { kind: "everyone", roles: 1, net: nets.everyone })
            } else {
                alternative
            };
            let is_told = |choice: Choice| {
                told["kind"] == choice.kind
                    && (choice.roles == 0 || told["roles"] == choice.roles)
                    && (number(&told["net_effective_hours"]) - choice.net).abs()
                        <= STAFFED * choice.net.max(1.0)
            };
            let is_wasted = (nets.waste(alternative) - waste).abs() <= 2.0 * STAFFED;
            if choice.is_some_and(is_told) && is_wasted {
                return Ok(());
            }
            all.push((choice, alternative, nets.waste(alternative)));
        }
        Err(format!("recommended is {told}, waste {waste}, expected one of {all:?} of {nets:?}"))
    }

    /// What is told of the recommended form in several places is the same, and all forms are judged beside what is
    /// recommended, or would be if not everyone did everything, whichever yields more.
    fn check_wastes(&self) -> Result<(), String> {
        let told = &self.found["recommended"];
        let waste = number(&self.found["waste_share"]);
        if told["waste_share"] != self.found["waste_share"] {
            return Err(format!("{told} wastes {waste}"));
        }
        let everyone = self.net("everyone").expect("everyone is a form");
        let lost = number(&self.found["lost_effective_hours"]);
        if !near(lost * (1.0 - waste), everyone * waste) {
            return Err(format!("{lost} hours of {everyone} are not {waste}"));
        }
        let beside = if told["kind"] == "everyone" {
            self.nets().alternative(self.question.material).map_or(everyone, |choice| choice.net)
        } else {
            number(&told["net_effective_hours"])
        };
        let beside = beside.max(everyone);
        for form in list(&self.found, "forms") {
            let is_told = told["kind"] == form["kind"] && told["roles"] == form["roles"];
            let expected = match form["kind"].as_str() {
                Some("free") => continue,
                Some("everyone") => waste,
                _ if beside <= 0.0 => 0.0,
                _ if is_told && waste > 0.0 => 0.0,
                _ => (1.0 - number(&form["net_effective_hours"]) / beside).max(0.0),
            };
            if (number(&form["waste_share"]) - expected).abs() > 2.0 * STAFFED {
                return Err(format!("{form} wastes {expected} beside {beside} hours of {told}"));
            }
        }
        Ok(())
    }

    fn check_today_by_demand(&self) -> Result<(), String> {
        let Some(expected) = today_by_demand(&self.question, &self.by_task) else { return Ok(()) };
        let mut all = list(&self.found, "forms").iter();
        let Some(told) = all.find(|form| form["kind"] == "today-by-demand") else {
            return Err(format!("today's roles are not told by demand: {expected:?}"));
        };
        let slack = 1e-4 * (1.0 + number(&self.found["hours"]));
        let places = [
            ("effective_hours", expected.effective),
            ("handoff_hours", expected.handoff_hours),
            ("net_effective_hours", expected.net),
        ];
        match places.iter().find(|(key, expected)| (number(&told[*key]) - expected).abs() > slack) {
            Some((key, _)) => Err(format!("{key} of {told}, expected {expected:?}")),
            None => Ok(()),
        }
    }

    /// The staffing that is shown keeps the limits, and no other that does is better.
    fn check_staffing(&self, found: &Value) -> Result<(), String> {
        let design = list(found, "design");
        if design.is_empty() {
            return Ok(());
        }
        let sets: Vec<Vec<String>> = design
            .iter()
            .map(|role| serde_json::from_value(role["tasks"].clone()).expect("task ids"))
            .collect();
        let (roles, _) = roles_of(&self.question, &self.by_task, &sets).ok_or("no such set of roles")?;
        let people = at_work(&self.question);
        let slack = 1e-6 * (1.0 + number(&found["hours"]));
        let mut spent = vec![(0.0, 0); people.len()];
        let mut effective = 0.0;
        let mut in_each = usize::MAX;
        for (at, role) in design.iter().enumerate() {
            let mut hours = 0.0;
            for posting in list(role, "people") {
                let person = people.iter().position(|id| posting["seller"] == **id);
                let person = person.ok_or_else(|| format!("{posting} is not at work"))?;
                let (here, fit) = (number(&posting["hours"]), number(&posting["fit"]));
                if !near(fit, roles.fits[person][at]) {
                    return Err(format!("{posting}: fit {}", roles.fits[person][at]));
                }
                spent[person].0 += here;
                spent[person].1 += 1;
                hours += here;
                effective += here * fit;
            }
            if (hours - roles.hours[at]).abs() > slack || !near(number(&role["hours"]), roles.hours[at]) {
                return Err(format!("{role}: {hours} hours of {}", roles.hours[at]));
            }
            in_each = in_each.min(list(role, "people").len());
        }
        for (at, (hours, _)) in spent.iter().enumerate() {
            if (hours - roles.supply[at]).abs() > slack {
                return Err(format!("{} works {hours} hours of {}", people[at], roles.supply[at]));
            }
        }
        let Some(best) = roles.staffed(self.limits) else {
            return if found["staffing"]["cost_share"].is_null() {
                Ok(())
            } else {
                Err("nothing keeps to the limits, and something is said to".to_owned())
            };
        };
        if found["staffing"]["cost_share"].is_null() {
            return Err(format!("no staffing is found that keeps to the limits, and there is {best:?}"));
        }
        if in_each < best.people_in_each && self.limits.least_posting > 0.0 {
            return Err(format!("{in_each} people in a role, {} are possible", best.people_in_each));
        }
        for (at, role) in design.iter().enumerate() {
            for posting in list(role, "people") {
                let person = people.iter().position(|id| posting["seller"] == **id).expect("at work");
                let least = roles.least(person, at, self.limits, best.people_in_each);
                if number(&posting["hours"]) < least - slack {
                    return Err(format!("{posting} of {role}: at least {least}"));
                }
                if spent[person].1 > self.limits.most_roles {
                    return Err(format!("{posting}: {} roles", spent[person].1));
                }
            }
        }
        let shown = forms(found).into_iter().find(|form| {
            form["kind"] == "designed"
                && sets_of(form).is_some_and(|form| {
                    form.len() == sets.len() && form.iter().all(|set| is_among(set, &sets))
                })
        });
        let costs = number(&found["staffing"]["cost_share"]);
        if let Some(free) = shown.map(|form| number(&form["effective_hours"]))
            && (free * (1.0 - costs) - effective).abs() > slack
        {
            return Err(format!("{effective} effective hours are not {free} less {costs}"));
        }
        if (effective - best.effective).abs() > STAFFED * best.effective.max(1.0) {
            return Err(format!("{effective} effective hours, {best:?} is the best in {design:?}"));
        }
        Ok(())
    }

    fn check_names(&self, found: &Value) -> Result<(), String> {
        for designed in list(found, "design") {
            let tasks: Vec<String> = serde_json::from_value(designed["tasks"].clone()).expect("task ids");
            if let Some(name) = designed["role"].as_str() {
                let role = self.question.roles.iter().find(|role| role.id == name).expect("a role");
                if share_within(role, &tasks) < 0.5 - 1e-9 {
                    return Err(format!("{designed} has {} of {role:?}", share_within(role, &tasks)));
                }
            }
        }
        Ok(())
    }

    /// Where scores are exact, so is the verdict.
    fn check_verdict(&self) -> Result<(), String> {
        let waste = number(&self.found["waste_share"]);
        let is_known = number(&self.found["unknown_share"]) <= 0.1;
        let describes = self.found["describes_handoffs"] == true;
        if self.world.se > 0.0 || !is_known || (waste - self.question.material).abs() < 1e-9 {
            return Ok(());
        }
        let expected = match waste <= self.question.material {
            true => "yes",
            false if describes => "no",
            false => "open",
        };
        if self.found["verdict"] == expected {
            return Ok(());
        }
        Err(format!("verdict {}, waste {waste}, expected {expected}", self.found["verdict"]))
    }
}

/// Whether a set is one of these, whatever the order of its tasks.
fn is_among(set: &[String], sets: &[Vec<String>]) -> bool {
    sets.iter().any(|other| other.len() == set.len() && other.iter().all(|task| set.contains(task)))
}

fn options(limits: Limits) -> Vec<String> {
    vec![
        format!("--least-posting={}", limits.least_posting * 100.0),
        format!("--most-roles={}", limits.most_roles),
    ]
}

#[test]
fn small_teams_agree_with_the_reference() {
    for_each(worlds(40, 0..300), |seed| {
        let Some(case) = Case::new(seed) else { return };
        case.must(case.check_verdict());
        case.must(case.check_names(&case.found));
        case.must(case.check_staffing(&case.found));
        case.must(case.check_recommended());
        case.must(case.check_wastes());
        case.must(case.check_today_by_demand());
        let count = forms(&case.found).iter().filter(|form| form["kind"] == "designed").count();
        for roles in 2..=(count + 1).min(3) {
            let mut asked = [case.world.settings(), options(case.limits)].concat();
            asked.push(format!("--roles={roles}"));
            let found = case.files.json("organize", &words(&asked));
            case.must(case.check_names(&found));
            case.must(case.check_staffing(&found));
        }
    });
}

// -----------------------------------------------------------------------------------------------------------
// Laws
// -----------------------------------------------------------------------------------------------------------

/// The answer of a small world with these options beside its own.
fn organized(world: &World, more: &[&str]) -> Value {
    let files = Files::new(&world.catalog_yaml(), &world.team_yaml());
    let settings = world.settings();
    files.json("organize", &[words(&settings), more.to_vec()].concat())
}

/// A small world in which everything is rated.
fn known_world(seed: u64) -> World {
    let mut world = small_world(seed);
    for (_, score) in world.sellers.iter_mut().flat_map(|seller| &mut seller.scores) {
        score.get_or_insert(5.0);
    }
    world
}

fn shown_world(seed: u64, world: &World) -> String {
    let (catalog, team) = (world.catalog_yaml(), world.team_yaml());
    format!("seed {seed}, {:?}\n--- catalog\n{catalog}\n--- team\n{team}", world.settings())
}

#[test]
fn draws_say_how_sure_it_is_and_change_no_form() {
    draws_change_no_form(known_world);
}

#[test]
fn draws_change_no_form_where_everything_is_traded_for_everything() {
    draws_change_no_form(|seed| {
        let mut world = known_world(seed);
        world.tasks.iter_mut().for_each(|task| task.tradeoff = "full");
        world
    });
}

fn draws_change_no_form(world: impl Fn(u64) -> World + Sync) {
    for_each(worlds(8, LAWFUL), |seed| {
        let world = world(seed);
        let (drawn, undrawn) = (organized(&world, &[]), organized(&world, &["--draws=0"]));
        let again = organized(&world, &["--seed=7"]);
        for key in ["forms", "reliability", "waste_share", "design", "staffing"] {
            assert_eq!(drawn[key], undrawn[key], "{key}: {}", shown_world(seed, &world));
            assert_eq!(drawn[key], again[key], "{key}: {}", shown_world(seed, &world));
        }
        for key in ["kind", "roles", "sets", "net_effective_hours", "waste_share"] {
            let [one, other] = [&drawn, &undrawn].map(|found| &found["recommended"][key]);
            assert_eq!(one, other, "{key}: {}", shown_world(seed, &world));
        }
        assert!(undrawn["recommended"]["waste_low_share"].is_null(), "{}", shown_world(seed, &world));
        assert!(undrawn["recommended"]["waste_high_share"].is_null(), "{}", shown_world(seed, &world));
    });
}

#[test]
fn every_share_lies_where_it_must() {
    for_each(worlds(8, LAWFUL), |seed| {
        let world = small_world(seed);
        let found = organized(&world, &[]);
        let within = |value: &Value, least: f64| {
            let number = number(value);
            assert!((least..=1.0).contains(&number), "{number}: {}", shown_world(seed, &world));
            number
        };
        within(&found["reliability"], 0.1);
        within(&found["waste_share"], 0.0);
        let material = number(&found["material_share"]);
        let p = within(&found["p_material"], 0.0);
        let recommended = &found["recommended"];
        if list(&found, "tasks").len() < 2 {
            // There is nothing to divide.
            return;
        }
        let [low, high] = ["waste_low_share", "waste_high_share"].map(|key| {
            recommended[key]
                .as_f64()
                .unwrap_or_else(|| panic!("{recommended}: {}", shown_world(seed, &world)))
        });
        assert!(low <= high + 1e-12, "{low} > {high}: {}", shown_world(seed, &world));
        // 95 % lie above the one and 95 % below the other.
        assert!(low <= material + 1e-9 || p >= 0.95 - 0.01, "{p}, {low}: {}", shown_world(seed, &world));
        assert!(high > material - 1e-9 || p <= 0.05 + 0.01, "{p}, {high}: {}", shown_world(seed, &world));
        for form in list(&found, "forms") {
            if form["kind"] != "free" {
                within(&form["waste_share"], 0.0);
            }
        }
    });
}

#[test]
fn order_of_sellers_changes_nothing() {
    for_each(worlds(8, LAWFUL), |seed| {
        let mut world = small_world(seed);
        let found = organized(&world, &[]);
        Dice(seed).shuffle(&mut world.sellers);
        let other = organized(&world, &[]);
        for key in [
            "verdict",
            "waste_share",
            "p_material",
            "reliability",
            "recommended",
            "noise",
            "settled_by",
            "sensitivity",
            "forms",
            "design",
            "changes",
        ] {
            assert_eq!(found[key], other[key], "{key}: {}", shown_world(seed, &world));
        }
    });
}

#[test]
fn equal_sellers_may_all_do_everything() {
    for_each(worlds(8, LAWFUL), |seed| {
        let mut world = known_world(seed);
        let scores = world.sellers[0].scores.clone();
        for seller in &mut world.sellers {
            seller.scores.clone_from(&scores);
        }
        let found = organized(&world, &[]);
        assert!(number(&found["waste_share"]).abs() < 1e-9, "{found}: {}", shown_world(seed, &world));
        // There is no difference that could be real, unless nothing is uncertain.
        let reliability = number(&found["reliability"]);
        if world.se > 0.0 {
            assert!(reliability <= 0.1 || near(reliability, 1.0), "{found}: {}", shown_world(seed, &world));
        } else {
            assert!(near(reliability, 1.0), "{found}: {}", shown_world(seed, &world));
            assert_eq!(found["verdict"], "yes", "{found}: {}", shown_world(seed, &world));
        }
        assert_eq!(found["recommended"]["kind"], "everyone", "{found}: {}", shown_world(seed, &world));
    });
}

#[test]
fn somebody_on_leave_changes_no_form() {
    for_each(worlds(8, LAWFUL), |seed| {
        let mut world = known_world(seed);
        let found = organized(&world, &["--draws=0"]);
        let mut away = world.sellers[0].clone();
        away.id = "zoe-away".to_owned();
        away.hours = Some(0.0);
        for (at, (_, score)) in away.scores.iter_mut().enumerate() {
            *score = Some(if at % 2 == 0 { 10.0 } else { 0.0 });
        }
        world.sellers.push(away);
        let other = organized(&world, &["--draws=0"]);
        for key in ["reliability", "forms", "recommended", "design", "waste_share"] {
            assert_eq!(found[key], other[key], "{key}: {}", shown_world(seed, &world));
        }
    });
}

#[test]
fn exact_scores_count_as_they_were_rated() {
    for_each(worlds(8, LAWFUL), |seed| {
        let mut world = small_world(seed);
        world.se = 0.0;
        let (found, rated) = (organized(&world, &[]), organized(&world, &["--as-rated"]));
        assert_eq!((&found["reliability"], &rated["reliability"]), (&1.0.into(), &1.0.into()));
        assert_eq!((&found["as_rated"], &rated["as_rated"]), (&false.into(), &true.into()));
        if let Err(what) = same_forms(&found, &rated) {
            panic!("{what}: {}", shown_world(seed, &world));
        }
        // Nothing is left to chance.
        let p = number(&found["p_material"]);
        let waste = number(&found["waste_share"]);
        let material = number(&found["material_share"]);
        if (waste - material).abs() > 1e-9 {
            let expected = if waste > material { 1.0 } else { 0.0 };
            assert!(near(p, expected), "{p}, {waste}: {}", shown_world(seed, &world));
        }
    });
}

#[test]
fn what_is_recommended_yields_no_less_than_everyone_doing_everything() {
    for_each(worlds(20, 200..300), |seed| {
        let world = small_world(seed);
        let files = Files::new(&world.catalog_yaml(), &world.team_yaml());
        for least_posting in [0.2, 0.5] {
            let limits = options(Limits { least_posting, ..Limits::default() });
            let asked = [world.settings(), limits, vec!["--draws=0".to_owned()]].concat();
            let done = files.run("organize", &words(&asked));
            if done.code != 0 {
                continue;
            }
            let found = done.json();
            let recommended = number(&found["recommended"]["net_effective_hours"]);
            let everyone = forms(&found).into_iter().find(|form| form["kind"] == "everyone");
            let everyone = number(&everyone.expect("everyone is a form")["net_effective_hours"]);
            let slack = 1e-9 * everyone.max(1.0);
            assert!(
                recommended >= everyone - slack,
                "{least_posting}: {recommended} < {everyone}: {}",
                shown_world(seed, &world)
            );
        }
    });
}

#[test]
fn hours_of_todays_roles_follow_demand_as_by_hand() {
    let catalog = "scale: [0, 10]\ndefaults: {se: 0}\ntraits: {ta: {}, tb: {}, tc: {}}\ntasks:\n  \
                   a: {needs: {ta: {at_least: 10, tolerance: 10}}}\n  \
                   b: {needs: {tb: {at_least: 10, tolerance: 10}}}\n  \
                   c: {needs: {tc: {at_least: 10, tolerance: 10}}}\nroles:\n  \
                   one: {tasks: {a: 50, b: 50}}\n  two: {tasks: {b: 50, c: 50}}\n";
    let by_demand = |demand: &str| {
        let team = format!(
            "demand: {{{demand}}}\nhandoffs: []\nsellers:\n  \
             - {{name: Kari, hours: 10, role: one, scores: {{ta: 9, tb: 3, tc: 1}}}}\n  \
             - {{name: Ola, hours: 10, role: two, scores: {{ta: 2, tb: 7, tc: 4}}}}\n"
        );
        let found = Files::new(catalog, &team).json("organize", &["--draws=0"]);
        let form = list(&found, "forms").iter().find(|form| form["kind"] == "today-by-demand").cloned();
        number(&form.expect("both have a role")["effective_hours"])
    };
    // Only one table of hours has these sums: Kari has all of a, Ola all of c, and b is what is left of each.
    assert!(near(by_demand("a: 4, b: 12, c: 4"), 0.9 * 4.0 + 0.3 * 6.0 + 0.7 * 6.0 + 0.4 * 4.0));
    assert!(near(by_demand("a: 2, b: 10, c: 8"), 0.9 * 2.0 + 0.3 * 8.0 + 0.7 * 2.0 + 0.4 * 8.0));
    // Nobody but Kari may do a, so two hours of it are not done, and two of Ola's are in vain.
    assert!((by_demand("a: 12, b: 4, c: 4") - (0.9 * 10.0 + 0.7 * 4.0 + 0.4 * 4.0)).abs() < 1e-3);
}
