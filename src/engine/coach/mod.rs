//! Coaching: the cheapest changes of scores that bring a fit, and who is coached and who moves under one budget.
//!
//! The least change that alters a model's answer is recourse (Ustun, Spangher & Liu 2019, Proceedings of FAT* 2019, p. 10).
//! Here a change is a whole number of half points of ten, in traits that may be coached, and is judged by the expected fit:
//! the fit of the scores themselves would count a point at the edge of a band as certain.

mod allocation;
mod evidence;
mod node;
mod person;
mod plans;
mod seller;
mod team;
mod team_coaching;
mod terms;
mod too_much;

pub use evidence::{RatingsToSee, ratings_to_see};
pub use person::{Coached, Outlook, RolePlan, TraitChange};
pub use plans::{CoachingPlan, CoachingPlans, PlanLimits, VetoesToClear};
pub use seller::{SellerCoaching, WhyRole, coach_seller};
pub use team::{CoachedTeam, CoachingAsked, coach_team};
pub use team_coaching::{CoachingTotal, TeamCoaching, Unlocked, Unreachable};
pub use terms::{CoachingTerms, CoachingUnit};
pub use too_much::TooMuch;
