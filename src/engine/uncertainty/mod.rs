//! How uncertain a fit is, given the standard errors of its scores.
//!
//! Where strengths buy off weaknesses and needs are piecewise linear, expectation and variance are exact, trait by trait:
//! a trait that several tasks need is one uncertain quantity, not several. Elsewhere, and for probabilities, seeded draws
//! are counted. Missing ratings widen nothing here: a fit's low and high bounds show those.

mod closed_form;
mod composition;
mod draws;
mod errors;
mod exceedance;
mod expected_desirability;
mod monte_carlo;
mod normal;
mod normal_mixture;
mod piecewise_linear;
mod posterior;
mod score_shifts;
mod seller_uncertainty;
mod value_of_information;
mod veto_combinations;

#[cfg(test)]
mod curved;
#[cfg(test)]
mod two_routes;

pub use draws::Draws;
pub use errors::{Disagreement, Errors, pooled};
pub use exceedance::Odds;
pub use expected_desirability::expected_desirability;
pub(super) use normal::below as normal_below;
pub use posterior::{Groups, LEAST_RELIABILITY, kelley};
pub use score_shifts::ScoreShifts;
pub use seller_uncertainty::{FitUncertainty, Rival, SellerUncertainty, interval90};
pub use value_of_information::{NextRating, next_ratings};

use closed_form::ClosedForm;
use composition::Composition;
use monte_carlo::Sample;
use normal_mixture::Mixture;
use piecewise_linear::Pieces;

use super::score::{Scorer, SellerFit};
use crate::domain::{Fit, RoleIx, Score, Seller, SellerKey, TaskIx, TraitIx};

/// The default probability from which a best role or a seat counts as certain.
pub const SURE: f64 = 0.8;

/// The largest standard error that is told apart, in spans of the scale.
const FARTHEST: f64 = 1e4;

/// Which of a seller's fits are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FitsOf {
    /// Those with tasks.
    Tasks,
    /// Those with roles.
    Roles,
}

/// Works out the uncertainty of fits for one catalog, motion and set of errors.
#[derive(Clone, Debug)]
pub struct UncertaintyModel {
    scorer: Scorer,
    errors: Errors,
    draws: Draws,
    /// The team that true scores are shrunk toward; `None` where scores are taken as they are.
    groups: Option<Groups>,
    /// Whether every seller is drawn, or only fits without a closed form.
    draws_all: bool,
    pieces: Pieces,
    /// By task: its fit alone.
    tasks: Vec<Composition>,
    /// By role.
    roles: Vec<Composition>,
}

impl UncertaintyModel {
    /// A model; without `draws_all` draws are made only for fits that have no closed form.
    pub fn new(scorer: Scorer, errors: Errors, draws: Draws, draws_all: bool) -> Self {
        let catalog = scorer.catalog().clone();
        let pieces = Pieces::new(&scorer);
        let mut tasks = Vec::with_capacity(catalog.tasks.len());
        for task in catalog.task_ixs() {
            tasks.push(Composition::of_task(&catalog, &pieces, task));
        }
        let mut roles = Vec::with_capacity(catalog.roles.len());
        for role in &catalog.roles {
            let shares = role.tasks.iter().map(|share| (share.task, share.share)).collect();
            roles.push(Composition::of_tasks(&catalog, &pieces, role.tradeoff, shares));
        }
        UncertaintyModel { scorer, errors, draws, groups: None, draws_all, pieces, tasks, roles }
    }

    /// A model with the catalog's own errors and 200 draws of seed 1, made only for fits that have no closed form.
    pub fn by_default(scorer: Scorer) -> Self {
        let errors = Errors::by_default(scorer.catalog());
        UncertaintyModel::new(scorer, errors, Draws::new(200, 1), false)
    }

    /// The model of true scores, shrunk toward the team mean by reliability (Kelley 1947): high scores are partly luck.
    #[must_use]
    pub fn of_true_scores(mut self, groups: Groups) -> Self {
        self.groups = Some(groups);
        self
    }

    /// The same model with another scorer of the same catalog's traits, and so many draws.
    #[must_use]
    pub fn with_scorer(&self, scorer: Scorer, draws: usize) -> Self {
        UncertaintyModel::new(scorer, self.errors.clone(), self.draws.with_number(draws), self.draws_all)
    }

    /// The same model with another scorer of the same catalog's traits, and other errors.
    #[must_use]
    pub fn with_errors(&self, scorer: Scorer, errors: Errors) -> Self {
        UncertaintyModel::new(scorer, errors, self.draws.clone(), self.draws_all)
    }

    /// The error of a seller's score of a trait in one draw, in standard errors.
    pub fn error(&self, seller: &SellerKey, of: TraitIx, draw: usize) -> f64 {
        self.draws.error(seller, &self.scorer.catalog()[of].id, draw)
    }

    /// Whom a bootstrap of so many people resamples in one draw.
    pub fn resampled(&self, draw: usize, people: usize) -> impl Iterator<Item = usize> {
        self.draws.resampled(draw, people)
    }

    /// The scorer that fits are from.
    pub fn scorer(&self) -> &Scorer {
        &self.scorer
    }

    /// The errors of the scores.
    pub fn errors(&self) -> &Errors {
        &self.errors
    }

