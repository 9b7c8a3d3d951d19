//! What coaching is no answer to: scores above what a role takes, and scores that nobody has given.

use crate::domain::{RoleIx, Seller, TaskIx, TraitIx};
use crate::engine::desirability::Side;
use crate::engine::loss::losses;
use crate::engine::score::{Scorer, SellerFit};

/// A score above what a task takes: a matter of the job, not of coaching.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TooMuch {
    /// The role.
    pub role: RoleIx,
    /// The task.
    pub task: TaskIx,
    /// The trait.
    pub of: TraitIx,
    /// The score, on the catalog's scale.
    pub score: f64,
    /// The highest score that meets the need.
    pub limit: f64,
    /// What it costs the fit with the role, in points of 100.
    pub points: f64,
}

/// The scores of a seller that lie above what a role's tasks take, the costliest first.
pub fn too_much(scorer: &Scorer, seller: &Seller, scored: &SellerFit, role: RoleIx) -> Vec<TooMuch> {
    let mut found: Vec<TooMuch> = Vec::new();
    for loss in losses(scorer, scored, role).into_iter().filter(|loss| loss.side == Side::Over) {
        let (task, of) = (loss.task, loss.trait_ix);
        if let Some(known) = found.iter_mut().find(|known| known.task == task && known.of == of) {
            known.points += loss.points;
            continue;
        }
        let place = scorer.catalog()[task].needs.iter().position(|need| need.trait_ix == of);
        let Some((place, score)) = place.zip(seller.scores[of.0].as_ref()) else { continue };
        let limit = scorer.limits()[task.0][place].target.hi();
        found.push(TooMuch { role, task, of, score: score.value, limit, points: loss.points });
    }
    found.sort_by(|a, b| b.points.total_cmp(&a.points));
    found
}

/// The traits that a role needs and in which a seller is not rated, in catalog order: they are rated before they are coached.
pub fn to_rate(scorer: &Scorer, seller: &Seller, role: RoleIx) -> Vec<TraitIx> {
    let catalog = scorer.catalog();
    let needs = catalog[role].tasks.iter().flat_map(|share| &catalog[share.task].needs);
    let needed: Vec<TraitIx> = needs.filter(|need| need.weight > 0.0).map(|need| need.trait_ix).collect();
    let unrated = catalog.trait_ixs().filter(|of| seller.scores[of.0].is_none() && needed.contains(of));
    unrated.collect()
}
