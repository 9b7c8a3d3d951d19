//! `salesfit whatif`: plans side by side.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::check::{self, ReviewBy, pseudonymize, unknown_names};
use super::common::Common;
use super::output::Console;
use super::plan_files::{PlanReading, TeamUnderPlans};
use super::refusal::{Refusal, refuse};
use super::uncertainty::{DRAWS, SeedArg};
use crate::check::{TeamReview, judge, rule_specs};
use crate::domain::policy::{BaselineEntry, Policy};
use crate::domain::{Change, Problem, Seller, WrittenTeam};
use crate::engine::diff::{MOST_PLAYERS, Snapshot, shapley};
use crate::engine::{Draws, Errors, Scenario, SearchLimit, best_sum};
use crate::result::{
    Answer, Answered, AnsweredPlan, AnsweredTogether, Check, FindingRecord, Header, Labels, NewFindings,
    ReviewedBy, WhatIf, Withheld,
};
use crate::source::{CheckedPlan, PlanFile, open_policy};
use crate::view::{Texts, write_sentences};

/// Compare plans with the team as it is, and with each other
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit whatif team.yaml leave.yaml hire.yaml\n  \
    salesfit whatif team.yaml leave.yaml hire.yaml --together\n\n\
    The order of plans changes nothing. `salesfit apply` writes the team that a plan leaves.")]
pub struct Args {
    /// A team file, a table of sellers (CSV or a workbook), or - for standard input
    #[arg(value_name = "TEAM")]
    team: PathBuf,

    /// Plans: YAML files that say who is on leave, joins, is coached, …
    #[arg(value_name = "PLAN", required = true)]
    plans: Vec<PathBuf>,

    /// Also carry out all plans at once, and split the change by plan
    #[arg(long)]
    together: bool,

    /// Use this policy for the new findings instead of the built-in one
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,

    /// Set the date of the review, for waivers and the age of ratings (default: today)
    #[arg(long, value_name = "DATE", value_parser = check::date)]
    today: Option<Date>,

    #[command(flatten)]
    seed: SeedArg,
}

/// Draws over all sellers together: the fewer sellers, the more draws.
const ALL_DRAWS: usize = 200_000;

/// The fewest draws.
const LEAST_DRAWS: usize = 200;

