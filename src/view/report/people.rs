//! One line a person: from today's role to the proposed one.

use crate::result::Step;
use crate::result::report::{PersonLine, Report};
use crate::view::blocks::{Block, Cell, Columns, Keep, Section, SectionKind, Sheet};
use crate::view::proposals;
use crate::view::texts::{Arg, Texts};

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
    proposals::columns(report.method.levels, texts, |of: &PersonLine| &of.proposal)
        .sheet_only("coach", |of| Cell::label(of.coaching.as_ref().map(|of| &of.task)))
        .sheet_only("rate_next", |of| Cell::label(&of.rate_next))
        .screen("person-why", |of| Cell::Text(why(of, texts)))
        .keep(Keep::Wrapped)
        .stacked(&report.header)
}

/// What goes with a line: why it is not the best role alone, who follows, what to coach, what to rate.
fn why(of: &PersonLine, texts: &Texts) -> String {
    let mut said: Vec<String> = proposals::why(&of.proposal, texts).into_iter().collect();
    if !of.followed_by.is_empty() {
        said.push(texts.say("person-followed", &[("names", Arg::Word(texts.list(&of.followed_by)))]));
    } else if of.proposal.step == Step::Move && of.proposal.today.is_some() {
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
