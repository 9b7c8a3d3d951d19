//! What noise alone would show: the waste that sellers who are all as good as the team's mean appear to have, rated as
//! noisily as these are.

use std::time::Instant;

use rayon::prelude::*;

use super::bounds::MOST_EXACT;
use super::comparison::{Comparison, judge_forms};
use super::designs::Designs;
use super::report::{Assessment, FormKind, Noise};
use super::work::Worker;
use crate::domain::Seller;
use crate::engine::fixed_point::count;
use crate::engine::score::Scorer;
use crate::engine::uncertainty::{Draws, Errors, Groups};

/// What it takes to rate a team anew.
#[derive(Clone, Copy)]
pub struct NullModel<'a> {
    /// What scores are measured with.
    pub scorer: &'a Scorer,
    /// The same without the motion's easing, where it eases anything.
    pub hard: Option<&'a Scorer>,
    /// The sellers, in the order of their ids as the workers are.
    pub sellers: &'a [Seller],
    /// The errors of their scores.
    pub errors: &'a Errors,
    /// The draws.
    pub draws: &'a Draws,
    /// Whether somebody has asked for so many, however long they take.
    pub draws_all: bool,
    /// How many ratings as good as these each score is taken for the mean of: 1 for what the file has.
    pub raters: usize,
}

/// Fewer draws than this would not show a tenth of them.
const LEAST_DRAWS: usize = 40;

/// So many people are rated anew, over all draws together, where nobody says how many draws there are to be.
const MOST_RATED: usize = 8_000;

impl NullModel<'_> {
    /// How many draws are made: fewer where each takes long, and where more raters are only looked at to see whether
    /// they would do.
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

    /// What the same ratings would show of a team whose sellers are all as its mean: every score is the team's mean of
    /// its trait, off by its own error. What is not rated stays so.
    pub(super) fn noise(&self, comparison: &Comparison<'_>, scorer: &Scorer, roles: usize) -> Noise {
        let draws = self.number(comparison);
        let catalog = comparison.catalog;
        let roles = roles.clamp(2, comparison.work.tasks.len().max(2));
        let at_work = || self.sellers.iter().filter(|seller| seller.hours > 0.0);
        let groups = Groups::of(catalog, at_work(), self.errors);
        let root = libm::sqrt(count(self.raters.max(1)));
        let is_noisy = |seller: &Seller| {
            catalog.trait_ixs().any(|of| {
                seller.scores[of.0].as_ref().is_some_and(|score| self.errors.error(of, score) > 0.0)
            })
        };
        if !at_work().any(is_noisy) {
            // Without errors nobody of equals can appear to differ.
            return Noise { roles, wastes: vec![0.0; draws] };
        }
        let until = comparison.question.until;
        let drawn = |at: usize| {
            if until.is_some_and(|until| Instant::now() >= until) {
                return None;
            }
            let workers = self.sellers.iter().map(|seller| {
                let mut seller = seller.clone();
                for (of, score) in catalog.trait_ixs().zip(&mut seller.scores) {
                    let Some(score) = score else { continue };
                    let se = self.errors.error(of, score) / root;
                    let error = se * self.draws.error(&seller.key, &catalog[of].id, at);
                    score.value = (groups.mean(of) + error).clamp(catalog.scale.lo(), catalog.scale.hi());
                }
                Worker::new(scorer, None, &seller, &scorer.score(&seller))
            });
            let workers: Vec<Worker> = workers.collect();
            let work = comparison.work.rated_as(&workers);
            let comparison = Comparison { workers: &workers, work: &work, ..*comparison };
            let mut designs = Designs::roughly(&work, until);
            let designed = (work.tasks.len() > 1).then_some(roles);
            let mut forms = comparison.compare(&mut designs, designed).forms;
            judge_forms(&mut forms);
            let everyone = forms.iter().find(|form| form.kind == FormKind::Everyone);
            // A search that was cut short says too little.
            everyone.and_then(|form| form.waste).filter(|_| !designs.is_late)
        };
        let mut wastes: Vec<f64> = (0..draws).into_par_iter().filter_map(drawn).collect();
        if wastes.len() < draws.min(LEAST_DRAWS / 2) {
            wastes.clear();
        }
        wastes.sort_by(f64::total_cmp);
        Noise { roles, wastes }
    }
}

/// The verdict with every limit as the catalog has it; only what it takes to know the best form. `None` where the motion
/// eases nothing.
pub(super) fn without_easing(
    comparison: &Comparison<'_>,
    null: Option<&NullModel<'_>>,
) -> Option<Assessment> {
    if comparison.catalog[comparison.team.motion].ease <= 0.0 {
        return None;
    }
    let hard = comparison.work.without_easing(comparison.workers);
    let comparison = Comparison { work: &hard, ..*comparison };
    let mut designs = Designs::new(&hard, comparison.question.until);
    let mut forms = comparison.compare(&mut designs, 2..=hard.tasks.len()).forms;
    let best = judge_forms(&mut forms);
    let noise = null.and_then(|null| Some(null.noise(&comparison, null.hard?, forms[best].roles)));
    Some(comparison.judged(&forms, best, noise.as_ref()))
}
