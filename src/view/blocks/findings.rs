//! What a review found: case by case, for the formats in which other programs show findings.

use std::cmp::Reverse;
use std::path::PathBuf;

use crate::domain::Place;
use crate::domain::policy::Outcome;
use crate::domain::problem::Severity;

/// Why a finding is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Whether a waiver accepts it; else it was known before.
    pub is_waived: bool,
    /// In words: who accepts it, why and until when.
    pub reason: String,
}

/// A rule as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    /// Its stable, kebab-case code.
    pub code: &'static str,
    /// What it asks, in one sentence.
    pub short: String,
    /// Its page of help, in plain words; lines end with `\n`.
    pub help: String,
    /// The severity of its findings where nothing else is said.
    pub severity: Severity,
}

/// One case: what one rule says of one subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The rule, by its place in [`Findings::rules`].
    pub rule: usize,
    /// How it came out.
    pub outcome: Outcome,
    /// How severe it is.
    pub severity: Severity,
    /// The team that it is about, told apart from others of its name.
    pub team: String,
    /// What it is called among the cases of its rule, in every run alike.
    pub name: String,
    /// Whom or what in the team it is about: a seller, a role, a task, or the team itself.
    pub subject: String,
    /// Where it stands; the line is 0 where it stands nowhere in the file.
    pub place: Place,
    /// The file from the top of its repository; for standard input, the file that stands in for it.
    pub path: PathBuf,
    /// What was found, in words.
    pub message: String,
    /// What would help.
    pub advice: Option<String>,
    /// The same for the same finding in every run in which people are shown alike, as hexadecimal digits.
    pub fingerprint: String,
    /// Why it is accepted, if it is.
    pub accepted: Option<Accepted>,
    /// Whether it is new against what was known before; `None` where nothing was compared.
    pub is_new: Option<bool>,
}

/// What a review found.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// The rules, in the order of their help.
    pub rules: Vec<RuleText>,
    /// Every case that was looked at, those that passed among them.
    pub cases: Vec<Case>,
    /// Whether the review passes.
    pub passes: bool,
    /// The day of the review, as `2026-11-25`.
    pub date: String,
    /// The review in one sentence.
    pub summary: String,
    /// The language of its words, as `en`.
    pub language: &'static str,
    /// Whether SARIF also has cases that are accepted or inconclusive.
    pub sarif_all: bool,
}

impl Findings {
    /// The rule that a case is of.
    pub fn rule(&self, case: &Case) -> Option<&RuleText> {
        self.rules.get(case.rule)
    }

    /// The stable code of the rule that a case is of.
    pub fn code(&self, case: &Case) -> &'static str {
        self.rule(case).map_or("", |rule| rule.code)
    }
}

/// Sorts cases by how much they matter, the worst first; those that matter alike keep their order.
pub fn sort_worst_first(cases: &mut [&Case]) {
    cases.sort_by_key(|case| {
        let is_open = case.outcome == Outcome::Inconclusive;
        (case.accepted.is_some(), Reverse(case.severity), is_open, case.is_new == Some(false))
    });
}

impl Case {
    /// The file and, unless the whole file is meant, the line from 1; `None` where it was read from standard input.
    pub fn position(&self) -> Option<(&str, Option<usize>)> {
        let file = &*self.place.file;
        let line = Some(self.place.line).filter(|line| *line > 0);
        (!file.is_empty() && file != "-").then_some((file, line))
    }
}
