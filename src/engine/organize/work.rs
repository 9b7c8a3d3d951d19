//! The work of a team: who has how many hours for it, how many each task takes, and how it is handed on (F10).
//!
//! Both sides are scaled to the same sum, so that every form of organisation does the same work in the same hours with
//! the same people. Tasks and people are in the order of their ids, so that the order of files changes nothing.

use crate::domain::{Catalog, Fit, Flow, Level, Role, RoleIx, Seller, TaskIx, Team};
use crate::engine::assign::Candidate;
use crate::engine::fixed_point::count;
use crate::engine::score::{Scorer, SellerFit};

/// A person who does the work.
#[derive(Clone, Debug)]
pub struct Worker {
    /// What seating needs to know about her.
    pub candidate: Candidate,
    /// Her hours a week.
    pub hours: f64,
    /// The fit that counts with each task, in catalog order; `None` is unknown.
    pub tasks: Box<[Option<Fit>]>,
    /// Her fit with each task by her scores as they were rated.
    pub as_rated: Box<[Option<Fit>]>,
    /// Whether too little of each task is rated for it to be a best role, in catalog order.
    pub barely_rated: Box<[bool]>,
}

impl Worker {
    /// Returns a seller as a worker.
    pub fn new(scorer: &Scorer, seller: &Seller, scored: &SellerFit) -> Self {
        Worker {
            candidate: Candidate::new(scorer, seller, scored),
            hours: seller.hours,
            tasks: task_fits(scored),
            as_rated: task_fits(scored),
            barely_rated: scored
                .tasks
                .iter()
                .map(|task| task.standing.fit.is_some() && scorer.too_little(&task.standing))
                .collect(),
        }
    }

    /// Lets the fits of the same seller with other scores count.
    pub(super) fn rate(&mut self, scorer: &Scorer, seller: &Seller) {
        let scored = scorer.score(seller);
        self.candidate = Candidate::new(scorer, seller, &scored);
        self.tasks = task_fits(&scored);
    }
}

/// Where the hours that each task takes come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demanded {
    /// The team says so.
    Team,
    /// What its seats imply: seats × the catalog's hours × shares of time.
    Seats,
    /// What its sellers do today: their hours × the shares of their roles.
    Today,
}

/// Why there is no work to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoWork {
    /// Neither demand nor seats nor anybody's role today is known.
    NothingSaid,
    /// All hours of the sellers sum to 0.
    NoHours,
    /// All hours demanded sum to 0.
    NoDemand,
    /// Nobody at work is rated in any task with demand.
    NothingRated,
}

/// The work of a team, scaled; people and tasks by place.
#[derive(Clone, Debug)]
pub struct Work {
    /// Where the demand comes from.
    pub demanded_by: Demanded,
    /// The tasks of the work, by id.
    pub tasks: Vec<TaskIx>,
    /// Tasks with demand in which nobody at work is rated: left out.
    pub unrated: Vec<TaskIx>,
    /// The people with hours, by their place among all workers.
    pub people: Vec<usize>,
    /// The hours of all together, as they were given.
    pub available: f64,
    /// The hours that the tasks take together, as they were given.
    pub demanded: f64,
    /// W: the hours of the work, the smaller of the two.
    pub total: f64,
    /// The hours of each of the people, summing to `total`.
    pub hours: Vec<f64>,
    /// The hours of each task, summing to `total`.
    pub demand: Vec<f64>,
    /// The hand-offs a week from task to task.
    pub flows: Vec<(usize, usize, f64)>,
    /// Whether the team or the catalog says how work is handed on between these tasks. Otherwise dividing it costs nothing
    /// here, which no verdict can rest on.
    pub describes_handoffs: bool,
    /// Effective hours of one hour of a person in a task, person by person: her fit, or the mean of the others' where
    /// it is unknown.
    pub yields: Vec<f64>,
    /// Whether her fit is unknown.
    pub unknown: Vec<bool>,
}

