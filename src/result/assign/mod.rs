//! `assign`: who sits where, optimally, and why not elsewhere.

mod means;
mod proof;
mod recommended;
mod thin;

use schemars::JsonSchema;
use serde::Serialize;

pub use means::MeanFits;
pub use proof::{Certificate, FrontierPoint, Price};
pub use recommended::{RecommendedMoves, RecommendedSeat};
pub use thin::ThinlySeated;

use super::answer::Answer;
use super::codec;
use super::header::Header;
use super::label::{Label, Labels};
use super::proposal::Proposal;
use crate::domain::{Catalog, Fit, Levels, RoleIx};
use crate::engine::{self, SURE, TeamSeating};

/// The seating of a team with the largest sum of fits.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Assign {
    /// Which team, and against what.
    #[serde(flatten)]
    pub header: Header,
    /// The sum of the fits of those who are seated, each 0 to 1; an unknown fit of a pinned seller counts 0.
    #[schemars(range(min = 0))]
    pub total: f64,
    /// The largest sum of fits that any seating within the rules may have; never below `total`.
    #[schemars(range(min = 0))]
    pub bound: f64,
    /// The sum of the expected fits of those who are seated, each 0 to 1; null without draws.
    #[schemars(range(min = 0))]
    pub expected_total: Option<f64>,
    /// How many draws of true scores were made; null for none.
    #[schemars(range(min = 1))]
    pub draws: Option<usize>,
    /// Whether the bound proves that no seating within the rules has a larger sum of fits.
    pub proven: bool,
    /// How many sellers leave today's role, for another one or for the bench.
    pub moves: usize,
    /// How many may leave today's role at most; null for any number.
    pub max_moves: Option<usize>,
    /// The moves worth making; null without draws.
    pub recommended: Option<RecommendedMoves>,
    /// What is proposed to each seller, by id.
    #[schemars(length(min = 1))]
    pub proposals: Vec<Proposal>,
    /// The filled seats of the seating with the largest sum, by role in the catalog's order, then by the seller's id.
    pub seats: Vec<Seat>,
    /// The empty seats, one entry for each, by role in the catalog's order.
    pub vacant: Vec<VacantSeat>,
    /// Those without a seat, by id: on the bench or on leave.
    pub bench: Vec<Benched>,
    /// All sellers, by id.
    #[schemars(length(min = 1))]
    pub sellers: Vec<SeatedSeller>,
    /// The proof of the bound: every seat is worth its price, and every seller what her best seat is worth beyond it.
    pub certificate: Certificate,
    /// What each number of moves gains, the fewest first; null without `--frontier`.
    #[schemars(length(min = 1))]
    pub frontier: Option<Vec<FrontierPoint>>,
    /// The first point of the frontier that captures most of the gain, by its place. Not in JSON.
    #[serde(skip)]
    pub most_of_gain: Option<usize>,
    /// Whether the limit on moves keeps the team from a larger sum. Not in JSON.
    #[serde(skip)]
    pub is_limited: bool,
    /// The sellers at work of whom too little is rated to judge every role with seats, by id. Not in JSON.
    #[serde(skip)]
    pub thin: Vec<ThinlySeated>,
    /// The mean fits of the seating and of today's roles. Not in JSON.
    #[serde(skip)]
    pub means: MeanFits,
    /// From which fit on a seller is strong and adequate. Not in JSON.
    #[serde(skip)]
    pub levels: Levels,
    /// What is shown of it. Not in JSON.
    #[serde(skip)]
    pub options: AssignOptions,
    /// From which share of draws on a seat is firm, 0 to 1. Not in JSON.
    #[serde(skip)]
    pub firm_share: f64,
}

/// What a person is shown of a seating.
#[derive(Clone, Copy, Debug, Default)]
pub struct AssignOptions {
    /// Whether the proof is shown.
    pub certificate: bool,
    /// Whether draws were left out because the team is large.
    pub is_too_large: bool,
}

/// A filled seat.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Seat {
    /// The role.
    pub role: Label,
    /// The id of the seller who sits here.
    pub seller: String,
    /// Her name.
    pub name: String,
    /// Her fit with the role, 0 to 1; null where it is unknown, as only a pinned seller's can be.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub fit: Option<Fit>,
    /// The expected fit, 0 to 1; null where it is unknown, and without draws.
    #[schemars(range(min = 0, max = 1))]
    pub expected: Option<f64>,
    /// The share of draws in which the best seating has her in the seat, 0 to 1; null without draws.
    #[schemars(range(min = 0, max = 1))]
    pub holds_share: Option<f64>,
    /// Whether she is pinned to this seat.
    pub pinned: bool,
    /// Whether she leaves another role of today for it.
    pub moved: bool,
    /// Who takes a seat in the role if she leaves and everybody is seated anew; null where nobody does.
    pub runner_up: Option<SellerInRole>,
    /// Who fits the seat best of those in other seats or in none who may have it; null where nobody may.
    pub next_best: Option<SellerInRole>,
    /// The ids of those who could change places with her without any loss; empty without draws.
    pub interchangeable: Vec<String>,
    /// By how much the sum of fits falls if she leaves and everybody is seated anew; below 0 where that frees a move worth
    /// more, null where it is too much to work out.
    #[schemars(range(max = 1))]
    pub loss_if_left: Option<f64>,
    /// What would keep a pinned seller from the seat without the pin; empty for all others.
    #[schemars(length(max = 1))]
    pub notes: Vec<Ineligibility>,
}

