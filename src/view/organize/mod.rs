//! Should everyone do everything: the answer first, then what it rests on.

mod facts;
mod findings;
mod saying;
mod sheet;
mod story;

use std::rc::Rc;
use std::sync::Arc;

use super::texts::Texts;
use crate::domain::{Catalog, RoleIx, TaskIx, Team};
use crate::engine::{Form, Organization, Question, TaskSet, Worker, members};

/// The forms of organisation of a team's work, compared.
pub struct OrganizeReport {
    texts: Rc<Texts>,
    team: Team,
    catalog: Arc<Catalog>,
    workers: Vec<Worker>,
    question: Question,
    found: Organization,
}

impl OrganizeReport {
    /// What was found of a team's work.
    pub fn new(
        texts: Rc<Texts>,
        team: Team,
        catalog: Arc<Catalog>,
        workers: Vec<Worker>,
        question: Question,
        found: Organization,
    ) -> Self {
        OrganizeReport { texts, team, catalog, workers, question, found }
    }

    fn best(&self) -> &Form {
        &self.found.forms[self.found.best]
    }

    /// What everyone doing everything loses, in effective hours a week.
    fn lost_hours(&self) -> f64 {
        let net = |form: &Form| form.net.unwrap_or(0.0);
        (net(self.best()) - net(self.found.everyone())).max(0.0)
    }

    /// The tasks of a set, by their ids.
    fn tasks_of(&self, set: TaskSet) -> Vec<TaskIx> {
        members(set).map(|at| self.found.work.tasks[at]).collect()
    }

    fn task_name(&self, task: TaskIx) -> &str {
        self.catalog[task].name.get(self.texts.lang())
    }

    fn role_name(&self, role: RoleIx) -> &str {
        self.catalog[role].name.get(self.texts.lang())
    }
}

told_by_modules!(OrganizeReport);
