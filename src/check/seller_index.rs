//! Finds sellers by the ids in policies, waivers and baselines.

use indexmap::IndexMap;

use crate::domain::{Seller, SellerKey};

/// The sellers of a team by id: as displayed, and as in their file.
pub struct SellerIndex<'a> {
    displayed: IndexMap<&'a str, usize>,
    keys: IndexMap<&'a SellerKey, usize>,
}

impl<'a> SellerIndex<'a> {
    /// Returns an index of the sellers of a team.
    pub fn new(sellers: &'a [Seller]) -> Self {
        SellerIndex {
            displayed: sellers.iter().enumerate().map(|(at, seller)| (seller.id.as_str(), at)).collect(),
            keys: sellers.iter().enumerate().map(|(at, seller)| (&seller.key, at)).collect(),
        }
    }

    /// Returns the place of the seller who [answers to](Seller::answers_to) a word.
    pub fn find(&self, word: &str) -> Option<usize> {
        self.displayed.get(word).or_else(|| self.keys.get(&SellerKey::new(word))).copied()
    }
}
