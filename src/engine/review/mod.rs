//! A team held to a policy: what each rule says of each seller, role and task, with what it rests on.
//!
//! One file per kind of rule. A rule says that it holds, that it does not, or that it cannot be told: the scores' own
//! errors might have made it, or what it takes is not known. How grave that is, and what has been waived, is judged
//! afterwards. This module knows no file and chooses no words.

mod fit;
mod judge;
mod key_person;
mod must_have;
mod ratings;
mod roster;
mod seats;
mod stakes;
mod waste;

use indexmap::IndexSet;
use jiff::civil::Date;

pub use judge::{Judged, Judgement, TeamFound, Use, judge};
pub use roster::Roster;

use super::diff::Remeasured;
use super::organize::FormKind;
use super::score::{Scorer, SellerFit};
use super::uncertainty::{Draws, Errors, Odds, UncertaintyModel};
use crate::domain::policy::{Gate, Named, Policy, Rule, Setting};
use crate::domain::{Catalog, Fit, RoleIx, SLACK, Seller, TaskIx, Team, TraitIx};

/// How a rule came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It holds.
    Pass,
    /// It does not.
    Fail,
    /// It cannot be told.
    Inconclusive,
}

impl State {
    /// The state's word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            State::Pass => "pass",
            State::Fail => "fail",
            State::Inconclusive => "inconclusive",
        }
    }
}

/// Whom or what a finding is about; all `None` is the team as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Subject {
    /// The seller, by her place in the team.
    pub seller: Option<usize>,
    /// The role.
    pub role: Option<RoleIx>,
    /// The task.
    pub task: Option<TaskIx>,
}

/// A veto that a score breaks, or may break.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Missed {
    /// The task whose need has the veto.
    pub task: TaskIx,
    /// The trait.
    pub trait_ix: TraitIx,
    /// The score, on the catalog's scale; `None` where it is not rated.
    pub score: Option<f64>,
    /// The limit, on the catalog's scale.
    pub limit: f64,
    /// Whether the score must not be above the limit; else not below it.
    pub is_above: bool,
}

/// What a finding rests on. Fits and shares are 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// `role-fit`.
    RoleFit {
        /// The fit in today's role; `None` where it is unknown.
        fit: Option<Fit>,
        /// The fit if everything unrated turned out worthless, and perfect.
        bounds: (Fit, Fit),
        /// The rated share, where so little is rated that the rest may decide either way.
        too_little: Option<f64>,
        /// The probability that it is below the limit.
        p: Option<f64>,
    },
    /// `must-have`.
    MustHave {
        /// What the scores break.
        broken: Vec<Missed>,
        /// What is not rated.
        unrated: Vec<Missed>,
        /// What a score may break within its error, where that leaves the rule open.
        near: Vec<Missed>,
        /// The probability that some score breaks a limit.
        p: f64,
    },
    /// `misplaced`.
    Misplaced {
        /// The fit in today's role; `None` where it is unknown or too little is rated.
        fit: Option<Fit>,
        /// The best role, where that is another, and its fit.
        better: Option<(RoleIx, Fit)>,
        /// The probability that some role is better by more than the limit.
        p: Option<f64>,
    },
    /// `coverage`.
    Coverage {
        /// The rated share of today's role; `None` without one.
        coverage: Option<f64>,
    },
    /// There is nothing to look at.
    Nothing,
    /// `ratings-age`.
    RatingsAge {
        /// How old the ratings are; below 0 for a day to come, `None` where the team says no date.
        days: Option<i32>,
    },
    /// `single-rater` and `self-only`.
    Ratings {
        /// The traits whose scores break the rule.
        traits: Vec<TraitIx>,
        /// Those of which the file does not say.
        unsaid: Vec<TraitIx>,
    },
    /// `vacant-seats`.
    VacantSeats {
        /// How many seats the role has.
        seats: u32,
        /// How many of them are held by people at work.
        held: usize,
        /// How many people who hold one are on leave.
        on_leave: usize,
    },
    /// `cover`.
    Cover {
        /// How many are known to be adequate or better.
        people: usize,
        /// How many are not rated.
        unrated: usize,
        /// The probability that there are too few among those who are rated.
        p: f64,
        /// Those of whom it is least certain, by place among the sellers.
        near: Vec<usize>,
    },
    /// `key-person`.
    KeyPerson {
        /// How much smaller the sum of fits would be, each 0 to 1; `None` where it takes too long to tell.
        loss: Option<f64>,
        /// The probability that it is more than the limit.
        p: Option<f64>,
        /// Who would take the seat over, by place among the sellers.
        next: Option<usize>,
    },
    /// `waste`.
    Waste {
        /// The form of organisation.
        form: FormKind,
        /// What it wastes.
        waste: f64,
        /// What noise alone would seldom exceed; 0 where the waste is within the limit.
        noise: f64,
        /// The share of hours that rest on unknown fits.
        unknown: f64,
    },
    /// `regression`.
    Regression {
        /// The fit of the older scores.
        before: Fit,
        /// The fit of today's.
        after: Fit,
        /// The change in standard errors of the difference of two measurements; below 0 where it fell.
        reliable_change: f64,
    },
}

