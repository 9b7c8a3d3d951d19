//! What the command line says about how tables are to be read.

use std::path::PathBuf;
use std::sync::Arc;

use super::column_map::ColumnMap;
use super::columns::{Column, SellerColumn, Vocabulary};
use super::rejects::Rejects;
use crate::domain::{Catalog, Problem, fold};
use crate::source::encoding::Encoding;
use crate::source::input::Input;
use crate::source::suggest::unknown;

/// The most headings that are named where one is missing.
const MOST_KNOWN: usize = 30;

/// How a table is to be read, where it does not say so itself.
#[derive(Clone, Debug, Default)]
pub struct TableOptions {
    /// The encoding of a text; guessed where it is `None`.
    pub encoding: Option<Encoding>,
    /// The line or row of the headings; found where it is `None`.
    pub header_row: Option<usize>,
    /// More words that mean unknown.
    pub unknown: Vec<String>,
    /// The score that an empty cell stands for, on the team's scale; unknown where it is `None`.
    pub blank: Option<f64>,
    /// The file with a map of the columns.
    pub columns: Option<PathBuf>,
    /// The heading of the column of those who are rated.
    pub seller_column: Option<String>,
    /// The heading of the column of those who rate.
    pub rater_column: Option<String>,
    /// Where rows are noted that something is wrong with, which are then left out.
    pub rejects: Option<Rejects>,
    /// Whether a row with an id is a person whatever else it says, as in a form of ours.
    pub(in crate::source) ids_are_people: bool,
    /// What that map says.
    pub(in crate::source) map: Arc<ColumnMap>,
}

impl TableOptions {
    /// Returns the options with the map that they name.
    ///
    /// # Errors
    /// The map cannot be read, or something in it is wrong.
    pub(in crate::source) fn with_map(mut self, catalog: &Catalog) -> Result<Self, Vec<Problem>> {
        if let Some(path) = &self.columns {
            let file = Input::open(path)?.into_file()?;
            let map = ColumnMap::read(&file, catalog)?;
            self.header_row = self.header_row.or(map.header_row);
            self.map = Arc::new(map);
        }
        Ok(self)
    }

    /// Returns the headings that are read in a table: those of the catalog and the usual ones, and the user's own.
    pub(super) fn vocabulary(&self, catalog: &Catalog) -> Vocabulary {
        let mut mapped = self.map.columns.clone();
        let named = [(&self.seller_column, SellerColumn::Name), (&self.rater_column, SellerColumn::Rater)];
        for (heading, holds) in named {
            mapped.extend(heading.iter().map(|heading| (fold(heading), holds)));
        }
        Vocabulary::new(catalog, mapped, self.seller_column.is_some())
    }

    /// Returns a problem for each heading that the command line names and a table lacks.
    pub(super) fn missing(&self, columns: &[Column]) -> Vec<Problem> {
        let named = [&self.seller_column, &self.rater_column].into_iter().flatten();
        let missing =
            named.filter(|heading| !columns.iter().any(|column| fold(&column.heading) == fold(heading)));
        let headings = columns.iter().map(|column| column.heading.as_str());
        let known: Vec<&str> = headings.filter(|heading| !heading.is_empty()).take(MOST_KNOWN).collect();
        missing.map(|heading| unknown("unknown-heading", heading, known.iter().copied())).collect()
    }
}
