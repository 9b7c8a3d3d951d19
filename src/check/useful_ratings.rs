//! The ratings that would help most to settle an inconclusive finding.

use super::context::RuleContext;
use crate::domain::{RoleIx, TraitIx};

/// The most traits that are named.
pub const MOST_ASKED: usize = 3;

/// The least share of a fit that a trait must move to be named.
const LEAST: f64 = 0.005;

impl RuleContext<'_> {
    /// Returns the traits of which another rating is most useful for the sum of a seller's fits in some roles,
    /// each with its sign; the most useful first, at most [`MOST_ASKED`].
    pub fn most_useful(&self, at: usize, roles: &[(RoleIx, f64)]) -> Vec<TraitIx> {
        let mut traits = self.ranked(at, roles);
        traits.truncate(MOST_ASKED);
        traits
    }

    /// Returns the unrated traits of a role, those with the most weight first, at most [`MOST_ASKED`].
    pub fn unrated(&self, at: usize, role: RoleIx) -> Vec<TraitIx> {
        let scores = &self.team.sellers[at].scores;
        let ranked = self.ranked(at, &[(role, 1.0)]).into_iter();
        ranked.filter(|ix| scores[ix.0].is_none()).take(MOST_ASKED).collect()
    }

    /// Ranks traits by how far their errors, or missing ratings, move the sum of these fits, each with its sign.
    fn ranked(&self, at: usize, roles: &[(RoleIx, f64)]) -> Vec<TraitIx> {
        let catalog = self.catalog();
        let mut moves = vec![0.0; catalog.traits.len()];
        for &(role, sign) in roles {
            self.add_moves(at, role, sign, &mut moves);
        }
        let mut traits: Vec<TraitIx> = catalog.trait_ixs().filter(|ix| moves[ix.0].abs() >= LEAST).collect();
        // The sort is stable: equals stay in the catalog's order.
        traits.sort_by(|a, b| moves[b.0].abs().total_cmp(&moves[a.0].abs()));
        traits
    }

    /// Adds how far each trait's error moves the fit in a role, from one standard error below the score to one above,
    /// as if strengths offset weaknesses in full.
    fn add_moves(&self, at: usize, role: RoleIx, sign: f64, moves: &mut [f64]) {
        let (catalog, seller) = (self.catalog(), &self.team.sellers[at]);
        let scale = catalog.scale;
        let total = catalog[role].total_share();
        for share in &catalog[role].tasks {
            let task = &catalog[share.task];
            let weights: f64 = task.needs.iter().map(|need| need.weight).sum();
            for (at_need, need) in task.needs.iter().enumerate().filter(|(_, need)| need.weight > 0.0) {
                let moved = match &seller.scores[need.trait_ix.0] {
                    None => 1.0,
                    Some(score) => {
                        let se = self.team.errors.error(need.trait_ix, score);
                        let [low, high] = [score.value - se, score.value + se].map(|x| {
                            let x = x.clamp(scale.lo(), scale.hi());
                            // A veto costs the whole task.
                            let vetoed = -weights / need.weight;
                            self.team.scorer.desirability_of(share.task, at_need, x).unwrap_or(vetoed)
                        });
                        high - low
                    }
                };
                moves[need.trait_ix.0] += sign * share.share / total * need.weight / weights * moved;
            }
        }
    }
}
