//! Workbooks of LibreOffice (OpenDocument 1.3 part 3, 9): `.ods`.

use quick_xml::events::{BytesStart, Event};

use super::grid::{Grid, Kind, MAX_COLUMNS, MAX_ROWS, Merge};
use super::number_format::per_cent;
use super::package::{Package, Xml, attribute};
use super::{Refused, Sheet};

/// The most sheets and styles.
const MAX_SHEETS: usize = 10_000;

/// An opened workbook.
pub struct Ods<'b> {
    package: Package<'b>,
    sheets: Vec<Sheet>,
}

impl<'b> Ods<'b> {
    /// Opens a workbook.
    ///
    /// # Errors
    /// It is none, is encrypted, or is damaged.
    pub fn open(mut package: Package<'b>) -> Result<Self, Refused> {
        if is_encrypted(&mut package)? {
            return Err(Refused::Encrypted);
        }
        let sheets = listed(&mut package)?;
        Ok(Ods { package, sheets })
    }

    /// Returns its sheets, in order.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Reads the cells of a sheet.
    ///
    /// # Errors
    /// It is damaged or too large.
    pub fn read(mut self, at: usize) -> Result<Grid, Refused> {
        let mut xml = contents(&mut self.package)?;
        let mut grid = Grid::default();
        let (mut table, mut row, mut column) = (None, 0, 0_u32);
        loop {
            match xml.next()? {
                Event::Start(start) => match start.name().as_ref() {
                    "table:table" => table = Some(table.map_or(0, |table: usize| table + 1)),
                    "table:table-column" if table == Some(at) => {
                        let repeated = repeats(&start, "number-columns-repeated", MAX_COLUMNS)?;
                        let end = column.saturating_add(repeated);
                        if attribute(&start, "visibility")?.is_some_and(|word| word != "visible")
                            && end > column
                        {
                            grid.hide_columns(column, end - 1);
                        }
                        column = end;
                    }
                    "table:table-row" if table == Some(at) => {
                        let repeated = repeats(&start, "number-rows-repeated", MAX_ROWS)?;
                        let visibility = attribute(&start, "visibility")?;
                        let is_hidden = visibility.is_some_and(|word| word != "visible");
                        read_row(&mut xml, &mut grid, row)?;
                        repeat(&mut grid, row, repeated, is_hidden)?;
                        row = row.saturating_add(repeated);
                    }
                    _ => {}
                },
                Event::End(end) if end.name().as_ref() == "table:table" && table == Some(at) => {
                    return Ok(grid);
                }
                Event::Eof => return Err(Refused::damaged("a sheet ends early")),
                _ => {}
            }
        }
    }
}

/// Adds the cells of a row that was just read as often as it stands there.
fn repeat(grid: &mut Grid, row: u32, repeated: u32, is_hidden: bool) -> Result<(), Refused> {
    if grid.last_row() != Some(row) {
        return Ok(());
    }
    if is_hidden {
        grid.hide(row);
    }
    if repeated == 1 {
        return Ok(());
    }
    let cells = grid.last_cells();
    for row in row + 1..row.saturating_add(repeated) {
        for (column, kind, text) in &cells {
            grid.push(row, *column, *kind, text)?;
        }
        if is_hidden {
            grid.hide(row);
        }
    }
    Ok(())
}

/// Reads the cells of the row just begun.
fn read_row(xml: &mut Xml<'_>, grid: &mut Grid, row: u32) -> Result<(), Refused> {
    let mut column = 0_u32;
    loop {
        let cell = match xml.next()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "table-cell" | "covered-table-cell" => Some(CellStart::of(&start)?),
                _ => None,
            },
            Event::End(end) if end.local_name().as_ref() == "table-row" => return Ok(()),
            Event::Eof => return Err(Refused::damaged("a sheet ends within a row")),
            _ => continue,
        };
        let Some(cell) = cell else {
            xml.skip()?;
            continue;
        };
        let mut text = String::new();
        paragraphs(xml, &mut text)?;
        if cell.columns > 1 || cell.rows > 1 {
            let to = (row.saturating_add(cell.rows - 1), column.saturating_add(cell.columns - 1));
            grid.merge(Merge { from: (row, column), to })?;
        }
        let (kind, shown) = cell.shown(&text);
        // An empty cell may be repeated to the edge of the sheet.
        if !shown.is_empty() {
            for at in column..column.saturating_add(cell.repeated) {
                grid.push(row, at, kind, &shown)?;
            }
        }
        column = column.saturating_add(cell.repeated);
    }
}

