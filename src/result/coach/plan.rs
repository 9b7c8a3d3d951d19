//! One seller's plan: what to coach, and what it brings.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::codec;
use super::super::label::Label;
use super::super::words::{Words, known_words};
use super::{Records, fit};
use crate::domain::{Fit, RoleIx, SLACK, TaskIx, TraitIx};
use crate::engine::{self, RolePlan, TraitChange};

/// A seller's plan for a role.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoachPlan {
    /// The seller's id.
    pub seller: String,
    /// Her name.
    pub name: String,
    /// The role that she is coached for.
    pub role: Label,
    /// Her role today; null for none.
    pub role_today: Option<Label>,
    /// The roles that she would like, favourite first; they never count.
    pub wishes: Vec<Label>,
    /// Why this role; null for a team, where it is her seat.
    pub why: Option<CoachWhy>,
    /// What to coach; empty where nothing is.
    pub steps: Vec<CoachStep>,
    /// The hours that it takes; null where points are counted.
    #[schemars(range(min = 0))]
    pub hours: Option<f64>,
    /// The points of all steps together.
    #[schemars(range(min = 0))]
    pub points: f64,
    /// Her fit with the role at the scores as they are, 0 to 1; null where it is unknown.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub fit_now: Option<Fit>,
    /// The expected fit at the scores as they are, 0 to 1; null where it is unknown.
    #[schemars(range(min = 0, max = 1))]
    pub expected_now: Option<f64>,
    /// Her fit at the scores aimed at, 0 to 1; null where it is unknown.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub fit: Option<Fit>,
    /// The expected fit at the scores aimed at, 0 to 1: what plans are judged by. Null where it is unknown.
    #[schemars(range(min = 0, max = 1))]
    pub expected: Option<f64>,
    /// Whether the expected fit reaches the one asked for, and no veto is broken.
    #[serde(rename = "reached")]
    pub is_reached: bool,
    /// The probability that the fit then reaches the one asked for, 0 to 1; null where it is unknown.
    #[schemars(range(min = 0, max = 1))]
    pub p_reached: Option<f64>,
    /// By how much the expected fit would rise at the next rating without any effect, since low scores are partly bad luck;
    /// may be below 0.
    #[schemars(range(min = -1, max = 1))]
    pub by_chance: f64,
    /// The role that she fits best as she is, where that is better than this one as it is; null where none is, and for a team.
    #[serde(rename = "better_role")]
    pub better: Option<BetterRole>,
    /// The role's tasks in which a veto applies at the scores aimed at. Not in JSON.
    #[serde(skip)]
    pub vetoed_tasks: Vec<Label>,
    /// Whether the role is vetoed as she is. Not in JSON.
    #[serde(skip)]
    pub is_vetoed: bool,
    /// Whether too little is rated to judge the role. Not in JSON.
    #[serde(skip)]
    pub is_thin: bool,
}

/// Why a seller is coached for a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CoachWhy {
    /// It was asked for.
    Asked,
    /// It is the seat that the best seating gives her.
    Seat,
    /// She wishes it most.
    Wish,
    /// It is her best role.
    Best,
}

impl From<engine::WhyRole> for CoachWhy {
    fn from(why: engine::WhyRole) -> Self {
        match why {
            engine::WhyRole::Asked => CoachWhy::Asked,
            engine::WhyRole::Seat => CoachWhy::Seat,
            engine::WhyRole::Wish => CoachWhy::Wish,
            engine::WhyRole::Best => CoachWhy::Best,
        }
    }
}

/// A role that fits without coaching.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BetterRole {
    /// The role.
    pub role: Label,
    /// The expected fit with it, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub expected: f64,
}

/// One trait to coach.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoachStep {
    /// The trait.
    pub r#trait: Label,
    /// The score as it is.
    pub from: f64,
    /// The score aimed at.
    pub to: f64,
    /// The hours that it takes; null where points are counted.
    #[schemars(range(min = 0))]
    pub hours: Option<f64>,
    /// By how many points a new rating would be higher by chance alone; below 0 for a score above the team's mean.
    pub by_chance: f64,
    /// How many ratings before, and as many after, show this gain as more than noise.
    #[schemars(range(min = 1))]
    pub ratings: usize,
    /// The role's task that needs the trait most.
    pub task: Label,
    /// How people are taught and coached in that task, as the catalog says; null where it does not.
    pub train: Option<Words>,
}

impl CoachPlan {
    /// Whether the role is another than today's.
    pub fn is_move(&self) -> bool {
        self.role_today.as_ref().is_some_and(|today| !today.is(&self.role))
    }

    /// Whether the fit as rated is as high as the one asked for, though the expected one is not and no coaching gets it there.
    pub fn is_enough_as_rated(&self, reach: f64) -> bool {
        let is_high = self.fit_now.is_some_and(|fit| fit.share() >= reach - SLACK);
        is_high && !self.is_reached && !self.is_vetoed && !self.is_thin
    }

    /// The most ratings that one of its steps takes to be seen.
    pub fn ratings(&self) -> Option<usize> {
        self.steps.iter().map(|step| step.ratings).max()
    }
}

impl Records<'_> {
    pub(super) fn plan(&self, person: usize, plan: &RolePlan, reach: f64) -> CoachPlan {
        let seller = &self.sellers[person];
        let points = plan.changes.iter().map(|change| change.to - change.from).sum::<f64>();
        CoachPlan {
            seller: seller.id.clone(),
            name: seller.name.clone(),
            role: self.labels[plan.role].clone(),
            role_today: self.labels.role(seller.role),
            wishes: seller.wishes.iter().map(|role| self.labels[*role].clone()).collect(),
            why: None,
            steps: plan.changes.iter().map(|change| self.step(plan.role, change)).collect(),
            hours: self.hours(plan.cost + 0.0),
            points: points + 0.0,
            fit_now: fit(plan.fit_now),
            expected_now: plan.expected_now,
            fit: fit(plan.fit),
            expected: plan.expected,
            is_reached: plan.expected.is_some_and(|expected| expected >= reach - SLACK),
            p_reached: plan.p_reached,
            by_chance: plan.by_chance + 0.0,
            better: None,
            vetoed_tasks: self.labels.tasks(&plan.vetoed_tasks),
            is_vetoed: false,
            is_thin: false,
        }
    }

    fn step(&self, role: RoleIx, change: &TraitChange) -> CoachStep {
        let task = self.task_of(role, change.of);
        CoachStep {
            r#trait: self.labels[change.of].clone(),
            from: change.from,
            to: change.to,
            hours: self.hours(change.cost),
            by_chance: change.by_chance + 0.0,
            ratings: change.ratings,
            task: self.labels[task].clone(),
            train: known_words(self.model.scorer().catalog()[task].train.as_ref()),
        }
    }

    /// The role's task that needs a trait most: the largest share of time times weight.
    fn task_of(&self, role: RoleIx, of: TraitIx) -> TaskIx {
        let catalog = self.model.scorer().catalog();
        let mut most: Option<(f64, TaskIx)> = None;
        for share in &catalog[role].tasks {
            let needs = &catalog[share.task].needs;
            let all: f64 = needs.iter().map(|need| need.weight).sum();
            let own = needs.iter().find(|need| need.trait_ix == of).map_or(0.0, |need| need.weight);
            let weight = share.share * own / all;
            if most.is_none_or(|(most, _)| weight > most) {
                most = Some((weight, share.task));
            }
        }
        most.map_or(catalog[role].tasks[0].task, |(_, task)| task)
    }
}
