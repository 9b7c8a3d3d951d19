//! Which ratings to collect next: what they would settle, and a form to send to raters.

mod columns;

use super::blocks::{Block, Document, Line, Meaning, Sheet, Stop};
use super::shell::quoted;
use super::texts::Arg;
use super::{Texts, View};
use crate::result::ask::{Ask, NextRating};

/// How many people are named in one sentence; more are counted.
const MAX_NAMED: usize = 8;

impl View for Ask {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        columns::next_ratings(self, texts).sheet_of(&self.next_ratings)
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let mut blocks = vec![Block::Heading(1, heading(self, texts))];
        if !self.form_only {
            blocks.extend(unjudged(self, texts).map(Block::Paragraph));
        }
        if self.next_ratings.is_empty() {
            blocks.push(Block::Paragraph(texts.line("ask-nothing", &[])));
        } else if self.form_only {
            blocks.push(Block::Paragraph(texts.line("ask-please", &[])));
            blocks.extend(form(self, texts));
        } else {
            blocks.push(Block::Paragraph(texts.line("ask-answer", &[])));
            blocks.push(Block::Table(columns::next_ratings(self, texts).table(&self.next_ratings)));
            let has_scores = self.next_ratings.iter().any(|rating| rating.score.is_some());
            let off_by = has_scores.then(|| texts.line("ask-legend-off-by", &[]));
            blocks
                .push(Block::Legend(Line::joined(off_by.into_iter().chain([texts.line("ask-legend", &[])]))));
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

/// Of whom too little is rated to judge today's role, where no rating of them is listed.
fn unjudged(ask: &Ask, texts: &Texts) -> Option<Line> {
    let (id, _) = ask.unjudged.first()?;
    let mut names: Vec<String> = ask.unjudged.iter().map(|(_, name)| name.clone()).collect();
    let more = names.len().saturating_sub(MAX_NAMED);
    names.truncate(MAX_NAMED);
    let names = if more == 0 { texts.list(&names) } else { texts.first(&names, ", ", more) };
    let args = [
        ("people", Arg::Meant(names, Meaning::Alert)),
        ("count", Arg::Count(ask.unjudged.len())),
        ("id", Arg::Word(quoted(id))),
    ];
    Some(texts.line("ask-unjudged", &args))
}

/// The ratings seller by seller, with what a low and a high score look like and room for a number.
fn form(ask: &Ask, texts: &Texts) -> Vec<Block> {
    let mut sellers: Vec<(&NextRating, Vec<(Line, Line)>)> = Vec::new();
    for rating in &ask.next_ratings {
        let term = term(ask, rating, texts);
        match sellers.iter_mut().find(|(first, _)| first.seller == rating.seller) {
            Some((_, terms)) => terms.push(term),
            None => sellers.push((rating, vec![term])),
        }
    }
    let mut blocks = Vec::new();
    for (rating, terms) in sellers {
        let name = [("name", Arg::name(rating.name.as_str()))];
        blocks.push(Block::Paragraph(texts.line("ask-about", &name)));
        blocks.push(Block::Terms(terms));
    }
    blocks
}

/// A trait, and what to know to rate it.
fn term(ask: &Ask, rating: &NextRating, texts: &Texts) -> (Line, Line) {
    let (lo, hi) = (Arg::PlainNumber(ask.header.scale.lo()), Arg::PlainNumber(ask.header.scale.hi()));
    let mut words: Vec<String> = rating.about.iter().cloned().collect();
    for (end, looks) in [(&lo, &rating.low), (&hi, &rating.high)] {
        if let Some(looks) = looks {
            let args = [("end", end.clone()), ("words", Arg::word(looks.as_str()))];
            words.push(texts.say("ask-end", &args));
        }
    }
    words.push(texts.say("ask-blank", &[("lo", lo), ("hi", hi)]));
    (Line::plain(rating.r#trait.name()), Line::plain(words.join(" ")))
}
