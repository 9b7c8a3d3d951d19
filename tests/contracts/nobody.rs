//! Rows under names that nobody has, names that lost letters, and files that are something else than they are called.

use crate::support::{Dice, Files, for_each, salesfit, sellers};

const PEOPLE: [&str; 6] = ["Kari Vik", "Ola Moe", "Per Ås", "Åse Dal", "Liv Berg", "Jan Lie"];

/// A table of these people and one more row, with roles or without; the row has no role.
fn table(scores: &[[usize; 4]], name: &str, more: &[String; 4], has_roles: bool) -> String {
    let role = |role: &'static str| if has_roles { format!(";{role}") } else { String::new() };
    let mut text = format!("Name{};drive;empathy;patience;accuracy\n", role("Role"));
    for (person, scores) in PEOPLE.iter().zip(scores) {
        let cells: Vec<String> = scores.iter().map(ToString::to_string).collect();
        text += &format!("{person}{};{}\n", role("hunter"), cells.join(";"));
    }
    text + &format!("{name}{};{}\n", role(""), more.join(";"))
}

fn some_scores(dice: &mut Dice) -> [[usize; 4]; 6] {
    std::array::from_fn(|_| std::array::from_fn(|_| dice.count(2, 10)))
}

/// Who is read of a table, or which problems there are.
fn read(text: &str) -> Result<Vec<String>, Vec<String>> {
    let files = Files::empty();
    files.write("sellers.csv", text);
    let run = salesfit(&[
        "match",
        &files.path("sellers.csv"),
        "--draws",
        "0",
        "--scale",
        "0..10",
        "--format",
        "json",
    ]);
    if run.code != 0 {
        return Err(run.problems().into_iter().map(str::to_owned).collect());
    }
    Ok(sellers(&run.json())
        .iter()
        .map(|seller| seller["name"].as_str().expect("a name").to_owned())
        .collect())
}

#[test]
fn a_row_under_a_word_for_nobody_is_left_out_or_refused() {
    let sure = [
        "Målsetting",
        "Ziel:",
        "Ønsket nivå",
        "Sollprofil",
        "Kravprofil",
        "Forrige år",
        "Vorjahr",
        "Endring",
        "Differanse",
        "Forskjell",
        "Gewichtung",
        "Maxpoäng",
        "Exempel",
        "Eksempel",
        "Lägst",
        "Högst",
        "Bestwert",
        "Medianwert",
        "Standardavvikelse",
        "StdAbw",
        "Spredning",
        "Nedre kvartil",
        "1st quartile",
        "90th percentile",
        "95% CI",
        "P25",
        "Template",
        "Correlation",
        "Std.dev",
        "Responses",
        "% rated",
        "Vacant",
        "Vakant",
        "Unbesetzt",
        "N.N.",
        "Ny selger",
        "Testperson",
        "Ola Nordmann (eksempel)",
        "Best",
        "Ideal",
        "Vikt",
        "Test",
        "Dummy",
        "Ledig",
        "-",
        "0",
        "17",
        "Empathy",
        "Vinnervilje",
        "Hunter",
        "Kundeansvarlig",
        "drive",
    ];
    for_each(0..sure.len() as u64, |seed| {
        let mut dice = Dice(seed);
        let name = sure[usize::try_from(seed).expect("few") % sure.len()];
        let scores = some_scores(&mut dice);
        let text = table(&scores, name, &["3", "9", "2", "8"].map(str::to_owned), dice.percent(50));
        match read(&text) {
            Ok(names) => assert_eq!(names, PEOPLE, "{text}"),
            Err(codes) => {
                assert!(
                    codes.iter().all(|code| ["row-of-averages", "hardly-a-name"].contains(&code.as_str())),
                    "{codes:?}\n{text}"
                );
            }
        }
    });
}

#[test]
fn people_with_awkward_names_are_people() {
    let awkward = [
        "Max Berg",
        "Norm Larsen",
        "George Best",
        "Ideal Krasniqi",
        "Kari Vikt",
        "Test Testesen",
        "Vakant Moe",
        "Ziel Hans",
        "Patience Moe",
        "Hunter Berg",
        "Kari Hunter",
        "Farmer Lie",
        "Mal Berg",
        "P. Q. Lie",
        "Ny Berg",
        "Anna Level",
        "Li Na",
        "Kari 2 Vik",
        "O'Hara Lie",
        "李 雷",
    ];
    for (seed, name) in (0..).zip(awkward) {
        let mut dice = Dice(seed);
        let scores = some_scores(&mut dice);
        for has_roles in [false, true] {
            let text = table(&scores, name, &["3", "10", "2", "9"].map(str::to_owned), has_roles);
            let expected: Vec<&str> = PEOPLE.into_iter().chain([name]).collect();
            assert_eq!(read(&text), Ok(expected.into_iter().map(str::to_owned).collect()), "{text}");
        }
    }
    // A role decides, whatever the name; numbers for names may be all there are.
    let told =
        "Name;Role;drive;empathy\nTest;hunter;7;8\nBest;hunter;5;4\n0;hunter;3;4\nEmpathy;hunter;6;2\n";
    assert_eq!(read(told).map(|names| names.len()), Ok(4));
    let numbers = "Name;drive;empathy\n101;7;8\n102;5;4\n103;3;9\n";
    assert_eq!(read(numbers).map(|names| names.len()), Ok(3));
    let single = "Name;drive;empathy\nKari;7;8\nBest;5;4\nMax;3;9\nOla;9;2\n";
    assert_eq!(read(single).map(|names| names.len()), Ok(4));
}

