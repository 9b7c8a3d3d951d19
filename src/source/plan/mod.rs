//! Plans: from YAML files to checked changes to a team, and what several come to together.

mod candidates;
mod reader;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::reader::PlanReader;
use super::decoder::{Decoder, MAX_PROBLEMS};
use super::file::File;
use super::file_store::FileStore;
use super::input::{Input, is_standard_input};
use super::overrides::Overrides;
use super::pseudonyms::{Pseudonyms, read_pseudonym};
use super::suggest::{fold, unknown};
use super::yaml::{self, Node, NodeValue};
use super::{Opened, open_named_catalog, open_team};
use crate::domain::{Catalog, Change, MotionIx, Place, Plan, Problem, Seller, WrittenTeam, merge};

/// The keys of a plan.
pub const PLAN_KEYS: [&str; 11] = [
    "plan",
    "leave",
    "remove",
    "join",
    "set",
    "coach",
    "seats",
    "demand",
    "handoff_minutes",
    "motion",
    "catalog",
];

/// The keys of what is set of a seller.
pub const SET_KEYS: [&str; 5] = ["role", "hours", "wishes", "pinned", "scores"];

/// A parsed plan, before the team that it changes is known.
pub struct PlanFile {
    file: File,
    root: Node,
    /// The folder that paths in it start from.
    beside: PathBuf,
}

/// The team that plans change, as its file says, and what the command line says of it.
#[derive(Clone, Copy)]
pub struct PlanGround<'a> {
    /// The team, with scores on its own scale.
    pub written: &'a WrittenTeam,
    /// The catalog that the team is scored against.
    pub catalog: &'a Arc<Catalog>,
    /// What the command line overrides.
    pub given: &'a Overrides,
    /// The pseudonyms under the key of the caller, in which a plan may name people even where they are shown by name.
    pub keyed: Option<&'a Pseudonyms>,
}

/// A plan checked against a team.
#[derive(Clone, Debug)]
pub struct CheckedPlan {
    /// The name of its file.
    pub file: Arc<str>,
    /// The plan.
    pub plan: Plan,
    /// Where each of its changes is written.
    places: Vec<Place>,
    /// Every file that it was read from: none of them may be overwritten.
    pub files: Vec<PathBuf>,
    /// Notes about those files.
    pub notes: Vec<Problem>,
}

impl PlanFile {
    /// Opens a plan and parses it.
    ///
    /// # Errors
    /// One problem: there is no such file, or it is not YAML.
    pub fn open(path: &Path) -> Result<Self, Vec<Problem>> {
        let file = FileStore::Disk.open(path).and_then(Input::into_file)?;
        PlanFile::of(file, path.parent().unwrap_or(Path::new("")))
    }

    /// Parses a plan; files that it names are relative to `beside`.
    ///
    /// # Errors
    /// One problem: the text is not YAML.
    pub fn of(file: File, beside: &Path) -> Result<Self, Vec<Problem>> {
        let root = yaml::parse(&file).map_err(|problem| vec![problem])?;
        Ok(PlanFile { file, root, beside: beside.to_path_buf() })
    }

    /// Returns the catalog that the plan names, from where the program runs, and where it says so. A wrong value is reported
    /// by [`check`](Self::check).
    pub fn catalog(&self) -> Option<(PathBuf, Place)> {
        let NodeValue::Map(pairs) = &self.root.value else { return None };
        let (_, value) =
            pairs.iter().find(|(key, _)| matches!(&key.value, NodeValue::Text(key) if key == "catalog"))?;
        match &value.value {
            NodeValue::Text(path) => Some((self.beside.join(path.trim()), self.file.place(&value.at))),
            _ => None,
        }
    }

    /// Returns the name of its file.
    pub fn name(&self) -> &Arc<str> {
        self.file.name()
    }

    /// Checks the plan against the team that it changes.
    ///
    /// # Errors
    /// Every problem in the plan.
    pub fn check(&self, ground: PlanGround<'_>) -> Result<CheckedPlan, Vec<Problem>> {
        let given = ground.given.settle(ground.catalog)?;
        let scored_on = given.scored_on(ground.catalog, ground.written.team.scale);
        let decoder = Decoder::new(&self.file);
        let people = People::new(&ground);
        let mut reader = PlanReader::new(&decoder, &people, &scored_on, &given, &self.beside);
        let plan = reader.read(&self.root);
        let (places, files, notes) = reader.into_parts();
        let mut problems = decoder.into_problems();
        let Some(plan) = plan else { return Err(problems) };
        let checked = CheckedPlan { file: self.file.name().clone(), plan, places, files, notes };
        problems.extend(checked.faults(&people));
        problems.sort_by_key(|problem| problem.place.as_ref().map(|place| (place.line, place.column)));
        problems.truncate(MAX_PROBLEMS);
        if problems.is_empty() { Ok(checked) } else { Err(problems) }
    }
}

