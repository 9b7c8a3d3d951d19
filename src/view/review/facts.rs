//! The review as JSON has it: the verdict first, since whoever wraps a command may drop its exit status.

use super::baseline::entry_facts;
use super::{ReviewReport, TeamReview};
use crate::check::{Reported, Rule, WaiverState, all_rules, rule};
use crate::domain::policy::{RuleIx, Waiver};
use crate::view::blocks::Fact;

/// `salesfit/check/1`. Fits, shares and probabilities are 0 to 1.
pub fn facts(report: &ReviewReport) -> Fact {
    let findings = report.judgement.reported.iter().map(|reported| finding(report, reported)).collect();
    let waivers = report.by.policy.waivers.iter().zip(&report.judgement.waivers);
    let gone = report.judgement.gone.iter().filter_map(|&at| report.by.baseline.as_ref()?.get(at));
    Fact::record([
        ("schema", "salesfit/check/1".into()),
        ("policy", report.by.policy.name.as_str().into()),
        ("date", report.by.today.to_string().into()),
        ("verdict", verdict(report)),
        ("teams", Fact::List(report.teams.iter().map(team).collect())),
        ("rules", Fact::List(all_rules().map(|(ix, rule)| rule_facts(report, ix, rule)).collect())),
        ("findings", Fact::List(findings)),
        (
            "waivers",
            Fact::List(waivers.map(|(waiver, state)| waiver_facts(report, waiver, *state)).collect()),
        ),
        ("gone", Fact::List(gone.map(|entry| Fact::Record(entry_facts(entry))).collect())),
    ])
}

fn verdict(report: &ReviewReport) -> Fact {
    let counts = report.counts();
    let passes = report.passes();
    Fact::record([
        ("passes", passes.into()),
        ("exit", usize::from(!passes).into()),
        ("denied", counts.denied.into()),
        ("warned", counts.warned.into()),
        ("inconclusive", counts.inconclusive.into()),
        ("waived", counts.waived.into()),
        ("known", counts.known.into()),
        ("new", report.by.baseline.as_ref().map(|_| counts.new).into()),
        ("gone", report.by.baseline.as_ref().map(|_| report.judgement.gone.len()).into()),
        ("expired_waivers", counts.expired.into()),
        ("unused_waivers", counts.unused.into()),
        ("passed", counts.passed.into()),
    ])
}

fn team(team: &TeamReview) -> Fact {
    Fact::record([
        ("team", team.team.name.as_str().into()),
        ("file", (*team.file).into()),
        ("date", team.team.date.map(|date| date.to_string()).into()),
        ("sellers", team.sellers.len().into()),
    ])
}

fn rule_facts(report: &ReviewReport, ix: RuleIx, rule: &Rule) -> Fact {
    let setting = report.by.policy.of(ix);
    let [pass, fail, open] = report.outcomes(ix);
    let limit = rule.limit.map(|limit| Fact::record([(limit.key, setting.limit.into())]));
    Fact::record([
        ("rule", rule.id.into()),
        ("level", setting.level.code().into()),
        ("inconclusive", setting.inconclusive.code().into()),
        ("confidence", setting.confidence.into()),
        ("limit", limit.into()),
        ("pass", pass.into()),
        ("fail", fail.into()),
        ("open", open.into()),
    ])
}

fn finding(report: &ReviewReport, reported: &Reported) -> Fact {
    let (team, finding) = report.of(reported);
    let place = team.place(finding);
    let (message, advice) = report.sentences().of(team, finding);
    let subject = finding.subject;
    let waived = reported.waiver.map(|at| {
        let waiver = &report.by.policy.waivers[at];
        Fact::record([
            ("owner", report.sentences().free(&waiver.owner).into()),
            ("until", waiver.until.to_string().into()),
            ("reason", report.sentences().free(&waiver.reason).into()),
        ])
    });
    Fact::record([
        ("rule", rule(finding.rule).id.into()),
        ("state", finding.outcome.code().into()),
        ("level", reported.level.code().into()),
        ("denies", reported.denies.into()),
        ("team", team.team.name.as_str().into()),
        ("file", (*place.file).into()),
        ("line", (place.line > 0).then_some(place.line).into()),
        ("seller", subject.seller.map(|at| team.sellers[at].id.as_str()).into()),
        ("name", subject.seller.map(|at| team.sellers[at].name.as_str()).into()),
        ("role", subject.role.map(|role| team.catalog[role].id.as_str()).into()),
        ("task", subject.task.map(|task| team.catalog[task].id.as_str()).into()),
        ("message", message.words().into()),
        ("advice", advice.into()),
        ("evidence", finding.evidence.clone().into()),
        ("ask", Fact::texts(finding.ask.iter().map(|of| team.catalog[*of].id.as_str()))),
        ("waived", waived.into()),
        ("known", reported.is_known.into()),
        ("fingerprint", report.fingerprint(reported).into()),
    ])
}

fn waiver_facts(report: &ReviewReport, waiver: &Waiver, state: WaiverState) -> Fact {
    let findings = if let WaiverState::Used(findings) = state { findings } else { 0 };
    Fact::record([
        ("rule", rule(waiver.rule).id.into()),
        ("team", waiver.team.as_deref().into()),
        ("seller", report.seller_word(waiver).into()),
        ("role", waiver.role.as_deref().into()),
        ("task", waiver.task.as_deref().into()),
        ("owner", report.sentences().free(&waiver.owner).into()),
        ("until", waiver.until.to_string().into()),
        ("reason", report.sentences().free(&waiver.reason).into()),
        ("state", state.code().into()),
        ("findings", findings.into()),
        ("file", (*waiver.place.file).into()),
        ("line", waiver.place.line.into()),
    ])
}
