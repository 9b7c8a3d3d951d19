//! What a policy says: scopes, levels, confidence, what it extends, and waivers.

use serde_json::{Value, json};

use super::{TODAY, WAIVED, World, findings, lines, policy, team};
use crate::support::salesfit;

const WEAK: &str = "scores: {drive: 2, skin: 4}";

/// Two weak hunters and a weak carer.
fn three() -> String {
    team(&[
        &format!("name: Kari, role: hunter, {WEAK}"),
        &format!("name: Ola Nordmann, role: hunter, {WEAK}"),
        "name: Åse, role: carer, scores: {tact: 2}",
    ])
}

fn reviewed(team: &str, policy: &str) -> (u8, Value) {
    World::new(&[("team.yaml", team), ("policy.yaml", policy)]).checked(&[
        "team.yaml",
        "--policy",
        "policy.yaml",
    ])
}

#[test]
fn a_rule_is_held_to_the_roles_and_sellers_that_it_names() {
    for (scope, expected) in [
        ("", vec!["kari", "ola-nordmann", "ase"]),
        (", roles: [hunter]", vec!["kari", "ola-nordmann"]),
        (", roles: [carer, hunter]", vec!["kari", "ola-nordmann", "ase"]),
        (", sellers: [ase, kari]", vec!["kari", "ase"]),
        (", roles: [hunter], sellers: [ase, kari]", vec!["kari"]),
        (", roles: [], sellers: []", vec!["kari", "ola-nordmann", "ase"]),
    ] {
        let (exit, told) = reviewed(&three(), &policy("role-fit", &format!("{{level: deny{scope}}}"), &[]));
        let sellers: Vec<&str> =
            findings(&told).iter().filter_map(|finding| finding["seller"].as_str()).collect();
        assert_eq!((exit, sellers), (1, expected), "{scope}");
    }
}

#[test]
fn a_rule_about_tasks_is_held_to_the_tasks_that_it_names_else_to_those_that_are_done() {
    let carers = team(&["name: Åse, role: carer, scores: {tact: 2}"]);
    for (team, scope, expected) in [
        (three(), "", vec!["hunting", "caring"]),
        (three(), ", tasks: [caring]", vec!["caring"]),
        (carers.clone(), "", vec!["caring"]),
        (carers.clone(), ", tasks: [hunting]", vec!["hunting"]),
        (carers.replace("sellers:", "demand: {hunting: 5, caring: 0}\nsellers:"), "", vec!["hunting"]),
        (carers.replace("sellers:", "seats: {hunter: 1, carer: 0}\nsellers:"), "", vec!["hunting"]),
    ] {
        let (_, told) = reviewed(&team, &policy("cover", &format!("{{level: deny, min: 1{scope}}}"), &[]));
        let tasks: Vec<&str> =
            findings(&told).iter().filter_map(|finding| finding["task"].as_str()).collect();
        assert_eq!(tasks, expected, "{scope} {team}");
    }
}

#[test]
fn what_no_catalog_has_is_refused_and_who_is_in_no_team_is_noted() {
    let check = |setting: &str| {
        let world =
            World::new(&[("team.yaml", &three()), ("policy.yaml", &policy("role-fit", setting, &[]))]);
        salesfit(&[
            "check",
            &world.path("team.yaml"),
            "--catalog",
            &world.path("catalog.yaml"),
            "--today",
            TODAY,
            "--policy",
            &world.path("policy.yaml"),
        ])
    };
    let done = check("{level: warn, roles: [hunter, huntress]}");
    assert_eq!((done.code, done.problems()), (2, vec!["unknown-role"]));
    assert!(done.err.contains("policy.yaml:3:43"), "{}", done.err);
    assert!(done.out.is_empty());
    let done = check("{level: warn, sellers: [karl]}");
    assert_eq!(done.code, 0);
    assert!(done.err.contains("note[unknown-seller]"), "{}", done.err);
    let done = check("{level: allow, roles: [huntress]}");
    assert!(
        done.code == 0 && done.err.contains("note[no-rules]"),
        "a rule that is off asks for nothing: {}",
        done.err
    );
}

