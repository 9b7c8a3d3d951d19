//! One line a person: from today's role to the proposed seat. `match`, `assign` and `report` draw the same.

use super::blocks::{Block, Cell, Columns, Decimals, Keep, Line, Mark, sign};
use super::texts::{Arg, Texts};
use crate::domain::{Fit, Levels};
use crate::result::{Proposal, Reason, SeatHolders, Step};

/// Decimals of points: whole points for people, one decimal for programs.
const POINTS: Decimals = Decimals::new(0, 1);

/// The most lines that are shown.
const MAX_ROWS: usize = 200;

/// A part of its own, with its heading and how to read it; nothing where nobody is proposed anything.
pub fn part(proposals: &[Proposal], levels: Levels, texts: &Texts) -> Vec<Block> {
    if proposals.is_empty() {
        return Vec::new();
    }
    let shown = &proposals[..proposals.len().min(MAX_ROWS)];
    let columns = columns(levels, texts, |of: &Proposal| of)
        .screen("person-why", move |of| Cell::Text(why(of, levels, texts).unwrap_or_default()))
        .keep(Keep::Wrapped);
    let mut blocks = vec![
        Block::Heading(2, texts.line("proposals", &[])),
        Block::Table(columns.table(shown).without_empty_columns()),
    ];
    if proposals.len() > MAX_ROWS {
        let args = [("shown", Arg::Count(MAX_ROWS)), ("all", Arg::Count(proposals.len()))];
        blocks.push(Block::Paragraph(texts.line("match-cut", &args)));
    }
    blocks.push(Block::Legend(legend("proposals-legend", proposals.iter(), texts)));
    blocks
}

/// How to read the lines.
pub fn legend<'a>(id: &str, proposals: impl Iterator<Item = &'a Proposal>, texts: &Texts) -> Line {
    let shares =
        [("firm", Arg::Percent(Proposal::FIRM_SHARE)), ("worth-moving", Arg::Percent(Proposal::MOVE_SHARE))];
    let (mut is_forced, mut is_too_little) = (false, false);
    for of in proposals {
        is_forced |= of.has_to_move();
        is_too_little |= of.today_too_little_rated;
    }
    let mut parts = vec![texts.line(id, &shares)];
    if is_forced {
        parts.push(texts.line("legend-must-move", &[]));
    }
    if is_too_little {
        parts.push(texts.line("legend-too-little", &[("sign", Arg::Sign(sign::TOO_LITTLE))]));
    }
    Line::joined(parts)
}

