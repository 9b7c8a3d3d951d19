//! What a catalog contains, and whether it is sound.

mod check;
mod columns;
mod sentences;

use self::sentences::Sentences;
use super::View;
use super::blocks::{Block, Document, Line, Sheet, Stop};
use super::texts::{Arg, Texts};
use crate::domain::{Scale, Target};
use crate::result::CatalogShow;
use crate::result::catalog_show::{Motion, Role, Task, Trait};

impl View for CatalogShow {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        let needs = self.tasks.iter().flat_map(columns::needs_of).map(Ok);
        columns::needs(self, texts).sheet(needs)
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let say = Sentences::new(self, texts);
        let blocks = if self.is_whole { overview(self, &say, texts) } else { parts(self, &say, texts) };
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}

/// A target in words: "at least 8", "4 to 7".
pub fn target(texts: &Texts, scale: Scale, of: Target) -> String {
    worded(texts, scale, of, |limit| limit)
}

/// The same with its limits on another scale, such as the team's, to one decimal.
pub fn target_on(texts: &Texts, scale: Scale, shown: Scale, of: Target) -> String {
    worded(texts, scale, of, |limit| tenths(scale.convert(limit, shown)))
}

/// A score as it is shown: to one decimal.
pub fn tenths(score: f64) -> f64 {
    (10.0 * score).round() / 10.0
}

fn worded(texts: &Texts, scale: Scale, of: Target, shown: impl Fn(f64) -> f64) -> String {
    let wording = of.wording(scale);
    let numbers: Vec<(&str, f64)> =
        wording.numbers.into_iter().map(|(name, limit)| (name, shown(limit))).collect();
    let args: Vec<(&str, Arg)> =
        numbers.iter().map(|(name, limit)| (*name, Arg::PlainNumber(*limit))).collect();
    match numbers[..] {
        [(_, lo), (_, hi)] if texts.plain_number(lo) == texts.plain_number(hi) => texts.plain_number(lo),
        _ => texts.say(wording.message, &args),
    }
}

/// All of a catalog at a glance.
fn overview(show: &CatalogShow, say: &Sentences<'_>, texts: &Texts) -> Vec<Block> {
    let heading = |id| Block::Heading(2, Line::plain(texts.word(id)));
    vec![
        Block::Heading(1, say.catalog_heading()),
        Block::Paragraph(texts.line("catalog-more", &[])),
        heading("catalog-tasks"),
        Block::Table(columns::tasks(show.scale, texts).table(&show.tasks)),
        heading("catalog-roles"),
        Block::Table(columns::roles(texts).table(&show.roles)),
        heading("catalog-traits"),
        Block::Table(columns::traits(texts).table(&show.traits)),
        heading("catalog-motions"),
        Block::Table(columns::motions(texts).table(&show.motions)),
    ]
}

/// Everything about some parts of a catalog.
fn parts(show: &CatalogShow, say: &Sentences<'_>, texts: &Texts) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(show.traits.iter().flat_map(|of| about_trait(of, say)));
    blocks.extend(show.tasks.iter().flat_map(|task| about_task(show, task, say, texts)));
    blocks.extend(show.roles.iter().flat_map(|role| about_role(role, say, texts)));
    blocks.extend(show.motions.iter().flat_map(|motion| about_motion(motion, say, texts)));
    blocks
}

fn about_trait(of: &Trait, say: &Sentences<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(1, say.heading(&of.id, columns::kind(of.kind)))];
    blocks.extend(say.about(of.about.as_ref()));
    blocks.extend(say.questions(of));
    blocks.extend(say.terms(&[("term-low", &of.low), ("term-high", &of.high), ("term-source", &of.source)]));
    blocks.extend(say.needed_by(of).map(Block::Paragraph));
    blocks
}

fn about_task(show: &CatalogShow, task: &Task, say: &Sentences<'_>, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(1, say.heading(&task.id, "noun-task"))];
    blocks.extend(say.about(task.about.as_ref()));
    blocks.push(Block::Table(columns::needs(show, texts).table(columns::needs_of(task))));
    let sources = say.sources(task);
    if !sources.is_empty() {
        blocks.push(Block::Heading(2, Line::plain(texts.word("task-sources"))));
        blocks.push(Block::Terms(sources));
    }
    let terms = [("term-train", &task.train), ("term-lead", &task.lead), ("term-source", &task.source)];
    blocks.extend(say.terms(&terms));
    blocks
}

fn about_role(role: &Role, say: &Sentences<'_>, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(1, say.heading(&role.id, "noun-role"))];
    blocks.extend(say.about(role.about.as_ref()));
    if role.baseline {
        blocks.push(Block::Paragraph(texts.line("role-baseline", &[])));
    }
    blocks.push(Block::Table(columns::tasks_of_role(texts).table(&role.tasks)));
    blocks.extend(say.terms(&[("term-source", &role.source)]));
    blocks
}

fn about_motion(motion: &Motion, say: &Sentences<'_>, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(1, say.heading(&motion.id, "noun-motion"))];
    blocks.extend(say.about(motion.about.as_ref()));
    blocks.push(Block::Paragraph(Line::plain(columns::ease(motion, texts))));
    blocks.extend(say.terms(&[("term-source", &motion.source)]));
    blocks
}
