//! A map of a table's columns and words, written by hand or by `salesfit columns`.

use indexmap::IndexMap;

use super::columns::{HoursIn, SellerColumn};
use crate::domain::{Catalog, Problem, RoleIx, Scale, fold};
use crate::source::decoder::{Decoder, Fields};
use crate::source::file::File;
use crate::source::yaml::{self, Node, NodeValue};

/// The keys of a map.
pub const MAP_KEYS: [&str; 8] =
    ["columns", "words", "unknown", "roles", "hours", "scale", "blank", "header_row"];
/// The keys of how hours are given.
const HOURS_KEYS: [&str; 1] = ["percent_of"];

/// What a column may hold that is no trait, by its word in a map.
pub const HOLDS: [(&str, SellerColumn); 15] = [
    ("id", SellerColumn::Id),
    ("name", SellerColumn::Name),
    ("first_name", SellerColumn::FirstName),
    ("last_name", SellerColumn::LastName),
    ("role", SellerColumn::Role),
    ("hours", SellerColumn::Hours(HoursIn::Hours)),
    ("fte", SellerColumn::Hours(HoursIn::Share)),
    ("percent", SellerColumn::Hours(HoursIn::PerCent)),
    ("trait", SellerColumn::TraitName),
    ("score", SellerColumn::ScoreOf),
    ("rater", SellerColumn::Rater),
    ("se", SellerColumn::Se),
    ("wishes", SellerColumn::Wishes),
    ("pinned", SellerColumn::Pinned),
    ("ignore", SellerColumn::Ignored),
];

/// What a map says about tables.
#[derive(Clone, Debug, Default)]
pub struct ColumnMap {
    /// What columns hold, by their folded headings.
    pub columns: IndexMap<String, SellerColumn>,
    /// Scores by the folded words that stand for them, on the team's scale.
    pub words: IndexMap<String, f64>,
    /// Words for unknown.
    pub unknown: Vec<String>,
    /// Roles by folded job titles; `None` for a title that is to be left out.
    pub roles: IndexMap<String, Option<RoleIx>>,
    /// The hours a week of full time, of which the table gives per cent.
    pub percent_of: Option<f64>,
    /// The scale of the scores.
    pub scale: Option<Scale>,
    /// The score of an empty cell.
    pub blank: Option<f64>,
    /// The line of the headings.
    pub header_row: Option<usize>,
}

impl ColumnMap {
    /// Reads a map.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn read(file: &File, catalog: &Catalog) -> Result<Self, Vec<Problem>> {
        let root = yaml::parse(file).map_err(|problem| vec![problem])?;
        Self::of_node(file, &root, catalog)
    }

    /// Reads a map that is a part of a file.
    ///
    /// # Errors
    /// Every problem in the map.
    pub fn of_node(file: &File, node: &Node, catalog: &Catalog) -> Result<Self, Vec<Problem>> {
        let reading = Decoder::new(file);
        let map = reading.fields(node, "columns", &MAP_KEYS).map(|fields| read(&reading, &fields, catalog));
        let problems = reading.into_problems();
        match map {
            Some(map) if problems.is_empty() => Ok(map),
            _ => Err(problems),
        }
    }
}

fn read(reading: &Decoder<'_>, fields: &Fields<'_, '_>, catalog: &Catalog) -> ColumnMap {
    let mut map = ColumnMap::default();
    for (heading, _, node) in entries(reading, fields, "columns") {
        if let Some(holds) = holds(reading, node, catalog) {
            map.columns.insert(fold(&heading), holds);
        }
    }
    for (word, _, node) in entries(reading, fields, "words") {
        if let Some(score) = reading.number(node, "words") {
            map.words.insert(fold(&word), score);
        }
    }
    if let Some(list) = fields.get("unknown").and_then(|node| reading.list(node, "unknown")) {
        map.unknown = list.iter().filter_map(|node| reading.words(node, "unknown")).collect();
    }
    for (title, _, node) in entries(reading, fields, "roles") {
        let Some(word) = reading.words(node, "roles") else { continue };
        let role = if word == "ignore" {
            None
        } else {
            crate::source::lookup::find_role(reading, &node.at, &word, catalog)
        };
        map.roles.insert(fold(&title), role);
    }
    let hours = fields.get("hours").and_then(|node| reading.fields(node, "hours", &HOURS_KEYS));
    map.percent_of = hours.and_then(|hours| hours.within("percent_of", 0.0, crate::source::catalog::WEEK));
    map.scale = fields.get("scale").and_then(|node| reading.scale(node));
    map.blank = fields.get("blank").and_then(|node| reading.number(node, "blank"));
    map.header_row = fields
        .get("header_row")
        .and_then(|node| reading.count(node, "header_row"))
        .and_then(|row| usize::try_from(row).ok());
    map
}

fn entries<'n>(
    reading: &Decoder<'_>,
    fields: &Fields<'_, 'n>,
    key: &str,
) -> Vec<(String, &'n Node, &'n Node)> {
    fields.get(key).and_then(|node| reading.entries(node, key)).unwrap_or_default()
}

/// Returns what a column holds: one of our words, or a trait by its id or its name.
fn holds(reading: &Decoder<'_>, node: &Node, catalog: &Catalog) -> Option<SellerColumn> {
    if matches!(node.value, NodeValue::Null) {
        return Some(SellerColumn::Ignored);
    }
    let word = reading.words(node, "columns")?;
    if let Some((_, holds)) = HOLDS.iter().find(|(known, _)| *known == word) {
        return Some(*holds);
    }
    let folded = fold(&word);
    let named = catalog.trait_ixs().find(|ix| {
        let of = &catalog[*ix];
        of.words().any(|name| fold(name) == folded)
    });
    if named.is_none() {
        let known = HOLDS.iter().map(|(known, _)| *known);
        let traits = catalog.traits.iter().map(|of| of.id.as_str());
        reading.unknown("unknown-column", &node.at, &word, traits.chain(known));
    }
    named.map(SellerColumn::Trait)
}
