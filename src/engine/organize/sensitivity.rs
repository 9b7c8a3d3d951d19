//! The verdict under other assumptions: easier and harder limits, other tolerances, dearer hand-offs, noisier ratings.

use std::sync::Arc;

use super::AsRated;
use super::comparison::Question;
use super::designs::Designs;
use super::report::{Assessment, FormKind, Noise, Verdict};
use crate::domain::{Catalog, Tolerance};
use crate::engine::score::Scorer;

/// The most people for whom other assumptions are tried.
const MOST_PEOPLE: usize = 200;

/// An assumption that differs from the catalog's or the team's. Points are tenths of the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumption {
    /// Every limit is a point easier.
    EasierLimits,
    /// Every limit is a point harder.
    HarderLimits,
    /// A score may miss each limit by up to three points.
    NarrowTolerance,
    /// By up to six points.
    WideTolerance,
    /// Hand-offs take twice as long.
    DoubleHandoffs,
    /// Four times as long.
    QuadrupleHandoffs,
    /// A rating has an error of two points, unless the file states another.
    NoisyRatings,
}

impl Assumption {
    /// All of them, in the order in which they are told.
    pub const ALL: [Assumption; 7] = [
        Assumption::EasierLimits,
        Assumption::HarderLimits,
        Assumption::NarrowTolerance,
        Assumption::WideTolerance,
        Assumption::DoubleHandoffs,
        Assumption::QuadrupleHandoffs,
        Assumption::NoisyRatings,
    ];

    /// Returns the catalog under this assumption; `None` where it is the same.
    fn catalog(self, scorer: &Scorer) -> Option<Catalog> {
        let point = scorer.catalog().scale.span() / 10.0;
        let (ease, tolerance) = match self {
            Assumption::EasierLimits => (point, None),
            Assumption::HarderLimits => (-point, None),
            Assumption::NarrowTolerance => (0.0, Some(3.0 * point)),
            Assumption::WideTolerance => (0.0, Some(6.0 * point)),
            Assumption::DoubleHandoffs | Assumption::QuadrupleHandoffs | Assumption::NoisyRatings => {
                return None;
            }
        };
        let mut catalog = (**scorer.catalog()).clone();
        catalog.motions[scorer.motion().0].ease += ease;
        if let Some(tolerance) = tolerance {
            for need in catalog.tasks.iter_mut().flat_map(|task| &mut task.needs) {
                need.tolerance = Tolerance { below: tolerance, above: tolerance };
            }
        }
        Some(catalog)
    }

    fn handoffs(self) -> f64 {
        match self {
            Assumption::DoubleHandoffs => 2.0,
            Assumption::QuadrupleHandoffs => 4.0,
            _ => 1.0,
        }
    }
}

/// The verdict under another assumption.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Supposed {
    /// What is assumed.
    pub assumption: Assumption,
    /// The verdict.
    pub verdict: Verdict,
    /// What everyone doing everything loses, 0 to 1.
    pub waste: f64,
}

impl AsRated<'_> {
    /// Returns the verdict under each assumption; empty for large teams, and where scores count as they were rated. `noise` is
    /// that of the assumptions as they are; `searched` is the most roles that are searched for, and whether
    /// anything is handed on. An assumption that changes nothing is left out.
    pub(super) fn sensitivity(
        &self,
        question: Question,
        noise: Option<&Noise>,
        searched: (usize, bool),
    ) -> Vec<Supposed> {
        let at_work = self.sellers.iter().filter(|seller| seller.hours > 0.0).count();
        if at_work > MOST_PEOPLE || question.as_rated {
            return Vec::new();
        }
        Assumption::ALL.into_iter().filter_map(|of| self.suppose(of, question, noise, searched)).collect()
    }

    fn suppose(
        &self,
        assumption: Assumption,
        question: Question,
        noise: Option<&Noise>,
        (roles, has_flows): (usize, bool),
    ) -> Option<Supposed> {
        let mut errors = self.model.errors().clone();
        let base = self.model.scorer();
        let changes_something = match assumption {
            Assumption::DoubleHandoffs | Assumption::QuadrupleHandoffs => has_flows && question.minutes > 0.0,
            Assumption::NoisyRatings => {
                let mut scores = self.sellers.iter().flat_map(|seller| seller.scores.iter().flatten());
                scores.any(|score| score.se.is_none())
            }
            _ => true,
        };
        if !changes_something {
            return None;
        }
        if assumption == Assumption::NoisyRatings {
            errors = errors.of_single_ratings(base.catalog().scale.span() / 5.0);
        }
        let catalog = assumption.catalog(base).map(Arc::new);
        let scorer = catalog.map_or_else(|| base.clone(), |catalog| Scorer::new(catalog, base.motion()));
        let model = self.model.with_errors(scorer, errors);
        let rated = AsRated { model: &model, ..*self };
        let expected = rated.expected(false).ok()?;
        let question = Question { minutes: question.minutes * assumption.handoffs(), ..question };
        let comparison = rated.comparison(&expected, question);
        let mut designs = Designs::roughly(&expected.work, question.limit);
        let most = expected.work.tasks.len().min(roles.max(2));
        let judged = comparison.judge_up_to(&mut designs, most);
        let wastes = rated.wastes(&comparison, &expected, &judged, &designs, FormKind::Everyone);
        let Assessment { verdict, waste, .. } =
            comparison.judged(&judged, wastes.as_ref(), noise, designs.is_late);
        Some(Supposed { assumption, verdict, waste })
    }

    /// Returns the verdict without the motion's ease; `None` if it has none.
    pub(super) fn without_easing(&self, question: Question, draws: bool) -> Option<Assessment> {
        let hard = self.model.scorer().without_easing()?;
        let model = self.model.with_scorer(hard, self.model.draws());
        let rated = AsRated { model: &model, ..*self };
        let expected = rated.expected(question.as_rated).ok()?;
        let comparison = rated.comparison(&expected, question);
        let mut designs = Designs::new(&expected.work, question.limit);
        let judged = comparison.judge(&mut designs);
        if !draws {
            return Some(comparison.judged(&judged, None, None, designs.is_late));
        }
        let wastes = rated.wastes(&comparison, &expected, &judged, &designs, FormKind::Everyone);
        let noise = rated.noise(&comparison, &judged);
        Some(comparison.judged(&judged, wastes.as_ref(), noise.as_ref(), designs.is_late))
    }
}
