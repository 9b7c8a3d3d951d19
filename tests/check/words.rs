//! The words of a review: everything that it may say is there in every language.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use salesfit::check::all_rules;
use salesfit::domain::Lang;
use salesfit::domain::policy::About;
use salesfit::view::Texts;

/// Every id between quotes in some sources that looks like a message of a review.
fn quoted_ids(folder: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut ids = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            continue;
        }
        let text = fs::read_to_string(path).expect("readable");
        for (at, quoted) in text.split('"').enumerate() {
            let is_id =
                ["review-", "rule-", "column-", "form-"].iter().any(|begin| quoted.starts_with(begin));
            if at % 2 == 1 && is_id && !quoted.contains(['{', ' ', '\n', '.']) {
                ids.insert(quoted.to_owned());
            }
        }
    }
    ids
}

#[test]
fn every_id_that_a_review_may_use_has_its_words_in_every_language() {
    let ids: BTreeSet<String> =
        ["src/view", "src/view/check", "src/check/rules"].into_iter().flat_map(quoted_ids).collect();
    assert!(ids.len() > 70, "the search finds the ids: {ids:?}");
    for (_, lang) in Lang::ALL {
        let texts = Texts::new(lang);
        let missing: Vec<&String> = ids.iter().filter(|id| !texts.has(id)).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{lang:?}");
    }
}

#[test]
fn every_rule_has_an_id_of_its_own_and_all_its_words() {
    let ids: BTreeSet<&str> = all_rules().map(|(_, rule)| rule.id).collect();
    assert_eq!(ids.len(), all_rules().count());
    for (_, lang) in Lang::ALL {
        let texts = Texts::new(lang);
        for (_, rule) in all_rules() {
            let id = format!("rule-{}", rule.id);
            assert!(texts.has(&id), "{id} {lang:?}");
            for part in ["asks", "open", "helps", "policy"] {
                assert!(texts.has_attribute(&id, part), "{id}.{part} {lang:?}");
            }
            assert_eq!(texts.has_attribute(&id, "limit"), rule.limit.is_some(), "{id} {lang:?}");
            if let Some(choice) = rule.choice {
                assert!(texts.has(&format!("rule-key-{}", choice.key)), "{id} {lang:?}");
            }
            // Whatever is found comes with what would help.
            assert!(!rule.messages.is_empty(), "{id}");
            for message in rule.messages {
                assert!(texts.has(message), "{message} {lang:?}");
                assert!(texts.has_attribute(message, "advice"), "{message} {lang:?}");
            }
        }
    }
}

#[test]
fn nothing_that_is_said_rejects_anybody() {
    for lang in ["en", "nb"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/view/texts/{lang}.ftl"));
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
    for (_, rule) in all_rules() {
        let code = rule.id;
        let key = match rule.about {
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