impl CheckedPlan {
    /// Returns what is wrong with changes that can be read: those that say a thing twice, contradict each other, change
    /// nothing or lead off a limit.
    fn faults(&self, people: &People<'_>) -> Vec<Problem> {
        let merged = match merged(&[self]) {
            Ok(merged) => merged,
            Err(problem) => return vec![problem],
        };
        if let Some((_, place, _)) = merged.iter().find(|(_, _, parts)| *parts > 1) {
            return vec![Problem::new("plan-twice").at(place.clone())];
        }
        let motion = self.plan.changes.iter().find_map(|change| match change {
            Change::Motion(motion) => Some(*motion),
            _ => None,
        });
        let mut problems = Vec::new();
        for (change, place) in self.plan.changes.iter().zip(&self.places) {
            let fault = people.fault(change, motion, true);
            problems.extend(fault.map(|problem| problem.at(place.clone())));
        }
        problems.extend(people.nobody_left(&merged));
        problems
    }
}

/// Opens the team that plans change: under the catalog that they name, else under `catalog`.
///
/// # Errors
/// As [`open_team`](super::open_team), and the catalog of a plan changes nothing, or the team is on standard input, which can
/// be read under one catalog only.
pub fn open_planned_team(
    team: &Path,
    named: Option<&(PathBuf, Place)>,
    catalog: Option<&Path>,
    given: &Overrides,
) -> Result<Opened, Vec<Problem>> {
    let Some((path, place)) = named else { return open_team(team, catalog, given) };
    let problem = |code| vec![Problem::new(code).at(place.clone())];
    if is_standard_input(team) {
        return Err(problem("catalog-of-standard-input"));
    }
    let own = open_named_catalog(&FileStore::Disk, path, place)?;
    let without = open_team(team, catalog, given)?;
    if without.catalog.sha256 == own.catalog.sha256 {
        return Err(problem("plan-changes-nothing"));
    }
    open_team(team, Some(path), given)
}

/// Returns the catalog that plans name; `None` where none does.
///
/// # Errors
/// Two of them name different ones.
pub fn planned_catalog(plans: &[&PlanFile]) -> Result<Option<(PathBuf, Place)>, Problem> {
    let mut named: Option<(PathBuf, Place)> = None;
    for (path, place) in plans.iter().filter_map(|plan| plan.catalog()) {
        match &named {
            Some((known, first)) if !is_same_file(known, &path) => {
                let first = format!("{}:{}", first.file, first.line);
                return Err(Problem::new("plan-conflict").with("first", first).at(place));
            }
            Some(_) => {}
            None => named = Some((path, place)),
        }
    }
    Ok(named)
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    one == other
        || fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}

/// Returns the changes that plans come to when all of them are made; their order changes nothing.
///
/// # Errors
/// Two plans contradict each other, or lead off a limit together.
pub fn combine(plans: &[&CheckedPlan], ground: PlanGround<'_>) -> Result<Vec<Change>, Vec<Problem>> {
    let merged = merged(plans).map_err(|problem| vec![problem])?;
    let people = People::new(&ground);
    let mut problems: Vec<Problem> = Vec::new();
    for (change, place, _) in merged.iter().filter(|(_, _, parts)| *parts > 1) {
        problems.extend(people.fault(change, None, false).map(|problem| problem.at(place.clone())));
    }
    problems.extend(people.nobody_left(&merged));
    if problems.is_empty() {
        Ok(merged.into_iter().map(|(change, ..)| change).collect())
    } else {
        Err(problems)
    }
}

/// A change that others add up to, the place of the last of them, and how many they are.
type PlacedChange = (Change, Place, usize);

