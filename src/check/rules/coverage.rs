//! `coverage`: enough of what the current role takes is rated.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::context::RuleContext;
use crate::check::finding::{Arg, Finding, Message, Subject};
use crate::check::rule::Rule;
use crate::domain::policy::{About, Limit, Outcome, RuleLevel, Unit};
use crate::domain::{SLACK, Seller};

const FAIL: &str = "review-coverage";
const NOTHING: &str = "review-coverage-nothing";
const OPEN: &str = "review-coverage-open";

/// The smallest share that is not shown as 0 %.
const SHOWN: f64 = 0.005;

pub static RULE: Rule = Rule {
    id: "coverage",
    about: About::Sellers,
    level: RuleLevel::Warn,
    limit: Some(Limit { key: "min", unit: Unit::Share, lo: 0.0, hi: 1.0, default: 0.8 }),
    messages: &[FAIL, NOTHING, OPEN],
    evidence: Evidence::json_schema,
    judge,
    ..Rule::DEFAULT
};

/// What coverage rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Evidence {
    /// The rated share of the current role; null without one.
    #[schemars(range(min = 0, max = 1))]
    coverage: Option<f64>,
}

fn judge(context: &RuleContext<'_>) -> Vec<Finding> {
    context.sellers().map(|(at, seller)| judge_seller(context, at, seller)).collect()
}

fn judge_seller(context: &RuleContext<'_>, at: usize, seller: &Seller) -> Finding {
    let limit = context.setting.limit;
    let subject = Subject::seller(at, seller.role);
    let Some(role) = seller.role else {
        let evidence = Evidence { coverage: None };
        return context.finding(subject, Outcome::Inconclusive, evidence, Message::new(OPEN));
    };
    let coverage = context.standing(at, role).coverage;
    if coverage >= limit - SLACK {
        return context.pass(subject);
    }
    let id = if coverage < SHOWN { NOTHING } else { FAIL };
    let message = Message::new(id).with("coverage", Arg::ShareBelow(coverage, limit));
    context
        .finding(subject, Outcome::Fail, Evidence { coverage: Some(coverage) }, message)
        .with_badness(1.0 - coverage)
        .asking(context.unrated(at, role))
}
