//! Who may know whom: the house rules of `src/`, held.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may use of the others.
const MAY_KNOW: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("engine", &["domain"]),
    ("check", &["engine", "domain"]),
    ("source", &["domain"]),
    ("result", &["engine", "check", "domain"]),
    ("view", &["result", "domain"]),
    ("render", &["view", "result", "domain"]),
    ("command", &["engine", "check", "source", "result", "view", "render", "domain"]),
];

/// Which crates stay in which place, so that each can be replaced in one.
const ONLY_IN: [(&str, &[&str]); 24] = [
    ("granit_parser::", &["source/yaml.rs"]),
    ("serde_yaml::", &["source/yaml.rs"]),
    // The records of a block are compared with those of the crate.
    ("csv::Reader", &["source/table/csv_rows.rs", "source/table/records.rs"]),
    ("std::process::{Command", &["source/duckdb.rs"]),
    ("std::process::Command", &["source/git.rs"]),
    ("encoding_rs::", &["source/encoding.rs"]),
    ("unicode_normalization::", &["domain/text.rs"]),
    ("hmac::", &["source/pseudonyms.rs"]),
    ("sha2::", &["source/catalog/mod.rs", "source/pseudonyms.rs"]),
    ("getrandom::", &["source/pseudonyms.rs"]),
    ("askama::", &["render/html"]),
    ("comfy_table::", &["render/terminal"]),
    ("calamine::", &["source/table/workbook/xls_oracle.rs"]),
    ("quick_xml::", &["source/table/workbook"]),
    ("flate2::", &["source/packed.rs", "command/packing.rs"]),
    ("zstd::", &["source/packed.rs", "command/packing.rs"]),
    ("zip::", &["source/table/workbook/package.rs"]),
    ("rust_xlsxwriter::", &["render/xlsx.rs", "render/form.rs"]),
    ("annotate_snippets::", &["render/diagnostic.rs"]),
    ("fluent_bundle::", &["view/messages.rs", "view/texts.rs"]),
    // Where no thread can be had, work must run on the calling thread, which is seen to there.
    ("rayon::", &["engine/threads.rs"]),
    ("clap::", &["command"]),
    ("anyhow::", &["command"]),
    // No answer hangs on a clock, but for a person who limits the time of a search.
    ("Instant::", &["command/organize.rs", "engine/organize/search_limit.rs"]),
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
        let paths = paths_in(&text);
        for other in &modules {
            let own = name.starts_with(&format!("{other}/"));
            let mut ways = paths.iter().map(|path| path.split("::").take(2));
            if !own && !may.contains(other) && ways.any(|way| way.eq(["crate", other])) {
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
    assert_eq!(known, ["command::{Cli, standard_output};"]);
}

#[test]
fn each_crate_stays_in_its_place() {
    let mut wrong = Vec::new();
    let mut unused: Vec<(&str, &str)> = Vec::new();
    for (uses, places) in ONLY_IN {
        unused.extend(places.iter().map(|place| (uses, *place)));
    }
    for (name, text) in code() {
        for (uses, places) in ONLY_IN {
            let word =
                |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            let used = text.match_indices(uses).any(|(at, _)| word(at));
            let place = places.iter().find(|place| name.starts_with(**place));
            match place.filter(|_| used) {
                Some(place) => unused.retain(|(other, of)| *other != uses || of != place),
                None if used => wrong.push(format!("{name} uses {uses}")),
                None => {}
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(unused, [], "places that are listed for nothing");
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

/// Returns the name that a line binds to a closure, if it does; `next` is the line after it.
fn bound_closure<'t>(line: &'t str, next: &str) -> Option<&'t str> {
    let binding = line.trim_start().strip_prefix("let ")?;
    let binding = binding.strip_prefix("mut ").unwrap_or(binding);
    let (pattern, value) = binding.split_once('=')?;
    let name = pattern.split(':').next()?.trim();
    let value = if value.trim().is_empty() { next.trim() } else { value.trim() };
    let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
    let is_closure = value.strip_prefix("move ").unwrap_or(value).starts_with('|');
    (is_name && is_closure).then_some(name)
}

/// Returns how often a line uses a name, fields and methods of that name apart.
fn uses(line: &str, name: &str) -> usize {
    let mut uses = 0;
    for (at, _) in line.match_indices(name) {
        let (before, after) = (&line[..at], &line[at + name.len()..]);
        let is_inside = before.ends_with(is_of_a_word) || after.starts_with(is_of_a_word);
        let is_field = before.ends_with('.') && !before.ends_with("..");
        uses += usize::from(!is_inside && !is_field);
    }
    uses
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[test]
fn no_closure_is_bound_to_a_name_and_used_once() {
    let mut wrong = Vec::new();
    for (name, text) in code() {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let Some(closure) = bound_closure(line, lines.get(at + 1).unwrap_or(&"")) else { continue };
            // The binding's scope ends where the indentation falls below its own.
            let mut count = 0;
            for later in &lines[at + 1..] {
                if !later.trim().is_empty() && indent(later) < indent(line) {
                    break;
                }
                count += uses(later, closure);
            }
            if count < 2 {
                wrong.push(format!("{name} binds the closure {closure} and uses it once"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The module of a file, as the names in its path.
fn module_of(file: &str) -> Vec<&str> {
    let mut names: Vec<&str> = file.trim_end_matches(".rs").split('/').collect();
    if matches!(names.last(), Some(&"mod" | &"lib" | &"main")) {
        names.pop();
    }
    names
}

/// Splits the paths of a `use`, which may nest in braces, into whole ones.
fn spread(path: &str) -> Vec<String> {
    let Some((before, rest)) = path.split_once('{') else { return vec![path.trim().to_owned()] };
    let inner = rest.trim_end().trim_end_matches('}');
    let (mut paths, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                paths.extend(spread(&format!("{before}{}", inner[from..at].trim())));
                from = at + 1;
            }
            _ => {}
        }
    }
    paths
}

/// The paths that begin with `crate`, `super` or `self` in some code.
fn paths_in(text: &str) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for (at, _) in text.match_indices("use ") {
        let path = text[at + 4..].split(';').next().unwrap_or_default();
        paths.extend(spread(path));
    }
    for root in ["crate::", "super::", "self::"] {
        for (at, _) in text.match_indices(root) {
            let rest = &text[at..];
            let end = rest.find(|c: char| !is_of_a_word(c) && !matches!(c, ':' | '#')).unwrap_or(rest.len());
            paths.push(rest[..end].to_owned());
        }
    }
    paths
}

/// The file that a path in a module leads to: that of its longest known beginning.
fn target<'f>(module: &[&str], path: &str, files: &[(Vec<&str>, &'f str)]) -> Option<&'f str> {
    let mut names: Vec<&str> = path.split("::").map(|name| name.trim().trim_start_matches("r#")).collect();
    let mut whole: Vec<&str> = match names[0] {
        "crate" => Vec::new(),
        "self" | "super" => module.to_vec(),
        _ => return None,
    };
    while names.first() == Some(&"super") {
        whole.pop();
        names.remove(0);
    }
    whole.extend(names.into_iter().filter(|name| !matches!(*name, "crate" | "self")));
    while !whole.is_empty() {
        if let Some((_, file)) = files.iter().find(|(module, _)| *module == whole) {
            return Some(file);
        }
        whole.pop();
    }
    None
}

/// Files that use each other, in however long a circle, can only be understood together. A folder's `mod.rs` and what lies
/// below it are one thing, and are not compared.
#[test]
fn no_files_use_each_other_in_a_circle() {
    let code = code();
    let files: Vec<(Vec<&str>, &str)> =
        code.iter().map(|(name, _)| (module_of(name), name.as_str())).collect();
    let mut uses: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, text) in &code {
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let module = module_of(name);
        let mut used = Vec::new();
        for path in paths_in(text) {
            let Some(other) = target(&module, &path, &files) else { continue };
            let of_other = module_of(other);
            let is_above = other.ends_with("mod.rs") && module.starts_with(&of_other);
            let is_below = name.ends_with("mod.rs") && of_other.starts_with(&module);
            if other != name && !is_above && !is_below {
                used.push(other);
            }
        }
        uses.push((name, used));
    }
    assert!(uses.iter().map(|(_, used)| used.len()).sum::<usize>() > 500, "few uses were found");
    // Files that use nothing that is left are taken away, until only circles and what leads to them are left.
    loop {
        let left: BTreeSet<&str> = uses.iter().map(|(name, _)| *name).collect();
        let before = uses.len();
        uses.retain(|(_, used)| used.iter().any(|other| left.contains(other)));
        if uses.len() == before {
            break;
        }
    }
    let names: Vec<&str> = uses.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, Vec::<&str>::new());
}
