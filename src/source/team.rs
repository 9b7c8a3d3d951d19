//! Teams: from a YAML file to a checked [`Team`] and its sellers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};

use super::boundary;
use super::decoder::{Decoder, Fields};
use super::file::File;
use super::file_store::{FileStore, told_where_named};
use super::input::Input;
use super::lookup::{find_role, find_task};
use super::overrides::Resolved;
use super::seller_reader::sellers;
pub use super::seller_reader::{SCORE_KEYS, SELLER_KEYS};
use super::table::{ColumnMap, MAP_KEYS};
use super::yaml::{self, Node, NodeValue};
pub use crate::domain::MAX_SEATS;
use crate::domain::{Catalog, Flow, MotionIx, Place, Problem, RaterKind, RoleIx, Seller, TaskIx, Team};

/// The keys of a team file.
pub const KEYS: [&str; 12] = [
    "team",
    "date",
    "motion",
    "scale",
    "catalog",
    "seats",
    "demand",
    "handoffs",
    "handoff_minutes",
    "coaching",
    "columns",
    "sellers",
];
/// The keys of what a team says about coaching.
pub const COACHING_KEYS: [&str; 1] = ["hours"];
/// The keys of a flow.
pub const FLOW_KEYS: [&str; 3] = ["from", "to", "per_week"];

/// A parsed team file, before its catalog is known.
pub struct TeamFile<'f> {
    file: &'f File,
    root: Node,
}

/// The location of a team's sellers.
pub enum SellerLocation {
    /// In the team file itself, with the kinds of raters that it names.
    Here(Vec<Seller>, IndexSet<RaterKind>),
    /// In the CSV file of this name, beside the team file; with the place that names it.
    Beside(String, Place),
}

impl<'f> TeamFile<'f> {
    /// Parses a team file.
    ///
    /// # Errors
    /// One problem: the text is not YAML.
    pub fn parse(file: &'f File) -> Result<Self, Vec<Problem>> {
        let root = yaml::parse(file).map_err(|problem| vec![problem])?;
        Ok(TeamFile { file, root })
    }

    /// Returns the catalog that the file names, and where. A wrong value is reported by `TeamFile::check`.
    pub fn catalog(&self) -> Option<(&str, Place)> {
        let value = self.value("catalog")?;
        match &value.value {
            NodeValue::Text(path) => Some((path, self.file.place(&value.at))),
            _ => None,
        }
    }

    /// Reads the map of columns that the file holds or names into `given`, unless the command line names one. Returns the
    /// file of the map.
    ///
    /// # Errors
    /// Every problem in the map.
    pub(super) fn columns(
        &self,
        store: &FileStore,
        catalog: &Catalog,
        given: &mut Resolved,
        beside: &Path,
    ) -> Result<Option<PathBuf>, Vec<Problem>> {
        let Some(node) = self.value("columns").filter(|_| given.table.columns.is_none()) else {
            return Ok(None);
        };
        let (map, file) = match &node.value {
            NodeValue::Null => return Ok(None),
            NodeValue::Text(path) => {
                let path = beside.join(path.trim());
                let map = store.open_named(&path).and_then(Input::into_file).and_then(|file| {
                    let is_map = boundary::has_key(file.text(), &MAP_KEYS);
                    let shown = if is_map { std::convert::identity } else { boundary::unquoted };
                    ColumnMap::read(&file, catalog).map_err(shown)
                });
                (told_where_named(map, &self.file.place(&node.at))?, Some(path))
            }
            _ => (ColumnMap::of_node(self.file, node, catalog)?, None),
        };
        given.table.header_row = given.table.header_row.or(map.header_row);
        given.table.map = Arc::new(map);
        Ok(file)
    }

    /// Returns a note that the file has a map of columns, for where there is no table.
    pub(super) fn unused_columns(&self) -> Option<Problem> {
        let node = self.value("columns").filter(|node| !matches!(node.value, NodeValue::Null))?;
        Some(Problem::new("columns-of-no-table").at(self.file.place(&node.at)).note())
    }

