//! People who spend their hours by the shares of roles, which may overlap: today, and the team's seats (F10).

use super::staffing::MOST_TASKS;
use super::work::Work;
use crate::domain::{Catalog, RoleIx};

/// The largest share of all hours that counts as rounding error.
const NO_HOURS: f64 = 1e-13;

/// The rounds of fitting hours to demand: enough for hours to two decimals.
const FITTING_ROUNDS: usize = 200;

/// Where each person's hours go.
#[derive(Clone, Debug)]
pub(super) struct Spending<'w> {
    work: &'w Work,
    /// The shares of each role of the catalog, `None` for a role without tasks of the work; then those of people
    /// without a role, who work by demand.
    shares: Vec<Option<Vec<f64>>>,
    /// The role of each person, as a place in `shares`.
    pub(super) role_of: Vec<usize>,
    /// Hours by role and task.
    hours: Vec<f64>,
    /// Hours by task.
    given: Vec<f64>,
    /// Effective hours by task, before hours beyond the demand are cut.
    effective: Vec<f64>,
}

/// The result of spending hours in this way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spent {
    pub effective: f64,
    pub handoff_hours: f64,
    pub net: f64,
}

impl<'w> Spending<'w> {
    /// Returns people in these roles. Those without one, or with one without tasks of the work, work by demand.
    pub(super) fn new(work: &'w Work, catalog: &Catalog, roles: &[Option<RoleIx>]) -> Self {
        let by_demand: Vec<f64> = work.demand.iter().map(|hours| hours / work.total).collect();
        let mut shares: Vec<Option<Vec<f64>>> =
            catalog.role_ixs().map(|role| work.shares(catalog, role)).collect();
        let none = shares.len();
        let role_of: Vec<usize> = roles
            .iter()
            .map(|role| role.map(|role| role.0).filter(|&role| shares[role].is_some()).unwrap_or(none))
            .collect();
        shares.push(Some(by_demand));
        let tasks = work.tasks.len();
        let (hours, given, effective) = (vec![0.0; shares.len() * tasks], vec![0.0; tasks], vec![0.0; tasks]);
        let mut spending = Spending { work, shares, role_of, hours, given, effective };
        for person in 0..spending.role_of.len() {
            spending.add(person, spending.role_of[person], 1.0);
        }
        spending
    }

    /// Returns the same people in the same roles, with hours that follow demand: those of each role go to its tasks so that all
    /// tasks get as nearly what they take as the roles allow (iterative proportional fitting; Deming & Stephan 1940, Annals of
    /// Mathematical Statistics 11:427).
    #[must_use]
    pub(super) fn by_demand(&self) -> Self {
        let mut other = self.clone();
        let mut of_role = vec![0.0; self.shares.len()];
        for (&role, hours) in self.role_of.iter().zip(&self.work.hours) {
            of_role[role] += hours;
        }
        for _ in 0..FITTING_ROUNDS {
            for (task, &demand) in self.work.demand.iter().enumerate() {
                let roles = other.shares.iter().zip(&of_role);
                let given: f64 =
                    roles.map(|(shares, hours)| shares.as_ref().map_or(0.0, |of| of[task] * hours)).sum();
                if given > 0.0 {
                    other.shares.iter_mut().flatten().for_each(|shares| shares[task] *= demand / given);
                }
            }
            for shares in other.shares.iter_mut().flatten() {
                let sum: f64 = shares.iter().sum();
                for share in shares.iter_mut() {
                    *share /= sum;
                }
            }
        }
        other.afresh()
    }

    /// Returns the index of having no role.
    pub(super) fn none(&self) -> usize {
        self.shares.len() - 1
    }

    /// Returns the role of each person; `None` for those who work by demand.
    pub(super) fn roles_of(&self) -> Vec<Option<RoleIx>> {
        self.role_of.iter().map(|&role| Some(RoleIx(role)).filter(|_| role != self.none())).collect()
    }

