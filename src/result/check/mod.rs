//! A review of teams by a policy: whether it passes, what was found and where, and what became of waivers.

mod finding;
mod fingerprint;
mod team;
mod waiver;

use std::path::PathBuf;

use indexmap::IndexMap;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

pub use self::finding::{FindingRecord, Group};
pub use self::team::CheckedTeam;
pub use self::waiver::{Waived, WaiverRecord, Withheld};

use self::fingerprint::fingerprint;
use self::team::checked_teams;
use super::answer::Answer;
use super::baseline::BaselineRecord;
use super::codec;
use super::header::{InputNote, VERSION};
use super::review_schema::{self, levels, rule_ids};
use crate::check::{Judgement, Subject, TeamReview, WaiverState, all_rules, rule};
use crate::domain::policy::{BaselineEntry, Outcome, Policy, RuleIx, RuleLevel, RuleSpec, Unit};
use crate::domain::{Lang, Place};

/// A review of teams by a policy. Fits, shares and probabilities are 0 to 1 and unrounded; null is what is unknown or
/// not there.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Check {
    /// What this document is: its kind and version.
    pub schema: &'static str,
    /// The version of salesfit that worked it out.
    pub salesfit: &'static str,
    /// What the policy is called.
    #[schemars(regex(pattern = r"\S"))]
    pub policy: String,
    /// The day of the review.
    #[serde(serialize_with = "codec::date")]
    #[schemars(with = "codec::DateText")]
    pub review_date: Date,
    /// What the review comes to.
    pub verdict: ReviewVerdict,
    /// The teams that were reviewed.
    #[schemars(length(min = 1))]
    pub teams: Vec<CheckedTeam>,
    /// The folders under review that hold files of people that were not read; empty where the policy allows them.
    pub unreviewed: Vec<UnreviewedFolder>,
    /// Every rule, in the order in which rules are listed.
    pub rules: Vec<RuleSummary>,
    /// The findings reported, team by team and rule by rule.
    pub findings: Vec<FindingRecord>,
    /// The policy's waivers, in the order of its files.
    pub waivers: Vec<WaiverRecord>,
    /// What the baseline has and was not found again.
    pub gone: Vec<BaselineRecord>,
    /// What is worth knowing about the input, such as what was not read.
    pub notes: Vec<InputNote>,
    /// Every case looked at, in order. Not in JSON, where `rules` counts the passes.
    #[serde(skip)]
    pub cases: Vec<Case>,
    /// Whether only new findings count. Not in JSON.
    #[serde(skip)]
    pub ratchet: bool,
    /// Whether SARIF also has findings that are accepted or inconclusive. Not in JSON.
    #[serde(skip)]
    pub sarif_all: bool,
    /// The path of each file from the top of its repository, by its name. Not in JSON.
    #[serde(skip)]
    pub paths: IndexMap<String, PathBuf>,
    /// The git revision that teams were compared with. Not in JSON.
    #[serde(skip)]
    pub revision: Option<String>,
}

impl Answer for Check {
    const SCHEMA: &'static str = "salesfit/check/2";
}

/// A folder under review that holds what was not read.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct UnreviewedFolder {
    /// The folder, as it was named.
    pub folder: String,
    /// The first of the files and folders in it that were not read, by name.
    #[schemars(length(min = 1))]
    pub files: Vec<String>,
    /// How many there are.
    #[schemars(range(min = 1))]
    pub count: usize,
    /// Whether they keep the review from passing.
    pub denies: bool,
}

/// What a review comes to.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, transform = review_schema::exit_follows_verdict)]
pub struct ReviewVerdict {
    /// Whether it passes: nothing is denied, no waiver has expired, and nothing that the policy wants read was left unread.
    pub passes: bool,
    /// The exit status: 0 it passes, 1 it does not.
    #[schemars(range(min = 0, max = 1))]
    pub exit: u8,
    /// How many findings keep it from passing.
    pub denied_count: usize,
    /// How many failures are reported that do not.
    pub warned_count: usize,
    /// How many inconclusive findings are reported.
    pub inconclusive_count: usize,
    /// How many findings a waiver accepts.
    pub waived_count: usize,
    /// How many are accepted since the baseline has them.
    pub known_count: usize,
    /// How many the baseline does not have; null without a baseline.
    pub new_count: Option<usize>,
    /// How many that the baseline has were not found again; null without one.
    pub gone_count: Option<usize>,
    /// How many waivers are past their day.
    pub expired_waiver_count: usize,
    /// How many waivers accept nothing.
    pub unused_waiver_count: usize,
    /// How many files and folders were not read although the policy wants them to be.
    pub unreviewed_count: usize,
    /// How many times a rule holds.
    pub pass_count: usize,
}

