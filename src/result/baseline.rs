//! A baseline: the findings of a review as the next one is to know them.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::codec;
use super::header::{TeamHeader, VERSION};
use super::label::Labels;
use super::review_schema::{outcomes, rule_ids};
use crate::check::{Judgement, TeamReview, rule};
use crate::domain::Lang;
use crate::domain::policy::{BaselineEntry, Outcome};

/// What `salesfit check --write-baseline` writes, and `--baseline` reads: the findings that are known.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Baseline {
    /// What this document is: its kind and version.
    pub schema: &'static str,
    /// The version of salesfit that wrote it.
    pub salesfit: &'static str,
    /// What the policy was called.
    #[schemars(regex(pattern = r"\S"))]
    pub policy: String,
    /// The day of the review.
    #[serde(serialize_with = "codec::date")]
    #[schemars(with = "codec::DateText")]
    pub review_date: Date,
    /// The teams that were reviewed.
    #[schemars(length(min = 1))]
    pub teams: Vec<TeamHeader>,
    /// The findings that were reported and that no waiver accepted.
    pub findings: Vec<BaselineRecord>,
}

impl Answer for Baseline {
    const SCHEMA: &'static str = "salesfit/baseline/2";
}

/// A finding as a baseline has it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct BaselineRecord {
    /// The rule.
    #[schemars(schema_with = "rule_ids")]
    pub rule: &'static str,
    /// The team's name.
    #[schemars(regex(pattern = r"\S"))]
    pub team: String,
    /// The seller, by id.
    #[schemars(regex(pattern = r"\S"))]
    pub seller: Option<String>,
    /// The role, by its id.
    #[schemars(regex(pattern = r"\S"))]
    pub role: Option<String>,
    /// The task, by its id.
    #[schemars(regex(pattern = r"\S"))]
    pub task: Option<String>,
    /// fail: the rule did not hold; inconclusive: it may or may not have.
    #[serde(rename = "state", serialize_with = "codec::outcome")]
    #[schemars(schema_with = "outcomes")]
    pub outcome: Outcome,
    /// How far the rule is from holding, greater is worse; null where that is unknown, or grows with time alone.
    #[schemars(range(min = 0))]
    pub value: Option<f64>,
}

impl Baseline {
    /// The findings of a review that are reported and that no waiver accepts.
    pub fn new(policy: &str, today: Date, teams: &[TeamReview], judgement: &Judgement, lang: Lang) -> Self {
        let open = judgement.reported.iter().filter(|reported| reported.waiver.is_none());
        let findings = open.map(|reported| {
            let team = &teams[reported.team];
            BaselineRecord::new(&team.baseline_entry(&team.findings[reported.finding]))
        });
        let headers =
            teams.iter().map(|of| TeamHeader::new(&of.team, &of.catalog, &Labels::new(&of.catalog, lang)));
        Baseline {
            schema: Baseline::SCHEMA,
            salesfit: VERSION,
            policy: policy.to_owned(),
            review_date: today,
            teams: headers.collect(),
            findings: findings.collect(),
        }
    }
}

impl BaselineRecord {
    /// A finding of an earlier review.
    pub fn new(entry: &BaselineEntry) -> Self {
        BaselineRecord {
            rule: rule(entry.rule).id,
            team: entry.team.clone(),
            seller: entry.seller.clone(),
            role: entry.role.clone(),
            task: entry.task.clone(),
            outcome: if entry.is_inconclusive { Outcome::Inconclusive } else { Outcome::Fail },
            value: entry.value,
        }
    }
}
