//! The columns of the losses: a row per loss, and on the screen the whole and the fit around them.

use super::DECIMALS;
use super::sentences::{asked, score};
use super::waterfall::{Step, StepKind};
use crate::result::{Explain, Loss};
use crate::view::blocks::{Cell, Columns, Keep};
use crate::view::texts::{Arg, Texts};

/// Decimals of numbers in CSV.
const SHEET: usize = 3;

/// `seller,role,task,trait,points,side,veto,score,band_low,band_high,team,date,catalog`.
pub fn losses<'a>(explain: &'a Explain, texts: &'a Texts) -> Columns<'a, Step<'a>> {
    Columns::new(texts)
        .sheet_only("seller", |_: &Step<'_>| Cell::text(&explain.seller.id))
        .sheet_only("role", |step| of_loss(step, |loss| Cell::label(&loss.role)))
        .screen("need", |step| need(step, texts))
        .keep(Keep::Always)
        .both("task", |step| of_loss(step, |loss| Cell::label(&loss.task)))
        .sheet_only("trait", |step| of_loss(step, |loss| Cell::label(&loss.r#trait)))
        .screen("score", |step| of_loss(step, |loss| Cell::Text(score(texts, loss.score))))
        .screen("asked", |step| of_loss(step, |loss| Cell::Text(asked(texts, explain.catalog_scale, loss))))
        // The sentences below the table say it too; the bar is said nowhere else.
        .keep(Keep::Optional)
        .sheet_only("points", |step| Cell::number(step.points, SHEET))
        .screen("points", shown_points)
        .screen("bar", |step| Cell::Bar { from: step.bar.0, to: step.bar.1, level: step.level })
        .sheet_only("side", |step| of_loss(step, |loss| Cell::text(loss.side.code())))
        .sheet_only("veto", |step| of_loss(step, |loss| Cell::text(if loss.veto { "yes" } else { "no" })))
        .sheet_only("score", |step| of_loss(step, |loss| Cell::number(loss.score, SHEET)))
        .sheet_only("band_low", |step| of_loss(step, |loss| Cell::number(loss.target.lo(), SHEET)))
        .sheet_only("band_high", |step| of_loss(step, |loss| Cell::number(loss.target.hi(), SHEET)))
        .stacked(&explain.header)
}

/// A cell about the loss; nothing for the whole and the fit.
fn of_loss(step: &Step<'_>, cell: impl Fn(&Loss) -> Cell) -> Cell {
    step.loss().map_or(Cell::Empty, cell)
}

fn need(step: &Step<'_>, texts: &Texts) -> Cell {
    match step.kind {
        StepKind::Full => Cell::Name(texts.word("explain-full")),
        StepKind::Others(count) => Cell::Text(texts.say("explain-others", &[("count", Arg::Count(count))])),
        StepKind::Fit => Cell::Name(texts.word("explain-fit")),
        StepKind::Loss(loss) if loss.veto => {
            Cell::Text(texts.say("explain-veto-row", &[("trait", Arg::Label(loss.r#trait.clone()))]))
        }
        StepKind::Loss(loss) => Cell::label(&loss.r#trait),
    }
}

fn shown_points(step: &Step<'_>) -> Cell {
    match step.kind {
        StepKind::Full | StepKind::Fit => Cell::number(step.points, DECIMALS),
        StepKind::Loss(_) | StepKind::Others(_) => {
            Cell::Number { value: -step.points, decimals: DECIMALS.into(), signed: true }
        }
    }
}
