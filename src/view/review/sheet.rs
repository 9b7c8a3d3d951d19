//! The review as CSV has it: one row per finding that is told, and per waiver that has expired or is not needed.

use super::ReviewReport;
use super::cases::{EXPIRED, UNUSED};
use crate::check::{Reported, WaiverState, rule};
use crate::domain::policy::{Outcome, RuleLevel};
use crate::view::blocks::{Cell, Column, Row, Sheet};

/// `accepted` is `waived`, `known` or empty; `known` is empty where there is no baseline.
pub fn sheet(report: &ReviewReport) -> Sheet<'static> {
    let keys = [
        "rule", "state", "level", "denies", "team", "file", "line", "seller", "name", "role", "task",
        "accepted", "known", "message", "advice",
    ];
    let word = |word: Option<&str>| word.map_or(Cell::Empty, |word| Cell::Text(word.to_owned()));
    let yes = |yes: bool| Cell::Text(if yes { "yes" } else { "no" }.to_owned());
    let row = |reported: &Reported| -> Row {
        let (team, finding) = report.of(reported);
        let (message, advice) = report.sentences().of(team, finding);
        let place = team.place(finding);
        let subject = finding.subject;
        let accepted = match reported.waiver {
            Some(_) => Some("waived"),
            None => reported.is_accepted.then_some("known"),
        };
        vec![
            word(Some(rule(finding.rule).id)),
            word(Some(finding.outcome.code())),
            word(Some(reported.level.code())),
            yes(reported.denies),
            word(Some(&team.team.name)),
            word(Some(&place.file)),
            if place.line > 0 { Cell::Count(place.line as u64) } else { Cell::Empty },
            word(subject.seller.map(|at| team.sellers[at].id.as_str())),
            subject.seller.map_or(Cell::Empty, |at| Cell::Name(team.sellers[at].name.clone())),
            word(subject.role.map(|role| team.catalog[role].id.as_str())),
            word(subject.task.map(|task| team.catalog[task].id.as_str())),
            word(accepted),
            reported.is_known.map_or(Cell::Empty, yes),
            Cell::Text(message.words()),
            Cell::Text(advice),
        ]
    };
    let waivers = report.by.policy.waivers.iter().zip(&report.judgement.waivers);
    let waivers = waivers.filter_map(|(waiver, state)| {
        let told = report.waiver_told(waiver, *state)?;
        let is_expired = *state == WaiverState::Expired;
        let mut row = vec![
            word(Some(if is_expired { EXPIRED } else { UNUSED })),
            word(Some(Outcome::Fail.code())),
            word(Some(if is_expired { RuleLevel::Deny } else { RuleLevel::Warn }.code())),
            yes(is_expired),
            word(waiver.team.as_deref()),
            word(Some(&waiver.place.file)),
            Cell::Count(waiver.place.line as u64),
            report.seller_word(waiver).map_or(Cell::Empty, Cell::Text),
            Cell::Empty,
            word(waiver.role.as_deref()),
            word(waiver.task.as_deref()),
        ];
        row.extend([Cell::Empty, Cell::Empty, Cell::Text(told.words()), Cell::Empty]);
        Some(row)
    });
    let rows: Vec<Row> = report.judgement.reported.iter().map(row).chain(waivers).collect();
    Sheet { columns: keys.map(Column::keyed).into(), rows: Box::new(rows.into_iter().map(Ok)) }
}
