//! Workbooks of Excel since 2007 (Office Open XML, ECMA-376 part 1, 18): `.xlsx` and `.xlsm`. Macros are never looked at.

use quick_xml::events::Event;

use super::grid::{Grid, Kind, MAX_ROWS, Merge};
use super::number_format::{Shown, per_cent};
use super::package::{Package, attribute};
use super::strings::Strings;
use super::xlsx_cell::{CellKind, CellStart, Contents, PlainCell, bad, index, is_whole, place};
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
            while let Some(PlainCell { about, place, value, length }) = PlainCell::of(xml.ahead()) {
                cells.put(&mut grid, place, &about, Some(value), None)?;
                (next, column) = (place.0, place.1 + 1);
                xml.pass(length);
            }
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
                        let Contents { value, formula } = Contents::read(&mut xml)?;
                        cells.put(&mut grid, (next, column), &about, value.as_deref(), formula.as_deref())?;
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

/// Parses an area, `A1:C7`.
fn merge(area: &str) -> Option<Merge> {
    let (from, to) = area.split_once(':').unwrap_or((area, area));
    let (from, to) = (place(from)?, place(to)?);
    (from.0 <= to.0 && from.1 <= to.1).then_some(Merge { from, to })
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
        value: Option<&str>,
        formula: Option<&str>,
    ) -> Result<(), Refused> {
        let text = value.unwrap_or_default();
        if let Some(formula) = formula
            && (value.is_none()
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
                    Shown::Number if number == 0.0 && formula.is_some() => {
                        grid.push(row, column, Kind::FormulaZero, "0")
                    }
                    Shown::Number | Shown::HidesZero if is_whole(text) => {
                        grid.push(row, column, Kind::Number, text)
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
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;

    use super::super::package::packed;
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

    /// Reads a sheet of these rows.
    fn read(rows: &str) -> Result<Vec<(u32, u32, Kind, String)>, Refused> {
        let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        let relation = "<Relationship Id=\"a\" Type=\"/worksheet\" Target=\"s.xml\"/><Relationship Id=\"b\" \
             Type=\"/sharedStrings\" Target=\"t.xml\"/>";
        let relations = format!("<Relationships>{relation}</Relationships>");
        let bytes = packed(&[
            ("xl/workbook.xml", "<workbook><sheets><sheet name=\"A\" id=\"a\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", &relations),
            ("xl/t.xml", "<sst><si><t>a</t></si><si><t>b_x0041_</t></si><si><t>c&amp;</t></si><si/></sst>"),
            ("xl/s.xml", &sheet),
        ]);
        Xlsx::open(Package::open(&bytes)?)?.read(0).map(|grid| grid.filled())
    }

    proptest! {
        #[test]
        fn plain_cells_are_what_they_are_as_xml(
            rows in vec(vec((option::of(1_usize..9), "( s=\"[0-2]\")?( t=\"(n|s|inlineStr|str|b)\")?",
                "(<v>[0-9]{1,3}(\\.[0-9])?|<v>-?0[0-9]?(E1)?|<v> 7|<v>|<v>[0-4]|<is><t>[a&;ø_x<]{0,3}|<v/>|<v>7<!--x-->)"), 1..8), 1..5),
        ) {
            let mut xml = String::new();
            for (at, cells) in rows.iter().enumerate() {
                let mut column = 0;
                xml.push_str("<row>");
                for (skipped, about, inner) in cells {
                    column += skipped.unwrap_or(1);
                    let letter = char::from(b'A' + u8::try_from(column % 26).expect("small"));
                    let end = if inner.contains("<is>") { "</t></is>" } else if inner.ends_with("/>") { "" } else { "</v>" };
                    xml.push_str(&format!("<c r=\"{letter}{}\"{about}>{inner}{end}</c>", at + 1));
                }
                xml.push_str("</row>");
            }
            // With a second space no cell is plain.
            prop_assert_eq!(read(&xml), read(&xml.replace("<c ", "<c  ")));
        }
    }
}
