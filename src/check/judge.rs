//! Applies a policy to a review's findings: their levels, what a waiver or the baseline accepts, and whether the
//! review passes.

use indexmap::IndexMap;
use jiff::civil::Date;

use super::finding::{Finding, Subject};
use super::rules::rule;
use super::seller_index::SellerIndex;
use super::team_review::TeamReview;
use crate::domain::SLACK;
use crate::domain::policy::{BaselineEntry, Outcome, Policy, RuleIx, RuleLevel, Waiver};

/// A finding that the review reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The team, by its place.
    pub team: usize,
    /// The finding, by its place among those of the team.
    pub finding: usize,
    /// Its level by the policy.
    pub level: RuleLevel,
    /// The waiver that accepts it, by its place in the policy.
    pub waiver: Option<usize>,
    /// Whether the baseline has it; `None` without a baseline.
    pub is_known: Option<bool>,
    /// Whether it is accepted: by a waiver, or as known where only new findings count.
    pub is_accepted: bool,
    /// Whether it fails the review.
    pub denies: bool,
}

/// The state of a waiver after a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaiverState {
    /// It accepts this number of findings.
    Used(usize),
    /// It accepts none.
    Unused,
    /// Its last day is past: it accepts nothing, and fails the review.
    Expired,
    /// It is about a team that is not reviewed.
    Elsewhere,
    /// It names a seller who is in none of the teams reviewed.
    UnknownSeller,
}

impl WaiverState {
    /// Returns the state's word in JSON.
    pub fn code(self) -> &'static str {
        match self {
            WaiverState::Used(_) => "used",
            WaiverState::Unused | WaiverState::UnknownSeller => "unused",
            WaiverState::Expired => "expired",
            WaiverState::Elsewhere => "elsewhere",
        }
    }
}

/// The result of applying a policy to a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The reported findings, team by team in the order found.
    pub reported: Vec<Reported>,
    /// The state of each waiver.
    pub waivers: Vec<WaiverState>,
    /// The baseline's entries that were looked for and not found again, by place.
    pub gone: Vec<usize>,
}

impl Judgement {
    /// Whether the review passes: no finding denies it, and no waiver has expired.
    pub fn passes(&self) -> bool {
        !self.reported.iter().any(|finding| finding.denies) && !self.waivers.contains(&WaiverState::Expired)
    }
}

/// Applies a policy to the findings of teams. With a baseline and `ratchet`, its entries are accepted and every new
/// failure fails the review; without `ratchet`, findings are only marked as known or new.
pub fn judge(
    policy: &Policy,
    teams: &[TeamReview],
    today: Date,
    baseline: Option<&[BaselineEntry]>,
    ratchet: bool,
) -> Judgement {
    let mut judge = Judge {
        policy,
        today,
        baseline,
        ratchet,
        uses: vec![0; policy.waivers.len()],
        seen: vec![false; baseline.map_or(0, <[BaselineEntry]>::len)],
    };
    let mut by_team: IndexMap<&str, Vec<usize>> = IndexMap::new();
    for (at, entry) in baseline.unwrap_or_default().iter().enumerate() {
        by_team.entry(&entry.team).or_default().push(at);
    }
    let mut reported = Vec::new();
    for (at, team) in teams.iter().enumerate() {
        let entries = by_team.get(team.team.name.as_str()).map_or(&[][..], Vec::as_slice);
        judge.judge_team(at, team, entries, &mut reported);
    }
    Judgement { reported, waivers: judge.waiver_states(teams), gone: judge.gone(teams) }
}

/// A review being judged.
struct Judge<'a> {
    policy: &'a Policy,
    today: Date,
    baseline: Option<&'a [BaselineEntry]>,
    ratchet: bool,
    /// How many findings each waiver accepts.
    uses: Vec<usize>,
    /// Whether each entry of the baseline has been found again.
    seen: Vec<bool>,
}

/// The places of a baseline's entries by rule and subject.
type Entries = IndexMap<(RuleIx, Subject), Vec<usize>>;

