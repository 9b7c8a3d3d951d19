//! The blocks of a section as markup, in order.

use askama::Template;

use super::setting::Setting;
use super::{chart, line, table};
use crate::render::sanitize::sanitize;
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
    setting: Setting<'a>,
    /// The level of the section's heading.
    level: u8,
    kind: SectionKind,
}

impl<'a> Blocks<'a> {
    /// Of a section of this kind, whose heading has this level.
    pub(super) fn new(setting: Setting<'a>, level: u8, kind: SectionKind) -> Self {
        Blocks { setting, level, kind }
    }

    pub(super) fn markup(&mut self, blocks: &[Block]) -> Result<String, askama::Error> {
        let mut html = String::new();
        for (at, block) in blocks.iter().enumerate() {
            let part = match block {
                Block::Heading(level, words) => {
                    self.setting.above = sanitize(&words.words()).into_owned();
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
                    self.setting.count += 1;
                    html.push_str(&table::markup(of, &self.setting)?);
                    continue;
                }
                Block::Chart(of) => {
                    self.setting.count += 1;
                    html.push_str(&chart::markup(of, &self.setting)?);
                    continue;
                }
            };
            html.push_str(&part.render()?);
        }
        Ok(html)
    }
}
