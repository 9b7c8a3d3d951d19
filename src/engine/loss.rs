//! A seller's losses in a task or role, by need; the parts sum to `1 - fit` (F7).

use super::aggregation::split_loss;
use super::desirability::Side;
use super::score::{Scorer, SellerFit, TaskFit};
use crate::domain::{Fit, RoleIx, TaskIx, TraitIx};

/// A part of the loss: what is missing to a full fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loss {
    /// The task in which it is lost.
    pub task: TaskIx,
    /// The trait whose score loses it.
    pub trait_ix: TraitIx,
    /// The loss, in points of the fit (0 to 100), above 0.
    pub points: f64,
    /// Whether the score is under or over the target.
    pub side: Side,
    /// Whether a veto causes it: the part of the fit that would otherwise be left.
    pub veto: bool,
}

/// F7: returns a seller's losses in a role, by task and need in their order; the points sum to 100 times `1 - fit`.
///
/// Empty where the fit is unknown or nothing is lost.
pub fn losses(scorer: &Scorer, scored: &SellerFit, role: RoleIx) -> Vec<Loss> {
    let role = &scorer.catalog()[role];
    let known: Vec<(TaskIx, f64, Fit)> = role
        .tasks
        .iter()
        .filter_map(|s| Some((s.task, s.share, scored.tasks[s.task.0].standing.fit?)))
        .collect();
    if known.is_empty() {
        return Vec::new();
    }
    let parts: Vec<(f64, f64)> = known.iter().map(|&(_, share, fit)| (share, fit.share())).collect();
    let by_task = split_loss(role.tradeoff, &parts);
    known
        .iter()
        .zip(by_task)
        .flat_map(|(&(task, _, fit), loss)| {
            let own = task_losses(scorer, &scored.tasks[task.0], task);
            let whole = 1.0 - fit.share();
            own.into_iter().map(move |part| Loss {
                points: if whole > 0.0 { part.points * loss / whole } else { 0.0 },
                ..part
            })
        })
        .filter(|loss| loss.points > 0.0)
        .collect()
}

/// F7 within one task: losses by need, then the loss by a veto of the rest, shared by the vetoing needs' weights.
pub fn task_losses(scorer: &Scorer, scored: &TaskFit, ix: TaskIx) -> Vec<Loss> {
    let task = &scorer.catalog()[ix];
    let rated: Vec<_> = task
        .needs
        .iter()
        .zip(&scored.needs)
        .filter(|(need, _)| need.weight > 0.0)
        .filter_map(|(need, met)| Some((need, met, met.desirability?)))
        .collect();
    if rated.is_empty() {
        return Vec::new();
    }
    let parts: Vec<(f64, f64)> = rated.iter().map(|&(need, _, d)| (need.weight, d)).collect();
    let own = rated.iter().zip(split_loss(task.tradeoff, &parts)).filter_map(|((need, met, _), loss)| {
        let (side, _) = met.outside?;
        Some(Loss { task: ix, trait_ix: need.trait_ix, points: 100.0 * loss, side, veto: false })
    });
    let left = scored.standing.unvetoed_fit.unwrap_or(Fit::ZERO).points();
    let vetoing: f64 =
        rated.iter().filter(|(_, met, _)| met.veto.is_some()).map(|(need, _, _)| need.weight).sum();
    let vetoed = rated.iter().filter_map(|(need, met, _)| {
        let points = left * need.weight / vetoing;
        Some(Loss { task: ix, trait_ix: need.trait_ix, points, side: met.veto?, veto: true })
    });
    own.chain(vetoed).filter(|loss| loss.points > 0.0).collect()
}
