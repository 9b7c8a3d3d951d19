//! The README and the pages in `docs/` are true: their commands, the files they show, their links and their terms.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A larger README is not read: the rest belongs in `docs/`.
const MOST_README_BYTES: usize = 20 * 1024;

/// The README and every page of `docs/`, with their text.
fn documents() -> Vec<(PathBuf, String)> {
    let root = Path::new(ROOT);
    let pages =
        fs::read_dir(root.join("docs")).expect("a folder").map(|entry| entry.expect("readable").path());
    // Pictures lie beside the pages.
    let mut paths: Vec<PathBuf> =
        pages.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    paths.push(root.join("README.md"));
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn salesfit(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_salesfit"));
    command.current_dir(ROOT).args(args).output().expect("it runs")
}

#[test]
fn every_command_shown_prints_what_is_shown() {
    super::make_key_private();
    trycmd::TestCases::new().case("README.md").case("docs/*.md").env("NO_COLOR", "1");
}

#[test]
fn the_readme_is_short() {
    let bytes = read(&Path::new(ROOT).join("README.md")).len();
    assert!(bytes <= MOST_README_BYTES, "{bytes} bytes; at most {MOST_README_BYTES}");
}

#[test]
fn every_file_shown_is_sound() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("shown.yaml");
    let shown = path.to_str().expect("UTF-8");
    let mut checked = Vec::new();
    for (_, text) in documents() {
        for block in text.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()) {
            fs::write(&path, block).expect("writable");
            let kind = block.split(':').next().unwrap_or_default();
            let output = match kind {
                "team" => salesfit(&["match", shown]),
                "extends" => salesfit(&["catalog", "check", shown]),
                "policy" => salesfit(&["check", "profiles/nordlys.yaml", "--policy", shown, "--quiet"]),
                _ => continue,
            };
            let status = output.status.code();
            // A sound policy may still find something.
            let is_sound = status == Some(0) || kind == "policy" && status == Some(1);
            assert!(is_sound, "{block}{}", String::from_utf8_lossy(&output.stderr));
            checked.push(kind.to_owned());
        }
    }
    checked.sort();
    assert_eq!(checked, ["extends", "extends", "extends", "extends", "policy", "team"]);
}

/// The anchor that a heading gets on the page: lower case, hyphens for blanks, letters and digits only.
fn anchor(heading: &str) -> String {
    let lower = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = lower.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The targets of all links and pictures in a text.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

#[test]
fn every_link_leads_somewhere() {
    let mut broken = Vec::new();
    for (path, text) in documents() {
        for link in links(&text).filter(|link| !link.starts_with("https://")) {
            let (file, fragment) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { path.clone() } else { path.with_file_name(file) };
            let is_there = target.exists()
                && (fragment.is_empty()
                    || read(&target).lines().any(|line| line.starts_with('#') && anchor(line) == fragment));
            if !is_there {
                broken.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

/// The column headings of the English texts.
fn headings() -> BTreeSet<String> {
    let texts = read(&Path::new(ROOT).join("src/view/texts/en.ftl"));
    let mut headings = BTreeSet::new();
    for line in texts.lines() {
        let Some((id, heading)) = line.split_once(" = ") else { continue };
        let starts = ["column-", "raters-column-", "diff-column-", "diff-cause-", "diff-answer-"];
        if id.trim() == ".sheet" || starts.iter().any(|start| id.starts_with(start)) {
            headings.insert(heading.to_owned());
        }
    }
    headings
}

#[test]
fn the_glossary_explains_every_column() {
    let glossary = read(&Path::new(ROOT).join("docs/glossary.md"));
    let first_cells = glossary.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let explained: BTreeSet<&str> = first_cells.flat_map(|cell| cell.split(" · ")).map(str::trim).collect();
    let headings = headings();
    assert!(headings.len() > 50, "they are found: {headings:?}");
    let missing: Vec<&String> =
        headings.iter().filter(|heading| !explained.contains(heading.as_str())).collect();
    assert_eq!(missing, Vec::<&String>::new(), "docs/glossary.md");
}
