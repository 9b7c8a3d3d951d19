//! The fewest moves that are worth making: the best of many seatings on noisy scores is partly luck.

use super::effort::is_small;
use super::redrawn::{Redrawn, column_of};
use super::rules::Rules;
use super::stability::Stability;
use super::tie_breaking::choose;
use crate::domain::{RoleIx, SLACK};
use crate::engine::fixed_point::count;
use crate::engine::threads;

/// Further moves are worth making where they are better in at least this share of the draws. Who is moved for nothing has a
/// new role to learn, so it is higher than for what is only said.
pub const WORTH_MOVING: f64 = 0.95;

/// The most numbers of moves that are compared; of more, some evenly spread.
const MOST_STEPS: usize = 40;

/// The seating with the fewest moves from which no further moves win more than their noise.
#[derive(Clone, Debug, PartialEq)]
pub struct RecommendedSeating {
    /// The seat of each person, in their order; `None` is the bench, or leave.
    pub seats: Vec<Option<RoleIx>>,
    /// The number of people who leave their current role.
    pub moves: usize,
    /// Whether further moves would win something, though no more than their noise.
    pub leaves_noise: bool,
    /// How stable it is, and the expected fit of each person in her seat.
    pub stability: Stability,
    /// The sum of the expected fits with today's roles.
    pub expected_today: f64,
    /// The share of the draws in which its sum of fits is larger than today's; `None` where nobody has a role today.
    pub p_better: Option<f64>,
    /// The number of people who have no role today and get a seat.
    pub first_seats: usize,
    /// The sum of their expected fits, which no move wins.
    pub expected_of_first_seats: f64,
    /// The share of the draws in which the fits of those who have a role today have a larger sum than today; `None` where
    /// nobody has one.
    pub p_moves_better: Option<f64>,
    /// The share of the draws in which the seating with the highest fits as rated has a larger sum than this one; `None` where
    /// they are the same.
    pub p_highest_better: Option<f64>,
}

impl RecommendedSeating {
    /// By how much its sum of expected fits is larger than today's.
    pub fn expected_gain(&self) -> f64 {
        self.stability.expected_total - self.expected_today
    }

    /// How much of that the moves win: all but the fits of those who have no role today.
    pub fn expected_gain_of_moves(&self) -> f64 {
        self.expected_gain() - self.expected_of_first_seats
    }

    /// Of the best seatings by expected fits for each number of moves, the one with the fewest such that every one with more
    /// is better in less than 95 % of the draws.
    ///
    /// With exact scores that is a best seating, with as few moves as any. On instances of more than 60 people and 12 roles
    /// the best seatings are the best found.
    pub(super) fn new(
        redrawn: &Redrawn<'_>,
        best: &[Option<Vec<usize>>],
        highest: &[Option<RoleIx>],
    ) -> Option<Self> {
        let seatings = by_moves(redrawn, redrawn.rules)?;
        let draws = redrawn.draws();
        let totals: Vec<Vec<f64>> = seatings.iter().map(|columns| redrawn.totals(columns)).collect();
        let enough = (0..seatings.len()).find(|&fewer| {
            totals[fewer + 1..].iter().all(|more| share_better(more, &totals[fewer]) < WORTH_MOVING - SLACK)
        })?;
        let columns = &seatings[enough];
        let today: Vec<f64> = (0..draws).map(|draw| redrawn.total_today(draw)).collect();
        let has_today = redrawn.instance.with_role() > 0;
        let seats = redrawn.instance.seats_of(columns, redrawn.people.len());
        let stability = Stability::new(redrawn, best, columns);
        let places = seats.iter().enumerate();
        let first: Vec<usize> = places
            .filter(|(at, seat)| seat.is_some() && redrawn.people[*at].today.is_none())
            .map(|(at, _)| at)
            .collect();
        let of_moves = redrawn.totals_of(columns, |at| redrawn.people[at].today.is_some());
        let instance = &redrawn.instance;
        let highest: Vec<usize> =
            instance.people.iter().map(|&at| column_of(instance, highest[at])).collect();
        Some(RecommendedSeating {
            p_highest_better: (highest != *columns)
                .then(|| share_better(&redrawn.totals(&highest), &totals[enough])),
            seats,
            moves: redrawn.instance.count_moves(columns),
            leaves_noise: enough + 1 < seatings.len(),
            first_seats: first.len(),
            expected_of_first_seats: first.iter().filter_map(|&at| stability.expected[at]).sum(),
            stability,
            expected_today: redrawn.expected_today(),
            p_better: has_today.then(|| share_better(&totals[enough], &today)),
            p_moves_better: has_today.then(|| share_better(&of_moves, &today)),
        })
    }
}

/// The best seating by expected fits for each number of moves, from the fewest that the rules allow.
fn by_moves(redrawn: &Redrawn<'_>, rules: &Rules) -> Option<Vec<Vec<usize>>> {
    let expected = redrawn.expected_instance();
    let last = choose(&expected, rules.max_moves)?.columns;
    let most = expected.count_moves(&last);
    let fewest = rules.fewest_moves(redrawn.people).min(most);
    let step = (most - fewest).div_ceil(MOST_STEPS).max(1);
    let numbers: Vec<usize> = (fewest..most).step_by(step).collect();
    let chosen = threads::map(numbers.len(), redrawn.is_long() || !is_small(&expected), |at| {
        choose(&expected, Some(numbers[at])).map(|chosen| chosen.columns)
    });
    let mut seatings: Vec<Vec<usize>> = chosen.into_iter().flatten().collect();
    seatings.push(last);
    Some(seatings)
}

/// The share of the draws in which one total is larger than another.
fn share_better(one: &[f64], other: &[f64]) -> f64 {
    let times = one.iter().zip(other).filter(|(one, other)| **one > **other + SLACK).count();
    count(times) / count(one.len())
}
