//! A team that has been reviewed: its findings, and where its files have what they are about.

use std::sync::Arc;

use indexmap::IndexMap;

use super::finding::{Finding, Subject};
use super::rules::rule;
use super::seller_index::SellerIndex;
use crate::domain::policy::{BaselineEntry, Outcome};
use crate::domain::{Catalog, Place, Seller, Team};

/// One team that has been reviewed.
pub struct TeamReview {
    /// What it says of itself.
    pub team: Team,
    /// What it is measured against.
    pub catalog: Arc<Catalog>,
    /// Its sellers.
    pub sellers: Vec<Seller>,
    /// The findings, passes among them.
    pub findings: Vec<Finding>,
    /// The file of an earlier time that it was compared with, if any.
    pub earlier_file: Option<Arc<str>>,
    /// The name of its file.
    pub file: Arc<str>,
    /// The name of the file that has its sellers.
    pub roster: Arc<str>,
    /// The line of each key of its file.
    pub lines: IndexMap<String, usize>,
}

impl TeamReview {
    /// Returns where a finding is located: at its seller, else at a key of the team file.
    pub fn place(&self, finding: &Finding) -> Place {
        let (file, line) = match finding.subject.seller {
            Some(at) => (&self.roster, self.sellers[at].line),
            None => {
                let line = rule(finding.rule).team_keys.iter().find_map(|key| self.lines.get(*key));
                (&self.file, line.copied().unwrap_or(0))
            }
        };
        Place { line, column: usize::from(line > 0), ..Place::whole(file.clone()) }
    }

    /// Returns a finding as a baseline has it.
    pub fn baseline_entry(&self, finding: &Finding) -> BaselineEntry {
        let subject = finding.subject;
        BaselineEntry {
            rule: finding.rule,
            team: self.team.name.clone(),
            seller: subject.seller.map(|at| self.sellers[at].id.clone()),
            role: subject.role.map(|role| self.catalog[role].id.clone()),
            task: subject.task.map(|task| self.catalog[task].id.clone()),
            is_inconclusive: finding.outcome == Outcome::Inconclusive,
            value: finding.badness,
        }
    }

    /// Returns what the ids of a seller, a role and a task mean here; `None` where one of them means nothing.
    pub(super) fn subject(
        &self,
        index: &SellerIndex<'_>,
        [seller, role, task]: [&Option<String>; 3],
    ) -> Option<Subject> {
        let mut subject = Subject::TEAM;
        if let Some(id) = seller {
            subject.seller = Some(index.find(id)?);
        }
        if let Some(id) = role {
            subject.role = Some(self.catalog.find_role(id)?);
        }
        if let Some(id) = task {
            subject.task = Some(self.catalog.find_task(id)?);
        }
        Some(subject)
    }
}
