//! How sure a fit is: what the error of its scores makes of it.
//!
//! Where strengths buy off weaknesses, expectation and spread are exact, trait by trait: a trait that several tasks need
//! is one uncertain quantity, not several. Where they do not, and for probabilities, seeded draws are counted. What has
//! not been rated widens nothing here: a fit's low and high bounds tell that apart.

mod closed_form;
mod draws;
mod errors;
mod exceedance;
mod monte_carlo;
mod normal;
mod normal_mixture;
mod piecewise_linear;
mod posterior;
mod value_of_information;

pub use draws::Draws;
pub use errors::{Disagreement, Errors, pooled};
pub use exceedance::Odds;
pub use posterior::{Groups, kelley};
pub use value_of_information::{NextRating, next_ratings};

use closed_form::{ClosedForm, Column};
use monte_carlo::Sample;
use normal_mixture::Mixture;
use piecewise_linear::{Part, Straight, moments, spread};

use super::score::{Limits, Scorer, SellerFit};
use crate::domain::{
    Fit, Role, RoleIx, SLACK, Scale, Score, Seller, Shape, Target, TaskIx, Tolerance, Tradeoff, TraitIx,
};

/// A best role that holds in a smaller share of draws is open, where nobody says otherwise; and so is a seat.
pub const SURE: f64 = 0.8;

/// No error is larger than so many scales.
const FARTHEST: f64 = 1e4;

/// What a fit is, all errors of its scores considered. Shares, 0 to 1; of what has been rated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FitUncertainty {
    /// The mean of what the fit may be.
    pub expected: f64,
    /// Its standard error.
    pub se: f64,
    /// Nineteen times in twenty it is above this: counted in draws, or from the normal distribution where there are
    /// none.
    pub low90: f64,
    /// Nineteen times in twenty it is below this.
    pub high90: f64,
}

/// What doubts are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FitsOf {
    /// Fits with tasks.
    Tasks,
    /// Fits with roles.
    Roles,
}

/// What is to be known of the doubts about one seller's fits.
#[derive(Clone, Debug, PartialEq)]
pub struct SellerUncertainty {
    /// One per task, in catalog order; `None` where the fit is unknown or was not asked about.
    pub tasks: Vec<Option<FitUncertainty>>,
    /// One per role, likewise.
    pub roles: Vec<Option<FitUncertainty>>,
    /// The probability that each role is her best; `None` where no draws were made.
    pub p_best: Option<Vec<f64>>,
}

/// Works out doubts for one catalog, motion and set of errors.
#[derive(Clone, Debug)]
pub struct UncertaintyModel {
    scorer: Scorer,
    errors: Errors,
    draws: Draws,
    /// The team that true scores are drawn towards; `None` where scores are taken as they are.
    groups: Option<Groups>,
    /// Whether draws are made for every seller, or only where nothing else can tell.
    draws_all: bool,
    /// By trait: where the needs' functions bend, the scale's ends among them.
    knots: Vec<Vec<f64>>,
    /// By trait: where its pieces begin among those of all traits; one more than there are traits.
    starts: Vec<usize>,
    /// By task and need: the desirability on each piece of its trait.
    lines: Vec<Vec<Vec<Straight>>>,
    /// Every task alone.
    tasks: Vec<Column>,
    roles: Vec<Column>,
}

