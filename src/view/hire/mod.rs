//! Whom to look for, what each candidate would add, and a guide to interview one.

mod columns;
mod guide;
mod sentences;

pub use self::columns::moves;
use self::sentences::Sentences;
use super::blocks::{Block, Document, Line, Sheet, Stop};
use super::{Texts, View};
use crate::result::Hire;

/// How many rows are shown; the sentences count all of them.
const MAX_ROWS: usize = 200;

impl View for Hire {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        if let Some(guide) = &self.guide {
            guide::form_sheet(self, guide, texts)
        } else if self.has_candidates {
            columns::candidates(self, texts).sheet_of(&self.candidates)
        } else {
            columns::openings(self, texts).sheet_of(&self.thresholds)
        }
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let blocks = match &self.guide {
            Some(guide) => guide::guide(self, guide, texts),
            None => answer(self, texts),
        };
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}

fn answer(hire: &Hire, texts: &Texts) -> Vec<Block> {
    let say = Sentences::new(hire, texts);
    let mut blocks = vec![Block::Heading(1, say.heading())];
    if hire.has_candidates {
        blocks.extend(say.best().into_iter().map(Block::Paragraph));
        blocks.push(Block::Table(
            columns::candidates(hire, texts).table(hire.candidates.iter().take(MAX_ROWS)),
        ));
        blocks.extend(say.cut(MAX_ROWS).map(Block::Paragraph));
        blocks.push(Block::Legend(say.candidates_legend()));
        blocks.extend(say.unjudged().map(Block::Paragraph));
        blocks.extend(say.unranked().map(Block::Paragraph));
        blocks.extend(say.together());
        blocks.push(Block::Heading(2, texts.line("hire-thresholds", &[])));
        blocks.extend(openings(hire, &say, texts));
    } else {
        blocks.extend(whom_to_look_for(hire, texts));
    }
    if hire.has_candidates || !hire.is_needless() {
        blocks.push(Block::Paragraph(say.pool()));
    }
    blocks.push(Block::Paragraph(texts.line("hire-decision", &[])));
    blocks
}

/// Whom to look for, if anybody: as what, from which fit on, and with which scores.
pub fn whom_to_look_for(hire: &Hire, texts: &Texts) -> Vec<Block> {
    let say = Sentences::new(hire, texts);
    let mut blocks: Vec<Block> = say.openings().into_iter().map(Block::Paragraph).collect();
    blocks.extend(say.unjudged().map(Block::Paragraph));
    blocks.extend(openings(hire, &say, texts));
    if !hire.is_needless() {
        blocks.extend(profile(hire, &say, texts));
    }
    blocks
}

/// From which fit a newcomer adds something.
fn openings(hire: &Hire, say: &Sentences<'_>, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![Block::Table(columns::openings(hire, texts).table(hire.by_worth()))];
    blocks.extend(say.held_by_pins().map(Block::Paragraph));
    blocks.push(Block::Legend(say.openings_legend()));
    if hire.is_too_large {
        blocks.push(Block::Paragraph(texts.line("hire-not-drawn", &[])));
    }
    blocks
}

fn profile(hire: &Hire, say: &Sentences<'_>, texts: &Texts) -> Vec<Block> {
    let Some(heading) = say.profile_heading() else { return Vec::new() };
    let mut blocks = vec![
        Block::Heading(2, heading),
        Block::Table(columns::profile(hire, texts).table(&hire.profile)),
        Block::Legend(Line::plain(texts.word("hire-profile-legend"))),
    ];
    blocks.extend(say.closes().map(Block::Paragraph));
    blocks
}
