//! Assignment: the seating with the largest sum of fits, with a proof and its sensitivity.
//!
//! The seating is a transport problem with few columns (Kuhn 1955, Naval Research Logistics Quarterly 2:83, for the
//! square case). The cost of seating somebody elsewhere comes from chains over the roles, without solving
//! again, and the prices of the seats prove that no seating is better.

mod answer;
mod candidate;
mod effort;
mod frontier;
mod incumbency;
mod instance;
mod interchangeable;
mod move_limit;
mod recommended;
mod redrawn;
mod rules;
mod seating;
mod sensitivity;
mod stability;
mod thresholds;
mod tie_breaking;
mod what_if;

pub use answer::{TeamSeating, seat_team, seating_cells};
pub use candidate::{Candidate, Ineligibility, Suitability, gather};
pub use frontier::{FrontierPoint, frontier};
pub use incumbency::incumbency;
pub use recommended::{RecommendedSeating, WORTH_MOVING};
pub use redrawn::TrueScores;
pub use rules::{Constraint, Pin, Rules};
pub use seating::{Placement, Seating, Vacancy, vacancies};
pub use stability::Stability;
pub use thresholds::{ChainMove, Threshold, drawn_thresholds, thresholds};

use instance::Instance;
use sensitivity::Chains;
use tie_breaking::choose;
use what_if::WhatIf;

use super::fixed_point::{amount, from_units};
use crate::domain::{Catalog, RoleIx, SLACK};

/// Returns the best seating of people by rules that do not conflict ([`Rules::conflict`]).
///
/// The largest sum of fits; of those within 1e-9 of it the one with the fewest moves, then the one that gives each
/// person, in the order of their ids, the first role of the catalog that it can. Exact on instances of up
/// to 60 people and 12 roles; on larger ones closer totals may be treated as different. A limit on moves is kept by
/// branch and bound, which on large instances may end early; then the bound is above the total.
pub fn assign(catalog: &Catalog, people: &[Candidate], rules: &Rules) -> Seating {
    let instance = Instance::new(people, rules);
    let chosen = choose(&instance, rules.max_moves).unwrap_or_else(|| tie_breaking::Chosen {
        // Unreachable: a seating with the fewest moves is always found.
        columns: vec![instance.bench(); instance.people.len()],
        bound: i64::MAX,
        is_limited: true,
        price_of_a_move: 0,
    });
    let columns = &chosen.columns;
    let chains = Chains::new(&instance, columns);
    // A limit that does not bind here may bind with somebody elsewhere.
    let limit = rules.max_moves.filter(|&most| most < instance.with_role());
    let next_best: Vec<Option<usize>> =
        (0..instance.roles.len()).map(|column| next_best(&instance, columns, column)).collect();
    let questions = WhatIf { instance: &instance, chains: &chains, columns, limit };

    let mut placements: Vec<Placement> = people.iter().map(|_| Placement::default()).collect();
    let mut total = 0.0;
    for (row, &column) in columns.iter().enumerate() {
        let at = instance.people[row];
        let seat = instance.roles.get(column).copied();
        let best = best_seat(catalog, &instance, people, rules, at);
        let cost =
            best.filter(|_| !instance.pinned[row]).and_then(|best| questions.cost_of_giving(row, best));
        let without = seat.and_then(|_| questions.without(row));
        total += seat.map_or(0.0, |role| people[at].share(role));
        placements[at] = Placement {
            seat,
            pinned: instance.pinned[row],
            moved: instance.moves(row, column),
            best: best.map(|column| instance.roles[column]),
            cost,
            loss: without.map(|(loss, _)| loss),
            runner_up: without.and_then(|(_, next)| next).map(|row| instance.people[row]),
            next_best: seat.and_then(|_| next_best[column]).map(|row| instance.people[row]),
        };
    }
    let filled = instance.filled(columns);
    let mut vacancies = Vec::new();
    for (column, &role) in instance.roles.iter().enumerate() {
        let empty = u64::from(rules.seats[role.0]) - u64::try_from(filled[column]).unwrap_or(0);
        if empty > 0 {
            let seats = usize::try_from(empty).unwrap_or(usize::MAX);
            vacancies.push(Vacancy {
                role,
                seats,
                filling: questions.cost_of_filling(column, filled[column]),
            });
        }
    }
    // Prices prove an optimum; a seating limited by moves has none of its own.
    let free = if chosen.is_limited { choose(&instance, None) } else { None };
    let free = free.as_ref().map(|free| Chains::new(&instance, &free.columns));
    let mut prices = vec![0.0; rules.seats.len()];
    for (column, role) in instance.roles.iter().enumerate() {
        prices[role.0] = from_units(free.as_ref().unwrap_or(&chains).price(column));
    }
    let bound = if chosen.is_limited {
        from_units(chosen.bound).max(total)
    } else {
        dual_bound(&instance, people, &prices).max(total)
    };
    Seating {
        total,
        bound,
        moves: instance.count_moves(columns),
        is_limited: chosen.is_limited,
        price_of_a_move: from_units(chosen.price_of_a_move),
        prices,
        placements,
        vacancies,
    }
}

