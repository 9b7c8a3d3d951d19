//! What is said of one finding: what was found, as a question, and what would help.

use super::super::cells::shown_arg;
use super::super::texts::{Arg, Texts, meaning};
use super::{ReviewedBy, TeamReview};
use crate::domain::policy::{Rule, Setting, Waiver};
use crate::domain::{Fit, RoleIx, TraitIx};
use crate::engine::FormKind;
use crate::engine::review::{Evidence, Found, Missed, State};
use crate::view::blocks::{Line, Meaning};

/// So many things are named in a sentence; more are counted.
const MAX_NAMED: usize = 6;

type Args<'a> = Vec<(&'a str, Arg)>;

/// The words of one review.
pub struct Saying<'a> {
    texts: &'a Texts,
    by: &'a ReviewedBy,
}

impl<'a> Saying<'a> {
    pub fn new(texts: &'a Texts, by: &'a ReviewedBy) -> Self {
        Saying { texts, by }
    }

    /// What was found, and what would help.
    pub fn of(&self, team: &TeamReview, found: &Found) -> (Line, String) {
        let (id, args) = self.message(team, found);
        let line = self.texts.line(id, &args);
        let seller = found.subject.seller.map(|at| quoted(&team.sellers[at].id)).unwrap_or_default();
        let role = found.subject.role.map(|role| team.catalog[role].id.clone()).unwrap_or_default();
        let file = quoted(&team.file);
        let names = [("file", Arg::Word(file)), ("id", Arg::Word(seller)), ("role-id", Arg::Word(role))];
        let advice = match &found.evidence {
            _ if !found.ask.is_empty() => {
                self.texts.say("review-ask", &[("traits", self.traits(team, &found.ask))])
            }
            Evidence::Cover { near, .. } if !near.is_empty() => {
                let names: Vec<String> = near.iter().map(|at| team.sellers[*at].name.clone()).collect();
                self.texts.say("review-whose", &[("names", self.listed(&names))])
            }
            _ => self.texts.say(&format!("{id}.advice"), &names),
        };
        (line, advice)
    }

