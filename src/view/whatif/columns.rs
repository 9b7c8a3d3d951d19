//! A row per plan, beside the team as it is.

use crate::domain::Fit;
use crate::result::diff::Verdict;
use crate::result::{KeyPerson, Label, PlannedTeam, TeamAnswers, Together, WhatIf};
use crate::view::blocks::{Cell, Columns, Decimals, Keep};
use crate::view::texts::{Arg, Texts};

/// Decimals of points.
const POINTS: Decimals = Decimals::new(1, 4);

/// Decimals of shares in per cent.
const SHARES: Decimals = Decimals::new(1, 4);

/// The team as it is, as a plan would leave it, or as all plans would together.
pub struct AnswersRow<'a> {
    /// `base`, `plan` or `together`.
    kind: &'static str,
    file: Option<&'a str>,
    title: Option<&'a str>,
    /// What it is called on the screen.
    name: String,
    answers: &'a TeamAnswers,
    change: Option<f64>,
    se: Option<f64>,
    noise: Option<bool>,
    findings: Option<usize>,
    worse: Option<usize>,
}

/// The rows, the team as it is first.
pub fn rows<'a>(result: &'a WhatIf, texts: &Texts) -> Vec<AnswersRow<'a>> {
    let mut rows = vec![AnswersRow {
        kind: "base",
        file: None,
        title: None,
        name: texts.word("whatif-base"),
        answers: &result.base.answers,
        change: None,
        se: None,
        noise: None,
        findings: None,
        worse: None,
    }];
    rows.extend(result.plans.iter().map(|plan| of_plan(plan, texts)));
    rows.extend(result.together.iter().map(|together| of_together(together, texts)));
    rows
}

fn of_plan<'a>(plan: &'a PlannedTeam, texts: &Texts) -> AnswersRow<'a> {
    let name = plan.name();
    AnswersRow {
        kind: "plan",
        file: Some(&plan.file),
        title: plan.title.as_deref(),
        name: if plan.has_other_yardstick {
            texts.say("whatif-other-yardstick", &[("plan", Arg::Word(name))])
        } else {
            name
        },
        answers: &plan.answers,
        change: plan.change,
        se: plan.se,
        noise: plan.noise,
        findings: Some(plan.findings.len()),
        worse: Some(plan.worse.len()),
    }
}

fn of_together<'a>(together: &'a Together, texts: &Texts) -> AnswersRow<'a> {
    AnswersRow {
        kind: "together",
        file: None,
        title: None,
        name: texts.word("whatif-together"),
        answers: &together.answers,
        change: together.change,
        se: together.se,
        noise: together.noise,
        findings: Some(together.findings.len()),
        worse: Some(together.worse.len()),
    }
}

/// The columns: on the screen what decides, in CSV and workbooks everything.
pub fn columns(texts: &Texts) -> Columns<'_, AnswersRow<'_>> {
    Columns::new(texts)
        .sheet_only("kind", |row: &AnswersRow<'_>| Cell::text(row.kind))
        .sheet_only("file", |row| row.file.map_or(Cell::Empty, Cell::text))
        .sheet_only("title", |row| row.title.map_or(Cell::Empty, Cell::text))
        .screen("plan", |row| Cell::name(row.name.as_str()))
        .keep(Keep::Always)
        .both("change", |row| signed(row.change))
        .both("se", |row| points(row.se))
        .sheet_only("within_noise", |row| {
            row.noise.map_or(Cell::Empty, |noise| Cell::text(noise.to_string()))
        })
        .both("best_sum", |row| points(row.answers.best_sum))
        .both("best_mean", |row| points(row.answers.best_mean.map(Fit::share)))
        .both("today_sum", |row| points(row.answers.today_sum))
        .both("at_work", |row| Cell::count(row.answers.sellers))
        .both("vacant", |row| row.answers.vacant.map_or(Cell::Empty, Cell::count))
        .both("moves", |row| row.answers.moves.map_or(Cell::Empty, Cell::count))
        .both("waste_today", |row| Cell::share(row.answers.waste_today, SHARES))
        .both("waste_everyone", |row| Cell::share(row.answers.waste_everyone, SHARES))
        .both("verdict", move |row| row.answers.verdict.map_or(Cell::Empty, |of| verdict(texts, of)))
        .screen("short", |row| Cell::count(row.answers.short.len()))
        .sheet_only("short", |row| {
            Cell::text(row.answers.short.iter().map(Label::id).collect::<Vec<_>>().join(" "))
        })
        .both("key_person", |row| key_person(row.answers.key_person.as_ref()))
        .both("new_findings", |row| row.findings.map_or(Cell::Empty, Cell::count))
        .sheet_only("worse_findings", |row| row.worse.map_or(Cell::Empty, Cell::count))
}

fn points(share: Option<f64>) -> Cell {
    Cell::number(share.map(|share| 100.0 * share), POINTS)
}

fn signed(share: Option<f64>) -> Cell {
    match share {
        Some(share) => Cell::Number { value: 100.0 * share, decimals: POINTS, signed: true },
        None => Cell::Empty,
    }
}

fn verdict(texts: &Texts, verdict: Verdict) -> Cell {
    let code = match verdict {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::Open => "open",
    };
    Cell::Code { code, words: texts.word(&format!("verdict-{code}")) }
}

fn key_person(person: Option<&KeyPerson>) -> Cell {
    person.map_or(Cell::Empty, |person| Cell::name(person.name.as_str()))
}
