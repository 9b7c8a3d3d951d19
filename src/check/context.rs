//! What a rule is judged with: a team, the policy's setting of the rule, and helpers that several rules share.

use indexmap::IndexSet;
use jiff::civil::Date;
use serde::Serialize;

use super::finding::{Finding, FindingEvidence, Message, Subject};
use super::seller_index::SellerIndex;
use crate::domain::policy::{Located, Outcome, PolicySetting, RuleIx, RuleLevel};
use crate::domain::{Catalog, RoleIx, SLACK, Seller, Team};
use crate::engine::diff::Remeasured;
use crate::engine::{Draws, Errors, Odds, Scorer, SearchLimit, SellerFit, Standing, UncertaintyModel};

/// The most sellers of a team whose draws are kept from one rule to the next.
const MAX_KEPT_DRAWS: usize = 1_000;

/// A team at an earlier time.
pub struct EarlierTeam {
    /// Both times, scored with one catalog.
    pub remeasured: Remeasured,
    /// The sellers at that time, in the order of the current team; `None` for those who were not in it.
    pub sellers: Vec<Option<Seller>>,
}

/// A team to be reviewed.
pub struct ReviewedTeam<'a> {
    /// The scorer of its sellers.
    pub scorer: &'a Scorer,
    /// The uncertainty of their fits: closed forms where there are any, draws elsewhere.
    pub model: &'a UncertaintyModel,
    /// The errors of the scores.
    pub errors: &'a Errors,
    /// The draws of a team of equals.
    pub draws: &'a Draws,
    /// The team, without its sellers.
    pub team: &'a Team,
    /// Its sellers.
    pub sellers: &'a [Seller],
    /// Their fits, in the same order.
    pub fits: &'a [SellerFit],
    /// The team at an earlier time; `None` where there is none to compare with.
    pub earlier: Option<&'a EarlierTeam>,
    /// Whether the review compares teams with an earlier time at all.
    pub is_to_be_compared: bool,
    /// The day of the review.
    pub today: Date,
    /// Where a search for sets of roles ends with its best so far.
    pub limit: SearchLimit,
}

/// What one rule is judged with.
pub struct RuleContext<'a> {
    /// The rule.
    pub rule: RuleIx,
    /// The team.
    pub team: &'a ReviewedTeam<'a>,
    /// How the policy sets the rule.
    pub setting: &'a PolicySetting,
    /// The probabilities of each seller's fits.
    odds: &'a [Odds<'a>],
    /// The sellers whom the setting names.
    named: IndexSet<usize>,
}

