//! Headings that may not mean what they seem to: whoever is rated, whatever is measured, and on which scale, is asked for.

use crate::support::{Dice, Files, for_each, salesfit};

const PEOPLE: [&str; 4] = ["Kari Vik", "Ola Moe", "Per Ås", "Åse Dal"];
const RATERS: [&str; 4] = ["Liv Berg", "Jan Lie", "Liv Berg", "Tor Hol"];

/// What `match` says of a table, and its problems.
fn problems(text: &str, more: &[&str]) -> Vec<String> {
    let files = Files::empty();
    files.write("sellers.csv", text);
    let run = salesfit(&[&["match", &files.path("sellers.csv"), "--draws", "0"], more].concat());
    run.problems().into_iter().map(str::to_owned).collect()
}

/// A table with these columns in some order.
fn table(dice: &mut Dice, columns: &[Vec<String>]) -> String {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    dice.shuffle(&mut order);
    let rows = 0..columns[0].len();
    let line = |row: usize| order.iter().map(|at| columns[*at][row].as_str()).collect::<Vec<_>>().join(";");
    rows.map(line).collect::<Vec<_>>().join("\n") + "\n"
}

fn column(heading: &str, cells: &[&str]) -> Vec<String> {
    std::iter::once(heading).chain(cells.iter().copied()).map(str::to_owned).collect()
}

fn scores(dice: &mut Dice, heading: &str, people: usize) -> Vec<String> {
    let cells = (0..people).map(|_| dice.count(0, 10).to_string());
    std::iter::once(heading.to_owned()).chain(cells).collect()
}

#[test]
fn whoever_answers_is_not_taken_for_whoever_is_rated() {
    let names = ["Name", "Navn", "Employee", "Ansatt", "Full name"];
    let rated =
        ["Seller", "Selger", "Who do you rate?", "Hvem vurderer du?", "Kollega", "Rated person", "Gjelder"];
    for_each(0..120, |seed| {
        let mut dice = Dice(seed);
        let heading = dice.pick(&rated);
        let columns = [
            column(dice.pick(&names), &RATERS),
            column(heading, &PEOPLE),
            scores(&mut dice, "Drive to win", 4),
            scores(&mut dice, "Empati", 4),
        ];
        let text = table(&mut dice, &columns);
        assert_eq!(problems(&text, &[]), ["two-name-columns"], "{text}");
        assert_eq!(problems(&text, &["--seller-column", heading]), Vec::<String>::new(), "{text}");
    });
}

#[test]
fn a_second_column_with_the_same_people_is_no_doubt() {
    for_each(0..40, |seed| {
        let mut dice = Dice(seed);
        let first: Vec<&str> = PEOPLE.iter().map(|name| name.split(' ').next().unwrap_or_default()).collect();
        let columns = [
            column("Navn", &PEOPLE),
            column(dice.pick(&["Selger", "Ansatt"]), &first),
            column("Leder", &RATERS),
            column("By", &["Oslo", "Bergen", "Oslo", "Molde"]),
            scores(&mut dice, "Drive to win", 4),
        ];
        let text = table(&mut dice, &columns);
        assert_eq!(problems(&text, &[]), Vec::<String>::new(), "{text}");
    });
}

#[test]
fn what_is_no_score_on_this_scale_is_not_read_as_one() {
    let kinds = [
        ("(rang)", "heading-of-another-measure"),
        ("(omvendt)", "heading-of-another-measure"),
        ("(target)", "heading-of-another-measure"),
        ("(n)", "heading-of-another-measure"),
        ("(1 = best)", "heading-of-another-measure"),
        ("(1-5)", "scale-in-heading"),
        ("(0–100)", "scale-in-heading"),
        ("(skala 1 til 6)", "scale-in-heading"),
    ];
    for_each(0..80, |seed| {
        let mut dice = Dice(seed);
        let (remark, code) = dice.pick(&kinds);
        let heading = format!("{} {remark}", dice.pick(&["Empathy", "Vinnervilje"]));
        let columns =
            [column("Navn", &PEOPLE), scores(&mut dice, &heading, 4), scores(&mut dice, "Tykk hud", 4)];
        let text = table(&mut dice, &columns);
        assert_eq!(problems(&text, &[]), [code], "{text}");
    });
    let five = "Navn;Empati (1-5);Vinnervilje (1 til 5)\nKari Vik;4;5\nOla Moe;1;2\n";
    assert_eq!(problems(five, &["--scale", "1..5"]), Vec::<String>::new());
}

#[test]
fn of_two_columns_for_a_trait_none_is_chosen() {
    for_each(0..60, |seed| {
        let mut dice = Dice(seed);
        let one = dice.pick(&["Empati", "Empati (selv)", "Empathy (2025)"]);
        let other = dice.pick(&["Empathy (manager)", "Empati (2026)", "[Empati]"]);
        let columns = [column("Navn", &PEOPLE), scores(&mut dice, one, 4), scores(&mut dice, other, 4)];
        let text = table(&mut dice, &columns);
        assert_eq!(problems(&text, &[]), ["duplicate-column"], "{text}");
    });
    // A remark beside the score is none.
    let remark = "Navn;Empati;Empati (kommentar)\nKari Vik;4;often\nOla Moe;1;\n";
    assert_eq!(problems(remark, &[]), Vec::<String>::new());
}

#[test]
fn a_quotation_mark_in_the_headings_swallows_nobody() {
    for_each(0..60, |seed| {
        let mut dice = Dice(seed);
        let columns: Vec<Vec<String>> = vec![
            column("Navn", &PEOPLE),
            scores(&mut dice, "Empati", 4),
            scores(&mut dice, "Vinnervilje", 4),
            scores(&mut dice, "Tykk hud", 4),
        ];
        let text = table(&mut dice, &columns);
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let cells: Vec<&str> = lines[0].split(';').collect();
        // It opens in the last heading and closes somewhere in the first row but its last cell.
        lines[0] = format!("{};\"{}", cells[..3].join(";"), cells[3]);
        let first: Vec<&str> = lines[1].split(';').collect();
        let end = dice.count(0, 2);
        lines[1] = format!("{}\";{}", first[..=end].join(";"), first[end + 1..].join(";"));
        let text = lines.join("\n") + "\n";
        assert_eq!(problems(&text, &[]), ["quote-over-rows"], "{text}");
    });
}

#[test]
fn a_line_break_inside_a_row_makes_nobody() {
    for_each(0..60, |seed| {
        let mut dice = Dice(seed);
        let columns: Vec<Vec<String>> = vec![
            column("Navn", &PEOPLE),
            column("Kommentar", &["ok for now", "bra men ikke best", "fin fyr da", "ny i år her"]),
            scores(&mut dice, "Empati", 4),
            scores(&mut dice, "Vinnervilje", 4),
        ];
        let rows = 0..5;
        let line =
            |row: usize| columns.iter().map(|column| column[row].as_str()).collect::<Vec<_>>().join(";");
        let mut lines: Vec<String> = rows.map(line).collect();
        let broken = 1 + dice.count(0, 3);
        let at = lines[broken].rfind(' ').expect("a remark of several words");
        lines[broken].replace_range(at..=at, "\n");
        let text = lines.join("\n") + "\n";
        assert!(problems(&text, &[]).contains(&"row-on-two-lines".to_owned()), "{text}");
    });
}
