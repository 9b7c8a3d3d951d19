//! What changed for one seller: her fits, and the scores behind them.

use std::cell::OnceCell;

use super::cause::{Cause, MixedState, ValueChange, groups, split};
use super::reliable::reliable_change;
use super::score_change::{ByScores, ScoreChange, attribute};
use super::snapshot::Snapshots;
use crate::domain::{Fit, RoleIx, Seller, TraitIx};
use crate::engine::score::{Scorer, SellerFit};
use crate::engine::uncertainty::{FitsOf, UncertaintyModel};

/// A seller's fit with one role in two measurements.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleChange {
    /// The role in the first catalog, if it is there.
    pub before: Option<RoleIx>,
    /// In the second.
    pub after: Option<RoleIx>,
    /// Her fit with it, 0 to 1.
    pub fit: ValueChange,
}

/// What changed for one seller who is in both measurements.
#[derive(Clone, Debug, PartialEq)]
pub struct SellerChange {
    /// Her place among the sellers of the first.
    pub old: usize,
    /// And of the second.
    pub new: usize,
    /// Her fit with the role of the day, 0 to 1: today's role of each measurement.
    pub today: RoleChange,
    /// The standard error of that fit in the first; `None` where it is unknown.
    pub se_before: Option<f64>,
    /// In the second.
    pub se_after: Option<f64>,
    /// The part that her scores had, in standard errors of the difference of the two fits; `None` where it cannot be
    /// told. Catalog, motion and role are no measurements, so their parts have no noise.
    pub rc: Option<f64>,
    /// The scores that differ by more than rounding, in the order of the second catalog.
    pub scores: Vec<ScoreChange>,
    /// What they did to her fit, all else as in the second; `None` where there is no role, or a fit is unknown.
    pub by_scores: Option<ByScores>,
    /// Her fit with every role of the second catalog, then with those that only the first has.
    pub roles: Vec<RoleChange>,
    /// Whether her role, a score or a fit changed.
    pub is_changed: bool,
}

/// What two measurements are compared with, seller by seller.
pub(super) struct Rescorer<'a> {
    pub snapshots: Snapshots<'a>,
    /// By catalog and motion.
    scorers: [[Option<Scorer>; 2]; 2],
    catalogs_differ: bool,
    /// The uncertainty of each measurement under its own catalog.
    models: [&'a UncertaintyModel; 2],
    /// The uncertainty of the first measurement under the second's catalog.
    remeasured: UncertaintyModel,
}

