//! What is read first: the answers, how sure they are, and what to do on Monday.

use super::date;
use super::monday;
use crate::result::Step;
use crate::result::report::{PersonLine, RatingSources, Report};
use crate::view::blocks::{Block, Line, Section, SectionKind};
use crate::view::texts::{Arg, Texts};
use crate::view::{assign, organize};

/// How many people are named in one sentence; more are counted.
const MAX_NAMED: usize = 6;

pub fn sections(report: &Report, texts: &Texts) -> Vec<Section> {
    let mut blocks =
        vec![Block::Paragraph(texts.line("report-lead", &[])), Block::Terms(facts(report, texts))];
    blocks.push(Block::Heading(2, texts.line("report-everything", &[])));
    blocks.push(Block::Paragraph(match &report.work {
        Some(work) => organize::answer(work, texts),
        None => texts.line("report-no-work", &[]),
    }));
    if report.work.is_some() {
        blocks.push(Block::Legend(texts.line("report-effective", &[])));
    }
    blocks.push(Block::Heading(2, texts.line("report-moves", &[])));
    blocks.push(Block::Paragraph(moves(report, texts)));
    blocks.extend(how_sure(report, texts));
    if report.monday.as_ref().is_some_and(|lines| !lines.is_empty()) {
        blocks.push(Block::Heading(2, texts.line("report-monday", &[])));
        blocks.push(Block::Entries(monday::entries(report, texts)));
    }
    blocks.push(Block::Legend(texts.line("report-decision", &[])));
    let heading = Line::plain(report.header.team.as_str());
    vec![Section { kind: SectionKind::Cover, heading, blocks }]
}

fn facts(report: &Report, texts: &Texts) -> Vec<(Line, Line)> {
    let header = &report.header;
    let people = report.people.as_deref().unwrap_or_default();
    let away = people.iter().filter(|of| of.proposal.step == Step::OnLeave).count();
    let counts = [("sellers", Arg::Count(people.len())), ("away", Arg::Count(away))];
    let catalog = [("catalog", Arg::Word(header.catalog.title())), ("version", Arg::word(header.salesfit))];
    let mut facts = vec![
        ("report-fact-date", texts.line("report-plain", &[("words", date(report, texts))])),
        ("report-fact-sellers", texts.line("report-sellers", &counts)),
        ("report-fact-motion", Line::plain(header.motion.name())),
    ];
    if let Some(ratings) = &report.ratings {
        facts.push(("report-fact-ratings", rated_by(ratings, texts)));
    }
    facts.push(("report-fact-catalog", texts.line("report-catalog", &catalog)));
    facts.into_iter().map(|(id, line)| (texts.line(id, &[]), line)).collect()
}

/// How much is rated, and by whom.
pub fn rated_by(ratings: &RatingSources, texts: &Texts) -> Line {
    let mut by = Vec::new();
    for of in &ratings.raters {
        let args = [("kind", Arg::Word(kind(of.kind, texts))), ("count", Arg::Figure(of.ratings))];
        by.push(texts.say("report-rater", &args));
    }
    for (id, count) in
        [("report-other-raters", ratings.other_raters), ("report-unnamed-raters", ratings.unnamed)]
    {
        if count > 0 {
            by.push(texts.say(id, &[("count", Arg::Count(count))]));
        }
    }
    let args = [
        ("ratings", Arg::Count(ratings.ratings)),
        ("scores", Arg::Count(ratings.scores)),
        ("possible", Arg::Count(ratings.possible_scores)),
        ("by", Arg::Word(texts.list(&by))),
    ];
    texts.line(if by.is_empty() { "report-ratings-none" } else { "report-ratings" }, &args)
}

/// A usual word for a kind of rater, in the reader's language where that has one.
fn kind(word: &str, texts: &Texts) -> String {
    let id = format!("rater-{word}");
    if texts.has(&id) { texts.word(&id) } else { word.to_owned() }
}

/// Who would take another role, for whom that is open, and how many stay.
fn moves(report: &Report, texts: &Texts) -> Line {
    let people = report.people.as_deref().unwrap_or_default();
    let of = |step: Step| people.iter().filter(move |of| of.proposal.step == step);
    let moving = || of(Step::Move).filter(|of| !of.proposal.must_leave);
    let args = [
        ("sellers", Arg::Count(people.iter().filter(|of| of.proposal.step != Step::OnLeave).count())),
        ("move", Arg::Count(moving().count())),
        ("forced", Arg::Count(of(Step::Move).count() - moving().count())),
        ("open", Arg::Count(of(Step::Open).count())),
        ("stay", Arg::Count(of(Step::Stay).count())),
        ("unseated", Arg::Count(of(Step::Unseated).count())),
        ("moving", Arg::name(named(moving(), texts))),
        ("leaving", Arg::name(named(of(Step::Move).filter(|of| of.proposal.must_leave), texts))),
        ("opening", Arg::name(named(of(Step::Open), texts))),
    ];
    let mut line = texts.line("report-moves-answer", &args);
    if report.seats.is_none() {
        line.0.extend(Line::plain(" ").0);
        line.0.extend(texts.line("report-no-seats", &[]).0);
    }
    line
}

/// People by name, each with the role that is proposed.
fn named<'p>(people: impl Iterator<Item = &'p PersonLine>, texts: &Texts) -> String {
    let mut names: Vec<String> = Vec::new();
    for of in people {
        let role = of.proposal.in_question().map_or(Arg::Message("no-role"), |role| Arg::Label(role.clone()));
        names.push(
            texts.say("report-mover", &[("name", Arg::word(of.proposal.name.as_str())), ("role", role)]),
        );
    }
    let more = names.len().saturating_sub(MAX_NAMED);
    names.truncate(MAX_NAMED);
    if more == 0 { texts.list(&names) } else { texts.first(&names, ", ", more) }
}

/// How sure the seats are, and of whom too little is rated.
fn how_sure(report: &Report, texts: &Texts) -> Vec<Block> {
    let Some(seats) = &report.seats else { return Vec::new() };
    let lines = assign::how_sure(seats, texts);
    let mut blocks = vec![Block::Heading(2, texts.line("report-sure", &[]))];
    blocks.extend(lines.into_iter().map(Block::Paragraph));
    blocks
}
