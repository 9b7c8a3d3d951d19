//! Tables as people have them: nobody is lost, nobody is invented, or the table is refused with the line.
//!
//! Each property makes tables, puts one fault of a kind anywhere in them, and compares who is read with who is there.

use proptest::prelude::*;

use crate::support::{Files, salesfit, sellers};

/// The headings of a made table: names, five traits of the frozen catalog, and remarks.
const HEADINGS: [&str; 7] = ["name", "drive", "empathy", "patience", "resilience", "accuracy", "remarks"];

const FIRST: [&str; 8] = ["Kari", "Ola", "Åse", "Per", "Ingrid", "Bjørn", "Sæbjørg", "Zoë"];
const LAST: [&str; 8] = ["Nordmann", "Vik", "Bjørnstad", "Ås", "Øverland", "Moe", "Lie", "Hægeland"];

/// A table of people with scores.
#[derive(Clone, Debug)]
struct Table {
    separator: char,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn text(&self) -> String {
        let mut text = String::new();
        for row in std::iter::once(HEADINGS.map(str::to_owned).to_vec()).chain(self.rows.iter().cloned()) {
            text.push_str(&row.join(&self.separator.to_string()));
            text.push('\n');
        }
        text
    }

    fn names(&self) -> Vec<String> {
        self.rows.iter().map(|row| row[0].clone()).collect()
    }

    /// The lines of this table with another one put in before the row of this number.
    fn with_line(&self, at: usize, line: &str) -> String {
        let text = self.text();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.insert(1 + at.min(self.rows.len()), line);
        lines.join("\n") + "\n"
    }
}

prop_compose! {
    fn tables()(
        separator in prop::sample::select(vec![';', ',', '\t']),
        scores in prop::collection::vec(prop::collection::vec(0..=10_u8, 5), 4..12),
        remarks in prop::collection::vec(prop::sample::select(vec!["", "new", "on leave"]), 12),
        first in 0..8_usize,
    ) -> Table {
        let row = |(at, scores): (usize, &Vec<u8>)| {
            let name = format!("{} {}", FIRST[(first + at) % 8], LAST[(first + at / 8 * 3 + at) % 8]);
            let cells = scores.iter().map(ToString::to_string);
            let mut row: Vec<String> = std::iter::once(name).chain(cells).collect();
            row.push(remarks[at].to_owned());
            row
        };
        let mut rows: Vec<Vec<String>> = scores.iter().enumerate().map(row).collect();
        rows.sort();
        rows.dedup_by(|a, b| a[0] == b[0]);
        Table { separator, rows }
    }
}

/// Who is read of a table, or what is said of it.
fn read(bytes: &[u8], options: &[&str]) -> Result<Vec<String>, String> {
    let files = Files::empty();
    files.write("sellers.csv", bytes);
    let path = files.path("sellers.csv");
    let base = ["match", &path, "--catalog", "tests/frozen/catalog.yaml", "--format", "json"];
    let run = salesfit(&[&base[..], options].concat());
    match run.code {
        0 => {
            let sellers = run.json()["sellers"].as_array().expect("a list").clone();
            Ok(sellers.iter().map(|seller| seller["name"].as_str().expect("a name").to_owned()).collect())
        }
        _ => Err(run.err),
    }
}

