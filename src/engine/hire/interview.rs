//! What to ask a candidate about, the most useful first.

use crate::domain::{RoleIx, Seller, Target, TraitIx};
use crate::engine::score::Scorer;
use crate::engine::uncertainty::{Groups, UncertaintyModel, next_ratings, normal_below};

/// A veto that is broken with a smaller probability is not in doubt.
const IN_DOUBT: f64 = 0.05;

/// Why a trait is asked about, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum InterviewReason {
    /// It may break a limit that no strength offsets.
    VetoInDoubt,
    /// One more rating of it would help to settle which role is best.
    SettlesMost,
    /// Its score is outside what the role asks for.
    OutOfBand,
    /// It is not rated.
    Unrated,
}

/// A trait to ask about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InterviewQuestion {
    /// The trait.
    pub of: TraitIx,
    /// Why it is asked about.
    pub reason: InterviewReason,
    /// The score, on the catalog's scale; `None` is unknown.
    pub score: Option<f64>,
    /// Its standard error; of an unknown one the spread of those who are rated.
    pub se: f64,
    /// The scores that the role asks for, eased by the motion: those of its weightiest need of the trait.
    pub target: Target,
    /// By how much one more rating would lower the probability of naming the wrong role, 0 to 1.
    pub settles: f64,
    /// The probability that a veto of the role is broken, 0 to 1, by the score and its error alone: a limit that the score
    /// itself breaks is in doubt, however unlikely it is in the team. `None` where it has none on this trait.
    pub p_veto: Option<f64>,
}

/// Returns what to ask a candidate about for a role: what may be vetoed, what would settle most, what is out of its band,
/// what is not rated; in each the most telling first, then in catalog order. What is rated and in its band is not asked.
///
/// `model` takes scores as they are given; `groups` are all who are rated.
pub fn interview(
    model: &UncertaintyModel,
    groups: &Groups,
    candidate: &Seller,
    role: RoleIx,
) -> Vec<InterviewQuestion> {
    let scorer = model.scorer();
    let catalog = scorer.catalog();
    let wanted = next_ratings(model, groups, std::slice::from_ref(candidate), usize::MAX);
    let completed = groups.completed(catalog, candidate);
    let mut questions: Vec<InterviewQuestion> = Vec::new();
    for of in catalog.trait_ixs() {
        let Some((target, vetoes)) = asked_of(scorer, role, of) else { continue };
        let Some(given) = &completed.scores[of.0] else { continue };
        let se = model.errors().error(of, given);
        let settles = wanted.iter().find(|(_, rating)| rating.of == of && rating.is_worth_asking());
        let settles = settles.map(|(_, rating)| rating.drop);
        let p_veto = vetoes.map(|(below, above)| {
            let share = |limit: f64| normal_below((limit - given.value) / se.max(catalog.scale.slack()));
            below.map_or(0.0, share) + above.map_or(0.0, |limit| 1.0 - share(limit))
        });
        let score = candidate.scores[of.0].as_ref().map(|score| score.value);
        let is_out = score.is_some_and(|score| target.outside(score, catalog.scale).is_some());
        let reason = if p_veto.is_some_and(|p| p >= IN_DOUBT) {
            InterviewReason::VetoInDoubt
        } else if settles.is_some() {
            InterviewReason::SettlesMost
        } else if is_out {
            InterviewReason::OutOfBand
        } else if score.is_none() {
            InterviewReason::Unrated
        } else {
            continue;
        };
        let settles = settles.unwrap_or(0.0);
        questions.push(InterviewQuestion { of, reason, score, se, target, settles, p_veto });
    }
    // The sort keeps equals in the catalog's order.
    questions.sort_by(|a, b| {
        let p = |of: &InterviewQuestion| {
            of.p_veto.filter(|_| of.reason == InterviewReason::VetoInDoubt).unwrap_or(0.0)
        };
        a.reason.cmp(&b.reason).then(p(b).total_cmp(&p(a))).then(b.settles.total_cmp(&a.settles))
    });
    questions
}

/// The lower and the upper limit of vetoes.
type VetoLimits = (Option<f64>, Option<f64>);

/// What a role asks of a trait: its weightiest target, and the strictest limits of its vetoes, if it has any. `None` where
/// it asks nothing.
fn asked_of(scorer: &Scorer, role: RoleIx, of: TraitIx) -> Option<(Target, Option<VetoLimits>)> {
    let catalog = scorer.catalog();
    let mut weightiest: Option<(f64, Target)> = None;
    let (mut below, mut above): VetoLimits = (None, None);
    for share in &catalog[role].tasks {
        let task = &catalog[share.task];
        let all: f64 = task.needs.iter().map(|need| need.weight).sum();
        for (need, limits) in task.needs.iter().zip(&scorer.limits()[share.task.0]) {
            if need.trait_ix != of || need.weight <= 0.0 {
                continue;
            }
            let weight = share.share * need.weight / all;
            if weightiest.is_none_or(|(most, _)| weight > most) {
                weightiest = Some((weight, limits.target));
            }
            below = below.into_iter().chain(limits.veto.below).reduce(f64::max);
            above = above.into_iter().chain(limits.veto.above).reduce(f64::min);
        }
    }
    let vetoes = (below.is_some() || above.is_some()).then_some((below, above));
    weightiest.map(|(_, target)| (target, vetoes))
}