/// Returns the changes of plans as those of one.
///
/// # Errors
/// Two changes that cannot both be made.
fn merged(plans: &[&CheckedPlan]) -> Result<Vec<PlacedChange>, Problem> {
    let places: Vec<&Place> = plans.iter().flat_map(|plan| &plan.places).collect();
    match merge(plans.iter().flat_map(|plan| &plan.plan.changes)) {
        Ok(merged) => {
            let placed = merged.into_iter().map(|of| (of.change, places[of.last].clone(), of.parts));
            Ok(placed.collect())
        }
        Err(conflict) => {
            let (first, second) = (places[conflict.first], places[conflict.second]);
            let first = format!("{}:{}", first.file, first.line);
            Err(Problem::new("plan-conflict").with("first", first).at(second.clone()))
        }
    }
}

/// The sellers of a team, found by any id that a plan may have for them.
struct People<'a> {
    ground: PlanGround<'a>,
    /// By the id that is shown.
    by_id: BTreeMap<&'a str, usize>,
    /// By their pseudonyms, where they are shown by name and there is a key.
    by_pseudonym: BTreeMap<String, usize>,
}

impl<'a> People<'a> {
    fn new(ground: &PlanGround<'a>) -> Self {
        let sellers = ground.written.sellers.iter().enumerate();
        let keyed = ground.keyed.filter(|_| ground.given.pseudonyms.is_none());
        let pseudonyms = keyed.into_iter().flat_map(|keyed| {
            let all = ground.written.sellers.iter().enumerate();
            all.map(|(at, seller)| (keyed.pseudonym(&seller.id), at))
        });
        People {
            by_id: sellers.map(|(at, seller)| (seller.id.as_str(), at)).collect(),
            by_pseudonym: pseudonyms.collect(),
            ground: *ground,
        }
    }

    /// Returns the seller of an id: the one shown, the one in her file, or her pseudonym.
    fn find(&self, id: &str) -> Option<&'a Seller> {
        let pseudonym = read_pseudonym(id);
        let given = self.ground.given.pseudonyms.as_ref();
        let found = self.by_id.get(id).copied();
        let found = found.or_else(|| self.by_id.get(pseudonym.as_deref()?).copied());
        let found = found.or_else(|| self.by_id.get(given?.pseudonym(id).as_str()).copied());
        let found = found.or_else(|| self.by_pseudonym.get(pseudonym.as_deref()?).copied());
        found.map(|at| &self.ground.written.sellers[at])
    }

    /// Returns the problem that nobody has an id, with whom it may mean.
    fn unknown(&self, id: &str) -> Problem {
        let sellers = &self.ground.written.sellers;
        let folded = fold(id);
        let named = sellers.iter().find(|seller| {
            let shown = fold(&seller.name) == folded;
            shown || seller.key.likeness(id, &folded) == Some(crate::domain::Likeness::Whole)
        });
        match named {
            Some(seller) => {
                let word: String = id.chars().take(60).collect();
                Problem::new("unknown-seller").with("word", word).with("near", seller.id.as_str())
            }
            None => unknown("unknown-seller", id, sellers.iter().map(|seller| seller.id.as_str())),
        }
    }

    /// Returns why a change cannot be made, without a place; also that it changes nothing where that is asked.
    fn fault(&self, change: &Change, motion: Option<MotionIx>, asks_idle: bool) -> Option<Problem> {
        let PlanGround { written, catalog, .. } = self.ground;
        let seller = change.seller().and_then(|id| self.find(id));
        if matches!(change, Change::Join(_)) {
            let id = seller?.id.clone();
            return Some(Problem::new("joins-twice").with("sellers", vec![id]));
        }
        let fault = change.fault(written, catalog, seller);
        if fault.is_none() && asks_idle && change.is_idle(written, catalog, seller, motion) {
            return Some(Problem::new("plan-changes-nothing"));
        }
        fault
    }

    /// Returns the problem that changes take everybody out, at the last who goes.
    fn nobody_left(&self, merged: &[PlacedChange]) -> Option<Problem> {
        let joins = merged.iter().any(|(change, ..)| matches!(change, Change::Join(_)));
        let removed: Vec<&Place> = merged
            .iter()
            .filter(|(change, ..)| matches!(change, Change::Remove { .. }))
            .map(|(_, place, _)| place)
            .collect();
        let is_empty = !joins && removed.len() == self.ground.written.sellers.len();
        let last = removed.into_iter().max_by_key(|place| (place.line, place.column))?;
        is_empty.then(|| Problem::new("plan-leaves-nobody").at(last.clone()))
    }
}
