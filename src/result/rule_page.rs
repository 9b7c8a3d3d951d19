//! The page of help of one rule.

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::review_schema::rule_ids;
use crate::domain::policy::RuleLevel;

/// The page of help of a rule of `check`, in words.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RulePage {
    /// What this document is: its kind and version.
    pub schema: &'static str,
    /// The version of salesfit that wrote it.
    pub salesfit: &'static str,
    /// What the policy is called that sets the keys.
    #[schemars(regex(pattern = r"\S"))]
    pub policy: String,
    /// The rule's id in policies.
    #[schemars(schema_with = "rule_ids")]
    pub rule: &'static str,
    /// What it requires, in one line.
    #[schemars(regex(pattern = r"\S"))]
    pub short: String,
    /// What it looks at.
    #[schemars(regex(pattern = r"\S"))]
    pub asks: String,
    /// When its outcome is inconclusive.
    #[schemars(regex(pattern = r"\S"))]
    pub inconclusive: String,
    /// What helps where it does not hold.
    #[schemars(regex(pattern = r"\S"))]
    pub helps: String,
    /// The keys that the rule may have in a policy.
    #[schemars(length(min = 3))]
    pub keys: Vec<RuleKey>,
    /// How the rule is written in a policy. Not in JSON.
    #[serde(skip)]
    pub example: String,
    /// Its level in the policy. Not in JSON, where `keys` has it.
    #[serde(skip)]
    pub level: RuleLevel,
}

impl Answer for RulePage {
    const SCHEMA: &'static str = "salesfit/rule/2";
}

/// A key that a rule may have in a policy.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RuleKey {
    /// The key.
    pub key: &'static str,
    /// What it is in the policy that holds, in words.
    #[schemars(regex(pattern = r"\S"))]
    pub value: String,
    /// What it means.
    #[schemars(regex(pattern = r"\S"))]
    pub about: String,
}
