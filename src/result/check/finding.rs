//! One finding of a review, as it is reported.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::CheckedTeam;
use super::fingerprint::fingerprint;
use super::waiver::{Waived, Withheld};
use crate::check::{Finding, FindingEvidence, Reported, TeamReview, rule};
use crate::domain::Place;
use crate::domain::policy::{Outcome, Policy, RuleLevel};
use crate::result::codec;
use crate::result::label::Label;
use crate::result::review_schema::{evidence_by_rule, outcomes, reported_levels, rule_ids};

/// A finding that is reported: a rule that does not hold, or whose outcome is inconclusive.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, transform = evidence_by_rule)]
pub struct FindingRecord {
    /// The rule.
    #[schemars(schema_with = "rule_ids")]
    pub rule: &'static str,
    /// fail: the rule does not hold; inconclusive: it may or may not.
    #[serde(rename = "state", serialize_with = "codec::outcome")]
    #[schemars(schema_with = "outcomes")]
    pub outcome: Outcome,
    /// Its level by the policy.
    #[serde(serialize_with = "codec::rule_level")]
    #[schemars(schema_with = "reported_levels")]
    pub level: RuleLevel,
    /// Whether it keeps the review from passing.
    pub denies: bool,
    /// The team's name.
    #[schemars(regex(pattern = r"\S"))]
    pub team: String,
    /// The file in which it is located.
    #[schemars(regex(pattern = r"\S"))]
    pub file: String,
    /// The line in it; null where there is none.
    #[schemars(range(min = 1))]
    pub line: Option<usize>,
    /// The seller, by id.
    #[schemars(regex(pattern = r"\S"))]
    pub seller: Option<String>,
    /// The seller's name.
    #[schemars(regex(pattern = r"\S"))]
    pub name: Option<String>,
    /// The role, by its id.
    pub role: Option<Label>,
    /// The task, by its id.
    pub task: Option<Label>,
    /// What was found, in words: a question to a person.
    #[schemars(regex(pattern = r"\S"))]
    pub message: String,
    /// What would help, in words.
    #[schemars(regex(pattern = r"\S"))]
    pub advice: String,
    /// What it rests on; its keys depend on the rule. Null where there is nothing to look at.
    #[schemars(with = "Option<serde_json::Map<String, Value>>")]
    pub evidence: Option<FindingEvidence>,
    /// The traits whose rating, or one more, would tell most, by id.
    pub ask: Vec<Label>,
    /// The waiver that accepts it; null where none does.
    pub waived: Option<Waived>,
    /// Whether the baseline has it; null without a baseline.
    pub known: Option<bool>,
    /// The same for the same finding in every run.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    pub fingerprint: String,
    /// The finding itself. Not in JSON, which has what it means.
    #[serde(skip)]
    pub finding: Finding,
    /// The team, by its place. Not in JSON.
    #[serde(skip)]
    pub team_at: usize,
    /// Whether it is accepted without a waiver, as known. Not in JSON.
    #[serde(skip)]
    pub is_accepted: bool,
    /// Where it is located. Not in JSON, which has the file and the line.
    #[serde(skip)]
    pub place: Place,
}

/// The kinds of findings that are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// It keeps the review from passing.
    Denied,
    /// It does not.
    Warned,
    /// The outcome is inconclusive.
    Inconclusive,
    /// A waiver accepts it.
    Waived,
    /// It is accepted since the baseline has it.
    Known,
}

impl FindingRecord {
    /// A finding of a team as the policy reports it.
    pub(super) fn new(
        reported: &Reported,
        policy: &Policy,
        withheld: Option<&Withheld>,
        (team, checked): (&TeamReview, &CheckedTeam),
    ) -> Self {
        let finding = &team.findings[reported.finding];
        let (subject, labels) = (finding.subject, &checked.labels);
        let place = team.place(finding);
        let seller = subject.seller.map(|at| &team.sellers[at]);
        let waived = reported.waiver.map(|at| Waived::new(&policy.waivers[at], withheld));
        FindingRecord {
            rule: rule(finding.rule).id,
            outcome: finding.outcome,
            level: reported.level,
            denies: reported.denies,
            team: team.team.name.clone(),
            file: place.file.to_string(),
            line: (place.line > 0).then_some(place.line),
            seller: seller.map(|seller| seller.id.clone()),
            name: seller.map(|seller| seller.name.clone()),
            role: labels.role(subject.role),
            task: subject.task.map(|task| labels[task].clone()),
            message: String::new(),
            advice: String::new(),
            evidence: finding.evidence.clone(),
            ask: labels.traits(&finding.ask),
            waived,
            known: reported.is_known,
            fingerprint: finding_fingerprint(team, finding, &checked.distinct_name),
            finding: finding.clone(),
            team_at: reported.team,
            is_accepted: reported.is_accepted,
            place,
        }
    }

    /// Which kind of finding it is.
    pub fn group(&self) -> Group {
        if self.waived.is_some() {
            Group::Waived
        } else if self.is_accepted {
            Group::Known
        } else if self.denies {
            Group::Denied
        } else if self.outcome == Outcome::Inconclusive {
            Group::Inconclusive
        } else {
            Group::Warned
        }
    }

    /// Whether the baseline does not have it, and no waiver accepts it.
    pub fn is_new(&self) -> bool {
        self.known == Some(false) && self.waived.is_none()
    }
}

/// The same for the same finding in every run in which people are displayed alike: it is made of what is displayed, so
/// that no name can be guessed from it where names are not shown.
fn finding_fingerprint(team: &TeamReview, finding: &Finding, distinct_name: &str) -> String {
    let entry = team.baseline_entry(finding);
    let [seller, role, task] = [entry.seller, entry.role, entry.task].map(Option::unwrap_or_default);
    fingerprint([rule(finding.rule).id, distinct_name, &seller, &role, &task])
}
