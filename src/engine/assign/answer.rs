//! Everything that is worked out to say who sits where.

use super::{Candidate, FrontierPoint, Rules, Seating, Stability, assign, frontier, stability};
use crate::domain::{Catalog, Fit, RoleIx, Seller};
use crate::engine::fixed_point::count;
use crate::engine::uncertainty::UncertaintyModel;

/// A team's seating, with the people and the rules it was found for.
#[derive(Clone, Debug)]
pub struct TeamSeating {
    /// Everyone, in the order of their ids.
    pub people: Vec<Candidate>,
    /// The rules.
    pub rules: Rules,
    /// The best seating.
    pub seating: Seating,
    /// What each number of moves gains, where that was asked for.
    pub frontier: Option<Vec<FrontierPoint>>,
    /// How stable the seating is, where scores were drawn.
    pub stability: Option<Stability>,
}

/// How the true scores of people are drawn.
#[derive(Clone, Copy)]
pub struct TrueScores<'a> {
    /// Draws scores; it should shrink them toward the team.
    pub model: &'a UncertaintyModel,
    /// The sellers, in the order of the people.
    pub sellers: &'a [Seller],
}

/// Seats a team by rules that do not conflict ([`Rules::conflict`]). `true_scores` are what its stability is worked out
/// with.
pub fn seat_team(
    catalog: &Catalog,
    people: Vec<Candidate>,
    rules: Rules,
    wants_frontier: bool,
    true_scores: Option<TrueScores<'_>>,
) -> TeamSeating {
    let seating = assign(catalog, &people, &rules);
    let frontier = wants_frontier.then(|| frontier(&people, &rules));
    let stability =
        true_scores.map(|scores| stability(scores.model, scores.sellers, &people, &rules, &seating));
    TeamSeating { people, rules, seating, frontier, stability }
}

impl TeamSeating {
    /// Everyone with a seat, by place among the people: by role in catalog order, then by id.
    pub fn seated(&self) -> Vec<(usize, RoleIx)> {
        let places = self.seating.placements.iter().enumerate();
        let mut seated: Vec<(usize, RoleIx)> =
            places.filter_map(|(at, placement)| Some((at, placement.seat?))).collect();
        seated.sort_by_key(|(_, role)| *role);
        seated
    }

    /// The mean fit of those who are seated, unknown fits left out; `None` where nobody is.
    pub fn mean_fit(&self) -> Option<Fit> {
        let seated = self.seated();
        let known = seated.iter().filter_map(|&(at, role)| self.people[at].roles[role.0].fit);
        let known: Vec<f64> = known.map(Fit::share).collect();
        (!seated.is_empty()).then(|| mean(&known))
    }

    /// The mean fit of those at work with today's roles, unknown fits left out; `None` where none is known.
    pub fn mean_fit_today(&self) -> Option<Fit> {
        let at_work = self.people.iter().filter(|person| !person.on_leave);
        let known: Vec<f64> =
            at_work.filter_map(|person| person.roles[person.today?.0].fit).map(Fit::share).collect();
        (!known.is_empty()).then(|| mean(&known))
    }

    /// The mean of the expected fits of those who are seated; `None` where none is known.
    pub fn mean_expected_fit(&self) -> Option<Fit> {
        let expected = &self.stability.as_ref()?.expected;
        let known: Vec<f64> = self.seated().iter().filter_map(|&(at, _)| expected[at]).collect();
        (!known.is_empty()).then(|| mean(&known))
    }
}

/// The mean of shares; 0 of none.
fn mean(shares: &[f64]) -> Fit {
    Fit::new(shares.iter().sum::<f64>() / count(shares.len().max(1)))
}

impl Rules {
    /// How many fits are compared for so many people: one for each role that has seats.
    pub fn cells(&self, people: usize) -> usize {
        people * self.seats.iter().filter(|seats| **seats > 0).count()
    }
}
