//! What a review's findings come to: how grave each is, what has been waived or was known before, and whether the review
//! passes.

use indexmap::IndexMap;
use jiff::civil::Date;

use super::{Found, State};
use crate::domain::policy::{Gate, Known, Policy, Rule, Waiver};
use crate::domain::{Catalog, Seller};

/// What was found in one team.
pub struct TeamFound<'a> {
    /// The team's name.
    pub team: &'a str,
    /// What it is measured against.
    pub catalog: &'a Catalog,
    /// Its sellers.
    pub sellers: &'a [Seller],
    /// What was found.
    pub found: &'a [Found],
    /// Whether it was compared with an earlier time.
    pub is_compared: bool,
}

/// A finding that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The team, by its place.
    pub team: usize,
    /// The finding, by its place among those of the team.
    pub found: usize,
    /// How grave it is.
    pub level: Gate,
    /// The waiver that accepts it, by its place in the policy.
    pub waiver: Option<usize>,
    /// Whether the baseline knows it; `None` without a baseline.
    pub is_known: Option<bool>,
    /// Whether it keeps the review from passing.
    pub denies: bool,
}

impl Judged {
    /// Whether it has been accepted: by a waiver, or as known where only new findings count.
    pub fn is_accepted(&self, ratchet: bool) -> bool {
        self.waiver.is_some() || (ratchet && self.is_known == Some(true))
    }
}

/// What became of a waiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It accepts so many findings.
    Used(usize),
    /// It accepts none.
    Unused,
    /// Its day is past: it accepts nothing more, and keeps the review from passing.
    Expired,
    /// It is about a team that is not reviewed.
    Elsewhere,
}

impl Use {
    /// The word in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Use::Used(_) => "used",
            Use::Unused => "unused",
            Use::Expired => "expired",
            Use::Elsewhere => "elsewhere",
        }
    }
}

/// A review that has been judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The findings that are told, team by team in the order in which they were found.
    pub findings: Vec<Judged>,
    /// What became of each waiver.
    pub waivers: Vec<Use>,
    /// What the baseline knows and was looked for and not found again, by its place.
    pub gone: Vec<usize>,
    /// Whether only new findings count.
    pub ratchet: bool,
}

impl Judgement {
    /// Whether the review passes: nothing is denied, and no waiver has expired.
    pub fn passes(&self) -> bool {
        !self.findings.iter().any(|finding| finding.denies) && !self.waivers.contains(&Use::Expired)
    }
}

/// Judges what was found. With a baseline and `ratchet`, what it knows is accepted and every new failure that is told
/// keeps the review from passing; without `ratchet` it only tells the two apart.
pub fn judge(
    policy: &Policy,
    teams: &[TeamFound<'_>],
    today: Date,
    baseline: Option<&[Known]>,
    ratchet: bool,
) -> Judgement {
    let mut uses = vec![0_usize; policy.waivers.len()];
    let mut seen = vec![false; baseline.map_or(0, <[Known]>::len)];
    let mut by_rule_and_team: IndexMap<(Rule, &str), Vec<usize>> = IndexMap::new();
    for (at, known) in baseline.into_iter().flatten().enumerate() {
        by_rule_and_team.entry((known.rule, &known.team)).or_default().push(at);
    }
    let mut findings = Vec::new();
    for (at, team) in teams.iter().enumerate() {
        for (number, found) in team.found.iter().enumerate() {
            let setting = policy.of(found.rule);
            let level = match found.state {
                State::Pass => continue,
                State::Fail => setting.level,
                State::Inconclusive => setting.inconclusive,
            };
            if level == Gate::Allow {
                continue;
            }
            let waives = |waiver: &Waiver| waiver.until >= today && team.is_waived(found, waiver);
            let waiver = policy.waivers.iter().position(waives);
            if let Some(waiver) = waiver {
                uses[waiver] += 1;
            }
            let is_known = baseline.map(|baseline| {
                let mut is_known = false;
                for &at in by_rule_and_team.get(&(found.rule, team.team)).into_iter().flatten() {
                    let known = &baseline[at];
                    if team.is_known(found, known) {
                        seen[at] = true;
                        // What could not be told before and can now is new.
                        is_known |= !known.is_inconclusive || found.state == State::Inconclusive;
                    }
                }
                is_known
            });
            let is_new_failure = ratchet && is_known == Some(false) && found.state == State::Fail;
            let is_accepted = waiver.is_some() || (ratchet && is_known == Some(true));
            let denies = !is_accepted && (level == Gate::Deny || is_new_failure);
            findings.push(Judged { team: at, found: number, level, waiver, is_known, denies });
        }
    }
    let is_here = |name: &str| teams.iter().any(|team| team.team == name);
    let used = |(waiver, &uses): (&Waiver, &usize)| match uses {
        _ if waiver.until < today => Use::Expired,
        0 if waiver.team.as_ref().is_some_and(|team| !is_here(team)) => Use::Elsewhere,
        0 => Use::Unused,
        uses => Use::Used(uses),
    };
    // What nobody has looked for is not gone.
    let is_looked_for = |known: &Known| {
        let compared = || teams.iter().any(|team| team.team == known.team && team.is_compared);
        is_here(&known.team)
            && !policy.of(known.rule).is_off()
            && (known.rule != Rule::Regression || compared())
    };
    let gone = baseline.into_iter().flatten().enumerate().zip(&seen);
    Judgement {
        findings,
        waivers: policy.waivers.iter().zip(&uses).map(used).collect(),
        gone: gone
            .filter(|((_, known), seen)| !**seen && is_looked_for(known))
            .map(|((at, _), _)| at)
            .collect(),
        ratchet,
    }
}

impl TeamFound<'_> {
    /// A finding as a baseline keeps it.
    pub fn known(&self, found: &Found) -> Known {
        let subject = found.subject;
        Known {
            rule: found.rule,
            team: self.team.to_owned(),
            seller: subject.seller.map(|at| self.sellers[at].id.clone()),
            role: subject.role.map(|role| self.catalog[role].id.clone()),
            task: subject.task.map(|task| self.catalog[task].id.clone()),
            is_inconclusive: found.state == State::Inconclusive,
        }
    }

    /// Whether a finding of the same rule in the same team is this one.
    fn is_known(&self, found: &Found, known: &Known) -> bool {
        let subject = found.subject;
        let is_her = match (subject.seller, &known.seller) {
            (Some(at), Some(word)) => self.sellers[at].answers_to(word),
            (None, None) => true,
            _ => false,
        };
        is_her
            && subject.role.map(|role| self.catalog[role].id.as_str()) == known.role.as_deref()
            && subject.task.map(|task| self.catalog[task].id.as_str()) == known.task.as_deref()
    }

    fn is_waived(&self, found: &Found, waiver: &Waiver) -> bool {
        let subject = found.subject;
        let all = |word: &Option<String>, is: &dyn Fn(&str) -> bool| word.as_deref().is_none_or(is);
        waiver.rule == found.rule
            && all(&waiver.team, &|word| word == self.team)
            && all(&waiver.seller, &|word| subject.seller.is_some_and(|at| self.sellers[at].answers_to(word)))
            && all(&waiver.role, &|word| subject.role.is_some_and(|role| self.catalog[role].id == word))
            && all(&waiver.task, &|word| subject.task.is_some_and(|task| self.catalog[task].id == word))
    }
}
