//! What the command line says about how tables are to be read.

use std::path::PathBuf;
use std::sync::Arc;

use super::column_map::ColumnMap;
use crate::domain::{Catalog, Problem};
use crate::source::encoding::Encoding;
use crate::source::input::Input;

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
}
