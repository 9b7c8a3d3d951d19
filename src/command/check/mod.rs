//! `salesfit check`: review teams by a policy.

mod names;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use indexmap::IndexMap;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rayon::prelude::*;

use self::names::{duplicate_team_names, pseudonymize, unknown_names};
use super::common::Common;
use super::output::{Console, Refusal, refuse};
use super::uncertainty::{SeedArg, errors};
use super::{is_closed_pipe, organize};
use crate::check::{EarlierTeam, ReviewedTeam, all_rules, review, rule_specs};
use crate::domain::policy::{BaselineEntry, Policy, RuleIx, Setting};
use crate::domain::{Catalog, Place, Problem, Seller, SellerKey, Team};
use crate::engine::diff::Remeasured;
use crate::engine::{Draws, Scorer, UncertaintyModel};
use crate::source::{
    BASELINE, FileStore, Opened, OpenedPolicy, Overrides, open_baseline, open_policy, open_team,
    open_team_from, policy_name, unknown, yaml_files_of,
};
use crate::view::{Arg, ReviewReport, ReviewedBy, RuleReport, TeamReview, baseline, policy_file};

/// Review teams by a policy, as in CI
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit check team.yaml\n  \
    salesfit check team.yaml --policy policy.yaml --format markdown\n  \
    salesfit check team.yaml --since last-year.yaml\n  \
    salesfit check --explain role-fit\n\n\
    Exit status: 0 the review passes, 1 it does not, 2 bad input or usage.")]
pub struct Args {
    /// Team files, folders of them, or CSV files of sellers
    #[arg(value_name = "TEAM", required_unless_present_any = ["init", "explain"])]
    teams: Vec<String>,

    /// Use this policy instead of the built-in one
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,

    /// Compare with the team in this earlier file; may be repeated, teams are matched by name
    #[arg(long, value_name = "TEAM")]
    since: Vec<String>,

    /// Compare with the same files at this git revision: HEAD, origin/main
    #[arg(long, value_name = "REV", conflicts_with = "since")]
    since_rev: Option<String>,

    /// Set the date of the review, for waivers and the age of ratings (default: today)
    #[arg(long, value_name = "DATE", value_parser = date)]
    today: Option<Date>,

    /// Tell new findings from those in this file (default: baseline.json)
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = BASELINE_FILE)]
    baseline: Option<PathBuf>,

    /// Accept the findings in the baseline, and fail on every new failure reported
    #[arg(long, requires = "baseline")]
    ratchet: bool,

    /// Write the findings to a file instead of failing on them (default: the file of --baseline)
    #[arg(long, value_name = "FILE", conflicts_with = "ratchet")]
    #[expect(clippy::option_option, reason = "an option that may stand without its value")]
    write_baseline: Option<Option<PathBuf>>,

    /// Print the built-in policy, with comments, to start your own from
    #[arg(long, conflicts_with_all = ["teams", "explain"])]
    init: bool,

    /// Print the help page of this rule
    #[arg(long, value_name = "RULE", value_parser = rule_ids(), conflicts_with = "teams")]
    explain: Option<RuleIx>,

    /// Draw scores within their errors this many times, where a limit is near
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(50..=100_000),
        help_heading = "How sure")]
    draws: u32,

    #[command(flatten)]
    seed: SeedArg,
}

/// The default name of a baseline.
const BASELINE_FILE: &str = "baseline.json";

/// The longest search for sets of roles, for one team. It ends with its best so far.
const TIME_LIMIT: Duration = Duration::from_secs(30);

