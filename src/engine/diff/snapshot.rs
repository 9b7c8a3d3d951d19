//! One measurement of a team, and the comparison of two.

use std::sync::Arc;

use super::cause::Cause;
use super::rebase::rebase_seller;
use crate::domain::{Catalog, RoleIx, Score, Seller, Team, Text};
use crate::engine::roles_in_play::RolesInPlay;
use crate::engine::score::Scorer;

/// One measurement of a team.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The catalog that its sellers are scored against.
    pub catalog: Arc<Catalog>,
    /// The team, without its sellers.
    pub team: Team,
    /// The sellers, in the order of their keys.
    pub sellers: Vec<Seller>,
}

impl Snapshot {
    /// Returns a measurement of these sellers, in any order.
    pub fn new(catalog: Arc<Catalog>, team: Team, mut sellers: Vec<Seller>) -> Self {
        sellers.sort_by(|a, b| a.key.cmp(&b.key));
        Snapshot { catalog, team, sellers }
    }

    /// Returns the scorer of the sellers.
    pub fn scorer(&self) -> Scorer {
        Scorer::new(self.catalog.clone(), self.team.motion).among(self.roles_in_play())
    }

    fn roles_in_play(&self) -> RolesInPlay {
        RolesInPlay::of(&self.catalog, &self.team, &self.sellers)
    }

    pub(super) fn role_id(&self, role: RoleIx) -> &str {
        &self.catalog[role].id
    }

    pub(super) fn motion_id(&self) -> &str {
        &self.catalog[self.team.motion].id
    }
}

/// Two measurements: the first and the second.
#[derive(Clone, Copy)]
pub(super) struct Snapshots<'a>(pub [&'a Snapshot; 2]);

