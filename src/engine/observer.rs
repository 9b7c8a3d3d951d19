//! What comes to light about a team while its sellers go by; it does not grow with their number.

use super::desirability::Side;
use super::match_sellers::ScoredSeller;
use super::score::{NeedFit, Scorer, SellerFit};
use super::tally::Tally;
use super::uncertainty::{Disagreement, Rival, UncertaintyModel};
use crate::domain::{Fit, RoleIx, SLACK, Seller, TraitIx};

/// How many people one list names; more are counted.
const MAX_NAMED: usize = 12;

/// Somebody who fits another role better than today's.
#[derive(Clone, Debug)]
pub struct Misplaced {
    /// Her name.
    pub name: String,
    /// Whether she is pinned to her role.
    pub pinned: bool,
    /// Today's role and the fit with it.
    pub today: (RoleIx, Option<Fit>),
    /// Her best role and the fit with it.
    pub best: (RoleIx, Option<Fit>),
    /// Whether the best role is open within the errors of the scores.
    pub is_open: bool,
}

/// Somebody whom an upper limit costs a role.
#[derive(Clone, Debug)]
pub struct Capped {
    /// Her name.
    pub name: String,
    /// Her best role.
    pub best: Option<RoleIx>,
    /// Her best role if there were no upper limits.
    pub without: RoleIx,
}

/// Somebody whose best role does not hold within the errors of the scores.
#[derive(Clone, Debug)]
pub struct OpenBest {
    /// Her name.
    pub name: String,
    /// The best role as the scores stand.
    pub best: Rival,
    /// What else may be the best.
    pub rivals: Vec<Rival>,
    /// Whether part of the best role is not rated, besides.
    pub is_partial: bool,
}

/// Somebody about whom raters differ more than chance explains.
#[derive(Clone, Debug)]
pub struct DisagreeingRaters {
    /// Her name.
    pub name: String,
    /// The trait.
    pub of: TraitIx,
}

/// The first few of many, and how many there are.
#[derive(Clone, Debug)]
pub struct First<T> {
    /// The first few.
    pub named: Vec<T>,
    /// How many there are in all.
    pub count: usize,
}

impl<T> Default for First<T> {
    fn default() -> Self {
        First { named: Vec::new(), count: 0 }
    }
}

impl<T> First<T> {
    fn add(&mut self, item: T) {
        self.count += 1;
        if self.named.len() < MAX_NAMED {
            self.named.push(item);
        }
    }

    /// How many are not named.
    pub fn more(&self) -> usize {
        self.count - self.named.len()
    }

    /// The same with each item as something else.
    pub fn map<U>(&self, of: impl Fn(&T) -> U) -> First<U> {
        First { named: self.named.iter().map(of).collect(), count: self.count }
    }
}

/// Watches sellers go by.
#[derive(Clone, Debug)]
pub struct Observer {
    model: UncertaintyModel,
    /// Scores without upper limits; `None` where only the tally is kept.
    free: Option<Scorer>,
    sure: f64,
    /// The team's figures.
    pub tally: Tally,
    /// Who fits another role better than today's.
    pub misplaced: First<Misplaced>,
    /// Whom an upper limit costs a role.
    pub capped: First<Capped>,
    /// Whose best role is open.
    pub open: First<OpenBest>,
    /// About whom and what raters disagree.
    pub disagreements: First<DisagreeingRaters>,
    /// How many scores have several ratings.
    pub several: usize,
    /// For how many sellers it was worked out whether the best role is open.
    pub judged: usize,
    /// For each task, the first seller at work who is adequate or better.
    pub alone: Vec<Option<String>>,
    /// The highest score of all, on the catalog's scale.
    pub highest: f64,
}

