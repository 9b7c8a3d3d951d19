//! The moments of the scores that nearly all scores of a long table are, worked out once for all sellers.

use super::UncertaintyModel;
use super::piecewise_linear::{PieceMoments, Pieces};
use crate::domain::{Score, TraitIx};

/// The moments of some scores of one rating each on the pieces of all traits.
#[derive(Clone, Debug)]
pub(super) struct TabulatedMoments {
    /// The scores, lowest first, in points of the catalog's scale.
    scores: Vec<f64>,
    /// By score: the moments on the pieces of every trait, trait after trait.
    moments: Vec<Vec<PieceMoments>>,
    /// By trait: whether such a score has an error, and so moments.
    have_errors: Vec<bool>,
}

impl TabulatedMoments {
    /// Works out the moments of these scores, lowest first.
    pub(super) fn of(model: &UncertaintyModel, scores: &[f64]) -> Self {
        let mut have_errors = vec![false; model.scorer.catalog().traits.len()];
        let mut moments = Vec::with_capacity(scores.len());
        for score in scores {
            let mut of_score = vec![PieceMoments::default(); model.pieces.len()];
            for of in model.scorer.catalog().trait_ixs() {
                let own = &mut of_score[model.pieces.of_trait(of.0)];
                have_errors[of.0] = model.moments(of, &Score::single(*score), own);
            }
            moments.push(of_score);
        }
        TabulatedMoments { scores: scores.to_vec(), moments, have_errors }
    }

    /// Returns the moments of a score on the pieces of its trait; `None` where it has no error, is not tabulated, or not one
    /// rating without a stated error.
    pub(super) fn find(&self, pieces: &Pieces, of: TraitIx, score: &Score) -> Option<&[PieceMoments]> {
        if !self.have_errors[of.0] || score.se.is_some() || score.ratings.len() > 1 {
            return None;
        }
        let at = self.scores.binary_search_by(|other| other.total_cmp(&score.value)).ok()?;
        Some(&self.moments[at][pieces.of_trait(of.0)])
    }

    /// By score, lowest first: the moments on the pieces of every trait, trait after trait.
    pub(super) fn all(&self) -> &[Vec<PieceMoments>] {
        &self.moments
    }
}
