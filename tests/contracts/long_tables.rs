//! Tables with a row for each rating, and ratings that are added to a team: each goes to whom and to what it is about, or the
//! row is refused.

use crate::support::{Dice, Files, for_each, salesfit};

const PEOPLE: [&str; 4] = ["Kari Vik", "Ola Moe", "Per Ås", "Åse Dal"];
const TRAITS: [&str; 4] = ["drive", "Empathy", "Tykk hud", "patience"];

/// Runs `convert` on a table, with more arguments.
fn converted(files: &Files, text: &str, more: &[&str]) -> crate::support::Run {
    files.write("ratings.csv", text);
    salesfit(&[&["convert", &files.path("ratings.csv")], more].concat())
}

/// The lines of a table with a row for each rating of each person, by two raters.
fn rows(dice: &mut Dice) -> Vec<String> {
    let mut rows = Vec::new();
    for name in PEOPLE {
        for of in TRAITS {
            for rater in ["manager", "peer"] {
                rows.push(format!("{name};{of};{};{rater}", dice.count(0, 10)));
            }
        }
    }
    dice.shuffle(&mut rows);
    rows
}

const HEADINGS: &str = "Seller;Trait;Score;Rater\n";

#[test]
fn ratings_whose_id_and_name_are_of_two_sellers_are_nobodys() {
    let files = Files::empty();
    let team = "team: T\nsellers:\n  - {id: k1, name: Kari Vik, scores: {drive: 5}}\n  - {id: o1, name: Ola Moe}\n  - {id: o2, name: Ola Moe}\n";
    files.write("team.yaml", team);
    let added = |rows: &str| {
        files.write("more.csv", format!("id,name,trait,score\n{rows}"));
        salesfit(&["match", &files.path("team.yaml"), "--add", &files.path("more.csv"), "--draws", "0"])
    };
    let crossed = added("k1,Kari Vik,drive,7\no1,Kari Vik,empathy,7\nk1,Ola Moe,empathy,3\n");
    assert_eq!(crossed.code, 2);
    let one = added("o1,Kari Vik,empathy,7\n");
    assert_eq!(one.problems(), ["id-of-another"], "{}", one.err);
    for word in ["more.csv:2", "`o1`", "Ola Moe", "`Kari Vik`", "`k1`"] {
        assert!(one.err.contains(word), "{word}: {}", one.err);
    }
    // A name that nobody has, one of two of that name, and none at all are no contradiction.
    for rows in [
        "k1,Kari Vik Nilsen,drive,7\n",
        "o2,Ola Moe,drive,7\n",
        "k1,,drive,7\n",
        ",Kari Vik,drive,7\n",
        "k1,KARI VIK,drive,7\n",
        "kari,Kari Vik,drive,7\n",
    ] {
        let run = added(rows);
        assert_eq!(run.problems(), Vec::<&str>::new(), "{rows}: {}", run.err);
    }
}

#[test]
fn a_rating_of_no_trait_is_refused_with_its_line() {
    for_each(0..40, |seed| {
        let mut dice = Dice(seed);
        let mut rows = rows(&mut dice);
        let at = dice.count(0, 31);
        let cells: Vec<&str> = rows[at].split(';').collect();
        rows[at] = format!("{};;{};{}", cells[0], cells[2], cells[3]);
        let files = Files::empty();
        let run = converted(&files, &format!("{HEADINGS}{}\n", rows.join("\n")), &[]);
        assert_eq!(run.problems(), ["rating-without-trait"], "{}", run.err);
        assert!(run.err.contains(&format!("ratings.csv:{}:", at + 2)), "{}", run.err);
    });
}

#[test]
fn a_mean_of_raters_is_no_rater() {
    for_each(0..60, |seed| {
        let mut dice = Dice(seed);
        let rows = rows(&mut dice);
        let whole = format!("{HEADINGS}{}\n", rows.join("\n"));
        let files = Files::empty();
        let expected = converted(&files, &whole, &[]);
        assert_eq!(expected.code, 0, "{}", expected.err);
        let word = dice.pick(&[
            "Average",
            "Snitt",
            "Gjennomsnitt",
            "Mean",
            "Total",
            "alle",
            "Median",
            "Avg.",
            "SNITT",
        ]);
        let mut more = rows.clone();
        let at = dice.count(1, 32);
        more.insert(at, format!("{};{};5;{word}", dice.pick(&PEOPLE), dice.pick(&TRAITS)));
        let run = converted(&files, &format!("{HEADINGS}{}\n", more.join("\n")), &[]);
        assert_eq!(run.out, expected.out, "{word}");
        assert!(run.err.contains("rows-left-out") && run.err.contains(&(at + 2).to_string()), "{}", run.err);
    });
    // A rater's own name is hers.
    for rater in
        ["Max", "Alle Bo", "Sum Li", "Per", "SD", "team lead", "Min Lee", "N. Hansen", "group", "Mode"]
    {
        let files = Files::empty();
        let run =
            converted(&files, &format!("{HEADINGS}Kari Vik;drive;5;{rater}\nOla Moe;drive;6;{rater}\n"), &[]);
        assert_eq!(run.code, 0, "{rater}: {}", run.err);
        assert!(!run.err.contains("rows-left-out"), "{rater}: {}", run.err);
    }
}

