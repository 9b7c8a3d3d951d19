//! The review as findings, for programs that show those: every case that was looked at, and the waivers.

use super::help::page;
use super::story::answer;
use super::{ReviewReport, TeamReview};
use crate::check::{Finding, Reported, WaiverState, all_rules, rule};
use crate::domain::policy::{Outcome, RuleLevel, Waiver};
use crate::domain::problem::Severity;
use crate::view::blocks::{Accepted, Case, Findings, RuleText};

/// The codes of what is said of waivers, after those of the rules.
pub const EXPIRED: &str = "expired-waiver";
pub const UNUSED: &str = "unused-waiver";

pub fn findings(report: &ReviewReport) -> Findings {
    let texts = &report.texts;
    let mut rules: Vec<RuleText> = Vec::new();
    for (ix, rule) in all_rules() {
        let (code, severity) = (rule.id, severity(report.by.policy.of(ix).level));
        let short = texts.word(&format!("rule-{code}"));
        rules.push(RuleText { code, short, help: page(texts, code), severity });
    }
    let number = rules.len();
    for (code, severity) in [(EXPIRED, Severity::Error), (UNUSED, Severity::Warning)] {
        let short = texts.word(&format!("rule-{code}"));
        rules.push(RuleText { code, help: format!("{short}\n"), short, severity });
    }
    let mut cases = Vec::new();
    // They are reported in the order in which they were found.
    let mut next = report.judgement.reported.iter().peekable();
    for (at, team) in report.teams.iter().enumerate() {
        for (number, finding) in team.findings.iter().enumerate() {
            let reported = next.next_if(|reported| (reported.team, reported.finding) == (at, number));
            if let Some(reported) = reported {
                cases.push(told(report, team, finding, reported));
            } else if finding.outcome == Outcome::Pass {
                cases.push(passed(report, team, finding));
            }
        }
    }
    cases.extend(waivers(report, number));
    Findings {
        rules,
        cases,
        passes: report.passes(),
        date: report.by.today.to_string(),
        summary: answer(report).words(),
        language: texts.lang().code(),
    }
}

fn severity(level: RuleLevel) -> Severity {
    match level {
        RuleLevel::Allow => Severity::Note,
        RuleLevel::Warn => Severity::Warning,
        RuleLevel::Deny => Severity::Error,
    }
}

fn passed(report: &ReviewReport, team: &TeamReview, finding: &Finding) -> Case {
    Case {
        rule: finding.rule.0,
        outcome: Outcome::Pass,
        severity: Severity::Note,
        team: team.team.name.clone(),
        subject: report.sentences().subject(team, finding),
        place: team.place(finding),
        message: String::new(),
        advice: None,
        fingerprint: String::new(),
        accepted: None,
        is_new: None,
    }
}

fn told(report: &ReviewReport, team: &TeamReview, finding: &Finding, reported: &Reported) -> Case {
    let (message, advice) = report.sentences().of(team, finding);
    let waived = reported.waiver.map(|at| Accepted {
        is_waived: true,
        reason: report.sentences().waiver(&report.by.policy.waivers[at]),
    });
    let known = reported
        .is_accepted
        .then(|| Accepted { is_waived: false, reason: report.texts.word("review-was-known") });
    let accepted = waived.or(known);
    let level = if reported.denies { RuleLevel::Deny } else { reported.level };
    Case {
        outcome: finding.outcome,
        severity: if accepted.is_some() { Severity::Note } else { severity(level) },
        message: message.words(),
        advice: Some(advice),
        fingerprint: report.fingerprint(reported),
        accepted,
        is_new: reported.is_known.map(|known| !known),
        ..passed(report, team, finding)
    }
}

/// Waivers that have expired or are not needed, of the two rules about waivers that follow this number of others.
fn waivers(report: &ReviewReport, rules: usize) -> Vec<Case> {
    let waivers = report.by.policy.waivers.iter().zip(&report.judgement.waivers);
    waivers.filter_map(|(waiver, state)| waiver_case(report, rules, waiver, *state)).collect()
}

fn waiver_case(report: &ReviewReport, rules: usize, waiver: &Waiver, state: WaiverState) -> Option<Case> {
    let message = report.waiver_told(waiver, state)?;
    let is_expired = state == WaiverState::Expired;
    let code = if is_expired { EXPIRED } else { UNUSED };
    let of = report.waived_word(waiver);
    let id = rule(waiver.rule).id;
    Some(Case {
        rule: rules + usize::from(!is_expired),
        outcome: Outcome::Fail,
        severity: if is_expired { Severity::Error } else { Severity::Warning },
        team: waiver.team.clone().unwrap_or_else(|| report.by.policy.name.clone()),
        subject: format!("{id} {of}"),
        place: waiver.place.clone(),
        message: message.words(),
        advice: None,
        fingerprint: super::print_of([code, id, &of, "", &waiver.until.to_string()]),
        accepted: None,
        is_new: None,
    })
}
