//! The waivers of a policy after a review.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::ReviewedBy;
use super::fingerprint::fingerprint;
use crate::check::{TeamReview, WaiverState, rule};
use crate::domain::policy::Waiver;
use crate::domain::{NameParts, Place};
use crate::result::codec;
use crate::result::review_schema::{rule_ids, waiver_states};

/// What becomes of the free words of waivers where people are shown under pseudonyms.
pub struct Withheld {
    /// The words in the place of those that may name somebody.
    pub words: String,
    /// The names that are looked for; `None` where not all are known, so that all words are kept back.
    pub names: Option<NameParts>,
}

impl Withheld {
    /// Returns free words, or what is in their place where they may name somebody.
    fn readable(&self, words: &str) -> String {
        let is_readable = self.names.as_ref().is_some_and(|names| !names.may_be_in(words));
        if is_readable { words.to_owned() } else { self.words.clone() }
    }
}

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
    pub(super) fn new(waiver: &Waiver, withheld: Option<&Withheld>) -> Self {
        let [owner, reason] = [&waiver.owner, &waiver.reason]
            .map(|words| withheld.map_or_else(|| words.clone(), |withheld| withheld.readable(words)));
        Waived { owner, until: waiver.until, reason }
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
    seller.map_or_else(
        || by.withheld.map_or(word, |withheld| &withheld.words).to_owned(),
        |seller| seller.id.clone(),
    )
}
