//! What each number of moves gains.

use super::candidate::Candidate;
use super::effort::{effort, is_large, is_small};
use super::instance::Instance;
use super::move_limit::{LimitedProblem, corners};
use super::rules::Rules;
use super::tie_breaking::choose;
use crate::domain::SLACK;
use crate::engine::fixed_point::from_units;

/// A number of moves, and the best total within it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FrontierPoint {
    /// The most people who leave today's role.
    pub moves: usize,
    /// The largest sum of fits found.
    pub total: f64,
    /// No seating with as many moves has a larger one.
    pub bound: f64,
}

impl FrontierPoint {
    /// A point that needs no other bound.
    fn exact(moves: usize, total: f64) -> Self {
        FrontierPoint { moves, total, bound: total }
    }

    /// Returns whether the bound proves that this is the best within as many moves.
    pub fn is_proven(&self) -> bool {
        self.bound - self.total <= SLACK * self.total.max(1.0)
    }

    /// Returns the share of the whole gain of moving that this point has, 0 to 1; 0 where there is nothing to gain.
    pub fn share_of_gain(&self, points: &[FrontierPoint]) -> f64 {
        let (first, last) = (points.first().map_or(0.0, |p| p.total), points.last().map_or(0.0, |p| p.total));
        let gain = last - first;
        if gain > SLACK { ((self.total - first) / gain).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Returns the first point with most of the gain, 80 % of it; `None` where there is nothing to gain.
    pub fn most_of_gain(points: &[FrontierPoint]) -> Option<&FrontierPoint> {
        points.iter().find(|point| point.share_of_gain(points) >= MOST - SLACK)
    }
}

/// This share of a gain or more is most of it.
const MOST: f64 = 0.8;

/// The most points of a frontier; on longer ones they are evenly spread.
const MOST_POINTS: usize = 50;

/// The most problems that are solved for the corners of a large instance.
const MOST_CORNERS: usize = 12;

/// The largest sum of fits for each number of moves, from the fewest that the rules allow to that of the seating
/// without a limit; on long frontiers, and on instances of more than 200,000 cells, for some of the numbers.
///
/// Exact up to 60 people and 12 roles; beyond, the best that was found and a bound.
pub fn frontier(people: &[Candidate], rules: &Rules) -> Vec<FrontierPoint> {
    let instance = Instance::new(people, rules);
    // Corners are exact, and quicker to find than what lies between them.
    if is_large(&instance) {
        let corners = corners(&instance, MOST_CORNERS).into_iter();
        return corners.map(|(moves, total)| FrontierPoint::exact(moves, from_units(total))).collect();
    }
    let fewest = rules.fewest_moves(people);
    let Some(free) = choose(&instance, None) else { return Vec::new() };
    let most = instance.count_moves(&free.columns).max(fewest);
    let step = (most - fewest).div_ceil(MOST_POINTS).max(1);
    let numbers = (fewest..most).step_by(if is_small(&instance) { 1 } else { step });
    let mut points: Vec<FrontierPoint> = Vec::new();
    for moves in numbers {
        let Some(best) = LimitedProblem::within(&instance, moves, effort(&instance)).best() else { continue };
        let total = points.last().map_or(0.0, |last| last.total).max(from_units(best.total));
        let bound = from_units(best.bound.min(best.root.bound)).max(total);
        points.push(FrontierPoint { moves, total, bound });
    }
    let total = from_units(instance.total(&free.columns));
    points.push(FrontierPoint::exact(most, total));
    points
}
