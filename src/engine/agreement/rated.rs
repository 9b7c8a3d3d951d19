//! The scores of a team that several raters gave, in an order that does not depend on the file's.

use crate::domain::{Rating, Seller, SellerKey, TraitIx};

/// A seller's rating of herself is told by this word.
pub const SELF: &str = "self";

/// Ratings of one seller's one trait, two or more.
#[derive(Clone, Debug, PartialEq)]
pub struct SeveralRatings {
    /// What is rated.
    pub trait_ix: TraitIx,
    /// Who gave which rating, on the catalog's scale.
    pub ratings: Box<[Rating]>,
}

/// Who is rated by several, and how much else is rated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RatedTeam {
    /// How many sellers the team has.
    pub sellers: usize,
    /// The scores of several raters, one list per seller who has any, in the order of the sellers' ids.
    pub people: Vec<Vec<SeveralRatings>>,
    /// In which traits somebody is rated at all, in catalog order.
    pub traits: Vec<bool>,
}

impl RatedTeam {
    /// The scores of these sellers that several raters gave; the others are only counted, so that sellers can stream.
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

    /// The ratings of one trait, seller by seller.
    pub(super) fn of_trait(&self, of: TraitIx) -> impl Iterator<Item = &[Rating]> {
        let ratings = move |several: &'_ &SeveralRatings| several.trait_ix == of;
        self.people.iter().filter_map(move |scores| scores.iter().find(ratings)).map(|found| &*found.ratings)
    }
}

/// The numbers of some ratings.
pub(super) fn values(ratings: &[Rating]) -> Vec<f64> {
    ratings.iter().map(|rating| rating.value).collect()
}