impl UncertaintyModel {
    /// A model; without `draws_all` the draws are made only for fits that have no closed form.
    pub fn new(scorer: Scorer, errors: Errors, draws: Draws, draws_all: bool) -> Self {
        let catalog = scorer.catalog().clone();
        let scale = catalog.scale;
        let mut knots: Vec<Vec<f64>> = vec![Vec::new(); catalog.traits.len()];
        for (task, limits) in catalog.tasks.iter().zip(scorer.limits()) {
            for (need, Limits { veto, shape, .. }) in task.needs.iter().zip(limits) {
                let knots = &mut knots[need.trait_ix.0];
                knots.extend(bends(shape).into_iter().chain(veto.below).chain(veto.above));
            }
        }
        let knots: Vec<Vec<f64>> = knots.into_iter().map(|bends| sorted_knots(scale, bends)).collect();
        let lines: Vec<Vec<Vec<Straight>>> = catalog
            .tasks
            .iter()
            .zip(scorer.limits())
            .map(|(task, limits)| {
                let of = |(need, limits): (&crate::domain::Need, &Limits)| {
                    straight_pieces(&knots[need.trait_ix.0], |x| limits.shape.at(x))
                };
                task.needs.iter().zip(limits).map(of).collect()
            })
            .collect();
        let starts = knots.iter().scan(0, |start, knots| {
            *start += knots.len() + 1;
            Some(*start)
        });
        let starts = std::iter::once(0).chain(starts).collect();
        let alone = |task: TaskIx| Column::new(&catalog, &lines, Tradeoff::Full, vec![(task, 1.0)]);
        let tasks = catalog.task_ixs().map(alone).collect();
        let role = |role: &Role| {
            let tasks = role.tasks.iter().map(|share| (share.task, share.share)).collect();
            Column::new(&catalog, &lines, role.tradeoff, tasks)
        };
        let roles = catalog.roles.iter().map(role).collect();
        UncertaintyModel {
            scorer,
            errors,
            draws,
            groups: None,
            draws_all,
            knots,
            starts,
            lines,
            tasks,
            roles,
        }
    }

    /// The same with the catalog's own errors, 200 draws with seed 1, and those only where nothing else can tell.
    pub fn by_default(scorer: Scorer) -> Self {
        let errors = Errors::by_default(scorer.catalog());
        UncertaintyModel::new(scorer, errors, Draws::new(200, 1), false)
    }

    /// The same about the true scores of people from a team, which are drawn towards its mean the more the noisier the
    /// scores are (Kelley): who is chosen for high scores has been lucky too.
    #[must_use]
    pub fn of_true_scores(mut self, groups: Groups) -> Self {
        self.groups = Some(groups);
        self
    }

    /// The mean and the standard error of what a score stands for.
    fn distribution(&self, of: TraitIx, score: &Score) -> (f64, f64) {
        let (value, se) = match &self.groups {
            Some(groups) => groups.posterior(&self.errors, of, score),
            None => (score.value, self.errors.error(of, score)),
        };
        let scale = self.scorer.catalog().scale;
        // What rounding leaves of an error is none, and what is off by many times the scale may be anything on it.
        (value, if se <= scale.slack() { 0.0 } else { se.min(FARTHEST * scale.span()) })
    }

    /// A seller's fit with each of these roles in every draw, `None` where she is vetoed in it; role by role, and empty
    /// where it is unknown.
    pub fn drawn_roles(&self, seller: &Seller, roles: &[RoleIx]) -> Vec<Vec<Option<f64>>> {
        let scored = self.scorer.score(seller);
        let sample = Sample::new(self, seller, &scored);
        let of_role = |role: &RoleIx| {
            let fits = sample.role(role.0).iter().enumerate();
            fits.map(|(at, &fit)| (!sample.vetoed(role.0, at)).then_some(fit)).collect()
        };
        roles.iter().map(of_role).collect()
    }

    /// What a seller's fit with a role is expected to be; `None` where it is unknown.
    pub fn expected_role(&self, seller: &Seller, role: RoleIx) -> Option<f64> {
        let scored = self.scorer.score(seller);
        self.uncertainty(seller, &scored, FitsOf::Roles).roles[role.0]
            .as_ref()
            .map(|uncertainty| uncertainty.expected)
    }

    /// The scorer that fits are from.
    pub fn scorer(&self) -> &Scorer {
        &self.scorer
    }

    /// The errors of the scores.
    pub fn errors(&self) -> &Errors {
        &self.errors
    }

    /// How many draws are made of a seller's scores.
    pub fn draws(&self) -> usize {
        self.draws.number()
    }

