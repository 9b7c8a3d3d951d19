//! One line a person: from today's role to the proposed one.

use crate::domain::{Fit, Levels};
use crate::result::report::{PersonLine, Reason, Report, Step};
use crate::view::blocks::{Block, Cell, Columns, Decimals, Keep, Section, SectionKind, Sheet};
use crate::view::texts::{Arg, Texts};

/// Decimals of points: whole points for people, one decimal for programs.
const POINTS: Decimals = Decimals::new(0, 1);

pub fn sections(report: &Report, texts: &Texts) -> Vec<Section> {
    let people = report.people.as_deref().unwrap_or_default();
    let id = if report.seats.is_some() { "people-lead" } else { "people-lead-no-seats" };
    let blocks = vec![
        Block::Paragraph(texts.line(id, &[])),
        Block::Table(columns(report, texts).table::<&PersonLine>(people)),
        Block::Legend(texts.line("people-legend", &[("firm", Arg::Percent(report.method.firm_share))])),
    ];
    let heading = texts.line("report-people", &[]);
    vec![Section { kind: SectionKind::Part, heading, blocks }]
}

/// The table for other programs.
pub fn sheet<'a>(report: &'a Report, people: &'a [PersonLine], texts: &'a Texts) -> Sheet<'a> {
    columns(report, texts).sheet_of(people)
}

fn columns<'a>(report: &'a Report, texts: &'a Texts) -> Columns<'a, PersonLine> {
    let levels = report.method.levels;
    Columns::new(texts)
        .sheet_only("id", |of: &PersonLine| Cell::text(&of.id))
        .keep(Keep::Always)
        .both("name", |of| Cell::name(&of.name))
        .keep(Keep::Always)
        .both("step", |of| Cell::Code {
            code: code(of.step),
            words: texts.word(&format!("step-{}", code(of.step))),
        })
        .both("today", |of| Cell::label(&of.today))
        .both("today_fit", move |of| fit(of.today_fit, levels))
        .both("proposed", |of| Cell::label(&of.proposed))
        .both("proposed_fit", move |of| fit(of.proposed_fit, levels))
        .screen("holds", |of| Cell::share(of.holds_share, 0))
        .sheet_only("holds_share", |of| Cell::share(of.holds_share, POINTS))
        .sheet_only("best", |of| Cell::label(&of.best))
        .sheet_only("best_fit", move |of| fit(of.best_fit, levels))
        .sheet_only("coach", |of| Cell::label(of.coaching.as_ref().map(|of| &of.task)))
        .sheet_only("rate_next", |of| Cell::label(&of.rate_next))
        .screen("person-why", |of| Cell::Text(why(of, texts)))
        .keep(Keep::Wrapped)
        .stacked(&report.header)
}

fn fit(fit: Option<Fit>, levels: Levels) -> Cell {
    Cell::Fit { fit, levels, decimals: POINTS, marks: Vec::new() }
}

/// The word of a step in JSON.
fn code(step: Step) -> &'static str {
    match step {
        Step::Stay => "stay",
        Step::Move => "move",
        Step::Open => "open",
        Step::Unseated => "unseated",
        Step::OnLeave => "on-leave",
        Step::None => "none",
    }
}

/// What goes with a line: why it is not the best role alone, who follows, what to coach, what to rate.
fn why(of: &PersonLine, texts: &Texts) -> String {
    let mut said: Vec<String> = Vec::new();
    if let (Some(reason), Some(best)) = (&of.reason, &of.best) {
        let best = [("best", Arg::Label(best.clone()))];
        said.push(match reason {
            Reason::SeatsGoTo { names, more } => {
                let names = texts.first(names, ", ", *more);
                let count = ("count", Arg::Count(1 + *more));
                texts.say("person-seats-go-to", &[&best[..], &[("names", Arg::Word(names)), count]].concat())
            }
            Reason::NoSeat => texts.say("person-no-seat", &best),
            Reason::Pinned => texts.say("person-pinned", &best),
        });
    }
    if !of.followed_by.is_empty() {
        said.push(texts.say("person-followed", &[("names", Arg::Word(texts.list(&of.followed_by)))]));
    } else if matches!(of.step, Step::Move | Step::Open) && of.today.is_some() {
        said.push(texts.word("person-not-followed"));
    }
    if let Some(coaching) = &of.coaching {
        let args = [
            ("task", Arg::Label(coaching.task.clone())),
            ("trait", Arg::Label(coaching.r#trait.clone())),
            ("points", Arg::Number(coaching.points, 0)),
        ];
        said.push(texts.say("person-coach", &args));
    }
    if let Some(of) = &of.rate_next {
        said.push(texts.say("person-rate", &[("trait", Arg::Label(of.clone()))]));
    }
    if let Some(role) = &of.most_hours_in {
        said.push(texts.say("person-hours", &[("role", Arg::Label(role.clone()))]));
    }
    said.join(" ")
}
