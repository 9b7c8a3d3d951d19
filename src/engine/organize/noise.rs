//! What noise alone would show: the waste that a team is told whose sellers all equal its mean, rated with the same errors.

use super::AsRated;
use super::bounds::MOST_EXACT;
use super::comparison::Comparison;
use super::report::Noise;
use super::verdict::Judged;
use crate::domain::Seller;
use crate::engine::uncertainty::ScoreShifts;

/// The fewest draws that give a usable 90th percentile.
const LEAST_DRAWS: usize = 40;

/// The default number of draws: each is a search of its own.
const DRAWS: usize = 100;

/// The default limit on people rated, summed over all draws.
const MOST_RATED: usize = 8_000;

impl AsRated<'_> {
    /// Returns the number of draws that each search for sets of roles: fewer where each takes long.
    pub(super) fn searches(&self, comparison: &Comparison<'_>) -> usize {
        if self.draws_all {
            return self.model.draws();
        }
        let affordable = if comparison.work.tasks.len() > MOST_EXACT {
            0
        } else {
            MOST_RATED / comparison.work.people.len().max(1)
        };
        self.model.draws().min(DRAWS).min(affordable.max(LEAST_DRAWS)).max(1)
    }

    /// Returns the noise of a team of equals with the same ratings, told as the real team is: every score is the team's mean of
    /// its trait plus an error of its own, shrunk towards that mean by the reliability that the draw itself shows. Unrated
    /// traits stay unrated. `None` for one task.
    pub(super) fn noise(&self, comparison: &Comparison<'_>, judged: &Judged<'_>) -> Option<Noise> {
        let tasks = comparison.work.tasks.len();
        if tasks < 2 {
            return None;
        }
        let draws = self.searches(comparison);
        let roles = judged.roles_beside().clamp(2, tasks);
        if !self.sellers.iter().any(|seller| seller.hours > 0.0 && self.has_errors(seller)) {
            // Without errors, equals never appear to differ.
            return Some(Noise { roles, wastes: vec![0.0; draws] });
        }
        let groups = self.groups();
        let model = self.model.with_scorer(self.model.scorer().clone(), draws);
        let mut shifts = ScoreShifts::constant(&groups, 0.0, 1.0, draws);
        if !comparison.question.as_rated {
            shifts.spreads = self.drawn_reliabilities(comparison, &model, &shifts, None);
        }
        let mut wastes: Vec<f64> =
            self.drawn_wastes(comparison, &model, &shifts, roles).into_iter().flatten().collect();
        if wastes.len() < draws.min(LEAST_DRAWS / 2) {
            wastes.clear();
        }
        wastes.sort_by(f64::total_cmp);
        Some(Noise { roles, wastes })
    }

    fn has_errors(&self, seller: &Seller) -> bool {
        let mut scores = self.catalog().trait_ixs().zip(&seller.scores);
        scores
            .any(|(of, score)| score.as_ref().is_some_and(|score| self.model.errors().error(of, score) > 0.0))
    }
}
