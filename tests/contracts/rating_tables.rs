//! Tables with a row for each rating, and with people across: ordinary ones are read whole, and what is no rating, no rater or
//! no person is refused or told.

use crate::support::{Dice, Files, for_each, salesfit, sellers};

/// Names of many cultures, some of them of one word.
const NAMES: [&str; 24] = [
    "Kari Nordmann",
    "Ola von Berg",
    "Jan de Vries",
    "Aisha al-Amin",
    "Nguyễn Văn An",
    "李 雷",
    "Suharto",
    "Kari",
    "Per-Erik Ås",
    "Max Weber",
    "Norm Peterson",
    "Sten Ek",
    "Łukasz Wiśniewski",
    "Siobhán O’Hara",
    "Björk Guðmundsdóttir",
    "Olu Adebayo-Smith",
    "Kari Nord",
    "Mia Team",
    "Anna Maria da Silva Santos",
    "N. Rao",
    "Ole-Johan",
    "Ida Sales",
    "Ayşe Yılmaz",
    "Tor",
];

const RATERS: [&[&str]; 6] = [
    &["self", "manager", "peer"],
    &["Selv", "Leder", "Kollega", "Kunde"],
    &["Nils Moe", "Eva Vik", "Liv Berg"],
    &["Nils", "Max", "Eva"],
    &["NM", "EV", "SD", "N"],
    &["1001", "1002", "2017"],
];

const TRAITS: [&str; 6] = ["Empathy", "Drive to win", "Patience", "Listening", "Thick skin", "Planning"];

fn run(text: &str, more: &[&str]) -> (Result<Vec<String>, Vec<String>>, String) {
    let files = Files::empty();
    files.write("sellers.csv", text);
    let run = salesfit(
        &[&["match", &files.path("sellers.csv"), "--draws", "0", "--format", "json"], more].concat(),
    );
    if run.code != 0 {
        return (Err(run.problems().into_iter().map(str::to_owned).collect()), run.err.clone());
    }
    let json = run.json();
    let names = sellers(&json).iter().filter_map(|seller| seller["name"].as_str().map(str::to_owned));
    (Ok(names.collect()), run.err)
}

/// The codes of the problems of a table.
fn problems(text: &str) -> Vec<String> {
    run(text, &[]).0.err().unwrap_or_default()
}

#[test]
fn ordinary_ratings_are_read_with_nobody_lost() {
    for_each(0..150, |seed| {
        let mut dice = Dice(seed);
        let mut names = NAMES.to_vec();
        dice.shuffle(&mut names);
        names.truncate(dice.count(2, 14));
        let raters = dice.pick(&RATERS);
        let (has_raters, has_halves, is_trait_first) =
            (dice.count(0, 1) == 1, dice.count(0, 1) == 1, dice.count(0, 1) == 1);
        let mut rows = Vec::new();
        for name in &names {
            for of in &TRAITS[..dice.count(1, 6)] {
                let most = if has_raters { dice.pick(&[1, 2, raters.len()]).min(raters.len()) } else { 1 };
                for rater in &raters[..most] {
                    let half = if has_halves && dice.count(0, 1) == 1 { ".5" } else { "" };
                    let score = format!("{}{half}", dice.count(0, 9));
                    let about = if is_trait_first { format!("{of};{name}") } else { format!("{name};{of}") };
                    let by = if has_raters { format!(";{rater}") } else { String::new() };
                    rows.push(format!("{about};{score}{by}\n"));
                }
            }
        }
        dice.shuffle(&mut rows);
        let about = if is_trait_first { "Trait;Seller" } else { "Seller;Trait" };
        let by = if has_raters { ";Rater" } else { "" };
        let text = format!("{about};Score{by}\n{}", rows.concat());
        let mut read = run(&text, &[]).0.unwrap_or_else(|codes| panic!("{codes:?}\n{text}"));
        read.sort();
        names.sort_unstable();
        assert_eq!(read, names, "{text}");
    });
}

