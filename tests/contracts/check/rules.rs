//! Every rule: a team of which it holds, one of which it does not, one of which it cannot be told, and a waiver.

use salesfit::check::all_rules;
use serde_json::{Value, json};

use super::{TODAY, WAIVED, World, findings, lines, policy, team};
use crate::support::salesfit;

/// A rule with its four cases.
struct Case {
    rule: &'static str,
    /// Its parameters, as they follow `level: deny`.
    setting: &'static str,
    pass: Vec<String>,
    fail: Vec<String>,
    open: Vec<String>,
    /// Whom or what the waiver of the failing case names; empty for a rule about the team.
    waives: &'static str,
}

const SINCE: &str =
    "team: North\ndate: 2025-11-01\nsellers:\n  - {name: Kari, role: hunter, scores: {drive: 8, skin: 8}}\n";

#[expect(clippy::too_many_lines, reason = "a table")]
fn cases() -> Vec<Case> {
    let kari = |scores: &str| team(&[&format!("name: Kari, role: hunter, scores: {{{scores}}}")]);
    let dated = |date: &str| format!("team: North\n{date}sellers: [{{name: Kari}}]\n");
    let seats = |sellers: &[&str]| team(sellers).replace("sellers:", "seats: {hunter: 1}\nsellers:");
    let work = |sellers: &[&str]| {
        team(sellers).replace("sellers:", "demand: {hunting: 40, caring: 40}\nhandoffs: []\nsellers:")
    };
    let exact = |drive: u8, tact: u8| {
        let score = |of: &str, score: u8| format!("{of}: {{score: {score}, se: 0.05}}");
        [score("drive", drive), score("skin", drive.max(5)), score("tact", tact)].join(", ")
    };
    // The roles in play are those with seats.
    let either = |scores: &str| kari(scores).replace("sellers:", "seats: {hunter: 1, carer: 1}\nsellers:");
    let by =
        |name: &str, role: &str, scores: &str| format!("name: {name}, role: {role}, scores: {{{scores}}}");
    let six = |strong: &str, weak: &str| -> Vec<String> {
        let of = |at: usize| {
            let (role, scores) =
                if at.is_multiple_of(2) { (strong, exact(10, 1)) } else { (weak, exact(1, 10)) };
            by(&format!("Person {at}"), role, &scores)
        };
        (0..6).map(of).collect()
    };
    let many = |people: &[String]| work(&people.iter().map(String::as_str).collect::<Vec<_>>());
    vec![
        Case {
            rule: "role-fit",
            setting: ", min: 50",
            pass: vec![kari("drive: 9, skin: 9")],
            fail: vec![kari("drive: 3, skin: 4")],
            // Half; and nothing rated.
            open: vec![kari("drive: 5, skin: 5"), kari("tact: 9")],
            waives: "seller: kari",
        },
        Case {
            rule: "must-have",
            setting: "",
            pass: vec![kari("drive: 1, skin: 8")],
            fail: vec![kari("drive: 9, skin: 1")],
            // On the limit; not rated; below it, but within its error.
            open: vec![kari("skin: 3.2"), kari("drive: 9"), kari("skin: 2.8")],
            waives: "seller: kari, role: hunter",
        },
        Case {
            rule: "misplaced",
            setting: ", points: 15",
            pass: vec![either("drive: 9, skin: 9, tact: 2")],
            fail: vec![either("drive: 2, skin: 5, tact: 10")],
            // Fifteen points; so little rated of today's role that nothing can beat it, or of any other that none can.
            open: vec![
                either("drive: 6, skin: 6, tact: 7.6"),
                either("drive: 2, tact: 10"),
                either("drive: 9, skin: 9"),
            ],
            waives: "seller: kari, team: North",
        },
        Case {
            rule: "coverage",
            setting: ", min: 0.8",
            pass: vec![kari("drive: 1, skin: 1")],
            fail: vec![kari("drive: 9")],
            open: vec![team(&["name: Kari, scores: {drive: 9}"])],
            waives: "seller: kari",
        },
        Case {
            rule: "ratings-age",
            setting: ", days: 365",
            // The last day on which they are young enough, and the day itself.
            pass: vec![dated("date: 2025-11-25\n"), dated("date: 2026-11-25\n")],
            fail: vec![dated("date: 2025-11-24\n"), dated("")],
            open: vec![dated("date: 2026-11-26\n")],
            waives: "",
        },
        Case {
            rule: "single-rater",
            setting: ", min: 2",
            pass: vec![
                kari("drive: [7, 8], skin: {manager: 7, peer: 8}"),
                kari("drive: {score: 7, se: 0.5}, skin: [8, 8]"),
                // Nothing is said of what today's role does not take.
                kari("drive: [7, 8], tact: {peer: 7}"),
            ],
            fail: vec![kari("drive: {manager: 7}, skin: [7, 8]")],
            open: vec![kari("drive: 7, skin: [7, 8]")],
            waives: "seller: kari",
        },
        Case {
            rule: "self-only",
            setting: "",
            pass: vec![kari("drive: {self: 7, manager: 8}, skin: {peer: 7}")],
            fail: vec![kari("drive: {self: 7}, skin: {peer: 7}")],
            open: vec![kari("drive: [7, 8], skin: {peer: 7}"), kari("drive: 7")],
            waives: "seller: kari",
        },
        Case {
            rule: "vacant-seats",
            setting: ", max: 0",
            pass: vec![seats(&["name: Kari, role: hunter"]), team(&["name: Kari, role: hunter"])],
            fail: vec![seats(&["name: Kari, role: carer"]), seats(&["name: Kari"])],
            open: vec![seats(&["name: Kari, role: hunter, hours: 0"])],
            waives: "role: hunter",
        },
        Case {
            rule: "cover",
            setting: ", min: 1, tasks: [hunting]",
            pass: vec![kari("drive: 9, skin: 9")],
            // Who is on leave covers nothing.
            fail: vec![
                kari("drive: 2, skin: 4"),
                team(&["name: Kari, role: hunter, hours: 0, scores: {drive: 9, skin: 9}"]),
            ],
            open: vec![kari("drive: 6, skin: 4"), kari("tact: 2")],
            waives: "task: hunting",
        },
        Case {
            rule: "key-person",
            setting: ", points: 25, sellers: [kari]",
            pass: vec![seats(&[
                &by("Kari", "hunter", "drive: 10, skin: 10"),
                &by("Ola", "carer", "drive: 9, skin: 9"),
            ])],
            fail: vec![seats(&[
                &by("Kari", "hunter", "drive: 10, skin: 10"),
                &by("Ola", "carer", "drive: 1, skin: 5"),
            ])],
            // Kari fits it by 100, an average seller would by 50, and Ola by 75.
            open: vec![seats(&[
                &by("Kari", "hunter", "drive: 10, skin: 10"),
                &by("Ola", "carer", "drive: 6, skin: 6"),
            ])],
            waives: "seller: kari",
        },
        Case {
            rule: "waste",
            setting: ", percent: 20",
            pass: vec![many(&six("hunter", "carer"))],
            fail: vec![many(&six("carer", "hunter"))],
            // Half of the hours rest on nobody's ratings.
            // Without a word on hand-offs, dividing the work costs nothing.
            open: vec![
                work(&[&by("Kari", "hunter", &exact(10, 1)), "name: Ola, role: carer"]),
                many(&six("carer", "hunter")).replace("handoffs: []\n", ""),
            ],
            waives: "",
        },
        Case {
            rule: "regression",
            setting: ", points: 10",
            pass: vec![kari("drive: 9, skin: 9"), kari("drive: {score: 7.5, se: 0.1}, skin: 8")],
            fail: vec![kari("drive: 2, skin: 4")],
            // Within noise; and rated no longer, which wins nothing.
            open: vec![kari("drive: 6, skin: 7"), kari("tact: 5")],
            waives: "seller: kari",
        },
    ]
}

