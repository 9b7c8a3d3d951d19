//! Gains over draws of true scores: an option value, since somebody who turns out to add nothing costs nothing.

use std::sync::Arc;

use indexmap::IndexMap;

use super::HireQuestion;
use super::ranking::{GainUncertainty, RankedCandidate};
use crate::domain::{RoleIx, SLACK, Seller};
use crate::engine::assign::Threshold;
use crate::engine::fixed_point::count;
use crate::engine::threads;
use crate::engine::uncertainty::{DrawnFits, UncertaintyModel, interval90};

/// Works out how uncertain the candidates' gains are, over as many draws as the team has. An unrated trait is drawn from
/// all who are rated. Returns the share of draws in which nobody adds anything; `None` without candidates.
///
/// Candidates with the same scores and errors differ only by the luck of their draws, so they share what the draws say.
pub(super) fn drawn_gains(
    question: HireQuestion<'_>,
    model: &UncertaintyModel,
    thresholds: &[Threshold],
    drawn: &[Vec<Option<f64>>],
    candidates: &mut [RankedCandidate],
) -> Option<f64> {
    if candidates.is_empty() || drawn.is_empty() {
        return None;
    }
    let roles: Vec<RoleIx> = thresholds.iter().map(|threshold| threshold.role).collect();
    let catalog = model.scorer().catalog();
    let gains = threads::spread(&*candidates, |of| {
        let seller = &question.candidates[of.at];
        let expected = question.groups.true_scores(catalog, model.errors(), seller);
        gains_of(&model.drawn_roles(&expected, &roles), drawn)
    });
    let mut best = vec![0.0; candidates.len()];
    let mut nobody = 0_usize;
    for draw in 0..drawn.len() {
        let top = gains.iter().map(|gains| gains[draw]).fold(0.0, f64::max);
        if top <= SLACK {
            nobody += 1;
            continue;
        }
        let winners: Vec<usize> = (0..gains.len()).filter(|&at| gains[at][draw] >= top - SLACK).collect();
        for &at in &winners {
            best[at] += 1.0 / count(winners.len());
        }
    }
    for alike in alike(question.candidates, model, candidates) {
        let all: Vec<f64> = alike.iter().flat_map(|&at| gains[at].iter().copied()).collect();
        let (low90, high90) = interval90(&all);
        let expected = all.iter().sum::<f64>() / count(all.len());
        let p_best = alike.iter().map(|&at| best[at]).sum::<f64>() / count(all.len());
        for at in alike {
            candidates[at].uncertainty = Some(GainUncertainty { expected, low90, high90, p_best });
        }
    }
    Some(count(nobody) / count(drawn.len()))
}

/// The gain in every draw, from the fits with each role and what a seat of it is worth.
fn gains_of(fits: &[Arc<DrawnFits>], drawn: &[Vec<Option<f64>>]) -> Vec<f64> {
    let mut gains = vec![0.0; drawn.len()];
    for (role, fits) in fits.iter().enumerate() {
        for (draw, (gain, worths)) in gains.iter_mut().zip(drawn).enumerate() {
            if let (Some(fit), Some(worth)) = (fits.unvetoed(draw), worths[role]) {
                *gain = f64::max(*gain, fit - worth);
            }
        }
    }
    gains
}

/// Groups candidates, by place in their order, whose scores and errors are the same.
fn alike(sellers: &[Seller], model: &UncertaintyModel, candidates: &[RankedCandidate]) -> Vec<Vec<usize>> {
    let catalog = model.scorer().catalog();
    let mut groups: IndexMap<Vec<Option<(u64, u64)>>, Vec<usize>> = IndexMap::new();
    for (place, of) in candidates.iter().enumerate() {
        let scores = catalog.trait_ixs().zip(&sellers[of.at].scores).map(|(of, score)| {
            score.as_ref().map(|score| (score.value.to_bits(), model.errors().error(of, score).to_bits()))
        });
        groups.entry(scores.collect()).or_default().push(place);
    }
    groups.into_values().collect()
}
