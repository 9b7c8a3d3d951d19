//! A review by a policy: whether it passes, what was found and where, and what would help. Every finding ends in a
//! question to a person: a rule is about the data and the organisation, and decides about nobody.

mod baseline;
mod cases;
mod facts;
mod help;
mod saying;
mod sheet;
mod story;

use std::rc::Rc;
use std::sync::Arc;

use indexmap::IndexMap;
use jiff::civil::Date;

use self::saying::Sentences;
use super::texts::{Arg, Texts};
use crate::check::{Finding, Judgement, Reported, TeamFindings, WaiverState, judge, rule};
use crate::domain::policy::{BaselineEntry, Outcome, Policy, RuleIx, RuleLevel, Waiver};
use crate::domain::{Catalog, Place, Seller, Team};
use crate::view::blocks::Line;

pub use baseline::baseline;
pub use help::RuleReport;

/// One team that has been reviewed.
pub struct TeamReview {
    /// What it says of itself.
    pub team: Team,
    /// What it is measured against.
    pub catalog: Arc<Catalog>,
    /// Its sellers.
    pub sellers: Vec<Seller>,
    /// The findings, passes among them.
    pub findings: Vec<Finding>,
    /// Whether it was compared with an earlier time.
    pub is_compared: bool,
    /// The name of its file.
    pub file: Arc<str>,
    /// The name of the file in which its sellers stand.
    pub roster: Arc<str>,
    /// The line of each key of its file.
    pub lines: IndexMap<String, usize>,
}

/// What teams are reviewed by.
pub struct ReviewedBy {
    /// The policy.
    pub policy: Policy,
    /// The day of the review.
    pub today: Date,
    /// What was known before, where that is looked at.
    pub baseline: Option<Vec<BaselineEntry>>,
    /// Whether only new findings count.
    pub ratchet: bool,
    /// Whether the free words of waivers are kept back: they may name people.
    pub withhold: bool,
}

/// A review of teams by a policy.
pub struct ReviewReport {
    texts: Rc<Texts>,
    by: ReviewedBy,
    teams: Vec<TeamReview>,
    /// How many of the teams have each name.
    names: IndexMap<String, usize>,
    judgement: Judgement,
}

/// How many findings there are of each kind.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    /// What was looked at and holds.
    passed: usize,
    denied: usize,
    warned: usize,
    inconclusive: usize,
    waived: usize,
    /// Accepted since the baseline knows it.
    known: usize,
    /// Not known to the baseline, and not waived.
    new: usize,
    expired: usize,
    unused: usize,
}

/// The kinds of findings, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Denied,
    Warned,
    Inconclusive,
    Waived,
    Known,
}

impl ReviewReport {
    /// Judges what was found in teams.
    pub fn new(texts: Rc<Texts>, by: ReviewedBy, teams: Vec<TeamReview>) -> Self {
        let findings: Vec<TeamFindings<'_>> = teams.iter().map(TeamReview::findings).collect();
        let judgement = judge(&by.policy, &findings, by.today, by.baseline.as_deref(), by.ratchet);
        let mut names = IndexMap::new();
        for team in &teams {
            *names.entry(team.team.name.clone()).or_default() += 1;
        }
        ReviewReport { texts, by, teams, names, judgement }
    }

    /// Whether the review passes.
    pub fn passes(&self) -> bool {
        self.judgement.passes()
    }

    /// How many findings a baseline of this review knows.
    pub fn known(&self) -> usize {
        self.judgement.reported.iter().filter(|reported| reported.waiver.is_none()).count()
    }

    fn of(&self, reported: &Reported) -> (&TeamReview, &Finding) {
        let team = &self.teams[reported.team];
        (team, &team.findings[reported.finding])
    }

    fn group(&self, reported: &Reported) -> Group {
        let (_, finding) = self.of(reported);
        if reported.waiver.is_some() {
            Group::Waived
        } else if reported.is_accepted {
            Group::Known
        } else if reported.denies {
            Group::Denied
        } else if finding.outcome == Outcome::Inconclusive {
            Group::Inconclusive
        } else {
            Group::Warned
        }
    }

    /// How many times a rule passes, fails and is inconclusive.
    fn outcomes(&self, rule: RuleIx) -> [usize; 3] {
        let mut numbers = [0; 3];
        let findings = self.teams.iter().flat_map(|team| &team.findings);
        for finding in findings.filter(|finding| finding.rule == rule) {
            numbers[finding.outcome as usize] += 1;
        }
        numbers
    }

