//! `misplaced`: no other role fits much better than the current one.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::context::RuleContext;
use crate::check::finding::{Arg, Finding, Message, Subject};
use crate::check::rule::Rule;
use crate::domain::policy::{About, Limit, Outcome, RuleLevel, Unit};
use crate::domain::{Fit, RoleIx, SLACK};

const FAIL: &str = "review-misplaced";
const OPEN: &str = "review-misplaced-open";
const NEAR: &str = "review-misplaced-near";
const UNKNOWN: &str = "review-misplaced-unknown";
const ALONE: &str = "review-misplaced-alone";

pub static RULE: Rule = Rule {
    id: "misplaced",
    about: About::Sellers,
    level: RuleLevel::Warn,
    limit: Some(Limit { key: "points", unit: Unit::Points, lo: 0.0, hi: 100.0, default: 15.0 }),
    tolerance: 0.1,
    messages: &[FAIL, OPEN, NEAR, UNKNOWN, ALONE],
    evidence: Evidence::json_schema,
    judge,
    ..Rule::DEFAULT
};

/// What misplaced rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Evidence {
    /// The fit in the current role; null where it is unknown or too little is rated.
    #[schemars(range(min = 0, max = 1))]
    fit: Option<f64>,
    /// The best role, where that is another, by id.
    #[schemars(regex(pattern = r"\S"))]
    better: Option<String>,
    /// The fit in that role.
    #[schemars(range(min = 0, max = 1))]
    better_fit: Option<f64>,
    /// The probability that some role is better by more than the limit; null where the fit in the current role, or in
    /// every other, is unknown.
    #[schemars(range(min = 0, max = 1))]
    p_fail: Option<f64>,
}

/// A seller's fit in the current role and in the others, as far as known.
#[derive(Clone, Copy, Debug)]
struct Comparison {
    fit: Option<Fit>,
    better: Option<(RoleIx, Fit)>,
    p: Option<f64>,
}

fn judge(context: &RuleContext<'_>) -> Vec<Finding> {
    context.sellers_with_role().map(|(at, role)| judge_seller(context, at, role)).collect()
}

fn judge_seller(context: &RuleContext<'_>, at: usize, role: RoleIx) -> Finding {
    let (outcome, comparison) = compare(context, at, role);
    let subject = Subject::seller(at, role);
    if outcome == Outcome::Pass {
        return context.pass(subject);
    }
    let Comparison { fit, better, p } = comparison;
    let evidence = Evidence {
        fit: fit.map(Fit::share),
        better: better.map(|(better, _)| context.catalog()[better].id.clone()),
        better_fit: better.map(|(_, fit)| fit.share()),
        p_fail: p,
    };
    let lead = fit.zip(better).map(|(fit, (_, better))| better.share() - fit.share());
    let finding =
        context.finding(subject, outcome, evidence, message(outcome, comparison)).with_badness(lead);
    match (outcome, better) {
        (Outcome::Fail, _) => finding,
        (_, Some((better, _))) => finding.asking(context.most_useful(at, &[(role, -1.0), (better, 1.0)])),
        (_, None) => finding.asking(context.most_useful(at, &[(role, 1.0)])),
    }
}

fn compare(context: &RuleContext<'_>, at: usize, role: RoleIx) -> (Outcome, Comparison) {
    let most = context.setting.limit / 100.0;
    let scored = &context.team.fits[at];
    let scorer = context.team.scorer;
    let standing = context.standing(at, role);
    let best = scored.best.filter(|best| *best != role);
    let better = best.and_then(|best| Some((best, context.standing(at, best).fit?)));
    let Some(fit) = standing.fit.filter(|_| !scorer.too_little(standing)) else {
        // Too little of the current role is rated to say that another is better.
        return (Outcome::Inconclusive, Comparison { fit: standing.fit, better, p: None });
    };
    let catalog = context.catalog();
    let others = catalog.role_ixs().filter(|ix| *ix != role && scorer.may_be_anybodys_best(*ix));
    let mut others = others.peekable();
    if others.peek().is_some() && !others.any(|ix| scorer.may_be_best(ix, context.standing(at, ix))) {
        // No other role is rated well enough to compare with.
        return (Outcome::Inconclusive, Comparison { fit: Some(fit), better: None, p: None });
    }
    let p = context.ask_odds(at, |odds| odds.beaten(role, most));
    let is_broken = better.is_some_and(|(_, best)| best.share() - fit.share() > most + SLACK);
    let mut outcome = p.map_or(Outcome::Inconclusive, |p| context.decide(is_broken, p));
    // A role that average sellers fit as well is no place to send anybody.
    if outcome == Outcome::Fail && !context.stands_out(at) {
        outcome = Outcome::Inconclusive;
    }
    (outcome, Comparison { fit: Some(fit), better, p })
}

fn message(outcome: Outcome, comparison: Comparison) -> Message {
    let Some(fit) = comparison.fit else { return Message::new(UNKNOWN) };
    let Some(p) = comparison.p else { return Message::new(ALONE) };
    let message = match comparison.better {
        None => Message::new(NEAR),
        Some((better, best_fit)) => Message::new(if outcome == Outcome::Fail { FAIL } else { OPEN })
            .with("better", Arg::Role(better))
            .with("best-fit", Arg::Fit(best_fit)),
    };
    message.with("fit", Arg::Fit(fit)).with("p", Arg::Probability(p))
}
