//! The page of help of one rule: what it asks, when it cannot tell, what helps, and how it is set.

use std::rc::Rc;

use super::super::texts::{Arg, Texts};
use super::level_word;
use crate::domain::policy::{About, Gate, Named, Policy, Rule};
use crate::view::blocks::{
    Block, Cell, Column, Document, Fact, Line, Meaning, Report, Row, Sheet, Stop, Table,
};

/// The page of help of one rule.
pub struct RuleReport {
    texts: Rc<Texts>,
    rule: Rule,
    /// How it is set in the policy that holds.
    policy: Policy,
}

impl RuleReport {
    /// The page of a rule under a policy.
    pub fn new(texts: Rc<Texts>, rule: Rule, policy: Policy) -> Self {
        RuleReport { texts, rule, policy }
    }

    /// The keys that the rule may have: key, what it is in this policy, and what it means.
    fn keys(&self) -> Vec<[String; 3]> {
        let (texts, setting) = (&self.texts, self.policy.of(self.rule));
        let level = |level: Gate| level.code().to_owned();
        let number = |value: f64| format!("{value}");
        let mut keys = vec![("level", level(setting.level), "rule-key-level".to_owned())];
        if let Some(limit) = self.rule.limit() {
            keys.push((limit.key, number(setting.limit), format!("rule-{}.limit", self.rule.code())));
        }
        keys.push(("inconclusive", level(setting.inconclusive), "rule-key-inconclusive".to_owned()));
        keys.push(("confidence", number(setting.confidence), "rule-key-confidence".to_owned()));
        let listed: &[(&str, &str, &[Named])] = match self.rule.about() {
            About::Sellers => &[
                ("roles", "rule-key-roles", &setting.roles),
                ("sellers", "rule-key-sellers", &setting.sellers),
            ],
            About::Roles => &[("roles", "rule-key-roles", &setting.roles)],
            About::Tasks => &[("tasks", "rule-key-tasks", &setting.tasks)],
            About::Team => &[],
        };
        let words = |named: &[Named]| match named {
            [] => texts.word("rule-key-all"),
            some => some.iter().map(|named| named.word.as_str()).collect::<Vec<_>>().join(", "),
        };
        keys.extend(listed.iter().map(|(key, id, named)| (*key, words(named), (*id).to_owned())));
        if self.rule == Rule::Waste {
            keys.push(("form", setting.form.code().to_owned(), "rule-key-form".to_owned()));
        }
        keys.into_iter().map(|(key, value, id)| [key.to_owned(), value, texts.word(&id)]).collect()
    }

    /// How the rule is written in a policy.
    fn example(&self) -> String {
        let limit =
            self.rule.limit().map(|limit| format!(", {}: {}", limit.key, self.policy.of(self.rule).limit));
        format!("{}: {{level: deny{}}}", self.rule.code(), limit.unwrap_or_default())
    }
}

/// The page of a rule in plain words, as other programs show it.
pub fn page(texts: &Texts, rule: Rule) -> String {
    let code = rule.code();
    let parts = ["", ".asks", ".open", ".helps"].map(|part| texts.word(&format!("rule-{code}{part}")));
    format!("{}\n", parts.join("\n\n"))
}

impl Report for RuleReport {
    /// `salesfit/rule/1`.
    fn facts(self: Box<Self>) -> Fact {
        let code = self.rule.code();
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
        let (texts, code) = (&self.texts, self.rule.code());
        let word = |part: &str| texts.line(&format!("rule-{code}{part}"), &[]);
        let args = [
            ("rule", Arg::name(code)),
            ("policy", Arg::word(self.policy.name.as_str())),
            ("level", Arg::Word(level_word(texts, self.policy.of(self.rule).level))),
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
