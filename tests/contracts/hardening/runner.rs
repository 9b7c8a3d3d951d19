//! What GitHub Actions would take for a command to its runner is printed in no format and on neither stream.

use std::path::Path;

use super::{Done, finish, folder, salesfit};

/// Names that are commands to the runner.
const HOSTILE: [&str; 4] = ["::stop-commands::x", "##[stop-commands]y", "  ::add-mask::a", "Kari ##[error]"];

/// Whether the runner would take a line for a command.
fn is_command(line: &str) -> bool {
    line.trim_start().starts_with("::") || line.contains("##[")
}

fn on_actions(folder: &Path, args: &[&str]) -> Done {
    finish(salesfit(folder, args).env("GITHUB_ACTIONS", "true"))
}

fn team() -> String {
    let sellers = HOSTILE.map(|name| format!("  - {{name: '{name}', role: hunter, scores: {{drive: 6}}}}\n"));
    format!("team: '##[group]North'\nsellers:\n{}", sellers.concat())
}

#[test]
fn a_workbook_is_not_printed_where_a_runner_reads() {
    let folder = folder(&[("team.yaml", &team())]);
    let told = on_actions(folder.path(), &["match", "team.yaml", "--format", "xlsx"]);
    assert!(told.out.is_empty() && told.err.starts_with("error[workbook-not-printed]"), "{}", told.err);
    let told = on_actions(folder.path(), &["match", "team.yaml", "-o", "fit.xlsx"]);
    assert!(folder.path().join("fit.xlsx").is_file(), "{}", told.err);
}

#[test]
fn no_format_prints_a_command_from_a_file() {
    let table = format!("name,drive,##[x]\n{},6,1\n", HOSTILE.join(",6,1\n"));
    let folder = folder(&[("team.yaml", &team()), ("people.csv", &table)]);
    let root = folder.path();
    for format in ["table", "csv", "json", "markdown", "sarif", "junit", "github"] {
        for input in ["team.yaml", "people.csv"] {
            let mut commands = vec![
                vec!["check", input, "--draws", "50"],
                vec!["check", input, "--draws", "50", "-o", "/dev/stdout"],
            ];
            if !["sarif", "junit", "github"].contains(&format) {
                commands.extend([
                    vec!["match", input, "--draws", "0"],
                    vec!["explain", input, HOSTILE[0], "--all"],
                ]);
            }
            for args in commands {
                if cfg!(not(unix)) && args.contains(&"/dev/stdout") {
                    continue;
                }
                let told = on_actions(root, &[&args[..], &["--format", format]].concat());
                assert!(!told.out.is_empty(), "{args:?}: {}", told.err);
                let own = |line: &&str| {
                    format == "github"
                        && ["::error ", "::warning ", "::notice"].iter().any(|start| line.starts_with(start))
                };
                for line in told.out.lines().filter(|line| !own(line)).chain(told.err.lines()) {
                    assert!(!is_command(line), "{format} {args:?}: {line}");
                }
                assert!(!told.out.contains("##["), "{format}: {}", told.out);
            }
        }
    }
}

#[test]
fn json_and_xml_mean_the_same_and_other_surroundings_change_nothing() {
    let folder = folder(&[("team.yaml", &team())]);
    let root = folder.path();
    let args = ["match", "team.yaml", "--draws", "0", "--format", "json"];
    let (plain, escaped) = (finish(&mut salesfit(root, &args)), on_actions(root, &args));
    assert!(plain.out.contains("##[") && !escaped.out.contains("##["));
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    assert_eq!(read(&plain.out), read(&escaped.out));

    let args = ["check", "team.yaml", "--draws", "50", "--format", "junit"];
    let (plain, escaped) = (finish(&mut salesfit(root, &args)), on_actions(root, &args));
    let words = |text: &str| -> Vec<String> {
        let tree = roxmltree::Document::parse(text).expect("XML");
        let texts = tree.descendants().flat_map(|node| {
            let attributes = node.attributes().map(|of| of.value().to_owned());
            attributes.chain(node.text().map(str::to_owned)).collect::<Vec<_>>()
        });
        texts.collect()
    };
    assert_eq!(words(&plain.out), words(&escaped.out));

    // A file is no stream: nothing in it is changed.
    let told = on_actions(root, &["match", "team.yaml", "-o", "fit.csv"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert!(std::fs::read_to_string(root.join("fit.csv")).expect("written").contains("##["));
}

#[test]
fn no_message_begins_or_holds_a_command() {
    let broken = "sellers: [{name: '::error::x', scores: {'##[error]': 6}}]\n";
    let folder = folder(&[("##[group]broken.yaml", broken), ("team.yaml", &team())]);
    for args in [
        &["match", "##[group]broken.yaml"][..],
        &["match", "##[endgroup]missing.yaml"],
        &["explain", "team.yaml", "##[error]nobody"],
        &["match", "team.yaml", "::stop-commands::x", "##[error]"],
        &["##[error]"],
        &["match", "team.yaml", "-o", "##[none]/x.csv"],
    ] {
        let told = on_actions(folder.path(), args);
        assert_eq!(told.code, Some(2), "{args:?}");
        for line in told.err.lines().chain(told.out.lines()) {
            assert!(!is_command(line), "{args:?}: {line}");
        }
    }
}