/// The review of one team by one rule.
fn reviewed(team: &str, policy: &str) -> (u8, Value) {
    let world = World::new(&[("team.yaml", team), ("policy.yaml", policy), ("since.yaml", SINCE)]);
    world.checked(&["team.yaml", "--policy", "policy.yaml", "--since", "since.yaml"])
}

fn rule<'t>(told: &'t Value, code: &str) -> &'t Value {
    let rules = told["rules"].as_array().expect("a list");
    rules.iter().find(|rule| rule["rule"] == code).expect("the rule is listed")
}

#[test]
fn every_rule_is_here_in_order() {
    let codes: Vec<&str> = all_rules().map(|(_, rule)| rule.id).collect();
    assert_eq!(cases().iter().map(|case| case.rule).collect::<Vec<_>>(), codes);
}

#[test]
fn every_rule_holds_where_it_does() {
    for Case { rule: code, setting, pass, .. } in cases() {
        for team in pass {
            let (exit, told) = reviewed(&team, &policy(code, &format!("{{level: deny{setting}}}"), &[]));
            assert_eq!((exit, lines(&told)), (0, vec![]), "{code}: {team}");
            assert_eq!(told["verdict"]["passes"], true, "{code}");
            let counts = rule(&told, code);
            assert_eq!(
                (&counts["fail_count"], &counts["inconclusive_count"]),
                (&json!(0), &json!(0)),
                "{code}: {team}"
            );
            assert_eq!(told["verdict"]["pass_count"], counts["pass_count"]);
        }
    }
}

