//! The columns that only a workbook that is a whole team has by these headings.

use super::columns::SellerColumn;
use crate::domain::{FormWord, RaterColumn, SellerHeading};

/// The columns of its sheets that other tables lack, by their headings.
pub const FORM_COLUMNS: [(Heading, SellerColumn); 3] = [
    (Heading::Seller(SellerHeading::Wishes), SellerColumn::Wishes),
    (Heading::Seller(SellerHeading::Pinned), SellerColumn::Pinned),
    (Heading::Rater(RaterColumn::Se), SellerColumn::Se),
];

/// A heading of either sheet.
#[derive(Clone, Copy, Debug)]
pub enum Heading {
    Seller(SellerHeading),
    Rater(RaterColumn),
}

impl Heading {
    /// Returns its words.
    pub fn word(self) -> FormWord {
        match self {
            Heading::Seller(heading) => heading.word(),
            Heading::Rater(column) => column.word(),
        }
    }
}
