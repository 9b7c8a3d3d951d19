//! One line a person: from today's role to the proposed one.

use super::coaching::{cost, names, steps};
use crate::domain::Fit;
use crate::result::report::{PersonCoaching, PersonLine, Report};
use crate::result::{CoachPlan, Step};
use crate::view::blocks::{Block, Cell, Columns, Keep, Section, SectionKind, Sheet};
use crate::view::proposals;
use crate::view::texts::{Arg, Texts};

pub fn sections(report: &Report, texts: &Texts) -> Vec<Section> {
    let people = report.people.as_deref().unwrap_or_default();
    let id = if report.seats.is_some() { "people-lead" } else { "people-lead-no-seats" };
    let blocks = vec![
        Block::Paragraph(texts.line(id, &[])),
        Block::Table(columns(report, texts).table::<&PersonLine>(people)),
        Block::Legend(proposals::legend("people-legend", people.iter().map(|of| &of.proposal), texts)),
    ];
    let heading = texts.line("report-people", &[]);
    vec![Section { kind: SectionKind::Part, heading, blocks }]
}

/// The table for other programs.
pub fn sheet<'a>(report: &'a Report, people: &'a [PersonLine], texts: &'a Texts) -> Sheet<'a> {
    columns(report, texts).sheet_of(people)
}

/// The plan of whoever is to be coached.
fn coached(of: &PersonLine) -> Option<&CoachPlan> {
    of.coaching.as_ref().map(|of| &of.plan).filter(|plan| !plan.steps.is_empty())
}

/// What to coach, for other programs: `listening +1; planning +0.5`, on the catalog's scale.
fn steps_by_id(of: &PersonCoaching) -> String {
    let mut words = Vec::with_capacity(of.plan.steps.len());
    for step in &of.plan.steps {
        let points = ((step.to - step.from) * 100.0).round() / 100.0;
        words.push(format!("{} +{points}", step.r#trait.id()));
    }
    words.join("; ")
}

fn columns<'a>(report: &'a Report, texts: &'a Texts) -> Columns<'a, PersonLine> {
    proposals::columns(report.method.levels, texts, |of: &PersonLine| &of.proposal)
        .sheet_only("coach", |of| of.coaching.as_ref().map_or(Cell::Empty, |of| Cell::Text(steps_by_id(of))))
        .sheet_only("coach_hours", |of| Cell::number(coached(of).and_then(|plan| plan.hours), 1))
        .sheet_only("rate_next", |of| Cell::label(&of.rate_next))
        .screen("person-why", |of| Cell::Text(why(of, report, texts)))
        .keep(Keep::Wrapped)
        .stacked(&report.header)
}

/// What goes with a line: why it is not the best role alone, who follows, what to coach, what to rate.
fn why(of: &PersonLine, report: &Report, texts: &Texts) -> String {
    let mut said: Vec<String> = Vec::new();
    if let Some(today) = of.proposal.today.as_ref().filter(|_| of.proposal.must_leave) {
        said.push(texts.say("person-must-leave", &[("role", Arg::Label(today.clone()))]));
    }
    said.extend(proposals::why(&of.proposal, report.method.levels, texts));
    if !of.followed_by.is_empty() {
        let is_away = of.proposal.step == Step::OnLeave;
        let id = if is_away { "person-meanwhile" } else { "person-followed" };
        said.push(texts.say(id, &[("names", Arg::Word(texts.list(&of.followed_by)))]));
    } else if of.proposal.step == Step::Move && of.proposal.today.is_some() {
        said.push(texts.word("person-not-followed"));
    }
    said.extend(of.coaching.iter().flat_map(|of| coaching(of, report, texts)));
    if let Some(of) = &of.rate_next {
        said.push(texts.say("person-rate", &[("trait", Arg::Label(of.clone()))]));
    }
    if let Some(role) = &of.most_hours_in {
        said.push(texts.say("person-hours", &[("role", Arg::Label(role.clone()))]));
    }
    said.join(" ")
}

/// Why a move is better than coaching, what to coach, and what no training moves.
fn coaching(of: &PersonCoaching, report: &Report, texts: &Texts) -> Vec<String> {
    let fit = |share: Option<f64>| Arg::Fit(share.map(Fit::new), report.method.levels);
    let mut said = Vec::new();
    if let Some(today) = &of.today {
        let args = [
            ("today", Arg::Label(today.role.clone())),
            ("cost", cost(today, texts)),
            ("then", fit(today.expected)),
            ("role", Arg::Label(of.plan.role.clone())),
            ("now", fit(of.plan.expected_now)),
        ];
        let id = if today.steps.is_empty() { "person-move-only" } else { "person-move-rather" };
        said.push(texts.say(id, &args));
    }
    if !of.plan.steps.is_empty() {
        let args = [
            ("steps", Arg::Word(steps(&of.plan, report, texts))),
            ("cost", cost(&of.plan, texts)),
            ("now", fit(of.plan.expected_now)),
            ("then", fit(of.plan.expected)),
        ];
        said.push(texts.say(if of.plan.is_reached { "person-coach" } else { "person-coach-short" }, &args));
    }
    if !of.not_by_training.is_empty() {
        let traits = ("traits", Arg::Word(names(&of.not_by_training, texts)));
        said.push(texts.say("person-not-by-training", &[traits]));
    }
    said
}
