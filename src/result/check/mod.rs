//! A review of teams by a policy: whether it passes, what was found and where, and what became of waivers.

mod finding;
mod fingerprint;
mod schema;
mod waiver;

use indexmap::IndexMap;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

pub use self::finding::{FindingRecord, Group};
pub use self::waiver::{Waived, WaiverRecord};

pub(super) use self::schema::rule_ids;

use self::schema::levels;
use super::baseline::BaselineRecord;
use super::codec;
use super::label::Labels;
use super::schema::Answer;
use crate::check::{Finding, Judgement, Reported, TeamReview, WaiverState, all_rules, rule};
use crate::domain::policy::{BaselineEntry, Outcome, Policy, RuleIx, RuleLevel, RuleSpec};
use crate::domain::{Lang, Levels, Place};

/// A review of teams by a policy. Fits, shares and probabilities are 0 to 1 and unrounded; null is what is unknown or
/// not there.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Check {
    /// What this document is: its kind and version.
    pub schema: &'static str,
    /// What the policy is called.
    #[schemars(regex(pattern = r"\S"))]
    pub policy: String,
    /// The day of the review.
    #[serde(serialize_with = "codec::date")]
    #[schemars(with = "codec::DateText")]
    pub date: Date,
    /// What the review comes to.
    pub verdict: ReviewVerdict,
    /// The teams that were reviewed.
    #[schemars(length(min = 1))]
    pub teams: Vec<CheckedTeam>,
    /// Every rule, in the order in which rules are listed.
    pub rules: Vec<RuleSummary>,
    /// The findings reported, team by team and rule by rule.
    pub findings: Vec<FindingRecord>,
    /// The policy's waivers, in the order of its files.
    pub waivers: Vec<WaiverRecord>,
    /// What the baseline has and was not found again.
    pub gone: Vec<BaselineRecord>,
    /// Every case looked at, in order. Not in JSON, where `rules` counts the passes.
    #[serde(skip)]
    pub cases: Vec<Case>,
    /// Whether only new findings count. Not in JSON.
    #[serde(skip)]
    pub ratchet: bool,
}

impl Answer for Check {
    const SCHEMA: &'static str = "salesfit/check/1";
}

/// What a review comes to.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, transform = schema::exit_follows_verdict)]
pub struct ReviewVerdict {
    /// Whether it passes: nothing is denied, and no waiver has expired.
    pub passes: bool,
    /// The exit status: 0 it passes, 1 it does not.
    #[schemars(range(min = 0, max = 1))]
    pub exit: u8,
    /// How many findings keep it from passing.
    pub denied: usize,
    /// How many failures are reported that do not.
    pub warned: usize,
    /// How many inconclusive findings are reported.
    pub inconclusive: usize,
    /// How many findings a waiver accepts.
    pub waived: usize,
    /// How many are accepted since the baseline has them.
    pub known: usize,
    /// How many the baseline does not have; null without a baseline.
    pub new: Option<usize>,
    /// How many that the baseline has were not found again; null without one.
    pub gone: Option<usize>,
    /// How many waivers are past their day.
    pub expired_waivers: usize,
    /// How many waivers accept nothing.
    pub unused_waivers: usize,
    /// How many times a rule holds.
    pub passed: usize,
}

/// A team that was reviewed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CheckedTeam {
    /// Its name.
    #[schemars(regex(pattern = r"\S"))]
    pub team: String,
    /// Its file.
    #[schemars(regex(pattern = r"\S"))]
    pub file: String,
    /// When its scores were taken; null where the file does not say.
    #[serde(serialize_with = "codec::known_date")]
    #[schemars(with = "Option<codec::DateText>")]
    pub date: Option<Date>,
    /// How many sellers it has.
    pub sellers: usize,
    /// The names of its sellers, in order. Not in JSON.
    #[serde(skip)]
    pub names: Vec<String>,
    /// What its catalog calls things. Not in JSON.
    #[serde(skip)]
    pub labels: Labels,
    /// What fits amount to. Not in JSON.
    #[serde(skip)]
    pub levels: Levels,
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
    pub inconclusive: RuleLevel,
    /// The minimum probability to report that the rule holds or does not.
    #[schemars(range(min = 0.5, max = 1))]
    pub confidence: f64,
    /// Its limit, under the key that a policy has it; null for a rule without one.
    #[schemars(schema_with = "schema::limit")]
    pub limit: Option<RuleLimit>,
    /// How many times it holds.
    pub pass: usize,
    /// How many times it does not.
    pub fail: usize,
    /// How many times the outcome is inconclusive.
    pub open: usize,
    /// What a policy may say of it. Not in JSON.
    #[serde(skip)]
    pub spec: RuleSpec,
}

/// The limit of a rule: in JSON a record of one key.
#[derive(Clone, Copy, Debug)]
pub struct RuleLimit {
    /// Its key in a policy.
    pub key: &'static str,
    /// Its value.
    pub value: f64,
}

impl Serialize for RuleLimit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(self.key, self.value)])
    }
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
        /// Who or what it is about, by name.
        subject: String,
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
    /// What replaces the free words of waivers, which may name people; `None` leaves them as they are.
    pub withheld: Option<&'a str>,
    /// The language of names.
    pub lang: Lang,
}

