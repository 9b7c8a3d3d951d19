//! What a fit is made of.

use super::piecewise_linear::{Affine, Pieces, add};
use crate::domain::{Catalog, TaskIx, Tradeoff};

/// What a fit is made of: tasks by their shares of time.
#[derive(Clone, Debug)]
pub(super) struct Composition {
    pub tradeoff: Tradeoff,
    pub tasks: Vec<(TaskIx, f64)>,
    /// The fit as a sum of functions of one trait's score each, by trait, where every need is rated; `None` where
    /// weaknesses are not bought off, or where a task has a veto or a curved need.
    pub by_trait: Option<Vec<(usize, Vec<Affine>)>>,
}

impl Composition {
    /// A task's fit alone.
    pub(super) fn of_task(catalog: &Catalog, pieces: &Pieces, task: TaskIx) -> Self {
        Composition::of_tasks(catalog, pieces, Tradeoff::Full, vec![(task, 1.0)])
    }

    /// The mean of tasks' fits by their shares.
    pub(super) fn of_tasks(
        catalog: &Catalog,
        pieces: &Pieces,
        tradeoff: Tradeoff,
        tasks: Vec<(TaskIx, f64)>,
    ) -> Self {
        let is_additive = (tradeoff == Tradeoff::Full || tasks.len() == 1)
            && tasks.iter().all(|&(task, _)| is_additive(catalog, pieces, task));
        let by_trait = is_additive.then(|| by_trait(catalog, pieces, &tasks));
        Composition { tradeoff, tasks, by_trait }
    }
}

/// Whether a task's fit is a sum of piecewise linear functions of one score each.
fn is_additive(catalog: &Catalog, pieces: &Pieces, task: TaskIx) -> bool {
    let mut needs = catalog[task].needs.iter().enumerate();
    catalog[task].tradeoff == Tradeoff::Full
        && needs.all(|(at, need)| !need.veto.exists() && pieces.desirability(task, at).is_some())
}

/// The fit with these tasks as a sum over traits.
fn by_trait(catalog: &Catalog, pieces: &Pieces, tasks: &[(TaskIx, f64)]) -> Vec<(usize, Vec<Affine>)> {
    let mut sums: Vec<(usize, Vec<Affine>)> = Vec::new();
    let all: f64 = tasks.iter().map(|(_, share)| share).sum();
    for &(task, share) in tasks {
        let needs = &catalog[task].needs;
        let weights: f64 = needs.iter().map(|need| need.weight).sum();
        for (at, need) in needs.iter().enumerate().filter(|(_, need)| need.weight > 0.0) {
            let Some(function) = pieces.desirability(task, at) else { continue };
            let of = need.trait_ix.0;
            let place = sums.iter().position(|(other, _)| *other == of).unwrap_or_else(|| {
                sums.push((of, vec![Affine::default(); function.len()]));
                sums.len() - 1
            });
            add(&mut sums[place].1, function, share / all * need.weight / weights);
        }
    }
    sums
}
