//! How the parts of a fit combine.

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
