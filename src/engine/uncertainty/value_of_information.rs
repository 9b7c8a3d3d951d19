//! Which rating to collect next: how much one more would lower the probability of naming the wrong role.
//!
//! The expected value of sample information (Raiffa & Schlaifer 1961, Applied Statistical Decision Theory, chapter 4),
//! worked out from draws by sorting them into bins of what the rating would say (Strong & Oakley 2013, Medical Decision
//! Making 33:755).

use rayon::prelude::*;

use super::monte_carlo::Sample;
use super::{Groups, UncertaintyModel};
use crate::domain::{RoleIx, SLACK, Score, Seller, TraitIx};
use crate::engine::fixed_point::count;

/// In how many bins what a rating would say is sorted.
const BINS: usize = 20;

/// What one more rating of one trait of one seller would tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    /// The trait to ask about.
    pub of: TraitIx,
    /// The score as it stands; `None` is unknown.
    pub score: Option<f64>,
    /// Its standard error; of an unknown one the team's spread.
    pub se: f64,
    /// The probability that the likeliest of the roles of which enough is rated is not the best, 0 to 1.
    pub wrong_now: f64,
    /// By how much one more rating would lower it, as a mean over what it might say, 0 or more.
    pub drop: f64,
    /// Whether it is not rated and a role that takes it might be better than the best one, were it all as good as can
    /// be: no guess tells that it is not.
    pub may_overturn: bool,
}

/// A question that would lower the probability of naming the wrong role by less than this is not worth asking.
const WORTH_ASKING: f64 = 0.01;

impl Asked {
    /// Whether one more rating would lower the probability of naming the wrong role by enough to ask for it.
    pub fn is_worth_asking(&self) -> bool {
        self.drop >= WORTH_ASKING
    }
}

/// The questions about these sellers that are worth asking, by place, the one that would settle most first, and `most` of
/// them at most. About a single seller also those that might overturn what looks best.
pub fn team_questions(
    model: &UncertaintyModel,
    groups: &Groups,
    sellers: &[Seller],
    most: usize,
) -> Vec<(usize, Asked)> {
    let of_seller = |(at, seller): (usize, &Seller)| -> Vec<(usize, Asked)> {
        questions(model, groups, seller).into_iter().map(|asked| (at, asked)).collect()
    };
    let mut all: Vec<(usize, Asked)> = sellers.par_iter().enumerate().flat_map(of_seller).collect();
    // Equals keep the order of sellers.
    all.sort_by(|a, b| b.1.drop.total_cmp(&a.1.drop));
    let is_one = sellers.len() == 1;
    all.retain(|(_, asked)| asked.is_worth_asking() || is_one && asked.may_overturn);
    all.truncate(most);
    all
}

/// The traits of a seller that a role needs and that are unrated or not certain, the one whose rating would settle most
/// first. What is not rated is taken to be as in the team for this, and for nothing else: the best role is sought among
/// all, and named among those of which enough is rated.
fn questions(model: &UncertaintyModel, groups: &Groups, seller: &Seller) -> Vec<Asked> {
    let catalog = model.scorer.catalog();
    let whole = completed(model, groups, seller);
    let scored = model.scorer.score(&whole);
    let sample = Sample::new(model, &whole, &scored);
    let case = Case { model, seller, whole: &whole, best: sample.best() };
    let now = case.may_be_named(&[]);
    let right_now = case.likeliest(&now);
    let is_needed = |of: &TraitIx| {
        let mut roles = catalog.role_ixs().filter(|role| !catalog[*role].baseline);
        roles.any(|role| case.takes(role, *of))
    };
    let shared = case.shared(&now, right_now);
    let overturning = case.overturning();
    let ask = |of: TraitIx| {
        let score = whole.scores[of.0].as_ref()?;
        let (value, se) = model.distribution(of, score);
        if se <= 0.0 {
            return None;
        }
        let is_unrated = seller.scores[of.0].is_none();
        let named = if is_unrated { case.may_be_named(&[of]) } else { now.clone() };
        let right = case.rightly(&case.said(of, value, se), &named);
        let drop = (right - right_now).max(if is_unrated { shared[of.0] } else { 0.0 });
        let score = seller.scores[of.0].as_ref().map(|score| score.value);
        let may_overturn = is_unrated && overturning.iter().any(|role| case.takes(*role, of));
        Some(Asked { of, score, se, wrong_now: 1.0 - right_now, drop: drop.max(0.0), may_overturn })
    };
    let mut asked: Vec<Asked> = catalog.trait_ixs().filter(is_needed).filter_map(ask).collect();
    // Of equals the noisier first, then the catalog's order.
    asked.sort_by(|a, b| b.drop.total_cmp(&a.drop).then(b.se.total_cmp(&a.se)));
    asked
}

/// A seller of whom everything is rated: what is not, as in the team.
fn completed(model: &UncertaintyModel, groups: &Groups, seller: &Seller) -> Seller {
    let catalog = model.scorer.catalog();
    let mut whole = seller.clone();
    for of in catalog.trait_ixs() {
        whole.scores[of.0].get_or_insert_with(|| {
            let (mean, sd) = groups.unrated(catalog, of);
            Score { se: Some(sd), ..Score::single(mean) }
        });
    }
    whole
}

