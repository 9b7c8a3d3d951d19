//! One policy file as read, before it is laid over what it extends.

use std::ops::Range;

use super::super::decoder::{Decoder, Fields};
use super::super::team::date;
use super::super::yaml::{Node, NodeValue};
use crate::domain::policy::{About, Choice, Limit, Located, RuleIx, RuleLevel, RuleSpec, Waiver};

/// The keys of a policy file.
const KEYS: [&str; 6] = ["policy", "extends", "confidence", "unreviewed", "rules", "waivers"];

/// The keys of a waiver.
const WAIVER_KEYS: [&str; 8] = ["rule", "team", "seller", "role", "task", "owner", "until", "reason"];

/// The content of one file, or of several laid over each other.
#[derive(Clone, Debug, Default)]
pub struct Raw {
    pub name: Option<String>,
    pub extends: Option<Located>,
    pub confidence: Option<f64>,
    pub unreviewed: Option<RuleLevel>,
    /// One per rule, in the order of the registry.
    pub rules: Vec<RawSetting>,
    pub waivers: Vec<Waiver>,
}

/// The settings of one rule in one file.
#[derive(Clone, Debug, Default)]
pub struct RawSetting {
    /// Whether the rule is named at all.
    pub is_named: bool,
    pub level: Option<RuleLevel>,
    pub inconclusive: Option<RuleLevel>,
    pub confidence: Option<f64>,
    pub limit: Option<f64>,
    pub choice: Option<&'static str>,
    pub roles: Option<Vec<Located>>,
    pub sellers: Option<Vec<Located>>,
    pub tasks: Option<Vec<Located>>,
}

impl Raw {
    /// Returns this laid over what it extends, key by key. The waivers of both are kept.
    pub fn over(self, base: Raw) -> Raw {
        let rules = self.rules.into_iter().zip(base.rules).map(|(own, base)| own.over(base)).collect();
        Raw {
            name: self.name.or(base.name),
            extends: None,
            confidence: self.confidence.or(base.confidence),
            unreviewed: self.unreviewed.or(base.unreviewed),
            rules,
            waivers: [base.waivers, self.waivers].concat(),
        }
    }
}

impl RawSetting {
    fn over(self, base: RawSetting) -> RawSetting {
        // A rule turned off by its level is off for inconclusive results too.
        let is_off = self.level == Some(RuleLevel::Allow);
        RawSetting {
            is_named: self.is_named || base.is_named,
            level: self.level.or(base.level),
            inconclusive: self.inconclusive.or(base.inconclusive.filter(|_| !is_off)),
            confidence: self.confidence.or(base.confidence),
            limit: self.limit.or(base.limit),
            choice: self.choice.or(base.choice),
            roles: self.roles.or(base.roles),
            sellers: self.sellers.or(base.sellers),
            tasks: self.tasks.or(base.tasks),
        }
    }
}

/// Returns the content of a file; `None` where it is no map.
pub fn read(decoder: &Decoder<'_>, root: &Node, rules: &[RuleSpec]) -> Option<Raw> {
    let fields = decoder.fields(root, "policy", &KEYS)?;
    let mut settings = vec![RawSetting::default(); rules.len()];
    let entries = fields.get("rules").and_then(|node| decoder.entries(node, "rules"));
    for (id, key, node) in entries.unwrap_or_default() {
        if let Some(rule) = find(decoder, &key.at, &id, rules) {
            settings[rule.0] = read_setting(decoder, &rules[rule.0], node);
        }
    }
    let waivers = fields.get("waivers").and_then(|node| decoder.list(node, "waivers")).unwrap_or_default();
    Some(Raw {
        name: fields.words("policy"),
        extends: fields.get("extends").and_then(|node| located(decoder, node, "extends")),
        confidence: fields.within("confidence", 0.5, 1.0),
        unreviewed: level(decoder, &fields, "unreviewed"),
        rules: settings,
        waivers: waivers.iter().filter_map(|node| read_waiver(decoder, node, rules)).collect(),
    })
}

fn find(decoder: &Decoder<'_>, at: &Range<usize>, id: &str, rules: &[RuleSpec]) -> Option<RuleIx> {
    let found = rules.iter().position(|rule| rule.id == id).map(RuleIx);
    if found.is_none() {
        decoder.unknown("unknown-rule", at, id, rules.iter().map(|rule| rule.id));
    }
    found
}

