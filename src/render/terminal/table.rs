//! Tables set in columns: a heading, one thin line, and rows without any borders.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

use super::super::sanitize::sanitize;
use super::fold::{cut, fold};
use super::measure::{Kind, Measures, Stamp, measure, plain};
use super::plan::{HEAD_LINES, Placed, plan};
use super::prose::{Prose, wrap};
use super::{Page, READABLE, bar, paint};
use crate::view::blocks::{Cell, Line, Meaning, Table};

/// Writes a table, in parts under each other where it is too wide for the page.
pub(super) fn draw(table: &Table, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let measures = measure(table, page);
    let parts = plan(&table.columns, &measures, page.width);
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        Setter { page, measures: &measures, part }.draw(table, out)?;
    }
    let short = abbreviations(table, &parts);
    if !short.is_empty() {
        writeln!(out)?;
        let prose = Prose { brush: page.brush, width: page.width.min(READABLE) };
        prose.write("", &Line::of(short.join("; ") + ".", Meaning::Quiet), out)?;
    }
    Ok(())
}

/// What the headings mean that stand abbreviated, each once: every one of them is explained where it is used.
fn abbreviations(table: &Table, parts: &[Vec<Placed>]) -> Vec<String> {
    let mut explained: Vec<String> = Vec::new();
    for placed in parts.iter().flatten() {
        let column = &table.columns[placed.column];
        let head = sanitize(&column.head);
        if placed.head == head.trim() {
            continue;
        }
        let words = match &column.note {
            Some(note) => sanitize(note).trim().trim_end_matches('.').to_owned(),
            None => format!("{}: {}", placed.head, head.trim()),
        };
        if !explained.contains(&words) {
            explained.push(words);
        }
    }
    explained
}

/// Sets one part of a table.
struct Setter<'a> {
    page: &'a Page,
    measures: &'a Measures,
    part: &'a [Placed],
}

