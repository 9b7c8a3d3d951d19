//! Finds the seller that a word on the command line means.

use crate::domain::{Likeness, Problem, Seller, SellerKey};
use crate::source::{fold, unknown};

/// The most ids and names searched for a suggestion.
const MAX_KNOWN: usize = 300;

/// The most matching sellers that are named.
const MAX_NAMED: usize = 20;

/// Returns the place of the one seller that a word means.
///
/// # Errors
/// None was found, or several.
pub fn place_of(sellers: &[Seller], word: &str) -> Result<usize, Problem> {
    let mut lookup = SellerLookup::new(word);
    for (at, seller) in sellers.iter().enumerate() {
        lookup.consider(&seller.key, &seller.id, &seller.name, || at);
    }
    lookup.found()
}

/// A search for the one seller with this id, else this name, else this part of either.
pub struct SellerLookup<'w, T> {
    word: &'w str,
    folded: String,
    exact: Option<T>,
    named: Vec<(String, T)>,
    like: Vec<(String, T)>,
    known: Vec<String>,
}

impl<'w, T> SellerLookup<'w, T> {
    /// Returns a search for a word.
    pub fn new(word: &'w str) -> Self {
        let (named, like, known) = (Vec::new(), Vec::new(), Vec::new());
        SellerLookup { word, folded: fold(word), exact: None, named, like, known }
    }

    /// Considers one more seller.
    ///
    /// She is found both by the id and name shown and by those in her file.
    pub fn consider(&mut self, key: &SellerKey, id: &str, name: &str, seller: impl FnOnce() -> T) {
        if self.known.len() < MAX_KNOWN {
            self.known.push(id.to_owned());
            if name != id {
                self.known.push(name.to_owned());
            }
        }
        let shown = Likeness::of(id, name, self.word, &self.folded);
        let own = if key.is_of(id) { None } else { key.likeness(self.word, &self.folded) };
        match shown.max(own) {
            Some(Likeness::Id) => self.exact = Some(seller()),
            Some(Likeness::Whole) => self.named.push((id.to_owned(), seller())),
            Some(Likeness::Part) => self.like.push((id.to_owned(), seller())),
            None => {}
        }
    }

    /// Returns the one seller found.
    ///
    /// # Errors
    /// None was found, or several.
    pub fn found(self) -> Result<T, Problem> {
        if let Some(seller) = self.exact {
            return Ok(seller);
        }
        let mut found = if self.named.is_empty() { self.like } else { self.named };
        match found.len() {
            1 => Ok(found.remove(0).1),
            0 => Err(unknown("unknown-seller", self.word, self.known.iter().map(String::as_str))),
            _ => {
                let ids: Vec<String> = found.into_iter().take(MAX_NAMED).map(|(id, _)| id).collect();
                Err(Problem::new("several-sellers").with("word", self.word).with("sellers", ids))
            }
        }
    }
}
