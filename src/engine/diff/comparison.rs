//! Several measurements of one team compared.

use super::measurement::Measurement;
use super::snapshot::Snapshot;
use super::transition::Transition;
use super::trend::Trend;
use crate::domain::{Fit, Seller};
use crate::engine::organize::SearchLimit;

/// Several measurements of one team, what changed from each to the next, and over all of them.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The measurements, at least two.
    pub measurements: Vec<Measurement>,
    /// The file that each was read from, as it is shown.
    pub files: Vec<String>,
    /// What changed between neighbours: one fewer than there are measurements.
    pub transitions: Vec<Transition>,
    /// What changed over all of them; `None` for two.
    pub trend: Option<Trend>,
    /// Whether the measurements were put in the order of their dates.
    pub is_ordered: bool,
}

impl Comparison {
    /// A seller of one measurement, by place.
    pub fn seller(&self, measurement: usize, seller: usize) -> &Seller {
        &self.measurements[measurement].snapshot.sellers[seller]
    }

    /// Her fit with her role in that measurement; `None` where she has no role or it is unknown.
    pub fn fit_today(&self, measurement: usize, seller: usize) -> Option<Fit> {
        let role = self.seller(measurement, seller).role?;
        self.measurements[measurement].scored[seller].roles[role.0].standing.fit
    }

    /// Whether she is in the last measurement too.
    pub fn is_in_last(&self, measurement: usize, seller: usize) -> bool {
        let key = &self.seller(measurement, seller).key;
        let last = self.measurements.last().map(|last| &last.snapshot.sellers);
        last.is_some_and(|sellers| sellers.binary_search_by(|seller| seller.key.cmp(key)).is_ok())
    }
}

/// Compares snapshots, oldest first, each with the file it was read from. Three or more that all have a date are put in
/// the order of their dates. `limit` is that of the search for sets of roles in one snapshot, and of all searches between two.
pub fn compare(mut snapshots: Vec<(String, Snapshot)>, limit: SearchLimit) -> Comparison {
    let is_ordered = snapshots.len() > 2 && order(&mut snapshots);
    let (mut files, mut measurements) = (Vec::new(), Vec::new());
    for (file, snapshot) in snapshots {
        files.push(file);
        measurements.push(Measurement::new(snapshot, limit));
    }
    let mut transitions = Vec::new();
    for pair in measurements.windows(2) {
        transitions.push(Transition::new(&pair[0], &pair[1], limit));
    }
    let trend = (measurements.len() > 2).then(|| Trend::new(&measurements, &transitions));
    Comparison { measurements, files, transitions, trend, is_ordered }
}

/// Puts snapshots in the order of their dates, where all have one; returns whether that changed anything.
fn order(snapshots: &mut [(String, Snapshot)]) -> bool {
    let dates: Option<Vec<_>> = snapshots.iter().map(|(_, snapshot)| snapshot.team.date).collect();
    if dates.is_none_or(|dates| dates.is_sorted()) {
        return false;
    }
    // A stable sort: equal dates keep the order given.
    snapshots.sort_by_key(|(_, snapshot)| snapshot.team.date);
    true
}
