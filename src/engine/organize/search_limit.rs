//! Where a search for sets of roles ends with its best so far.

use std::time::Instant;

/// The most work that one search may do.
///
/// Work is counted in steps, not in seconds, so that a verdict never depends on how fast or how busy a machine is. A step
/// is about a nanosecond of a desktop machine of 2025.
#[derive(Clone, Copy, Debug)]
pub struct SearchLimit {
    /// The most steps.
    pub steps: u64,
    /// A time at which the search ends too: only for a person who asks for one.
    pub until: Option<Instant>,
}

impl SearchLimit {
    /// The limit of a search where nobody asks for another.
    pub const STANDARD: SearchLimit = SearchLimit { steps: 20_000_000_000, until: None };

    /// No limit but a time.
    pub fn until(time: Option<Instant>) -> Self {
        SearchLimit { steps: u64::MAX, until: time }
    }

    /// Returns the limit of each of this many searches that together may do as much work as one.
    #[must_use]
    pub fn shared(self, searches: usize) -> Self {
        let searches = u64::try_from(searches.max(1)).unwrap_or(u64::MAX);
        SearchLimit { steps: self.steps / searches, ..self }
    }

    /// Whether a search that has done this many steps has come to its end.
    pub(super) fn is_reached(&self, steps: u64) -> bool {
        steps > self.steps || self.until.is_some_and(|until| Instant::now() >= until)
    }
}
