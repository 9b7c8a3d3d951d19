//! Which rating to collect next: how much one more would lower the probability of naming the wrong role.
//!
//! The expected value of sample information (Raiffa & Schlaifer 1961, Applied Statistical Decision Theory, chapter 4),
//! worked out from draws by sorting them into bins of what the rating would say (Strong & Oakley 2013, Medical Decision
//! Making 33:755).

use super::monte_carlo::Sample;
use super::{Groups, UncertaintyModel};
use crate::domain::{RoleIx, SLACK, Seller, TraitIx};
use crate::engine::fixed_point::count;
use crate::engine::threads;

/// The number of bins that draws are sorted into by what a rating would say.
const BINS: usize = 20;

/// The value of one more rating of one trait of one seller.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NextRating {
    /// The trait to rate.
    pub of: TraitIx,
    /// The present score; `None` is unknown.
    pub score: Option<f64>,
    /// Its standard error; of an unknown one the team's spread.
    pub se: f64,
    /// The probability that the role named as the best is not, 0 to 1. The most probable one of those with enough
    /// ratings is named; `None` where too little is rated to name any.
    pub wrong_now: Option<f64>,
    /// The expected drop of that probability with one more rating, 0 or more.
    pub drop: f64,
    /// Whether the trait is unrated and a role that needs it may beat the best one, were all its unrated traits perfect.
    pub may_overturn: bool,
}

/// A rating that lowers the probability of naming the wrong role by less than this is not worth asking for.
const WORTH_ASKING: f64 = 0.01;

impl NextRating {
    /// Whether the rating would lower the probability of naming the wrong role by enough to ask for it.
    pub fn is_worth_asking(&self) -> bool {
        self.drop >= WORTH_ASKING
    }
}

/// The next ratings of these sellers that are worth asking for, each with its seller's place, the most useful first; at
/// most `most`. For a single seller also those that might overturn what looks best.
pub fn next_ratings(
    model: &UncertaintyModel,
    groups: &Groups,
    sellers: &[Seller],
    most: usize,
) -> Vec<(usize, NextRating)> {
    let of_each = threads::spread(sellers, |seller| ratings_of(model, groups, seller));
    let mut all: Vec<(usize, NextRating)> = Vec::new();
    for (at, ratings) in of_each.into_iter().enumerate() {
        all.extend(ratings.into_iter().map(|rating| (at, rating)));
    }
    // Equals keep the order of sellers.
    all.sort_by(|a, b| b.1.drop.total_cmp(&a.1.drop));
    let is_one = sellers.len() == 1;
    all.retain(|(_, rating)| rating.is_worth_asking() || is_one && rating.may_overturn);
    all.truncate(most);
    all
}

/// The next ratings of a seller, the most useful first: of traits that a role needs and that are unrated or uncertain.
///
/// Draws are of true scores, as those for the best role are. Here, and nowhere else, an unrated trait counts as in the team.
/// The best role in a draw is sought among all roles; named are only those with enough ratings.
fn ratings_of(model: &UncertaintyModel, groups: &Groups, seller: &Seller) -> Vec<NextRating> {
    let catalog = model.scorer.catalog();
    let completed = groups.true_scores(catalog, &model.errors, seller);
    let scored = model.scorer.score(&completed);
    let sample = Sample::new(model, &completed, &scored);
    let drawn = CompletedSeller { model, seller, completed: &completed, best: sample.best() };
    let now = drawn.nameable(&[]);
    let right_now = drawn.right_if_named(&now);
    // The last place is for no role.
    let is_named = now[..now.len() - 1].contains(&true);
    let shared = drawn.shared_gains(&now, right_now);
    let overturning = drawn.overturning();
    let mut ratings: Vec<NextRating> = Vec::new();
    for of in catalog.trait_ixs().filter(|of| drawn.is_needed(*of)) {
        let Some(behind) = &completed.scores[of.0] else { continue };
        let (_, se) = model.distribution(of, behind);
        let Some(scores) = sample.scores(of).filter(|_| se > 0.0) else { continue };
        let rated = seller.scores[of.0].as_ref();
        let is_unrated = rated.is_none();
        let named = if is_unrated { drawn.nameable(&[of]) } else { now.clone() };
        let right = drawn.right_after(&drawn.said(of, &scores.each()), &named);
        let drop = (right - right_now).max(if is_unrated { shared[of.0] } else { 0.0 });
        ratings.push(NextRating {
            of,
            score: rated.map(|score| score.value),
            se: rated.map_or(se, |score| model.errors.error(of, score)),
            wrong_now: is_named.then_some(1.0 - right_now),
            drop: drop.max(0.0),
            may_overturn: is_unrated && overturning.iter().any(|role| drawn.needs(*role, of)),
        });
    }
    // Of equals the noisier first, then the catalog's order.
    ratings.sort_by(|a, b| b.drop.total_cmp(&a.drop).then(b.se.total_cmp(&a.se)));
    ratings
}

