//! From which fit a newcomer adds something, who would move, and what to look for.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Fit, Target};
use crate::engine::{ChainMove, Hiring, Opening, ProfileNeed};
use crate::result::codec;
use crate::result::label::{Label, Labels};

/// A role that has seats.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OpeningRecord {
    /// The role.
    pub role: Label,
    /// How many of its seats are vacant in the seats that `assign` proposes.
    pub vacant: usize,
    /// The fit that a newcomer must beat to add anything, 0 to 1: what one seat of the role is worth to the team as it is.
    /// 0 where a seat would be vacant with the highest fits too; null where pins hold every seat.
    #[schemars(range(min = 0, max = 1))]
    pub worth_from: Option<f64>,
    /// That fit lies above this in 19 of 20 draws, 0 to 1; null without draws.
    #[schemars(range(min = 0, max = 1))]
    pub low90: Option<f64>,
    /// That fit lies below this in 19 of 20 draws, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub high90: Option<f64>,
    /// Who would move to make room, the one who leaves this role first; empty where a seat is vacant.
    pub chain: Vec<SeatMove>,
}

/// Somebody who gets another seat.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SeatMove {
    /// Her id.
    pub seller: String,
    /// Her name.
    pub name: String,
    /// The seat that she leaves, of those that `assign` proposes; null for none.
    pub from: Option<Label>,
    /// The seat that she gets; null for none.
    pub to: Option<Label>,
    /// Her fit with that seat. Not in JSON.
    #[serde(skip)]
    pub fit: Option<Fit>,
}

impl OpeningRecord {
    /// Whether somebody new in the role would let a vacant seat be filled from within: nobody loses her seat.
    pub fn fills_from_within(&self) -> bool {
        self.vacant == 0 && self.chain.last().is_some_and(|last| last.to.is_some())
    }

    pub(super) fn new(opening: &Opening, hiring: &Hiring, labels: &Labels) -> Self {
        OpeningRecord {
            role: labels[opening.threshold.role].clone(),
            vacant: opening.vacant,
            worth_from: opening.threshold.worth.map(|worth| worth.min(1.0)),
            low90: opening.bounds.map(|(low, _)| low.min(1.0)),
            high90: opening.bounds.map(|(_, high)| high.min(1.0)),
            chain: SeatMove::all(&opening.threshold.chain, hiring, labels),
        }
    }
}

impl SeatMove {
    pub(super) fn all(chain: &[ChainMove], hiring: &Hiring, labels: &Labels) -> Vec<SeatMove> {
        let mut moves = Vec::with_capacity(chain.len());
        for step in chain {
            let of = &hiring.people[step.person];
            moves.push(SeatMove {
                seller: of.id.clone(),
                name: of.name.clone(),
                from: labels.role(Some(step.from)),
                to: labels.role(step.to),
                fit: step.to.and_then(|to| of.roles[to.0].fit),
            });
        }
        moves
    }

    /// Who sits elsewhere once all are hired, by id.
    pub(super) fn after(hiring: &Hiring, labels: &Labels) -> Vec<SeatMove> {
        let mut moves = Vec::new();
        let seats = hiring.seats_before.iter().zip(&hiring.seats_after);
        for (of, (before, after)) in hiring.people.iter().zip(seats) {
            if before != after {
                moves.push(SeatMove {
                    seller: of.id.clone(),
                    name: of.name.clone(),
                    from: labels.role(*before),
                    to: labels.role(*after),
                    fit: after.and_then(|to| of.roles[to.0].fit),
                });
            }
        }
        moves
    }
}

/// A trait to look for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ProfileTrait {
    /// The trait.
    pub r#trait: Label,
    /// The lowest and the highest score that meet every need of it in the role, eased by the motion; where none meets all,
    /// those that meet the weightiest.
    #[serde(serialize_with = "codec::target")]
    #[schemars(with = "[f64; 2]")]
    pub band: Target,
    /// How much it counts in the role, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub weight: f64,
    /// The share of it that the sellers at work lack on average, 0 to 1; null where none is rated.
    #[schemars(range(min = 0, max = 1))]
    pub lacking: Option<f64>,
    /// How much it counts and the team lacks it, 0 to 1; all sum to 1.
    #[schemars(range(min = 0, max = 1))]
    pub priority: f64,
}

impl ProfileTrait {
    pub(super) fn new(need: &ProfileNeed, labels: &Labels) -> Self {
        ProfileTrait {
            r#trait: labels[need.of].clone(),
            band: need.target,
            weight: need.weight,
            lacking: need.lacking,
            priority: need.priority,
        }
    }
}