/// A plan, the catalog under which the team is read for it, and what it changes.
struct Laid<'a> {
    under: &'a TeamUnderPlans,
    changes: Vec<Change>,
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        console.set_rerun(&self.team, self.seed.rerun());
        if self.together && self.plans.len() > MOST_PLAYERS {
            let problem = Problem::new("too-many-together").with("count", self.plans.len());
            return Err(refuse(problem.with("most", MOST_PLAYERS)));
        }
        let opened = open_policy(self.policy.as_deref(), &rule_specs()).map_err(Refusal)?;
        let mut policy = opened.policy;
        let withheld = common.assigned().map(|pseudonyms| {
            pseudonymize(&mut policy, pseudonyms);
            if self.policy.is_some() {
                policy.name = console.texts().word("review-withheld");
            }
            Withheld { words: console.texts().word("review-withheld"), names: None }
        });
        let reading = PlanReading::new(common, &self.team).map_err(refuse)?;
        let plans = reading.open(&self.plans).map_err(Refusal)?;
        let plans: Vec<&PlanFile> = plans.iter().collect();
        let base = reading.team_under(&[]).map_err(Refusal)?;
        let mut own: Vec<Option<TeamUnderPlans>> = Vec::new();
        for plan in &plans {
            let names_catalog = plan.catalog().is_some();
            own.push(names_catalog.then(|| reading.team_under(&[plan])).transpose().map_err(Refusal)?);
        }
        let under = |at: usize| own[at].as_ref().unwrap_or(&base);
        let (mut checked, mut problems) = (Vec::new(), Vec::new());
        for (at, plan) in plans.iter().enumerate() {
            match reading.check(&[plan], under(at)) {
                Ok(found) => checked.extend(found),
                Err(found) => problems.extend(found),
            }
        }
        if !problems.is_empty() {
            return Err(Refusal(problems).into());
        }
        let mut laid: Vec<Laid<'_>> = Vec::new();
        for (at, plan) in checked.iter().enumerate() {
            let changes = reading.combine(&[plan], under(at)).map_err(Refusal)?;
            laid.push(Laid { under: under(at), changes });
        }
        let subsets =
            if self.together { Some(Subsets::new(&reading, &plans, &base, &own, &checked)?) } else { None };
        let mut files = [opened.files, base.files.clone(), self.plans.clone()].concat();
        files.extend(own.iter().flatten().flat_map(|own| own.files.clone()));
        files.extend(checked.iter().flat_map(|plan| plan.files.clone()));
        let to = console.open(&files)?;
        let mut notes = base.notes.clone();
        notes.extend(checked.iter().flat_map(|plan| plan.notes.clone()));
        let progress = console.progress();
        let today = self.today.unwrap_or_else(|| TimeZone::UTC.to_datetime(Timestamp::now()).date());
        let texts = console.texts();
        let mut reviewer = Reviewer {
            by: ReviewBy { policy: &policy, today, draws: self.draws(check::DRAWS as usize) },
            withheld,
            texts: &texts,
            common,
            file: self.team.to_string_lossy().into(),
            baseline: Vec::new(),
        };
        let (unknown, noted) = reviewer.set_base(&base);
        if !unknown.is_empty() {
            return Err(Refusal(unknown).into());
        }
        notes.extend(noted);
        drop(progress);
        console.notes(&notes);
        let progress = console.progress();
        let number = (ALL_DRAWS / base.written.sellers.len().max(1)).clamp(LEAST_DRAWS, DRAWS);
        let scenario = |under: &TeamUnderPlans, changes: &[Change]| {
            let snapshot = snapshot(under, &under.written.with_changes(changes));
            Scenario::new(snapshot, SearchLimit::STANDARD, self.draws(number))
        };
        let as_it_is = scenario(&base, &[]);
        let scenarios: Vec<Scenario> = laid.iter().map(|laid| scenario(laid.under, &laid.changes)).collect();
        let mut answered = Vec::new();
        for ((plan, laid), scenario) in checked.iter().zip(&laid).zip(&scenarios) {
            let title = plan.plan.title.clone().filter(|_| common.assigned().is_none());
            let findings = reviewer.new_findings(laid.under, &laid.changes);
            let team = Answered { scenario, findings };
            answered.push(AnsweredPlan { file: plan.file.to_string(), title, team });
        }
        let all = subsets.as_ref().map(|subsets| (subsets, scenario(subsets.under(), subsets.changes())));
        let together = all.as_ref().map(|(subsets, scenario)| AnsweredTogether {
            team: Answered { scenario, findings: reviewer.new_findings(subsets.under(), subsets.changes()) },
            parts: subsets.parts(&reading),
        });
        let labels = Labels::new(&base.catalog, common.lang);
        let told = console.told(&notes);
        let header =
            Header::new(WhatIf::SCHEMA, &base.written.team, base.written.team.motion, &base.catalog, &labels)
                .noting(told);
        let named = (header, policy.name.clone());
        let result = WhatIf::new(named, number, common.lang, &as_it_is, answered, together);
        drop(progress);
        console.draw(&result, to)
    }

    fn draws(&self, number: usize) -> Draws {
        Draws::new(number, self.seed.seed)
    }
}

/// Returns a changed team as it is scored.
fn snapshot(under: &TeamUnderPlans, changed: &WrittenTeam) -> Snapshot {
    let scale = changed.team.scale;
    let sellers = changed.sellers.iter().map(|seller| seller.rescaled(scale, &under.catalog));
    Snapshot::new(under.catalog.clone(), changed.team.clone(), sellers.collect())
}

/// All plans at once, and every subset of them.
struct Subsets<'a> {
    plans: Vec<&'a CheckedPlan>,
    base: &'a TeamUnderPlans,
    /// The team under the catalog that some plan names, which plans, and all plans checked against it.
    named: Option<(TeamUnderPlans, Vec<bool>, Vec<CheckedPlan>)>,
    changes: Vec<Change>,
}

impl<'a> Subsets<'a> {
    /// Combines all plans.
    fn new(
        reading: &PlanReading<'_>,
        files: &[&PlanFile],
        base: &'a TeamUnderPlans,
        own: &[Option<TeamUnderPlans>],
        checked: &'a [CheckedPlan],
    ) -> Result<Self, Refusal> {
        let plans: Vec<&CheckedPlan> = checked.iter().collect();
        let mut named = None;
        if own.iter().any(Option::is_some) {
            let under = reading.team_under(files).map_err(Refusal)?;
            let again = reading.check(files, &under).map_err(Refusal)?;
            named = Some((under, own.iter().map(Option::is_some).collect(), again));
        }
        let changes = match &named {
            Some((under, _, again)) => reading.combine(&again.iter().collect::<Vec<_>>(), under),
            None => reading.combine(&plans, base),
        };
        Ok(Subsets { plans, base, named, changes: changes.map_err(Refusal)? })
    }