/// One seller's draws.
struct CompletedSeller<'c> {
    model: &'c UncertaintyModel,
    seller: &'c Seller,
    /// The seller with the true score behind every trait, rated or not.
    completed: &'c Seller,
    /// The best role in each draw of the completed seller.
    best: Vec<Option<RoleIx>>,
}

impl CompletedSeller<'_> {
    /// By role: whether it may be named as the best once these traits are rated too. The last place is for no role.
    fn nameable(&self, more: &[TraitIx]) -> Vec<bool> {
        let scorer = &self.model.scorer;
        let mut seller = self.seller.clone();
        for of in more {
            seller.scores[of.0].clone_from(&self.completed.scores[of.0]);
        }
        let scored = scorer.score(&seller);
        let mut nameable = Vec::with_capacity(scored.roles.len() + 1);
        for role in scorer.catalog().role_ixs() {
            nameable.push(scorer.may_be_best(role, &scored.roles[role.0].standing));
        }
        nameable.push(true);
        nameable
    }

    /// Whether a role needs a trait.
    fn needs(&self, role: RoleIx, of: TraitIx) -> bool {
        let catalog = self.model.scorer.catalog();
        let mut needs = catalog[role].tasks.iter().flat_map(|share| &catalog[share.task].needs);
        needs.any(|need| need.trait_ix == of && need.weight > 0.0)
    }

    /// Whether some role that may be the best needs a trait.
    fn is_needed(&self, of: TraitIx) -> bool {
        let catalog = self.model.scorer.catalog();
        catalog.role_ixs().any(|role| !catalog[role].baseline && self.needs(role, of))
    }

    /// The roles that are rated in part and may beat the best one.
    fn overturning(&self) -> Vec<RoleIx> {
        let scorer = &self.model.scorer;
        let scored = scorer.score(self.seller);
        let best = scored.best.and_then(|best| scored.roles[best.0].standing.fit);
        let mut roles: Vec<RoleIx> = scorer.catalog().role_ixs().collect();
        roles.retain(|role| {
            let standing = &scored.roles[role.0].standing;
            let may_beat = best.is_none_or(|best| standing.high.share() > best.share() + SLACK);
            !scorer.catalog()[*role].baseline && standing.coverage < 1.0 - SLACK && may_beat
        });
        roles
    }

    /// The share of draws in which the most probable of the nameable answers is right.
    fn right_if_named(&self, nameable: &[bool]) -> f64 {
        let times = times(self.best.iter(), nameable);
        count(times.into_iter().max().unwrap_or(0)) / count(self.best.len().max(1))
    }

    /// What a further rater would say in each draw: the score as drawn, with an error of the rater's own.
    fn said(&self, of: TraitIx, scores: &[f64]) -> Vec<f64> {
        let catalog = self.model.scorer.catalog();
        let off = self.model.errors.of_one(of);
        let noises = self.model.draws.errors(&self.seller.key, &format!("one more: {}", catalog[of].id));
        scores.iter().zip(noises).map(|(score, noise)| score + off * noise).collect()
    }

    /// By trait: its share of the gain from all missing ratings of a role that cannot be named yet. One of them alone may
    /// not be enough to have it named.
    fn shared_gains(&self, now: &[bool], right_now: f64) -> Vec<f64> {
        let catalog = self.model.scorer.catalog();
        let mut shared = vec![0.0; catalog.traits.len()];
        for role in catalog.role_ixs().filter(|role| !catalog[*role].baseline && !now[role.0]) {
            let mut missing: Vec<TraitIx> = catalog.trait_ixs().collect();
            missing.retain(|of| self.seller.scores[of.0].is_none() && self.needs(role, *of));
            let gain = self.right_if_named(&self.nameable(&missing)) - right_now;
            for of in &missing {
                shared[of.0] = f64::max(shared[of.0], gain / count(missing.len()));
            }
        }
        shared
    }

    /// The share of draws in which the answer is right if it follows what was said: in every bin half of the draws choose
    /// it and the other half judge it, so that no answer profits from its own luck.
    fn right_after(&self, said: &[f64], nameable: &[bool]) -> f64 {
        let order = sorted(said);
        let mut right = 0;
        for bin in order.chunks(said.len().div_ceil(BINS).max(2)) {
            let halves = [0, 1].map(|half| {
                let draws = bin.iter().skip(half).step_by(2);
                times(draws.map(|&(_, at)| &self.best[at]), nameable)
            });
            for (chosen, judged) in [(&halves[0], &halves[1]), (&halves[1], &halves[0])] {
                let most = chosen.iter().max().copied().unwrap_or(0);
                let answer = chosen.iter().position(|&times| times == most).unwrap_or(0);
                right += judged[answer];
            }
        }
        count(right) / count(said.len().max(1))
    }
}

