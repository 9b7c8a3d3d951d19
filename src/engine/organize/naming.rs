//! What a designed role is called: the catalog's nearest, and which tasks differ.

use super::staffing::{TaskSet, members};
use super::work::Work;
use crate::domain::{Catalog, RoleIx, TaskIx};
use crate::engine::fixed_point::to_units;
use crate::engine::transport::dense;

/// A designed role beside the catalog's nearest.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedRole {
    /// The nearest role of the catalog; no two designed roles share one. `None` where none has a task in common.
    pub role: Option<RoleIx>,
    /// Its tasks, the one that takes most hours first.
    pub tasks: Vec<TaskIx>,
    /// Tasks that the catalog's role does not have.
    pub added: Vec<TaskIx>,
    /// Tasks that the catalog's role has beside these, of those that are looked at.
    pub missing: Vec<TaskIx>,
}

/// Names for a set of roles: such that the hours that they share with their namesakes are the most in all. Roles that
/// are there for comparison give no names.
pub(super) fn name(work: &Work, catalog: &Catalog, roles: &[TaskSet]) -> Vec<NamedRole> {
    let namesakes: Vec<RoleIx> = catalog.role_ixs().filter(|role| !catalog[*role].baseline).collect();
    let shares: Vec<Option<Vec<f64>>> = namesakes.iter().map(|role| work.shares(catalog, *role)).collect();
    let overlap = |role: TaskSet, shares: &Option<Vec<f64>>| {
        let hours: f64 = members(role).map(|at| work.demand[at]).sum();
        let common =
            |shares: &Vec<f64>| members(role).map(|at| shares[at].min(work.demand[at] / hours)).sum();
        shares.as_ref().map_or(0.0, common)
    };
    let table: Vec<Vec<i64>> = roles
        .iter()
        .map(|role| shares.iter().map(|shares| to_units(overlap(*role, shares))).collect())
        .collect();
    let of = seat(&table, namesakes.len());
    roles.iter().zip(of).map(|(&role, of)| named(work, catalog, role, of.map(|of| namesakes[of]))).collect()
}

/// The namesake of each role, where they have anything in common.
fn seat(overlap: &[Vec<i64>], namesakes: usize) -> Vec<Option<usize>> {
    let roles = overlap.len();
    let mut of = vec![None; roles];
    if roles <= namesakes {
        let seated = dense::seat(roles, namesakes, &overlap.concat());
        of = seated.column_of.into_iter().map(Some).collect();
    } else {
        let turned: Vec<i64> = (0..namesakes).flat_map(|to| overlap.iter().map(move |row| row[to])).collect();
        for (to, role) in dense::seat(namesakes, roles, &turned).column_of.into_iter().enumerate() {
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
