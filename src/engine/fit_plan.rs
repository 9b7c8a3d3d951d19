//! A scorer's catalog lowered to flat lists: fits alone, without their parts, in no memory of their own.
//!
//! A million sellers need their fits and best roles; bounds, vetoes by name and how each need is met are worked out by
//! [`Scorer::score`] where somebody asks for them. Both follow the same formulas operation by operation, so that they agree
//! to the last bit.

use super::matrix_column::MatrixColumn;
use super::score::{Scorer, best_of};
use crate::domain::{Fit, RoleIx, SLACK, Scale, Shape, Tradeoff, TraitIx};

/// The most bends of a shape that is laid out flat: those of a band.
const BENDS: usize = 4;

/// Scores lie this far apart that are looked up and not worked out.
const STEP: f64 = 0.5;

/// The most scores of a need that are looked up.
const MOST_STEPS: usize = 256;

/// The step of a score that is none.
const NO_STEP: usize = usize::MAX;

/// A catalog in one motion, ready to score sellers by the million.
#[derive(Clone, Debug)]
pub struct FitPlan {
    /// Whole and half points of the scale; none where it is too long.
    steps: Vec<f64>,
    /// What each need adds to its task at each of them, need by need.
    parts: Vec<f64>,
    needs: Vec<PlannedNeed>,
    tasks: Vec<PlannedTask>,
    shares: Vec<(usize, f64)>,
    roles: Vec<PlannedRole>,
    veto_share: f64,
    min_coverage: f64,
}

#[derive(Clone, Debug)]
struct PlannedNeed {
    /// The trait's place among a seller's scores.
    score: usize,
    weight: f64,
    shape: PlannedShape,
    /// A score below this, or above that, breaks a veto.
    veto: (f64, f64),
}

/// Desirability as a function of the score.
#[derive(Clone, Debug)]
enum PlannedShape {
    /// The scores above which each line counts, from the right, and the lines: anchor, value, run.
    Lines { above: [f64; BENDS], lines: [(f64, f64, f64); BENDS + 1] },
    /// A shape with more bends, or with none.
    Other(Shape),
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
    /// The coverage of each task, and whether a veto applies.
    rests: Vec<(f64, bool)>,
    /// Whether each role may be her best.
    eligible: Vec<bool>,
    /// The step that each score is.
    steps: Vec<usize>,
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
        Some(self.steps[of.0]).filter(|step| *step != NO_STEP)
    }
}

