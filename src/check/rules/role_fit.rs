//! `role-fit`: the fit in the current role meets a minimum.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::context::RuleContext;
use crate::check::finding::{Arg, Finding, Message, Subject};
use crate::check::rule::Rule;
use crate::domain::policy::{About, Limit, Outcome, RuleLevel, Unit};
use crate::domain::{Fit, RoleIx, SLACK};

const FAIL: &str = "review-role-fit";
const OPEN: &str = "review-role-fit-open";
const TOO_LITTLE: &str = "review-role-fit-too-little";
const UNKNOWN: &str = "review-role-fit-unknown";

pub static RULE: Rule = Rule {
    id: "role-fit",
    about: About::Sellers,
    level: RuleLevel::Warn,
    limit: Some(Limit { key: "min", unit: Unit::Points, lo: 0.0, hi: 100.0, default: 50.0 }),
    tolerance: 0.1,
    messages: &[FAIL, OPEN, TOO_LITTLE, UNKNOWN],
    evidence: Evidence::json_schema,
    judge,
    ..Rule::DEFAULT
};

/// What role-fit rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Evidence {
    /// The fit in the current role; null where it is unknown.
    #[schemars(range(min = 0, max = 1))]
    fit: Option<f64>,
    /// The fit if everything unrated turned out worthless.
    #[schemars(range(min = 0, max = 1))]
    low: f64,
    /// The fit if everything unrated turned out perfect.
    #[schemars(range(min = 0, max = 1))]
    high: f64,
    /// The probability that it is below the limit; null where the fit is unknown.
    #[schemars(range(min = 0, max = 1))]
    p_fail: Option<f64>,
}

fn judge(context: &RuleContext<'_>) -> Vec<Finding> {
    context.sellers_with_role().map(|(at, role)| judge_seller(context, at, role)).collect()
}

fn judge_seller(context: &RuleContext<'_>, at: usize, role: RoleIx) -> Finding {
    let limit = context.setting.limit;
    let least = limit / 100.0;
    let standing = context.standing(at, role);
    let p = context.ask_odds(at, |odds| odds.role_below(role, least));
    // Where little is rated, unrated traits may decide either way: leaving scores out must gain or lose nothing.
    let is_between = standing.low.share() < least - SLACK && standing.high.share() >= least - SLACK;
    let is_open = is_between && context.team.scorer.too_little(standing);
    let outcome = match (standing.fit, p) {
        (Some(fit), Some(p)) if !is_open => context.decide(fit.share() < least - SLACK, p),
        _ => Outcome::Inconclusive,
    };
    let subject = Subject::seller(at, role);
    if outcome == Outcome::Pass {
        return context.pass(subject);
    }
    let message = match standing.fit {
        None => Message::new(UNKNOWN),
        Some(_) if is_open => Message::new(TOO_LITTLE)
            .with("low", Arg::Fit(standing.low))
            .with("high", Arg::Fit(standing.high))
            .with("coverage", Arg::Share(standing.coverage)),
        Some(fit) => Message::new(if outcome == Outcome::Fail { FAIL } else { OPEN })
            .with("fit", Arg::FitBelow(fit, limit))
            .with("p", Arg::Probability(p.unwrap_or(0.0))),
    };
    let evidence = Evidence {
        fit: standing.fit.map(Fit::share),
        low: standing.low.share(),
        high: standing.high.share(),
        p_fail: p,
    };
    let finding = context
        .finding(subject, outcome, evidence, message)
        .with_badness(standing.fit.map(|fit| 1.0 - fit.share()));
    if outcome == Outcome::Fail { finding } else { finding.asking(context.most_useful(at, &[(role, 1.0)])) }
}
