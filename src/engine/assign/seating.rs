//! A seating: each person's seat, what it costs, and the bound that proves the total.

use crate::domain::{RoleIx, SLACK};

/// The placement of one person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placement {
    /// Her seat; `None` is the bench, or leave.
    pub seat: Option<RoleIx>,
    /// Whether a rule pins her there.
    pub pinned: bool,
    /// Whether she leaves her current role, for another or for the bench.
    pub moved: bool,
    /// Her best seat among those she may have: the highest fit; ties go to her current role, then to catalog
    /// order. Never a baseline.
    pub best: Option<RoleIx>,
    /// How much smaller the best sum of fits would be with her in her best seat, 0 or more; `None` where she has none,
    /// is pinned or on leave, or a limit on moves makes it too costly to work out.
    pub cost: Option<f64>,
    /// How much smaller the best sum of fits would be if she left; `None` where she has no seat, or it is too costly to
    /// work out. Below 0 only where her leaving frees a move that gains more than her fit.
    pub loss: Option<f64>,
    /// Who would then take a seat in her role, by place among the people; `None` where all others are needed
    /// where they are.
    pub runner_up: Option<usize>,
    /// Who fits her seat best among those in other seats or none who may have it.
    pub next_best: Option<usize>,
}

/// A role with vacant seats.
#[derive(Clone, Debug, PartialEq)]
pub struct Vacancy {
    /// The role.
    pub role: RoleIx,
    /// The number of vacant seats.
    pub seats: usize,
    /// How much smaller the best sum of fits would be with one more of them filled, and who would fill it;
    /// `None` where nobody may.
    pub filling: Option<(f64, usize)>,
}

/// A seating with its proof.
#[derive(Clone, Debug)]
pub struct Seating {
    /// The sum of the fits of those with a seat, each 0 to 1.
    pub total: f64,
    /// The dual bound: no seating within the rules has a larger sum.
    pub bound: f64,
    /// The number of people who leave their current role.
    pub moves: usize,
    /// Whether the limit on moves keeps the team from a larger sum.
    pub is_limited: bool,
    /// The most that one more move could gain; 0 without a limit on moves.
    pub price_of_a_move: f64,
    /// The gain of one more seat in each role, in catalog order; 0 for roles without seats. Where moves are
    /// limited, the gain in the seating without that limit.
    pub prices: Vec<f64>,
    /// One per person, in their order.
    pub placements: Vec<Placement>,
    /// The roles with vacant seats, in catalog order.
    pub vacancies: Vec<Vacancy>,
}

impl Seating {
    /// Whether the bound proves that no seating is better.
    pub fn is_proven(&self) -> bool {
        self.bound - self.total <= SLACK * self.total.max(1.0)
    }
}

/// Returns how many seats of each role nobody has.
pub fn vacancies(taken: &[Option<RoleIx>], seats: &[u32]) -> Vec<usize> {
    let mut vacant: Vec<usize> = seats.iter().map(|seats| *seats as usize).collect();
    for role in taken.iter().flatten() {
        vacant[role.0] = vacant[role.0].saturating_sub(1);
    }
    vacant
}
