//! Observations about a team as its sellers stream, in memory that does not grow with their number.

use super::desirability::Side;
use super::match_sellers::ScoredSeller;
use super::score::{NeedFit, Scorer, SellerFit};
use super::tally::Tally;
use super::uncertainty::{Rival, UncertaintyModel};
use crate::domain::{Fit, RoleIx, SLACK, Seller, TraitIx};

/// The most people that one list names; more are counted.
const MAX_NAMED: usize = 12;

/// A seller who fits another role better than her current one.
#[derive(Clone, Debug)]
pub struct Misplaced {
    /// Her name.
    pub name: String,
    /// Whether she is pinned to her role.
    pub pinned: bool,
    /// Her current role and the fit with it.
    pub today: (RoleIx, Option<Fit>),
    /// Her best role and the fit with it.
    pub best: (RoleIx, Option<Fit>),
    /// Whether the best role is open within the errors of the scores.
    pub is_open: bool,
}

/// A seller who misses a role by an upper limit.
#[derive(Clone, Debug)]
pub struct Capped {
    /// Her name.
    pub name: String,
    /// Her best role.
    pub best: Option<RoleIx>,
    /// Her best role without upper limits.
    pub without: RoleIx,
}

/// A seller whose best role is open within the errors of the scores.
#[derive(Clone, Debug)]
pub struct OpenBest {
    /// Her name.
    pub name: String,
    /// The best role by the scores.
    pub best: Rival,
    /// The other roles that may be best.
    pub rivals: Vec<Rival>,
    /// Whether part of the best role is also not rated.
    pub is_partial: bool,
}

/// A seller about whom raters differ more than by chance.
#[derive(Clone, Debug)]
pub struct DisagreeingRaters {
    /// Her name.
    pub name: String,
    /// The trait.
    pub of: TraitIx,
}

/// A seller of whom too little is rated to judge every role.
#[derive(Clone, Debug)]
pub struct ThinlyRated {
    /// Her name.
    pub name: String,
    /// The number of roles, baselines apart, of which too little is rated.
    pub roles: usize,
}

/// The first few of many, and their number.
#[derive(Clone, Debug)]
pub struct First<T> {
    /// The first few.
    pub named: Vec<T>,
    /// The number of all.
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

    /// Returns the number that are not named.
    pub fn more(&self) -> usize {
        self.count - self.named.len()
    }

    /// Returns the list with each item converted.
    pub fn map<U>(&self, of: impl Fn(&T) -> U) -> First<U> {
        First { named: self.named.iter().map(of).collect(), count: self.count }
    }
}

/// Observes sellers one by one.
#[derive(Clone, Debug)]
pub struct Observer {
    model: UncertaintyModel,
    /// Scores without upper limits; `None` where only the tally is kept.
    free: Option<Scorer>,
    sure: f64,
    /// The team's figures.
    pub tally: Tally,
    /// The sellers who fit another role better than their current one.
    pub misplaced: First<Misplaced>,
    /// The sellers who miss a role by an upper limit.
    pub capped: First<Capped>,
    /// The sellers who fit no role better than average sellers do, by more than noise.
    pub none_stands_out: First<String>,
    /// The sellers whose best role is open.
    pub open: First<OpenBest>,
    /// The sellers and traits about which raters disagree.
    pub disagreements: First<DisagreeingRaters>,
    /// The sellers of whom too little is rated to judge every role.
    pub thin: First<ThinlyRated>,
    /// The number of scores with several ratings.
    pub several: usize,
    /// The number of sellers for whom it was worked out whether the best role is open.
    pub judged: usize,
    /// The number of those who have a best role.
    pub with_best: usize,
    /// For each task, the first seller at work who is adequate or better.
    pub alone: Vec<Option<String>>,
    /// The highest score of all, on the catalog's scale.
    pub highest: f64,
}

