//! The work of a team: who has how many hours for it, how many each task takes, and how it is handed on (F10).
//!
//! Both sides are scaled to the same sum, so that every form of organisation does the same work in the same hours with
//! the same people. Tasks and people are in the order of their ids, so that the order of files changes nothing.

use crate::domain::{Catalog, Fit, Flow, Level, RoleIx, Seller, TaskIx, Team};
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
    /// Her fit with each task, in catalog order; `None` is unknown.
    pub tasks: Box<[Option<Fit>]>,
    /// Whether too little of each task is rated for it to be a best role, in catalog order.
    pub barely_rated: Box<[bool]>,
    /// The same fits without the motion's easing; empty where the motion eases nothing.
    pub without_easing: Box<[Option<Fit>]>,
}

impl Worker {
    /// Returns a seller as a worker; `hard` scores her without easing, where there is any.
    pub fn new(scorer: &Scorer, hard: Option<&Scorer>, seller: &Seller, scored: &SellerFit) -> Self {
        let fits = |scored: &SellerFit| scored.tasks.iter().map(|task| task.standing.fit).collect();
        Worker {
            candidate: Candidate::new(scorer, seller, scored),
            hours: seller.hours,
            tasks: fits(scored),
            barely_rated: scored
                .tasks
                .iter()
                .map(|task| task.standing.fit.is_some() && scorer.too_little(&task.standing))
                .collect(),
            without_easing: hard.map(|hard| fits(&hard.score(seller))).unwrap_or_default(),
        }
    }
}

/// Sellers as workers, in the order of their ids; `hard` scores them without easing, where there is any.
///
/// # Errors
/// The first error of the sellers.
pub fn gather_workers<E>(
    scorer: &Scorer,
    hard: Option<&Scorer>,
    sellers: impl Iterator<Item = Result<(Seller, SellerFit), E>>,
) -> Result<Vec<Worker>, E> {
    let mut workers = Vec::new();
    for row in sellers {
        let (seller, scored) = row?;
        workers.push(Worker::new(scorer, hard, &seller, &scored));
    }
    workers.sort_by(|a, b| a.candidate.key.cmp(&b.candidate.key));
    Ok(workers)
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
    /// The tasks that are looked at, by id.
    pub tasks: Vec<TaskIx>,
    /// Tasks with demand in which nobody at work is rated: left out.
    pub unrated: Vec<TaskIx>,
    /// The people with hours, by their place among all workers.
    pub people: Vec<usize>,
    /// The hours of all together, as they were given.
    pub available: f64,
    /// The hours that the tasks take together, as they were given.
    pub demanded: f64,
    /// W: the hours of the work that is looked at, the smaller of the two.
    pub total: f64,
    /// The hours of each of the people, summing to `total`.
    pub hours: Vec<f64>,
    /// The hours of each task, summing to `total`.
    pub demand: Vec<f64>,
    /// How often work is handed from task to task each week.
    pub flows: Vec<(usize, usize, f64)>,
    /// Effective hours of one hour of a person in a task, person by person: her fit, or the mean of the others' where
    /// it is unknown.
    pub yields: Vec<f64>,
    /// Whether that is unknown.
    pub unknown: Vec<bool>,
}

