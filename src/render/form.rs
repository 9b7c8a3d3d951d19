//! A form as a workbook. A text is written as a text and never as a formula; the file's date is fixed, and it names no author.

use std::io::{self, Write};
use std::thread;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, IgnoreError, Note, Workbook, Worksheet, XlsxError, utility,
};

use super::DrawError;
use super::xlsx::{properties, refused};
use crate::view::blocks::{Allowed, Form, FormCell, FormCheck, FormPage, Limit};

/// The greatest length of a list that stands in the check itself, in characters.
const MAX_LIST: usize = 255;

/// The greatest length of what is said of a wrong cell, in characters.
const MAX_MESSAGE: usize = 255;

/// Draws a form.
///
/// # Errors
/// A text is longer than a cell may hold, or it cannot be written.
pub fn draw_form(form: &Form, out: &mut dyn Write) -> Result<(), DrawError> {
    // A workbook is put together on a thread; where none can be had, that is an error and no panic.
    drop(thread::Builder::new().spawn(|| {})?.join());
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties().map_err(refused)?);
    let looks = Looks::default();
    for page in &form.sheets {
        fill(workbook.add_worksheet(), page, &looks).map_err(refused)?;
    }
    out.write_all(&workbook.save_to_buffer().map_err(refused)?).map_err(|error: io::Error| error.into())
}

/// The formats of cells.
struct Looks {
    heading: Format,
    label: Format,
    text: Format,
    number: Format,
    date: Format,
    prose: Format,
}

impl Default for Looks {
    fn default() -> Self {
        let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        Looks {
            heading: heading
                .set_background_color(Color::RGB(0x00E7_EEF7))
                .set_border_bottom(FormatBorder::Thin),
            label: Format::new().set_num_format("@"),
            // As a text it stays one when somebody edits the cell.
            text: Format::new().set_num_format("@"),
            number: Format::new(),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            prose: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }
}

fn fill(sheet: &mut Worksheet, page: &FormPage, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(&page.name)?;
    for (cells, row) in page.rows.iter().zip(0..) {
        for (cell, at) in cells.iter().zip(0..) {
            write(sheet, row, at, cell, looks)?;
        }
    }
    for (width, at) in page.widths.iter().zip(0..) {
        sheet.set_column_width(at, f64::from(*width))?;
    }
    if page.frozen != (0, 0) {
        sheet.set_freeze_panes(page.frozen.0, page.frozen.1)?;
    }
    let columns = page.rows.iter().map(Vec::len).max().unwrap_or(0);
    if let (Some(row), Some(at)) = (page.rows.len().checked_sub(1), columns.checked_sub(1))
        && let (Ok(row), Ok(at)) = (u32::try_from(row), u16::try_from(at))
    {
        sheet.ignore_error_range(0, 0, row, at, IgnoreError::NumberStoredAsText)?;
    }
    for check in &page.checks {
        let ((row, at), (last_row, last_at)) = check.cells;
        sheet.add_data_validation(row, at, last_row, last_at, &validation(check)?)?;
    }
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

fn write(sheet: &mut Worksheet, row: u32, at: u16, cell: &FormCell, looks: &Looks) -> Result<(), XlsxError> {
    match cell {
        FormCell::Empty => {}
        FormCell::Heading(words, note) => {
            sheet.write_string_with_format(row, at, words, &looks.heading)?;
            if let Some(note) = note {
                let lines: usize = note.lines().map(|line| 1 + line.chars().count() / 45).sum();
                let height = u32::try_from(lines.min(30) * 18 + 20).unwrap_or(400);
                let note = Note::new(note).set_author("").add_author_prefix(false);
                sheet.insert_note(row, at, &note.set_width(320).set_height(height))?;
            }
        }
        FormCell::Label(words) => {
            sheet.write_string_with_format(row, at, words, &looks.label)?;
        }
        FormCell::Text(words) => {
            sheet.write_string_with_format(row, at, words, &looks.text)?;
        }
        FormCell::Prose(words) => {
            sheet.write_string_with_format(row, at, words, &looks.prose)?;
        }
        FormCell::Number(number) => {
            sheet.write_number_with_format(row, at, *number, &looks.number)?;
        }
        FormCell::Date(day) => {
            let day = (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day()));
            if let (Ok(year), Ok(month), Ok(date)) = day {
                let date = ExcelDateTime::from_ymd(year, month, date)?;
                sheet.write_datetime_with_format(row, at, &date, &looks.date)?;
            }
        }
    }
    Ok(())
}

fn validation(check: &FormCheck) -> Result<DataValidation, XlsxError> {
    let validation = DataValidation::new();
    let zero = || Formula::new("0");
    let validation = match &check.allows {
        Allowed::OneOfCells(sheet, from, to) | Allowed::PerhapsOneOfCells(sheet, from, to) => {
            validation.allow_list_formula(area(sheet, *from, *to))
        }
        Allowed::OneOf(words) => {
            let length: usize = words.iter().map(|word| word.chars().count() + 1).sum();
            if length > MAX_LIST || words.iter().any(|word| word.contains(',')) {
                return Ok(validation.allow_any_value());
            }
            validation.allow_list_strings(words)?
        }
        Allowed::Between(lo, hi) => {
            validation.allow_decimal_number_formula(DataValidationRule::Between(limit(lo), limit(hi)))
        }
        Allowed::Amount => {
            validation.allow_decimal_number_formula(DataValidationRule::GreaterThanOrEqualTo(zero()))
        }
        Allowed::Count => {
            validation.allow_whole_number_formula(DataValidationRule::GreaterThanOrEqualTo(zero()))
        }
        Allowed::Day => {
            let first = ExcelDateTime::from_ymd(1901, 1, 1)?;
            validation.allow_date(DataValidationRule::GreaterThanOrEqualTo(first))
        }
    };
    let validation = match check.allows {
        Allowed::PerhapsOneOfCells(..) => validation.set_error_style(DataValidationErrorStyle::Warning),
        _ => validation,
    };
    let message: String = check.message.chars().take(MAX_MESSAGE).collect();
    if message.is_empty() { Ok(validation) } else { validation.set_error_message(message) }
}

fn limit(limit: &Limit) -> Formula {
    match limit {
        Limit::Number(number) => Formula::new(number.to_string()),
        Limit::Cell(sheet, at) => area(sheet, *at, *at),
    }
}

/// Returns the formula of some cells: `='Team'!$A$12:$A$22`.
fn area(sheet: &str, from: (u32, u16), to: (u32, u16)) -> Formula {
    let name = utility::quote_sheet_name(sheet);
    let range = utility::cell_range_absolute(from.0, from.1, to.0, to.1);
    Formula::new(format!("={name}!{range}"))
}
