//! Long tables: rows that are read, scored and written in blocks say what they say row by row, to the byte.

use std::path::Path;
use std::process::Command;

use salesfit::domain::Catalog;
use salesfit::source::open_catalog;

use crate::support::{Dice, Files, Run, salesfit, worlds};

const CATALOG: &str = "tests/frozen/catalog.yaml";

/// A table of so many people, written in one of the ways in which tables are.
struct Table {
    dice: Dice,
    separator: char,
    comma: bool,
    end: &'static str,
    /// Of ten thousand rows, how many are odd in a way that is told.
    odd: u32,
    /// Of ten thousand rows, how many are wrong.
    wrong: u32,
}

impl Table {
    fn of(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let separator = [',', ';', '\t'][dice.count(0, 2)];
        let comma = separator != ',' && dice.percent(50);
        let end = if dice.percent(30) { "\r\n" } else { "\n" };
        let (odd, wrong) = (if seed.is_multiple_of(3) { 0 } else { 60 }, if seed % 4 == 3 { 8 } else { 0 });
        Table { dice, separator, comma, end, odd, wrong }
    }

    fn text(&mut self, catalog: &Catalog, people: usize) -> String {
        let s = self.separator.to_string();
        let columns = ["id", "name", "role", "hours", "remark"];
        let has: Vec<bool> = columns.iter().map(|of| *of == "name" || self.dice.percent(60)).collect();
        let mut heads: Vec<&str> =
            columns.iter().zip(&has).filter(|(_, has)| **has).map(|(of, _)| *of).collect();
        heads.extend(catalog.traits.iter().map(|of| of.id.as_str()));
        let mut text = heads.join(&s) + self.end;
        for number in 0..people {
            for (at, column) in columns.iter().enumerate() {
                if has[at] {
                    let cell = self.cell(column, number, catalog);
                    text += &cell;
                    text += &s;
                }
            }
            let scores: Vec<String> = catalog.traits.iter().map(|_| self.score()).collect();
            text += &scores.join(&s);
            text += self.end;
            if self.chance(self.odd) {
                text += &self.nobody(&heads);
                text += self.end;
            }
        }
        text
    }

    fn chance(&mut self, of_ten_thousand: u32) -> bool {
        self.dice.below(10_000) < of_ten_thousand
    }

    fn cell(&mut self, column: &str, number: usize, catalog: &Catalog) -> String {
        match column {
            "id" => format!("s{number}"),
            "name" => {
                let name = ["Kari", "Åse", "Li", "Søren", "Max", "Sum", "Jean-Luc", "O'Brien"]
                    [self.dice.count(0, 7)];
                let number = if self.chance(self.wrong) { 7 } else { number };
                match self.dice.below(60) {
                    0 => format!("\"{name}{} Ås {number}\"", self.separator),
                    1 => format!("\"{name} \"\"Bo\"\" {number}\""),
                    2 => format!(" {name} Vik {number} "),
                    3 => format!("{name} 5\" Vik {number}"),
                    4 => format!("=1+{number} {name}"),
                    _ => format!("{name} Nordmann {number}"),
                }
            }
            "role" if self.dice.percent(30) => String::new(),
            "role" => {
                let role =
                    &catalog.roles[self.dice.count(0, u32::try_from(catalog.roles.len()).expect("few") - 1)];
                if self.chance(self.wrong) { "Chief of nothing".to_owned() } else { role.id.clone() }
            }
            "hours" => ["", "37.5", "20", "0", "30"][self.dice.count(0, 4)]
                .replace('.', if self.comma { "," } else { "." }),
            _ => ["", "good", "\"so-so\"", "æøå"][self.dice.count(0, 3)].to_owned(),
        }
    }

    fn score(&mut self) -> String {
        if self.chance(self.odd / 4) {
            return ["n/a", "-", "07", " 5 ", "5.000", "\"6\"", "0"][self.dice.count(0, 6)].to_owned();
        }
        if self.chance(self.wrong) {
            return ["11", "good", "50%", "-1", "1e1x"][self.dice.count(0, 4)].to_owned();
        }
        let score = match self.dice.below(12) {
            0 => return String::new(),
            1 => format!("{}", f64::from(self.dice.between(0, 1_000)) / 100.0),
            2 => format!("{}", f64::from(self.dice.between(0, 100_000)) / 10_000.0),
            3 => format!("{:.1}", self.dice.tenths(0, 10)),
            _ => format!("{}", self.dice.between(0, 10)),
        };
        if self.comma { score.replace('.', ",") } else { score }
    }

