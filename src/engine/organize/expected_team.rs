//! A team's people and work, with the fits that are to be expected of them.
//!
//! The best of many ways to divide work by noisy scores is partly luck (Smith & Winkler 2006, Management Science 52:311). So
//! scores are shrunk towards the team's mean by its reliability before anything is chosen by them.

use std::convert::Infallible;

use super::AsRated;
use super::reliability::{NoisyFit, reliability};
use super::work::{NoWork, Work, Worker};
use crate::domain::{Seller, TaskIx, Team, TraitIx};
use crate::engine::score::SellerFit;
use crate::engine::stream::score_all;
use crate::engine::uncertainty::{Draws, FitsOf, Groups, UncertaintyModel};

/// The draws for the variance of fits that have no closed form.
const VARIANCE_DRAWS: usize = 200;

/// Their seed.
const VARIANCE_SEED: u64 = 1;

/// A team as its work is divided.
#[derive(Clone, Debug)]
pub struct ExpectedTeam {
    /// Everyone, in the order of their ids, with the fits to be expected.
    pub workers: Vec<Worker>,
    /// The work, with the same fits.
    pub work: Work,
    /// How much of the differences between the people at work is real, 0.1 to 1; 1 where scores count as they were rated.
    pub reliability: f64,
    /// What it was worked out from, task by task, in the order of the people at work; empty where scores count as they
    /// were rated.
    pub(super) noisy_fits: Vec<Vec<Option<NoisyFit>>>,
}

impl ExpectedTeam {
    /// Returns a team with fits from scores shrunk towards its mean, trait by trait: `x' = m + c (x − m)` (Kelley 1947, p. 409,
    /// with one pooled reliability c); with the scores themselves where they count `as_rated`.
    ///
    /// `sellers` are in the order of their ids, and `scored` are their fits under the model's scorer, as rated.
    ///
    /// # Errors
    /// There is no work to divide.
    pub fn new(
        model: &UncertaintyModel,
        team: &Team,
        sellers: &[Seller],
        scored: &[SellerFit],
        as_rated: bool,
    ) -> Result<Self, NoWork> {
        let scorer = model.scorer();
        let pairs = sellers.iter().zip(scored);
        let mut workers: Vec<Worker> =
            pairs.map(|(seller, scored)| Worker::new(scorer, seller, scored)).collect();
        let work = Work::new(scorer.catalog(), team, &workers)?;
        let mut expected =
            ExpectedTeam { workers: Vec::new(), work, reliability: 1.0, noisy_fits: Vec::new() };
        if !as_rated {
            expected.noisy_fits = noisy_fits(model, &expected.work, sellers, scored);
            let people: Vec<usize> = (0..expected.work.people.len()).collect();
            expected.reliability = reliability(&expected.noisy_fits, &people);
        }
        if expected.reliability < 1.0 {
            let at_work = expected.work.people.iter().map(|&at| &sellers[at]);
            let groups = Groups::of(scorer.catalog(), at_work, model.errors());
            for (worker, seller) in workers.iter_mut().zip(sellers) {
                let seller = shrunk(seller, &groups, expected.reliability);
                worker.rate(scorer, &seller);
            }
            expected.work = expected.work.rated_as(&workers);
        }
        expected.workers = workers;
        Ok(expected)
    }
}

impl AsRated<'_> {
    /// Returns the team with its sellers scored, all cores at it; see [`ExpectedTeam::new`].
    ///
    /// # Errors
    /// There is no work to divide.
    pub fn expected(&self, as_rated: bool) -> Result<ExpectedTeam, NoWork> {
        let sellers = self.sellers.iter().cloned().map(Ok::<Seller, Infallible>);
        let mut fits = Vec::with_capacity(self.sellers.len());
        for Ok((_, scored)) in score_all(self.model.scorer().clone(), sellers) {
            fits.push(scored);
        }
        ExpectedTeam::new(self.model, self.team, self.sellers, &fits, as_rated)
    }
}

/// Returns a seller with her scores shrunk towards the means of the group.
fn shrunk(seller: &Seller, groups: &Groups, reliability: f64) -> Seller {
    let mut seller = seller.clone();
    for (at, score) in seller.scores.iter_mut().enumerate() {
        if let Some(score) = score {
            let mean = groups.mean(TraitIx(at));
            score.value = mean + reliability * (score.value - mean);
        }
    }
    seller
}

/// Returns the fits of the people at work with their variances, task by task.
fn noisy_fits(
    model: &UncertaintyModel,
    work: &Work,
    sellers: &[Seller],
    scored: &[SellerFit],
) -> Vec<Vec<Option<NoisyFit>>> {
    // As many draws of a seed of their own, so that no form hangs on those that are asked for.
    let draws = Draws::new(VARIANCE_DRAWS, VARIANCE_SEED);
    let model = UncertaintyModel::new(model.scorer().clone(), model.errors().clone(), draws, false);
    let mut tasks: Vec<Vec<Option<NoisyFit>>> = vec![Vec::with_capacity(work.people.len()); work.tasks.len()];
    for &at in &work.people {
        let uncertainty = model.uncertainty(&sellers[at], &scored[at], FitsOf::Tasks);
        for (fits, &TaskIx(task)) in tasks.iter_mut().zip(&work.tasks) {
            let fit = scored[at].tasks[task].standing.fit;
            let noisy = fit.zip(uncertainty.tasks[task]);
            fits.push(noisy.map(|(fit, of)| NoisyFit { fit: fit.share(), variance: of.se * of.se }));
        }
    }
    tasks
}
