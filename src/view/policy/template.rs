//! The built-in policy as a commented file to start from.

use crate::domain::policy::{Policy, RuleLevel, RuleSpec};
use crate::view::texts::Texts;

/// Returns the built-in policy as a YAML file, each rule below a comment on what it requires.
pub fn policy_file(texts: &Texts, rules: &[RuleSpec]) -> String {
    let mut file = comment("", &texts.word("policy-file"));
    file += &format!("policy: {}\n\n", Policy::BUILTIN_NAME);
    file += &comment("", &texts.word("policy-file-confidence"));
    file += &format!("confidence: {}\n\n", Policy::CONFIDENCE);
    file += &comment("", &texts.word("policy-file-unreviewed"));
    file += &format!("unreviewed: {}\n\nrules:\n", Policy::UNREVIEWED.code());
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0) + 1;
    for rule in rules {
        file += &comment("  ", &texts.word(&format!("rule-{}.policy", rule.id)));
        file += &format!("  {:width$} {}\n", format!("{}:", rule.id), setting(rule));
    }
    file + "\n" + &comment("", &texts.word("policy-file-waivers"))
}

/// Returns how a rule is set, as YAML: `{level: warn, min: 50}`.
fn setting(rule: &RuleSpec) -> String {
    let mut keys = vec![format!("level: {}", rule.level.code())];
    keys.extend(rule.inconclusive.map(RuleLevel::code).map(|level| format!("inconclusive: {level}")));
    keys.extend(rule.limit.map(|limit| format!("{}: {}", limit.key, limit.default)));
    format!("{{{}}}", keys.join(", "))
}

fn comment(indent: &str, text: &str) -> String {
    text.lines().map(|line| format!("{indent}# {line}").trim_end().to_owned() + "\n").collect()
}