    /// The doubts about a seller's fits with all tasks or all roles.
    pub fn uncertainty(&self, seller: &Seller, scored: &SellerFit, about: FitsOf) -> SellerUncertainty {
        let catalog = self.scorer.catalog();
        let mut closed_form = ClosedForm::new(self, seller, scored);
        // What is not asked about counts as not known.
        let task_fit = |task: TaskIx| scored.tasks[task.0].standing.fit.filter(|_| about == FitsOf::Tasks);
        let role_fit = |role: RoleIx| scored.roles[role.0].standing.fit.filter(|_| about == FitsOf::Roles);
        let tasks: Vec<Option<Mixture>> =
            catalog.task_ixs().map(|task| closed_form.closed(task_fit(task), &self.tasks[task.0])).collect();
        let roles: Vec<Option<Mixture>> =
            catalog.role_ixs().map(|role| closed_form.closed(role_fit(role), &self.roles[role.0])).collect();
        let lacks = |(closed, fit): (&Option<Mixture>, Option<Fit>)| closed.is_none() && fit.is_some();
        let has_no_closed_form = tasks.iter().zip(catalog.task_ixs().map(task_fit)).any(lacks)
            || roles.iter().zip(catalog.role_ixs().map(role_fit)).any(lacks);
        let sample = (self.draws_all || has_no_closed_form).then(|| Sample::new(self, seller, scored));
        let tasks = tasks.into_iter().zip(catalog.task_ixs());
        let roles = roles.into_iter().zip(catalog.role_ixs());
        SellerUncertainty {
            tasks: tasks
                .map(|(closed, task)| {
                    made(task_fit(task), closed, sample.as_ref().map(|all| all.task(task.0)))
                })
                .collect(),
            roles: roles
                .map(|(closed, role)| {
                    made(role_fit(role), closed, sample.as_ref().map(|all| all.role(role.0)))
                })
                .collect(),
            p_best: sample.as_ref().filter(|_| self.draws_all).map(Sample::p_best),
        }
    }

    /// Only the probability of each role to be her best, where draws are made for every seller.
    pub fn best_probabilities(&self, seller: &Seller, scored: &SellerFit) -> SellerUncertainty {
        let p_best = || Sample::new(self, seller, scored).p_best();
        let (tasks, roles) = (vec![None; scored.tasks.len()], vec![None; scored.roles.len()]);
        SellerUncertainty { tasks, roles, p_best: self.draws_all.then(p_best) }
    }
}

/// A role, or none, that is the best in a share of the draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rival {
    /// The role; `None` where no role would be hers.
    pub role: Option<RoleIx>,
    /// The share of the draws.
    pub p: f64,
}

impl SellerUncertainty {
    /// In which share of the draws this is the best role, or in which there is none; `None` without draws.
    pub fn p_of(&self, best: Option<RoleIx>) -> Option<f64> {
        let all = self.p_best.as_ref()?;
        Some(best.map_or_else(|| (1.0 - all.iter().sum::<f64>()).max(0.0), |role| all[role.0]))
    }

    /// What else might be the best, likeliest first and no more than it takes to be as sure as this (0 to 1) together;
    /// empty where the best role holds as surely, or without draws.
    pub fn rivals(&self, best: Option<RoleIx>, sure: f64) -> Vec<Rival> {
        let Some(mut reached) = self.p_of(best) else { return Vec::new() };
        let roles = self.p_best.iter().flatten().enumerate().map(|(role, _)| Some(RoleIx(role)));
        let others = roles.chain([None]).filter(|role| *role != best);
        let mut others: Vec<Rival> =
            others.filter_map(|role| Some(Rival { role, p: self.p_of(role)? })).collect();
        // The sort keeps equals in the catalog's order.
        others.sort_by(|a, b| b.p.total_cmp(&a.p));
        let needed = others.into_iter().take_while(|rival| {
            let needed = reached < sure - SLACK && rival.p > SLACK;
            reached += rival.p;
            needed
        });
        needed.collect()
    }
}

