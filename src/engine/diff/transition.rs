//! What changed from one measurement to the next, and over several.

use std::time::Instant;

use rayon::prelude::*;

use super::cause::{Cause, Contribution, NoSplit, ValueChange};
use super::measurement::Measurement;
use super::seller::{Rescorer, SellerChange};
use super::snapshot::Snapshots;
use super::team::{Answers, TeamStates};

/// What changed from one measurement to the next.
#[derive(Clone, Debug)]
pub struct Transition {
    /// Those who are in both, in the order of keys.
    pub sellers: Vec<SellerChange>,
    /// Who joined, by place among the sellers of the second.
    pub joined: Vec<usize>,
    /// Who left, by place among the sellers of the first.
    pub left: Vec<usize>,
    /// What changed in the team's answers.
    pub answers: Answers,
}

impl Transition {
    /// What changed between two measurements of a team; states between them are looked at until `until`.
    pub fn new(old: &Measurement, new: &Measurement, until: Option<Instant>) -> Self {
        let bench = Rescorer::new(Snapshots([&old.snapshot, &new.snapshot]), [&old.model, &new.model]);
        let met = bench.snapshots.meet();
        let both: Vec<(usize, usize)> = met.iter().filter_map(|&(old, new)| old.zip(new)).collect();
        let sellers = both.par_iter().map(|&(old, new)| bench.seller(old, new)).collect();
        let one = |of: Option<usize>, other: Option<usize>| of.filter(|_| other.is_none());
        let joined = met.iter().filter_map(|&(old, new)| one(new, old)).collect();
        let left = met.iter().filter_map(|&(old, new)| one(old, new)).collect();
        let answers = TeamStates::new(&bench, &met, until).answers([old, new]);
        Transition { sellers, joined, left, answers }
    }

    /// Those for whom something changed.
    pub fn changed(&self) -> impl Iterator<Item = &SellerChange> {
        self.sellers.iter().filter(|seller| seller.is_changed)
    }
}

/// One value over several measurements.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The value in each; `None` where it is unknown.
    pub values: Vec<Option<f64>>,
    /// From the first known value to the last, where there are two: the parts of the steps, summed up by causes, so that they sum to the whole.
    pub change: ValueChange,
}

impl Course {
    /// A value over several measurements, of the steps between them; `None` for a step that is not there.
    fn new(values: Vec<Option<f64>>, steps: &[Option<&ValueChange>]) -> Self {
        let first = values.iter().position(Option::is_some).unwrap_or(0);
        let last = values.iter().rposition(Option::is_some).unwrap_or(0);
        let mut parts: Vec<Contribution> = Vec::new();
        let mut split = Ok(());
        for step in &steps[first..last] {
            match step.map(|step| &step.split) {
                Some(Ok(of_step)) => {
                    for part in of_step {
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
        // Of one known value there is no change.
        let known = |at: usize| values.get(at).copied().flatten().filter(|_| first < last);
        let (before, after) = (known(first), known(last));
        let split = if first < last { split.map(|()| parts) } else { Err(NoSplit::UnknownAtAnEnd) };
        Course { change: ValueChange { before, after, split }, values }
    }
}

/// One seller over several measurements.
#[derive(Clone, Debug, PartialEq)]
pub struct SellerCourse {
    /// Her place among the sellers of each; `None` where she is not there.
    pub places: Vec<Option<usize>>,
    /// Her fit with the role of the day.
    pub today: Course,
}

/// Several measurements, one after the other.
#[derive(Clone, Debug)]
pub struct Trend {
    /// Everybody who is in any, in the order of keys.
    pub sellers: Vec<SellerCourse>,
    /// The average of the known fits with today's roles.
    pub fit: Course,
    /// The sum of the fits of those whom `assign` seats.
    pub total: Course,
    /// What is lost where everyone does everything.
    pub everyone: Course,
    /// What is lost in today's roles.
    pub today: Course,
}

impl Trend {
    /// What the steps between these measurements come to: one step fewer than there are measurements.
    pub fn new(ends: &[Measurement], steps: &[Transition]) -> Self {
        let mut keys: Vec<_> =
            ends.iter().flat_map(|end| end.snapshot.sellers.iter().map(|of| &of.key)).collect();
        keys.sort();
        keys.dedup();
        let seller = |key: &&crate::domain::SellerKey| {
            let place = |end: &Measurement| end.snapshot.sellers.binary_search_by(|of| of.key.cmp(key)).ok();
            let places: Vec<Option<usize>> = ends.iter().map(place).collect();
            let fit = |(end, place): (&Measurement, &Option<usize>)| {
                let role = end.snapshot.sellers[(*place)?].role?;
                end.scored[(*place)?].roles[role.0].standing.fit.map(crate::domain::Fit::share)
            };
            let values = ends.iter().zip(&places).map(fit).collect();
            let change = |(at, step): (usize, &'_ Transition)| {
                let old = places[at]?;
                let found = step.sellers.binary_search_by(|of| of.old.cmp(&old)).ok()?;
                Some(found)
            };
            let found: Vec<Option<usize>> = steps.iter().enumerate().map(change).collect();
            let changes: Vec<Option<&ValueChange>> = steps
                .iter()
                .zip(found)
                .map(|(step, found)| found.map(|at| &step.sellers[at].today.fit))
                .collect();
            SellerCourse { today: Course::new(values, &changes), places }
        };
        let of_team = |of: fn(&Answers) -> &ValueChange| {
            let changes: Vec<Option<&ValueChange>> =
                steps.iter().map(|step| Some(of(&step.answers))).collect();
            let first = changes.first().and_then(|change| change.and_then(|change| change.before));
            let values = changes.iter().map(|change| change.and_then(|change| change.after));
            let values = std::iter::once(first).chain(values).collect();
            Course::new(values, &changes)
        };
        Trend {
            sellers: keys.iter().map(seller).collect(),
            fit: of_team(|answers| &answers.fit),
            total: of_team(|answers| &answers.total),
            everyone: of_team(|answers| &answers.everyone),
            today: of_team(|answers| &answers.today),
        }
    }
}

/// The causes that a seller's fit may have.
pub const SELLER_CAUSES: [Cause; 4] = [Cause::Scores, Cause::Catalog, Cause::Motion, Cause::Role];
