//! What one policy file says, before it is laid over the one it extends.

use std::ops::Range;

use super::super::decoder::{Decoder, Fields};
use super::super::team::date;
use super::super::yaml::{Node, NodeValue};
use crate::domain::policy::{About, Gate, Named, Rule, Waiver, WasteOf};

/// The keys of a policy file.
const KEYS: [&str; 5] = ["policy", "extends", "confidence", "rules", "waivers"];

/// The keys of a waiver.
const WAIVER_KEYS: [&str; 8] = ["rule", "team", "seller", "role", "task", "owner", "until", "reason"];

/// What one file says, or several laid over each other.
#[derive(Clone, Debug, Default)]
pub struct Raw {
    pub name: Option<String>,
    pub extends: Option<Named>,
    pub confidence: Option<f64>,
    /// One per rule, in the order of [`Rule::ALL`].
    pub rules: Vec<RawSetting>,
    pub waivers: Vec<Waiver>,
}

/// What one file says of one rule.
#[derive(Clone, Debug, Default)]
pub struct RawSetting {
    /// Whether the rule is named at all.
    pub is_named: bool,
    pub level: Option<Gate>,
    pub inconclusive: Option<Gate>,
    pub confidence: Option<f64>,
    pub limit: Option<f64>,
    pub form: Option<WasteOf>,
    pub roles: Option<Vec<Named>>,
    pub sellers: Option<Vec<Named>>,
    pub tasks: Option<Vec<Named>>,
}

impl Raw {
    /// This laid over what it extends, key by key; waivers are kept from both.
    pub fn over(self, base: Raw) -> Raw {
        let rules = self.rules.into_iter().zip(base.rules).map(|(own, base)| own.over(base)).collect();
        Raw {
            name: self.name.or(base.name),
            extends: None,
            confidence: self.confidence.or(base.confidence),
            rules,
            waivers: [base.waivers, self.waivers].concat(),
        }
    }
}

impl RawSetting {
    fn over(self, base: RawSetting) -> RawSetting {
        // Who turns a rule off by its level alone wants to hear nothing of it, doubts included.
        let is_off = self.level == Some(Gate::Allow);
        RawSetting {
            is_named: self.is_named || base.is_named,
            level: self.level.or(base.level),
            inconclusive: self.inconclusive.or(base.inconclusive.filter(|_| !is_off)),
            confidence: self.confidence.or(base.confidence),
            limit: self.limit.or(base.limit),
            form: self.form.or(base.form),
            roles: self.roles.or(base.roles),
            sellers: self.sellers.or(base.sellers),
            tasks: self.tasks.or(base.tasks),
        }
    }
}

/// What a file says; `None` where it is no policy at all.
pub fn read(reading: &Decoder<'_>, root: &Node) -> Option<Raw> {
    let fields = reading.fields(root, "policy", &KEYS)?;
    let mut rules = vec![RawSetting::default(); Rule::ALL.len()];
    for (code, key, node) in
        fields.get("rules").and_then(|node| reading.entries(node, "rules")).unwrap_or_default()
    {
        if let Some(rule) = rule(reading, &key.at, &code) {
            rules[rule as usize] = setting(reading, rule, node);
        }
    }
    let waivers = fields.get("waivers").and_then(|node| reading.list(node, "waivers")).unwrap_or_default();
    Some(Raw {
        name: fields.words("policy"),
        extends: fields.get("extends").and_then(|node| {
            Some(Named { word: reading.words(node, "extends")?, place: reading.place(&node.at) })
        }),
        confidence: fields.within("confidence", 0.5, 1.0),
        rules,
        waivers: waivers.iter().filter_map(|node| waiver(reading, node)).collect(),
    })
}

fn rule(reading: &Decoder<'_>, at: &Range<usize>, code: &str) -> Option<Rule> {
    let found = Rule::ALL.iter().find(|(known, _)| *known == code).map(|(_, rule)| *rule);
    if found.is_none() {
        reading.unknown("unknown-rule", at, code, Rule::ALL.iter().map(|(known, _)| *known));
    }
    found
}

