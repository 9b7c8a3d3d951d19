//! What the columns of a table of sellers hold, and what they are headed.

use crate::domain::TraitIx;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Column {
    /// Ids.
    Id,
    /// Names.
    Name,
    /// Roles of today, by id or name.
    Role,
    /// Working hours a week.
    Hours,
    /// Scores of a trait.
    Trait(TraitIx),
    /// Nobody's.
    Unread,
}

/// The headings of the columns that are not traits.
pub const HEADINGS: [(&str, Column); 7] = [
    ("id", Column::Id),
    ("name", Column::Name),
    ("navn", Column::Name),
    ("role", Column::Role),
    ("rolle", Column::Role),
    ("hours", Column::Hours),
    ("timer", Column::Hours),
];