    /// Whether a role has any task of the work.
    pub(super) fn counts(&self, role: RoleIx) -> bool {
        self.shares[role.0].is_some()
    }

    fn add(&mut self, person: usize, role: usize, sign: f64) {
        let Some(shares) = &self.shares[role] else { return };
        let tasks = self.work.tasks.len();
        let own = self.work.of_person(person);
        let hours = sign * self.work.hours[person];
        for (at, share) in shares.iter().enumerate() {
            self.hours[role * tasks + at] += hours * share;
            self.given[at] += hours * share;
            self.effective[at] += hours * share * own[at];
        }
    }

    /// Gives a person another role.
    pub(super) fn change(&mut self, person: usize, role: usize) {
        self.add(person, self.role_of[person], -1.0);
        self.add(person, role, 1.0);
        self.role_of[person] = role;
    }

    /// Returns the same, worked out from the start, without the rounding errors of many changes.
    #[must_use]
    pub(super) fn afresh(&self) -> Self {
        let mut fresh = self.clone();
        fresh.hours.fill(0.0);
        fresh.given.fill(0.0);
        fresh.effective.fill(0.0);
        for person in 0..fresh.role_of.len() {
            fresh.add(person, fresh.role_of[person], 1.0);
        }
        fresh
    }

    /// Returns the hours that a task gets.
    pub(super) fn hours_of(&self, task: usize) -> f64 {
        self.given[task]
    }

    /// Returns the number of filled roles.
    pub(super) fn roles(&self) -> usize {
        (0..self.shares.len()).filter(|role| self.role_of.contains(role)).count()
    }

    /// Returns the hours that count of each person in each task, person by person: without those beyond the demand.
    pub(super) fn counted_hours(&self) -> Vec<f64> {
        let mut hours = Vec::with_capacity(self.role_of.len() * self.given.len());
        for (person, &role) in self.role_of.iter().enumerate() {
            let shares = self.shares[role].iter().flatten();
            for (share, (given, demand)) in shares.zip(self.given.iter().zip(&self.work.demand)) {
                let kept = if given > demand { demand / given } else { 1.0 };
                hours.push(self.work.hours[person] * share * kept);
            }
        }
        hours
    }

    /// Returns the hours that rest on unknown fits.
    pub(super) fn unknown_hours(&self) -> f64 {
        let mut hours = 0.0;
        for (person, &role) in self.role_of.iter().enumerate() {
            let shares = self.shares[role].iter().flatten();
            let unknown = shares.zip(self.work.unknown_of(person)).filter(|(_, unknown)| **unknown);
            hours += self.work.hours[person] * unknown.map(|(share, _)| share).sum::<f64>();
        }
        hours
    }

    /// Returns the result at this cost of a hand-off, in minutes. Called for millions of changes, so it allocates nothing.
    pub(super) fn spent(&self, minutes: f64) -> Spent {
        let tasks = self.work.tasks.len();
        let done = (0..tasks).map(|task| {
            let (given, demand) = (self.given[task], self.work.demand[task]);
            self.effective[task] * if given > demand { demand / given } else { 1.0 }
        });
        let effective: f64 = done.sum();
        let mut per_hour = [0.0; MOST_TASKS];
        for (per_hour, &given) in per_hour.iter_mut().zip(&self.given) {
            *per_hour = if given > NO_HOURS * self.work.total { 1.0 / given } else { 0.0 };
        }
        let mut handed = 0.0;
        for &(from, to, per_week) in &self.work.flows {
            let (from_share, to_share) = (per_hour[from], per_hour[to]);
            let mut together = 0.0;
            for role in self.hours.chunks_exact(tasks) {
                together += (role[from] * from_share).min(role[to] * to_share);
            }
            handed += per_week * (1.0 - f64::min(together, 1.0));
        }
        let handoff_hours = handed * minutes / 60.0;
        let net = effective * (1.0 - handoff_hours / self.work.total).max(0.0);
        Spent { effective, handoff_hours, net }
    }
}
