//! How many tasks a seller masters (F9).

use crate::domain::{Fit, Level, Levels};

/// At how many tasks a seller is strong, adequate, weak and unknown (F9).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LevelCounts {
    /// Tasks at the strong level.
    pub strong: usize,
    /// Tasks at the adequate level.
    pub adequate: usize,
    /// Tasks below the adequate level.
    pub weak: usize,
    /// Tasks in which nothing has been rated.
    pub unknown: usize,
}

impl LevelCounts {
    /// Returns the counts of these fits with tasks.
    pub(super) fn of(fits: impl IntoIterator<Item = Option<Fit>>, levels: Levels) -> Self {
        let mut counts = LevelCounts::default();
        for fit in fits {
            match fit.map(|fit| levels.of(fit)) {
                Some(Level::Strong) => counts.strong += 1,
                Some(Level::Adequate) => counts.adequate += 1,
                Some(Level::Weak) => counts.weak += 1,
                None => counts.unknown += 1,
            }
        }
        counts
    }
}
