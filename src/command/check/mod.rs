//! `salesfit check`: review teams by a policy.

mod baseline;
mod inputs;
mod names;
mod unreviewed;

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use indexmap::IndexMap;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use self::baseline::{BASELINE_FILE, write_baseline};
use self::inputs::Readings;
pub use self::inputs::{ReviewBy, findings};
use self::names::{add_named, pseudonymize_entries, unmatched_pseudonyms};
pub use self::names::{pseudonymize, unknown_names};
use self::unreviewed::{note_of, unreviewed};
use super::common::Common;
use super::is_closed_pipe;
use super::output::Console;
use super::refusal::{Refusal, refuse};
use super::uncertainty::SeedArg;
use crate::check::{all_rules, judge, rule_specs};
use crate::domain::policy::{BaselineEntry, RuleIx};
use crate::domain::{NameParts, Problem};
use crate::render::{Format, MAX_RESULTS};
use crate::result::{Baseline, Check, ReviewedBy, Withheld};
use crate::source::{
    Boundary, FileStore, OpenedPolicy, open_baseline, open_policy_from, repository_paths, team_files_of,
};
use crate::view::{policy_file, rule_page, write_sentences};

/// Review teams by a policy, as in CI
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit check team.yaml\n  \
    salesfit check team.yaml --policy policy.yaml --format markdown\n  \
    salesfit check team.yaml --since last-year.yaml\n  \
    salesfit check --explain role-fit\n\n\
    Exit status: 0 the review passes, 1 it does not, 2 bad input or usage.")]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Args {
    /// Team files, folders of them, or CSV files of sellers
    #[arg(value_name = "TEAM", required_unless_present_any = ["init", "explain"])]
    teams: Vec<PathBuf>,

    /// Use this policy instead of the built-in one
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,

    /// Compare with the team in this earlier file; may be repeated, teams are matched by name
    #[arg(long, value_name = "TEAM")]
    since: Vec<PathBuf>,

    /// Compare with the same files at this git revision: HEAD, origin/main
    #[arg(long, value_name = "REV", conflicts_with = "since")]
    since_rev: Option<String>,

    /// Set the date of the review, for waivers and the age of ratings (default: today)
    #[arg(long, value_name = "DATE", value_parser = date)]
    today: Option<Date>,

    /// Mark the findings in this file as known (default: baseline.json)
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = BASELINE_FILE)]
    baseline: Option<PathBuf>,

    /// Accept the findings in the baseline, and fail on every new failure that is reported
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

    /// Let the files under review name files outside the repository and the teams' folders
    #[arg(long)]
    allow_outside: bool,

    /// Draw scores within their errors this many times, where a limit is near
    #[arg(long, value_name = "N", default_value_t = DRAWS, value_parser = clap::value_parser!(u32).range(50..=100_000),
        help_heading = "How sure")]
    draws: u32,

    /// In SARIF, also list findings that are waived, known or inconclusive, which code scanning shows as open alerts
    #[arg(long)]
    sarif_all: bool,

    #[command(flatten)]
    seed: SeedArg,
}

/// The default number of draws.
pub const DRAWS: u32 = 2_000;