impl<'a> Rescorer<'a> {
    pub(super) fn new(snapshots: Snapshots<'a>, models: [&'a UncertaintyModel; 2]) -> Self {
        let scorers = [0, 1].map(|catalog| [0, 1].map(|motion| snapshots.scorer(catalog, motion)));
        let old: Vec<Seller> =
            snapshots.0[0].sellers.iter().map(|seller| snapshots.rebased(0, seller, 1)).collect();
        let remeasured = super::rebase::model(models[1].scorer(), &old);
        Rescorer { catalogs_differ: snapshots.catalogs_differ(), snapshots, scorers, models, remeasured }
    }

    pub(super) fn catalogs_differ(&self) -> bool {
        self.catalogs_differ
    }

    pub(super) fn scorer(&self, catalog: usize, motion: usize) -> Option<&Scorer> {
        self.scorers[catalog][motion].as_ref()
    }

    /// What changed for a seller, by her place on both snapshots.
    pub(super) fn seller(&self, old: usize, new: usize) -> SellerChange {
        let snapshots = &self.snapshots;
        let sellers = [&snapshots.0[0].sellers[old], &snapshots.0[1].sellers[new]];
        let scored = Scored::new(self, [Some(sellers[0]), Some(sellers[1])]);
        let today = self.today(sellers, &scored);
        let roles = self.roles(sellers, &scored);
        let se = |side: usize| {
            let role = sellers[side].role?;
            let of = scored.get(side, side, side)?;
            self.models[side].uncertainty(sellers[side], of, FitsOf::Roles).roles[role.0]
                .map(|uncertainty| uncertainty.se)
        };
        let (se_before, se_after) = (se(0), se(1));
        let part = today.fit.part_of(Cause::Scores);
        let rc = part.zip(se_before.zip(se_after)).map(|(part, (old, new))| reliable_change(part, old, new));
        let mut scores = self.scores(sellers);
        let by_scores = self.scorer(1, 1).zip(sellers[1].role).and_then(|(scorer, role)| {
            attribute(scorer, [scored.get(0, 1, 1)?, scored.get(1, 1, 1)?], role, &mut scores)
        });
        let is_changed = self.roles_differ(sellers)
            || !scores.is_empty()
            || today.fit.is_any()
            || roles.iter().any(|role| role.fit.is_any());
        SellerChange { old, new, today, se_before, se_after, rc, scores, by_scores, roles, is_changed }
    }

    fn roles_differ(&self, sellers: [&Seller; 2]) -> bool {
        let id = |side: usize| sellers[side].role.map(|role| self.snapshots.0[side].role_id(role));
        id(0) != id(1)
    }

    /// The causes that differ for a seller, her role apart, and which of them cannot be told apart for these roles.
    fn causes(&self, sellers: [&Seller; 2], roles: [&[RoleIx]; 2]) -> (Vec<Cause>, Vec<(Cause, Cause)>) {
        let snapshots = &self.snapshots;
        let differ = [
            (Cause::Scores, snapshots.scores_differ(sellers[0], sellers[1])),
            (Cause::Catalog, self.catalogs_differ),
            (Cause::Motion, snapshots.motions_differ()),
        ];
        let lacks = |side: usize| snapshots.lacks_trait(side, sellers[side], Some(roles[side]));
        let traits = (lacks(0) || lacks(1)).then_some((Cause::Scores, Cause::Catalog));
        let links = traits.into_iter().chain(snapshots.motion_links()).collect();
        (differ.into_iter().filter(|(_, differs)| *differs).map(|(cause, _)| cause).collect(), links)
    }

    /// Her fit with the role of the day.
    fn today(&self, sellers: [&Seller; 2], scored: &Scored<'_>) -> RoleChange {
        let snapshots = &self.snapshots;
        let role = |side: usize, catalog: usize| snapshots.role(side, sellers[side].role, catalog);
        let both = |catalog: usize| -> Vec<RoleIx> {
            [role(0, catalog), role(1, catalog)].into_iter().flatten().collect()
        };
        let (mut differ, mut links) = self.causes(sellers, [&both(0), &both(1)]);
        if self.roles_differ(sellers) {
            differ.push(Cause::Role);
            if snapshots.lacks_role(0, sellers[0].role) || snapshots.lacks_role(1, sellers[1].role) {
                links.push((Cause::Role, Cause::Catalog));
            }
        }
        let fit = split(&groups(&differ, &links), |state| {
            let role = role(state.side(Cause::Role), state.side(Cause::Catalog))?;
            scored.fit(state, role)
        });
        RoleChange { before: sellers[0].role, after: sellers[1].role, fit }
    }

    /// Her fit with every role.
    fn roles(&self, sellers: [&Seller; 2], scored: &Scored<'_>) -> Vec<RoleChange> {
        let [old, new] = [self.snapshots.catalog(0), self.snapshots.catalog(1)];
        let of_new = new.role_ixs().map(|role| (old.find_role(&new[role].id), Some(role)));
        let gone = old.role_ixs().filter(|role| new.find_role(&old[*role].id).is_none());
        let pairs = of_new.chain(gone.map(|role| (Some(role), None)));
        let change = |(before, after): (Option<RoleIx>, Option<RoleIx>)| {
            let in_catalog = [before, after];
            let (differ, links) = self.causes(sellers, [before.as_slice(), after.as_slice()]);
            let fit = split(&groups(&differ, &links), |state| {
                scored.fit(state, in_catalog[state.side(Cause::Catalog)]?)
            });
            RoleChange { before, after, fit }
        };
        pairs.map(change).collect()
    }

    /// The scores that differ by more than rounding.
    fn scores(&self, sellers: [&Seller; 2]) -> Vec<ScoreChange> {
        let catalog = self.snapshots.catalog(1);
        let old = self.snapshots.rebased(0, sellers[0], 1);
        let change = |of: TraitIx| {
            let known = |model: &UncertaintyModel, seller: &Seller| {
                let score = seller.scores[of.0].as_ref()?;
                Some((score.value, model.errors().error(of, score)))
            };
            // What the first catalog did not know was not rated by anybody's choice, but it was not rated.
            let before = known(&self.remeasured, &old);
            let after = known(self.models[1], sellers[1]);
            let rc = before.zip(after).map(|(old, new)| reliable_change(new.0 - old.0, old.1, new.1));
            let differ = match (before, after) {
                (Some(old), Some(new)) => (new.0 - old.0).abs() > catalog.scale.slack(),
                (old, new) => old.is_some() || new.is_some(),
            };
            let unmoved =
                ScoreChange { trait_ix: of, before, after, rc, points: None, side: None, is_vetoed: false };
            differ.then_some(unmoved)
        };
        catalog.trait_ixs().filter_map(change).collect()
    }
}

/// A seller's fits by scores, catalog and motion, each worked out where it is asked for.
pub(super) struct Scored<'b> {
    rescorer: &'b Rescorer<'b>,
    sellers: [Option<&'b Seller>; 2],
    fits: [OnceCell<Option<SellerFit>>; 8],
}

impl<'b> Scored<'b> {
    /// The fits of a seller who is in one of the snapshots or in both.
    pub(super) fn new(rescorer: &'b Rescorer<'b>, sellers: [Option<&'b Seller>; 2]) -> Self {
        Scored { rescorer, sellers, fits: Default::default() }
    }

    /// Which side somebody stands on where a cause stands on this one: the only one that she is on, else this.
    pub(super) fn side(&self, side: usize) -> usize {
        if self.sellers[side].is_some() { side } else { 1 - side }
    }

    pub(super) fn seller(&self, side: usize) -> Option<&'b Seller> {
        self.sellers[self.side(side)]
    }

    /// Her fits; `None` where the catalog has no such motion.
    pub(super) fn get(&self, scores: usize, catalog: usize, motion: usize) -> Option<&SellerFit> {
        let scores = self.side(scores);
        let work = || {
            let scorer = self.rescorer.scorer(catalog, motion)?;
            Some(scorer.score(&self.rescorer.snapshots.rebased(scores, self.sellers[scores]?, catalog)))
        };
        self.fits[scores * 4 + catalog * 2 + motion].get_or_init(work).as_ref()
    }

    pub(super) fn fit(&self, state: MixedState, role: RoleIx) -> Option<f64> {
        let side = |cause| state.side(cause);
        let scored = self.get(side(Cause::Scores), side(Cause::Catalog), side(Cause::Motion))?;
        scored.roles[role.0].standing.fit.map(Fit::share)
    }
}