#[test]
fn confidence_is_set_for_all_rules_and_for_one() {
    // Half a point below the limit with an error of one: about two to one that it is broken.
    let team = team(&["name: Kari, role: hunter, scores: {drive: 9, skin: 2.5}"]);
    let state = |of_all: &str, of_one: &str| {
        let policy = format!("{of_all}rules: {{must-have: {{level: deny, inconclusive: warn{of_one}}}}}\n");
        let (exit, told) = reviewed(&team, &policy);
        (exit, findings(&told)[0]["state"].as_str().expect("a word").to_owned())
    };
    let (open, fail) = ((0, "inconclusive".to_owned()), (1, "fail".to_owned()));
    assert_eq!(state("", ""), open, "0.8 where nothing is said");
    assert_eq!(state("confidence: 0.6\n", ""), fail);
    assert_eq!(state("confidence: 0.95\n", ""), open);
    assert_eq!(state("confidence: 0.95\n", ", confidence: 0.6"), fail);
    assert_eq!(state("confidence: 0.6\n", ", confidence: 0.7"), open);
}

#[test]
fn the_short_form_is_a_level_and_only_named_rules_are_on() {
    let (exit, told) = reviewed(&three(), "rules: {role-fit: deny, misplaced: allow}\n");
    assert_eq!(exit, 1);
    for rule in told["rules"].as_array().expect("a list") {
        let expected = if rule["rule"] == "role-fit" { ("deny", "warn") } else { ("allow", "allow") };
        assert_eq!(
            (rule["level"].as_str(), rule["inconclusive_level"].as_str()),
            (Some(expected.0), Some(expected.1)),
            "{rule}"
        );
    }
    let (_, told) = reviewed(&three(), "rules: {role-fit: {min: 40}}\n");
    assert_eq!(told["rules"][0]["level"], "warn", "a rule that is named is on");
    let (exit, told) = reviewed(&three(), "policy: nothing\n");
    assert_eq!((exit, lines(&told)), (0, vec![]));
}

/// How `role-fit` is set by these files, the first of which is given.
fn settled(files: &[(&str, &str)]) -> Value {
    let world = World::new(files);
    world.write("team.yaml", &three());
    let (_, told) = world.checked(&["team.yaml", "--policy", files[0].0]);
    told
}

#[test]
fn a_policy_is_laid_over_the_one_it_extends_key_by_key() {
    let base = "policy: base\nconfidence: 0.9\nrules:\n  role-fit: {level: deny, min: 30, inconclusive: deny, roles: [hunter]}\n  \
        must-have: {level: warn, confidence: 0.7}\n";
    let of = |rules: &str| {
        settled(&[("own.yaml", &format!("extends: base.yaml\nrules:\n  {rules}\n")), ("base.yaml", base)])["rules"][0].clone()
    };
    let key = |rule: &Value, key: &str| rule[key].clone();
    let own = of("role-fit: {min: 60}");
    assert_eq!(own["limit"], json!({"key": "min", "value": 60.0, "unit": "points"}));
    assert_eq!(
        (key(&own, "level"), key(&own, "inconclusive_level"), key(&own, "confidence")),
        (json!("deny"), json!("deny"), json!(0.9))
    );
    let own = of("role-fit: warn");
    assert_eq!(
        (key(&own, "level"), key(&own, "inconclusive_level"), own["limit"].clone()),
        (json!("warn"), json!("deny"), json!({"key": "min", "value": 30.0, "unit": "points"}))
    );
    // Who turns a rule off wants to hear nothing of it, but may say so.
    let own = of("role-fit: allow");
    assert_eq!((key(&own, "level"), key(&own, "inconclusive_level")), (json!("allow"), json!("allow")));
    let own = of("role-fit: {level: allow, inconclusive: warn}");
    assert_eq!((key(&own, "level"), key(&own, "inconclusive_level")), (json!("allow"), json!("warn")));

    let told =
        settled(&[("own.yaml", "policy: own\nextends: base.yaml\nconfidence: 0.6\n"), ("base.yaml", base)]);
    assert_eq!(told["policy"], "own");
    assert_eq!(
        (told["rules"][0]["confidence"].clone(), told["rules"][1]["confidence"].clone()),
        (json!(0.6), json!(0.7))
    );
    let hunters = lines(&told);
    assert_eq!(hunters.iter().filter(|line| line.starts_with("role-fit")).count(), 2, "{hunters:?}");
    let told = settled(&[("own.yaml", "extends: base.yaml\n"), ("base.yaml", base)]);
    assert_eq!(told["policy"], "own", "a policy is not called what it extends");

    // Over three files, and the built-in one beneath.
    let told = settled(&[
        ("own.yaml", "extends: middle.yaml\nrules: {role-fit: deny}\n"),
        ("middle.yaml", "extends: last.yaml\nrules: {role-fit: {min: 20}, coverage: allow}\n"),
        ("last.yaml", "extends: builtin\nrules: {role-fit: {min: 10, confidence: 0.6}}\n"),
    ]);
    let fit = &told["rules"][0];
    assert_eq!(
        (&fit["level"], &fit["limit"], &fit["confidence"]),
        (&json!("deny"), &json!({"key": "min", "value": 20.0, "unit": "points"}), &json!(0.6))
    );
    assert_eq!(told["rules"][3]["level"], "allow");
    assert_eq!(told["rules"][1]["level"], "deny", "the built-in must-have");
}

