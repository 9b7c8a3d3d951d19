//! What changed in the team's answers.

use super::super::texts::{Arg, meaning};
use super::DiffReport;
use super::rounding::{Shown, tenths};
use super::saying::Saying;
use super::story::{change_cells, columns_of};
use crate::domain::{Level, RoleIx};
use crate::engine::Verdict;
use crate::engine::diff::{Answers, Cause, NoOrganizing, NoSeating, NoSplit, SeatChange, ValueChange};
use crate::view::blocks::{Block, Cell, Column, Keep, Line, Meaning, Row, Table};

/// The answers by the names of their rows.
pub fn rows_of(of: &Answers) -> [(&'static str, &ValueChange); 4] {
    [
        ("diff-answer-fit", &of.fit),
        ("diff-answer-total", &of.total),
        ("diff-answer-everyone", &of.everyone),
        ("diff-answer-today", &of.today),
    ]
}

/// A share of any size as it is shown.
pub fn shown(change: &ValueChange) -> Shown {
    Shown::of(change, [&tenths, &tenths])
}

/// Whether a step left all answers as they were, and nothing in the files stands otherwise that they rest on.
pub fn are_alike(report: &DiffReport, step: usize) -> bool {
    let of = &report.steps[step].answers;
    let same =
        |change: &ValueChange| !change.is_any() && change.split.as_ref().ok().is_none_or(Vec::is_empty);
    rows_of(of).into_iter().all(|(_, change)| same(change)) && of.seats.is_empty() && of.vacancies.is_empty()
}

/// The answers of one step.
pub fn blocks(report: &DiffReport, say: &Saying<'_>, step: usize) -> Vec<Block> {
    let of = &report.steps[step].answers;
    let rows = rows_of(of);
    let known: Vec<(&str, &ValueChange)> =
        rows.into_iter().filter(|(_, change)| change.before.is_some() || change.after.is_some()).collect();
    let mut blocks = Vec::new();
    if !known.is_empty() {
        let changes: Vec<&ValueChange> = known.iter().map(|(_, change)| *change).collect();
        let parts = columns_of(&changes);
        let mut columns = vec![
            Column::new("answer", report.texts.word("diff-column-answer")).keep(Keep::Always),
            Column::new("old", report.texts.word("diff-column-old")),
            Column::new("new", report.texts.word("diff-column-new")),
            Column::new("change", report.texts.word("diff-column-change")),
        ];
        columns.extend(parts.iter().map(|causes| Column::new("cause", say.causes(causes))));
        let row = |(id, change): &(&str, &ValueChange)| -> Row {
            let mut row = vec![Cell::Name(report.texts.word(id))];
            row.extend(change_cells(change, &shown(change), &parts));
            row
        };
        blocks.push(Block::Table(Table { columns, rows: known.iter().map(row).collect() }));
        let ids: Vec<&str> = known.iter().map(|(id, _)| *id).collect();
        blocks.push(Block::Legend(legend(say, &ids, &parts)));
    }
    blocks.extend(missing(report, say, step).into_iter().map(Block::Paragraph));
    blocks.extend(verdict(report, step).map(Block::Paragraph));
    blocks.extend(seats(report, say, step));
    blocks
}

/// How a table of these answers and parts is to be read.
pub fn legend(say: &Saying<'_>, answers: &[&str], parts: &[Vec<Cause>]) -> Line {
    let row = |id: &str| answers.contains(&id);
    let column = |cause: Cause| parts.iter().any(|causes| causes.contains(&cause));
    let ids = [
        ("diff-legend-fit", row("diff-answer-fit")),
        ("diff-legend-total", row("diff-answer-total")),
        ("diff-legend-everyone", row("diff-answer-everyone")),
        ("diff-legend-today", row("diff-answer-today")),
        ("diff-legend-people", column(Cause::People)),
        ("diff-legend-work", column(Cause::Work)),
        ("diff-legend-joint", parts.iter().any(|causes| causes.len() > 1)),
    ];
    say.together(&ids.into_iter().filter_map(|(id, is_there)| is_there.then_some(id)).collect::<Vec<_>>())
}

/// Which answers a measurement lacks, and which changes are not split.
pub fn missing(report: &DiffReport, say: &Saying<'_>, step: usize) -> Vec<Line> {
    let mut lines: Vec<Line> =
        [step, step + 1].into_iter().flat_map(|end| lacking(report, say, end)).collect();
    let rows = rows_of(&report.steps[step].answers);
    for why in [NoSplit::UnknownBetween, NoSplit::TooMuch] {
        let unsplit: Vec<String> = rows
            .iter()
            .filter(|(_, change)| change.split.as_ref().err() == Some(&why))
            .map(|(id, _)| report.texts.word(id))
            .collect();
        if !unsplit.is_empty() {
            let id = if why == NoSplit::TooMuch { "diff-too-much" } else { "diff-between" };
            lines.push(report.texts.line(id, &[("answers", Arg::Word(report.texts.list(&unsplit)))]));
        }
    }
    lines
}

/// Which answers one measurement lacks.
pub fn lacking(report: &DiffReport, say: &Saying<'_>, end: usize) -> Vec<Line> {
    let of = &report.ends[end];
    let file = || [("file", Arg::name(say.label(end)))];
    let total = of.seated.as_ref().err().map(|why| match why {
        NoSeating::NoSeats => report.texts.line("diff-no-seats", &file()),
        NoSeating::Conflict => report.texts.line("diff-conflict", &file()),
    });
    let work = of.organized.as_ref().err().map(|why| match why {
        NoOrganizing::NoWork(_) => report.texts.line("diff-no-work", &file()),
        NoOrganizing::TooManyTasks => report.texts.line("diff-too-many-tasks", &file()),
        NoOrganizing::TooManyPeople => report.texts.line("diff-too-many-people", &file()),
    });
    total.into_iter().chain(work).collect()
}

/// Should everyone do everything, before and now.
fn verdict(report: &DiffReport, step: usize) -> Option<Line> {
    let of = |end: usize| report.ends[end].organized.as_ref().ok().map(|of| of.verdict);
    let word = |verdict: Verdict| match verdict {
        Verdict::Yes => Arg::Meant(report.texts.word("verdict-yes"), meaning(Level::Strong)),
        Verdict::No => Arg::Meant(report.texts.word("verdict-no"), Meaning::Alert),
        Verdict::Open => Arg::Meant(report.texts.word("verdict-open"), meaning(Level::Adequate)),
    };
    let (old, new) = (of(step)?, of(step + 1)?);
    Some(if old == new {
        report.texts.line("diff-verdict-same", &[("verdict", word(new))])
    } else {
        report.texts.line("diff-verdict", &[("old", word(old)), ("new", word(new))])
    })
}

/// Whom `assign` would seat elsewhere, and which seats are empty.
fn seats(report: &DiffReport, say: &Saying<'_>, step: usize) -> Vec<Block> {
    let of = &report.steps[step].answers;
    let seat = |end: usize, there: Option<usize>, role: Option<RoleIx>| match (there, role) {
        (None, _) => Arg::Word(report.texts.word("diff-not-there")),
        (_, None) => Arg::Word(report.texts.word("diff-no-seat")),
        (_, Some(role)) => Arg::word(report.role_name(end, role)),
    };
    let line = |of: &SeatChange| {
        let seller = match (of.new, of.old) {
            (Some(at), _) => report.seller(step + 1, at),
            (None, at) => report.seller(step, at?),
        };
        let args = [
            ("name", Arg::name(seller.name.as_str())),
            ("old", seat(step, of.old, of.before)),
            ("new", seat(step + 1, of.new, of.after)),
        ];
        Some(report.texts.line("diff-seat", &args))
    };
    let mut blocks = say.list("diff-seats", of.seats.iter().filter_map(line).collect());
    let empty = of.vacancies.iter().map(|of| {
        let name = [step + 1, step]
            .into_iter()
            .find_map(|end| report.catalog(end).find_role(&of.role).map(|role| report.role_name(end, role)));
        let args = [
            ("role", Arg::name(name.unwrap_or(&of.role))),
            ("old", Arg::Word(of.before.to_string())),
            ("new", Arg::Word(of.after.to_string())),
        ];
        report.texts.line("diff-vacancy", &args)
    });
    blocks.extend(say.list("diff-vacancies", empty.collect()));
    blocks
}
