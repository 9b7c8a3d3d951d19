//! What each changed score did to a fit, with all else as in the second measurement: trait by trait, by loss (F7).

use crate::domain::{RoleIx, TraitIx};
use crate::engine::desirability::Side;
use crate::engine::loss::{Loss, losses};
use crate::engine::score::{NeedFit, Scorer, SellerFit};

/// A score in two measurements, in points of the second catalog's scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreChange {
    /// The trait, in the second catalog.
    pub trait_ix: TraitIx,
    /// The old score under the second catalog, and its standard error; `None` where it is unknown.
    pub before: Option<(f64, f64)>,
    /// The new score and its standard error.
    pub after: Option<(f64, f64)>,
    /// The change in standard errors of the difference; `None` where a score is unknown.
    pub rc: Option<f64>,
    /// How many points of her fit with the second measurement's role (-100 to 100) it moved there, by what is lost (F7);
    /// `None` where there is no role, or a fit is unknown. See [`ByScores`].
    pub points: Option<f64>,
    /// The side on which the new score misses that role's need; `None` where it meets it, is unknown, or not needed.
    pub side: Option<Side>,
    /// Whether the new score breaks a veto in that role.
    pub is_vetoed: bool,
}

/// What a seller's scores did to her fit with the second measurement's role, catalog and motion: there the points of her
/// changed scores and `others` sum to 100 times `after - before`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ByScores {
    /// The fit that her old scores have there, 0 to 1.
    pub before: f64,
    /// The fit of her new ones.
    pub after: f64,
    /// The points of the fit (-100 to 100) that belong to traits whose score did not change: the loss by one score
    /// depends on the others where they do not trade off in full, or where something is rated that was not.
    pub others: f64,
}

/// Fills in the points and the side of each changed score; `None` where the role or one of the two
/// fits is unknown. `scored` are the fits of the old scores and of the new.
pub(super) fn attribute(
    scorer: &Scorer,
    scored: [&SellerFit; 2],
    role: RoleIx,
    scores: &mut [ScoreChange],
) -> Option<ByScores> {
    for score in &mut *scores {
        (score.side, score.is_vetoed) = standing(scorer, scored[1], role, score.trait_ix);
    }
    let [before, after] = scored.map(|scored| scored.roles[role.0].standing.fit);
    let (before, after) = (before?.share(), after?.share());
    let [old, new] = scored.map(|scored| losses(scorer, scored, role));
    let mut others = 0.0;
    for of in scorer.catalog().trait_ixs() {
        let moved = lost_by(&old, of) - lost_by(&new, of);
        match scores.iter_mut().find(|score| score.trait_ix == of) {
            Some(score) => score.points = Some(moved),
            None => others += moved,
        }
    }
    Some(ByScores { before, after, others })
}

/// Returns the points lost by one trait.
fn lost_by(losses: &[Loss], of: TraitIx) -> f64 {
    losses.iter().filter(|loss| loss.trait_ix == of).map(|loss| loss.points).sum()
}

/// Returns the side on which a score misses a role's need, and whether it breaks a veto there. Where the needs of the
/// role's tasks differ, the side with the greater weight counts.
fn standing(scorer: &Scorer, scored: &SellerFit, role: RoleIx, of: TraitIx) -> (Option<Side>, bool) {
    let catalog = scorer.catalog();
    let (mut under, mut over, mut is_vetoed) = (0.0, 0.0, false);
    for share in &catalog[role].tasks {
        let needs = catalog[share.task].needs.iter().zip(&scored.tasks[share.task.0].needs);
        for (need, met) in needs.filter(|(need, _)| need.trait_ix == of && need.weight > 0.0) {
            let NeedFit { outside, veto, .. } = met;
            is_vetoed |= veto.is_some();
            match veto.or(outside.map(|(side, _)| side)) {
                Some(Side::Under) => under += share.share * need.weight,
                Some(Side::Over) => over += share.share * need.weight,
                None => {}
            }
        }
    }
    let side = (under > 0.0 || over > 0.0).then_some(if over > under { Side::Over } else { Side::Under });
    (side, is_vetoed)
}