impl Args {
    /// Returns whether the review passes.
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<bool> {
        if self.init {
            let file = policy_file(&console.texts(), &rule_specs());
            return console.write(file.as_bytes()).map(|()| true);
        }
        let rules = rule_specs();
        let OpenedPolicy { mut policy, files } =
            open_policy(self.policy.as_deref(), &rules).map_err(Refusal)?;
        let given = common.given();
        if let Some(pseudonyms) = &given.pseudonyms {
            pseudonymize(&mut policy, pseudonyms);
        }
        if let Some(rule) = self.explain {
            let to = console.open(&files)?;
            let report = RuleReport::new(console.texts(), &rules, rule, &policy);
            return console.tell(Box::new(report), to, false).map(|()| true);
        }
        let known = self.baseline.as_deref().filter(|_| self.write_baseline.is_none());
        let mut known: Option<Vec<BaselineEntry>> =
            known.map(|path| open_baseline(path, &rules)).transpose().map_err(Refusal)?;
        if let Some(pseudonyms) = &given.pseudonyms {
            let sellers = known.iter_mut().flatten().filter_map(|known| known.seller.as_mut());
            sellers.for_each(|word| *word = pseudonyms.shown(word));
        }
        let names = self.team_files()?;
        let mut files = files;
        files.extend(names.iter().chain(&self.since).map(PathBuf::from));
        files.extend(self.baseline.clone());
        let to = console.open_findings(&files)?;
        if self.write_baseline.is_some()
            && given.pseudonyms.as_ref().is_some_and(|pseudonyms| !pseudonyms.is_lasting())
        {
            return Err(refuse(Problem::new("baseline-of-this-run")));
        }
        let today = self.today.unwrap_or_else(|| TimeZone::UTC.to_datetime(Timestamp::now()).date());
        let since = self.opened_since(common.catalog.as_deref(), &given)?;
        let opened: Vec<Result<Reading, Vec<Problem>>> = names
            .par_iter()
            .map(|name| {
                let opened = open_team(name, common.catalog.as_deref(), &given)?;
                let at_revision = self.opened_at(name, common.catalog.as_deref(), &given)?;
                let mut named =
                    since.iter().filter(|then| self.is_the_only_one() || then.team.name == opened.team.name);
                let then = at_revision.as_ref().or_else(|| named.next());
                self.review(name, opened, &policy, then, today)
            })
            .collect();
        let (mut teams, mut notes, mut problems, mut read) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for one in opened {
            match one {
                Ok(reading) => {
                    teams.push(reading.team);
                    notes.extend(reading.notes);
                    read.extend(reading.files);
                }
                Err(said) => problems.extend(said),
            }
        }
        if problems.is_empty() {
            let (unknown, unmet) = unknown_names(&policy, &teams);
            problems = unknown;
            problems.extend(self.nobody_now(&since, &teams));
            notes.extend(unmet);
            notes.extend(policy.settings.iter().all(Setting::is_off).then(|| {
                let of = Place::whole(policy_name(self.policy.as_deref()));
                Problem::new("no-rules").at(of).note()
            }));
            let twice = duplicate_team_names(&teams);
            if self.baseline.is_some() || self.write_baseline.is_some() {
                problems.extend(twice);
            } else {
                notes.extend(twice.map(Problem::note));
            }
        }
        if !problems.is_empty() {
            return Err(Refusal(problems).into());
        }
        // The files that these name are known only now.
        read.extend(since.into_iter().flat_map(|then| then.files));
        console.spares(&read)?;
        console.notes(&notes);
        let by = ReviewedBy {
            policy,
            today,
            baseline: known,
            ratchet: self.ratchet,
            withhold: given.pseudonyms.is_some(),
        };
        let report = ReviewReport::new(console.texts(), by, teams);
        if let Some(path) = &self.write_baseline {
            let named = path.as_ref().or(self.baseline.as_ref());
            let path = named.cloned().unwrap_or_else(|| BASELINE_FILE.into());
            return write_baseline(&report, &path, console).map(|()| true);
        }
        let passes = report.passes();
        match console.tell(Box::new(report), to, false) {
            // The reader closed the pipe; the verdict is the exit status.
            Err(error) if !is_closed_pipe(&error) => Err(error),
            _ => Ok(passes),
        }
    }

    /// Returns the files to review, each once: of a folder, its YAML files in name order.
    fn team_files(&self) -> anyhow::Result<Vec<String>> {
        if self.teams.iter().chain(&self.since).filter(|name| *name == "-").count() > 1 {
            return Err(refuse(Problem::new("standard-input-twice")));
        }
        let mut names: IndexMap<PathBuf, String> = IndexMap::new();
        for name in &self.teams {
            for path in yaml_files_of(Path::new(name)).map_err(Refusal)? {
                let is_itself = path.canonicalize().unwrap_or_else(|_| path.clone());
                names.entry(is_itself).or_insert_with(|| path.to_string_lossy().into_owned());
            }
        }
        Ok(names.into_values().collect())
    }

