//! A seller's expected fit with one role after changes of her scores, worked out many times.
//!
//! What one trait gives at each number of steps is kept in tables, so that a combination of changes costs a few
//! multiplications. The answers are those of the closed form, and of the draws where there is none.

use super::closed_form::ClosedForm;
use super::piecewise_linear::{PieceMoments, expectation, piece_moments};
use super::{UncertaintyModel, monte_carlo::combined};
use crate::domain::{RoleIx, SLACK, Score, Seller, TaskIx, Tradeoff, TraitIx};
use crate::engine::aggregation::mean;
use crate::engine::fixed_point::count;
use crate::engine::score::SellerFit;

/// The most combinations of broken and kept vetoes for which the closed form leaves nothing out.
const FEW_COMBINATIONS: usize = 32;

/// A trait that may be raised by up to so many steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The trait.
    pub of: TraitIx,
    /// The most steps.
    pub most: usize,
}

/// A need at each number of steps of its trait.
#[derive(Clone, Debug)]
struct NeedTable {
    /// The axis of its trait; `None` where the trait does not move, and only the first entries count.
    axis: Option<usize>,
    /// Its weight over those of the task's rated needs.
    weight: f64,
    /// Whether its score breaks a veto.
    is_broken: Vec<bool>,
    /// By steps: the expected desirability, 0 where a veto of it is broken.
    expected: Vec<f64>,
    /// By steps: the probability that no veto of it is broken.
    kept: Vec<f64>,
    /// By steps: the desirability in every draw, below 0 where a veto is broken; empty where there is a closed form.
    drawn: Vec<Vec<f64>>,
}

impl NeedTable {
    fn at(&self, steps: &[usize]) -> usize {
        self.axis.map_or(0, |axis| steps[axis])
    }
}

/// A task of which something is rated.
#[derive(Clone, Debug)]
struct TaskTable {
    tradeoff: Tradeoff,
    /// Its share of the time of the role's known tasks.
    weight: f64,
    /// Its share of all of the role's time.
    share: f64,
    needs: Vec<NeedTable>,
}

/// One seller's expected fit with one role as a function of the steps by which some of her traits are raised.
#[derive(Clone, Debug)]
pub struct Prospect {
    axes: Vec<Axis>,
    tradeoff: Tradeoff,
    tasks: Vec<TaskTable>,
    /// The draws; 0 where the fit has a closed form.
    draws: usize,
    /// From which share of its time on a role is vetoed.
    veto_share: f64,
}

impl Prospect {
    /// The prospect of a seller in a role where these traits may be raised by steps of so many points; `None` where her fit
    /// is unknown. `behind` is the same seller with the scores that are expected behind those rated; whether a veto is broken
    /// is seen from the rated ones.
    pub fn new(
        model: &UncertaintyModel,
        seller: &Seller,
        behind: &Seller,
        scored: &SellerFit,
        role: RoleIx,
        axes: &[Axis],
        step: f64,
    ) -> Option<Self> {
        scored.roles[role.0].standing.fit?;
        let catalog = model.scorer.catalog();
        let mut known = catalog[role].tasks.clone();
        known.retain(|share| scored.tasks[share.task.0].standing.fit.is_some());
        let is_exact = !known.iter().any(|share| is_uncertain(model, behind, share.task));
        let draws = match is_exact || has_closed_form(model, behind, scored, role) {
            true if is_exact => 1,
            true => 0,
            false => model.draws.number(),
        };
        let all: f64 = known.iter().map(|share| share.share).sum();
        let reader = TableReader { model, seller, behind, axes, step, draws, is_exact };
        let mut tasks = Vec::with_capacity(known.len());
        for share in &known {
            tasks.push(TaskTable {
                tradeoff: catalog[share.task].tradeoff,
                weight: share.share / all,
                share: share.share / catalog[role].total_share(),
                needs: reader.needs(share.task),
            });
        }
        Some(Prospect {
            axes: axes.to_vec(),
            tradeoff: catalog[role].tradeoff,
            tasks,
            draws,
            veto_share: catalog.defaults.veto_share,
        })
    }

