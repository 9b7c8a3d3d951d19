//! What changed from one measurement to the next.

use super::measurement::Measurement;
use super::seller::{Rescorer, SellerChange};
use super::snapshot::Snapshots;
use super::team::{Answers, TeamStates};
use crate::engine::organize::SearchLimit;
use crate::engine::threads;

/// What changed from one measurement to the next.
#[derive(Clone, Debug)]
pub struct Transition {
    /// The sellers who are in both, in the order of keys.
    pub sellers: Vec<SellerChange>,
    /// The sellers who joined, by index in the second.
    pub joined: Vec<usize>,
    /// The sellers who left, by index in the first.
    pub left: Vec<usize>,
    /// What changed in the team's answers.
    pub answers: Answers,
}

impl Transition {
    /// Compares two measurements of a team. `limit` is where all searches for sets of roles
    /// in the states between them end.
    pub fn new(old: &Measurement, new: &Measurement, limit: SearchLimit) -> Self {
        let rescorer = Rescorer::new(Snapshots([&old.snapshot, &new.snapshot]), [&old.model, &new.model]);
        let met = rescorer.snapshots.meet();
        let both: Vec<(usize, usize)> = met.iter().filter_map(|&(old, new)| old.zip(new)).collect();
        let sellers = threads::spread(both, |(old, new)| rescorer.seller(old, new));
        let (mut joined, mut left) = (Vec::new(), Vec::new());
        for pair in &met {
            match *pair {
                (Some(old), None) => left.push(old),
                (None, Some(new)) => joined.push(new),
                _ => {}
            }
        }
        let answers = TeamStates::new(&rescorer, &met, limit).answers([old, new]);
        Transition { sellers, joined, left, answers }
    }

    /// Returns the sellers for whom something changed.
    pub fn changed(&self) -> impl Iterator<Item = &SellerChange> {
        self.sellers.iter().filter(|seller| seller.is_changed)
    }
}
