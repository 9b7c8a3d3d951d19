//! The same team rated in other ways, draw by draw: what everyone doing everything would then be told to lose.

use super::AsRated;
use super::comparison::{Comparison, Question};
use super::designs::Designs;
use super::reliability::of_variances;
use super::report::{FormKind, form_of};
use super::verdict::judge_beside_best;
use super::work::{Work, Worker};
use crate::engine::fixed_point::count;
use crate::engine::threads;
use crate::engine::uncertainty::{Groups, ScoreShifts, UncertaintyModel};

impl AsRated<'_> {
    /// Returns the reliability that a team shows in each draw, with scores that follow from its own in this way. `error` is the
    /// sum over tasks of the variance that errors give a fit; where `None`, all that the draws vary by is error.
    pub(super) fn drawn_reliabilities(
        &self,
        comparison: &Comparison<'_>,
        model: &UncertaintyModel,
        shifts: &ScoreShifts<'_>,
        error: Option<f64>,
    ) -> Vec<f64> {
        let work = comparison.work;
        let drawn = self.drawn_fits(work, model, shifts);
        let (mut between, mut varied) = (vec![0.0; model.draws()], 0.0);
        for task in 0..work.tasks.len() {
            let known = drawn.iter().map(|own| own[task].as_slice()).filter(|own| !own.is_empty());
            let known: Vec<&[f64]> = known.collect();
            if known.len() < 2 {
                continue;
            }
            varied +=
                known.iter().map(|own| variance(own.iter().copied(), 0)).sum::<f64>() / count(known.len());
            for (draw, between) in between.iter_mut().enumerate() {
                *between += variance(known.iter().map(|own| own[draw]), 1);
            }
        }
        let error = error.unwrap_or(varied);
        between.into_iter().map(|between| of_variances(between, error)).collect()
    }

    /// Returns the fit of each person at work with each task of the work in every draw, with scores that follow from their own
    /// in this way; empty where a fit is unknown.
    pub(super) fn drawn_fits(
        &self,
        work: &Work,
        model: &UncertaintyModel,
        shifts: &ScoreShifts<'_>,
    ) -> Vec<Vec<Vec<f64>>> {
        let at_work = work.people.iter().map(|&at| &self.sellers[at]);
        at_work.map(|seller| model.shifted_tasks(seller, &work.tasks, shifts)).collect()
    }

    /// Returns the waste of everyone doing everything beside the best set of so many roles, draw by draw, with scores that
    /// follow from the team's own in this way; `None` for a draw whose search reached its limit.
    pub(super) fn drawn_wastes(
        &self,
        comparison: &Comparison<'_>,
        model: &UncertaintyModel,
        shifts: &ScoreShifts<'_>,
        roles: usize,
    ) -> Vec<Option<f64>> {
        let draws = model.draws();
        let limit = comparison.question.limit.shared(draws);
        let comparison = Comparison { question: Question { limit, ..comparison.question }, ..*comparison };
        threads::spread(0..draws, |at| self.drawn_waste(&comparison, model, shifts, roles, at))
    }

    fn drawn_waste(
        &self,
        comparison: &Comparison<'_>,
        model: &UncertaintyModel,
        shifts: &ScoreShifts<'_>,
        roles: usize,
        draw: usize,
    ) -> Option<f64> {
        let limit = comparison.question.limit;
        if limit.is_reached(0) {
            return None;
        }
        let (catalog, scorer) = (comparison.catalog, model.scorer());
        let mut workers = Vec::with_capacity(self.sellers.len());
        for seller in self.sellers {
            let mut seller = seller.clone();
            for (of, score) in catalog.trait_ixs().zip(&mut seller.scores) {
                let Some(score) = score else { continue };
                let (se, error) = (model.errors().error(of, score), model.error(&seller.key, of, draw));
                score.value = shifts.score(catalog.scale, of, score.value, (draw, se * error));
            }
            workers.push(Worker::new(scorer, &seller, &scorer.score(&seller)));
        }
        let work = comparison.work.rated_as(&workers);
        let comparison = Comparison { workers: &workers, work: &work, ..*comparison };
        let mut designs = Designs::roughly(&work, limit);
        let designed = (work.tasks.len() > 1).then_some(roles);
        let mut forms = comparison.compare(&mut designs, designed).forms;
        judge_beside_best(&mut forms);
        // A search that ended early gives no result.
        form_of(&forms, FormKind::Everyone).and_then(|form| form.waste).filter(|_| !designs.is_late)
    }

    /// Returns the means of the traits of the people at work.
    pub(super) fn groups(&self) -> Groups {
        let at_work = self.sellers.iter().filter(|seller| seller.hours > 0.0);
        Groups::of(self.catalog(), at_work, self.model.errors())
    }
}

/// Returns the variance of some numbers, over their number less `lost`.
fn variance(of: impl Iterator<Item = f64> + Clone, lost: usize) -> f64 {
    let number = of.clone().count();
    let mean = of.clone().sum::<f64>() / count(number);
    of.map(|value| (value - mean) * (value - mean)).sum::<f64>() / count(number - lost)
}