impl Setter<'_> {
    fn draw(&self, table: &Table, out: &mut dyn Write) -> io::Result<()> {
        let rule = if self.page.brush.unicode { '─' } else { '-' };
        let style = TableStyle::new().header_separator(LineStyle::none().fill(rule));
        let mut set = comfy_table::Table::new();
        // Widths and colours are decided here: the crate shall neither look at the terminal nor wrap.
        set.load_style(style).set_content_arrangement(ContentArrangement::Disabled).force_no_tty();
        let heads: Vec<_> = self.part.iter().map(|placed| self.fold_head(placed)).collect();
        let height = heads.iter().map(Vec::len).max().unwrap_or(0);
        set.set_header(heads.iter().zip(self.part).map(|(head, placed)| self.head(head, placed, height)));
        for row in &table.rows {
            set.add_row(self.part.iter().map(|placed| {
                let cell = row.get(placed.column).unwrap_or(&Cell::Empty);
                self.cell(cell, placed)
            }));
        }
        for (column, placed) in set.column_iter_mut().zip(self.part) {
            column.set_padding((narrow(placed.gap), 0));
            column
                .set_constraint(ColumnConstraint::Absolute(Width::Fixed(narrow(placed.gap + placed.width))));
            if self.kind(placed) == Kind::Number {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        for (i, line) in set.lines().enumerate() {
            let line = line.trim_end();
            if i == height {
                writeln!(out, "{}", self.page.brush.dim(line))?;
            } else {
                writeln!(out, "{line}")?;
            }
        }
        Ok(())
    }

    fn kind(&self, placed: &Placed) -> Kind {
        self.measures.kinds[placed.column]
    }

    /// A heading's lines, which keep apart although fits touch; one that there is no room for is cut.
    fn fold_head(&self, placed: &Placed) -> Vec<String> {
        let room = placed.width.saturating_sub(usize::from(self.kind(placed) == Kind::Fit));
        let folded = fold(&placed.head, room, HEAD_LINES);
        folded.unwrap_or_else(|| vec![cut(&placed.head, room, self.page.brush.unicode)])
    }

    /// A heading that stands on the line, however many lines its neighbours need.
    fn head(&self, head: &[String], placed: &Placed, height: usize) -> String {
        let blank = vec![String::new(); height - head.len()];
        let lines = blank.iter().chain(head).map(|line| {
            let space = placed.width.saturating_sub(line.width());
            let before = if self.kind(placed) == Kind::Fit { space.div_ceil(2) } else { 0 };
            " ".repeat(before) + &self.page.brush.bold(line)
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn cell(&self, cell: &Cell, placed: &Placed) -> String {
        let brush = self.page.brush;
        if let Some(stamp) = Stamp::of(cell, self.page) {
            return self.fit(&stamp, placed);
        }
        match cell {
            Cell::Bar { from, to, level } => {
                let [before, stretch, after] = bar::draw(*from, *to, brush.unicode);
                brush.dim(&before) + &brush.paint(paint::stroke(*level), &stretch) + &after
            }
            Cell::Name(_) => self.words(cell, placed, |line| brush.bold(line)),
            Cell::Text(_) | Cell::Label(_) | Cell::Code { .. } => self.words(cell, placed, str::to_owned),
            // A number among fits stands where their numbers stand.
            _ if self.kind(placed) == Kind::Fit => {
                let number = plain(cell, self.page);
                self.fit(&Stamp { number, tail: String::new(), level: None, known: true }, placed)
            }
            _ => plain(cell, self.page),
        }
    }

    fn words(&self, cell: &Cell, placed: &Placed, paint: impl Fn(&str) -> String) -> String {
        let words = plain(cell, self.page);
        if placed.wraps && words.width() > placed.width {
            return wrap(&words, placed.width).iter().map(|line| paint(line)).collect::<Vec<_>>().join("\n");
        }
        paint(&cut(&words, placed.width, self.page.brush.unicode))
    }

    /// A fit in the middle of its column, filled from edge to edge.
    fn fit(&self, stamp: &Stamp, placed: &Placed) -> String {
        let mould = self.measures.mould;
        let Placed { width, .. } = *placed;
        // The number is centred under the heading, as far as its marks leave room to the right.
        let left = (width.saturating_sub(mould.number) / 2).min(width.saturating_sub(mould.width()));
        let end = left + mould.number;
        let before = " ".repeat(end.saturating_sub(stamp.number.width()));
        let after = " ".repeat(width.saturating_sub(end + stamp.tail.width()));
        let Stamp { number, tail, level, known } = stamp;
        if *known {
            self.page.brush.paint(paint::fill(*level), &format!("{before}{number}{tail}{after}"))
        } else {
            format!("{before}{}{after}", self.page.brush.dim(&format!("{number}{tail}")))
        }
    }
}

/// A width as the table crate wants it; no screen is wider.
fn narrow(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Fit, Levels};
    use crate::render::Look;
    use crate::view::blocks::{Column, Document, Keep, Mark};

    fn drawn(table: &Table, width: usize, colour: bool, unicode: bool) -> String {
        let page = Page::new(&Document::default(), &Look { width, colour, unicode, excel: false });
        let mut out = Vec::new();
        draw(table, &page, &mut out).expect("memory can be written to");
        String::from_utf8(out).expect("text")
    }

    fn fit(points: Option<f64>, marks: &[Mark]) -> Cell {
        let fit = points.map(|points| Fit::new(points / 100.0));
        Cell::Fit { fit, levels: Levels::default(), decimals: 0.into(), marks: marks.into() }
    }

    fn matrix() -> Table {
        let row = |name: &str, fits: [Cell; 3], spread: &str| {
            let mut row = vec![Cell::Name(name.into())];
            row.extend(fits);
            row.push(Cell::Text(spread.into()));
            row
        };
        Table {
            columns: vec![
                Column::new("name", "Seller").keep(Keep::Always),
                Column::new("hunter", "Hunter").short("Hunt"),
                Column::new("kam", "Key account manager").short("KAM"),
                Column::new("bid", "Bid manager").short("Bid"),
                Column::new("spread", "Strong / adequate / weak").short("s/a/w").keep(Keep::Optional),
            ],
            rows: vec![
                row(
                    "Åse Bjørnstad-Høgberg",
                    [
                        fit(Some(100.0), &[Mark::Best]),
                        fit(Some(62.0), &[Mark::Today, Mark::Vetoed]),
                        fit(Some(7.0), &[]),
                    ],
                    "1/1/1",
                ),
                row(
                    "Kari",
                    [fit(Some(8.0), &[Mark::TooLittle]), fit(None, &[]), fit(Some(75.0), &[Mark::Best])],
                    "1/0/1",
                ),
            ],
        }
    }

    #[test]
    fn digits_stand_under_digits_whatever_marks_they_have() {
        let expected = [
            "                                 Key            Strong /",
            "                               account   Bid    adequate",
            "Seller                  Hunter manager manager  / weak",
            "────────────────────────────────────────────────────────",
            "Åse Bjørnstad-Høgberg    100★   [62]✕     7     1/1/1",
            "Kari                       8?     ·      75★    1/0/1",
        ];
        assert_eq!(drawn(&matrix(), 80, false, true).lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_narrow_page_has_short_headings_and_ascii_will_do() {
        let expected = [
            "Seller                 Hunt KAM  Bid",
            "-------------------------------------",
            "Åse Bjørnstad-Høgberg 100* [62]x  7",
            "Kari                    8?   .   75*",
            "",
            "Hunt: Hunter; KAM: Key account manager;",
            "Bid: Bid manager.",
        ];
        assert_eq!(drawn(&matrix(), 40, false, false).lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn neighbouring_fills_touch() {
        let coloured = drawn(&matrix(), 80, true, true);
        assert!(coloured.contains("★ \x1b[0m\x1b[1m\x1b[38;5;98m"), "{coloured:?}");
        assert!(!drawn(&matrix(), 80, false, true).contains('\x1b'));
    }

    #[test]
    fn the_last_column_of_words_is_wrapped_rather_than_cut() {
        let words = "Nine calls of ten end in no; who takes it to heart stops calling.";
        let table = Table {
            columns: vec![Column::new("trait", "Trait"), Column::new("why", "Why")],
            rows: vec![vec![Cell::Text("Thick skin".into()), Cell::Text(words.into())]],
        };
        let expected = "\
Trait       Why
────────────────────────────────────────
Thick skin  Nine calls of ten end in no;
            who takes it to heart stops
            calling.
";
        assert_eq!(drawn(&table, 40, false, true), expected);
    }

    #[test]
    fn a_heading_that_has_no_room_is_cut_like_what_stands_under_it() {
        let mut table = matrix();
        table.columns[0].head = "Selger/kundeansvarlig/rådgiver/prosjektleder".into();
        table.rows[0][0] = Cell::Name("Åse Bjørnstad-Høgberg, vikar for Kari Nordmann".into());
        let drawn = drawn(&table, 40, false, true);
        assert!(drawn.lines().all(|line| line.width() <= 40), "{drawn}");
        assert!(drawn.starts_with("Selger/kundeansvarlig"), "{drawn}");
    }

    #[test]
    fn nothing_in_a_cell_moves_the_cursor() {
        let mut table = matrix();
        table.rows[0][0] = Cell::Name("a\x1b[2J\nb\u{202E}\u{9b}1m".into());
        table.columns[1].head = "H\x1b]0;x\x07".into();
        let drawn = drawn(&table, 80, false, true);
        assert!(!drawn.contains(|c: char| c != '\n' && crate::render::sanitize::is_harmful(c)), "{drawn:?}");
        assert_eq!(drawn.lines().count(), 6);
    }
}
