//! Old workbooks are read as `calamine` reads them where they are sound, and never to a panic where they are not.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, SheetType, SheetVisible, Xls};

use super::Refused;
use super::grid::Kind;
use super::xls::XlsBook;

/// A filled cell: its row, its column, what it holds, its text.
type Filled = (u32, u32, Kind, String);

const GLOBALS: u8 = 5;
const WORKSHEET: u8 = 0x10;
const CHART: u8 = 0x20;

fn sample() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks/sellers.xls");
    std::fs::read(path).expect("readable")
}

fn record(kind: u16, bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).expect("records are short");
    [&kind.to_le_bytes(), &length.to_le_bytes(), bytes].concat()
}

/// A record of a cell: its row, its column, its style, and what it holds.
fn cell(kind: u16, row: u16, column: u16, style: u16, rest: &[u8]) -> Vec<u8> {
    let head = [row, column, style].map(u16::to_le_bytes).concat();
    record(kind, &[&head, rest].concat())
}

/// A part of a workbook.
fn part(version: u16, kind: u8, records: &[Vec<u8>]) -> Vec<u8> {
    let begin = [version.to_le_bytes(), [kind, 0], [0, 0], [0, 0]].concat();
    [record(0x809, &begin), records.concat(), record(0x0a, &[])].concat()
}

/// The text of a record, with a count of two bytes: in UTF-16, its lower bytes, or a code page.
fn text(version: u16, words: &str) -> Vec<u8> {
    let units: Vec<u16> = words.encode_utf16().collect();
    let count = u16::try_from(units.len()).expect("texts are short").to_le_bytes();
    let narrow: Vec<u8> = units.iter().filter_map(|unit| u8::try_from(*unit).ok()).collect();
    match version {
        0x500 => [&count[..], &narrow].concat(),
        _ if narrow.len() == units.len() => [&count[..], &[0], &narrow].concat(),
        _ => [&count[..], &[1], &units.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<u8>>()]
            .concat(),
    }
}

/// The same with a count of one byte.
fn short_text(version: u16, words: &str) -> Vec<u8> {
    let mut text = text(version, words);
    text.remove(1);
    text
}

/// A compound file with one stream.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let sectors = stream.len().max(4096).div_ceil(512);
    let mut head = vec![0; 512];
    let words: [(usize, u32); 7] =
        [(24, 0x3_003e), (28, 0x9_fffe), (32, 6), (44, 1), (48, 1), (56, 4096), (60, 0xffff_fffe)];
    for (at, word) in words.into_iter().chain([(68, 0xffff_fffe)]) {
        head[at..at + 4].copy_from_slice(&word.to_le_bytes());
    }
    head[..8].copy_from_slice(&super::kind::COMPOUND);
    head[76..].fill(0xff);
    head[76..80].fill(0);
    let mut table = vec![0xffff_fffd, 0xffff_fffe];
    table.extend((3..).take(sectors - 1).chain([0xffff_fffe]));
    table.resize(128, u32::MAX);
    let mut folder = Vec::new();
    let entries = [("Root Entry", 5, 1, 0xffff_fffe, 0), (name, 2, u32::MAX, 2, sectors * 512)];
    for (name, kind, child, start, size) in entries {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u16::try_from(entry.len() + 2).expect("names are short");
        entry.resize(64, 0);
        entry.extend(length.to_le_bytes());
        entry.extend([kind, 1]);
        entry.extend([u32::MAX, u32::MAX, child].map(u32::to_le_bytes).concat());
        entry.resize(116, 0);
        entry.extend([start, u32::try_from(size).expect("it is small")].map(u32::to_le_bytes).concat());
        entry.resize(128, 0);
        folder.extend(entry);
    }
    folder.resize(512, 0);
    let mut stream = stream.to_vec();
    stream.resize(sectors * 512, 0);
    [head, table.into_iter().flat_map(u32::to_le_bytes).collect(), folder, stream].concat()
}

/// The record that names a sheet, which begins at a place.
fn bound_sheet(version: u16, start: usize) -> Vec<u8> {
    let start = u32::try_from(start).expect("it is small").to_le_bytes();
    record(0x85, &[&start[..], &[0, 0], &short_text(version, "Ærlig")].concat())
}

/// The record of a style, which shows numbers by a picture.
fn style(picture: u16) -> Vec<u8> {
    record(0xe0, &[&[0, 0], &picture.to_le_bytes()[..], &[0; 16]].concat())
}

