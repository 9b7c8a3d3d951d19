//! How many candidates it takes.

use super::ranking::RankedCandidate;
use crate::domain::{Catalog, Level, SLACK};
use crate::engine::fixed_point::count;

/// Of fewer candidates no share is told.
pub const FEWEST_TO_TELL: usize = 10;

/// The probability with which at least one of enough candidates is good enough.
const ENOUGH: f64 = 0.8;

/// Of how many candidates one is good enough.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CandidatePool {
    /// The number of candidates of whom enough is rated to say.
    pub judged: usize,
    /// The share of them that adds something, 0 to 1; `None` of fewer than ten.
    pub share_above: Option<f64>,
    /// How many candidates it takes for one who does, with a probability of 80 %; `None` where no share is known, or none
    /// does.
    pub n_for_80: Option<usize>,
    /// The share of them that adds something in a seat where the fit is strong.
    pub share_strong: Option<f64>,
    /// How many candidates it takes for one who does, likewise.
    pub n_for_80_strong: Option<usize>,
}

impl CandidatePool {
    pub(super) fn of(catalog: &Catalog, candidates: &[RankedCandidate]) -> Self {
        let judged: Vec<&RankedCandidate> = candidates.iter().filter(|of| !of.is_open()).collect();
        if judged.len() < FEWEST_TO_TELL {
            return CandidatePool { judged: judged.len(), ..CandidatePool::default() };
        }
        let above = judged.iter().filter(|of| of.gain.is_some_and(|gain| gain > SLACK)).count();
        let strong = judged.iter().filter(|of| {
            let fit = of.seat.and_then(|seat| of.candidate.roles[seat.0].fit);
            fit.is_some_and(|fit| catalog.levels.of(fit) == Level::Strong)
        });
        let [above, strong] = [above, strong.count()].map(|number| count(number) / count(judged.len()));
        CandidatePool {
            judged: judged.len(),
            share_above: Some(above),
            n_for_80: candidates_needed(above),
            share_strong: Some(strong),
            n_for_80_strong: candidates_needed(strong),
        }
    }
}

/// Returns how many candidates it takes for at least one who is good enough, with a probability of 80 %, where a share (0
/// to 1) of all are: `ln 0.2 / ln(1 − share)`, rounded up. `None` where none is.
pub fn candidates_needed(share: f64) -> Option<usize> {
    if share <= 0.0 {
        return None;
    }
    if share >= ENOUGH {
        return Some(1);
    }
    let needed = libm::ceil(libm::log(1.0 - ENOUGH) / libm::log1p(-share) - SLACK);
    // With a share of at least one in 2^53 it is far below the largest count.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count above 0")]
    let needed = needed as usize;
    Some(needed.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rarer_they_are_the_more_it_takes() {
        let needed = [0.05, 0.1, 0.2, 0.3, 0.8, 1.0].map(candidates_needed);
        assert_eq!(needed, [32, 16, 8, 5, 1, 1].map(Some));
        assert_eq!(candidates_needed(0.0), None);
    }
}