#[test]
fn people_across_are_read_with_nobody_lost() {
    for_each(0..100, |seed| {
        let mut dice = Dice(seed);
        let mut names = NAMES.to_vec();
        dice.shuffle(&mut names);
        names.truncate(dice.count(2, 12));
        let heading = dice.pick(&["Trait", "Egenskap", "", "Competency"]);
        let mut text = format!("{heading};{}\n", names.join(";"));
        for of in TRAITS {
            let cells = names.iter().map(|_| dice.count(0, 10).to_string()).collect::<Vec<_>>();
            text += &format!("{of};{}\n", cells.join(";"));
        }
        match run(&text, &[]).0 {
            Ok(mut read) => {
                read.sort();
                names.sort_unstable();
                assert_eq!(read, names, "{text}");
            }
            // By chance somebody has the mean of all others, or a single name at an end of whole ones.
            Err(codes) => assert!(
                codes.iter().all(|code| ["row-of-averages", "hardly-a-name"].contains(&&**code)),
                "{codes:?}\n{text}"
            ),
        }
    });
}

#[test]
fn a_trait_with_a_remark_is_judged_as_a_heading_is() {
    let kinds = [
        ("(target)", "rating-of-another-measure"),
        ("(omvendt)", "rating-of-another-measure"),
        ("(rank)", "rating-of-another-measure"),
        ("(SD)", "rating-of-another-measure"),
        ("(n)", "rating-of-another-measure"),
        ("(max 5)", "end-of-scale-in-heading"),
        ("(1-5)", "scale-in-heading"),
        ("(%)", "scale-in-heading"),
    ];
    for (remark, code) in kinds {
        let text = format!(
            "Seller;Trait;Score\nKari Vik;Empathy;7\nKari Vik;Empathy {remark};3\nOla Moe;Patience;2\n"
        );
        assert_eq!(problems(&text), [code], "{text}");
        let text = format!("Seller;Trait;Score {remark}\nKari Vik;Empathy;3\nOla Moe;Patience;2\n");
        let code = code.replace("rating-", "heading-");
        assert_eq!(problems(&text), [code], "{text}");
    }
    let (read, said) = run("Seller;Trait;Score\nKari Vik;Empathy (2024);7\nOla Moe;Patience (self);3\n", &[]);
    assert!(
        read.is_ok() && said.contains("remarks-in-headings") && said.contains("raters-in-headings"),
        "{said}"
    );
}

#[test]
fn whoever_cannot_rate_is_no_rater() {
    for word in [
        "Target",
        "Ziel 2026",
        "Soll",
        "Krav",
        "Benchmark",
        "Gap",
        "Weight",
        "2024",
        "Forrige år",
        "Last year",
        "Required",
        "Composite",
        "Result",
        "Final",
        "Consensus",
        "Score",
        "Ønsket nivå",
    ] {
        let text = format!(
            "Seller;Trait;Rater;Score\nKari Vik;Empathy;Nils;7\nKari Vik;Empathy;{word};3\nOla Moe;Empathy;Nils;2\n"
        );
        assert_eq!(problems(&text), ["rater-is-nobody"], "{word}");
    }
    // Norm may be a person, and one word among whole names may be anything.
    for (rater, word) in [("Nils", "Norm"), ("Nils Moe", "Wunschbild")] {
        let text = format!(
            "Seller;Trait;Rater;Score\nKari Vik;Empathy;{rater};7\nKari Vik;Empathy;{word};3\nOla Moe;Empathy;Eva Vik;2\n"
        );
        let (read, said) = run(&text, &[]);
        assert!(read.is_ok() && said.contains("words-for-raters") && said.contains(word), "{said}");
    }
}

