//! Sellers who are drawn once for all that is asked of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::UncertaintyModel;
use super::monte_carlo::{DrawnFits, Sample};
use crate::domain::{RoleIx, Seller, SellerKey};
use crate::engine::threads;

/// The fits of some sellers in every draw.
#[derive(Debug)]
pub(super) struct DrawnTeam(BTreeMap<SellerKey, DrawnSeller>);

/// One seller's fits in every draw.
#[derive(Debug)]
struct DrawnSeller {
    /// The mean and the standard error that each score was drawn with; `None` where it is unknown.
    scores: Vec<Option<(f64, f64)>>,
    /// By role; `None` where it was not drawn.
    roles: Vec<Option<Arc<DrawnFits>>>,
}

impl DrawnTeam {
    /// These sellers' fits with these roles.
    pub(super) fn new(model: &UncertaintyModel, sellers: &[Seller], roles: &[RoleIx]) -> Self {
        let is_long = threads::are_worth(sellers.len(), model.draws());
        let drawn = threads::map(sellers.len(), is_long, |at| {
            let seller = &sellers[at];
            let scored = model.scorer.score(seller);
            let sample = Sample::new(model, seller, &scored);
            let mut drawn = vec![None; scored.roles.len()];
            for role in roles {
                drawn[role.0] = Some(sample.drawn_fits(role.0));
            }
            DrawnSeller { scores: distributions(model, seller).collect(), roles: drawn }
        });
        DrawnTeam(sellers.iter().map(|seller| seller.key.clone()).zip(drawn).collect())
    }

    /// A seller's fits by role, where she was drawn with the scores that this model draws here.
    pub(super) fn roles_of(
        &self,
        model: &UncertaintyModel,
        seller: &Seller,
    ) -> Option<&[Option<Arc<DrawnFits>>]> {
        let drawn = self.0.get(&seller.key)?;
        drawn.scores.iter().copied().eq(distributions(model, seller)).then_some(&drawn.roles)
    }
}

/// The mean and the standard error that each score is drawn with; `None` where it is unknown.
fn distributions(model: &UncertaintyModel, seller: &Seller) -> impl Iterator<Item = Option<(f64, f64)>> {
    let scores = model.scorer.catalog().trait_ixs().zip(&seller.scores);
    scores.map(|(of, score)| score.as_ref().map(|score| model.distribution(of, score)))
}
