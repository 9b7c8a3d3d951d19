//! The JSON Schema of policy files, for editors: a frame, and in it every rule as its specification has it.

use serde_json::{Map, Value, json};

use crate::domain::policy::{About, Choice, Limit, RuleSpec};
use crate::view::texts::Texts;

/// The schema without its rules.
const FRAME: &str = include_str!("schema.json");

/// Returns the JSON Schema of policy files, indented, with a line break at its end.
///
/// # Panics
/// If the frame is not JSON with a place for the rules, which a test finds.
pub fn policy_schema(texts: &Texts, rules: &[RuleSpec]) -> String {
    #[expect(clippy::unwrap_used, reason = "the frame is part of the program")]
    let mut schema: Value = serde_json::from_str(FRAME).unwrap();
    let entries = rules.iter().map(|rule| (rule.id.to_owned(), rule_schema(texts, rule)));
    schema["properties"]["rules"]["properties"] = Value::Object(entries.collect());
    let waiver = &mut schema["definitions"]["waiver"];
    waiver["properties"]["rule"]["enum"] = rules.iter().map(|rule| rule.id).collect();
    // A waiver of a rule about the team need not say whom it is about.
    let about_team = rules.iter().filter(|rule| rule.about == About::Team).map(|rule| rule.id);
    waiver["anyOf"][0]["properties"]["rule"]["enum"] = about_team.collect();
    format!("{schema:#}\n")
}

fn rule_schema(texts: &Texts, rule: &RuleSpec) -> Value {
    let mut keys = Map::new();
    let mut add = |key: &str, schema: Value| keys.insert(key.to_owned(), schema);
    for (key, definition) in [("level", "level"), ("inconclusive", "level"), ("confidence", "confidence")] {
        add(key, described(json!({"$ref": format!("#/definitions/{definition}")}), texts, key));
    }
    if let Some(limit) = rule.limit {
        add(limit.key, limit_schema(texts, rule, limit));
    }
    let lists: &[&str] = match rule.about {
        About::Sellers => &["roles", "sellers"],
        About::Roles => &["roles"],
        About::Tasks => &["tasks"],
        About::Team => &[],
    };
    for key in lists {
        add(key, described(json!({"$ref": "#/definitions/ids"}), texts, key));
    }
    if let Some(choice) = rule.choice {
        add(choice.key, choice_schema(texts, choice));
    }
    json!({
        "description": texts.word(&format!("rule-{}", rule.id)),
        "anyOf": [
            {"enum": ["allow", "warn", "deny"]},
            {"type": "object", "additionalProperties": false, "properties": keys},
        ],
        "examples": ["deny", {"level": "warn"}],
    })
}

/// Returns the schema of a key that several rules have, with what it means.
fn described(mut schema: Value, texts: &Texts, key: &str) -> Value {
    schema["description"] = sentence(&texts.word(&format!("rule-key-{key}")));
    schema
}

fn limit_schema(texts: &Texts, rule: &RuleSpec, limit: Limit) -> Value {
    json!({
        "description": sentence(&texts.word(&format!("rule-{}.limit", rule.id))),
        "type": [if limit.unit.is_whole() { "integer" } else { "number" }, "null"],
        "minimum": number(limit.lo),
        "maximum": number(limit.hi),
        "default": number(limit.default),
    })
}

fn choice_schema(texts: &Texts, choice: Choice) -> Value {
    let mut words: Vec<Option<&str>> = choice.words.iter().map(|word| Some(*word)).collect();
    words.push(None);
    described(json!({"enum": words, "default": choice.default_word()}), texts, choice.key)
}

fn sentence(words: &str) -> Value {
    format!("{}.", words.trim_end_matches('.')).into()
}

/// Returns a number as short as it can be written: 50, not 50.0.
fn number(number: f64) -> Value {
    serde_json::from_str(&number.to_string()).unwrap_or_else(|_| number.into())
}
