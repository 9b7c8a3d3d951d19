//! What is recommended, what its staffing keeps to, and how the verdict hangs on what is assumed.

use schemars::JsonSchema;
use serde::Serialize;

use super::form::{FormKind, TaskList, Verdict, task_lists};
use crate::engine;
use crate::result::label::Labels;

/// The form that is recommended.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Recommended {
    /// Its kind.
    pub kind: FormKind,
    /// How many roles it has.
    #[schemars(range(min = 1))]
    pub roles: usize,
    /// The tasks of each role; null where roles may share tasks.
    #[schemars(length(min = 1))]
    pub sets: Option<Vec<TaskList>>,
    /// Its effective hours a week, after hand-offs, with a staffing that keeps to the limits.
    #[schemars(range(min = 0))]
    pub net_effective_hours: f64,
    /// What everyone doing everything loses beside it, 0 to 1; beside the next best form where everyone is recommended.
    #[schemars(range(min = 0, max = 1))]
    pub waste_share: f64,
    /// The true loss is above this with a probability of 0.95; below 0 where everyone may do better. Null without draws.
    #[schemars(range(max = 1))]
    pub waste_low_share: Option<f64>,
    /// The true loss is below this with a probability of 0.95; null without draws.
    #[schemars(range(max = 1))]
    pub waste_high_share: Option<f64>,
    /// The form beside which everyone is judged: its own kind, or the next best one's where everyone is recommended. Not in
    /// JSON.
    #[serde(skip)]
    pub beside: FormKind,
    /// How many roles that has. Not in JSON.
    #[serde(skip)]
    pub beside_roles: usize,
}

impl Recommended {
    pub(super) fn new(found: &engine::Organization, work: &engine::Work, labels: &Labels) -> Self {
        let form = &found.forms[found.recommended];
        let beside = found.alternative.as_ref().map_or(found.best, |alternative| alternative.at);
        let has_sets = matches!(form.kind, engine::FormKind::Designed | engine::FormKind::Everyone);
        let bounds = found.wastes.as_ref().map(engine::WasteDraws::interval90);
        Recommended {
            kind: form.kind.into(),
            roles: form.roles,
            sets: has_sets.then(|| task_lists(&form.sets, work, labels)),
            net_effective_hours: if found.recommended == beside {
                found.alternative_net()
            } else {
                form.net.unwrap_or(0.0)
            },
            waste_share: found.judged.waste,
            waste_low_share: bounds.map(|(low, _)| low),
            waste_high_share: bounds.map(|(_, high)| high),
            beside: found.forms[beside].kind.into(),
            beside_roles: found.forms[beside].roles,
        }
    }
}

/// What a staffing keeps to.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct StaffingLimits {
    /// The least posting, as a share of a person's week, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub least_posting_share: f64,
    /// The most roles of one person.
    #[schemars(range(min = 1))]
    pub most_roles: usize,
    /// The share of the free staffing's effective hours that keeping to them costs, 0 to 1; null where the free staffing is
    /// shown, since scores count as they were rated or no other was found.
    #[schemars(range(min = 0, max = 1))]
    pub cost_share: Option<f64>,
    /// Whether no other staffing that keeps to them costs less, but for a ten-thousandth; false where the search ended before
    /// that was known, so that the cost may be less.
    pub proven: bool,
}

impl StaffingLimits {
    pub(super) fn new(limits: engine::StaffingLimits, cost: Option<(f64, bool)>) -> Self {
        StaffingLimits {
            least_posting_share: limits.least_posting,
            most_roles: limits.most_roles,
            cost_share: cost.map(|(share, _)| share),
            proven: cost.is_none_or(|(_, proven)| proven),
        }
    }
}

/// An assumption that differs from the catalog's or the team's. A point is a tenth of the catalog's scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Assumption {
    /// Every limit is a point easier.
    EasierLimits,
    /// Every limit is a point harder.
    HarderLimits,
    /// Every tolerance is three points.
    NarrowTolerance,
    /// Every tolerance is six points.
    WideTolerance,
    /// Hand-offs take twice as long.
    DoubleHandoffs,
    /// Hand-offs take four times as long.
    QuadrupleHandoffs,
    /// The error of a rating is two points, unless the file states another.
    NoisyRatings,
}

/// The verdict under another assumption.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Supposed {
    /// What is assumed.
    pub assumption: Assumption,
    /// The verdict.
    pub verdict: Verdict,
    /// What everyone doing everything then loses, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub waste_share: f64,
}

impl From<&engine::Supposed> for Supposed {
    fn from(of: &engine::Supposed) -> Self {
        let assumption = match of.assumption {
            engine::Assumption::EasierLimits => Assumption::EasierLimits,
            engine::Assumption::HarderLimits => Assumption::HarderLimits,
            engine::Assumption::NarrowTolerance => Assumption::NarrowTolerance,
            engine::Assumption::WideTolerance => Assumption::WideTolerance,
            engine::Assumption::DoubleHandoffs => Assumption::DoubleHandoffs,
            engine::Assumption::QuadrupleHandoffs => Assumption::QuadrupleHandoffs,
            engine::Assumption::NoisyRatings => Assumption::NoisyRatings,
        };
        Supposed { assumption, verdict: of.verdict.into(), waste_share: of.waste }
    }
}