/// What one rule says of one subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The rule.
    pub rule: Rule,
    /// Whom or what it is about.
    pub subject: Subject,
    /// How it came out.
    pub state: State,
    /// What it rests on.
    pub evidence: Evidence,
    /// The traits whose rating, or one more, would tell most; empty where that is not the question.
    pub ask: Vec<TraitIx>,
}

/// A team at an earlier time.
pub struct Before {
    /// The two times, measured alike.
    pub remeasured: Remeasured,
    /// The sellers as they were then, in today's order; `None` for who was not there.
    pub sellers: Vec<Option<Seller>>,
}

/// A team as it is reviewed.
pub struct Reviewed<'a> {
    /// What fits are from.
    pub scorer: &'a Scorer,
    /// How far they may be off: the scores as they are, drawn only where nothing else can tell.
    pub model: &'a UncertaintyModel,
    /// The errors of the scores.
    pub errors: &'a Errors,
    /// The draws of a team of equals.
    pub draws: &'a Draws,
    /// What the team says of itself.
    pub team: &'a Team,
    /// Its sellers.
    pub sellers: &'a [Seller],
    /// Their fits, in the same order.
    pub fits: &'a [SellerFit],
    /// The team at an earlier time; `None` where none is looked at.
    pub before: Option<&'a Before>,
    /// Whether teams are to be compared with an earlier time at all.
    pub is_to_be_compared: bool,
    /// The day of the review.
    pub today: Date,
    /// When a search for sets of roles ends with what it has.
    pub until: Option<std::time::Instant>,
}

/// What a policy finds in a team: rule by rule, in the order of [`Rule::ALL`], and within a rule in the order of the
/// sellers, roles or tasks.
pub fn review(reviewed: &Reviewed<'_>, policy: &Policy) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let roster = Roster::new(reviewed.sellers);
    let odds: Vec<Odds<'_>> = reviewed
        .sellers
        .iter()
        .zip(reviewed.fits)
        .map(|(seller, scored)| Odds::new(reviewed.model, seller, scored))
        .collect();
    for (_, rule) in Rule::ALL {
        let setting = policy.of(rule);
        if setting.is_off() {
            continue;
        }
        let named: IndexSet<usize> =
            setting.sellers.iter().filter_map(|named| roster.find(&named.word)).collect();
        let context = RuleContext { reviewed, setting, odds: &odds, named };
        let told = found.len();
        match rule {
            Rule::RoleFit => found.extend(context.each_seller(rule, RuleContext::role_fit)),
            Rule::MustHave => found.extend(context.each_seller(rule, RuleContext::must_have)),
            Rule::Misplaced => found.extend(context.each_seller(rule, RuleContext::misplaced)),
            Rule::Coverage => found.extend(context.coverage()),
            Rule::RatingsAge => found.push(context.ratings_age()),
            Rule::SingleRater => found.extend(context.each_rated(rule, RuleContext::single_rater)),
            Rule::SelfOnly => found.extend(context.each_rated(rule, |_, score| ratings::self_only(score))),
            Rule::VacantSeats => found.extend(context.vacant_seats()),
            Rule::Cover => found.extend(context.cover()),
            Rule::KeyPerson => found.extend(context.key_person()),
            Rule::Waste => found.extend(context.waste()),
            Rule::Regression => found.extend(context.each_seller(rule, RuleContext::regression)),
        }
        // What cannot be looked at at all is no pass.
        found.extend(context.nothing(rule).filter(|_| found.len() == told));
    }
    found
}

