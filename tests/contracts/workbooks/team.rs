//! A workbook that is a whole team: what it carries, and what it says of what is wrong.

use std::fs;
use std::path::Path;

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use crate::support::{Dice, Files, cases, for_each, project, salesfit};

/// Names that are hard on a file: of YAML, of a spreadsheet, or of a row that is nobody.
const NAMES: [&str; 22] = [
    "Kari Nordmann",
    "Åse Bjørn-Sæther",
    "=1+1",
    "+47 900",
    "@ola",
    "-",
    "Average",
    "Sum",
    "Max",
    "Source: HR",
    "n/a",
    "null",
    "true",
    "007",
    "1e5",
    "a: b # c",
    "{x}, [y]",
    "\"q\" 'r'",
    "_x0041_ & <b>",
    "李 雷",
    "🦀 Ferris",
    "2026-01-01",
];

/// Words for raters, of kinds and of persons.
const RATERS: [&str; 6] = ["self", "manager", "peer", "ola nordmann", "rater: 2", "null"];

fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A score in any of its forms, on a scale.
fn score(dice: &mut Dice, lo: f64, hi: f64) -> String {
    let mut one = || {
        let share = if dice.percent(50) { f64::from(dice.below(11)) / 10.0 } else { dice.share() };
        lo + share * (hi - lo)
    };
    let (first, second, third) = (one(), one(), one());
    match dice.below(6) {
        0 => format!("{{score: {first}, se: {}}}", dice.tenths(0, 3)),
        1 => format!("[{first}, {second}, {first}]"),
        2 => format!("[{first}]"),
        3 => {
            let raters = dice.some(&RATERS, 2);
            format!("{{{}: {first}, {}: [{second}, {third}]}}", quoted(raters[0]), quoted(raters[1]))
        }
        _ => first.to_string(),
    }
}

/// A team with everything that a team file may say.
fn team(dice: &mut Dice) -> String {
    let roles = ["hunter", "account-manager", "key-account-manager", "bid-manager", "sales-manager"];
    let tasks = ["hunting", "account-management", "negotiation", "administration"];
    let traits = ["resilience", "drive", "empathy", "patience", "writing", "discipline"];
    let mut team = format!("team: {}\n", quoted(dice.pick(&NAMES)));
    if dice.percent(60) {
        let year = dice.pick(&["1850", "1900", "1904", "2026", "9999"]);
        team.push_str(&format!("date: {year}-{:02}-{:02}\n", dice.between(1, 12), dice.between(1, 28)));
    }
    if dice.percent(60) {
        team.push_str(&format!("motion: {}\n", dice.pick(&["complex", "transactional"])));
    }
    let (lo, hi) =
        dice.pick(&[(0.0, 10.0), (1.0, 5.0), (-3.0, 3.0), (0.0, 100.0), (0.0, 2000.0), (0.1, 0.7)]);
    if dice.percent(70) {
        team.push_str(&format!("scale: [{lo}, {hi}]\n"));
    }
    let (lo, hi) = if team.contains("scale") { (lo, hi) } else { (0.0, 10.0) };
    let mut listed = roles.to_vec();
    dice.shuffle(&mut listed);
    if dice.percent(60) {
        team.push_str("seats:\n");
        for role in &listed[..dice.count(1, 4)] {
            team.push_str(&format!("  {role}: {}\n", dice.below(5)));
        }
    }
    match dice.below(4) {
        0 => {}
        1 => team.push_str("demand: {}\n"),
        _ => {
            let of = dice.some(&tasks, 3);
            let hours = of.iter().map(|task| format!("{task}: {}", dice.share() * 90.0));
            let hours: Vec<String> = hours.collect();
            team.push_str(&format!("demand: {{{}}}\n", hours.join(", ")));
        }
    }
    match dice.below(4) {
        0 => {}
        1 => team.push_str("handoffs: []\n"),
        _ => {
            let ends = dice.some(&tasks, 2);
            team.push_str(&format!("handoffs: [{{from: {}, to: {}, per_week: 7.5}}]\n", ends[1], ends[0]));
        }
    }
    team.push_str("sellers:\n");
    for number in 0..dice.count(1, 7) {
        let name = dice.pick(&NAMES);
        team.push_str(&format!(
            "  - name: {}\n    id: {}\n",
            quoted(name),
            quoted(&format!("{name} {number}"))
        ));
        let has_role = dice.percent(60);
        if has_role {
            team.push_str(&format!("    role: {}\n", dice.pick(&roles)));
        }
        if dice.percent(50) {
            team.push_str(&format!("    hours: {}\n", dice.pick(&["0", "37.5", "7.25", "168"])));
        }
        if dice.percent(40) {
            team.push_str(&format!("    wishes: [{}]\n", listed[..dice.count(1, 3)].join(", ")));
        }
        if has_role && dice.percent(30) {
            team.push_str("    pinned: true\n");
        }
        if dice.percent(90) {
            team.push_str("    scores:\n");
            for of in dice.some(&traits, dice.clone().count(1, 6)) {
                team.push_str(&format!("      {of}: {}\n", score(dice, lo, hi)));
            }
        }
    }
    team
}

