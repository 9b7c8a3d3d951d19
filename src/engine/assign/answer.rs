//! Everything that is worked out to say who sits where.

use super::interchangeable::interchangeable;
use super::redrawn::{Redrawn, TrueScores, column_of};
use super::{
    Candidate, FrontierPoint, RecommendedSeating, Rules, Seating, Stability, assign, best_seats, frontier,
};
use crate::domain::{Catalog, Fit, RoleIx};
use crate::engine::fixed_point::count;

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
    /// The moves worth making, where scores were drawn.
    pub recommended: Option<RecommendedSeating>,
    /// Those of whom too little is rated to judge them in today's role, in the order of their places among the people. What is proposed leaves
    /// them there, though the best seating by what is known has no seat for them.
    pub unjudged: Vec<usize>,
    /// The seat of each person in the best seating that leaves those people where they are: what is proposed is compared
    /// with it.
    pub highest: Vec<Option<RoleIx>>,
    /// For each person, who could change places with her in the seating without any loss, by place among the people;
    /// empty where scores were not drawn.
    pub interchangeable: Vec<Vec<usize>>,
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
    let unjudged = rules.unjudged(&people);
    let kept = (!unjudged.is_empty()).then(|| best_seats(&people, &rules.keeping(&unjudged, &people)));
    let highest = kept.flatten().unwrap_or_else(|| seating.placements.iter().map(|of| of.seat).collect());
    let mut answer = TeamSeating {
        interchangeable: vec![Vec::new(); people.len()],
        people,
        rules,
        seating,
        frontier,
        stability: None,
        recommended: None,
        unjudged,
        highest,
    };
    if let Some(scores) = true_scores {
        answer.draw(scores);
    }
    answer
}

impl TeamSeating {
    /// Works out what rests on draws of true scores.
    fn draw(&mut self, scores: TrueScores<'_>) {
        let redrawn = Redrawn::new(scores, &self.people, &self.rules);
        let best = redrawn.best_of_each();
        let instance = &redrawn.instance;
        let seats = instance.people.iter().map(|&at| self.seating.placements[at].seat);
        let columns: Vec<usize> = seats.map(|seat| column_of(instance, seat)).collect();
        let stability = Stability::new(&redrawn, &best, &columns);
        let recommended = if self.unjudged.is_empty() {
            RecommendedSeating::new(&redrawn, &best, &self.highest)
        } else {
            let rules = self.rules.keeping(&self.unjudged, &self.people);
            let redrawn = Redrawn::new(scores, &self.people, &rules);
            RecommendedSeating::new(&redrawn, &redrawn.best_of_each(), &self.highest)
        };
        let mut equals = vec![Vec::new(); self.people.len()];
        for (row, others) in interchangeable(instance, &columns).into_iter().enumerate() {
            equals[instance.people[row]] = others.into_iter().map(|other| instance.people[other]).collect();
        }
        self.stability = Some(stability);
        self.recommended = recommended;
        self.interchangeable = equals;
    }

    /// Whether a person is one of the unjudged, by her place.
    pub fn is_unjudged(&self, at: usize) -> bool {
        self.unjudged.binary_search(&at).is_ok()
    }

    /// The seat of each person that is proposed: the recommended one, or the highest where nothing was drawn.
    pub fn proposed_seats(&self) -> &[Option<RoleIx>] {
        self.recommended.as_ref().map_or(&self.highest, |recommended| &recommended.seats)
    }

    /// How stable the proposed seats are, where scores were drawn.
    pub fn proposed_stability(&self) -> Option<&Stability> {
        self.recommended.as_ref().map(|recommended| &recommended.stability)
    }

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
        seating_cells(people, &self.seats)
    }
}

/// How many fits are compared for so many people and these seats of each role.
pub fn seating_cells(people: usize, seats: &[u32]) -> usize {
    people * seats.iter().filter(|seats| **seats > 0).count()
}
