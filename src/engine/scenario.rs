//! A team as a plan would leave it: its answers, and by how much they differ from those of the team as it is.
//!
//! All scenarios are drawn with common random numbers (Glasserman & Yao 1992, Management Science 38:884): the errors of a
//! seller's scores are the same in every one, so that a difference between two is not the noise of two samples.

use super::assign::{Candidate, Rules, Seating, assign};
use super::diff::{Measurement, RELIABLE, Snapshot};
use super::fixed_point::count;
use super::organize::SearchLimit;
use super::tally::Tally;
use super::uncertainty::{Draws, Errors, Groups, UncertaintyModel};
use crate::domain::{Fit, RoleIx, Seller, TaskIx};

/// A team as it is or as a plan would leave it, with its answers.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The team, the sum of fits in its best seats, and the waste of its forms of organisation.
    pub measured: Measurement,
    /// How many sellers are at work.
    pub at_work: usize,
    /// The sum of the known fits of those at work with today's roles; `None` where none is known.
    pub today_sum: Option<f64>,
    /// Who sits where for the largest sum of fits; `None` where there is no seating.
    pub seats: Option<Seats>,
    /// The tasks that fewer than two sellers at work are adequate at or better, with their number.
    pub short: Vec<(TaskIx, usize)>,
    /// The sum of the true fits of those seats, by draw; empty without a seating.
    worth: Vec<f64>,
}

/// The best seats of a team.
#[derive(Clone, Debug)]
pub struct Seats {
    /// The mean of the known fits of those with a seat; `None` where none is known.
    pub mean: Option<Fit>,
    /// How many seats are vacant.
    pub vacant: usize,
    /// Who leaves today's role, by place in the snapshot, and for which seat: `None` is no seat.
    pub moves: Vec<(usize, Option<RoleIx>)>,
    /// Whose leaving would lower the sum most, by place, and by how much; `None` where nobody's would.
    pub key_person: Option<(usize, f64)>,
}

/// A difference between two scenarios.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// By how much the sum of fits in the best seats is larger in the second.
    pub change: f64,
    /// The standard error of that: of the true fits of both seatings, over the errors of the scores.
    pub se: f64,
}

impl Difference {
    /// Whether the errors of the scores alone would show as much more often than once in twenty times.
    pub fn is_noise(&self) -> bool {
        self.change.abs() <= RELIABLE * self.se
    }
}

impl Scenario {
    /// Works out the answers of a team. `limit` is where the search for sets of roles ends, and `draws` are those of true
    /// scores.
    pub fn new(snapshot: Snapshot, limit: SearchLimit, draws: Draws) -> Self {
        let measured = Measurement::new(snapshot, limit);
        let Measurement { snapshot, scored, .. } = &measured;
        let (scorer, sellers) = (snapshot.scorer(), snapshot.sellers.as_slice());
        let mut tally = Tally::new(snapshot.catalog.tasks.len());
        let (mut at_work, mut today): (_, Option<f64>) = (0, None);
        let mut people = Vec::with_capacity(sellers.len());
        for (seller, scored) in sellers.iter().zip(scored) {
            if seller.hours > 0.0 {
                at_work += 1;
                tally.add_tasks(&scorer, scored);
            }
            people.push(Candidate::new(&scorer, seller, scored));
            let fit =
                seller.role.filter(|_| seller.hours > 0.0).and_then(|role| scored.roles[role.0].standing.fit);
            if let Some(fit) = fit {
                today = Some(today.unwrap_or(0.0) + fit.share());
            }
        }
        let roles = snapshot.catalog.roles.len();
        let seating = Rules::of_team(&snapshot.team, roles, &people)
            .map(|rules| assign(&snapshot.catalog, &people, &rules));
        let worth = seating.as_ref().map_or_else(Vec::new, |seating| {
            let errors = Errors::of(&snapshot.catalog, sellers);
            let groups = Groups::of(&snapshot.catalog, sellers, &errors);
            let model = UncertaintyModel::new(scorer, errors, draws, false).of_true_scores(groups);
            worth(&model, sellers, seating)
        });
        Scenario {
            at_work,
            today_sum: today,
            seats: seating.map(|seating| Seats::new(&seating, &people)),
            short: tally.short(),
            worth,
            measured,
        }
    }

    /// Returns the sum of fits in the best seats; `None` where there is no seating.
    pub fn best_sum(&self) -> Option<f64> {
        Some(self.measured.seated.as_ref().ok()?.total)
    }

    /// Returns by how much another scenario differs from this one; `None` where either has no seating.
    pub fn difference(&self, other: &Scenario) -> Option<Difference> {
        let change = other.best_sum()? - self.best_sum()?;
        let paired: Vec<f64> = self.worth.iter().zip(&other.worth).map(|(one, other)| other - one).collect();
        Some(Difference { change, se: standard_deviation(&paired) })
    }
}

impl Seats {
    fn new(seating: &Seating, people: &[Candidate]) -> Self {
        let (mut known, mut moves) = (Vec::new(), Vec::new());
        let mut key_person: Option<(usize, f64)> = None;
        for (at, placement) in seating.placements.iter().enumerate() {
            let fit = placement.seat.and_then(|role| people[at].roles[role.0].fit);
            known.extend(fit.map(Fit::share));
            if placement.moved {
                moves.push((at, placement.seat));
            }
            let loss = placement.loss.filter(|&loss| loss > key_person.map_or(0.0, |(_, most)| most));
            key_person = loss.map(|loss| (at, loss)).or(key_person);
        }
        let mean = known.iter().sum::<f64>() / count(known.len().max(1));
        Seats {
            mean: (!known.is_empty()).then(|| Fit::new(mean)),
            vacant: seating.vacancies.iter().map(|vacancy| vacancy.seats).sum(),
            moves,
            key_person,
        }
    }
}

/// Returns the sum of fits in a team's best seats alone; `None` where there is no seating.
pub fn best_sum(snapshot: &Snapshot) -> Option<f64> {
    let scorer = snapshot.scorer();
    let mut people: Vec<Candidate> = Vec::with_capacity(snapshot.sellers.len());
    for seller in &snapshot.sellers {
        people.push(Candidate::new(&scorer, seller, &scorer.score(seller)));
    }
    let rules = Rules::of_team(&snapshot.team, snapshot.catalog.roles.len(), &people)?;
    Some(assign(&snapshot.catalog, &people, &rules).total)
}

/// Returns the sum of the true fits of a seating in every draw.
fn worth(model: &UncertaintyModel, sellers: &[Seller], seating: &Seating) -> Vec<f64> {
    let mut worth = vec![0.0; model.draws()];
    for (seller, placement) in sellers.iter().zip(&seating.placements) {
        let Some(role) = placement.seat else { continue };
        for (sum, fit) in worth.iter_mut().zip(model.drawn_role(seller, role)) {
            *sum += fit;
        }
    }
    worth
}

/// Returns the standard deviation of numbers about their mean; 0 of fewer than two.
fn standard_deviation(of: &[f64]) -> f64 {
    if of.len() < 2 {
        return 0.0;
    }
    let mean = of.iter().sum::<f64>() / count(of.len());
    let squares: f64 = of.iter().map(|value| (value - mean) * (value - mean)).sum();
    libm::sqrt(squares / count(of.len() - 1))
}