#[test]
fn every_rule_fails_at_its_level_where_it_does_not_hold() {
    for Case { rule: code, setting, fail, .. } in cases() {
        for team in fail {
            for (level, expected) in [("deny", 1), ("warn", 0)] {
                let (exit, told) =
                    reviewed(&team, &policy(code, &format!("{{level: {level}{setting}}}"), &[]));
                assert_eq!(exit, expected, "{code}: {team}");
                assert_eq!(told["verdict"]["exit"], expected, "{code}");
                let [finding] = findings(&told) else { panic!("{code}: {:?} of {team}", lines(&told)) };
                assert_eq!((&finding["state"], &finding["level"]), (&json!("fail"), &json!(level)), "{code}");
                assert_eq!(finding["denies"], level == "deny", "{code}");
                assert_eq!(finding["waived"], Value::Null);
            }
            let off = policy(code, &format!("{{level: allow{setting}}}"), &[]);
            let (exit, told) = reviewed(&team, &off);
            assert_eq!((exit, lines(&told)), (0, vec![]), "{code} is off: {team}");
        }
    }
}

#[test]
fn what_cannot_be_told_is_neither_a_pass_nor_a_failure() {
    for Case { rule: code, setting, open, .. } in cases() {
        for team in open {
            let told =
                |more: &str| reviewed(&team, &policy(code, &format!("{{level: deny{setting}{more}}}"), &[]));
            let (exit, warned) = told("");
            let [finding] = findings(&warned) else { panic!("{code}: {:?} of {team}", lines(&warned)) };
            assert_eq!(finding["state"], "inconclusive", "{code}: {team}");
            assert_eq!((exit, &finding["level"]), (0, &json!("warn")), "{code}");
            assert_eq!(warned["verdict"]["inconclusive_count"], 1, "{code}");
            let counts = rule(&warned, code);
            assert_eq!(
                (&counts["pass_count"], &counts["fail_count"], &counts["inconclusive_count"]),
                (&json!(0), &json!(0), &json!(1)),
                "{code}"
            );
            let (exit, denied) = told(", inconclusive: deny");
            assert_eq!((exit, findings(&denied)[0]["level"].as_str()), (1, Some("deny")), "{code}");
            let (exit, allowed) = told(", inconclusive: allow");
            assert_eq!((exit, lines(&allowed)), (0, vec![]), "{code}");
            // It is counted all the same.
            assert_eq!(rule(&allowed, code)["inconclusive_count"], 1, "{code}");
        }
    }
}

