//! The few changes of role that capture most of the gain of changes between the catalog's roles.

use super::forms::Spending;
use super::work::{Work, Worker};
use crate::domain::{RoleIx, SLACK};
use crate::engine::Scorer;

/// One person's change of role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleMove {
    /// Her index among the workers.
    pub worker: usize,
    /// The role she leaves; `None` where she has none with tasks of the work.
    pub from: Option<RoleIx>,
    /// The role she takes.
    pub to: RoleIx,
}

/// A set of changes and its gain.
#[derive(Clone, Debug, PartialEq)]
pub struct MoveSet {
    /// The changes, by the ids of the people.
    pub changes: Vec<RoleMove>,
    /// The effective hours left after hand-offs.
    pub net: f64,
    /// The share of the whole gain that they capture, 0 to 1.
    pub share: f64,
    /// Whether it is proven that no other changes of as many people gain more.
    pub is_best: bool,
}

/// What changes of role can gain.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// Today's net.
    pub today: f64,
    /// The largest net found with any number of changes.
    pub goal: f64,
    /// The one change that gains most.
    pub one: Option<MoveSet>,
    /// The two that gain most together.
    pub two: Option<MoveSet>,
    /// The fewest found that capture most of the gain, 80 %.
    pub most: Option<MoveSet>,
}

/// The most pairs of changes that are all tried; beyond, one change follows the other.
const MOST_PAIRS: usize = 4_000_000;

/// The largest team in which one person changes role at a time; in a larger one several do, so that the steps of a search
/// do not grow with the team.
const MOST_ONE_BY_ONE: usize = 200;

/// The share of a gain that counts as most of it.
const MOST: f64 = 0.8;

/// Returns changes from the current roles. People take only eligible roles: in play, no baselines, known, not vetoed, and rated
/// enough.
pub(super) fn changes(
    work: &Work,
    scorer: &Scorer,
    workers: &[Worker],
    minutes: f64,
    starts: &[Vec<Option<RoleIx>>],
) -> Changes {
    let catalog = scorer.catalog();
    let today: Vec<Option<RoleIx>> = work.people.iter().map(|&at| workers[at].candidate.today).collect();
    let start = Spending::new(work, catalog, &today);
    let options = options(work, scorer, workers, &start);
    let before = start.spent(minutes).net;
    let least = SLACK * work.total;
    let climber = Climber { options: &options, minutes, least };

    let mut goal = climber.climb(start.clone());
    for roles in starts {
        // Every change leads to a role: a person who would have none keeps today's.
        let kept: Vec<Option<RoleIx>> =
            roles.iter().zip(&today).map(|(role, today)| role.or(*today)).collect();
        let other = climber.climb(Spending::new(work, catalog, &kept));
        if other.1 > goal.1 + least {
            goal = other;
        }
    }
    let one = climber.best_change(&start, before);
    let (first, first_net) = one.clone().unwrap_or_else(|| (start.clone(), before));
    let all: usize = options.iter().map(Vec::len).sum();
    let is_exact = all.saturating_mul(all) / 2 <= MOST_PAIRS;
    // Two changes may gain where neither alone does: a swap.
    let pair =
        if is_exact { climber.best_pair(&start, first_net) } else { climber.best_change(&first, first_net) };
    if let Some((second, _)) = &pair {
        let further = climber.climb(second.clone());
        if further.1 > goal.1 + least {
            goal = further;
        }
    }
    let gain = goal.1 - before;
    if gain <= least {
        return Changes { today: before, goal: before, one: None, two: None, most: None };
    }
    let gains = Gains { work, start: &start, before, gain };
    let one = one.map(|(first, net)| gains.of(&first, net, true));
    let two = pair.as_ref().map(|(second, net)| gains.of(second, *net, is_exact));
    let most = one.iter().chain(&two).filter(|set| set.share >= MOST - SLACK);
    let most = match most.min_by_key(|set| set.changes.len()) {
        Some(few) => few.clone(),
        // From two on, step by step.
        None => gains.climb(&climber, pair.unwrap_or((first, first_net)), &goal),
    };
    Changes { today: before, goal: goal.1, one, two, most: Some(most) }
}

/// The baseline for the gain of changes.
struct Gains<'a, 'w> {
    work: &'w Work,
    start: &'a Spending<'w>,
    /// Today's net.
    before: f64,
    /// The whole gain, above 0.
    gain: f64,
}

impl<'w> Gains<'_, 'w> {
    /// Returns the changes from the start to another spending, with their share of the whole gain.
    fn of(&self, after: &Spending<'w>, net: f64, is_best: bool) -> MoveSet {
        let mut changes = Vec::new();
        for (person, (&from, &to)) in self.start.role_of.iter().zip(&after.role_of).enumerate() {
            if from != to {
                let from = Some(RoleIx(from)).filter(|_| from != self.start.none());
                changes.push(RoleMove { worker: self.work.people[person], from, to: RoleIx(to) });
            }
        }
        MoveSet { changes, net, share: ((net - self.before) / self.gain).min(1.0), is_best }
    }

    /// Returns the first changes that capture most of the gain, step by step; where they do not, all that the
    /// goal takes.
    fn climb(&self, climber: &Climber<'_>, from: (Spending<'w>, f64), goal: &(Spending<'w>, f64)) -> MoveSet {
        let mut reached = from;
        while (reached.1 - self.before) / self.gain < MOST - SLACK {
            match climber.step(&reached.0, reached.1, 50) {
                Some(next) => reached = next,
                None => return self.of(&goal.0, goal.1, false),
            }
        }
        self.of(&reached.0, reached.1, false)
    }
}

