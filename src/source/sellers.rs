//! Sellers, one by one: held in memory from a team file, or streamed from a table. Under pseudonyms all are held.

use std::sync::Arc;

use super::pseudonyms::Pseudonyms;
use super::table::{RowSource, TableSellers};
use crate::domain::{Catalog, Problem, Scale, Seller};

/// Sellers in the order of their file; under pseudonyms in that of the pseudonyms, since a file is often in the order of
/// names.
///
/// After the first problem no more sellers come, only one error with every problem of the file.
pub struct Sellers(SellerSource);

enum SellerSource {
    Held(std::vec::IntoIter<Seller>),
    Table(Box<TableSellers>),
    /// A table that has been read whole, and sorted.
    Sorted(std::vec::IntoIter<Seller>),
}

impl Sellers {
    /// Returns sellers that have already been read.
    pub fn held(sellers: Vec<Seller>) -> Self {
        Sellers(SellerSource::Held(sellers.into_iter()))
    }

    /// Returns the remaining sellers where they are held in memory; `None` for a table.
    pub fn known(&self) -> Option<&[Seller]> {
        match &self.0 {
            SellerSource::Held(sellers) => Some(sellers.as_slice()),
            SellerSource::Table(_) | SellerSource::Sorted(_) => None,
        }
    }

    /// Returns sellers from the rows of a table, and a note about columns that are not read.
    ///
    /// # Errors
    /// The header row has no column for a seller's name, or none for a trait; or it names a column twice.
    pub(super) fn table(
        mut rows: Box<dyn RowSource>,
        catalog: Arc<Catalog>,
        scale: Scale,
        pseudonyms: Option<Pseudonyms>,
    ) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        // What is told of a workbook, such as its other sheets, also helps where this one is no table of sellers.
        let notes = rows.take_notes();
        match TableSellers::open(rows, catalog, scale, pseudonyms) {
            Ok((table, more)) => Ok((Sellers(SellerSource::Table(Box::new(table))), [notes, more].concat())),
            Err(problems) => Err([problems, notes].concat()),
        }
    }
}

impl Iterator for Sellers {
    type Item = Result<Seller, Vec<Problem>>;

    fn next(&mut self) -> Option<Self::Item> {
        if let SellerSource::Table(table) = &mut self.0
            && table.is_sorted()
        {
            match table.sorted() {
                Ok(sellers) => self.0 = SellerSource::Sorted(sellers.into_iter()),
                Err(problems) => return Some(Err(problems)),
            }
        }
        match &mut self.0 {
            SellerSource::Held(sellers) | SellerSource::Sorted(sellers) => sellers.next().map(Ok),
            SellerSource::Table(table) => table.next(),
        }
    }
}