impl Observer {
    /// An observer that keeps the tally alone, or `everything`. A best role is open where it holds with less than `sure`,
    /// 0 to 1.
    pub fn new(model: UncertaintyModel, sure: f64, everything: bool) -> Self {
        let catalog = model.scorer().catalog().clone();
        Observer {
            free: everything.then(|| model.scorer().without_upper_limits()),
            model,
            sure,
            tally: Tally::new(catalog.tasks.len()),
            misplaced: First::default(),
            capped: First::default(),
            open: First::default(),
            disagreements: First::default(),
            several: 0,
            judged: 0,
            alone: vec![None; catalog.tasks.len()],
            highest: catalog.scale.lo(),
        }
    }

    /// Adds one seller.
    pub fn add(&mut self, scored: &ScoredSeller) {
        let ScoredSeller { seller, fit, .. } = scored;
        self.tally.add(self.model.scorer(), seller, fit);
        let Some(free) = &self.free else { return };
        let capped = capped(free, seller, fit);
        let rivals = scored.rivals(self.sure);
        self.add_misplaced(scored, !rivals.is_empty());
        self.add_open(scored, rivals);
        if seller.hours > 0.0 {
            self.add_adequate(seller, fit);
        }
        self.several += seller.scores.iter().flatten().filter(|score| score.ratings.len() > 1).count();
        for (of, _) in self.model.errors().disagreements(self.model.scorer().catalog(), seller) {
            self.disagreements.add(DisagreeingRaters { name: seller.name.clone(), of });
        }
        for score in seller.scores.iter().flatten() {
            self.highest = self.highest.max(score.value);
        }
        if let Some(without) = capped {
            self.capped.add(Capped { name: seller.name.clone(), best: fit.best, without });
        }
    }

    /// The traits about which a seller's raters differ more than chance explains.
    pub fn disagreements_about<'a>(
        &'a self,
        seller: &'a Seller,
    ) -> impl Iterator<Item = (TraitIx, Disagreement)> + 'a {
        self.model.errors().disagreements(self.model.scorer().catalog(), seller)
    }

    fn add_misplaced(&mut self, scored: &ScoredSeller, is_open: bool) {
        let ScoredSeller { seller, fit, .. } = scored;
        let (Some(today), Some(best)) = (seller.role, fit.best) else { return };
        if self.model.scorer().prefers(fit, best, today) {
            self.misplaced.add(Misplaced {
                name: seller.name.clone(),
                pinned: seller.pinned,
                today: (today, fit.roles[today.0].standing.fit),
                best: (best, fit.roles[best.0].standing.fit),
                is_open,
            });
        }
    }

    fn add_open(&mut self, scored: &ScoredSeller, rivals: Vec<Rival>) {
        let best = scored.fit.best;
        let Some(p) = scored.uncertainty.as_ref().and_then(|known| known.p_of(best)) else { return };
        self.judged += 1;
        if rivals.is_empty() {
            return;
        }
        let is_partial = best.is_none_or(|best| scored.fit.roles[best.0].standing.coverage < 1.0 - SLACK);
        let best = Rival { role: best, p };
        self.open.add(OpenBest { name: scored.seller.name.clone(), best, rivals, is_partial });
    }

    fn add_adequate(&mut self, seller: &Seller, fit: &SellerFit) {
        for (alone, task) in self.alone.iter_mut().zip(&fit.tasks) {
            if alone.is_none() && self.model.scorer().is_adequate(&task.standing) {
                *alone = Some(seller.name.clone());
            }
        }
    }
}

/// The role that would be her best without any upper limit, where it is another.
fn capped(free: &Scorer, seller: &Seller, fit: &SellerFit) -> Option<RoleIx> {
    // Who is over no limit has nothing to gain, and most are not.
    if !fit.tasks.iter().flat_map(|task| &task.needs).any(is_over) {
        return None;
    }
    free.score(seller).best.filter(|best| fit.best != Some(*best))
}

/// Whether a score lies above an upper limit.
fn is_over(need: &NeedFit) -> bool {
    matches!(need.outside, Some((Side::Over, _))) || need.veto == Some(Side::Over)
}
