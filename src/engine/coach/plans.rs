//! The plans of one seller for one role that no other plan beats: none is cheaper and fits as well.

use crate::engine::fixed_point::count;
use crate::engine::uncertainty::Prospect;

/// The most work to try every combination of steps, in combinations times draws.
const MOST_WORK: usize = 1_000_000;

/// The most combinations of steps of the traits that link tasks.
const MOST_LINKED: usize = 1_024;

/// The most plans that are kept.
const MOST_PLANS: usize = 4_000;

/// A plan that adds less than this to a fit is none: it would cost hours for a rounding error.
const LEAST_GAIN: f64 = 1e-9;

/// Changes of one seller's scores.
#[derive(Clone, Debug, PartialEq)]
pub struct CoachingPlan {
    /// What it takes, in the unit of the terms.
    pub cost: f64,
    /// The expected fit after it, 0 to 1.
    pub expected: f64,
    /// By axis of the prospect: the steps.
    pub steps: Vec<usize>,
}

/// What plans there may be.
#[derive(Clone, Copy, Debug)]
pub struct PlanLimits<'a> {
    /// By axis: the price of a step.
    pub prices: &'a [f64],
    /// The most traits in one plan.
    pub most_traits: Option<usize>,
    /// The most that one plan may take.
    pub budget: f64,
    /// Which broken vetoes rule a plan out.
    pub clears: VetoesToClear,
}

/// Which broken vetoes rule a plan out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VetoesToClear {
    /// None: the seller has the role whatever the fit.
    None,
    /// Those that together veto the role.
    OfRole,
}

impl VetoesToClear {
    /// Whether a plan of these steps leaves none of them broken.
    fn allows(self, prospect: &Prospect, steps: &[usize]) -> bool {
        match self {
            VetoesToClear::None => true,
            VetoesToClear::OfRole => !prospect.is_vetoed(steps),
        }
    }
}

/// The plans of a seller for a role, the cheapest first; each fits better than those before it.
#[derive(Clone, Debug, Default)]
pub struct CoachingPlans {
    /// The plans.
    pub plans: Vec<CoachingPlan>,
    /// The expected fit without any change; `None` where a veto rules that out.
    pub now: Option<f64>,
    /// Where not every combination was tried: costs, and fits that no plan of the cost exceeds; else empty.
    pub ceiling: Vec<(f64, f64)>,
}

impl CoachingPlans {
    /// The plans that no other beats.
    pub fn of(prospect: &Prospect, limits: &PlanLimits<'_>) -> Self {
        let still = vec![0; prospect.axes().len()];
        let now = limits.clears.allows(prospect, &still).then(|| prospect.expected(&still));
        let search = Search { prospect, limits };
        let every_axis: Vec<usize> = (0..still.len()).collect();
        if let Some(found) = search.by_groups() {
            if found.len() <= MOST_PLANS {
                return CoachingPlans { plans: found, now, ceiling: Vec::new() };
            }
            return CoachingPlans { ceiling: thinned(&found), plans: every_nth(found), now };
        }
        if search.combinations(&every_axis).saturating_mul(prospect.draws().max(1)) <= MOST_WORK {
            let mut found = Vec::new();
            search.each(&every_axis, &mut |steps| found.extend(search.plan(steps)));
            return CoachingPlans { plans: undominated(found), now, ceiling: Vec::new() };
        }
        let relaxed = prospect.relaxed();
        let ceiling = Search { prospect: &relaxed, limits }.by_groups().unwrap_or_default();
        CoachingPlans { plans: undominated(search.one_by_one()), now, ceiling: thinned(&ceiling) }
    }

    /// The cheapest plan with at least this expected fit; `None` where there is none.
    pub fn reaching(&self, expected: f64) -> Option<&CoachingPlan> {
        self.plans.iter().find(|plan| plan.expected >= expected - LEAST_GAIN)
    }
}

struct Search<'a> {
    prospect: &'a Prospect,
    limits: &'a PlanLimits<'a>,
}

