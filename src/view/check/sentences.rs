//! The sentences of a review: whether it passes, and of each finding what was found, as a question, and what would help.

use indexmap::IndexMap;

use super::displayed;
use crate::domain::policy::Unit;
use crate::domain::{Fit, Levels};
use crate::result::{
    Check, CheckedTeam, FindingRecord, Group, Label, Message, UnreviewedFolder, Value, Waived, WaiverRecord,
    WaiverState,
};
use crate::view::blocks::{Line, Meaning};
use crate::view::rule_page::level_word;
use crate::view::shell::quoted;
use crate::view::texts::{Arg, Texts};

/// The most things named in a sentence; more are counted.
const MAX_NAMED: usize = 6;

type Args = Vec<(&'static str, Arg)>;

/// The words of one review.
pub struct Sentences<'a> {
    check: &'a Check,
    texts: &'a Texts,
}

impl<'a> Sentences<'a> {
    pub fn new(check: &'a Check, texts: &'a Texts) -> Self {
        Sentences { check, texts }
    }

    pub fn heading(&self) -> Line {
        let team = match self.check.teams.as_slice() {
            [one] => Arg::name(one.header.team.as_str()),
            several => Arg::Word(self.texts.say("review-teams", &[("count", Arg::Count(several.len()))])),
        };
        let args = [
            ("team", team),
            ("policy", Arg::word(self.check.policy.as_str())),
            ("date", Arg::Date(Some(self.check.review_date))),
            ("sellers", Arg::Count(self.check.teams.iter().map(|team| team.seller_count).sum())),
        ];
        self.texts.line("review-heading", &args)
    }

    /// Whether the review passes, in one sentence.
    pub fn answer(&self) -> Line {
        let verdict = self.check.verdict;
        let (denied, expired) = (verdict.denied_count, verdict.expired_waiver_count);
        let unreviewed = ("unreviewed", Arg::Count(verdict.unreviewed_count));
        let id = match (verdict.passes, denied, expired) {
            (true, ..) => "review-passes",
            (false, 0, 0) => return self.texts.line("review-fails-unreviewed", &[unreviewed]),
            (false, _, 0) => "review-fails",
            (false, 0, _) => "review-fails-expired",
            _ => "review-fails-both",
        };
        let line = self.texts.line(id, &[("denied", Arg::Count(denied)), ("expired", Arg::Count(expired))]);
        let unread = (verdict.unreviewed_count > 0).then(|| self.texts.line("review-unread", &[unreviewed]));
        Line::joined(std::iter::once(line).chain(unread))
    }

    /// What was not read in a folder.
    pub fn unreviewed(&self, folder: &UnreviewedFolder) -> String {
        let more = folder.count - folder.files.len();
        let args = [
            ("count", Arg::Count(folder.count)),
            ("folder", Arg::word(folder.folder.as_str())),
            ("files", Arg::Word(self.texts.first(&folder.files, ", ", more))),
        ];
        self.texts.say("review-unreviewed", &args)
    }

    /// What would help where something was not read.
    pub fn unreviewed_advice(&self) -> String {
        self.texts.word("review-unreviewed.advice")
    }

    /// What else there is to look at; `None` where there is nothing.
    pub fn in_numbers(&self) -> Option<Line> {
        let verdict = self.check.verdict;
        let parts = [
            ("review-count-warned", verdict.warned_count),
            ("review-count-inconclusive", verdict.inconclusive_count),
            ("review-count-waived", verdict.waived_count),
            ("review-count-known", verdict.known_count),
            ("review-count-unused", verdict.unused_waiver_count),
        ];
        let mut words = Vec::new();
        for (id, count) in parts.into_iter().filter(|(_, count)| *count > 0) {
            words.push(self.texts.say(id, &[("count", Arg::Count(count))]));
        }
        let args = [("parts", Arg::Word(self.texts.list(&words)))];
        (!words.is_empty()).then(|| self.texts.line("review-counts", &args))
    }

    /// What is accepted since the baseline has it, by rule; `None` where nothing is.
    pub fn known(&self) -> Option<Line> {
        let mut by_rule: IndexMap<&str, usize> = IndexMap::new();
        for finding in self.check.findings.iter().filter(|finding| finding.group() == Group::Known) {
            *by_rule.entry(finding.rule).or_default() += 1;
        }
        let rules: Vec<String> = by_rule.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
        let args =
            [("count", Arg::Count(by_rule.values().sum())), ("rules", Arg::Word(self.texts.list(&rules)))];
        (!rules.is_empty()).then(|| self.texts.line("review-known", &args))
    }