#[test]
fn a_team_goes_to_a_workbook_and_back_with_all_it_says() {
    for_each(0..u64::from(cases(60, 2_000)), |seed| {
        let mut dice = Dice(seed);
        let text = team(&mut dice);
        let files = Files::empty();
        files.write("team.yaml", &text);
        let (yaml, book, back) = (files.path("team.yaml"), files.path("team.xlsx"), files.path("back.yaml"));
        let lang = dice.pick(&["en", "nb"]);
        let run = |args: &[&str]| {
            let done = salesfit(&[args, &["--quiet"]].concat());
            assert_eq!(done.code, 0, "{args:?} of {seed}: {}\n{text}", done.err);
            done.out
        };
        let plain = run(&["convert", &yaml]);
        run(&["convert", &yaml, "-o", &book, "--lang", lang]);
        assert_eq!(run(&["convert", &book]), plain, "{seed}: {text}");
        run(&["convert", &book, "-o", &back]);
        for command in [&["match", "--draws", "0"][..], &["match", "--by", "task", "--draws", "0"]] {
            let told = |file: &str| {
                let args = [&[command[0], file], &command[1..], &["--format", "json"]].concat();
                run(&args)
            };
            assert_eq!(told(&book), told(&yaml), "{seed}: {text}");
            assert_eq!(told(&back), told(&yaml), "{seed}: {text}");
        }
    });
}

#[test]
fn the_sample_teams_are_the_same_to_every_command_as_workbooks() {
    let files = Files::empty();
    let (team, book) = (project("profiles/nordlys.yaml"), files.path("nordlys.xlsx"));
    let team = team.to_str().expect("a plain path");
    assert_eq!(salesfit(&["convert", team, "-o", &book, "--lang", "nb"]).code, 0);
    for command in [
        &["match"][..],
        &["explain", "ragnhild"],
        &["assign"],
        &["organize"],
        &["ask"],
        &["coach"],
        &["raters"],
        &["diff"],
    ] {
        let told = |file: &str| {
            let file = [file, file];
            let of = if command[0] == "diff" { &file[..] } else { &file[..1] };
            let args = [&command[..1], of, &command[1..], &["--format", "csv", "--quiet"]].concat();
            let done = salesfit(&args);
            assert!(done.code == 0, "{command:?}: {}", done.err);
            done.out
        };
        assert_eq!(told(&book), told(team), "{command:?}");
    }
}

#[test]
fn a_workbook_of_init_is_read_at_once_in_either_language_and_is_the_same_bytes_each_time() {
    for lang in ["en", "nb"] {
        let files = Files::empty();
        let (one, two) = (files.path("one.xlsx"), files.path("two.xlsx"));
        for path in [&one, &two] {
            assert_eq!(salesfit(&["init", path, "--lang", lang]).code, 0);
        }
        assert!(fs::read(&one).expect("written") == fs::read(&two).expect("written"));
        let done = salesfit(&["match", &one, "--format", "csv"]);
        assert_eq!((done.code, done.err.as_str(), done.out.lines().count()), (0, "", 3), "{lang}");
        let again = salesfit(&["init", &one]);
        assert!(again.code == 2 && again.err.contains("file-exists"), "{}", again.err);
    }
}

/// Writes a workbook of these sheets of texts and numbers.
fn book(path: &Path, sheets: &[(&str, &[&[&str]])]) {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet: &mut Worksheet = book.add_worksheet();
        sheet.set_name(*name).expect("a name");
        for (row, cells) in (0..).zip(*rows) {
            for (at, cell) in (0..).zip(*cells) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, at, number),
                    Err(_) => sheet.write_string_with_format(row, at, *cell, &Format::new()),
                }
                .expect("a cell");
            }
        }
    }
    book.save(path).expect("saved");
}

const SELLERS: (&str, &[&[&str]]) =
    ("Sellers", &[&["Name", "Id", "Role", "Pinned", "Drive"], &["Kari Vik", "", "hunter", "yes", "7"]]);
