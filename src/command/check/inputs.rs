//! The teams of a review, as they are and as they were.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use indexmap::IndexMap;
use jiff::civil::Date;

use super::Args;
use super::names::{duplicate_team_names, unknown_names};
use crate::check::{EarlierTeam, Finding, ReviewedTeam, TeamReview, review};
use crate::command::refusal::Refusal;
use crate::command::uncertainty::errors;
use crate::domain::policy::{Policy, PolicySetting};
use crate::domain::{Catalog, NameParts, Place, Problem, Seller, SellerKey, Team};
use crate::engine::diff::Remeasured;
use crate::engine::threads;
use crate::engine::{DRAWS, Draws, Errors, RolesInPlay, Scorer, SearchLimit, UncertaintyModel};
use crate::source::{FileStore, Opened, Overrides, open_team_from, policy_name, unknown};

/// A team that has been read and reviewed.
struct Reading {
    team: TeamReview,
    /// Under pseudonyms, the names of its sellers, now and then, and of their raters.
    names: NameParts,
    /// What is worth knowing about its files.
    pub notes: Vec<Problem>,
    /// The files that it was read from.
    pub files: Vec<PathBuf>,
}

/// The teams that have been read and reviewed.
#[derive(Default)]
pub struct Readings {
    pub teams: Vec<TeamReview>,
    /// Under pseudonyms, the names of their sellers, now and then, and of the raters.
    pub names: NameParts,
    /// What is worth knowing about their files.
    pub notes: Vec<Problem>,
    /// The files that they were read from.
    pub files: Vec<PathBuf>,
}

/// A team as it was.
pub struct Then {
    pub file: Arc<str>,
    pub team: Team,
    pub catalog: Arc<Catalog>,
    pub sellers: Vec<Seller>,
    pub files: Vec<PathBuf>,
    /// A note that it had another name, where it was renamed since.
    pub renamed: Option<Problem>,
}

impl Then {
    pub fn new(name: &Path, opened: Opened) -> Result<Self, Vec<Problem>> {
        let sellers: Vec<Seller> = opened.sellers.collect::<Result<_, _>>()?;
        Ok(Then {
            file: name.to_string_lossy().into(),
            team: opened.team,
            catalog: opened.catalog,
            sellers,
            files: opened.files,
            renamed: opened.notes.into_iter().find(|note| note.code == "renamed-since"),
        })
    }
}

/// Whether a problem is that a team's own file is newer than the revision. A file that it names has a line there.
fn is_new_file(problem: &Problem) -> bool {
    problem.code == "not-in-revision" && problem.place.as_ref().is_some_and(|place| place.line == 0)
}

/// What a team is reviewed by.
pub struct ReviewBy<'a> {
    pub policy: &'a Policy,
    pub today: Date,
    /// The draws where a limit is near.
    pub draws: Draws,
}

/// Returns what a review finds of a team, passes among it. With `earlier` comes whether the team is to be compared at all.
pub fn findings(
    by: &ReviewBy<'_>,
    scorer: &Scorer,
    team: &Team,
    sellers: &[Seller],
    errors: &Errors,
    (earlier, is_to_be_compared): (Option<EarlierTeam>, bool),
) -> Vec<Finding> {
    let fits: Vec<_> = sellers.iter().map(|seller| scorer.score(seller)).collect();
    let model = UncertaintyModel::new(scorer.clone(), errors.clone(), by.draws.clone(), false);
    let reviewed = ReviewedTeam {
        scorer,
        model: &model,
        errors,
        draws: &by.draws.with_number(DRAWS),
        team,
        sellers,
        fits: &fits,
        earlier: earlier.as_ref(),
        is_to_be_compared,
        today: by.today,
        limit: SearchLimit::STANDARD,
    };
    review(&reviewed, by.policy)
}

impl Args {
    /// Returns the teams at the earlier time.
    pub(super) fn opened_since(
        &self,
        catalog: Option<&Path>,
        given: &Overrides,
    ) -> anyhow::Result<Vec<Then>> {
        let store = self.store();
        let mut since = Vec::with_capacity(self.since.len());
        for name in &self.since {
            let then =
                open_team_from(&store, name, catalog, given).and_then(|opened| Then::new(name, opened));
            since.push(then.map_err(Refusal)?);
        }
        Ok(since)
    }

    /// Reads and reviews every team.
    pub(super) fn read(
        &self,
        names: &[PathBuf],
        catalog: Option<&Path>,
        given: &Overrides,
        policy: &Policy,
        since: &[Then],
        today: Date,
    ) -> Result<Readings, Vec<Problem>> {
        let store = self.store();
        let opened: Vec<Result<Reading, Vec<Problem>>> = threads::spread(names, |name| {
            let opened = open_team_from(&store, name, catalog, given)?;
            let at_revision = self.opened_at(name, catalog, given)?;
            let mut named =
                since.iter().filter(|then| self.is_the_only_one() || then.team.name == opened.team.name);
            let then = at_revision.as_ref().or_else(|| named.next());
            let mut reading = self.review(name, opened, policy, then, today)?;
            if given.pseudonyms.is_some() {
                let former = then.into_iter().flat_map(|then| &then.sellers);
                for seller in reading.team.sellers.iter().chain(former) {
                    reading.names.add_seller(seller);
                }
            }
            Ok(reading)
        });
        let mut read = Readings::default();
        let mut problems = Vec::new();
        for one in opened {
            match one {
                Ok(reading) => {
                    read.teams.push(reading.team);
                    read.names.extend(reading.names);
                    read.notes.extend(reading.notes);
                    read.files.extend(reading.files);
                }
                Err(found) => problems.extend(found),
            }
        }
        if problems.is_empty() {
            problems = self.mismatches(policy, since, &mut read);
        }
        if problems.is_empty() { Ok(read) } else { Err(problems) }
    }

