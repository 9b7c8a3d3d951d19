//! Workbooks: they say what CSV says, and what a cell does not say is told with its place.

mod hostile;
mod made;
mod team;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::support::{Dice, Files, cases, for_each, salesfit};
use made::{ods, xlsx, xlsx_of_sheets};

/// The traits that random tables rate.
const TRAITS: [&str; 5] = ["drive", "resilience", "empathy", "Tålmodighet", "listening"];

/// A cell of a random table.
#[derive(Clone)]
enum Cell {
    Empty,
    Text(String),
    Number(f64),
}

/// A table of sellers with what people write into one: blanks, remarks with line breaks, decimals, text that is a number.
fn table(dice: &mut Dice) -> Vec<Vec<Cell>> {
    let words = |words: &str| Cell::Text(words.to_owned());
    let ratings = dice.some(&TRAITS, dice.clone().count(1, 5));
    let mut head = vec![words("Navn"), words("rolle")];
    head.extend(ratings.iter().map(|name| words(name)));
    let at = dice.count(0, 3).min(head.len());
    head.insert(at, words("Merknad"));
    let mut rows = vec![head.clone()];
    for number in 0..dice.count(1, 12) {
        let mut row = Vec::new();
        for heading in &head {
            let Cell::Text(heading) = heading else { panic!("headings are words") };
            row.push(match heading.as_str() {
                "Navn" => Cell::Text(format!(
                    "{} {number}",
                    dice.pick(&["Kari", "Åse", "Olaæ", "O'Hara", "=Per", "\"N\""])
                )),
                "rolle" if dice.percent(50) => {
                    Cell::Text(dice.pick(&["hunter", "Jeger", "Key account manager"]).to_owned())
                }
                "rolle" => Cell::Empty,
                "Merknad" => match dice.below(4) {
                    0 => Cell::Empty,
                    1 => words("to\nlinjer"),
                    2 => Cell::Number(dice.tenths(0, 10_000)),
                    _ => words("bra; \"kanskje\", _x000D_ <b> & 1"),
                },
                _ if dice.percent(15) => Cell::Empty,
                _ if dice.percent(10) => Cell::Text(dice.tenths(0, 10).to_string().replace('.', ",")),
                _ => Cell::Number(dice.tenths(0, 10)),
            });
        }
        rows.push(row);
        if dice.percent(10) {
            rows.push(Vec::new());
        }
    }
    rows
}

fn csv(rows: &[Vec<Cell>]) -> String {
    let field = |cell: &Cell| match cell {
        Cell::Empty => String::new(),
        Cell::Text(words) => format!("\"{}\"", words.replace('"', "\"\"")),
        Cell::Number(number) => number.to_string(),
    };
    let line = |row: &Vec<Cell>| row.iter().map(field).collect::<Vec<_>>().join(",") + "\n";
    rows.iter().map(line).collect()
}

fn workbook(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => Ok(&mut *sheet),
                Cell::Text(words) => sheet.write_string(row, column, words),
                Cell::Number(number) => sheet.write_number(row, column, *number),
            }
            .expect("the cell is written");
        }
    }
    workbook.save_to_buffer().expect("the workbook is written")
}

fn as_ods(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut xml = String::new();
    let escaped = |words: &str| words.replace('&', "&amp;").replace('<', "&lt;");
    for row in rows {
        xml.push_str("<table:table-row>");
        for cell in row {
            match cell {
                Cell::Empty => xml.push_str("<table:table-cell/>"),
                Cell::Text(words) => {
                    let paragraphs = words.split('\n').map(|line| format!("<text:p>{}</text:p>", escaped(line)));
                    xml.push_str("<table:table-cell office:value-type=\"string\">");
                    xml.extend(paragraphs);
                    xml.push_str("</table:table-cell>");
                }
                Cell::Number(number) => xml.push_str(&format!(
                    "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number} x</text:p></table:table-cell>"
                )),
            }
        }
        xml.push_str("<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>");
    }
    xml.push_str(
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row>",
    );
    ods(&format!("<table:table table:name=\"A\">{xml}</table:table>"))
}

/// What a run prints, with the file's own name out of the way.
fn told(files: &Files, name: &str, lang: &str) -> (u8, String) {
    let path = files.path(name);
    let run = salesfit(&["match", &path, "--format", "csv", "--lang", lang, "--draws", "0", "--quiet"]);
    (run.code, run.out + &run.err.replace(&path, "FILE"))
}

