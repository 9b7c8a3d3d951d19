//! How much work a search may do, by the size of its instance: exact where it is small, bounded where it is large.

use super::instance::Instance;

/// Up to this many cells every rule is followed exactly; 60 people and 12 roles have 780.
const FEW_CELLS: usize = 800;

/// Beyond this many cells a search does not branch: each problem takes seconds.
const MANY_CELLS: usize = 200_000;

/// The most problems that a search solves on a small instance.
pub(super) const EXACT_EFFORT: usize = 20_000;

/// The work of a search on a larger instance, in cells.
const WORK: usize = 4_000_000;

/// The most problems on an instance of many cells, where each takes a second.
const FEW_PROBLEMS: usize = 8;

/// Returns whether an instance is small enough for one exact search per question.
pub(super) fn is_small(instance: &Instance) -> bool {
    instance.values.len() <= FEW_CELLS
}

/// Returns whether an instance is so large that a search does not branch.
pub(super) fn is_large(instance: &Instance) -> bool {
    instance.values.len() > MANY_CELLS
}

/// Returns the most problems that a search on this instance may solve.
pub(super) fn effort(instance: &Instance) -> usize {
    if is_small(instance) {
        EXACT_EFFORT
    } else if is_large(instance) {
        FEW_PROBLEMS
    } else {
        16 + WORK / instance.values.len()
    }
}