/// What the tag of a cell says.
struct CellStart {
    repeated: u32,
    /// How many rows and columns it takes.
    rows: u32,
    columns: u32,
    kind: String,
    value: Option<String>,
    formula: Option<String>,
    is_covered: bool,
}

impl CellStart {
    fn of(start: &BytesStart<'_>) -> Result<Self, Refused> {
        let mut kind = attribute(start, "value-type")?.unwrap_or_default().into_owned();
        // LibreOffice's own attribute of that name says `error` where the standard's says `string`.
        for attribute in start.attributes().with_checks(false).flatten() {
            if attribute.key.as_ref() == "calcext:value-type" && &*attribute.value == "error" {
                "error".clone_into(&mut kind);
            }
        }
        let value = match kind.as_str() {
            "float" | "percentage" | "currency" => attribute(start, "value")?,
            "date" => attribute(start, "date-value")?,
            "time" => attribute(start, "time-value")?,
            "boolean" => attribute(start, "boolean-value")?,
            "string" => attribute(start, "string-value")?,
            _ => None,
        };
        Ok(CellStart {
            repeated: repeats(start, "number-columns-repeated", MAX_COLUMNS)?,
            rows: repeats(start, "number-rows-spanned", MAX_ROWS)?,
            columns: repeats(start, "number-columns-spanned", MAX_COLUMNS)?,
            value: value.map(std::borrow::Cow::into_owned),
            formula: attribute(start, "formula")?.map(std::borrow::Cow::into_owned),
            is_covered: start.local_name().as_ref() == "covered-table-cell",
            kind,
        })
    }

    /// What the cell holds, given the text that it shows.
    fn shown(&self, text: &str) -> (Kind, String) {
        let value = self.value.as_deref();
        let number =
            value.and_then(|value| value.trim().parse::<f64>().ok()).filter(|number| number.is_finite());
        match (self.kind.as_str(), number) {
            // What is hidden under another cell is not what a reader sees.
            _ if self.is_covered => (Kind::Merged, String::new()),
            // Some programs store an error as 0.
            (_, Some(_)) if is_error(text) => (Kind::Error, text.to_owned()),
            ("float" | "currency", Some(0.0))
                if !text.is_empty() && !text.chars().any(|c| c.is_ascii_digit()) =>
            {
                (Kind::HiddenZero, "0".to_owned())
            }
            ("float" | "currency", Some(0.0)) if self.formula.is_some() => {
                (Kind::FormulaZero, "0".to_owned())
            }
            ("float" | "currency", Some(number)) => (Kind::Number, number.to_string()),
            ("percentage", Some(share)) => (Kind::Text, per_cent(share)),
            ("date" | "time", _) => (Kind::Date, value.unwrap_or(text).to_owned()),
            ("boolean", _) => (Kind::Text, value.unwrap_or(text).to_uppercase()),
            ("error", _) => (Kind::Error, text.to_owned()),
            ("string", _) if self.formula.is_some() && is_error(text) => (Kind::Error, text.to_owned()),
            ("", _) if self.formula.is_some() => (Kind::Formula, self.formula.clone().unwrap_or_default()),
            _ => (
                Kind::Text,
                if text.is_empty() { value.unwrap_or_default().to_owned() } else { text.to_owned() },
            ),
        }
    }
}

