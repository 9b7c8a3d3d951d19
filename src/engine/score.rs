//! From a seller's scores to her fit with every task and role (F1, F3 to F6, F8), every intermediate kept.

use std::sync::Arc;

use super::aggregation::mean;
use super::level_counts::LevelCounts;
use super::roles_in_play::RolesInPlay;
use crate::domain::{
    Catalog, Fit, Level, MotionIx, Need, Role, RoleIx, SLACK, Seller, Shape, Side, Target, TaskIx, TraitIx,
    Veto,
};

/// A fit with its bounds and coverage, of a task or a role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The fit; `None` where nothing of it is rated.
    pub fit: Option<Fit>,
    /// The fit if everything unrated turned out worthless.
    pub low: Fit,
    /// The fit if everything unrated turned out perfect.
    pub high: Fit,
    /// The share of the weight that has been rated, 0 to 1.
    pub coverage: f64,
    /// Whether a veto applies: a task's fit is then 0; a role's is that of its other tasks, and it is nobody's
    /// best role.
    pub vetoed: bool,
    /// The fit without any veto.
    pub unvetoed_fit: Option<Fit>,
}

/// How one need is met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NeedFit {
    /// The score, on the catalog's scale; `None` is unknown.
    pub score: Option<f64>,
    /// The target, eased by the motion.
    pub target: Target,
    /// The desirability of the score, 0 to 1.
    pub desirability: Option<f64>,
    /// The side on which the score misses it, and by how many points of the scale.
    pub outside: Option<(Side, f64)>,
    /// The side of the veto that it breaks, if any.
    pub veto: Option<Side>,
}

/// A veto that a score has broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VetoHit {
    /// The task whose need carries the veto.
    pub task: TaskIx,
    /// The trait whose score broke it.
    pub trait_ix: TraitIx,
}

/// A seller's fit with a task.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskFit {
    /// The fit and what it rests on.
    pub standing: Standing,
    /// How each of the task's needs is met, in the task's order.
    pub needs: Vec<NeedFit>,
    /// The vetoes broken, in the order of the needs.
    pub vetoes: Vec<VetoHit>,
}

/// A seller's fit with a role.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleFit {
    /// The fit and what it rests on.
    pub standing: Standing,
    /// The vetoes broken in the role's tasks, in the role's order.
    pub vetoes: Vec<VetoHit>,
}

/// A seller's fit with everything in the catalog.
#[derive(Clone, Debug, PartialEq)]
pub struct SellerFit {
    /// One per task, in catalog order.
    pub tasks: Vec<TaskFit>,
    /// One per role, in catalog order.
    pub roles: Vec<RoleFit>,
    /// F8: her best role, if she has one.
    pub best: Option<RoleIx>,
    /// The numbers of tasks at which she is strong, adequate, weak and unknown.
    pub spread: LevelCounts,
}

/// Scores sellers against one catalog in one motion.
#[derive(Clone, Debug)]
pub struct Scorer {
    catalog: Arc<Catalog>,
    motion: MotionIx,
    /// By task, then by need.
    limits: Vec<Vec<Limits>>,
    in_play: RolesInPlay,
}

/// A need in a motion.
#[derive(Clone, Debug)]
pub(super) struct Limits {
    /// The target, eased by the motion.
    pub target: Target,
    /// The vetoes, which no motion eases.
    pub veto: Veto,
    /// Desirability as a function of the score.
    pub shape: Shape,
}

impl Scorer {
    /// Returns a scorer for a catalog and one of its motions, with all roles in play.
    pub fn new(catalog: Arc<Catalog>, motion: MotionIx) -> Self {
        let in_play = RolesInPlay::all(&catalog);
        Self::with_limits(catalog, motion, in_play, |need| (need.target, need.veto))
    }

    /// Returns the scorer with a best role only among these (F8).
    #[must_use]
    pub fn among(mut self, in_play: RolesInPlay) -> Self {
        self.in_play = in_play;
        self
    }