impl<'a> Snapshots<'a> {
    pub(super) fn catalog(&self, side: usize) -> &'a Arc<Catalog> {
        &self.0[side].catalog
    }

    /// Returns who is in both, in the first only, and in the second only; by place, in the order of keys.
    pub(super) fn meet(&self) -> Vec<(Option<usize>, Option<usize>)> {
        let [old, new] = self.0.map(|side| side.sellers.as_slice());
        let (mut at, mut to) = (0, 0);
        let mut met = Vec::with_capacity(old.len().max(new.len()));
        while at < old.len() || to < new.len() {
            let order = match (old.get(at), new.get(to)) {
                (Some(one), Some(other)) => one.key.cmp(&other.key),
                (Some(_), None) => std::cmp::Ordering::Less,
                _ => std::cmp::Ordering::Greater,
            };
            let (left, right) = (order.is_le().then_some(at), order.is_ge().then_some(to));
            at += usize::from(left.is_some());
            to += usize::from(right.is_some());
            met.push((left, right));
        }
        met
    }

    /// Returns a scorer for the catalog of one side and the motion of either; `None` where it has no such motion.
    pub(super) fn scorer(&self, catalog: usize, motion: usize) -> Option<Scorer> {
        let motion = self.catalog(catalog).find_motion(self.0[motion].motion_id())?;
        Some(Scorer::new(self.catalog(catalog).clone(), motion).among(self.0[catalog].roles_in_play()))
    }

    /// Returns a seller of one side under the catalog of either.
    pub(super) fn rebased(&self, side: usize, seller: &Seller, catalog: usize) -> Seller {
        rebase_seller(seller, self.catalog(side), self.catalog(catalog))
    }

    /// Returns a role of one side under the catalog of either.
    pub(super) fn role(&self, side: usize, role: Option<RoleIx>, catalog: usize) -> Option<RoleIx> {
        self.catalog(catalog).find_role(self.0[side].role_id(role?))
    }

    /// Whether the catalogs differ in anything but words.
    pub(super) fn catalogs_differ(&self) -> bool {
        let [old, new] = [self.catalog(0), self.catalog(1)];
        !Arc::ptr_eq(old, new) && **old != **new && wordless(old) != wordless(new)
    }

    pub(super) fn motions_differ(&self) -> bool {
        self.0[0].motion_id() != self.0[1].motion_id()
    }

    /// Returns motion and catalog as causes that cannot be separated, where a motion is missing in the other catalog.
    pub(super) fn motion_links(&self) -> Option<(Cause, Cause)> {
        let missing = |of: usize| self.catalog(1 - of).find_motion(self.0[of].motion_id()).is_none();
        (missing(0) || missing(1)).then_some((Cause::Motion, Cause::Catalog))
    }

    /// Whether a role of one side is missing on the other.
    pub(super) fn lacks_role(&self, side: usize, role: Option<RoleIx>) -> bool {
        role.is_some() && self.role(side, role, 1 - side).is_none()
    }

    /// Whether a seller's scores differ, also in traits that only one of the catalogs has.
    pub(super) fn scores_differ(&self, old: &Seller, new: &Seller) -> bool {
        let differ = |side: usize, one: &Seller, other: &Seller| {
            let slack = self.catalog(1 - side).scale.slack();
            let rebased = self.rebased(side, one, 1 - side);
            rebased
                .scores
                .iter()
                .zip(&other.scores)
                .any(|(one, other)| !alike(one.as_ref(), other.as_ref(), slack))
        };
        differ(0, old, new) || differ(1, new, old)
    }

    /// Whether a seller of a side is rated in a trait that the other catalog lacks and that some of the needs
    /// of these roles use: all roles where `roles` is `None`.
    pub(super) fn lacks_trait(&self, side: usize, seller: &Seller, roles: Option<&[RoleIx]>) -> bool {
        let (own, other) = (self.catalog(side), self.catalog(1 - side));
        let is_lacking = |of: &crate::domain::Need| {
            of.weight > 0.0
                && seller.scores[of.trait_ix.0].is_some()
                && other.find_trait(&own[of.trait_ix].id).is_none()
        };
        match roles {
            Some(roles) => roles
                .iter()
                .flat_map(|role| &own[*role].tasks)
                .any(|share| own[share.task].needs.iter().any(is_lacking)),
            None => own.tasks.iter().any(|task| task.needs.iter().any(is_lacking)),
        }
    }
}

/// Returns a catalog without its words: the part that decides numbers.
fn wordless(catalog: &Catalog) -> Catalog {
    let mut catalog = catalog.clone();
    let none = || Text::plain("");
    (catalog.name, catalog.version) = (String::new(), String::new());
    for of in &mut catalog.traits {
        (of.name, of.about, of.low, of.high, of.source) = (none(), None, None, None, None);
        of.ask.clear();
        of.kind = crate::domain::TraitKind::default();
    }
    for task in &mut catalog.tasks {
        (task.name, task.short, task.about, task.train) = (none(), None, None, None);
        (task.lead, task.source) = (None, None);
        for need in &mut task.needs {
            (need.why, need.source) = (None, None);
        }
    }
    for role in &mut catalog.roles {
        (role.name, role.short, role.about, role.source) = (none(), None, None, None);
    }
    for motion in &mut catalog.motions {
        (motion.name, motion.about, motion.source) = (none(), None, None);
    }
    for handoff in &mut catalog.handoffs {
        (handoff.why, handoff.source) = (None, None);
    }
    catalog
}

/// Whether two scores are equal up to the rounding error of converting between scales.
fn alike(one: Option<&Score>, other: Option<&Score>, slack: f64) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= slack;
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            let ratings = one.ratings.iter().zip(&other.ratings);
            near(one.value, other.value)
                && one.se.is_some() == other.se.is_some()
                && one.se.zip(other.se).is_none_or(|(a, b)| near(a, b))
                && one.ratings.len() == other.ratings.len()
                && ratings.into_iter().all(|(a, b)| a.rater == b.rater && near(a.value, b.value))
        }
        _ => false,
    }
}