    fn under(&self) -> &TeamUnderPlans {
        self.named.as_ref().map_or(self.base, |(under, ..)| under)
    }

    fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Returns each plan's part in the change of the sum of fits in the best seats; `None` where some set of plans has no
    /// answer.
    fn parts(&self, reading: &PlanReading<'_>) -> Option<Vec<f64>> {
        shapley(self.plans.len(), |players| {
            let chosen: Vec<usize> = (0..self.plans.len()).filter(|at| players >> at & 1 == 1).collect();
            let named = self.named.as_ref().filter(|(_, names, _)| chosen.iter().any(|&at| names[at]));
            let (under, plans): (_, Vec<&CheckedPlan>) = match named {
                Some((under, _, again)) => (under, chosen.iter().map(|&at| &again[at]).collect()),
                None => (self.base, chosen.iter().map(|&at| self.plans[at]).collect()),
            };
            let changes = reading.combine(&plans, under).ok()?;
            best_sum(&snapshot(under, &under.written.with_changes(&changes)))
        })
    }
}

/// Finds what a review newly finds.
struct Reviewer<'a> {
    by: ReviewBy<'a>,
    withheld: Option<Withheld>,
    texts: &'a Texts,
    common: &'a Common,
    /// The name of the team's file.
    file: Arc<str>,
    /// What it finds of the team as it is.
    baseline: Vec<BaselineEntry>,
}

impl Reviewer<'_> {
    fn review(&self, under: &TeamUnderPlans, changes: &[Change]) -> TeamReview {
        let changed = under.written.with_changes(changes);
        // In the order of the file, by which findings are reported.
        let scale = changed.team.scale;
        let sellers: Vec<Seller> =
            changed.sellers.iter().map(|seller| seller.rescaled(scale, &under.catalog)).collect();
        let scorer = snapshot(under, &changed).scorer();
        let errors = Errors::of(&under.catalog, &sellers);
        let findings = check::findings(&self.by, &scorer, &changed.team, &sellers, &errors, (None, false));
        TeamReview {
            team: changed.team,
            catalog: under.catalog.clone(),
            sellers,
            findings,
            earlier_file: None,
            file: self.file.clone(),
            roster: under.roster.clone(),
            lines: under.lines.clone(),
        }
    }

    /// Remembers what it finds of the team as it is. Returns the problems of the policy, and notes about it.
    fn set_base(&mut self, base: &TeamUnderPlans) -> (Vec<Problem>, Vec<Problem>) {
        let reviewed = [self.review(base, &[])];
        let judgement = judge(self.by.policy, &reviewed, self.by.today, None, false);
        let [review] = &reviewed;
        let reported = judgement.reported.iter().map(|reported| &review.findings[reported.finding]);
        self.baseline = reported.map(|finding| review.baseline_entry(finding)).collect();
        unknown_names(self.by.policy, &reviewed)
    }

    /// Returns what is found after changes and not before, or before less certain or less bad.
    fn new_findings(&self, under: &TeamUnderPlans, changes: &[Change]) -> NewFindings {
        let (policy, today): (&Policy, Date) = (self.by.policy, self.by.today);
        let reviewed = [self.review(under, changes)];
        let judgement = judge(policy, &reviewed, today, Some(&self.baseline), false);
        let by = ReviewedBy {
            policy,
            today,
            baseline: Some(&self.baseline),
            ratchet: false,
            revision: None,
            withheld: self.withheld.as_ref(),
            unreviewed: &[],
            paths: &indexmap::IndexMap::new(),
            sarif_all: false,
            lang: self.common.lang,
        };
        let mut check = Check::new(&by, &reviewed, &judgement);
        write_sentences(&mut check, self.texts);
        let found = check.findings.into_iter().filter(FindingRecord::is_new);
        let (worse, new) = found.partition(|found| {
            let now = reviewed[0].baseline_entry(&found.finding);
            self.baseline.iter().any(|then| then.is_about_the_same(&now))
        });
        NewFindings { new, worse }
    }
}