    /// Returns the roles that may be a best role.
    pub fn in_play(&self) -> &RolesInPlay {
        &self.in_play
    }

    /// Returns the scorer without upper limits, in targets and vetoes alike: the difference is the cost of a ceiling.
    ///
    /// An upper limit makes an artificial ceiling (Kulas 2013), so its cost is always shown.
    #[must_use]
    pub fn without_upper_limits(&self) -> Self {
        let scale = self.catalog.scale;
        Self::with_limits(self.catalog.clone(), self.motion, self.in_play.clone(), |need| {
            (need.target.without_upper_limit(scale), Veto { above: None, ..need.veto })
        })
    }

    /// Returns the scorer without easing: the difference is what the motion's easing hides. `None` where
    /// the motion eases nothing.
    pub fn without_easing(&self) -> Option<Self> {
        let mut catalog = (*self.catalog).clone();
        let ease = &mut catalog.motions[self.motion.0].ease;
        if *ease <= 0.0 {
            return None;
        }
        *ease = 0.0;
        Some(Self::new(Arc::new(catalog), self.motion).among(self.in_play.clone()))
    }

    fn with_limits(
        catalog: Arc<Catalog>,
        motion: MotionIx,
        in_play: RolesInPlay,
        of: impl Fn(&Need) -> (Target, Veto),
    ) -> Self {
        let (ease, scale) = (catalog[motion].ease, catalog.scale);
        let mut limits = Vec::with_capacity(catalog.tasks.len());
        for task in &catalog.tasks {
            let mut of_task = Vec::with_capacity(task.needs.len());
            for need in &task.needs {
                let (target, veto) = of(need);
                let target = target.eased(ease, scale);
                of_task.push(Limits { target, veto, shape: target.shape(need.tolerance, scale) });
            }
            limits.push(of_task);
        }
        Scorer { catalog, motion, limits, in_play }
    }

    /// Returns the scorer with another shape of one need.
    #[cfg(test)]
    pub(super) fn with_shape(mut self, task: TaskIx, need: usize, shape: Shape) -> Self {
        self.limits[task.0][need].shape = shape;
        self
    }

    /// Returns the catalog that sellers are scored against.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// The kind of selling.
    pub fn motion(&self) -> MotionIx {
        self.motion
    }

    /// Returns the desirability, 0 to 1, of a score for one of a task's needs, by its place; `None` where the score breaks
    /// a veto.
    pub fn desirability_of(&self, task: TaskIx, need: usize, score: f64) -> Option<f64> {
        let limits = &self.limits[task.0][need];
        let is_broken = limits.veto.broken_by(score, self.catalog.scale).is_some();
        (!is_broken).then(|| limits.shape.at(score))
    }

    /// Returns each need in this motion, by task, then by need.
    pub(super) fn limits(&self) -> &[Vec<Limits>] {
        &self.limits
    }

    /// Returns a seller's fit with every task and role.
    pub fn score(&self, seller: &Seller) -> SellerFit {
        let tasks: Vec<TaskFit> = self.catalog.task_ixs().map(|task| self.score_task(task, seller)).collect();
        let roles: Vec<RoleFit> =
            self.catalog.roles.iter().map(|role| self.score_role(role, &tasks)).collect();
        let best = self.best(&roles, seller.role);
        let spread = LevelCounts::of(tasks.iter().map(|task| task.standing.fit), self.catalog.levels);
        SellerFit { tasks, roles, best, spread }
    }

