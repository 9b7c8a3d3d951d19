//! The blocks of a section as markup, in order.

use askama::Template;

use super::{chart, line, table};
use crate::render::number::Numerals;
use crate::render::sanitize::sanitize;
use crate::view::Texts;
use crate::view::blocks::{Block, SectionKind};

/// A block that is neither a table nor a picture; its lines are already markup.
#[derive(Template)]
#[template(path = "block.html")]
enum Part {
    Heading { level: u8, line: String },
    Paragraph { class: &'static str, line: String },
    List { lines: Vec<String> },
    Steps { entries: Vec<(String, Vec<String>)> },
    Terms { terms: Vec<(String, String)> },
    Command { words: String },
}

/// Draws the blocks of one section.
pub(super) struct Blocks<'a> {
    pub(super) texts: &'a Texts,
    pub(super) numerals: Numerals,
    /// The section's id.
    pub(super) id: &'a str,
    /// Its heading, which names a table where no other heading stands above it.
    heading: &'a str,
    level: u8,
    kind: SectionKind,
    /// How many tables and pictures there are so far.
    pub(super) count: usize,
    /// What stands above the next table.
    above: String,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(
        texts: &'a Texts,
        decimal_comma: bool,
        id: &'a str,
        heading: &'a str,
        level: u8,
        kind: SectionKind,
    ) -> Self {
        let numerals = Numerals { comma: decimal_comma, minus: "\u{2212}" };
        Blocks { texts, numerals, id, heading, level, kind, count: 0, above: String::new() }
    }

    pub(super) fn markup(&mut self, blocks: &[Block]) -> Result<String, askama::Error> {
        let mut html = String::new();
        for (at, block) in blocks.iter().enumerate() {
            let part = match block {
                Block::Heading(level, words) => {
                    self.above = sanitize(&words.words()).into_owned();
                    let below = (*level).max(2) - 2;
                    Part::Heading { level: (self.level + 1 + below).min(6), line: line::markup(words)? }
                }
                Block::Paragraph(words) => {
                    let is_lead = at == 0 && matches!(self.kind, SectionKind::Cover | SectionKind::Person);
                    let class = if is_lead { "lead" } else { "" };
                    Part::Paragraph { class, line: line::markup(words)? }
                }
                Block::Legend(words) => Part::Paragraph { class: "small key", line: line::legend(words)? },
                Block::List(lines) => {
                    Part::List { lines: lines.iter().map(line::markup).collect::<Result<_, _>>()? }
                }
                Block::Entries(entries) => {
                    let mut steps = Vec::with_capacity(entries.len());
                    for (title, lines) in entries {
                        let lines = lines.iter().map(line::markup).collect::<Result<_, _>>()?;
                        steps.push((line::markup(title)?, lines));
                    }
                    Part::Steps { entries: steps }
                }
                Block::Terms(terms) => {
                    let mut drawn = Vec::with_capacity(terms.len());
                    for (term, words) in terms {
                        drawn.push((line::markup(term)?, line::markup(words)?));
                    }
                    Part::Terms { terms: drawn }
                }
                Block::Command(command) => Part::Command { words: sanitize(command).into_owned() },
                Block::Table(of) => {
                    self.count += 1;
                    html.push_str(&table::markup(of, self)?);
                    continue;
                }
                Block::Chart(of) => {
                    self.count += 1;
                    html.push_str(&chart::markup(of, self)?);
                    continue;
                }
            };
            html.push_str(&part.render()?);
        }
        Ok(html)
    }

    /// What the next table is called: by its section, what stands above it, and its number.
    pub(super) fn table_name(&self) -> String {
        let above = if self.above.is_empty() { "" } else { ": " };
        format!("{}{above}{} ({})", self.heading, self.above, self.count)
    }
}