#[test]
fn waivers_of_both_policies_hold() {
    let waiver = |of: &str| format!("waivers: [{{rule: role-fit, seller: {of}, {WAIVED}}}]\n");
    let told = settled(&[
        ("own.yaml", &format!("extends: base.yaml\n{}", waiver("kari"))),
        ("base.yaml", &format!("rules: {{role-fit: deny}}\n{}", waiver("ase"))),
    ]);
    let waived: Vec<bool> = findings(&told).iter().map(|finding| finding["waived"].is_object()).collect();
    assert_eq!(waived, [true, false, true]);
    let file = |at: usize| told["waivers"][at]["file"].as_str().expect("a name").to_owned();
    assert!(file(0).ends_with("base.yaml") && file(1).ends_with("own.yaml"));
}

#[test]
fn a_policy_that_cannot_be_is_refused() {
    let refused = |files: &[(&str, &str)]| {
        let world = World::new(files);
        world.write("team.yaml", &three());
        let done = world.check(&["team.yaml", "--policy", files[0].0]);
        assert_eq!((done.code, done.out.as_str()), (2, ""), "{files:?}");
        done.problems().join(" ")
    };
    assert_eq!(refused(&[("a.yaml", "extends: a.yaml\n")]), "policy-circle");
    let circle =
        [("a.yaml", "extends: b.yaml\n"), ("b.yaml", "extends: c.yaml\n"), ("c.yaml", "extends: ./a.yaml\n")];
    assert_eq!(refused(&circle), "policy-circle");
    assert_eq!(refused(&[("a.yaml", "extends: b.yaml\n")]), "no-policy-file");
    assert_eq!(refused(&[("a.yaml", "extends: b.yaml\n"), ("b.yaml", "rule: {}\n")]), "unknown-key");
    let long: Vec<(String, String)> =
        (0..20).map(|at| (format!("p{at}.yaml"), format!("extends: p{}.yaml\n", at + 1))).collect();
    let long: Vec<(&str, &str)> = long.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(refused(&long), "policy-circle");
    let done = World::new(&[("team.yaml", &three())]).check(&["team.yaml", "--policy", "nowhere.yaml"]);
    assert_eq!((done.code, done.problems()), (2, vec!["no-policy-file"]));
}

/// The review of Kari, Ola and Åse with one waiver of `role-fit`.
fn waived(waiver: &str, today: &str) -> (u8, Value) {
    let policy = policy("role-fit", "{level: deny, sellers: [kari]}", &[waiver]);
    let world = World::new(&[("team.yaml", &three()), ("policy.yaml", &policy)]);
    world.checked(&["team.yaml", "--policy", "policy.yaml", "--today", today])
}

#[test]
fn a_waiver_holds_on_its_last_day_and_has_expired_on_the_next() {
    let waiver = "rule: role-fit, seller: kari, owner: o, reason: r, until: 2026-11-25";
    let (exit, told) = waived(waiver, "2026-11-25");
    assert_eq!((exit, &told["waivers"][0]["state"]), (0, &json!("used")));
    let (exit, told) = waived(waiver, "2026-11-26");
    assert_eq!((exit, &told["waivers"][0]["state"]), (1, &json!("expired")));
    assert_eq!(told["verdict"]["expired_waiver_count"], 1);
    assert_eq!((&findings(&told)[0]["waived"], &findings(&told)[0]["denies"]), (&Value::Null, &json!(true)));
}

