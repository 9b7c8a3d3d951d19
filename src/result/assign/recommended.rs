//! The moves worth making.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::RoleIx;
use crate::engine::{RecommendedSeating, TeamSeating, vacancies};
use crate::result::label::{Label, Labels};

/// The seating with the fewest moves from which no further moves win more than their noise.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RecommendedMoves {
    /// How many sellers leave today's role.
    pub moves: usize,
    /// The filled seats, by role in the catalog's order, then by the seller's id.
    pub seats: Vec<RecommendedSeat>,
    /// The sum of the expected fits with today's roles, each 0 to 1.
    #[schemars(range(min = 0))]
    pub expected_today: f64,
    /// The sum of the expected fits of those who are seated, each 0 to 1.
    #[schemars(range(min = 0))]
    pub expected_total: f64,
    /// By how much that is more than with today's roles.
    pub expected_gain: f64,
    /// The share of draws in which the sum of fits is larger than with today's roles, 0 to 1; null where nobody has a role
    /// today.
    #[schemars(range(min = 0, max = 1))]
    pub p_better: Option<f64>,
    /// How many sellers without a role today get a seat.
    pub first_seats: usize,
    /// How much of the gain they bring: the sum of their expected fits, each 0 to 1.
    #[schemars(range(min = 0))]
    pub first_seats_gain: f64,
    /// How much of the gain the moves win: the rest.
    pub moves_gain: f64,
    /// The share of draws in which the fits of those who have a role today have a larger sum than today, 0 to 1; null where
    /// nobody has one.
    #[schemars(range(min = 0, max = 1))]
    pub p_moves_better: Option<f64>,
    /// The share of draws in which the seating with the highest fits as rated has a larger sum than this one, 0 to 1: below 0.95,
    /// which further moves take; null where they are the same.
    #[schemars(range(min = 0, max = 1))]
    pub p_highest_better: Option<f64>,
    /// Whether these are the seats with the highest fits as rated. Not in JSON.
    #[serde(skip)]
    pub are_highest: bool,
    /// The roles with seats that nobody has, in the catalog's order, and how many of each there are. Not in JSON.
    #[serde(skip)]
    pub vacant: Vec<(Label, usize)>,
}

/// A filled seat.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RecommendedSeat {
    /// The role.
    pub role: Label,
    /// The id of the seller who sits here.
    pub seller: String,
    /// The expected fit, 0 to 1; null where it is unknown.
    #[schemars(range(min = 0, max = 1))]
    pub expected: Option<f64>,
    /// The share of draws in which the best seating has the seller in the seat, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub holds_share: Option<f64>,
    /// Whether the seller leaves another role of today for it.
    pub moved: bool,
}

impl RecommendedMoves {
    pub(super) fn new(answer: &TeamSeating, recommended: &RecommendedSeating, labels: &Labels) -> Self {
        let stability = &recommended.stability;
        let mut seats = Vec::new();
        for (at, seat) in recommended.seats.iter().enumerate() {
            let (Some(role), of) = (*seat, &answer.people[at]) else { continue };
            let record = RecommendedSeat {
                role: labels[role].clone(),
                seller: of.id.clone(),
                expected: stability.expected[at],
                holds_share: stability.holds[at],
                moved: of.today.is_some_and(|today| today != role),
            };
            seats.push((role, record));
        }
        seats.sort_by_key(|(role, _)| *role);
        let mut vacant = Vec::new();
        for (at, count) in vacancies(&recommended.seats, &answer.rules.seats).into_iter().enumerate() {
            if count > 0 {
                vacant.push((labels[RoleIx(at)].clone(), count));
            }
        }
        let highest = answer.seating.placements.iter().map(|of| of.seat);
        RecommendedMoves {
            moves: recommended.moves,
            seats: seats.into_iter().map(|(_, seat)| seat).collect(),
            expected_today: recommended.expected_today,
            expected_total: stability.expected_total,
            expected_gain: recommended.expected_gain(),
            p_better: recommended.p_better,
            first_seats: recommended.first_seats,
            // Adding 0 makes a negative zero positive.
            first_seats_gain: recommended.expected_of_first_seats + 0.0,
            moves_gain: recommended.expected_gain_of_moves(),
            p_moves_better: recommended.p_moves_better,
            p_highest_better: recommended.p_highest_better,
            are_highest: highest.eq(recommended.seats.iter().copied()),
            vacant,
        }
    }

    /// Whether what the moves win is told apart from first seats, whose fits are no gain of a move. Where moves only make room
    /// for first seats, they are told together.
    pub fn tells_moves_apart(&self) -> bool {
        self.first_seats > 0 && (self.moves == 0 || self.moves_gain >= 0.0)
    }

    /// The gain that is told of the moves, and the probability that there is one; `None` where nothing was drawn.
    pub fn told_gain(&self) -> Option<(f64, f64)> {
        if self.tells_moves_apart() {
            Some((self.moves_gain, self.p_moves_better?))
        } else {
            Some((self.expected_gain, self.p_better?))
        }
    }
}
