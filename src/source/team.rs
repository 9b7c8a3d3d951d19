//! Teams: from a YAML file to a checked [`Team`] and its sellers.

use std::cell::RefCell;
use std::ops::Range;

use indexmap::IndexSet;

use super::Settled;
use super::catalog::WEEK;
use super::file::File;
use super::node::{self, Node, Value};
use super::reading::{Fields, Reading};
use super::slug::slug;
use super::suggest::fold;
use crate::domain::{
    Catalog, Flow, MotionIx, Place, Problem, Rater, Rating, RoleIx, Scale, Score, Seller, TaskIx, Team, Trait,
};

/// The keys of a team file.
pub const KEYS: [&str; 9] =
    ["team", "date", "motion", "scale", "catalog", "seats", "demand", "handoffs", "sellers"];
/// The keys of a seller.
pub const SELLER_KEYS: [&str; 7] = ["name", "id", "role", "hours", "wishes", "pinned", "scores"];
/// The keys of a score that states its standard error.
pub const SCORE_KEYS: [&str; 2] = ["score", "se"];
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
pub enum Roster {
    /// In the team file itself, with the kinds of raters that it names.
    Here(Vec<Seller>, IndexSet<String>),
    /// In the CSV file of this name, beside the team file; and where it is named.
    Beside(String, Place),
}

impl<'f> TeamFile<'f> {
    /// Parses a team file.
    ///
    /// # Errors
    /// A text that is not YAML.
    pub fn parse(file: &'f File) -> Result<Self, Vec<Problem>> {
        let root = node::parse(file).map_err(|problem| vec![problem])?;
        Ok(TeamFile { file, root })
    }

    /// The catalog that the file names, if it names one. What is wrong with it is told when the file is checked.
    pub fn catalog(&self) -> Option<(&str, Place)> {
        let Value::Map(pairs) = &self.root.value else { return None };
        let named = |(key, _): &&(Node, Node)| matches!(&key.value, Value::Text(key) if key == "catalog");
        let (_, value) = pairs.iter().find(named)?;
        match &value.value {
            Value::Text(path) => Some((path, self.file.place(&value.at))),
            _ => None,
        }
    }

    /// Checks the file against a catalog.
    ///
    /// # Errors
    /// Every problem in the file.
    pub(super) fn check(&self, catalog: &Catalog, given: &Settled) -> Result<(Team, Roster), Vec<Problem>> {
        let reading = Reading::new(self.file);
        let checked = check(&reading, self.file, &self.root, catalog, given);
        let problems = reading.into_problems();
        match checked {
            Some(checked) if problems.is_empty() => Ok(checked),
            _ => Err(problems),
        }
    }
}

fn check(
    reading: &Reading<'_>,
    file: &File,
    root: &Node,
    catalog: &Catalog,
    given: &Settled,
) -> Option<(Team, Roster)> {
    let fields = reading.fields(root, "team", &KEYS)?;
    if let Some(node) = fields.get("catalog")
        && !matches!(node.value, Value::Text(_))
    {
        reading.wrong("not-a-text", "catalog", node);
    }
    fields.words("catalog");
    let scale = fields.get("scale").and_then(|node| reading.scale(node));
    let scale = given.scale.or(scale).unwrap_or(catalog.scale);
    let team = Team {
        name: fields.words("team").unwrap_or_else(|| super::stem(file.name())),
        date: date(reading, &fields),
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
        Value::Text(path) if !path.trim().is_empty() => {
            Roster::Beside(path.trim().to_owned(), reading.place(&node.at))
        }
        _ => {
            let (sellers, met) = sellers(reading, node, catalog, scale, &given.raters);
            Roster::Here(sellers, met)
        }
    };
    Some((team, roster))
}

fn date(reading: &Reading<'_>, fields: &Fields<'_, '_>) -> Option<jiff::civil::Date> {
    let node = fields.get("date")?;
    let words = reading.words(node, "date")?;
    // The parser takes more than a plain date; the file format does not.
    let date = words.parse().ok().filter(|_| words.len() == "2026-11-01".len());
    if date.is_none() {
        reading.tell("not-a-date", &node.at, [("found", words.into())]);
    }
    date
}

