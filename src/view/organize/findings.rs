//! What to do about it: the roles of the best set, the first steps towards it, and what the work itself shows.

use super::super::texts::{Arg, Texts};
use super::OrganizeReport;
use crate::domain::{RoleIx, TaskIx};
use crate::engine::{BreakEven, Demanded, MoveSet, RoleMove, Staffed, TaskReport, TaskSet};
use crate::view::blocks::{Block, Line, Meaning};

/// So many people are named beside one role; more are counted.
const MAX_NAMED: usize = 8;

/// Hours that are short or over by less than this are not worth a word.
const WORTH_SAYING: f64 = 1.0;

/// What was found beside the verdict.
pub struct Findings<'a> {
    report: &'a OrganizeReport,
    texts: &'a Texts,
}

impl<'a> Findings<'a> {
    pub fn new(report: &'a OrganizeReport) -> Self {
        Findings { report, texts: &report.texts }
    }

    fn tasks(&self, tasks: &[TaskIx]) -> String {
        self.texts.list(&tasks.iter().map(|task| self.report.task_name(*task).to_owned()).collect::<Vec<_>>())
    }

    fn hours(&self, hours: f64) -> Arg {
        Arg::Word(self.texts.number(hours, 0))
    }

    /// The roles of the best set of several, and who staffs them.
    pub fn design(&self) -> Vec<Block> {
        let found = &self.report.found;
        if found.design.is_empty() {
            return Vec::new();
        }
        let count = ("count", Arg::Count(found.design.len()));
        vec![
            Block::Heading(2, self.texts.line("organize-design", &[count])),
            Block::List(found.design.iter().map(|staffed| self.staffed(staffed)).collect()),
        ]
    }

    fn staffed(&self, staffed: &Staffed) -> Line {
        let named = &staffed.named;
        let name = match (named.role, named.tasks.as_slice()) {
            (Some(role), _) => self.report.role_name(role).to_owned(),
            (None, [first, ..]) => self.report.task_name(*first).to_owned(),
            (None, []) => String::new(),
        };
        let person = |&(at, hours, fit): &(usize, f64, f64)| {
            self.texts.say(
                "organize-person",
                &[
                    ("name", Arg::word(self.report.workers[at].candidate.name.as_str())),
                    ("hours", self.hours(hours)),
                    ("fit", Arg::Word(self.texts.number((100.0 * fit).floor(), 0))),
                ],
            )
        };
        let first: Vec<String> = staffed.people.iter().take(MAX_NAMED).map(person).collect();
        let people = self.texts.first(&first, ", ", staffed.people.len() - first.len());
        let mut line = self.texts.line(
            "organize-role",
            &[
                ("role", Arg::name(name)),
                ("hours", self.hours(staffed.hours)),
                ("tasks", Arg::Word(self.tasks(&named.tasks))),
            ],
        );
        let mut add = |part: Line| {
            line.0.extend(Line::plain(" ").0);
            line.0.extend(part.0);
        };
        if !named.missing.is_empty() || !named.added.is_empty() {
            let id = match (named.added.is_empty(), named.missing.is_empty()) {
                (true, _) => "organize-role-without",
                (_, true) => "organize-role-with",
                _ => "organize-role-differs",
            };
            let added = ("added", Arg::Word(self.tasks(&named.added)));
            add(self.texts.line(id, &[added, ("missing", Arg::Word(self.tasks(&named.missing)))]));
        }
        add(self.texts.line("organize-role-people", &[("people", Arg::Word(people))]));
        line
    }

    fn sets(&self, sets: &[TaskSet]) -> String {
        sets.iter().map(|&set| self.tasks(&self.report.tasks_of(set))).collect::<Vec<_>>().join("; ")
    }