/// Whether a formula came to nothing.
fn is_error(text: &str) -> bool {
    text.starts_with("Err:") || (text.starts_with('#') && text.ends_with(['!', '?', 'A']))
}

/// Returns how often something stands there, at least once and at most so often.
fn repeats(start: &BytesStart<'_>, name: &str, most: u32) -> Result<u32, Refused> {
    let Some(count) = attribute(start, name)? else { return Ok(1) };
    let count =
        count.trim().parse::<u32>().map_err(|_| Refused::damaged("a number of cells makes no sense"))?;
    Ok(count.clamp(1, most))
}

/// Reads the text of the cell just begun, a line for each paragraph, without what is noted on it.
fn paragraphs(xml: &mut Xml<'_>, text: &mut String) -> Result<(), Refused> {
    let mut depth = 0_usize;
    loop {
        let is_paragraph = match xml.next()? {
            Event::Start(start) => {
                let name = start.name();
                match name.as_ref() {
                    "text:p" | "text:h" => Some(true),
                    "office:annotation" => Some(false),
                    _ => {
                        depth += 1;
                        None
                    }
                }
            }
            Event::End(_) if depth == 0 => return Ok(()),
            Event::End(_) => {
                depth -= 1;
                None
            }
            Event::Eof => return Err(Refused::damaged("a sheet ends within a cell")),
            _ => None,
        };
        match is_paragraph {
            Some(true) => {
                if !text.is_empty() {
                    text.push('\n');
                }
                paragraph(xml, text)?;
            }
            Some(false) => xml.skip()?,
            None => {}
        }
    }
}

/// Reads the text of the paragraph just begun. Spaces in a row are written as tags.
fn paragraph(xml: &mut Xml<'_>, text: &mut String) -> Result<(), Refused> {
    let mut depth = 0_usize;
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(start) => {
                depth += 1;
                match start.name().as_ref() {
                    "text:s" => {
                        let count = repeats(start, "c", 1_000)?;
                        text.extend(std::iter::repeat_n(' ', count as usize));
                    }
                    "text:tab" => text.push('\t'),
                    "text:line-break" => text.push('\n'),
                    _ => {}
                }
            }
            Event::End(_) if depth == 0 => return Ok(()),
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(Refused::damaged("a sheet ends within a text")),
            event => super::package::add_text(event, text)?,
        }
    }
}

fn contents<'p>(package: &'p mut Package<'_>) -> Result<Xml<'p>, Refused> {
    package.xml("content.xml")?.ok_or(Refused::NotAWorkbook)
}

/// The sheets of a workbook, in order. A sheet is hidden by its style.
fn listed(package: &mut Package<'_>) -> Result<Vec<Sheet>, Refused> {
    let mut sheets = Vec::new();
    let (mut hidden, mut style) = (Vec::new(), String::new());
    let mut xml = contents(package)?;
    loop {
        match xml.next()? {
            Event::Start(start) => match start.name().as_ref() {
                "style:style" => style = attribute(&start, "name")?.unwrap_or_default().into_owned(),
                "style:table-properties" if attribute(&start, "display")?.as_deref() == Some("false") => {
                    hidden.push(style.clone());
                }
                "table:table" => {
                    let name = attribute(&start, "name")?.unwrap_or_default().into_owned();
                    let style = attribute(&start, "style-name")?;
                    let is_hidden = style.is_some_and(|style| hidden.iter().any(|name| *name == style));
                    sheets.push(Sheet { name, is_hidden });
                }
                _ => {}
            },
            Event::Eof => return Ok(sheets),
            _ => {}
        }
        if sheets.len() > MAX_SHEETS || hidden.len() > MAX_SHEETS {
            return Err(Refused::TooLarge);
        }
    }
}

fn is_encrypted(package: &mut Package<'_>) -> Result<bool, Refused> {
    let Some(mut xml) = package.xml("META-INF/manifest.xml")? else { return Ok(false) };
    loop {
        match xml.next()? {
            Event::Start(start) if start.local_name().as_ref() == "encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}
