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

use self::saying::Saying;
use super::texts::{Arg, Texts};
use crate::domain::policy::{About, Gate, Known, Policy, Rule, Waiver};
use crate::domain::{Catalog, Place, Seller, Team};
use crate::engine::review::{Found, Judged, Judgement, State, TeamFound, Use, judge};
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
    /// What was found.
    pub found: Vec<Found>,
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
    pub baseline: Option<Vec<Known>>,
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
        let found: Vec<TeamFound<'_>> = teams.iter().map(TeamReview::found).collect();
        let judgement = judge(&by.policy, &found, by.today, by.baseline.as_deref(), by.ratchet);
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
        self.judgement.findings.iter().filter(|judged| judged.waiver.is_none()).count()
    }

    fn of(&self, judged: &Judged) -> (&TeamReview, &Found) {
        let team = &self.teams[judged.team];
        (team, &team.found[judged.found])
    }

    fn group(&self, judged: &Judged) -> Group {
        let (_, found) = self.of(judged);
        if judged.waiver.is_some() {
            Group::Waived
        } else if judged.is_accepted {
            Group::Known
        } else if judged.denies {
            Group::Denied
        } else if found.state == State::Inconclusive {
            Group::Inconclusive
        } else {
            Group::Warned
        }
    }

    fn counts(&self) -> Counts {
        let all = self.teams.iter().flat_map(|team| &team.found);
        let mut counts =
            Counts { passed: all.filter(|found| found.state == State::Pass).count(), ..Counts::default() };
        for judged in &self.judgement.findings {
            match self.group(judged) {
                Group::Denied => counts.denied += 1,
                Group::Warned => counts.warned += 1,
                Group::Inconclusive => counts.inconclusive += 1,
                Group::Waived => counts.waived += 1,
                Group::Known => counts.known += 1,
            }
            counts.new += usize::from(judged.is_known == Some(false) && judged.waiver.is_none());
        }
        let uses = |what: Use| self.judgement.waivers.iter().filter(|of| **of == what).count();
        (counts.expired, counts.unused) = (uses(Use::Expired), uses(Use::Unused) + uses(Use::Stranger));
        counts
    }

    /// The same for the same finding in every run in which people are shown alike, and nothing that a name could be
    /// guessed from where names are not shown: made of what is shown alone.
    fn fingerprint(&self, judged: &Judged) -> String {
        let (team, found) = self.of(judged);
        let known = team.found().known(found);
        let word = |word: &Option<String>| word.clone().unwrap_or_default();
        let (seller, role, task) = (word(&known.seller), word(&known.role), word(&known.task));
        // Teams of one name are told apart by their files.
        let of = if self.names.get(&known.team).is_some_and(|count| *count > 1) {
            format!("{} {}", known.team, team.file)
        } else {
            known.team
        };
        print_of([found.rule.code(), &of, &seller, &role, &task])
    }

    /// The seller that a waiver names, as she is shown; kept back where she is in none of the teams and names are not
    /// shown.
    fn seller_word(&self, waiver: &Waiver) -> Option<String> {
        let word = waiver.seller.as_ref()?;
        let mut sellers = self.teams.iter().flat_map(|team| &team.sellers);
        let shown = sellers.find(|seller| seller.answers_to(word)).map(|seller| seller.id.clone());
        Some(shown.unwrap_or_else(|| self.saying().free(word)))
    }

    /// What is said of a waiver that has expired or is not needed; `None` of the others.
    fn waiver_told(&self, waiver: &Waiver, used: Use) -> Option<Line> {
        let args = [
            ("rule", Arg::name(waiver.rule.code())),
            ("of", Arg::Word(self.waived_word(waiver))),
            ("place", Arg::Word(where_at(&waiver.place))),
            ("why", Arg::Word(self.saying().waiver(waiver))),
        ];
        match used {
            Use::Expired => Some(self.texts.line("review-waiver-expired", &args)),
            Use::Unused => Some(self.texts.line("review-waiver-unused", &args)),
            Use::Stranger => Some(self.texts.line("review-waiver-stranger", &args)),
            Use::Used(_) | Use::Elsewhere => None,
        }
    }

    /// What a waiver is about, in ids.
    fn waived_word(&self, waiver: &Waiver) -> String {
        let words = [self.seller_word(waiver), waiver.role.clone(), waiver.task.clone(), waiver.team.clone()];
        let words: Vec<String> = words.into_iter().flatten().collect();
        if words.is_empty() { self.texts.word("rule-key-all") } else { words.join(", ") }
    }

    fn saying(&self) -> Saying<'_> {
        Saying::new(&self.texts, &self.by)
    }
}

impl TeamReview {
    fn found(&self) -> TeamFound<'_> {
        TeamFound {
            team: &self.team.name,
            catalog: &self.catalog,
            sellers: &self.sellers,
            found: &self.found,
            is_compared: self.is_compared,
        }
    }

    /// Where a finding stands: at the seller, or at what the team says of the matter.
    fn place(&self, found: &Found) -> Place {
        let key = |keys: &[&str]| keys.iter().find_map(|key| self.lines.get(*key)).copied().unwrap_or(0);
        let (file, line) = match (found.subject.seller, found.rule.about(), found.rule) {
            (Some(at), ..) => (&self.roster, self.sellers[at].line),
            (_, About::Roles, _) => (&self.file, key(&["seats"])),
            (_, About::Tasks, _) => (&self.file, key(&["demand", "seats", "sellers"])),
            (.., Rule::RatingsAge) => (&self.file, key(&["date", "team"])),
            _ => (&self.file, key(&["team", "sellers"])),
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
fn level_word(texts: &Texts, level: Gate) -> String {
    match level {
        Gate::Allow => texts.word("review-allow"),
        Gate::Warn => texts.word("review-warn"),
        Gate::Deny => texts.word("review-deny"),
    }
}

told_by_modules!(ReviewReport, cases);
