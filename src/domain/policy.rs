//! A review's policy: which rules a team is held to, how grave it is where one does not hold, and what has been waived.
//!
//! A policy names sellers, roles and tasks by their words: it is written once for many teams, which may have catalogs of
//! their own.

use jiff::civil::Date;

use super::Place;

/// A rule that a team can be held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Each seller's fit in today's role.
    RoleFit,
    /// What today's role must have.
    MustHave,
    /// How much better another role would fit.
    Misplaced,
    /// How much of today's role has been rated.
    Coverage,
    /// How old the ratings are.
    RatingsAge,
    /// How many raters a score rests on.
    SingleRater,
    /// Scores that rest on what sellers say of themselves.
    SelfOnly,
    /// Seats that nobody holds.
    VacantSeats,
    /// How many are adequate or better at each task.
    Cover,
    /// What is lost if one person leaves.
    KeyPerson,
    /// What today's organisation wastes.
    Waste,
    /// Fits that have dropped since an earlier review.
    Regression,
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

/// The one number of a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// Its key in a policy.
    pub key: &'static str,
    /// The least it may be.
    pub lo: f64,
    /// The most it may be.
    pub hi: f64,
    /// Whether it counts something.
    pub whole: bool,
    /// What it is where a policy does not say.
    pub default: f64,
}

const fn limit(key: &'static str, [lo, hi]: [f64; 2], default: f64) -> Limit {
    Limit { key, lo, hi, whole: false, default }
}

const fn number(key: &'static str, [lo, hi]: [f64; 2], default: f64) -> Limit {
    Limit { key, lo, hi, whole: true, default }
}

impl Rule {
    /// Every rule by its code, in the order in which they are told.
    pub const ALL: [(&'static str, Rule); 12] = [
        ("role-fit", Rule::RoleFit),
        ("must-have", Rule::MustHave),
        ("misplaced", Rule::Misplaced),
        ("coverage", Rule::Coverage),
        ("ratings-age", Rule::RatingsAge),
        ("single-rater", Rule::SingleRater),
        ("self-only", Rule::SelfOnly),
        ("vacant-seats", Rule::VacantSeats),
        ("cover", Rule::Cover),
        ("key-person", Rule::KeyPerson),
        ("waste", Rule::Waste),
        ("regression", Rule::Regression),
    ];

    /// The rule's code in policies, JSON and SARIF.
    pub fn code(self) -> &'static str {
        Self::ALL[self as usize].0
    }

    /// What its findings are about.
    pub fn about(self) -> About {
        match self {
            Rule::VacantSeats => About::Roles,
            Rule::Cover => About::Tasks,
            Rule::RatingsAge | Rule::Waste => About::Team,
            _ => About::Sellers,
        }
    }

    /// Its number, if it has one: points and per cent are 0 to 100, shares 0 to 1.
    pub fn limit(self) -> Option<Limit> {
        let limit = match self {
            Rule::RoleFit => limit("min", [0.0, 100.0], 50.0),
            Rule::Misplaced => limit("points", [0.0, 100.0], 15.0),
            Rule::Coverage => limit("min", [0.0, 1.0], 0.8),
            Rule::RatingsAge => number("days", [0.0, 36_500.0], 365.0),
            Rule::SingleRater => number("min", [1.0, 100.0], 2.0),
            Rule::VacantSeats => number("max", [0.0, 1e6], 0.0),
            Rule::Cover => number("min", [0.0, 1e3], 2.0),
            Rule::KeyPerson => limit("points", [0.0, 1e4], 50.0),
            Rule::Waste => limit("percent", [0.0, 100.0], 25.0),
            Rule::Regression => limit("points", [0.0, 100.0], 10.0),
            Rule::MustHave | Rule::SelfOnly => return None,
        };
        Some(limit)
    }
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// It is not told.
    #[default]
    Allow,
    /// It is told.
    Warn,
    /// It keeps the review from passing.
    Deny,
}

impl Gate {
    /// Every level, by its word in policies and JSON.
    pub const ALL: [(&'static str, Gate); 3] =
        [("allow", Gate::Allow), ("warn", Gate::Warn), ("deny", Gate::Deny)];

    /// The level's word.
    pub fn code(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// A word that means a seller, a role or a task, and where a policy has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The id.
    pub word: String,
    /// Where it stands.
    pub place: Place,
}

/// Which form of organisation a waste is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WasteOf {
    /// Today's roles; everyone doing everything where nobody has one.
    #[default]
    Today,
    /// Everyone does everything.
    Everyone,
    /// The catalog's roles at the team's seats.
    Seats,
}

impl WasteOf {
    /// Every form by its word, as `organize` calls it.
    pub const ALL: [(&'static str, WasteOf); 3] =
        [("today", WasteOf::Today), ("everyone", WasteOf::Everyone), ("seats", WasteOf::Seats)];

    /// The form's word.
    pub fn code(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// How a policy sets one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// How grave it is where the rule does not hold.
    pub level: Gate,
    /// How grave it is where that cannot be told.
    pub inconclusive: Gate,
    /// So probable must it be that the rule holds, or that it does not, for that to be said; 0.5 to 1.
    pub confidence: f64,
    /// The rule's number; 0 for a rule that has none.
    pub limit: f64,
    /// The form of organisation, for `waste`.
    pub form: WasteOf,
    /// Only these roles; all where it is empty.
    pub roles: Vec<Named>,
    /// Only these sellers; all where it is empty.
    pub sellers: Vec<Named>,
    /// Only these tasks; all that the team does where it is empty.
    pub tasks: Vec<Named>,
}

impl Setting {
    /// Whether nothing that the rule could find is told.
    pub fn is_off(&self) -> bool {
        self.level == Gate::Allow && self.inconclusive == Gate::Allow
    }
}

/// A finding that somebody has answered for until a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiver {
    /// The rule.
    pub rule: Rule,
    /// Only of this team, by its name.
    pub team: Option<String>,
    /// Only of this seller, by her id.
    pub seller: Option<String>,
    /// Only of this role.
    pub role: Option<String>,
    /// Only of this task.
    pub task: Option<String>,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: String,
    /// The last day on which it holds.
    pub until: Date,
    /// Where it stands.
    pub place: Place,
}

/// What a team is held to.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// What the policy is called.
    pub name: String,
    /// One per rule, in the order of [`Rule::ALL`].
    pub settings: Vec<Setting>,
    /// What has been waived, in the order of the files.
    pub waivers: Vec<Waiver>,
}

impl Policy {
    /// How a rule is set.
    pub fn of(&self, rule: Rule) -> &Setting {
        &self.settings[rule as usize]
    }
}

/// One finding as a baseline knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The rule.
    pub rule: Rule,
    /// The team's name.
    pub team: String,
    /// The seller's id.
    pub seller: Option<String>,
    /// The role's id.
    pub role: Option<String>,
    /// The task's id.
    pub task: Option<String>,
    /// Whether it could not be told; a finding that has since become certain is new.
    pub is_inconclusive: bool,
    /// How far the rule was from holding, the more the worse; a finding that has since become worse is new. `None` where
    /// nobody has written it down, or where it becomes worse by itself.
    pub value: Option<f64>,
}