/// Returns only the total of [`assign`], the sum of the fits of the best seating; `None` where the rules conflict.
pub fn best_total(people: &[Candidate], rules: &Rules) -> Option<f64> {
    let seats = best_seats(people, rules)?;
    Some(people.iter().zip(seats).filter_map(|(person, seat)| Some(person.share(seat?))).sum())
}

/// Returns only the seat of each person in [`assign`]; `None` where the rules conflict.
fn best_seats(people: &[Candidate], rules: &Rules) -> Option<Vec<Option<RoleIx>>> {
    let instance = Instance::new(people, rules);
    let chosen = choose(&instance, rules.max_moves)?;
    Some(instance.seats_of(&chosen.columns, people.len()))
}

/// Returns the dual bound at these prices, which no seating can exceed: the price of every seat, and for every person
/// what the seat that is best for her at these prices leaves her.
fn dual_bound(instance: &Instance, people: &[Candidate], prices: &[f64]) -> f64 {
    let mut of_seats = 0.0;
    for (role, &seats) in instance.roles.iter().zip(&instance.seats) {
        of_seats += prices[role.0] * amount(seats);
    }
    let mut of_people = 0.0;
    for (row, &at) in instance.people.iter().enumerate() {
        // A person who is not pinned may have the bench, at no price.
        let mut best = if instance.pinned[row] { f64::NEG_INFINITY } else { 0.0 };
        for (column, &role) in instance.roles.iter().enumerate() {
            if instance.may_sit(row, column) {
                best = f64::max(best, people[at].share(role) - prices[role.0]);
            }
        }
        of_people += best;
    }
    of_seats + of_people
}

/// F8 among the open seats, pins apart: returns the column with the highest fit; ties go to the current role,
/// then to catalog order.
fn best_seat(
    catalog: &Catalog,
    instance: &Instance,
    people: &[Candidate],
    rules: &Rules,
    person: usize,
) -> Option<usize> {
    let candidate = &people[person];
    let mut open: Vec<(usize, RoleIx)> = instance.roles.iter().copied().enumerate().collect();
    open.retain(|&(_, role)| !catalog[role].baseline && rules.ineligibility(people, person, role).is_none());
    let top = open.iter().map(|&(_, role)| candidate.share(role)).reduce(f64::max)?;
    open.retain(|&(_, role)| candidate.share(role) >= top - SLACK);
    let best = open.iter().find(|(_, role)| candidate.today == Some(*role)).or(open.first())?;
    Some(best.0)
}

/// Returns the row with the highest value in a column among those that may have it and do not.
fn next_best(instance: &Instance, columns: &[usize], column: usize) -> Option<usize> {
    // Reversed, since `max_by_key` returns the last of equals.
    (0..columns.len())
        .rev()
        .filter(|&row| columns[row] != column && instance.may_sit(row, column))
        .max_by_key(|&row| instance.value(row, column))
}