/// Asserts that all are read and nobody else, or that the table is refused at one of the lines.
fn whole_or_refused(
    text: &str,
    names: &[String],
    lines: std::ops::RangeInclusive<usize>,
) -> Result<(), TestCaseError> {
    match read(text.as_bytes(), &[]) {
        Ok(read) => prop_assert_eq!(read, names, "{}", text),
        Err(said) => {
            let told = lines.clone().any(|line| said.contains(&format!("sellers.csv:{line}:")));
            prop_assert!(told, "none of the lines {:?} is named:\n{}\n{}", lines, said, text);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn a_made_table_is_read_as_it_is(table in tables()) {
        prop_assert_eq!(read(table.text().as_bytes(), &[]), Ok(table.names()));
    }

    #[test]
    fn an_open_quotation_mark_swallows_nobody(table in tables(), row in any::<prop::sample::Index>(), column in 0..7_usize, end in any::<prop::sample::Index>()) {
        let at = row.index(table.rows.len());
        let mut broken = table.clone();
        broken.rows[at][column].insert(0, '"');
        // It runs to the end of the file, or to a mark in a later row.
        whole_or_refused(&broken.text(), &table.names(), at + 2..=at + 2)?;
        let closed = at + 1 + end.index(table.rows.len());
        if closed < table.rows.len() {
            broken.rows[closed][column].insert(0, '"');
            whole_or_refused(&broken.text(), &table.names(), at + 2..=closed + 2)?;
            broken.rows[closed][column].remove(0);
            broken.rows[closed][column].push('"');
            whole_or_refused(&broken.text(), &table.names(), at + 2..=closed + 2)?;
        }
    }

    #[test]
    fn a_remark_on_several_lines_is_a_remark(table in tables(), row in any::<prop::sample::Index>()) {
        let at = row.index(table.rows.len());
        let mut told = table.clone();
        told.rows[at][6] = "\"Good, but\nslow in the morning.\n\nAsk again\"".to_owned();
        prop_assert_eq!(read(told.text().as_bytes(), &[]), Ok(table.names()));
    }

    #[test]
    fn averages_sums_and_counts_are_nobody(
        table in tables(),
        place in 0..13_usize,
        word in prop::sample::select(vec![
            "Average", "Mean", "Gjennomsnitt", "Snitt", "Sum", "Total", "Totalt", "Antall", "Count", "Median", "Moyenne",
            "Durchschnitt", "Team average:", "Gj.snitt", "Min", "Max", "Keskiarvo", "", "Xyzzy"]),
        kind in 0..5_usize,
        decimals in 0..3_usize,
    ) {
        let column = |at: usize| table.rows.iter().map(move |row| row[at].parse::<f64>().expect("a number"));
        let figures = (1..6).map(|at| {
            let (sum, count) = (column(at).sum::<f64>(), table.rows.iter().map(|_| 1.0).sum::<f64>());
            let figure = match kind {
                0 => sum / count,
                1 => sum,
                2 => column(at).fold(f64::INFINITY, f64::min),
                3 => column(at).fold(0.0, f64::max),
                _ => count,
            };
            let figure = format!("{figure:.decimals$}");
            if table.separator == ';' { figure.replace('.', ",") } else { figure }
        });
        let cells: Vec<String> = std::iter::once(word.to_owned()).chain(figures).chain([String::new()]).collect();
        let at = place.min(table.rows.len());
        let text = table.with_line(at, &cells.join(&table.separator.to_string()));
        // A name that means nothing is told by decimals that no score has, or by sums.
        let is_named = !matches!(word, "" | "Xyzzy" | "Min" | "Max");
        let is_figure = matches!((word, kind), ("Min", 2) | ("Max", 3));
        let is_telling = kind == 0 && decimals == 2 && figures_differ(&table)
            || kind == 1 && (1..6).all(|at| column(at).sum::<f64>() > 10.0);
        if is_named || is_figure || is_telling || word.is_empty() {
            whole_or_refused(&text, &table.names(), at + 2..=at + 2)?;
        }
    }

    #[test]
    fn sources_remarks_and_headings_are_nobody(
        table in tables(),
        place in 0..13_usize,
        padded in any::<bool>(),
        line in prop::sample::select(vec![
            "Source: HR system, exported 2026-11-28", "Kilde: HR", "* on leave", "Note: scores by managers",
            "Confidential", "Oppdatert 1. november", "Side 1 av 2", "© Nordlys", "Team North", "-----", "HEADINGS"]),
    ) {
        let own = table.separator.to_string();
        let line = if line == "HEADINGS" { HEADINGS.join(&own) } else { line.to_owned() };
        let quoted = if line.contains(&own) && !line.starts_with("name") { format!("\"{line}\"") } else { line };
        let full = if padded { format!("{quoted}{}", own.repeat(6)) } else { quoted };
        let at = place.min(table.rows.len());
        whole_or_refused(&table.with_line(at, &full), &table.names(), at + 2..=at + 2)?;
    }

    #[test]
    fn a_row_with_another_separator_is_refused(table in tables(), row in any::<prop::sample::Index>(), other in prop::sample::select(vec![';', ',', '\t', '|'])) {
        prop_assume!(other != table.separator);
        let at = row.index(table.rows.len());
        let mut text = String::new();
        for (number, line) in table.text().lines().enumerate() {
            let own = table.separator.to_string();
            text.push_str(&if number == at + 1 { line.replace(&own, &other.to_string()) } else { line.to_owned() });
            text.push('\n');
        }
        let said = read(text.as_bytes(), &[]);
        let line = format!("sellers.csv:{}:", at + 2);
        prop_assert!(said.as_ref().is_err_and(|said| said.contains(&line)), "{:?}\n{}", said, text);
    }

    #[test]
    fn a_row_that_ends_early_is_told(table in tables(), row in any::<prop::sample::Index>(), cells in 1..7_usize) {
        let at = row.index(table.rows.len());
        let mut short = table.clone();
        short.rows[at].truncate(cells);
        let files = Files::empty();
        files.write("sellers.csv", short.text());
        let run = salesfit(&["match", &files.path("sellers.csv"), "--catalog", "tests/frozen/catalog.yaml", "--format", "csv"]);
        let told = run.err.contains(&format!("sellers.csv:{}:", at + 2));
        prop_assert!(told, "{}\n{}", run.err, short.text());
        let read = if run.code == 0 { run.out.lines().count() - 1 } else { table.rows.len() };
        prop_assert_eq!(read, table.rows.len());
    }

    #[test]
    fn names_are_read_in_any_encoding(table in tables(), which in 0..4_usize) {
        let text = table.text();
        let bytes: Option<Vec<u8>> = match which {
            0 => text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect(),
            1 => text.chars().map(|c| in_table(c, &MACROMAN)).collect(),
            2 => text.chars().map(|c| in_table(c, &DOS)).collect(),
            _ => Some([&[0xff, 0xfe][..], &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat()),
        };
        prop_assert_eq!(read(&bytes.expect("it has the letters"), &[]), Ok(table.names()));
    }

    #[test]
    fn one_person_has_one_id_however_her_name_is_written(table in tables(), row in any::<prop::sample::Index>(), place in 0..13_usize, mark in prop::sample::select(vec!["\u{ad}", "\u{200b}", "\u{feff}", "\u{2060}"])) {
        let at = row.index(table.rows.len());
        let decomposed: String = table.rows[at][0]
            .chars()
            .flat_map(|c| match c {
                'å' => "a\u{30a}".chars().collect::<Vec<_>>(),
                'Å' => "A\u{30a}".chars().collect(),
                'ë' => "e\u{308}".chars().collect(),
                c => vec![c],
            })
            .collect();
        let mut again = table.rows[at].clone();
        again[0] = format!("{mark}{decomposed}");
        let place = place.min(table.rows.len());
        let text = table.with_line(place, &again.join(&table.separator.to_string()));
        let said = read(text.as_bytes(), &[]);
        prop_assert!(said.as_ref().is_err_and(|said| said.contains("duplicate-seller")), "{:?}", said);
    }

    #[test]
    fn titles_above_and_words_for_unknown_hide_nobody(table in tables(), titles in 1..4_usize, row in any::<prop::sample::Index>(), column in 1..6_usize, word in prop::sample::select(vec!["N/A", "-", "n/a", "ikke vurdert", "?", "–", "not rated"])) {
        let mut told = table.clone();
        let at = row.index(table.rows.len());
        told.rows[at][column] = word.to_owned();
        let text = format!("{}{}", "Sellers of the year\n".repeat(titles), told.text());
        prop_assert_eq!(read(text.as_bytes(), &[]), Ok(table.names()));
    }

    #[test]
    fn a_table_with_people_across_is_the_same(table in tables()) {
        let own = table.separator.to_string();
        let text: Vec<String> = (0..6)
            .map(|column| {
                let head = if column == 0 { "trait" } else { HEADINGS[column] };
                let cells = table.rows.iter().map(|row| row[column].as_str());
                std::iter::once(head).chain(cells).collect::<Vec<_>>().join(&own)
            })
            .collect();
        prop_assert_eq!(read((text.join("\n") + "\n").as_bytes(), &[]), Ok(table.names()));
    }

    #[test]
    fn a_row_for_each_rating_says_the_same(table in tables(), seed in any::<u64>()) {
        let own = table.separator.to_string();
        let mut long: Vec<String> = Vec::new();
        for row in &table.rows {
            for column in 1..6 {
                long.push([row[0].as_str(), HEADINGS[column], &row[column], "manager"].join(&own));
            }
        }
        crate::support::Dice(seed).shuffle(&mut long);
        let text = format!("{}\n{}\n", ["name", "trait", "score", "rater"].join(&own), long.join("\n"));
        let mut names = table.names();
        let read = read(text.as_bytes(), &[]).map(|mut read| { read.sort(); read });
        names.sort();
        prop_assert_eq!(read, Ok(names));
    }
}

/// Whether some averages of a table are no whole numbers.
fn figures_differ(table: &Table) -> bool {
    let count = table.rows.len();
    (1..6).any(|at| {
        let sum: usize = table.rows.iter().map(|row| row[at].parse::<usize>().expect("a number")).sum();
        !sum.is_multiple_of(count)
    })
}

/// The letters of names in `MacRoman` and in code pages 850 and 865.
const MACROMAN: [(char, u8); 7] =
    [('å', 0x8c), ('Å', 0x81), ('æ', 0xbe), ('ø', 0xbf), ('Ø', 0xaf), ('ë', 0x91), ('Æ', 0xae)];
const DOS: [(char, u8); 7] =
    [('å', 0x86), ('Å', 0x8f), ('æ', 0x91), ('ø', 0x9b), ('Ø', 0x9d), ('ë', 0x89), ('Æ', 0x92)];

fn in_table(c: char, table: &[(char, u8)]) -> Option<u8> {
    if c.is_ascii() {
        return u8::try_from(u32::from(c)).ok();
    }
    table.iter().find(|(letter, _)| *letter == c).map(|(_, byte)| *byte)
}

#[test]
fn two_commands_lead_from_a_sheet_of_her_own_to_the_matrix() {
    let sheet = "Selgere 2026;;;;;\n\nNavn på selger;Tåler avslag;Vinnerinstinkt;Empati;Stilling;Bemerkning\n\
        Kari Vik;4;5;2;Jeger;\"sterk på\nkaldringing\"\nOla Moe;2;-;5;KAM;\nPer Ås;;3;4;Kundeansvarlig;ny\n\
        Gjennomsnitt;3;4;3,7;;\n";
    let files = Files::empty();
    files.write("selgere.csv", sheet);
    let (table, map) = (files.path("selgere.csv"), files.path("map.yaml"));
    let refused = salesfit(&["match", &table]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains(&format!("salesfit columns {table}")), "{}", refused.err);
    assert_eq!(salesfit(&["columns", &table, "-o", &map]).code, 0);
    let read = salesfit(&["match", &table, "--columns", &map, "--format", "json"]).json();
    let names: Vec<&str> = read["sellers"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|seller| seller["name"].as_str())
        .collect();
    assert_eq!(names, ["Kari Vik", "Ola Moe", "Per Ås"]);
    assert_eq!(read["scale"].to_string(), "[1.0,5.0]");
}

#[test]
fn the_form_that_ask_sends_comes_home() {
    let files = Files::empty();
    files.write(
        "team.yaml",
        "team: T\nsellers:\n  - {name: Kari, scores: {drive: 8, empathy: {manager: 6}}}\n",
    );
    let team = files.path("team.yaml");
    let form = salesfit(&["ask", &team, "--form", "--format", "csv"]);
    assert_eq!(form.code, 0, "{}", form.err);
    let filled: Vec<String> = form
        .out
        .lines()
        .enumerate()
        .map(|(at, line)| {
            if at == 0 {
                line.to_owned()
            } else {
                format!("{}7,peer", line.trim_end_matches(',').to_owned() + ",")
            }
        })
        .collect();
    files.write("ratings.csv", filled.join("\n") + "\n");
    let ratings = files.path("ratings.csv");
    let run = salesfit(&["raters", &team, "--add", &ratings, "--format", "json"]);
    assert_eq!(run.code, 0, "{}\n{}", run.err, filled.join("\n"));
    let unknown = "id,trait,rating\nkaro,drive,7\n";
    files.write("other.csv", unknown);
    let refused = salesfit(&["match", &team, "--add", &files.path("other.csv")]);
    assert_eq!(refused.problems(), ["unknown-seller"]);
}

#[test]
fn the_keys_of_a_form_below_headings_in_another_language_are_nobody() {
    let files = Files::empty();
    files.write("team.yaml", "team: T\nsellers: [{name: Kari}, {name: Ola}]\n");
    files.write(
        "ratings.csv",
        "Id,Navn,Egenskap,Om,Lavest,Høyest,Vurdering,Hvem,Team,Dato for skårene,Katalog\n\
         id,name,trait,about,low,high,rating,rater,team,date,catalog\n\
         kari,Kari,drive,a,b,c,7,peer,T,2026-11-01,salesfit core\n\
         ola,Ola,drive,a,b,c,5,peer,T,2026-11-01,salesfit core\n",
    );
    let args = ["match", &files.path("team.yaml"), "--add", &files.path("ratings.csv"), "--format", "json"];
    let run = salesfit(&args);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(sellers(&run.json()).len(), 2);
    // A seller whose name is a key is still a seller.
    files.write("others.csv", "id,trait,rating\nkari,drive,8\nlow,drive,8\n");
    let args = ["match", &files.path("team.yaml"), "--add", &files.path("others.csv")];
    assert_eq!(salesfit(&args).problems(), ["unknown-seller"]);
}

#[test]
fn scores_of_another_scale_are_told_by_every_command() {
    let files = Files::empty();
    let people = ["Kari;hunter;5;5;2;3", "Ola;account-manager;2;3;5;5", "Per;hunter;4;4;3;2"];
    files.write("team.csv", format!("Name;Role;drive;resilience;empathy;patience\n{}\n", people.join("\n")));
    let team = files.path("team.csv");
    for args in [
        &["match", &team, "--format", "json"][..],
        &["match", &team, "--format", "csv"],
        &["check", &team, "--today", "2026-11-28"],
        &["assign", &team, "--seats", "hunter=1"],
        &["explain", &team, "kari"],
        &["organize", &team],
        &["ask", &team],
        &["coach", &team],
        &["raters", &team],
        &["diff", &team, &team],
    ] {
        let run = salesfit(args);
        assert!(run.err.contains("note[scale-looks-like]"), "{args:?}: {}", run.err);
        let stated = salesfit(&[args, &["--scale", "0..10"]].concat());
        assert!(!stated.err.contains("scale-looks-like"), "{args:?}: {}", stated.err);
    }
}

#[test]
fn what_is_wrong_in_a_map_is_told() {
    let files = Files::empty();
    files.write("team.csv", "Hvem;Vinner\nKari;6\n");
    files.write("map.yaml", "columns: {Hvem: name, Vinner: drivee}\nroles: {KAM: huntr}\ncolums: {}\n");
    let run = salesfit(&["match", &files.path("team.csv"), "--columns", &files.path("map.yaml")]);
    assert_eq!(run.code, 2);
    assert_eq!(run.problems(), ["unknown-column", "unknown-role", "unknown-key"], "{}", run.err);
}
