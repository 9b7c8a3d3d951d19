//! Candidates by what the re-seated team gains from them.

use super::HireQuestion;
use crate::domain::{Fit, RoleIx, SLACK, Seller};
use crate::engine::assign::{Candidate, ChainMove, Ineligibility, Threshold};
use crate::engine::score::SellerFit;
use crate::engine::threads;

/// A fit with a role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoleFitOf {
    /// The role.
    pub role: RoleIx,
    /// The fit.
    pub fit: Fit,
}

/// How uncertain a gain is. Sums of fits, each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GainUncertainty {
    /// The expected gain, `E max(0, max_j (f_cj − π_j))`.
    pub expected: f64,
    /// The gain lies above this in 19 of 20 draws.
    pub low90: f64,
    /// The gain lies below this in 19 of 20 draws.
    pub high90: f64,
    /// The share of draws in which nobody adds more and she adds something, 0 to 1; of equals each has a part.
    pub p_best: f64,
}

/// What one candidate is worth to a team. Gains are sums of fits, each 0 to 1.
#[derive(Clone, Debug)]
pub struct RankedCandidate {
    /// Her place among the candidates.
    pub at: usize,
    /// Her fits, as of one who holds no seat.
    pub candidate: Candidate,
    /// Her rank by gain, from 1, equals alike; `None` where too little is rated to say.
    pub rank: Option<usize>,
    /// What the team gains, 0 or more; `None` where nothing that is rated enough adds anything, and something else might.
    pub gain: Option<f64>,
    /// The gain if everything unrated turned out worthless.
    pub low: f64,
    /// The gain if everything unrated turned out perfect.
    pub high: f64,
    /// The seat that she would take; `None` where she adds nothing, or that is not known.
    pub seat: Option<RoleIx>,
    /// The same with everything unrated as in the others, where that is open; else her seat.
    pub likely_seat: Option<RoleIx>,
    /// Who would move for her, the holder of her seat first.
    pub moves: Vec<ChainMove>,
    /// The seat that she fits best of those she may have.
    pub best: Option<RoleFitOf>,
    /// The vacant seat that she fits best, likewise.
    pub vacant: Option<RoleFitOf>,
    /// How uncertain her gain is; `None` without draws.
    pub uncertainty: Option<GainUncertainty>,
    /// What she is ordered by: the gain, and where that is open no less than with everything unrated as in the others.
    order: f64,
}

impl RankedCandidate {
    /// Whether somebody who was rated in all might add more than what is known.
    pub fn is_open(&self) -> bool {
        self.rank.is_none()
    }
}

/// What candidates are measured by.
struct Measure<'a> {
    question: HireQuestion<'a>,
    thresholds: &'a [Threshold],
    vacant: Vec<RoleIx>,
}

/// Returns the candidates by what they add; equals by id. `vacant` is how many seats of each role nobody has.
pub(super) fn ranked(
    question: HireQuestion<'_>,
    thresholds: &[Threshold],
    vacant: &[usize],
) -> Vec<RankedCandidate> {
    let vacant = (0..vacant.len()).filter(|role| vacant[*role] > 0).map(RoleIx).collect();
    let measure = Measure { question, thresholds, vacant };
    let candidates = question.candidates;
    let mut ranked = threads::spread(0..candidates.len(), |at| measure.candidate(at, &candidates[at]));
    // The sort keeps equals in the order of their ids.
    ranked.sort_by(|a, b| b.order.total_cmp(&a.order));
    let (mut rank, mut judged, mut last) = (0, 0, f64::INFINITY);
    for of in ranked.iter_mut().filter(|of| of.rank.is_some()) {
        judged += 1;
        if of.order < last - SLACK {
            (rank, last) = (judged, of.order);
        }
        of.rank = Some(rank);
    }
    ranked
}