impl Check {
    /// The result of a review that has been judged. The sentences of its findings are still empty.
    pub fn new(by: &ReviewedBy<'_>, teams: &[TeamReview], judgement: &Judgement) -> Self {
        let mut check = Check {
            schema: Check::SCHEMA,
            policy: by.policy.name.clone(),
            date: by.today,
            verdict: ReviewVerdict::default(),
            teams: teams.iter().map(|team| CheckedTeam::new(team, by.lang)).collect(),
            rules: all_rules().map(|(ix, _)| RuleSummary::new(ix, by.policy, teams)).collect(),
            findings: Vec::new(),
            waivers: Vec::new(),
            gone: Vec::new(),
            cases: Vec::new(),
            ratchet: by.ratchet,
        };
        for (waiver, state) in by.policy.waivers.iter().zip(&judgement.waivers) {
            check.waivers.push(WaiverRecord::new(waiver, *state, by, teams));
        }
        for at in &judgement.gone {
            check.gone.extend(by.baseline.and_then(|baseline| baseline.get(*at)).map(BaselineRecord::new));
        }
        check.add_findings(by, teams, judgement);
        check.verdict = check.verdict(by, judgement.passes());
        check
    }

    fn add_findings(&mut self, by: &ReviewedBy<'_>, teams: &[TeamReview], judgement: &Judgement) {
        let mut names: IndexMap<&str, usize> = IndexMap::new();
        for team in teams {
            *names.entry(&team.team.name).or_default() += 1;
        }
        // Findings are reported in the order in which they were found.
        let mut next = judgement.reported.iter().peekable();
        for (team_at, team) in teams.iter().enumerate() {
            // Teams of one name are told apart by their files.
            let file = (names[team.team.name.as_str()] > 1).then_some(&*team.file);
            for (at, finding) in team.findings.iter().enumerate() {
                let is_it = |reported: &&Reported| (reported.team, reported.finding) == (team_at, at);
                if let Some(reported) = next.next_if(is_it) {
                    self.cases.push(Case::Reported(self.findings.len()));
                    let both = (team, &self.teams[team_at]);
                    self.findings.push(FindingRecord::new(reported, by.policy, by.withheld, both, file));
                } else if finding.outcome == Outcome::Pass {
                    let subject = self.teams[team_at].subject(finding);
                    let place = team.place(finding);
                    self.cases.push(Case::Passed { rule: finding.rule, team_at, subject, place });
                }
            }
        }
    }

    fn verdict(&self, by: &ReviewedBy<'_>, passes: bool) -> ReviewVerdict {
        let mut verdict = ReviewVerdict { passes, exit: u8::from(!passes), ..ReviewVerdict::default() };
        let mut new = 0;
        for finding in &self.findings {
            match finding.group() {
                Group::Denied => verdict.denied += 1,
                Group::Warned => verdict.warned += 1,
                Group::Inconclusive => verdict.inconclusive += 1,
                Group::Waived => verdict.waived += 1,
                Group::Known => verdict.known += 1,
            }
            new += usize::from(finding.is_new());
        }
        verdict.new = by.baseline.map(|_| new);
        verdict.gone = by.baseline.map(|_| self.gone.len());
        for waiver in &self.waivers {
            match waiver.state {
                WaiverState::Expired => verdict.expired_waivers += 1,
                WaiverState::Unused | WaiverState::UnknownSeller => verdict.unused_waivers += 1,
                WaiverState::Used(_) | WaiverState::Elsewhere => {}
            }
        }
        verdict.passed = self.rules.iter().map(|rule| rule.pass).sum();
        verdict
    }
}

impl CheckedTeam {
    fn new(review: &TeamReview, lang: Lang) -> Self {
        CheckedTeam {
            team: review.team.name.clone(),
            file: review.file.to_string(),
            date: review.team.date,
            sellers: review.sellers.len(),
            names: review.sellers.iter().map(|seller| seller.name.clone()).collect(),
            labels: Labels::new(&review.catalog, lang),
            levels: review.catalog.levels,
        }
    }

    /// The name of who or what a finding is about.
    pub fn subject(&self, finding: &Finding) -> String {
        let subject = finding.subject;
        match (subject.seller, subject.task, subject.role) {
            (Some(at), ..) => self.names[at].clone(),
            (_, Some(task), _) => self.labels[task].name().to_owned(),
            (.., Some(role)) => self.labels[role].name().to_owned(),
            _ => self.team.clone(),
        }
    }
}

impl RuleSummary {
    fn new(ix: RuleIx, policy: &Policy, teams: &[TeamReview]) -> Self {
        let (spec, setting) = (rule(ix).spec(), policy.of(ix));
        let mut summary = RuleSummary {
            rule: spec.id,
            level: setting.level,
            inconclusive: setting.inconclusive,
            confidence: setting.confidence,
            limit: spec.limit.map(|limit| RuleLimit { key: limit.key, value: setting.limit }),
            pass: 0,
            fail: 0,
            open: 0,
            spec,
        };
        for finding in teams.iter().flat_map(|team| &team.findings).filter(|finding| finding.rule == ix) {
            match finding.outcome {
                Outcome::Pass => summary.pass += 1,
                Outcome::Fail => summary.fail += 1,
                Outcome::Inconclusive => summary.open += 1,
            }
        }
        summary
    }

    /// How many inconclusive outcomes count: none where the policy allows them.
    pub fn counted_open(&self) -> usize {
        if self.inconclusive == RuleLevel::Allow { 0 } else { self.open }
    }

    /// Whether none of its findings can be reported.
    pub fn is_off(&self) -> bool {
        self.level == RuleLevel::Allow && self.inconclusive == RuleLevel::Allow
    }
}
