//! The waivers of a policy after a review.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::ReviewedBy;
use super::fingerprint::fingerprint;
use crate::check::{TeamReview, WaiverState, rule};
use crate::domain::Place;
use crate::domain::policy::Waiver;
use crate::result::codec;
use crate::result::review_schema::{rule_ids, waiver_states};

/// A waiver that accepts a finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Waived {
    /// Who answers for it.
    #[schemars(regex(pattern = r"\S"))]
    pub owner: String,
    /// The last day on which it holds.
    #[serde(serialize_with = "codec::date")]
    #[schemars(with = "codec::DateText")]
    pub until: Date,
    /// Why.
    #[schemars(regex(pattern = r"\S"))]
    pub reason: String,
}

/// A waiver of the policy, and what became of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WaiverRecord {
    /// The rule.
    #[schemars(schema_with = "rule_ids")]
    pub rule: &'static str,
    /// Only of this team.
    #[schemars(regex(pattern = r"\S"))]
    pub team: Option<String>,
    /// Only of this seller, by id.
    #[schemars(regex(pattern = r"\S"))]
    pub seller: Option<String>,
    /// Only of this role, by its id.
    #[schemars(regex(pattern = r"\S"))]
    pub role: Option<String>,
    /// Only of this task, by its id.
    #[schemars(regex(pattern = r"\S"))]
    pub task: Option<String>,
    /// Who answers for it.
    #[schemars(regex(pattern = r"\S"))]
    pub owner: String,
    /// The last day on which it holds.
    #[serde(serialize_with = "codec::date")]
    #[schemars(with = "codec::DateText")]
    pub until: Date,
    /// Why.
    #[schemars(regex(pattern = r"\S"))]
    pub reason: String,
    /// used: it accepts findings; unused: it accepts none; expired: its day is past, and the review does not pass;
    /// elsewhere: its team is not reviewed.
    #[serde(serialize_with = "codec::waiver_state")]
    #[schemars(schema_with = "waiver_states")]
    pub state: WaiverState,
    /// How many findings it accepts.
    pub finding_count: usize,
    /// The file that has it.
    #[schemars(regex(pattern = r"\S"))]
    pub file: String,
    /// The line in it.
    #[schemars(range(min = 1))]
    pub line: usize,
    /// Where the policy has it. Not in JSON, which has the file and the line.
    #[serde(skip)]
    pub place: Place,
}

impl Waived {
    pub(super) fn new(waiver: &Waiver, withheld: Option<&str>) -> Self {
        let free = |words: &str| withheld.unwrap_or(words).to_owned();
        Waived { owner: free(&waiver.owner), until: waiver.until, reason: free(&waiver.reason) }
    }
}

impl WaiverRecord {
    pub(super) fn new(
        waiver: &Waiver,
        state: WaiverState,
        by: &ReviewedBy<'_>,
        teams: &[TeamReview],
    ) -> Self {
        let Waived { owner, until, reason } = Waived::new(waiver, by.withheld);
        WaiverRecord {
            rule: rule(waiver.rule).id,
            team: waiver.team.clone(),
            seller: waiver.seller.as_ref().map(|word| seller_id(word, by, teams)),
            role: waiver.role.clone(),
            task: waiver.task.clone(),
            owner,
            until,
            reason,
            state,
            finding_count: if let WaiverState::Used(findings) = state { findings } else { 0 },
            file: waiver.place.file.to_string(),
            line: waiver.place.line,
            place: waiver.place.clone(),
        }
    }

    /// Who answers for it, until when, and why.
    pub fn waived(&self) -> Waived {
        Waived { owner: self.owner.clone(), until: self.until, reason: self.reason.clone() }
    }

    /// The same for the same waiver and rule about waivers in every run.
    pub fn fingerprint(&self, rule: &str, about: &str) -> String {
        fingerprint([rule, self.rule, about, "", &self.until.to_string()])
    }
}

/// Returns the id of a seller whom a waiver names, as displayed; withheld where she is in none of the teams and names
/// are not shown.
fn seller_id(word: &str, by: &ReviewedBy<'_>, teams: &[TeamReview]) -> String {
    let mut sellers = teams.iter().flat_map(|team| &team.sellers);
    let seller = sellers.find(|seller| seller.answers_to(word));
    seller.map_or_else(|| by.withheld.unwrap_or(word).to_owned(), |seller| seller.id.clone())
}
