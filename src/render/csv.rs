//! Reports as CSV: one table, for spreadsheets and other programs.

use std::borrow::Cow;
use std::io::{self, Write};

use super::number::Numerals;
use super::sanitize::sanitize;
use super::{DrawError, Look};
use crate::view::blocks::{Cell, Sheet};

pub(super) fn draw(sheet: Sheet<'_>, look: &Look, out: &mut dyn Write) -> Result<(), DrawError> {
    if look.excel {
        // Without the byte order mark, Excel reads UTF-8 as Windows-1252.
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    let dialect = dialect(look);
    let headings = sheet.columns.iter().map(|column| quoted(text(&column.key)));
    dialect.write(headings, out)?;
    for row in sheet.rows {
        let row = row.map_err(DrawError::Stopped)?;
        dialect.write(row.iter().map(|cell| field(cell, dialect.numerals)), out)?;
    }
    Ok(())
}

/// How the cells of a row are written and joined.
pub(super) struct CsvDialect {
    pub(super) separator: &'static str,
    pub(super) end: &'static str,
    pub(super) numerals: Numerals,
    /// The cells of the tenths below 100.0, each behind its separator, and in the last byte how many bytes it has.
    pub(super) tenths: [[u8; 8]; 1_000],
}

pub(super) static PLAIN: CsvDialect = CsvDialect {
    separator: ",",
    end: "\n",
    numerals: Numerals { comma: false, minus: "-" },
    tenths: tenths(b',', b'.'),
};
static EXCEL: CsvDialect = CsvDialect {
    separator: ";",
    end: "\r\n",
    numerals: Numerals { comma: true, minus: "-" },
    tenths: tenths(b';', b','),
};

#[expect(clippy::cast_possible_truncation, reason = "digits")]
const fn tenths(separator: u8, mark: u8) -> [[u8; 8]; 1_000] {
    let mut cells = [[0; 8]; 1_000];
    let mut of = 0;
    while of < 1_000 {
        let [tens, ones, rest] =
            [b'0' + (of / 100) as u8, b'0' + (of / 10 % 10) as u8, b'0' + (of % 10) as u8];
        cells[of] = if of < 100 {
            [separator, ones, mark, rest, 0, 0, 0, 4]
        } else {
            [separator, tens, ones, mark, rest, 0, 0, 5]
        };
        of += 1;
    }
    cells
}

/// Returns the dialect that is asked for.
pub(super) fn dialect(look: &Look) -> &'static CsvDialect {
    if look.excel { &EXCEL } else { &PLAIN }
}

impl CsvDialect {
    fn write<'c>(
        &self,
        cells: impl ExactSizeIterator<Item = Cow<'c, str>>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let is_alone = cells.len() == 1;
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                out.write_all(self.separator.as_bytes())?;
            }
            // An empty line would be no row at all.
            let cell = if is_alone && cell.is_empty() { Cow::Borrowed("\"\"") } else { cell };
            out.write_all(cell.as_bytes())?;
        }
        out.write_all(self.end.as_bytes())
    }
}

/// The separators of all dialects, and the one more that tables are read with. A program may open a file in another dialect
/// than it was written in.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// Quotes words that some dialect would split into several cells.
pub(super) fn quoted(words: Cow<'_, str>) -> Cow<'_, str> {
    let is_plain = !words.contains(SEPARATORS) && !words.contains(['"', '\r', '\n']);
    if is_plain { words } else { Cow::Owned(format!("\"{}\"", words.replace('"', "\"\""))) }
}

fn field(cell: &Cell, numerals: Numerals) -> Cow<'_, str> {
    let number = |value, decimals| numerals.write(value, decimals, false).unwrap_or_default().into();
    match cell {
        Cell::Empty | Cell::Bar { .. } | Cell::Fit { fit: None, .. } => Cow::Borrowed(""),
        Cell::Text(words) | Cell::Name(words) => quoted(text(words)),
        Cell::Label(label) => quoted(text(label.id())),
        Cell::Code { code, .. } => Cow::Borrowed(code),
        Cell::Fit { fit: Some(fit), levels, decimals, .. } | Cell::Points { fit, levels, decimals } => {
            number(levels.shown(*fit, decimals.sheet), decimals.sheet)
        }
        // A plus sign is for people: other programs want the number.
        Cell::Number { value, decimals, .. } => number(*value, decimals.sheet),
        // A share stays one, as in JSON; a per cent has two digits fewer.
        Cell::Share { share, decimals } => number(*share, decimals.sheet + 2),
        Cell::Count(count) => Cow::Owned(count.to_string()),
    }
}

