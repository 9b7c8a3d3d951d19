//! The rules of `check`, one file each. A new rule is its file, its two lines here and its texts.

mod cover;
mod coverage;
mod key_person;
mod misplaced;
mod must_have;
mod ratings_age;
mod regression;
mod role_fit;
mod self_only;
mod single_rater;
mod vacant_seats;
mod waste;

use super::rule::Rule;
use crate::domain::policy::{RuleIx, RuleSpec};

/// Every rule, in the order in which rules are listed.
static RULES: &[&Rule] = &[
    &role_fit::RULE,
    &must_have::RULE,
    &misplaced::RULE,
    &coverage::RULE,
    &ratings_age::RULE,
    &single_rater::RULE,
    &self_only::RULE,
    &vacant_seats::RULE,
    &cover::RULE,
    &key_person::RULE,
    &waste::RULE,
    &regression::RULE,
];

/// Returns every rule with its place, in the order in which rules are listed.
pub fn all_rules() -> impl Iterator<Item = (RuleIx, &'static Rule)> {
    RULES.iter().enumerate().map(|(at, rule)| (RuleIx(at), *rule))
}

/// Returns the rule at a place.
pub fn rule(rule: RuleIx) -> &'static Rule {
    RULES[rule.0]
}

/// Returns what a policy may set for each rule, in the order in which rules are listed.
pub fn rule_specs() -> Vec<RuleSpec> {
    RULES.iter().map(|rule| rule.spec()).collect()
}
