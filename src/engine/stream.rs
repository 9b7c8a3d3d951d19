//! Many sellers: scored in order, chunk by chunk over all cores, in memory that does not grow with their number.

use super::score::{Scorer, SellerFit};
use crate::domain::Seller;
use crate::engine::threads;

/// The most sellers in memory at a time.
const CHUNK: usize = 4_096;

/// Returns sellers with their fits, in the order of `sellers`. The first error ends its chunk and is returned alone:
/// nothing of that chunk is scored.
pub fn score_all<E>(
    scorer: Scorer,
    sellers: impl Iterator<Item = Result<Seller, E>>,
) -> impl Iterator<Item = Result<(Seller, SellerFit), E>> {
    map_all(sellers, move |seller| {
        let scored = scorer.score(&seller);
        (seller, scored)
    })
}

/// Returns `of` each seller, in the order of `sellers`; errors as from [`score_all`].
pub fn map_all<E, T: Send>(
    sellers: impl Iterator<Item = Result<Seller, E>>,
    of: impl Fn(Seller) -> T + Sync,
) -> impl Iterator<Item = Result<T, E>> {
    let mut sellers = sellers.fuse();
    let mut ready = Vec::new().into_iter();
    std::iter::from_fn(move || {
        if let Some(next) = ready.next() {
            return Some(Ok(next));
        }
        let chunk: Result<Vec<Seller>, E> = sellers.by_ref().take(CHUNK).collect();
        let chunk = match chunk {
            Ok(chunk) => chunk,
            Err(error) => return Some(Err(error)),
        };
        let made: Vec<T> = if chunk.len() < threads::FEW_SELLERS {
            chunk.into_iter().map(&of).collect()
        } else {
            threads::spread(chunk, &of)
        };
        ready = made.into_iter();
        ready.next().map(Ok)
    })
}
