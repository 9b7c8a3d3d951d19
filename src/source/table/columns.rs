//! The columns of a table of sellers: what they hold, and their headings.

use crate::domain::TraitIx;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SellerColumn {
    /// Ids.
    Id,
    /// Names.
    Name,
    /// Current roles, by id or name.
    Role,
    /// Working hours a week.
    Hours,
    /// Scores of a trait.
    Trait(TraitIx),
    /// Not read.
    Unread,
}

/// The headings of the columns that are not traits.
pub const HEADINGS: [(&str, SellerColumn); 7] = [
    ("id", SellerColumn::Id),
    ("name", SellerColumn::Name),
    ("navn", SellerColumn::Name),
    ("role", SellerColumn::Role),
    ("rolle", SellerColumn::Role),
    ("hours", SellerColumn::Hours),
    ("timer", SellerColumn::Hours),
];