/// A seller and her fit with a role.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SellerInRole {
    /// Her id.
    pub seller: String,
    /// Her name.
    pub name: String,
    /// Her fit with the role, 0 to 1.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "f64", range(min = 0, max = 1))]
    pub fit: Option<Fit>,
}

/// Why a seller may not have a role's seat unless she is pinned there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ineligibility {
    /// Nothing of the role has been rated.
    Unknown,
    /// A veto decides.
    Vetoed,
    /// Too little has been rated: leaving out weak scores could win.
    TooLittleRated,
    /// The fit is below the minimum asked for.
    BelowMinFit,
    /// It is forbidden.
    Forbidden,
}

impl From<engine::Ineligibility> for Ineligibility {
    fn from(reason: engine::Ineligibility) -> Self {
        match reason {
            engine::Ineligibility::Unknown => Ineligibility::Unknown,
            engine::Ineligibility::Vetoed => Ineligibility::Vetoed,
            engine::Ineligibility::TooLittle => Ineligibility::TooLittleRated,
            engine::Ineligibility::BelowMinFit => Ineligibility::BelowMinFit,
            engine::Ineligibility::Forbidden => Ineligibility::Forbidden,
        }
    }
}

/// An empty seat.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VacantSeat {
    /// The role.
    pub role: Label,
    /// By how much the sum of fits falls at best with one more of the role's seats filled; null where nobody may fill it.
    #[schemars(range(min = 0))]
    pub cost: Option<f64>,
    /// Who would then fill it; null where nobody may.
    pub by: Option<SellerInRole>,
}

/// A seller without a seat.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Benched {
    /// Her id.
    pub seller: String,
    /// Her name.
    pub name: String,
    /// Today's role; null for none.
    pub role: Option<Label>,
    /// Whether she is on leave: has 0 hours a week, and is never seated.
    pub on_leave: bool,
}

/// A seller and where she sits.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SeatedSeller {
    /// Her id.
    pub id: String,
    /// Her name.
    pub name: String,
    /// Today's role; null for none.
    pub role: Option<Label>,
    /// The role of her seat; null for the bench or leave.
    pub seat: Option<Label>,
    /// Her fit with it, 0 to 1; null without a seat, and where it is unknown.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub fit: Option<Fit>,
    /// Of the roles with seats that may be hers, the one with the highest fit; null for none.
    pub best_seat: Option<Label>,
    /// Her fit with that one, 0 to 1; null for none.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub best_fit: Option<Fit>,
    /// By how much the sum of fits falls at best with her in that role; null for none, for those pinned or on leave, and
    /// where it is too much to work out.
    #[schemars(range(min = 0))]
    pub cost: Option<f64>,
    /// The roles that she would like, favourite first; they never count.
    pub wishes: Vec<Label>,
    /// Whether she is pinned to the seat.
    pub pinned: bool,
    /// Whether she leaves today's role, for another one or for the bench.
    pub moved: bool,
    /// Her fit with today's role. Not in JSON.
    #[serde(skip)]
    pub today_fit: Option<Fit>,
    /// Whether she is on leave. Not in JSON, where `bench` says so.
    #[serde(skip)]
    pub on_leave: bool,
    /// Her seat by its place among the seats. Not in JSON.
    #[serde(skip)]
    pub seat_at: Option<usize>,
}

impl Answer for Assign {
    const SCHEMA: &'static str = "salesfit/assign/2";
}

impl Assign {
    /// Whether anybody would take over a seat if its holder left.
    pub fn has_runner_up(&self) -> bool {
        self.seats.iter().any(|seat| seat.runner_up.is_some())
    }

    /// Whether somebody fits another role with seats better than hers, so that there is something to say of that.
    pub fn has_better_seat(&self) -> bool {
        self.sellers.iter().any(|of| of.best_seat.is_some() && of.best_seat != of.seat)
    }

