//! A scorer's catalog lowered to flat lists: fits alone, without their parts, without allocating per seller.
//!
//! A million sellers need their fits and best roles; bounds, vetoes by name and how each need is met are worked out by
//! [`Scorer::score`] where somebody asks for them. Both follow the same formulas operation by operation, so that they agree
//! to the last bit.

use super::matrix_column::MatrixColumn;
use super::planned_need::{PlannedNeed, part};
use super::score::{Scorer, best_of};
use crate::domain::{Fit, RoleIx, SLACK, Scale, Tradeoff, TraitIx};

/// How many scores of a point are looked up and not worked out, if their scale is short enough.
const PER_POINT: [f64; 2] = [10.0, 2.0];

/// The step of a score that is none, or of too long a scale.
const NO_STEP: u8 = u8::MAX;

/// A number to which others are added to round them: 2 to the power of 52.
const ROUNDING: f64 = 4_503_599_627_370_496.0;

/// The room for the steps of a need. A few more than there are, since numbers that lie a power of two apart in memory drive each
/// other out of the processor's cache.
const ROOM: usize = 264;

/// A catalog in one motion, ready to score sellers by the million.
#[derive(Clone, Debug)]
pub struct FitPlan {
    /// The scores that are looked up, and infinity, which is no score, beyond them.
    steps: Box<[f64; 256]>,
    /// How many they are: none where the scale is too long.
    step_count: usize,
    /// How many of them a point has.
    per_point: f64,
    /// What each need adds to its task at each of them, need by need; `NaN` where that breaks a veto, and for what is no step.
    parts: Vec<f64>,
    needs: Vec<PlannedNeed>,
    /// The trait of each need, by its place among a seller's scores, and where its parts begin.
    lookups: Vec<(usize, usize)>,
    tasks: Vec<PlannedTask>,
    shares: Vec<(usize, f64)>,
    roles: Vec<PlannedRole>,
    /// Whether every role is a sum over tasks.
    are_sums: bool,
    veto_share: f64,
    min_coverage: f64,
}

#[derive(Clone, Copy, Debug)]
struct PlannedTask {
    /// The end of its needs in the list; they begin where the last task's end.
    end: usize,
    tradeoff: Tradeoff,
    /// The weight of all its needs.
    weight: f64,
}

#[derive(Clone, Copy, Debug)]
struct PlannedRole {
    /// The end of its shares in the list.
    end: usize,
    tradeoff: Tradeoff,
    /// The sum of its shares.
    share: f64,
    may_be_best: bool,
}

/// The fits of one seller, in memory that is used again for the next.
#[derive(Clone, Debug, Default)]
pub struct PlannedFits {
    /// Her fit with each task, in catalog order; `None` where nothing of it is rated.
    pub tasks: Vec<Option<Fit>>,
    /// Her fit with each role.
    pub roles: Vec<Option<Fit>>,
    /// Her best role (F8).
    pub best: Option<RoleIx>,
    /// How far each task is covered.
    covers: Vec<TaskCover>,
    /// The fit with each task as a number; `NaN` where it is unknown.
    shares: Vec<f64>,
    /// Her fit with each role that may be her best; `NaN` for others.
    contenders: Vec<f64>,
    /// The step that each score is.
    steps: Vec<u8>,
}

/// How far a task is covered by scores.
#[derive(Clone, Copy, Debug)]
struct TaskCover {
    /// The part of its weight that is rated.
    coverage: f64,
    /// Whether a veto applies.
    is_vetoed: bool,
}

impl PlannedFits {
    /// Returns the fit with her best role.
    pub fn best_fit(&self) -> Option<Fit> {
        self.best.and_then(|best| self.roles[best.0])
    }

    /// Returns the fit with a column.
    pub fn fit(&self, column: MatrixColumn) -> Option<Fit> {
        match column {
            MatrixColumn::Role(role) => self.roles[role.0],
            MatrixColumn::Task(task) => self.tasks[task.0],
        }
    }

