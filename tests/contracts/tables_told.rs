//! What the command line and a team file say of a table, and what is told of it in every format.

use std::fs;

use crate::support::{Dice, Files, for_each, salesfit};

const FORM: &str = "Id,Start time,Name,Who do you rate,Drive,Empathy\n1,1/6,Rater One,Kari Vik,8,4\n2,1/6,Rater One,Ola Moe,4,8\n\
    3,1/6,Rater Two,Kari Vik,6,6\n4,1/7,Rater Two,Ola Moe,5,9\n";

/// The sellers' names and how many ratings of a trait each has, as `raters` and `match` see a table.
fn names(args: &[&str]) -> Vec<String> {
    let done = salesfit(&[&["match"], args, &["--format", "json", "--draws", "0"]].concat());
    assert_eq!(done.code, 0, "{}", done.err);
    let told = done.json();
    let sellers = told["sellers"].as_array().expect("a list").iter();
    sellers.map(|seller| seller["name"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn an_export_of_a_form_is_read_by_who_is_rated_and_who_rates() {
    let files = Files::empty();
    files.write("form.csv", FORM);
    let form = files.path("form.csv");
    assert!(salesfit(&["match", &form]).err.contains("--seller-column"));
    let columns = [&form, "--seller-column", "who do you RATE"];
    assert_eq!(names(&columns), ["Kari Vik", "Ola Moe"]);
    let raters = salesfit(&[&["raters"][..], &columns, &["--format", "json"]].concat()).json();
    assert!(raters.to_string().contains("rater one"), "{raters}");
    let by = [&form, "--seller-column", "Who do you rate", "--rater-column", "Start time"];
    let raters = salesfit(&[&["raters"][..], &by, &["--format", "json"]].concat()).json();
    assert!(raters.to_string().contains("1/7") && !raters.to_string().contains("rater one"), "{raters}");
    let missing = salesfit(&["match", &form, "--seller-column", "Whom"]);
    assert!(missing.code == 2 && missing.err.contains("unknown-heading"), "{}", missing.err);
}

/// Whatever the order of the columns, no rater is taken for a seller.
#[test]
fn no_rater_of_a_form_is_a_seller_wherever_the_columns_stand() {
    for_each(0..40, |seed| {
        let mut dice = Dice(seed);
        let rows: Vec<Vec<&str>> = FORM.lines().map(|line| line.split(',').collect()).collect();
        let mut order: Vec<usize> = (0..6).collect();
        dice.shuffle(&mut order);
        let lines = rows.iter().map(|row| order.iter().map(|at| row[*at]).collect::<Vec<_>>().join(";"));
        let files = Files::empty();
        files.write("form.csv", lines.collect::<Vec<_>>().join("\n"));
        let form = files.path("form.csv");
        assert_eq!(names(&[&form, "--seller-column", "Who do you rate"]), ["Kari Vik", "Ola Moe"], "{seed}");
    });
}

#[test]
fn a_team_file_holds_or_names_the_map_of_its_table() {
    let files = Files::empty();
    files.write("s.csv", "Navn på selger;Tåler avslag;Nivå\nKari Vik;4;God\nOla Moe;2;Lav\n");
    let map = "columns: {Navn på selger: name, Tåler avslag: resilience, Nivå: drive}\nwords: {God: 4, Lav: 2}\nscale: [1, 5]\n";
    files.write("map.yaml", map);
    files.write("named.yaml", "team: T\nsellers: s.csv\ncolumns: map.yaml\n");
    let inside = map.lines().map(|line| format!("  {line}\n")).collect::<String>();
    files.write("inside.yaml", format!("team: T\nsellers: s.csv\ncolumns:\n{inside}"));
    files.write("plain.yaml", "team: T\nsellers: s.csv\n");
    let told = |args: &[&str]| {
        let done = salesfit(&[&["match"], args, &["--format", "json", "--draws", "0"]].concat());
        assert_eq!(done.code, 0, "{}", done.err);
        done.out
    };
    let (named, inside, plain) =
        (files.path("named.yaml"), files.path("inside.yaml"), files.path("plain.yaml"));
    let by_option = told(&[&plain, "--columns", &files.path("map.yaml")]);
    assert_eq!(told(&[&named]), by_option);
    assert_eq!(told(&[&inside]), by_option);
    assert!(
        by_option.contains("\"scale\":[1.0,5.0]")
            || by_option.replace(['\n', ' '], "").contains("\"scale\":[1.0,5.0]")
    );
    // What is wrong in the map is told where it stands, with what is wrong elsewhere.
    files.write(
        "wrong.yaml",
        "team: T\nmotion: b2b\nsellers: s.csv\ncolumns: {columns: {Nivå: driv}, word: {}}\n",
    );
    let wrong = salesfit(&["match", &files.path("wrong.yaml")]);
    assert_eq!(wrong.problems(), ["unknown-column", "unknown-key", "unknown-motion"], "{}", wrong.err);
    // The map of the command line wins, and a file that is no map is not quoted in a review.
    files.write("secret.yaml", "password: hunter2\n");
    files.write("sly.yaml", "team: T\nsellers: s.csv\ncolumns: secret.yaml\n");
    let sly = salesfit(&["check", &files.path("sly.yaml")]);
    assert!(sly.code == 2 && !sly.err.contains("hunter2"), "{}", sly.err);
    assert_eq!(told(&[&files.path("sly.yaml"), "--columns", &files.path("map.yaml")]), by_option);
    files.write("idle.yaml", "columns: map.yaml\nsellers: [{name: Kari, scores: {drive: 4}}]\n");
    assert!(salesfit(&["match", &files.path("idle.yaml")]).err.contains("note[columns-of-no-table]"));
    let over = salesfit(&["match", &named, "-o", &files.path("map.yaml"), "--format", "csv"]);
    assert!(over.code == 2 && over.err.contains("output-is-input"), "{}", over.err);
}

#[test]
fn levels_in_words_are_read_by_the_catalog_and_told() {
    let files = Files::empty();
    files.write("w.csv", "Name;Drive;Empathy\nKari;Advanced;EKSPERT\nOla;beginner;5\n");
    let table = files.path("w.csv");
    let done = salesfit(&["match", &table]);
    assert_eq!(done.problems(), ["words-among-numbers"], "{}", done.err);
    files.write("w.csv", "Name;Drive;Empathy\nKari;Advanced;EKSPERT\nOla;beginner;Middels\n");
    files.write("n.csv", "Name;Drive;Empathy\nKari;8;9\nOla;2;5\n");
    let told = |file: &str| salesfit(&["match", &files.path(file), "--format", "csv"]).out;
    assert_eq!(told("w.csv"), told("n.csv"));
    let done = salesfit(&["match", &table, "--format", "json"]);
    assert!(done.err.contains("note[words-for-scores]") && done.err.contains("Advanced 8"), "{}", done.err);
    assert!(done.out.contains("words-for-scores"));
    // On another scale it is the same level.
    let scaled = salesfit(&["match", &table, "--scale", "0..100", "--format", "csv"]).out;
    assert_eq!(scaled, told("n.csv"));
    // The user's own words win, and unknown stays unknown.
    files.write("map.yaml", "words: {Advanced: 3}\nunknown: [beginner]\n");
    let own = salesfit(&["match", &table, "--columns", &files.path("map.yaml"), "--format", "csv"]).out;
    files.write("n.csv", "Name;Drive;Empathy\nKari;3;9\nOla;;5\n");
    assert_eq!(own, told("n.csv"));
    // Another word is no score.
    files.write("w.csv", "Name;Drive\nKari;Advanced\nOla;Splendid\n");
    assert_eq!(salesfit(&["match", &table]).problems(), ["word-for-score"]);
    files.write("bad.yaml", "extends: builtin\nwords: {Top: 11, a: 1, A: 2}\n");
    let bad = salesfit(&["catalog", "check", &files.path("bad.yaml")]);
    assert_eq!(bad.problems(), ["score-off-scale", "duplicate-key"], "{}", bad.err);
}

#[test]
fn a_map_is_written_as_yaml_and_as_nothing_else() {
    let files = Files::empty();
    files.write("s.csv", "Name;Drive\nKari;7\n");
    let table = files.path("s.csv");
    for name in ["map.xlsx", "map.csv", "map.json"] {
        let path = files.path(name);
        let done = salesfit(&["columns", &table, "-o", &path]);
        assert!(done.code == 2 && done.err.contains("unknown-ending"), "{}", done.err);
        assert!(fs::metadata(&path).is_err(), "{name} is written");
    }
    let done = salesfit(&["columns", &table, "--format", "xlsx", "-o", &files.path("map.yaml")]);
    assert!(done.err.contains("map-is-yaml"), "{}", done.err);
    assert_eq!(salesfit(&["columns", &table, "-o", &files.path("map.yml")]).code, 0);
}

#[test]
fn notes_are_in_the_json_of_every_command_that_reads_a_team() {
    let files = Files::empty();
    files.write("s.csv", "Name;Role;Drive;Remark\nKari;hunter;4;x\nOla;hunter;3;y\nPer;hunter;2;z\n");
    let table = files.path("s.csv");
    for args in [
        &["match", &table][..],
        &["explain", &table, "kari"],
        &["assign", &table, "--seats", "hunter=2"],
        &["organize", &table],
        &["ask", &table],
        &["coach", &table],
        &["raters", &table],
        &["diff", &table, &table],
        &["check", &table],
    ] {
        let told = salesfit(&[args, &["--format", "json"]].concat()).json();
        let codes: Vec<&str> = told["notes"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|note| note["code"].as_str())
            .collect();
        assert!(
            codes.contains(&"unread-columns") && codes.contains(&"scale-looks-like"),
            "{args:?}: {codes:?}"
        );
    }
}

#[test]
fn the_work_of_a_table_is_said_on_the_command_line() {
    let files = Files::empty();
    files.write("s.csv", "Name;Drive;Empathy\nKari;9;4\nOla;3;8\n");
    let table = files.path("s.csv");
    files.write(
        "team.yaml",
        "team: s\nsellers: s.csv\ndemand: {hunting: 40, account-management: 30}\nseats: {hunter: 1}\n",
    );
    let told = |args: &[&str]| {
        let done = salesfit(&[&["organize"], args, &["--format", "csv"]].concat());
        assert_eq!(done.code, 0, "{}", done.err);
        done.out
    };
    let team = told(&[&files.path("team.yaml")]);
    let by_name = ["--demand", "New-customer hunting=40,account-management=30", "--seats", "Hunter=1"];
    let by_id = ["--demand", "hunting=40,account-management=30", "--seats", "hunter=1"];
    assert_eq!(told(&[&[table.as_str()][..], &by_id].concat()), team);
    assert_eq!(told(&[&[table.as_str()][..], &by_name].concat()), team);
    for (wrong, code) in [
        (["--demand", "huntin=40"], "unknown-task"),
        (["--demand", "hunting=40,hunting=30"], "demand-twice"),
        (["--seats", "huntr=1"], "unknown-role"),
        (["--seats", "hunter=1,hunter=2"], "seats-twice"),
    ] {
        assert_eq!(salesfit(&[&["organize", &table][..], &wrong].concat()).problems(), [code]);
    }
}

/// A decimal comma between commas moves every cell behind it, wherever it stands.
#[test]
fn a_decimal_comma_between_commas_never_moves_a_score_in_silence() {
    for_each(0..60, |seed| {
        let mut dice = Dice(seed);
        let width = dice.count(2, 5);
        let traits = ["drive", "empathy", "patience", "writing", "discipline"];
        let mut lines = vec![format!("name,{},remark", traits[..width].join(","))];
        let rows = dice.count(2, 9);
        let (at_row, at_cell) = (
            dice.count(1, u32::try_from(rows).expect("few")) - 1,
            dice.count(0, u32::try_from(width - 1).expect("few")),
        );
        for row in 0..rows {
            let cells: Vec<String> = (0..width)
                .map(|cell| {
                    let score = dice.below(9);
                    if (row, cell) == (at_row, at_cell) { format!("{score},5") } else { score.to_string() }
                })
                .collect();
            lines.push(format!("Kari N{row},{},", cells.join(",")));
        }
        let files = Files::empty();
        files.write("t.csv", lines.join("\n"));
        let done = salesfit(&["match", &files.path("t.csv"), "--draws", "0"]);
        assert_eq!(done.code, 2, "{seed}: {lines:?}");
    });
}
