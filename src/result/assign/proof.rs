//! What proves a seating, and what each number of moves gains.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::RoleIx;
use crate::engine::{self, TeamSeating};
use crate::result::label::{Label, Labels};

/// The prices that prove the bound.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Certificate {
    /// The price of each role that has seats, in the catalog's order.
    pub prices: Vec<Price>,
    /// What one more move adds to the sum of fits at most; 0 where moves are not limited.
    #[schemars(range(min = 0))]
    pub price_of_a_move: f64,
}

/// The price of a role's seats.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Price {
    /// The role.
    pub role: Label,
    /// How many seats it has.
    #[schemars(range(min = 1))]
    pub seat_count: u32,
    /// What one more seat in it adds to the sum of fits.
    #[schemars(range(min = 0))]
    pub price: f64,
}

/// What a number of moves gains.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct FrontierPoint {
    /// The most sellers who leave today's role.
    pub moves: usize,
    /// The largest sum of fits found with as many moves.
    #[schemars(range(min = 0))]
    pub total: f64,
    /// The largest sum of fits that any seating with as many moves may have.
    #[schemars(range(min = 0))]
    pub bound: f64,
    /// Whether the bound proves that no seating with as many moves is better.
    pub proven: bool,
    /// The share of the whole gain of moves that is captured here, 0 to 1; 0 where there is nothing to gain.
    #[schemars(range(min = 0, max = 1))]
    pub gain_share: f64,
}

impl Certificate {
    pub(super) fn new(answer: &TeamSeating, labels: &Labels) -> Self {
        let mut prices = Vec::new();
        for (role, (&seats, &price)) in answer.rules.seats.iter().zip(&answer.seating.prices).enumerate() {
            if seats > 0 {
                prices.push(Price { role: labels[RoleIx(role)].clone(), seat_count: seats, price });
            }
        }
        Certificate { prices, price_of_a_move: answer.seating.price_of_a_move }
    }
}

impl FrontierPoint {
    /// The points of a frontier.
    pub(super) fn all(points: &[engine::FrontierPoint]) -> Vec<Self> {
        let mut records = Vec::with_capacity(points.len());
        for point in points {
            records.push(FrontierPoint {
                moves: point.moves,
                total: point.total,
                bound: point.bound,
                proven: point.is_proven(),
                gain_share: point.share_of_gain(points),
            });
        }
        records
    }
}