    /// One finding: its rule and its place, and beneath that what was found and what would help, or who has waived it.
    pub fn entry(&self, finding: &FindingRecord) -> (Line, Vec<Line>) {
        let meaning = if finding.denies { Meaning::Alert } else { Meaning::Plain };
        let args = [
            ("level", Arg::Meant(level_word(self.texts, finding.level), meaning)),
            ("rule", Arg::name(finding.rule)),
            ("place", Arg::Meant(displayed(&finding.place), Meaning::Quiet)),
        ];
        let title = if finding.is_new() { "review-finding-new" } else { "review-finding" };
        let last = match &finding.waived {
            Some(waived) => self.waived(waived),
            None => self.advice(finding),
        };
        (self.texts.line(title, &args), vec![self.message(finding), Line::of(last, Meaning::Quiet)])
    }

    /// What was found.
    pub fn message(&self, finding: &FindingRecord) -> Line {
        // Only a pass has no message, and passes are not reported.
        let Some(message) = &finding.finding.message else { return Line::default() };
        let mut args = self.about(finding);
        args.extend(self.args(self.team(finding), message));
        self.texts.line(message.id, &args)
    }

    /// What would help: the ratings that would tell most, else the message's own advice.
    pub fn advice(&self, finding: &FindingRecord) -> String {
        let (team, found) = (self.team(finding), &finding.finding);
        if !finding.ask.is_empty() {
            return self.texts.say("review-ask", &[("traits", self.labels(&finding.ask))]);
        }
        if !found.ask_about.is_empty() {
            let names: Vec<String> = found.ask_about.iter().map(|at| team.names[*at].clone()).collect();
            return self.texts.say("review-whose", &[("names", self.listed(&names))]);
        }
        let seller = finding.seller.as_deref().map(quoted).unwrap_or_default();
        let role = finding.role.as_ref().map(|role| role.id().to_owned()).unwrap_or_default();
        let args = [
            ("file", Arg::Word(quoted(&team.file))),
            ("id", Arg::Word(seller)),
            ("role-id", Arg::Word(role)),
            ("seats", Arg::Word(seats(team))),
            ("compared", Arg::Word(self.compared(team))),
        ];
        let id = found.message.as_ref().map(|message| message.id).unwrap_or_default();
        self.texts.say(&format!("{id}.advice"), &args)
    }

    /// What `diff` takes to compare a team with the earlier time; empty where it was not compared.
    fn compared(&self, team: &CheckedTeam) -> String {
        let now = quoted(&team.file);
        match (&self.check.revision, &team.earlier_file) {
            (Some(revision), Some(_)) => format!("{now} --rev {}", quoted(revision)),
            (None, Some(earlier)) => format!("{} {now}", quoted(earlier)),
            (_, None) => String::new(),
        }
    }

    /// A waiver in one sentence: why, who, until when.
    pub fn waived(&self, waived: &Waived) -> String {
        let args = [
            ("reason", Arg::word(waived.reason.as_str())),
            ("owner", Arg::word(waived.owner.as_str())),
            ("until", Arg::Date(Some(waived.until))),
        ];
        self.texts.say("review-waiver", &args)
    }

    /// What is reported of a waiver that has expired or is not needed; `None` for the others.
    pub fn waiver_reported(&self, waiver: &WaiverRecord) -> Option<Line> {
        let id = match waiver.state {
            WaiverState::Expired => "review-waiver-expired",
            WaiverState::Unused => "review-waiver-unused",
            WaiverState::UnknownSeller => "review-waiver-stranger",
            WaiverState::Used(_) | WaiverState::Elsewhere => return None,
        };
        let args = [
            ("rule", Arg::name(waiver.rule)),
            ("of", Arg::Word(self.waived_ids(waiver))),
            ("place", Arg::Word(displayed(&waiver.place))),
            ("why", Arg::Word(self.waived(&waiver.waived()))),
        ];
        Some(self.texts.line(id, &args))
    }

    /// What a waiver is about, in ids.
    pub fn waived_ids(&self, waiver: &WaiverRecord) -> String {
        let ids = [&waiver.seller, &waiver.role, &waiver.task, &waiver.team];
        let ids: Vec<&str> = ids.into_iter().flatten().map(String::as_str).collect();
        if ids.is_empty() { self.texts.word("rule-key-all") } else { ids.join(", ") }
    }

