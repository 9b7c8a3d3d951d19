//! One seller's plans for one role after another, with what they are made of.

use super::plans::{CoachingPlan, CoachingPlans, PlanLimits, VetoesToClear};
use super::terms::CoachingTerms;
use crate::domain::{Fit, RoleIx, SLACK, Score, Seller, TaskIx, TraitIx};
use crate::engine::fixed_point::count;
use crate::engine::score::SellerFit;
use crate::engine::uncertainty::{Groups, Odds, Prospect, SURE, UncertaintyModel, raised};

/// A seller, her scores against the catalog, and how she may be coached.
#[derive(Clone, Copy)]
pub struct Coached<'a> {
    /// The model of her fits: of scores as they are.
    pub model: &'a UncertaintyModel,
    /// The distribution of scores in her team.
    pub groups: &'a Groups,
    /// The terms.
    pub terms: &'a CoachingTerms,
    /// The seller.
    pub seller: &'a Seller,
    /// The same with the true scores that are expected behind those rated, from which expected fits follow.
    pub behind: &'a Seller,
    /// What is added to the expected fit with today's role; see [`incumbency`](crate::engine::assign::incumbency).
    pub incumbency: f64,
    /// Her fits.
    pub scored: &'a SellerFit,
}

/// What coaching could do for one seller in one role.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// The role.
    pub role: RoleIx,
    /// Her expected fit by steps.
    pub prospect: Prospect,
    /// The plans that no other beats.
    pub plans: CoachingPlans,
}

/// A change of one score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TraitChange {
    /// The trait.
    pub of: TraitIx,
    /// The score, on the catalog's scale.
    pub from: f64,
    /// The score that is aimed at.
    pub to: f64,
    /// What it takes, in the unit of the terms.
    pub cost: f64,
    /// By how many points a new rating would be higher by chance alone: `(1 − r) · (mean − score)`, negative above the mean
    /// (Kelley 1947).
    pub by_chance: f64,
    /// How many ratings before, and as many after, show the gain as more than noise.
    pub ratings: usize,
}

/// A plan for a seller in a role, worked out anew from the changed scores.
#[derive(Clone, Debug, PartialEq)]
pub struct RolePlan {
    /// The role.
    pub role: RoleIx,
    /// The changes, in catalog order; none where nothing is coached.
    pub changes: Vec<TraitChange>,
    /// What they take, in the unit of the terms.
    pub cost: f64,
    /// The expected fit as she is, 0 to 1; `None` where it is unknown.
    pub expected_now: Option<f64>,
    /// The fit of the scores as they are, 0 to 1; `None` where it is unknown.
    pub fit_now: Option<f64>,
    /// The fit of the scores aimed at.
    pub fit: Option<f64>,
    /// The expected fit at the scores aimed at.
    pub expected: Option<f64>,
    /// The role's tasks in which a veto applies at the scores aimed at.
    pub vetoed_tasks: Vec<TaskIx>,
    /// The probability that the fit after it is at least the one asked for.
    pub p_reached: Option<f64>,
    /// By how much the fit at the next rating would be expected to be higher without any effect, since low scores are partly
    /// bad luck.
    pub by_chance: f64,
}

