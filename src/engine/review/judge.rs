//! What a review's findings come to: how grave each is, what has been waived or was known before, and whether the review
//! passes.

use indexmap::IndexMap;
use jiff::civil::Date;

use super::{Evidence, Found, Roster, State, Subject};
use crate::domain::policy::{Gate, Known, Policy, Rule, Waiver};
use crate::domain::{Catalog, SLACK, Seller};
use crate::engine::fixed_point::count;

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
    /// Whether it has been accepted: by a waiver, or as known where only new findings count.
    pub is_accepted: bool,
    /// Whether it keeps the review from passing.
    pub denies: bool,
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
    /// It names a seller who is in none of the teams that are reviewed: in another, or by another id.
    Stranger,
}

impl Use {
    /// The word in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Use::Used(_) => "used",
            // That it names a stranger is told in words.
            Use::Unused | Use::Stranger => "unused",
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
    let mut by_team: IndexMap<&str, Vec<(usize, &Known)>> = IndexMap::new();
    for (at, known) in baseline.into_iter().flatten().enumerate() {
        by_team.entry(&known.team).or_default().push((at, known));
    }
    let mut findings = Vec::new();
    for (at, team) in teams.iter().enumerate() {
        let roster = Roster::new(team.sellers);
        let waivers = team.waivers(&roster, policy, today);
        let known_ones = team.known_ones(&roster, by_team.get(team.team).map_or(&[], Vec::as_slice));
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
            let covering = || waivers.iter().filter(|(_, waived)| waived.covers(found)).map(|(at, _)| *at);
            covering().for_each(|waiver| uses[waiver] += 1);
            // Of several, the one that holds longest.
            let waiver = covering().max_by_key(|&at| (policy.waivers[at].until, std::cmp::Reverse(at)));
            let is_known = baseline.map(|baseline| {
                let mut is_known = false;
                for &at in known_ones.get(&(found.rule, found.subject)).into_iter().flatten() {
                    let known = &baseline[at];
                    seen[at] = true;
                    // What could not be told before and can now is new, and so is what has become worse.
                    let is_as_certain = !known.is_inconclusive || found.state == State::Inconclusive;
                    is_known |= is_as_certain && !is_worse(found, known);
                }
                is_known
            });
            let is_new_failure = ratchet && is_known == Some(false) && found.state == State::Fail;
            let is_accepted = waiver.is_some() || (ratchet && is_known == Some(true));
            let denies = !is_accepted && (level == Gate::Deny || is_new_failure);
            findings.push(Judged { team: at, found: number, level, waiver, is_known, is_accepted, denies });
        }
    }
    let is_here = |name: &str| teams.iter().any(|team| team.team == name);
    let is_anybody =
        |word: &str| teams.iter().flat_map(|team| team.sellers).any(|seller| seller.answers_to(word));
    let used = |(waiver, &uses): (&Waiver, &usize)| match uses {
        0 if waiver.team.as_ref().is_some_and(|team| !is_here(team)) => Use::Elsewhere,
        _ if waiver.until < today => Use::Expired,
        0 if waiver.seller.as_ref().is_some_and(|word| !is_anybody(word)) => Use::Stranger,
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
    }
}

/// A fit that has fallen by less than this, 0 to 1, may have been rated otherwise for no reason.
const WORSE: f64 = 0.1;

impl Found {
    /// How far the rule is from holding, from 0, the more the worse; `None` where that changes by itself, or is not known.
    fn value(&self) -> Option<f64> {
        let value = match &self.evidence {
            Evidence::RoleFit { fit, .. } => fit.map(|fit| 1.0 - fit.share()),
            Evidence::MustHave { broken, unrated, .. } => Some(count(broken.len() + unrated.len())),
            Evidence::Misplaced { fit, better, .. } => {
                fit.zip(*better).map(|(fit, (_, better))| better.share() - fit.share())
            }
            Evidence::Coverage { coverage } => coverage.map(|coverage| 1.0 - coverage),
            Evidence::RatingsAge { .. } | Evidence::Nothing => None,
            Evidence::Ratings { traits, unsaid } => Some(count(traits.len() + unsaid.len())),
            Evidence::VacantSeats { seats, held, .. } => Some(f64::from(*seats) - count(*held)),
            // The fewer, the worse.
            Evidence::Cover { people, .. } => Some(1.0 / (1.0 + count(*people))),
            Evidence::KeyPerson { loss, .. } => *loss,
            Evidence::Waste { waste, .. } => Some(*waste),
            Evidence::Regression { before, after, .. } => Some(before.share() - after.share()),
        };
        value.map(|value| value.max(0.0))
    }
}

/// Whether a finding has become worse than it was known: in what is counted at all, in what is measured by more than a
/// tenth.
fn is_worse(found: &Found, known: &Known) -> bool {
    let tolerance = match found.rule {
        Rule::RoleFit | Rule::Misplaced | Rule::KeyPerson | Rule::Waste | Rule::Regression => WORSE,
        _ => 0.0,
    };
    found.value().zip(known.value).is_some_and(|(now, then)| now > then + tolerance + SLACK)
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
            value: found.value(),
        }
    }

    /// The entries of a baseline about this team, each with its place, by what they are about.
    fn known_ones(
        &self,
        roster: &Roster<'_>,
        known: &[(usize, &Known)],
    ) -> IndexMap<(Rule, Subject), Vec<usize>> {
        let mut ones: IndexMap<(Rule, Subject), Vec<usize>> = IndexMap::new();
        for &(at, known) in known {
            let words = [&known.seller, &known.role, &known.task];
            if let Some(subject) = self.subject(roster, words) {
                ones.entry((known.rule, subject)).or_default().push(at);
            }
        }
        ones
    }

    /// The waivers that hold on a day and may be about this team, by their places in the policy.
    fn waivers(&self, roster: &Roster<'_>, policy: &Policy, today: Date) -> Vec<(usize, Waived)> {
        let waived = |(at, waiver): (usize, &Waiver)| {
            let is_about =
                waiver.until >= today && waiver.team.as_deref().is_none_or(|team| team == self.team);
            let words = [&waiver.seller, &waiver.role, &waiver.task];
            let subject = self.subject(roster, words).filter(|_| is_about)?;
            Some((at, Waived { rule: waiver.rule, subject }))
        };
        policy.waivers.iter().enumerate().filter_map(waived).collect()
    }

    /// What a seller's, a role's and a task's id mean here; `None` where one of them means nothing.
    fn subject(&self, roster: &Roster<'_>, words: [&Option<String>; 3]) -> Option<Subject> {
        let [seller, role, task] = words.map(|word| word.as_deref());
        let subject = Subject {
            seller: seller.and_then(|word| roster.find(word)),
            role: role.and_then(|word| self.catalog.find_role(word)),
            task: task.and_then(|word| self.catalog.find_task(word)),
        };
        let all_mean_something = seller.is_some() == subject.seller.is_some()
            && role.is_some() == subject.role.is_some()
            && task.is_some() == subject.task.is_some();
        all_mean_something.then_some(subject)
    }
}

/// What a waiver is about in one team.
struct Waived {
    rule: Rule,
    subject: Subject,
}

impl Waived {
    fn covers(&self, found: &Found) -> bool {
        let (wanted, own) = (self.subject, found.subject);
        self.rule == found.rule
            && wanted.seller.is_none_or(|seller| own.seller == Some(seller))
            && wanted.role.is_none_or(|role| own.role == Some(role))
            && wanted.task.is_none_or(|task| own.task == Some(task))
    }
}
