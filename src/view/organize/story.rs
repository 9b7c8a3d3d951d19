//! The comparison as a person reads it: the answer, the forms in one table, and what to do about it.

use super::super::texts::Arg;
use super::OrganizeReport;
use super::findings::Findings;
use super::saying::Saying;
use crate::engine::{Form, FormKind};
use crate::view::blocks::{Block, Cell, Column, Decimals, Document, Keep, Row, Table};

/// The story of a comparison.
pub fn story(report: &OrganizeReport) -> Document {
    let (say, found) = (Saying::new(report), Findings::new(report));
    let mut blocks = vec![Block::Heading(1, say.heading()), Block::Paragraph(say.answer())];
    blocks.extend(say.without_easing().map(Block::Paragraph));
    blocks.extend(say.noise().into_iter().map(Block::Paragraph));
    blocks.push(Block::Table(forms(report)));
    blocks.push(Block::Legend(say.legend()));
    blocks.extend(say.unproven().map(Block::Paragraph));
    blocks.extend(found.design());
    blocks.extend(found.break_even().map(Block::Paragraph));
    blocks.extend(found.first_steps());
    blocks.extend(found.about_the_work());
    blocks.push(Block::Paragraph(say.decision()));
    Document { blocks, decimal_comma: report.texts.decimal_comma() }
}

fn forms(report: &OrganizeReport) -> Table {
    let column = |key: &str| Column::new(key, report.texts.word(&format!("column-{key}")));
    let columns = vec![
        column("form").keep(Keep::Always),
        column("effective"),
        column("handoff-hours"),
        column("net"),
        column("waste"),
        column("several").keep(Keep::Optional),
        column("bar-net").keep(Keep::Optional),
    ];
    Table {
        columns,
        rows: report.found.forms.iter().enumerate().map(|(at, form)| row(report, at, form)).collect(),
    }
}

fn row(report: &OrganizeReport, at: usize, form: &Form) -> Row {
    let hours = |value: Option<f64>| match value {
        Some(value) => Cell::Number { value, decimals: Decimals::from(0), signed: false },
        None => Cell::Empty,
    };
    let name = report.texts.say(
        match form.kind {
            FormKind::Today => "form-today",
            FormKind::Everyone => "form-everyone",
            FormKind::Seats => "form-seats",
            FormKind::Designed => "form-designed",
            FormKind::Free => "form-free",
        },
        &[("roles", Arg::Count(form.roles))],
    );
    let name = if at == report.found.best {
        Cell::Name(report.texts.say("form-best", &[("form", Arg::Word(name))]))
    } else {
        Cell::Text(name)
    };
    let most = report.found.free();
    let net = form.net.unwrap_or(form.effective);
    let bar = if most > 0.0 { (net / most).clamp(0.0, 1.0) } else { 0.0 };
    vec![
        name,
        hours(Some(form.effective)),
        hours(form.handoff_hours),
        hours(form.net),
        form.waste.map_or(Cell::Empty, |share| Cell::Share { share, decimals: Decimals::from(0) }),
        match form.kind {
            FormKind::Designed => Cell::Count(form.people_with_several_roles as u64),
            _ => Cell::Empty,
        },
        Cell::Bar { from: 0.0, to: bar, level: None },
    ]
}