    /// The result for a team that was seated by [`engine::seat_team`].
    pub fn new(
        header: Header,
        labels: &Labels,
        catalog: &Catalog,
        options: AssignOptions,
        answer: &TeamSeating,
    ) -> Self {
        let records = Records { answer, labels };
        let (seating, stability) = (&answer.seating, answer.stability.as_ref());
        let seated = answer.seated();
        let mut seat_at = vec![None; answer.people.len()];
        for (at, (person, _)) in seated.iter().enumerate() {
            seat_at[*person] = Some(at);
        }
        let without_seat = (0..answer.people.len()).filter(|&at| seat_at[at].is_none());
        let points = answer.frontier.as_deref().unwrap_or_default();
        let most = engine::FrontierPoint::most_of_gain(points);
        Assign {
            header,
            // Adding 0 makes a negative zero positive.
            total: seating.total + 0.0,
            bound: seating.bound + 0.0,
            expected_total: stability.map(|stability| stability.expected_total),
            draws: stability.map(|stability| stability.draws),
            proven: seating.is_proven(),
            moves: seating.moves,
            max_moves: answer.rules.max_moves,
            recommended: answer
                .recommended
                .as_ref()
                .map(|recommended| RecommendedMoves::new(answer, recommended, labels)),
            proposals: Proposal::all(answer, labels),
            seats: seated.iter().map(|&(person, role)| records.seat(person, role)).collect(),
            vacant: records.vacant_seats(),
            bench: without_seat.map(|person| records.benched(person)).collect(),
            sellers: seat_at.iter().enumerate().map(|(at, seat)| records.seller(at, *seat)).collect(),
            certificate: Certificate::new(answer, labels),
            frontier: answer.frontier.as_ref().map(|points| FrontierPoint::all(points)),
            most_of_gain: most.and_then(|most| points.iter().position(|point| point == most)),
            is_limited: seating.is_limited,
            thin: ThinlySeated::all(answer, catalog, labels),
            means: MeanFits::of(answer),
            levels: catalog.levels,
            options,
            firm_share: SURE,
        }
    }
}

/// Makes the records of a seating.
struct Records<'a> {
    answer: &'a TeamSeating,
    labels: &'a Labels,
}

impl Records<'_> {
    fn seat(&self, person: usize, role: RoleIx) -> Seat {
        let (of, placement) = (&self.answer.people[person], &self.answer.seating.placements[person]);
        let stability = self.answer.stability.as_ref();
        let ineligibility = self.answer.rules.ineligibility(&self.answer.people, person, role);
        let notes = ineligibility.filter(|_| placement.pinned).map(Ineligibility::from);
        Seat {
            role: self.labels[role].clone(),
            seller: of.id.clone(),
            name: of.name.clone(),
            fit: of.roles[role.0].fit,
            expected: stability.and_then(|stability| stability.expected[person]),
            holds_share: stability.and_then(|stability| stability.holds[person]),
            pinned: placement.pinned,
            moved: placement.moved,
            runner_up: placement.runner_up.map(|next| self.seller_in(next, role)),
            next_best: placement.next_best.map(|next| self.seller_in(next, role)),
            interchangeable: self.ids(&self.answer.interchangeable[person]),
            loss_if_left: placement.loss,
            notes: notes.into_iter().collect(),
        }
    }

    fn ids(&self, people: &[usize]) -> Vec<String> {
        people.iter().map(|&at| self.answer.people[at].id.clone()).collect()
    }

    fn seller_in(&self, person: usize, role: RoleIx) -> SellerInRole {
        let of = &self.answer.people[person];
        SellerInRole { seller: of.id.clone(), name: of.name.clone(), fit: of.roles[role.0].fit }
    }

    fn vacant_seats(&self) -> Vec<VacantSeat> {
        let mut vacant = Vec::new();
        for vacancy in &self.answer.seating.vacancies {
            let seat = VacantSeat {
                role: self.labels[vacancy.role].clone(),
                cost: vacancy.filling.map(|(cost, _)| cost),
                by: vacancy.filling.map(|(_, person)| self.seller_in(person, vacancy.role)),
            };
            vacant.extend(std::iter::repeat_n(seat, vacancy.seats));
        }
        vacant
    }

    fn benched(&self, person: usize) -> Benched {
        let of = &self.answer.people[person];
        Benched {
            seller: of.id.clone(),
            name: of.name.clone(),
            role: self.labels.role(of.today),
            on_leave: of.on_leave,
        }
    }

    fn seller(&self, person: usize, seat_at: Option<usize>) -> SeatedSeller {
        let (of, placement) = (&self.answer.people[person], &self.answer.seating.placements[person]);
        let fit = |role: Option<RoleIx>| role.and_then(|role| of.roles[role.0].fit);
        SeatedSeller {
            id: of.id.clone(),
            name: of.name.clone(),
            role: self.labels.role(of.today),
            seat: self.labels.role(placement.seat),
            fit: fit(placement.seat),
            best_seat: self.labels.role(placement.best),
            best_fit: fit(placement.best),
            cost: placement.cost,
            wishes: of.wishes.iter().map(|role| self.labels[*role].clone()).collect(),
            pinned: placement.pinned,
            moved: placement.moved,
            today_fit: fit(of.today),
            on_leave: of.on_leave,
            seat_at,
        }
    }
}
