//! Who sits where, as `assign` seats a team without options: what `match` and `report` propose beside their own answers.

use std::convert::Infallible;
use std::sync::Arc;

use super::assign::{affordable, seats_and_pins, seats_of};
use crate::domain::{Catalog, Problem, Seller, Team};
use crate::engine::{
    Draws, Errors, Groups, RolesInPlay, Scorer, TeamSeating, TrueScores, UncertaintyModel, gather, score_all,
    seat_team, seating_cells,
};

/// A team that is seated as `assign` seats it without options.
pub struct TeamSeats<'a> {
    pub catalog: &'a Arc<Catalog>,
    pub team: &'a Team,
    /// Everyone, in any order.
    pub sellers: &'a [Seller],
    /// The errors of their scores.
    pub errors: &'a Errors,
    /// The draws asked for: 0 for none, `None` for as many as `assign` makes.
    pub draws: Option<usize>,
    pub seed: u64,
    /// A model that has drawn the same true scores, with that seed, if there is one.
    pub drawn: Option<&'a UncertaintyModel>,
}

impl TeamSeats<'_> {
    /// Seats the team at its own seats; `None` where it has none, or where its pins exceed them.
    pub fn seat_at_own(&self) -> Option<TeamSeating> {
        self.seat(seats_of(self.catalog, self.team, &[]).ok()?)
    }

    /// Seats the team at these seats of each role; `None` where its pins exceed them.
    pub fn seat(&self, seats: Vec<u32>) -> Option<TeamSeating> {
        self.try_seat(seats).ok()
    }

    /// Seats the team at these seats of each role.
    ///
    /// # Errors
    /// More are pinned to a role than it has seats.
    pub fn try_seat(&self, seats: Vec<u32>) -> Result<TeamSeating, Problem> {
        let in_play = RolesInPlay::of(self.catalog, self.team, self.sellers);
        let scorer = Scorer::new(self.catalog.clone(), self.team.motion).among(in_play);
        let mut by_id = self.sellers.to_vec();
        by_id.sort_by(|a, b| a.key.cmp(&b.key));
        let scored = score_all(scorer.clone(), by_id.iter().cloned().map(Ok::<_, Infallible>));
        let Ok(people) = gather(&scorer, scored);
        let rules = seats_and_pins(self.catalog, &people, seats)?;
        let number = self.number(&rules.seats);
        let drawn = self.drawn.filter(|drawn| number == Some(drawn.draws()));
        let made = number.filter(|_| drawn.is_none()).map(|number| {
            let groups = Groups::of(self.catalog, &by_id, self.errors);
            UncertaintyModel::new(scorer, self.errors.clone(), Draws::new(number, self.seed), false)
                .of_true_scores(groups)
        });
        let true_scores = drawn.or(made.as_ref()).map(|model| TrueScores { model, sellers: &by_id });
        Ok(seat_team(self.catalog, people, rules, false, true_scores))
    }

    /// The number of draws at the team's own seats; `None` where nothing is drawn.
    pub fn number_at_own(&self) -> Option<usize> {
        self.number(&seats_of(self.catalog, self.team, &[]).ok()?)
    }

    fn number(&self, seats: &[u32]) -> Option<usize> {
        self.draws
            .or(affordable(seating_cells(self.sellers.len(), seats), false))
            .filter(|&number| number > 0)
    }
}
