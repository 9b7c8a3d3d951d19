//! The words of every language: each says the same things, and whatever the program says is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use salesfit::domain::{Lang, Rater};
use salesfit::view::Texts;

/// Each message and attribute of a language with the variables in it.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut current) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let id = line.split(" =").next().unwrap_or_default();
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            id.clone_into(&mut message);
            current.clone_from(&message);
        } else if line.trim_start().starts_with('.') {
            current = format!("{message}{}", id.trim());
        }
        let variables = line
            .split('$')
            .skip(1)
            .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect::<String>());
        messages.entry(current.clone()).or_default().extend(variables);
    }
    messages.remove("");
    messages
}

fn file(lang: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view/texts").join(format!("{lang}.ftl"));
    fs::read_to_string(path).expect("readable")
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

/// Every text between quotes that directly follows one of these calls in `src`.
fn first_arguments(calls: &[&str]) -> BTreeSet<String> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut found = BTreeSet::new();
    for path in files {
        let text = fs::read_to_string(path).expect("readable");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let joined: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for call in calls {
            for rest in joined.split(call).skip(1) {
                let rest = rest.trim_start();
                if let Some(quoted) = rest.strip_prefix('"') {
                    found.insert(quoted.split('"').next().unwrap_or_default().to_owned());
                }
            }
        }
    }
    found
}

#[test]
fn no_message_stands_twice() {
    for lang in ["en", "nb"] {
        let text = file(lang);
        let mut met = BTreeSet::new();
        let ids = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        let twice: Vec<&str> = ids
            .filter_map(|line| line.split_once(" ="))
            .map(|(id, _)| id)
            .filter(|id| !met.insert(*id))
            .collect();
        assert_eq!(twice, Vec::<&str>::new(), "{lang}");
    }
}

#[test]
fn norwegian_says_what_english_says() {
    let (english, norwegian) = (messages(&file("en")), messages(&file("nb")));
    let differ = |id: &&String| english.get(*id) != norwegian.get(*id);
    let ids: BTreeSet<&String> = english.keys().chain(norwegian.keys()).collect();
    assert_eq!(ids.into_iter().filter(differ).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn every_problem_has_its_words_in_every_language() {
    let codes = first_arguments(&["Problem::new(", ".tell(", ".wrong(", "unknown(", "whole("]);
    assert!(codes.len() > 60, "the search finds the codes: {codes:?}");
    for (_, lang) in Lang::ALL {
        let texts = Texts::new(lang);
        let silent: Vec<&String> = codes.iter().filter(|code| !texts.has(code)).collect();
        assert_eq!(silent, Vec::<&String>::new(), "{lang:?}");
    }
}

#[test]
fn every_word_that_is_asked_for_is_there() {
    let asked = first_arguments(&["texts.line(", "texts.say(", "texts.word(", ".remark("]);
    assert!(asked.len() > 50, "the search finds the words: {asked:?}");
    let texts = Texts::new(Lang::En);
    let missing = |id: &&String| match id.split_once('.') {
        Some((id, attribute)) => !texts.has_attribute(id, attribute),
        None => !texts.has(id) && !id.contains('{'),
    };
    assert_eq!(asked.iter().filter(missing).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn every_column_has_a_heading() {
    let keys = first_arguments(&[".both(", ".screen(", ".sheet_only("]);
    assert!(keys.len() > 80, "the search finds the columns: {keys:?}");
    let texts = Texts::new(Lang::En);
    let ids = keys.iter().map(|key| format!("column-{}", key.replace('_', "-")));
    assert_eq!(ids.filter(|id| !texts.has(id)).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn kinds_of_raters_that_have_words_of_their_own_are_nobodys_names() {
    let kinds = messages(&file("en"));
    let kinds: Vec<&str> = kinds.keys().filter_map(|id| id.strip_prefix("raters-kind-")).collect();
    assert!(kinds.len() > 3, "{kinds:?}");
    assert!(kinds.iter().all(|kind| Rater::USUAL.contains(kind)), "{kinds:?}");
}

#[test]
fn no_message_is_broken_fluent() {
    for (code, lang) in Lang::ALL {
        let texts = Texts::new(lang);
        let lost: Vec<String> =
            messages(&file(code)).into_keys().filter(|id| !id.contains('.') && !texts.has(id)).collect();
        assert_eq!(lost, Vec::<String>::new(), "{lang:?}");
    }
}
