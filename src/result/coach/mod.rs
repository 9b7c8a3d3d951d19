//! `coach`: whom to coach in what, and who might rather move.

mod aside;
mod plan;

use schemars::JsonSchema;
use serde::Serialize;

pub use self::aside::{
    CoachToRate, CoachTooMuch, CoachUnlock, CoachUnreachable, UnlockedSeat, VerifyRatings,
};
pub use self::plan::{BetterRole, CoachPlan, CoachStep, CoachWhy};

use super::answer::Answer;
use super::header::Header;
use super::label::Labels;
use crate::domain::{Fit, Levels, Scale, Seller};
use crate::engine::{
    CoachedTeam, CoachingAsked, CoachingTotal, CoachingUnit, SellerCoaching, TeamCoaching, UncertaintyModel,
};

/// Whom to coach in what, and who might rather move. Scores and points are on the catalog's scale.
///
/// Of one seller only the plan, and what is said beside it; of a team also what moving and coaching bring. Hours are null
/// where the catalog gives some trait no price; points are counted then.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state of the others")]
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Coach {
    /// Which team, and against what.
    #[serde(flatten)]
    pub header: Header,
    /// The id of the only seller who was asked about; null for the whole team.
    #[schemars(regex(pattern = r"\S"))]
    pub seller: Option<String>,
    /// The fit that plans should reach, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub reach: f64,
    /// The hours that there are; null for any number.
    #[schemars(range(min = 0))]
    pub hours: Option<f64>,
    /// In how many traits one seller is coached at most; null for any number.
    #[schemars(range(min = 1))]
    pub most_traits: Option<usize>,
    /// The sum of the expected fits with today's roles; null for one seller.
    #[schemars(range(min = 0))]
    pub today: Option<f64>,
    /// What moving alone brings; null for one seller.
    pub moves_only: Option<CoachTotal>,
    /// What coaching in today's roles brings; null for one seller.
    pub coach_only: Option<CoachTotal>,
    /// What both together bring; null for one seller, and where nobody may move.
    pub both: Option<CoachTotal>,
    /// What one more hour (or point, where none has a price) is worth, as a share of one whole fit; null for one seller.
    #[schemars(range(min = 0))]
    pub hour_worth: Option<f64>,
    /// A plan for everybody with a seat, by id; or for the one seller.
    pub plans: Vec<CoachPlan>,
    /// What each budget allows, the smallest first; empty for one seller.
    pub frontier: Vec<CoachFrontierPoint>,
    /// The seats that coaching in one trait alone opens, the trait that opens most first; empty for one seller.
    pub unlocks: Vec<CoachUnlock>,
    /// Who cannot reach the fit asked for in today's role or in the seat, whatever the budget.
    pub unreachable: Vec<CoachUnreachable>,
    /// Scores above what the seat takes: a matter of the job, not of coaching.
    pub too_much: Vec<CoachTooMuch>,
    /// Traits that the seat needs and that are not rated: they are rated before they are coached.
    pub to_rate: Vec<CoachToRate>,
    /// How many ratings show the gains; null where nobody is coached.
    pub verify: Option<VerifyRatings>,
    /// Whether hours are counted, not points. Not in JSON.
    #[serde(skip)]
    pub counts_hours: bool,
    /// The catalog's scale. Not in JSON.
    #[serde(skip)]
    pub catalog_scale: Scale,
    /// From which fit on a seller is strong and adequate. Not in JSON.
    #[serde(skip)]
    pub levels: Levels,
    /// Whether the one seller who was asked about works no hours. Not in JSON.
    #[serde(skip)]
    pub is_on_leave: bool,
    /// About how many sellers it is. Not in JSON.
    #[serde(skip)]
    pub sellers: usize,
    /// Whether people keep to the seats that `assign` recommends, since others would win no more than noise. Not in JSON.
    #[serde(skip)]
    pub is_settled: bool,
    /// Whether the seats are those of today's roles, since neither the team nor anybody else says which there are. Not in
    /// JSON.
    #[serde(skip)]
    pub has_seats_of_today: bool,
}

/// A sum of expected fits, and what it takes.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct CoachTotal {
    /// The sum of the expected fits of those with seats, each 0 to 1.
    #[schemars(range(min = 0))]
    pub total: f64,
    /// The hours that the plans take; null where points are counted.
    #[schemars(range(min = 0))]
    pub hours: Option<f64>,
    /// What no other choice of seats and plans exceeds; never below `total`.
    #[schemars(range(min = 0))]
    pub bound: f64,
    /// Whether the bound proves that nothing is better.
    pub proven: bool,
    /// What the plans take, in hours or else in points. Not in JSON.
    #[serde(skip)]
    pub cost: f64,
}

/// What a budget allows.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct CoachFrontierPoint {
    /// The budget in hours; null where points are counted.
    #[schemars(range(min = 0))]
    pub hours: Option<f64>,
    /// The budget in points; null where hours are counted.
    #[schemars(range(min = 0))]
    pub points: Option<f64>,
    /// The sum of the expected fits that it allows.
    #[schemars(range(min = 0))]
    pub total: f64,
}

impl CoachFrontierPoint {
    /// The budget, in hours or else in points.
    pub fn budget(&self) -> f64 {
        self.hours.or(self.points).unwrap_or_default()
    }
}