    /// The traits that may be raised.
    pub fn axes(&self) -> &[Axis] {
        &self.axes
    }

    /// How many draws stand behind each answer; 0 for a closed form, and 1 where no score has an error.
    pub fn draws(&self) -> usize {
        self.draws
    }

    /// Whether the fit is the mean of its tasks' fits.
    pub fn is_mean_of_tasks(&self) -> bool {
        self.tradeoff == Tradeoff::Full || self.tasks.len() == 1
    }

    /// The axes of each task whose fit is no sum over traits, by their places; `None` for the others.
    pub fn joint(&self) -> Vec<Option<Vec<usize>>> {
        self.tasks.iter().map(|task| task.is_joint().then(|| task.axes())).collect()
    }

    /// The axes whose steps decide whether the role is vetoed, by their places.
    pub fn vetoing(&self) -> Vec<usize> {
        let needs =
            self.tasks.iter().flat_map(|task| &task.needs).filter(|need| need.is_broken.contains(&true));
        let mut vetoing: Vec<usize> = needs.filter_map(|need| need.axis).collect();
        vetoing.sort_unstable();
        vetoing.dedup();
        vetoing
    }

    /// What one task's expected fit after these steps adds to the mean of the tasks.
    pub fn of_task(&self, task: usize, steps: &[usize]) -> f64 {
        self.tasks[task].weight * self.tasks[task].expected(steps, self.draws)
    }

    /// Whether the role is vetoed at the scores themselves after these steps.
    pub fn is_vetoed(&self, steps: &[usize]) -> bool {
        let broken = self.tasks.iter().filter(|task| task.is_broken(steps));
        let share: f64 = broken.map(|task| task.share).sum();
        share > 0.0 && share >= self.veto_share - SLACK
    }

    /// The expected fit, 0 to 1, after so many steps of each axis.
    pub fn expected(&self, steps: &[usize]) -> f64 {
        if self.is_mean_of_tasks() {
            return (0..self.tasks.len()).map(|task| self.of_task(task, steps)).sum::<f64>().clamp(0.0, 1.0);
        }
        let drawn: Vec<Vec<f64>> = self.tasks.iter().map(|task| task.drawn(steps, self.draws)).collect();
        let parts: Vec<(f64, &[f64])> =
            self.tasks.iter().zip(&drawn).map(|(task, drawn)| (task.weight, drawn.as_slice())).collect();
        combined(self.tradeoff, self.draws, &parts).iter().sum::<f64>() / count(self.draws)
    }

    /// By axis, and then by steps: what raising it adds through the tasks whose fit is a sum over traits, where the fit is
    /// the mean of the tasks.
    pub fn gains(&self) -> Vec<Vec<f64>> {
        let mut gains: Vec<Vec<f64>> = self.axes.iter().map(|axis| vec![0.0; axis.most + 1]).collect();
        for task in self.tasks.iter().filter(|task| !task.is_joint()) {
            for need in &task.needs {
                let Some(axis) = need.axis else { continue };
                for (steps, gain) in gains[axis].iter_mut().enumerate() {
                    *gain += task.weight * need.weight * (need.expected[steps] - need.expected[0]);
                }
            }
        }
        gains
    }

    /// The same with every weakness bought off and without vetoes: never a lower fit, since no power mean is above the
    /// arithmetic one (Hardy, Littlewood & Pólya 1934).
    #[must_use]
    pub fn relaxed(&self) -> Prospect {
        let mut relaxed = Prospect { tradeoff: Tradeoff::Full, draws: 0, ..self.clone() };
        for task in &mut relaxed.tasks {
            task.tradeoff = Tradeoff::Full;
            for need in &mut task.needs {
                let known = need.expected.iter().zip(&need.kept);
                need.expected = known.map(|(expected, kept)| expected + (1.0 - kept)).collect();
                need.kept.fill(1.0);
                need.is_broken.fill(false);
            }
        }
        relaxed
    }
}

impl TaskTable {
    /// Whether the fit is no sum over traits: weaknesses are not bought off, or a veto may be broken.
    fn is_joint(&self) -> bool {
        let vetoes = self.needs.iter().any(|need| need.kept.iter().any(|kept| *kept < 1.0));
        vetoes || self.tradeoff != Tradeoff::Full && self.needs.len() > 1
    }

