//! What the user says in place of a team file, checked against the catalog.

use super::pseudonyms::Pseudonyms;
use super::suggest::unknown;
use crate::domain::{Catalog, MotionIx, Problem, Rater, Scale};

/// What the command line says in place of the team file.
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
}

/// The same overrides, with the motion looked up in the catalog.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolved {
    pub(super) motion: Option<MotionIx>,
    pub(super) scale: Option<Scale>,
    pub(super) raters: Vec<String>,
    pub(super) pseudonyms: Option<Pseudonyms>,
}

impl Resolved {
    /// Rejects a choice of raters, since a table has none.
    ///
    /// # Errors
    /// Some were asked for.
    pub(super) fn no_raters(&self) -> Result<(), Vec<Problem>> {
        self.raters.first().map_or(Ok(()), |rater| Err(vec![unknown("unknown-rater", rater, [])]))
    }
}

impl Overrides {
    pub(super) fn settle(&self, catalog: &Catalog) -> Result<Resolved, Vec<Problem>> {
        let find = |id: &String| {
            let known = catalog.motions.iter().map(|motion| motion.id.as_str());
            catalog.find_motion(id).ok_or_else(|| vec![unknown("unknown-motion", id, known)])
        };
        let motion = self.motion.as_ref().map(find).transpose()?;
        Ok(Resolved {
            motion,
            scale: self.scale,
            raters: self.raters.iter().map(|rater| Rater::kind(rater)).collect(),
            pseudonyms: self.pseudonyms.clone(),
        })
    }
}
