//! The figures of the forms of organisation, the verdict, and recommendations.

use super::naming::NamedRole;
use super::staffing::TaskSet;
use crate::domain::TaskIx;
use crate::engine::fixed_point::count;

/// A kind of organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// Everybody in the current role.
    Today,
    /// The same, with everybody's hours following demand among the tasks of her role.
    TodayByDemand,
    /// Everyone does everything.
    Everyone,
    /// The catalog's roles, at the team's seats.
    Seats,
    /// The best set of a number of roles.
    Designed,
    /// Free specialisation, task by task, without any cost of hand-offs: an upper bound.
    Free,
}

impl FormKind {
    /// The kind's word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            FormKind::Today => "today",
            FormKind::TodayByDemand => "today-by-demand",
            FormKind::Everyone => "everyone",
            FormKind::Seats => "seats",
            FormKind::Designed => "designed",
            FormKind::Free => "free",
        }
    }
}

/// The figures of a form of organisation; hours are a week's.
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
    /// The share of its net by which another of its kind might be better: 0 after a complete search.
    pub gap: f64,
}

/// Returns the place of the first form of a kind, if there is one.
pub(super) fn place_of(forms: &[Form], kind: FormKind) -> Option<usize> {
    forms.iter().position(|form| form.kind == kind)
}

/// Returns the first form of a kind, if there is one.
pub(super) fn form_of(forms: &[Form], kind: FormKind) -> Option<&Form> {
    place_of(forms, kind).map(|at| &forms[at])
}

/// Whether everyone should do everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Yes: it is close enough to the best form.
    Yes,
    /// No.
    No,
    /// Open: too much is unknown.
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

/// A verdict with its figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assessment {
    /// The verdict.
    pub verdict: Verdict,
    /// The waste of everyone doing everything, as a share of the best form's net, 0 to 1.
    pub waste: f64,
    /// The share of hours that rest on unknown fits, with everyone or in the best form, whichever is more.
    pub unknown: f64,
    /// The probability, 0 to 1, that it wastes more than is material.
    pub p_material: f64,
}

/// The break-even of a set of roles: the cost of hand-offs at which everyone doing everything is as good.
#[derive(Clone, Debug)]
pub struct BreakEven {
    /// Minutes per hand-off; `None` for a set without hand-offs.
    pub minutes: Option<f64>,
    /// The set.
    pub sets: Vec<TaskSet>,
}

/// A designed role and the people in it.
#[derive(Clone, Debug)]
pub struct Staffed {
    /// Its name and tasks.
    pub named: NamedRole,
    /// The hours of the work in it.
    pub hours: f64,
    /// The people in it by place among all workers, each with hours and yield; the most hours first.
    pub people: Vec<(usize, f64, f64)>,
}

/// The hours of one task where people follow roles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TaskHours {
    /// The hours it gets.
    pub hours: f64,
    /// The hours it lacks.
    pub short: f64,
    /// The hours beyond its demand.
    pub over: f64,
}

/// A task of the work.
#[derive(Clone, Debug)]
pub struct TaskReport {
    /// The task.
    pub task: TaskIx,
    /// The hours it takes, scaled to the work.
    pub hours: f64,
    /// The number of people at work who are known to be adequate or better.
    pub adequate_or_better: usize,
    /// The highest known fit, 0 to 1.
    pub best_fit: Option<f64>,
    /// The number of people at work who are not rated in it.
    pub unknown: usize,
    /// The number who are rated, but too little for a best role.
    pub barely_rated: usize,
    /// Its hours in the current roles, where anybody has one.
    pub today: Option<TaskHours>,
    /// Its hours at the team's seats.
    pub seats: Option<TaskHours>,
}

/// The task that gains most by being taken away from everyone.
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
    /// The number of roles of the set that everyone doing everything is compared with.
    pub roles: usize,
    /// The waste in each draw, 0 to 1, the smallest first.
    pub wastes: Vec<f64>,
}

impl Noise {
    /// Returns the waste that noise alone exceeds in one draw of ten; 1 where too few draws ended within their limit, since then
    /// no waste is known to be more than noise.
    pub fn p90(&self) -> f64 {
        let rank = (self.wastes.len() * 9).div_ceil(10).saturating_sub(1);
        self.wastes.get(rank).copied().unwrap_or(1.0)
    }

    /// Returns the mean waste of noise alone.
    pub fn mean(&self) -> f64 {
        self.wastes.iter().sum::<f64>() / count(self.wastes.len().max(1))
    }

    /// Returns the number of draws.
    pub fn draws(&self) -> usize {
        self.wastes.len()
    }
}
