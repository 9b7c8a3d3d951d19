//! The columns of a review: a row per finding and per waiver that is reported, and a row per rule.

use jiff::civil::Date;

use super::{EXPIRED, UNUSED};
use crate::domain::policy::{Outcome, RuleLevel};
use crate::result::{FindingRecord, RuleSummary, TeamHeader, WaiverRecord, WaiverState};
use crate::view::blocks::{Cell, Columns, Keep, Line};
use crate::view::rule_page::level_word;
use crate::view::texts::Texts;

/// A finding that is reported, or a waiver that has expired or is not needed.
pub struct SheetRow {
    rule: &'static str,
    outcome: Outcome,
    level: RuleLevel,
    denies: bool,
    team: Option<String>,
    date: Option<Date>,
    catalog: Option<String>,
    file: String,
    line: Option<usize>,
    seller: Option<String>,
    name: Option<String>,
    role: Option<String>,
    task: Option<String>,
    accepted: Option<&'static str>,
    known: Option<bool>,
    message: String,
    advice: Option<String>,
}

impl SheetRow {
    pub fn of_finding(finding: &FindingRecord, team: &TeamHeader) -> Self {
        let known = finding.is_accepted.then_some("known");
        SheetRow {
            rule: finding.rule,
            outcome: finding.outcome,
            level: finding.level,
            denies: finding.denies,
            team: Some(finding.team.clone()),
            date: team.date,
            catalog: Some(team.catalog.title()),
            file: finding.file.clone(),
            line: finding.line,
            seller: finding.seller.clone(),
            name: finding.name.clone(),
            role: finding.role.as_ref().map(|role| role.id().to_owned()),
            task: finding.task.as_ref().map(|task| task.id().to_owned()),
            accepted: if finding.waived.is_some() { Some("waived") } else { known },
            known: finding.known,
            message: finding.message.clone(),
            advice: Some(finding.advice.clone()),
        }
    }

    /// `team` is the one that the waiver names, if it is reviewed.
    pub fn of_waiver(waiver: &WaiverRecord, team: Option<&TeamHeader>, message: &Line) -> Self {
        let is_expired = waiver.state == WaiverState::Expired;
        SheetRow {
            rule: if is_expired { EXPIRED } else { UNUSED },
            outcome: Outcome::Fail,
            level: if is_expired { RuleLevel::Deny } else { RuleLevel::Warn },
            denies: is_expired,
            team: waiver.team.clone(),
            date: team.and_then(|team| team.date),
            catalog: team.map(|team| team.catalog.title()),
            file: waiver.file.clone(),
            line: Some(waiver.line),
            seller: waiver.seller.clone(),
            name: None,
            role: waiver.role.clone(),
            task: waiver.task.clone(),
            accepted: None,
            known: None,
            message: message.words(),
            advice: None,
        }
    }
}

/// A row per finding and waiver; the last three columns are of the row's team. `accepted` is `waived`, `known` or empty; `known` is empty where there is no baseline.
pub fn sheet_columns(texts: &Texts) -> Columns<'_, SheetRow> {
    Columns::new(texts)
        .sheet_only("rule", |row: &SheetRow| Cell::text(row.rule))
        .sheet_only("state", |row| Cell::text(row.outcome.code()))
        .sheet_only("level", |row| Cell::text(row.level.code()))
        .sheet_only("denies", |row| yes(Some(row.denies)))
        .sheet_only("file", |row| Cell::text(&row.file))
        .sheet_only("line", |row| row.line.map_or(Cell::Empty, Cell::count))
        .sheet_only("seller", |row| word(row.seller.as_deref()))
        .sheet_only("name", |row| row.name.as_ref().map_or(Cell::Empty, Cell::name))
        .sheet_only("role", |row| word(row.role.as_deref()))
        .sheet_only("task", |row| word(row.task.as_deref()))
        .sheet_only("accepted", |row| word(row.accepted))
        .sheet_only("known", |row| yes(row.known))
        .sheet_only("message", |row| Cell::text(&row.message))
        .sheet_only("advice", |row| word(row.advice.as_deref()))
        .sheet_only("team", |row| word(row.team.as_deref()))
        .sheet_only("date", |row| row.date.map_or(Cell::Empty, |date| Cell::Text(date.to_string())))
        .sheet_only("catalog", |row| word(row.catalog.as_deref()))
}

/// How each rule came out.
pub fn rule_columns(texts: &Texts) -> Columns<'_, RuleSummary> {
    Columns::new(texts)
        .screen("rule", |rule: &RuleSummary| Cell::name(rule.rule))
        .keep(Keep::Always)
        .screen("review-level", |rule| Cell::Text(level_word(texts, rule.level)))
        .screen("pass", |rule| number(rule.pass_count))
        .screen("fail", |rule| number(rule.fail_count))
        .screen("open", |rule| number(rule.counted_inconclusive()))
}

fn number(number: usize) -> Cell {
    if number == 0 { Cell::Empty } else { Cell::count(number) }
}

fn word(word: Option<&str>) -> Cell {
    word.map_or(Cell::Empty, Cell::text)
}

fn yes(yes: Option<bool>) -> Cell {
    yes.map_or(Cell::Empty, |yes| Cell::text(if yes { "yes" } else { "no" }))
}
