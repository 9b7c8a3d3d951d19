//! `report`: what it says of coaching and hiring is what `coach` and `hire` say.

use serde_json::Value;

use crate::support::{Files, json, salesfit};

const NORDLYS: &str = "profiles/nordlys.yaml";

/// A team with an empty seat, one who is away, and prices of its own.
const VACANT: &str = "team: Trio\ndate: 2026-11-01\nseats: {hunter: 2, account-manager: 2}\nsellers:\n  \
    - {name: Kari, role: hunter, scores: {resilience: 6, drive: 7.5, empathy: 7, patience: 6, listening: 6, accuracy: 5}}\n  \
    - {name: Ola, role: account-manager, scores: {resilience: 5, drive: 5, empathy: 8, patience: 8, listening: 7}}\n  \
    - {name: Per, role: hunter, hours: 0, scores: {resilience: 8, drive: 8, empathy: 4}}\n";

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("{key} is a list"))
}

fn word<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} is text"))
}

/// A plan without why its role: the report asks for the role that it proposes.
fn without_why(plan: &Value) -> Value {
    let mut plan = plan.clone();
    plan["why"] = Value::Null;
    plan
}

fn coached(team: &str, seller: &str, role: Option<&str>) -> Value {
    let of: Vec<&str> = role.map_or(Vec::new(), |role| vec!["--role", role]);
    let plan = &json(&[&["coach", team, seller, "--format", "json"][..], &of].concat())["plans"][0];
    without_why(plan)
}

#[test]
fn every_line_says_what_coach_says_of_the_proposed_role() {
    let files = Files::empty();
    files.write("team.yaml", VACANT);
    let mut moved = 0;
    for team in [NORDLYS, "profiles/kiosk.yaml", &files.path("team.yaml")] {
        let report = json(&["report", team, "--format", "json"]);
        for of in list(&report, "people") {
            let (id, coaching) = (word(of, "id"), &of["coaching"]);
            if of["step"] == "on-leave" || of["proposed"].is_null() {
                assert!(coaching.is_null(), "{id}");
                continue;
            }
            // Without a role `coach` takes the seat that `assign` proposes, as the report does.
            let said = without_why(&coaching["plan"]);
            assert_eq!(said, coached(team, id, Some(word(of, "proposed"))), "{team}, {id}");
            assert_eq!(said, coached(team, id, None), "{team}, {id}");
            if coaching["today"].is_object() {
                moved += 1;
                assert_eq!(of["step"], "move");
                assert_eq!(without_why(&coaching["today"]), coached(team, id, Some(word(of, "today"))));
                assert!(coaching["today"]["expected"].as_f64() < said["expected_now"].as_f64());
            }
            let is_named = said["reached"] == true || list(coaching, "not_by_training").len() <= 2;
            assert!(is_named, "{id}");
            for step in list(&said, "steps") {
                assert!(!list(coaching, "not_by_training").contains(&step["trait"]), "{id}: {step}");
            }
        }
    }
    assert!(moved >= 2, "somebody would rather move than be coached");
}

#[test]
fn whom_to_look_for_is_what_hire_says() {
    let files = Files::empty();
    files.write("team.yaml", VACANT);
    for team in [NORDLYS, "profiles/kiosk.yaml", &files.path("team.yaml")] {
        let report = json(&["report", team, "--format", "json"]);
        let mut hire = json(&["hire", team, "--format", "json"]);
        let mut told = report["hiring"].clone();
        // What is to be known about the input is said once.
        told["notes"] = Value::Null;
        hire["notes"] = Value::Null;
        assert_eq!(told, hire, "{team}");
        for line in list(&report, "monday") {
            let known = |opening: &Value| list(&hire, "thresholds").contains(opening);
            match word(line, "kind") {
                "fill-seat" => {
                    assert!(line["or_hire"].is_null() || known(&line["or_hire"]), "{line}");
                    let first = &list(&hire, "profile")[..3];
                    assert_eq!(list(line, "look_for"), first, "{team}");
                }
                "learn-task" => assert!(line["or_hire"].is_null() || known(&line["or_hire"]), "{line}"),
                _ => {}
            }
        }
    }
}

