//! Who sits where, and what hangs on it.

mod facts;
mod saying;
mod sheet;
mod story;

use std::rc::Rc;
use std::sync::Arc;

use super::texts::Texts;
use crate::domain::{Catalog, Fit, RoleIx, Seller, Team};
use crate::engine::{
    Candidate, FrontierPoint, Ineligibility, Placement, Rules, Seating, Stability, UncertaintyModel, assign,
    frontier, stability,
};

/// The seating of a team.
pub struct AssignReport {
    texts: Rc<Texts>,
    team: Team,
    catalog: Arc<Catalog>,
    people: Vec<Candidate>,
    rules: Rules,
    seating: Seating,
    frontier: Option<Vec<FrontierPoint>>,
    stability: Option<Stability>,
    /// Whether that was left out for the size of the team.
    is_too_large: bool,
    shows_certificate: bool,
}

impl AssignReport {
    /// The best seating of these people by these rules, which do not conflict.
    pub fn new(
        texts: Rc<Texts>,
        team: Team,
        catalog: Arc<Catalog>,
        people: Vec<Candidate>,
        rules: Rules,
    ) -> Self {
        let seating = assign(&catalog, &people, &rules);
        let (frontier, stability, is_too_large, shows_certificate) = (None, None, false, false);
        AssignReport {
            texts,
            team,
            catalog,
            people,
            rules,
            seating,
            frontier,
            stability,
            is_too_large,
            shows_certificate,
        }
    }

    /// How many fits were compared: people times roles with seats.
    pub fn cells(&self) -> usize {
        self.people.len() * self.rules.seats.iter().filter(|seats| **seats > 0).count()
    }

    /// The same with how firmly people hold their seats; the sellers stand in the order of the people.
    #[must_use]
    pub fn with_holding(mut self, model: &UncertaintyModel, sellers: &[Seller]) -> Self {
        self.stability = Some(stability(model, sellers, &self.people, &self.rules, &self.seating));
        self
    }

    /// The same without that; whether it is for the size of the team that it is left out, is said.
    #[must_use]
    pub fn without_holding(mut self, is_too_large: bool) -> Self {
        self.is_too_large = is_too_large;
        self
    }

    /// In which share of the draws a person holds her seat.
    fn holds(&self, person: usize) -> Option<f64> {
        self.stability.as_ref().and_then(|stability| stability.holds[person])
    }

    /// What her fit with her seat is expected to be, 0 to 1.
    fn expected(&self, person: usize) -> Option<f64> {
        self.stability.as_ref().and_then(|stability| stability.expected[person])
    }

    /// The same with what can be had with each number of moves, if that is wanted.
    #[must_use]
    pub fn with_frontier(mut self, wanted: bool) -> Self {
        self.frontier = wanted.then(|| frontier(&self.people, &self.rules));
        self
    }

    /// The same with the proof in what a person reads, if that is wanted; JSON always has it.
    #[must_use]
    pub fn with_certificate(mut self, wanted: bool) -> Self {
        self.shows_certificate = wanted;
        self
    }

    /// Everybody who is seated, by role in catalog order and then by id, with her place.
    fn seated(&self) -> Vec<(usize, RoleIx)> {
        let seats = self.seating.placements.iter().enumerate();
        let mut seated: Vec<(usize, RoleIx)> =
            seats.filter_map(|(at, place)| Some((at, place.seat?))).collect();
        seated.sort_by_key(|(_, role)| *role);
        seated
    }

    /// Everybody without a seat, by id.
    fn without_seat(&self) -> impl Iterator<Item = (&Candidate, &Placement)> {
        self.people.iter().zip(&self.seating.placements).filter(|(_, place)| place.seat.is_none())
    }

    fn fit(&self, person: usize, role: RoleIx) -> Option<Fit> {
        self.people[person].roles[role.0].fit
    }

    /// What would keep a pinned person from her seat if she were not pinned to it.
    fn ineligibility(&self, person: usize, role: RoleIx) -> Option<Ineligibility> {
        let place = &self.seating.placements[person];
        if place.pinned { self.rules.ineligibility(&self.people, person, role) } else { None }
    }
}

told_by_modules!(AssignReport);