    /// A row that is nobody, or an empty one.
    fn nobody(&mut self, heads: &[&str]) -> String {
        let s = self.separator.to_string();
        match self.dice.below(5) {
            0 => String::new(),
            1 => s.repeat(heads.len() - 1),
            2 => heads.join(&s),
            3 => "-----".to_owned() + &s.repeat(heads.len() - 1),
            _ => {
                let cells = heads.iter().map(|head| match *head {
                    "name" => "Average",
                    "id" | "role" | "hours" | "remark" => "",
                    _ => "5",
                });
                cells.collect::<Vec<_>>().join(&s)
            }
        }
    }
}

/// The table matched, with these options as well.
fn matched(path: &str, more: &[&str]) -> Run {
    let args = ["match", path, "--catalog", CATALOG, "--format", "csv"];
    salesfit(&[&args, more].concat())
}

/// Words for unknown that no table has, for the sake of which every row is read by itself.
const ROW_BY_ROW: [&str; 2] = ["--unknown", "ukjendt-ord"];

#[test]
fn blocks_say_what_rows_say() {
    let catalog = open_catalog(CATALOG.as_ref()).expect("a catalog");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sellers.csv");
    let path = path.to_str().expect("plain");
    let (mut refused, mut noted) = (0, 0);
    for seed in 0..12 {
        let mut table = Table::of(seed);
        let text = table.text(&catalog, 1_800);
        let bytes = match seed % 6 {
            // Windows-1252.
            1 => text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin")).collect(),
            2 => text.encode_utf16().fold(vec![0xff, 0xfe], |mut all, unit| {
                all.extend(unit.to_le_bytes());
                all
            }),
            _ => text.into_bytes(),
        };
        std::fs::write(path, bytes).expect("a file");
        let (blocks, rows) = (matched(path, &[]), matched(path, &ROW_BY_ROW));
        assert_eq!((blocks.code, &blocks.err), (rows.code, &rows.err), "seed {seed}");
        if blocks.code == 0 {
            let (blocks, rows) = (lines_of(&blocks.out), lines_of(&rows.out));
            assert!(blocks == rows, "seed {seed}: {}", first_difference(&blocks, &rows));
        }
        refused += usize::from(blocks.code == 2);
        noted += usize::from(blocks.code == 0 && !blocks.err.is_empty());
        for more in [
            &["--by", "task"][..],
            &["--excel"],
            &["--precision", "3", "--scale", "0..10"],
            &["--role", "hunter"],
        ] {
            if blocks.code == 0 && seed % 4 == 0 {
                let (blocks, rows) = (matched(path, more), matched(path, &[more, &ROW_BY_ROW[..]].concat()));
                assert!(blocks.code == 0 && blocks.out == rows.out, "seed {seed} with {more:?}");
            }
        }
    }
    assert!(refused >= 2 && noted >= 3, "{refused} were refused, {noted} noted");
}

/// A workbook of the cells of a table, with numbers for cells that are written as such. Every tenth number is a formula's, and
/// some rows stay empty.
fn workbook_of(text: &str, separator: u8) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut count = 0;
    for (at, record) in reader.into_records().enumerate() {
        let row = u32::try_from(at + at / 100).expect("few rows");
        for (column, cell) in (0..).zip(&record.expect("text")) {
            count += 1;
            let written = match cell.parse::<f64>() {
                Ok(number) if number.is_normal() && count % 10 == 0 => {
                    let formula = rust_xlsxwriter::Formula::new("=A1").set_result(cell);
                    sheet.write_formula(row, column, formula)
                }
                Ok(number) if number.is_finite() => sheet.write_number(row, column, number),
                _ if cell.is_empty() => continue,
                _ => sheet.write_string(row, column, cell),
            };
            written.expect("it fits");
        }
    }
    workbook.save_to_buffer().expect("memory can be written to")
}