    /// F3 to F5 for one task.
    fn score_task(&self, ix: TaskIx, seller: &Seller) -> TaskFit {
        let task = &self.catalog[ix];
        let needs: Vec<NeedFit> = task
            .needs
            .iter()
            .zip(&self.limits[ix.0])
            .map(|(need, limits)| self.meet(need, limits, seller))
            .collect();
        let counted: Vec<(&Need, &NeedFit)> =
            task.needs.iter().zip(&needs).filter(|(need, _)| need.weight > 0.0).collect();
        let mut vetoes = Vec::new();
        let mut rated: Vec<(f64, f64)> = Vec::with_capacity(counted.len());
        let mut has_unrated_veto = false;
        for (need, met) in &counted {
            if met.veto.is_some() {
                vetoes.push(VetoHit { task: ix, trait_ix: need.trait_ix });
            }
            match met.desirability {
                Some(desirability) => rated.push((need.weight, desirability)),
                None => has_unrated_veto |= need.veto.exists(),
            }
        }
        let fit = (!rated.is_empty()).then(|| Fit::new(mean(task.tradeoff, &rated)));
        let is_complete = rated.len() == counted.len();
        let (low, high) = match fit {
            Some(fit) if is_complete => (fit, fit),
            _ => {
                let unrated_at = |value| Fit::new(mean(task.tradeoff, &with_unrated_at(value, &counted)));
                (unrated_at(0.0), unrated_at(1.0))
            }
        };
        let all: f64 = counted.iter().map(|(need, _)| need.weight).sum();
        let coverage =
            if is_complete { 1.0 } else { rated.iter().map(|&(weight, _)| weight).sum::<f64>() / all + 0.0 };
        let mut standing =
            Standing { fit, low, high, coverage, vetoed: !vetoes.is_empty(), unvetoed_fit: fit };
        if standing.vetoed {
            (standing.fit, standing.high) = (fit.map(|_| Fit::ZERO), Fit::ZERO);
        }
        if standing.vetoed || has_unrated_veto {
            standing.low = Fit::ZERO;
        }
        TaskFit { standing, needs, vetoes }
    }

    /// F1, F2 and the veto rule of F4 for one need.
    fn meet(&self, need: &Need, limits: &Limits, seller: &Seller) -> NeedFit {
        let scale = self.catalog.scale;
        let score = seller.scores[need.trait_ix.0].as_ref().map(|score| score.value);
        let counted = score.filter(|_| need.weight > 0.0);
        NeedFit {
            score,
            target: limits.target,
            desirability: score.map(|x| limits.shape.at(x)),
            outside: score.and_then(|x| limits.target.outside(x, scale)),
            veto: counted.and_then(|x| limits.veto.broken_by(x, scale)),
        }
    }

    /// F4 and F6 for one role, from the fits of its tasks.
    fn score_role(&self, role: &Role, tasks: &[TaskFit]) -> RoleFit {
        let is_complete = role.tasks.iter().all(|s| tasks[s.task.0].standing.coverage >= 1.0);
        let vetoed_share = mean_over_shares(role, tasks, |task| if task.vetoed { 1.0 } else { 0.0 });
        let standing = Standing {
            fit: role_fit(role, tasks, |task| task.fit),
            low: role_fit(role, tasks, |task| Some(task.low)).unwrap_or(Fit::ZERO),
            high: role_fit(role, tasks, |task| Some(task.high)).unwrap_or(Fit::ZERO),
            // Weighted means of ones need not sum to one exactly. Adding 0 turns -0 into 0.
            coverage: if is_complete {
                1.0
            } else {
                mean_over_shares(role, tasks, |task| task.coverage).min(1.0) + 0.0
            },
            vetoed: vetoed_share > 0.0 && vetoed_share >= self.catalog.defaults.veto_share - SLACK,
            unvetoed_fit: role_fit(role, tasks, |task| task.unvetoed_fit),
        };
        let vetoes = role.tasks.iter().flat_map(|s| tasks[s.task.0].vetoes.iter().copied()).collect();
        RoleFit { standing, vetoes }
    }

    /// F8: returns the role in play with the highest fit; ties go to the current role, then to catalog order. Never a
    /// baseline, nor a role that is unknown, vetoed or too little rated.
    fn best(&self, roles: &[RoleFit], today: Option<RoleIx>) -> Option<RoleIx> {
        let eligible = self.catalog.role_ixs().map(|ix| {
            let standing = &roles[ix.0].standing;
            let fit = standing.fit.filter(|_| self.may_be_best(ix, standing) && !standing.vetoed);
            fit.map_or(f64::NAN, Fit::share)
        });
        best_of(eligible, today)
    }