impl FitPlan {
    /// Returns the plan of a scorer.
    pub fn of(scorer: &Scorer) -> Self {
        let catalog = scorer.catalog();
        let slack = catalog.scale.slack();
        let (mut needs, mut tasks) = (Vec::new(), Vec::with_capacity(catalog.tasks.len()));
        for (task, limits) in catalog.tasks.iter().zip(scorer.limits()) {
            let counted = || task.needs.iter().zip(limits).filter(|(need, _)| need.weight > 0.0);
            for (need, limits) in counted() {
                let veto = (
                    limits.veto.below.map_or(f64::NEG_INFINITY, |limit| limit - slack),
                    limits.veto.above.map_or(f64::INFINITY, |limit| limit + slack),
                );
                let shape = PlannedShape::of(&limits.shape);
                needs.push(PlannedNeed { score: need.trait_ix.0, weight: need.weight, shape, veto });
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
        let (veto_share, min_coverage) = (catalog.defaults.veto_share, catalog.defaults.min_coverage);
        let mut plan = FitPlan {
            steps: Vec::new(),
            parts: Vec::new(),
            needs,
            tasks,
            shares,
            roles,
            veto_share,
            min_coverage,
        };
        plan.look_ahead(catalog.scale);
        plan
    }

    /// Works out what each need adds at the scores that nearly all scores are.
    fn look_ahead(&mut self, scale: Scale) {
        let mut score = scale.lo();
        while score <= scale.hi() && self.steps.len() < MOST_STEPS {
            self.steps.push(score);
            score += STEP;
        }
        if score <= scale.hi() {
            self.steps.clear();
        }
        let mut start = 0;
        for task in &self.tasks {
            for need in &self.needs[start..task.end] {
                self.parts.extend(self.steps.iter().map(|score| need.part(task.tradeoff, *score)));
            }
            start = task.end;
        }
    }

    /// Returns the scores of which is known beforehand what they add.
    pub(super) fn steps(&self) -> &[f64] {
        &self.steps
    }

    /// Notes which step each score is.
    fn find_steps(&self, scores: &[f64], found: &mut Vec<usize>) {
        found.clear();
        let first = self.steps.first().copied().unwrap_or(0.0);
        found.extend(scores.iter().map(|score| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is checked")]
            let step = ((score - first) / STEP) as usize;
            let is_step = self.steps.get(step).is_some_and(|of| of.to_bits() == score.to_bits());
            if is_step { step } else { NO_STEP }
        }));
    }

    /// Works out the fits of a seller with these scores, one a trait in catalog order, `NaN` where it is unknown; `today` is
    /// her current role.
    pub fn score(&self, scores: &[f64], today: Option<RoleIx>, fits: &mut PlannedFits) {
        fits.tasks.clear();
        fits.rests.clear();
        let mut start = 0;
        self.find_steps(scores, &mut fits.steps);
        for task in &self.tasks {
            let (fit, coverage, vetoed) = self.task_fit(task, start, scores, &fits.steps);
            fits.tasks.push(if vetoed { fit.map(|_| Fit::ZERO) } else { fit });
            fits.rests.push((coverage, vetoed));
            start = task.end;
        }
        fits.roles.clear();
        fits.eligible.clear();
        let mut start = 0;
        for role in &self.roles {
            let shares = &self.shares[start..role.end];
            let fit = role_fit(role.tradeoff, shares, &fits.tasks);
            fits.roles.push(fit);
            fits.eligible
                .push(fit.is_some() && role.may_be_best && self.is_eligible(role, shares, &fits.rests));
            start = role.end;
        }
        let eligible = fits.roles.iter().zip(&fits.eligible).map(|(fit, may)| fit.filter(|_| *may));
        fits.best = best_of(eligible, today);
    }

    /// F3 to F5 for one task, the needs of which begin at `start`: the fit without any veto, its coverage, and whether a veto
    /// applies.
    fn task_fit(
        &self,
        task: &PlannedTask,
        start: usize,
        scores: &[f64],
        steps: &[usize],
    ) -> (Option<Fit>, f64, bool) {
        let needs = &self.needs[start..task.end];
        let (mut rated, mut weight, mut vetoed) = (0, 0.0, false);
        let mut sum = if task.tradeoff == Tradeoff::None { f64::INFINITY } else { 0.0 };
        for (at, need) in needs.iter().enumerate() {
            let x = scores[need.score];
            if x.is_nan() {
                continue;
            }
            vetoed |= x < need.veto.0 || x > need.veto.1;
            rated += 1;
            weight += need.weight;
            let step = steps[need.score];
            let part = if step < self.steps.len() {
                self.parts[(start + at) * self.steps.len() + step]
            } else {
                need.part(task.tradeoff, x)
            };
            sum = with_part(task.tradeoff, sum, part);
        }
        if rated == 0 {
            return (None, 0.0, false);
        }
        let coverage = if rated == needs.len() { 1.0 } else { weight / task.weight + 0.0 };
        (Some(combined(task.tradeoff, sum, weight)), coverage, vetoed)
    }

    /// Whether enough of a role is rated and no veto decides (F4, F8).
    fn is_eligible(&self, role: &PlannedRole, shares: &[(usize, f64)], rests: &[(f64, bool)]) -> bool {
        let (mut is_complete, mut is_vetoed) = (true, false);
        for &(task, _) in shares {
            is_complete &= rests[task].0 >= 1.0;
            is_vetoed |= rests[task].1;
        }
        if is_vetoed {
            let vetoed = shares.iter().filter(|(task, _)| rests[*task].1);
            let share = vetoed.map(|(_, share)| share).sum::<f64>() / role.share;
            if share > 0.0 && share >= self.veto_share - SLACK {
                return false;
            }
        }
        let coverage = if is_complete {
            1.0
        } else {
            let sum: f64 = shares.iter().map(|&(task, share)| share * rests[task].0).sum();
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

/// What a part of this weight and value adds to a mean: with a partial tradeoff its logarithm, −∞ where it is 0.
fn part(tradeoff: Tradeoff, weight: f64, value: f64) -> f64 {
    match tradeoff {
        Tradeoff::Full => weight * value,
        Tradeoff::Partial if value <= 0.0 => f64::NEG_INFINITY,
        // The usual value is 1, and its logarithm is exactly 0.
        Tradeoff::Partial if value.to_bits() == 1.0_f64.to_bits() => 0.0,
        Tradeoff::Partial => weight * libm::log(value),
        Tradeoff::None => value,
    }
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

impl PlannedNeed {
    /// Returns what it adds to its task at a score.
    fn part(&self, tradeoff: Tradeoff, x: f64) -> f64 {
        part(tradeoff, self.weight, self.shape.at(x))
    }
}

impl PlannedShape {
    fn of(shape: &Shape) -> Self {
        let other = || PlannedShape::Other(shape.clone());
        let Shape::PiecewiseLinear(pieces) = shape else { return other() };
        let (mut above, mut lines) = ([f64::NEG_INFINITY; BENDS], [(0.0, 0.0, f64::INFINITY); BENDS + 1]);
        let mut count = 0;
        for (at, (bend, line)) in pieces.from_above().enumerate() {
            if at > BENDS {
                return other();
            }
            lines[at] = line.numbers();
            if let Some(above) = above.get_mut(at) {
                *above = bend;
            } else if bend > f64::NEG_INFINITY {
                return other();
            }
            count += 1;
        }
        if count == 0 { other() } else { PlannedShape::Lines { above, lines } }
    }

    /// Returns the desirability of a score. Which line it is on is counted, not branched upon: scores are hard to guess.
    fn at(&self, x: f64) -> f64 {
        match self {
            PlannedShape::Lines { above, lines } => {
                let on: usize = above.iter().map(|above| usize::from(x <= *above)).sum();
                let (anchor, value, run) = lines[on];
                value + (x - anchor) / run
            }
            PlannedShape::Other(shape) => shape.at(x),
        }
    }
}