#[test]
fn an_expired_waiver_fails_the_review_though_nothing_else_is_wrong() {
    let strong = team(&["name: Kari, role: hunter, scores: {drive: 10, skin: 10}"]);
    let waiver = "rule: role-fit, seller: kari, owner: the boss, reason: r, until: 2026-11-24";
    let policy = policy("role-fit", "warn", &[waiver]);
    let (exit, told) = reviewed(&strong, &policy);
    assert_eq!((exit, lines(&told)), (1, vec![]));
    assert_eq!(told["verdict"]["passes"], false);
    let world = World::new(&[("team.yaml", &strong), ("policy.yaml", &policy)]);
    let table = world.check(&["team.yaml", "--policy", "policy.yaml"]);
    assert_eq!(table.code, 1);
    assert!(table.out.contains("has expired") && table.out.contains("the boss"), "{}", table.out);
}

#[test]
fn a_waiver_that_is_not_needed_is_told_and_passes() {
    let about = "owner: o, reason: r, until: 2027-01-01";
    for of in [
        "seller: ase",
        "seller: nobody",
        "role: carer, seller: kari",
        "task: hunting",
        "team: North, role: carer",
    ] {
        let (exit, told) = waived(&format!("rule: role-fit, {of}, {about}"), TODAY);
        assert_eq!(told["waivers"][0]["state"], "unused", "{of}");
        assert_eq!(told["verdict"]["unused_waiver_count"], 1);
        assert_eq!(exit, 1, "it covers nothing: {of}");
    }
    let strong = team(&["name: Kari, role: hunter, scores: {drive: 10, skin: 10}"]);
    let waiver = format!("rule: role-fit, seller: kari, {about}");
    let world =
        World::new(&[("team.yaml", &strong), ("policy.yaml", &policy("role-fit", "deny", &[&waiver]))]);
    let done = world.check(&["team.yaml", "--policy", "policy.yaml"]);
    assert_eq!(done.code, 0);
    assert!(done.out.contains("is not needed"), "{}", done.out);
}

#[test]
fn a_waiver_of_a_team_that_is_not_reviewed_is_left_alone() {
    let (exit, told) = waived(&format!("rule: role-fit, team: South, seller: kari, {WAIVED}"), TODAY);
    assert_eq!((exit, &told["waivers"][0]["state"]), (1, &json!("elsewhere")));
    assert_eq!(told["verdict"]["unused_waiver_count"], 0);
    // That its day has passed is for the review of that team to say.
    let (_, told) = waived("rule: role-fit, team: South, owner: o, reason: r, until: 2026-01-01", TODAY);
    assert_eq!(
        (&told["waivers"][0]["state"], &told["verdict"]["expired_waiver_count"]),
        (&json!("elsewhere"), &json!(0))
    );
}

#[test]
fn of_one_waiver_many_findings_and_of_two_neither_is_unused() {
    let check = |waivers: &[&str]| {
        let policy = policy("role-fit", "deny", waivers);
        let (exit, told) = reviewed(&three(), &policy);
        let states: Vec<String> = told["waivers"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|of| format!("{} {}", of["state"].as_str().unwrap_or("-"), of["finding_count"]))
            .collect();
        (exit, states)
    };
    let of = |of: &str| format!("rule: role-fit, {of}, {WAIVED}");
    assert_eq!(check(&[&of("role: hunter")]), (1, vec!["used 2".to_owned()]));
    assert_eq!(check(&[&of("team: North")]), (0, vec!["used 3".to_owned()]));
    let both = check(&[&of("role: hunter"), &of("seller: kari"), &of("seller: ase")]);
    assert_eq!(both, (0, vec!["used 2".to_owned(), "used 1".to_owned(), "used 1".to_owned()]));
}

#[test]
fn the_built_in_policy_is_what_init_writes_in_both_languages() {
    for lang in ["en", "nb"] {
        let written = salesfit(&["check", "--init", "--lang", lang]);
        assert_eq!((written.code, written.err.as_str()), (0, ""));
        let world = World::new(&[("team.yaml", &three()), ("policy.yaml", &written.out)]);
        assert_eq!(world.checked(&["team.yaml", "--policy", "policy.yaml"]), world.checked(&["team.yaml"]));
        // What is commented out in it is right as well.
        let (head, waivers) = written.out.split_once("# waivers:").expect("it has an example of a waiver");
        let waivers = waivers.replace("\n#", "\n");
        world.write("policy.yaml", &format!("{head}waivers:{waivers}"));
        let (exit, told) = world.checked(&["team.yaml", "--policy", "policy.yaml"]);
        assert_eq!((exit, &told["waivers"][0]["state"]), (0, &json!("unused")));
    }
}