/// How a rule is set, and how it came out.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RuleSummary {
    /// The rule.
    #[schemars(schema_with = "rule_ids")]
    pub rule: &'static str,
    /// The level where the rule does not hold.
    #[serde(serialize_with = "codec::rule_level")]
    #[schemars(schema_with = "levels")]
    pub level: RuleLevel,
    /// The level where the outcome is inconclusive.
    #[serde(serialize_with = "codec::rule_level")]
    #[schemars(schema_with = "levels")]
    pub inconclusive_level: RuleLevel,
    /// The minimum probability to report that the rule holds or does not.
    #[schemars(range(min = 0.5, max = 1))]
    pub confidence: f64,
    /// Its limit; null for a rule without one.
    pub limit: Option<RuleLimit>,
    /// How many times it holds.
    pub pass_count: usize,
    /// How many times it does not.
    pub fail_count: usize,
    /// How many times the outcome is inconclusive.
    pub inconclusive_count: usize,
    /// What a policy may say of it. Not in JSON.
    #[serde(skip)]
    pub spec: RuleSpec,
}

/// The limit of a rule, as a policy has it.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RuleLimit {
    /// Its key in a policy.
    #[schemars(schema_with = "review_schema::limit_keys")]
    pub key: &'static str,
    /// Its value.
    #[schemars(range(min = 0))]
    pub value: f64,
    /// What the value is: points of 100, a share of 1, per cent, days or a count.
    #[serde(serialize_with = "codec::unit")]
    #[schemars(schema_with = "review_schema::units")]
    pub unit: Unit,
}

/// One case that was looked at: what one rule says of one subject.
#[derive(Debug)]
pub enum Case {
    /// A pass.
    Passed {
        /// The rule.
        rule: RuleIx,
        /// The team, by its place.
        team_at: usize,
        /// Who or what it is about.
        subject: Subject,
        /// Where it is located.
        place: Place,
    },
    /// A finding that is reported, by its place among [`Check::findings`].
    Reported(usize),
}

/// What teams are reviewed by.
pub struct ReviewedBy<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The day of the review.
    pub today: Date,
    /// The findings of an earlier review, where they are looked at.
    pub baseline: Option<&'a [BaselineEntry]>,
    /// Whether only new findings count.
    pub ratchet: bool,
    /// The git revision that teams are compared with; `None` for files or no comparison.
    pub revision: Option<&'a str>,
    /// What becomes of the free words of waivers, which may name people; `None` leaves them as they are.
    pub withheld: Option<&'a Withheld>,
    /// What was not read.
    pub unreviewed: &'a [UnreviewedFolder],
    /// The path of each file from the top of its repository, by its name.
    pub paths: &'a IndexMap<String, PathBuf>,
    /// Whether SARIF also has findings that are accepted or inconclusive.
    pub sarif_all: bool,
    /// The language of names.
    pub lang: Lang,
}

impl Check {
    /// The result of a review that has been judged. The sentences of its findings are still empty.
    pub fn new(by: &ReviewedBy<'_>, teams: &[TeamReview], judgement: &Judgement) -> Self {
        let mut check = Check {
            schema: Check::SCHEMA,
            policy: by.policy.name.clone(),
            salesfit: VERSION,
            review_date: by.today,
            verdict: ReviewVerdict::default(),
            teams: checked_teams(teams, by),
            unreviewed: by.unreviewed.to_vec(),
            rules: all_rules().map(|(ix, _)| RuleSummary::new(ix, by.policy, teams)).collect(),
            findings: Vec::new(),
            waivers: Vec::new(),
            gone: Vec::new(),
            notes: Vec::new(),
            cases: Vec::new(),
            ratchet: by.ratchet,
            sarif_all: by.sarif_all,
            paths: by.paths.clone(),
            revision: by.revision.map(str::to_owned),
        };
        for (waiver, state) in by.policy.waivers.iter().zip(&judgement.waivers) {
            check.waivers.push(WaiverRecord::new(waiver, *state, by, teams));
        }
        for at in &judgement.gone {
            check.gone.extend(by.baseline.and_then(|baseline| baseline.get(*at)).map(BaselineRecord::new));
        }
        check.add_findings(by, teams, judgement);
        let is_all_read = !check.unreviewed.iter().any(|folder| folder.denies);
        check.verdict = check.verdict(by, judgement.passes() && is_all_read);
        check
    }