/// A workbook with one sheet: what stands before the sheet, and what is in it.
fn workbook(version: u16, globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let before = |start: usize| part(version, GLOBALS, &[globals.concat(), bound_sheet(version, start)]);
    let stream = [before(before(0).len()), part(version, WORKSHEET, sheet)].concat();
    compound(if version == 0x500 { "Book" } else { "Workbook" }, &stream)
}

/// The shared texts of a workbook.
fn shared(texts: &[u8]) -> Vec<u8> {
    record(0xfc, &[&[0; 8], texts].concat())
}

/// What a workbook has in its sheets.
fn read(bytes: &[u8]) -> Result<Vec<Vec<Filled>>, Refused> {
    let book = XlsBook::open(bytes)?;
    (0..book.sheets().len()).map(|at| book.read(at).map(|grid| grid.filled())).collect()
}

/// The same by `calamine`.
fn read_by_other(bytes: &[u8]) -> Vec<Vec<Filled>> {
    let mut book = Xls::new(Cursor::new(bytes)).expect("it is sound");
    let is_1904 = book.has_1904_epoch();
    let sheets = book.sheets_metadata().to_vec();
    let of_cells = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let mut read = Vec::new();
    for sheet in of_cells {
        let range = book.worksheet_range(&sheet.name).expect("it is sound");
        let (top, left) = range.start().unwrap_or_default();
        let cells = range.used_cells().filter_map(|(row, column, cell)| {
            let (kind, text) = match cell {
                Data::Int(number) => (Kind::Number, number.to_string()),
                Data::Float(number) => (Kind::Number, number.to_string()),
                Data::Bool(is) => (Kind::Text, is.to_string().to_uppercase()),
                Data::Error(error) => (Kind::Error, error.to_string()),
                Data::DateTime(day) => (Kind::Date, super::date_of(day.as_f64(), is_1904)),
                Data::String(text) => (Kind::Text, text.clone()),
                _ => return None,
            };
            let place = |first: u32, at: usize| first + u32::try_from(at).expect("it is small");
            (!text.is_empty()).then(|| (place(top, row), place(left, column), kind, text))
        });
        read.push(cells.collect());
    }
    read
}

/// A workbook with cells of every kind, of Excel 95 or 97. Some are not in order, and one is there twice.
fn every_kind(version: u16) -> Vec<u8> {
    let words = |words: &str| text(version, words);
    let number = |number: f64| number.to_le_bytes();
    let formula = |value: [u8; 8]| [&value[..], &[0; 8]].concat();
    let picture = "[$-414]d. mmm yyyy";
    let picture = if version == 0x500 { short_text(version, picture) } else { words(picture) };
    let picture = record(0x41e, &[&164_u16.to_le_bytes(), &picture[..]].concat());
    let page: u16 = if version == 0x500 { 1252 } else { 1200 };
    let mut globals = vec![record(0x42, &page.to_le_bytes()), record(0x22, &[1, 0]), picture];
    globals.extend([0, 14, 164].map(style));
    let mut sheet = vec![
        cell(0x203, 4, 2, 0, &number(-0.25)),
        cell(0x203, 1, 1, 1, &number(45000.5)),
        cell(0x203, 1, 2, 2, &number(1.0)),
        cell(0x203, 1, 3, 99, &number(1e21)),
        cell(0x204, 0, 0, 0, &words("Åse «Ø»")),
        cell(0x204, 0, 1, 0, &words("")),
        cell(0xd6, 0, 2, 0, &[words("fet"), vec![0, 0]].concat()),
        cell(0x205, 2, 0, 0, &[1, 0]),
        cell(0x205, 2, 1, 0, &[0x2a, 1]),
        cell(0x27e, 3, 0, 0, &(7_u32 << 2 | 2).to_le_bytes()),
        cell(0x27e, 3, 1, 0, &((-725_i32).cast_unsigned() << 2 | 3).to_le_bytes()),
        cell(0x27e, 3, 2, 1, &(45000_u32 << 2 | 2).to_le_bytes()),
        cell(0x27e, 3, 3, 0, &(0x4009_21f8_u32 | 1).to_le_bytes()),
        cell(
            0xbd,
            5,
            3,
            0,
            &[&6_u32.to_le_bytes()[..], &[0, 0], &(8_u32 << 2 | 2).to_le_bytes(), &[4, 0]].concat(),
        ),
        // A chart in the sheet.
        part(version, CHART, &[cell(0x203, 9, 9, 0, &number(9.0))]),
        cell(0x06, 6, 0, 0, &formula(number(2.5))),
        cell(0x06, 6, 1, 0, &formula([1, 0, 1, 0, 0, 0, 0xff, 0xff])),
        cell(0x06, 6, 2, 0, &formula([2, 0, 7, 0, 0, 0, 0xff, 0xff])),
        cell(0x06, 6, 3, 0, &formula([3, 0, 0, 0, 0, 0, 0xff, 0xff])),
        cell(0x06, 6, 4, 0, &formula([0, 0, 0, 0, 0, 0, 0xff, 0xff])),
        record(0x4bc, &[0; 12]),
        record(0x207, &words("sant")),
        cell(0x203, 4, 2, 0, &number(0.5)),
    ];
    if version == 0x600 {
        globals.push(shared(&[words("李雷 ✓"), words("kort")].concat()));
        sheet.push(cell(0xfd, 7, 0, 0, &[0; 4]));
        sheet.push(cell(0xfd, 7, 1, 0, &[1, 0, 0, 0]));
    }
    workbook(version, &globals, &sheet)
}

