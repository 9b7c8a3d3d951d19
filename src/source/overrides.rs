//! Options of the command line that override the team file.

use std::path::PathBuf;
use std::sync::Arc;

use super::pseudonyms::Pseudonyms;
use super::suggest::unknown;
use super::table::{ColumnMap, Heading, SellerColumn, TableOptions};
use crate::domain::{Catalog, MotionIx, Problem, Scale, fold};

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
    /// Whether scores stay on the team's scale instead of the catalog's.
    pub as_written: bool,
    /// Whether a best role is looked for among all roles.
    pub all_roles: bool,
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
    pub(super) as_written: bool,
    pub(super) all_roles: bool,
}

impl Resolved {
    /// Returns the catalog on whose scale scores are kept: the catalog's own, or the team's.
    pub(super) fn scored_on(&self, catalog: &Arc<Catalog>, scale: Scale) -> Arc<Catalog> {
        if self.as_written && catalog.scale != scale {
            // Words for scores say theirs on the catalog's scale.
            let words = catalog.words.iter();
            let words = words.map(|(word, score)| (word.clone(), catalog.scale.convert(*score, scale)));
            Arc::new(Catalog { scale, words: words.collect(), ..Catalog::clone(catalog) })
        } else {
            catalog.clone()
        }
    }

    /// Returns the same for a sheet of a form of ours, which has these columns as well.
    pub(super) fn of_form(mut self, columns: &[(Heading, SellerColumn)]) -> Self {
        let mut map = ColumnMap::clone(&self.table.map);
        for (heading, holds) in
            columns.iter().flat_map(|(of, holds)| of.word().all().map(move |word| (word, holds)))
        {
            map.columns.entry(fold(heading)).or_insert(*holds);
        }
        self.table.map = Arc::new(map);
        self.table.ids_are_people = true;
        self
    }

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
            raters: self.raters.iter().map(|rater| catalog.rater_kind(rater)).collect(),
            pseudonyms: self.pseudonyms.clone(),
            table,
            add: self.add.clone(),
            as_written: self.as_written,
            all_roles: self.all_roles,
        })
    }
}
