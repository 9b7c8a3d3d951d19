//! What to coach a person in for the role that is proposed to her: what `coach` says of it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::result::coach::CoachPlan;
use crate::result::label::Label;

/// What to coach a person in, or why rather not.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PersonCoaching {
    /// What `coach TEAM SELLER --role ROLE` says of the proposed role.
    pub plan: CoachPlan,
    /// The traits whose low scores cost the proposed role most and that no coaching moves by as much as can be rated, where
    /// the plan does not reach the fit asked for.
    pub not_by_training: Vec<Label>,
    /// What it says of today's role, where somebody is to move and would come less far there with coaching than she comes in
    /// the proposed role without; null elsewhere.
    pub today: Option<CoachPlan>,
}

impl PersonCoaching {
    /// What is said of the proposed role and of today's; `held_back` are the traits that cost most and cannot be coached.
    pub fn new(plan: CoachPlan, held_back: Vec<Label>, today: Option<CoachPlan>) -> Self {
        let today = today.filter(|today| {
            plan.expected_now.zip(today.expected).is_some_and(|(proposed, coached)| proposed > coached)
        });
        let not_by_training = if plan.is_reached { Vec::new() } else { held_back };
        PersonCoaching { plan, not_by_training, today }
    }

    /// By how much the expected fit rises, 0 to 1; `None` where nothing is coached or it is unknown.
    pub fn gain(&self) -> Option<f64> {
        if self.plan.steps.is_empty() {
            return None;
        }
        Some(self.plan.expected? - self.plan.expected_now?)
    }
}