#[test]
fn sound_workbooks_say_what_another_reader_says() {
    for bytes in [sample(), every_kind(0x500), every_kind(0x600)] {
        let cells = read(&bytes).expect("it is sound");
        assert_eq!(cells, read_by_other(&bytes));
        assert!(cells.iter().flatten().count() > 6, "{cells:?}");
        let other = Xls::new(Cursor::new(&bytes[..])).expect("it is sound");
        let names = other.sheets_metadata().iter();
        let names = names.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible));
        let book = XlsBook::open(&bytes).expect("it is sound");
        let own = book.sheets().iter().map(|sheet| (sheet.name.clone(), sheet.is_hidden));
        assert!(own.eq(names));
    }
}

#[test]
fn shared_texts_may_go_on_in_another_record_at_any_letter() {
    let fonts = [&[4, 0, 8, 2, 0][..], b"Kari", &[0; 8]].concat();
    let sounds = [&[2, 0, 5, 3, 0, 0, 0][..], &[0x4e, 0x67, 0xf7, 0x96], &[0; 3]].concat();
    let plain = [&[9, 0, 0][..], b"Bergen AS"].concat();
    let wanted: Vec<Filled> = (0..)
        .zip(["Kari", "李雷", "Bergen AS"])
        .map(|(row, text)| (row, 0, Kind::Text, text.to_owned()))
        .collect();
    let wanted = [wanted];
    let sheet: Vec<Vec<u8>> = (0..3_u8).map(|row| cell(0xfd, row.into(), 0, 0, &[row, 0, 0, 0])).collect();
    let continued = |before: &[u8], after: &[u8]| {
        let bytes = workbook(0x600, &[shared(before), record(0x3c, after)], &sheet);
        assert_eq!(read(&bytes).expect("it is sound"), wanted, "at {}", before.len());
        assert_eq!(read_by_other(&bytes), wanted, "at {}", before.len());
    };
    let all = [&fonts[..], &sounds, &plain].concat();
    // Letters of one byte may go on in two, up to the end of the text.
    for (at, end) in (5..9).map(|at| (at, 9)).chain((34..43).map(|at| (at, 43))) {
        let (before, after) = all.split_at(at);
        let wide: Vec<u8> = all[at..end].iter().flat_map(|byte| [*byte, 0]).collect();
        continued(before, &[&[1][..], &wide, &all[end..]].concat());
        continued(before, &[&[0], after].concat());
    }
    for at in [24, 26] {
        let (before, after) = all.split_at(at);
        continued(before, &[&[1], after].concat());
    }
    // What is behind the letters goes on without a word.
    for at in (9..=17).chain(28..=31) {
        let (before, after) = all.split_at(at);
        continued(before, after);
    }
}

#[test]
fn formulas_and_per_cents_are_read_as_they_are_shown() {
    let text_to_come = [&[0, 0, 0, 0, 0, 0, 0xff, 0xff][..], &[0; 8]].concat();
    let long = "a".repeat(300);
    let (start, end) = long.split_at(120);
    let sheet = [
        cell(0x203, 0, 0, 1, &0.125_f64.to_le_bytes()),
        cell(0x27e, 0, 1, 1, &2_u32.to_le_bytes()),
        // To be worked out, whatever is stored.
        cell(0x06, 1, 0, 0, &[&text_to_come[..8], &[1, 0], &[0; 6]].concat()),
        record(0x207, &text(0x600, "gammel")),
        cell(0x06, 1, 1, 0, &text_to_come),
        cell(0x06, 1, 2, 0, &text_to_come),
        record(0x207, &[&[44, 1, 0][..], start.as_bytes()].concat()),
        record(0x3c, &[&[0], end.as_bytes()].concat()),
    ];
    let cells = read(&workbook(0x600, &[style(0), style(9)], &sheet)).expect("it is sound");
    let said: Vec<(Kind, &str)> = cells[0].iter().map(|(_, _, kind, text)| (*kind, text.as_str())).collect();
    let formula = (Kind::Formula, "=");
    assert_eq!(said, [(Kind::Text, "12.5%"), (Kind::Text, "0%"), formula, formula, (Kind::Text, &long)]);
}

