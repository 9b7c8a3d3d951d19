//! Sellers, one by one: held in memory from a team file, or streamed from CSV. Under pseudonyms all are held.

use std::sync::Arc;

use super::csv_sellers::CsvSellers;
use super::input::Input;
use super::pseudonyms::Pseudonyms;
use crate::domain::{Catalog, Problem, Scale, Seller};

/// Sellers in the order of their file; under pseudonyms in that of the pseudonyms, since a file is often in the order of
/// names.
///
/// After the first problem no more sellers come, only one error with every problem of the file.
pub struct Sellers(SellerSource);

enum SellerSource {
    Held(std::vec::IntoIter<Seller>),
    Csv(Box<CsvSellers>),
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
            SellerSource::Csv(_) | SellerSource::Sorted(_) => None,
        }
    }

    /// Returns sellers from CSV, and a note about columns that are not read.
    ///
    /// # Errors
    /// The header row has no column for a seller's name, or none for a trait; or it names a column twice.
    pub(super) fn csv(
        input: Input,
        catalog: Arc<Catalog>,
        scale: Scale,
        pseudonyms: Option<Pseudonyms>,
    ) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let (table, notes) = CsvSellers::open(input, catalog, scale, pseudonyms)?;
        Ok((Sellers(SellerSource::Csv(Box::new(table))), notes))
    }
}

impl Iterator for Sellers {
    type Item = Result<Seller, Vec<Problem>>;

    fn next(&mut self) -> Option<Self::Item> {
        if let SellerSource::Csv(table) = &mut self.0
            && table.is_sorted()
        {
            match table.sorted() {
                Ok(sellers) => self.0 = SellerSource::Sorted(sellers.into_iter()),
                Err(problems) => return Some(Err(problems)),
            }
        }
        match &mut self.0 {
            SellerSource::Held(sellers) | SellerSource::Sorted(sellers) => sellers.next().map(Ok),
            SellerSource::Csv(table) => table.next(),
        }
    }
}
