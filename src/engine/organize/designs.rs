//! The sets of roles of one team's work: the yield of each, and bounds on the others.

use indexmap::IndexMap;

use super::bounds::Bounds;
use super::postings::{Postings, StaffingLimits, post};
use super::search_limit::SearchLimit;
use super::staffing::{Amounts, Staffing, TaskSet, staff};
use super::work::Work;

/// The search for sets of roles in one team's work.
pub(super) struct Designs<'w> {
    pub(super) work: &'w Work,
    amounts: Amounts,
    /// What each set was found to yield.
    pub(super) known: IndexMap<Vec<TaskSet>, f64>,
    /// Of no use, and made for no tasks, where there are too many of them.
    pub(super) bounds: Bounds<'w>,
    /// Sets to start from, by number of roles; empty until they are asked for.
    pub(super) guesses: Vec<Vec<TaskSet>>,
    /// How often a week work is handed on in all.
    pub(super) handed: f64,
    limit: SearchLimit,
    /// The work done so far, in the steps of [`SearchLimit`].
    steps: u64,
    /// Whether the limit was reached.
    pub(super) is_late: bool,
    /// A set is worth finding only if it is better by this share of a net, and bounds are improved so often.
    pub(super) effort: Effort,
}

/// How exact a search for sets of roles is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    /// Another set may be better by this share of the net that was found.
    pub tolerance: f64,
    /// How many price lists the search begins with.
    pub rounds: usize,
    /// Whether it starts from what prices suggest, instead of from tasks joined two by two.
    pub by_prices: bool,
}

/// To the end.
const EXACT: Effort = Effort { tolerance: 0.0, rounds: 24, by_prices: false };

/// For one draw of many.
const ROUGH: Effort = Effort { tolerance: 1e-3, rounds: 4, by_prices: true };

/// The steps of staffing one role with one person.
const STAFFING_STEPS: usize = 100;

impl<'w> Designs<'w> {
    pub(super) fn new(work: &'w Work, limit: SearchLimit) -> Self {
        let handed = work.flows.iter().map(|(.., per_week)| per_week).sum();
        Designs {
            work,
            amounts: Amounts::new(work),
            known: IndexMap::new(),
            bounds: Bounds::new(work),
            guesses: Vec::new(),
            handed,
            limit,
            steps: 0,
            is_late: false,
            effort: EXACT,
        }
    }

    /// A search that ends where no set is better by more than a thousandth.
    pub(super) fn roughly(work: &'w Work, limit: SearchLimit) -> Self {
        Designs { effort: ROUGH, ..Designs::new(work, limit) }
    }

    pub(super) fn tasks(&self) -> usize {
        self.work.tasks.len()
    }

    /// All tasks.
    pub(super) fn all(&self) -> TaskSet {
        if self.tasks() >= 64 { TaskSet::MAX } else { (1 << self.tasks()) - 1 }
    }

    /// Whether the search has reached its limit.
    pub(super) fn late(&mut self) -> bool {
        self.is_late = self.is_late || self.limit.is_reached(self.steps);
        self.is_late
    }

    /// Counts work that is about to be done.
    pub(super) fn spend(&mut self, steps: usize) {
        self.steps = self.steps.saturating_add(u64::try_from(steps).unwrap_or(u64::MAX));
    }

    /// Returns the hand-offs a week between these roles.
    pub(super) fn crossing(&self, roles: &[TaskSet]) -> f64 {
        let mut crossing = 0.0;
        for (from, to, per_week) in &self.work.flows {
            if !roles.iter().any(|role| role >> from & role >> to & 1 == 1) {
                crossing += per_week;
            }
        }
        crossing
    }

    /// Returns the share of the hours that hand-offs leave; below 0 where they cost more than all.
    pub(super) fn left(&self, crossing: f64, minutes: f64) -> f64 {
        1.0 - crossing * minutes / 60.0 / self.work.total
    }

    /// Works out the staffing of a set.
    pub(super) fn staffing(&self, roles: &[TaskSet]) -> Staffing {
        staff(self.work, &self.amounts, roles)
    }

    /// Works out a staffing that keeps to limits, if there is one.
    pub(super) fn postings(&self, roles: &[TaskSet], limits: StaffingLimits) -> Postings {
        post(self.work, &self.amounts, roles, limits)
    }

    /// Returns the effective hours of a set of roles.
    pub(super) fn effective(&mut self, roles: &[TaskSet]) -> f64 {
        if let Some(&known) = self.known.get(roles) {
            return known;
        }
        self.spend(self.work.people.len() * roles.len() * STAFFING_STEPS);
        let staffing = self.staffing(roles);
        self.known.insert(roles.to_vec(), staffing.effective);
        staffing.effective
    }

    /// Keeps the prices of a set's staffing to bound other sets with.
    pub(super) fn learn(&mut self, roles: &[TaskSet]) {
        let people = self.work.people.len();
        self.spend(people * (roles.len() * STAFFING_STEPS + self.bounds.within.len()));
        let staffing = self.staffing(roles);
        self.known.insert(roles.to_vec(), staffing.effective);
        self.bounds.learn(&staffing.worth);
    }
}
