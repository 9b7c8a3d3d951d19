//! `self-only`: no score rests on self-ratings alone.

use schemars::JsonSchema;

use crate::check::context::RuleContext;
use crate::check::finding::Finding;
use crate::check::rule::Rule;
use crate::check::score_ratings::{Evidence, Rated, RatingMessages, judge_ratings};
use crate::domain::Score;
use crate::domain::policy::{About, RuleLevel};
use crate::engine::SELF;

const MESSAGES: RatingMessages = RatingMessages {
    fail: "review-self-only",
    open: "review-self-only-open",
    nothing: "review-ratings-nothing",
};

pub static RULE: Rule = Rule {
    id: "self-only",
    about: About::Sellers,
    level: RuleLevel::Warn,
    inconclusive: Some(RuleLevel::Allow),
    messages: &[MESSAGES.fail, MESSAGES.open, MESSAGES.nothing],
    evidence: Evidence::json_schema,
    judge,
    ..Rule::DEFAULT
};

fn judge(context: &RuleContext<'_>) -> Vec<Finding> {
    judge_ratings(context, &MESSAGES, rated)
}

fn rated(_: &RuleContext<'_>, score: &Score) -> Rated {
    let (mut others, mut unsaid) = (0_usize, score.ratings.is_empty());
    for rating in &score.ratings {
        match &rating.rater {
            Some(rater) if rater.is_of(SELF) => {}
            Some(_) => others += 1,
            None => unsaid = true,
        }
    }
    if others > 0 {
        Rated::Well
    } else if unsaid {
        Rated::Unsaid
    } else {
        Rated::Badly
    }
}
