//! Workbooks of Excel since 2007 (Office Open XML, ECMA-376 part 1, 18): `.xlsx` and `.xlsm`. Macros are never looked at.

use quick_xml::events::{BytesStart, Event};

use super::grid::{Grid, Kind, MAX_COLUMNS, MAX_ROWS, Merge};
use super::number_format::{Shown, per_cent};
use super::package::{Package, Xml, attribute, value};
use super::strings::Strings;
use super::xlsx_parts::{Listed, is_true, listed, relations, shared_strings, styles, unescaped};
use super::{Refused, Sheet, date_of};

/// An opened workbook: what its sheets are called, and what their cells refer to.
pub struct Xlsx<'b> {
    package: Package<'b>,
    sheets: Vec<Sheet>,
    /// The path of each sheet.
    paths: Vec<String>,
    /// The paths of the texts and of the styles that its cells refer to.
    strings: Option<String>,
    styles: Option<String>,
    is_1904: bool,
    is_uncalculated: bool,
}

impl<'b> Xlsx<'b> {
    /// Opens a workbook.
    ///
    /// # Errors
    /// It is none, or is damaged.
    pub fn open(mut package: Package<'b>) -> Result<Self, Refused> {
        let roots = relations(&mut package, "")?;
        let main = roots.values().find(|(kind, _)| kind == "officeDocument").map(|(_, path)| path.as_str());
        let main = main.unwrap_or("xl/workbook.xml").to_owned();
        // So does the binary kind, `.xlsb`, end.
        if main.rsplit('.').next() == Some("bin") {
            return Err(Refused::NotAWorkbook);
        }
        let relations = relations(&mut package, &main)?;
        let Listed { sheets: listed, is_1904, is_uncalculated } = listed(&mut package, &main)?;
        let (mut sheets, mut paths) = (Vec::new(), Vec::new());
        for (sheet, id) in listed {
            // A sheet may also be a chart or a dialogue.
            if let Some((_, path)) = relations.get(&id).filter(|(kind, _)| kind == "worksheet") {
                sheets.push(sheet);
                paths.push(path.clone());
            }
        }
        let of_kind =
            |wanted: &str| relations.values().find(|(kind, _)| kind == wanted).map(|(_, path)| path.clone());
        let (strings, styles) = (of_kind("sharedStrings"), of_kind("styles"));
        Ok(Xlsx { package, sheets, paths, strings, styles, is_1904, is_uncalculated })
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
        let mut grid = Grid::default();
        let strings = self.strings.as_deref().map(|path| shared_strings(&mut self.package, path));
        let styles = self.styles.as_deref().map(|path| styles(&mut self.package, path));
        let strings = strings.transpose()?.unwrap_or_default();
        let styles = styles.transpose()?.unwrap_or_default();
        let xml = self.package.xml(&self.paths[at])?;
        let mut xml = xml.ok_or_else(|| Refused::damaged("a sheet is missing"))?;
        let (is_1904, is_uncalculated) = (self.is_1904, self.is_uncalculated);
        let mut cells =
            Cells { strings: &strings, styles: &styles, is_1904, is_uncalculated, hides_zeros: false };
        let (mut next, mut is_hidden, mut is_closed) = (0, false, false);
        let mut column = 0;
        loop {
            match xml.next()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "row" => {
                        if let Some(number) = attribute(&start, "r")? {
                            next = index(&number, MAX_ROWS)?;
                        }
                        is_hidden = attribute(&start, "hidden")?.is_some_and(|word| is_true(&word));
                        column = 0;
                    }
                    "c" => {
                        let about = CellStart::of(&start)?;
                        if let Some((row, at)) = about.place {
                            (next, column) = (row, at);
                        }
                        let contents = Contents::read(&mut xml)?;
                        cells.put(&mut grid, (next, column), &about, &contents)?;
                        column += 1;
                    }
                    "sheetView" => {
                        cells.hides_zeros |=
                            attribute(&start, "showZeros")?.is_some_and(|word| !is_true(&word));
                    }
                    "col" => {
                        let end = |name| {
                            attribute(&start, name).map(|word| word.and_then(|word| word.parse().ok()))
                        };
                        if let (Some(from), Some(to)) = (end("min")?, end("max")?)
                            && attribute(&start, "hidden")?.is_some_and(|word| is_true(&word))
                        {
                            grid.hide_columns(u32::saturating_sub(from, 1), u32::saturating_sub(to, 1));
                        }
                    }
                    "mergeCell" => {
                        let area = attribute(&start, "ref")?;
                        grid.merge(area.and_then(|area| merge(&area)).ok_or_else(|| bad("a merged area"))?)?;
                    }
                    _ => {}
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "row" => {
                        if is_hidden {
                            grid.hide(next);
                        }
                        next += 1;
                    }
                    "worksheet" => is_closed = true,
                    _ => {}
                },
                Event::Eof if is_closed => return Ok(grid),
                Event::Eof => return Err(Refused::damaged("a sheet ends early")),
                _ => {}
            }
        }
    }
}

fn bad(what: &str) -> Refused {
    Refused::Damaged(format!("{what} makes no sense"))
}

/// Parses a number from 1 as one from 0.
fn index(number: &str, most: u32) -> Result<u32, Refused> {
    let number = number.trim().parse::<u32>().ok().and_then(|number| number.checked_sub(1));
    number.filter(|number| *number < most).ok_or_else(|| bad("a row's number"))
}

/// Parses the name of a cell, `C7`, as row and column from 0.
fn place(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters == 0 || letters > 3 {
        return None;
    }
    let (word, digits) = name.split_at(letters);
    let column =
        word.bytes().fold(0, |all, byte| all * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1) - 1;
    let row = digits.parse::<u32>().ok()?.checked_sub(1)?;
    (column < MAX_COLUMNS && row < MAX_ROWS).then_some((row, column))
}