#[test]
fn a_workbook_says_what_its_csv_says_byte_for_byte() {
    for_each(0..u64::from(cases(40, 2_000)), |seed| {
        let rows = table(&mut Dice(seed));
        let files = Files::empty();
        files.write("t.csv", csv(&rows));
        files.write("t.xlsx", workbook(&rows));
        files.write("t.ods", as_ods(&rows));
        let lang = if seed % 2 == 0 { "en" } else { "nb" };
        let expected = told(&files, "t.csv", lang);
        assert_eq!(expected.0, 0, "{}", expected.1);
        for name in ["t.xlsx", "t.ods"] {
            assert_eq!(told(&files, name, lang), expected, "seed {seed}: {name}");
        }
    });
}

#[test]
fn a_sheet_can_be_named_here_and_in_a_team_file() {
    let files = Files::empty();
    let sheet = |name: &str| {
        format!(
            "<row><c t=\"inlineStr\"><is><t>name</t></is></c><c t=\"inlineStr\"><is><t>drive</t></is></c></row><row><c t=\"inlineStr\"><is><t>{name}</t></is></c><c><v>7</v></c></row>"
        )
    };
    let (first, second) = (sheet("Kari"), sheet("Ola"));
    files.write(
        "team.xlsx",
        xlsx_of_sheets(&[("Nord", "visible", &first), ("Sør og øst", "hidden", &second)]),
    );
    files.write("team.yaml", "team: T\nsellers: team.xlsx#sør OG øst\n");
    let names = |name: &str| {
        let run =
            salesfit(&["match", &files.path(name), "--format", "csv", "--role", "hunter", "--draws", "0"]);
        assert_eq!(run.code, 0, "{name}: {}", run.err);
        // A sheet that is not named, and not read, is told, though it is hidden.
        assert_eq!(run.err.contains("and not Sør og øst"), name == "team.xlsx", "{name}: {}", run.err);
        run.out.lines().nth(1).and_then(|line| line.split(',').next()).unwrap_or_default().to_owned()
    };
    assert_eq!(names("team.xlsx"), "kari");
    assert_eq!(names("team.xlsx#Sør og øst"), "ola");
    assert_eq!(names("team.yaml"), "ola");
    let run = salesfit(&["match", &files.path("team.xlsx#Sør og vest")]);
    assert_eq!(run.problems(), ["unknown-sheet"]);
    assert!(run.err.contains("did you mean Sør og øst?"), "{}", run.err);
    files.write("t.csv", "name,drive\nKari,7\n");
    files.write("t.xlsx", "name,drive\nKari,7\n");
    assert_eq!(names("t.xlsx"), "kari", "a table by another name is a table all the same");
    assert_eq!(salesfit(&["match", &files.path("t.xlsx#Nord")]).problems(), ["not-a-workbook"]);
}

#[test]
fn a_sheet_that_is_not_read_is_told() {
    let files = Files::empty();
    files.write(
        "team.xlsx",
        xlsx_of_sheets(&[("Info", "visible", ""), ("Selgere", "visible", ""), ("X", "hidden", "")]),
    );
    let run = salesfit(&["match", &files.path("team.xlsx")]);
    assert!(run.err.contains("only the sheet `Info` is read, and not Selgere"), "{}", run.err);
    assert!(run.err.contains("team.xlsx#Selgere"), "{}", run.err);
    files.write("hidden.xlsx", xlsx_of_sheets(&[("X", "veryHidden", "")]));
    assert_eq!(salesfit(&["match", &files.path("hidden.xlsx")]).problems(), ["no-sheet"]);
}

/// What a sheet with one score cell says of it, and the place of that.
fn said_of(cell: &str) -> String {
    let files = Files::empty();
    let rows = format!(
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>drive</t></is></c>\
         <c r=\"E1\" t=\"inlineStr\"><is><t>empathy</t></is></c></row>\
         <row r=\"7\"><c r=\"A7\" t=\"inlineStr\"><is><t>Kari</t></is></c>{cell}<c r=\"E7\"><v>6</v></c></row>"
    );
    files.write("t.xlsx", xlsx(&rows));
    let run =
        salesfit(&["match", &files.path("t.xlsx"), "--format", "csv", "--role", "hunter", "--draws", "0"]);
    assert_eq!(run.code == 0, run.err.is_empty(), "{cell}: {}", run.err);
    if run.code == 0 { run.out.lines().nth(1).unwrap_or_default().to_owned() } else { run.err }
}

