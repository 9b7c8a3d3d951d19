//! Teams: from a YAML file to a checked [`Team`] and its sellers.

use indexmap::{IndexMap, IndexSet};

use super::decoder::{Decoder, Fields};
use super::file::File;
use super::lookup::{find_role, find_task};
use super::overrides::Resolved;
use super::seller_reader::sellers;
pub use super::seller_reader::{SCORE_KEYS, SELLER_KEYS};
use super::yaml::{self, Node, NodeValue};
use crate::domain::{Catalog, Flow, MotionIx, Place, Problem, RaterKind, RoleIx, Seller, TaskIx, Team};

/// The keys of a team file.
pub const KEYS: [&str; 9] =
    ["team", "date", "motion", "scale", "catalog", "seats", "demand", "handoffs", "sellers"];
/// The keys of a flow.
pub const FLOW_KEYS: [&str; 3] = ["from", "to", "per_week"];

/// No role has more seats: each empty one is listed.
pub const MAX_SEATS: u32 = 1_000_000;

/// A team file that has been parsed, before its catalog is known.
pub struct TeamFile<'f> {
    file: &'f File,
    root: Node,
}

/// Where a team's sellers are.
pub enum SellerLocation {
    /// In the team file itself, with the kinds of raters that it names.
    Here(Vec<Seller>, IndexSet<RaterKind>),
    /// In the CSV file of this name, beside the team file; and where it is named.
    Beside(String, Place),
}

impl<'f> TeamFile<'f> {
    /// Parses a team file.
    ///
    /// # Errors
    /// A text that is not YAML.
    pub fn parse(file: &'f File) -> Result<Self, Vec<Problem>> {
        let root = yaml::parse(file).map_err(|problem| vec![problem])?;
        Ok(TeamFile { file, root })
    }

    /// The catalog that the file names, if it names one. What is wrong with it is told when the file is checked.
    pub fn catalog(&self) -> Option<(&str, Place)> {
        let NodeValue::Map(pairs) = &self.root.value else { return None };
        let named = |(key, _): &&(Node, Node)| matches!(&key.value, NodeValue::Text(key) if key == "catalog");
        let (_, value) = pairs.iter().find(named)?;
        match &value.value {
            NodeValue::Text(path) => Some((path, self.file.place(&value.at))),
            _ => None,
        }
    }

    /// The line at which each key of the file stands.
    pub fn lines(&self) -> IndexMap<String, usize> {
        let NodeValue::Map(pairs) = &self.root.value else { return IndexMap::new() };
        let line = |(key, _): &(Node, Node)| match &key.value {
            NodeValue::Text(name) => Some((name.clone(), self.file.place(&key.at).line)),
            _ => None,
        };
        pairs.iter().filter_map(line).collect()
    }

    /// Checks the file against a catalog; a team that does not say its name has this one.
    ///
    /// # Errors
    /// Every problem in the file.
    pub(super) fn check(
        &self,
        catalog: &Catalog,
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
    catalog: &Catalog,
    given: &Resolved,
) -> Option<(Team, SellerLocation)> {
    let fields = reading.fields(root, "team", &KEYS)?;
    if let Some(node) = fields.get("catalog")
        && !matches!(node.value, NodeValue::Text(_))
    {
        reading.wrong("not-a-text", "catalog", node);
    }
    fields.words("catalog");
    let scale = fields.get("scale").and_then(|node| reading.scale(node));
    let scale = given.scale.or(scale).unwrap_or(catalog.scale);
    let team = Team {
        name: fields.words("team").unwrap_or(name),
        date: date(reading, &fields, "date"),
        motion: motion(reading, &fields, catalog, given),
        scale,
        seats: seats(reading, &fields, catalog),
        demand: demand(reading, &fields, catalog),
        handoffs: flows(reading, &fields, catalog),
    };
    let Some(node) = fields.get("sellers") else {
        reading.tell("no-sellers", fields.at(), []);
        return None;
    };
    let roster = match &node.value {
        NodeValue::Text(path) if !path.trim().is_empty() => {
            SellerLocation::Beside(path.trim().to_owned(), reading.place(&node.at))
        }
        _ => {
            let (sellers, met) = sellers(reading, node, catalog, scale, given);
            SellerLocation::Here(sellers, met)
        }
    };
    Some((team, roster))
}

/// The day under a key, if it has one.
pub(super) fn date(reading: &Decoder<'_>, fields: &Fields<'_, '_>, key: &str) -> Option<jiff::civil::Date> {
    let node = fields.get(key)?;
    let words = reading.words(node, key)?;
    // The parser takes more than a plain date; the file format does not.
    let date = words.parse().ok().filter(|_| words.len() == "2026-11-01".len());
    if date.is_none() {
        reading.tell("not-a-date", &node.at, [("found", words.into())]);
    }
    date
}

/// The motion that the user asked for, else the file's, else the catalog's first.
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
    let seat = |(id, key, node): (String, &Node, &Node)| {
        let role = find_role(reading, &key.at, &id, catalog);
        // What is no role's id is no name for a field.
        let field = role.map_or("seats", |role| &catalog[role].id);
        let seats = reading.count(node, field);
        if let Some(seats) = seats.filter(|&seats| seats > MAX_SEATS) {
            let ends = [("lo", 0.0.into()), ("hi", f64::from(MAX_SEATS).into())];
            let [lo, hi] = ends;
            let found = ("found", f64::from(seats).into());
            reading.tell("out-of-range", &node.at, [("field", field.into()), lo, hi, found]);
        }
        Some((role?, seats?))
    };
    entries.into_iter().filter_map(seat).collect()
}

fn demand(reading: &Decoder<'_>, fields: &Fields<'_, '_>, catalog: &Catalog) -> Option<Vec<(TaskIx, f64)>> {
    let entries = reading.entries(fields.get("demand")?, "demand")?;
    let demand = |(id, key, node): (String, &Node, &Node)| {
        let task = find_task(reading, &key.at, &id, catalog);
        let hours = reading.amount(node, task.map_or("demand", |task| &catalog[task].id));
        Some((task?, hours?))
    };
    Some(entries.into_iter().filter_map(demand).collect())
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
    let end = |key: &str| {
        let node = fields.get(key)?;
        find_task(reading, &node.at, &reading.words(node, key)?, catalog)
    };
    let (from, to, per_week) = (end("from"), end("to"), fields.amount("per_week"));
    let (from, to, per_week) = (from?, to?, per_week?);
    if from == to {
        reading.tell("handoff-to-itself", &node.at, [("task", catalog[to].id.as_str().into())]);
    }
    Some(Flow { from, to, per_week })
}
