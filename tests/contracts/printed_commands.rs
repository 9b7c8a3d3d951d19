//! Commands that messages print: each runs as it stands, and shows the numbers of the answer that printed it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use rayon::prelude::*;
use serde_json::Value;

use crate::support::{Files, Run, list, number, project};

const NORDLYS: &str = "profiles/nordlys.yaml";
const WORLD: &str = "tests/cli/world/team.yaml";
const RATED: &str = "tests/cli/world/raters.yaml";
const YEARS: [&str; 3] =
    ["tests/cli/world/years/2024.yaml", "tests/cli/world/years/2025.yaml", "tests/cli/world/years/2026.yaml"];

/// Messages whose command is not run, each with the reason. Help pages of rules (`rule-…`) name commands and give none.
const NOT_RUN: [(&str, &str); 34] = [
    (
        "assign-proposed-vacancies",
        "its command runs in the tests of hire; tests/cli/assign.md shows the line",
    ),
    ("words-for-scores.advice", "FILE stands for a file of the reader's own, and a file is written"),
    ("word-for-score.advice", "FILE stands for a file of the reader's own, and a file is written"),
    ("words-among-numbers.advice", "FILE stands for a file of the reader's own, and a file is written"),
    ("rows-told-apart.advice", "FILE stands for a file of the reader's own, and a file is written"),
    ("convert-opening", "a comment in a file: it names the program that wrote it"),
    ("plan-opening", "a comment in a file, about files of the reader's own"),
    ("too-many-to-coach.advice", "SELLER stands for one of more than the command takes together"),
    ("form-help", "a sheet of a workbook, about a file of the reader's own"),
    ("report-footer", "names the program and its version"),
    ("sql-program", "names the program and its version"),
    ("sql-checked", "names the program"),
    ("report-catalog", "names the program and its version"),
    ("method-command", "names the program and its version"),
    ("organize-next-yes", "the command of organize-next-merge, for a team without roles today"),
    ("assign-thin", "the command of match-thin"),
    ("init-opening", "a comment in a file: it names two commands, the second with a placeholder"),
    ("policy-file", "a comment in a file, about files of the reader's own"),
    ("no-such-file.advice", "would write a file into the folder"),
    ("not-a-repository.advice", "OLD and NEW stand for files of the reader's own"),
    ("no-git.advice", "OLD and NEW stand for files of the reader's own"),
    ("format-of-match", "names the command and gives none"),
    ("format-of-match.advice", "names the command and gives none"),
    ("format-of-reviews.advice", "names the command and gives none"),
    ("review-cover-open.advice", "sellers are named instead wherever some are near the limit"),
    ("review-cover-unrated.advice", "sellers are named instead wherever some are not rated"),
    ("no-key-file.advice", "FILE stands for a file of the reader's own, which is written"),
    ("empty-key.advice", "FILE stands for a file of the reader's own, which is written"),
    ("short-key.advice", "FILE stands for a file of the reader's own, which is written"),
    ("repeated-key.advice", "FILE stands for a file of the reader's own, which is written"),
    ("key-not-a-file.advice", "FILE stands for a file of the reader's own, which is written"),
    ("not-a-catalog.advice", "names the command without the folder that it writes"),
    ("no-baseline-file.advice", "TEAM stands for a file of the reader's own, and a file is written"),
    ("not-a-baseline.advice", "TEAM stands for a file of the reader's own, and a file is written"),
];

/// The message whose command is refused: it says what the team lacks.
const SAYS_WHAT_IS_LACKING: &str = "review-waste-nothing.advice";

/// Placeholders that stand for several people or traits, with one of those.
const PLACEHOLDERS: [(&str, &str); 5] =
    [("NAME", "kari"), ("NAVN", "kari"), ("TRAIT", "drive"), ("EGENSKAP", "drive"), ("ID", "drive")];

