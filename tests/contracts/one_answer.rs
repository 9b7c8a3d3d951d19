//! One answer a person: `assign`, `coach` and `hire` start from the same seats.

use std::fmt::Write as _;

use serde_json::Value;

use crate::support::{Dice, Files, for_each, list, number, worlds};

const CATALOG: &str = "
catalog: {name: three traits, version: 1}
defaults: {coaching: {skill: {per_point: 10, at_most: 1, source: ours}}}
traits: {a: {kind: skill}, b: {kind: skill}, c: {kind: skill}}
tasks:
  selling: {needs: {a: {at_least: 8}, c: {at_least: 8}}}
  serving: {needs: {b: {at_least: 8}}}
roles: {seller: {tasks: {selling: 1}}, helper: {tasks: {serving: 1}}}
";

/// A team without errors, in which every fourth score is missing, with somebody in each seat.
fn team(dice: &mut Dice) -> String {
    let mut team = String::from("team: Small\nseats: {seller: 2, helper: 2}\nsellers:\n");
    for (name, role) in [("Ann", "seller"), ("Bo", "seller"), ("Cy", "helper"), ("Di", "helper")] {
        let mut scores = Vec::new();
        for of in ["a", "b", "c"] {
            if !dice.percent(25) {
                scores.push(format!("{of}: {{score: {}, se: 0}}", dice.below(11)));
            }
        }
        writeln!(team, "  - {{name: {name}, role: {role}, scores: {{{}}}}}", scores.join(", "))
            .expect("a text can be written to");
    }
    team
}

/// How many of the proposed seats have this role.
fn taken(assigned: &Value, role: &str) -> usize {
    list(&assigned["recommended"], "seats").iter().filter(|seat| seat["role"] == role).count()
}

#[test]
fn assign_coach_and_hire_start_from_the_same_seats() {
    for_each(worlds(40, 0..400), |seed| {
        let mut dice = Dice(seed);
        let files = Files::new(CATALOG, &team(&mut dice));
        let told = files.read("team.yaml");
        let assigned = files.json("assign", &[]);
        let expected = number(&assigned["recommended"]["expected_total"]);
        let coached = files.json("coach", &["--hours", "0"]);
        let moved = number(&coached["moves_only"]["total"]);
        assert!((moved - expected).abs() < 1e-9, "{moved} is not {expected}\n{told}");
        assert_eq!(coached["moves_only"]["total"], coached["both"]["total"], "{told}");
        assert!(number(&coached["today"]) <= moved + 1e-9, "moves lose something\n{told}");
        let hiring = files.json("hire", &["--draws", "0"]);
        for opening in list(&hiring, "thresholds") {
            let role = opening["role"].as_str().expect("an id");
            let vacant = opening["vacant"].as_u64().expect("a number");
            assert_eq!(vacant, 2 - taken(&assigned, role) as u64, "{role}\n{told}\n{hiring}");
        }
    });
}
