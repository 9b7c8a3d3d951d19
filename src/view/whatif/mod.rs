//! Plans side by side: which is best and by how much, what each would change, and what all do together.

mod columns;
mod sentences;

use self::sentences::Sentences;
use super::blocks::{Block, Document, Sheet, Stop};
use super::{Texts, View};
use crate::result::{PlannedTeam, WhatIf};

impl View for WhatIf {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        columns::columns(texts).stacked(&self.header).sheet(columns::rows(self, texts).into_iter().map(Ok))
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let say = Sentences::new(self, texts);
        let mut blocks = vec![Block::Heading(1, say.heading()), Block::Paragraph(say.answer())];
        blocks.push(Block::Table(columns::columns(texts).table(columns::rows(self, texts))));
        blocks.push(Block::Legend(say.legend()));
        blocks.extend(say.together());
        for plan in &self.plans {
            blocks.extend(say.plan(plan));
        }
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}

impl PlannedTeam {
    /// What it is called: the plan's title, with the name of its file where others are called so too; else that name.
    fn name(&self) -> String {
        match &self.title {
            Some(title) if self.shares_title => format!("{title} ({})", self.file),
            Some(title) => title.clone(),
            None => self.file.clone(),
        }
    }
}
