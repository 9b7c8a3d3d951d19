//! Why a seller's fit with a role is what it is.

use super::loss::{Loss, losses, task_losses};
use super::score::{RoleFit, Scorer, SellerFit};
use crate::domain::{RoleIx, Seller, TaskIx};

/// What a seller loses in one task of an explained role.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskLosses {
    /// The task.
    pub task: TaskIx,
    /// Its share of the role's time, 0 to 1.
    pub share: f64,
    /// What is lost in the task itself, in points of the task's own fit.
    pub losses: Vec<Loss>,
}

/// Why a seller's fit with one role is what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The role.
    pub role: RoleIx,
    /// What is lost, by task and need; the points sum to 100 times `1 - fit`.
    pub losses: Vec<Loss>,
    /// The role's tasks, in the role's order.
    pub tasks: Vec<TaskLosses>,
    /// The same role without any upper limit, where upper limits cost her something in it.
    pub without_upper_limits: Option<RoleFit>,
}

/// Returns an explanation of a seller's fit with each of some roles, and her best role without any upper limit, with its
/// fit; `None` where she would have none either.
pub fn explain(
    scorer: &Scorer,
    seller: &Seller,
    scored: &SellerFit,
    roles: &[RoleIx],
) -> (Vec<Explanation>, Option<(RoleIx, RoleFit)>) {
    let free = scorer.without_upper_limits().score(seller);
    let mut explanations = Vec::with_capacity(roles.len());
    for &role in roles {
        let of = &scorer.catalog()[role];
        let tasks = of.tasks.iter().map(|share| TaskLosses {
            task: share.task,
            share: share.share / of.total_share(),
            losses: task_losses(scorer, &scored.tasks[share.task.0], share.task),
        });
        let (with, without) = (&scored.roles[role.0].standing, &free.roles[role.0].standing);
        let is_same = with.fit == without.fit && with.vetoed == without.vetoed;
        explanations.push(Explanation {
            role,
            losses: losses(scorer, scored, role),
            tasks: tasks.collect(),
            without_upper_limits: (!is_same).then(|| free.roles[role.0].clone()),
        });
    }
    (explanations, free.best.map(|role| (role, free.roles[role.0].clone())))
}
