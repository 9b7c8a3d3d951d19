//! `role-fit`, `misplaced` and `regression`: how well today's role fits.

use super::{Evidence, RuleContext, State};
use crate::domain::{RoleIx, SLACK};
use crate::engine::diff::is_reliable;

impl RuleContext<'_> {
    /// The fit in today's role is at least so high.
    pub(super) fn role_fit(&self, at: usize, role: RoleIx) -> (State, Evidence) {
        let least = self.setting.limit / 100.0;
        let standing = &self.reviewed.fits[at].roles[role.0].standing;
        let (fit, bounds) = (standing.fit, (standing.low, standing.high));
        let p = self.odds[at].role_below(role, least);
        // Where little is rated, what is not may decide either way: leaving scores out is to win nothing, and to lose
        // nothing.
        let is_between = bounds.0.share() < least - SLACK && bounds.1.share() >= least - SLACK;
        let too_little =
            (self.reviewed.scorer.too_little(standing) && is_between).then_some(standing.coverage);
        let state = match (fit, p) {
            (Some(fit), Some(p)) if too_little.is_none() => self.decide(fit.share() < least - SLACK, p),
            _ => State::Inconclusive,
        };
        (state, Evidence::RoleFit { fit, bounds, too_little, p })
    }

    /// No other role fits better by more than so many points.
    pub(super) fn misplaced(&self, at: usize, role: RoleIx) -> (State, Evidence) {
        let most = self.setting.limit / 100.0;
        let scored = &self.reviewed.fits[at];
        let standing = &scored.roles[role.0].standing;
        let better = scored.best.filter(|best| *best != role);
        let better = better.and_then(|best| Some((best, scored.roles[best.0].standing.fit?)));
        let Some(fit) = standing.fit.filter(|_| !self.reviewed.scorer.too_little(standing)) else {
            // So little of today's role is rated that nothing can be said to beat it.
            return (State::Inconclusive, Evidence::Misplaced { fit: standing.fit, better, p: None });
        };
        let catalog = self.catalog();
        let mut others = catalog.role_ixs().filter(|ix| *ix != role && !catalog[*ix].baseline).peekable();
        let is_known = |ix: RoleIx| self.reviewed.scorer.may_be_best(ix, &scored.roles[ix.0].standing);
        if others.peek().is_some() && !others.any(is_known) {
            // Nothing of any other role is known well enough to be held against it.
            return (State::Inconclusive, Evidence::Misplaced { fit: Some(fit), better: None, p: None });
        }
        let p = self.odds[at].beaten(role, most);
        let is_broken = better.is_some_and(|(_, best)| best.share() - fit.share() > most + SLACK);
        let state = p.map_or(State::Inconclusive, |p| self.decide(is_broken, p));
        (state, Evidence::Misplaced { fit: Some(fit), better, p })
    }

    /// The fit in today's role has not dropped by more than so many points and more than its noise.
    pub(super) fn regression(&self, at: usize, role: RoleIx) -> Option<(State, Evidence)> {
        let before = self.reviewed.before?;
        let old = before.sellers.get(at)?.as_ref()?;
        let Some(found) = before.remeasured.regression(old, &self.reviewed.sellers[at], role) else {
            // What has been rated no longer may be anything; what never was is no drop.
            let is_known = self.reviewed.fits[at].roles[role.0].standing.fit.is_some();
            return (!is_known).then_some((State::Inconclusive, Evidence::Nothing));
        };
        let dropped = found.before.share() - found.after.share();
        let state = if dropped <= self.setting.limit / 100.0 + SLACK {
            State::Pass
        } else if is_reliable(found.rc) {
            State::Fail
        } else {
            State::Inconclusive
        };
        let evidence =
            Evidence::Regression { before: found.before, after: found.after, reliable_change: found.rc };
        Some((state, evidence))
    }
}
