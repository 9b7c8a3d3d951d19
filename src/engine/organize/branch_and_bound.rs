//! Branch and bound over sets of roles: works out only the few that may be better than the best one known.

use std::ops::RangeInclusive;

use super::bounds::index;
use super::designs::Designs;
use super::staffing::TaskSet;
use super::subset_dp::{HandoffCosts, SubsetTable, Tangent};
use crate::domain::SLACK;

/// A tangent at a share left below this would bound nothing.
const LEAST_LEFT: f64 = 0.05;

/// The steps of bounding what one person does in one role.
const BOUND_STEPS: usize = 20;

/// The aim of a search.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aim {
    pub minutes: f64,
    /// Only a net above this is of interest.
    pub above: f64,
}

/// The result of a search.
pub(super) struct SearchResult {
    pub roles: Option<Vec<TaskSet>>,
    /// An upper bound on the net.
    pub bound: f64,
}

impl Designs<'_> {
    /// Searches for a set with a net above the aim's: of this number of roles, or of any number from two up.
    pub(super) fn search(&mut self, roles: Option<usize>, aim: Aim, like: &[TaskSet]) -> SearchResult {
        let most = roles.unwrap_or(self.tasks());
        let effective = self.effective(like);
        let crossing = self.crossing(like);
        let tangent = Tangent {
            effective: effective.max(SLACK * self.work.total),
            left: self.left(crossing, aim.minutes).max(LEAST_LEFT),
        };
        let counts = roles.map_or(2..=most, |roles| roles..=roles);
        self.bounds.prices.clear();
        self.learn(like);
        let table = self.tighten(&counts, aim, tangent, most);
        let mut walk = Walk {
            designs: self,
            aim,
            tangent,
            table: &table,
            chosen: Vec::with_capacity(most),
            best: None,
            looked_at: 0,
        };
        for roles in counts.clone() {
            walk.visit(walk.designs.all(), roles, 0.0);
        }
        let (best, above) = (walk.best.take(), walk.aim.above);
        let bound = if self.is_late { table.bound(&counts, self.all(), tangent) } else { above };
        SearchResult { roles: best, bound }
    }

    /// Returns a set of this number of roles to start from: the best of a few suggested by prices of staffed sets, the
    /// first of these with a role for each task.
    pub(super) fn guess_by_prices(&mut self, roles: usize, minutes: f64) -> Vec<TaskSet> {
        let counts = roles..=roles;
        let mut set: Vec<TaskSet> = (0..self.tasks()).map(|at| 1 << at).collect();
        let mut best: Option<(f64, Vec<TaskSet>)> = None;
        self.bounds.prices.clear();
        for _ in 0..self.effort.rounds {
            self.learn(&set);
            let left = self.left(self.crossing(&set), minutes);
            let net = self.effective(&set) * left.max(0.0);
            let is_known = best.as_ref().is_some_and(|(_, known)| *known == set);
            if set.len() == roles && !is_known && best.as_ref().is_none_or(|(most, _)| net > *most) {
                best = Some((net, set.clone()));
            }
            let tangent = Tangent {
                effective: self.effective(&set).max(SLACK * self.work.total),
                left: left.max(LEAST_LEFT),
            };
            let last = self.bounds.prices.len() - 1;
            let next = self.table_at(last, minutes, tangent, roles).best_set(self.all(), &counts);
            if next == set {
                break;
            }
            set = next;
        }
        best.map_or(set, |(_, best)| best)
    }

    /// Returns the bounds of the tightest price list, after some rounds of staffing the sets that reach the bound.
    fn tighten(
        &mut self,
        counts: &RangeInclusive<usize>,
        aim: Aim,
        tangent: Tangent,
        most: usize,
    ) -> SubsetTable {
        let first = self.table_at(0, aim.minutes, tangent, most);
        let mut best = (first.bound(counts, self.all(), tangent), first);
        let mut set = best.1.best_set(self.all(), counts);
        let mut seen = vec![set.clone()];
        while self.bounds.prices.len() < self.effort.rounds && !self.late() {
            self.learn(&set);
            let table = self.table_at(self.bounds.prices.len() - 1, aim.minutes, tangent, most);
            let bound = table.bound(counts, self.all(), tangent);
            set = table.best_set(self.all(), counts);
            if bound < best.0 {
                best = (bound, table);
            }
            if seen.contains(&set) {
                break;
            }
            seen.push(set.clone());
        }
        best.1
    }

    fn table_at(&mut self, at: usize, minutes: f64, tangent: Tangent, most: usize) -> SubsetTable {
        // A table goes through every subset of every set of tasks.
        self.spend(3_usize.saturating_pow(u32::try_from(self.tasks()).unwrap_or(u32::MAX)) / 2 * most);
        let hour = minutes / 60.0 / self.work.total;
        let flow = HandoffCosts { within: &self.bounds.within, handed: self.handed, hour };
        SubsetTable::new(&self.bounds.prices[at], flow, tangent, most)
    }
}

/// A walk through all sets of roles that may be better than the best one known.
struct Walk<'a, 'w> {
    designs: &'a mut Designs<'w>,
    aim: Aim,
    tangent: Tangent,
    table: &'a SubsetTable,
    chosen: Vec<TaskSet>,
    best: Option<Vec<TaskSet>>,
    looked_at: u32,
}

impl Walk<'_, '_> {
    /// What a sum of bounds must exceed to be of interest.
    fn threshold(&self) -> f64 {
        2.0 * libm::sqrt(self.above() / (self.tangent.effective * self.tangent.left))
    }

    /// A net above this is better, and not only by rounding.
    fn above(&self) -> f64 {
        self.aim.above * (1.0 + self.designs.effort.tolerance) + SLACK * 1e-2 * self.designs.work.total
    }

    fn visit(&mut self, rest: TaskSet, roles: usize, sum: f64) {
        if roles == 0 {
            return self.look_at();
        }
        self.looked_at = self.looked_at.wrapping_add(1);
        self.designs.spend(1 << rest.count_ones().saturating_sub(1));
        if self.designs.is_late || (self.looked_at.is_multiple_of(4096) && self.designs.late()) {
            return;
        }
        let set = index(rest);
        let first = set & set.wrapping_neg();
        let others = set ^ first;
        let mut part = if roles == 1 { others } else { 0 };
        loop {
            let role = first | part;
            let bound =
                self.table.base + sum + self.table.value[role] + self.table.best[roles - 1][set ^ role];
            if bound > self.threshold() {
                self.chosen.push(role as TaskSet);
                self.visit((set ^ role) as TaskSet, roles - 1, sum + self.table.value[role]);
                self.chosen.pop();
            }
            if roles == 1 || part == others {
                break;
            }
            part = part.wrapping_sub(others) & others;
        }
    }

    fn look_at(&mut self) {
        let crossing = self.designs.crossing(&self.chosen);
        let left = self.designs.left(crossing, self.aim.minutes);
        self.designs.spend(self.designs.work.people.len() * self.chosen.len() * BOUND_STEPS);
        if left <= 0.0 || self.designs.bounds.cannot_exceed(&self.chosen, self.above() / left) {
            return;
        }
        let chosen = self.chosen.clone();
        self.designs.learn(&chosen);
        let net = self.designs.effective(&chosen) * left;
        if net > self.above() {
            self.aim.above = net;
            self.best = Some(chosen);
        }
    }
}