/// A text that no spreadsheet runs: what would be a formula there gets an apostrophe in front (OWASP, "CSV
/// Injection").
///
/// Each part between separators is checked, since another separator would make it a cell. The check comes before
/// sanitizing, which hides a tab, and skips quotes and white space, which some programs strip.
pub(super) fn text(words: &str) -> Cow<'_, str> {
    let starts_cell = |part: &str| {
        let part = part.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
        part.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    };
    let is_first_white = words.starts_with(['\t', '\r', '\n']);
    if !is_first_white && !words.split(SEPARATORS).any(starts_cell) {
        return sanitize(words);
    }
    let mut safe = String::with_capacity(words.len() + 4);
    for (at, part) in words.split_inclusive(SEPARATORS).enumerate() {
        if starts_cell(part) || (at == 0 && is_first_white) {
            safe.push('\'');
        }
        safe.push_str(&sanitize(part));
    }
    Cow::Owned(safe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Fit, Levels, Problem};
    use crate::view::blocks::{Column, Row, Stop};

    fn drawn(rows: Vec<Result<Row, Stop>>, excel: bool) -> (String, bool) {
        let sheet =
            Sheet { columns: ["name", "=fit"].map(Column::keyed).into(), rows: Box::new(rows.into_iter()) };
        let mut out = Vec::new();
        let look = Look { width: 80, colour: true, unicode: true, excel };
        let whole = draw(sheet, &look, &mut out).is_ok();
        (String::from_utf8(out).expect("CSV is UTF-8"), whole)
    }

    fn fit(points: Option<f64>) -> Cell {
        let fit = points.map(|points| Fit::new(points / 100.0));
        Cell::Fit { fit, levels: Levels::default(), decimals: 1.into(), marks: vec![] }
    }

    #[test]
    fn numbers_are_plain_and_unknown_is_nothing() {
        let number = Cell::Number { value: -2.5, decimals: 2.into(), signed: true };
        let rows = vec![Ok(vec![Cell::Text("a,\"b\"".into()), fit(Some(62.0))]), Ok(vec![number, fit(None)])];
        assert_eq!(drawn(rows, false), ("name,'=fit\n\"a,\"\"b\"\"\",62.0\n-2.50,\n".into(), true));
    }

    #[test]
    fn a_norwegian_excel_opens_it_by_double_click() {
        let rows = vec![Ok(vec![Cell::Name("Kåre; Ås".into()), fit(Some(62.5))])];
        assert_eq!(drawn(rows, true), ("\u{FEFF}name;'=fit\r\n\"Kåre; Ås\";62,5\r\n".into(), true));
    }

    #[test]
    fn nothing_that_a_spreadsheet_would_run_gets_through() {
        for words in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u{A0}=1", "＝1", "\t1"] {
            assert!(text(words).starts_with('\''), "{words:?}");
            assert!(!text(words).contains(['\t', '\r', '\n']));
        }
        assert_eq!(text("a=b"), "a=b");
    }

    /// The cells that a program with another separator finds in a line, quotes aside.
    fn cells(line: &str, separator: char) -> Vec<&str> {
        line.split(separator).map(|cell| cell.trim_matches(|c: char| c == '"' || c.is_whitespace())).collect()
    }

    #[test]
    fn no_cell_is_a_formula_whatever_a_program_takes_for_the_separator() {
        for start in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\"=1", "＝1"] {
            for separator in SEPARATORS {
                let name = format!("A{separator}{start}");
                for excel in [false, true] {
                    let (drawn, _) = drawn(vec![Ok(vec![Cell::Name(name.clone()), Cell::Count(1)])], excel);
                    let line = drawn.lines().nth(1).expect("a row");
                    for reads in SEPARATORS {
                        for cell in cells(line, reads) {
                            assert!(!cell.starts_with(['=', '+', '-', '@', '＝']), "{cell} in {line}");
                        }
                    }
                    if separator != '\t' {
                        assert!(line.starts_with('"'), "quoted in every dialect: {line}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_wrong_input_stops_it() {
        let rows = vec![Ok(vec![Cell::Count(1), Cell::Empty]), Err(vec![Problem::new("bad")])];
        assert_eq!(drawn(rows, false), ("name,'=fit\n1,\n".into(), false));
    }
}
