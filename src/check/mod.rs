//! Reviews teams by a policy: the findings of each rule, and the policy's judgement of them.
//!
//! Each rule is a file in `rules/`. A rule passes, fails, or is inconclusive: the errors of the scores
//! allow both, or what it needs is unknown. Levels, waivers and baselines are applied afterwards, in `judge`. This
//! module knows no files and no words: a message is an id with typed values.

mod context;
mod finding;
mod judge;
mod rule;
mod rules;
mod score_ratings;
mod seller_index;
mod team_review;
mod useful_ratings;

pub use context::{EarlierTeam, ReviewedTeam, RuleContext};
pub use finding::{Arg, Finding, FindingEvidence, Message, Subject};
pub use judge::{Judgement, Reported, WaiverState, judge};
pub use rule::Rule;
pub use rules::{all_rules, rule, rule_specs};
pub use team_review::TeamReview;

use self::seller_index::SellerIndex;
use crate::domain::policy::Policy;
use crate::engine::Odds;

/// Reviews a team, rule by rule in the order of the registry, within a rule in the order of sellers, roles or tasks.
/// Rules that the policy turns off are left out.
pub fn review(team: &ReviewedTeam<'_>, policy: &Policy) -> Vec<Finding> {
    let index = SellerIndex::new(team.sellers);
    let sellers = team.sellers.iter().zip(team.fits);
    let odds: Vec<Odds<'_>> = sellers.map(|(seller, fit)| Odds::new(team.model, seller, fit)).collect();
    let mut findings = Vec::new();
    for (ix, rule) in all_rules() {
        let setting = policy.of(ix);
        if !setting.is_off() {
            findings.extend((rule.judge)(&RuleContext::new(ix, team, setting, &odds, &index)));
        }
    }
    debug_assert!(findings.iter().all(has_listed_message), "a rule lists every message that it gives");
    findings
}

fn has_listed_message(finding: &Finding) -> bool {
    let listed = rule(finding.rule).messages;
    finding.message.as_ref().is_none_or(|message| listed.contains(&message.id))
}