/// The expectation and the variance of the desirability of a score with a standard error (F2 of a normal variable that
/// ends with the scale): exact, from the moments of the truncated normal distribution on each straight piece.
pub fn expected_desirability(
    score: f64,
    se: f64,
    target: Target,
    tolerance: Tolerance,
    scale: Scale,
) -> (f64, f64) {
    let shape = target.shape(tolerance, scale);
    let d = |x: f64| shape.at(x);
    if se <= 0.0 {
        return (d(score), 0.0);
    }
    let knots = sorted_knots(scale, bends(&shape));
    let lines = straight_pieces(&knots, d);
    let mut parts = vec![Part::default(); knots.len() + 1];
    spread(&mut parts, score, se, &knots, scale);
    let (mean, square) = moments(&parts, &lines);
    (mean.clamp(0.0, 1.0), (square - mean * mean).max(0.0))
}

/// Where a desirability bends.
fn bends(shape: &Shape) -> Vec<f64> {
    match shape {
        Shape::PiecewiseLinear(pieces) => pieces.bends().collect(),
        Shape::Curved(_) => Vec::new(),
    }
}

/// The scale's ends and what of these lies between them, in order, each once.
fn sorted_knots(scale: Scale, bends: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let inside = |knot: &f64| scale.lo() + scale.slack() < *knot && *knot < scale.hi() - scale.slack();
    let mut knots: Vec<f64> = bends.into_iter().filter(inside).chain([scale.lo(), scale.hi()]).collect();
    knots.sort_by(f64::total_cmp);
    knots.dedup_by(|a, b| (*a - *b).abs() <= scale.slack());
    knots
}

/// A uncertainty from what is known exactly, its interval from draws where there are some.
fn made(fit: Option<Fit>, closed: Option<Mixture>, drawn: Option<&[f64]>) -> Option<FitUncertainty> {
    fit?;
    let counted = drawn.map(|drawn| {
        let number = super::fixed_point::count(drawn.len());
        let mean = drawn.iter().sum::<f64>() / number;
        let variance = drawn.iter().map(|fit| (fit - mean) * (fit - mean)).sum::<f64>() / number;
        Mixture { mean, variance, cases: Vec::new() }
    });
    let known = closed.or(counted)?;
    let (expected, se) = (known.mean, libm::sqrt(known.variance.max(0.0)));
    let (low90, high90) = match drawn {
        _ if se <= 0.0 => (expected, expected),
        Some(drawn) => interval(drawn),
        None => known.middle(),
    };
    Some(FitUncertainty { expected, se, low90, high90 })
}

/// The numbers between which the middle 90 % of the draws lie.
fn interval(drawn: &[f64]) -> (f64, f64) {
    let mut sorted = drawn.to_vec();
    let last = sorted.len() - 1;
    // Of n draws the rank of a share p is p·n − ½, rounded.
    let rank = |twentieths: usize| ((sorted.len() * twentieths).saturating_sub(10) / 20).min(last);
    let (low, high) = (rank(1), last - rank(1));
    let low = *sorted.select_nth_unstable_by(low, f64::total_cmp).1;
    let high = *sorted.select_nth_unstable_by(high, f64::total_cmp).1;
    (low, high)
}

/// A function's line on each piece between knots, and its value at the scale's ends beyond them.
fn straight_pieces(knots: &[f64], of: impl Fn(f64) -> f64) -> Vec<Straight> {
    let constant = |value: f64| Straight { at_lo: value, slope: 0.0 };
    let mut lines = vec![constant(of(knots[0]))];
    for pair in knots.windows(2) {
        // Inside a piece the function is straight, also where it leaps at an end.
        let quarter = (pair[1] - pair[0]) / 4.0;
        let (one, other) = (pair[0] + quarter, pair[1] - quarter);
        let slope = (of(other) - of(one)) / (other - one);
        lines.push(Straight { at_lo: of(one) - slope * (one - knots[0]), slope });
    }
    lines.push(constant(of(knots[knots.len() - 1])));
    lines
}
