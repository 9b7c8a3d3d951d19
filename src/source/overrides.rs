//! Options of the command line that override the team file.

use std::path::PathBuf;

use super::pseudonyms::Pseudonyms;
use super::suggest::unknown;
use super::table::TableOptions;
use crate::domain::{Catalog, MotionIx, Problem, Rater, Scale};

/// What the command line overrides in the team file.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// The motion's id.
    pub motion: Option<String>,
    /// The scale of the scores.
    pub scale: Option<Scale>,
    /// The kinds of raters whose ratings count; all where it is empty. Ratings without a rater always count.
    pub raters: Vec<String>,
    /// The pseudonyms under which people are shown; `None` shows them by name.
    pub pseudonyms: Option<Pseudonyms>,
    /// How tables are to be read.
    pub table: TableOptions,
    /// Tables whose ratings are added to those of the same sellers.
    pub add: Vec<PathBuf>,
}

/// The same overrides, with the motion looked up in the catalog.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolved {
    pub(super) motion: Option<MotionIx>,
    pub(super) scale: Option<Scale>,
    pub(super) raters: Vec<String>,
    pub(super) pseudonyms: Option<Pseudonyms>,
    pub(super) table: TableOptions,
    pub(super) add: Vec<PathBuf>,
}

impl Resolved {
    /// Rejects a choice of raters, since a table of sellers names none.
    ///
    /// # Errors
    /// One problem: raters were chosen.
    pub(super) fn no_raters(&self) -> Result<(), Vec<Problem>> {
        self.raters.first().map_or(Ok(()), |rater| Err(vec![unknown("unknown-rater", rater, [])]))
    }
}

impl Overrides {
    /// Returns the overrides with the motion looked up.
    ///
    /// # Errors
    /// One problem: the catalog has no such motion.
    pub(super) fn settle(&self, catalog: &Catalog) -> Result<Resolved, Vec<Problem>> {
        let motion = match &self.motion {
            None => None,
            Some(id) => {
                let known = catalog.motions.iter().map(|motion| motion.id.as_str());
                let found = catalog.find_motion(id);
                Some(found.ok_or_else(|| vec![unknown("unknown-motion", id, known)])?)
            }
        };
        let table = self.table.clone().with_map(catalog)?;
        Ok(Resolved {
            motion,
            scale: self.scale.or(table.map.scale),
            raters: self.raters.iter().map(|rater| Rater::kind(rater)).collect(),
            pseudonyms: self.pseudonyms.clone(),
            table,
            add: self.add.clone(),
        })
    }
}