impl Judge<'_> {
    fn judge_team(&mut self, at: usize, team: &TeamReview, entries: &[usize], reported: &mut Vec<Reported>) {
        let index = SellerIndex::new(&team.sellers);
        let scopes = self.scopes(team, &index);
        let entries = self.by_subject(team, &index, entries);
        for (number, finding) in team.findings.iter().enumerate() {
            let setting = self.policy.of(finding.rule);
            let level = match finding.outcome {
                Outcome::Pass => continue,
                Outcome::Fail => setting.level,
                Outcome::Inconclusive => setting.inconclusive,
            };
            if level == RuleLevel::Allow {
                continue;
            }
            let waiver = self.waive(finding, &scopes);
            let is_known = self.is_known(finding, &entries);
            let is_new_failure = self.ratchet && is_known == Some(false) && finding.outcome == Outcome::Fail;
            let is_accepted = waiver.is_some() || (self.ratchet && is_known == Some(true));
            let denies = !is_accepted && (level == RuleLevel::Deny || is_new_failure);
            reported.push(Reported {
                team: at,
                finding: number,
                level,
                waiver,
                is_known,
                is_accepted,
                denies,
            });
        }
    }

    /// Returns the waivers that have not expired and may be about a team, by place in the policy.
    fn scopes(&self, team: &TeamReview, index: &SellerIndex<'_>) -> Vec<(usize, WaiverScope)> {
        let mut scopes = Vec::new();
        for (at, waiver) in self.policy.waivers.iter().enumerate() {
            let is_about = waiver.until >= self.today
                && waiver.team.as_deref().is_none_or(|name| *name == team.team.name);
            let subject = team.subject(index, [&waiver.seller, &waiver.role, &waiver.task]);
            if let Some(subject) = subject.filter(|_| is_about) {
                scopes.push((at, WaiverScope { rule: waiver.rule, subject }));
            }
        }
        scopes
    }

    /// Returns the entries of a baseline about a team by what they are about.
    fn by_subject(&self, team: &TeamReview, index: &SellerIndex<'_>, entries: &[usize]) -> Entries {
        let mut by_subject = Entries::new();
        for &at in entries {
            let entry = &self.baseline.unwrap_or_default()[at];
            if let Some(subject) = team.subject(index, [&entry.seller, &entry.role, &entry.task]) {
                by_subject.entry((entry.rule, subject)).or_default().push(at);
            }
        }
        by_subject
    }

    /// Returns the waiver that accepts a finding, of several the one with the latest date. Counts each that accepts it.
    fn waive(&mut self, finding: &Finding, scopes: &[(usize, WaiverScope)]) -> Option<usize> {
        let mut longest: Option<usize> = None;
        for (at, _) in scopes.iter().filter(|(_, scope)| scope.covers(finding)) {
            self.uses[*at] += 1;
            let waivers = &self.policy.waivers;
            if longest.is_none_or(|longest| waivers[*at].until > waivers[longest].until) {
                longest = Some(*at);
            }
        }
        longest
    }

    /// Returns whether the baseline has a finding, at least as certain and as bad; `None` without a baseline.
    fn is_known(&mut self, finding: &Finding, entries: &Entries) -> Option<bool> {
        let baseline = self.baseline?;
        let mut is_known = false;
        for &at in entries.get(&(finding.rule, finding.subject)).into_iter().flatten() {
            let entry = &baseline[at];
            self.seen[at] = true;
            // An inconclusive finding that is now a failure is new, and so is one that has become worse.
            let is_as_certain = !entry.is_inconclusive || finding.outcome == Outcome::Inconclusive;
            is_known |= is_as_certain && !is_worse(finding, entry);
        }
        Some(is_known)
    }

    fn waiver_states(&self, teams: &[TeamReview]) -> Vec<WaiverState> {
        let waivers = self.policy.waivers.iter().zip(&self.uses);
        waivers.map(|(waiver, &uses)| self.waiver_state(waiver, uses, teams)).collect()
    }

    fn waiver_state(&self, waiver: &Waiver, uses: usize, teams: &[TeamReview]) -> WaiverState {
        let is_elsewhere = waiver.team.as_ref().is_some_and(|name| !is_reviewed(teams, name));
        let is_unknown = waiver.seller.as_ref().is_some_and(|word| !is_in_any_team(teams, word));
        if uses == 0 && is_elsewhere {
            WaiverState::Elsewhere
        } else if waiver.until < self.today {
            WaiverState::Expired
        } else if uses > 0 {
            WaiverState::Used(uses)
        } else if is_unknown {
            WaiverState::UnknownSeller
        } else {
            WaiverState::Unused
        }
    }

    /// Returns the entries of the baseline that were looked for and not found again.
    fn gone(&self, teams: &[TeamReview]) -> Vec<usize> {
        let entries = self.baseline.unwrap_or_default().iter().zip(&self.seen).enumerate();
        let gone = entries.filter(|(_, (entry, seen))| !**seen && self.is_looked_for(entry, teams));
        gone.map(|(at, _)| at).collect()
    }

    /// Whether this review would report an entry of the baseline if it still applied.
    fn is_looked_for(&self, entry: &BaselineEntry, teams: &[TeamReview]) -> bool {
        let is_compared =
            teams.iter().any(|team| team.team.name == entry.team && team.earlier_file.is_some());
        is_reviewed(teams, &entry.team)
            && !self.policy.of(entry.rule).is_off()
            && (is_compared || !rule(entry.rule).needs_earlier)
    }
}

fn is_reviewed(teams: &[TeamReview], name: &str) -> bool {
    teams.iter().any(|team| team.team.name == name)
}

fn is_in_any_team(teams: &[TeamReview], word: &str) -> bool {
    teams.iter().flat_map(|team| &team.sellers).any(|seller| seller.answers_to(word))
}

/// Whether a finding is worse than in the baseline by more than its rule's tolerance.
fn is_worse(finding: &Finding, entry: &BaselineEntry) -> bool {
    let tolerance = rule(finding.rule).tolerance;
    finding.badness.zip(entry.value).is_some_and(|(now, then)| now > then + tolerance + SLACK)
}

/// The scope of a waiver in one team.
struct WaiverScope {
    rule: RuleIx,
    subject: Subject,
}

impl WaiverScope {
    fn covers(&self, finding: &Finding) -> bool {
        let (scope, subject) = (self.subject, finding.subject);
        self.rule == finding.rule
            && (scope.seller.is_none() || scope.seller == subject.seller)
            && (scope.role.is_none() || scope.role == subject.role)
            && (scope.task.is_none() || scope.task == subject.task)
    }
}
