//! The best bound over all sets of roles, by dynamic programming over subsets of tasks.

use std::ops::RangeInclusive;

use super::bounds::{Prices, index};
use super::staffing::TaskSet;

/// The point of a tangent that bounds the net from above: effective hours, and the share of hours left after hand-offs.
///
/// net = E·A, and E/e + A/a ≥ 2·√(E·A / (e·a)) for any e, a > 0, with equality where E/e = A/a.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tangent {
    pub effective: f64,
    pub left: f64,
}

/// The bounds by number of roles and set of tasks: of all tasks, and of sets without the first one, since nothing else is left
/// once a role has taken it.
pub(super) struct SubsetTable {
    pub base: f64,
    pub value: Vec<f64>,
    /// By number of roles, then by set; of the largest number, and of any with the first task, only the set of all tasks.
    pub best: Vec<Vec<f64>>,
}

/// The hand-offs and what they cost.
#[derive(Clone, Copy)]
pub(super) struct HandoffCosts<'a> {
    /// The hand-offs a week within each set of tasks.
    pub within: &'a [f64],
    /// All hand-offs a week.
    pub handed: f64,
    /// The share of all hours that one hand-off costs.
    pub hour: f64,
}

impl SubsetTable {
    /// Returns the best bound for every set of tasks and number of roles, at these prices.
    pub(super) fn new(prices: &Prices, flow: HandoffCosts<'_>, tangent: Tangent, most: usize) -> Self {
        let hour = flow.hour / tangent.left;
        let value: Vec<f64> = prices
            .gains
            .iter()
            .zip(flow.within)
            .map(|(gain, within)| gain / tangent.effective + within * hour)
            .collect();
        let base = prices.base / tangent.effective + 1.0 / tangent.left - flow.handed * hour;
        let sets = value.len();
        let mut best = vec![vec![f64::NEG_INFINITY; sets]];
        best[0][0] = 0.0;
        for roles in 1..=most {
            let fewer = &best[roles - 1];
            let mut row = vec![f64::NEG_INFINITY; sets];
            // Even places are the sets without the first task; the last place is all tasks.
            let all = sets - 1;
            let without_first = (2..if roles < most { all } else { 0 }).step_by(2);
            for set in without_first.chain([all]) {
                if (set.count_ones() as usize) < roles {
                    continue;
                }
                if roles == 1 {
                    row[set] = value[set];
                    continue;
                }
                let first = set & set.wrapping_neg();
                let others = set ^ first;
                let mut part = others;
                let mut top = f64::NEG_INFINITY;
                // Each subset with the first task is tried as one role; the other tasks go to one role fewer.
                loop {
                    let role = first | part;
                    let total = value[role] + fewer[set ^ role];
                    top = top.max(total);
                    if part == 0 {
                        break;
                    }
                    part = (part - 1) & others;
                }
                row[set] = top;
            }
            best.push(row);
        }
        SubsetTable { base, value, best }
    }

    /// Returns an upper bound on the net.
    pub(super) fn bound(&self, counts: &RangeInclusive<usize>, all: TaskSet, tangent: Tangent) -> f64 {
        let top = counts.clone().map(|roles| self.best[roles][index(all)]).fold(f64::NEG_INFINITY, f64::max);
        let sum = (self.base + top).max(0.0) / 2.0;
        tangent.effective * tangent.left * sum * sum
    }

    /// Returns the set of roles that reaches the bound.
    pub(super) fn best_set(&self, all: TaskSet, counts: &RangeInclusive<usize>) -> Vec<TaskSet> {
        let all = index(all);
        let mut roles =
            counts.clone().max_by(|a, b| self.best[*a][all].total_cmp(&self.best[*b][all])).unwrap_or(1);
        let mut set = all;
        let mut chosen = Vec::with_capacity(roles);
        while set != 0 && roles > 0 {
            let first = set & set.wrapping_neg();
            let others = set ^ first;
            let mut part = others;
            let mut best = (f64::NEG_INFINITY, set);
            loop {
                let role = first | part;
                let total = self.value[role] + self.best[roles - 1][set ^ role];
                if total > best.0 {
                    best = (total, role);
                }
                if part == 0 {
                    break;
                }
                part = (part - 1) & others;
            }
            chosen.push(best.1 as TaskSet);
            set ^= best.1;
            roles -= 1;
        }
        chosen
    }
}