    /// Returns which of the plan's steps her score of a trait is; `None` where it is none, or unknown.
    pub(super) fn step(&self, of: TraitIx) -> Option<usize> {
        Some(self.steps[of.0]).filter(|step| *step != NO_STEP).map(usize::from)
    }
}

impl FitPlan {
    /// Returns the plan of a scorer.
    pub fn of(scorer: &Scorer) -> Self {
        let catalog = scorer.catalog();
        let slack = catalog.scale.slack();
        let (mut needs, mut lookups) = (Vec::new(), Vec::new());
        let mut tasks = Vec::with_capacity(catalog.tasks.len());
        for (task, limits) in catalog.tasks.iter().zip(scorer.limits()) {
            let counted = || task.needs.iter().zip(limits).filter(|(need, _)| need.weight > 0.0);
            for (need, limits) in counted() {
                let veto = (
                    limits.veto.below.map_or(f64::NEG_INFINITY, |limit| limit - slack),
                    limits.veto.above.map_or(f64::INFINITY, |limit| limit + slack),
                );
                needs.push(PlannedNeed::new(need.weight, &limits.shape, veto));
                lookups.push((need.trait_ix.0, ROOM * lookups.len()));
            }
            let weight = counted().map(|(need, _)| need.weight).sum();
            tasks.push(PlannedTask { end: needs.len(), tradeoff: task.tradeoff, weight });
        }
        let (mut shares, mut roles) = (Vec::new(), Vec::with_capacity(catalog.roles.len()));
        for (ix, role) in catalog.role_ixs().zip(&catalog.roles) {
            shares.extend(role.tasks.iter().map(|share| (share.task.0, share.share)));
            roles.push(PlannedRole {
                end: shares.len(),
                tradeoff: role.tradeoff,
                share: role.total_share(),
                may_be_best: scorer.may_be_anybodys_best(ix),
            });
        }
        let are_sums =
            catalog.roles.iter().all(|role| role.tradeoff == Tradeoff::Full && !role.tasks.is_empty());
        let (veto_share, min_coverage) = (catalog.defaults.veto_share, catalog.defaults.min_coverage);
        let mut plan = FitPlan {
            steps: Box::new([f64::INFINITY; 256]),
            step_count: 0,
            per_point: 1.0,
            parts: Vec::new(),
            needs,
            lookups,
            tasks,
            shares,
            roles,
            are_sums,
            veto_share,
            min_coverage,
        };
        plan.tabulate_parts(catalog.scale);
        plan
    }

    /// Works out what each need adds at the scores that nearly all scores are.
    fn tabulate_parts(&mut self, scale: Scale) {
        let per_point = PER_POINT.into_iter().find(|per_point| {
            scale.span() * per_point < f64::from(NO_STEP) && (scale.lo() * per_point).fract() == 0.0
        });
        if let Some(per_point) = per_point {
            self.per_point = per_point;
            let mut at = scale.lo() * per_point;
            while at <= scale.hi() * per_point {
                // As close to the decimal as what is read of it.
                self.steps[self.step_count] = at / per_point;
                self.step_count += 1;
                at += 1.0;
            }
        }
        let mut start = 0;
        for task in &self.tasks {
            for need in &self.needs[start..task.end] {
                let mut parts = [f64::NAN; ROOM];
                for (part, &score) in parts.iter_mut().zip(self.steps()) {
                    if !need.is_vetoed(score) {
                        *part = need.part(task.tradeoff, score);
                    }
                }
                self.parts.extend(parts);
            }
            start = task.end;
        }
    }

    /// Returns the scores whose parts are tabulated.
    pub(super) fn steps(&self) -> &[f64] {
        &self.steps[..self.step_count]
    }