    /// The name of whom or what a finding is about.
    pub fn subject(&self, team: &TeamReview, found: &Found) -> String {
        let subject = found.subject;
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

    #[expect(clippy::too_many_lines, reason = "one arm for each thing that can be found")]
    fn message(&self, team: &TeamReview, found: &Found) -> (&'static str, Args<'static>) {
        let setting = self.by.policy.of(found.rule);
        let fails = found.state == State::Fail;
        let mut args = self.about(team, found, setting);
        let fit = |fit: &Fit| shown_arg(self.texts, team.catalog.levels, *fit, 0);
        let p = |p: f64| ("p", Arg::Word(self.texts.probability(p)));
        let id = match &found.evidence {
            Evidence::RoleFit { fit: None, .. } => "review-role-fit-unknown",
            Evidence::RoleFit { fit: Some(_), bounds: (low, high), too_little: Some(coverage), .. } => {
                args.extend([
                    ("low", fit(low)),
                    ("high", fit(high)),
                    ("coverage", Arg::Word(self.texts.percent(*coverage))),
                ]);
                "review-role-fit-too-little"
            }
            Evidence::RoleFit { fit: Some(own), p: chance, .. } => {
                let own = self.fit_below(team, *own, setting.limit);
                args.extend([("fit", own), p(chance.unwrap_or(0.0))]);
                if fails { "review-role-fit" } else { "review-role-fit-open" }
            }
            Evidence::MustHave { broken, unrated, near, p: chance } => {
                args.push(p(*chance));
                if fails {
                    args.push(("what", self.missed(team, broken)));
                    "review-must-have"
                } else if !near.is_empty() || !broken.is_empty() {
                    let all: Vec<Missed> = broken.iter().chain(near).copied().collect();
                    args.push(("what", self.missed(team, &all)));
                    "review-must-have-open"
                } else {
                    args.push(("what", self.missed(team, unrated)));
                    "review-must-have-unrated"
                }
            }
            Evidence::Misplaced { fit: None, .. } => "review-misplaced-unknown",
            Evidence::Misplaced { p: None, .. } => "review-misplaced-alone",
            Evidence::Misplaced { fit: Some(own), better, p: Some(chance) } => {
                args.extend([("fit", fit(own)), p(*chance)]);
                match better {
                    Some((role, best)) => {
                        args.extend([("better", self.role(team, *role)), ("best-fit", fit(best))]);
                        if fails { "review-misplaced" } else { "review-misplaced-open" }
                    }
                    None => "review-misplaced-near",
                }
            }
            Evidence::Coverage { coverage: None } => "review-coverage-open",
            Evidence::Coverage { coverage: Some(coverage) } => {
                args.push(("coverage", Arg::Word(self.share_below(*coverage, setting.limit))));
                "review-coverage"
            }
            Evidence::Nothing => match (found.rule, found.subject.seller) {
                (Rule::Regression, None) => "review-regression-nothing",
                (Rule::Regression, Some(_)) => "review-regression-unknown",
                (Rule::Waste, _) => "review-waste-nothing",
                (Rule::KeyPerson, _) => "review-key-person-nothing",
                _ => "review-ratings-nothing",
            },
            Evidence::RatingsAge { days: None } => "review-ratings-age-no-date",
            Evidence::RatingsAge { days: Some(days) } => {
                args.push(("days", count(days.unsigned_abs() as usize)));
                if fails { "review-ratings-age" } else { "review-ratings-age-open" }
            }
            Evidence::Ratings { traits, unsaid } => {
                let (list, id) = match (found.rule, fails) {
                    (Rule::SelfOnly, true) => (traits, "review-self-only"),
                    (Rule::SelfOnly, false) => (unsaid, "review-self-only-open"),
                    (_, true) => (traits, "review-single-rater"),
                    (_, false) => (unsaid, "review-single-rater-open"),
                };
                args.extend([("traits", self.traits(team, list)), ("count", count(list.len()))]);
                id
            }
            Evidence::VacantSeats { seats, held, on_leave } => {
                let seats = *seats as usize;
                let empty = seats.saturating_sub(*held);
                args.extend([("seats", count(seats)), ("empty", count(empty)), ("leave", count(*on_leave))]);
                if fails { "review-vacant-seats" } else { "review-vacant-seats-open" }
            }
            Evidence::Cover { people, unrated, p: chance, .. } => {
                args.extend([("people", count(*people)), ("unrated", count(*unrated)), p(*chance)]);
                if fails {
                    "review-cover"
                } else if *unrated > 0 {
                    "review-cover-unrated"
                } else {
                    "review-cover-open"
                }
            }
            Evidence::KeyPerson { loss: None, .. } | Evidence::KeyPerson { p: None, .. } => {
                "review-key-person-unknown"
            }
            Evidence::KeyPerson { loss: Some(loss), p: Some(chance), next } => {
                let next = next.map(|at| team.sellers[at].name.clone());
                let next = next.map_or_else(
                    || self.texts.word("review-nobody"),
                    |name| self.texts.say("review-next", &[("name", Arg::name(name))]),
                );
                args.extend([
                    ("loss", Arg::Word(self.texts.number(Self::above(100.0 * loss, setting.limit), 0))),
                    ("next", Arg::Word(next)),
                    p(*chance),
                ]);
                if fails { "review-key-person" } else { "review-key-person-open" }
            }
            Evidence::Waste { form, waste, noise, unknown } => {
                let shown = self.texts.percent(Self::above(100.0 * waste, setting.limit) / 100.0);
                args.extend([
                    ("form", Arg::name(self.form(*form))),
                    ("waste", Arg::Meant(shown, Meaning::Alert)),
                    ("noise", Arg::Word(self.texts.percent(*noise))),
                    ("unknown", Arg::Word(self.texts.percent(*unknown))),
                ]);
                if fails {
                    "review-waste"
                } else if 100.0 * waste > setting.limit && *noise > 0.0 {
                    "review-waste-open"
                } else {
                    "review-waste-unknown"
                }
            }
            Evidence::Regression { before, after, .. } => {
                args.extend([("before", fit(before)), ("after", fit(after))]);
                if fails { "review-regression" } else { "review-regression-open" }
            }
        };
        (id, args)
    }

    /// Whom or what a finding is about, and the rule's number.
    fn about(&self, team: &TeamReview, found: &Found, setting: &Setting) -> Args<'static> {
        let subject = found.subject;
        let mut args = vec![("team", Arg::name(team.team.name.as_str()))];
        if let Some(at) = subject.seller {
            args.push(("seller", Arg::name(team.sellers[at].name.as_str())));
        }
        args.extend(subject.role.map(|role| ("role", self.role(team, role))));
        args.extend(
            subject.task.map(|task| ("task", Arg::name(team.catalog[task].name.get(self.texts.lang())))),
        );
        let limit = match found.rule {
            Rule::Coverage => self.texts.percent(setting.limit),
            Rule::Waste => self.texts.percent(setting.limit / 100.0),
            _ => self.texts.plain_number(setting.limit),
        };
        args.push(("limit", Arg::Word(limit)));
        args
    }

