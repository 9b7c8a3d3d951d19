//! A baseline: the findings of a review as the next one is to know them.

use std::borrow::Cow;

use super::ReviewReport;
use crate::domain::policy::Known;
use crate::view::blocks::{Cell, Column, Document, Fact, Report, Sheet, Stop};

/// What a review's findings are written down as.
struct Baseline {
    schema: &'static str,
    policy: String,
    date: String,
    known: Vec<Known>,
}

/// The findings of a review that are told and that no waiver accepts, to be written down under a schema's name.
pub fn baseline(report: &ReviewReport, schema: &'static str) -> Box<dyn Report> {
    let open = report.judgement.findings.iter().filter(|judged| judged.waiver.is_none());
    let known = open.map(|judged| {
        let (team, found) = report.of(judged);
        team.found().known(found)
    });
    Box::new(Baseline {
        schema,
        policy: report.by.policy.name.clone(),
        date: report.by.today.to_string(),
        known: known.collect(),
    })
}

/// One finding as a baseline has it.
pub fn known_facts(known: &Known) -> Vec<(Cow<'static, str>, Fact)> {
    let entries: [(&'static str, Fact); 7] = [
        ("rule", known.rule.code().into()),
        ("team", known.team.as_str().into()),
        ("seller", known.seller.as_deref().into()),
        ("role", known.role.as_deref().into()),
        ("task", known.task.as_deref().into()),
        ("inconclusive", known.is_inconclusive.into()),
        ("value", known.value.into()),
    ];
    entries.into_iter().map(|(key, fact)| (Cow::Borrowed(key), fact)).collect()
}

impl Report for Baseline {
    fn facts(self: Box<Self>) -> Fact {
        let findings = self.known.iter().map(|known| Fact::Record(known_facts(known)));
        Fact::record([
            ("schema", self.schema.into()),
            ("policy", self.policy.as_str().into()),
            ("date", self.date.as_str().into()),
            ("findings", Fact::List(findings.collect())),
        ])
    }

    fn sheet(self: Box<Self>) -> Sheet<'static> {
        let word = |word: &Option<String>| word.clone().map_or(Cell::Empty, Cell::Text);
        let row = |known: &Known| {
            vec![
                Cell::Text(known.rule.code().to_owned()),
                Cell::Text(known.team.clone()),
                word(&known.seller),
                word(&known.role),
                word(&known.task),
            ]
        };
        let rows: Vec<_> = self.known.iter().map(row).collect();
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
