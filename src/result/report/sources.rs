//! Whose ratings a report rests on.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Catalog, Rater, Seller};

/// How much is rated, and by which kinds of raters.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RatingSources {
    /// How many scores there are.
    pub scores: usize,
    /// How many scores of traits that some task needs there could be.
    pub possible_scores: usize,
    /// How many ratings stand behind them.
    pub ratings: usize,
    /// The ratings of each usual kind of rater, the most first.
    pub raters: Vec<RaterCount>,
    /// How many ratings are of raters under other words, who may be persons: they are counted and not named.
    pub other_raters: usize,
    /// How many ratings name no rater.
    pub unnamed: usize,
}

/// The ratings of one kind of rater.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RaterCount {
    /// The kind: one of the usual words.
    pub kind: &'static str,
    /// How many ratings are of that kind.
    pub ratings: usize,
}

impl RatingSources {
    /// Whose ratings these sellers have.
    pub fn of(catalog: &Catalog, sellers: &[Seller]) -> Self {
        let mut sources = RatingSources {
            scores: 0,
            possible_scores: 0,
            ratings: 0,
            raters: Vec::new(),
            other_raters: 0,
            unnamed: 0,
        };
        let mut needed = vec![false; catalog.traits.len()];
        for need in catalog.tasks.iter().flat_map(|task| &task.needs) {
            needed[need.trait_ix.0] |= need.weight > 0.0;
        }
        for seller in sellers {
            for (score, _) in seller.scores.iter().zip(&needed).filter(|(_, needed)| **needed) {
                sources.possible_scores += 1;
                let Some(score) = score else { continue };
                sources.scores += 1;
                if score.ratings.is_empty() {
                    sources.ratings += 1;
                    sources.unnamed += 1;
                }
                for rating in &score.ratings {
                    sources.ratings += 1;
                    sources.count(rating.rater.as_ref().map(|rater| Rater::kind(rater.as_str())).as_deref());
                }
            }
        }
        sources.raters.sort_by(|a, b| b.ratings.cmp(&a.ratings).then(a.kind.cmp(b.kind)));
        sources
    }

    fn count(&mut self, rater: Option<&str>) {
        let Some(word) = rater else {
            self.unnamed += 1;
            return;
        };
        let Some(kind) = Rater::USUAL.into_iter().find(|usual| *usual == word) else {
            self.other_raters += 1;
            return;
        };
        match self.raters.iter_mut().find(|of| of.kind == kind) {
            Some(of) => of.ratings += 1,
            None => self.raters.push(RaterCount { kind, ratings: 1 }),
        }
    }
}