#[test]
fn every_rule_can_be_waived_by_name_and_the_waiver_is_named() {
    for Case { rule: code, setting, fail, open, waives, .. } in cases() {
        let of = if waives.is_empty() { String::new() } else { format!("{waives}, ") };
        let waiver = format!("rule: {code}, {of}{WAIVED}");
        let policy = policy(code, &format!("{{level: deny, inconclusive: deny{setting}}}"), &[&waiver]);
        for team in [&fail[0], &open[0]] {
            let (exit, told) = reviewed(team, &policy);
            assert_eq!(exit, 0, "{code} is waived: {told:#}");
            let finding = &findings(&told)[0];
            assert_eq!(finding["waived"]["owner"], "head of sales", "{code}");
            assert_eq!(finding["waived"]["until"], "2027-01-31", "{code}");
            assert_eq!(finding["waived"]["reason"], "it is known", "{code}");
            assert_eq!(finding["level"], "deny", "{code}: it is as grave as ever");
            assert_eq!(finding["denies"], false, "{code}");
            let [waiver] = told["waivers"].as_array().expect("a list").as_slice() else { panic!("{told:#}") };
            assert_eq!((&waiver["state"], &waiver["finding_count"]), (&json!("used"), &json!(1)), "{code}");
            assert_eq!(waiver["rule"], code);
        }
    }
}

#[test]
fn every_rule_that_fails_says_so_in_both_languages_with_the_same_verdict() {
    for Case { rule: code, setting, fail, open, .. } in cases() {
        for team in fail.iter().chain(&open) {
            let policy = policy(code, &format!("{{level: deny{setting}}}"), &[]);
            let world = World::new(&[("team.yaml", team), ("policy.yaml", &policy), ("since.yaml", SINCE)]);
            let told = |lang: &str, format: &str| {
                let done = world.check(&[
                    "team.yaml",
                    "--policy",
                    "policy.yaml",
                    "--since",
                    "since.yaml",
                    "--lang",
                    lang,
                    "--format",
                    format,
                ]);
                (done.code, done.out)
            };
            let (en, nb) = (told("en", "json"), told("nb", "json"));
            assert_eq!(en.0, nb.0, "{code}");
            let [en, nb] = [en.1, nb.1].map(|json| serde_json::from_str::<Value>(&json).expect("JSON"));
            for (en, nb) in findings(&en).iter().zip(findings(&nb)) {
                for key in
                    ["rule", "state", "level", "denies", "seller", "role", "task", "evidence", "fingerprint"]
                {
                    assert_eq!(en[key], nb[key], "{code}: {key}");
                }
                assert_ne!(en["message"], nb["message"], "{code}");
                // A question to a person, and never a hole in the sentence.
                for message in [&en["message"], &nb["message"]] {
                    let message = message.as_str().expect("words");
                    assert!(message.ends_with('?'), "{code}: {message}");
                    assert!(!message.contains('{') && !message.contains("  "), "{code}: {message}");
                }
            }
            for format in ["table", "markdown", "csv"] {
                assert!(told("nb", format).1.contains(code), "{code} in {format}");
            }
        }
    }
}

#[test]
fn every_rule_has_a_page_of_help_in_every_format() {
    for code in all_rules().map(|(_, rule)| rule.id) {
        for lang in ["en", "nb"] {
            let page = salesfit(&["check", "--explain", code, "--lang", lang, "--quiet"]);
            assert_eq!((page.code, page.err.as_str()), (0, ""), "{code}");
            assert!(page.out.starts_with(code), "{}", page.out);
            assert!(page.out.lines().count() > 12, "{code}: {}", page.out);
            let json = salesfit(&["check", "--explain", code, "--lang", lang, "--format", "json"]).json();
            assert_eq!(json["rule"], code);
            for key in ["short", "asks", "inconclusive", "helps"] {
                assert!(json[key].as_str().is_some_and(|words| words.len() > 15), "{code} {key}");
            }
        }
    }
    let unknown = salesfit(&["check", "--explain", "role-fits"]);
    assert_eq!(unknown.code, 2);
}

#[test]
fn the_page_says_how_the_rule_is_set_in_the_policy() {
    let text = "rules:\n  role-fit: {level: deny, min: 62.5, roles: [hunter, carer], confidence: 0.9}\n  \
        waste: {level: warn, form: everyone}\n";
    let world = World::new(&[("policy.yaml", text)]);
    let policy = world.path("policy.yaml");
    let value = |rule: &str, key: &str| {
        let page = salesfit(&["check", "--explain", rule, "--policy", &policy, "--format", "json"]).json();
        let keys = page["keys"].as_array().expect("a list").clone();
        let found = keys.iter().find(|of| of["key"] == key).expect("the key is explained");
        found["value"].as_str().expect("words").to_owned()
    };
    assert_eq!(value("role-fit", "level"), "deny");
    assert_eq!(value("role-fit", "min"), "62.5");
    assert_eq!(value("role-fit", "confidence"), "0.9");
    assert_eq!(value("role-fit", "roles"), "hunter, carer");
    assert_eq!(value("role-fit", "sellers"), "all");
    assert_eq!(value("waste", "form"), "everyone");
}