/// Returns the roles that each person may take: any of the catalog that counts here and that she is eligible for; none for a
/// person who is pinned to today's.
fn options(work: &Work, scorer: &Scorer, workers: &[Worker], start: &Spending<'_>) -> Vec<Vec<usize>> {
    let mut options = Vec::with_capacity(work.people.len());
    for &at in &work.people {
        let candidate = &workers[at].candidate;
        let mut own = Vec::new();
        for role in scorer.catalog().role_ixs().filter(|_| !candidate.pinned) {
            let is_open = scorer.may_be_anybodys_best(role) && start.counts(role);
            if is_open && candidate.roles[role.0].ineligibility.is_none() {
                own.push(role.0);
            }
        }
        options.push(own);
    }
    options
}

/// A search for changes of role that gain something.
struct Climber<'a> {
    options: &'a [Vec<usize>],
    minutes: f64,
    /// The smallest gain that counts.
    least: f64,
}

impl<'w> Climber<'_> {
    /// Returns the best change of one person, or in a large team the best few together where that gains more: at most this
    /// share of the people, then half as many, and so on. `None` where none gains anything.
    fn step(&self, from: &Spending<'w>, net: f64, share: usize) -> Option<(Spending<'w>, f64)> {
        let mut gaining = self.gaining_changes(from, net);
        let one = self.best_of(from, &gaining)?;
        if self.options.len() <= MOST_ONE_BY_ONE {
            return Some(one);
        }
        // A stable sort: of equals the first person.
        gaining.sort_by(|a, b| b.2.total_cmp(&a.2));
        gaining.truncate(self.options.len() / share);
        while gaining.len() > 1 {
            let changes: Vec<(usize, usize)> =
                gaining.iter().map(|&(person, role, _)| (person, role)).collect();
            let few = self.changed(from, &changes);
            if few.1 > one.1 + self.least {
                return Some(few);
            }
            gaining.truncate(gaining.len() / 2);
        }
        Some(one)
    }

    /// Returns the change of one person that gains most over a net; `None` where none gains anything.
    fn best_change(&self, from: &Spending<'w>, net: f64) -> Option<(Spending<'w>, f64)> {
        self.best_of(from, &self.gaining_changes(from, net))
    }

    /// Makes the change that reaches the most, of almost equal ones the first person's; `None` for no changes.
    fn best_of(&self, from: &Spending<'w>, gaining: &[(usize, usize, f64)]) -> Option<(Spending<'w>, f64)> {
        let mut best: Option<(usize, usize, f64)> = None;
        for &change in gaining {
            if best.is_none_or(|(.., most)| change.2 > most + self.least) {
                best = Some(change);
            }
        }
        let (person, role, _) = best?;
        Some(self.changed(from, &[(person, role)]))
    }

    /// Returns each person's best change with the net that it alone reaches, for those who have one that gains.
    fn gaining_changes(&self, from: &Spending<'w>, net: f64) -> Vec<(usize, usize, f64)> {
        let mut trial = from.clone();
        let mut gaining = Vec::new();
        for (person, options) in self.options.iter().enumerate() {
            let own = from.role_of[person];
            let mut best: Option<(usize, usize, f64)> = None;
            for &role in options.iter().filter(|&&role| role != own) {
                trial.change(person, role);
                let reached = trial.spent(self.minutes).net;
                if reached > best.map_or(net, |(.., most)| most) + self.least {
                    best = Some((person, role, reached));
                }
            }
            trial.change(person, own);
            gaining.extend(best);
        }
        gaining
    }

    /// Returns the changes of one or two people that gain most over a net; `None` where none gains more.
    fn best_pair(&self, from: &Spending<'w>, net: f64) -> Option<(Spending<'w>, f64)> {
        let mut trial = from.clone();
        let mut best: Option<([(usize, usize); 2], f64)> = None;
        for (one, own) in from.role_of.iter().enumerate() {
            for &role in self.options[one].iter().filter(|&role| role != own) {
                trial.change(one, role);
                for (other, theirs) in from.role_of.iter().enumerate().skip(one + 1) {
                    for &second in self.options[other].iter().filter(|&role| role != theirs) {
                        trial.change(other, second);
                        let reached = trial.spent(self.minutes).net;
                        if reached > best.map_or(net, |(_, most)| most) + self.least {
                            best = Some(([(one, role), (other, second)], reached));
                        }
                    }
                    trial.change(other, *theirs);
                }
            }
            trial.change(one, *own);
        }
        Some(self.changed(from, &best?.0))
    }

    fn changed(&self, from: &Spending<'w>, changes: &[(usize, usize)]) -> (Spending<'w>, f64) {
        let mut after = from.clone();
        for &(person, role) in changes {
            after.change(person, role);
        }
        let after = after.afresh();
        let net = after.spent(self.minutes).net;
        (after, net)
    }

    /// Changes roles step by step until no change gains anything.
    fn climb(&self, start: Spending<'w>) -> (Spending<'w>, f64) {
        let net = start.spent(self.minutes).net;
        let mut reached = (start, net);
        while let Some(next) = self.step(&reached.0, reached.1, 4) {
            reached = next;
        }
        reached
    }
}
