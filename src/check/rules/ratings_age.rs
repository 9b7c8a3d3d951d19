//! `ratings-age`: the ratings are recent enough.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::context::RuleContext;
use crate::check::finding::{Arg, Finding, Message, Subject};
use crate::check::rule::Rule;
use crate::domain::policy::{About, Limit, Outcome, RuleLevel, Unit};

const FAIL: &str = "review-ratings-age";
const NO_DATE: &str = "review-ratings-age-no-date";
const OPEN: &str = "review-ratings-age-open";

pub static RULE: Rule = Rule {
    id: "ratings-age",
    about: About::Team,
    level: RuleLevel::Warn,
    limit: Some(Limit { key: "days", unit: Unit::Days, lo: 0.0, hi: 36_500.0, default: 365.0 }),
    team_keys: &["date", "team"],
    messages: &[FAIL, NO_DATE, OPEN],
    evidence: Evidence::json_schema,
    judge,
    ..Rule::DEFAULT
};

/// What ratings-age rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Evidence {
    /// The age of the ratings in days; below 0 for a date in the future, null where the file has none.
    age_days: Option<f64>,
}

fn judge(context: &RuleContext<'_>) -> Vec<Finding> {
    vec![judge_team(context)]
}

fn judge_team(context: &RuleContext<'_>) -> Finding {
    let Some(date) = context.team.team.date else {
        // A file without a date fails: leaving it out must not gain anything.
        let evidence = Evidence { age_days: None };
        return context.finding(Subject::TEAM, Outcome::Fail, evidence, Message::new(NO_DATE));
    };
    let days = (context.team.today - date).get_days();
    let (outcome, id) = if days < 0 {
        (Outcome::Inconclusive, OPEN)
    } else if f64::from(days) > context.setting.limit {
        (Outcome::Fail, FAIL)
    } else {
        return context.pass(Subject::TEAM);
    };
    let message = Message::new(id).with("days", Arg::Count(days.unsigned_abs() as usize));
    context.finding(Subject::TEAM, outcome, Evidence { age_days: Some(f64::from(days)) }, message)
}