/// Numbers from the lowest to the highest, each with its place; of equals the first is first.
///
/// They are spread over as many even steps as there are numbers, where few lie together (bucket sort): a quarter of the time of
/// sorting them by comparison.
fn sorted(numbers: &[f64]) -> Vec<(f64, usize)> {
    let lowest = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let last = u32::try_from(numbers.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let pace = f64::from(last) / (highest - lowest).max(f64::MIN_POSITIVE);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to the last")]
    let steps: Vec<u32> =
        numbers.iter().map(|number| (((number - lowest) * pace) as u32).min(last)).collect();
    let mut ends = vec![0_u32; numbers.len()];
    for &step in &steps {
        ends[step as usize] += 1;
    }
    let mut all = 0;
    for end in &mut ends {
        all += *end;
        *end = all;
    }
    let mut order = vec![(0.0, 0); numbers.len()];
    // From the last, so that equals keep their places.
    for (at, (&number, &step)) in numbers.iter().zip(&steps).enumerate().rev() {
        let end = &mut ends[step as usize];
        *end -= 1;
        order[*end as usize] = (number, at);
    }
    // What is left of each step's end is its start.
    let mut start = 0;
    for next in ends.iter().skip(1).map(|next| *next as usize).chain([order.len()]) {
        if next - start > 1 {
            order[start..next].sort_by(|a, b| a.0.total_cmp(&b.0));
        }
        start = next;
    }
    order
}

/// How often each of the nameable answers is right; the last place is for no role.
fn times<'b>(best: impl Iterator<Item = &'b Option<RoleIx>>, nameable: &[bool]) -> Vec<usize> {
    let none = nameable.len() - 1;
    let mut times = vec![0; nameable.len()];
    for role in best {
        let place = role.map_or(none, |role| role.0);
        times[place] += usize::from(nameable[place]);
    }
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_sorted_as_by_comparison() {
        let mixed = |at: usize| count((at * 7_919) % 1_009) / 100.0;
        let some: [Vec<f64>; 5] = [
            Vec::new(),
            vec![3.0],
            vec![2.5; 40],
            (0..2_000).map(mixed).collect(),
            (0..2_000).map(|at| if at == 7 { 1e9 } else { mixed(at).min(5.0) }).collect(),
        ];
        for numbers in some {
            let mut expected: Vec<(f64, usize)> = numbers.iter().copied().zip(0..).collect();
            expected.sort_by(|a, b| a.0.total_cmp(&b.0));
            assert_eq!(sorted(&numbers), expected);
        }
    }
}