#[test]
fn blocks_of_a_workbook_say_what_its_rows_say() {
    let catalog = open_catalog(CATALOG.as_ref()).expect("a catalog");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sellers.xlsx");
    let path = path.to_str().expect("plain");
    let (mut read, mut refused) = (0, 0);
    for seed in 0..12 {
        let mut table = Table::of(seed);
        let text = table.text(&catalog, 1_800);
        let separator = u8::try_from(table.separator).expect("ASCII");
        std::fs::write(path, workbook_of(&text, separator)).expect("a file");
        let (blocks, rows) = (matched(path, &[]), matched(path, &ROW_BY_ROW));
        assert_eq!((blocks.code, &blocks.err), (rows.code, &rows.err), "seed {seed}");
        let (blocks, rows) = (lines_of(&blocks.out), lines_of(&rows.out));
        assert!(blocks == rows, "seed {seed}: {}", first_difference(&blocks, &rows));
        read += usize::from(blocks.len() > 1_000);
        refused += usize::from(blocks.is_empty());
    }
    assert!(read >= 3 && refused >= 1, "{read} were read, {refused} refused");
}

/// The first line in which two texts differ.
fn first_difference(a: &[String], b: &[String]) -> String {
    let lines = a.iter().zip(b).find(|(a, b)| a != b);
    lines.map_or_else(|| "one is longer".to_owned(), |(a, b)| format!("{a}\n{b}"))
}

fn lines_of(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

#[test]
fn wide_rows_say_what_long_ones_do() {
    let catalog = open_catalog(CATALOG.as_ref()).expect("a catalog");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sellers.csv");
    let mut table = Table { odd: 0, wrong: 0, ..Table::of(1) };
    std::fs::write(&path, table.text(&catalog, 1_500)).expect("a file");
    let path = path.to_str().expect("plain");
    let (wide, long) = (matched(path, &[]).out, matched(path, &["--long"]).out);
    let column =
        |name: &str| long.lines().next().and_then(|heads| heads.split(',').position(|head| head == name));
    let (id, fit) = (column("id").expect("ids"), column("fit").expect("fits"));
    let mut fits: Vec<(String, String)> = Vec::new();
    for line in long.lines().skip(1).filter(|line| !line.contains('"')) {
        let cells: Vec<&str> = line.split(',').collect();
        fits.push((cells[id].to_owned(), cells[fit].to_owned()));
    }
    let mut compared = 0;
    for line in wide.lines().skip(1).filter(|line| !line.contains('"')) {
        let cells: Vec<&str> = line.split(',').collect();
        let of: Vec<&str> =
            fits.iter().filter(|(of, _)| of == cells[0]).map(|(_, fit)| fit.as_str()).collect();
        assert_eq!(cells[5..], of[..], "{line}");
        compared += 1;
        if compared == 300 {
            break;
        }
    }
    assert_eq!(compared, 300);
}

/// A catalog whose fits are sums over traits, and one with vetoes.
const CATALOGS: [&str; 2] = ["benches/peers/catalog.yaml", CATALOG];

/// The forms of `match` that are written as the table is read.
const STREAMED: [&[&str]; 6] = [
    &["--format", "csv"],
    &["--format", "csv", "--intervals"],
    &["--format", "csv", "--long", "--by", "task", "--excel"],
    &["--format", "jsonl"],
    &["--format", "jsonl", "--intervals", "--role", "hunter"],
    &["--format", "jsonl", "--by", "task"],
];

/// How many sellers are streamed: all of ten thousand, or enough that most are read in blocks.
fn streamed() -> usize {
    usize::try_from(worlds(1_400, 0..10_000).end).expect("they can be counted")
}

/// A table of a catalog's traits in which some scores are unknown, and some have decimals.
fn write_table(catalog: &str, people: usize, path: &Path) {
    let catalog = open_catalog(Path::new(catalog)).expect("a catalog");
    std::fs::write(path, Table { wrong: 0, ..Table::of(4) }.text(&catalog, people)).expect("a file");
}

#[test]
fn what_is_streamed_is_what_is_held() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sellers.csv");
    for catalog in CATALOGS {
        write_table(catalog, streamed(), &path);
        for form in STREAMED {
            let told = |more: &[&str]| {
                let args = ["match", path.to_str().expect("plain"), "--catalog", catalog];
                let run = salesfit(&[&args, form, more].concat());
                assert_eq!(run.code, 0, "{form:?}: {}", run.err);
                run.out
            };
            // Sorted sellers are all held and scored one by one, by the model itself. Here their order is nobody's concern.
            let (streamed, held) = (told(&[]), told(&["--sort", "name"]));
            let (mut streamed, mut held) = (lines_of(&streamed), lines_of(&held));
            streamed.sort_unstable();
            held.sort_unstable();
            assert!(streamed == held, "{catalog}, {form:?}: {}", first_difference(&streamed, &held));
        }
    }
}

