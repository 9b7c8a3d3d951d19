//! Should everyone do everything: the answer first, then what it rests on.

mod advice;
mod columns;
mod sentences;

use self::advice::Advice;
use self::sentences::Sentences;
use super::blocks::{Block, Document, Line, Sheet, Stop};
use super::{Texts, View};
use crate::result::{Form, Organize};

impl View for Organize {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        columns::forms(self, texts).sheet_of(&self.forms)
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let mut blocks = vec![Block::Heading(1, Sentences::new(self, texts).heading())];
        blocks.extend(self::blocks(self, texts));
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}

/// The verdict, its size, and how much of it rests on real differences.
pub fn answer(result: &Organize, texts: &Texts) -> Line {
    Sentences::new(result, texts).answer()
}

/// The answer and what it rests on, without a heading.
pub fn blocks(result: &Organize, texts: &Texts) -> Vec<Block> {
    let (say, advice) = (Sentences::new(result, texts), Advice::new(result, texts));
    let mut blocks: Vec<Block> = say.first().into_iter().map(Block::Paragraph).collect();
    blocks.push(Block::Paragraph(say.answer()));
    blocks.push(Block::Paragraph(say.next()));
    blocks.extend(advice.design());
    blocks.push(Block::Heading(2, texts.line("organize-forms", &[])));
    blocks.push(Block::Table(columns::forms(result, texts).table::<&Form>(&result.forms)));
    blocks.push(Block::Legend(say.legend()));
    blocks.extend([say.more_roles(), say.pays(), say.unproven()].into_iter().flatten().map(Block::Paragraph));
    if result.details {
        blocks.extend(advice.break_even().map(Block::Paragraph));
    }
    blocks.extend(advice.first_steps());
    blocks.extend(say.how_sure());
    blocks.extend(advice.about_the_work());
    blocks.push(Block::Paragraph(texts.line("organize-decision", &[])));
    blocks
}