#[test]
fn what_a_cell_does_not_say_is_no_unknown_score_but_a_problem_with_its_place() {
    for (cell, code) in [
        ("<c r=\"C7\" t=\"e\"><v>#N/A</v></c>", "spreadsheet-error"),
        ("<c r=\"C7\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "spreadsheet-error"),
        ("<c r=\"C7\" s=\"1\"><v>46023</v></c>", "spreadsheet-date"),
        ("<c r=\"C7\" s=\"2\"><v>46023.5</v></c>", "spreadsheet-date"),
        ("<c r=\"C7\" t=\"d\"><v>2026-01-01</v></c>", "spreadsheet-date"),
        ("<c r=\"C7\"><f>A1+1</f></c>", "formula-without-value"),
        ("<c r=\"C7\"><f>A1+1</f><v></v></c>", "formula-without-value"),
        ("<c r=\"C7\"><f t=\"shared\" si=\"0\"/></c>", "formula-without-value"),
        ("<c r=\"C7\" t=\"b\"><v>1</v></c>", "not-a-number"),
        ("<c r=\"C7\" s=\"3\"><v>0.8</v></c>", "per-cent-score"),
        ("<c r=\"C7\" t=\"inlineStr\"><is><t>seven</t></is></c>", "word-for-score"),
        ("<c r=\"C7\"><v>11</v></c>", "score-off-scale"),
    ] {
        let said = said_of(cell);
        assert!(said.starts_with(&format!("error[{code}]")), "{cell}: {said}");
        assert!(said.contains("t.xlsx: Ark1, C7\n"), "{cell}: {said}");
    }
}

#[test]
fn a_value_is_read_however_it_is_written() {
    let eight = said_of("<c r=\"C7\"><v>8</v></c>");
    for cell in [
        "<c r=\"C7\"><v>8.0</v></c>",
        "<c r=\"C7\"><v>8e0</v></c>",
        "<c r=\"C7\"><v>7.9999999999999999</v></c>",
        "<c r=\"C7\"><f>4*2</f><v>8</v></c>",
        "<c r=\"C7\" t=\"str\"><f>4*2</f><v>8</v></c>",
        "<c r=\"C7\" t=\"inlineStr\"><is><t> 8 </t></is></c>",
        "<c r=\"C7\" t=\"inlineStr\"><is><r><t>8</t></r><r><t>,0</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></is></c>",
        "<c r=\"C7\" t=\"inlineStr\"><is><t>&#56;</t></is></c>",
        "<c r=\"C7\" s=\"4\"><v>8</v></c>",
        "<c r=\"C7\" s=\"99\"><v>8</v></c>",
        "<x:c xmlns:x=\"y\" r=\"C7\"><x:v><![CDATA[8]]></x:v></x:c>",
    ] {
        assert_eq!(said_of(cell), eight, "{cell}");
    }
    let unknown = said_of("");
    for cell in [
        "<c r=\"C7\"/>",
        "<c r=\"C7\" s=\"1\"/>",
        "<c r=\"C7\"><v/></c>",
        "<c r=\"C7\" t=\"str\"><f>\"\"</f><v></v></c>",
    ] {
        assert_eq!(said_of(cell), unknown, "{cell}");
    }
}

#[test]
fn a_formula_that_waits_to_be_worked_out_has_no_value() {
    let files = Files::empty();
    let written = |result: Option<&str>| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write_row(0, 0, ["name", "drive", "empathy"]).expect("headings");
        sheet.write_string(1, 0, "Kari").expect("a name");
        sheet.write_formula(1, 1, "=3+4").expect("a formula");
        sheet.write_number(1, 2, 0).expect("a score");
        if let Some(result) = result {
            sheet.set_formula_result(1, 1, result);
        }
        let path = files.path("t.xlsx");
        workbook.save(&path).expect("saved");
        salesfit(&["match", &path, "--draws", "0"])
    };
    let waiting = written(None);
    assert_eq!(waiting.problems(), ["formula-without-value"], "{}", waiting.err);
    let worked_out = written(Some("7"));
    assert_eq!(worked_out.code, 0, "{}", worked_out.err);
}