/// The columns of what is proposed to each person.
pub fn columns<'a, R: 'a>(levels: Levels, texts: &'a Texts, of: fn(&R) -> &Proposal) -> Columns<'a, R> {
    Columns::new(texts)
        .sheet_only("id", move |row| Cell::text(&of(row).id))
        .keep(Keep::Always)
        .both("name", move |row| Cell::name(&of(row).name))
        .keep(Keep::Always)
        .both("step", move |row| {
            let (code, is_forced) = (code(of(row).step), of(row).has_to_move());
            let words = if is_forced { "step-must-move".to_owned() } else { format!("step-{code}") };
            Cell::Code { code, words: texts.word(&words) }
        })
        .both("today", move |row| Cell::label(&of(row).today))
        .both("today_fit", move |row| today_fit(of(row), levels))
        .both("proposed", move |row| Cell::label(&of(row).proposed))
        .both("proposed_fit", move |row| proposed_fit(of(row), levels))
        .screen("holds", move |row| Cell::holds(of(row).holds_share))
        .sheet_only("holds_share", move |row| Cell::share(of(row).holds_share, POINTS))
        .sheet_only("open_to", move |row| Cell::label(&of(row).open_to))
        .sheet_only("best", move |row| Cell::label(&of(row).best))
        .sheet_only("best_fit", move |row| fit(of(row).best_fit, levels))
}

/// The fit with today's role, which has no level where too little of it is rated.
fn today_fit(of: &Proposal, levels: Levels) -> Cell {
    marked(of.today_fit, of.today_too_little_rated, levels)
}

/// The fit with the proposed role; the same where she keeps today's.
fn proposed_fit(of: &Proposal, levels: Levels) -> Cell {
    marked(of.proposed_fit, of.today_too_little_rated && !of.leaves(), levels)
}

fn marked(fit: Option<Fit>, has_too_little: bool, levels: Levels) -> Cell {
    let marks = if has_too_little { vec![Mark::TooLittle] } else { Vec::new() };
    Cell::Fit { fit, levels, decimals: POINTS, marks }
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

/// Why the proposed role is not the one that she fits best alone, what else is open, and what she would like instead; `None`
/// where there is nothing to say.
pub fn why(of: &Proposal, levels: Levels, texts: &Texts) -> Option<String> {
    let mut said: Vec<String> = reason(of, levels, texts).into_iter().collect();
    // The move that would win no more than its noise may be to the role that she fits best alone.
    let is_told = matches!(of.reason, Some(Reason::WithinNoise { .. }));
    if let Some(role) = of.open_to.as_ref().filter(|_| !is_told) {
        said.push(texts.say("person-open-to", &[("role", Arg::Label(role.clone()))]));
    }
    // Who stays though the best seating mostly has somebody else there.
    if let (Step::Stay, Some(holds), true) =
        (of.step, of.holds_share.filter(|share| *share < 0.5), said.is_empty())
    {
        said.push(texts.say("person-stays-unsure", &[("p", Arg::Probability(1.0 - holds))]));
    }
    let gets_a_wish = of.wishes.iter().any(|role| of.proposed.as_ref().is_some_and(|next| next.is(role)));
    if !of.wishes.is_empty() && !gets_a_wish {
        let wishes: Vec<String> = of.wishes.iter().map(|role| role.name().to_owned()).collect();
        said.push(texts.say("explain-wishes", &[("roles", Arg::Word(texts.list(&wishes)))]));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

fn reason(of: &Proposal, levels: Levels, texts: &Texts) -> Option<String> {
    let reason = of.reason.as_ref()?;
    if of.best.is_none() && !of.is_unjudged() {
        return None;
    }
    let best = of.best.iter().map(|best| ("best", Arg::Label(best.clone())));
    let mut args: Vec<(&str, Arg)> = best.chain([("fit", Arg::Points(of.best_fit, levels, 0))]).collect();
    let (id, holders) = match reason {
        Reason::SeatsGoTo { holders } => ("person-seats-go-to", Some(holders)),
        Reason::WithinNoise { holders: Some(holders) } => ("person-seats-within-noise", Some(holders)),
        Reason::WithinNoise { holders: None } => ("person-within-noise", None),
        Reason::SeatStaysVacant => ("person-seat-stays-vacant", None),
        Reason::NoSeat => ("person-no-seat", None),
        Reason::Pinned => ("person-pinned", None),
        Reason::TooLittleRated => ("person-too-little-rated", None),
    };
    if let Some(of) = holders {
        let count = Arg::Count(of.names.len() + of.more);
        args.extend([("names", Arg::Word(names(of, texts))), ("count", count)]);
    }
    Some(texts.say(id, &args))
}

/// Who gets the seats of a role: "Kari Sletten and Odd Mæland (pinned)".
fn names(holders: &SeatHolders, texts: &Texts) -> String {
    let mut names = Vec::with_capacity(holders.names.len());
    for (name, is_pinned) in holders.names.iter().zip(&holders.pinned) {
        let args = [("name", Arg::word(name.as_str()))];
        names.push(if *is_pinned { texts.say("person-holder-pinned", &args) } else { name.clone() });
    }
    if holders.more == 0 { texts.list(&names) } else { texts.first(&names, ", ", holders.more) }
}