impl Answer for Coach {
    const SCHEMA: &'static str = "salesfit/coach/1";
}

impl Coach {
    /// The result for a team.
    pub fn of_team(
        header: Header,
        labels: &Labels,
        team: &CoachedTeam<'_>,
        asked: &CoachingAsked,
        found: &TeamCoaching,
    ) -> Self {
        let records = Records::new(labels, team.model, team.sellers, team.terms.unit);
        let mut plans = Vec::new();
        for (person, plan) in found.plans.iter().enumerate() {
            plans.extend(plan.as_ref().map(|plan| records.plan(person, plan, asked.reach)));
        }
        let mut frontier = Vec::with_capacity(found.frontier.len());
        for &(budget, total) in &found.frontier {
            let (hours, points) = (records.hours(budget), records.points(budget));
            frontier.push(CoachFrontierPoint { hours, points, total });
        }
        Coach {
            today: Some(found.today),
            moves_only: Some(records.total(&found.moves_only)),
            coach_only: Some(records.total(&found.coach_only)),
            both: found.both.as_ref().map(|both| records.total(both)),
            hour_worth: Some(found.unit_worth),
            plans,
            frontier,
            unlocks: found.unlocks.iter().map(|(of, seats)| records.unlock(*of, seats)).collect(),
            unreachable: found
                .unreachable
                .iter()
                .map(|of| records.unreachable(of, &found.plans, asked.reach))
                .collect(),
            too_much: found.too_much.iter().map(|(person, of)| records.too_much(*person, of)).collect(),
            to_rate: found
                .to_rate
                .iter()
                .map(|(person, role, traits)| records.to_rate(*person, *role, traits))
                .collect(),
            verify: found.verify.map(VerifyRatings::new),
            is_settled: team.settled.is_some(),
            ..Coach::empty(header, asked, &records)
        }
    }

    /// The result for one seller, by her place.
    pub fn of_seller(
        header: Header,
        labels: &Labels,
        (model, sellers, unit): (&UncertaintyModel, &[Seller], CoachingUnit),
        person: usize,
        asked: &CoachingAsked,
        found: &SellerCoaching,
    ) -> Self {
        let records = Records::new(labels, model, sellers, unit);
        let mut plan = records.plan(person, &found.plan, asked.reach);
        plan.why = Some(found.why.into());
        plan.is_reached = found.is_reached;
        plan.is_vetoed = found.is_vetoed;
        plan.is_thin = found.is_thin;
        plan.better =
            found.better.map(|(role, expected)| BetterRole { role: labels[role].clone(), expected });
        let to_rate =
            (!found.to_rate.is_empty()).then(|| records.to_rate(person, found.plan.role, &found.to_rate));
        Coach {
            seller: Some(sellers[person].id.clone()),
            is_on_leave: sellers[person].hours == 0.0,
            plans: vec![plan],
            too_much: found.too_much.iter().map(|of| records.too_much(person, of)).collect(),
            to_rate: to_rate.into_iter().collect(),
            verify: found.verify.map(VerifyRatings::new),
            sellers: 1,
            ..Coach::empty(header, asked, &records)
        }
    }

    fn empty(header: Header, asked: &CoachingAsked, records: &Records<'_>) -> Self {
        let catalog = records.model.scorer().catalog();
        Coach {
            header,
            seller: None,
            reach: asked.reach,
            hours: records.hours(asked.budget).filter(|hours| hours.is_finite()),
            most_traits: asked.most_traits,
            today: None,
            moves_only: None,
            coach_only: None,
            both: None,
            hour_worth: None,
            plans: Vec::new(),
            frontier: Vec::new(),
            unlocks: Vec::new(),
            unreachable: Vec::new(),
            too_much: Vec::new(),
            to_rate: Vec::new(),
            verify: None,
            counts_hours: records.unit == CoachingUnit::Hours,
            catalog_scale: catalog.scale,
            levels: catalog.levels,
            is_on_leave: false,
            sellers: records.sellers.len(),
            is_settled: false,
            has_seats_of_today: false,
        }
    }
}

/// Makes the records of a result.
struct Records<'a> {
    labels: &'a Labels,
    model: &'a UncertaintyModel,
    sellers: &'a [Seller],
    unit: CoachingUnit,
}

impl<'a> Records<'a> {
    fn new(
        labels: &'a Labels,
        model: &'a UncertaintyModel,
        sellers: &'a [Seller],
        unit: CoachingUnit,
    ) -> Self {
        Records { labels, model, sellers, unit }
    }

    /// A cost in hours; `None` where points are counted.
    fn hours(&self, cost: f64) -> Option<f64> {
        (self.unit == CoachingUnit::Hours).then_some(cost)
    }

    /// A cost in points; `None` where hours are counted.
    fn points(&self, cost: f64) -> Option<f64> {
        (self.unit == CoachingUnit::Points).then_some(cost)
    }

    fn total(&self, of: &CoachingTotal) -> CoachTotal {
        let CoachingTotal { total, cost, bound, proven } = *of;
        CoachTotal { total: total + 0.0, hours: self.hours(cost), bound: bound + 0.0, proven, cost }
    }
}

/// A share as a fit, where it is known.
fn fit(share: Option<f64>) -> Option<Fit> {
    share.map(Fit::new)
}