#[test]
fn a_name_is_joined_of_its_parts_whatever_they_are_called() {
    for (heads, rows) in [
        ("Name;Surname", ["Kari;Vik", "Ola;Moe"]),
        ("Name;Vorname", ["Vik;Kari", "Moe;Ola"]),
        ("Förnamn;Efternamn", ["Kari;Vik", "Ola;Moe"]),
        ("Name;First name", ["Kari Vik;Kari", "Ola Moe;Ola"]),
        ("First name;Last name;Full name", ["Kari;Vik;Kari Vik", "Ola;Moe;Ola Moe"]),
        ("Worker;Supervisory Organization", ["Kari Vik;Sales", "Ola Moe;Sales"]),
    ] {
        let [kari, ola] = rows;
        let text = format!("{heads};Empathy;Patience\n{kari};7;2\n{ola};3;4\n");
        let people = read(&text).unwrap_or_else(|problems| panic!("{heads}: {problems:?}"));
        assert_eq!(people, ["Kari Vik", "Ola Moe"], "{heads}");
    }
}

#[test]
fn a_vacant_seat_is_nobody_though_it_has_a_role() {
    for name in ["Vacant", "Vakant", "Ledig", "N.N.", "ledig stilling"] {
        let text =
            format!("Name;Role;drive;empathy\nKari Vik;hunter;7;8\n{name};hunter;;\nOla Moe;farmer;5;4\n")
                .replace("farmer", "account-manager");
        assert_eq!(read(&text), Ok(vec!["Kari Vik".to_owned(), "Ola Moe".to_owned()]), "{name}");
    }
}

#[test]
fn a_figure_under_a_word_that_says_nothing_is_refused() {
    for_each(0..120, |seed| {
        let mut dice = Dice(seed);
        let scores = some_scores(&mut dice);
        let kind = dice.count(0, 4);
        let figure = |at: usize| {
            let mut column: Vec<usize> = scores.iter().map(|row| row[at]).collect();
            column.sort_unstable();
            match kind {
                0 => (column.iter().sum::<usize>() * 10 / 6 + 5) / 10,
                1 => column[5],
                2 => column[0],
                3 => 6,
                _ => usize::midpoint(column[2], column[3]),
            }
        };
        if (0..4).any(|at| scores.iter().all(|row| row[at] == scores[0][at])) {
            return;
        }
        let name = dice.pick(&["Oslo", "Nord", "Zzz", "Team A"]);
        let text = table(&scores, name, &std::array::from_fn(|at| figure(at).to_string()), true);
        assert_eq!(read(&text), Err(vec!["row-of-averages".to_owned()]), "{text}");
        // The same of a person with a whole name, or with a role, is hers.
        let person = text.replace(&format!("\n{name};;"), &format!("\n{name};hunter;"));
        assert_eq!(read(&person).map(|names| names.len()), Ok(7), "{person}");
    });
}

#[test]
fn whole_numbers_that_are_sums_drop_no_person() {
    let text = "Name;drive;empathy;patience;accuracy\nOla Moe;4;0;5;0\nPer Ås;3;5;3;5\nKari Vik;7;5;8;5\n";
    assert_eq!(read(text), Err(vec!["row-of-averages".to_owned()]));
    let told = text
        .replace(";drive", ";Role;drive")
        .replace("Moe;", "Moe;;")
        .replace("Ås;", "Ås;;")
        .replace("Vik;", "Vik;hunter;");
    assert_eq!(read(&told).map(|names| names.len()), Ok(3), "{told}");
}

#[test]
fn names_that_lost_letters_are_told() {
    let files = Files::empty();
    let noted = |name: &str| {
        files.write("sellers.csv", format!("Name;drive;empathy\nKari Vik;7;8\n{name};5;4\nOla Moe;3;9\n"));
        let run = salesfit(&["match", &files.path("sellers.csv"), "--draws", "0"]);
        assert_eq!(run.code, 0, "{name}: {}", run.err);
        run.err.contains("damaged-names")
    };
    for name in ["?se S?ther", "S≈ther Berg", "K┬re Moe", "J∏rn Lie", "B¯rge Dal", "╪yvind Ås"] {
        assert!(noted(name), "{name}");
    }
    for name in [
        "Åse Sæther",
        "Liv Berg?",
        "«Kaja» Moe",
        "Col·lell Puig",
        "O’Hara Lie",
        "Jürgen Groß",
        "Никита Иванов",
        "Liv Dahl (?)",
    ] {
        assert!(!noted(name), "{name}");
    }
}

#[test]
fn a_web_page_that_is_called_a_workbook_is_told() {
    let files = Files::empty();
    let page = "<table><tr><td>Name</td><td>drive</td></tr><tr><td>Kari Vik</td><td>8</td></tr></table>";
    for text in [
        page.to_owned(),
        format!("<html><body>{page}</body></html>"),
        format!("\n <!DOCTYPE html>\n<HTML>{page}</HTML>"),
        format!("\u{feff}<?xml version=\"1.0\"?>\n<Workbook>{page}</Workbook>"),
    ] {
        for name in ["team.xls", "team.csv", "team.xlsx"] {
            files.write(name, &text);
            assert_eq!(salesfit(&["match", &files.path(name)]).problems(), ["web-page"], "{name}: {text}");
        }
    }
    files.write("team.csv", "<Name>;drive\nKari;8\n");
    assert_eq!(salesfit(&["match", &files.path("team.csv")]).problems(), ["no-name-column"]);
}