    fn role(&self, team: &TeamReview, role: RoleIx) -> Arg {
        Arg::name(team.catalog[role].name.get(self.texts.lang()))
    }

    /// A fit in points; where it is below a limit it is never shown as that limit.
    fn fit_below(&self, team: &TeamReview, fit: Fit, limit: f64) -> Arg {
        let levels = team.catalog.levels;
        let is_hidden = fit.points() < limit && levels.shown(fit, 0) >= limit;
        let shown = if is_hidden { libm::floor(fit.points()) } else { levels.shown(fit, 0) };
        Arg::Meant(self.texts.number(shown, 0), meaning(levels.of(fit)))
    }

    /// A number that is above a limit, never shown as that limit.
    fn above(value: f64, limit: f64) -> f64 {
        let rounded = libm::round(value);
        if value > limit && rounded <= limit { libm::ceil(value) } else { rounded }
    }

    /// A share that is below a limit, never shown as that limit.
    fn share_below(&self, share: f64, limit: f64) -> String {
        let rounded = libm::round(100.0 * share) / 100.0;
        self.texts.percent(if rounded >= limit { libm::floor(100.0 * share) / 100.0 } else { rounded })
    }

    fn traits(&self, team: &TeamReview, traits: &[TraitIx]) -> Arg {
        let names: Vec<String> =
            traits.iter().map(|of| team.catalog[*of].name.get(self.texts.lang()).to_owned()).collect();
        self.listed(&names)
    }

    fn listed(&self, names: &[String]) -> Arg {
        let more = names.len().saturating_sub(MAX_NAMED);
        Arg::Word(if more == 0 {
            self.texts.list(names)
        } else {
            self.texts.first(&names[..MAX_NAMED], ", ", more)
        })
    }

    /// Limits with the scores that break them, or may.
    fn missed(&self, team: &TeamReview, missed: &[Missed]) -> Arg {
        let lang = self.texts.lang();
        let told = |missed: &Missed| {
            let mut args = vec![
                ("trait", Arg::word(team.catalog[missed.trait_ix].name.get(lang))),
                ("task", Arg::word(team.catalog[missed.task].name.get(lang))),
                ("limit", Arg::Word(self.texts.plain_number(missed.limit))),
            ];
            let Some(score) = missed.score else {
                let id = if missed.is_above { "review-unrated-above" } else { "review-unrated-below" };
                return self.texts.say(id, &args);
            };
            args.push(("score", Arg::Word(self.texts.plain_number(libm::round(100.0 * score) / 100.0))));
            self.texts.say(if missed.is_above { "review-missed-above" } else { "review-missed-below" }, &args)
        };
        self.listed(&missed.iter().map(told).collect::<Vec<_>>())
    }

    fn form(&self, form: FormKind) -> String {
        match form {
            FormKind::Today => self.texts.word("form-today"),
            FormKind::Seats => self.texts.word("form-seats"),
            _ => self.texts.word("form-everyone"),
        }
    }
}

fn count(number: usize) -> Arg {
    Arg::Count(number)
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
