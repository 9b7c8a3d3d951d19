//! Reports as CSV: one table, for spreadsheets and other programs.

use std::borrow::Cow;
use std::io::Write;

use ::csv::{Terminator, Writer, WriterBuilder};

use super::number::Numerals;
use super::sanitize::sanitize;
use super::{DrawError, Look};
use crate::view::blocks::{Cell, Sheet};

pub(super) fn draw(sheet: Sheet<'_>, look: &Look, out: &mut dyn Write) -> Result<(), DrawError> {
    if look.excel {
        // Without the byte order mark, Excel reads UTF-8 as Windows-1252.
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    let mut writer = writer(look, out);
    let numerals = Numerals { comma: look.excel, minus: "-" };
    writer.write_record(sheet.columns.iter().map(|column| text(&column.key).into_owned())).map_err(io)?;
    for row in sheet.rows {
        let row = row.map_err(DrawError::Stopped)?;
        for cell in &row {
            writer.write_field(field(cell, numerals).as_bytes()).map_err(io)?;
        }
        writer.write_record(None::<&[u8]>).map_err(io)?;
    }
    Ok(writer.flush()?)
}

fn writer<'a>(look: &Look, out: &'a mut dyn Write) -> Writer<&'a mut dyn Write> {
    let (delimiter, terminator) =
        if look.excel { (b';', Terminator::CRLF) } else { (b',', Terminator::Any(b'\n')) };
    WriterBuilder::new().delimiter(delimiter).terminator(terminator).flexible(true).from_writer(out)
}

fn io(error: ::csv::Error) -> DrawError {
    // The crate's own conversion hides what kind of error it was, and with it that a pipe was closed.
    DrawError::Io(match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => std::io::Error::other(format!("{other:?}")),
    })
}

fn field(cell: &Cell, numerals: Numerals) -> Cow<'_, str> {
    let number = |value, decimals| numerals.write(value, decimals, false).unwrap_or_default().into();
    match cell {
        Cell::Empty | Cell::Bar { .. } | Cell::Fit { fit: None, .. } => Cow::Borrowed(""),
        Cell::Text(words) | Cell::Name(words) => text(words),
        Cell::Label(label) => text(label.id()),
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
/// Injection"). It is looked for before cleaning, which hides a leading tab, and behind leading white space,
/// which some programs strip.
fn text(words: &str) -> Cow<'_, str> {
    let formula = words.starts_with(['\t', '\r', '\n'])
        || words.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula { Cow::Owned(format!("'{}", sanitize(words))) } else { sanitize(words) }
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

    #[test]
    fn a_wrong_input_stops_it() {
        let rows = vec![Ok(vec![Cell::Count(1), Cell::Empty]), Err(vec![Problem::new("bad")])];
        assert_eq!(drawn(rows, false), ("name,'=fit\n1,\n".into(), false));
    }
}
