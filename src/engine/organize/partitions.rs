//! The best set of roles for each number of roles: which tasks go together (F10).
//!
//! With a price on each person's hours, what a set of roles can reach is bounded by a sum over its roles, so the best
//! bound over all sets is a dynamic program over subsets of tasks. Branch and bound on it staffs only the few sets
//! that might be better than the best one known, and ends with a proof.

use super::bounds::MOST_EXACT;
use super::branch_and_bound::Aim;
use super::designs::Designs;
use super::staffing::TaskSet;
use crate::domain::SLACK;

/// A set of roles: each task in one of them.
#[derive(Clone, Debug)]
pub struct Designed {
    /// The tasks of each role, in the order of the first of them.
    pub roles: Vec<TaskSet>,
    /// Effective hours a week, before hand-offs.
    pub effective: f64,
    /// The cost of hand-offs, in hours a week.
    pub handoff_hours: f64,
    /// The effective hours left.
    pub net: f64,
    /// An upper bound on the net of sets of as many roles.
    pub bound: f64,
}

impl Designed {
    /// Returns the share of its net by which another set of as many roles might be better.
    pub fn gap(&self) -> f64 {
        if self.bound <= self.net { 0.0 } else { (self.bound - self.net) / self.net.max(f64::MIN_POSITIVE) }
    }
}

impl Designs<'_> {
    fn designed(&mut self, roles: Vec<TaskSet>, minutes: f64, bound: f64) -> Designed {
        let effective = self.effective(&roles);
        let crossing = self.crossing(&roles);
        let net = effective * self.left(crossing, minutes).max(0.0);
        Designed { roles, effective, handoff_hours: crossing * minutes / 60.0, net, bound: bound.max(net) }
    }

    /// Returns the best set of exactly this number of roles.
    pub(super) fn best(&mut self, roles: usize, minutes: f64) -> Designed {
        if self.tasks() > MOST_EXACT {
            return self.best_by_changes(roles, minutes);
        }
        if roles == self.tasks() {
            // There is only one.
            let singles: Vec<TaskSet> = (0..roles).map(|at| 1 << at).collect();
            return self.designed(singles, minutes, 0.0);
        }
        let first = if self.effort.by_prices {
            self.guess_by_prices(roles, minutes)
        } else {
            self.first_guess(roles, minutes)
        };
        let mut best = self.designed(first, minutes, 0.0);
        let found = self.search(Some(roles), Aim { minutes, above: best.net }, &best.roles.clone());
        if let Some(roles) = found.roles {
            best = self.designed(roles, minutes, 0.0);
        }
        best.bound = found.bound.max(best.net);
        best
    }

    /// Returns a set of several roles with a net above a number, if there is one: the best that the search finds.
    pub(super) fn better(&mut self, minutes: f64, above: f64, like: &[TaskSet]) -> Option<Vec<TaskSet>> {
        if self.tasks() > MOST_EXACT {
            let nets = self.known.iter().filter(|(roles, _)| roles.len() > 1).map(|(roles, effective)| {
                (roles, effective * self.left(self.crossing(roles), minutes).max(0.0))
            });
            let best = nets.max_by(|a, b| a.1.total_cmp(&b.1))?;
            return (best.1 > above + SLACK * self.work.total).then(|| best.0.clone());
        }
        self.search(None, Aim { minutes, above }, like).roles
    }

    /// Returns a set to start from: roles are joined two by two, each time the two that lose least.
    fn first_guess(&mut self, roles: usize, minutes: f64) -> Vec<TaskSet> {
        let mut sets: Vec<TaskSet> = (0..self.tasks()).map(|at| 1 << at).collect();
        if self.guesses.is_empty() {
            self.guesses.push(sets.clone());
            while sets.len() > 1 {
                sets = self.joined(&sets, minutes);
                self.guesses.push(sets.clone());
            }
            self.guesses.reverse();
        }
        self.guesses[roles - 1].clone()
    }

    /// Returns the set with the two roles joined that lose least by it; the first two where the search has reached its limit.
    fn joined(&mut self, sets: &[TaskSet], minutes: f64) -> Vec<TaskSet> {
        let mut best: Option<(f64, Vec<TaskSet>)> = None;
        for one in 1..sets.len() {
            for other in 0..one {
                let mut joined = sets.to_vec();
                joined[other] |= joined.remove(one);
                if self.late() {
                    return best.map_or(joined, |(_, best)| best);
                }
                let net = self.effective(&joined) * self.left(self.crossing(&joined), minutes);
                if best.as_ref().is_none_or(|(most, _)| net > *most) {
                    best = Some((net, joined));
                }
            }
        }
        best.map_or_else(|| sets.to_vec(), |(_, joined)| joined)
    }

    /// Searches with more than 12 tasks: moves one task at a time to another role, as long as that gains.
    fn best_by_changes(&mut self, roles: usize, minutes: f64) -> Designed {
        let mut best = self.first_guess(roles, minutes);
        let net = |designs: &mut Self, roles: &[TaskSet]| {
            designs.effective(roles) * designs.left(designs.crossing(roles), minutes).max(0.0)
        };
        let mut most = net(self, &best);
        let mut again = true;
        while again && !self.late() {
            again = false;
            for task in 0..self.tasks() {
                for to in 0..best.len() {
                    let mut changed = best.clone();
                    let Some(from) = changed.iter().position(|role| role >> task & 1 == 1) else { continue };
                    if from == to || changed[from].is_power_of_two() {
                        continue;
                    }
                    changed[from] ^= 1 << task;
                    changed[to] |= 1 << task;
                    changed.sort_by_key(|role| role.trailing_zeros());
                    let gained = net(self, &changed);
                    if gained > most + SLACK * self.work.total {
                        (most, best, again) = (gained, changed, true);
                    }
                }
            }
        }
        let singles: Vec<TaskSet> = (0..self.tasks()).map(|at| 1 << at).collect();
        let free = self.staffing(&singles).bound;
        self.designed(best, minutes, free)
    }
}
