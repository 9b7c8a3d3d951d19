//! Several hires: the best candidate in turn, which is exact.
//!
//! The largest sum of fits, as a function of the set of those hired, is an assignment valuation (M♮-concave, of gross
//! substitutes; Shapley 1962, Naval Research Logistics Quarterly 9:45; Murota 2003, Discrete Convex Analysis, chapter 6).
//! For such a function the best set of k is found by adding the one who adds most, k times.

use super::HireQuestion;
use super::ranking::{RankedCandidate, best_seat};
use crate::domain::{RoleIx, SLACK};
use crate::engine::assign::{Candidate, Seating, assign, thresholds};

/// One of several to hire.
#[derive(Clone, Debug, PartialEq)]
pub struct Hired {
    /// Her place among the candidates.
    pub at: usize,
    /// What the team gains beyond those before her; a sum of fits, each 0 to 1.
    pub gain: f64,
    /// Her seat once all are hired.
    pub seat: Option<RoleIx>,
    /// Others who would add as much in her turn, by place among the candidates.
    pub ties: Vec<usize>,
}

/// Returns those to hire, at most as many as asked for and only those who add something; and the seat of each seller of
/// the team once they are hired. Candidates are in their order by gain.
pub(super) fn hired_together(
    question: HireQuestion<'_>,
    team: &[Candidate],
    seating: &Seating,
    candidates: &[RankedCandidate],
) -> (Vec<Hired>, Vec<Option<RoleIx>>) {
    let HireQuestion { rules, scorer, most, .. } = question;
    let mut people = team.to_vec();
    let mut seating = seating.clone();
    let mut hired: Vec<Hired> = Vec::new();
    while hired.len() < most {
        let found = thresholds(&people, rules, &seating);
        let mut gains: Vec<(usize, f64)> = Vec::with_capacity(candidates.len());
        for (place, of) in candidates.iter().enumerate() {
            if hired.iter().all(|other| other.at != of.at) {
                gains.push((place, best_seat(&of.candidate, &found).map_or(0.0, |(gain, _)| gain)));
            }
        }
        let most = gains.iter().map(|(_, gain)| *gain).fold(0.0, f64::max);
        let mut equals = gains.iter().filter(|(_, gain)| *gain >= most - SLACK).map(|(place, _)| *place);
        let Some(place) = equals.next().filter(|_| most > SLACK) else { break };
        let ties = equals.map(|place| candidates[place].at).collect();
        people.push(candidates[place].candidate.clone());
        seating = assign(scorer.catalog(), &people, rules);
        hired.push(Hired { at: candidates[place].at, gain: most, seat: None, ties });
    }
    let seats: Vec<Option<RoleIx>> = seating.placements.iter().map(|placement| placement.seat).collect();
    for (of, seat) in hired.iter_mut().zip(&seats[team.len()..]) {
        of.seat = *seat;
    }
    (hired, seats[..team.len()].to_vec())
}
