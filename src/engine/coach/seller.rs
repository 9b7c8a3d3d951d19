//! One seller: the cheapest changes by which her fit in a role reaches what is asked, or how far it can come.

use super::evidence::RatingsToSee;
use super::person::{Coached, Outlook, RolePlan};
use super::plans::{CoachingPlan, VetoesToClear, is_affordable};
use super::team::CoachingAsked;
use super::too_much::{TooMuch, to_rate, too_much};
use crate::domain::{RoleIx, SLACK, TraitIx};

/// Why a seller is coached for this role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyRole {
    /// It was asked for.
    Asked,
    /// It is the seat that the best seating gives her.
    Seat,
    /// She wishes it most.
    Wish,
    /// It is her best role.
    Best,
}

/// What coaching can do for one seller in one role.
#[derive(Clone, Debug)]
pub struct SellerCoaching {
    /// Why this role.
    pub why: WhyRole,
    /// The cheapest plan that reaches the fit asked for, else the cheapest of those that come nearest; without changes where
    /// there is nothing to coach.
    pub plan: RolePlan,
    /// Whether the plan reaches it.
    pub is_reached: bool,
    /// Whether the role is vetoed as she is.
    pub is_vetoed: bool,
    /// Whether too little is rated to judge the role.
    pub is_thin: bool,
    /// The role that she fits best as she is, where that is better than this one after coaching by more than noise; with the
    /// expected fit.
    pub better: Option<(RoleIx, f64)>,
    /// Scores above what the role takes.
    pub too_much: Vec<TooMuch>,
    /// Traits that the role needs and that are not rated.
    pub to_rate: Vec<TraitIx>,
    /// How many ratings it takes to see the gains; `None` where nothing is coached.
    pub verify: Option<RatingsToSee>,
}

/// Whether a plan reaches the fit asked for.
fn reaches(coached: &Coached<'_>, role: RoleIx, plan: &CoachingPlan, asked: &CoachingAsked) -> bool {
    coached.with_incumbency(role, plan.expected) >= asked.reach - SLACK
}

/// The cheapest plan within the budget that reaches the fit asked for, else the one that comes nearest; `None` where there is
/// none within it.
fn cheapest<'a>(
    coached: &Coached<'_>,
    outlook: &'a Outlook,
    asked: &CoachingAsked,
) -> Option<&'a CoachingPlan> {
    let mut within = outlook.plans.plans.iter().filter(|plan| is_affordable(plan.cost, asked.budget));
    let reaching = within.clone().find(|plan| reaches(coached, outlook.role, plan, asked));
    reaching.or_else(|| within.next_back())
}

/// Works out what coaching can do for a seller in a role, within the budget asked for.
pub fn coach_seller(
    coached: &Coached<'_>,
    (role, why): (RoleIx, WhyRole),
    asked: &CoachingAsked,
) -> SellerCoaching {
    let (model, seller, scored) = (coached.model, coached.seller, coached.scored);
    let scorer = model.scorer();
    let outlook = coached.outlook(role, asked.most_traits, VetoesToClear::OfRole);
    let found = outlook.as_ref().and_then(|outlook| cheapest(coached, outlook, asked));
    let is_reached = found.is_some_and(|plan| reaches(coached, role, plan, asked));
    let plan = coached.told(role, outlook.as_ref().zip(found), asked.reach);
    let expected = model.expected_roles(coached.behind);
    let mut better: Option<(RoleIx, f64)> = None;
    // A move is no better advice where coaching brings more.
    let coached_to = plan.expected.filter(|_| is_reached || !scored.roles[role.0].standing.vetoed);
    for other in scorer.catalog().role_ixs().filter(|other| *other != role) {
        let standing = &scored.roles[other.0].standing;
        if !scorer.may_be_best(other, standing) || standing.vetoed {
            continue;
        }
        let Some(expected) = expected[other.0] else { continue };
        let expected = coached.with_incumbency(other, expected);
        let least = better.map(|(_, best)| best).or(coached_to);
        if least.is_none_or(|least| expected > least + SLACK) {
            better = Some((other, expected));
        }
    }
    let is_vetoed = coached_to.is_none();
    let better = better
        .filter(|(other, _)| !seller.pinned && (is_vetoed || coached.surely_fits_better(*other, &plan)));
    let changes: Vec<(TraitIx, f64)> =
        plan.changes.iter().map(|change| (change.of, change.to - change.from)).collect();
    SellerCoaching {
        why,
        is_reached,
        is_vetoed: scored.roles[role.0].standing.vetoed,
        is_thin: outlook.is_none(),
        better,
        too_much: too_much(scorer, seller, scored, role),
        to_rate: to_rate(scorer, seller, role),
        verify: RatingsToSee::of(&changes, model.errors()),
        plan,
    }
}
