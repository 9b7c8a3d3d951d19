//! Which ratings would tell most about a finding that is open.

use super::{Evidence, Missed, RuleContext};
use crate::domain::{RoleIx, TraitIx};

/// So many traits are named.
const MOST: usize = 3;

/// What moves less than this share of a fit is not worth asking about.
const LEAST: f64 = 0.005;

impl RuleContext<'_> {
    /// The traits whose rating, or one more, would tell most about what is open for a seller in a role.
    pub(super) fn asked(&self, at: usize, role: RoleIx, evidence: &Evidence) -> Vec<TraitIx> {
        match evidence {
            Evidence::MustHave { broken, unrated, near, .. } => {
                let mut traits: Vec<TraitIx> = Vec::new();
                let missed = |missed: &Missed| missed.trait_ix;
                for of in broken.iter().chain(near).chain(unrated).map(missed) {
                    if !traits.contains(&of) && traits.len() < MOST {
                        traits.push(of);
                    }
                }
                traits
            }
            Evidence::Misplaced { better: Some((better, _)), .. } => {
                self.stakes(at, &[(role, -1.0), (*better, 1.0)])
            }
            Evidence::RoleFit { .. } | Evidence::Misplaced { .. } | Evidence::Regression { .. } => {
                self.stakes(at, &[(role, 1.0)])
            }
            _ => Vec::new(),
        }
    }

    /// What of a role has not been rated, the weightiest first.
    pub(super) fn unrated(&self, at: usize, role: RoleIx) -> Vec<TraitIx> {
        let is_rated = |of: &TraitIx| self.reviewed.sellers[at].scores[of.0].is_some();
        self.ranked(at, &[(role, 1.0)]).into_iter().filter(|of| !is_rated(of)).take(MOST).collect()
    }

    fn stakes(&self, at: usize, roles: &[(RoleIx, f64)]) -> Vec<TraitIx> {
        self.ranked(at, roles).into_iter().take(MOST).collect()
    }

    /// Traits by how far their errors, or not knowing them at all, move the sum of these fits, each with its sign: as
    /// far as a fit moves from one standard error below the score to one above, were strengths to buy off weaknesses.
    fn ranked(&self, at: usize, roles: &[(RoleIx, f64)]) -> Vec<TraitIx> {
        let catalog = self.catalog();
        let (seller, scale) = (&self.reviewed.sellers[at], catalog.scale);
        let mut moves = vec![0.0; catalog.traits.len()];
        for &(role, sign) in roles {
            let total = catalog[role].total_share();
            for share in &catalog[role].tasks {
                let task = &catalog[share.task];
                let weights: f64 = task.needs.iter().map(|need| need.weight).sum();
                let limits = &self.reviewed.scorer.limits()[share.task.0];
                for (need, limits) in task.needs.iter().zip(limits).filter(|(need, _)| need.weight > 0.0) {
                    let moved = match &seller.scores[need.trait_ix.0] {
                        None => 1.0,
                        Some(score) => {
                            let se = self.reviewed.errors.error(need.trait_ix, score);
                            let d = |x: f64| {
                                let x = x.clamp(scale.lo(), scale.hi());
                                // A veto takes the whole task.
                                match limits.veto.broken_by(x, scale) {
                                    Some(_) => -weights / need.weight,
                                    None => limits.shape.at(x),
                                }
                            };
                            d(score.value + se) - d(score.value - se)
                        }
                    };
                    moves[need.trait_ix.0] += sign * share.share / total * need.weight / weights * moved;
                }
            }
        }
        let mut traits: Vec<TraitIx> = catalog.trait_ixs().filter(|of| moves[of.0].abs() >= LEAST).collect();
        // The sort keeps equals in the catalog's order.
        traits.sort_by(|a, b| moves[b.0].abs().total_cmp(&moves[a.0].abs()));
        traits
    }
}
