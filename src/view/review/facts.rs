//! The review as JSON has it: the verdict first, since whoever wraps a command may drop its exit status.

use std::borrow::Cow;

use super::baseline::known_facts;
use super::{ReviewReport, TeamReview};
use crate::domain::policy::{Rule, Waiver};
use crate::domain::{Fit, RoleIx, TraitIx};
use crate::engine::review::{Evidence, Judged, Missed, State, Use};
use crate::view::blocks::Fact;

/// `salesfit/check/1`. Fits, shares and probabilities are 0 to 1.
pub fn facts(report: &ReviewReport) -> Fact {
    let findings = report.judgement.findings.iter().map(|judged| finding(report, judged)).collect();
    let waivers = report.by.policy.waivers.iter().zip(&report.judgement.waivers);
    let gone = report.judgement.gone.iter().filter_map(|&at| report.by.baseline.as_ref()?.get(at));
    Fact::record([
        ("schema", "salesfit/check/1".into()),
        ("policy", report.by.policy.name.as_str().into()),
        ("date", report.by.today.to_string().into()),
        ("verdict", verdict(report)),
        ("teams", Fact::List(report.teams.iter().map(team).collect())),
        ("rules", Fact::List(Rule::ALL.iter().map(|(_, rule)| rule_facts(report, *rule)).collect())),
        ("findings", Fact::List(findings)),
        ("waivers", Fact::List(waivers.map(|(waiver, used)| waiver_facts(report, waiver, *used)).collect())),
        ("gone", Fact::List(gone.map(|known| Fact::Record(known_facts(known))).collect())),
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

fn rule_facts(report: &ReviewReport, rule: Rule) -> Fact {
    let setting = report.by.policy.of(rule);
    let all = || report.teams.iter().flat_map(|team| &team.found).filter(|found| found.rule == rule);
    let number = |state: State| Fact::from(all().filter(|found| found.state == state).count());
    let limit = rule.limit().map(|limit| Fact::record([(limit.key, setting.limit.into())]));
    Fact::record([
        ("rule", rule.code().into()),
        ("level", setting.level.code().into()),
        ("inconclusive", setting.inconclusive.code().into()),
        ("confidence", setting.confidence.into()),
        ("limit", limit.into()),
        ("pass", number(State::Pass)),
        ("fail", number(State::Fail)),
        ("open", number(State::Inconclusive)),
    ])
}

fn finding(report: &ReviewReport, judged: &Judged) -> Fact {
    let (team, found) = report.of(judged);
    let place = team.place(found);
    let (message, advice) = report.saying().of(team, found);
    let subject = found.subject;
    let waived = judged.waiver.map(|at| {
        let waiver = &report.by.policy.waivers[at];
        Fact::record([
            ("owner", report.saying().free(&waiver.owner).into()),
            ("until", waiver.until.to_string().into()),
            ("reason", report.saying().free(&waiver.reason).into()),
        ])
    });
    Fact::record([
        ("rule", found.rule.code().into()),
        ("state", found.state.code().into()),
        ("level", judged.level.code().into()),
        ("denies", judged.denies.into()),
        ("team", team.team.name.as_str().into()),
        ("file", (*place.file).into()),
        ("line", (place.line > 0).then_some(place.line).into()),
        ("seller", subject.seller.map(|at| team.sellers[at].id.as_str()).into()),
        ("name", subject.seller.map(|at| team.sellers[at].name.as_str()).into()),
        ("role", subject.role.map(|role| team.catalog[role].id.as_str()).into()),
        ("task", subject.task.map(|task| team.catalog[task].id.as_str()).into()),
        ("message", message.words().into()),
        ("advice", advice.into()),
        ("evidence", evidence(team, &found.evidence)),
        ("ask", Fact::texts(found.ask.iter().map(|of| team.catalog[*of].id.as_str()))),
        ("waived", waived.into()),
        ("known", judged.is_known.into()),
        ("fingerprint", report.fingerprint(judged).into()),
    ])
}

/// What a finding rests on; keys hang on the rule. Null where there is nothing to look at.
fn evidence(team: &TeamReview, evidence: &Evidence) -> Fact {
    let catalog = &team.catalog;
    let fit = |fit: Option<Fit>| Fact::from(fit.map(Fit::share));
    let role = |role: RoleIx| Fact::from(catalog[role].id.as_str());
    let traits = |traits: &[TraitIx]| Fact::texts(traits.iter().map(|of| catalog[*of].id.as_str()));
    let missed = |missed: &[Missed]| {
        let one = |missed: &Missed| {
            Fact::record([
                ("task", catalog[missed.task].id.as_str().into()),
                ("trait", catalog[missed.trait_ix].id.as_str().into()),
                ("score", missed.score.into()),
                (if missed.is_above { "veto_above" } else { "veto_below" }, missed.limit.into()),
            ])
        };
        Fact::List(missed.iter().map(one).collect())
    };
    let entries: Vec<(&'static str, Fact)> = match evidence {
        Evidence::RoleFit { fit: own, bounds: (low, high), p, .. } => vec![
            ("fit", fit(*own)),
            ("low", low.share().into()),
            ("high", high.share().into()),
            ("p", (*p).into()),
        ],
        Evidence::MustHave { broken, unrated, near, p } => vec![
            ("broken", missed(broken)),
            ("unrated", missed(unrated)),
            ("near", missed(near)),
            ("p", (*p).into()),
        ],
        Evidence::Misplaced { fit: own, better, p } => vec![
            ("fit", fit(*own)),
            ("better", better.map(|(better, _)| role(better)).into()),
            ("better_fit", fit(better.map(|(_, best)| best))),
            ("p", (*p).into()),
        ],
        Evidence::Coverage { coverage } => vec![("coverage", (*coverage).into())],
        Evidence::Nothing => return Fact::Null,
        Evidence::RatingsAge { days } => vec![("days", days.map(f64::from).into())],
        Evidence::Ratings { traits: broken, unsaid } => {
            vec![("traits", traits(broken)), ("unsaid", traits(unsaid))]
        }
        Evidence::VacantSeats { seats, held, on_leave } => vec![
            ("seats", (*seats as usize).into()),
            ("held", (*held).into()),
            ("on_leave", (*on_leave).into()),
        ],
        Evidence::Cover { people, unrated, p, near } => vec![
            ("people", (*people).into()),
            ("unrated", (*unrated).into()),
            ("near", Fact::texts(near.iter().map(|at| team.sellers[*at].id.as_str()))),
            ("p", (*p).into()),
        ],
        Evidence::KeyPerson { loss, p, next } => vec![
            ("loss", (*loss).into()),
            ("p", (*p).into()),
            ("next", next.map(|at| team.sellers[at].id.as_str()).into()),
        ],
        Evidence::Waste { form, waste, noise, unknown } => vec![
            ("form", form.code().into()),
            ("waste", (*waste).into()),
            ("noise", (*noise).into()),
            ("unknown", (*unknown).into()),
        ],
        Evidence::Regression { before, after, reliable_change } => vec![
            ("before", fit(Some(*before))),
            ("after", fit(Some(*after))),
            ("reliable_change", (*reliable_change).into()),
        ],
    };
    Fact::Record(entries.into_iter().map(|(key, fact)| (Cow::Borrowed(key), fact)).collect())
}

fn waiver_facts(report: &ReviewReport, waiver: &Waiver, used: Use) -> Fact {
    let findings = if let Use::Used(findings) = used { findings } else { 0 };
    Fact::record([
        ("rule", waiver.rule.code().into()),
        ("team", waiver.team.as_deref().into()),
        ("seller", report.seller_word(waiver).into()),
        ("role", waiver.role.as_deref().into()),
        ("task", waiver.task.as_deref().into()),
        ("owner", report.saying().free(&waiver.owner).into()),
        ("until", waiver.until.to_string().into()),
        ("reason", report.saying().free(&waiver.reason).into()),
        ("state", used.code().into()),
        ("findings", findings.into()),
        ("file", (*waiver.place.file).into()),
        ("line", waiver.place.line.into()),
    ])
}
