//! Reports as a workbook: the table that CSV has, with numbers as numbers and headings in the reader's language.
//!
//! A text is written as a text and never as a formula, a link or a number, so none has to be defused. The bytes depend on
//! the report alone: the file's date is fixed, and it names no author.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::thread;

use rust_xlsxwriter::{
    Color, ConditionalFormatCustomIcon, ConditionalFormatFormula, ConditionalFormatIconSet,
    ConditionalFormatIconType, ConditionalFormatType, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError,
};

use super::DrawError;
use super::glyph::{glyph, tail};
use super::number::Numerals;
use super::sanitize::sanitize;
use crate::domain::{Levels, Problem};
use crate::view::blocks::{Cell, Column, Keep, Mark, Row, Sheet, Stop};
use crate::view::{Arg, Texts};

/// The rows of headings: in the reader's language, and the keys that CSV has.
const HEADINGS: u32 = 2;

/// More rows than these are not held in memory but in a temporary file without a name.
const MAX_HELD: usize = 10_000;

/// The widths of columns, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 9..=60;

/// The width up to which a heading widens its column; a longer one is wrapped.
const WIDEST_HEADING: usize = 18;

/// The day on which every workbook says it was made.
const DAY: (u16, u8, u8) = (2000, 1, 1);

pub(super) fn draw(sheet: Sheet<'_>, texts: &Texts, out: &mut dyn Write) -> Result<(), DrawError> {
    // A workbook is put together on a thread; where none can be had, that is an error and no panic.
    drop(thread::Builder::new().spawn(|| {})?.join());
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties().map_err(refused)?);
    let Sheet { columns, mut rows } = sheet;
    let held: Vec<_> = rows.by_ref().take(MAX_HELD + 1).collect();
    let worksheet = if held.len() > MAX_HELD {
        workbook.add_worksheet_with_constant_memory().map_err(refused)?
    } else {
        workbook.add_worksheet()
    };
    worksheet.set_name(texts.word("workbook-sheet")).map_err(refused)?;
    let fits = fill(worksheet, &columns, held.into_iter().chain(rows))?;
    if let Some(levels) = fits.levels {
        explain(workbook.add_worksheet(), levels, &fits.marks, texts).map_err(refused)?;
    }
    out.write_all(&workbook.save_to_buffer().map_err(refused)?)?;
    Ok(())
}

/// What every workbook says of itself: the same day, and no author.
pub(super) fn properties() -> Result<DocProperties, XlsxError> {
    let (year, month, day) = DAY;
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    Ok(DocProperties::new().set_creation_datetime(&made))
}

/// Why the table is no workbook: it is larger than one may be.
pub(super) fn refused(error: XlsxError) -> DrawError {
    match error {
        XlsxError::RowColumnLimitError | XlsxError::MaxStringLengthExceeded => {
            DrawError::Stopped(vec![Problem::new("too-large-for-workbook")])
        }
        error => DrawError::Io(io::Error::other(error)),
    }
}

/// What was seen of fits while they were written.
#[derive(Default)]
struct Fits {
    levels: Option<Levels>,
    columns: BTreeSet<u16>,
    marks: Vec<Mark>,
}

impl Fits {
    fn see(&mut self, at: u16, cell: &Cell) {
        let Cell::Fit { levels, marks, .. } = cell else { return };
        self.levels = Some(*levels);
        self.columns.insert(at);
        for mark in marks {
            if !self.marks.contains(mark) {
                self.marks.push(*mark);
            }
        }
    }
}

fn fill(
    worksheet: &mut Worksheet,
    columns: &[Column],
    rows: impl Iterator<Item = Result<Row, Stop>>,
) -> Result<Fits, DrawError> {
    let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let key = Format::new().set_font_color(Color::RGB(0x0059_5959)).set_border_bottom(FormatBorder::Thin);
    let mut formats = Formats::default();
    let mut widths = Vec::with_capacity(columns.len());
    for (column, at) in columns.iter().zip(0..) {
        let head = sanitize(column.sheet.as_deref().unwrap_or(&column.head));
        worksheet.write_string_with_format(0, at, &*head, &heading).map_err(refused)?;
        widths.push(length(&head).min(WIDEST_HEADING).max(length(&column.key)));
    }
    for (column, at) in columns.iter().zip(0..) {
        worksheet.write_string_with_format(1, at, text(&column.key), &key).map_err(refused)?;
    }
    let mut fits = Fits::default();
    let mut end = HEADINGS;
    for row in rows {
        for ((cell, at), width) in row.map_err(DrawError::Stopped)?.iter().zip(0..).zip(&mut widths) {
            fits.see(at, cell);
            let written = formats.write(worksheet, end, at, cell).map_err(refused)?;
            *width = written.max(*width);
        }
        end += 1;
    }
    for (width, at) in widths.into_iter().zip(0..) {
        // An icon stands beside a fit.
        let width = width + if fits.columns.contains(&at) { 4 } else { 1 };
        #[expect(clippy::cast_precision_loss, reason = "a width is small")]
        worksheet
            .set_column_width(at, width.clamp(*WIDTHS.start(), *WIDTHS.end()) as f64)
            .map_err(refused)?;
    }
    arrange(worksheet, columns, end).map_err(refused)?;
    show_levels(worksheet, &fits, end - 1).map_err(refused)?;
    Ok(fits)
}