#[test]
fn the_same_bytes_for_any_number_of_threads() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sellers.csv");
    for catalog in CATALOGS {
        write_table(catalog, streamed(), &path);
        for form in [STREAMED[0], STREAMED[1], STREAMED[3]] {
            let told = |threads: &str| {
                let mut program = Command::new(env!("CARGO_BIN_EXE_salesfit"));
                program.args(["match", path.to_str().expect("plain"), "--catalog", catalog]).args(form);
                let ran = program.env("RAYON_NUM_THREADS", threads).output().expect("the program runs");
                (ran.status.code(), ran.stdout, ran.stderr)
            };
            let one = told("1");
            assert_eq!(one.0, Some(0), "{}", String::from_utf8_lossy(&one.2));
            assert!(told("2") == one && told("8") == one, "{catalog}, {form:?}");
        }
    }
}

/// A sound table of so many people.
fn sound(people: usize) -> String {
    let catalog = open_catalog(CATALOG.as_ref()).expect("a catalog");
    Table { odd: 0, wrong: 0, separator: ',', comma: false, end: "\n", dice: Dice(5) }.text(&catalog, people)
}

#[test]
fn json_lines_are_the_sellers_of_the_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sellers.csv");
    let path = path.to_str().expect("plain");
    for (people, more) in [(8, &[][..]), (8, &["--sort", "best"]), (1_300, &["--by", "task"])] {
        std::fs::write(path, sound(people)).expect("a file");
        let told = |format: &str| {
            let run = salesfit(
                &[&["match", path, "--catalog", CATALOG, "--draws", "0", "--format", format], more].concat(),
            );
            assert_eq!(run.code, 0, "{run:?}");
            run
        };
        let lines: Vec<serde_json::Value> =
            told("jsonl").out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        // A few are called what sums are called.
        assert!((people.saturating_sub(20)..=people).contains(&lines.len()), "{people}");
        assert_eq!(serde_json::Value::from(lines), told("json").json()["sellers"], "{more:?}");
    }
}

#[test]
fn a_list_of_sellers_is_no_answer_of_another_command() {
    let run = salesfit(&["explain", "profiles/nordlys.yaml", "jonas", "--format", "jsonl"]);
    assert_eq!((run.code, run.problems()), (2, vec!["format-of-match"]));
}

#[test]
fn rows_that_are_wrong_are_left_out_and_written_with_reasons() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("plain").to_owned();
    let (table, out, rejects) = (path("sellers.csv"), path("fit.csv"), path("rejects.csv"));
    for people in [40, 3_000] {
        let text = sound(people);
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        std::fs::write(&table, &text).expect("a file");
        let whole = matched(&table, &[]).out;
        // The last score of a row in the middle, and of the last row, is off the scale.
        let wrong = [people / 2, people];
        for at in wrong {
            let (start, _) = lines[at].rsplit_once(',').expect("cells");
            lines[at] = format!("{start},99");
        }
        std::fs::write(&table, lines.join("\n") + "\n").expect("a file");
        let refused = matched(&table, &["-o", &out]);
        assert_eq!((refused.code, refused.problems()), (2, vec!["score-off-scale"]));
        assert!(!std::path::Path::new(&out).exists(), "nothing is written");
        for more in [&[][..], &ROW_BY_ROW] {
            let asked = [&["-o", &out, "--keep-going", "--rejects", &rejects], more].concat();
            let run = matched(&table, &asked);
            assert_eq!((run.code, run.problems()), (2, vec!["rows-rejected"]), "{run:?}");
            let kept = std::fs::read_to_string(&out).expect("the good rows");
            let is_wrong = |line: &str| wrong.iter().any(|at| line.starts_with(&format!("s{},", at - 1)));
            let expected: Vec<&str> = whole.lines().filter(|line| !is_wrong(line)).collect();
            assert!(kept.lines().eq(expected.iter().copied()), "{people} with {more:?}");
            let told = std::fs::read_to_string(&rejects).expect("the bad rows");
            let told: Vec<&str> = told.lines().collect();
            assert_eq!((told[0], told.len()), ("line,column,code,reason,row", 3));
            for (at, line) in wrong.iter().zip(&told[1..]) {
                assert!(
                    line.starts_with(&format!("{},", at + 1)) && line.contains(",score-off-scale,"),
                    "{line}"
                );
            }
            std::fs::remove_file(&out).expect("it is there");
        }
        let run = matched(&table, &["--keep-going"]);
        assert_eq!((run.code, run.problems()), (2, vec!["score-off-scale"; 2]));
        assert_eq!(run.out.lines().count() + 2, whole.lines().count());
    }
}