impl Coached<'_> {
    /// What coaching could do for her in a role by plans that clear these vetoes; `None` where her fit is unknown, or where
    /// vetoes count and too little is rated to judge it.
    pub fn outlook(
        &self,
        role: RoleIx,
        most_traits: Option<usize>,
        clears: VetoesToClear,
    ) -> Option<Outlook> {
        let scorer = self.model.scorer();
        let has_it_anyway = clears == VetoesToClear::None;
        if !has_it_anyway && scorer.too_little(&self.scored.roles[role.0].standing) {
            return None;
        }
        let axes = self.terms.axes(scorer, self.seller, role);
        let prospect =
            Prospect::new(self.model, self.seller, self.behind, self.scored, role, &axes, self.terms.step)?;
        let prices: Vec<f64> = axes.iter().map(|axis| self.terms.price(axis.of, 1)).collect();
        let limits = PlanLimits { prices: &prices, most_traits, budget: f64::INFINITY, clears };
        let plans = CoachingPlans::of(&prospect, &limits);
        Some(Outlook { role, prospect, plans })
    }

    /// An expected fit with a role, with what is added for today's.
    pub fn with_incumbency(&self, role: RoleIx, expected: f64) -> f64 {
        if self.seller.role == Some(role) { (expected + self.incumbency).clamp(0.0, 1.0) } else { expected }
    }

    /// Her expected fit with a role, with these scores behind those rated; `None` where it is unknown.
    fn expected(&self, behind: &Seller, role: RoleIx) -> Option<f64> {
        self.model.expected_roles(behind)[role.0].map(|expected| self.with_incumbency(role, expected))
    }

    /// A plan told in full; `None` for the seller as she is. `reach` is the fit asked for, 0 to 1.
    pub fn told(&self, role: RoleIx, plan: Option<(&Outlook, &CoachingPlan)>, reach: f64) -> RolePlan {
        let mut changes = Vec::new();
        let mut raised_scores = self.seller.clone();
        let mut by_luck = self.seller.clone();
        for (axis, steps) in
            plan.iter().flat_map(|(outlook, plan)| outlook.prospect.axes().iter().zip(&plan.steps))
        {
            let Some(score) = self.seller.scores[axis.of.0].as_ref().filter(|_| *steps > 0) else { continue };
            let change = self.change(axis.of, score, *steps);
            raised_scores.scores[axis.of.0] = Some(raised(score, change.to - change.from));
            by_luck.scores[axis.of.0] = Some(raised(score, change.by_chance));
            changes.push(change);
        }
        let raised_behind = self.behind_after(&changes);
        let scorer = self.model.scorer();
        let scored = scorer.score(&raised_scores);
        let added = self.with_incumbency(role, 0.0);
        let p_below = Odds::new(self.model, &raised_behind, &scorer.score(&raised_behind))
            .role_below(role, (reach - added).max(0.0));
        // What a new rating would show by chance is seen from the scores as they were rated.
        let of_rated = |seller: &Seller| self.model.expected_roles(seller)[role.0];
        let by_chance = match (of_rated(self.seller), changes.is_empty()) {
            (Some(now), false) => of_rated(&by_luck).map_or(0.0, |lucky| lucky - now),
            _ => 0.0,
        };
        let mut vetoed_tasks: Vec<TaskIx> =
            scorer.catalog()[role].tasks.iter().map(|share| share.task).collect();
        vetoed_tasks.retain(|task| scored.tasks[task.0].standing.vetoed);
        let share = |scored: &SellerFit| scored.roles[role.0].standing.fit.map(Fit::share);
        RolePlan {
            role,
            cost: changes.iter().map(|change| change.cost).sum(),
            expected_now: self.expected(self.behind, role),
            fit_now: share(self.scored),
            fit: share(&scored),
            expected: self.expected(&raised_behind, role),
            p_reached: p_below.map(|below| 1.0 - below),
            vetoed_tasks,
            by_chance,
            changes,
        }
    }

    /// Her true scores after these changes.
    fn behind_after(&self, changes: &[TraitChange]) -> Seller {
        let mut after = self.behind.clone();
        for change in changes {
            let score = &mut after.scores[change.of.0];
            *score = score.as_ref().map(|score| raised(score, change.to - change.from));
        }
        after
    }

    /// Whether she fits another role better as she is than that of a plan after it, in at least 80 % of the draws of her true
    /// scores. Where the plan's role is unknown, nothing else is.
    pub fn surely_fits_better(&self, other: RoleIx, plan: &RolePlan) -> bool {
        let after = self.behind_after(&plan.changes);
        let (now, then) =
            (self.model.drawn_roles(self.behind, &[other]), self.model.drawn_roles(&after, &[plan.role]));
        let draws = self.model.draws();
        let better = (0..draws).filter(|&draw| {
            let fits = now[0].fit(draw).zip(then[0].fit(draw));
            fits.is_none_or(|(now, then)| {
                self.with_incumbency(other, now) > self.with_incumbency(plan.role, then) + SLACK
            })
        });
        count(better.count()) >= SURE * count(draws)
    }

    fn change(&self, of: TraitIx, score: &Score, steps: usize) -> TraitChange {
        let points = count(steps) * self.terms.step;
        let errors = self.model.errors();
        TraitChange {
            of,
            from: score.value,
            to: score.value + points,
            cost: self.terms.price(of, steps),
            by_chance: self.groups.rise_by_chance(errors, of, score),
            ratings: super::evidence::ratings_to_see(points, errors.of_one(of), 1),
        }
    }
}
