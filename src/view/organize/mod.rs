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
        let forms: Vec<&Form> = self.forms.iter().collect();
        let mut blocks = vec![Block::Heading(1, Sentences::new(self, texts).heading())];
        blocks.extend(verdict(self, texts));
        blocks.extend(design(self, texts));
        blocks.extend(self::forms(self, &forms, texts));
        blocks.extend(steps(self, texts));
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}

/// The verdict, its size, and how much of it rests on real differences.
pub fn answer(result: &Organize, texts: &Texts) -> Line {
    Sentences::new(result, texts).answer()
}

/// What has to be known first, the answer, and what to do next.
pub fn verdict(result: &Organize, texts: &Texts) -> Vec<Block> {
    let say = Sentences::new(result, texts);
    say.first().into_iter().chain([say.answer(), say.next()]).map(Block::Paragraph).collect()
}

/// The roles that are recommended or asked for, and who staffs them.
pub fn design(result: &Organize, texts: &Texts) -> Vec<Block> {
    Advice::new(result, texts).design()
}

/// These of the forms side by side, and how long hand-offs may take.
pub fn forms(result: &Organize, forms: &[&Form], texts: &Texts) -> Vec<Block> {
    let say = Sentences::new(result, texts);
    let mut blocks = vec![
        Block::Heading(2, texts.line("organize-forms", &[])),
        Block::Table(columns::forms(result, texts).table::<&Form>(forms.iter().copied())),
        Block::Legend(say.legend()),
    ];
    blocks.extend([say.more_roles(), say.pays(), say.unproven()].into_iter().flatten().map(Block::Paragraph));
    if result.details {
        blocks.extend(Advice::new(result, texts).break_even().map(Block::Paragraph));
    }
    blocks
}

/// Where to begin, how sure the answer is, and what the work itself shows.
pub fn steps(result: &Organize, texts: &Texts) -> Vec<Block> {
    let advice = Advice::new(result, texts);
    let mut blocks = advice.first_steps();
    blocks.extend(Sentences::new(result, texts).how_sure());
    blocks.extend(advice.about_the_work());
    blocks.push(Block::Paragraph(texts.line("organize-decision", &[])));
    blocks
}
