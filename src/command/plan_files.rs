//! The plans of a command line, and the team that they change.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indexmap::IndexMap;

use super::common::Common;
use super::destination::reason;
use super::new_files::{refuse_existing, write_all_new};
use super::refusal::refuse;
use super::team_writer::written_team;
use crate::domain::{Catalog, Change, Place, Plan, Problem, WrittenTeam};
use crate::source::{
    CheckedPlan, Overrides, PlanFile, PlanGround, Pseudonyms, combine, open_planned_team, planned_catalog,
};
use crate::view::{Texts, plan_yaml};

/// What plans are read and checked with.
pub struct PlanReading<'a> {
    /// The options of every command.
    common: &'a Common,
    /// The name of the team's file.
    team: &'a Path,
    given: Overrides,
    /// The key of the caller, with which plans may name people by their pseudonyms.
    keyed: Option<Pseudonyms>,
}

/// A team under the catalog that it is scored against, with its scores on its own scale.
pub struct TeamUnderPlans {
    pub written: WrittenTeam,
    /// The file that lists its sellers.
    pub roster: Arc<str>,
    /// The line of each key of its file.
    pub lines: IndexMap<String, usize>,
    pub catalog: Arc<Catalog>,
    /// Every file that it was read from.
    pub files: Vec<PathBuf>,
    pub notes: Vec<Problem>,
}

impl<'a> PlanReading<'a> {
    /// Returns what plans for the team of this name are read with.
    ///
    /// # Errors
    /// The key of pseudonyms is of no use.
    pub fn new(common: &'a Common, team: &'a Path) -> Result<Self, Problem> {
        let given = Overrides { as_written: true, ..common.given() };
        Ok(PlanReading { common, team, given, keyed: common.keyed()? })
    }

    /// Opens plans, and puts them in the order of their names, since their order is to change nothing.
    ///
    /// # Errors
    /// Every problem of those that cannot be opened, and a plan that is given twice.
    pub fn open(&self, plans: &[PathBuf]) -> Result<Vec<PlanFile>, Vec<Problem>> {
        let mut paths: Vec<&PathBuf> = plans.iter().collect();
        paths.sort();
        if paths.iter().chain([&&self.team.to_path_buf()]).filter(|path| path.as_os_str() == "-").count() > 1
        {
            return Err(vec![Problem::new("standard-input-twice")]);
        }
        let mut known: BTreeSet<PathBuf> = BTreeSet::new();
        all(paths.into_iter().map(|path| {
            if known.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())) {
                return PlanFile::open(path);
            }
            let place = Place::whole(path.to_string_lossy().into());
            Err(vec![Problem::new("plan-given-twice").at(place)])
        }))
    }

    /// Opens the team under the catalog that plans name, else under its own.
    ///
    /// # Errors
    /// Every problem of the team, and two plans that name different catalogs.
    pub fn team_under(&self, plans: &[&PlanFile]) -> Result<TeamUnderPlans, Vec<Problem>> {
        let named = planned_catalog(plans).map_err(|problem| vec![problem])?;
        self.open_under(named.as_ref())
    }

    fn open_under(&self, named: Option<&(PathBuf, Place)>) -> Result<TeamUnderPlans, Vec<Problem>> {
        let own = self.common.catalog.as_deref();
        let opened = open_planned_team(self.team, named, own, &self.given)?;
        if let Some((_, place)) = named.filter(|_| !opened.states_scale && self.team.as_os_str() != "-") {
            // Scores that state no scale are on the catalog's: another one would read them as others.
            let before = open_planned_team(self.team, None, own, &self.given)?.catalog.scale;
            if before != opened.catalog.scale {
                let problem = Problem::new("plan-catalog-scale").at(place.clone());
                return Err(vec![problem.with("lo", before.lo()).with("hi", before.hi())]);
            }
        }
        let (catalog, files) = (opened.catalog.clone(), opened.files.clone());
        let (roster, lines) = (opened.roster.clone(), opened.lines.clone());
        let path = named.map(|(path, _)| path.as_path()).or(own);
        let (written, notes) = written_team(self.team, path, self.common.output.as_deref(), opened)?;
        Ok(TeamUnderPlans { written, roster, lines, catalog, files, notes })
    }

    fn ground<'g>(&'g self, under: &'g TeamUnderPlans) -> PlanGround<'g> {
        let TeamUnderPlans { written, catalog, .. } = under;
        PlanGround { written, catalog, given: &self.given, keyed: self.keyed.as_ref() }
    }

    /// Checks plans against a team.
    ///
    /// # Errors
    /// Every problem in any of them.
    pub fn check(
        &self,
        plans: &[&PlanFile],
        under: &TeamUnderPlans,
    ) -> Result<Vec<CheckedPlan>, Vec<Problem>> {
        all(plans.iter().map(|plan| plan.check(self.ground(under))))
    }

    /// Returns the changes that plans come to.
    ///
    /// # Errors
    /// As [`combine`].
    pub fn combine(
        &self,
        plans: &[&CheckedPlan],
        under: &TeamUnderPlans,
    ) -> Result<Vec<Change>, Vec<Problem>> {
        combine(plans, self.ground(under))
    }
}

/// Returns everything that is right, or every problem.
fn all<T>(found: impl Iterator<Item = Result<T, Vec<Problem>>>) -> Result<Vec<T>, Vec<Problem>> {
    let (mut right, mut problems) = (Vec::new(), Vec::new());
    for one in found {
        match one {
            Ok(one) => right.push(one),
            Err(more) => problems.extend(more),
        }
    }
    if problems.is_empty() { Ok(right) } else { Err(problems) }
}

/// Writes a plan to a new file. An existing one is left alone, since somebody may have worked on it.
///
/// # Errors
/// The file exists, or cannot be written.
pub fn write_plan(path: &Path, texts: &Texts, catalog: &Catalog, plan: &Plan) -> anyhow::Result<()> {
    refuse_existing(&[path.to_path_buf()])?;
    let name = Place::whole(path.to_string_lossy().into());
    let Some(file) = path.file_name() else {
        return Err(refuse(Problem::new("output-is-directory").at(name)));
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let bytes = plan_yaml(texts, catalog, plan).into_bytes();
    write_all_new(folder, &[(PathBuf::from(file), bytes)])
        .map_err(|error| refuse(Problem::new("cannot-write").at(name).with("system", reason(&error))))
}