/// The keys that a rule may have.
fn keys(rule: Rule) -> Vec<&'static str> {
    let mut keys = vec!["level", "inconclusive", "confidence"];
    keys.extend(rule.limit().map(|limit| limit.key));
    match rule.about() {
        About::Sellers => keys.extend(["roles", "sellers"]),
        About::Roles => keys.push("roles"),
        About::Tasks => keys.push("tasks"),
        About::Team => {}
    }
    if rule == Rule::Waste {
        keys.push("form");
    }
    keys
}

fn setting(reading: &Decoder<'_>, rule: Rule, node: &Node) -> RawSetting {
    let mut setting = RawSetting { is_named: true, ..RawSetting::default() };
    if matches!(node.value, NodeValue::Text(_)) {
        setting.level = reading.choice(node, "level", &Gate::ALL);
        return setting;
    }
    let Some(fields) = reading.fields(node, rule.code(), &keys(rule)) else { return setting };
    setting.level = fields.get("level").and_then(|node| reading.choice(node, "level", &Gate::ALL));
    setting.inconclusive =
        fields.get("inconclusive").and_then(|node| reading.choice(node, "inconclusive", &Gate::ALL));
    setting.confidence = fields.within("confidence", 0.5, 1.0);
    setting.limit = rule.limit().and_then(|limit| {
        let number = fields.within(limit.key, limit.lo, limit.hi)?;
        if limit.whole && number.fract() != 0.0 {
            reading.wrong("not-whole", limit.key, fields.get(limit.key)?);
        }
        Some(number)
    });
    if rule == Rule::Waste {
        setting.form = fields.get("form").and_then(|node| reading.choice(node, "form", &WasteOf::ALL));
    }
    let named = |key| names(reading, &fields, key);
    (setting.roles, setting.sellers, setting.tasks) = match rule.about() {
        About::Sellers => (named("roles"), named("sellers"), None),
        About::Roles => (named("roles"), None, None),
        About::Tasks => (None, None, named("tasks")),
        About::Team => (None, None, None),
    };
    setting
}

/// A list of ids.
fn names(reading: &Decoder<'_>, fields: &Fields<'_, '_>, key: &str) -> Option<Vec<Named>> {
    let list = reading.list(fields.get(key)?, key)?;
    let named = |node: &Node| Some(Named { word: reading.words(node, key)?, place: reading.place(&node.at) });
    Some(list.iter().filter_map(named).collect())
}

fn waiver(reading: &Decoder<'_>, node: &Node) -> Option<Waiver> {
    let fields = reading.fields(node, "waivers", &WAIVER_KEYS)?;
    for key in ["rule", "owner", "until", "reason"] {
        if fields.get(key).is_none() {
            reading.tell("missing-key", fields.at(), [("field", key.into())]);
        }
    }
    let rule = fields.get("rule").and_then(|node| {
        let code = reading.words(node, "rule")?;
        rule(reading, &node.at, &code)
    });
    let (team, seller, role, task) =
        (fields.words("team"), fields.words("seller"), fields.words("role"), fields.words("task"));
    for key in ["team", "seller", "role", "task"] {
        // A key that says nothing would waive more than whoever wrote it meant.
        if let Some(at) = fields.key_at(key).filter(|_| fields.get(key).is_none()) {
            reading.tell("empty-text", at, [("field", key.into())]);
        }
    }
    let is_whole = [&team, &seller, &role, &task].into_iter().all(Option::is_none);
    if is_whole && rule.is_some_and(|rule| rule.about() != About::Team) {
        reading.tell("waiver-of-all", fields.at(), []);
    }
    let (reason, owner, until) =
        (fields.words("reason"), fields.words("owner"), date(reading, &fields, "until"));
    Some(Waiver {
        rule: rule?,
        team,
        seller,
        role,
        task,
        reason: reason?,
        owner: owner?,
        until: until?,
        place: reading.place(fields.key_at("rule")?),
    })
}
