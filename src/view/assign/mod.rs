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
    Bar, FrontierPoint, Holding, Person, Place, Rules, Seating, UncertaintyModel, assign, frontier, holding,
};

/// The seating of a team.
pub struct AssignReport {
    texts: Rc<Texts>,
    team: Team,
    catalog: Arc<Catalog>,
    people: Vec<Person>,
    rules: Rules,
    seating: Seating,
    frontier: Option<Vec<FrontierPoint>>,
    holding: Option<Holding>,
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
        people: Vec<Person>,
        rules: Rules,
    ) -> Self {
        let seating = assign(&catalog, &people, &rules);
        let (frontier, holding, is_too_large, shows_certificate) = (None, None, false, false);
        AssignReport {
            texts,
            team,
            catalog,
            people,
            rules,
            seating,
            frontier,
            holding,
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
        self.holding = Some(holding(model, sellers, &self.people, &self.rules, &self.seating));
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
        self.holding.as_ref().and_then(|holding| holding.holds[person])
    }

    /// What her fit with her seat is expected to be, 0 to 1.
    fn expected(&self, person: usize) -> Option<f64> {
        self.holding.as_ref().and_then(|holding| holding.expected[person])
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
        let seats = self.seating.places.iter().enumerate();
        let mut seated: Vec<(usize, RoleIx)> =
            seats.filter_map(|(at, place)| Some((at, place.seat?))).collect();
        seated.sort_by_key(|(_, role)| *role);
        seated
    }

    /// Everybody without a seat, by id.
    fn without_seat(&self) -> impl Iterator<Item = (&Person, &Place)> {
        self.people.iter().zip(&self.seating.places).filter(|(_, place)| place.seat.is_none())
    }

    fn fit(&self, person: usize, role: RoleIx) -> Option<Fit> {
        self.people[person].roles[role.0].fit
    }

    /// What would keep a pinned person from her seat if she were not pinned to it.
    fn bar(&self, person: usize, role: RoleIx) -> Option<Bar> {
        let place = &self.seating.places[person];
        if place.pinned { self.rules.bar(&self.people, person, role) } else { None }
    }
}

told_by_modules!(AssignReport);
