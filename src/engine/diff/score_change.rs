//! What each changed score did to a fit, all else as it stands in the second measurement: trait by trait, by what is lost
//! (F7).

use crate::domain::{RoleIx, TraitIx};
use crate::engine::desirability::Side;
use crate::engine::loss::{Loss, losses};
use crate::engine::score::{NeedFit, Scorer, SellerFit};

/// A score in two measurements, in points of the second catalog's scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreChange {
    /// The trait, in the second catalog.
    pub trait_ix: TraitIx,
    /// The old score as it stands under the second catalog, and its standard error; `None` where it is unknown.
    pub before: Option<(f64, f64)>,
    /// The new score and its standard error.
    pub after: Option<(f64, f64)>,
    /// The change in standard errors of the difference; `None` where a score is unknown.
    pub rc: Option<f64>,
    /// How many points of her fit with the second measurement's role (-100 to 100) it moved there, by what is lost (F7);
    /// `None` where there is no role, or a fit is unknown. See [`ByScores`].
    pub points: Option<f64>,
    /// On which side of what that role asks the new score lies; `None` where it lies inside, is unknown, or is not asked.
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
    /// The points of the fit (-100 to 100) that stand with traits whose score did not change: what is lost by one score
    /// depends on the others where they do not trade off in full, or where something is rated that was not.
    pub others: f64,
}

/// Tells each changed score the points that it moved and on which side it lies; `None` where the role or one of the two
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
    let fit = |side: usize| scored[side].roles[role.0].standing.fit.map(crate::domain::Fit::share);
    let (before, after) = (fit(0)?, fit(1)?);
    let lost = scored.map(|scored| losses(scorer, scored, role));
    let of = |side: usize, trait_ix: TraitIx| -> f64 {
        let own = |loss: &&Loss| loss.trait_ix == trait_ix;
        lost[side].iter().filter(own).map(|loss| loss.points).sum()
    };
    let moved = |trait_ix: TraitIx| of(0, trait_ix) - of(1, trait_ix);
    for score in &mut *scores {
        score.points = Some(moved(score.trait_ix));
    }
    let changed = |trait_ix: &TraitIx| scores.iter().any(|score| score.trait_ix == *trait_ix);
    let others = scorer.catalog().trait_ixs().filter(|of| !changed(of)).map(moved).sum();
    Some(ByScores { before, after, others })
}

/// On which side of what a role asks a score lies, and whether it breaks a veto there. Where the role's tasks ask for
/// different things, the side with the greater weight counts.
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