/// What one rule is looked at with.
struct RuleContext<'a> {
    reviewed: &'a Reviewed<'a>,
    setting: &'a Setting,
    /// One per seller.
    odds: &'a [Odds<'a>],
    /// The sellers whom the setting names.
    named: IndexSet<usize>,
}

impl<'a> RuleContext<'a> {
    fn catalog(&self) -> &'a Catalog {
        self.reviewed.scorer.catalog()
    }

    /// The sellers whom the rule is held to.
    fn sellers(&self) -> impl Iterator<Item = (usize, &'a Seller)> {
        let asked = |at: usize, seller: &Seller| {
            (self.setting.sellers.is_empty() || self.named.contains(&at))
                && (self.setting.roles.is_empty() || seller.role.is_some_and(|role| self.is_asked(role)))
        };
        self.reviewed.sellers.iter().enumerate().filter(move |(at, seller)| asked(*at, seller))
    }

    /// That a rule of the team as a whole, or of what it was, has nothing to be looked at in; `None` for the others, and
    /// where comparing with an earlier time is only what would be done if there were one.
    fn nothing(&self, rule: Rule) -> Option<Found> {
        let is_asked = match rule {
            Rule::Regression => {
                self.reviewed.before.is_some()
                    || self.reviewed.is_to_be_compared
                    || self.setting.level == Gate::Deny
            }
            Rule::KeyPerson | Rule::Waste => true,
            _ => false,
        };
        // A rule that is held to some may well find none of them here.
        let is_held_to_all = self.setting.sellers.is_empty() && self.setting.roles.is_empty();
        let (state, evidence) = (State::Inconclusive, Evidence::Nothing);
        (is_asked && is_held_to_all).then(|| Found {
            rule,
            subject: Subject::default(),
            state,
            evidence,
            ask: Vec::new(),
        })
    }

    /// Whether the rule is held to a role.
    fn is_asked(&self, role: RoleIx) -> bool {
        names(&self.setting.roles, &self.catalog()[role].id)
    }

    /// What a rule says of each seller in today's role; nothing of those without one.
    fn each_seller<T: Into<Option<(State, Evidence)>>>(
        &self,
        rule: Rule,
        of: impl Fn(&Self, usize, RoleIx) -> T,
    ) -> Vec<Found> {
        let found = |(at, seller): (usize, &Seller)| {
            let role = seller.role?;
            let (state, evidence) = of(self, at, role).into()?;
            let subject = Subject { seller: Some(at), role: seller.role, task: None };
            let ask = if state == State::Inconclusive { self.asked(at, role, &evidence) } else { Vec::new() };
            Some(Found { rule, subject, state, evidence, ask })
        };
        self.sellers().filter_map(found).collect()
    }

    /// Whether a rule that is broken, or not, as the scores stand, can be said to be so: where that is probable enough.
    fn decide(&self, is_broken: bool, p: f64) -> State {
        let confidence = self.setting.confidence - SLACK;
        if is_broken && p >= confidence {
            State::Fail
        } else if !is_broken && 1.0 - p >= confidence {
            State::Pass
        } else {
            State::Inconclusive
        }
    }

    /// The places of the sellers in an order that does not hang on that of the file.
    fn by_key(&self) -> impl Iterator<Item = usize> {
        let sellers = self.reviewed.sellers;
        let mut order: Vec<usize> = (0..sellers.len()).collect();
        order.sort_by(|a, b| sellers[*a].key.cmp(&sellers[*b].key));
        order.into_iter()
    }
}

/// Whether a list names an id; an empty list names all.
fn names(list: &[Named], id: &str) -> bool {
    list.is_empty() || list.iter().any(|named| named.word == id)
}
