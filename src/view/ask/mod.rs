//! Which ratings to collect next: what they would settle, and a form to send to raters.

mod columns;

use super::blocks::{Block, Document, Line, Sheet, Stop};
use super::texts::Arg;
use super::{Texts, View};
use crate::result::ask::{Ask, Question};

impl View for Ask {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        columns::questions(self, texts).sheet_of(&self.questions)
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let mut blocks = vec![Block::Heading(1, heading(self, texts))];
        if self.questions.is_empty() {
            blocks.push(Block::Paragraph(texts.line("ask-nothing", &[])));
        } else if self.form_only {
            blocks.push(Block::Paragraph(texts.line("ask-please", &[])));
            blocks.extend(form(self, texts));
        } else {
            blocks.push(Block::Paragraph(texts.line("ask-answer", &[])));
            blocks.push(Block::Table(columns::questions(self, texts).table(&self.questions)));
            blocks.push(Block::Legend(texts.line("ask-legend", &[])));
            blocks.push(Block::Heading(2, texts.line("ask-form", &[])));
            blocks.extend(form(self, texts));
        }
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}

fn heading(ask: &Ask, texts: &Texts) -> Line {
    let team = ("team", Arg::name(ask.header.team.as_str()));
    if ask.form_only {
        return texts.line("ask-form-heading", &[team]);
    }
    let motion = ("motion", Arg::Label(ask.header.motion.clone()));
    texts.line("ask-heading", &[team, motion, ("sellers", Arg::Count(ask.sellers))])
}

/// The questions seller by seller, with what a low and a high score look like and room for a number.
fn form(ask: &Ask, texts: &Texts) -> Vec<Block> {
    let mut sellers: Vec<(&Question, Vec<(Line, Line)>)> = Vec::new();
    for question in &ask.questions {
        let term = term(ask, question, texts);
        match sellers.iter_mut().find(|(first, _)| first.seller == question.seller) {
            Some((_, terms)) => terms.push(term),
            None => sellers.push((question, vec![term])),
        }
    }
    let mut blocks = Vec::new();
    for (question, terms) in sellers {
        let name = [("name", Arg::name(question.name.as_str()))];
        blocks.push(Block::Paragraph(texts.line("ask-about", &name)));
        blocks.push(Block::Terms(terms));
    }
    blocks
}

/// A trait, and what to know to rate it.
fn term(ask: &Ask, question: &Question, texts: &Texts) -> (Line, Line) {
    let (lo, hi) = (Arg::PlainNumber(ask.header.scale.lo()), Arg::PlainNumber(ask.header.scale.hi()));
    let mut words: Vec<String> = question.about.iter().cloned().collect();
    for (end, looks) in [(&lo, &question.low), (&hi, &question.high)] {
        if let Some(looks) = looks {
            let args = [("end", end.clone()), ("words", Arg::word(looks.as_str()))];
            words.push(texts.say("ask-end", &args));
        }
    }
    words.push(texts.say("ask-blank", &[("lo", lo), ("hi", hi)]));
    (Line::plain(question.r#trait.name()), Line::plain(words.join(" ")))
}