#[test]
fn a_row_that_is_left_out_leaves_no_trace() {
    let files = Files::empty();
    let path = |name: &str| files.path(name);
    // A rating that is left out changes no mean, and a seller who is left out takes no id from the row that puts it right.
    let rated = "seller,trait,score,rater\nkari,drive,7,boss\nkari,drive,99,peer\nola,drive,5,boss\n";
    let twice = "id,name,drive\nkari,Kari,7\nola,Ola,99\nola,Ola,5\n";
    for (text, left_out) in [(rated, "kari,drive,99,peer\n"), (twice, "ola,Ola,99\n")] {
        files.write("sellers.csv", text.replace(left_out, ""));
        let whole = matched(&path("sellers.csv"), &[]);
        assert_eq!(whole.code, 0, "{}", whole.err);
        files.write("sellers.csv", text);
        let run = matched(&path("sellers.csv"), &["--keep-going", "--rejects", &path("rejects.csv")]);
        assert_eq!(run.problems(), ["rows-rejected"]);
        assert_eq!(run.out, whole.out);
        assert_eq!(files.read("rejects.csv").lines().count(), 2);
    }
    // The rows left out have a file of their own.
    let beside = format!("{}/./fit.csv", files.folder().display());
    let run = matched(&path("sellers.csv"), &["--keep-going", "-o", &path("fit.csv"), "--rejects", &beside]);
    assert_eq!(run.problems(), ["output-is-input"]);
    let run = matched(&path("sellers.csv"), &["--keep-going", "--rejects", "-"]);
    assert_eq!(run.problems(), ["output-is-input"]);
    // So has the map of the columns.
    files.write("map.yaml", "columns: {drive: drive}\n");
    let map = ["--columns", &path("map.yaml"), "--keep-going", "--rejects", &path("map.yaml")];
    assert_eq!(matched(&path("sellers.csv"), &map).problems(), ["output-is-input"]);
    // They are packed by the ending of its name, too.
    matched(&path("sellers.csv"), &["--keep-going", "--rejects", &path("rejects.csv.gz")]);
    let packed = std::fs::read(path("rejects.csv.gz")).expect("it is written");
    assert!(unpacked("gz", &packed).starts_with(b"line,column,code,reason,row"));
}

#[test]
fn packed_files_are_read_and_written_by_their_endings() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("plain").to_owned();
    let (plain, out) = (path("sellers.csv"), path("fit.csv"));
    std::fs::write(&plain, sound(1_500)).expect("a file");
    assert_eq!(matched(&plain, &["-o", &out]).code, 0);
    let expected = std::fs::read(&out).expect("written");
    for ending in ["gz", "zst"] {
        // What the program packs, it reads: a table of fits is no table of sellers, so the table itself goes through.
        let packed = path(&format!("fit.csv.{ending}"));
        assert_eq!(matched(&plain, &["-o", &packed]).code, 0);
        let bytes = std::fs::read(&packed).expect("written");
        assert!(bytes.len() * 2 < expected.len());
        assert!(unpacked(ending, &bytes) == expected, "{ending}");
        let table = path(&format!("sellers.csv.{ending}"));
        std::fs::write(&table, packed_as(ending, &std::fs::read(&plain).expect("written"))).expect("a file");
        assert_eq!(matched(&table, &[]).out.as_bytes(), expected, "{ending}");
        // A file that ends early is no shorter table.
        let whole = std::fs::read(&table).expect("written");
        std::fs::write(&table, &whole[..whole.len() / 2]).expect("a file");
        assert_eq!(matched(&table, &[]).problems(), ["unreadable-file"], "{ending}");
    }
}

fn unpacked(ending: &str, bytes: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    match ending {
        "gz" => drop(
            std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(bytes), &mut all).expect("gzip"),
        ),
        _ => all = zstd::decode_all(bytes).expect("Zstandard"),
    }
    all
}

fn packed_as(ending: &str, bytes: &[u8]) -> Vec<u8> {
    if ending == "zst" {
        return zstd::encode_all(bytes, 0).expect("memory");
    }
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packer, bytes).expect("memory");
    packer.finish().expect("memory")
}
