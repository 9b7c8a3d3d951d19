//! The built-in catalog: everything that the domain names is in it, in both languages, with its reasons.

use std::collections::BTreeSet;
use std::path::Path;

use salesfit::domain::{Catalog, Lang, Text, TraitKind};
use salesfit::source::{builtin, builtin_files, open_catalog};

fn ids<'a>(ids: impl Iterator<Item = &'a String>) -> Vec<&'a str> {
    ids.map(String::as_str).collect()
}

fn in_both_languages(text: Option<&Text>) -> bool {
    text.is_some_and(|text| {
        Lang::ALL.iter().all(|(_, lang)| text.own(*lang).is_some_and(|words| words.len() > 1))
    })
}

#[test]
fn what_is_compiled_in_is_what_stands_in_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("roles");
    assert_eq!(open_catalog(&folder), Ok(builtin()));
    for (name, text) in builtin_files() {
        let there = std::fs::read_to_string(folder.join(name)).expect("the file is there");
        assert_eq!(there, *text);
    }
}

#[test]
fn every_task_of_the_article_and_of_the_field_is_there() {
    let catalog = builtin();
    let tasks = [
        "hunting",
        "account-management",
        "key-accounts",
        "product-sales",
        "discovery",
        "proposals",
        "negotiation",
        "sales-support",
        "customer-service",
        "administration",
        "sales-leadership",
    ];
    assert_eq!(ids(catalog.tasks.iter().map(|task| &task.id)), tasks);
}

#[test]
fn every_role_is_there_and_the_generalist_is_for_comparison_only() {
    let catalog = builtin();
    let roles = [
        "hunter",
        "account-manager",
        "key-account-manager",
        "product-seller",
        "bid-manager",
        "solution-specialist",
        "service-representative",
        "sales-administrator",
        "sales-manager",
        "generalist",
    ];
    assert_eq!(ids(catalog.roles.iter().map(|role| &role.id)), roles);
    let baseline = catalog.roles.iter().filter(|role| role.baseline);
    assert_eq!(ids(baseline.map(|role| &role.id)), ["generalist"]);
    let generalist = &catalog[catalog.find_role("generalist").expect("built in")];
    assert_eq!(generalist.tasks.len(), catalog.tasks.len() - 1, "every selling task, leadership aside");
    assert!(generalist.tasks.iter().all(|share| (share.share - generalist.tasks[0].share).abs() < 1e-12));
}

/// The bands that the article's tasks were read to need: task, trait, low end, high end, weight.
const ARTICLE: [(&str, &str, f64, f64, f64); 25] = [
    ("hunting", "resilience", 8.0, 10.0, 3.0),
    ("hunting", "drive", 8.0, 10.0, 3.0),
    ("hunting", "empathy", 0.0, 6.0, 2.0),
    ("administration", "accuracy", 8.0, 10.0, 3.0),
    ("administration", "attention-to-detail", 8.0, 10.0, 3.0),
    ("administration", "diligence", 7.0, 10.0, 2.0),
    ("account-management", "empathy", 8.0, 10.0, 3.0),
    ("account-management", "drive", 4.0, 7.0, 2.0),
    ("account-management", "patience", 7.0, 10.0, 2.0),
    ("customer-service", "empathy", 8.0, 10.0, 3.0),
    ("customer-service", "drive", 4.0, 7.0, 2.0),
    ("customer-service", "patience", 7.0, 10.0, 2.0),
    ("customer-service", "robustness", 8.0, 10.0, 2.0),
    ("customer-service", "taking-criticism", 9.0, 10.0, 3.0),
    ("proposals", "commercial-instinct", 7.0, 10.0, 2.0),
    ("proposals", "creativity", 7.0, 10.0, 2.0),
    ("proposals", "writing", 8.5, 10.0, 3.0),
    ("negotiation", "calmness", 8.0, 10.0, 2.0),
    ("negotiation", "discipline", 7.0, 10.0, 2.0),
    ("negotiation", "nerve", 8.0, 10.0, 3.0),
    ("negotiation", "risk-taking", 6.0, 10.0, 2.0),
    ("negotiation", "toughness", 9.0, 10.0, 3.0),
    ("sales-support", "expertise", 8.5, 10.0, 3.0),
    ("sales-support", "people-skills", 5.0, 10.0, 2.0),
    ("product-sales", "people-skills", 4.0, 7.5, 2.0),
];

