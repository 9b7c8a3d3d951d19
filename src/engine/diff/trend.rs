//! What changed over several measurements.

use super::cause::{Cause, Contribution, NoSplit, ValueChange};
use super::measurement::Measurement;
use super::team::Answers;
use super::transition::Transition;
use crate::domain::{Fit, SellerKey};

/// One value over several measurements.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The value in each; `None` where it is unknown.
    pub values: Vec<Option<f64>>,
    /// From the first known value to the last, where there are two. The parts of the transitions are summed by causes, so
    /// that they sum to the whole.
    pub change: ValueChange,
}

impl Course {
    /// Returns the course of a value, given its change in each transition; `None` where the value is not in both ends.
    fn new(values: Vec<Option<f64>>, changes: &[Option<&ValueChange>]) -> Self {
        let first = values.iter().position(Option::is_some).unwrap_or(0);
        let last = values.iter().rposition(Option::is_some).unwrap_or(0);
        let mut parts: Vec<Contribution> = Vec::new();
        let mut split = Ok(());
        for change in &changes[first..last] {
            match change.map(|change| &change.split) {
                Some(Ok(own)) => {
                    for part in own {
                        match parts.iter_mut().find(|sum| sum.causes == part.causes) {
                            Some(sum) => sum.change += part.change,
                            None => parts.push(part.clone()),
                        }
                    }
                }
                Some(Err(why)) => split = split.and(Err(*why)),
                None => split = split.and(Err(NoSplit::UnknownBetween)),
            }
        }
        parts.sort_by(|a, b| a.causes.cmp(&b.causes));
        // A single known value has not changed.
        let (before, after, split) = if first < last {
            (known(&values, first), known(&values, last), split.map(|()| parts))
        } else {
            (None, None, Err(NoSplit::UnknownAtAnEnd))
        };
        Course { change: ValueChange { before, after, split }, values }
    }

    /// Returns the course of one of the team's answers.
    fn of_answer(transitions: &[Transition], of: fn(&Answers) -> &ValueChange) -> Self {
        let changes: Vec<Option<&ValueChange>> =
            transitions.iter().map(|transition| Some(of(&transition.answers))).collect();
        let mut values = vec![changes.first().and_then(|change| change.and_then(|change| change.before))];
        values.extend(changes.iter().map(|change| change.and_then(|change| change.after)));
        Course::new(values, &changes)
    }
}

/// Returns the element of an index that may be missing, of a list of values that may be unknown.
fn known(values: &[Option<f64>], at: usize) -> Option<f64> {
    values.get(at).copied().flatten()
}

/// One seller over several measurements.
#[derive(Clone, Debug, PartialEq)]
pub struct SellerCourse {
    /// Her index among the sellers of each; `None` where she is not there.
    pub places: Vec<Option<usize>>,
    /// Her fit with the role of the day.
    pub today: Course,
}

impl SellerCourse {
    fn new(key: &SellerKey, ends: &[Measurement], transitions: &[Transition]) -> Self {
        let (mut places, mut values) = (Vec::new(), Vec::new());
        for end in ends {
            let place = end.snapshot.sellers.binary_search_by(|of| of.key.cmp(key)).ok();
            let role = place.and_then(|at| end.snapshot.sellers[at].role);
            let fit = place.zip(role).and_then(|(at, role)| end.scored[at].roles[role.0].standing.fit);
            places.push(place);
            values.push(fit.map(Fit::share));
        }
        let mut changes = Vec::new();
        for (transition, old) in transitions.iter().zip(&places) {
            let found = old.and_then(|old| transition.sellers.binary_search_by(|of| of.old.cmp(&old)).ok());
            changes.push(found.map(|at| &transition.sellers[at].today.fit));
        }
        SellerCourse { today: Course::new(values, &changes), places }
    }
}

/// Several measurements, one after the other.
#[derive(Clone, Debug)]
pub struct Trend {
    /// The sellers who are in any of them, in the order of keys.
    pub sellers: Vec<SellerCourse>,
    /// The average of the known fits with today's roles.
    pub fit: Course,
    /// The sum of the fits of the people whom `assign` seats.
    pub total: Course,
    /// What is lost where everyone does everything.
    pub everyone: Course,
    /// What is lost in today's roles.
    pub today: Course,
}

impl Trend {
    /// Returns the trend of these measurements. `transitions` are those between each and the next: one fewer.
    pub fn new(ends: &[Measurement], transitions: &[Transition]) -> Self {
        let mut keys: Vec<&SellerKey> =
            ends.iter().flat_map(|end| end.snapshot.sellers.iter().map(|of| &of.key)).collect();
        keys.sort();
        keys.dedup();
        Trend {
            sellers: keys.iter().map(|key| SellerCourse::new(key, ends, transitions)).collect(),
            fit: Course::of_answer(transitions, |answers| &answers.fit),
            total: Course::of_answer(transitions, |answers| &answers.total),
            everyone: Course::of_answer(transitions, |answers| &answers.everyone),
            today: Course::of_answer(transitions, |answers| &answers.today),
        }
    }
}

/// The causes of a change of a seller's fit.
pub const SELLER_CAUSES: [Cause; 4] = [Cause::Scores, Cause::Catalog, Cause::Motion, Cause::Role];