/// One seller's draws.
struct Case<'c> {
    model: &'c UncertaintyModel,
    seller: &'c Seller,
    whole: &'c Seller,
    /// The best role in each draw, were all of them rated.
    best: Vec<Option<RoleIx>>,
}

impl Case<'_> {
    /// Which roles may be named as the best once these traits are rated too; the last place is for none at all.
    fn may_be_named(&self, more: &[TraitIx]) -> Vec<bool> {
        let scorer = &self.model.scorer;
        let mut seller = self.seller.clone();
        for of in more {
            seller.scores[of.0].clone_from(&self.whole.scores[of.0]);
        }
        let scored = scorer.score(&seller);
        let may_be = |role: RoleIx| scorer.may_be_best(role, &scored.roles[role.0].standing);
        let roles = scorer.catalog().role_ixs().map(may_be);
        roles.chain([true]).collect()
    }

    /// Whether a role takes a trait.
    fn takes(&self, role: RoleIx, of: TraitIx) -> bool {
        let catalog = self.model.scorer.catalog();
        let mut needs = catalog[role].tasks.iter().flat_map(|share| &catalog[share.task].needs);
        needs.any(|need| need.trait_ix == of && need.weight > 0.0)
    }

    /// The roles that are rated in part and might be better than the best one.
    fn overturning(&self) -> Vec<RoleIx> {
        let scorer = &self.model.scorer;
        let scored = scorer.score(self.seller);
        let best = scored.best.and_then(|best| scored.roles[best.0].standing.fit);
        let might = |role: &RoleIx| {
            let standing = &scored.roles[role.0].standing;
            let is_better = best.is_none_or(|best| standing.high.share() > best.share() + SLACK);
            !scorer.catalog()[*role].baseline && standing.coverage < 1.0 - SLACK && is_better
        };
        scorer.catalog().role_ixs().filter(might).collect()
    }

    /// The share of the draws in which the likeliest of these answers is right.
    fn likeliest(&self, named: &[bool]) -> f64 {
        let times = times(self.best.iter(), named);
        count(times.into_iter().max().unwrap_or(0)) / count(self.best.len().max(1))
    }

    /// What a further rater would say in each draw: the score as it is there, and an error of one's own.
    fn said(&self, of: TraitIx, value: f64, se: f64) -> Vec<f64> {
        let catalog = self.model.scorer.catalog();
        let (off, draws) = (self.model.errors.of_one(of), &self.model.draws);
        let (trait_id, noise_id) = (&catalog[of].id, format!("one more: {}", catalog[of].id));
        let (lo, hi) = (catalog.scale.lo(), catalog.scale.hi());
        let errors = draws.errors(&self.seller.key, trait_id);
        let noises = draws.errors(&self.seller.key, &noise_id);
        errors.zip(noises).map(|(error, noise)| (value + se * error).clamp(lo, hi) + off * noise).collect()
    }

    /// What all missing ratings of a role would settle where it is too little rated to be named, shared among them: one
    /// alone may not be enough to have it named. By trait.
    fn shared(&self, now: &[bool], right_now: f64) -> Vec<f64> {
        let catalog = self.model.scorer.catalog();
        let mut shared = vec![0.0; catalog.traits.len()];
        for role in catalog.role_ixs().filter(|role| !catalog[*role].baseline && !now[role.0]) {
            let is_missing = |of: &TraitIx| self.seller.scores[of.0].is_none() && self.takes(role, *of);
            let missing: Vec<TraitIx> = catalog.trait_ixs().filter(is_missing).collect();
            let gain = self.likeliest(&self.may_be_named(&missing)) - right_now;
            for of in &missing {
                shared[of.0] = f64::max(shared[of.0], gain / count(missing.len()));
            }
        }
        shared
    }

    /// The share of draws in which the answer is right if it follows what was said: in every bin half of the draws choose
    /// it and the other half judge it, so that no answer is praised for its own luck.
    fn rightly(&self, said: &[f64], named: &[bool]) -> f64 {
        let mut order: Vec<usize> = (0..said.len()).collect();
        order.sort_by(|&a, &b| said[a].total_cmp(&said[b]).then(a.cmp(&b)));
        let mut right = 0;
        for bin in order.chunks(said.len().div_ceil(BINS).max(2)) {
            for half in 0..2 {
                let of = |half: usize| bin.iter().skip(half).step_by(2).map(|&at| &self.best[at]);
                let chosen = times(of(half), named);
                let most = chosen.iter().max().copied().unwrap_or(0);
                let answer = chosen.iter().position(|&times| times == most).unwrap_or(0);
                right += times(of(1 - half), named)[answer];
            }
        }
        count(right) / count(said.len().max(1))
    }
}

/// How often each of these answers is right.
fn times<'b>(best: impl Iterator<Item = &'b Option<RoleIx>>, named: &[bool]) -> Vec<usize> {
    let none = named.len() - 1;
    let mut times = vec![0; named.len()];
    for role in best {
        let place = role.map_or(none, |role| role.0);
        times[place] += usize::from(named[place]);
    }
    times
}