#[test]
fn the_articles_bands_are_as_read() {
    let catalog = builtin();
    for (task, of, lo, hi, weight) in ARTICLE {
        let task = &catalog[catalog.find_task(task).expect("built in")];
        let of = catalog.find_trait(of).expect("built in");
        let need = task.needs.iter().find(|need| need.trait_ix == of).expect("needed");
        assert_eq!(
            (need.target.lo(), need.target.hi(), need.weight),
            (lo, hi, weight),
            "{}: {of:?}",
            task.id
        );
    }
}

#[test]
fn the_kinds_of_traits_are_told_apart() {
    let catalog = builtin();
    let kind = |id: &str| catalog[catalog.find_trait(id).expect("built in")].kind;
    for id in ["resilience", "drive", "empathy", "patience", "calmness", "nerve"] {
        assert_eq!(kind(id), TraitKind::Trait, "{id}");
    }
    for id in ["writing", "expertise", "commercial-instinct"] {
        assert_eq!(kind(id), TraitKind::Skill, "{id}");
    }
    for id in ["diligence", "taking-criticism", "discipline"] {
        assert_eq!(kind(id), TraitKind::Attitude, "{id}");
    }
}

#[test]
fn everything_is_said_in_both_languages() {
    let catalog = builtin();
    for of in &catalog.traits {
        for text in [Some(&of.name), of.about.as_ref(), of.low.as_ref(), of.high.as_ref()] {
            assert!(in_both_languages(text), "{}", of.id);
        }
    }
    for task in &catalog.tasks {
        for text in [Some(&task.name), task.about.as_ref(), task.train.as_ref(), task.lead.as_ref()] {
            assert!(in_both_languages(text), "{}", task.id);
        }
        for need in &task.needs {
            assert!(in_both_languages(need.why.as_ref()), "{}", task.id);
            assert!(in_both_languages(need.source.as_ref()), "{}", task.id);
        }
    }
    for role in &catalog.roles {
        for text in [Some(&role.name), role.about.as_ref(), role.source.as_ref()] {
            assert!(in_both_languages(text), "{}", role.id);
        }
    }
    for motion in &catalog.motions {
        for text in [Some(&motion.name), motion.about.as_ref(), motion.source.as_ref()] {
            assert!(in_both_languages(text), "{}", motion.id);
        }
    }
}

#[test]
fn what_is_our_judgement_says_so() {
    let catalog = builtin();
    let says = |text: Option<&Text>| {
        let of = |lang| text.map(|text| text.get(lang).to_lowercase()).unwrap_or_default();
        of(Lang::En).contains("judgement") && of(Lang::Nb).contains("vurdering")
    };
    assert!(catalog.roles.iter().all(|role| says(role.source.as_ref())), "shares of time");
    let transactional = &catalog[catalog.find_motion("transactional").expect("built in")];
    assert!(says(transactional.source.as_ref()), "how much easier transactional selling is");
}

fn names(catalog: &Catalog, lang: Lang) -> Vec<String> {
    catalog.traits.iter().map(|of| of.name.get(lang).to_lowercase()).collect()
}

#[test]
fn no_two_things_of_a_kind_share_a_name() {
    let catalog = builtin();
    for (_, lang) in Lang::ALL {
        let traits = names(&catalog, lang);
        assert_eq!(traits.iter().collect::<BTreeSet<_>>().len(), traits.len());
        let shorts =
            |short: Option<&Text>| short.map(|short| short.get(lang).to_owned()).expect("a short name");
        let tasks: BTreeSet<String> = catalog.tasks.iter().map(|task| shorts(task.short.as_ref())).collect();
        let roles: BTreeSet<String> = catalog.roles.iter().map(|role| shorts(role.short.as_ref())).collect();
        assert_eq!((tasks.len(), roles.len()), (catalog.tasks.len(), catalog.roles.len()));
        assert!(tasks.iter().chain(&roles).all(|short| short.chars().count() <= 6), "{tasks:?} {roles:?}");
    }
}

#[test]
fn roles_take_all_of_their_time() {
    for role in builtin().roles {
        assert!((role.total_share() - 100.0).abs() < 1e-9, "{}", role.id);
    }
}

#[test]
fn every_trait_is_needed_somewhere() {
    let catalog = builtin();
    for ix in catalog.trait_ixs() {
        let needed = catalog.tasks.iter().any(|task| task.needs.iter().any(|need| need.trait_ix == ix));
        assert!(needed, "{}", catalog[ix].id);
    }
}
