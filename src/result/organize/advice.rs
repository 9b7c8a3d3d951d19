//! What to do about the division of work: roles and who staffs them, first changes, and what each task gets.

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine;
use crate::result::label::{Label, Labels};

/// One role of a set, and who works in it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DesignedRole {
    /// The catalog's role that is most like it; null for none.
    pub role: Option<Label>,
    /// The name of that role; null for none.
    pub name: Option<String>,
    /// Its tasks, the one with the most hours first.
    #[schemars(length(min = 1), extend("uniqueItems" = true))]
    pub tasks: Vec<Label>,
    /// Those of its tasks that the catalog's role does not have.
    #[schemars(extend("uniqueItems" = true))]
    pub added: Vec<Label>,
    /// The tasks that the catalog's role has and it does not.
    #[schemars(extend("uniqueItems" = true))]
    pub missing: Vec<Label>,
    /// The hours a week of the work in it.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub hours: f64,
    /// Who works in it, the most hours first.
    #[schemars(length(min = 1))]
    pub people: Vec<StaffedHours>,
}

/// A seller's hours in a role.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StaffedHours {
    /// Her id.
    pub seller: String,
    /// Her name.
    pub name: String,
    /// The hours a week that she works in the role.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub hours: f64,
    /// The effective hours that one of these hours is worth, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub fit: f64,
    /// Whether she is pinned to today's role, which does not count here. Not in JSON.
    #[serde(skip)]
    pub is_pinned: bool,
}

impl DesignedRole {
    pub(super) fn new(staffed: &engine::Staffed, workers: &[engine::Worker], labels: &Labels) -> Self {
        let role = labels.role(staffed.named.role);
        let mut people = Vec::with_capacity(staffed.people.len());
        for &(at, hours, fit) in &staffed.people {
            let of = &workers[at].candidate;
            people.push(StaffedHours {
                seller: of.id.clone(),
                name: of.name.clone(),
                hours,
                fit,
                is_pinned: of.pinned,
            });
        }
        DesignedRole {
            name: role.as_ref().map(|role| role.name().to_owned()),
            role,
            tasks: labels.tasks(&staffed.named.tasks),
            added: labels.tasks(&staffed.named.added),
            missing: labels.tasks(&staffed.named.missing),
            hours: staffed.hours,
            people,
        }
    }
}

/// The task that is most worth taking away from everyone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TakenAway {
    /// The task.
    pub task: Label,
    /// The effective hours a week, after hand-offs, where one role has it and another all the others.
    #[schemars(range(min = 0))]
    pub net_effective_hours: f64,
    /// The gain over everyone doing everything, relative to its net; below 0 where that is more, null where it is 0.
    #[schemars(range(min = -1))]
    pub relative_gain: Option<f64>,
}

impl TakenAway {
    pub(super) fn new(taken: &engine::TakenAway, labels: &Labels) -> Self {
        TakenAway {
            task: labels[taken.task].clone(),
            net_effective_hours: taken.net,
            relative_gain: taken.gain,
        }
    }
}

/// The few changes of role that gain most.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Changes {
    /// Today's effective hours a week, after hand-offs.
    #[schemars(range(min = 0))]
    pub today_net_effective_hours: f64,
    /// The most effective hours a week, after hand-offs, that were found with any number of changes.
    #[schemars(range(min = 0))]
    pub goal_net_effective_hours: f64,
    /// The one change that gains most; null where none gains anything.
    pub one: Option<MoveSet>,
    /// The two changes that gain most together; null where no two gain more than one.
    pub two: Option<MoveSet>,
    /// The fewest changes found that capture 80 % of the gain; null where there is nothing to gain.
    pub most: Option<MoveSet>,
}

/// Some changes of role together.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MoveSet {
    /// The changes, in the order of the sellers' ids.
    #[schemars(length(min = 1), extend("uniqueItems" = true))]
    pub people: Vec<RoleMove>,
    /// The effective hours a week after these changes and after hand-offs.
    #[schemars(range(min = 0))]
    pub net_effective_hours: f64,
    /// The share of the whole gain that they capture, above 0 and at most 1.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub gain_share: f64,
    /// Whether no other changes of as many sellers gain more.
    pub proven: bool,
}

/// One seller's change of role.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RoleMove {
    /// The seller's id.
    pub seller: String,
    /// The seller's name.
    pub name: String,
    /// The role that she leaves; null for none that has any of the tasks.
    pub from: Option<Label>,
    /// The role that she takes.
    pub to: Label,
}

impl Changes {
    pub(super) fn new(changes: &engine::Changes, workers: &[engine::Worker], labels: &Labels) -> Self {
        let of = |moves: &Option<engine::MoveSet>| {
            moves.as_ref().map(|moves| MoveSet::new(moves, workers, labels))
        };
        Changes {
            today_net_effective_hours: changes.today,
            goal_net_effective_hours: changes.goal,
            one: of(&changes.one),
            two: of(&changes.two),
            most: of(&changes.most),
        }
    }
}

impl MoveSet {
    fn new(moves: &engine::MoveSet, workers: &[engine::Worker], labels: &Labels) -> Self {
        let mut people = Vec::with_capacity(moves.changes.len());
        for change in &moves.changes {
            let of = &workers[change.worker].candidate;
            people.push(RoleMove {
                seller: of.id.clone(),
                name: of.name.clone(),
                from: labels.role(change.from),
                to: labels[change.to].clone(),
            });
        }
        MoveSet { people, net_effective_hours: moves.net, gain_share: moves.share, proven: moves.is_best }
    }
}

/// One of the tasks.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TaskReport {
    /// The task.
    pub task: Label,
    /// The hours a week that it takes, scaled to the work that is compared.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub hours: f64,
    /// How many at work are known to be adequate or better in it.
    pub adequate_or_better: usize,
    /// The highest known fit of anybody at work, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub best_fit: Option<f64>,
    /// How many at work are not rated in it.
    pub unknown: usize,
    /// How many at work are rated in it, but in less than a best role takes.
    pub barely_rated: usize,
    /// What it gets in today's roles; null where nobody has one.
    pub today: Option<TaskHours>,
    /// What it gets at the team's seats; null where it has none.
    pub at_seats: Option<TaskHours>,
}

/// What one task gets where hours follow roles.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct TaskHours {
    /// The hours a week that it gets.
    #[schemars(range(min = 0))]
    pub hours: f64,
    /// The hours a week that it lacks; 0 where it has enough.
    #[schemars(range(min = 0))]
    pub short_hours: f64,
    /// The hours a week that it gets beyond what it takes; 0 where there are none.
    #[schemars(range(min = 0))]
    pub over_hours: f64,
}

impl From<engine::TaskHours> for TaskHours {
    fn from(given: engine::TaskHours) -> Self {
        TaskHours { hours: given.hours, short_hours: given.short, over_hours: given.over }
    }
}

impl TaskReport {
    pub(super) fn new(task: &engine::TaskReport, labels: &Labels) -> Self {
        TaskReport {
            task: labels[task.task].clone(),
            hours: task.hours,
            adequate_or_better: task.adequate_or_better,
            best_fit: task.best_fit,
            unknown: task.unknown,
            barely_rated: task.barely_rated,
            today: task.today.map(TaskHours::from),
            at_seats: task.seats.map(TaskHours::from),
        }
    }
}
