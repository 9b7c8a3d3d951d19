//! A model's closed forms lowered to tables: the errors of fits, for sellers by the million and in no memory of their own.
//!
//! Where each fit is a sum of functions of one score each and all these scores are known, what a score adds to expectation
//! and variance hangs on nothing else, and nearly all scores have one decimal at most. All other sellers and catalogs are
//! left to [`UncertaintyModel::uncertainty`]. Both follow the same formulas operation by operation, so that they agree to
//! the last bit.

use super::composition::Composition;
use super::normal_mixture::Mixture;
use super::piecewise_linear::{Affine, PieceMoments, expectation_and_variance};
use super::tabulated_moments::TabulatedMoments;
use super::{FitUncertainty, FitsOf, UncertaintyModel};
use crate::domain::{Fit, RoleIx, SLACK, Score, TaskIx, TraitIx};
use crate::engine::fit_plan::{FitPlan, PlannedFits};
use crate::engine::level_counts::LevelCounts;
use crate::engine::matrix_column::MatrixColumn;

/// A model, ready to work out the fits and errors of sellers by the million.
#[derive(Clone, Debug)]
pub struct ErrorPlan {
    fits: FitPlan,
    model: UncertaintyModel,
    fits_of: FitsOf,
    /// The traits that the sums are over.
    needed: Vec<TraitIx>,
    /// By task or role, as asked for: its fit as a sum over traits.
    asked: Vec<Vec<PlannedTrait>>,
    /// The same by role.
    roles: Vec<Vec<PlannedTrait>>,
}

/// What the score of one trait adds to a fit.
#[derive(Clone, Debug)]
struct PlannedTrait {
    of: TraitIx,
    function: Vec<Affine>,
    /// What it adds to expectation and variance at each step of the [`FitPlan`].
    steps: Vec<(f64, f64)>,
}

/// The fits and errors of one seller, in memory that is used again for the next.
#[derive(Clone, Debug, Default)]
pub struct PlannedErrors {
    /// Her fits; those asked for are known, in full.
    pub fits: PlannedFits,
    /// Of each fit asked for, in catalog order.
    errors: Vec<FitUncertainty>,
    /// Whether she fits her best role better than an average seller, by more than the errors of her scores.
    pub stands_out: Option<bool>,
    /// At how many tasks she is strong, adequate, weak and unknown.
    pub spread: LevelCounts,
    /// The moments of scores that are no steps, on the pieces of their traits.
    moments: Vec<PieceMoments>,
}

impl PlannedErrors {
    /// Returns how uncertain the fit with a column is that was asked for.
    pub fn error(&self, column: MatrixColumn) -> &FitUncertainty {
        match column {
            MatrixColumn::Role(role) => &self.errors[role.0],
            MatrixColumn::Task(task) => &self.errors[task.0],
        }
    }
}

impl UncertaintyModel {
    /// Returns the plan of the fits with tasks or roles; `None` where some fit that is asked for, or that with some role, is
    /// no sum over traits, or has a veto, or where every seller is drawn.
    pub fn error_plan(&self, fits_of: FitsOf) -> Option<ErrorPlan> {
        if self.draws_all || self.groups.is_some() {
            return None;
        }
        let fits = FitPlan::of(&self.scorer);
        let asked = match fits_of {
            FitsOf::Tasks => &self.tasks,
            FitsOf::Roles => &self.roles,
        };
        if asked.iter().chain(&self.roles).any(|fit| fit.by_trait.is_none()) {
            return None;
        }
        let of_steps = TabulatedMoments::of(self, fits.steps());
        let [asked, roles] = [self.sums(asked, of_steps.all())?, self.sums(&self.roles, of_steps.all())?];
        let mut needed: Vec<TraitIx> = asked.iter().chain(&roles).flatten().map(|part| part.of).collect();
        needed.sort_unstable();
        needed.dedup();
        let single = Score::single(self.scorer.catalog().scale.lo());
        if needed.iter().any(|of| self.distribution(*of, &single).1 <= 0.0) {
            return None;
        }
        Some(ErrorPlan { fits, model: self.clone(), fits_of, needed, asked, roles })
    }

