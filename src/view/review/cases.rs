//! The review as findings, for programs that show those: every case that was looked at, and the waivers.

use super::help::page;
use super::story::answer;
use super::{ReviewReport, TeamReview};
use crate::domain::policy::{Gate, Rule, Waiver};
use crate::engine::review::{Found, Judged, State, Use};
use crate::view::blocks::{Accepted, Case, Findings, Outcome, RuleText, Weight};

/// The codes of what is said of waivers, after those of the rules.
pub const EXPIRED: &str = "expired-waiver";
pub const UNUSED: &str = "unused-waiver";

pub fn findings(report: &ReviewReport) -> Findings {
    let texts = &report.texts;
    let rule = |(code, rule): &(&'static str, Rule)| RuleText {
        code,
        short: texts.word(&format!("rule-{code}")),
        help: page(texts, *rule),
        weight: weight(report.by.policy.of(*rule).level),
    };
    let mut rules: Vec<RuleText> = Rule::ALL.iter().map(rule).collect();
    for (code, weight) in [(EXPIRED, Weight::Error), (UNUSED, Weight::Warning)] {
        let short = texts.word(&format!("rule-{code}"));
        rules.push(RuleText { code, help: format!("{short}\n"), short, weight });
    }
    let mut cases = Vec::new();
    // They are judged in the order in which they were found.
    let mut judged_next = report.judgement.findings.iter().peekable();
    for (at, team) in report.teams.iter().enumerate() {
        for (number, found) in team.found.iter().enumerate() {
            let judged = judged_next.next_if(|judged| (judged.team, judged.found) == (at, number));
            cases.extend(match judged {
                Some(judged) => Some(told(report, team, found, judged)),
                None => (found.state == State::Pass).then(|| passed(report, team, found)),
            });
        }
    }
    cases.extend(waivers(report));
    Findings {
        rules,
        cases,
        passes: report.passes(),
        date: report.by.today.to_string(),
        summary: answer(report).words(),
        language: texts.lang().code(),
    }
}

fn weight(level: Gate) -> Weight {
    match level {
        Gate::Allow => Weight::Note,
        Gate::Warn => Weight::Warning,
        Gate::Deny => Weight::Error,
    }
}

fn passed(report: &ReviewReport, team: &TeamReview, found: &Found) -> Case {
    Case {
        rule: found.rule as usize,
        outcome: Outcome::Pass,
        weight: Weight::Note,
        team: team.team.name.clone(),
        subject: report.saying().subject(team, found),
        place: team.place(found),
        message: String::new(),
        advice: None,
        fingerprint: String::new(),
        accepted: None,
        is_new: None,
    }
}

fn told(report: &ReviewReport, team: &TeamReview, found: &Found, judged: &Judged) -> Case {
    let (message, advice) = report.saying().of(team, found);
    let waived = judged.waiver.map(|at| Accepted {
        is_waived: true,
        reason: report.saying().waiver(&report.by.policy.waivers[at]),
    });
    let known = judged
        .is_accepted
        .then(|| Accepted { is_waived: false, reason: report.texts.word("review-was-known") });
    let accepted = waived.or(known);
    let level = if judged.denies { Gate::Deny } else { judged.level };
    Case {
        outcome: if found.state == State::Fail { Outcome::Fail } else { Outcome::Inconclusive },
        weight: if accepted.is_some() { Weight::Note } else { weight(level) },
        message: message.words(),
        advice: Some(advice),
        fingerprint: report.fingerprint(judged),
        accepted,
        is_new: judged.is_known.map(|known| !known),
        ..passed(report, team, found)
    }
}

/// Waivers that have expired or are not needed.
fn waivers(report: &ReviewReport) -> impl Iterator<Item = Case> {
    let case = |(waiver, used): (&Waiver, &Use)| {
        let message = report.waiver_told(waiver, *used)?;
        let is_expired = *used == Use::Expired;
        let code = if is_expired { EXPIRED } else { UNUSED };
        let of = report.waived_word(waiver);
        Some(Case {
            rule: Rule::ALL.len() + usize::from(!is_expired),
            outcome: Outcome::Fail,
            weight: if is_expired { Weight::Error } else { Weight::Warning },
            team: waiver.team.clone().unwrap_or_else(|| report.by.policy.name.clone()),
            subject: format!("{} {of}", waiver.rule.code()),
            place: waiver.place.clone(),
            message: message.words(),
            advice: None,
            fingerprint: super::print_of([code, waiver.rule.code(), &of, "", &waiver.until.to_string()]),
            accepted: None,
            is_new: None,
        })
    };
    let told = report.by.policy.waivers.iter().zip(&report.judgement.waivers).filter_map(case);
    told.collect::<Vec<_>>().into_iter()
}
