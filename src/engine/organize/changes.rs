//! Which few people's change of role, over the catalog's roles, wins most of what such changes can win.

use super::forms::Spending;
use super::work::{Work, Worker};
use crate::domain::{Catalog, RoleIx, SLACK};

/// One person's change of role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleMove {
    /// Her place among the workers.
    pub worker: usize,
    /// The role she leaves; `None` where she has none that counts.
    pub from: Option<RoleIx>,
    /// The role she takes.
    pub to: RoleIx,
}

/// Some changes together, and what they win.
#[derive(Clone, Debug, PartialEq)]
pub struct MoveSet {
    /// The changes, by the ids of the people.
    pub changes: Vec<RoleMove>,
    /// Effective hours that are left after hand-offs.
    pub net: f64,
    /// The share of the whole gain that they win, 0 to 1.
    pub share: f64,
    /// Whether no other changes of as many people win more.
    pub is_best: bool,
}

/// What changes of role can win.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// Today's net.
    pub today: f64,
    /// The largest net that was found with any number of changes.
    pub goal: f64,
    /// The one change that wins most.
    pub one: Option<MoveSet>,
    /// The two that win most together.
    pub two: Option<MoveSet>,
    /// The fewest found that win most of the gain, 80 % of it.
    pub most: Option<MoveSet>,
}

/// So many pairs of changes are all tried out; beyond, one change follows the other.
const MOST_PAIRS: usize = 4_000_000;

/// From this share on it is most of a gain.
const MOST: f64 = 0.8;

/// Changes from today's roles. People take only roles that may be theirs: known, not vetoed, and rated enough.
pub(super) fn changes(
    work: &Work,
    catalog: &Catalog,
    workers: &[Worker],
    minutes: f64,
    starts: &[Vec<Option<RoleIx>>],
) -> Changes {
    let today: Vec<Option<RoleIx>> = work.people.iter().map(|&at| workers[at].candidate.today).collect();
    let start = Spending::new(work, catalog, &today);
    let options = options(work, catalog, workers, &start);
    let before = start.spent(minutes).net;
    let least = SLACK * work.total;
    let climber = Climber { options: &options, minutes, least };

    let mut goal = climber.climb(start.clone());
    for roles in starts {
        // A change leads to a role: who would have none stays where she is.
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
    // Two may win where neither alone does: a swap.
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
    let step = |after: &Spending<'_>, net: f64, is_best: bool| {
        let changed = (0..work.people.len()).filter(|&person| after.role_of[person] != start.role_of[person]);
        let from = |role: usize| Some(RoleIx(role)).filter(|_| role != start.none());
        let change = |person: usize| RoleMove {
            worker: work.people[person],
            from: from(start.role_of[person]),
            to: RoleIx(after.role_of[person]),
        };
        MoveSet {
            changes: changed.map(change).collect(),
            net,
            share: ((net - before) / gain).min(1.0),
            is_best,
        }
    };
    let one = one.map(|(first, net)| step(&first, net, true));
    let two = pair.map(|(second, net)| (step(&second, net, is_exact), second));
    let most = [one.as_ref(), two.as_ref().map(|(two, _)| two)].into_iter().flatten();
    let most = most.filter(|step| step.share >= MOST - SLACK).min_by_key(|step| step.changes.len()).cloned();
    let most = most.or_else(|| {
        // From two on, one change at a time; where that ends too low, all that the goal takes.
        let mut reached =
            two.as_ref().map_or((first, first_net), |(step, second)| (second.clone(), step.net));
        while (reached.1 - before) / gain < MOST - SLACK {
            match climber.best_change(&reached.0, reached.1) {
                Some(next) => reached = next,
                None => return Some(step(&goal.0, goal.1, false)),
            }
        }
        let few = step(&reached.0, reached.1, false);
        Some(few)
    });
    Changes { today: before, goal: goal.1, one, two: two.map(|(step, _)| step), most }
}

/// The roles that each person may take: any of the catalog that counts here and is not barred for her; none for who is
/// pinned to today's.
fn options(work: &Work, catalog: &Catalog, workers: &[Worker], start: &Spending<'_>) -> Vec<Vec<usize>> {
    let may = |at: usize, role: RoleIx| {
        start.counts(role) && workers[at].candidate.roles[role.0].ineligibility.is_none()
    };
    let stays = |at: usize| workers[at].candidate.pinned;
    let of = |&at: &usize| {
        catalog.role_ixs().filter(|&role| !stays(at) && may(at, role)).map(|role| role.0).collect()
    };
    work.people.iter().map(of).collect()
}

/// Looks for changes that win something.
struct Climber<'a> {
    options: &'a [Vec<usize>],
    minutes: f64,
    /// A smaller gain is none.
    least: f64,
}

impl<'w> Climber<'_> {
    /// The change of one person that wins most over a net; `None` where none wins anything.
    fn best_change(&self, from: &Spending<'w>, net: f64) -> Option<(Spending<'w>, f64)> {
        let mut trial = from.clone();
        let mut best: Option<(usize, usize, f64)> = None;
        for (person, options) in self.options.iter().enumerate() {
            let own = from.role_of[person];
            for &role in options.iter().filter(|&&role| role != own) {
                trial.change(person, role);
                let reached = trial.spent(self.minutes).net;
                if reached > best.map_or(net, |(.., most)| most) + self.least {
                    best = Some((person, role, reached));
                }
            }
            trial.change(person, own);
        }
        let (person, role, _) = best?;
        Some(self.changed(from, &[(person, role)]))
    }

    /// The changes of one or two people that win most over a net; `None` where none wins more.
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

    /// One change after the other, each the best there is, until none wins anything.
    fn climb(&self, start: Spending<'w>) -> (Spending<'w>, f64) {
        let net = start.spent(self.minutes).net;
        let mut reached = (start, net);
        while let Some(next) = self.best_change(&reached.0, reached.1) {
            reached = next;
        }
        reached
    }
}