    /// Returns the value of a key of the file.
    fn value(&self, key: &str) -> Option<&Node> {
        let NodeValue::Map(pairs) = &self.root.value else { return None };
        let mut values =
            pairs.iter().filter(|(name, _)| matches!(&name.value, NodeValue::Text(name) if name == key));
        values.next().map(|(_, value)| value)
    }

    /// Returns the line of each key of the file.
    pub fn lines(&self) -> IndexMap<String, usize> {
        let NodeValue::Map(pairs) = &self.root.value else { return IndexMap::new() };
        let mut lines = IndexMap::new();
        for (key, _) in pairs {
            if let NodeValue::Text(name) = &key.value {
                lines.insert(name.clone(), self.file.place(&key.at).line);
            }
        }
        lines
    }

    /// Checks the file against a catalog; `name` is for a team that does not state its own.
    ///
    /// # Errors
    /// Every problem in the file.
    pub(super) fn check(
        &self,
        catalog: &Arc<Catalog>,
        given: &Resolved,
        name: String,
    ) -> Result<(Team, SellerLocation), Vec<Problem>> {
        let reading = Decoder::new(self.file);
        let checked = check(&reading, name, &self.root, catalog, given);
        let problems = reading.into_problems();
        match checked {
            Some(checked) if problems.is_empty() => Ok(checked),
            _ => Err(problems),
        }
    }
}

fn check(
    reading: &Decoder<'_>,
    name: String,
    root: &Node,
    catalog: &Arc<Catalog>,
    given: &Resolved,
) -> Option<(Team, SellerLocation)> {
    let fields = reading.fields(root, "team", &KEYS)?;
    let team = team_of(reading, &fields, name, catalog, given);
    let Some(node) = fields.get("sellers") else {
        reading.tell("no-sellers", fields.at(), []);
        return None;
    };
    let roster = match &node.value {
        NodeValue::Text(path) if !path.trim().is_empty() => {
            SellerLocation::Beside(path.trim().to_owned(), reading.place(&node.at))
        }
        _ => {
            let scored_on = given.scored_on(catalog, team.scale);
            let (sellers, met) = sellers(reading, node, &scored_on, team.scale, given);
            SellerLocation::Here(sellers, met)
        }
    };
    Some((team, roster))
}

/// Returns the team of a file's fields, without its sellers. Reports problems to `reading`.
pub(super) fn team_of(
    reading: &Decoder<'_>,
    fields: &Fields<'_, '_>,
    name: String,
    catalog: &Catalog,
    given: &Resolved,
) -> Team {
    if let Some(node) = fields.get("catalog")
        && !matches!(node.value, NodeValue::Text(_))
    {
        reading.wrong("not-a-text", "catalog", node);
    }
    fields.words("catalog");
    let scale = fields.get("scale").and_then(|node| reading.scale(node));
    let scale = given.scale.or(scale).or(given.table.map.scale).unwrap_or(catalog.scale);
    Team {
        name: fields.words("team").unwrap_or(name),
        date: date(reading, fields, "date"),
        motion: motion(reading, fields, catalog, given),
        scale,
        seats: seats(reading, fields, catalog),
        demand: demand(reading, fields, catalog),
        handoffs: flows(reading, fields, catalog),
        all_roles: given.all_roles,
        handoff_minutes: fields.amount("handoff_minutes"),
        coaching_hours: coaching_hours(reading, fields),
    }
}

/// Returns the hours of `coaching: {hours: 80}`.
fn coaching_hours(reading: &Decoder<'_>, fields: &Fields<'_, '_>) -> Option<f64> {
    reading.fields(fields.get("coaching")?, "coaching", &COACHING_KEYS)?.amount("hours")
}

