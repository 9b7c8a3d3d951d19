//! Why a seller's fit with a role is what it is.

use super::loss::{Loss, losses, task_losses};
use super::score::{RoleFit, Scorer, SellerFit};
use crate::domain::{RoleIx, Seller, TaskIx};

/// One task's part in an explained role.
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

/// Explains a seller's fit with some roles, and says what her best role were without any upper limit: the second
/// value is that role with its fit, or `None` where she would have none either.
pub fn explain(
    scorer: &Scorer,
    seller: &Seller,
    scored: &SellerFit,
    roles: &[RoleIx],
) -> (Vec<Explanation>, Option<(RoleIx, RoleFit)>) {
    let free = scorer.without_upper_limits().score(seller);
    let explanations = roles
        .iter()
        .map(|&role| {
            let bundle = &scorer.catalog()[role];
            let tasks = bundle.tasks.iter().map(|s| TaskLosses {
                task: s.task,
                share: s.share / bundle.total_share(),
                losses: task_losses(scorer, &scored.tasks[s.task.0], s.task),
            });
            let (with, without) = (&scored.roles[role.0].standing, &free.roles[role.0].standing);
            let same = with.fit == without.fit && with.vetoed == without.vetoed;
            Explanation {
                role,
                losses: losses(scorer, scored, role),
                tasks: tasks.collect(),
                without_upper_limits: (!same).then(|| free.roles[role.0].clone()),
            }
        })
        .collect();
    (explanations, free.best.map(|role| (role, free.roles[role.0].clone())))
}