/// A command in a message: the message, the words before the command, and the literal parts of the command.
struct Template {
    id: String,
    before: String,
    parts: Vec<String>,
}

/// A command that was printed, the words before it, and the command that printed it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Printed {
    by: Vec<String>,
    before: String,
    command: String,
    /// Whether it is the advice of a finding.
    is_of_finding: bool,
}

/// Every command in the texts of a language.
fn templates(lang: &str) -> Vec<Template> {
    let text = std::fs::read_to_string(project(&format!("src/view/texts/{lang}.ftl"))).expect("readable");
    let (mut id, mut message) = (String::new(), String::new());
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) = line.split_once(" = ").or(line.split_once(" =")) {
            if let Some(attribute) = key.strip_prefix("    .") {
                id = format!("{message}.{attribute}");
            } else if key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
                key.clone_into(&mut message);
                key.clone_into(&mut id);
            }
        }
        if let Some((before, rest)) = line.split_once("salesfit ") {
            let before = before.rsplit(['}', '=', ']']).next().unwrap_or_default();
            let rest = format!("salesfit {rest}");
            let mut parts = Vec::new();
            for part in command_at(&rest).split('{') {
                parts.push(part.rsplit('}').next().unwrap_or_default().to_owned());
            }
            found.push(Template {
                id: id.clone(),
                before: before.trim_end_matches([' ', '(']).trim_start().to_owned(),
                parts,
            });
        }
    }
    found
}

/// The command at the beginning of some words: up to the end of its line or sentence, or a closing parenthesis.
fn command_at(words: &str) -> &str {
    let mut is_quoted = false;
    let ends = |(at, c): &(usize, char)| {
        is_quoted ^= *c == '\'';
        let next = words[at + c.len_utf8()..].chars().next();
        !is_quoted && (*c == '\n' || ".,;)`".contains(*c) && next.is_none_or(|next| " \n,".contains(next)))
    };
    let end = words.char_indices().find(ends);
    &words[..end.map_or(words.len(), |(at, _)| at)]
}

impl Template {
    /// How many characters of a printed command are this template's own; `None` where it is no command of it.
    fn matches(&self, printed: &Printed) -> Option<usize> {
        if self.id.starts_with("review-") != printed.is_of_finding || !printed.before.ends_with(&self.before)
        {
            return None;
        }
        let (first, others) = self.parts.split_first()?;
        let mut rest = printed.command.strip_prefix(first.as_str())?;
        for part in others {
            rest = &rest[rest.find(part.as_str())? + part.len()..];
        }
        (others.last().is_some_and(String::is_empty) || rest.is_empty())
            .then(|| self.parts.iter().map(String::len).sum())
    }
}

/// Runs a line in a shell, in the project's folder, where `salesfit` is the program.
fn shell(line: &str) -> Run {
    let program = Path::new(env!("CARGO_BIN_EXE_salesfit"));
    let folder = program.parent().expect("a folder").to_string_lossy().into_owned();
    let path = std::env::var("PATH").unwrap_or_default();
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(env!("CARGO_MANIFEST_DIR"));
    command.env("PATH", format!("{folder}:{path}")).env("COLUMNS", "10000").env("LC_ALL", "C.UTF-8");
    command.env_remove("SALESFIT_PSEUDONYM_KEY");
    let out = command.output().expect("a shell");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let code = u8::try_from(out.status.code().expect("it ends by itself")).expect("small");
    Run { code, out: text(out.stdout), err: text(out.stderr) }
}

/// The words of a command, each quoted.
fn line_of(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    format!("salesfit {}", quoted.join(" "))
}

