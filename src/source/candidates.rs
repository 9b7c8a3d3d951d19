//! Candidates for a team, read as sellers are.

use std::path::Path;

use super::file_store::FileStore;
use super::overrides::Overrides;
use super::table::split_sheet;
use super::{Opened, OpenedCatalog, open_input};
use crate::domain::{Problem, Scale};

/// Opens the candidates for a team: a team file or a table, read against the team's catalog. Their scores are on the
/// team's scale unless the file or the options say otherwise.
///
/// # Errors
/// As [`open_team`](super::open_team).
pub fn open_candidates(name: &Path, beside: &Opened, given: &Overrides) -> Result<Opened, Vec<Problem>> {
    let open = |scale: Option<Scale>| {
        let (path, sheet) = split_sheet(name);
        let store = FileStore::Disk;
        let located = store.located(&path)?.ok_or_else(|| vec![store.lacks(&path)])?;
        let chosen = OpenedCatalog { catalog: beside.catalog.clone(), files: Vec::new() };
        let given = Overrides { scale: given.scale.or(scale), ..given.clone() };
        let input = store.open(&located)?;
        open_input(&store, input, sheet.as_deref(), (&path, &located), Some(chosen), &given)
    };
    let opened = open(None)?;
    let is_other = beside.team.scale != opened.team.scale;
    if is_other && !opened.states_scale { open(Some(beside.team.scale)) } else { Ok(opened) }
}
