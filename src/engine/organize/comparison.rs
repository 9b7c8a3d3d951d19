//! Works out and judges the forms of organising one team's work.

use super::designs::Designs;
use super::forms::{Spending, Spent};
use super::naming;
use super::partitions::Designed;
use super::postings::{Postings, StaffingLimits};
use super::report::{BreakEven, Form, FormKind, Staffed, TakenAway, TaskHours, TaskReport};
use super::search_limit::SearchLimit;
use super::staffing::{MOST_TASKS, TaskSet, members, yield_in};
use super::work::{Work, Worker};
use crate::domain::{Catalog, Fit, RoleIx, SLACK, Team};
use crate::engine::assign::{Candidate, Rules, assign};

/// The question, with its limits.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// The cost of one hand-off, in minutes.
    pub minutes: f64,
    /// The largest share of waste, 0 to 1, with which everyone may do everything.
    pub material: f64,
    /// The number of roles of the set that is described; `None` for the recommended one's.
    pub roles: Option<usize>,
    /// What the staffing of a recommended set keeps to.
    pub staffing: StaffingLimits,
    /// Whether scores count as they were rated, and the best form for what it promises: an optimistic answer.
    pub as_rated: bool,
    /// Where the search for sets of roles ends with its best so far.
    pub limit: SearchLimit,
}

impl Question {
    /// The question where nobody asks another: up to 5 % lost is not material.
    pub fn standard(minutes: f64) -> Self {
        Question {
            minutes,
            material: 0.05,
            roles: None,
            staffing: StaffingLimits::STANDARD,
            as_rated: false,
            limit: SearchLimit::STANDARD,
        }
    }
}

/// Forms of organisation, with the spending of hours in those that follow the catalog's roles.
pub(super) struct Compared<'w> {
    pub forms: Vec<Form>,
    /// `None` where nobody has a role today.
    pub today: Option<Spending<'w>>,
    /// `None` where the team has no seats.
    pub seats: Option<Spending<'w>>,
}

/// The inputs of the comparison.
#[derive(Clone, Copy)]
pub(super) struct Comparison<'a> {
    pub catalog: &'a Catalog,
    pub team: &'a Team,
    pub workers: &'a [Worker],
    pub work: &'a Work,
    pub question: Question,
}

