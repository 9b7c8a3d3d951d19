//! The profile of the next hire: the bands of one role, weighted by what the team is short of.

use crate::domain::{Band, RoleIx, Seller, Target, TaskIx, TraitIx};
use crate::engine::assign::Threshold;
use crate::engine::fixed_point::count;
use crate::engine::score::{Scorer, SellerFit};

/// What to look for in a role.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The role.
    pub role: RoleIx,
    /// Its traits, the one that counts most first; of equals in catalog order.
    pub needs: Vec<ProfileNeed>,
    /// Its tasks in which somebody at work is rated and fewer than two are adequate or better, in the role's order.
    pub closes: Vec<TaskIx>,
}

/// A trait to look for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProfileNeed {
    /// The trait.
    pub of: TraitIx,
    /// The scores that meet every need of it in the role, eased by the motion; where none meets all, those that meet the
    /// weightiest.
    pub target: Target,
    /// How much it counts in the role, 0 to 1; all sum to 1.
    pub weight: f64,
    /// The share of it that the team lacks, 0 to 1: the mean loss of desirability over the sellers at work who are rated;
    /// `None` where none is.
    pub lacking: Option<f64>,
    /// How much it counts in the role and the team lacks it, 0 to 1; all sum to 1. Where the team lacks nothing, or nobody
    /// is rated, it is the weight.
    pub priority: f64,
}

/// Returns the profile of the role that a newcomer adds something in from the lowest fit on; of equals the first in catalog
/// order. `None` where pins hold every seat.
pub fn profile(
    scorer: &Scorer,
    team: &[Seller],
    scored: &[SellerFit],
    thresholds: &[Threshold],
) -> Option<Profile> {
    let mut cheapest: Option<(f64, RoleIx)> = None;
    for threshold in thresholds {
        if let Some(worth) = threshold.worth
            && cheapest.is_none_or(|(least, _)| worth < least)
        {
            cheapest = Some((worth, threshold.role));
        }
    }
    let (_, role) = cheapest?;
    let mut needs: Vec<ProfileNeed> = Vec::new();
    for of in scorer.catalog().trait_ixs() {
        needs.extend(need_of(scorer, team, scored, role, of));
    }
    let lacked: f64 = needs.iter().map(|need| need.priority).sum();
    for need in &mut needs {
        need.priority = if lacked > 0.0 { need.priority / lacked } else { need.weight };
    }
    // The sort keeps equals in the catalog's order.
    needs.sort_by(|a, b| b.priority.total_cmp(&a.priority));
    let closes = closed_by(scorer, team, scored, role);
    Some(Profile { role, needs, closes })
}

/// The tasks of a role that the team is short of.
fn closed_by(scorer: &Scorer, team: &[Seller], scored: &[SellerFit], role: RoleIx) -> Vec<TaskIx> {
    let mut closes: Vec<TaskIx> = scorer.catalog()[role].tasks.iter().map(|share| share.task).collect();
    closes.retain(|task| {
        let at_work = team.iter().zip(scored).filter(|(seller, _)| seller.hours > 0.0);
        let standings = at_work.map(|(_, fit)| &fit.tasks[task.0].standing);
        let adequate = standings.clone().filter(|standing| scorer.is_adequate(standing)).count();
        adequate < 2 && standings.clone().any(|standing| standing.fit.is_some())
    });
    closes
}

/// What a role asks of one trait; `None` where nothing. The priority is not yet a share.
fn need_of(
    scorer: &Scorer,
    team: &[Seller],
    scored: &[SellerFit],
    role: RoleIx,
    of: TraitIx,
) -> Option<ProfileNeed> {
    let catalog = scorer.catalog();
    let role = &catalog[role];
    let mut targets: Vec<(f64, Target)> = Vec::new();
    let (mut weight, mut losses, mut lost) = (0.0, 0.0, 0.0);
    for share in &role.tasks {
        let task = &catalog[share.task];
        let all: f64 = task.needs.iter().map(|need| need.weight).sum();
        for (at, need) in task.needs.iter().enumerate().filter(|(_, need)| need.trait_ix == of) {
            let own = share.share / role.total_share() * need.weight / all;
            if own <= 0.0 {
                continue;
            }
            weight += own;
            targets.push((own, scorer.limits()[share.task.0][at].target));
            let at_work = team.iter().zip(scored).filter(|(seller, _)| seller.hours > 0.0);
            let known: Vec<f64> =
                at_work.filter_map(|(_, fit)| fit.tasks[share.task.0].needs[at].desirability).collect();
            if !known.is_empty() {
                lost += own;
                losses += own * known.iter().map(|desirability| 1.0 - desirability).sum::<f64>()
                    / count(known.len());
            }
        }
    }
    let heaviest = targets.iter().reduce(|a, b| if b.0 > a.0 { b } else { a })?.1;
    let lo = targets.iter().map(|(_, target)| target.lo()).fold(f64::NEG_INFINITY, f64::max);
    let hi = targets.iter().map(|(_, target)| target.hi()).fold(f64::INFINITY, f64::min);
    let target = Band::new(lo, hi, catalog.scale).map_or(heaviest, Target::Band);
    let lacking = (lost > 0.0).then(|| losses / lost);
    Some(ProfileNeed { of, target, weight, lacking, priority: losses })
}