    /// Whether a seller is known to fit her best role better than her current one: enough of the current one is rated,
    /// and its fit is lower. (A vetoed or baseline role may have a higher fit than the best.)
    pub fn prefers(&self, scored: &SellerFit, best: RoleIx, today: RoleIx) -> bool {
        let fit = |role: RoleIx| scored.roles[role.0].standing.fit;
        fit(today).is_some() && fit(best) > fit(today) && !self.too_little(&scored.roles[today.0].standing)
    }

    /// Whether a fit is known to be adequate or better.
    pub fn is_adequate(&self, standing: &Standing) -> bool {
        standing.fit.is_some_and(|fit| self.catalog.levels.of(fit) >= Level::Adequate)
    }

    /// Whether a role may be a best role, vetoes apart: it is in play and no baseline, and enough of it is rated.
    pub fn may_be_best(&self, role: RoleIx, standing: &Standing) -> bool {
        self.may_be_anybodys_best(role) && standing.fit.is_some() && !self.too_little(standing)
    }

    /// Whether a role is in play and no baseline.
    pub fn may_be_anybodys_best(&self, role: RoleIx) -> bool {
        self.in_play.has(role) && !self.catalog[role].baseline
    }

    /// Returns the roles in play, baselines apart, of which too little is rated to be anybody's best, in catalog order.
    pub fn too_little_rated(&self, scored: &SellerFit) -> Vec<RoleIx> {
        let roles = self.catalog.role_ixs().filter(|role| self.may_be_anybodys_best(*role));
        roles.filter(|role| self.too_little(&scored.roles[role.0].standing)).collect()
    }

    /// Whether too little of it is rated for a best role.
    pub fn too_little(&self, standing: &Standing) -> bool {
        standing.coverage < self.catalog.defaults.min_coverage - SLACK
    }
}

/// The weights and desirabilities of a task's needs, unrated ones at a value.
fn with_unrated_at(value: f64, counted: &[(&Need, &NeedFit)]) -> Vec<(f64, f64)> {
    counted.iter().map(|(need, met)| (need.weight, met.desirability.unwrap_or(value))).collect()
}

/// F6: the mean of a role's tasks in a fit, over those that have it, by share; `None` where none has.
fn role_fit(role: &Role, tasks: &[TaskFit], fit: fn(&Standing) -> Option<Fit>) -> Option<Fit> {
    let mut parts: Vec<(f64, f64)> = Vec::with_capacity(role.tasks.len());
    for share in &role.tasks {
        parts.extend(fit(&tasks[share.task.0].standing).map(|fit| (share.share, fit.share())));
    }
    (!parts.is_empty()).then(|| Fit::new(mean(role.tradeoff, &parts)))
}

/// The mean of a value over a role's tasks, by share.
fn mean_over_shares(role: &Role, tasks: &[TaskFit], value: fn(&Standing) -> f64) -> f64 {
    let sum: f64 = role.tasks.iter().map(|s| s.share * value(&tasks[s.task.0].standing)).sum();
    sum / role.total_share()
}

/// The role with the highest of these fits, role by role, of which `NaN` is none; ties go to today's, then to the first.
pub(super) fn best_of(mut fits: impl Iterator<Item = f64> + Clone, today: Option<RoleIx>) -> Option<RoleIx> {
    let top = fits.clone().fold(f64::NEG_INFINITY, |top, fit| if fit > top { fit } else { top });
    let ties = |fit: f64| (fit - top).abs() <= SLACK;
    match today {
        Some(today) if fits.clone().nth(today.0).is_some_and(ties) => Some(today),
        _ => fits.position(ties).map(RoleIx),
    }
}
