//! The policy of a review: rule settings, waivers, and the baseline of an earlier review.
//!
//! A policy names sellers, roles and tasks by their ids as written, since one policy serves many teams, which may have
//! catalogs of their own. This module knows what a rule looks like in a policy file, not which rules there are.

use jiff::civil::Date;

use super::Place;

/// A rule's place in the registry of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleIx(pub usize);

/// What a policy may set for one rule, and the defaults.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RuleSpec {
    /// The rule's stable, kebab-case id in policies, JSON and SARIF.
    pub id: &'static str,
    /// What its findings are about.
    pub about: About,
    /// Its level in the built-in policy.
    pub level: RuleLevel,
    /// Its level in the built-in policy where the outcome is inconclusive; `None` for the usual one.
    pub inconclusive: Option<RuleLevel>,
    /// Its number, if it has one.
    pub limit: Option<Limit>,
    /// Its choice between words, if it has one.
    pub choice: Option<Choice>,
}

/// What a rule's findings are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Single sellers.
    Sellers,
    /// Roles of the team.
    Roles,
    /// Tasks of the team.
    Tasks,
    /// The team as a whole.
    Team,
}

/// The number of a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// Its key in a policy.
    pub key: &'static str,
    /// What it counts.
    pub unit: Unit,
    /// The least it may be.
    pub lo: f64,
    /// The most it may be.
    pub hi: f64,
    /// The value where a policy states none.
    pub default: f64,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Points of fit, 100 for a perfect fit.
    Points,
    /// A share, 0 to 1.
    Share,
    /// A share in per cent, 0 to 100.
    Percent,
    /// Whole days.
    Days,
    /// People, seats or ratings, counted.
    Count,
}

impl Unit {
    /// Every unit, by its word in JSON.
    pub const ALL: [(&'static str, Unit); 5] = [
        ("points", Unit::Points),
        ("share", Unit::Share),
        ("percent", Unit::Percent),
        ("days", Unit::Days),
        ("count", Unit::Count),
    ];

    /// Returns the unit's word.
    pub fn code(self) -> &'static str {
        Self::ALL[self as usize].0
    }

    /// Whether a limit in this unit is a whole number.
    pub fn is_whole(self) -> bool {
        matches!(self, Unit::Days | Unit::Count)
    }
}

/// A choice between words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its key in a policy.
    pub key: &'static str,
    /// The words; the first is the default.
    pub words: &'static [&'static str],
}

impl Choice {
    /// Returns the word where a policy states none.
    pub fn default_word(self) -> &'static str {
        self.words.first().copied().unwrap_or_default()
    }
}

/// The outcome of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It holds.
    Pass,
    /// It does not hold.
    Fail,
    /// Either is possible: within the errors of the scores, or because something is not rated.
    Inconclusive,
}

impl Outcome {
    /// Returns the outcome's word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Pass => "pass",
            Outcome::Fail => "fail",
            Outcome::Inconclusive => "inconclusive",
        }
    }
}

/// What a policy does with a rule's findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleLevel {
    /// They are not reported.
    #[default]
    Allow,
    /// They are reported.
    Warn,
    /// They are reported and fail the review.
    Deny,
}

impl RuleLevel {
    /// Every level, by its word in policies and JSON.
    pub const ALL: [(&'static str, RuleLevel); 3] =
        [("allow", RuleLevel::Allow), ("warn", RuleLevel::Warn), ("deny", RuleLevel::Deny)];

    /// Returns the level's word.
    pub fn code(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// An id in a policy, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The id.
    pub word: String,
    /// Where the policy names it.
    pub place: Place,
}

/// How a policy sets one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicySetting {
    /// The level where the rule does not hold.
    pub level: RuleLevel,
    /// The level where the outcome is inconclusive.
    pub inconclusive: RuleLevel,
    /// The minimum probability, 0.5 to 1, to report that the rule holds or does not.
    pub confidence: f64,
    /// The rule's limit, in its unit; 0 for a rule that has none.
    pub limit: f64,
    /// The word chosen; empty for a rule without a choice.
    pub choice: &'static str,
    /// Only these roles; all where it is empty.
    pub roles: Vec<Located>,
    /// Only these sellers; all where it is empty.
    pub sellers: Vec<Located>,
    /// Only these tasks; all that the team does where it is empty.
    pub tasks: Vec<Located>,
}

impl PolicySetting {
    /// Whether none of the rule's findings can be reported.
    pub fn is_off(&self) -> bool {
        self.level == RuleLevel::Allow && self.inconclusive == RuleLevel::Allow
    }
}

/// Findings that are accepted until a date.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiver {
    /// The rule.
    pub rule: RuleIx,
    /// Only of this team, by its name.
    pub team: Option<String>,
    /// Only of this seller, by id.
    pub seller: Option<String>,
    /// Only of this role, by id.
    pub role: Option<String>,
    /// Only of this task, by id.
    pub task: Option<String>,
    /// Why.
    pub reason: String,
    /// Who is responsible for it.
    pub owner: String,
    /// The last day on which it applies.
    pub until: Date,
    /// Where the policy has it.
    pub place: Place,
}

/// A policy for reviewing teams.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// The policy's name.
    pub name: String,
    /// The level where a folder under review holds files of people that were not read.
    pub unreviewed: RuleLevel,
    /// One per rule, in the order of the registry.
    pub settings: Vec<PolicySetting>,
    /// The waivers, in the order of the files.
    pub waivers: Vec<Waiver>,
}

impl Policy {
    /// The name of the built-in policy.
    pub const BUILTIN_NAME: &'static str = "salesfit core";

    /// The minimum probability to report that a rule holds or does not, where a policy states none.
    pub const CONFIDENCE: f64 = 0.8;

    /// The level of files that were not read, where a policy states none: what was not seen has not passed.
    pub const UNREVIEWED: RuleLevel = RuleLevel::Deny;

    /// Returns how a rule is set.
    pub fn of(&self, rule: RuleIx) -> &PolicySetting {
        &self.settings[rule.0]
    }
}

/// A finding in a baseline: one that an earlier review reported.
#[derive(Clone, Debug, PartialEq)]
pub struct BaselineEntry {
    /// The rule.
    pub rule: RuleIx,
    /// The team's name.
    pub team: String,
    /// The seller's id.
    pub seller: Option<String>,
    /// The role's id.
    pub role: Option<String>,
    /// The task's id.
    pub task: Option<String>,
    /// Whether it was inconclusive; a finding that has since become a failure is new.
    pub is_inconclusive: bool,
    /// The badness of the finding, 0 or more, greater is worse; a finding that has since become worse is new.
    /// `None` where that was not recorded, or where it grows with time alone.
    pub value: Option<f64>,
}

impl BaselineEntry {
    /// Whether another entry is about the same: the same rule, of the same team, seller, role and task.
    pub fn is_about_the_same(&self, other: &BaselineEntry) -> bool {
        let BaselineEntry { rule, team, seller, role, task, .. } = other;
        (self.rule, &self.team, &self.seller, &self.role, &self.task) == (*rule, team, seller, role, task)
    }
}