const TEAM: (&str, &[&[&str]]) = ("Team", &[&["Setting", "Value"], &["Team", "North"]]);

/// What is said of a workbook of these sheets.
fn said(sheets: &[(&str, &[&[&str]])]) -> String {
    let files = Files::empty();
    let path = files.path("team.xlsx");
    book(Path::new(&path), sheets);
    salesfit(&["match", &path, "--draws", "0"]).err
}

#[test]
fn what_is_wrong_in_a_workbook_is_told_with_its_sheet_and_cell() {
    let of_team = |rows: &[&[&str]]| {
        let rows = [TEAM.1, rows].concat();
        said(&[SELLERS, ("Team", &rows)])
    };
    let of_sellers = |cells: &[&str]| said(&[("Sellers", &[SELLERS.1[0], cells]), TEAM]);
    let of_raters = |rows: &[&[&str]]| {
        let head: &[&[&str]] = &[&["Seller", "Trait", "Score", "Rater", "Standard error"]];
        said(&[SELLERS, ("Raters", &[head, rows].concat()), TEAM])
    };
    let cases = [
        (of_team(&[&["Teem", "x"]]), "unknown-setting", "Team, A3"),
        (of_team(&[&["Team", "x"]]), "duplicate-key", "Team, A3"),
        (of_team(&[&["Date of the scores", "yesterday"]]), "not-a-date", "Team, B3"),
        (of_team(&[&["Kind of selling", "b2b"]]), "unknown-motion", "Team, B3"),
        (of_team(&[&["Lowest score", "1"]]), "not-a-pair", "Team, B3"),
        (of_team(&[&["Lowest score", "5"], &["Highest score", "1"]]), "bad-scale", "Team, B3"),
        (of_team(&[&["Role", "Seats"], &["Huntr", "1"]]), "unknown-role", "Team, A4"),
        (of_team(&[&["Role", "Seats"], &["hunter", "1.5"]]), "not-whole", "Team, B4"),
        (of_team(&[&["Role", "Seats"], &["hunter", "1"], &["Hunter", "2"]]), "duplicate-key", "Team, A5"),
        (of_team(&[&["Role", "Seats"], &["", "1"]]), "missing-key", "Team, A4"),
        (of_team(&[&["Task", "Hours a week"], &["hunting", "-1"]]), "below-zero", "Team, B4"),
        (of_team(&[&["Task", "Hours a week"], &["none", ""], &["hunting", "5"]]), "unknown-task", "Team, A4"),
        (
            of_team(&[&["From task", "To task", "Hand-offs a week"], &["hunting", "proposals", ""]]),
            "missing-key",
            "Team, A4",
        ),
        (
            of_team(&[&["From task", "To task", "Hand-offs a week"], &["hunting", "hunting", "5"]]),
            "handoff-to-itself",
            "Team, A4",
        ),
        (of_team(&[&["Role", "Seats"], &["hunter", "1", "from May"]]), "unread-cells", "Team, C4"),
        (of_sellers(&["Kari", "", "", "yes", "7"]), "pinned-nowhere", "Sellers, D2"),
        (of_sellers(&["Kari", "", "hunter", "perhaps", "7"]), "not-true-or-false", "Sellers, D2"),
        (of_sellers(&["Kari", "", "hunter", "no", "11"]), "score-off-scale", "Sellers, E2"),
        (of_raters(&[&["Ola Vik", "Drive", "7", "peer"]]), "unknown-seller", "Raters, 2"),
        (of_raters(&[&["Kari Vik", "Driv", "7", "peer"]]), "unknown-trait", "Raters, B2"),
        (of_raters(&[&["Kari Vik", "Empathy", "7", "peer", "1"]]), "se-beside-ratings", "Raters, E2"),
        (of_raters(&[&["Kari Vik", "Drive", "7", "", "1"]]), "se-beside-ratings", "Raters, 2"),
        (of_raters(&[&["Kari Vik", "Empathy", "7", "", "-1"]]), "below-zero", "Raters, E2"),
    ];
    let mut wrong = Vec::new();
    for (said, code, place) in cases {
        if !said.contains(&format!("[{code}]")) || !said.contains(place) {
            wrong.push(format!("{code} at {place}: {said}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn problems_of_all_sheets_are_told_together() {
    let team: &[&[&str]] = &[&["Setting", "Value"], &["Kind of selling", "b2b"]];
    let sellers: &[&[&str]] = &[SELLERS.1[0], &["Kari", "", "hunter", "", "11"]];
    let said = said(&[("Sellers", sellers), ("Team", team)]);
    assert!(said.contains("unknown-motion") && said.contains("score-off-scale"), "{said}");
}

#[test]
fn a_workbook_is_a_team_by_its_sheets_and_their_headings() {
    let files = Files::empty();
    let path = files.path("book.xlsx");
    let name_of = |sheets: &[(&str, &[&[&str]])]| {
        book(Path::new(&path), sheets);
        let done = salesfit(&["match", &path, "--format", "json", "--draws", "0"]);
        let told: serde_json::Value = serde_json::from_str(&done.out).expect("JSON");
        (told["team"].as_str().expect("a name").to_owned(), done.err)
    };
    assert_eq!(name_of(&[SELLERS, TEAM]), ("North".to_owned(), String::new()));
    let (team, note) = name_of(&[SELLERS, ("Team", &[&["Name", "Since"], &["Kari", "2019"]])]);
    assert!(team == "book" && note.contains("other-sheets"), "{note}");
    let (team, note) = name_of(&[("Folk", SELLERS.1), TEAM]);
    assert!(team == "book" && note.contains("other-sheets"), "{note}");
    let (team, note) = name_of(&[SELLERS, TEAM, ("Budget", &[&["a"]])]);
    assert!(team == "North" && note.contains("sheets-beside-team") && note.contains("Budget"), "{note}");
}

#[test]
fn ratings_with_and_without_a_rater_stay_in_a_workbook_and_are_refused_in_yaml() {
    let files = Files::empty();
    let (one, two, yaml) = (files.path("one.xlsx"), files.path("two.xlsx"), files.path("team.yaml"));
    let raters: &[&[&str]] = &[&["Seller", "Trait", "Score", "Rater"], &["Kari Vik", "Drive", "9", "peer"]];
    book(Path::new(&one), &[SELLERS, ("Raters", raters), TEAM]);
    let fit = |path: &str| salesfit(&["match", path, "--format", "csv", "--draws", "0"]).out;
    assert_eq!(salesfit(&["convert", &one, "-o", &two]).code, 0);
    assert_eq!(fit(&one), fit(&two));
    let refused = salesfit(&["convert", &one, "-o", &yaml]);
    assert!(refused.code == 2 && refused.err.contains("mixed-ratings"), "{}", refused.err);
    assert!(!Path::new(&yaml).exists());
}

#[test]
fn a_sheet_that_is_hidden_is_told_whether_it_is_read_or_not() {
    let files = Files::empty();
    let path = files.path("team.xlsx");
    let raters: &[&[&str]] = &[&["Seller", "Trait", "Score", "Rater"], &["Kari Vik", "Drive", "9", "peer"]];
    let mut book = Workbook::new();
    for (name, rows) in [SELLERS, ("Raters", raters), TEAM, ("Old", &[&["a", "b"]])] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name").set_hidden(name == "Raters" || name == "Old");
        for (row, cells) in (0..).zip(rows) {
            for (at, cell) in (0..).zip(*cells) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, at, number),
                    Err(_) => sheet.write_string(row, at, *cell),
                }
                .expect("a cell");
            }
        }
    }
    book.save(&path).expect("saved");
    let run = salesfit(&["match", &path, "--draws", "0"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("note[hidden-sheets]: hidden sheets are read too: Raters"), "{}", run.err);
    assert!(run.err.contains("sheets-beside-team") && run.err.contains("Old"), "{}", run.err);
}

#[test]
fn what_a_workbook_cannot_carry_is_refused_and_nothing_is_written() {
    let files = Files::empty();
    files.write("team.yaml", "sellers:\n  - {name: Kari, hours: 0.5, scores: {drive: 7}}\n");
    let (team, out) = (files.path("team.yaml"), files.path("team.xlsx"));
    let done = salesfit(&["convert", &team, "-o", &out]);
    assert!(done.code == 2 && done.err.contains("not-carried"), "{}", done.err);
    assert!(!Path::new(&out).exists());
    for other in ["team.csv", "team"] {
        let done = salesfit(&["convert", &team, "-o", &files.path(other)]);
        assert!(done.code == 2 && done.err.contains("team-format"), "{}", done.err);
    }
}

#[test]
fn comments_are_told_of_when_a_team_is_converted() {
    let files = Files::empty();
    files.write("team.yaml", "# The north\nsellers:\n  # new\n  - {name: Kari, scores: {drive: 7}}\n");
    let done = salesfit(&["convert", &files.path("team.yaml")]);
    assert!(done.err.contains("note[comments-left-out]: the file has 2 comments"), "{}", done.err);
    files.write("again.yaml", &done.out);
    assert_eq!(salesfit(&["convert", &files.path("again.yaml")]).err, "");
}

#[test]
fn a_table_and_what_is_added_to_it_become_a_team() {
    let files = Files::empty();
    files.write("s.csv", "Name;Role;Drive\nKari Vik;hunter;4\nOla Moe;;3,5\n");
    files
        .write("more.csv", "seller;trait;score;rater\nKari Vik;empathy;2;peer\nKari Vik;empathy;5;manager\n");
    let (table, more) = (files.path("s.csv"), files.path("more.csv"));
    let args = ["convert", &table, "--add", &more, "--scale", "1..5", "--motion", "transactional", "--quiet"];
    let done = salesfit(&args);
    let expected = "# Written by salesfit.\nteam: s\nmotion: transactional\nscale: [1, 5]\nsellers:\n  - name: Kari Vik\n    \
        role: hunter\n    scores:\n      drive: 4\n      empathy: {peer: 2, manager: 5}\n  - name: Ola Moe\n    scores:\n      drive: 3.5\n";
    assert_eq!(done.out, expected, "{}", done.err);
}

#[test]
fn a_catalog_is_found_from_wherever_the_team_is_written() {
    let files = Files::empty();
    for folder in ["in", "out", "in/deep"] {
        fs::create_dir(files.folder().join(folder)).expect("a folder");
    }
    fs::copy(project("tests/frozen/catalog.yaml"), files.folder().join("catalog.yaml")).expect("a copy");
    files.write("in/team.yaml", "catalog: ../catalog.yaml\nsellers: [{name: Kari, scores: {drive: 7}}]\n");
    for (to, path) in [
        ("in/b.yaml", "../catalog.yaml"),
        ("in/deep/b.yaml", "../../catalog.yaml"),
        ("out/b.yaml", "../catalog.yaml"),
        ("b.yaml", "catalog.yaml"),
    ] {
        let out = files.path(to);
        let done = salesfit(&["convert", &files.path("in/team.yaml"), "-o", &out]);
        assert_eq!(done.code, 0, "{}", done.err);
        let quoted = [format!("catalog: {path}"), format!("catalog: \"{path}\"")];
        let text = files.read(to);
        assert!(quoted.iter().any(|line| text.contains(line)), "{text}");
        assert_eq!(salesfit(&["match", &out, "--draws", "0"]).code, 0);
    }
    let form = files.path("out/form.xlsx");
    assert_eq!(salesfit(&["init", &form, "--catalog", &files.path("catalog.yaml")]).code, 0);
    assert_eq!(salesfit(&["match", &form, "--draws", "0"]).err, "");
}

#[test]
fn a_folder_under_review_means_its_workbooks_that_are_teams() {
    let files = Files::empty();
    let team = files.path("team.yaml");
    files.write("team.yaml", "team: A\nsellers: [{name: Kari, scores: {drive: 7}}]\n");
    fs::create_dir(files.folder().join("teams")).expect("a folder");
    let book_path = files.path("teams/a.xlsx");
    assert_eq!(salesfit(&["convert", &team, "-o", &book_path]).code, 0);
    files.write("teams/~$a.xlsx", "locked");
    book(Path::new(&files.path("teams/table.xlsx")), &[SELLERS]);
    let folder = files.path("teams");
    let done = salesfit(&["check", &folder, "--format", "json", "--lang", "en"]);
    let told = done.json();
    assert_eq!(told["teams"].as_array().map(Vec::len), Some(1), "{told}");
    assert!(told["teams"][0]["file"].as_str().expect("a name").ends_with("a.xlsx"), "{told}");
    assert!(done.err.contains("table.xlsx") && !done.err.contains("a.xlsx and"), "{}", done.err);
}

#[test]
fn a_converted_team_under_pseudonyms_names_nobody() {
    let files = Files::empty();
    files.write("key", "0123456789abcdef0123456789abcdef");
    files.write("team.yaml", "sellers: [{name: Kari Nordmann, scores: {drive: {Ola Vik: 7, self: 8}}}]\n");
    let (team, key) = (files.path("team.yaml"), files.path("key"));
    let done = salesfit(&["convert", &team, "--pseudonym-key", &key]);
    assert_eq!(done.code, 0, "{}", done.err);
    for name in ["Kari", "kari", "Nordmann", "Ola", "ola", "vik"] {
        assert!(!done.out.contains(name) && !done.err.contains(name), "{name}: {} {}", done.out, done.err);
    }
    let book_path = files.path("team.xlsx");
    assert_eq!(salesfit(&["convert", &team, "--pseudonym-key", &key, "-o", &book_path]).code, 0);
    assert_eq!(salesfit(&["convert", &book_path]).out, done.out);
}
