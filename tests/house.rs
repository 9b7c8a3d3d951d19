//! Who may know whom: the house rules of `src/`, held.

use std::fs;
use std::path::{Path, PathBuf};

/// What each module may use of the others.
const MAY_KNOW: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("engine", &["domain"]),
    ("check", &["engine", "domain"]),
    ("source", &["domain"]),
    ("result", &["engine", "check", "domain"]),
    // Reports that are told once know the engine and `check`, too.
    ("view", &["result", "engine", "check", "domain"]),
    ("render", &["view", "result", "domain"]),
    ("command", &["engine", "check", "source", "result", "view", "render", "domain"]),
];

/// Which crates stay in which place, so that each can be replaced in one.
const ONLY_IN: [(&str, &[&str]); 13] = [
    ("serde_yaml::", &["source/yaml.rs"]),
    ("csv::Reader", &["source/sellers.rs"]),
    ("csv::Writer", &["render/csv.rs"]),
    ("std::process::Command", &["source/file_store.rs"]),
    ("encoding_rs::", &["source/cells.rs"]),
    ("hmac::", &["source/pseudonyms.rs"]),
    ("sha2::", &["source/catalog/mod.rs", "source/pseudonyms.rs"]),
    ("getrandom::", &["source/pseudonyms.rs"]),
    ("comfy_table::", &["render/terminal"]),
    ("annotate_snippets::", &["render/diagnostic.rs"]),
    ("fluent_bundle::", &["view/texts.rs"]),
    ("clap::", &["command", "main.rs"]),
    ("anyhow::", &["command"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Every source file by its path below `src`, without comments.
fn code() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("readable");
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let name = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
        (name, lines.collect::<Vec<_>>().join("\n"))
    };
    sources(&root).into_iter().map(read).collect()
}

#[test]
fn modules_know_only_whom_they_may() {
    let modules: Vec<&str> = MAY_KNOW.iter().map(|(module, _)| *module).collect();
    let mut wrong = Vec::new();
    for (name, text) in code() {
        let Some((_, may)) = MAY_KNOW.iter().find(|(module, _)| name.starts_with(&format!("{module}/")))
        else {
            continue;
        };
        for other in &modules {
            let own = name.starts_with(&format!("{other}/"));
            if !own && !may.contains(other) && text.contains(&format!("crate::{other}")) {
                wrong.push(format!("{name} knows {other}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn main_knows_the_command_line_alone_and_is_short() {
    let (_, main) = code().into_iter().find(|(name, _)| name == "main.rs").expect("there is a main");
    assert!(main.lines().count() <= 40);
    let known: Vec<&str> =
        main.lines().filter_map(|line| line.trim().strip_prefix("use salesfit::")).collect();
    assert_eq!(known, ["command::Cli;"]);
}

#[test]
fn each_crate_stays_in_its_place() {
    let mut wrong = Vec::new();
    for (name, text) in code() {
        for (uses, places) in ONLY_IN {
            let word =
                |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            let used = text.match_indices(uses).any(|(at, _)| word(at));
            if used && !places.iter().any(|place| name.starts_with(place)) {
                wrong.push(format!("{name} uses {uses}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_module_opens_with_what_it_is_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let silent: Vec<PathBuf> = sources(&root)
        .into_iter()
        .filter(|path| !fs::read_to_string(path).expect("readable").starts_with("//!"))
        .collect();
    assert_eq!(silent, Vec::<PathBuf>::new());
}

#[test]
fn no_file_is_long() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let long: Vec<PathBuf> = sources(&root)
        .into_iter()
        .filter(|path| fs::read_to_string(path).expect("readable").lines().count() > 400)
        .collect();
    assert_eq!(long, Vec::<PathBuf>::new());
}
