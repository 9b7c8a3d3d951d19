//! A review as findings, for programs that show those: every case that was looked at, and the waivers.

use super::sentences::Sentences;
use super::{EXPIRED, UNREVIEWED, UNUSED};
use crate::domain::Place;
use crate::domain::policy::{Outcome, RuleLevel};
use crate::domain::problem::Severity;
use crate::result::{self, Check, FindingRecord, UnreviewedFolder, WaiverRecord, WaiverState};
use crate::view::blocks::{Accepted, Case, Findings, RuleText};
use crate::view::rule_page::page;
use crate::view::texts::Texts;

pub fn findings(check: &Check, texts: &Texts) -> Findings {
    let say = Sentences::new(check, texts);
    let mut rules: Vec<RuleText> = Vec::new();
    for rule in &check.rules {
        let short = texts.word(&format!("rule-{}", rule.rule));
        let help = page(texts, rule.rule);
        rules.push(RuleText { code: rule.rule, short, help, severity: severity(rule.level) });
    }
    for (code, severity) in
        [(EXPIRED, Severity::Error), (UNUSED, Severity::Warning), (UNREVIEWED, Severity::Error)]
    {
        let short = texts.word(&format!("rule-{code}"));
        rules.push(RuleText { code, help: format!("{short}\n"), short, severity });
    }
    let mut cases: Vec<Case> = check.cases.iter().map(|case| case_of(check, &say, texts, case)).collect();
    cases.extend(check.waivers.iter().filter_map(|waiver| waiver_case(check, &say, waiver)));
    cases.extend(check.unreviewed.iter().map(|folder| unreviewed_case(check, &say, folder)));
    Findings {
        rules,
        cases,
        passes: check.verdict.passes,
        date: check.review_date.to_string(),
        summary: say.answer().words(),
        language: texts.lang().code(),
        sarif_all: check.sarif_all,
    }
}

fn severity(level: RuleLevel) -> Severity {
    match level {
        RuleLevel::Allow => Severity::Note,
        RuleLevel::Warn => Severity::Warning,
        RuleLevel::Deny => Severity::Error,
    }
}

fn case_of(check: &Check, say: &Sentences<'_>, texts: &Texts, case: &result::Case) -> Case {
    match case {
        result::Case::Passed { rule, team_at, subject, place } => Case {
            rule: rule.0,
            outcome: Outcome::Pass,
            severity: Severity::Note,
            team: check.teams[*team_at].distinct_name.clone(),
            name: check.teams[*team_at].case_name(*subject),
            subject: check.teams[*team_at].subject(*subject),
            place: place.clone(),
            path: check.path(place),
            message: String::new(),
            advice: None,
            fingerprint: String::new(),
            accepted: None,
            is_new: None,
        },
        result::Case::Reported(at) => reported(check, say, texts, &check.findings[*at]),
    }
}

fn reported(check: &Check, say: &Sentences<'_>, texts: &Texts, finding: &FindingRecord) -> Case {
    let team = &check.teams[finding.team_at];
    let known = || Accepted { is_waived: false, reason: texts.word("review-was-known") };
    let accepted = match &finding.waived {
        Some(waived) => Some(Accepted { is_waived: true, reason: say.waived(waived) }),
        None => finding.is_accepted.then(known),
    };
    let level = if finding.denies { RuleLevel::Deny } else { finding.level };
    Case {
        rule: finding.finding.rule.0,
        outcome: finding.outcome,
        severity: if accepted.is_some() { Severity::Note } else { severity(level) },
        team: team.distinct_name.clone(),
        name: team.case_name(finding.finding.subject),
        subject: team.subject(finding.finding.subject),
        place: finding.place.clone(),
        path: check.path(&finding.place),
        message: finding.message.clone(),
        advice: Some(finding.advice.clone()),
        fingerprint: finding.fingerprint.clone(),
        accepted,
        is_new: finding.known.map(|known| !known),
    }
}

/// A folder with files that were not read.
fn unreviewed_case(check: &Check, say: &Sentences<'_>, folder: &UnreviewedFolder) -> Case {
    let place = Place::whole(folder.folder.as_str().into());
    Case {
        rule: check.rules.len() + 2,
        outcome: Outcome::Fail,
        severity: if folder.denies { Severity::Error } else { Severity::Warning },
        team: folder.folder.clone(),
        name: folder.folder.clone(),
        subject: folder.folder.clone(),
        path: check.path(&place),
        place,
        message: say.unreviewed(folder),
        advice: Some(say.unreviewed_advice()),
        fingerprint: folder.fingerprint(UNREVIEWED),
        accepted: None,
        is_new: None,
    }
}

/// A waiver that has expired or is not needed; `None` for the others.
fn waiver_case(check: &Check, say: &Sentences<'_>, waiver: &WaiverRecord) -> Option<Case> {
    let message = say.waiver_reported(waiver)?;
    let is_expired = waiver.state == WaiverState::Expired;
    let code = if is_expired { EXPIRED } else { UNUSED };
    let about = say.waived_ids(waiver);
    let alike = check.waivers.iter().take_while(|other| !std::ptr::eq(*other, waiver));
    let alike = alike.filter(|other| {
        (other.rule, other.until, say.waived_ids(other)) == (waiver.rule, waiver.until, about.clone())
    });
    // Of several that say the same, each is a finding of its own.
    let number = alike.count() + 1;
    let told_apart = if number > 1 { format!("{about} #{number}") } else { about.clone() };
    let team = waiver.team.clone().unwrap_or_else(|| check.policy.clone());
    let subject = format!("{} {about}", waiver.rule);
    Some(Case {
        rule: check.rules.len() + usize::from(!is_expired),
        outcome: Outcome::Fail,
        severity: if is_expired { Severity::Error } else { Severity::Warning },
        name: format!("{team}: {subject}"),
        team,
        subject,
        place: waiver.place.clone(),
        path: check.path(&waiver.place),
        message: message.words(),
        advice: None,
        fingerprint: waiver.fingerprint(code, &told_apart),
        accepted: None,
        is_new: None,
    })
}
