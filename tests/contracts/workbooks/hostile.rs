//! Workbooks that mean harm, or are broken: a clear error, soon, in little memory.

use std::fs;
use std::path::Path;

use zip::CompressionMethod;

use super::made::{STYLES, ods, package, worksheet, xlsx, zipped};
use crate::support::{Dice, Files, isolated, project};

/// The seconds of a processor that a run may take: one, and more where nothing is optimised.
const SECONDS: u32 = if cfg!(debug_assertions) { 10 } else { 1 };

/// The address space that a run may have, in KiB: what the program maps at its start, and less than 200 MiB.
const SPACE: u32 = 360_000;

/// The headings and one seller.
const ROWS: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>drive</t></is></c></row>\
    <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Kari</t></is></c><c r=\"B2\"><v>7</v></c></row>";

/// Runs the program on a workbook with little memory. Returns the code of its first problem; `None` where it is read.
fn code_of(folder: &Path, name: &str) -> Option<String> {
    let mut command = isolated(folder, &["match", name, "--format", "csv", "--draws", "0", "--quiet"]);
    #[cfg(target_os = "linux")]
    {
        let limited = format!("ulimit -v {SPACE}; ulimit -t {SECONDS}; exec \"$0\" \"$@\"");
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &limited]).arg(command.get_program()).args(command.get_args());
        shell.current_dir(folder).env_clear().env("LC_ALL", "C.UTF-8").stdin(std::process::Stdio::null());
        command = shell;
    }
    let done = command.output().expect("it runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(!said.contains("panicked"), "{name}: {said}");
    match done.status.code() {
        Some(0) => None,
        Some(2) => {
            let code = said.strip_prefix("error[").and_then(|rest| rest.split(']').next());
            Some(code.unwrap_or_else(|| panic!("{name}: {said}")).to_owned())
        }
        // A run that takes too long is ended by the system.
        status => panic!("{name} ends with {status:?}: {said}"),
    }
}

/// A workbook whose one sheet is this XML, with these shared strings.
fn of_xml(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let related =
        format!("<Relationship Id=\"r0\" Type=\"{kind}/worksheet\" Target=\"worksheets/sheet0.xml\"/>");
    let files = package("<sheet name=\"A\" r:id=\"r0\"/>", &related);
    let mut files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    files.push(("xl/worksheets/sheet0.xml", sheet));
    files.push(("xl/sharedStrings.xml", strings));
    zipped(&files, CompressionMethod::Deflated)
}

fn cell(name: &str, value: &str) -> String {
    format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{value}</t></is></c>")
}

/// An attack, and the code of what is to be said of it; `None` where it does no harm and is read.
type Attack = (&'static str, Vec<u8>, Option<&'static str>);

const DAMAGED: Option<&str> = Some("damaged-workbook");
const LARGE: Option<&str> = Some("workbook-too-large");

/// A workbook of a sheet with these rows, and of one with this XML.
fn of_rows(rows: &str) -> Vec<u8> {
    of_xml(worksheet(rows).as_bytes(), b"<sst/>")
}

fn of_sheet(xml: &str) -> Vec<u8> {
    of_xml(xml.as_bytes(), b"<sst/>")
}