/// Parses an area, `A1:C7`.
fn merge(area: &str) -> Option<Merge> {
    let (from, to) = area.split_once(':').unwrap_or((area, area));
    let (from, to) = (place(from)?, place(to)?);
    (from.0 <= to.0 && from.1 <= to.1).then_some(Merge { from, to })
}

/// What the tag of a cell says.
struct CellStart {
    place: Option<(u32, u32)>,
    style: usize,
    kind: CellKind,
}

#[derive(Clone, Copy, PartialEq)]
enum CellKind {
    Number,
    Shared,
    Text,
    Inline,
    Bool,
    Error,
    Date,
}

impl CellStart {
    fn of(start: &BytesStart<'_>) -> Result<Self, Refused> {
        let mut cell = CellStart { place: None, style: 0, kind: CellKind::Number };
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| Refused::damaged(&error))?;
            let word = value(&attribute)?;
            match attribute.key.as_ref() {
                "r" => cell.place = Some(place(&word).ok_or_else(|| bad("a cell's name"))?),
                "s" => cell.style = word.parse().map_err(|_| bad("a cell's style"))?,
                "t" => {
                    cell.kind = match &*word {
                        "n" => CellKind::Number,
                        "s" => CellKind::Shared,
                        "str" => CellKind::Text,
                        "inlineStr" => CellKind::Inline,
                        "b" => CellKind::Bool,
                        "e" => CellKind::Error,
                        "d" => CellKind::Date,
                        _ => return Err(bad("a cell's type")),
                    }
                }
                _ => {}
            }
        }
        Ok(cell)
    }
}

/// What stands in a cell.
#[derive(Default)]
struct Contents {
    value: Option<String>,
    formula: Option<String>,
}

impl Contents {
    /// Reads the cell just begun.
    fn read(xml: &mut Xml<'_>) -> Result<Self, Refused> {
        let mut contents = Contents::default();
        loop {
            let part = match xml.next()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "v" | "is" => Some(&mut contents.value),
                    "f" => Some(&mut contents.formula),
                    _ => None,
                },
                Event::End(_) => return Ok(contents),
                Event::Eof => return Err(Refused::damaged("a sheet ends within a cell")),
                _ => continue,
            };
            match part {
                // The reading of Japanese words is no part of them.
                Some(part) => xml.text(part.get_or_insert_default(), &["rPh"])?,
                None => xml.skip()?,
            }
        }
    }
}

/// What cells refer to.
struct Cells<'x> {
    strings: &'x Strings,
    styles: &'x [Shown],
    is_1904: bool,
    is_uncalculated: bool,
    /// Whether the sheet shows no zeros.
    hides_zeros: bool,
}

impl Cells<'_> {
    fn put(
        &self,
        grid: &mut Grid,
        (row, column): (u32, u32),
        about: &CellStart,
        contents: &Contents,
    ) -> Result<(), Refused> {
        let text = contents.value.as_deref().unwrap_or_default();
        if let Some(formula) = &contents.formula
            && (contents.value.is_none()
                || (text.is_empty() && about.kind != CellKind::Text)
                || self.is_uncalculated && about.kind == CellKind::Number && text.trim() == "0")
        {
            return grid.push(row, column, Kind::Formula, &format!("={formula}"));
        }
        match about.kind {
            CellKind::Number | CellKind::Shared if text.trim().is_empty() => Ok(()),
            CellKind::Number => {
                let number: f64 = text.trim().parse().map_err(|_| bad("a number"))?;
                let shown = self.styles.get(about.style).copied().unwrap_or(Shown::Number);
                match shown {
                    Shown::Number | Shown::HidesZero
                        if number == 0.0 && (self.hides_zeros || shown == Shown::HidesZero) =>
                    {
                        grid.push(row, column, Kind::HiddenZero, "0")
                    }
                    Shown::Number if number == 0.0 && contents.formula.is_some() => {
                        grid.push(row, column, Kind::FormulaZero, "0")
                    }
                    Shown::Number | Shown::HidesZero => grid.push_number(row, column, number),
                    Shown::Date => grid.push(row, column, Kind::Date, &date_of(number, self.is_1904)),
                    // As CSV has it, so that it is read no differently.
                    Shown::Percent => grid.push(row, column, Kind::Text, &per_cent(number)),
                }
            }
            CellKind::Shared => {
                let shared = text.trim().parse().ok().and_then(|at| self.strings.get(at));
                grid.push(row, column, Kind::Text, shared.ok_or_else(|| bad("a text's number"))?)
            }
            CellKind::Text | CellKind::Inline => grid.push(row, column, Kind::Text, &unescaped(text)),
            CellKind::Bool => {
                grid.push(row, column, Kind::Text, if text.trim() == "1" { "TRUE" } else { "FALSE" })
            }
            CellKind::Error => grid.push(row, column, Kind::Error, text),
            CellKind::Date => grid.push(row, column, Kind::Date, text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_areas_have_names() {
        assert_eq!(
            (place("A1"), place("C7"), place("xfd1048576")),
            (Some((0, 0)), Some((6, 2)), Some((1_048_575, 16_383)))
        );
        for name in ["", "7", "A", "A0", "XFE1", "AAAA1", "A1048577", "A-1", "A1B"] {
            assert_eq!(place(name), None, "{name}");
        }
        assert_eq!(merge("A1:C7"), Some(Merge { from: (0, 0), to: (6, 2) }));
        assert_eq!((merge("C7:A1"), merge("A1:")), (None, None));
    }
}
