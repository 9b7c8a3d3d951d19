//! The answers of one measurement: the best seating, and the organisation of its work.

use super::rebase::model;
use super::snapshot::Snapshot;
use crate::domain::{Fit, RoleIx, Seller};
use crate::engine::assign::{Candidate, Rules, assign};
use crate::engine::fixed_point::count;
use crate::engine::organize::{
    AsRated, Assessment, DRAWS, ExpectedTeam, NoWork, Question, SearchLimit, Verdict, assess,
};
use crate::engine::score::SellerFit;
use crate::engine::uncertainty::UncertaintyModel;

/// Why there is no seating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSeating {
    /// The team has no seats.
    NoSeats,
    /// More people are pinned to a role than it has seats.
    Conflict,
}

/// The best seating.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatingSummary {
    /// The sum of the fits of those with a seat, each 0 to 1.
    pub total: f64,
    /// Each seller's seat, in the order of the sellers.
    pub seats: Vec<Option<RoleIx>>,
    /// The roles with vacant seats, and their number.
    pub vacant: Vec<(RoleIx, usize)>,
}

/// How the work would be organised.
#[derive(Clone, Debug, PartialEq)]
pub struct Organized {
    /// Whether everyone should do everything, noise considered.
    pub verdict: Verdict,
    /// The waste of everyone doing everything, as a share of the best form's net, 0 to 1.
    pub everyone: f64,
    /// The waste of the current roles; `None` where nobody has one.
    pub today: Option<f64>,
    /// Whether the search reached its limit before it was complete.
    pub is_late: bool,
}

/// Why the work is not organised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoOrganizing {
    /// There is no work.
    NoWork(NoWork),
    /// There are too many tasks.
    TooManyTasks,
    /// There are too many people for a comparison.
    TooManyPeople,
}

/// One measurement with its answers.
#[derive(Clone, Debug)]
pub struct Measurement {
    /// The measurement.
    pub snapshot: Snapshot,
    /// Every seller's fits, in the order of the sellers.
    pub scored: Vec<SellerFit>,
    /// The average of the known fits with today's roles, of those at work, 0 to 1; `None` where none is known.
    pub average: Option<f64>,
    /// Who would sit where.
    pub seated: Result<SeatingSummary, NoSeating>,
    /// How the work would be organised.
    pub organized: Result<Organized, NoOrganizing>,
    pub(super) model: UncertaintyModel,
}

impl Measurement {
    /// Works out the answers of a measurement; `limit` is where the search for sets of roles ends with what it has. Everyone
    /// may do everything where no more than 5 % are lost by it.
    pub fn new(snapshot: Snapshot, limit: SearchLimit) -> Self {
        let scorer = snapshot.scorer();
        let scored: Vec<SellerFit> = snapshot.sellers.iter().map(|seller| scorer.score(seller)).collect();
        let mut people = Vec::with_capacity(scored.len());
        for (seller, scored) in snapshot.sellers.iter().zip(&scored) {
            people.push(Candidate::new(&scorer, seller, scored));
        }
        let model = model(&scorer, &snapshot.sellers);
        let seated = seated(&snapshot, &people);
        let drawn = model.with_scorer(scorer, DRAWS);
        let (team, sellers) = (&snapshot.team, snapshot.sellers.as_slice());
        let rated = AsRated { model: &drawn, team, sellers, draws_all: false };
        let organized = organized(&snapshot, &rated, &scored, limit);
        let average = average(&snapshot.sellers, &scored);
        Measurement { snapshot, scored, average, seated, organized, model }
    }
}

/// Returns the average of the known fits with today's roles, of those at work.
fn average(sellers: &[Seller], scored: &[SellerFit]) -> Option<f64> {
    let pairs = sellers.iter().zip(scored).filter(|(seller, _)| seller.hours > 0.0);
    mean(pairs.filter_map(|(seller, scored)| scored.roles[seller.role?.0].standing.fit).map(Fit::share))
}

/// Returns the mean of some numbers; `None` where there are none.
pub(super) fn mean(of: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, known) = of.fold((0.0, 0), |(sum, known), value| (sum + value, known + 1));
    (known > 0).then(|| sum / count(known))
}

fn seated(snapshot: &Snapshot, people: &[Candidate]) -> Result<SeatingSummary, NoSeating> {
    if snapshot.team.seats.iter().all(|(_, seats)| *seats == 0) {
        return Err(NoSeating::NoSeats);
    }
    let rules =
        Rules::of_team(&snapshot.team, snapshot.catalog.roles.len(), people).ok_or(NoSeating::Conflict)?;
    let seating = assign(&snapshot.catalog, people, &rules);
    Ok(SeatingSummary {
        total: seating.total,
        seats: seating.placements.iter().map(|place| place.seat).collect(),
        vacant: seating.vacancies.iter().map(|vacancy| (vacancy.role, vacancy.seats)).collect(),
    })
}

/// The most people whose work is organised in a comparison.
const MOST_PEOPLE: usize = 1_000;

fn organized(
    snapshot: &Snapshot,
    rated: &AsRated<'_>,
    scored: &[SellerFit],
    limit: SearchLimit,
) -> Result<Organized, NoOrganizing> {
    let (catalog, team) = (&snapshot.catalog, &snapshot.team);
    let expected =
        ExpectedTeam::new(rated.model, team, rated.sellers, scored, false).map_err(NoOrganizing::NoWork)?;
    if expected.work.people.len() > MOST_PEOPLE {
        return Err(NoOrganizing::TooManyPeople);
    }
    let minutes = team.handoff_minutes(catalog);
    let question = Question { limit, ..Question::standard(minutes) };
    let found = assess(rated, &expected, question).ok_or(NoOrganizing::TooManyTasks)?;
    let Assessment { verdict, waste: everyone, .. } = found.judged;
    Ok(Organized { verdict, everyone, today: found.today, is_late: found.is_late })
}