/// What a command prints: its commands, on either stream. Those of a review are in its JSON, where nothing is wrapped.
fn commands_of(by: &[String]) -> Vec<Printed> {
    let is_review = by[0] == "check";
    let Run { out, err, .. } =
        shell(&format!("{}{}", line_of(by), if is_review { " --format json" } else { "" }));
    let mut texts: Vec<String> = err.lines().map(str::to_owned).collect();
    let remarks = texts.len();
    if !is_review {
        texts.extend(out.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")));
    } else if !out.is_empty() {
        let told: Value = serde_json::from_str(&out).expect("JSON");
        texts.extend(
            list(&told, "findings").iter().map(|of| of["advice"].as_str().expect("words").to_owned()),
        );
    }
    let mut found = Vec::new();
    for (at_text, text) in texts.iter().enumerate() {
        let mut rest = text.as_str();
        while let Some(at) = rest.find("salesfit ") {
            let (before, after) = rest.split_at(at);
            let command = command_at(after);
            // The built-in catalog is called salesfit, too.
            if after.starts_with("salesfit core") {
                rest = &after["salesfit".len()..];
                continue;
            }
            found.push(Printed {
                by: by.to_vec(),
                before: before.trim_end_matches([' ', '(']).to_owned(),
                command: command.to_owned(),
                is_of_finding: is_review && at_text >= remarks,
            });
            rest = &after[command.len()..];
        }
    }
    found
}

/// A command that is the same as it was printed, with one person or trait for a placeholder.
fn filled(printed: &Printed) -> String {
    let mut words: Vec<String> = printed.command.split(' ').map(str::to_owned).collect();
    for word in &mut words {
        let stand_in = PLACEHOLDERS.iter().find(|(placeholder, _)| word == placeholder);
        if let Some((placeholder, stand_in)) = stand_in {
            let name = ["NAME", "NAVN"].contains(placeholder).then(|| somebody(&printed.by[1]));
            *word = name.unwrap_or_else(|| (*stand_in).to_owned());
        }
    }
    words.join(" ")
}

/// The id of the first seller of a team.
fn somebody(team: &str) -> String {
    let catalog = if team.starts_with("profiles") { "" } else { " --catalog tests/cli/world/catalog.yaml" };
    let told = shell(&format!("salesfit match {team}{catalog} --draws 0 --format json")).json();
    told["sellers"][0]["id"].as_str().expect("an id").to_owned()
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

/// The commands whose messages are looked at, in one language. `own` is a folder of their own.
fn runs(lang: &str, own: &Files) -> Vec<Vec<String>> {
    let world = "--catalog tests/cli/world/catalog.yaml";
    let mut lines: Vec<String> = Vec::new();
    for options in ["", " --scale 0..20", " --motion transactional", " --seed 7 --draws 300"] {
        let undrawn = options.replace(" --draws 300", "");
        for command in ["match", "ask"] {
            lines.push(format!("{command} {NORDLYS}{options}"));
        }
        lines.push(format!("organize {NORDLYS}{undrawn}"));
        lines.push(format!("coach {NORDLYS}{undrawn}"));
        for seller in ["sigrid-nygard", "tor-arne-bakken", "ragnhild-asen"] {
            lines.push(format!("explain {NORDLYS} {seller}{options}"));
        }
    }
    for options in ["", " --raters manager,peer", " --scale 0..11"] {
        for command in ["match", "raters"] {
            lines.push(format!("{command} {RATED}{options} {world}"));
        }
    }
    lines.push(format!("raters {RATED}"));
    for options in ["", " --motion simple"] {
        lines.push(format!("match {WORLD} {world}{options}"));
        lines.push(format!("organize {WORLD} {world}{options}"));
    }
    lines.push("organize tests/hr/teams/east.yaml --motion transactional".to_owned());
    lines.push(format!("diff {} {} {}", YEARS[0], YEARS[1], YEARS[2]));
    lines.push("catalog show".to_owned());
    lines.push(format!("catalog show {world}"));
    lines.push("check tests/hr/teams/west.yaml --policy no-such-policy.yaml".to_owned());
    own.write("few.csv", "name;role\nKari;hunter\n");
    lines.push(format!("match {}", own.path("few.csv")));
    lines.push(format!("init {}", own.path(&format!("new {lang}")).replace(' ', "-")));
    lines.push(format!("catalog export {}", own.path(&format!("catalog-{lang}"))));
    own.write("policy.yaml", POLICY);
    let teams = "tests/hr/teams/west.yaml tests/hr/teams/east.yaml tests/hr/teams/inside.yaml";
    for options in ["", " --scale 0..20", " --draws 300 --seed 7"] {
        lines.push(format!(
            "check {teams} --today 2026-11-25 --policy {} --since tests/hr/last-year/west.yaml{options}",
            own.path("policy.yaml")
        ));
    }
    lines.push(format!("check {NORDLYS} --today 2026-11-25 --motion transactional"));
    own.write("unknown.yaml", "team: Few\nsellers: [{name: Kari, role: hunter}, {name: Ola}]\n");
    lines.push(format!("check {} --policy {}", own.path("unknown.yaml"), own.path("policy.yaml")));
    lines.iter().map(|line| words(&format!("{line} --lang {lang}"))).collect()
}

/// A policy that finds something almost everywhere.
const POLICY: &str = "\
rules:
  role-fit: {min: 100, level: deny, inconclusive: deny}
  must-have: {level: deny, inconclusive: deny}
  misplaced: {points: 0, level: deny, inconclusive: deny}
  coverage: {min: 1, level: deny, inconclusive: deny}
  vacant-seats: {level: deny, inconclusive: deny}
  cover: {min: 100, level: deny, inconclusive: deny}
  key-person: {points: 0, level: deny, inconclusive: deny}
  waste: {percent: 0, level: deny, inconclusive: deny}
  regression: {points: 0, level: deny, inconclusive: deny}
";

#[test]
fn every_command_that_a_message_prints_runs_as_it_stands() {
    for lang in ["en", "nb"] {
        let own = Files::empty();
        let runs = runs(lang, &own);
        let printed: Vec<Printed> = runs.par_iter().flat_map(|by| commands_of(by)).collect();
        let templates = templates(lang);
        let mut met: BTreeSet<&str> = BTreeSet::new();
        let mut of_no_message: Vec<&Printed> = Vec::new();
        // A few of each kind are run: all sellers of a team have the same.
        let mut kept: BTreeMap<(&[String], &str), Vec<&Printed>> = BTreeMap::new();
        for one in &printed {
            let own = templates.iter().filter_map(|template| Some((template.matches(one)?, template)));
            let own: Vec<(usize, &Template)> = own.collect();
            let Some(most) = own.iter().map(|(length, _)| *length).max() else {
                of_no_message.push(one);
                continue;
            };
            let own: Vec<&Template> =
                own.iter().filter(|(length, _)| *length == most).map(|(_, of)| *of).collect();
            let of = own[0].id.as_str();
            met.extend(own.iter().map(|template| template.id.as_str()));
            let few = kept.entry((&one.by, of)).or_default();
            if few.len() < 2 {
                few.push(one);
            }
        }
        assert_eq!(of_no_message, Vec::<&Printed>::new(), "{lang}");
        // One function fills in the advice of every finding, whatever the words before the command, and many findings
        // ask for ratings by name instead where they can: a finding's advice is met where the same command is.
        let of_findings = |template: &&Template| template.id.starts_with("review-");
        let mut parts_met: BTreeSet<&[String]> = BTreeSet::new();
        for template in templates.iter().filter(of_findings).filter(|of| met.contains(of.id.as_str())) {
            parts_met.insert(&template.parts);
        }
        let alike = templates.iter().filter(of_findings).filter(|of| parts_met.contains(of.parts.as_slice()));
        met.extend(alike.map(|template| template.id.as_str()));
        // Every message is met or listed, and not both.
        let is_listed = |id: &str| id.starts_with("rule-") || NOT_RUN.iter().any(|(listed, _)| *listed == id);
        let ids = templates.iter().map(|template| template.id.as_str());
        let wrong: Vec<&str> = ids.filter(|id| met.contains(id) == is_listed(id)).collect();
        assert_eq!(wrong, Vec::<&str>::new(), "{lang}");
        let mut few: BTreeSet<String> = BTreeSet::new();
        for ((_, id), printed) in &kept {
            for command in printed.iter().map(|printed| filled(printed)) {
                if *id == SAYS_WHAT_IS_LACKING {
                    assert!(shell(&command).err.contains("[nothing-rated]"), "{command}");
                } else {
                    few.insert(command);
                }
            }
        }
        assert!(few.len() > 40, "{few:#?}");
        few.par_iter().for_each(|command| {
            let done = shell(command);
            assert!(done.code < 2, "{lang}: {command}\n{}", done.err);
            assert!(done.code == 0 || command.starts_with("salesfit check"), "{lang}: {command}");
            let is_norwegian = command.split(' ').any(|word| word == "nb");
            assert_eq!(is_norwegian, lang == "nb", "{command}");
        });
    }
}

/// The record in a list whose key is this.
fn record<'v>(of: &'v Value, key: &str, id: &str, is: &Value) -> &'v Value {
    let found = list(of, key).iter().find(|record| record[id] == *is);
    found.unwrap_or_else(|| panic!("no {id} {is} in {key}"))
}

