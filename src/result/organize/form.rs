//! The forms of organisation in figures, and the verdict on everyone doing everything.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::engine;
use crate::result::label::{Label, Labels};

/// A kind of organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FormKind {
    /// Everybody in today's role, with hours by the catalog's shares.
    Today,
    /// Everybody in today's role, with hours that follow demand among its tasks.
    TodayByDemand,
    /// Everyone does everything.
    Everyone,
    /// The catalog's roles, at the team's seats.
    Seats,
    /// The best set of so many roles.
    Designed,
    /// Free specialisation, task by task: an upper bound at which hand-offs cost nothing.
    Free,
}

impl From<engine::FormKind> for FormKind {
    fn from(kind: engine::FormKind) -> Self {
        match kind {
            engine::FormKind::Today => FormKind::Today,
            engine::FormKind::TodayByDemand => FormKind::TodayByDemand,
            engine::FormKind::Everyone => FormKind::Everyone,
            engine::FormKind::Seats => FormKind::Seats,
            engine::FormKind::Designed => FormKind::Designed,
            engine::FormKind::Free => FormKind::Free,
        }
    }
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

/// Whether everyone should do everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It comes close enough to the best form.
    Yes,
    /// It does not.
    No,
    /// Too much rests on unknown fits, or the waste may be noise.
    Open,
}

impl From<engine::Verdict> for Verdict {
    fn from(verdict: engine::Verdict) -> Self {
        match verdict {
            engine::Verdict::Yes => Verdict::Yes,
            engine::Verdict::No => Verdict::No,
            engine::Verdict::Open => Verdict::Open,
        }
    }
}

/// A form of organisation in figures.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Form {
    /// Its kind.
    pub kind: FormKind,
    /// How many roles it has.
    #[schemars(range(min = 1))]
    pub roles: usize,
    /// Effective hours a week, before hand-offs.
    #[schemars(range(min = 0))]
    pub effective_hours: f64,
    /// The most effective hours a week that any staffing of it has; null where nothing was optimised.
    #[schemars(range(min = 0))]
    pub bound_effective_hours: Option<f64>,
    /// The hours of work a week that hand-offs take; null for free specialisation.
    #[schemars(range(min = 0))]
    pub handoff_hours: Option<f64>,
    /// The effective hours a week that hand-offs cost: `effective_hours` less `net_effective_hours`; null for free
    /// specialisation.
    #[schemars(range(min = 0))]
    pub handoff_effective_hours: Option<f64>,
    /// The effective hours a week that are left after hand-offs; null for free specialisation.
    #[schemars(range(min = 0))]
    pub net_effective_hours: Option<f64>,
    /// The share that is lost of the net of the form to divide the work by, 0 to 1; 0 for those that yield more, null for free
    /// specialisation.
    #[schemars(range(min = 0, max = 1))]
    pub waste_share: Option<f64>,
    /// The tasks of each role; null where roles may share tasks.
    #[schemars(length(min = 1))]
    pub sets: Option<Vec<TaskList>>,
    /// How many sellers have hours in several roles.
    pub people_with_several_roles: usize,
    /// The hours a week that rest on unknown fits.
    #[schemars(range(min = 0))]
    pub unknown_hours: f64,
    /// Whether no other form of its kind and number of roles is better.
    pub proven: bool,
    /// By which share of its net another of its kind and number of roles may be better; 0 where none is, null where its net
    /// is 0 and another's may not be.
    #[schemars(range(min = 0))]
    pub gap_share: Option<f64>,
    /// Whether it is the recommended one. Not in JSON, where `recommended` says so.
    #[serde(skip)]
    pub is_recommended: bool,
    /// The net effective hours with the staffing that keeps to the limits, where that one is shown or compared; `None` for
    /// those that are told with their freest one.
    #[schemars(range(min = 0))]
    pub limited_net_effective_hours: Option<f64>,
}

impl Form {
    pub(super) fn new(
        form: &engine::Form,
        is_recommended: bool,
        limited_net_effective_hours: Option<f64>,
        work: &engine::Work,
        labels: &Labels,
    ) -> Self {
        let has_sets = matches!(form.kind, engine::FormKind::Designed | engine::FormKind::Everyone);
        Form {
            kind: form.kind.into(),
            roles: form.roles,
            effective_hours: form.effective,
            bound_effective_hours: form.bound,
            // Adding 0 makes a negative zero positive.
            handoff_hours: form.handoff_hours.map(|hours| hours + 0.0),
            handoff_effective_hours: form.net.map(|net| form.effective - net),
            net_effective_hours: form.net,
            waste_share: form.waste,
            sets: has_sets.then(|| task_lists(&form.sets, work, labels)),
            people_with_several_roles: form.people_with_several_roles,
            unknown_hours: form.unknown_hours,
            proven: form.gap <= 0.0,
            gap_share: Some(form.gap).filter(|gap| gap.is_finite()),
            is_recommended,
            limited_net_effective_hours,
        }
    }
}