    /// Returns the problems between the policy, the teams and those of an earlier time, and adds what is worth a note.
    fn mismatches(&self, policy: &Policy, since: &[Then], read: &mut Readings) -> Vec<Problem> {
        let (mut problems, unknown_sellers) = unknown_names(policy, &read.teams);
        problems.extend(self.nobody_now(since, &read.teams));
        read.notes.extend(unknown_sellers);
        if policy.settings.iter().all(PolicySetting::is_off) {
            let of = Place::whole(policy_name(self.policy.as_deref()));
            read.notes.push(Problem::new("no-rules").at(of).note());
        }
        let duplicates = duplicate_team_names(&read.teams);
        if self.baseline.is_some() || self.write_baseline.is_some() {
            problems.extend(duplicates);
        } else {
            read.notes.extend(duplicates.map(Problem::note));
        }
        problems
    }

    /// Returns a team at the revision that is compared with; `None` without one, or where the file is newer.
    fn opened_at(
        &self,
        name: &Path,
        catalog: Option<&Path>,
        given: &Overrides,
    ) -> Result<Option<Then>, Vec<Problem>> {
        let Some(revision) = &self.since_rev else { return Ok(None) };
        let opened =
            FileStore::at(name, revision).and_then(|store| open_team_from(&store, name, catalog, given));
        match opened.and_then(|opened| Then::new(name, opened)) {
            Ok(then) => Ok(Some(then)),
            Err(problems) if problems.iter().all(is_new_file) => Ok(None),
            Err(problems) => Err(problems),
        }
    }

    /// Reviews one team.
    fn review(
        &self,
        name: &Path,
        opened: Opened,
        policy: &Policy,
        then: Option<&Then>,
        today: Date,
    ) -> Result<Reading, Vec<Problem>> {
        let Opened { catalog, team, sellers, mut notes, files, roster, lines, .. } = opened;
        notes.extend(then.and_then(|then| then.renamed.clone()));
        if let (Some(revision), None) = (&self.since_rev, then) {
            let file = Place::whole(name.to_string_lossy().into());
            notes.push(Problem::new("new-since").at(file).with("revision", revision.as_str()).note());
        }
        let errors = errors(&catalog, &sellers);
        let later = sellers.later();
        let sellers: Vec<Seller> = sellers.collect::<Result<_, _>>()?;
        notes.extend(later.take());
        let in_play = RolesInPlay::of(&catalog, &team, &sellers);
        let number = usize::try_from(self.draws).unwrap_or(usize::MAX);
        let scorer = Scorer::new(catalog.clone(), team.motion).among(in_play);
        let earlier = then.map(|then| {
            let old: IndexMap<&SellerKey, &Seller> = then.sellers.iter().map(|old| (&old.key, old)).collect();
            EarlierTeam {
                remeasured: Remeasured::new(then.catalog.clone(), &then.sellers, &scorer, &sellers),
                sellers: sellers
                    .iter()
                    .map(|seller| old.get(&seller.key).map(|old| (*old).clone()))
                    .collect(),
            }
        });
        let is_to_be_compared = self.since_rev.is_some() || !self.since.is_empty();
        let by = ReviewBy { policy, today, draws: Draws::new(number, self.seed.seed) };
        let findings = findings(&by, &scorer, &team, &sellers, &errors, (earlier, is_to_be_compared));
        let earlier_file = then.map(|then| then.file.clone());
        let team = TeamReview {
            team,
            catalog,
            sellers,
            findings,
            earlier_file,
            file: name.to_string_lossy().into(),
            roster,
            lines,
        };
        Ok(Reading { team, names: NameParts::default(), notes, files })
    }

    /// Whether there is one team now and one then, so that their names may differ.
    fn is_the_only_one(&self) -> bool {
        self.since.len() == 1 && self.teams.len() == 1
    }

    /// Returns a problem for each earlier team that no current team is compared with.
    fn nobody_now(&self, since: &[Then], teams: &[TeamReview]) -> Vec<Problem> {
        let names = || teams.iter().map(|team| team.team.name.as_str());
        let lost =
            since.iter().filter(|then| !self.is_the_only_one() && !names().any(|of| of == then.team.name));
        lost.map(|then| unknown("unknown-team", &then.team.name, names()).at(Place::whole(then.file.clone())))
            .collect()
    }
}