    fn counts(&self) -> Counts {
        let all = self.teams.iter().flat_map(|team| &team.findings);
        let passed = all.filter(|finding| finding.outcome == Outcome::Pass).count();
        let mut counts = Counts { passed, ..Counts::default() };
        for reported in &self.judgement.reported {
            match self.group(reported) {
                Group::Denied => counts.denied += 1,
                Group::Warned => counts.warned += 1,
                Group::Inconclusive => counts.inconclusive += 1,
                Group::Waived => counts.waived += 1,
                Group::Known => counts.known += 1,
            }
            counts.new += usize::from(reported.is_known == Some(false) && reported.waiver.is_none());
        }
        for state in &self.judgement.waivers {
            match state {
                WaiverState::Expired => counts.expired += 1,
                WaiverState::Unused | WaiverState::UnknownSeller => counts.unused += 1,
                WaiverState::Used(_) | WaiverState::Elsewhere => {}
            }
        }
        counts
    }

    /// The same for the same finding in every run in which people are shown alike, and nothing that a name could be
    /// guessed from where names are not shown: made of what is shown alone.
    fn fingerprint(&self, reported: &Reported) -> String {
        let (team, finding) = self.of(reported);
        let entry = team.findings().baseline_entry(finding);
        // Teams of one name are told apart by their files.
        let of = if self.names.get(&entry.team).is_some_and(|count| *count > 1) {
            format!("{} {}", entry.team, team.file)
        } else {
            entry.team
        };
        let [seller, role, task] = [entry.seller, entry.role, entry.task].map(Option::unwrap_or_default);
        print_of([rule(finding.rule).id, &of, &seller, &role, &task])
    }

    /// The seller that a waiver names, as she is shown; kept back where she is in none of the teams and names are not
    /// shown.
    fn seller_word(&self, waiver: &Waiver) -> Option<String> {
        let word = waiver.seller.as_ref()?;
        let mut sellers = self.teams.iter().flat_map(|team| &team.sellers);
        let shown = sellers.find(|seller| seller.answers_to(word)).map(|seller| seller.id.clone());
        Some(shown.unwrap_or_else(|| self.sentences().free(word)))
    }

    /// What is said of a waiver that has expired or is not needed; `None` of the others.
    fn waiver_told(&self, waiver: &Waiver, state: WaiverState) -> Option<Line> {
        let args = [
            ("rule", Arg::name(rule(waiver.rule).id)),
            ("of", Arg::Word(self.waived_word(waiver))),
            ("place", Arg::Word(where_at(&waiver.place))),
            ("why", Arg::Word(self.sentences().waiver(waiver))),
        ];
        match state {
            WaiverState::Expired => Some(self.texts.line("review-waiver-expired", &args)),
            WaiverState::Unused => Some(self.texts.line("review-waiver-unused", &args)),
            WaiverState::UnknownSeller => Some(self.texts.line("review-waiver-stranger", &args)),
            WaiverState::Used(_) | WaiverState::Elsewhere => None,
        }
    }

    /// What a waiver is about, in ids.
    fn waived_word(&self, waiver: &Waiver) -> String {
        let words = [self.seller_word(waiver), waiver.role.clone(), waiver.task.clone(), waiver.team.clone()];
        let words: Vec<String> = words.into_iter().flatten().collect();
        if words.is_empty() { self.texts.word("rule-key-all") } else { words.join(", ") }
    }

    fn sentences(&self) -> Sentences<'_> {
        Sentences::new(&self.texts, &self.by)
    }
}

impl TeamReview {
    fn findings(&self) -> TeamFindings<'_> {
        TeamFindings {
            team: &self.team.name,
            catalog: &self.catalog,
            sellers: &self.sellers,
            findings: &self.findings,
            is_compared: self.is_compared,
        }
    }

    /// Returns where a finding is located: at its seller, else at a key of the team file.
    fn place(&self, finding: &Finding) -> Place {
        let (file, line) = match finding.subject.seller {
            Some(at) => (&self.roster, self.sellers[at].line),
            None => {
                let line = rule(finding.rule).team_keys.iter().find_map(|key| self.lines.get(*key));
                (&self.file, line.copied().unwrap_or(0))
            }
        };
        Place { line, column: usize::from(line > 0), ..Place::whole(file.clone()) }
    }
}

/// A fingerprint of some words: FNV-1a of 128 bits, as hexadecimal digits.
fn print_of(words: [&str; 5]) -> String {
    let mut print: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for byte in words.iter().flat_map(|word| word.bytes().chain([0xff])) {
        print = (print ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    format!("{print:032x}")
}

/// A place as it is told: `team.yaml:12`.
fn where_at(place: &Place) -> String {
    if place.line == 0 { place.file.to_string() } else { format!("{}:{}", place.file, place.line) }
}

/// A level's word in the reader's language.
fn level_word(texts: &Texts, level: RuleLevel) -> String {
    match level {
        RuleLevel::Allow => texts.word("review-allow"),
        RuleLevel::Warn => texts.word("review-warn"),
        RuleLevel::Deny => texts.word("review-deny"),
    }
}

told_by_modules!(ReviewReport, cases);