#[test]
fn of_two_columns_of_names_none_is_chosen_in_a_long_table() {
    for_each(0..60, |seed| {
        let mut dice = Dice(seed);
        let (one, other) = (
            dice.pick(&["Name", "Navn"]),
            dice.pick(&["Seller", "Employee", "Selger", "Ansatt", "Selgers navn"]),
        );
        // All rows may be about one person.
        let rated = if dice.percent(50) { PEOPLE } else { ["Kari Vik"; 4] };
        let lines: Vec<String> = rated
            .iter()
            .zip(["Liv Berg", "Jan Lie", "Tor Hol", "Liv Berg"])
            .map(|(who, by)| format!("{by};drive;7;{who}"))
            .collect();
        let files = Files::empty();
        let run = converted(&files, &format!("{one};Trait;Score;{other}\n{}\n", lines.join("\n")), &[]);
        assert_eq!(run.problems(), ["two-name-columns"], "{one} {other}: {}", run.err);
        let said = converted(
            &files,
            &format!("{one};Trait;Score;{other}\n{}\n", lines.join("\n")),
            &["--seller-column", other],
        );
        assert_eq!(said.code, 0, "{}", said.err);
    });
}

#[test]
fn ratings_that_differ_by_a_period_are_told() {
    let files = Files::empty();
    let with = |heading: &str, cells: [&str; 4]| {
        let lines = ["Kari Vik;drive;3", "Kari Vik;drive;8", "Ola Moe;drive;4", "Ola Moe;drive;9"];
        let lines: Vec<String> =
            lines.iter().zip(cells).map(|(line, cell)| format!("{line};{cell}")).collect();
        let run = converted(&files, &format!("Seller;Trait;Score;{heading}\n{}\n", lines.join("\n")), &[]);
        assert_eq!(run.code, 0, "{}", run.err);
        run.err.contains("ratings-of-several-times") && run.err.contains(&format!("`{heading}`"))
    };
    for (heading, cells) in [
        ("Period", ["Q1", "Q2", "Q1", "Q2"]),
        ("Date", ["2025-01-01", "2026-01-01", "2025-01-02", "2026-01-02"]),
        ("Runde", ["1", "2", "1", "2"]),
        ("Kampanje", ["vår", "høst", "vår", "høst"]),
    ] {
        assert!(with(heading, cells), "{heading}");
    }
    for (heading, cells) in [
        ("Comment", ["good", "better", "fine", "ok"]),
        ("Region", ["Nord", "Nord", "Sør", "Sør"]),
        ("Period", ["Q1", "Q1", "Q1", "Q1"]),
        ("Date", ["2025-01-01", "2025-01-01", "2026-01-02", "2026-01-02"]),
    ] {
        assert!(!with(heading, cells), "{heading}");
    }
}

#[test]
fn kinds_of_raters_are_known_by_their_usual_words() {
    let files = Files::empty();
    for (word, kind) in [
        ("selv", "self"),
        ("Egenvurdering", "self"),
        ("SELF", "self"),
        ("Leder", "manager"),
        ("sjef", "manager"),
        ("boss", "manager"),
        ("Nærmeste leder", "manager"),
        ("Kunde", "kunde"),
        ("Per Lund", "per lund"),
    ] {
        let run =
            converted(&files, &format!("Selger;Egenskap;Skår;Vurdert av\nKari Vik;drive;7;{word}\n"), &[]);
        assert!(run.out.contains(&format!("{kind}: 7")), "{word}: {}\n{}", run.out, run.err);
    }
    // A catalog that knows a `leder` keeps it.
    files.write(
        "own.yaml",
        "extends: builtin\nraters: {leder: {reliability: 0.6}, manager: {reliability: 0.5}}\n",
    );
    let own = files.path("own.yaml");
    let run =
        converted(&files, "Selger;Egenskap;Skår;Vurdert av\nKari Vik;drive;7;Leder\n", &["--catalog", &own]);
    assert!(run.out.contains("leder: 7"), "{}\n{}", run.out, run.err);
}
