//! What a column of a table of sellers may hold.

use crate::domain::TraitIx;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SellerColumn {
    /// Ids.
    Id,
    /// Names.
    Name,
    /// First names.
    FirstName,
    /// Last names.
    LastName,
    /// Current roles, by id or name.
    Role,
    /// Working time.
    Hours(HoursIn),
    /// Scores of a trait.
    Trait(TraitIx),
    /// In a long table: the trait that is rated.
    TraitName,
    /// In a long table: the rating.
    ScoreOf,
    /// Who rated.
    Rater,
    /// In a long table: the standard error of a score.
    Se,
    /// The roles that she would like.
    Wishes,
    /// Whether she stays in her role.
    Pinned,
    /// Not read, as the user says.
    Ignored,
    /// Not read.
    Unread,
}

/// In what working time is given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HoursIn {
    /// Hours a week.
    Hours,
    /// A share of full time: 0.8.
    Share,
    /// Per cent of full time: 80.
    PerCent,
}

impl HoursIn {
    /// Nobody works so many hours in a week: they may be per cent, or hours of a month.
    pub const MOST_IN_A_WEEK: f64 = 100.0;
}