/// Keeps headings in sight, on the screen and on paper, and lets the reader filter.
fn arrange(worksheet: &mut Worksheet, columns: &[Column], end: u32) -> Result<(), XlsxError> {
    let Some(last) = u16::try_from(columns.len()).ok().and_then(|count| count.checked_sub(1)) else {
        return Ok(());
    };
    let names = columns.iter().zip(0..).take_while(|(column, _)| column.keep == Keep::Always);
    worksheet.set_freeze_panes(HEADINGS, names.last().map_or(0, |(_, at)| at + 1))?;
    worksheet.autofilter(HEADINGS - 1, 0, end.max(HEADINGS) - 1, last)?;
    // An id of digits stays a text, and Excel need not warn of it.
    worksheet.ignore_error_range(0, 0, end - 1, last, IgnoreError::NumberStoredAsText)?;
    worksheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, HEADINGS - 1)?;
    Ok(())
}

/// Shows levels by colour, by the kind of letters and by an arrow, so that they are seen without colour too. An empty cell is
/// an unknown fit and shows none.
fn show_levels(worksheet: &mut Worksheet, fits: &Fits, last: u32) -> Result<(), XlsxError> {
    let Some(levels) = fits.levels else { return Ok(()) };
    let (from, half) = (levels.strong(), levels.adequate());
    let strong = shade(0x00C6_EFCE, 0x0000_5000).set_bold();
    let adequate = shade(0x00FF_EB9C, 0x005C_4400);
    let weak = shade(0x00FF_C7CE, 0x0080_0006).set_italic();
    for at in &fits.columns {
        let cell = rust_xlsxwriter::utility::row_col_to_cell(HEADINGS, *at);
        let rules = [
            (format!("=AND(ISNUMBER({cell}),{cell}>={from})"), &strong),
            (format!("=AND(ISNUMBER({cell}),{cell}>={half},{cell}<{from})"), &adequate),
            (format!("=AND(ISNUMBER({cell}),{cell}<{half})"), &weak),
        ];
        for (rule, format) in rules {
            let rule = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
            worksheet.add_conditional_format(HEADINGS, *at, last, *at, &rule)?;
        }
        let icon =
            |points: f64| ConditionalFormatCustomIcon::new().set_rule(ConditionalFormatType::Number, points);
        let arrows = ConditionalFormatIconSet::new()
            .set_icon_type(ConditionalFormatIconType::ThreeArrowsGray)
            .set_icons(&[icon(0.0), icon(half), icon(from)]);
        worksheet.add_conditional_format(HEADINGS, *at, last, *at, &arrows)?;
    }
    Ok(())
}

/// Says on a sheet of its own what is seen beside the numbers.
fn explain(
    worksheet: &mut Worksheet,
    levels: Levels,
    marks: &[Mark],
    texts: &Texts,
) -> Result<(), XlsxError> {
    worksheet.set_name(texts.word("workbook-legend"))?;
    let limits =
        [("strong", Arg::PlainNumber(levels.strong())), ("adequate", Arg::PlainNumber(levels.adequate()))];
    let mut lines = vec![
        texts.say("workbook-levels", &limits),
        texts.word("workbook-unknown"),
        texts.word("workbook-keys"),
    ];
    for (mark, id) in LEGENDS {
        if marks.contains(&mark) {
            lines.push(texts.say(id, &[("sign", Arg::word(glyph(mark, true)))]));
        }
    }
    for (line, row) in lines.iter().zip(0..) {
        worksheet.write_string(row, 0, line)?;
    }
    worksheet.set_column_width(0, 100)?;
    Ok(())
}

/// The marks, in the order in which they are explained.
const LEGENDS: [(Mark, &str); 6] = [
    (Mark::Today, "legend-today"),
    (Mark::Best, "legend-best"),
    (Mark::Open, "legend-open"),
    (Mark::Vetoed, "legend-vetoed"),
    (Mark::Partial, "legend-partial"),
    (Mark::TooLittle, "legend-too-little"),
];

fn shade(fill: u32, letters: u32) -> Format {
    Format::new().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(letters))
}

/// The formats of cells, each made once.
#[derive(Default)]
struct Formats {
    numbers: BTreeMap<String, Format>,
    text: Option<Format>,
}

