//! `regression`: no fit in the current role has dropped since an earlier time.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::context::RuleContext;
use crate::check::finding::{Arg, Finding, Message, Subject};
use crate::check::rule::Rule;
use crate::domain::policy::{About, Limit, Outcome, RuleLevel, Unit};
use crate::domain::{RoleIx, SLACK};
use crate::engine::diff::is_reliable;

const FAIL: &str = "review-regression";
const OPEN: &str = "review-regression-open";
const UNKNOWN: &str = "review-regression-unknown";
const NOTHING: &str = "review-regression-nothing";

pub static RULE: Rule = Rule {
    id: "regression",
    about: About::Sellers,
    level: RuleLevel::Warn,
    limit: Some(Limit { key: "points", unit: Unit::Points, lo: 0.0, hi: 100.0, default: 10.0 }),
    tolerance: 0.1,
    needs_earlier: true,
    messages: &[FAIL, OPEN, UNKNOWN, NOTHING],
    evidence: Evidence::json_schema,
    judge,
    ..Rule::DEFAULT
};

/// What regression rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Evidence {
    /// The fit of the earlier scores.
    #[schemars(range(min = 0, max = 1))]
    fit_before: f64,
    /// The fit of the current ones.
    #[schemars(range(min = 0, max = 1))]
    fit_after: f64,
    /// The change in standard errors of the difference of two measurements, below 0 where the fit fell; null where
    /// there is no error.
    rc: Option<f64>,
}

fn judge(context: &RuleContext<'_>) -> Vec<Finding> {
    let sellers = context.sellers_with_role();
    let findings: Vec<Finding> = sellers.filter_map(|(at, role)| judge_seller(context, at, role)).collect();
    if context.is_compared() { context.or_nothing(findings, NOTHING) } else { findings }
}

/// Judges a seller; `None` for one who is new, or was not rated before.
fn judge_seller(context: &RuleContext<'_>, at: usize, role: RoleIx) -> Option<Finding> {
    let earlier = context.team.earlier?;
    let old = earlier.sellers.get(at)?.as_ref()?;
    let subject = Subject::seller(at, role);
    let Some(change) = earlier.remeasured.regression(old, &context.team.sellers[at], role) else {
        // A fit that is no longer rated may have dropped; one that never was has not.
        let is_known = context.standing(at, role).fit.is_some();
        return (!is_known).then(|| context.nothing(subject, Message::new(UNKNOWN)));
    };
    let dropped = change.before.share() - change.after.share();
    let (outcome, id) = if dropped <= context.setting.limit / 100.0 + SLACK {
        return Some(context.pass(subject));
    } else if is_reliable(change.rc) {
        (Outcome::Fail, FAIL)
    } else {
        (Outcome::Inconclusive, OPEN)
    };
    let message =
        Message::new(id).with("before", Arg::Fit(change.before)).with("after", Arg::Fit(change.after));
    let evidence =
        Evidence { fit_before: change.before.share(), fit_after: change.after.share(), rc: Some(change.rc) };
    let finding = context.finding(subject, outcome, evidence, message).with_badness(dropped);
    Some(match outcome {
        Outcome::Inconclusive => finding.asking(context.most_useful(at, &[(role, 1.0)])),
        _ => finding,
    })
}
