//! How stable a seating is within the errors of the scores, and the expected fit of each person in her seat.

use super::redrawn::Redrawn;
use crate::engine::fixed_point::count;

/// The stability of a seating over draws of true scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Stability {
    /// The number of draws.
    pub draws: usize,
    /// The share of the draws in which each person has her seat in the best seating, 0 to 1, in the order of the
    /// people; `None` without a seat.
    pub holds: Vec<Option<f64>>,
    /// Each person's expected fit with her seat; `None` without a seat, or where it is unknown.
    pub expected: Vec<Option<f64>>,
    /// The sum of the expected fits of those with a seat.
    pub expected_total: f64,
}

impl Stability {
    /// The stability of a seating, given the column of each row and the best seating of each draw. Where no seating of a
    /// draw keeps the limit on moves, everyone who may stay does.
    pub(super) fn new(redrawn: &Redrawn<'_>, best: &[Option<Vec<usize>>], columns: &[usize]) -> Self {
        let people = redrawn.people.len();
        let mut stability = Stability {
            draws: best.len(),
            holds: vec![None; people],
            expected: vec![None; people],
            expected_total: 0.0,
        };
        for (row, (&at, &column)) in redrawn.instance.people.iter().zip(columns).enumerate() {
            let Some(role) = redrawn.instance.roles.get(column) else { continue };
            let mut times = 0;
            for (draw, best) in best.iter().enumerate() {
                times += usize::from(match best {
                    Some(best) => best[row] == column,
                    None => redrawn.may_sit(row, column, draw),
                });
            }
            stability.holds[at] = Some(count(times) / count(best.len()));
            // With a veto, a role still has the fit of its other tasks; `holds` shows that she may not have it.
            stability.expected[at] = redrawn.expected[row][role.0];
            stability.expected_total += stability.expected[at].unwrap_or(0.0);
        }
        stability
    }
}
