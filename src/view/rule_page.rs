//! The page of help of one rule: what it requires, when it is inconclusive, what helps, and how it is set.

use super::View;
use super::blocks::{Block, Cell, Columns, Document, Line, Meaning, Sheet, Stop};
use super::texts::{Arg, Texts};
use crate::domain::policy::{About, Located, PolicySetting, RuleLevel, RuleSpec};
use crate::result::{Answer, RuleKey, RulePage, VERSION};

/// Returns the page of a rule as a policy of this name sets it.
pub fn rule_page(texts: &Texts, rule: &RuleSpec, setting: &PolicySetting, policy: &str) -> RulePage {
    let word = |part: &str| texts.word(&format!("rule-{}{part}", rule.id));
    let limit = rule.limit.map(|limit| format!(", {}: {}", limit.key, setting.limit));
    RulePage {
        schema: RulePage::SCHEMA,
        salesfit: VERSION,
        policy: policy.to_owned(),
        rule: rule.id,
        short: word(""),
        asks: word(".asks"),
        inconclusive: word(".open"),
        helps: word(".helps"),
        keys: keys(texts, rule, setting),
        example: format!("{}: {{level: deny{}}}", rule.id, limit.unwrap_or_default()),
        level: setting.level,
    }
}

/// Returns the page of a rule in plain words, as other programs show it.
pub fn page(texts: &Texts, id: &str) -> String {
    let parts = ["", ".asks", ".open", ".helps"].map(|part| texts.word(&format!("rule-{id}{part}")));
    format!("{}\n", parts.join("\n\n"))
}

/// A level's word in the reader's language.
pub fn level_word(texts: &Texts, level: RuleLevel) -> String {
    texts.word(match level {
        RuleLevel::Allow => "review-allow",
        RuleLevel::Warn => "review-warn",
        RuleLevel::Deny => "review-deny",
    })
}

/// Returns the keys that a rule may have, what each is in the policy, and what it means.
fn keys(texts: &Texts, rule: &RuleSpec, setting: &PolicySetting) -> Vec<RuleKey> {
    let mut keys = vec![key(texts, "level", setting.level.code())];
    if let Some(limit) = rule.limit {
        let about = texts.word(&format!("rule-{}.limit", rule.id));
        keys.push(RuleKey { key: limit.key, value: setting.limit.to_string(), about });
    }
    keys.push(key(texts, "inconclusive", setting.inconclusive.code()));
    keys.push(key(texts, "confidence", setting.confidence.to_string()));
    let listed: &[(&'static str, &[Located])] = match rule.about {
        About::Sellers => &[("roles", &setting.roles), ("sellers", &setting.sellers)],
        About::Roles => &[("roles", &setting.roles)],
        About::Tasks => &[("tasks", &setting.tasks)],
        About::Team => &[],
    };
    for (list, ids) in listed {
        let ids: Vec<&str> = ids.iter().map(|located| located.word.as_str()).collect();
        let ids = if ids.is_empty() { texts.word("rule-key-all") } else { ids.join(", ") };
        keys.push(key(texts, list, ids));
    }
    keys.extend(rule.choice.map(|choice| key(texts, choice.key, setting.choice)));
    keys
}

/// A key that several rules may have.
fn key(texts: &Texts, key: &'static str, value: impl Into<String>) -> RuleKey {
    RuleKey { key, value: value.into(), about: texts.word(&format!("rule-key-{key}")) }
}

/// `rule,key,value,about`.
fn columns<'a>(texts: &'a Texts, page: &'a RulePage) -> Columns<'a, RuleKey> {
    Columns::new(texts)
        .sheet_only("rule", |_| Cell::text(page.rule))
        .sheet_only("key", |key: &RuleKey| Cell::text(key.key))
        .screen("key", |key| Cell::name(key.key))
        .both("value", |key| Cell::text(&key.value))
        .sheet_only("about", |key| Cell::text(&key.about))
        .screen("means", |key| Cell::text(&key.about))
}

impl View for RulePage {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        columns(texts, self).sheet_of(&self.keys)
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let args = [
            ("rule", Arg::name(self.rule)),
            ("policy", Arg::word(self.policy.as_str())),
            ("level", Arg::Word(level_word(texts, self.level))),
        ];
        let mut heading = Line::of(self.rule, Meaning::Emphasis);
        heading.0.extend(Line::plain(format!(": {}", self.short)).0);
        let blocks = vec![
            Block::Heading(1, heading),
            Block::Paragraph(Line::plain(self.asks.as_str())),
            Block::Paragraph(Line::plain(self.inconclusive.as_str())),
            Block::Paragraph(Line::plain(self.helps.as_str())),
            Block::Paragraph(texts.line("rule-set", &args)),
            Block::Table(columns(texts, self).table(&self.keys)),
            Block::Paragraph(texts.line("rule-example", &[("example", Arg::name(self.example.as_str()))])),
        ];
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}
