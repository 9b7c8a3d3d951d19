//! `vacant-seats` and `cover`: whether somebody is there for each seat and each task.

use super::{Evidence, Found, RuleContext, State, Subject, names};
use crate::domain::policy::Rule;
use crate::domain::{RoleIx, TaskIx};
use crate::engine::fixed_point::count;

/// No policy asks for more people at a task.
const MOST_ASKED: usize = 1_000;

/// So many of those of whom it is least certain are named.
const NEAREST: usize = 3;

/// Beyond this probability, or its complement, it is certain enough.
const SELDOM: f64 = 0.05;

impl RuleContext<'_> {
    /// Not more than so many seats of a role are held by nobody today. Of a seat whose holder is on leave it cannot be
    /// told: she may be back.
    pub(super) fn vacant_seats(&self) -> Vec<Found> {
        let most = self.setting.limit;
        let found = |&(role, seats): &(RoleIx, u32)| {
            let holders = || self.reviewed.sellers.iter().filter(move |seller| seller.role == Some(role));
            let held = holders().filter(|seller| seller.hours > 0.0).count();
            let on_leave = holders().count() - held;
            let empty = |held: usize| f64::from(seats) - count(held);
            let state = if empty(held) <= most {
                State::Pass
            } else if empty(held + on_leave) <= most {
                State::Inconclusive
            } else {
                State::Fail
            };
            let subject = Subject { role: Some(role), ..Subject::default() };
            let evidence = Evidence::VacantSeats { seats, held, on_leave };
            Found { rule: Rule::VacantSeats, subject, state, evidence, ask: Vec::new() }
        };
        let seats = &self.reviewed.team.seats;
        seats.iter().filter(|(role, seats)| *seats > 0 && self.is_asked(*role)).map(found).collect()
    }

    /// So many people at work are adequate or better at a task.
    pub(super) fn cover(&self) -> Vec<Found> {
        self.tasks().into_iter().map(|task| self.cover_of(task)).collect()
    }

    fn cover_of(&self, task: TaskIx) -> Found {
        let least = self.setting.limit;
        let adequate = self.catalog().levels.adequate() / 100.0;
        let (mut people, mut unrated, mut doubts) = (0, 0, Vec::new());
        // The probability of each number of people (a sum of independent yes and no, person by person), as far as it is
        // too few.
        let kept = (0..=MOST_ASKED).find(|&number| count(number) >= least).unwrap_or(MOST_ASKED);
        let mut numbers = vec![1.0; kept.min(1)];
        // By key: in another order of sellers the sum would be another in its last bits.
        for at in self.by_key().filter(|at| self.reviewed.sellers[*at].hours > 0.0) {
            let standing = &self.reviewed.fits[at].tasks[task.0].standing;
            // Who is hardly rated may be anything, and is not known to be adequate.
            let known = !self.reviewed.scorer.too_little(standing);
            let Some(below) = self.odds[at].task_below(task, adequate).filter(|_| known) else {
                unrated += 1;
                doubts.push((0.0, at));
                continue;
            };
            if (SELDOM..=1.0 - SELDOM).contains(&below) {
                doubts.push(((below - 0.5).abs(), at));
            }
            people += usize::from(self.reviewed.scorer.is_adequate(standing));
            if numbers.len() < kept {
                numbers.push(0.0);
            }
            for number in (1..numbers.len()).rev() {
                numbers[number] = numbers[number] * below + numbers[number - 1] * (1.0 - below);
            }
            numbers.first_mut().into_iter().for_each(|none| *none *= below);
        }
        let too_few = |more: usize| -> f64 {
            let few = numbers.iter().enumerate().filter(|(number, _)| count(number + more) < least);
            few.map(|(_, p)| p).sum::<f64>().clamp(0.0, 1.0)
        };
        let p = too_few(0);
        let is_broken = count(people) < least;
        // Who is not rated may well be adequate, too.
        let state = match self.decide(is_broken, p) {
            State::Fail if self.decide(count(people + unrated) < least, too_few(unrated)) != State::Fail => {
                State::Inconclusive
            }
            state => state,
        };
        let subject = Subject { task: Some(task), ..Subject::default() };
        doubts.sort_by(|a, b| a.0.total_cmp(&b.0));
        let near =
            doubts.into_iter().filter(|_| state == State::Inconclusive).take(NEAREST).map(|(_, at)| at);
        let evidence = Evidence::Cover { people, unrated, p, near: near.collect() };
        Found { rule: Rule::Cover, subject, state, evidence, ask: Vec::new() }
    }

    /// The tasks that the policy names; else those that the team does: by its demand, its seats, or today's roles.
    fn tasks(&self) -> Vec<TaskIx> {
        let (catalog, team) = (self.catalog(), self.reviewed.team);
        let asked = &self.setting.tasks;
        let in_role = |role: RoleIx, task: TaskIx| catalog[role].tasks.iter().any(|share| share.task == task);
        let seats = || team.seats.iter().filter(|(_, seats)| *seats > 0).map(|(role, _)| *role);
        let today = || self.reviewed.sellers.iter().filter_map(|seller| seller.role);
        let is_done = |task: TaskIx| match &team.demand {
            Some(demand) => demand.iter().any(|&(of, hours)| of == task && hours > 0.0),
            None if seats().next().is_some() => seats().any(|role| in_role(role, task)),
            None => today().next().is_none() || today().any(|role| in_role(role, task)),
        };
        let is_asked = |task: &TaskIx| {
            if asked.is_empty() { is_done(*task) } else { names(asked, &catalog[*task].id) }
        };
        catalog.task_ixs().filter(is_asked).collect()
    }
}
