//! Sellers found by the words that policies, waivers and baselines have for them.

use indexmap::IndexMap;

use crate::domain::{Seller, SellerKey};

/// The sellers of a team by their ids, as they are shown and as their file has them.
pub struct Roster<'a> {
    shown: IndexMap<&'a str, usize>,
    keys: IndexMap<&'a SellerKey, usize>,
}

impl<'a> Roster<'a> {
    /// The sellers of a team.
    pub fn new(sellers: &'a [Seller]) -> Self {
        let numbered = || sellers.iter().enumerate();
        Roster {
            shown: numbered().map(|(at, seller)| (seller.id.as_str(), at)).collect(),
            keys: numbered().map(|(at, seller)| (&seller.key, at)).collect(),
        }
    }

    /// The place of the one who [answers to](Seller::answers_to) a word.
    pub fn find(&self, word: &str) -> Option<usize> {
        self.shown.get(word).or_else(|| self.keys.get(&SellerKey::new(word))).copied()
    }
}