impl<'a> Comparison<'a> {
    /// Returns people in the best seating of the team's seats; `None` where it has no seats.
    pub(super) fn at_seats(&self) -> Option<Spending<'a>> {
        if self.team.seats.iter().all(|&(_, seats)| seats == 0) {
            return None;
        }
        let people: Vec<Candidate> = self.workers.iter().map(|worker| worker.candidate.clone()).collect();
        let mut seats = vec![0; self.catalog.roles.len()];
        self.team.seats.iter().for_each(|&(role, count)| seats[role.0] = count);
        let rules = Rules::giving_way(seats, &people);
        let seating = assign(self.catalog, &people, &rules);
        let roles: Vec<Option<RoleIx>> =
            self.work.people.iter().map(|&at| seating.placements[at].seat).collect();
        Some(Spending::new(self.work, self.catalog, &roles))
    }

    pub(super) fn spent(&self, kind: FormKind, spending: &Spending<'_>) -> Form {
        let Spent { effective, handoff_hours, net } = spending.spent(self.question.minutes);
        Form {
            kind,
            roles: spending.roles(),
            sets: Vec::new(),
            effective,
            bound: None,
            handoff_hours: Some(handoff_hours),
            net: Some(net),
            waste: None,
            people_with_several_roles: 0,
            unknown_hours: spending.unknown_hours(),
            gap: 0.0,
        }
    }

    pub(super) fn everyone(&self) -> Form {
        let work = self.work;
        let (mut effective, mut unknown) = (0.0, 0.0);
        for (person, hours) in work.hours.iter().enumerate() {
            let (mut own_effective, mut own_unknown) = (0.0, 0.0);
            for (task, demand) in work.demand.iter().enumerate() {
                own_effective += hours * demand * work.of_person(person)[task];
                own_unknown += hours * demand * f64::from(u8::from(work.unknown_of(person)[task]));
            }
            effective += own_effective;
            unknown += own_unknown;
        }
        let tasks = work.tasks.len();
        Form {
            kind: FormKind::Everyone,
            roles: 1,
            sets: vec![if tasks >= MOST_TASKS { TaskSet::MAX } else { (1 << tasks) - 1 }],
            effective: effective / work.total,
            bound: None,
            handoff_hours: Some(0.0),
            net: Some(effective / work.total),
            waste: None,
            people_with_several_roles: 0,
            unknown_hours: unknown / work.total,
            gap: 0.0,
        }
    }

    /// Returns the hours that rest on unknown fits, and the number of people with several roles.
    pub(super) fn staffed(&self, roles: &[TaskSet], hours: &[f64]) -> (f64, usize) {
        let work = self.work;
        let mut unknown = 0.0;
        let mut several = 0;
        for (person, own) in hours.chunks_exact(roles.len()).enumerate() {
            for (&role, hours) in roles.iter().zip(own) {
                let all: f64 = members(role).map(|at| work.demand[at]).sum();
                let blind: f64 =
                    members(role).filter(|&at| work.unknown_of(person)[at]).map(|at| work.demand[at]).sum();
                unknown += hours * blind / all;
            }
            several += usize::from(own.iter().filter(|&&hours| hours > SLACK * work.total).count() > 1);
        }
        (unknown, several)
    }

    pub(super) fn designed(&self, designs: &mut Designs<'_>, designed: &Designed) -> Form {
        let staffing = designs.staffing(&designed.roles);
        let (unknown_hours, people_with_several_roles) = self.staffed(&designed.roles, &staffing.hours);
        Form {
            kind: FormKind::Designed,
            roles: designed.roles.len(),
            sets: designed.roles.clone(),
            effective: designed.effective,
            bound: Some(staffing.bound),
            handoff_hours: Some(designed.handoff_hours),
            net: Some(designed.net),
            waste: None,
            people_with_several_roles,
            unknown_hours,
            gap: designed.gap(),
        }
    }

    pub(super) fn free(&self, designs: &Designs<'_>) -> Form {
        let singles: Vec<TaskSet> = (0..self.work.tasks.len()).map(|at| 1 << at).collect();
        let staffing = designs.staffing(&singles);
        let (unknown_hours, people_with_several_roles) = self.staffed(&singles, &staffing.hours);
        Form {
            kind: FormKind::Free,
            roles: singles.len(),
            sets: singles,
            effective: staffing.effective,
            bound: Some(staffing.bound),
            handoff_hours: None,
            net: None,
            waste: None,
            people_with_several_roles,
            unknown_hours,
            gap: 0.0,
        }
    }

    /// Returns the forms in order: today, everyone, seats, the best sets of these numbers of roles.
    pub(super) fn compare(
        &self,
        designs: &mut Designs<'a>,
        roles: impl IntoIterator<Item = usize>,
    ) -> Compared<'a> {
        let today: Vec<Option<RoleIx>> =
            self.work.people.iter().map(|&at| self.workers[at].candidate.today).collect();
        let today = Spending::new(self.work, self.catalog, &today);
        let today = Some(today).filter(|today| today.role_of.iter().any(|&role| role != today.none()));
        let seats = self.at_seats();
        let mut forms = Vec::new();
        forms.extend(today.as_ref().map(|today| self.spent(FormKind::Today, today)));
        if !self.question.as_rated {
            forms.extend(today.as_ref().map(|today| self.spent(FormKind::TodayByDemand, &today.by_demand())));
        }
        forms.push(self.everyone());
        forms.extend(seats.as_ref().map(|seats| self.spent(FormKind::Seats, seats)));
        for roles in roles {
            let designed = designs.best(roles, self.question.minutes);
            forms.push(self.designed(designs, &designed));
        }
        Compared { forms, today, seats }
    }

    /// Returns the minutes at which a set of roles is as good as everyone doing everything.
    pub(super) fn break_even_of(
        &self,
        designs: &mut Designs<'_>,
        roles: &[TaskSet],
        everyone: f64,
    ) -> BreakEven {
        let (effective, crossing) = (designs.effective(roles), designs.crossing(roles));
        // Without any yield nothing is gained at any cost.
        let gain = if effective > 0.0 { (1.0 - everyone / effective).max(0.0) } else { 0.0 };
        let minutes = (crossing > 0.0).then(|| self.work.total * 60.0 / crossing * gain);
        BreakEven { minutes, sets: roles.to_vec() }
    }

    /// Returns the set with the highest break-even: from one set to a better one at its break-even, until there is none
    /// (Dinkelbach 1967, Management Science 13:492).
    pub(super) fn break_even(
        &self,
        designs: &mut Designs<'_>,
        roles: &[TaskSet],
        everyone: f64,
    ) -> BreakEven {
        if let Some(sets) = self.apart() {
            return BreakEven { minutes: None, sets };
        }
        let mut longest = self.break_even_of(designs, roles, everyone);
        while let Some(minutes) = longest.minutes
            && let Some(better) = designs.better(minutes, everyone, &longest.sets)
        {
            let next = self.break_even_of(designs, &better, everyone);
            if next.minutes.is_some_and(|later| later <= minutes) {
                break;
            }
            longest = next;
        }
        longest
    }

    /// Returns two roles or more without hand-offs between them, if the flows allow it.
    pub(super) fn apart(&self) -> Option<Vec<TaskSet>> {
        let mut sets: Vec<TaskSet> = (0..self.work.tasks.len()).map(|at| 1 << at).collect();
        for &(from, to, _) in &self.work.flows {
            let one = sets.iter().position(|set| set >> from & 1 == 1);
            let other = sets.iter().position(|set| set >> to & 1 == 1);
            let (Some(one), Some(other)) = (one, other) else { continue };
            if one != other {
                let joined = sets.remove(one.max(other));
                sets[one.min(other)] |= joined;
            }
        }
        (sets.len() > 1).then_some(sets)
    }

    pub(super) fn taken_away(&self, designs: &mut Designs<'_>, everyone: f64) -> Option<TakenAway> {
        let all = designs.all();
        let mut best: Option<(usize, f64)> = None;
        for task in 0..self.work.tasks.len() {
            let rest = all ^ (1 << task);
            if rest == 0 {
                return None;
            }
            let mut roles = vec![1 << task, rest];
            roles.sort_by_key(|role: &TaskSet| role.trailing_zeros());
            let lost = designs.crossing(&roles) * self.question.minutes / 60.0 / self.work.total;
            let net = designs.effective(&roles) * (1.0 - lost).max(0.0);
            if best.is_none_or(|(_, most)| net > most + SLACK * self.work.total) {
                best = Some((task, net));
            }
        }
        let (task, net) = best?;
        let gain = (everyone > 0.0).then(|| net / everyone - 1.0);
        Some(TakenAway { task: self.work.tasks[task], net, gain })
    }

    /// Returns the roles of a set with who staffs them, and the share of the free staffing's yield that this costs and
    /// whether that is the least: it keeps
    /// to the limits, unless scores count as they were rated or no such staffing was found. `postings`
    /// is that staffing where it is known.
    pub(super) fn design(
        &self,
        designs: &Designs<'_>,
        form: &Form,
        postings: Option<Postings>,
    ) -> (Vec<Staffed>, Option<(f64, bool)>) {
        let roles = &form.sets;
        let (hours, cost) = if self.question.as_rated {
            (designs.staffing(roles).hours, None)
        } else {
            let posted = postings.unwrap_or_else(|| designs.postings(roles, self.question.staffing));
            let kept = posted.effective / form.effective.max(f64::MIN_POSITIVE);
            (posted.hours, posted.keeps.then(|| ((1.0 - kept).max(0.0), posted.gap <= 0.0)))
        };
        let names = naming::name(self.work, self.catalog, roles);
        let staffed = names.into_iter().enumerate().map(|(at, named)| {
            let hours = hours.iter().skip(at).step_by(roles.len());
            let mut people: Vec<(usize, f64, f64)> = hours
                .enumerate()
                .filter(|(_, hours)| **hours > SLACK * self.work.total)
                .map(|(person, &hours)| {
                    (self.work.people[person], hours, yield_in(self.work, person, roles[at]))
                })
                .collect();
            people.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            let hours = members(roles[at]).map(|task| self.work.demand[task]).sum();
            Staffed { named, hours, people }
        });
        let mut staffed: Vec<Staffed> = staffed.collect();
        staffed.sort_by(|a, b| b.hours.total_cmp(&a.hours));
        (staffed, cost)
    }

    pub(super) fn tasks(
        &self,
        today: Option<&Spending<'_>>,
        seats: Option<&Spending<'_>>,
    ) -> Vec<TaskReport> {
        let mut reports = Vec::with_capacity(self.work.tasks.len());
        for (at, &task) in self.work.tasks.iter().enumerate() {
            let (adequate_or_better, best_fit, unknown) = self.work.mastery(self.catalog, self.workers, at);
            let people = self.work.people.iter();
            reports.push(TaskReport {
                task,
                hours: self.work.demand[at],
                adequate_or_better,
                best_fit: best_fit.map(Fit::share),
                unknown,
                barely_rated: people.filter(|&&at| self.workers[at].barely_rated[task.0]).count(),
                today: today.map(|today| self.task_hours(today, at)),
                seats: seats.map(|seats| self.task_hours(seats, at)),
            });
        }
        reports
    }

    fn task_hours(&self, spending: &Spending<'_>, task: usize) -> TaskHours {
        let (hours, demand) = (spending.hours_of(task), self.work.demand[task]);
        // Rounding error is neither short nor over.
        let slack = SLACK * self.work.total;
        TaskHours {
            hours,
            short: if demand - hours > slack { demand - hours } else { 0.0 },
            over: if hours - demand > slack { hours - demand } else { 0.0 },
        }
    }
}