    fn add_findings(&mut self, by: &ReviewedBy<'_>, teams: &[TeamReview], judgement: &Judgement) {
        // Findings are reported in the order in which they were found.
        let mut next = judgement.reported.iter().peekable();
        for (team_at, team) in teams.iter().enumerate() {
            for (at, finding) in team.findings.iter().enumerate() {
                let reported = next.next_if(|next| (next.team, next.finding) == (team_at, at));
                if let Some(reported) = reported {
                    self.cases.push(Case::Reported(self.findings.len()));
                    let both = (team, &self.teams[team_at]);
                    self.findings.push(FindingRecord::new(reported, by.policy, by.withheld, both));
                } else if finding.outcome == Outcome::Pass {
                    let (subject, place) = (finding.subject, team.place(finding));
                    self.cases.push(Case::Passed { rule: finding.rule, team_at, subject, place });
                }
            }
        }
    }

    /// How many results SARIF has of it if none is left out.
    pub fn result_count(&self) -> usize {
        let of = self.verdict;
        let alerts = of.denied_count
            + of.warned_count
            + of.expired_waiver_count
            + of.unused_waiver_count
            + self.unreviewed.len();
        let others = of.inconclusive_count + of.waived_count + of.known_count;
        if self.sarif_all { alerts + others } else { alerts }
    }

    /// The path of a place's file from the top of its repository.
    pub fn path(&self, place: &Place) -> PathBuf {
        self.paths.get(&*place.file).cloned().unwrap_or_else(|| PathBuf::from(&*place.file))
    }

    fn verdict(&self, by: &ReviewedBy<'_>, passes: bool) -> ReviewVerdict {
        let mut verdict = ReviewVerdict { passes, exit: u8::from(!passes), ..ReviewVerdict::default() };
        let mut new = 0;
        for finding in &self.findings {
            match finding.group() {
                Group::Denied => verdict.denied_count += 1,
                Group::Warned => verdict.warned_count += 1,
                Group::Inconclusive => verdict.inconclusive_count += 1,
                Group::Waived => verdict.waived_count += 1,
                Group::Known => verdict.known_count += 1,
            }
            new += usize::from(finding.is_new());
        }
        verdict.new_count = by.baseline.map(|_| new);
        verdict.gone_count = by.baseline.map(|_| self.gone.len());
        for waiver in &self.waivers {
            match waiver.state {
                WaiverState::Expired => verdict.expired_waiver_count += 1,
                WaiverState::Unused | WaiverState::UnknownSeller => verdict.unused_waiver_count += 1,
                WaiverState::Used(_) | WaiverState::Elsewhere => {}
            }
        }
        let unread = self.unreviewed.iter().filter(|folder| folder.denies);
        verdict.unreviewed_count = unread.map(|folder| folder.count).sum();
        verdict.pass_count = self.rules.iter().map(|rule| rule.pass_count).sum();
        verdict
    }
}

impl UnreviewedFolder {
    /// The same for the same folder in every run.
    pub fn fingerprint(&self, rule: &str) -> String {
        fingerprint([rule, &self.folder, "", "", ""])
    }
}

impl RuleSummary {
    fn new(ix: RuleIx, policy: &Policy, teams: &[TeamReview]) -> Self {
        let (spec, setting) = (rule(ix).spec(), policy.of(ix));
        let mut summary = RuleSummary {
            rule: spec.id,
            level: setting.level,
            inconclusive_level: setting.inconclusive,
            confidence: setting.confidence,
            limit: spec.limit.map(|of| RuleLimit { key: of.key, value: setting.limit, unit: of.unit }),
            pass_count: 0,
            fail_count: 0,
            inconclusive_count: 0,
            spec,
        };
        for finding in teams.iter().flat_map(|team| &team.findings).filter(|finding| finding.rule == ix) {
            match finding.outcome {
                Outcome::Pass => summary.pass_count += 1,
                Outcome::Fail => summary.fail_count += 1,
                Outcome::Inconclusive => summary.inconclusive_count += 1,
            }
        }
        summary
    }

    /// How many inconclusive outcomes count: none where the policy allows them.
    pub fn counted_inconclusive(&self) -> usize {
        if self.inconclusive_level == RuleLevel::Allow { 0 } else { self.inconclusive_count }
    }

    /// Whether none of its findings can be reported.
    pub fn is_off(&self) -> bool {
        self.level == RuleLevel::Allow && self.inconclusive_level == RuleLevel::Allow
    }
}