    /// Returns the teams at the earlier time.
    fn opened_since(&self, catalog: Option<&Path>, given: &Overrides) -> anyhow::Result<Vec<Then>> {
        let mut since = Vec::with_capacity(self.since.len());
        for name in &self.since {
            let then = open_team(name, catalog, given).and_then(|opened| Then::new(name, opened));
            since.push(then.map_err(Refusal)?);
        }
        Ok(since)
    }

    /// Returns a team at the revision that is compared with; `None` without one, or where the file is newer.
    fn opened_at(
        &self,
        name: &str,
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
        name: &str,
        opened: Opened,
        policy: &Policy,
        then: Option<&Then>,
        today: Date,
    ) -> Result<Reading, Vec<Problem>> {
        let Opened { catalog, team, sellers, notes, files, roster, lines } = opened;
        let errors = errors(&catalog, &sellers);
        let sellers: Vec<Seller> = sellers.collect::<Result<_, _>>()?;
        let scorer = Scorer::new(catalog.clone(), team.motion);
        let fits: Vec<_> = sellers.iter().map(|seller| scorer.score(seller)).collect();
        let number = usize::try_from(self.draws).unwrap_or(usize::MAX);
        let draws = Draws::new(number, self.seed.seed);
        let model = UncertaintyModel::new(scorer.clone(), errors.clone(), draws, false);
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
        let reviewed = ReviewedTeam {
            scorer: &scorer,
            model: &model,
            errors: &errors,
            draws: &Draws::new(organize::DRAWS, self.seed.seed),
            team: &team,
            sellers: &sellers,
            fits: &fits,
            earlier: earlier.as_ref(),
            is_to_be_compared: self.since_rev.is_some() || !self.since.is_empty(),
            today,
            until: Instant::now().checked_add(TIME_LIMIT),
        };
        let findings = review(&reviewed, policy);
        let is_compared = earlier.is_some();
        let team =
            TeamReview { team, catalog, sellers, findings, is_compared, file: name.into(), roster, lines };
        Ok(Reading { team, notes, files })
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

/// A team that was read and reviewed.
struct Reading {
    team: TeamReview,
    /// Notes about its files.
    notes: Vec<Problem>,
    /// The files that it was read from.
    files: Vec<PathBuf>,
}

/// A team at the earlier time.
struct Then {
    file: std::sync::Arc<str>,
    team: Team,
    catalog: std::sync::Arc<Catalog>,
    sellers: Vec<Seller>,
    files: Vec<PathBuf>,
}

impl Then {
    fn new(name: &str, opened: Opened) -> Result<Self, Vec<Problem>> {
        let sellers: Vec<Seller> = opened.sellers.collect::<Result<_, _>>()?;
        Ok(Then {
            file: name.into(),
            team: opened.team,
            catalog: opened.catalog,
            sellers,
            files: opened.files,
        })
    }
}

/// Writes the findings to a baseline. Refuses to overwrite a file that is not a baseline.
fn write_baseline(report: &ReviewReport, path: &Path, console: &mut Console<'_>) -> anyhow::Result<()> {
    if path.exists() && open_baseline(path, &rule_specs()).is_err() {
        let name = path.to_string_lossy();
        return Err(refuse(Problem::new("file-exists").at(Place::whole(name.into()))));
    }
    console.put_json(baseline(report, BASELINE), path)?;
    let (name, count) = (path.display().to_string(), report.known());
    console.remark("baseline-written", &[("file", Arg::name(name)), ("count", Arg::Count(count))]);
    Ok(())
}

/// Whether a problem is that a team's own file is newer than the revision. A file that it names has a line there.
fn is_new_file(problem: &Problem) -> bool {
    problem.code == "not-in-revision" && problem.place.as_ref().is_some_and(|place| place.line == 0)
}

/// Returns a parser for the ids of rules.
fn rule_ids() -> impl TypedValueParser<Value = RuleIx> {
    let ids = PossibleValuesParser::new(all_rules().map(|(_, rule)| rule.id));
    ids.try_map(|id| {
        let found = all_rules().find(|(_, rule)| rule.id == id);
        found.map(|(ix, _)| ix).ok_or("no such rule")
    })
}

/// Parses a date.
fn date(text: &str) -> Result<Date, String> {
    let date = text.parse().ok().filter(|_| text.len() == "2026-11-25".len());
    date.ok_or_else(|| "write it as 2026-11-25".to_owned())
}
