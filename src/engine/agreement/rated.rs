//! The scores of a team by several raters, in an order that does not depend on the file's.

use crate::domain::{Rating, Seller, SellerKey, TraitIx};

/// The kind of rater of a self-rating.
pub const SELF: &str = "self";

/// The ratings of one trait of one seller, two or more.
#[derive(Clone, Debug, PartialEq)]
pub struct SeveralRatings {
    /// The trait.
    pub trait_ix: TraitIx,
    /// The ratings, on the catalog's scale.
    pub ratings: Box<[Rating]>,
}

/// The scores of a team by several raters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RatedTeam {
    /// The number of sellers in the team.
    pub sellers: usize,
    /// The scores by several raters, one list per seller with any, in the order of the sellers' ids.
    pub people: Vec<Vec<SeveralRatings>>,
    /// Whether anybody is rated in each trait, in catalog order.
    pub traits: Vec<bool>,
}

impl RatedTeam {
    /// Gathers the scores by several raters. Other sellers are only counted, so that sellers can stream.
    ///
    /// # Errors
    /// The first error of the sellers.
    pub fn gather<E>(traits: usize, sellers: impl Iterator<Item = Result<Seller, E>>) -> Result<Self, E> {
        let mut rated = RatedTeam { traits: vec![false; traits], ..RatedTeam::default() };
        let mut people: Vec<(SellerKey, Vec<SeveralRatings>)> = Vec::new();
        for seller in sellers {
            let seller = seller?;
            rated.sellers += 1;
            let mut several = Vec::new();
            for (at, score) in seller.scores.into_iter().enumerate() {
                let Some(score) = score else { continue };
                if let Some(any) = rated.traits.get_mut(at) {
                    *any = true;
                }
                if score.ratings.len() > 1 {
                    several.push(SeveralRatings { trait_ix: TraitIx(at), ratings: score.ratings });
                }
            }
            if !several.is_empty() {
                people.push((seller.key, several));
            }
        }
        people.sort_by(|a, b| a.0.cmp(&b.0));
        rated.people = people.into_iter().map(|(_, several)| several).collect();
        Ok(rated)
    }

    /// Returns the ratings of one trait, seller by seller.
    pub(super) fn of_trait(&self, of: TraitIx) -> impl Iterator<Item = &[Rating]> {
        self.people
            .iter()
            .flatten()
            .filter(move |several| several.trait_ix == of)
            .map(|found| &*found.ratings)
    }
}

/// Returns the numbers of ratings.
pub(super) fn values(ratings: &[Rating]) -> Vec<f64> {
    ratings.iter().map(|rating| rating.value).collect()
}