impl Work {
    /// Returns the work of a team.
    ///
    /// # Errors
    /// There is none.
    pub fn new(catalog: &Catalog, team: &Team, workers: &[Worker]) -> Result<Self, NoWork> {
        let people: Vec<usize> = (0..workers.len()).filter(|&at| workers[at].hours > 0.0).collect();
        let available: f64 = people.iter().map(|&at| workers[at].hours).sum();
        if available <= 0.0 {
            return Err(NoWork::NoHours);
        }
        let (demanded_by, hours) = demand(catalog, team, workers)?;
        let mut asked: Vec<TaskIx> = catalog.task_ixs().filter(|task| hours[task.0] > 0.0).collect();
        if asked.is_empty() {
            return Err(NoWork::NoDemand);
        }
        asked.sort_by(|a, b| catalog[*a].id.cmp(&catalog[*b].id));
        let (tasks, unrated): (Vec<TaskIx>, Vec<TaskIx>) =
            asked.into_iter().partition(|task| people.iter().any(|&at| workers[at].tasks[task.0].is_some()));
        if tasks.is_empty() {
            return Err(NoWork::NothingRated);
        }
        let demanded: f64 = tasks.iter().map(|task| hours[task.0]).sum();
        let total = available.min(demanded);
        let scale = total / demanded;
        let mut flows: Vec<(usize, usize, f64)> = Vec::new();
        for Flow { from, to, per_week } in all_flows(catalog, team, &hours) {
            let from = tasks.iter().position(|&task| task == from);
            let to = tasks.iter().position(|&task| task == to);
            if let (Some(from), Some(to)) = (from, to)
                && per_week * scale > 0.0
            {
                flows.push((from, to, per_week * scale));
            }
        }
        flows.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)));
        // A team that lists no hand-offs says that there are none.
        let describes_handoffs = team.handoffs.is_some() || !flows.is_empty();
        let mut work = Work {
            demanded_by,
            hours: people.iter().map(|&at| workers[at].hours * total / available).collect(),
            demand: tasks.iter().map(|task| hours[task.0] * scale).collect(),
            tasks,
            unrated,
            people,
            available,
            demanded,
            total,
            flows,
            describes_handoffs,
            yields: Vec::new(),
            unknown: Vec::new(),
        };
        work.rate(|at| &workers[at].tasks);
        Ok(work)
    }

    /// Returns the same work, done by the same people with the fits of these workers.
    #[must_use]
    pub(super) fn rated_as(&self, workers: &[Worker]) -> Self {
        let mut work = self.clone();
        work.rate(|at| &workers[at].tasks);
        work
    }

    /// Fills in the yield of each person in each task.
    fn rate<'w>(&mut self, fits: impl Fn(usize) -> &'w [Option<Fit>]) {
        let mut means = Vec::with_capacity(self.tasks.len());
        for task in &self.tasks {
            let known: Vec<f64> =
                self.people.iter().filter_map(|&at| fits(at)[task.0].map(Fit::share)).collect();
            means.push(known.iter().sum::<f64>() / count(known.len().max(1)));
        }
        let mut yields = Vec::with_capacity(self.people.len() * self.tasks.len());
        let mut unknown = Vec::with_capacity(yields.capacity());
        for &at in &self.people {
            for (task, mean) in self.tasks.iter().zip(&means) {
                let fit = fits(at)[task.0];
                yields.push(fit.map_or(*mean, Fit::share));
                unknown.push(fit.is_none());
            }
        }
        (self.yields, self.unknown) = (yields, unknown);
    }

    /// Returns a person's yield in each task.
    pub fn of_person(&self, person: usize) -> &[f64] {
        &self.yields[person * self.tasks.len()..(person + 1) * self.tasks.len()]
    }

    /// Returns whether each task of a person is unrated.
    pub fn unknown_of(&self, person: usize) -> &[bool] {
        &self.unknown[person * self.tasks.len()..(person + 1) * self.tasks.len()]
    }

    /// Returns the share of a role's time that each task of the work takes; `None` for a role with none of them.
    pub fn shares(&self, catalog: &Catalog, role: RoleIx) -> Option<Vec<f64>> {
        let mut shares = vec![0.0; self.tasks.len()];
        for (share, task) in shares.iter_mut().zip(&self.tasks) {
            *share = catalog[role].tasks.iter().find(|s| s.task == *task).map_or(0.0, |s| s.share);
        }
        let sum: f64 = shares.iter().sum();
        (sum > 0.0).then(|| shares.into_iter().map(|share| share / sum).collect())
    }

    /// Returns for a task, by place, with scores as they were rated: how many people are known to be adequate or better, the
    /// highest known fit, and how many are not rated.
    pub fn mastery(&self, catalog: &Catalog, workers: &[Worker], task: usize) -> (usize, Option<Fit>, usize) {
        let (mut adequate, mut best, mut unknown) = (0, None, 0);
        for &at in &self.people {
            let Some(fit) = workers[at].as_rated[self.tasks[task].0] else {
                unknown += 1;
                continue;
            };
            adequate += usize::from(catalog.levels.of(fit) >= Level::Adequate);
            best = Some(best.map_or(fit, |best| if fit > best { fit } else { best }));
        }
        (adequate, best, unknown)
    }
}

fn task_fits(scored: &SellerFit) -> Box<[Option<Fit>]> {
    scored.tasks.iter().map(|task| task.standing.fit).collect()
}

/// Returns the team's hand-offs a week, else the catalog's at these hours of each task.
fn all_flows(catalog: &Catalog, team: &Team, hours: &[f64]) -> Vec<Flow> {
    if let Some(flows) = &team.handoffs {
        return flows.clone();
    }
    let mut flows = Vec::with_capacity(catalog.handoffs.len());
    for handoff in &catalog.handoffs {
        let per_week = handoff.per_100_hours / 100.0 * hours[handoff.from.0];
        flows.push(Flow { from: handoff.from, to: handoff.to, per_week });
    }
    flows
}

/// Returns the hours that each task takes, in catalog order.
fn demand(catalog: &Catalog, team: &Team, workers: &[Worker]) -> Result<(Demanded, Vec<f64>), NoWork> {
    let mut hours = vec![0.0; catalog.tasks.len()];
    if let Some(demand) = &team.demand {
        for &(task, of) in demand {
            hours[task.0] += of;
        }
        return Ok((Demanded::Team, hours));
    }
    if team.seats.iter().any(|&(_, seats)| seats > 0) {
        for &(role, seats) in &team.seats {
            add_hours(&mut hours, &catalog[role], f64::from(seats) * catalog.defaults.hours);
        }
        return Ok((Demanded::Seats, hours));
    }
    if workers.iter().all(|worker| worker.candidate.today.is_none()) {
        return Err(NoWork::NothingSaid);
    }
    for worker in workers {
        if let Some(role) = worker.candidate.today {
            add_hours(&mut hours, &catalog[role], worker.hours);
        }
    }
    Ok((Demanded::Today, hours))
}

/// Adds hours of a role to the hours of its tasks.
fn add_hours(hours: &mut [f64], role: &Role, all: f64) {
    let whole = role.total_share();
    for share in &role.tasks {
        hours[share.task.0] += all * share.share / whole;
    }
}
