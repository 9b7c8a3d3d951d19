//! What a remark in brackets behind a heading comes to.

/// What a remark in brackets says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Remark {
    /// Nothing that matters.
    Harmless,
    /// Something that nobody knows.
    Unknown,
    /// Who rated.
    Rater,
    /// Where another scale ends.
    End(f64),
    /// The two ends of another scale.
    Scale(f64, f64),
    /// That the column holds no score of today, or one the other way round.
    NoScore,
}

impl Remark {
    /// How much it matters.
    fn weight(self) -> usize {
        match self {
            Remark::Harmless => 0,
            Remark::Unknown => 1,
            Remark::Rater => 2,
            Remark::End(_) => 3,
            Remark::Scale(..) => 4,
            Remark::NoScore => 5,
        }
    }

    /// The one of two that matters more.
    pub fn worse(self, other: Self) -> Self {
        if other.weight() > self.weight() { other } else { self }
    }
}