/// The motion that the user asked for, else the file's, else the catalog's first.
fn motion(reading: &Reading<'_>, fields: &Fields<'_, '_>, catalog: &Catalog, given: &Settled) -> MotionIx {
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

/// A role by id; what is none is told.
fn find_role(reading: &Reading<'_>, at: &Range<usize>, id: &str, catalog: &Catalog) -> Option<RoleIx> {
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

/// A task by id; what is none is told.
fn find_task(reading: &Reading<'_>, at: &Range<usize>, id: &str, catalog: &Catalog) -> Option<TaskIx> {
    let found = catalog.find_task(id);
    if found.is_none() {
        reading.unknown("unknown-task", at, id, catalog.tasks.iter().map(|task| task.id.as_str()));
    }
    found
}

fn seats(reading: &Reading<'_>, fields: &Fields<'_, '_>, catalog: &Catalog) -> Vec<(RoleIx, u32)> {
    let entries = fields.get("seats").and_then(|node| reading.entries(node, "seats")).unwrap_or_default();
    let seat = |(id, key, node): (String, &Node, &Node)| {
        let (role, seats) = (find_role(reading, &key.at, &id, catalog), reading.count(node, &id));
        if let Some(seats) = seats.filter(|&seats| seats > MAX_SEATS) {
            let ends = [("lo", 0.0.into()), ("hi", f64::from(MAX_SEATS).into())];
            let [lo, hi] = ends;
            let found = ("found", f64::from(seats).into());
            reading.tell("out-of-range", &node.at, [("field", id.as_str().into()), lo, hi, found]);
        }
        Some((role?, seats?))
    };
    entries.into_iter().filter_map(seat).collect()
}

fn demand(reading: &Reading<'_>, fields: &Fields<'_, '_>, catalog: &Catalog) -> Option<Vec<(TaskIx, f64)>> {
    let entries = reading.entries(fields.get("demand")?, "demand")?;
    let demand = |(id, key, node): (String, &Node, &Node)| {
        let (task, hours) = (find_task(reading, &key.at, &id, catalog), reading.amount(node, &id));
        Some((task?, hours?))
    };
    Some(entries.into_iter().filter_map(demand).collect())
}

fn flows(reading: &Reading<'_>, fields: &Fields<'_, '_>, catalog: &Catalog) -> Option<Vec<Flow>> {
    let list = reading.list(fields.get("handoffs")?, "handoffs")?;
    Some(list.iter().filter_map(|node| flow(reading, node, catalog)).collect())
}

fn flow(reading: &Reading<'_>, node: &Node, catalog: &Catalog) -> Option<Flow> {
    let fields = reading.fields(node, "handoffs", &FLOW_KEYS)?;
    for key in FLOW_KEYS {
        if fields.get(key).is_none() {
            reading.tell("missing-key", &node.at, [("key", key.into())]);
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

fn sellers(
    reading: &Reading<'_>,
    node: &Node,
    catalog: &Catalog,
    scale: Scale,
    raters: &[String],
) -> (Vec<Seller>, IndexSet<String>) {
    let Some(list) = reading.list(node, "sellers") else { return Default::default() };
    if list.is_empty() {
        reading.tell("no-sellers", &node.at, []);
    }
    let desk = Desk { reading, catalog, scale, raters, met: RefCell::default() };
    let mut ids: IndexSet<String> = IndexSet::with_capacity(list.len());
    let mut sellers = Vec::with_capacity(list.len());
    for node in list {
        if reading.is_full() {
            break;
        }
        let Some((seller, id_at)) = desk.seller(node) else { continue };
        if !ids.insert(seller.id.clone()) {
            reading.tell("duplicate-seller", &id_at, [("id", seller.id.as_str().into())]);
        }
        sellers.push(seller);
    }
    let met = desk.met.into_inner();
    for rater in raters.iter().filter(|rater| !met.contains(*rater)) {
        reading.unknown("unknown-rater", &node.at, rater, met.iter().map(String::as_str));
    }
    (sellers, met)
}

/// What a seller's entry is read with.
struct Desk<'r, 'f> {
    reading: &'r Reading<'f>,
    catalog: &'r Catalog,
    scale: Scale,
    /// Whose named ratings count; everybody's where it is empty.
    raters: &'r [String],
    /// The kinds of raters that the file names.
    met: RefCell<IndexSet<String>>,
}

impl Desk<'_, '_> {
    /// A seller, and where her id (or the name it is made from) stands.
    fn seller(&self, node: &Node) -> Option<(Seller, Range<usize>)> {
        let fields = self.reading.fields(node, "sellers", &SELLER_KEYS)?;
        let scores = self.scores(&fields);
        let role = fields.get("role").and_then(|node| {
            find_role(self.reading, &node.at, &self.reading.words(node, "role")?, self.catalog)
        });
        let hours = fields.within("hours", 0.0, WEEK).unwrap_or(self.catalog.defaults.hours);
        let pinned = fields.get("pinned").and_then(|node| self.reading.yes(node, "pinned")).unwrap_or(false);
        if pinned && fields.get("role").is_none() {
            self.reading.tell("pinned-nowhere", &fields.get("pinned")?.at, []);
        }
        let wishes =
            fields.get("wishes").and_then(|node| self.reading.list(node, "wishes")).unwrap_or_default();
        let wish = |node: &Node| {
            find_role(self.reading, &node.at, &self.reading.words(node, "wishes")?, self.catalog)
        };
        let wishes = wishes.iter().filter_map(wish).collect();
        let (name, id) = (fields.words("name"), fields.words("id"));
        if fields.get("name").is_none() && fields.get("id").is_none() {
            self.reading.tell("no-name", fields.at(), []);
        }
        let named_at = fields.get("id").or(fields.get("name")).map(|node| node.at.clone())?;
        let name = name.or_else(|| id.clone())?;
        let id = id.unwrap_or_else(|| slug(&name));
        Some((Seller { id, name, role, hours, wishes, pinned, scores }, named_at))
    }

    fn scores(&self, fields: &Fields<'_, '_>) -> Vec<Option<Score>> {
        let mut scores = vec![None; self.catalog.traits.len()];
        let entries = fields.get("scores").and_then(|node| self.reading.entries(node, "scores"));
        for (id, key, node) in entries.unwrap_or_default() {
            match self.catalog.find_trait(&id) {
                Some(ix) => scores[ix.0] = self.score(&id, &self.catalog[ix], node),
                None if is_number(&id) => {
                    let field = ("found", id.as_str().into());
                    self.reading.tell("decimals-apart", &key.at, [field]);
                }
                None => self.unknown_trait(&id, &key.at),
            }
        }
        scores
    }

    /// A key that is no trait's id, though perhaps a trait's name.
    fn unknown_trait(&self, id: &str, at: &Range<usize>) {
        let traits = &self.catalog.traits;
        match traits.iter().find(|of| of.name.all().any(|name| fold(name) == fold(id))) {
            Some(of) => {
                let values = [("word", id.into()), ("near", of.id.as_str().into())];
                self.reading.tell("unknown-trait", at, values);
            }
            None => self.reading.unknown("unknown-trait", at, id, traits.iter().map(|of| of.id.as_str())),
        }
    }

    /// A score in any of its forms; `None` where it is unknown or wrong.
    fn score(&self, field: &str, of: &Trait, node: &Node) -> Option<Score> {
        match &node.value {
            Value::Null => None,
            Value::List(items) => {
                if items.is_empty() {
                    self.reading.tell("no-ratings", &node.at, [("trait", field.into())]);
                }
                Score::of_ratings(self.ratings(field, None, items), self.catalog, of)
            }
            Value::Map(pairs) => {
                let states_error = |(key, _): &(Node, Node)| matches!(&key.value, Value::Text(key) if SCORE_KEYS.contains(&key.as_str()));
                if pairs.iter().any(states_error) {
                    return self.with_error(field, node);
                }
                if pairs.is_empty() {
                    self.reading.tell("no-ratings", &node.at, [("trait", field.into())]);
                }
                self.by_rater(field, of, node)
            }
            _ => self.rating(field, node).map(Score::single),
        }
    }

    /// `{score: 5, se: 0.8}`.
    fn with_error(&self, field: &str, node: &Node) -> Option<Score> {
        let fields = self.reading.fields(node, field, &SCORE_KEYS)?;
        if fields.key_at("score").is_none() {
            self.reading.tell("missing-key", &node.at, [("key", "score".into())]);
        }
        let se = fields.amount("se").map(|se| self.scale.convert_distance(se, self.catalog.scale));
        let value = fields.get("score").and_then(|node| self.rating(field, node))?;
        Some(Score { se, ..Score::single(value) })
    }

    /// `{self: 9, manager: 7, peer: [6, 7]}`.
    fn by_rater(&self, field: &str, of: &Trait, node: &Node) -> Option<Score> {
        let mut ratings = Vec::new();
        for (rater, _, node) in self.reading.entries(node, field)? {
            let rater = Rater::kind(&rater);
            let items = match &node.value {
                Value::List(items) => {
                    if items.is_empty() {
                        self.reading.tell("no-ratings", &node.at, [("trait", field.into())]);
                    }
                    items.as_slice()
                }
                _ => std::slice::from_ref(node),
            };
            let read = self.ratings(field, Some(&rater), items);
            if self.raters.is_empty() || self.raters.contains(&rater) {
                ratings.extend(read);
            }
            self.met.borrow_mut().insert(rater);
        }
        Score::of_ratings(ratings, self.catalog, of)
    }

    fn ratings(&self, field: &str, rater: Option<&str>, items: &[Node]) -> Vec<Rating> {
        let rated = items.iter().filter(|node| !matches!(node.value, Value::Null));
        let values = rated.filter_map(|node| self.rating(field, node));
        values.map(|value| Rating { rater: rater.map(str::to_owned), value }).collect()
    }

    /// One number on the team's scale, as it is on the catalog's.
    fn rating(&self, field: &str, node: &Node) -> Option<f64> {
        let number = self.reading.number(node, field)?;
        if self.scale.contains(number) {
            return Some(self.scale.convert(number, self.catalog.scale));
        }
        let (lo, hi) = (self.scale.lo().into(), self.scale.hi().into());
        let values = [("trait", field.into()), ("found", number.into()), ("lo", lo), ("hi", hi)];
        self.reading.tell("score-off-scale", &node.at, values);
        None
    }
}

/// Whether a key is a number: in `{drive: 6,5}` the decimals stand where a trait is due.
fn is_number(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}
