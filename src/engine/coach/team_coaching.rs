//! What coaching and moving can do for a team.

use super::evidence::RatingsToSee;
use super::person::RolePlan;
use super::too_much::TooMuch;
use crate::domain::{RoleIx, TraitIx};

/// The sum of expected fits, and what it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoachingTotal {
    /// The sum of expected fits of those with seats, each 0 to 1.
    pub total: f64,
    /// What the plans take, in the unit of the terms.
    pub cost: f64,
    /// What no other choice exceeds.
    pub bound: f64,
    /// Whether the bound proves that nothing is better.
    pub proven: bool,
}

/// A seat that one trait would open to somebody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unlocked {
    /// Her place among the people.
    pub person: usize,
    /// The role.
    pub role: RoleIx,
    /// What it takes, in the unit of the terms.
    pub cost: f64,
}

/// A role in which a seller cannot reach the fit asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unreachable {
    /// Her place among the people.
    pub person: usize,
    /// The role.
    pub role: RoleIx,
    /// The highest expected fit that coaching can bring, 0 to 1; `None` where the role stays vetoed.
    pub best: Option<f64>,
}

/// What coaching and moving can do for a team.
#[derive(Clone, Debug)]
pub struct TeamCoaching {
    /// The sum of expected fits with today's roles, whatever seats there are.
    pub today: f64,
    /// With moves alone.
    pub moves_only: CoachingTotal,
    /// With coaching in today's roles alone.
    pub coach_only: CoachingTotal,
    /// With both; `None` where nobody may move.
    pub both: Option<CoachingTotal>,
    /// By person: her plan for her seat; `None` without a seat.
    pub plans: Vec<Option<RolePlan>>,
    /// Budgets and the totals they allow; a larger budget never allows less.
    pub frontier: Vec<(f64, f64)>,
    /// What one more unit of the budget is worth, as a share of a whole fit.
    pub unit_worth: f64,
    /// By trait: the seats that coaching in it alone opens; those that open most come first.
    pub unlocks: Vec<(TraitIx, Vec<Unlocked>)>,
    /// Roles of today and seats in which the fit asked for is out of reach.
    pub unreachable: Vec<Unreachable>,
    /// Scores above what a seat takes, with the person's place.
    pub too_much: Vec<(usize, TooMuch)>,
    /// The traits that a seat needs and that are not rated, with the person's place and her role.
    pub to_rate: Vec<(usize, RoleIx, Vec<TraitIx>)>,
    /// How many ratings it takes to see the gains; `None` where nobody is coached.
    pub verify: Option<RatingsToSee>,
}
