//! Names a designed role after the catalog's nearest, with the tasks that differ.

use super::staffing::{TaskSet, members};
use super::work::Work;
use crate::domain::{Catalog, RoleIx, SLACK, TaskIx};
use crate::engine::fixed_point::to_units;
use crate::engine::transport::linear_assignment;

/// A designed role beside the catalog's nearest.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedRole {
    /// The role of the catalog that it is named after; no two designed roles share one. `None` where none has half of its time
    /// here.
    pub role: Option<RoleIx>,
    /// Its tasks, the one that takes most hours first.
    pub tasks: Vec<TaskIx>,
    /// Tasks that the catalog's role does not have.
    pub added: Vec<TaskIx>,
    /// Tasks of the catalog's role that this one lacks, among the tasks of the work.
    pub missing: Vec<TaskIx>,
}

/// The least share of a catalog role's time, 0 to 1, that lies in a designed role named after it.
const NAMESAKE: f64 = 0.5;

/// Returns names for a set of roles, such that the hours shared with their namesakes are the most in total. A role of the
/// catalog gives its name only where at least half of its time lies in the set. Baseline roles give no names.
pub(super) fn name(work: &Work, catalog: &Catalog, roles: &[TaskSet]) -> Vec<NamedRole> {
    let namesakes: Vec<RoleIx> = catalog.role_ixs().filter(|role| !catalog[*role].baseline).collect();
    let shares: Vec<Option<Vec<f64>>> = namesakes.iter().map(|role| work.shares(catalog, *role)).collect();
    let mut table: Vec<Vec<i64>> = Vec::with_capacity(roles.len());
    for role in roles {
        let mut row = Vec::with_capacity(namesakes.len());
        for (&namesake, shares) in namesakes.iter().zip(&shares) {
            let is_like = time_within(work, catalog, *role, namesake) >= NAMESAKE - SLACK;
            let shares = shares.as_ref().filter(|_| is_like);
            row.push(to_units(shares.map_or(0.0, |of| overlap(work, *role, of))));
        }
        table.push(row);
    }
    let of = seat(&table, namesakes.len());
    roles.iter().zip(of).map(|(&role, of)| named(work, catalog, role, of.map(|of| namesakes[of]))).collect()
}

/// Returns the share of all of a catalog role's time, 0 to 1, that lies in a set of tasks.
fn time_within(work: &Work, catalog: &Catalog, role: TaskSet, of: RoleIx) -> f64 {
    let of = &catalog[of];
    let inside = of.tasks.iter().filter(|share| members(role).any(|at| work.tasks[at] == share.task));
    inside.map(|share| share.share).sum::<f64>() / of.total_share()
}

/// Returns the share of time, 0 to 1, that a set of tasks has in common with a role of these shares.
fn overlap(work: &Work, role: TaskSet, shares: &[f64]) -> f64 {
    let hours: f64 = members(role).map(|at| work.demand[at]).sum();
    members(role).map(|at| shares[at].min(work.demand[at] / hours)).sum()
}

/// Returns the namesake of each role, where they have anything in common.
fn seat(overlap: &[Vec<i64>], namesakes: usize) -> Vec<Option<usize>> {
    let roles = overlap.len();
    let mut of = vec![None; roles];
    if roles <= namesakes {
        let seated = linear_assignment::seat(roles, namesakes, &overlap.concat());
        of = seated.column_of.into_iter().map(Some).collect();
    } else {
        let turned: Vec<i64> = (0..namesakes).flat_map(|to| overlap.iter().map(move |row| row[to])).collect();
        for (to, role) in linear_assignment::seat(namesakes, roles, &turned).column_of.into_iter().enumerate()
        {
            of[role] = Some(to);
        }
    }
    of.into_iter().enumerate().map(|(role, of)| of.filter(|&of| overlap[role][of] > 0)).collect()
}

fn named(work: &Work, catalog: &Catalog, tasks: TaskSet, role: Option<RoleIx>) -> NamedRole {
    let mut own: Vec<usize> = members(tasks).collect();
    own.sort_by(|&a, &b| work.demand[b].total_cmp(&work.demand[a]).then(a.cmp(&b)));
    let own: Vec<TaskIx> = own.into_iter().map(|at| work.tasks[at]).collect();
    let has =
        |task: &TaskIx| role.is_some_and(|role| catalog[role].tasks.iter().any(|share| share.task == *task));
    let added = own.iter().filter(|task| role.is_some() && !has(task)).copied().collect();
    let missing = work.tasks.iter().filter(|task| has(task) && !own.contains(task)).copied().collect();
    NamedRole { role, tasks: own, added, missing }
}
