//! A baseline: the findings of a review as the next one is to know them.

use std::borrow::Cow;

use super::ReviewReport;
use crate::check::rule;
use crate::domain::policy::BaselineEntry;
use crate::view::blocks::{Cell, Column, Document, Fact, Report, Sheet, Stop};

/// What a review's findings are written down as.
struct Baseline {
    schema: &'static str,
    policy: String,
    date: String,
    entries: Vec<BaselineEntry>,
}

/// The findings of a review that are told and that no waiver accepts, to be written down under a schema's name.
pub fn baseline(report: &ReviewReport, schema: &'static str) -> Box<dyn Report> {
    let open = report.judgement.reported.iter().filter(|reported| reported.waiver.is_none());
    let entries = open.map(|reported| {
        let (team, finding) = report.of(reported);
        team.findings().baseline_entry(finding)
    });
    Box::new(Baseline {
        schema,
        policy: report.by.policy.name.clone(),
        date: report.by.today.to_string(),
        entries: entries.collect(),
    })
}

/// One finding as a baseline has it.
pub fn entry_facts(entry: &BaselineEntry) -> Vec<(Cow<'static, str>, Fact)> {
    let entries: [(&'static str, Fact); 7] = [
        ("rule", rule(entry.rule).id.into()),
        ("team", entry.team.as_str().into()),
        ("seller", entry.seller.as_deref().into()),
        ("role", entry.role.as_deref().into()),
        ("task", entry.task.as_deref().into()),
        ("inconclusive", entry.is_inconclusive.into()),
        ("value", entry.value.into()),
    ];
    entries.into_iter().map(|(key, fact)| (Cow::Borrowed(key), fact)).collect()
}

impl Report for Baseline {
    fn facts(self: Box<Self>) -> Fact {
        let findings = self.entries.iter().map(|entry| Fact::Record(entry_facts(entry)));
        Fact::record([
            ("schema", self.schema.into()),
            ("policy", self.policy.as_str().into()),
            ("date", self.date.as_str().into()),
            ("findings", Fact::List(findings.collect())),
        ])
    }

    fn sheet(self: Box<Self>) -> Sheet<'static> {
        let word = |word: &Option<String>| word.clone().map_or(Cell::Empty, Cell::Text);
        let row = |entry: &BaselineEntry| {
            vec![
                Cell::Text(rule(entry.rule).id.to_owned()),
                Cell::Text(entry.team.clone()),
                word(&entry.seller),
                word(&entry.role),
                word(&entry.task),
            ]
        };
        let rows: Vec<_> = self.entries.iter().map(row).collect();
        Sheet {
            columns: ["rule", "team", "seller", "role", "task"].map(Column::keyed).into(),
            rows: Box::new(rows.into_iter().map(Ok)),
        }
    }

    /// It is written for the next review, which reads JSON: there is nothing in it for a person to read.
    fn story(self: Box<Self>) -> Result<Document, Stop> {
        Ok(Document::default())
    }
}
