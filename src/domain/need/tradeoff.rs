//! How the parts of a fit combine.

/// How the parts of a fit combine: whether strengths offset weaknesses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tradeoff {
    /// Yes, at the rate of the weights: the weighted arithmetic mean.
    #[default]
    Full,
    /// In part, less for deeper weaknesses: the weighted geometric mean.
    Partial,
    /// No: the lowest part decides.
    None,
}

impl Tradeoff {
    /// Every tradeoff, by its word in files.
    pub const ALL: [(&'static str, Tradeoff); 3] =
        [("full", Tradeoff::Full), ("partial", Tradeoff::Partial), ("none", Tradeoff::None)];

    /// Returns the tradeoff's word in files and JSON.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, t)| *t == self).map_or("full", |(code, _)| code)
    }
}