#[test]
fn a_number_beyond_its_limit_is_never_shown_as_that_limit() {
    // Drive 6.2 and a skin of 10 are a fit of 77.5, shown as 78 elsewhere.
    let team =
        team(&["name: Kari, role: hunter, scores: {drive: {score: 6.2, se: 0}, skin: {score: 10, se: 0}}"]);
    let (_, told) = reviewed(&team, &policy("role-fit", "{level: deny, min: 78}", &[]));
    let message = findings(&told)[0]["message"].as_str().expect("words");
    assert!(message.contains(" 77 of 100") && message.contains("minimum is 78"), "{message}");
    let (exit, _) = reviewed(&team, &policy("role-fit", "{level: deny, min: 77.5}", &[]));
    assert_eq!(exit, 0, "what is equal is not below");
}

#[test]
fn the_age_of_ratings_is_counted_from_the_day_that_is_given() {
    let world = World::new(&[
        ("team.yaml", &team(&["name: Kari"])),
        ("policy.yaml", &policy("ratings-age", "{level: deny, days: 30}", &[])),
    ]);
    for (today, exit, days) in [("2026-12-01", 0, None), ("2026-12-02", 1, Some(31)), (TODAY, 0, None)] {
        let (code, told) = world.checked(&["team.yaml", "--policy", "policy.yaml", "--today", today]);
        assert_eq!(code, exit, "{today}");
        assert_eq!(told["review_date"], today);
        assert_eq!(
            findings(&told).first().map(|finding| finding["evidence"]["age_days"].clone()),
            days.map(|days| json!(f64::from(days)))
        );
    }
    for wrong in ["2026-13-01", "25.11.2026", "2026-11-25T00:00:00", "tomorrow", "20261125"] {
        assert_eq!(world.check(&["team.yaml", "--today", wrong]).code, 2, "{wrong}");
    }
}

#[test]
fn who_has_joined_or_left_since_has_not_fallen_back() {
    let now = team(&[
        "name: Kari, role: hunter, scores: {drive: 2, skin: 4}",
        "name: Ola, role: hunter, scores: {drive: 1, skin: 1}",
    ]);
    let then = "team: Old North\nsellers:\n  - {name: Kari, role: carer, scores: {drive: 9, skin: 9}}\n  \
        - {name: Per, role: hunter, scores: {drive: 9, skin: 9}}\n";
    let world = World::new(&[
        ("now.yaml", &now),
        ("then.yaml", then),
        ("policy.yaml", &policy("regression", "deny", &[])),
    ]);
    let (exit, told) = world.checked(&["now.yaml", "--since", "then.yaml", "--policy", "policy.yaml"]);
    assert_eq!((exit, lines(&told)), (1, vec!["regression kari hunter - fail".to_owned()]));
    let rules = rule(&told, "regression");
    assert_eq!(rules["pass_count"], 0, "nothing is said of who was not there");
    let (exit, told) = world.checked(&["now.yaml", "--policy", "policy.yaml"]);
    assert_eq!(
        (exit, lines(&told)),
        (0, vec!["regression - - - inconclusive".to_owned()]),
        "nothing compared is no pass"
    );
}

#[test]
fn an_earlier_team_that_is_none_of_those_reviewed_is_refused() {
    let named = |name: &str| {
        format!("team: {name}\nsellers: [{{name: Kari, role: hunter, scores: {{drive: 9, skin: 9}}}}]\n")
    };
    let world = World::new(&[("a.yaml", &named("A")), ("b.yaml", &named("B")), ("old.yaml", &named("Old"))]);
    let done = world.check(&["a.yaml", "b.yaml", "--since", "old.yaml"]);
    assert_eq!((done.code, done.problems()), (2, vec!["unknown-team"]));
    world.write("old.yaml", &named("B"));
    assert_eq!(world.check(&["a.yaml", "b.yaml", "--since", "old.yaml"]).code, 0);
}