    /// Whether a score breaks a veto after these steps.
    fn is_broken(&self, steps: &[usize]) -> bool {
        self.needs.iter().any(|need| need.is_broken[need.at(steps)])
    }

    fn axes(&self) -> Vec<usize> {
        self.needs.iter().filter_map(|need| need.axis).collect()
    }

    /// The expected fit.
    fn expected(&self, steps: &[usize], draws: usize) -> f64 {
        if draws > 0 && self.is_joint() {
            return self.drawn(steps, draws).iter().sum::<f64>() / count(draws);
        }
        self.summed(steps)
    }

    /// The expected fit of a mean of independent needs, 0 where a veto is broken.
    fn summed(&self, steps: &[usize]) -> f64 {
        let mut sum = 0.0;
        for (at, need) in self.needs.iter().enumerate() {
            let others = self.needs.iter().enumerate().filter(|(other, _)| *other != at);
            let kept: f64 = others.map(|(_, other)| other.kept[other.at(steps)]).product();
            sum += need.weight * need.expected[need.at(steps)] * kept;
        }
        sum
    }

    /// The fit in every draw.
    fn drawn(&self, steps: &[usize], draws: usize) -> Vec<f64> {
        let needs: Vec<(f64, &[f64])> =
            self.needs.iter().map(|need| (need.weight, need.drawn[need.at(steps)].as_slice())).collect();
        let mut fits = Vec::with_capacity(draws);
        let mut row: Vec<(f64, f64)> = Vec::with_capacity(needs.len());
        for draw in 0..draws {
            row.clear();
            row.extend(needs.iter().map(|(weight, drawn)| (*weight, drawn[draw])));
            let is_vetoed = row.iter().any(|(_, d)| *d < 0.0);
            fits.push(if is_vetoed { 0.0 } else { mean(self.tradeoff, &row).min(1.0) });
        }
        fits
    }
}

/// Whether a task needs a score that has an error.
fn is_uncertain(model: &UncertaintyModel, seller: &Seller, task: TaskIx) -> bool {
    let needs = model.scorer.catalog()[task].needs.iter();
    needs
        .filter_map(|need| Some((need.trait_ix, seller.scores[need.trait_ix.0].as_ref()?)))
        .any(|(of, score)| model.distribution(of, score).1 > 0.0)
}

/// Whether the expected fit has a closed form that leaves no combination of vetoes out, whatever the scores.
fn has_closed_form(model: &UncertaintyModel, seller: &Seller, scored: &SellerFit, role: RoleIx) -> bool {
    let catalog = model.scorer.catalog();
    let mut limits = vec![0; catalog.traits.len()];
    for need in catalog[role].tasks.iter().flat_map(|share| &catalog[share.task].needs) {
        let sides = [need.veto.below, need.veto.above].iter().flatten().count();
        if need.weight > 0.0 && seller.scores[need.trait_ix.0].is_some() {
            limits[need.trait_ix.0] += sides;
        }
    }
    let combinations = limits.iter().fold(1_usize, |all, limits| all.saturating_mul(limits + 1));
    let fit = scored.roles[role.0].standing.fit;
    combinations <= FEW_COMBINATIONS
        && ClosedForm::new(model, seller, scored).fit(fit, &model.roles[role.0]).is_some()
}

/// Makes the tables of one seller.
struct TableReader<'a> {
    model: &'a UncertaintyModel,
    seller: &'a Seller,
    /// The same with the scores that are expected behind those rated.
    behind: &'a Seller,
    axes: &'a [Axis],
    step: f64,
    draws: usize,
    is_exact: bool,
}