#[test]
fn what_a_workbook_says_wrongly_is_refused() {
    let texts = shared(&text(0x600, "ja"));
    let one = |cell: Vec<u8>| workbook(0x600, &[shared(&text(0x600, "ja"))], &[cell]);
    let globals = |records: &[Vec<u8>]| compound("Workbook", &part(0x600, GLOBALS, records));
    let old = [record(0x409, &[0, 4, 16, 0, 0, 0]), record(0x0a, &[])].concat();
    let endless = part(0x600, GLOBALS, &[]);
    for (what, bytes, says) in [
        ("a text that is not there", one(cell(0xfd, 0, 0, 0, &[1, 0, 0, 0])), "text that is not there"),
        ("a short number", one(cell(0x203, 0, 0, 0, &[0; 7])), "too short"),
        ("a short record", one(record(0x203, &[0, 0])), "too short"),
        ("a long text", one(cell(0x204, 0, 0, 0, &[9, 0, 0, b'a'])), "longer than its record"),
        ("a row of too few numbers", one(cell(0xbd, 0, 1, 0, &[0, 0, 0, 0, 9, 0])), "not as long"),
        ("an error that is none", one(cell(0x205, 0, 0, 0, &[99, 1])), "unknown error"),
        ("a text of no formula", one(record(0x207, &text(0x600, "ja"))), "belongs to no formula"),
        ("a merge backwards", one(record(0xe5, &[1, 0, 2, 0, 1, 0, 0, 0, 1, 0])), "backwards"),
        ("too few merges", one(record(0xe5, &[2, 0, 1, 0, 2, 0, 0, 0, 1, 0])), "too short"),
        ("a sheet far away", globals(&[bound_sheet(0x600, u32::MAX as usize)]), "beyond its end"),
        ("a sheet that is none", globals(&[bound_sheet(0x600, 0)]), "not where it should be"),
        (
            "half a letter",
            globals(&[record(0xfc, &[0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 65, 0, 66])]),
            "within a letter",
        ),
        ("long fonts", globals(&[record(0xfc, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 255, 255])]), "longer than"),
        ("Excel 4", compound("Book", &old), "before 5.0"),
        ("no end", compound("Workbook", &endless[..endless.len() - 4]), "ends early"),
    ] {
        match read(&bytes) {
            Err(Refused::Damaged(why)) => assert!(why.contains(says), "{what}: {why}"),
            other => panic!("{what}: {other:?}"),
        }
    }
    assert_eq!(read(&workbook(0x600, &[record(0x2f, &[1, 0])], &[])), Err(Refused::Encrypted));
    let far = [cell(0xfd, 65535, 255, 0, &[0; 4])];
    assert_eq!(read(&workbook(0x600, &[texts], &far)), Err(Refused::TooLarge));
}

/// A damaged copy: bytes changed, a number made as large as it can be, or the end cut off.
fn damaged(bytes: &[u8], dice: &mut u64) -> Vec<u8> {
    let mut below = |end: usize| {
        *dice ^= *dice << 13;
        *dice ^= *dice >> 7;
        *dice ^= *dice << 17;
        usize::try_from(*dice % end as u64).expect("it is small")
    };
    let mut copy = bytes.to_vec();
    for _ in 0..=below(6) {
        let at = below(copy.len() - 1);
        match below(16) {
            0 => copy.truncate(at.max(64)),
            1..=4 => copy[at..at + 2].fill(0xff),
            5..=6 => copy[at] = 0,
            _ => copy[at] ^= 1 << below(8),
        }
    }
    copy
}

#[test]
fn a_thousand_damaged_workbooks_are_read_or_refused() {
    let mut dice = 0x9e37_79b9_7f4a_7c15;
    let (mut refused, mut sound) = (0, 0);
    for bytes in [sample(), every_kind(0x500), every_kind(0x600)] {
        for _ in 0..340 {
            match read(&damaged(&bytes, &mut dice)) {
                Ok(_) => sound += 1,
                Err(_) => refused += 1,
            }
        }
    }
    assert!(refused > 100 && sound > 100, "{refused} refused, {sound} read");
}