impl Work {
    /// The work of a team.
    ///
    /// # Errors
    /// There is none to look at.
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
        let rated = |task: &TaskIx| people.iter().any(|&at| workers[at].tasks[task.0].is_some());
        let (tasks, unrated): (Vec<TaskIx>, Vec<TaskIx>) = asked.into_iter().partition(rated);
        if tasks.is_empty() {
            return Err(NoWork::NothingRated);
        }
        let demanded: f64 = tasks.iter().map(|task| hours[task.0]).sum();
        let total = available.min(demanded);
        let place = |task: TaskIx| tasks.iter().position(|&other| other == task);
        let scale = total / demanded;
        let flow = |from: TaskIx, to: TaskIx, per_week: f64| {
            Some((place(from)?, place(to)?, per_week * scale)).filter(|&(.., per_week)| per_week > 0.0)
        };
        let mut flows: Vec<(usize, usize, f64)> = match &team.handoffs {
            Some(flows) => {
                flows.iter().filter_map(|Flow { from, to, per_week }| flow(*from, *to, *per_week)).collect()
            }
            None => catalog
                .handoffs
                .iter()
                .filter_map(|flowing| {
                    let per_week = flowing.per_100_hours / 100.0 * hours[flowing.from.0];
                    flow(flowing.from, flowing.to, per_week)
                })
                .collect(),
        };
        flows.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)));
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
            yields: Vec::new(),
            unknown: Vec::new(),
        };
        work.rate(|at| &workers[at].tasks);
        Ok(work)
    }

    /// The same work with every limit as the catalog has it: what the motion's easing hides.
    #[must_use]
    pub fn without_easing(&self, workers: &[Worker]) -> Self {
        let mut work = self.clone();
        work.rate(|at| &workers[at].without_easing);
        work
    }

    /// The same work done by the same people with the fits of these workers.
    #[must_use]
    pub(super) fn rated_as(&self, workers: &[Worker]) -> Self {
        let mut work = self.clone();
        work.rate(|at| &workers[at].tasks);
        work
    }

    /// Fills in what an hour of each person is worth in each task.
    fn rate<'w>(&mut self, fits: impl Fn(usize) -> &'w [Option<Fit>]) {
        let mean = |task: &TaskIx| {
            let known = || self.people.iter().filter_map(|&at| fits(at)[task.0].map(Fit::share));
            known().sum::<f64>() / count(known().count().max(1))
        };
        let means: Vec<f64> = self.tasks.iter().map(mean).collect();
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

    /// What an hour of each task is worth in a person's hands.
    pub fn of_person(&self, person: usize) -> &[f64] {
        &self.yields[person * self.tasks.len()..(person + 1) * self.tasks.len()]
    }

    /// Which tasks she is not rated in.
    pub fn unknown_of(&self, person: usize) -> &[bool] {
        &self.unknown[person * self.tasks.len()..(person + 1) * self.tasks.len()]
    }

    /// What share of a role's time each task takes, of those that are looked at; `None` for a role of none of them.
    pub fn shares(&self, catalog: &Catalog, role: RoleIx) -> Option<Vec<f64>> {
        let mut shares = vec![0.0; self.tasks.len()];
        for (share, task) in shares.iter_mut().zip(&self.tasks) {
            *share = catalog[role].tasks.iter().find(|s| s.task == *task).map_or(0.0, |s| s.share);
        }
        let sum: f64 = shares.iter().sum();
        (sum > 0.0).then(|| shares.into_iter().map(|share| share / sum).collect())
    }

    /// For a task, by place: how many are known to be adequate or better, the highest known fit, and how many are not
    /// rated.
    pub fn mastery(&self, catalog: &Catalog, task: usize) -> (usize, Option<Fit>, usize) {
        let known = || {
            let people = 0..self.people.len();
            people
                .filter(|&person| !self.unknown_of(person)[task])
                .map(|person| Fit::new(self.of_person(person)[task]))
        };
        let adequate = known().filter(|fit| catalog.levels.of(*fit) >= Level::Adequate).count();
        let best = known().reduce(|a, b| if b > a { b } else { a });
        (adequate, best, self.people.len() - known().count())
    }
}

/// The hours that each task takes, in catalog order.
fn demand(catalog: &Catalog, team: &Team, workers: &[Worker]) -> Result<(Demanded, Vec<f64>), NoWork> {
    let mut hours = vec![0.0; catalog.tasks.len()];
    let spread = |hours: &mut Vec<f64>, role: RoleIx, all: f64| {
        let whole = catalog[role].total_share();
        catalog[role].tasks.iter().for_each(|s| hours[s.task.0] += all * s.share / whole);
    };
    if let Some(demand) = &team.demand {
        for &(task, of) in demand {
            hours[task.0] += of;
        }
        return Ok((Demanded::Team, hours));
    }
    if team.seats.iter().any(|&(_, seats)| seats > 0) {
        team.seats.iter().for_each(|&(role, seats)| {
            spread(&mut hours, role, f64::from(seats) * catalog.defaults.hours);
        });
        return Ok((Demanded::Seats, hours));
    }
    let with_role = || workers.iter().filter_map(|worker| Some((worker.candidate.today?, worker.hours)));
    if with_role().next().is_none() {
        return Err(NoWork::NothingSaid);
    }
    with_role().for_each(|(role, of)| spread(&mut hours, role, of));
    Ok((Demanded::Today, hours))
}
