//! Should everyone do everything: the answer of `organize`, and the break-even as a picture.

use crate::result::report::Report;
use crate::result::{Form, FormKind, Organize};
use crate::view::blocks::{Block, Cell, Chart, Column, Curve, Marker, Section, SectionKind, Table};
use crate::view::organize;
use crate::view::texts::{Arg, Texts};

/// How far beyond the break-even the picture goes.
const BEYOND: f64 = 1.25;

/// How many points a curve has.
const POINTS: u8 = 24;

pub fn sections(report: &Report, texts: &Texts) -> Vec<Section> {
    let heading = texts.line("report-everything", &[]);
    let Some(work) = &report.work else {
        let blocks = vec![Block::Paragraph(texts.line("report-no-work", &[]))];
        return vec![Section { kind: SectionKind::Part, heading, blocks }];
    };
    let mut blocks = organize::verdict(work, texts);
    let forms: Vec<&Form> = work.forms.iter().filter(|form| is_shown(form, work)).collect();
    blocks.extend(organize::forms(work, &forms, texts));
    let left_out = work.forms.len() - forms.len();
    if left_out > 0 {
        blocks.push(Block::Legend(texts.line("report-forms-left-out", &[("count", Arg::Count(left_out))])));
    }
    blocks.extend(break_even(work, texts).map(Block::Chart));
    let comparison = Section { kind: SectionKind::Part, heading, blocks };
    let mut blocks = organize::design(work, texts);
    let id = if blocks.is_empty() { "report-work" } else { "report-division" };
    blocks.extend(organize::steps(work, texts));
    let advice = Section { kind: SectionKind::Part, heading: texts.line(id, &[]), blocks };
    vec![comparison, advice]
}

/// Whether a form is shown: of the sets of roles those with up to one role more than the recommended, and the best.
fn is_shown(form: &Form, work: &Organize) -> bool {
    form.kind != FormKind::Designed
        || form.is_recommended
        || form.roles <= work.recommended.roles + 1
        || (work.best.kind == FormKind::Designed && form.roles == work.best.roles)
}

/// The net hours of the recommended roles over the minutes of a hand-off, beside everyone doing everything.
fn break_even(work: &Organize, texts: &Texts) -> Option<Chart> {
    let recommended =
        work.forms.iter().find(|form| form.is_recommended && form.kind == FormKind::Designed)?;
    let everyone = work.forms.iter().find(|form| form.kind == FormKind::Everyone)?.net_effective_hours?;
    let (now, handoff_hours) = (work.handoff_minutes, recommended.handoff_hours?);
    let minutes = work.best_break_even.as_ref()?.minutes?;
    if now <= 0.0 || handoff_hours <= 0.0 || !work.describes_handoffs {
        return None;
    }
    let net = |at: f64| net_at(recommended, work.hours, handoff_hours * at / now);
    let end = (minutes.max(now) * BEYOND / 10.0).ceil() * 10.0;
    let across = |step: u8| end * f64::from(step) / f64::from(POINTS);
    let count = ("roles", Arg::Count(recommended.roles));
    let name = texts.say("report-curve-roles", &[count]);
    let all = texts.word("form-everyone");
    let curve = (0..=POINTS).map(|step| (across(step), net(across(step)))).collect();
    let flat = vec![(0.0, everyone), (end, everyone)];
    let (here, there) = (texts.word("report-now"), texts.word("report-break-even"));
    let row = |what: &str, at: f64| {
        vec![Cell::name(what), Cell::number(at, 0), Cell::number(net(at), 0), Cell::number(everyone, 0)]
    };
    let table = Table {
        columns: vec![
            Column::new("where", ""),
            Column::new("minutes", texts.word("column-handoff-minutes")),
            Column::new("roles", name.as_str()),
            Column::new("everyone", all.as_str()),
        ],
        rows: vec![row(&here, now), row(&there, minutes)],
    };
    Some(Chart {
        title: texts.say(
            "report-break-even-title",
            &[("minutes", Arg::Number(minutes, 0)), ("now", Arg::PlainNumber(now))],
        ),
        across: texts.word("column-handoff-minutes"),
        up: texts.word("column-net-effective-hours"),
        curves: vec![
            Curve { name, points: curve, is_main: true },
            Curve { name: all, points: flat, is_main: false },
        ],
        markers: vec![
            Marker { name: here, at: (now, net(now)) },
            Marker { name: there, at: (minutes, net(minutes)) },
        ],
        table,
    })
}

/// The net effective hours of a form whose hand-offs take so many hours of all the work.
fn net_at(form: &Form, all: f64, handoff_hours: f64) -> f64 {
    form.effective_hours * (1.0 - handoff_hours / all).max(0.0)
}
