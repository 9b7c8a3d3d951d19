//! Should everyone do everything: the answer first, then what it rests on.

mod advice;
mod columns;
mod sentences;

use self::advice::Advice;
use self::sentences::Sentences;
use super::blocks::{Block, Document, Sheet, Stop};
use super::{Texts, View};
use crate::result::{Form, Organize};

impl View for Organize {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        columns::forms(self, texts).sheet_of(&self.forms)
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let (say, advice) = (Sentences::new(self, texts), Advice::new(self, texts));
        let mut blocks = vec![Block::Heading(1, say.heading()), Block::Paragraph(say.answer())];
        blocks.extend(say.without_easing().map(Block::Paragraph));
        blocks.extend(say.noise().into_iter().map(Block::Paragraph));
        blocks.push(Block::Table(columns::forms(self, texts).table::<&Form>(&self.forms)));
        blocks.push(Block::Legend(say.legend()));
        blocks.extend(say.unproven().map(Block::Paragraph));
        blocks.extend(advice.design());
        blocks.extend(advice.break_even().map(Block::Paragraph));
        blocks.extend(advice.first_steps());
        blocks.extend(advice.about_the_work());
        blocks.push(Block::Paragraph(texts.line("organize-decision", &[])));
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}
