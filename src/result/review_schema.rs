//! What JSON Schema says of a review beyond the types: the words of rules, levels and outcomes, and each rule's evidence.

use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::check::{all_rules, rule_specs};
use crate::domain::policy::{Outcome, RuleLevel, Unit};

/// The ids of rules.
pub fn rule_ids(_: &mut SchemaGenerator) -> Schema {
    words(all_rules().map(|(_, rule)| rule.id))
}

/// The levels of rules.
pub fn levels(_: &mut SchemaGenerator) -> Schema {
    words(RuleLevel::ALL.map(|(word, _)| word))
}

/// The levels at which findings are reported.
pub fn reported_levels(_: &mut SchemaGenerator) -> Schema {
    words([RuleLevel::Warn.code(), RuleLevel::Deny.code()])
}

/// The outcomes that are reported.
pub fn outcomes(_: &mut SchemaGenerator) -> Schema {
    words([Outcome::Fail.code(), Outcome::Inconclusive.code()])
}

/// The states of waivers.
pub fn waiver_states(_: &mut SchemaGenerator) -> Schema {
    words(["used", "unused", "expired", "elsewhere"])
}

fn words(words: impl IntoIterator<Item = &'static str>) -> Schema {
    let words: Vec<&str> = words.into_iter().collect();
    json_schema!({"type": "string", "enum": words})
}

/// The keys of rules' limits.
pub fn limit_keys(_: &mut SchemaGenerator) -> Schema {
    let mut keys: Vec<&str> = rule_specs().iter().filter_map(|rule| Some(rule.limit?.key)).collect();
    keys.sort_unstable();
    keys.dedup();
    words(keys)
}

/// The units of rules' limits.
pub fn units(_: &mut SchemaGenerator) -> Schema {
    words(Unit::ALL.map(|(word, _)| word))
}

/// Says that a review that passes has no finding that denies it, and exits with 0.
pub fn exit_follows_verdict(verdict: &mut Schema) {
    let zero = json!({"const": 0});
    verdict.insert("if".to_owned(), json!({"properties": {"passes": {"const": true}}}));
    let then = json!({"properties": {"exit": zero, "denied_count": zero, "expired_waiver_count": zero}});
    verdict.insert("then".to_owned(), then);
    verdict.insert("else".to_owned(), json!({"properties": {"exit": {"const": 1}}}));
}

/// Says of which form the evidence of each rule is.
pub fn evidence_by_rule(finding: &mut Schema) {
    let cases: Vec<Value> = all_rules()
        .map(|(_, rule)| {
            let mut settings = SchemaSettings::draft2020_12().for_serialize();
            settings.inline_subschemas = true;
            let evidence = (rule.evidence)(&mut settings.into_generator());
            json!({
                "if": {"properties": {"rule": {"const": rule.id}}},
                "then": {"properties": {"evidence": {"anyOf": [{"type": "null"}, evidence]}}},
            })
        })
        .collect();
    finding.insert("allOf".to_owned(), cases.into());
}
