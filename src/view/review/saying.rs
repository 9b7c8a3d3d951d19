//! The sentences about one finding: what was found, as a question, and what would help.

use super::super::cells::shown_arg;
use super::super::texts::{Arg, Texts, meaning};
use super::{ReviewedBy, TeamReview};
use crate::check::{self, Finding, Message, rule};
use crate::domain::policy::{Unit, Waiver};
use crate::domain::{Fit, Text, TraitIx};
use crate::view::blocks::{Line, Meaning};

/// The most things named in a sentence; more are counted.
const MAX_NAMED: usize = 6;

type Args = Vec<(&'static str, Arg)>;

/// The words of one review.
pub struct Sentences<'a> {
    texts: &'a Texts,
    by: &'a ReviewedBy,
}

impl<'a> Sentences<'a> {
    pub fn new(texts: &'a Texts, by: &'a ReviewedBy) -> Self {
        Sentences { texts, by }
    }

    /// What was found, and what would help.
    pub fn of(&self, team: &TeamReview, finding: &Finding) -> (Line, String) {
        // Only a pass has no message, and passes are not reported.
        let Some(message) = &finding.message else { return (Line::default(), String::new()) };
        let mut args = self.about(team, finding);
        args.extend(self.args(team, message));
        (self.texts.line(message.id, &args), self.advice(team, finding, message.id))
    }

    /// What would help: the ratings that would tell most, else the message's own advice.
    fn advice(&self, team: &TeamReview, finding: &Finding, id: &str) -> String {
        if !finding.ask.is_empty() {
            return self.texts.say("review-ask", &[("traits", self.traits(team, &finding.ask))]);
        }
        if !finding.ask_about.is_empty() {
            let sellers = finding.ask_about.iter();
            let names: Vec<String> = sellers.map(|at| team.sellers[*at].name.clone()).collect();
            return self.texts.say("review-whose", &[("names", self.listed(&names))]);
        }
        let seller = finding.subject.seller.map(|at| quoted(&team.sellers[at].id)).unwrap_or_default();
        let role = finding.subject.role.map(|role| team.catalog[role].id.clone()).unwrap_or_default();
        let file = quoted(&team.file);
        let args = [("file", Arg::Word(file)), ("id", Arg::Word(seller)), ("role-id", Arg::Word(role))];
        self.texts.say(&format!("{id}.advice"), &args)
    }

    /// The name of whom or what a finding is about.
    pub fn subject(&self, team: &TeamReview, finding: &Finding) -> String {
        let subject = finding.subject;
        let lang = self.texts.lang();
        match (subject.seller, subject.task, subject.role) {
            (Some(at), ..) => team.sellers[at].name.clone(),
            (_, Some(task), _) => team.catalog[task].name.get(lang).to_owned(),
            (.., Some(role)) => team.catalog[role].name.get(lang).to_owned(),
            _ => team.team.name.clone(),
        }
    }

    /// Who answers for a waiver, and why: kept back where it may name people.
    pub fn free(&self, words: &str) -> String {
        if self.by.withhold { self.texts.word("review-withheld") } else { words.to_owned() }
    }

    /// A waiver in one sentence: why, who, until when.
    pub fn waiver(&self, waiver: &Waiver) -> String {
        let args = [
            ("reason", Arg::Word(self.free(&waiver.reason))),
            ("owner", Arg::Word(self.free(&waiver.owner))),
            ("until", Arg::Word(waiver.until.to_string())),
        ];
        self.texts.say("review-waiver", &args)
    }

    /// The values that every message about a finding has: its subject, and the rule's limit.
    fn about(&self, team: &TeamReview, finding: &Finding) -> Args {
        let subject = finding.subject;
        let mut args = vec![("team", Arg::name(team.team.name.as_str()))];
        args.extend(subject.seller.map(|at| ("seller", Arg::name(team.sellers[at].name.as_str()))));
        args.extend(subject.role.map(|role| ("role", self.name(&team.catalog[role].name))));
        args.extend(subject.task.map(|task| ("task", self.name(&team.catalog[task].name))));
        args.extend(rule(finding.rule).limit.map(|limit| {
            ("limit", Arg::Word(self.limit(limit.unit, self.by.policy.of(finding.rule).limit)))
        }));
        args
    }