    /// Returns what is made of these as sums over traits; `None` where one is none.
    fn sums(&self, of: &[Composition], of_steps: &[Vec<PieceMoments>]) -> Option<Vec<Vec<PlannedTrait>>> {
        let mut sums = Vec::with_capacity(of.len());
        for composition in of {
            let mut sum = Vec::new();
            for (of, function) in composition.by_trait.as_ref()? {
                let pieces = self.pieces.of_trait(*of);
                let steps =
                    of_steps.iter().map(|all| expectation_and_variance(&all[pieces.clone()], function));
                let steps = steps.collect();
                sum.push(PlannedTrait { of: TraitIx(*of), function: function.clone(), steps });
            }
            sums.push(sum);
        }
        Some(sums)
    }
}

impl ErrorPlan {
    /// Works out the fits and errors of a seller with these scores, each of one rating, one a trait in catalog order, `NaN`
    /// where it is unknown; `today` is her current role. Returns whether all scores are known that must be.
    pub fn score(&self, scores: &[f64], today: Option<RoleIx>, found: &mut PlannedErrors) -> bool {
        if self.needed.iter().any(|of| scores[of.0].is_nan()) {
            return false;
        }
        self.fits.score(scores, today, &mut found.fits);
        self.look_at_odd_scores(scores, found);
        found.errors.clear();
        for (at, sum) in self.asked.iter().enumerate() {
            let column = match self.fits_of {
                FitsOf::Tasks => MatrixColumn::Task(TaskIx(at)),
                FitsOf::Roles => MatrixColumn::Role(RoleIx(at)),
            };
            let fit = found.fits.fit(column);
            found.errors.extend(self.bounds(fit, sum, &found.fits, &found.moments));
        }
        debug_assert_eq!(found.errors.len(), self.asked.len(), "all scores are known, so all fits are");
        found.stands_out = self.stands_out(found);
        let levels = self.model.scorer.catalog().levels;
        found.spread = LevelCounts::of(found.fits.tasks.iter().copied(), levels);
        true
    }

    /// Works out the moments of the scores that are no steps.
    fn look_at_odd_scores(&self, scores: &[f64], found: &mut PlannedErrors) {
        let pieces = &self.model.pieces;
        for of in self.needed.iter().filter(|of| found.fits.step(**of).is_none()) {
            found.moments.resize(pieces.len(), PieceMoments::default());
            let own = &mut found.moments[pieces.of_trait(of.0)];
            self.model.moments(*of, &Score::single(scores[of.0]), own);
        }
    }

    /// Returns the error and bounds of a fit; `None` where it is unknown.
    fn bounds(
        &self,
        fit: Option<Fit>,
        sum: &[PlannedTrait],
        fits: &PlannedFits,
        moments: &[PieceMoments],
    ) -> Option<FitUncertainty> {
        let (mut mean, mut variance) = (0.0, 0.0);
        for part in sum {
            let (e, v) = match fits.step(part.of) {
                Some(step) => part.steps[step],
                None => {
                    expectation_and_variance(&moments[self.model.pieces.of_trait(part.of.0)], &part.function)
                }
            };
            mean += e;
            variance += v;
        }
        FitUncertainty::new(fit, Some(Mixture::of_sum(mean, variance)), None)
    }

    fn stands_out(&self, found: &PlannedErrors) -> Option<bool> {
        let best = found.fits.best?;
        let bounds = self.bounds(found.fits.best_fit(), &self.roles[best.0], &found.fits, &found.moments)?;
        let average = self.model.average.fit(MatrixColumn::Role(best))?;
        Some(bounds.low90 > average.share() + SLACK)
    }
}