impl Args {
    /// Reviews teams, or prints a rule's page or the built-in policy; returns whether the review passes.
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<bool> {
        if self.init {
            let file = policy_file(&console.texts(), &rule_specs());
            return console.write(file.as_bytes()).map(|()| true);
        }
        let rules = rule_specs();
        let OpenedPolicy { mut policy, files } =
            open_policy_from(&self.store(), self.policy.as_deref(), &rules).map_err(Refusal)?;
        let given = common.given();
        let mut named = NameParts::default();
        add_named(&policy, None, &mut named);
        if let Some(pseudonyms) = &given.pseudonyms {
            pseudonymize(&mut policy, pseudonyms);
            // A firm may have named its own after a person.
            if self.policy.is_some() {
                policy.name = console.texts().word("review-withheld");
            }
        }
        if let Some(rule) = self.explain {
            let to = console.open(&files)?;
            let page = rule_page(&console.texts(), &rules[rule.0], policy.of(rule), &policy.name);
            return console.draw(&page, to).map(|()| true);
        }
        let mut baseline = self.read_baseline().map_err(Refusal)?;
        let names = self.team_files()?;
        let mut files = files;
        files.extend(names.iter().chain(&self.since).cloned());
        files.extend(self.baseline.clone());
        let draws = if self.draws == DRAWS { String::new() } else { format!(" --draws {}", self.draws) };
        // A finding names the file of its team.
        console.set_rerun(Path::new("TEAM"), draws + &self.seed.rerun());
        let to = console.open_findings(&files)?;
        if self.write_baseline.is_some()
            && given.pseudonyms.as_ref().is_some_and(|pseudonyms| !pseudonyms.is_lasting())
        {
            return Err(refuse(Problem::new("baseline-of-this-run")));
        }
        let today = self.today.unwrap_or_else(|| TimeZone::UTC.to_datetime(Timestamp::now()).date());
        let since = self.opened_since(common.catalog.as_deref(), &given)?;
        let progress = console.progress();
        let reading = self.read(&names, common.catalog.as_deref(), &given, &policy, &since, today);
        drop(progress);
        let Readings { teams, names, mut notes, files: mut read } = reading.map_err(Refusal)?;
        // What these files name is known only now.
        read.extend(since.into_iter().flat_map(|then| then.files));
        console.spares(&read)?;
        let files = [files, read].concat();
        let unread = unreviewed(&self.teams, &files, policy.unreviewed);
        notes.extend(unread.iter().map(note_of));
        if let (Some(entries), Some(path)) = (&mut baseline, &self.baseline) {
            notes.extend(unmatched_pseudonyms(entries, path, &teams));
            add_named(&policy, Some(entries), &mut named);
            pseudonymize_entries(entries, given.pseudonyms.as_ref());
        }
        named.extend(names);
        console.notes(&notes);
        let judgement = judge(&policy, &teams, today, baseline.as_deref(), self.ratchet);
        if let Some(path) = &self.write_baseline {
            let named = path.as_ref().or(self.baseline.as_ref());
            let path = named.cloned().unwrap_or_else(|| BASELINE_FILE.into());
            let baseline = Baseline::new(&policy.name, today, &teams, &judgement, common.lang);
            return write_baseline(&baseline, &path, console).map(|()| true);
        }
        let texts = console.texts();
        let withheld = given.pseudonyms.is_some().then(|| Withheld {
            words: texts.word("review-withheld"),
            // The raters who do not count are not known.
            names: given.raters.is_empty().then_some(named),
        });
        let by = ReviewedBy {
            policy: &policy,
            today,
            baseline: baseline.as_deref(),
            ratchet: self.ratchet,
            revision: self.since_rev.as_deref(),
            withheld: withheld.as_ref(),
            unreviewed: &unread,
            paths: &self.repository_paths(&[&files[..], &self.folders()].concat()),
            sarif_all: self.sarif_all,
            lang: common.lang,
        };
        let mut check = Check::new(&by, &teams, &judgement);
        check.notes = console.told(&notes);
        write_sentences(&mut check, &texts);
        if to.format == Format::Sarif {
            console.notes(results_left_out(&check).as_slice());
        }
        match console.draw(&check, to) {
            // The reader may have read enough; the verdict stands.
            Err(error) if !is_closed_pipe(&error) => Err(error),
            _ => Ok(check.verdict.passes),
        }
    }

    /// Returns where the files under review are read from: within a boundary, unless they may name files outside it.
    fn store(&self) -> FileStore {
        if self.allow_outside {
            return FileStore::Disk;
        }
        let named = self.teams.iter().chain(&self.since).chain(&self.policy);
        FileStore::Bounded(Boundary::of(named.map(PathBuf::as_path)))
    }

    /// Returns the path of each file from the top of its repository. What was read from standard input is at the policy,
    /// since code scanning takes no result without a file.
    fn repository_paths(&self, files: &[PathBuf]) -> IndexMap<String, PathBuf> {
        let workspace = std::env::var_os("GITHUB_WORKSPACE").map(PathBuf::from);
        let mut paths = repository_paths(files, workspace.as_deref());
        let policy = self.policy.as_ref().and_then(|policy| paths.get(&*policy.to_string_lossy()));
        let stand_in = policy.cloned().unwrap_or_else(|| PathBuf::from("standard-input"));
        paths.insert("-".to_owned(), stand_in);
        paths
    }

    /// The folders under review.
    fn folders(&self) -> Vec<PathBuf> {
        self.teams.iter().filter(|path| path.is_dir()).cloned().collect()
    }

    /// Reads the baseline, unless one is to be written.
    fn read_baseline(&self) -> Result<Option<Vec<BaselineEntry>>, Vec<Problem>> {
        let path = self.baseline.as_deref().filter(|_| self.write_baseline.is_none());
        path.map(|path| open_baseline(path, &rule_specs())).transpose()
    }

    /// The files that are reviewed, each once: of a folder, its YAML files and the workbooks that are
    /// whole teams, in name order.
    fn team_files(&self) -> anyhow::Result<Vec<PathBuf>> {
        if self.teams.iter().chain(&self.since).filter(|name| name.as_os_str() == "-").count() > 1 {
            return Err(refuse(Problem::new("standard-input-twice")));
        }
        let mut names: IndexMap<PathBuf, PathBuf> = IndexMap::new();
        for name in &self.teams {
            for path in team_files_of(name).map_err(Refusal)? {
                let is_itself = path.canonicalize().unwrap_or_else(|_| path.clone());
                names.entry(is_itself).or_insert(path);
            }
        }
        Ok(names.into_values().collect())
    }
}

/// Returns a note where code scanning takes fewer results than there are; `None` where it takes all.
fn results_left_out(check: &Check) -> Option<Problem> {
    let count = check.result_count().checked_sub(MAX_RESULTS).filter(|count| *count > 0)?;
    Some(Problem::new("results-left-out").with("count", count).with("shown", MAX_RESULTS).note())
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
pub fn date(text: &str) -> Result<Date, String> {
    let date = text.parse().ok().filter(|_| text.len() == "2026-11-25".len());
    date.ok_or_else(|| "write it as 2026-11-25".to_owned())
}