#[test]
fn the_average_of_all_sellers_is_no_seller_whatever_it_is_called() {
    for word in
        ["Team", "Team Nord", "Alle", "All sellers", "Region Nord", "Company", "Norm", "Selskapet", "Laget"]
    {
        let text = format!(
            "Seller;Trait;Score\nKari Vik;Empathy;7\nKari Vik;Patience;8\nOla Moe;Empathy;4\nOla Moe;Patience;5\n\
             {word};Empathy;5,5\n{word};Patience;6,5\n"
        );
        assert_eq!(problems(&text), ["seller-of-averages"], "{word}");
        let (read, said) = run(&text.replace("6,5", "9"), &[]);
        assert!(read.is_err() || said.contains("names-unlike"), "{word}: {said}");
    }
}

#[test]
fn columns_that_are_nobody_are_no_people() {
    for word in [
        "Self",
        "Manager",
        "2024",
        "Change",
        "Importance",
        "Score",
        "Vekt",
        "No.",
        "Question no",
        "Low",
        "Total score",
        "North",
        "Team Nord",
        "Lederens vurdering",
        "Objectif",
        "Kari 2024",
        "Gewicht",
        "Job profile",
        "Stillingskrav",
        "Round 1",
        "Uke 40",
        "Rater 2",
        "Observer A",
        "Per Sjef (rater)",
        "My manager",
        "Before training",
        "Desired state",
        "As-is",
        "Women",
        "Percent of max",
    ] {
        let text =
            format!("Trait;{word};Kari Vik;Ola Moe\nEmpathy;3;7;4\nDrive to win;2;8;5\nPatience;6;6;9\n");
        assert_eq!(problems(&text), ["heading-is-nobody"], "{word}");
    }
    for cells in [["Understands", "Wants", "Waits"], ["1", "2", "3"]] {
        let [one, two, three] = cells;
        let text = format!(
            "Trait;Kari Vik;Ola Moe;Remarks here\nEmpathy;7;4;{one}\nDrive to win;8;5;{two}\nPatience;6;9;{three}\n"
        );
        assert_eq!(problems(&text), ["heading-is-nobody"], "{text}");
    }
    let months = "Trait;Jan;Feb;Mar\nEmpathy;3;4;5\nDrive to win;5;6;7\n";
    assert_eq!(problems(months), ["heading-is-nobody"; 3]);
    for names in [["April", "Kari", "June"], ["Candidate A", "Candidate B", "Candidate C"]] {
        let text = format!("Trait;{}\nEmpathy;7;4;6\nDrive to win;8;5;5\n", names.join(";"));
        let mut read = run(&text, &[]).0.expect("people");
        read.sort();
        let mut names = names;
        names.sort_unstable();
        assert_eq!(read, names, "{text}");
    }
    assert_eq!(problems("No.;Trait;Kari Vik;Ola Moe\n1;Empathy;7;4\n2;Patience;8;5\n"), ["traits-down"]);
}

#[test]
fn a_column_that_is_not_read_may_say_that_rows_are_no_ratings() {
    for (heading, words) in [
        ("Statistic", ["Mean", "SD"]),
        ("Status", ["Submitted", "Draft"]),
        ("Kind", ["Actual", "Target"]),
        ("Relationship", ["Manager", "All"]),
    ] {
        let [one, two] = words;
        let text = format!(
            "Seller;Trait;Score;{heading}\nKari Vik;Empathy;7;{one}\nKari Vik;Empathy;3;{two}\nOla Moe;Empathy;2;{one}\n"
        );
        assert_eq!(problems(&text), ["rows-told-apart"], "{text}");
    }
    for (heading, words) in
        [("Team", ["North", "South"]), ("Certified", ["yes", "no"]), ("Comment", ["good", "slow"])]
    {
        let [one, two] = words;
        let text =
            format!("Seller;Trait;Score;{heading}\nKari Vik;Empathy;7;{one}\nOla Moe;Empathy;2;{two}\n");
        assert!(run(&text, &[]).0.is_ok(), "{text}");
    }
}