#[test]
fn mondays_coaching_brings_most_of_all_that_reach_what_is_asked() {
    let report = json(&["report", NORDLYS, "--format", "json"]);
    let lines = list(&report, "monday");
    assert!(lines.len() <= 7);
    let line = lines.iter().find(|line| line["kind"] == "coach").expect("somebody is coached");
    let gain = |plan: &Value| {
        plan["expected"].as_f64().expect("a fit") - plan["expected_now"].as_f64().expect("a fit")
    };
    let mut best: Option<(f64, &str)> = None;
    for of in list(&report, "people") {
        let plan = &of["coaching"]["plan"];
        if plan["reached"] == true && best.is_none_or(|(most, _)| gain(plan) > most) {
            best = Some((gain(plan), word(of, "id")));
        }
    }
    assert_eq!(Some(word(line, "seller")), best.map(|(_, id)| id));
    assert!((gain(line) - best.expect("a gain").0).abs() < 1e-12);
}

/// Her page follows from her entry alone, so it says what `coach` says of a team of her alone.
#[test]
fn a_sellers_page_says_what_coach_says_of_her_alone() {
    let files = Files::empty();
    let kari = VACANT.lines().filter(|line| !line.contains("Ola") && !line.contains("Per"));
    files.write("team.yaml", VACANT);
    files.write("kari.yaml", kari.collect::<Vec<_>>().join("\n"));
    let page = json(&["report", &files.path("team.yaml"), "--for", "kari", "--format", "json"]);
    let page = &page["sellers"][0];
    let role = word(&page["explained"]["roles"][0], "id");
    let said = without_why(&page["coaching"]);
    assert_eq!(said, coached(&files.path("kari.yaml"), "kari", Some(role)));
    assert!(!list(&said, "steps").is_empty(), "there is something to coach");
    for lang in ["en", "nb"] {
        let run = salesfit(&["report", &files.path("team.yaml"), "--for", "kari", "--lang", lang]);
        let fit = 100.0 * said["fit"].as_f64().expect("a fit");
        let shown = format!("{fit:.1}");
        let is_told = run.out.contains(&shown) || run.out.contains(&shown.replace('.', ","));
        // For a role that neither stands out for her nor is today's, no training is advised.
        let (explained, is_todays) = (&page["explained"], page["explained"]["role"] == role);
        assert_eq!(is_told, explained["stands_out"] != false || is_todays, "{shown}: {}", run.out);
    }
}

/// Where hours have no price, points are counted, in the sentences too.
#[test]
fn without_prices_points_are_told() {
    let files = Files::empty();
    let sellers = "seats: {hunter: 1, farmer: 1}\nsellers:\n  \
        - {name: Kari, role: hunter, scores: {drive: 7, skin: 6, empathy: 5, writing: 6}}\n  \
        - {name: Ola, role: farmer, scores: {drive: 5, skin: 5, empathy: 6, writing: 5}}\n";
    files.write("team.yaml", sellers);
    let args = ["report", &files.path("team.yaml"), "--catalog", "tests/cli/world/catalog.yaml"];
    let report = json(&[&args[..], &["--format", "json"]].concat());
    for of in list(&report, "people") {
        let plan = &of["coaching"]["plan"];
        assert!(plan["hours"].is_null() && plan["points"].as_f64() > Some(0.0), "{plan}");
    }
    let text = salesfit(&[&args[..], &["--parts", "people", "--format", "markdown"]].concat()).out;
    assert!(text.contains("(1 point of the scale)") && !text.contains(" hours)"), "{text}");
}

/// Move rather than coach is advice only where it is more than the noise of the scores.
#[test]
fn a_move_is_advised_where_it_beats_coaching_by_more_than_noise() {
    let role = |seller: &str| {
        let plan =
            json(&["coach", NORDLYS, seller, "--role", "hunter", "--format", "json"])["plans"][0].take();
        (plan["better_role"]["role"].as_str().map(str::to_owned), plan["expected"].as_f64())
    };
    // As account manager 84 is to be expected of her, as hunter 62 after coaching.
    let (better, coached) = role("ragnhild");
    assert_eq!(better.as_deref(), Some("account-manager"));
    let fits = json(&["explain", NORDLYS, "per-olav", "--role", "account-manager", "--format", "json"]);
    let expected = fits["roles"][0]["expected"].as_f64();
    assert!(coached < Some(0.65), "{coached:?}");
    // Of him 73 as account manager is hardly more than 70 as hunter after coaching.
    let (better, coached) = role("per-olav");
    assert!(better.is_none() && expected > coached, "{better:?}, {expected:?} and {coached:?}");
}