impl<'a> RuleContext<'a> {
    pub(super) fn new(
        rule: RuleIx,
        team: &'a ReviewedTeam<'a>,
        setting: &'a PolicySetting,
        odds: &'a [Odds<'a>],
        index: &SellerIndex<'_>,
    ) -> Self {
        let named = setting.sellers.iter().filter_map(|located| index.find(&located.word)).collect();
        RuleContext { rule, team, setting, odds, named }
    }

    /// Returns the catalog that the team is measured against.
    pub fn catalog(&self) -> &'a Catalog {
        self.team.scorer.catalog()
    }

    /// Returns a seller's fit in a role and its bounds.
    pub fn standing(&self, at: usize, role: RoleIx) -> &'a Standing {
        &self.team.fits[at].roles[role.0].standing
    }

    /// Returns whether a seller's best role stands out from what average sellers fit; true where there is none.
    pub fn stands_out(&self, at: usize) -> bool {
        let seller = &self.team.sellers[at];
        self.team.model.stands_out(seller, &self.team.fits[at]) != Some(false)
    }

    /// Returns what the probabilities of a seller's fits answer. In a large team, draws are made anew for every question.
    pub fn ask_odds<T>(&self, at: usize, ask: impl FnOnce(&Odds<'_>) -> T) -> T {
        let answer = ask(&self.odds[at]);
        if self.odds.len() > MAX_KEPT_DRAWS {
            self.odds[at].forget_draws();
        }
        answer
    }

    /// Returns the sellers that the rule applies to, each with the place in the team.
    pub fn sellers(&self) -> impl Iterator<Item = (usize, &'a Seller)> {
        self.team.sellers.iter().enumerate().filter(|(at, seller)| self.applies_to_seller(*at, seller))
    }

    /// Returns those sellers that have a current role, each with it.
    pub fn sellers_with_role(&self) -> impl Iterator<Item = (usize, RoleIx)> {
        self.sellers().filter_map(|(at, seller)| Some((at, seller.role?)))
    }

    /// Returns the places of all sellers in an order that does not depend on the file's.
    pub fn by_key(&self) -> impl Iterator<Item = usize> {
        let sellers = self.team.sellers;
        let mut order: Vec<usize> = (0..sellers.len()).collect();
        order.sort_by(|a, b| sellers[*a].key.cmp(&sellers[*b].key));
        order.into_iter()
    }

    fn applies_to_seller(&self, at: usize, seller: &Seller) -> bool {
        (self.setting.sellers.is_empty() || self.named.contains(&at))
            && (self.setting.roles.is_empty() || seller.role.is_some_and(|role| self.applies_to_role(role)))
    }

    /// Whether the rule applies to a role.
    pub fn applies_to_role(&self, role: RoleIx) -> bool {
        names(&self.setting.roles, &self.catalog()[role].id)
    }

    /// Returns the outcome of a rule that the scores break or not, where `p` is the probability that it is broken:
    /// inconclusive unless that is probable enough.
    pub fn decide(&self, is_broken: bool, p: f64) -> Outcome {
        let confidence = self.setting.confidence - SLACK;
        if is_broken && p >= confidence {
            Outcome::Fail
        } else if !is_broken && 1.0 - p >= confidence {
            Outcome::Pass
        } else {
            Outcome::Inconclusive
        }
    }

    /// Whether the rule compares with an earlier time, or should.
    pub fn is_compared(&self) -> bool {
        self.team.earlier.is_some() || self.team.is_to_be_compared || self.setting.level == RuleLevel::Deny
    }

    /// Returns a finding that the rule holds.
    pub fn pass(&self, subject: Subject) -> Finding {
        Finding {
            rule: self.rule,
            subject,
            outcome: Outcome::Pass,
            evidence: None,
            message: None,
            badness: None,
            ask: Vec::new(),
            ask_about: Vec::new(),
        }
    }

    /// Returns a finding that the rule does not hold, or may not, with its evidence.
    pub fn finding(
        &self,
        subject: Subject,
        outcome: Outcome,
        evidence: impl Serialize + Send + Sync + 'static,
        message: Message,
    ) -> Finding {
        let evidence = Some(FindingEvidence::new(evidence));
        Finding { outcome, evidence, message: Some(message), ..self.pass(subject) }
    }

    /// Returns an inconclusive finding for a subject with nothing to judge.
    pub fn nothing(&self, subject: Subject, message: Message) -> Finding {
        Finding { outcome: Outcome::Inconclusive, message: Some(message), ..self.pass(subject) }
    }

    /// Returns the findings of a rule; where there are none, an inconclusive one about the team, since judging nothing
    /// is not a pass. A rule limited to some sellers or roles may have no findings.
    pub fn or_nothing(&self, findings: Vec<Finding>, message: &'static str) -> Vec<Finding> {
        let applies_to_all = self.setting.sellers.is_empty() && self.setting.roles.is_empty();
        if findings.is_empty() && applies_to_all {
            return vec![self.nothing(Subject::TEAM, Message::new(message))];
        }
        findings
    }
}

/// Whether a list names an id; an empty list names all.
pub fn names(list: &[Located], id: &str) -> bool {
    list.is_empty() || list.iter().any(|located| located.word == id)
}