#[test]
fn merged_scores_are_nobodys() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let bold = Format::new();
    sheet.write_row(0, 0, ["name", "drive", "empathy"]).expect("headings");
    for (row, name) in (1..).zip(["Kari", "Ola", "Per"]) {
        sheet.write_string(row, 0, name).expect("a name");
        sheet.write_number(row, 1, 5).expect("a score");
    }
    sheet.merge_range(1, 2, 2, 2, "", &bold).expect("merged");
    sheet.write_number_with_format(1, 2, 7, &bold).expect("a score");
    // What is merged and empty hides nothing.
    sheet.merge_range(3, 2, 3, 4, "", &bold).expect("merged");
    let files = Files::empty();
    files.write("t.xlsx", workbook.save_to_buffer().expect("a workbook"));
    let run = salesfit(&["match", &files.path("t.xlsx")]);
    assert_eq!(run.problems(), ["merged-cell"]);
    assert!(run.err.contains("Sheet1, C3\n") && run.err.contains(": 7"), "{}", run.err);
}

#[test]
fn hidden_rows_and_columns_are_read_and_told() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Selgere").expect("a name");
    sheet.write_row(0, 0, ["name", "drive"]).expect("headings");
    let day = ExcelDateTime::from_ymd(2026, 5, 1).expect("a day");
    for (row, name) in (1..).zip(["Kari", "Ola", "Per"]) {
        sheet.write_string(row, 0, name).expect("a name");
        sheet.write_number(row, 1, row).expect("a score");
    }
    sheet.set_row_hidden(1).expect("hidden");
    sheet.set_row_hidden(3).expect("hidden");
    sheet.set_column_hidden(1).expect("hidden");
    sheet.set_column_hidden(9).expect("hidden");
    let files = Files::empty();
    files.write("t.xlsx", workbook.save_to_buffer().expect("a workbook"));
    let run =
        salesfit(&["match", &files.path("t.xlsx"), "--format", "csv", "--role", "hunter", "--draws", "0"]);
    assert_eq!((run.code, run.out.lines().count()), (0, 4));
    assert!(run.err.contains("note[hidden-rows]: 2 hidden rows are read too"), "{}", run.err);
    assert!(run.err.contains("note[hidden-columns]: a hidden column is read too"), "{}", run.err);
    assert!(run.err.contains("t.xlsx: Selgere, A2\n"), "{}", run.err);
    let sheet = workbook.worksheet_from_index(0).expect("the sheet");
    sheet.write_datetime_with_format(2, 1, &day, &Format::new().set_num_format("d. mmm")).expect("a day");
    files.write("t.xlsx", workbook.save_to_buffer().expect("a workbook"));
    let run = salesfit(&["match", &files.path("t.xlsx")]);
    assert!(run.err.contains("error[spreadsheet-date]") && run.err.contains("2026-05-01"), "{}", run.err);
}

#[test]
fn a_zero_that_is_not_shown_is_no_score() {
    let files = Files::empty();
    let read = |picture: &str| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write_row(0, 0, ["name", "drive", "empathy"]).expect("headings");
        let format = Format::new().set_num_format(picture);
        for (row, name) in (1..).zip(["Kari", "Ola", "Per"]) {
            sheet.write_string(row, 0, name).expect("a name");
            sheet.write_number_with_format(row, 1, row - 1, &format).expect("a score");
            sheet.write_number(row, 2, row).expect("a score");
        }
        files.write("t.xlsx", workbook.save_to_buffer().expect("a workbook"));
        salesfit(&["match", &files.path("t.xlsx"), "--draws", "0"])
    };
    for picture in ["0;-0;\"n/a\"", "0;-0;;@", "#"] {
        let run = read(picture);
        assert_eq!(run.problems(), ["zero-not-shown"], "{picture}: {}", run.err);
    }
    assert_eq!(read("0;-0").code, 0);
    let rows = "<row><c t=\"str\"><v>name</v></c><c t=\"str\"><v>drive</v></c></row>\
                <row><c t=\"str\"><v>Kari</v></c><c><f>Z9</f><v>0</v></c></row>\
                <row><c t=\"str\"><v>Ola</v></c><c><v>4</v></c></row>";
    files.write("t.xlsx", xlsx(rows));
    let run = salesfit(&["match", &files.path("t.xlsx"), "--draws", "0"]);
    assert!(run.code == 0 && run.err.contains("formulas-give-zero"), "{}", run.err);
}
