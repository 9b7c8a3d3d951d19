//! Why a seller's fit with a role is what it is.

use super::loss::{Loss, losses, task_losses};
use super::match_sellers::ScoredSeller;
use super::score::{NeedFit, RoleFit, Scorer, SellerFit};
use super::uncertainty::{FitsOf, UncertaintyModel};
use crate::domain::{Catalog, Need, RoleIx, Seller, TaskIx};

/// Why a seller's fits with some roles are what they are.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The seller, her fits and how uncertain they are.
    pub scored: ScoredSeller,
    /// The roles, baselines apart, of which too little is rated to be anybody's best.
    pub too_little_rated: Vec<RoleIx>,
    /// One per role, in the order asked for.
    pub roles: Vec<Explanation>,
    /// Her best role without any upper limit and her fit with it; `None` where she would have none either.
    pub best_without_upper_limits: Option<(RoleIx, RoleFit)>,
}

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

impl Explained {
    /// The need behind a loss and how it is met.
    pub fn behind<'a>(&'a self, catalog: &'a Catalog, loss: &Loss) -> Option<(&'a Need, &'a NeedFit)> {
        let needs = &catalog[loss.task].needs;
        let at = needs.iter().position(|need| need.trait_ix == loss.trait_ix)?;
        Some((&needs[at], &self.scored.fit.tasks[loss.task.0].needs[at]))
    }
}

/// Explains a seller's fit with these roles. If there are none: with her best role and today's; if she has neither,
/// with the role of her highest fit.
pub fn explain(model: &UncertaintyModel, seller: Seller, roles: &[RoleIx]) -> Explained {
    let scorer = model.scorer();
    let fit = scorer.score(&seller);
    let free = scorer.without_upper_limits().score(&seller);
    let chosen = if roles.is_empty() { in_question(&seller, &fit) } else { roles.to_vec() };
    let roles = chosen.into_iter().map(|role| explain_role(scorer, &fit, &free, role)).collect();
    let best_without_upper_limits = free.best.map(|role| (role, free.roles[role.0].clone()));
    let uncertainty = Some(model.uncertainty(&seller, &fit, FitsOf::Roles));
    let too_little_rated = scorer.too_little_rated(&fit);
    let stands_out = model.stands_out(&seller, &fit);
    let average = Some(model.average().clone());
    let scored = ScoredSeller { seller, fit, uncertainty, stands_out, average };
    Explained { scored, too_little_rated, roles, best_without_upper_limits }
}

fn in_question(seller: &Seller, fit: &SellerFit) -> Vec<RoleIx> {
    let mut roles = Vec::new();
    roles.extend(fit.best);
    roles.extend(seller.role.filter(|role| fit.best != Some(*role)));
    if roles.is_empty() {
        roles.extend(highest(fit));
    }
    roles
}

/// The role with the highest known fit, vetoed or not.
fn highest(fit: &SellerFit) -> Option<RoleIx> {
    let mut top = None;
    for (ix, role) in fit.roles.iter().enumerate() {
        if role.standing.fit.is_some()
            && top.is_none_or(|top: usize| role.standing.fit > fit.roles[top].standing.fit)
        {
            top = Some(ix);
        }
    }
    top.map(RoleIx)
}

fn explain_role(scorer: &Scorer, fit: &SellerFit, free: &SellerFit, role: RoleIx) -> Explanation {
    let bundle = &scorer.catalog()[role];
    let mut tasks = Vec::with_capacity(bundle.tasks.len());
    for share in &bundle.tasks {
        tasks.push(TaskLosses {
            task: share.task,
            share: share.share / bundle.total_share(),
            losses: task_losses(scorer, &fit.tasks[share.task.0], share.task),
        });
    }
    let (with, without) = (&fit.roles[role.0].standing, &free.roles[role.0].standing);
    let is_same = with.fit == without.fit && with.vetoed == without.vetoed;
    Explanation {
        role,
        losses: losses(scorer, fit, role),
        tasks,
        without_upper_limits: (!is_same).then(|| free.roles[role.0].clone()),
    }
}