impl Search<'_> {
    /// The number of combinations of steps of these axes.
    fn combinations(&self, axes: &[usize]) -> usize {
        let most = axes.iter().map(|axis| self.prospect.axes()[*axis].most + 1);
        most.fold(1, |all: usize, most| all.saturating_mul(most))
    }

    fn cost(&self, steps: &[usize]) -> f64 {
        steps.iter().zip(self.limits.prices).map(|(steps, price)| count(*steps) * price).sum()
    }

    /// Whether a plan has few enough traits and takes little enough.
    fn is_within(&self, steps: &[usize]) -> bool {
        let traits = steps.iter().filter(|steps| **steps > 0).count();
        self.limits.most_traits.is_none_or(|most| traits <= most)
            && is_affordable(self.cost(steps), self.limits.budget)
    }

    /// Calls with every combination of steps of these axes that is within the limits, the others still.
    fn each(&self, axes: &[usize], call: &mut dyn FnMut(&[usize])) {
        let mut steps = vec![0; self.prospect.axes().len()];
        loop {
            if self.is_within(&steps) {
                call(&steps);
            }
            if !self.advance(axes, &mut steps) {
                return;
            }
        }
    }

    /// Goes on to the next combination of steps of these axes; after the last comes the first again, and `false`.
    fn advance(&self, axes: &[usize], steps: &mut [usize]) -> bool {
        for axis in axes {
            if steps[*axis] < self.prospect.axes()[*axis].most {
                steps[*axis] += 1;
                return true;
            }
            steps[*axis] = 0;
        }
        false
    }

    /// The plan of these steps; `None` where a veto rules it out.
    fn plan(&self, steps: &[usize]) -> Option<CoachingPlan> {
        self.limits.clears.allows(self.prospect, steps).then(|| CoachingPlan {
            cost: self.cost(steps),
            expected: self.prospect.expected(steps),
            steps: steps.to_vec(),
        })
    }

    /// The plans of a mean of tasks: once the steps of the traits that link tasks are known, the others fall into groups that
    /// gain apart from each other, a knapsack with several choices for each group (Sinha & Zoltners 1979, Operations Research
    /// 27:503), by dominance. `None` where it is no mean of tasks, or where that is too much work.
    fn by_groups(&self) -> Option<Vec<CoachingPlan>> {
        let joint = self.prospect.joint();
        let work = joint.iter().flatten().map(|axes| self.combinations(axes)).fold(0, usize::saturating_add);
        let mut links = self.prospect.vetoing();
        for axis in 0..self.prospect.axes().len() {
            if joint.iter().flatten().filter(|axes| axes.contains(&axis)).count() > 1
                && !links.contains(&axis)
            {
                links.push(axis);
            }
        }
        let is_small = work.saturating_mul(self.prospect.draws().max(1)) <= MOST_WORK;
        if !self.prospect.is_mean_of_tasks() || !is_small || self.combinations(&links) > MOST_LINKED {
            return None;
        }
        let mut tables: Vec<TaskValues> = Vec::with_capacity(joint.len());
        for (task, axes) in joint.into_iter().enumerate() {
            tables.extend(axes.map(|axes| self.task_values(task, axes)));
        }
        let gains = self.prospect.gains();
        let mut found = Vec::new();
        self.each(&links, &mut |steps| found.extend(self.linked(steps, &links, &tables, &gains)));
        Some(undominated(found))
    }

    /// What a task adds to the mean at every combination of its axes.
    fn task_values(&self, task: usize, axes: Vec<usize>) -> TaskValues {
        let mut values = Vec::with_capacity(self.combinations(&axes));
        let mut steps = vec![0; self.prospect.axes().len()];
        loop {
            values.push(self.prospect.of_task(task, &steps));
            if !self.advance(&axes, &mut steps) {
                return TaskValues { axes, values };
            }
        }
    }

    /// The best plans with these steps of the linking axes.
    fn linked(
        &self,
        steps: &[usize],
        links: &[usize],
        tables: &[TaskValues],
        gains: &[Vec<f64>],
    ) -> Vec<CoachingPlan> {
        let Some(first) = self.plan(steps) else { return Vec::new() };
        let mut plans = vec![first];
        let mut free: Vec<usize> = (0..steps.len()).filter(|axis| !links.contains(axis)).collect();
        for table in tables {
            let own: Vec<usize> = table.axes.iter().copied().filter(|axis| free.contains(axis)).collect();
            free.retain(|axis| !own.contains(axis));
            plans = self.joined(plans, steps, &own, Some(table), gains);
        }
        for axis in free {
            plans = self.joined(plans, steps, &[axis], None, gains);
        }
        plans
    }

    /// These plans, each with every combination of steps of a further group of axes.
    fn joined(
        &self,
        plans: Vec<CoachingPlan>,
        from: &[usize],
        group: &[usize],
        table: Option<&TaskValues>,
        gains: &[Vec<f64>],
    ) -> Vec<CoachingPlan> {
        let mut choices: Vec<CoachingPlan> = Vec::new();
        let mut steps = from.to_vec();
        while self.advance(group, &mut steps) {
            let apart: f64 = group.iter().map(|axis| gains[*axis][steps[*axis]]).sum();
            let together =
                table.map_or(0.0, |table| table.at(&steps, self.prospect) - table.at(from, self.prospect));
            if apart + together > LEAST_GAIN && self.is_within(&steps) {
                let cost = group.iter().map(|axis| count(steps[*axis]) * self.limits.prices[*axis]).sum();
                choices.push(CoachingPlan { cost, expected: apart + together, steps: steps.clone() });
            }
        }
        if choices.is_empty() {
            return plans;
        }
        let mut more = plans.clone();
        for choice in self.kept(choices) {
            for plan in &plans {
                let mut next = plan.clone();
                for axis in group {
                    next.steps[*axis] = choice.steps[*axis];
                }
                next.cost += choice.cost;
                next.expected = (next.expected + choice.expected).min(1.0);
                if self.is_within(&next.steps) {
                    more.push(next);
                }
            }
        }
        self.kept(more)
    }

    /// The plans worth going on with: where the number of traits is limited, a plan with fewer beats none with more.
    fn kept(&self, plans: Vec<CoachingPlan>) -> Vec<CoachingPlan> {
        if self.limits.most_traits.is_none() {
            return undominated(plans);
        }
        let mut by_traits: Vec<Vec<CoachingPlan>> = vec![Vec::new(); self.prospect.axes().len() + 1];
        for plan in plans {
            by_traits[plan.steps.iter().filter(|steps| **steps > 0).count()].push(plan);
        }
        by_traits.into_iter().flat_map(undominated).collect()
    }

    /// Plans found by the step that gains most for its price, again and again: not always the best.
    fn one_by_one(&self) -> Vec<CoachingPlan> {
        let axes = self.prospect.axes();
        let mut cleared = vec![0; axes.len()];
        for axis in self.prospect.vetoing() {
            cleared[axis] = axes[axis].most;
        }
        let mut plans = Vec::new();
        for start in [vec![0; axes.len()], cleared] {
            let mut steps = start;
            while self.is_within(&steps) {
                plans.extend(self.plan(&steps));
                let now = self.prospect.expected(&steps);
                let mut best: Option<(f64, usize)> = None;
                for axis in (0..axes.len()).filter(|at| steps[*at] < axes[*at].most).collect::<Vec<_>>() {
                    let mut next = steps.clone();
                    next[axis] += 1;
                    let gain = (self.prospect.expected(&next) - now)
                        / self.limits.prices[axis].max(f64::MIN_POSITIVE);
                    if self.is_within(&next) && best.is_none_or(|(most, _)| gain > most) {
                        best = Some((gain, axis));
                    }
                }
                let Some((_, axis)) = best else { break };
                steps[axis] += 1;
            }
        }
        plans
    }
}

