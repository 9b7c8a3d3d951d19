//! What is said beside plans: what one trait opens, what is out of reach, and what is no matter of coaching.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::label::Label;
use super::Records;
use crate::domain::{Fit, RoleIx, SLACK, TraitIx};
use crate::engine::{RatingsToSee, RolePlan, TooMuch, Unlocked, Unreachable};

/// The seats that coaching in one trait alone opens.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoachUnlock {
    /// The trait.
    pub r#trait: Label,
    /// The seats, by the seller's id.
    #[schemars(length(min = 1))]
    pub seats: Vec<UnlockedSeat>,
}

/// A seat in which coaching in one trait brings somebody to the fit asked for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnlockedSeat {
    /// The seller's id.
    pub seller: String,
    /// Her name.
    pub name: String,
    /// The role.
    pub role: Label,
    /// The hours that it takes; null where points are counted.
    #[schemars(range(min = 0))]
    pub hours: Option<f64>,
}

/// A role in which a seller cannot reach the fit asked for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoachUnreachable {
    /// The seller's id.
    pub seller: String,
    /// Her name.
    pub name: String,
    /// The role.
    pub role: Label,
    /// The highest expected fit that coaching can bring, 0 to 1; null where the role stays vetoed.
    #[schemars(range(min = 0, max = 1))]
    pub best: Option<f64>,
    /// The fit as rated where that is as high as the one asked for: she needs no coaching. Not in JSON.
    #[serde(skip)]
    pub enough_as_rated: Option<Fit>,
    /// Whether her plan has hours for this role all the same, since true scores are expected to be lower. Not in JSON.
    #[serde(skip)]
    pub is_coached: bool,
}

/// A score above what a task takes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoachTooMuch {
    /// The seller's id.
    pub seller: String,
    /// Her name.
    pub name: String,
    /// The role.
    pub role: Label,
    /// The task.
    pub task: Label,
    /// The trait.
    pub r#trait: Label,
    /// The score.
    pub score: f64,
    /// The highest score that meets the need.
    pub limit: f64,
    /// What it costs the fit with the role, in points of 100.
    #[schemars(range(min = 0))]
    pub points: f64,
}

/// Traits to be rated before they are coached.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoachToRate {
    /// The seller's id.
    pub seller: String,
    /// Her name.
    pub name: String,
    /// The role that needs them.
    pub role: Label,
    /// The traits.
    #[schemars(length(min = 1))]
    pub traits: Vec<Label>,
}

/// How many ratings before, and as many after, show gains as more than noise.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct VerifyRatings {
    /// For every single gain of one seller to be seen.
    #[schemars(range(min = 1))]
    pub ratings_one: usize,
    /// Of each seller, for the mean of all gains to be seen.
    #[schemars(range(min = 1))]
    pub ratings_team: usize,
}

impl VerifyRatings {
    pub(super) fn new(of: RatingsToSee) -> Self {
        VerifyRatings { ratings_one: of.one, ratings_team: of.team }
    }
}

impl Records<'_> {
    pub(super) fn unlock(&self, of: TraitIx, seats: &[Unlocked]) -> CoachUnlock {
        let mut told = Vec::with_capacity(seats.len());
        for seat in seats {
            let seller = &self.sellers[seat.person];
            told.push(UnlockedSeat {
                seller: seller.id.clone(),
                name: seller.name.clone(),
                role: self.labels[seat.role].clone(),
                hours: self.hours(seat.cost),
            });
        }
        CoachUnlock { r#trait: self.labels[of].clone(), seats: told }
    }

    pub(super) fn unreachable(
        &self,
        of: &Unreachable,
        plans: &[Option<RolePlan>],
        reach: f64,
    ) -> CoachUnreachable {
        let seller = &self.sellers[of.person];
        let standing = &self.model.scorer().score(seller).roles[of.role.0].standing;
        let fit = standing.fit.filter(|fit| !standing.vetoed && fit.share() >= reach - SLACK);
        CoachUnreachable {
            seller: seller.id.clone(),
            name: seller.name.clone(),
            role: self.labels[of.role].clone(),
            best: of.best,
            enough_as_rated: fit,
            is_coached: plans[of.person]
                .as_ref()
                .is_some_and(|plan| plan.role == of.role && !plan.changes.is_empty()),
        }
    }

    pub(super) fn too_much(&self, person: usize, of: &TooMuch) -> CoachTooMuch {
        let seller = &self.sellers[person];
        CoachTooMuch {
            seller: seller.id.clone(),
            name: seller.name.clone(),
            role: self.labels[of.role].clone(),
            task: self.labels[of.task].clone(),
            r#trait: self.labels[of.of].clone(),
            score: of.score,
            limit: of.limit,
            points: of.points,
        }
    }

    /// What a seller is not rated in that a role needs.
    pub(super) fn to_rate(&self, person: usize, role: RoleIx, traits: &[TraitIx]) -> CoachToRate {
        let seller = &self.sellers[person];
        CoachToRate {
            seller: seller.id.clone(),
            name: seller.name.clone(),
            role: self.labels[role].clone(),
            traits: traits.iter().map(|of| self.labels[*of].clone()).collect(),
        }
    }
}
