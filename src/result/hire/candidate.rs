//! What each candidate would add, whom to hire together, and how many candidates it takes.

use schemars::JsonSchema;
use serde::Serialize;

use super::WORTH_TELLING;
use super::opening::SeatMove;
use crate::domain::Fit;
use crate::engine::{CandidatePool, Hiring, RankedCandidate, RoleFitOf, candidates_needed};
use crate::result::codec;
use crate::result::label::{Label, Labels};

/// A candidate and what she would add.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HireCandidate {
    /// Her id.
    pub id: String,
    /// Her name.
    pub name: String,
    /// Her rank by gain, from 1, equals alike; null where too little is rated to say.
    #[schemars(range(min = 1))]
    pub rank: Option<usize>,
    /// By how much the sum of fits of the re-seated team grows, 0 or more; null where nothing that is rated enough adds
    /// anything, and something else might.
    #[schemars(range(min = 0))]
    pub gain: Option<f64>,
    /// The expected gain over draws of true scores; null without draws.
    #[schemars(range(min = 0))]
    pub expected: Option<f64>,
    /// The gain lies above this in 19 of 20 draws, what is unrated drawn from the others; null without draws.
    #[schemars(range(min = 0))]
    pub low90: Option<f64>,
    /// The gain lies below this in 19 of 20 draws.
    #[schemars(range(min = 0))]
    pub high90: Option<f64>,
    /// The gain if everything unrated turned out worthless.
    #[schemars(range(min = 0))]
    pub low: f64,
    /// The gain if everything unrated turned out perfect.
    #[schemars(range(min = 0))]
    pub high: f64,
    /// The share of draws in which she adds something and nobody adds more, 0 to 1, a part of it where several add as
    /// much; null without draws.
    #[schemars(range(min = 0, max = 1))]
    pub p_best: Option<f64>,
    /// The seat that she would take; null where she adds nothing, or that is not known.
    pub seat: Option<Label>,
    /// Her fit with it, 0 to 1; null for none.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub seat_fit: Option<Fit>,
    /// Who of the team would get another seat, the holder of hers first.
    pub moves: Vec<SeatMove>,
    /// The role with seats that she fits best and may have; null for none.
    pub best_role: Option<Label>,
    /// Her fit with it, 0 to 1; null for none.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub best_fit: Option<Fit>,
    /// The role with a vacant seat that she fits best and may have; null for none.
    pub vacant_role: Option<Label>,
    /// Her fit with it, 0 to 1; null for none.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub vacant_fit: Option<Fit>,
}

/// One of several to hire.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HiredCandidate {
    /// Her id.
    pub id: String,
    /// Her name.
    pub name: String,
    /// What she adds beyond those before her, above 0.
    #[schemars(range(min = 0))]
    pub gain: f64,
    /// Her seat once all are hired; null for none.
    pub seat: Option<Label>,
    /// The ids of others who would add as much in her turn.
    pub ties: Vec<String>,
    /// Their names. Not in JSON.
    #[serde(skip)]
    pub tied_names: Vec<String>,
}

/// Of how many candidates one is good enough.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Pool {
    /// The number of candidates of whom enough is rated to say.
    pub judged: usize,
    /// The share of them that adds something, 0 to 1; null of fewer than ten.
    #[schemars(range(min = 0, max = 1))]
    pub share_above: Option<f64>,
    /// How many candidates it takes for one who adds something, with a probability of 80 %; null where that cannot be told.
    #[schemars(range(min = 1))]
    pub n_for_80: Option<usize>,
    /// The share of them that adds something in a seat where the fit is strong, 0 to 1; null of fewer than ten.
    #[schemars(range(min = 0, max = 1))]
    pub share_strong: Option<f64>,
    /// How many candidates it takes for one who does, likewise.
    #[schemars(range(min = 1))]
    pub n_for_80_strong: Option<usize>,
    /// How many it takes if some share is good enough, for want of one that is known.
    pub assumed: Vec<AssumedShare>,
}

/// How many candidates it takes for one who is good enough, with a probability of 80 %, if a share of them is.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct AssumedShare {
    /// The share, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub share: f64,
    /// How many it takes.
    #[schemars(range(min = 1))]
    pub n_for_80: usize,
}

/// The shares that are supposed.
const ASSUMED: [f64; 3] = [0.05, 0.1, 0.2];

impl HireCandidate {
    pub(super) fn new(of: &RankedCandidate, hiring: &Hiring, labels: &Labels) -> Self {
        let uncertainty = of.uncertainty;
        let role = |found: Option<RoleFitOf>| labels.role(found.map(|found| found.role));
        HireCandidate {
            id: of.candidate.id.clone(),
            name: of.candidate.name.clone(),
            rank: of.rank,
            gain: of.gain,
            expected: uncertainty.map(|found| found.expected),
            low90: uncertainty.map(|found| found.low90),
            high90: uncertainty.map(|found| found.high90),
            low: of.low,
            high: of.high,
            p_best: uncertainty.map(|found| found.p_best),
            seat: labels.role(of.seat),
            seat_fit: of.seat.and_then(|seat| of.candidate.roles[seat.0].fit),
            moves: SeatMove::all(&of.moves, hiring, labels),
            best_role: role(of.best),
            best_fit: of.best.map(|found| found.fit),
            vacant_role: role(of.vacant),
            vacant_fit: of.vacant.map(|found| found.fit),
        }
    }

    /// What she adds: the expected gain, or without draws the gain as rated; 0 where neither is known.
    pub fn adds(&self) -> f64 {
        self.expected.or(self.gain).unwrap_or(0.0)
    }

    /// Whether less than a point is expected of her, or nothing in more than one draw of 20.
    pub fn adds_little(&self) -> bool {
        self.expected.is_some_and(|expected| expected < WORTH_TELLING)
            || self.low90.is_some_and(|low| low < WORTH_TELLING / 2.0)
    }
}

impl HiredCandidate {
    pub(super) fn all(hiring: &Hiring, labels: &Labels) -> Vec<HiredCandidate> {
        let of = |at: usize| hiring.candidates.iter().find(|of| of.at == at).map(|of| &of.candidate);
        let mut all = Vec::with_capacity(hiring.together.len());
        for hired in &hiring.together {
            let Some(candidate) = of(hired.at) else { continue };
            let ties: Vec<_> = hired.ties.iter().filter_map(|&at| of(at)).collect();
            all.push(HiredCandidate {
                id: candidate.id.clone(),
                name: candidate.name.clone(),
                gain: hired.gain,
                seat: labels.role(hired.seat),
                ties: ties.iter().map(|tied| tied.id.clone()).collect(),
                tied_names: ties.iter().map(|tied| tied.name.clone()).collect(),
            });
        }
        all
    }
}

impl Pool {
    pub(super) fn new(pool: &CandidatePool) -> Self {
        let CandidatePool { judged, share_above, n_for_80, share_strong, n_for_80_strong } = *pool;
        let mut assumed = Vec::with_capacity(ASSUMED.len());
        for share in ASSUMED {
            assumed.extend(candidates_needed(share).map(|n_for_80| AssumedShare { share, n_for_80 }));
        }
        Pool { judged, share_above, n_for_80, share_strong, n_for_80_strong, assumed }
    }
}
