//! What is told of the forms of organisation: figures, verdicts, and what to do.

use super::naming::NamedRole;
use super::staffing::TaskSet;
use crate::domain::TaskIx;
use crate::engine::fixed_point::count;

/// A kind of organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// Everybody in today's role.
    Today,
    /// Everyone does everything.
    Everyone,
    /// The catalog's roles, at the team's seats.
    Seats,
    /// The best set of so many roles.
    Designed,
    /// Everybody does what the whole team gains most by, task by task: an upper bound that costs nothing to hand on.
    Free,
}

impl FormKind {
    /// The kind's word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            FormKind::Today => "today",
            FormKind::Everyone => "everyone",
            FormKind::Seats => "seats",
            FormKind::Designed => "designed",
            FormKind::Free => "free",
        }
    }
}

/// A form of organisation in figures; hours are a week's.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its kind.
    pub kind: FormKind,
    /// How many roles it has.
    pub roles: usize,
    /// The tasks of each role, as places in [`Work::tasks`](super::Work::tasks); empty where roles may share tasks.
    pub sets: Vec<TaskSet>,
    /// Effective hours before hand-offs.
    pub effective: f64,
    /// The dual bound on them, where they were optimised.
    pub bound: Option<f64>,
    /// What hand-offs cost; `None` for free specialisation.
    pub handoff_hours: Option<f64>,
    /// Effective hours that are left; `None` for free specialisation.
    pub net: Option<f64>,
    /// The share of the best form's net that is lost, 0 to 1.
    pub waste: Option<f64>,
    /// How many people have more than one role.
    pub people_with_several_roles: usize,
    /// Hours that rest on fits that are not known.
    pub unknown_hours: f64,
    /// By which share of its net another of its kind might be better: 0 where the search was complete.
    pub gap: f64,
}

/// Whether everyone should do everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It comes close enough to the best form.
    Yes,
    /// It does not.
    No,
    /// Too much of it rests on what is not known.
    Open,
}

impl Verdict {
    /// The verdict's word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Yes => "yes",
            Verdict::No => "no",
            Verdict::Open => "open",
        }
    }
}

/// A verdict with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assessment {
    /// The verdict.
    pub verdict: Verdict,
    /// What is lost where everyone does everything, as a share of the best form's net, 0 to 1.
    pub waste: f64,
    /// The share of hours that rest on unknown fits, with everyone or in the best form, whichever is more.
    pub unknown: f64,
}

/// How dear hand-offs may become before a set of roles is no better than everyone doing everything.
#[derive(Clone, Debug)]
pub struct BreakEven {
    /// Minutes per hand-off; `None` where the set needs none that costs anything.
    pub minutes: Option<f64>,
    /// The set.
    pub sets: Vec<TaskSet>,
}

/// One designed role and who works in it.
#[derive(Clone, Debug)]
pub struct Staffed {
    /// What it is called, and its tasks.
    pub named: NamedRole,
    /// The hours of the work in it.
    pub hours: f64,
    /// Who spends how many hours in it, by place among all workers, the most first; and what one of them is worth.
    pub people: Vec<(usize, f64, f64)>,
}

/// What one task gets where hours follow roles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TaskHours {
    /// The hours it gets.
    pub hours: f64,
    /// The hours it lacks.
    pub short: f64,
    /// The hours beyond what it takes.
    pub over: f64,
}

/// One of the tasks that are looked at.
#[derive(Clone, Debug)]
pub struct TaskReport {
    /// The task.
    pub task: TaskIx,
    /// The hours it takes, scaled to the work.
    pub hours: f64,
    /// How many at work are known to be adequate or better in it.
    pub adequate_or_better: usize,
    /// The highest known fit, 0 to 1.
    pub best_fit: Option<f64>,
    /// How many at work are not rated in it.
    pub unknown: usize,
    /// How many are rated, but in less than would do for anybody's best role.
    pub barely_rated: usize,
    /// What it gets today, where anybody has a role.
    pub today: Option<TaskHours>,
    /// What it gets at the team's seats.
    pub seats: Option<TaskHours>,
}

/// The task that is most worth taking away from everyone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TakenAway {
    /// The task.
    pub task: TaskIx,
    /// Effective hours left where one role has it, and one has all the others.
    pub net: f64,
    /// The net over that of everyone doing everything, less 1; `None` where that is 0.
    pub gain: Option<f64>,
}

/// The wastes that appear in teams of equals.
#[derive(Clone, Debug, PartialEq)]
pub struct Noise {
    /// How many roles the set had that everyone doing everything was held against.
    pub roles: usize,
    /// The waste in each draw, 0 to 1, the smallest first.
    pub wastes: Vec<f64>,
}

impl Noise {
    /// The waste that noise alone exceeds in one draw of ten; 1 where the time ran out before it could be told, since then
    /// no waste is known to be more than noise.
    pub fn p90(&self) -> f64 {
        let rank = (self.wastes.len() * 9).div_ceil(10).saturating_sub(1);
        self.wastes.get(rank).copied().unwrap_or(1.0)
    }

    /// What noise alone makes on average.
    pub fn mean(&self) -> f64 {
        self.wastes.iter().sum::<f64>() / count(self.wastes.len().max(1))
    }

    /// How many draws were made.
    pub fn draws(&self) -> usize {
        self.wastes.len()
    }
}
