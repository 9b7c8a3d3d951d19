//! What a task needs of one trait.

use super::{Scale, Text, TraitIx};

/// How the parts of a fit combine: may a strength buy off a weakness?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tradeoff {
    /// Yes, at the rate of the weights: the weighted arithmetic mean.
    #[default]
    Full,
    /// In part, and the less the deeper the weakness: the weighted geometric mean.
    Partial,
    /// No: the smallest part decides.
    None,
}

impl Tradeoff {
    /// Every tradeoff, by its word in files.
    pub const ALL: [(&'static str, Tradeoff); 3] =
        [("full", Tradeoff::Full), ("partial", Tradeoff::Partial), ("none", Tradeoff::None)];

    /// The tradeoff's word in files and JSON.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, t)| *t == self).map_or("full", |(code, _)| code)
    }
}

/// The scores that satisfy a need: from `lo` to `hi`, both included, on the catalog's scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    lo: f64,
    hi: f64,
}

impl Band {
    /// The band from `lo` to `hi`; `None` unless both lie on `scale` and `lo <= hi`.
    pub fn new(lo: f64, hi: f64, scale: Scale) -> Option<Self> {
        (scale.contains(lo) && scale.contains(hi) && lo <= hi).then_some(Band { lo, hi })
    }

    /// The lowest score in the band.
    pub fn lo(self) -> f64 {
        self.lo
    }

    /// The highest score in the band.
    pub fn hi(self) -> f64 {
        self.hi
    }

    /// The band a motion leaves: each limit that is not the scale's own end is `ease` points easier (F1).
    #[must_use]
    pub fn eased(self, ease: f64, scale: Scale) -> Band {
        Band {
            lo: if self.lo > scale.lo() { (self.lo - ease).max(scale.lo()) } else { self.lo },
            hi: if self.hi < scale.hi() { (self.hi + ease).min(scale.hi()) } else { self.hi },
        }
    }

    /// The same band without its upper limit.
    #[must_use]
    pub fn without_upper_limit(self, scale: Scale) -> Band {
        Band { lo: self.lo, hi: scale.hi() }
    }

    /// Whether the band asks for anything from below.
    pub fn has_lower_limit(self, scale: Scale) -> bool {
        self.lo > scale.lo()
    }

    /// Whether the band asks for anything from above.
    pub fn has_upper_limit(self, scale: Scale) -> bool {
        self.hi < scale.hi()
    }
}

/// How far outside its band a score is worth something, in points of the scale on each side; 0 is a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// Under the band.
    pub below: f64,
    /// Over the band.
    pub above: f64,
}

/// Limits that no strength elsewhere can buy off, on the catalog's scale; a motion does not ease them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Veto {
    /// A score below this is a veto.
    pub below: Option<f64>,
    /// A score above this is a veto.
    pub above: Option<f64>,
}

impl Veto {
    /// Whether there is any veto at all.
    pub fn exists(self) -> bool {
        self.below.is_some() || self.above.is_some()
    }

    /// Whether a score falls below it, by more than the scale's slack.
    pub fn is_under(self, x: f64, scale: Scale) -> bool {
        self.below.is_some_and(|limit| x < limit - scale.slack())
    }

    /// Whether a score rises above it, likewise.
    pub fn is_over(self, x: f64, scale: Scale) -> bool {
        self.above.is_some_and(|limit| x > limit + scale.slack())
    }
}

/// One trait's band in one task.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// The trait that is needed.
    pub trait_ix: TraitIx,
    /// The scores that satisfy it, before a motion eases them.
    pub band: Band,
    /// How much it counts among the task's needs, 0 or more; a need of weight 0 is not considered at all.
    pub weight: f64,
    /// How far outside the band a score still counts in part.
    pub tolerance: Tolerance,
    /// Limits that decide alone.
    pub veto: Veto,
    /// Why the task needs it.
    pub why: Option<Text>,
    /// What the need rests on.
    pub source: Option<Text>,
}
