//! How many more ratings would settle an open verdict: preposterior analysis (Raiffa & Schlaifer 1961, Applied Statistical
//! Decision Theory, chapter 5).
//!
//! True scores are drawn as the present ratings leave them, further ratings of these are drawn, and each drawn team is told its
//! verdict. So the answer is a frequency, and where there is nothing to find no number of ratings finds it.

use super::AsRated;
use super::comparison::Comparison;
use super::expected_team::ExpectedTeam;
use super::reliability::variances;
use super::report::Noise;
use super::waste_draws::WasteDraws;
use crate::domain::SLACK;
use crate::engine::fixed_point::count;
use crate::engine::uncertainty::{SURE, ScoreShifts, normal_below};

/// The multiples of ratings that are tried.
const MULTIPLES: [usize; 3] = [2, 3, 5];

/// The drawn teams of each.
const DRAWS: usize = 40;

/// The ratings that would settle the verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RatingsNeeded {
    /// The multiple of ratings of each score.
    pub raters: usize,
    /// How often they would settle it, 0 to 1.
    pub p_settled: f64,
}

impl AsRated<'_> {
    /// Returns the smallest multiple of ratings, 2, 3 or 5, that would settle the verdict more often than not; `None` where none
    /// would. `wastes` and `noise` are those of the present ratings.
    pub(super) fn ratings_needed(
        &self,
        comparison: &Comparison<'_>,
        expected: &ExpectedTeam,
        (wastes, noise): (&WasteDraws, &Noise),
    ) -> Option<RatingsNeeded> {
        let needed = MULTIPLES.into_iter().map(|raters| RatingsNeeded {
            raters,
            p_settled: self.p_settled(comparison, expected, (wastes, noise), raters),
        });
        needed.into_iter().find(|needed| needed.p_settled > 0.5)
    }

    fn p_settled(
        &self,
        comparison: &Comparison<'_>,
        expected: &ExpectedTeam,
        (wastes, noise): (&WasteDraws, &Noise),
        raters: usize,
    ) -> f64 {
        let draws = DRAWS.min(self.searches(comparison));
        let (c, times) = (expected.reliability, count(raters));
        let groups = self.groups();
        let model = self.model.with_scorer(self.model.scorer().clone(), draws);
        // A true score is c (x − m) from the mean with an error of √c · se; the mean of its new ratings adds one of se / √raters.
        let spread = libm::sqrt(c + 1.0 / times);
        let rated = ScoreShifts::constant(&groups, c, spread, draws);
        let everyone: Vec<usize> = (0..expected.work.people.len()).collect();
        let (_, error) = variances(&expected.noisy_fits, &everyone);
        let then = self.drawn_reliabilities(comparison, &model, &rated, Some(error / times));
        let told = ScoreShifts {
            groups: &groups,
            weights: then.iter().map(|then| then * c).collect(),
            spreads: then.iter().map(|then| then * spread).collect(),
        };
        let (material, sd) = (comparison.question.material, wastes.sd());
        let mut settled = 0;
        for (waste, then) in self.drawn_wastes(comparison, &model, &told, noise.roles).into_iter().zip(&then)
        {
            let Some(waste) = waste else { continue };
            // The error of a waste goes with that of the true scores behind it, √(c / raters) · se in place of √c · se.
            let sd = sd * libm::sqrt(then / (times * c));
            let p = if sd > SLACK { normal_below((waste - material) / sd) } else { 0.5 };
            let is_no = p >= SURE && waste > noise.p90() / libm::sqrt(times);
            settled += usize::from(is_no || p <= 1.0 - SURE);
        }
        count(settled) / count(draws)
    }
}