#[test]
fn one_person_is_not_two_and_two_are_not_one() {
    let text = "Seller;Trait;Score\nKari Vik;Empathy;7\n\"Vik, Kari\";Patience;3\nOla Moe;Empathy;2\n";
    assert_eq!(problems(text), ["two-forms-of-a-name"]);
    let text = "Employee ID;Trait;Score\n1,23457E+11;Empathy;7\n1,23457E+11;Patience;3\n";
    assert_eq!(problems(text), ["shortened-id"]);
}

#[test]
fn what_a_line_says_of_unknown_scores_is_heard() {
    let people = "Kari Vik;hunter;5;0;4\nOla Moe;hunter;4;2;6\nIda Lie;hunter;0;5;3\n";
    let headings = "Name;Role;Empathy;Patience;Listening\n";
    let line = "0 = not rated";
    let in_heading = headings.replace("Patience", &format!("Patience ({line})"));
    for text in [
        format!("{line}\n{headings}{people}"),
        format!("{headings}{people}\n{line}\n"),
        format!("{in_heading}{people}"),
        format!("Seller;Trait;Score\nKari Vik;Empathy;0\nOla Moe;Empathy;4\n{line};;\n"),
    ] {
        assert_eq!(problems(&text), ["score-means-unknown"], "{text}");
        assert!(run(&text, &["--unknown", "0"]).0.is_ok(), "{text}");
    }
    let harmless = format!("Scale: 0 = low, 10 = high\n{headings}{people}\n2 sellers are not rated\n");
    assert!(run(&harmless, &[]).0.is_ok());
}

#[test]
fn what_a_line_says_of_the_scale_is_heard() {
    let people = "Name;Role;Empathy;Patience;Listening\nKari Vik;hunter;5;6;4\nOla Moe;hunter;4;2;6\nIda Lie;hunter;6;5;3\n";
    for (line, code) in [
        ("Skala 1-6", "scale-told"),
        ("Skala;;1-6;1-6;1-6", "scale-told"),
        ("Scale: 1 = best, 6 = worst", "low-score-is-good"),
        ("Bewertung nach Schulnoten (1 = sehr gut, 6 = ungenügend)", "low-score-is-good"),
        ("* reverse scored: low is good", "low-score-is-good"),
        (";;Target;Target;Target", "group-heading"),
        (";;2024;;2025", "group-heading"),
    ] {
        assert_eq!(problems(&format!("{line}\n{people}")), [code], "{line}");
        if code != "group-heading" {
            assert_eq!(problems(&format!("{people}\n{line}\n")), [code], "{line}");
        }
    }
    assert_eq!(problems(&format!("{people}Max;;6;6;6\n")), ["end-of-scale-told"]);
    for line in ["Skala 1-6", "Max 6 points", "Scale: 1 = low, 6 = high"] {
        assert!(run(&format!("{line}\n{people}"), &["--scale", "1..6"]).0.is_ok(), "{line}");
    }
    for line in
        ["Sales team, Oslo, 2025", "Top 10 sellers of 2026", "Scores 0-10, 10 is best", "Weeks 1-6", ";;2025"]
    {
        let (read, said) = run(&format!("{line}\n{people}"), &[]);
        assert!(read.is_ok() && said.contains(line.trim_matches(';')), "{line}: {said}");
    }
    let own = "Name;Empathy;Patience;Listening\nKari Vik;5;0.7;4\nOla Moe;4;0.9;6\nIda Lie;6;0.8;3\n";
    assert!(run(own, &[]).1.contains("scale-of-column-looks-like"));
}

#[test]
fn headings_on_two_rows_are_told() {
    for text in [
        "Name;Empathy;Patience\n;How empathic;How patient\nKari Vik;5;6\nOla Moe;4;2\n",
        "Name;;\n;Empathy;Patience\nKari Vik;5;6\nOla Moe;4;2\n",
    ] {
        assert_eq!(problems(text), ["second-heading-row"], "{text}");
    }
}
