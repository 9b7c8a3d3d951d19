//! A seating: who sits where, what each place costs, and the bound that proves it.

use crate::domain::{RoleIx, SLACK};

/// What is told of one person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placement {
    /// Her seat; `None` is the bench, or leave.
    pub seat: Option<RoleIx>,
    /// Whether a rule pins her there.
    pub pinned: bool,
    /// Whether she leaves today's role, for another or for the bench.
    pub moved: bool,
    /// Her best seat among those on offer that may be hers: the highest fit; ties go to today's role, then to catalog
    /// order. Never a baseline.
    pub best: Option<RoleIx>,
    /// How much smaller the sum of fits would be at best if she were given her best seat, 0 or more; `None` where
    /// she has none, is pinned or on leave, or a limit on moves makes it too much to work out.
    pub cost: Option<f64>,
    /// How much smaller the sum of fits would be at best if she left and everybody were seated anew; `None` where she
    /// has no seat, or as above. Below 0 only where her leaving frees a move that is worth more than she is.
    pub loss: Option<f64>,
    /// Who would then take a seat in her role, by her place among the people; `None` where all others are needed
    /// where they are.
    pub runner_up: Option<usize>,
    /// Who of those in other seats or in none fits her seat best, among those who may have it.
    pub next_best: Option<usize>,
}

/// A role with empty seats.
#[derive(Clone, Debug, PartialEq)]
pub struct Vacancy {
    /// The role.
    pub role: RoleIx,
    /// How many of its seats are empty.
    pub seats: usize,
    /// How much smaller the sum of fits would be at best with one more of them filled, and who would sit there;
    /// `None` where nobody may.
    pub filling: Option<(f64, usize)>,
}

/// A seating with what stands behind it.
#[derive(Clone, Debug)]
pub struct Seating {
    /// The sum of the fits of those who are seated, each 0 to 1.
    pub total: f64,
    /// No seating within the rules has a larger sum: the dual bound.
    pub bound: f64,
    /// How many leave today's role.
    pub moves: usize,
    /// Whether the limit on moves keeps the team from a larger sum.
    pub is_limited: bool,
    /// What one more move would bring at most; 0 where there is no limit on them.
    pub price_of_a_move: f64,
    /// What one more seat in each role would bring, in catalog order; 0 for roles without seats. Where moves are
    /// limited, of the seating without that limit.
    pub prices: Vec<f64>,
    /// One per person, in their order.
    pub placements: Vec<Placement>,
    /// The roles with empty seats, in catalog order.
    pub vacancies: Vec<Vacancy>,
}

impl Seating {
    /// Whether the bound proves that no seating is better.
    pub fn is_proven(&self) -> bool {
        self.bound - self.total <= SLACK * self.total.max(1.0)
    }
}