/// Returns the date under a key.
pub(super) fn date(reading: &Decoder<'_>, fields: &Fields<'_, '_>, key: &str) -> Option<jiff::civil::Date> {
    let node = fields.get(key)?;
    let words = reading.words(node, key)?;
    // The parser accepts more than a plain date; the file format does not.
    let date = words.parse().ok().filter(|_| words.len() == "2026-11-01".len());
    if date.is_none() {
        reading.tell("not-a-date", &node.at, [("found", words.into())]);
    }
    date
}

/// Returns the motion of the command line, else the file's, else the catalog's first.
fn motion(reading: &Decoder<'_>, fields: &Fields<'_, '_>, catalog: &Catalog, given: &Resolved) -> MotionIx {
    let named = fields.get("motion").and_then(|node| {
        let id = reading.words(node, "motion")?;
        let found = catalog.find_motion(&id);
        if found.is_none() {
            reading.unknown("unknown-motion", &node.at, &id, catalog.motions.iter().map(|m| m.id.as_str()));
        }
        found
    });
    given.motion.or(named).unwrap_or(MotionIx(0))
}

fn seats(reading: &Decoder<'_>, fields: &Fields<'_, '_>, catalog: &Catalog) -> Vec<(RoleIx, u32)> {
    let entries = fields.get("seats").and_then(|node| reading.entries(node, "seats")).unwrap_or_default();
    let mut all = Vec::with_capacity(entries.len());
    for (id, key, node) in entries {
        let role = find_role(reading, &key.at, &id, catalog);
        // An unknown id is not used as a field's name.
        let field = role.map_or("seats", |role| &catalog[role].id);
        let seats = reading.count(node, field);
        if let Some(seats) = seats.filter(|&seats| seats > MAX_SEATS) {
            let (lo, hi, found) = (0.0.into(), f64::from(MAX_SEATS).into(), f64::from(seats).into());
            let values = [("field", field.into()), ("lo", lo), ("hi", hi), ("found", found)];
            reading.tell("out-of-range", &node.at, values);
        }
        all.extend(role.zip(seats));
    }
    all
}

fn demand(reading: &Decoder<'_>, fields: &Fields<'_, '_>, catalog: &Catalog) -> Option<Vec<(TaskIx, f64)>> {
    let entries = reading.entries(fields.get("demand")?, "demand")?;
    let mut demand = Vec::with_capacity(entries.len());
    for (id, key, node) in entries {
        let task = find_task(reading, &key.at, &id, catalog);
        let hours = reading.amount(node, task.map_or("demand", |task| &catalog[task].id));
        demand.extend(task.zip(hours));
    }
    Some(demand)
}

fn flows(reading: &Decoder<'_>, fields: &Fields<'_, '_>, catalog: &Catalog) -> Option<Vec<Flow>> {
    let list = reading.list(fields.get("handoffs")?, "handoffs")?;
    Some(list.iter().filter_map(|node| flow(reading, node, catalog)).collect())
}

fn flow(reading: &Decoder<'_>, node: &Node, catalog: &Catalog) -> Option<Flow> {
    let fields = reading.fields(node, "handoffs", &FLOW_KEYS)?;
    for key in FLOW_KEYS {
        if fields.get(key).is_none() {
            reading.tell("missing-key", &node.at, [("field", key.into())]);
        }
    }
    let from = flow_end(reading, &fields, "from", catalog);
    let to = flow_end(reading, &fields, "to", catalog);
    let per_week = fields.amount("per_week");
    let (from, to, per_week) = (from?, to?, per_week?);
    if from == to {
        reading.tell("handoff-to-itself", &node.at, [("task", catalog[to].id.as_str().into())]);
    }
    Some(Flow { from, to, per_week })
}

fn flow_end(reading: &Decoder<'_>, fields: &Fields<'_, '_>, key: &str, catalog: &Catalog) -> Option<TaskIx> {
    let node = fields.get(key)?;
    find_task(reading, &node.at, &reading.words(node, key)?, catalog)
}