/// What a task adds to a role at every combination of steps of its axes, the first axis fastest.
struct TaskValues {
    axes: Vec<usize>,
    values: Vec<f64>,
}

impl TaskValues {
    fn at(&self, steps: &[usize], prospect: &Prospect) -> f64 {
        let (mut at, mut stride) = (0, 1);
        for axis in &self.axes {
            at += stride * steps[*axis];
            stride *= prospect.axes()[*axis].most + 1;
        }
        self.values[at]
    }
}

/// Whether a budget pays for a cost, rounding errors apart.
pub fn is_affordable(cost: f64, budget: f64) -> bool {
    cost <= budget + LEAST_GAIN * budget.abs().max(1.0)
}

/// The plans that no other beats, the cheapest first. Of equals the first is kept.
fn undominated(mut plans: Vec<CoachingPlan>) -> Vec<CoachingPlan> {
    plans.sort_by(|a, b| a.cost.total_cmp(&b.cost).then(b.expected.total_cmp(&a.expected)));
    let mut best = f64::NEG_INFINITY;
    plans.retain(|plan| {
        let is_better = plan.expected > best + LEAST_GAIN;
        if is_better {
            best = plan.expected;
        }
        is_better
    });
    plans
}

/// Every so manieth plan and the last, so that few enough are kept.
fn every_nth(plans: Vec<CoachingPlan>) -> Vec<CoachingPlan> {
    let (every, last) = (plans.len().div_ceil(MOST_PLANS), plans.len().saturating_sub(1));
    plans
        .into_iter()
        .enumerate()
        .filter(|(at, _)| at % every == 0 || *at == last)
        .map(|(_, plan)| plan)
        .collect()
}

/// Costs with fits that none of these plans exceeds below the next cost: the cheapest of a few, with the best fit of them.
fn thinned(plans: &[CoachingPlan]) -> Vec<(f64, f64)> {
    let every = plans.len().div_ceil(MOST_PLANS).max(1);
    let parts = plans.chunks(every);
    parts.map(|part| (part[0].cost, part[part.len() - 1].expected)).collect()
}
