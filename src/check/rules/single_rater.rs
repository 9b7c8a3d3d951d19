//! `single-rater`: every score rests on several ratings.

use schemars::JsonSchema;

use crate::check::context::RuleContext;
use crate::check::finding::Finding;
use crate::check::rule::Rule;
use crate::check::score_ratings::{Evidence, Rated, RatingMessages, judge_ratings};
use crate::domain::Score;
use crate::domain::policy::{About, Limit, RuleLevel, Unit};
use crate::engine::count;

const MESSAGES: RatingMessages = RatingMessages {
    fail: "review-single-rater",
    open: "review-single-rater-open",
    nothing: "review-ratings-nothing",
};

pub static RULE: Rule = Rule {
    id: "single-rater",
    about: About::Sellers,
    level: RuleLevel::Allow,
    limit: Some(Limit { key: "min", unit: Unit::Count, lo: 1.0, hi: 100.0, default: 2.0 }),
    messages: &[MESSAGES.fail, MESSAGES.open, MESSAGES.nothing],
    evidence: Evidence::json_schema,
    judge,
    ..Rule::DEFAULT
};

fn judge(context: &RuleContext<'_>) -> Vec<Finding> {
    judge_ratings(context, &MESSAGES, rated)
}

fn rated(context: &RuleContext<'_>, score: &Score) -> Rated {
    match score.ratings.len() {
        // A stated error answers what the rule asks: how exact the number is.
        0 if score.se.is_some() => Rated::Well,
        0 => Rated::Unsaid,
        number if count(number) < context.setting.limit => Rated::Badly,
        _ => Rated::Well,
    }
}
