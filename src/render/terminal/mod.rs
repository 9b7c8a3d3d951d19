//! Stories on the terminal: readable at 80 columns, on light and dark, and without any colour at all.

mod bar;
mod fold;
mod measure;
mod paint;
mod plan;
mod prose;
mod table;

use std::io::Write;

use super::number::Numerals;
use super::sanitize::sanitize;
use super::{DrawError, Look};
use crate::view::blocks::{Block, Document, Line, Meaning};
use paint::Painter;
use prose::Prose;

/// Sentences longer than this are tiring to read, however wide the screen is.
const READABLE: usize = 100;
/// Below this nothing can be laid out; a narrower screen has to break lines itself.
const NARROWEST: usize = 40;
/// The widest term that still gets a column of its own beside what it means.
const WIDEST_TERM: usize = 24;

pub(super) fn draw(document: &Document, look: &Look, out: &mut dyn Write) -> Result<(), DrawError> {
    let page = Page::new(document, look);
    let mut before: Option<&Block> = None;
    for block in &document.blocks {
        // A part's heading belongs to what follows; a table, whose own headings may be tall, is set apart all
        // the same, and so is everything else.
        let joins = matches!((before, block), (Some(Block::Heading(2.., _)), next) if !matches!(next, Block::Table(_)));
        if before.is_some() && !joins {
            writeln!(out)?;
        }
        page.draw(block, out)?;
        before = Some(block);
    }
    if before.is_none() {
        writeln!(out)?;
    }
    Ok(())
}

/// What every part of a story is drawn with.
struct Page {
    width: usize,
    brush: Painter,
    numerals: Numerals,
}

impl Page {
    fn new(document: &Document, look: &Look) -> Self {
        let minus = if look.unicode { "−" } else { "-" };
        Page {
            width: look.width.max(NARROWEST),
            brush: Painter { colour: look.colour, unicode: look.unicode },
            numerals: Numerals { comma: document.decimal_comma, minus },
        }
    }

    fn draw(&self, block: &Block, out: &mut dyn Write) -> Result<(), DrawError> {
        let prose = Prose { brush: self.brush, width: self.width.min(READABLE) };
        match block {
            Block::Heading(_, line) => prose.write("", &Line::of(line.words(), Meaning::Emphasis), out)?,
            Block::Paragraph(line) => prose.write("", line, out)?,
            Block::List(lines) => {
                let point = if self.brush.unicode { "• " } else { "- " };
                for line in lines {
                    prose.write(point, line, out)?;
                }
            }
            Block::Entries(entries) => {
                for (at, (title, lines)) in entries.iter().enumerate() {
                    if at > 0 {
                        writeln!(out)?;
                    }
                    prose.write("", title, out)?;
                    for line in lines {
                        prose.write("  ", line, out)?;
                    }
                }
            }
            Block::Terms(terms) => prose.write_terms(terms, WIDEST_TERM, out)?,
            Block::Table(table) => table::draw(table, self, out)?,
            Block::Chart(chart) => {
                prose.write("", &Line::plain(chart.title.as_str()), out)?;
                table::draw(&chart.table, self, out)?;
            }
            // Broken by the terminal alone, so that it can be copied.
            Block::Command(command) => writeln!(out, "{}", sanitize(command))?,
            Block::Legend(line) => prose.write_legend(line, out)?,
        }
        Ok(())
    }
}