impl Measure<'_> {
    fn candidate(&self, at: usize, seller: &Seller) -> RankedCandidate {
        let scorer = self.question.scorer;
        let scored = scorer.score(seller);
        // Her job elsewhere is no seat here.
        let candidate = Candidate {
            today: None,
            on_leave: false,
            pinned: false,
            ..Candidate::new(scorer, seller, &scored)
        };
        let best = best_seat(&candidate, self.thresholds);
        let known = best.map_or(0.0, |(gain, _)| gain).max(0.0);
        let (low, high) = self.bounds(&scored);
        let may_add_more = self.thresholds.iter().any(|threshold| {
            let standing = &scored.roles[threshold.role.0].standing;
            let is_open = matches!(
                candidate.roles[threshold.role.0].ineligibility,
                Some(Ineligibility::Unknown | Ineligibility::TooLittle)
            );
            is_open && threshold.worth.is_some_and(|worth| standing.high.share() - worth > known + SLACK)
        });
        let seat = best.filter(|(gain, _)| *gain > SLACK).map(|(_, threshold)| threshold);
        let seat_role = seat.map(|threshold| threshold.role);
        let (order, likely_seat) = if may_add_more {
            let (gain, role) = self.as_others(seller);
            (known.max(gain), role.or(seat_role))
        } else {
            (known, seat_role)
        };
        let open_seats = self.thresholds.iter().map(|threshold| threshold.role);
        RankedCandidate {
            at,
            rank: (!may_add_more).then_some(0),
            gain: Some(known).filter(|_| !may_add_more || known > SLACK),
            low,
            high: high.max(known),
            seat: seat_role,
            likely_seat,
            moves: seat.map(|threshold| threshold.chain.clone()).unwrap_or_default(),
            best: best_fit(&candidate, open_seats),
            vacant: best_fit(&candidate, self.vacant.iter().copied()),
            uncertainty: None,
            order,
            candidate,
        }
    }

    /// The gain if everything unrated turned out worthless, and if it turned out perfect.
    fn bounds(&self, scored: &SellerFit) -> (f64, f64) {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for threshold in self.thresholds {
            let standing = &scored.roles[threshold.role.0].standing;
            if let Some(worth) = threshold.worth.filter(|_| !standing.vetoed) {
                high = high.max(standing.high.share() - worth);
                // Where too little is rated she gets no seat, whatever it is worth at the least.
                if !self.question.scorer.too_little(standing) {
                    low = low.max(standing.low.share() - worth);
                }
            }
        }
        (low, high)
    }

    /// The gain with everything unrated as in the others, and the seat.
    fn as_others(&self, seller: &Seller) -> (f64, Option<RoleIx>) {
        let scorer = self.question.scorer;
        let completed = self.question.groups.completed(scorer.catalog(), seller);
        let candidate = Candidate::new(scorer, &completed, &scorer.score(&completed));
        let best = best_seat(&candidate, self.thresholds).filter(|(gain, _)| *gain > SLACK);
        best.map_or((0.0, None), |(gain, threshold)| (gain, Some(threshold.role)))
    }
}

/// Returns the seat in which a candidate adds most and how much, 0 or less where she adds nothing; of equals the one for
/// which fewest move, then the first in catalog order. `None` where she may have no seat.
pub(super) fn best_seat<'t>(
    candidate: &Candidate,
    thresholds: &'t [Threshold],
) -> Option<(f64, &'t Threshold)> {
    let mut best: Option<(f64, &Threshold)> = None;
    for threshold in thresholds {
        let suited = candidate.roles[threshold.role.0];
        let (Some(worth), Some(fit), None) = (threshold.worth, suited.fit, suited.ineligibility) else {
            continue;
        };
        let gain = fit.share() - worth;
        let is_better = best.is_none_or(|(most, other)| {
            gain > most + SLACK || gain >= most - SLACK && threshold.chain.len() < other.chain.len()
        });
        if is_better {
            best = Some((gain, threshold));
        }
    }
    best
}

/// Returns the role of these that a candidate fits best and may have; of equals the first.
fn best_fit(candidate: &Candidate, roles: impl Iterator<Item = RoleIx>) -> Option<RoleFitOf> {
    let mut best: Option<RoleFitOf> = None;
    for role in roles {
        let suited = candidate.roles[role.0];
        if let (Some(fit), None) = (suited.fit, suited.ineligibility)
            && best.is_none_or(|most| fit.share() > most.fit.share() + SLACK)
        {
            best = Some(RoleFitOf { role, fit });
        }
    }
    best
}