impl Form {
    /// The effective hours before and after hand-offs as they are told: with the staffing that everyone is judged beside, so
    /// that they go with the wastes. Hand-offs take the same share of any staffing.
    pub fn told(&self) -> (f64, Option<f64>) {
        match (self.limited_net_effective_hours, self.net_effective_hours) {
            (Some(within), Some(net)) if net > 0.0 => (self.effective_hours * within / net, Some(within)),
            (_, net) => (self.effective_hours, net),
        }
    }
}

/// The tasks of a role, by id.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(inline)]
pub struct TaskList(#[schemars(length(min = 1), extend("uniqueItems" = true))] pub Vec<Label>);

impl Serialize for TaskList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// The tasks of each set.
pub(super) fn task_lists(sets: &[engine::TaskSet], work: &engine::Work, labels: &Labels) -> Vec<TaskList> {
    let mut lists = Vec::with_capacity(sets.len());
    for set in sets {
        lists.push(TaskList(engine::members(*set).map(|at| labels[work.tasks[at]].clone()).collect()));
    }
    lists
}

/// The form with the most net effective hours.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct BestForm {
    /// Its kind.
    pub kind: FormKind,
    /// How many roles it has.
    #[schemars(range(min = 1))]
    pub roles: usize,
    /// Its effective hours a week, after hand-offs.
    #[schemars(range(min = 0))]
    pub net_effective_hours: Option<f64>,
}

/// A verdict and the waste it rests on.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Assessment {
    /// Whether everyone should do everything.
    pub verdict: Verdict,
    /// The share of the net of the form to divide the work by that is lost where everyone does everything, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub waste_share: f64,
}

impl From<engine::Assessment> for Assessment {
    fn from(judged: engine::Assessment) -> Self {
        Assessment { verdict: judged.verdict.into(), waste_share: judged.waste }
    }
}

/// The waste that noisy ratings show in a team whose sellers are all as good as its mean, worked out as the team's own.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Noise {
    /// How many draws were made; 0 where too few ended within their limit.
    pub draws: usize,
    /// How many roles the set had that everyone doing everything was compared with in each draw.
    #[schemars(range(min = 2))]
    pub roles: usize,
    /// The mean of the wastes, 0 to 1; null without draws.
    #[schemars(range(min = 0, max = 1))]
    pub mean_waste_share: Option<f64>,
    /// The waste that one draw in ten exceeds, 0 to 1; null without draws.
    #[schemars(range(min = 0, max = 1))]
    pub p90_waste_share: Option<f64>,
}

impl Noise {
    pub(super) fn new(noise: &engine::Noise) -> Self {
        let is_known = noise.draws() > 0;
        Noise {
            draws: noise.draws(),
            roles: noise.roles,
            mean_waste_share: is_known.then(|| noise.mean()),
            p90_waste_share: is_known.then(|| noise.p90()),
        }
    }

    /// The waste that noise alone seldom exceeds, 0 to 1; 1 without draws, since then no waste is known to be more.
    pub fn limit(&self) -> f64 {
        self.p90_waste_share.unwrap_or(1.0)
    }
}

/// The number of ratings that would settle an open verdict.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct RatingsNeeded {
    /// How many times as many ratings of each score.
    pub times_as_many_ratings: usize,
    /// How often they would settle it, 0 to 1: in draws of the true scores that the present ratings leave possible.
    #[schemars(range(min = 0, max = 1))]
    pub p_settled: f64,
}

/// How long hand-offs may become before a set of roles is no better than everyone doing everything.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BreakEven {
    /// The minutes of one hand-off at which the set breaks even; null where it needs no hand-offs.
    #[schemars(range(min = 0))]
    pub minutes: Option<f64>,
    /// The tasks of each of its roles.
    #[schemars(length(min = 1))]
    pub sets: Vec<TaskList>,
}

impl BreakEven {
    pub(super) fn new(of: &engine::BreakEven, work: &engine::Work, labels: &Labels) -> Self {
        BreakEven { minutes: of.minutes, sets: task_lists(&of.sets, work, labels) }
    }
}
