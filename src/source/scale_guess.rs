//! Whether scores look as if they were given on another scale than they are read on.

use std::sync::Arc;

use crate::domain::{Place, Problem, Scale, Seller};

/// The fewest sellers from whom anything is said.
const FEWEST: usize = 3;

/// The highest score so far.
pub(super) struct ScaleGuess {
    scale: Scale,
    file: Arc<str>,
    highest: f64,
    sellers: usize,
}

impl ScaleGuess {
    /// Returns what is known of no score, on the catalog's scale, in a file.
    pub(super) fn new(scale: Scale, file: Arc<str>) -> Self {
        ScaleGuess { scale, file, highest: scale.lo(), sellers: 0 }
    }

    /// Takes a seller's scores into account.
    pub(super) fn add(&mut self, seller: &Seller) {
        for score in seller.scores.iter().flatten() {
            self.highest = self.highest.max(score.value);
        }
        self.sellers += 1;
    }

    /// Takes a seller into account whose highest score is known.
    pub(super) fn add_highest(&mut self, highest: f64) {
        self.highest = self.highest.max(highest);
        self.sellers += 1;
    }

    /// Returns a note where no score is in the upper half of the scale.
    pub(super) fn note(&self) -> Option<Problem> {
        let (lo, hi) = (self.scale.lo(), self.scale.hi());
        let is_low = lo < self.highest && self.highest <= lo + self.scale.span() / 2.0;
        let note =
            Problem::new("scale-looks-like").with("highest", self.highest).with("lo", lo).with("hi", hi);
        (is_low && self.sellers >= FEWEST).then(|| note.at(Place::whole(self.file.clone())).note())
    }
}