#[test]
fn a_command_beside_a_finding_shows_the_numbers_of_the_finding() {
    let own = Files::empty();
    own.write("policy.yaml", POLICY);
    let teams = "tests/hr/teams/west.yaml tests/hr/teams/inside.yaml";
    let since = "--since tests/hr/last-year/west.yaml";
    let policy = format!("--today 2026-11-25 --policy {}", own.path("policy.yaml"));
    let mut looked_at: BTreeMap<String, usize> = BTreeMap::new();
    for options in ["--lang nb", "--scale 0..20", "--motion transactional", "--draws 300 --seed 7"] {
        let told = shell(&format!("salesfit check {teams} {since} {policy} {options} --format json")).json();
        for finding in list(&told, "findings").iter().filter(|of| of["state"] == "fail") {
            let (rule, evidence) = (finding["rule"].as_str().expect("an id"), &finding["evidence"]);
            let advice = finding["advice"].as_str().expect("words");
            let Some((_, command)) = advice.split_once(": salesfit ") else { continue };
            let shown = shell(&format!("salesfit {command} --format json"));
            assert_eq!(shown.code, 0, "{command}: {}", shown.err);
            let shown = shown.json();
            let pairs = match rule {
                "role-fit" => {
                    vec![(&record(&shown, "roles", "id", &finding["role"])["fit"], &evidence["fit"])]
                }
                "key-person" => {
                    let seat = record(&shown, "seats", "seller", &finding["seller"]);
                    // An empty seat is a greater loss than one that an average seller takes.
                    let (empty, filled) = (&seat["loss_if_left"], &evidence["loss_beside_average"]);
                    assert!(
                        number(empty) >= number(filled) - 1e-9,
                        "{command}: {empty} is less than {filled}"
                    );
                    Vec::new()
                }
                "waste" => {
                    let form = record(&shown, "forms", "kind", &evidence["form"]);
                    vec![(&form["waste_share"], &evidence["waste_share"])]
                }
                "regression" => {
                    let changed = record(&shown["transitions"][0], "changed", "id", &finding["seller"]);
                    vec![(&changed["fit"]["rc"], &evidence["rc"])]
                }
                _ => continue,
            };
            for (is, was) in pairs {
                assert!((number(is) - number(was)).abs() < 1e-9, "{command}: {is} is not {was}");
            }
            *looked_at.entry(rule.to_owned()).or_default() += 1;
        }
    }
    assert_eq!(looked_at.keys().collect::<Vec<_>>(), ["key-person", "regression", "role-fit", "waste"]);
}
