//! How uncertain a fit is, given the standard errors of its scores.
//!
//! Where strengths buy off weaknesses and needs are piecewise linear, expectation and variance are exact, trait by trait:
//! a trait that several tasks need is one uncertain quantity, not several. Elsewhere, and for probabilities, seeded draws
//! are counted. Missing ratings widen nothing here: a fit's low and high bounds show those.

mod average_sellers;
mod closed_form;
mod composition;
mod drawn_scores;
mod drawn_team;
mod draws;
mod error_plan;
mod errors;
mod exceedance;
mod expected_desirability;
mod monte_carlo;
mod normal;
mod normal_mixture;
mod piecewise_linear;
mod posterior;
mod prospect;
mod score_shifts;
mod seller_uncertainty;
mod tabulated_moments;
mod value_of_information;
mod veto_combinations;

#[cfg(test)]
mod curved;
#[cfg(test)]
mod two_routes;

pub use average_sellers::AverageSellers;
pub use draws::Draws;
pub(in crate::engine) use draws::mixed;
pub use error_plan::{ErrorPlan, PlannedErrors};
pub use errors::{Disagreement, Errors, pooled};
pub use exceedance::Odds;
pub use expected_desirability::expected_desirability;
pub(super) use normal::below as normal_below;
pub use posterior::{Groups, LEAST_RELIABILITY, kelley};
pub use prospect::{Axis, Prospect, raised};
pub use score_shifts::ScoreShifts;
use seller_uncertainty::mean;
pub use seller_uncertainty::{FitUncertainty, Rival, SellerUncertainty, interval90};
pub use value_of_information::{NextRating, next_ratings};

use closed_form::ClosedForm;
use composition::Composition;
use drawn_team::DrawnTeam;
pub use monte_carlo::DrawnFits;

use monte_carlo::Sample;
use normal_mixture::Mixture;
use piecewise_linear::{PieceMoments, Pieces, piece_moments};
use tabulated_moments::TabulatedMoments;

use std::sync::Arc;