impl TableReader<'_> {
    /// The rated needs of a task that count.
    fn needs(&self, task: TaskIx) -> Vec<NeedTable> {
        let needs = &self.model.scorer.catalog()[task].needs;
        let mut tables = Vec::with_capacity(needs.len());
        for (at, need) in needs.iter().enumerate().filter(|(_, need)| need.weight > 0.0) {
            let place = need.trait_ix.0;
            if let (Some(rated), Some(behind)) = (&self.seller.scores[place], &self.behind.scores[place]) {
                tables.push(self.need(task, at, rated, behind));
            }
        }
        let all: f64 = tables.iter().map(|table| table.weight).sum();
        for table in &mut tables {
            table.weight /= all;
        }
        tables
    }

    fn need(&self, task: TaskIx, at: usize, rated: &Score, behind: &Score) -> NeedTable {
        let catalog = self.model.scorer.catalog();
        let need = &catalog[task].needs[at];
        let of = need.trait_ix;
        let axis = self.axes.iter().position(|axis| axis.of == of);
        let most = axis.map_or(0, |axis| self.axes[axis].most);
        let mut table = NeedTable {
            axis,
            weight: need.weight,
            is_broken: Vec::with_capacity(most + 1),
            expected: Vec::with_capacity(most + 1),
            kept: Vec::with_capacity(most + 1),
            drawn: Vec::new(),
        };
        for steps in 0..=most {
            let points = count(steps) * self.step;
            let aimed_at = raised(rated, points).value;
            table.is_broken.push(need.veto.broken_by(aimed_at, catalog.scale).is_some());
            let raised = raised(behind, points);
            let (mut expected, mut kept) = (0.0, 0.0);
            if self.draws > 0 {
                let drawn = self.drawn(task, at, &raised);
                for d in drawn.iter().filter(|d| **d >= 0.0) {
                    expected += d / count(self.draws);
                    kept += 1.0 / count(self.draws);
                }
                // Shares of draws need not sum to 1 exactly.
                kept = if drawn.iter().all(|d| *d >= 0.0) { 1.0 } else { kept.min(1.0 - f64::EPSILON) };
                table.drawn.push(drawn);
            } else {
                (expected, kept) = self.moments(task, at, &raised);
            }
            table.expected.push(expected);
            table.kept.push(kept);
        }
        table
    }

    /// The expected desirability where no veto of the need is broken, times the probability of that; and that probability.
    fn moments(&self, task: TaskIx, at: usize, score: &Score) -> (f64, f64) {
        let (model, catalog) = (self.model, self.model.scorer.catalog());
        let of = catalog[task].needs[at].trait_ix;
        let limits = &model.scorer.limits()[task.0][at];
        let (value, se) = model.distribution(of, score);
        let function = model.pieces.desirability(task, at);
        let (Some(function), false) = (function, se <= 0.0) else {
            let is_broken = limits.veto.broken_by(value, catalog.scale).is_some();
            return if is_broken { (0.0, 0.0) } else { (limits.shape.at(value), 1.0) };
        };
        let mut moments = vec![PieceMoments::default(); function.len()];
        piece_moments(&mut moments, value, se, model.pieces.knots(of.0), catalog.scale);
        for range in super::closed_form::breaking(model, of.0, limits.veto) {
            moments[range].fill(PieceMoments::default());
        }
        let kept: f64 = moments.iter().map(|piece| piece.p).sum();
        (expectation(&moments, function).0, if limits.veto.exists() { kept } else { 1.0 })
    }

    /// The desirability in every draw, below 0 where a veto of the need is broken.
    fn drawn(&self, task: TaskIx, at: usize, score: &Score) -> Vec<f64> {
        let (model, catalog) = (self.model, self.model.scorer.catalog());
        let of = catalog[task].needs[at].trait_ix;
        let limits = &model.scorer.limits()[task.0][at];
        let (value, se) = model.distribution(of, score);
        let (lo, hi) = (catalog.scale.lo(), catalog.scale.hi());
        let desirability = |x: f64| match limits.veto.broken_by(x, catalog.scale) {
            Some(_) => -1.0,
            None => limits.shape.at(x),
        };
        if self.is_exact || se <= 0.0 {
            return vec![desirability(value); self.draws];
        }
        let errors = model.draws.errors(&self.seller.key, &catalog[of].id);
        errors.map(|error| desirability((value + se * error).clamp(lo, hi))).collect()
    }
}

/// A score raised by so many points; its error stays as it is.
pub fn raised(score: &Score, points: f64) -> Score {
    Score { value: score.value + points, ..score.clone() }
}
