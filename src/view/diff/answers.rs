//! What changed in the team's answers.

use super::columns::{self, ValueRow, causes_of};
use super::rounding::{Rounding, Shown};
use super::sentences::Sentences;
use crate::domain::Level;
use crate::result::Label;
use crate::result::diff::{
    Answers, Cause, Diff, NoOrganizing, NoSeating, NoSplit, SeatChange, VacancyChange, ValueChange, Verdict,
};
use crate::view::blocks::{Block, Column, Line, Meaning};
use crate::view::texts::{Arg, meaning};

/// The answers by the names of their rows.
fn rows_of(answers: &Answers) -> [(&'static str, &ValueChange); 4] {
    [
        ("diff-answer-fit", &answers.mean_fit),
        ("diff-answer-total", &answers.fit_total),
        ("diff-answer-everyone", &answers.everyone_waste_share),
        ("diff-answer-today", &answers.today_waste_share),
    ]
}

/// Whether a step left all answers as they were, and nothing that they rest on differs.
pub fn are_alike(answers: &Answers) -> bool {
    let mut changes = rows_of(answers).into_iter().map(|(_, change)| change);
    changes.all(|change| !change.is_any && change.split.as_ref().is_none_or(Vec::is_empty))
        && answers.seats.is_empty()
        && answers.vacancies.is_empty()
}

/// The answers of one step.
pub fn blocks(diff: &Diff, say: &Sentences<'_>, transition: usize) -> Vec<Block> {
    let answers = &diff.transitions[transition].answers;
    let mut known = rows_of(answers).to_vec();
    known.retain(|(_, change)| change.old.is_some() || change.new.is_some());
    let mut blocks = Vec::new();
    if !known.is_empty() {
        let causes = causes_of(known.iter().map(|(_, change)| *change));
        let mut rows = Vec::new();
        for (id, change) in &known {
            rows.push(ValueRow::new(say.texts.word(id), Shown::new(change, [Rounding::Share; 2])));
        }
        let measurements = vec![
            Column::new("old", say.texts.word("column-fit-old")),
            Column::new("new", say.texts.word("column-fit-new")),
        ];
        let columns = columns::values(say.texts, "answer", measurements, &causes);
        blocks.push(Block::Table(columns.table(rows)));
        let ids: Vec<&str> = known.iter().map(|(id, _)| *id).collect();
        blocks.push(Block::Legend(legend(say, &ids, &causes)));
    }
    blocks.extend(missing(diff, say, transition).into_iter().map(Block::Paragraph));
    blocks.extend(verdict(diff, say, transition).map(Block::Paragraph));
    blocks.extend(say.list("diff-seats", answers.seats.iter().map(|seat| seat_change(say, seat)).collect()));
    let vacancies = answers.vacancies.iter().map(|vacancy| vacancy_change(say, vacancy));
    blocks.extend(say.list("diff-vacancies", vacancies.collect()));
    blocks
}

/// How a table of these answers and causes is to be read.
pub fn legend(say: &Sentences<'_>, answers: &[&str], causes: &[Vec<Cause>]) -> Line {
    let has_column = |cause: Cause| causes.iter().any(|causes| causes.contains(&cause));
    let parts = [
        ("diff-legend-fit", answers.contains(&"diff-answer-fit")),
        ("diff-legend-total", answers.contains(&"diff-answer-total")),
        ("diff-legend-everyone", answers.contains(&"diff-answer-everyone")),
        ("diff-legend-today", answers.contains(&"diff-answer-today")),
        ("diff-legend-people", has_column(Cause::People)),
        ("diff-legend-work", has_column(Cause::Work)),
        ("diff-legend-joint", causes.iter().any(|causes| causes.len() > 1)),
    ];
    say.together(&parts)
}

/// Which answers a measurement lacks, and which changes are not split.
fn missing(diff: &Diff, say: &Sentences<'_>, transition: usize) -> Vec<Line> {
    let mut lines = lacking(diff, say, transition);
    lines.extend(lacking(diff, say, transition + 1));
    let rows = rows_of(&diff.transitions[transition].answers);
    for (why, id) in [(NoSplit::UnknownBetween, "diff-between"), (NoSplit::TooMuch, "diff-too-much")] {
        let unsplit = rows.iter().filter(|(_, change)| change.no_split == Some(why));
        let unsplit: Vec<String> = unsplit.map(|(id, _)| say.texts.word(id)).collect();
        if !unsplit.is_empty() {
            lines.push(say.texts.line(id, &[("answers", Arg::Word(say.texts.list(&unsplit)))]));
        }
    }
    lines
}

/// Which answers one measurement lacks.
pub fn lacking(diff: &Diff, say: &Sentences<'_>, measurement: usize) -> Vec<Line> {
    let found = &diff.measurements[measurement];
    let seating = found.no_seating.map(|why| match why {
        NoSeating::NoSeats => "diff-no-seats",
        NoSeating::Conflict => "diff-conflict",
    });
    let organizing = found.no_organizing.map(|why| match why {
        NoOrganizing::NoWork => "diff-no-work",
        NoOrganizing::TooManyTasks => "diff-too-many-tasks",
        NoOrganizing::TooManyPeople => "diff-too-many-people",
    });
    let file = [("file", Arg::name(say.label(measurement)))];
    [seating, organizing].into_iter().flatten().map(|id| say.texts.line(id, &file)).collect()
}

/// Should everyone do everything, before and now.
fn verdict(diff: &Diff, say: &Sentences<'_>, transition: usize) -> Option<Line> {
    let (old, new) = (diff.measurements[transition].verdict?, diff.measurements[transition + 1].verdict?);
    Some(if old == new {
        say.texts.line("diff-verdict-same", &[("verdict", verdict_word(say, new))])
    } else {
        say.texts.line("diff-verdict", &[("old", verdict_word(say, old)), ("new", verdict_word(say, new))])
    })
}

fn verdict_word(say: &Sentences<'_>, verdict: Verdict) -> Arg {
    match verdict {
        Verdict::Yes => Arg::Meant(say.texts.word("verdict-yes"), meaning(Level::Strong)),
        Verdict::No => Arg::Meant(say.texts.word("verdict-no"), Meaning::Alert),
        Verdict::Open => Arg::Meant(say.texts.word("verdict-open"), meaning(Level::Adequate)),
    }
}

/// Whom `assign` would seat elsewhere.
fn seat_change(say: &Sentences<'_>, change: &SeatChange) -> Line {
    let args = [
        ("name", Arg::name(change.name.as_str())),
        ("old", seat(change.in_old, change.on_leave_old, change.role_old.as_ref())),
        ("new", seat(change.in_new, change.on_leave_new, change.role_new.as_ref())),
    ];
    say.texts.line("diff-seat", &args)
}

fn seat(is_there: bool, is_away: bool, role: Option<&Label>) -> Arg {
    match role {
        _ if !is_there => Arg::Message("diff-not-there"),
        _ if is_away => Arg::Message("assign-away"),
        None => Arg::Message("diff-no-seat"),
        Some(role) => Arg::Label(role.clone()),
    }
}

/// How many seats of a role stay empty.
fn vacancy_change(say: &Sentences<'_>, change: &VacancyChange) -> Line {
    let args = [
        ("role", Arg::Named(change.role.clone())),
        ("old", Arg::Figure(change.old)),
        ("new", Arg::Figure(change.new)),
    ];
    say.texts.line("diff-vacancy", &args)
}