use super::fit_plan::FitPlan;
use super::matrix_column::MatrixColumn;
use super::score::{Scorer, SellerFit};
use crate::domain::{Fit, RoleIx, SLACK, Score, Seller, SellerKey, TaskIx, TraitIx};

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
    average: Arc<AverageSellers>,
    pieces: Pieces,
    /// By task: its fit alone.
    tasks: Vec<Composition>,
    /// By role.
    roles: Vec<Composition>,
    /// The sellers who have been drawn already.
    drawn: Option<Arc<DrawnTeam>>,
    /// The moments of usual scores, where there are sellers enough to need most of them.
    tabulated: Option<Arc<TabulatedMoments>>,
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
        let average = Arc::new(AverageSellers::new(scorer.clone()));
        UncertaintyModel {
            scorer,
            errors,
            draws,
            groups: None,
            draws_all,
            average,
            pieces,
            tasks,
            roles,
            drawn: None,
            tabulated: None,
        }
    }

    /// A model with the catalog's own errors and 200 draws of seed 1, made only for fits that have no closed form.
    pub fn by_default(scorer: Scorer) -> Self {
        let errors = Errors::by_default(scorer.catalog());
        UncertaintyModel::new(scorer, errors, Draws::new(200, 1), false)
    }

    /// The model of true scores, shrunk toward the team mean by reliability (Kelley 1947): high scores are partly luck. With
    /// `None`, of scores as they are rated.
    #[must_use]
    pub fn of_true_scores(mut self, groups: impl Into<Option<Groups>>) -> Self {
        self.groups = groups.into();
        (self.drawn, self.tabulated) = (None, None);
        self
    }

    /// The same model for thousands of sellers: with the moments of usual scores tabulated, and the same answers.
    #[must_use]
    pub fn for_thousands(mut self) -> Self {
        let tabulated = TabulatedMoments::of(&self, FitPlan::of(&self.scorer).steps());
        self.tabulated = Some(Arc::new(tabulated));
        self
    }

    /// The same model, which has drawn these sellers with these roles: once for all questions, with the same answers.
    #[must_use]
    pub fn having_drawn(mut self, sellers: &[Seller], roles: impl IntoIterator<Item = RoleIx>) -> Self {
        let roles: Vec<RoleIx> = roles.into_iter().collect();
        self.drawn = Some(Arc::new(DrawnTeam::new(&self, sellers, &roles)));
        self
    }

    /// The same with the roles in play.
    #[must_use]
    pub fn having_drawn_in_play(self, sellers: &[Seller]) -> Self {
        let catalog = self.scorer.catalog().clone();
        let in_play = self.scorer.in_play().clone();
        self.having_drawn(sellers, catalog.role_ixs().filter(|role| in_play.has(*role)))
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

    /// Works out the moments of a score on the pieces of its trait. Returns whether it has an error, and so moments.
    fn moments(&self, of: TraitIx, score: &Score, moments: &mut [PieceMoments]) -> bool {
        if let Some(known) = self.tabulated.as_ref().and_then(|all| all.find(&self.pieces, of, score)) {
            moments.copy_from_slice(known);
            return true;
        }
        let (value, se) = self.distribution(of, score);
        let is_uncertain = se > 0.0;
        if is_uncertain {
            piece_moments(moments, value, se, self.pieces.knots(of.0), self.scorer.catalog().scale);
        }
        is_uncertain
    }

    /// A seller's fit with each of these roles in every draw, role by role.
    pub fn drawn_roles(&self, seller: &Seller, roles: &[RoleIx]) -> Vec<Arc<DrawnFits>> {
        let scored = self.scorer.score(seller);
        let sample = Sample::new(self, seller, &scored);
        roles.iter().map(|role| sample.drawn_fits(role.0)).collect()
    }

    /// A seller's fits in every draw, by role, then by task; empty where a fit is unknown.
    pub fn drawn_fits(&self, seller: &Seller, scored: &SellerFit) -> [Vec<Vec<f64>>; 2] {
        let sample = Sample::new(self, seller, scored);
        let roles = (0..scored.roles.len()).map(|role| sample.role(role).to_vec()).collect();
        [roles, (0..scored.tasks.len()).map(|task| sample.task(task).to_vec()).collect()]
    }

    /// Whether a seller fits her best role better than the average seller does, by more than the errors of her scores: the
    /// low end of the 90 % interval of her fit is above the fit of the one in the middle. `None` without a best role.
    pub fn stands_out(&self, seller: &Seller, scored: &SellerFit) -> Option<bool> {
        let role = scored.best?;
        let fit = scored.roles[role.0].standing.fit?;
        let closed = ClosedForm::new(self, seller, scored).fit(Some(fit), &self.roles[role.0]);
        let sample = closed.is_none().then(|| Sample::new(self, seller, scored));
        let drawn = sample.as_ref().map(|sample| sample.role(role.0));
        let low = FitUncertainty::new(Some(fit), closed, drawn)?.low90;
        let average = self.average.fit(MatrixColumn::Role(role))?;
        Some(low > average.share() + SLACK)
    }

    /// The same model, which compares fits with those of these sellers: they have to be scored as here.
    #[must_use]
    pub fn comparing_with(mut self, average: Arc<AverageSellers>) -> Self {
        self.average = average;
        self
    }

    /// The sellers whom fits are compared with.
    pub fn average(&self) -> &Arc<AverageSellers> {
        &self.average
    }

    /// What breaks ties of a seller and a role; see [`tie_breaker`](Self::tie_breaker).
    pub fn tie_key(&self, seller: &SellerKey, role: RoleIx) -> u64 {
        self.draws.key(seller, &self.scorer.catalog()[role].id)
    }

    /// A number from 0 to 1 for a seller and a role in one draw, to break ties by: it has nothing to do with her scores.
    pub fn tie_breaker(&self, key: u64, draw: usize) -> f64 {
        Draws::tie_breaker(key, draw)
    }

    /// A seller's fit with a role in every draw, vetoes apart: with one, a role still has the fit of its other tasks. Empty
    /// where the fit is unknown.
    pub fn drawn_role(&self, seller: &Seller, role: RoleIx) -> Vec<f64> {
        let scored = self.scorer.score(seller);
        Sample::new(self, seller, &scored).role(role.0).to_vec()
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

    /// A seller's expected fits, 0 to 1, role by role; `None` where the fit is unknown.
    pub fn expected_roles(&self, seller: &Seller) -> Vec<Option<f64>> {
        let scored = self.scorer.score(seller);
        let sample = Sample::new(self, seller, &scored);
        let mut closed_form = ClosedForm::new(self, seller, &scored);
        let mut expected = Vec::with_capacity(scored.roles.len());
        for (at, (role, composition)) in scored.roles.iter().zip(&self.roles).enumerate() {
            expected.push(role.standing.fit.map(|fit| {
                let closed = closed_form.fit(Some(fit), composition);
                closed.map_or_else(|| mean(sample.role(at)), |closed| closed.mean)
            }));
        }
        expected
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

    fn p_best(&self, seller: &Seller, scored: &SellerFit) -> Option<Vec<f64>> {
        if !self.draws_all {
            return None;
        }
        Some(Sample::new(self, seller, scored).p_best())
    }

    /// Only the probability of each role to be her best, where every seller is drawn.
    pub fn best_probabilities(&self, seller: &Seller, scored: &SellerFit) -> SellerUncertainty {
        let p_best = self.p_best(seller, scored);
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