    /// Up to how dear a hand-off which set of roles stays right.
    pub fn break_even(&self) -> Option<Line> {
        let (best, longest) =
            (self.report.found.best_break_even.as_ref()?, self.report.found.break_even.as_ref()?);
        let minutes = |of: &BreakEven| {
            Arg::Word(of.minutes.map(|minutes| self.texts.number(minutes, 0)).unwrap_or_default())
        };
        let id = match (best.minutes, longest.minutes) {
            (_, None) => "organize-break-even-always",
            (Some(_), Some(_)) if best.sets != longest.sets => "organize-break-even",
            _ => return None,
        };
        let args = [
            ("longest", minutes(longest)),
            ("sets", Arg::Word(self.sets(&longest.sets))),
            ("roles", Arg::Count(longest.sets.len())),
        ];
        Some(self.texts.line(id, &args))
    }

    /// What to begin with: one task, one or two people.
    pub fn first_steps(&self) -> Vec<Block> {
        let mut lines: Vec<Line> = self.taken_away().into_iter().collect();
        if let Some(changes) = &self.report.found.changes {
            lines.push(match &changes.one {
                None => self.texts.line("organize-no-change", &[]),
                Some(one) => self.step("organize-one-change", one),
            });
            lines.extend(changes.two.as_ref().map(|two| self.step("organize-two-changes", two)));
            let most = changes.most.as_ref().filter(|most| most.changes.len() > 2);
            lines.extend(most.map(|most| {
                let people = ("count", Arg::Count(most.changes.len()));
                let share = ("share", Arg::Word(self.texts.percent(most.share)));
                self.texts.line("organize-most-changes", &[people, share])
            }));
        }
        if lines.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(2, self.texts.line("organize-first-steps", &[])), Block::List(lines)]
    }

    fn taken_away(&self) -> Option<Line> {
        let taken = self.report.found.taken_away.as_ref()?;
        let gain = taken.gain?;
        if gain <= 0.0 {
            return Some(self.texts.line("organize-take-nothing-away", &[]));
        }
        let task = Arg::name(self.report.task_name(taken.task));
        let gain = Arg::Meant(self.texts.percent(gain), Meaning::Strong);
        Some(self.texts.line("organize-take-away", &[("task", task), ("gain", gain)]))
    }

    fn step(&self, id: &str, step: &MoveSet) -> Line {
        let role = |role: Option<RoleIx>| {
            role.map_or_else(
                || self.texts.word("organize-by-demand"),
                |role| self.report.role_name(role).to_owned(),
            )
        };
        let change = |change: &RoleMove| {
            self.texts.say(
                "organize-change",
                &[
                    ("name", Arg::word(self.report.workers[change.worker].candidate.name.as_str())),
                    ("from", Arg::Word(role(change.from))),
                    ("to", Arg::Word(role(Some(change.to)))),
                ],
            )
        };
        let people: Vec<String> = step.changes.iter().map(change).collect();
        let today = self.report.found.changes.as_ref().map_or(0.0, |changes| changes.today);
        self.texts.line(
            id,
            &[
                ("people", Arg::name(people.join("; "))),
                ("hours", self.hours(step.net - today)),
                ("share", Arg::Word(self.texts.percent(step.share))),
            ],
        )
    }

    /// What the work itself shows: nobody good at a task, hours short and over, what is left out or not known.
    pub fn about_the_work(&self) -> Vec<Block> {
        let found = &self.report.found;
        let mut lines = Vec::new();
        let weak: Vec<TaskIx> = found
            .tasks
            .iter()
            .filter(|task| task.adequate_or_better == 0 && task.best_fit.is_some())
            .map(|task| task.task)
            .collect();
        if !weak.is_empty() {
            let tasks = Arg::Meant(self.tasks(&weak), Meaning::Alert);
            lines.push(self.texts.line("organize-nobody-adequate", &[("tasks", tasks)]));
        }
        lines.extend(self.guessed());
        lines.extend(self.balance());
        lines.extend(self.hours_today());
        if !found.work.unrated.is_empty() {
            let tasks = ("tasks", Arg::name(self.tasks(&found.work.unrated)));
            lines.push(self.texts.line("organize-left-out", &[tasks]));
        }
        if found.judged.unknown > 0.0 {
            let unrated = |task: &&TaskReport| task.unknown > 0;
            let tasks: Vec<TaskIx> = found.tasks.iter().filter(unrated).map(|task| task.task).collect();
            let share = Arg::Word(self.texts.percent(found.judged.unknown));
            let tasks = Arg::Word(self.tasks(&tasks));
            lines.push(self.texts.line("organize-unknown", &[("share", share), ("tasks", tasks)]));
        }
        let barely: Vec<TaskIx> =
            found.tasks.iter().filter(|task| task.barely_rated > 0).map(|task| task.task).collect();
        if !barely.is_empty() {
            let least = Arg::Word(self.texts.percent(self.report.catalog.defaults.min_coverage));
            let tasks = Arg::Meant(self.tasks(&barely), Meaning::Alert);
            lines.push(self.texts.line("organize-barely-rated", &[("tasks", tasks), ("least", least)]));
        }
        let away = self.report.workers.iter().filter(|worker| worker.hours <= 0.0);
        let away: Vec<String> = away.map(|worker| worker.candidate.name.clone()).collect();
        if !away.is_empty() {
            let shown: Vec<String> = away.iter().take(MAX_NAMED).cloned().collect();
            let mut names = self.texts.list(&shown);
            if away.len() > shown.len() {
                let more = Arg::Count(away.len() - shown.len());
                names.push_str(&self.texts.say("and-more", &[("count", more)]));
            }
            lines.push(self.texts.line("organize-on-leave", &[("names", Arg::Word(names))]));
        }
        if lines.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(2, self.texts.line("organize-work", &[])), Block::List(lines)]
    }

    /// What was not said and has been worked out.
    fn guessed(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        match self.report.found.work.demanded_by {
            Demanded::Team => {}
            Demanded::Seats => lines.push(self.texts.line("organize-demand-of-seats", &[])),
            Demanded::Today => lines.push(self.texts.line("organize-demand-of-today", &[])),
        }
        let pinned = self.report.workers.iter().any(|worker| worker.candidate.pinned && worker.hours > 0.0);
        if pinned && !self.report.found.design.is_empty() {
            lines.push(self.texts.line("organize-pins", &[]));
        }
        lines
    }

    /// More hours than work, or more work than hours.
    fn balance(&self) -> Option<Line> {
        let work = &self.report.found.work;
        let over = work.available - work.demanded;
        if over.abs() < 0.05 {
            return None;
        }
        let args = [
            ("available", Arg::Word(self.texts.plain_number(work.available))),
            ("demanded", Arg::Word(self.texts.plain_number(work.demanded))),
            ("hours", Arg::Word(self.texts.number(over.abs(), 1))),
        ];
        Some(self.texts.line(if over > 0.0 { "organize-idle" } else { "organize-too-much-work" }, &args))
    }

    /// Which tasks get fewer or more hours today than they take.
    fn hours_today(&self) -> Option<Line> {
        let told = |id: &str, of: &dyn Fn(&TaskReport) -> f64| {
            let told = self.report.found.tasks.iter().filter(|task| of(task) >= WORTH_SAYING).map(|task| {
                let name = Arg::word(self.report.task_name(task.task));
                self.texts.say("organize-task-hours", &[("task", name), ("hours", self.hours(of(task)))])
            });
            let told: Vec<String> = told.collect();
            (!told.is_empty()).then(|| self.texts.say(id, &[("tasks", Arg::Word(told.join(", ")))]))
        };
        let short = told("organize-short", &|task| task.today.map_or(0.0, |today| today.short));
        let over = told("organize-over", &|task| task.today.map_or(0.0, |today| today.over));
        let parts: Vec<String> = short.into_iter().chain(over).collect();
        (!parts.is_empty()).then(|| Line::plain(parts.join(" ")))
    }
}