/// Small files that ask for much.
fn sizes() -> Vec<Attack> {
    let bomb = worksheet(&"<row/>".repeat(4 << 20));
    let one_text = format!("<row>{}</row>", cell("A1", &"a".repeat(4 << 20)));
    let wide = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(1_000_000));
    let strings = format!("<sst>{}</sst>", "<si><t>abcdefghij</t></si>".repeat(400_000));
    let far = format!("{ROWS}<row r=\"1048576\">{}</row>", cell("XFD1048576", "x"));
    let rows_far: String =
        (3..8_000).map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>")).collect();
    let with = |after: &str| format!("<worksheet><sheetData>{ROWS}</sheetData>{after}</worksheet>");
    let merges: String = (1..9_000).map(|at| format!("<mergeCell ref=\"A{at}:XFD1048576\"/>")).collect();
    let many = "<mergeCell ref=\"C1:D2\"/>".repeat(20_000);
    let repeated = |columns: &str, rows: &str| {
        ods(&format!(
            "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{columns}\"><text:p>name</text:p></table:table-cell></table:table-row></table:table>"
        ))
    };
    let mut far_in_old = fs::read(project("tests/workbooks/sellers.xls")).expect("readable");
    far_cell_in(&mut far_in_old);
    let room_in_old = old_with(&[0, 2, 14, 0], 0, &[0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0xff, 0xff]);
    vec![
        ("a zip bomb", of_sheet(&bomb), LARGE),
        ("one text of 4 MiB", of_rows(&one_text), LARGE),
        ("a million columns", of_rows(&wide), LARGE),
        ("very many texts", of_xml(worksheet(ROWS).as_bytes(), strings.as_bytes()), None),
        ("a far cell", of_rows(&far), Some("too-many-cells")),
        ("a far cell in each row", of_rows(&format!("{ROWS}{rows_far}")), Some("too-many-cells")),
        ("merges over everything", of_sheet(&with(&merges)), Some("merged-cell")),
        ("very many merges", of_sheet(&with(&many)), LARGE),
        ("repeated columns", repeated("4294967295", "1"), Some("duplicate-column")),
        ("a number of columns that is none", repeated("99999999999", "1"), DAMAGED),
        ("repeated rows", repeated("1000", "1048576"), LARGE),
        ("a far cell in an old workbook", far_in_old, LARGE),
        ("an old workbook that asks for room for all", room_in_old, None),
    ]
}

/// XML that is none, or that declares what it should not.
fn documents() -> Vec<Attack> {
    let doctype = |inside: &str, use_it: &str| {
        let row = format!("<row r=\"3\">{}</row>", cell("A3", use_it));
        of_sheet(&format!(
            "<!DOCTYPE worksheet [{inside}]><worksheet><sheetData>{ROWS}{row}</sheetData></worksheet>"
        ))
    };
    let laughs: String =
        (1..20).map(|at| format!("<!ENTITY l{at} \"{}\">", format!("&l{};", at - 1).repeat(10))).collect();
    vec![
        ("deep XML", of_sheet(&"<a>".repeat(200_000)), DAMAGED),
        ("tags that do not match", of_sheet("<worksheet><sheetData></worksheet></sheetData>"), DAMAGED),
        ("no XML", of_xml(&[0; 100_000], b"<sst/>"), DAMAGED),
        ("XML that ends early", of_sheet("<worksheet><sheetData><row>"), DAMAGED),
        ("an entity of a file", doctype("<!ENTITY e SYSTEM \"file:///etc/passwd\">", "&e;"), DAMAGED),
        ("an entity of the net", doctype("<!ENTITY e SYSTEM \"http://a.example/\">", "&e;"), DAMAGED),
        ("a thousand million laughs", doctype(&laughs, "&l19;"), DAMAGED),
    ]
}

/// Cells that make no sense.
fn cells() -> Vec<Attack> {
    let mut attacks = vec![("no cell at all", of_rows(""), Some("empty-file"))];
    for (what, rows) in [
        ("rows out of order", "<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>"),
        ("cells out of order", "<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"),
        ("a row beyond all", "<row r=\"1048577\"><c><v>1</v></c></row>"),
        ("a row of 0", "<row r=\"0\"><c><v>1</v></c></row>"),
        ("a column beyond all", "<row><c r=\"XFE1\"><v>1</v></c></row>"),
        ("a text that is not there", "<row><c t=\"s\"><v>9</v></c></row>"),
        ("a text with a number of words", "<row><c t=\"s\"><v>x</v></c></row>"),
        ("a text of a negative number", "<row><c t=\"s\"><v>-1</v></c></row>"),
        ("a number that is none", "<row><c><v>seven</v></c></row>"),
        ("a type that is none", "<row><c t=\"zzz\"><v>1</v></c></row>"),
        ("a style that is none", "<row><c s=\"-1\"><v>1</v></c></row>"),
        ("a merge backwards", "<mergeCell ref=\"C3:A1\"/>"),
    ] {
        attacks.push((what, of_rows(rows), DAMAGED));
    }
    attacks
}

