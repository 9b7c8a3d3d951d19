//! What to do about it: the roles of the best set, the first steps towards it, and what the work itself shows.

use super::columns;
use crate::result::{BreakEven, DesignedRole, Label, MoveSet, Organize, RoleMove, TaskList};
use crate::view::blocks::{Block, Line, Meaning};
use crate::view::texts::{Arg, Texts};

/// How many people are named in one list; more are counted.
const MAX_NAMED: usize = 8;

/// Changes of role that gain less than this share of today's net are not worth a word.
const LEAST_GAIN: f64 = 0.01;

/// A gain that is less than this share would be told as none.
const LEAST_SAID: f64 = 0.005;

/// Hours that are short or over by less than this are not worth a word.
const WORTH_SAYING: f64 = 1.0;

/// What is said besides the verdict.
pub struct Advice<'a> {
    result: &'a Organize,
    texts: &'a Texts,
}

impl<'a> Advice<'a> {
    pub fn new(result: &'a Organize, texts: &'a Texts) -> Self {
        Advice { result, texts }
    }

    /// Names in a row: "a, b and c".
    fn names<'l>(&self, labels: impl IntoIterator<Item = &'l Label>) -> String {
        let names: Vec<String> = labels.into_iter().map(|label| label.name().to_owned()).collect();
        self.texts.list(&names)
    }

    /// The roles of the recommended set, or of the one asked for, and who staffs them.
    pub fn design(&self) -> Vec<Block> {
        let result = self.result;
        let is_asked_for = result.asked_roles.is_some();
        if result.design.is_empty() || !(result.is_design_recommended || result.as_rated || is_asked_for) {
            return Vec::new();
        }
        let id = if result.is_design_recommended { "organize-design-recommended" } else { "organize-design" };
        let count = ("count", Arg::Count(result.design.len()));
        let mut blocks = vec![
            Block::Heading(2, self.texts.line(id, &[count])),
            Block::Table(columns::roles(&result.design, self.texts).table::<&DesignedRole>(&result.design)),
        ];
        blocks.extend(self.staffing().map(Block::Legend));
        if result.design.iter().any(|role| role.people.iter().any(|of| of.is_pinned)) {
            blocks.push(Block::Paragraph(self.texts.line("organize-pins-design", &[])));
        }
        blocks
    }

    /// What the staffing keeps to, and what that costs.
    fn staffing(&self) -> Option<Line> {
        let staffing = self.result.staffing;
        if self.result.as_rated {
            return None;
        }
        let args = [
            ("most", Arg::Count(staffing.most_roles)),
            ("least", Arg::Percent(staffing.least_posting_share)),
            ("cost", Arg::PercentTo(staffing.cost_share.unwrap_or_default(), 1)),
        ];
        let id = match staffing.cost_share {
            Some(_) if staffing.proven => "organize-staffing",
            Some(_) => "organize-staffing-at-most",
            None => "organize-staffing-free",
        };
        Some(self.texts.line(id, &args))
    }

    /// Which set of roles bears the longest hand-offs.
    pub fn break_even(&self) -> Option<Line> {
        let (best, longest) = (self.result.best_break_even.as_ref()?, self.result.break_even.as_ref()?);
        let id = match (best.minutes, longest.minutes) {
            (_, None) => "organize-break-even-always",
            (Some(_), Some(_)) if best.sets != longest.sets => "organize-break-even",
            _ => return None,
        };
        let args = [
            ("longest", Arg::Number(longest.minutes.unwrap_or_default(), 0)),
            ("sets", Arg::Word(self.sets(longest))),
            ("roles", Arg::Count(longest.sets.len())),
        ];
        Some(self.texts.line(id, &args))
    }

    fn sets(&self, of: &BreakEven) -> String {
        let mut sets = Vec::with_capacity(of.sets.len());
        for TaskList(tasks) in &of.sets {
            sets.push(self.names(tasks));
        }
        sets.join("; ")
    }

    /// What to begin with: one task, one or two people.
    pub fn first_steps(&self) -> Vec<Block> {
        let mut lines: Vec<Line> = self.taken_away().into_iter().collect();
        if let Some(changes) = &self.result.changes {
            let today = changes.today_net_effective_hours;
            let gains = |moves: &&MoveSet| moves.net_effective_hours > today * (1.0 + LEAST_GAIN);
            let (one, two) = (changes.one.as_ref().filter(gains), changes.two.as_ref().filter(gains));
            if one.or(two).is_none() {
                lines.push(self.texts.line("organize-no-change", &[]));
            }
            lines.extend(one.map(|one| self.step("organize-one-change", one, today)));
            lines.extend(two.map(|two| self.step("organize-two-changes", two, today)));
            if let Some(most) = changes.most.as_ref().filter(|most| most.people.len() > 2 && gains(most)) {
                let count = ("count", Arg::Count(most.people.len()));
                let share = ("share", Arg::Percent(most.gain_share));
                lines.push(self.texts.line("organize-most-changes", &[count, share]));
            }
        }
        if lines.is_empty() {
            return Vec::new();
        }
        let mut blocks =
            vec![Block::Heading(2, self.texts.line("organize-first-steps", &[])), Block::List(lines)];
        if self.result.is_design_recommended && self.result.changes.is_some() {
            blocks.push(Block::Legend(self.texts.line("organize-steps", &[])));
        }
        blocks
    }

    fn taken_away(&self) -> Option<Line> {
        let taken = self.result.take_away.as_ref()?;
        // Nobody can be relieved of anything by nobody.
        let gain = taken.relative_gain.filter(|_| self.result.at_work > 1)?;
        if gain < LEAST_SAID {
            return Some(self.texts.line("organize-take-nothing-away", &[]));
        }
        let args = [
            ("task", Arg::Named(taken.task.clone())),
            ("gain", Arg::Meant(self.texts.percent(gain), Meaning::Strong)),
        ];
        Some(self.texts.line("organize-take-away", &args))
    }

    /// Some changes of role together, and what they gain over today's net.
    fn step(&self, id: &str, step: &MoveSet, today: f64) -> Line {
        let people: Vec<String> = step.people.iter().map(|change| self.change(change)).collect();
        let args = [
            ("people", Arg::name(people.join("; "))),
            ("hours", Arg::Number(step.net_effective_hours - today, 0)),
            ("share", Arg::Percent(step.gain_share)),
        ];
        self.texts.line(id, &args)
    }

    fn change(&self, change: &RoleMove) -> String {
        let from = match &change.from {
            Some(role) => Arg::Label(role.clone()),
            None => Arg::Message("organize-by-demand"),
        };
        let args = [
            ("name", Arg::word(change.name.as_str())),
            ("from", from),
            ("to", Arg::Label(change.to.clone())),
        ];
        self.texts.say("organize-change", &args)
    }

    /// What the work itself shows: nobody good at a task, hours short and over, what is left out or not known.
    pub fn about_the_work(&self) -> Vec<Block> {
        let mut lines = Vec::new();
        lines.extend(self.nobody_adequate());
        lines.extend(self.balance());
        lines.extend(self.hours_today());
        lines.extend(self.left_out());
        lines.extend(self.unknown());
        lines.extend(self.barely_rated());
        lines.extend(self.on_leave());
        if lines.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(2, self.texts.line("organize-work", &[])), Block::List(lines)]
    }

    fn nobody_adequate(&self) -> Option<Line> {
        let tasks = self.result.tasks.iter();
        let weak = tasks.filter(|task| task.adequate_or_better == 0 && task.best_fit.is_some());
        let names = self.names(weak.map(|task| &task.task));
        let tasks = ("tasks", Arg::Meant(names.clone(), Meaning::Alert));
        (!names.is_empty()).then(|| self.texts.line("organize-nobody-adequate", &[tasks]))
    }

    /// More hours than work, or more work than hours.
    fn balance(&self) -> Option<Line> {
        let over = self.result.available_hours - self.result.demanded_hours;
        if over.abs() < 0.05 {
            return None;
        }
        let args = [
            ("available", Arg::PlainNumber(self.result.available_hours)),
            ("demanded", Arg::PlainNumber(self.result.demanded_hours)),
            ("hours", Arg::Number(over.abs(), 1)),
        ];
        Some(self.texts.line(if over > 0.0 { "organize-idle" } else { "organize-too-much-work" }, &args))
    }

    /// Which tasks get fewer or more hours today than they take.
    fn hours_today(&self) -> Option<Line> {
        let (mut short, mut over) = (Vec::new(), Vec::new());
        for task in &self.result.tasks {
            let Some(today) = task.today else { continue };
            short.extend(self.task_hours(&task.task, today.short_hours));
            over.extend(self.task_hours(&task.task, today.over_hours));
        }
        let mut parts = Vec::new();
        for (id, tasks) in [("organize-short", short), ("organize-over", over)] {
            if !tasks.is_empty() {
                parts.push(self.texts.say(id, &[("tasks", Arg::Word(tasks.join(", ")))]));
            }
        }
        (!parts.is_empty()).then(|| Line::plain(parts.join(" ")))
    }

    fn task_hours(&self, task: &Label, hours: f64) -> Option<String> {
        let args = [("task", Arg::Label(task.clone())), ("hours", Arg::Number(hours, 0))];
        (hours >= WORTH_SAYING).then(|| self.texts.say("organize-task-hours", &args))
    }

    fn left_out(&self) -> Option<Line> {
        let tasks = &self.result.left_out.tasks;
        let args = [("tasks", Arg::name(self.names(tasks)))];
        (!tasks.is_empty()).then(|| self.texts.line("organize-left-out", &args))
    }

    fn unknown(&self) -> Option<Line> {
        let unrated = self.result.tasks.iter().filter(|task| task.unknown > 0);
        let args = [
            ("share", Arg::Percent(self.result.unknown_share)),
            ("tasks", Arg::Word(self.names(unrated.map(|task| &task.task)))),
        ];
        (self.result.unknown_share > 0.0).then(|| self.texts.line("organize-unknown", &args))
    }

    fn barely_rated(&self) -> Option<Line> {
        let barely = self.result.tasks.iter().filter(|task| task.barely_rated > 0);
        let names = self.names(barely.map(|task| &task.task));
        if names.is_empty() {
            return None;
        }
        let args = [
            ("tasks", Arg::Meant(names, Meaning::Alert)),
            ("least", Arg::Percent(self.result.least_coverage)),
        ];
        Some(self.texts.line("organize-barely-rated", &args))
    }

    fn on_leave(&self) -> Option<Line> {
        let away = &self.result.left_out.sellers;
        let shown: Vec<String> = away.iter().take(MAX_NAMED).map(|of| of.name.clone()).collect();
        let mut names = self.texts.list(&shown);
        if away.len() > shown.len() {
            let more = ("count", Arg::Count(away.len() - shown.len()));
            names.push_str(&self.texts.say("and-more", &[more]));
        }
        (!away.is_empty()).then(|| self.texts.line("organize-on-leave", &[("names", Arg::Word(names))]))
    }
}
