//! What noise alone would show: the apparent waste in a team whose sellers all equal its mean, rated with the same
//! errors.

use rayon::prelude::*;

use super::bounds::MOST_EXACT;
use super::comparison::{Comparison, Question, judge_forms};
use super::designs::Designs;
use super::report::{Assessment, FormKind, Noise};
use super::work::Worker;
use crate::domain::{Catalog, Seller};
use crate::engine::fixed_point::count;
use crate::engine::score::Scorer;
use crate::engine::threads;
use crate::engine::uncertainty::{Draws, Errors, Groups};

/// A team of equals whose ratings have the errors of the real team's.
#[derive(Clone, Copy)]
pub struct NullModel<'a> {
    /// The scorer.
    pub scorer: &'a Scorer,
    /// The scorer without the motion's ease, if it has any.
    pub hard: Option<&'a Scorer>,
    /// The sellers in order of id, like the workers.
    pub sellers: &'a [Seller],
    /// The errors of their scores.
    pub errors: &'a Errors,
    /// The draws.
    pub draws: &'a Draws,
    /// Whether to make all draws, however long that takes.
    pub draws_all: bool,
    /// How many times as many ratings, each as exact as these, to assume for each score; 1 for those in the file.
    pub raters: usize,
}

/// The fewest draws that give a usable 90th percentile.
const LEAST_DRAWS: usize = 40;

/// The default limit on people rated, summed over all draws.
const MOST_RATED: usize = 8_000;

impl NullModel<'_> {
    /// Returns the number of draws: fewer where each takes long, and where they only test whether more ratings
    /// would be enough.
    fn number(&self, comparison: &Comparison<'_>) -> usize {
        let all = self.draws.number();
        if self.draws_all {
            return all;
        }
        let affordable = if comparison.work.tasks.len() > MOST_EXACT {
            0
        } else {
            MOST_RATED / comparison.work.people.len().max(1)
        };
        let wanted = if self.raters > 1 { all / 2 } else { all };
        wanted.min(affordable.max(LEAST_DRAWS)).max(1)
    }

    /// Returns the noise of a team of equals with the same ratings: every score is the team's mean of
    /// its trait plus an error of its own. Unrated traits stay unrated.
    pub(super) fn noise(&self, comparison: &Comparison<'_>, scorer: &Scorer, roles: usize) -> Noise {
        let draws = self.number(comparison);
        let catalog = comparison.catalog;
        let roles = roles.clamp(2, comparison.work.tasks.len().max(2));
        let at_work: Vec<&Seller> = self.sellers.iter().filter(|seller| seller.hours > 0.0).collect();
        if !at_work.iter().any(|seller| self.has_errors(catalog, seller)) {
            // Without errors, equals never appear to differ.
            return Noise { roles, wastes: vec![0.0; draws] };
        }
        let groups = Groups::of(catalog, at_work, self.errors);
        let limit = comparison.question.limit.shared(draws);
        let comparison = Comparison { question: Question { limit, ..comparison.question }, ..*comparison };
        threads::start();
        let mut wastes: Vec<f64> = (0..draws)
            .into_par_iter()
            .filter_map(|at| self.drawn_waste(&comparison, scorer, &groups, roles, at))
            .collect();
        if wastes.len() < draws.min(LEAST_DRAWS / 2) {
            wastes.clear();
        }
        wastes.sort_by(f64::total_cmp);
        Noise { roles, wastes }
    }

    fn has_errors(&self, catalog: &Catalog, seller: &Seller) -> bool {
        let mut scores = catalog.trait_ixs().zip(&seller.scores);
        scores.any(|(of, score)| score.as_ref().is_some_and(|score| self.errors.error(of, score) > 0.0))
    }

    /// Returns the waste of everyone doing everything in one draw; `None` if the search reached its limit.
    fn drawn_waste(
        &self,
        comparison: &Comparison<'_>,
        scorer: &Scorer,
        groups: &Groups,
        roles: usize,
        at: usize,
    ) -> Option<f64> {
        let limit = comparison.question.limit;
        if limit.is_reached(0) {
            return None;
        }
        let catalog = comparison.catalog;
        let root = libm::sqrt(count(self.raters.max(1)));
        let mut workers = Vec::with_capacity(self.sellers.len());
        for seller in self.sellers {
            let mut seller = seller.clone();
            for (of, score) in catalog.trait_ixs().zip(&mut seller.scores) {
                let Some(score) = score else { continue };
                let se = self.errors.error(of, score) / root;
                let error = se * self.draws.error(&seller.key, &catalog[of].id, at);
                score.value = (groups.mean(of) + error).clamp(catalog.scale.lo(), catalog.scale.hi());
            }
            workers.push(Worker::new(scorer, None, &seller, &scorer.score(&seller)));
        }
        let work = comparison.work.rated_as(&workers);
        let comparison = Comparison { workers: &workers, work: &work, ..*comparison };
        let mut designs = Designs::roughly(&work, limit);
        let designed = (work.tasks.len() > 1).then_some(roles);
        let mut forms = comparison.compare(&mut designs, designed).forms;
        judge_forms(&mut forms);
        let everyone = forms.iter().find(|form| form.kind == FormKind::Everyone);
        // A search that ended early gives no result.
        everyone.and_then(|form| form.waste).filter(|_| !designs.is_late)
    }
}

/// Returns the verdict without the motion's ease; `None` if it has none.
pub(super) fn without_easing(
    comparison: &Comparison<'_>,
    null: Option<&NullModel<'_>>,
) -> Option<Assessment> {
    if comparison.catalog[comparison.team.motion].ease <= 0.0 {
        return None;
    }
    let hard = comparison.work.without_easing(comparison.workers);
    let comparison = Comparison { work: &hard, ..*comparison };
    let mut designs = Designs::new(&hard, comparison.question.limit);
    let mut forms = comparison.compare(&mut designs, 2..=hard.tasks.len()).forms;
    let best = judge_forms(&mut forms);
    let noise = null.and_then(|null| Some(null.noise(&comparison, null.hard?, forms[best].roles)));
    Some(comparison.judged(&forms, best, noise.as_ref(), designs.is_late))
}
