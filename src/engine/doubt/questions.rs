//! Which rating to collect next: how much one more would lower the probability of naming the wrong role.
//!
//! The expected value of sample information (Raiffa & Schlaifer 1961, Applied Statistical Decision Theory, chapter 4),
//! worked out from draws by sorting them into bins of what the rating would say (Strong & Oakley 2013, Medical Decision
//! Making 33:755).

use rayon::prelude::*;

use super::sample::Sample;
use super::{Doubter, Groups};
use crate::domain::{RoleIx, Score, Seller, TraitIx};
use crate::engine::grid::count;

/// So many bins of what a rating would say.
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
    /// The probability that the likeliest best role is not the best, as things stand, 0 to 1.
    pub wrong_now: f64,
    /// By how much one more rating would lower it, as a mean over what it might say, 0 or more.
    pub drop: f64,
}

/// The questions about all of these sellers, by place, the one that would settle most first.
pub fn team_questions(doubter: &Doubter, groups: &Groups, sellers: &[Seller]) -> Vec<(usize, Asked)> {
    let of_seller = |(at, seller): (usize, &Seller)| -> Vec<(usize, Asked)> {
        questions(doubter, groups, seller).into_iter().map(|asked| (at, asked)).collect()
    };
    let mut all: Vec<(usize, Asked)> = sellers.par_iter().enumerate().flat_map(of_seller).collect();
    // Equals keep the order of sellers.
    all.sort_by(|a, b| b.1.drop.total_cmp(&a.1.drop));
    all
}

/// The traits of a seller that a role needs and that are unrated or not certain, the one whose rating would settle most
/// first. What is not rated is taken to be as in the team for this, and for nothing else.
pub fn questions(doubter: &Doubter, groups: &Groups, seller: &Seller) -> Vec<Asked> {
    let catalog = doubter.scorer.catalog();
    let mut whole = seller.clone();
    for of in catalog.trait_ixs() {
        whole.scores[of.0].get_or_insert_with(|| {
            let (mean, sd) = groups.unrated(catalog, of);
            Score { se: Some(sd), ..Score::single(mean) }
        });
    }
    let scored = doubter.scorer.score(&whole);
    let sample = Sample::new(doubter, &whole, &scored);
    let best = sample.best(doubter, &whole, &scored);
    let wrong_now = 1.0 - likeliest(&best, catalog.roles.len());
    let is_needed = |of: TraitIx| {
        let roles = catalog.roles.iter().filter(|role| !role.baseline);
        let mut tasks = roles.flat_map(|role| &role.tasks);
        tasks.any(|share| {
            catalog[share.task].needs.iter().any(|need| need.trait_ix == of && need.weight > 0.0)
        })
    };
    let ask = |of: TraitIx| {
        let score = whole.scores[of.0].as_ref()?;
        let (value, se) = doubter.distribution(of, score);
        if se <= 0.0 {
            return None;
        }
        let off = doubter.errors.of_one(of);
        let (trait_id, noise_id) = (&catalog[of].id, format!("one more: {}", catalog[of].id));
        let (lo, hi) = (catalog.scale.lo(), catalog.scale.hi());
        // What a further rater would say in each draw: the score as it is there, and an error of one's own.
        let said: Vec<f64> = doubter
            .draws
            .errors(&seller.id, trait_id)
            .zip(doubter.draws.errors(&seller.id, &noise_id))
            .map(|(error, noise)| (value + se * error).clamp(lo, hi) + off * noise)
            .collect();
        let right = rightly(&said, &best, catalog.roles.len());
        Some(Asked {
            of,
            score: seller.scores[of.0].as_ref().map(|score| score.value),
            se,
            wrong_now,
            drop: (right - (1.0 - wrong_now)).max(0.0),
        })
    };
    let mut asked: Vec<Asked> = catalog.trait_ixs().filter(|&of| is_needed(of)).filter_map(ask).collect();
    // Of equals the noisier first, then the catalog's order.
    asked.sort_by(|a, b| b.drop.total_cmp(&a.drop).then(b.se.total_cmp(&a.se)));
    asked
}

/// The share of the draws that the likeliest answer has.
fn likeliest(best: &[Option<RoleIx>], roles: usize) -> f64 {
    let times = times(best.iter(), roles);
    count(times.into_iter().max().unwrap_or(0)) / count(best.len().max(1))
}

/// How often each answer is right; the last place is for no role at all.
fn times<'b>(best: impl Iterator<Item = &'b Option<RoleIx>>, roles: usize) -> Vec<usize> {
    let mut times = vec![0; roles + 1];
    best.for_each(|role| times[role.map_or(roles, |role| role.0)] += 1);
    times
}

/// The share of draws in which the answer is right if it follows what was said: in every bin half of the draws choose it
/// and the other half judge it, so that no answer is praised for its own luck.
fn rightly(said: &[f64], best: &[Option<RoleIx>], roles: usize) -> f64 {
    let mut order: Vec<usize> = (0..said.len()).collect();
    order.sort_by(|&a, &b| said[a].total_cmp(&said[b]).then(a.cmp(&b)));
    let mut right = 0;
    for bin in order.chunks(said.len().div_ceil(BINS).max(2)) {
        for half in 0..2 {
            let of = |half: usize| bin.iter().skip(half).step_by(2).map(|&at| &best[at]);
            let chosen = times(of(half), roles);
            let most = chosen.iter().max().copied().unwrap_or(0);
            let answer = chosen.iter().position(|&times| times == most).unwrap_or(roles);
            right += times(of(1 - half), roles)[answer];
        }
    }
    count(right) / count(said.len().max(1))
}