    /// Notes which step each score is.
    fn find_steps(&self, scores: &[f64], found: &mut Vec<u8>) {
        found.resize(scores.len(), NO_STEP);
        for (found, score) in found.iter_mut().zip(scores) {
            // So large a number has no decimals, and its last bits are those of the step.
            #[expect(clippy::cast_possible_truncation, reason = "it is checked")]
            let step = ((score - self.steps[0]) * self.per_point + ROUNDING).to_bits() as u8;
            let is_step = self.steps[usize::from(step)].to_bits() == score.to_bits();
            *found = if is_step { step } else { NO_STEP };
        }
    }

    /// Works out the fits of a seller with these scores, one a trait in catalog order, `NaN` where it is unknown; `today` is
    /// her current role.
    pub fn score(&self, scores: &[f64], today: Option<RoleIx>, fits: &mut PlannedFits) {
        self.find_steps(scores, &mut fits.steps);
        let is_clear = self.score_tasks(scores, fits);
        fits.roles.resize(self.roles.len(), None);
        fits.contenders.resize(self.roles.len(), f64::NAN);
        let mut start = 0;
        if is_clear && self.are_sums {
            let found = fits.roles.iter_mut().zip(&mut fits.contenders);
            for (role, (fit, contender)) in self.roles.iter().zip(found) {
                let share = role.sum(&self.shares[start..role.end], &fits.shares);
                *fit = Some(share);
                *contender = if role.may_be_best { share.share() } else { f64::NAN };
                start = role.end;
            }
            fits.best = best_of(fits.contenders.iter().copied(), today);
            return;
        }
        for (at, role) in self.roles.iter().enumerate() {
            let shares = &self.shares[start..role.end];
            let fit = role_fit(role.tradeoff, shares, &fits.tasks);
            let may_be_best = role.may_be_best && (is_clear || self.is_eligible(role, shares, &fits.covers));
            fits.roles[at] = fit;
            fits.contenders[at] = fit.filter(|_| may_be_best).map_or(f64::NAN, Fit::share);
            start = role.end;
        }
        fits.best = best_of(fits.contenders.iter().copied(), today);
    }

    /// Works out the fits with tasks. Returns whether all is known of them, and no veto applies.
    fn score_tasks(&self, scores: &[f64], fits: &mut PlannedFits) -> bool {
        fits.tasks.resize(self.tasks.len(), None);
        fits.shares.resize(self.tasks.len(), f64::NAN);
        let (mut start, mut is_clear) = (0, true);
        let found = fits.tasks.iter_mut().zip(&mut fits.shares);
        for (task, (fit, share)) in self.tasks.iter().zip(found) {
            let looked_up = self.looked_up(task, start, &fits.steps);
            is_clear &= !looked_up.is_nan();
            *share = looked_up;
            *fit = Some(Fit::new(looked_up));
            start = task.end;
        }
        if is_clear {
            return true;
        }
        fits.covers.resize(self.tasks.len(), TaskCover { coverage: 0.0, is_vetoed: false });
        let mut start = 0;
        for (at, task) in self.tasks.iter().enumerate() {
            if fits.shares[at].is_nan() {
                let (fit, cover) = self.task_fit(task, start, scores, &fits.steps);
                fits.tasks[at] = if cover.is_vetoed { fit.map(|_| Fit::ZERO) } else { fit };
                fits.covers[at] = cover;
            } else {
                fits.covers[at] = TaskCover { coverage: 1.0, is_vetoed: false };
            }
            start = task.end;
        }
        false
    }

    /// Returns the fit with a task whose scores are all tabulated and break no veto; else `NaN`.
    fn looked_up(&self, task: &PlannedTask, start: usize, steps: &[u8]) -> f64 {
        if task.tradeoff == Tradeoff::None || start == task.end {
            return f64::NAN;
        }
        let mut sum = 0.0;
        for (of, parts) in &self.lookups[start..task.end] {
            sum += self.parts[parts + usize::from(steps[*of])];
        }
        if sum.is_nan() { sum } else { combined(task.tradeoff, sum, task.weight).share() }
    }