    fn args(&self, team: &TeamReview, message: &Message) -> Args {
        message.args.iter().map(|(name, value)| (*name, self.arg(team, value))).collect()
    }

    fn arg(&self, team: &TeamReview, value: &check::Arg) -> Arg {
        use check::Arg as Value;
        let texts = self.texts;
        match value {
            Value::Count(count) => Arg::Count(*count),
            Value::Number(number) => Arg::Word(texts.plain_number(*number)),
            Value::Share(share) => Arg::Word(texts.percent(*share)),
            Value::Probability(p) => Arg::Word(texts.probability(*p)),
            Value::Fit(fit) => shown_arg(texts, team.catalog.levels, *fit, 0),
            Value::FitBelow(fit, limit) => self.fit_below(team, *fit, *limit),
            Value::ShareBelow(share, limit) => Arg::Word(self.share_below(*share, *limit)),
            Value::PointsAbove(points, limit) => Arg::Word(texts.number(above(*points, *limit), 0)),
            Value::PercentAbove(percent, limit) => {
                Arg::Meant(texts.percent(above(*percent, *limit) / 100.0), Meaning::Alert)
            }
            Value::Role(role) => self.name(&team.catalog[*role].name),
            Value::Task(task) => self.name(&team.catalog[*task].name),
            Value::Trait(trait_ix) => self.name(&team.catalog[*trait_ix].name),
            Value::Traits(traits) => self.traits(team, traits),
            Value::Seller(at) => Arg::name(team.sellers[*at].name.as_str()),
            Value::Term(id) => Arg::name(texts.word(id)),
            Value::Message(message) => Arg::Word(self.say(team, message)),
            Value::Messages(messages) => {
                self.listed(&messages.iter().map(|message| self.say(team, message)).collect::<Vec<_>>())
            }
        }
    }

    /// A message within another.
    fn say(&self, team: &TeamReview, message: &Message) -> String {
        self.texts.say(message.id, &self.args(team, message))
    }

    fn limit(&self, unit: Unit, limit: f64) -> String {
        match unit {
            Unit::Share => self.texts.percent(limit),
            Unit::Percent => self.texts.percent(limit / 100.0),
            Unit::Points | Unit::Days | Unit::Count => self.texts.plain_number(limit),
        }
    }

    fn name(&self, name: &Text) -> Arg {
        Arg::name(name.get(self.texts.lang()))
    }

    /// A fit in points; where it is below a limit it is never displayed as that limit.
    fn fit_below(&self, team: &TeamReview, fit: Fit, limit: f64) -> Arg {
        let levels = team.catalog.levels;
        let is_hidden = fit.points() < limit && levels.shown(fit, 0) >= limit;
        let shown = if is_hidden { libm::floor(fit.points()) } else { levels.shown(fit, 0) };
        Arg::Meant(self.texts.number(shown, 0), meaning(levels.of(fit)))
    }

    /// A share that is below a limit, never displayed as that limit.
    fn share_below(&self, share: f64, limit: f64) -> String {
        let rounded = libm::round(100.0 * share) / 100.0;
        self.texts.percent(if rounded >= limit { libm::floor(100.0 * share) / 100.0 } else { rounded })
    }

    fn traits(&self, team: &TeamReview, traits: &[TraitIx]) -> Arg {
        let lang = self.texts.lang();
        let names: Vec<String> =
            traits.iter().map(|ix| team.catalog[*ix].name.get(lang).to_owned()).collect();
        self.listed(&names)
    }

    /// Words in a row; beyond the first few, only their number.
    fn listed(&self, words: &[String]) -> Arg {
        let more = words.len().saturating_sub(MAX_NAMED);
        Arg::Word(if more == 0 {
            self.texts.list(words)
        } else {
            self.texts.first(&words[..MAX_NAMED], ", ", more)
        })
    }
}

/// A number rounded; where it is above a limit, never down to that limit.
fn above(value: f64, limit: f64) -> f64 {
    let rounded = libm::round(value);
    if value > limit && rounded <= limit { libm::ceil(value) } else { rounded }
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./@:".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
