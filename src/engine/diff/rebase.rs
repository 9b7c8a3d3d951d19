//! Old scores under a new catalog, and whether a seller's fit has dropped since.

use std::sync::Arc;

use super::reliable::reliable_change;
use crate::domain::{Catalog, Fit, RoleIx, Score, Seller, Trait};
use crate::engine::score::Scorer;
use crate::engine::uncertainty::{Draws, Errors, FitsOf, UncertaintyModel};

/// The number of draws where a fit's error has no closed form.
const DRAWS: usize = 200;

/// Returns a seller under another catalog. Traits and roles are matched by id; those that the other catalog lacks are
/// left out.
///
/// Scores are converted linearly from scale to scale, their stated errors as distances, and several ratings are combined
/// by the errors that the other catalog gives its raters. Under an equal catalog she is the same.
#[must_use]
pub fn rebase_seller(seller: &Seller, from: &Catalog, to: &Catalog) -> Seller {
    let mut scores = Vec::with_capacity(to.traits.len());
    for of in &to.traits {
        let old = from.find_trait(&of.id).and_then(|ix| seller.scores[ix.0].as_ref());
        scores.push(old.and_then(|old| rebase_score(old, from, to, of)));
    }
    let never_coached = seller.never_coached.iter().filter_map(|of| to.find_trait(&from[*of].id));
    Seller {
        role: seller.role.and_then(|role| rebase_role(role, from, to)),
        wishes: seller.wishes.iter().filter_map(|wish| rebase_role(*wish, from, to)).collect(),
        never_coached: never_coached.collect(),
        scores,
        ..seller.clone()
    }
}

fn rebase_role(role: RoleIx, from: &Catalog, to: &Catalog) -> Option<RoleIx> {
    to.find_role(&from[role].id)
}

fn rebase_score(score: &Score, from: &Catalog, to: &Catalog, of: &Trait) -> Option<Score> {
    if score.ratings.is_empty() {
        let value = from.scale.convert(score.value, to.scale);
        let se = score.se.map(|se| from.scale.convert_distance(se, to.scale));
        return Some(Score { value, se, ratings: Box::default() });
    }
    let mut ratings = score.ratings.to_vec();
    for rating in &mut ratings {
        rating.value = from.scale.convert(rating.value, to.scale);
    }
    Score::of_ratings(ratings, to, of)
}

/// Returns a model of these sellers' fits: the errors of their own ratings, and draws only without a closed form.
pub(super) fn model(scorer: &Scorer, sellers: &[Seller]) -> UncertaintyModel {
    let errors = Errors::of(scorer.catalog(), sellers);
    UncertaintyModel::new(scorer.clone(), errors, Draws::new(DRAWS, 1), false)
}

/// Two measurements of the same people under one catalog and kind of selling: the later one's.
#[derive(Clone, Debug)]
pub struct Remeasured {
    from: Arc<Catalog>,
    before: UncertaintyModel,
    after: UncertaintyModel,
}

/// One seller's fit with a role in two measurements, both under the later catalog and kind of selling: what is left of a
/// change is that of her scores.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Regression {
    /// The fit of her old scores.
    pub before: Fit,
    /// The fit of her new ones.
    pub after: Fit,
    /// The standard error of the first, as a share of a whole fit.
    pub se_before: f64,
    /// Of the second.
    pub se_after: f64,
    /// The change in standard errors of the difference: below 0 where the fit has fallen. See [`reliable_change`].
    pub rc: f64,
}

impl Remeasured {
    /// Measures `old` sellers, whose scores stand under the catalog `from`, and `new` ones with the same scorer.
    pub fn new(from: Arc<Catalog>, old: &[Seller], scorer: &Scorer, new: &[Seller]) -> Self {
        let old: Vec<Seller> =
            old.iter().map(|seller| rebase_seller(seller, &from, scorer.catalog())).collect();
        Remeasured { before: model(scorer, &old), after: model(scorer, new), from }
    }

    /// How a seller's fit with a role of the new catalog has changed; `None` where it is unknown in either measurement.
    /// `old` is as she stands under the old catalog.
    pub fn regression(&self, old: &Seller, new: &Seller, role: RoleIx) -> Option<Regression> {
        let old = rebase_seller(old, &self.from, self.after.scorer().catalog());
        let measure = |model: &UncertaintyModel, seller: &Seller| {
            let scored = model.scorer().score(seller);
            let fit = scored.roles[role.0].standing.fit?;
            let uncertainty = model.uncertainty(seller, &scored, FitsOf::Roles).roles[role.0]?;
            Some((fit, uncertainty.se))
        };
        let (before, se_before) = measure(&self.before, &old)?;
        let (after, se_after) = measure(&self.after, new)?;
        let rc = reliable_change(after.share() - before.share(), se_before, se_after);
        Some(Regression { before, after, se_before, se_after, rc })
    }
}