    fn team(&self, finding: &FindingRecord) -> &'a CheckedTeam {
        &self.check.teams[finding.team_at]
    }

    /// The values that every message about a finding has: its subject, and the rule's limit.
    fn about(&self, finding: &FindingRecord) -> Args {
        let mut args = vec![("team", Arg::name(finding.team.as_str()))];
        args.extend(finding.name.as_ref().map(|name| ("seller", Arg::name(name.as_str()))));
        args.extend(finding.role.clone().map(|role| ("role", Arg::Named(role))));
        args.extend(finding.task.clone().map(|task| ("task", Arg::Named(task))));
        let rule = &self.check.rules[finding.finding.rule.0];
        args.extend(rule.limit.map(|limit| ("limit", limit_arg(limit.unit, limit.value))));
        args
    }

    fn args(&self, team: &CheckedTeam, message: &Message) -> Args {
        message.args.iter().map(|(name, value)| (*name, self.arg(team, value))).collect()
    }

    fn arg(&self, team: &CheckedTeam, value: &Value) -> Arg {
        match value {
            Value::Count(count) => Arg::Count(*count),
            Value::Number(number) => Arg::PlainNumber(*number),
            Value::Share(share) => Arg::Percent(*share),
            Value::Probability(p) => Arg::Probability(*p),
            Value::Fit(fit) => Arg::Fit(Some(*fit), team.levels),
            Value::FitBelow(fit, limit) => self.fit_below(*fit, *limit, team.levels),
            Value::ShareBelow(share, limit) => Arg::Percent(share_below(*share, *limit)),
            Value::PointsAbove(points, limit) => Arg::Number(above(*points, *limit), 0),
            Value::PercentAbove(percent, limit) => {
                Arg::Meant(self.texts.percent(above(*percent, *limit) / 100.0), Meaning::Alert)
            }
            Value::Role(role) => Arg::Named(team.labels[*role].clone()),
            Value::Task(task) => Arg::Named(team.labels[*task].clone()),
            Value::Trait(trait_ix) => Arg::Named(team.labels[*trait_ix].clone()),
            Value::Traits(traits) => self.labels(&team.labels.traits(traits)),
            Value::Seller(at) => Arg::name(team.names[*at].as_str()),
            Value::Term(id) => Arg::name(self.texts.word(id)),
            Value::Message(message) => Arg::Word(self.say(team, message)),
            Value::Messages(messages) => {
                self.listed(&messages.iter().map(|message| self.say(team, message)).collect::<Vec<_>>())
            }
        }
    }

    /// A message within another.
    fn say(&self, team: &CheckedTeam, message: &Message) -> String {
        self.texts.say(message.id, &self.args(team, message))
    }

    /// A fit in points; where it is below a limit it is never displayed as that limit.
    fn fit_below(&self, fit: Fit, limit: f64, levels: Levels) -> Arg {
        if fit.points() < limit && levels.shown(fit, 0) >= limit {
            return Arg::of_level(self.texts.number(libm::floor(fit.points()), 0), levels.of(fit));
        }
        Arg::Fit(Some(fit), levels)
    }

    fn labels(&self, labels: &[Label]) -> Arg {
        self.listed(&labels.iter().map(|label| label.name().to_owned()).collect::<Vec<_>>())
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

/// The option of `assign` that gives the seats of a team that names none; empty for one that does.
fn seats(team: &CheckedTeam) -> String {
    let mut seats: Vec<String> = Vec::new();
    for (role, count) in &team.implied_seats {
        seats.push(format!("{role}={count}"));
    }
    if seats.is_empty() { String::new() } else { format!(" --seats {}", seats.join(",")) }
}

fn limit_arg(unit: Unit, limit: f64) -> Arg {
    match unit {
        Unit::Share => Arg::Percent(limit),
        Unit::Percent => Arg::Percent(limit / 100.0),
        Unit::Points | Unit::Days | Unit::Count => Arg::PlainNumber(limit),
    }
}

/// A share that is below a limit, rounded to per cent but never to that limit.
fn share_below(share: f64, limit: f64) -> f64 {
    let rounded = libm::round(100.0 * share) / 100.0;
    if rounded >= limit { libm::floor(100.0 * share) / 100.0 } else { rounded }
}

/// A number rounded; where it is above a limit, never down to that limit.
fn above(value: f64, limit: f64) -> f64 {
    let rounded = libm::round(value);
    if value > limit && rounded <= limit { libm::ceil(value) } else { rounded }
}
