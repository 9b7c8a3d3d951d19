//! `must-have`: what no strength elsewhere buys off.

use super::{Evidence, Missed, RuleContext, State};
use crate::domain::{RoleIx, TraitIx};
use crate::engine::desirability::Side;

/// What may be broken with less than this probability is not named.
const SELDOM: f64 = 0.05;

impl RuleContext<'_> {
    /// No score breaks a veto of today's role.
    pub(super) fn must_have(&self, at: usize, role: RoleIx) -> (State, Evidence) {
        let catalog = self.catalog();
        let scored = &self.reviewed.fits[at];
        let (mut broken, mut unrated, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        for share in &catalog[role].tasks {
            let needs = catalog[share.task].needs.iter().zip(&scored.tasks[share.task.0].needs);
            for (need, met) in needs.filter(|(need, _)| need.weight > 0.0 && need.veto.exists()) {
                let is_above = match met.veto {
                    Some(side) => side == Side::Over,
                    // Where it has both, the nearer one.
                    None => match (need.veto.below, need.veto.above, met.score) {
                        (Some(below), Some(above), Some(score)) => above - score < score - below,
                        (below, ..) => below.is_none(),
                    },
                };
                let Some(limit) = (if is_above { need.veto.above } else { need.veto.below }) else {
                    continue;
                };
                let missed =
                    Missed { task: share.task, trait_ix: need.trait_ix, score: met.score, limit, is_above };
                match (met.score, met.veto) {
                    (None, _) => unrated.push(missed),
                    (Some(_), Some(_)) => broken.push(missed),
                    (Some(_), None) => kept.push(missed),
                }
            }
        }
        let p = self.odds[at].breaks(role);
        let state = match self.decide(!broken.is_empty(), p) {
            // What nobody has rated may break it.
            State::Pass if !unrated.is_empty() => State::Inconclusive,
            state => state,
        };
        let alone = |of: TraitIx| self.odds[at].breaks_by(role, of);
        kept.retain(|missed| alone(missed.trait_ix) >= SELDOM);
        let near = if state == State::Inconclusive { kept } else { Vec::new() };
        (state, Evidence::MustHave { broken, unrated, near, p })
    }
}
