//! What a catalog contains, in sentences.

use super::target;
use crate::result::catalog_show::{Task, Trait};
use crate::result::{CatalogShow, Label, Words};
use crate::view::blocks::{Block, Line, Meaning};
use crate::view::texts::{Arg, Texts};

/// What is said about one catalog.
pub struct Sentences<'a> {
    show: &'a CatalogShow,
    texts: &'a Texts,
}

impl<'a> Sentences<'a> {
    pub fn new(show: &'a CatalogShow, texts: &'a Texts) -> Self {
        Sentences { show, texts }
    }

    pub fn catalog_heading(&self) -> Line {
        let args = [
            ("name", Arg::name(self.show.catalog.name.as_str())),
            ("version", Arg::word(self.show.catalog.version.as_str())),
            ("lo", Arg::PlainNumber(self.show.scale.lo())),
            ("hi", Arg::PlainNumber(self.show.scale.hi())),
        ];
        self.texts.line("catalog-heading", &args)
    }

    /// "Hunter (role hunter)".
    pub fn heading(&self, label: &Label, noun: &'static str) -> Line {
        let args = [
            ("name", Arg::Named(label.clone())),
            ("noun", Arg::Message(noun)),
            ("id", Arg::word(label.id())),
        ];
        self.texts.line("catalog-part", &args)
    }

    pub fn about(&self, about: Option<&Words>) -> Option<Block> {
        about.map(|about| Block::Paragraph(self.plain(about)))
    }

    /// The texts that there are, each with its word.
    pub fn terms(&self, texts: &[(&str, &Option<Words>)]) -> Option<Block> {
        let mut terms = Vec::new();
        for (id, text) in texts {
            let term = Line::of(self.texts.word(id), Meaning::Emphasis);
            terms.extend(text.as_ref().map(|text| (term, self.plain(text))));
        }
        (!terms.is_empty()).then_some(Block::Terms(terms))
    }

    /// What to ask about a trait in an interview.
    pub fn questions(&self, of: &Trait) -> Vec<Block> {
        if of.ask.is_empty() {
            return Vec::new();
        }
        let questions = of.ask.iter().map(|words| self.plain(words)).collect();
        vec![Block::Paragraph(self.texts.line("trait-ask", &[])), Block::List(questions)]
    }

    /// The tasks that need a trait, if any does.
    pub fn needed_by(&self, of: &Trait) -> Option<Line> {
        let mut tasks = Vec::new();
        for (task, needed) in &of.needed_by {
            tasks.push(format!("{} {}", task.name(), target(self.texts, self.show.scale, *needed)));
        }
        let words = ("tasks", Arg::Word(tasks.join("; ")));
        (!tasks.is_empty()).then(|| self.texts.line("trait-needed-by", &[words]))
    }

    /// What each need of a task rests on.
    pub fn sources(&self, task: &Task) -> Vec<(Line, Line)> {
        let mut sources = Vec::new();
        for need in &task.needs {
            let name = Line::of(need.r#trait.name(), Meaning::Emphasis);
            sources.extend(need.source.as_ref().map(|source| (name, self.plain(source))));
        }
        sources
    }

    fn plain(&self, words: &Words) -> Line {
        Line::plain(words.get(self.texts.lang()))
    }
}