impl Formats {
    /// Writes a cell with the value that CSV has. Returns its width in characters.
    fn write(
        &mut self,
        worksheet: &mut Worksheet,
        row: u32,
        at: u16,
        cell: &Cell,
    ) -> Result<usize, XlsxError> {
        let (value, decimals, marks) = match cell {
            Cell::Empty | Cell::Bar { .. } | Cell::Fit { fit: None, .. } => return Ok(0),
            Cell::Text(words) | Cell::Name(words) => return self.write_text(worksheet, row, at, words),
            Cell::Label(label) => return self.write_text(worksheet, row, at, label.id()),
            Cell::Code { code, .. } => return self.write_text(worksheet, row, at, code),
            Cell::Fit { fit: Some(fit), levels, decimals, marks } => {
                (levels.shown(*fit, decimals.sheet), decimals.sheet, marks.as_slice())
            }
            Cell::Points { fit, levels, decimals } => {
                (levels.shown(*fit, decimals.sheet), decimals.sheet, [].as_slice())
            }
            Cell::Number { value, decimals, .. } => (*value, decimals.sheet, [].as_slice()),
            Cell::Share { share, decimals } => (*share, decimals.sheet + 2, [].as_slice()),
            #[expect(clippy::cast_precision_loss, reason = "nothing is counted that far")]
            Cell::Count(count) => (*count as f64, 0, [].as_slice()),
        };
        let plain = Numerals { comma: false, minus: "-" };
        let Some(figures) = plain.write(value, decimals, false) else { return Ok(0) };
        let Ok(number) = figures.parse::<f64>() else { return Ok(0) };
        let picture = picture(decimals, marks);
        let width = figures.len() + picture.len().saturating_sub(decimals + 2) / 2;
        let format = self
            .numbers
            .entry(picture)
            .or_insert_with_key(|picture| Format::new().set_num_format(picture.as_str()));
        worksheet.write_number_with_format(row, at, number, format)?;
        Ok(width)
    }

    fn write_text(
        &mut self,
        worksheet: &mut Worksheet,
        row: u32,
        at: u16,
        words: &str,
    ) -> Result<usize, XlsxError> {
        let words = text(words);
        // As a text it stays one when somebody edits the cell.
        let format = self.text.get_or_insert_with(|| Format::new().set_num_format("@"));
        worksheet.write_string_with_format(row, at, &words, format)?;
        Ok(length(&words))
    }
}

/// The picture of a number: its decimals, and the signs that the terminal shows beside a fit.
fn picture(decimals: usize, marks: &[Mark]) -> String {
    let mut picture = "0".to_owned();
    if decimals > 0 {
        picture.push('.');
        picture.push_str(&"0".repeat(decimals));
    }
    let tail = tail(marks, true);
    let (open, close) = if marks.contains(&Mark::Today) { ("\"[\"", "]") } else { ("", "") };
    match (close, tail.as_str()) {
        ("", "") => picture,
        _ => format!("{open}{picture}\"{close}{tail}\""),
    }
}

/// A text as a workbook may hold it: XML has no place for two of the characters that `sanitize` leaves.
fn text(words: &str) -> String {
    sanitize(words).replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}

fn length(words: &str) -> usize {
    words.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Fit, Lang};

    fn drawn(rows: Vec<Row>) -> Result<Vec<u8>, DrawError> {
        let columns = ["name", "fit"].map(Column::keyed).into();
        let sheet = Sheet { columns, rows: Box::new(rows.into_iter().map(Ok)) };
        let mut out = Vec::new();
        draw(sheet, &Texts::new(Lang::En), &mut out).map(|()| out)
    }

    fn fit(points: f64, marks: Vec<Mark>) -> Cell {
        let fit = Some(Fit::new(points / 100.0));
        Cell::Fit { fit, levels: Levels::default(), decimals: 1.into(), marks }
    }

    #[test]
    fn the_same_table_is_the_same_bytes_held_or_not() {
        for count in [0, 3, MAX_HELD + 1] {
            let rows =
                || (0..count).map(|row| vec![Cell::name(format!("N{row}")), fit(62.0, vec![])]).collect();
            let (first, second) = (drawn(rows()).expect("a table"), drawn(rows()).expect("a table"));
            assert!(first == second && first.starts_with(b"PK"), "{count} rows");
        }
    }

    #[test]
    fn what_a_workbook_has_no_room_for_is_refused_and_not_cut() {
        let long = |length| drawn(vec![vec![Cell::text("a".repeat(length)), Cell::Empty]]);
        assert!(long(32_767).is_ok());
        let Err(DrawError::Stopped(problems)) = long(32_768) else { panic!("too long a text was written") };
        assert_eq!(problems[0].code, "too-large-for-workbook");
    }

    #[test]
    fn a_picture_has_the_decimals_and_the_signs_of_the_terminal() {
        assert_eq!(picture(0, &[]), "0");
        assert_eq!(picture(2, &[]), "0.00");
        assert_eq!(picture(1, &[Mark::Best, Mark::Partial]), "0.0\"★~\"");
        assert_eq!(picture(0, &[Mark::Today, Mark::Vetoed]), "\"[\"0\"]✕\"");
    }
}
