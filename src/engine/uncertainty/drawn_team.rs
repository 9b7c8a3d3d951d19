//! Sellers who are drawn once for all that is asked of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::UncertaintyModel;
use super::monte_carlo::{DrawnFits, Sample};
use crate::domain::{Score, Seller, SellerKey};
use crate::engine::threads;

/// The fits of some sellers in every draw.
#[derive(Debug)]
pub(super) struct DrawnTeam(BTreeMap<SellerKey, DrawnSeller>);

/// One seller's fits in every draw.
#[derive(Debug)]
struct DrawnSeller {
    /// The scores that were drawn.
    scores: Vec<Option<Score>>,
    /// By role; `None` where it was not drawn.
    roles: Vec<Option<Arc<DrawnFits>>>,
}

impl DrawnTeam {
    /// These sellers' fits with the roles in play.
    pub(super) fn new(model: &UncertaintyModel, sellers: &[Seller]) -> Self {
        let is_long = threads::are_worth(sellers.len(), model.draws());
        let drawn = threads::map(
            sellers.len(),
            is_long,
            || (),
            |(), at| {
                let seller = &sellers[at];
                let scored = model.scorer.score(seller);
                let sample = Sample::new(model, seller, &scored);
                let roles = model.scorer.catalog().role_ixs();
                let drawn = |role| model.scorer.in_play().has(role).then(|| sample.drawn_fits(role.0));
                DrawnSeller { scores: seller.scores.clone(), roles: roles.map(drawn).collect() }
            },
        );
        DrawnTeam(sellers.iter().map(|seller| seller.key.clone()).zip(drawn).collect())
    }

    /// A seller's fits by role, where she was drawn with the scores that she has here.
    pub(super) fn roles_of(&self, seller: &Seller) -> Option<&[Option<Arc<DrawnFits>>]> {
        let drawn = self.0.get(&seller.key)?;
        (drawn.scores == seller.scores).then_some(&drawn.roles)
    }
}