/// Other files by the name of a workbook.
fn files() -> Vec<Attack> {
    let stored = |files: &[(&str, &[u8])]| zipped(files, CompressionMethod::Stored);
    let relation = b"<R><Relationship Id=\"r\" Type=\"/worksheet\" Target=\"../../../etc/passwd\"/></R>";
    let outside = [
        ("xl/workbook.xml", b"<workbook><sheet name=\"A\" id=\"r\"/></workbook>".as_slice()),
        ("xl/_rels/workbook.xml.rels", relation),
    ];
    let kept = |name: &str| fs::read(project("tests/workbooks").join(name)).expect("readable");
    vec![
        ("no sheet", stored(&[("xl/workbook.xml", b"<workbook/>")]), Some("no-sheet")),
        ("another ZIP file", stored(&[("word/document.xml", STYLES.as_bytes())]), Some("not-a-workbook")),
        ("an empty ZIP file", stored(&[]), Some("not-text")),
        ("a sheet that is outside", stored(&outside), DAMAGED),
        ("a password", kept("encrypted.xlsx"), Some("encrypted-workbook")),
        ("an old workbook", kept("sellers.xls"), None),
        ("an old workbook whose sheet is outside", old_with(&[0x85, 0], 2, &[0xff; 4]), DAMAGED),
        (
            "an old workbook with a text that is not there",
            old_with(&[0xfd, 0, 10, 0], 6, &[0xff; 4]),
            DAMAGED,
        ),
    ]
}

/// Puts the first cell of an old workbook into its last row and column, and the second where it was.
fn far_cell_in(bytes: &mut [u8]) {
    // A record of a text: its kind, its length, its row, its column.
    let at = bytes.windows(4).position(|window| window == [0xfd, 0, 10, 0]).expect("a text");
    bytes[at + 4..at + 8].copy_from_slice(&[0xff, 0xff, 0xff, 0]);
}

/// An old workbook in whose first record that begins so, other bytes stand behind its length, from a place on.
fn old_with(begin: &[u8], from: usize, other: &[u8]) -> Vec<u8> {
    let mut bytes = fs::read(project("tests/workbooks/sellers.xls")).expect("readable");
    let at = bytes.windows(begin.len()).skip(512).position(|window| window == begin).expect("the record");
    let at = 512 + at + 4 + from;
    bytes[at..at + other.len()].copy_from_slice(other);
    bytes
}

#[test]
fn known_attacks_end_soon_in_clear_words() {
    let folder = Files::empty();
    let mut wrong = Vec::new();
    let attacks = [sizes(), documents(), cells(), files()].concat();
    for (at, (what, bytes, expected)) in attacks.into_iter().enumerate() {
        let name = format!("{at}.xlsx");
        folder.write(&name, bytes);
        let code = code_of(folder.folder(), &name);
        if code.as_deref() != expected {
            wrong.push(format!("{what}: {code:?} and not {expected:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Sound workbooks of every kind, to be broken.
fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let table = "<table:table table:name=\"A\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>name</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>drive</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type=\"string\"><text:p>Kari</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"7\"/></table:table-row></table:table>";
    vec![
        ("xlsx", xlsx(ROWS)),
        ("ods", ods(table)),
        ("xls", fs::read(project("tests/workbooks/sellers.xls")).expect("readable")),
        ("xlsx", fs::read(project("tests/workbooks/encrypted.xlsx")).expect("readable")),
    ]
}

#[test]
fn three_hundred_broken_workbooks_are_read_or_refused_in_clear_words() {
    let files = Files::empty();
    let mut dice = Dice(7);
    let (mut refused, mut read) = (0, 0);
    for number in 0..300 {
        let (ending, mut bytes) = dice.pick(&sound());
        match dice.below(4) {
            0 => bytes.truncate(dice.count(4, u32::try_from(bytes.len() - 1).expect("small"))),
            1 => {
                let at = dice.count(4, u32::try_from(bytes.len() - 1).expect("small"));
                bytes.splice(at..at, std::iter::repeat_n(b'<', dice.count(1, 9)));
            }
            _ => {
                for _ in 0..dice.count(1, 12) {
                    let at = dice.count(4, u32::try_from(bytes.len() - 1).expect("small"));
                    bytes[at] = dice.pick(&[0, 1, 0x7f, 0xff, b'<', b'9', bytes[at] ^ 1]);
                }
            }
        }
        let name = format!("{number}.{ending}");
        files.write(&name, bytes);
        match code_of(files.folder(), &name) {
            Some(_) => refused += 1,
            None => read += 1,
        }
    }
    assert!(refused > 150 && read > 5, "{refused} refused, {read} read");
}