    /// F3 to F5 for one task, the needs of which begin at `start`: the fit without any veto, and how far
    /// it is covered.
    fn task_fit(
        &self,
        task: &PlannedTask,
        start: usize,
        scores: &[f64],
        steps: &[u8],
    ) -> (Option<Fit>, TaskCover) {
        let needs = &self.needs[start..task.end];
        let (mut rated, mut weight, mut is_vetoed) = (0, 0.0, false);
        let mut sum = if task.tradeoff == Tradeoff::None { f64::INFINITY } else { 0.0 };
        for (at, need) in (start..).zip(needs) {
            let (of, parts) = self.lookups[at];
            let x = scores[of];
            if x.is_nan() {
                continue;
            }
            is_vetoed |= need.is_vetoed(x);
            rated += 1;
            weight += need.weight;
            let known = self.parts[parts + usize::from(steps[of])];
            let part = if known.is_nan() { need.part(task.tradeoff, x) } else { known };
            sum = with_part(task.tradeoff, sum, part);
        }
        if rated == 0 {
            return (None, TaskCover { coverage: 0.0, is_vetoed: false });
        }
        let coverage = if rated == needs.len() { 1.0 } else { weight / task.weight + 0.0 };
        (Some(combined(task.tradeoff, sum, weight)), TaskCover { coverage, is_vetoed })
    }

    /// Whether enough of a role is rated and no veto decides (F4, F8).
    fn is_eligible(&self, role: &PlannedRole, shares: &[(usize, f64)], covers: &[TaskCover]) -> bool {
        let (mut is_complete, mut is_vetoed) = (true, false);
        for &(task, _) in shares {
            is_complete &= covers[task].coverage >= 1.0;
            is_vetoed |= covers[task].is_vetoed;
        }
        if is_vetoed {
            let vetoed = shares.iter().filter(|(task, _)| covers[*task].is_vetoed);
            let share = vetoed.map(|(_, share)| share).sum::<f64>() / role.share;
            if share > 0.0 && share >= self.veto_share - SLACK {
                return false;
            }
        }
        let coverage = if is_complete {
            1.0
        } else {
            let sum: f64 = shares.iter().map(|&(task, share)| share * covers[task].coverage).sum();
            (sum / role.share).min(1.0) + 0.0
        };
        coverage >= self.min_coverage - SLACK
    }
}

/// F6: the mean of the tasks whose fit is known.
fn role_fit(tradeoff: Tradeoff, shares: &[(usize, f64)], tasks: &[Option<Fit>]) -> Option<Fit> {
    let (mut known, mut weight) = (false, 0.0);
    let mut sum = if tradeoff == Tradeoff::None { f64::INFINITY } else { 0.0 };
    for &(task, share) in shares {
        let Some(fit) = tasks[task] else { continue };
        known = true;
        weight += share;
        sum = with_part(tradeoff, sum, part(tradeoff, share, fit.share()));
    }
    known.then(|| combined(tradeoff, sum, weight))
}

/// Returns a sum with one more part, or the least part.
fn with_part(tradeoff: Tradeoff, sum: f64, part: f64) -> f64 {
    match tradeoff {
        Tradeoff::Full | Tradeoff::Partial => sum + part,
        Tradeoff::None => sum.min(part),
    }
}

/// F3, F6: the mean of parts from their sum, or the least of them.
fn combined(tradeoff: Tradeoff, sum: f64, weight: f64) -> Fit {
    Fit::new(match tradeoff {
        Tradeoff::Full => sum / weight,
        // A part of nothing leaves nothing.
        Tradeoff::Partial => libm::exp(sum / weight),
        Tradeoff::None => sum,
    })
}

impl PlannedRole {
    /// Returns F6 of a role that is a sum over tasks, of which every fit is known.
    fn sum(&self, shares: &[(usize, f64)], fits: &[f64]) -> Fit {
        let mut sum = 0.0;
        for (task, share) in shares {
            sum += share * fits[*task];
        }
        combined(Tradeoff::Full, sum, self.share)
    }
}