/// Returns the keys that a rule may have.
fn keys(rule: &RuleSpec) -> Vec<&'static str> {
    let mut keys = vec!["level", "inconclusive", "confidence"];
    keys.extend(rule.limit.map(|limit| limit.key));
    match rule.about {
        About::Sellers => keys.extend(["roles", "sellers"]),
        About::Roles => keys.push("roles"),
        About::Tasks => keys.push("tasks"),
        About::Team => {}
    }
    keys.extend(rule.choice.map(|choice| choice.key));
    keys
}

fn read_setting(decoder: &Decoder<'_>, rule: &RuleSpec, node: &Node) -> RawSetting {
    let mut setting = RawSetting { is_named: true, ..RawSetting::default() };
    if matches!(node.value, NodeValue::Text(_)) {
        setting.level = decoder.choice(node, "level", &RuleLevel::ALL);
        return setting;
    }
    let Some(fields) = decoder.fields(node, rule.id, &keys(rule)) else { return setting };
    setting.level = level(decoder, &fields, "level");
    setting.inconclusive = level(decoder, &fields, "inconclusive");
    setting.confidence = fields.within("confidence", 0.5, 1.0);
    setting.limit = rule.limit.and_then(|limit| read_limit(decoder, &fields, limit));
    setting.choice = rule.choice.and_then(|choice| read_choice(decoder, &fields, choice));
    // A key that the rule cannot have has been reported and left out.
    setting.roles = ids(decoder, &fields, "roles");
    setting.sellers = ids(decoder, &fields, "sellers");
    setting.tasks = ids(decoder, &fields, "tasks");
    setting
}

fn level(decoder: &Decoder<'_>, fields: &Fields<'_, '_>, key: &'static str) -> Option<RuleLevel> {
    decoder.choice(fields.get(key)?, key, &RuleLevel::ALL)
}

fn read_limit(decoder: &Decoder<'_>, fields: &Fields<'_, '_>, limit: Limit) -> Option<f64> {
    let number = fields.within(limit.key, limit.lo, limit.hi)?;
    if limit.unit.is_whole() && number.fract() != 0.0 {
        decoder.wrong("not-whole", limit.key, fields.get(limit.key)?);
    }
    Some(number)
}

fn read_choice(decoder: &Decoder<'_>, fields: &Fields<'_, '_>, choice: Choice) -> Option<&'static str> {
    let words: Vec<(&'static str, &'static str)> = choice.words.iter().map(|word| (*word, *word)).collect();
    decoder.choice(fields.get(choice.key)?, choice.key, &words)
}

/// Reads a list of ids.
fn ids(decoder: &Decoder<'_>, fields: &Fields<'_, '_>, key: &str) -> Option<Vec<Located>> {
    let list = decoder.list(fields.get(key)?, key)?;
    Some(list.iter().filter_map(|node| located(decoder, node, key)).collect())
}

fn located(decoder: &Decoder<'_>, node: &Node, field: &str) -> Option<Located> {
    Some(Located { word: decoder.words(node, field)?, place: decoder.place(&node.at) })
}

fn read_waiver(decoder: &Decoder<'_>, node: &Node, rules: &[RuleSpec]) -> Option<Waiver> {
    let fields = decoder.fields(node, "waivers", &WAIVER_KEYS)?;
    for key in ["rule", "owner", "until", "reason"] {
        if fields.get(key).is_none() {
            decoder.tell("missing-key", fields.at(), [("field", key.into())]);
        }
    }
    let rule = fields.get("rule").and_then(|node| {
        let id = decoder.words(node, "rule")?;
        find(decoder, &node.at, &id, rules)
    });
    let (team, seller, role, task) =
        (fields.words("team"), fields.words("seller"), fields.words("role"), fields.words("task"));
    for key in ["team", "seller", "role", "task"] {
        // A key without a value would waive more than its author means.
        if let Some(at) = fields.key_at(key).filter(|_| fields.get(key).is_none()) {
            decoder.tell("empty-text", at, [("field", key.into())]);
        }
    }
    let is_whole = [&team, &seller, &role, &task].into_iter().all(Option::is_none);
    if is_whole && rule.is_some_and(|rule| rules[rule.0].about != About::Team) {
        decoder.tell("waiver-of-all", fields.at(), []);
    }
    let (reason, owner, until) =
        (fields.words("reason"), fields.words("owner"), date(decoder, &fields, "until"));
    Some(Waiver {
        rule: rule?,
        team,
        seller,
        role,
        task,
        reason: reason?,
        owner: owner?,
        until: until?,
        place: decoder.place(fields.key_at("rule")?),
    })
}