impl Observer {
    /// Returns an observer of the tally alone, or of `everything`. A best role is open where its probability is below `sure`,
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
            none_stands_out: First::default(),
            open: First::default(),
            disagreements: First::default(),
            thin: First::default(),
            several: 0,
            judged: 0,
            with_best: 0,
            alone: vec![None; catalog.tasks.len()],
            highest: catalog.scale.lo(),
        }
    }

    /// Adds one seller.
    pub fn add(&mut self, scored: &ScoredSeller) {
        let ScoredSeller { seller, fit, .. } = scored;
        self.tally.add(self.model.scorer(), scored);
        let Some(free) = &self.free else { return };
        // Who is on leave is shown, and counts for nothing that is said of the team.
        if seller.hours > 0.0 {
            if let Some(without) = capped(free, seller, fit) {
                self.capped.add(Capped { name: seller.name.clone(), best: fit.best, without });
            }
            let rivals = scored.rivals(self.sure);
            self.add_misplaced(scored, !rivals.is_empty());
            if scored.stands_out == Some(false) {
                self.none_stands_out.add(seller.name.clone());
            }
            self.add_open(scored, rivals);
            self.add_adequate(seller, fit);
            self.add_thin(seller, fit);
        }
        self.several += seller.scores.iter().flatten().filter(|score| score.ratings.len() > 1).count();
        for (of, _) in self.model.errors().disagreements(self.model.scorer().catalog(), seller) {
            self.disagreements.add(DisagreeingRaters { name: seller.name.clone(), of });
        }
        for score in seller.scores.iter().flatten() {
            self.highest = self.highest.max(score.value);
        }
    }

    /// Returns the roles that may be a best role.
    pub fn roles_in_play(&self) -> impl Iterator<Item = RoleIx> {
        let scorer = self.model.scorer();
        scorer.catalog().role_ixs().filter(|role| scorer.may_be_anybodys_best(*role))
    }

    /// Returns the model by which the sellers were scored.
    pub fn model(&self) -> &UncertaintyModel {
        &self.model
    }

    fn add_misplaced(&mut self, scored: &ScoredSeller, is_open: bool) {
        let ScoredSeller { seller, fit, .. } = scored;
        let (Some(today), Some(best)) = (seller.role, fit.best) else { return };
        if scored.stands_out != Some(false) && self.model.scorer().prefers(fit, best, today) {
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
        self.with_best += usize::from(best.is_some());
        if rivals.is_empty() {
            return;
        }
        let is_partial = best.is_none_or(|best| scored.fit.roles[best.0].standing.coverage < 1.0 - SLACK);
        let best = Rival { role: best, p };
        self.open.add(OpenBest { name: scored.seller.name.clone(), best, rivals, is_partial });
    }

    fn add_thin(&mut self, seller: &Seller, fit: &SellerFit) {
        let roles = self.model.scorer().too_little_rated(fit).len();
        if roles > 0 {
            self.thin.add(ThinlyRated { name: seller.name.clone(), roles });
        }
    }

    fn add_adequate(&mut self, seller: &Seller, fit: &SellerFit) {
        for (alone, task) in self.alone.iter_mut().zip(&fit.tasks) {
            if alone.is_none() && self.model.scorer().is_adequate(&task.standing) {
                *alone = Some(seller.name.clone());
            }
        }
    }
}

/// Returns her best role without upper limits, where it is another.
fn capped(free: &Scorer, seller: &Seller, fit: &SellerFit) -> Option<RoleIx> {
    // A seller over no limit, as most are, has nothing to gain.
    if !fit.tasks.iter().flat_map(|task| &task.needs).any(is_over) {
        return None;
    }
    free.score(seller).best.filter(|best| fit.best != Some(*best))
}

/// Whether a score lies above an upper limit.
fn is_over(need: &NeedFit) -> bool {
    matches!(need.outside, Some((Side::Over, _))) || need.veto == Some(Side::Over)
}
