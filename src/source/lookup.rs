//! Ids in a team file, looked up in its catalog.

use std::ops::Range;

use super::decoder::Decoder;
use super::suggest::fold;
use crate::domain::{Catalog, RoleIx, TaskIx};

/// Returns the role of an id; `None`, with a problem, where the catalog has none.
pub(super) fn find_role(
    reading: &Decoder<'_>,
    at: &Range<usize>,
    id: &str,
    catalog: &Catalog,
) -> Option<RoleIx> {
    let found = catalog.find_role(id);
    if found.is_none() {
        let named = catalog.roles.iter().find(|role| role.name.all().any(|name| fold(name) == fold(id)));
        match named {
            Some(role) => {
                reading.tell("unknown-role", at, [("word", id.into()), ("near", role.id.as_str().into())]);
            }
            None => {
                reading.unknown("unknown-role", at, id, catalog.roles.iter().map(|role| role.id.as_str()));
            }
        }
    }
    found
}

/// Returns the task of an id; `None`, with a problem, where the catalog has none.
pub(super) fn find_task(
    reading: &Decoder<'_>,
    at: &Range<usize>,
    id: &str,
    catalog: &Catalog,
) -> Option<TaskIx> {
    let found = catalog.find_task(id);
    if found.is_none() {
        reading.unknown("unknown-task", at, id, catalog.tasks.iter().map(|task| task.id.as_str()));
    }
    found
}
