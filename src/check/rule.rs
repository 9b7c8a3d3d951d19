//! What a rule consists of.

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::context::RuleContext;
use super::finding::Finding;
use crate::domain::policy::{About, Choice, Limit, RuleLevel, RuleSpec};

/// A rule of `check`. Its texts are under `rule-` and its id: what it requires, its help page, and the
/// comment in the built-in policy.
pub struct Rule {
    /// Its stable, kebab-case id.
    pub id: &'static str,
    /// What its findings are about.
    pub about: About,
    /// Its level in the built-in policy.
    pub level: RuleLevel,
    /// Its level in the built-in policy where the outcome is inconclusive; `None` for the usual one.
    pub inconclusive: Option<RuleLevel>,
    /// Its limit, if it has one.
    pub limit: Option<Limit>,
    /// Its choice between words, if it has one.
    pub choice: Option<Choice>,
    /// The keys of a team file at which a finding about no single seller is located: the first that the file has.
    pub team_keys: &'static [&'static str],
    /// How much the [badness](Finding::badness) of a finding may grow before it counts as worse.
    pub tolerance: f64,
    /// Whether it compares with an earlier time.
    pub needs_earlier: bool,
    /// Every message that it may give. Each has the attribute `.advice`: what would help.
    pub messages: &'static [&'static str],
    /// Returns the JSON Schema of its evidence.
    pub evidence: fn(&mut SchemaGenerator) -> Schema,
    /// Judges a team: one finding for each subject.
    pub judge: fn(&RuleContext<'_>) -> Vec<Finding>,
}

impl Rule {
    /// Defaults for the fields that a rule leaves out. It has no id and no findings.
    pub(super) const DEFAULT: Rule = Rule {
        id: "",
        about: About::Team,
        level: RuleLevel::Allow,
        inconclusive: None,
        limit: None,
        choice: None,
        team_keys: &["team", "sellers"],
        tolerance: 0.0,
        needs_earlier: false,
        messages: &[],
        evidence: <()>::json_schema,
        judge: no_findings,
    };

    /// Returns what a policy may set for the rule.
    pub fn spec(&self) -> RuleSpec {
        RuleSpec {
            id: self.id,
            about: self.about,
            level: self.level,
            inconclusive: self.inconclusive,
            limit: self.limit,
            choice: self.choice,
        }
    }
}

fn no_findings(_: &RuleContext<'_>) -> Vec<Finding> {
    Vec::new()
}
