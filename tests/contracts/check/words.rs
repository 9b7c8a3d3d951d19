//! The words of a review: everything that it may say is there in every language.

use std::collections::BTreeSet;
use std::fs;

use salesfit::domain::Lang;
use salesfit::domain::policy::{About, Rule};
use salesfit::view::Texts;

use crate::support::project;

/// Every id between quotes in the sources of the review's words that looks like a message of ours.
fn ids() -> BTreeSet<String> {
    let folder = project("src/view/review");
    let mut ids = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let text = fs::read_to_string(entry.expect("readable").path()).expect("readable");
        for (at, quoted) in text.split('"').enumerate() {
            let is_id = ["review-", "rule-", "column-"].iter().any(|begin| quoted.starts_with(begin));
            if at % 2 == 1 && is_id && !quoted.contains(['{', ' ', '\n', '.']) {
                ids.insert(quoted.to_owned());
            }
        }
    }
    ids
}

#[test]
fn every_id_that_a_review_may_use_has_its_words_in_every_language() {
    let ids = ids();
    assert!(ids.len() > 70, "the search finds the ids: {ids:?}");
    for (_, lang) in Lang::ALL {
        let texts = Texts::new(lang);
        let missing: Vec<&String> = ids.iter().filter(|id| !texts.has(id)).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{lang:?}");
    }
}

#[test]
fn whatever_is_found_comes_with_what_would_help() {
    let source = fs::read_to_string(project("src/view/review/saying.rs"));
    let source = source.expect("readable");
    // What `message` returns: each is said with its `.advice`.
    let message = source
        .split("fn message")
        .nth(1)
        .and_then(|rest| rest.split("(id, args)").next())
        .expect("it is there");
    let helpers = ["review-nobody", "review-next"];
    let said: BTreeSet<&str> =
        message.split('"').filter(|word| word.starts_with("review-") && !helpers.contains(word)).collect();
    assert!(said.len() >= 25, "{said:?}");
    for (_, lang) in Lang::ALL {
        let texts = Texts::new(lang);
        for id in &said {
            assert!(texts.has_attribute(id, "advice"), "{id} {lang:?}");
        }
        for (code, rule) in Rule::ALL {
            for part in ["asks", "open", "helps"] {
                assert!(texts.has_attribute(&format!("rule-{code}"), part), "{code}.{part} {lang:?}");
            }
            assert_eq!(
                texts.has_attribute(&format!("rule-{code}"), "limit"),
                rule.limit().is_some(),
                "{code}"
            );
        }
    }
}

#[test]
fn nothing_that_is_said_rejects_anybody() {
    for lang in ["en", "nb"] {
        let path = project(&format!("src/view/texts/{lang}.ftl"));
        let text = fs::read_to_string(path).expect("readable").to_lowercase();
        let mut looked_at = 0;
        let begun = text.split("\n\n").filter(|part| part.contains("\nreview-") || part.contains("\nrule-"));
        for line in begun.flat_map(str::lines) {
            looked_at += 1;
            for verdict in [
                "reject",
                "dismiss",
                "unfit",
                "unsuitable",
                "is not fit",
                "uegnet",
                "avvis",
                "oppsig",
                "dårlig selger",
            ] {
                assert!(!line.contains(verdict), "{lang}: {verdict} in {line}");
            }
        }
        assert!(looked_at > 100, "{looked_at}");
    }
}

#[test]
fn a_rule_is_about_something_that_its_waiver_can_name() {
    for (code, rule) in Rule::ALL {
        let key = match rule.about() {
            About::Sellers => "seller: kari",
            About::Roles => "role: hunter",
            About::Tasks => "task: hunting",
            About::Team => continue,
        };
        let waiver =
            |of: &str| super::policy(code, "deny", &[&format!("rule: {code}, {of}{}", super::WAIVED)]);
        let world = super::World::new(&[("team.yaml", &super::team(&["name: Kari, role: hunter"]))]);
        world.write("policy.yaml", &waiver(""));
        let done = world.check(&["team.yaml", "--policy", "policy.yaml"]);
        assert_eq!((done.code, done.problems()), (2, vec!["waiver-of-all"]), "{code}");
        world.write("policy.yaml", &waiver(&format!("{key}, ")));
        assert_ne!(world.check(&["team.yaml", "--policy", "policy.yaml"]).code, 2, "{code}");
    }
}