    /// The number of draws of a seller's scores.
    pub fn draws(&self) -> usize {
        self.draws.number()
    }

    /// The mean and the standard error of the true score behind a score.
    fn distribution(&self, of: TraitIx, score: &Score) -> (f64, f64) {
        let (value, se) = match &self.groups {
            Some(groups) => groups.posterior(&self.errors, of, score),
            None => (score.value, self.errors.error(of, score)),
        };
        let scale = self.scorer.catalog().scale;
        // A rounding error is no error, and beyond many spans of the scale a larger one changes nothing.
        (value, if se <= scale.slack() { 0.0 } else { se.min(FARTHEST * scale.span()) })
    }

    /// A seller's fit with each of these roles in every draw, `None` where she is vetoed in it. Role by role; empty
    /// where the fit is unknown.
    pub fn drawn_roles(&self, seller: &Seller, roles: &[RoleIx]) -> Vec<Vec<Option<f64>>> {
        let scored = self.scorer.score(seller);
        let sample = Sample::new(self, seller, &scored);
        let mut drawn = Vec::with_capacity(roles.len());
        for role in roles {
            let fits = sample.role(role.0).iter().enumerate();
            drawn.push(fits.map(|(at, &fit)| (!sample.vetoed(role.0, at)).then_some(fit)).collect());
        }
        drawn
    }

    /// A seller's fit with each of these tasks in every draw, task by task, where her scores follow from the rated ones in
    /// this way; empty where a fit is unknown.
    pub fn shifted_tasks(
        &self,
        seller: &Seller,
        tasks: &[TaskIx],
        shifts: &ScoreShifts<'_>,
    ) -> Vec<Vec<f64>> {
        let scored = self.scorer.score(seller);
        let sample = Sample::new(self, seller, &scored).shifted(shifts);
        tasks.iter().map(|task| sample.task(task.0).to_vec()).collect()
    }

    /// A seller's expected fit with a role, 0 to 1; `None` where the fit is unknown.
    pub fn expected_role(&self, seller: &Seller, role: RoleIx) -> Option<f64> {
        let scored = self.scorer.score(seller);
        let uncertainty = self.uncertainty(seller, &scored, FitsOf::Roles).roles[role.0]?;
        Some(uncertainty.expected)
    }

    /// The uncertainty of a seller's fits with all tasks or all roles.
    pub fn uncertainty(&self, seller: &Seller, scored: &SellerFit, fits_of: FitsOf) -> SellerUncertainty {
        let mut fits: [Vec<Option<Fit>>; 2] =
            [vec![None; scored.tasks.len()], vec![None; scored.roles.len()]];
        match fits_of {
            FitsOf::Tasks => fits[0] = scored.tasks.iter().map(|task| task.standing.fit).collect(),
            FitsOf::Roles => fits[1] = scored.roles.iter().map(|role| role.standing.fit).collect(),
        }
        let [task_fits, role_fits] = fits;
        let mut closed_form = ClosedForm::new(self, seller, scored);
        let closed_tasks = in_closed_form(&mut closed_form, &task_fits, &self.tasks);
        let closed_roles = in_closed_form(&mut closed_form, &role_fits, &self.roles);
        let is_drawn = self.draws_all
            || lacks_closed_form(&task_fits, &closed_tasks)
            || lacks_closed_form(&role_fits, &closed_roles);
        let sample = is_drawn.then(|| Sample::new(self, seller, scored));
        let sample = sample.as_ref();
        let mut tasks = Vec::with_capacity(task_fits.len());
        for (at, (fit, closed)) in task_fits.into_iter().zip(closed_tasks).enumerate() {
            tasks.push(FitUncertainty::new(fit, closed, sample.map(|all| all.task(at))));
        }
        let mut roles = Vec::with_capacity(role_fits.len());
        for (at, (fit, closed)) in role_fits.into_iter().zip(closed_roles).enumerate() {
            roles.push(FitUncertainty::new(fit, closed, sample.map(|all| all.role(at))));
        }
        let p_best = sample.filter(|_| self.draws_all).map(Sample::p_best);
        SellerUncertainty { tasks, roles, p_best }
    }

    /// Only the probability of each role to be her best, where every seller is drawn.
    pub fn best_probabilities(&self, seller: &Seller, scored: &SellerFit) -> SellerUncertainty {
        let p_best = self.draws_all.then(|| Sample::new(self, seller, scored).p_best());
        SellerUncertainty {
            tasks: vec![None; scored.tasks.len()],
            roles: vec![None; scored.roles.len()],
            p_best,
        }
    }
}

/// The distribution of each fit that is known and has a closed form.
fn in_closed_form(
    closed_form: &mut ClosedForm<'_>,
    fits: &[Option<Fit>],
    compositions: &[Composition],
) -> Vec<Option<Mixture>> {
    let of_each = fits.iter().zip(compositions);
    of_each.map(|(fit, composition)| closed_form.fit(*fit, composition)).collect()
}

fn lacks_closed_form(fits: &[Option<Fit>], closed: &[Option<Mixture>]) -> bool {
    fits.iter().zip(closed).any(|(fit, closed)| fit.is_some() && closed.is_none())
}
