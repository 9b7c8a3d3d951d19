//! Sellers of whom the first have been read, to see whether they are few.

use crate::domain::{Catalog, Seller, Team};
use crate::engine::{Errors, Groups, RolesInPlay};
use crate::source::Sellers;
use crate::view::blocks::Stop;

/// The most sellers that are few: for them probabilities are worked out by default.
const FEW: usize = 1_000;

/// Sellers of whom the first have been read, and what is known before any is scored.
pub struct PeekedSellers {
    /// The errors of their scores.
    pub errors: Errors,
    /// The sellers that were read, at most one more than are few.
    first: Vec<Seller>,
    /// What ended them.
    stop: Option<Stop>,
    later: Sellers,
}

impl PeekedSellers {
    /// Reads the first sellers. `errors` are those of their scores.
    pub fn peek(mut sellers: Sellers, errors: Errors) -> Self {
        let (mut first, mut stop) = (Vec::new(), None);
        for seller in sellers.by_ref().take(FEW + 1) {
            match seller {
                Ok(seller) => first.push(seller),
                Err(problems) => {
                    stop = Some(problems);
                    break;
                }
            }
        }
        PeekedSellers { errors, first, stop, later: sellers }
    }

    /// Whether they are few.
    pub fn are_few(&self) -> bool {
        self.first.len() <= FEW
    }

    /// All sellers, where they are few and nothing is wrong with any of them.
    pub fn held(&self) -> Option<&[Seller]> {
        (self.stop.is_none() && self.are_few()).then_some(self.first.as_slice())
    }

    /// The roles in play; all where the sellers are too many to be held.
    pub fn in_play(&self, catalog: &Catalog, team: &Team) -> RolesInPlay {
        self.held().map_or_else(|| RolesInPlay::all(catalog), |held| RolesInPlay::of(catalog, team, held))
    }

    /// The team that true scores are shrunk toward; `None` where the sellers are too many to be held.
    pub fn groups(&self, catalog: &Catalog) -> Option<Groups> {
        Some(Groups::of(catalog, self.held()?, &self.errors))
    }

    /// The sellers that were read, with what ended them, and those that come after them.
    pub fn into_parts(self) -> (impl Iterator<Item = Result<Seller, Stop>>, Sellers) {
        (self.first.into_iter().map(Ok).chain(self.stop.map(Err)), self.later)
    }

    /// All sellers, in their order.
    pub fn sellers(self) -> impl Iterator<Item = Result<Seller, Stop>> {
        let (first, later) = self.into_parts();
        first.chain(later)
    }
}
