//! Whom to coach in what, and who might rather move: the answer, the plans, and what is said beside them.

mod columns;
mod sentences;

use self::columns::StepRow;
use self::sentences::Sentences;
pub use self::sentences::coaching_cost;
use super::View;
use super::blocks::{Block, Document, Line, Sheet, Stop};
use super::texts::Texts;
use crate::result::{Coach, CoachPlan};

impl View for Coach {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        columns::plans(self, texts).sheet(self.plans.iter().flat_map(rows).map(Ok))
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let say = Sentences::new(self, texts);
        let blocks =
            if self.seller.is_some() { of_seller(self, &say, texts) } else { of_team(self, &say, texts) };
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}

fn of_team(coach: &Coach, say: &Sentences<'_>, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(1, say.heading())];
    blocks.extend([say.answer(), say.settled(), say.worth()].into_iter().flatten().map(Block::Paragraph));
    blocks.extend(say.moves());
    let coached: Vec<StepRow<'_>> =
        coach.plans.iter().filter(|plan| !plan.steps.is_empty()).flat_map(rows).collect();
    if coached.is_empty() {
        blocks.push(Block::Paragraph(texts.line("coach-nobody", &[])));
    } else {
        blocks.push(Block::Table(columns::plans(coach, texts).table(coached)));
        blocks.push(Block::Legend(say.legend()));
    }
    blocks.extend(say.beside().into_iter().map(Block::Paragraph));
    if !coach.unlocks.is_empty() {
        blocks.push(Block::Heading(2, texts.line("coach-unlocks", &[])));
        blocks.push(Block::List(say.unlocks()));
    }
    if coach.frontier.len() > 1 {
        blocks.push(Block::Heading(2, texts.line("coach-frontier", &[])));
        blocks.push(Block::Table(columns::frontier(coach, texts).table(&coach.frontier)));
    }
    blocks.push(Block::Paragraph(texts.line("coach-decision", &[])));
    blocks
}

fn of_seller(coach: &Coach, say: &Sentences<'_>, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(1, say.heading())];
    for plan in &coach.plans {
        blocks.extend(say.on_leave(plan).map(Block::Paragraph));
        blocks.push(Block::Paragraph(say.of_seller(plan)));
        if plan.is_enough_as_rated(coach.reach) {
            blocks.extend(say.wishes(plan).map(Block::Paragraph));
            return blocks;
        }
        if !plan.steps.is_empty() {
            blocks.push(Block::Table(columns::plans(coach, texts).table(rows(plan))));
            blocks.push(Block::Legend(say.legend()));
        }
        blocks.extend([say.better(plan), say.wishes(plan)].into_iter().flatten().map(Block::Paragraph));
        let terms: Vec<(Line, Line)> = say.how_trained(plan);
        if !terms.is_empty() {
            blocks.push(Block::Heading(2, texts.line("coach-how", &[])));
            blocks.push(Block::Terms(terms));
        }
    }
    blocks.extend(say.beside().into_iter().map(Block::Paragraph));
    blocks.push(Block::Paragraph(texts.line("coach-decision", &[])));
    blocks
}

/// A row for each trait of a plan, or one for a plan without any.
fn rows(plan: &CoachPlan) -> Vec<StepRow<'_>> {
    let mut rows: Vec<StepRow<'_>> = plan
        .steps
        .iter()
        .enumerate()
        .map(|(at, step)| StepRow { plan, step: Some(step), is_first: at == 0 })
        .collect();
    if rows.is_empty() {
        rows.push(StepRow { plan, step: None, is_first: true });
    }
    rows
}
