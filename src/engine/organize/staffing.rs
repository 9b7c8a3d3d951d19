//! Who spends how many hours in which role, where the roles are sets of tasks: the best staffing and its proof (F10).

use super::work::Work;
use crate::engine::fixed_point::{amount, from_units, to_units};
use crate::engine::transport::{ColumnLimits, Transport};

/// A set of tasks, one bit per task by place.
pub type TaskSet = u64;

/// The most tasks that can be compared: one bit of a [`TaskSet`] each.
pub const MOST_TASKS: usize = 64;

/// All hours together in the units that are staffed with.
pub(super) const WHOLE: i64 = 1 << 42;

/// The best staffing of a set of roles.
#[derive(Clone, Debug)]
pub struct Staffing {
    /// Effective hours a week.
    pub effective: f64,
    /// No staffing of these roles has more: the dual bound.
    pub bound: f64,
    /// The hours of each person in each role, person by person.
    pub hours: Vec<f64>,
    /// What one more hour of each person would bring.
    pub worth: Vec<f64>,
}

/// The places of the tasks of a set.
pub fn members(tasks: TaskSet) -> impl Iterator<Item = usize> {
    (0..MOST_TASKS).filter(move |at| tasks >> at & 1 == 1)
}

/// What an hour of a person is worth in a role: it is spread over its tasks by demand.
pub fn yield_in(work: &Work, person: usize, role: TaskSet) -> f64 {
    let own = work.of_person(person);
    let (mut sum, mut hours) = (0.0, 0.0);
    for at in members(role) {
        sum += work.demand[at] * own[at];
        hours += work.demand[at];
    }
    sum / hours
}

/// Hours as integers that sum to the whole.
pub(super) struct Amounts {
    pub(super) people: Vec<i64>,
    pub(super) tasks: Vec<i64>,
}

impl Amounts {
    pub(super) fn new(work: &Work) -> Self {
        Amounts { people: apportion(&work.hours, work.total), tasks: apportion(&work.demand, work.total) }
    }
}

/// Returns shares of the whole in units; the rounding error goes to the largest.
fn apportion(hours: &[f64], total: f64) -> Vec<i64> {
    // A unit of fits is 2⁴⁸; hours are counted in 2⁴².
    let mut amounts: Vec<i64> = hours.iter().map(|hours| to_units(hours / total) >> 6).collect();
    let left = WHOLE - amounts.iter().sum::<i64>();
    if let Some(most) = amounts.iter_mut().max() {
        *most += left;
    }
    amounts
}

/// Returns the best staffing of these roles: the transport problem of F10, solved exactly and proven by its dual.
pub(super) fn staff(work: &Work, amounts: &Amounts, roles: &[TaskSet]) -> Staffing {
    let people = work.people.len();
    let yields: Vec<f64> =
        (0..people).flat_map(|person| roles.iter().map(move |&role| yield_in(work, person, role))).collect();
    let values: Vec<i64> = yields.iter().map(|&of| to_units(of)).collect();
    let mut columns = Vec::with_capacity(roles.len());
    for role in roles {
        columns.push(ColumnLimits::up_to(members(*role).map(|at| amounts.tasks[at]).sum()));
    }
    let problem = Transport { values: &values, supplies: &amounts.people, columns: &columns, groups: &[] };
    let hour = work.total / amount(WHOLE);
    // The roles have room for all hours, so there is a solution.
    let (placed, prices) = problem.solve().map(|placed| (placed.amounts, placed.prices)).unwrap_or_default();
    let hours: Vec<f64> = placed.iter().map(|&units| amount(units) * hour).collect();
    let effective = hours.iter().zip(&yields).map(|(hours, of)| hours * of).sum();
    let prices: Vec<f64> = prices.iter().map(|&price| from_units(price)).collect();
    let mut worth = Vec::with_capacity(people);
    for own in yields.chunks_exact(roles.len()) {
        worth.push(own.iter().zip(&prices).map(|(of, price)| of - price).fold(f64::MIN, f64::max));
    }
    let of_people: f64 =
        amounts.people.iter().zip(&worth).map(|(&units, worth)| amount(units) * hour * worth).sum();
    let of_roles: f64 =
        columns.iter().zip(&prices).map(|(column, price)| amount(column.most) * hour * price).sum();
    Staffing { effective, bound: of_people + of_roles, hours, worth }
}
