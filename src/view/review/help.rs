//! The page of help of one rule: what it asks, when it cannot tell, what helps, and how it is set.

use std::rc::Rc;

use super::super::texts::{Arg, Texts};
use super::level_word;
use crate::domain::policy::{About, Located, Policy, RuleIx, RuleSpec, Setting};
use crate::view::blocks::{
    Block, Cell, Column, Document, Fact, Line, Meaning, Report, Row, Sheet, Stop, Table,
};

/// The page of help of one rule.
pub struct RuleReport {
    texts: Rc<Texts>,
    rule: RuleSpec,
    /// How the policy sets it.
    setting: Setting,
    /// The policy's name.
    policy: String,
}

impl RuleReport {
    /// The page of one of these rules under a policy.
    pub fn new(texts: Rc<Texts>, rules: &[RuleSpec], rule: RuleIx, policy: &Policy) -> Self {
        let setting = policy.of(rule).clone();
        RuleReport { texts, rule: rules[rule.0], setting, policy: policy.name.clone() }
    }

    /// The keys that the rule may have: key, what it is in this policy, and what it means.
    fn keys(&self) -> Vec<[String; 3]> {
        let (texts, setting) = (&self.texts, &self.setting);
        let mut keys = vec![self.key("level", setting.level.code())];
        if let Some(limit) = self.rule.limit {
            let about = texts.word(&format!("rule-{}.limit", self.rule.id));
            keys.push([limit.key.to_owned(), setting.limit.to_string(), about]);
        }
        keys.push(self.key("inconclusive", setting.inconclusive.code()));
        keys.push(self.key("confidence", setting.confidence.to_string()));
        let listed: &[(&str, &[Located])] = match self.rule.about {
            About::Sellers => &[("roles", &setting.roles), ("sellers", &setting.sellers)],
            About::Roles => &[("roles", &setting.roles)],
            About::Tasks => &[("tasks", &setting.tasks)],
            About::Team => &[],
        };
        for (key, ids) in listed {
            let ids: Vec<&str> = ids.iter().map(|located| located.word.as_str()).collect();
            let ids = if ids.is_empty() { texts.word("rule-key-all") } else { ids.join(", ") };
            keys.push(self.key(key, ids));
        }
        keys.extend(self.rule.choice.map(|choice| self.key(choice.key, setting.choice)));
        keys
    }

    /// A key that several rules may have, its value, and what it means.
    fn key(&self, key: &str, value: impl Into<String>) -> [String; 3] {
        [key.to_owned(), value.into(), self.texts.word(&format!("rule-key-{key}"))]
    }

    /// How the rule is written in a policy.
    fn example(&self) -> String {
        let limit = self.rule.limit.map(|limit| format!(", {}: {}", limit.key, self.setting.limit));
        format!("{}: {{level: deny{}}}", self.rule.id, limit.unwrap_or_default())
    }
}

/// The page of a rule in plain words, as other programs show it.
pub fn page(texts: &Texts, code: &str) -> String {
    let parts = ["", ".asks", ".open", ".helps"].map(|part| texts.word(&format!("rule-{code}{part}")));
    format!("{}\n", parts.join("\n\n"))
}

impl Report for RuleReport {
    /// `salesfit/rule/1`.
    fn facts(self: Box<Self>) -> Fact {
        let code = self.rule.id;
        let word = |part: &str| Fact::from(self.texts.word(&format!("rule-{code}{part}")));
        let keys = self.keys();
        let key = |[key, value, about]: &[String; 3]| {
            Fact::record([
                ("key", key.as_str().into()),
                ("value", value.as_str().into()),
                ("about", about.as_str().into()),
            ])
        };
        Fact::record([
            ("schema", "salesfit/rule/1".into()),
            ("rule", code.into()),
            ("short", word("")),
            ("asks", word(".asks")),
            ("inconclusive", word(".open")),
            ("helps", word(".helps")),
            ("keys", Fact::List(keys.iter().map(key).collect())),
        ])
    }

    fn sheet(self: Box<Self>) -> Sheet<'static> {
        let row = |row: [String; 3]| -> Row { row.into_iter().map(Cell::Text).collect() };
        let rows: Vec<Row> = self.keys().into_iter().map(row).collect();
        Sheet {
            columns: ["key", "value", "about"].map(Column::keyed).into(),
            rows: Box::new(rows.into_iter().map(Ok)),
        }
    }

    fn story(self: Box<Self>) -> Result<Document, Stop> {
        let (texts, code) = (&self.texts, self.rule.id);
        let word = |part: &str| texts.line(&format!("rule-{code}{part}"), &[]);
        let args = [
            ("rule", Arg::name(code)),
            ("policy", Arg::word(self.policy.as_str())),
            ("level", Arg::Word(level_word(texts, self.setting.level))),
        ];
        let mut heading = Line::of(code, Meaning::Emphasis);
        heading.0.extend(Line::plain(": ").0);
        heading.0.extend(word("").0);
        let row = |row: [String; 3]| -> Row {
            let [key, value, about] = row;
            vec![Cell::Name(key), Cell::Text(value), Cell::Text(about)]
        };
        let columns = ["column-key", "column-value", "column-means"];
        let table = Table {
            columns: columns.map(|id| Column::new(id, texts.word(id))).into(),
            rows: self.keys().into_iter().map(row).collect(),
        };
        let blocks = vec![
            Block::Heading(1, heading),
            Block::Paragraph(word(".asks")),
            Block::Paragraph(word(".open")),
            Block::Paragraph(word(".helps")),
            Block::Paragraph(texts.line("rule-set", &args)),
            Block::Table(table),
            Block::Paragraph(texts.line("rule-example", &[("example", Arg::name(self.example()))])),
        ];
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}
