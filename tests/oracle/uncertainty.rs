//! A second opinion on how sure a fit is.
//!
//! Everything here is written from the words of the contract (which errors a score has, how it is spread, what is
//! told of it) and from nothing else; as in the module beside this one, it must never be "fixed" by looking at the
//! engine. It knows three ways to the same numbers, none of which the program needs to share: brute force (a plain
//! random generator and Box and Muller's deviates, fits worked out anew in each draw), integrals over one trait at a
//! time where everything may be traded for everything, and the words themselves for what a score's error is.

use super::scoring::{
    RaterError, Score, Seller, Tolerance, Tradeoff, World, band, on_catalog_scale, random_world, shares_of,
    tidy,
};
use crate::support::Dice;

/// Fits, shares and coverages are compared with this slack, scores with this part of the span.
const SLACK: f64 = 1e-9;

/// What the default standard error of a score counts for in the pooled one, in degrees of freedom.
const PRIOR_DF: f64 = 10.0;

// -----------------------------------------------------------------------------------------------------------
// The errors of scores
// -----------------------------------------------------------------------------------------------------------

/// A score on the catalog's scale, with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    pub mean: f64,
    pub se: f64,
}

/// The errors that a catalog and a team's ratings give, worked out once for a team.
pub struct Errors<'a> {
    world: &'a World,
    /// The kinds of raters whose named ratings count. Empty: all of them.
    only: Vec<String>,
    /// The variance of one of several ratings.
    pooled: f64,
    /// Whether some score has several ratings, which show an error.
    shows_several: bool,
}

impl<'a> Errors<'a> {
    pub fn new(world: &'a World, only: &[&str]) -> Self {
        let only = only.iter().map(|kind| (*kind).to_owned()).collect();
        let mut errors = Errors { world, only, pooled: 0.0, shows_several: false };
        let default = errors.default();
        let (mut squares, mut freedom) = (0.0, 0.0);
        for seller in &world.sellers {
            for score in &seller.scores {
                let ratings = match score {
                    Score::Many(ratings) => on_scale(world, ratings),
                    Score::Named(_) if world.raters.is_empty() => {
                        errors.named(score).into_iter().map(|(_, rating)| rating).collect()
                    }
                    _ => Vec::new(),
                };
                if ratings.len() > 1 {
                    let mean = plain_mean(&ratings);
                    squares += ratings.iter().map(|rating| (rating - mean).powi(2)).sum::<f64>();
                    freedom += count(ratings.len() - 1);
                }
            }
        }
        // df · MSW is the sum of squares itself.
        errors.shows_several = freedom > 0.0;
        errors.pooled = (squares + PRIOR_DF * default * default) / (freedom + PRIOR_DF);
        errors
    }

    fn default(&self) -> f64 {
        self.world.defaults.se.unwrap_or(0.125 * (self.world.scale[1] - self.world.scale[0]))
    }

    fn of_trait(&self, index: usize) -> f64 {
        self.world.trait_errors.get(index).copied().flatten().unwrap_or_else(|| self.default())
    }

    /// The named ratings that count, with their kinds, on the catalog's scale.
    fn named(&self, score: &Score) -> Vec<(String, f64)> {
        let Score::Named(raters) = score else { return Vec::new() };
        let mut counted = Vec::new();
        for (kind, ratings) in raters {
            if self.only.is_empty() || self.only.contains(kind) {
                counted
                    .extend(on_scale(self.world, ratings).into_iter().map(|rating| (kind.clone(), rating)));
            }
        }
        counted
    }

    /// A seller's score of the trait at this place, where she has one.
    pub fn known(&self, seller: &Seller, index: usize) -> Option<Known> {
        let world = self.world;
        let score = &seller.scores[index];
        let several = |ratings: &[f64]| {
            let mean = plain_mean(ratings);
            match ratings.len() {
                0 => None,
                // A rating that stands alone is no surer than those that stand beside others.
                1 if self.shows_several => {
                    Some(Known { mean, se: self.of_trait(index).max(self.pooled.sqrt()) })
                }
                1 => Some(Known { mean, se: self.of_trait(index) }),
                k => Some(Known { mean, se: (self.pooled / count(k)).sqrt() }),
            }
        };
        match score {
            Score::Missing | Score::Null => None,
            Score::One(score) => several(&[on_catalog_scale(world, *score)]),
            Score::WithSe(score, se) => {
                let team = world.team_scale.unwrap_or(world.scale);
                let stretch = (world.scale[1] - world.scale[0]) / (team[1] - team[0]);
                Some(Known { mean: on_catalog_scale(world, *score), se: se * stretch })
            }
            Score::Many(ratings) => several(&on_scale(world, ratings)),
            Score::Named(_) if world.raters.is_empty() => {
                several(&self.named(score).into_iter().map(|(_, rating)| rating).collect::<Vec<_>>())
            }
            Score::Named(_) => self.by_precision(index, &self.named(score)),
        }
    }

    /// SCIENCE 3.7: weights 1/se².
    fn by_precision(&self, index: usize, ratings: &[(String, f64)]) -> Option<Known> {
        let span = self.world.scale[1] - self.world.scale[0];
        let error = |kind: &str| match self.world.raters.iter().find(|(id, _)| id == kind) {
            Some((_, RaterError::Se(se))) => *se,
            Some((_, RaterError::Reliability(share))) => 0.18 * span * (1.0 - share).sqrt(),
            None => self.of_trait(index),
        };
        if ratings.is_empty() {
            return None;
        }
        // A rating without any error leaves nothing for the others to say: the limit of ever smaller errors.
        let exact: Vec<f64> =
            ratings.iter().filter(|(kind, _)| error(kind) <= 0.0).map(|(_, rating)| *rating).collect();
        if !exact.is_empty() {
            return Some(Known { mean: plain_mean(&exact), se: 0.0 });
        }
        let precision: f64 = ratings.iter().map(|(kind, _)| error(kind).powi(-2)).sum();
        let sum: f64 = ratings.iter().map(|(kind, rating)| rating * error(kind).powi(-2)).sum();
        Some(Known { mean: sum / precision, se: precision.powf(-0.5) })
    }
}

/// The least share of the variance between people that is real.
const LEAST_REAL: f64 = 0.1;

/// What is expected of the true scores of a team: one variance of true scores for all traits, and a mean for each.
///
/// Kelley 1947 with the variance pooled over traits; the error of the team's own mean, which high and low scores share, as
/// Morris 1983 (JASA 78:47) adds it for means.
pub struct TrueScores {
    /// By trait: the mean, and of how many people; `None` where fewer than two are rated.
    groups: Vec<Option<(f64, f64)>>,
    variance: f64,
}

impl TrueScores {
    pub fn new(world: &World, errors: &Errors<'_>) -> Self {
        let (mut real, mut between, mut freedom) = (0.0, 0.0, 0.0);
        let mut groups = Vec::new();
        for index in 0..world.traits.len() {
            let rated: Vec<Known> =
                world.sellers.iter().filter_map(|seller| errors.known(seller, index)).collect();
            if rated.len() < 2 {
                groups.push(None);
                continue;
            }
            let n = count(rated.len());
            let mean = rated.iter().map(|of| of.mean).sum::<f64>() / n;
            let squares: f64 = rated.iter().map(|of| (of.mean - mean).powi(2)).sum();
            let noise = rated.iter().map(|of| of.se.powi(2)).sum::<f64>() / n;
            between += squares;
            real += squares - (n - 1.0) * noise;
            freedom += n - 1.0;
            groups.push(Some((mean, n)));
        }
        let variance = if freedom > 0.0 { real.max(LEAST_REAL * between) / freedom } else { 0.0 };
        TrueScores { groups, variance }
    }

    /// The true score behind one that is known.
    fn behind(&self, index: usize, known: Known) -> Known {
        let Some((mean, n)) = self.groups[index] else { return known };
        if known.se <= 0.0 {
            return known;
        }
        let noise = known.se.powi(2);
        let r = self.variance / (self.variance + noise);
        Known { mean: mean + r * (known.mean - mean), se: (r * noise + (1.0 - r) * noise / n).sqrt() }
    }
}

fn on_scale(world: &World, ratings: &[f64]) -> Vec<f64> {
    ratings.iter().map(|rating| on_catalog_scale(world, *rating)).collect()
}

fn plain_mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / count(numbers.len())
}

/// A count as a number to reckon with.
pub fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).expect("no count here is above four billion"))
}

// -----------------------------------------------------------------------------------------------------------
// One seller's fits, as functions of her scores
// -----------------------------------------------------------------------------------------------------------

/// A rated need with all that F1 to F4 ask of it, in numbers.
struct Need {
    trait_index: usize,
    weight: f64,
    band: [f64; 2],
    tolerances: [f64; 2],
    veto_below: f64,
    veto_above: f64,
}

impl Need {
    /// F2.
    fn desirability(&self, x: f64, slack: f64) -> f64 {
        let [a, b] = self.band;
        let [below, above] = self.tolerances;
        if x < a - slack {
            if a - x >= below - slack { 0.0 } else { 1.0 - (a - x) / below }
        } else if x > b + slack {
            if x - b >= above - slack { 0.0 } else { 1.0 - (x - b) / above }
        } else {
            1.0
        }
    }

    /// F4.
    fn vetoes(&self, x: f64, slack: f64) -> bool {
        x < self.veto_below - slack || x > self.veto_above + slack
    }
}

/// A task's rated needs.
struct Task {
    tradeoff: Tradeoff,
    weights: f64,
    needs: Vec<Need>,
}

/// A role's known tasks with their shares.
struct Role {
    tradeoff: Tradeoff,
    parts: Vec<(f64, usize)>,
    /// Of the known tasks, and of all of them.
    shares: f64,
    all_shares: f64,
    /// Whether it may be best at all, vetoes aside.
    may_be_best: bool,
    is_todays: bool,
}

/// One seller before the errors of her scores are drawn.
pub struct Model {
    pub known: Vec<Option<Known>>,
    scale: [f64; 2],
    slack: f64,
    veto_share: f64,
    tasks: Vec<Task>,
    roles: Vec<Role>,
}

/// What comes out for one set of scores. Numbers of columns whose fit is unknown mean nothing.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    pub tasks: Vec<f64>,
    pub roles: Vec<f64>,
    /// F8.
    pub best: Option<usize>,
    vetoed_tasks: Vec<bool>,
    candidates: Vec<bool>,
}

impl Model {
    pub fn new(world: &World, errors: &Errors<'_>, seller: &Seller) -> Self {
        let span = world.scale[1] - world.scale[0];
        let known: Vec<Option<Known>> =
            (0..world.traits.len()).map(|index| errors.known(seller, index)).collect();
        let ease = world.motions[world.motion.unwrap_or(0)].ease;
        let usual = world.defaults.tolerance.unwrap_or(0.4 * span);

        let mut tasks = Vec::new();
        let mut coverages = Vec::new();
        for task in &world.tasks {
            let mut needs = Vec::new();
            let mut all_weights = 0.0;
            for need in &task.needs {
                let weight = need.weight.unwrap_or(1.0);
                let trait_index = world
                    .traits
                    .iter()
                    .position(|id| *id == need.trait_id)
                    .expect("a need names a trait of its world");
                all_weights += weight;
                if weight <= 0.0 || known[trait_index].is_none() {
                    continue;
                }
                let tolerances = match need.tolerance {
                    Some(Tolerance::Same(both)) => [both, both],
                    Some(Tolerance::Sides(below, above)) => [below, above],
                    None => [usual, usual],
                };
                needs.push(Need {
                    trait_index,
                    weight,
                    band: band(need.limit, world.scale, ease),
                    tolerances,
                    veto_below: need.veto_below.unwrap_or(f64::NEG_INFINITY),
                    veto_above: need.veto_above.unwrap_or(f64::INFINITY),
                });
            }
            let weights: f64 = needs.iter().map(|need| need.weight).sum();
            coverages.push(weights / all_weights);
            let tradeoff = task.tradeoff.or(world.defaults.tradeoff).unwrap_or(Tradeoff::Full);
            tasks.push(Task { tradeoff, weights, needs });
        }

        let least = world.defaults.min_coverage.unwrap_or(0.6);
        let mut roles = Vec::new();
        for role in &world.roles {
            let all = shares_of(world, role);
            let parts: Vec<(f64, usize)> =
                all.iter().copied().filter(|(_, index)| !tasks[*index].needs.is_empty()).collect();
            let all_shares: f64 = all.iter().map(|(share, _)| share).sum();
            let coverage =
                all.iter().map(|(share, index)| share * coverages[*index]).sum::<f64>() / all_shares;
            roles.push(Role {
                tradeoff: role.tradeoff.unwrap_or(Tradeoff::Full),
                shares: parts.iter().map(|(share, _)| share).sum(),
                all_shares,
                may_be_best: !role.baseline && !parts.is_empty() && coverage >= least - SLACK,
                is_todays: seller.role.as_deref() == Some(role.id.as_str()),
                parts,
            });
        }
        Model {
            known,
            scale: world.scale,
            slack: SLACK * span,
            veto_share: world.defaults.veto_share.unwrap_or(0.25),
            tasks,
            roles,
        }
    }

    pub fn task_is_known(&self, task: usize) -> bool {
        !self.tasks[task].needs.is_empty()
    }

    pub fn role_is_known(&self, role: usize) -> bool {
        !self.roles[role].parts.is_empty()
    }

    pub fn role_may_be_best(&self, role: usize) -> bool {
        self.roles[role].may_be_best
    }

    /// The plain fits: the scores as they stand.
    pub fn plain(&self) -> Outcome {
        let scores: Vec<f64> = self.known.iter().map(|known| known.map_or(0.0, |known| known.mean)).collect();
        let mut outcome = Outcome::default();
        self.evaluate(&scores, &mut outcome);
        outcome
    }

    /// F1 to F6 and F8 for these scores, one for each trait.
    pub fn evaluate(&self, scores: &[f64], outcome: &mut Outcome) {
        outcome.tasks.clear();
        outcome.vetoed_tasks.clear();
        for task in &self.tasks {
            let mut vetoed = false;
            let mut nought = false;
            let mut sum = 0.0;
            let mut least = f64::INFINITY;
            for need in &task.needs {
                let x = scores[need.trait_index];
                vetoed = vetoed || need.vetoes(x, self.slack);
                let d = need.desirability(x, self.slack);
                match task.tradeoff {
                    Tradeoff::Full => sum += need.weight * d,
                    Tradeoff::Partial if d <= 0.0 => nought = true,
                    Tradeoff::Partial if d < 1.0 => sum += need.weight * d.ln(),
                    Tradeoff::Partial => {}
                    Tradeoff::None => least = if d < least { d } else { least },
                }
            }
            let fit = match task.tradeoff {
                _ if vetoed || nought => 0.0,
                Tradeoff::Full => sum / task.weights,
                Tradeoff::Partial => (sum / task.weights).exp(),
                Tradeoff::None => least,
            };
            outcome.tasks.push(fit);
            outcome.vetoed_tasks.push(vetoed);
        }

        outcome.roles.clear();
        outcome.candidates.clear();
        let mut highest = f64::NEG_INFINITY;
        for role in &self.roles {
            let mut nought = false;
            let mut sum = 0.0;
            let mut least = f64::INFINITY;
            let mut vetoed_share = 0.0;
            let mut vetoed = false;
            for (share, task) in &role.parts {
                let fit = outcome.tasks[*task];
                if outcome.vetoed_tasks[*task] {
                    vetoed = true;
                    vetoed_share += share;
                }
                match role.tradeoff {
                    Tradeoff::Full => sum += share * fit,
                    Tradeoff::Partial if fit <= 0.0 => nought = true,
                    Tradeoff::Partial => sum += share * fit.ln(),
                    Tradeoff::None => least = if fit < least { fit } else { least },
                }
            }
            let fit = match role.tradeoff {
                _ if nought => 0.0,
                Tradeoff::Full => sum / role.shares,
                Tradeoff::Partial => (sum / role.shares).exp(),
                Tradeoff::None => least,
            };
            let is_vetoed = vetoed && vetoed_share / role.all_shares >= self.veto_share - SLACK;
            let candidate = role.may_be_best && !is_vetoed;
            if candidate && fit > highest {
                highest = fit;
            }
            outcome.roles.push(fit);
            outcome.candidates.push(candidate);
        }

        outcome.best = None;
        for (index, role) in self.roles.iter().enumerate() {
            if outcome.candidates[index]
                && outcome.roles[index] >= highest - SLACK
                && (outcome.best.is_none() || role.is_todays)
            {
                outcome.best = Some(index);
            }
        }
    }
}

// -----------------------------------------------------------------------------------------------------------
// Brute force
// -----------------------------------------------------------------------------------------------------------

/// What is asked of a column: how much of its distribution lies below two told quantiles, and how it is spread
/// around a centre (anywhere near the mean will do: it only keeps the digits).
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    pub centre: f64,
    pub low90: f64,
    pub high90: f64,
}

/// What many draws say of a column.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spread {
    asked: Asked,
    n: f64,
    powers: [f64; 4],
    /// Draws below and not above the told 5 % quantile, and so of the 95 % one.
    below: [f64; 2],
    up_to: [f64; 2],
}

/// Fits this near to a told quantile are at it.
const AT: f64 = 1e-9;

impl Spread {
    fn add(&mut self, fit: f64) {
        let d = fit - self.asked.centre;
        self.n += 1.0;
        self.powers[0] += d;
        self.powers[1] += d * d;
        self.powers[2] += d * d * d;
        self.powers[3] += d * d * d * d;
        for (side, told) in [self.asked.low90, self.asked.high90].into_iter().enumerate() {
            if fit < told - AT {
                self.below[side] += 1.0;
            }
            if fit <= told + AT {
                self.up_to[side] += 1.0;
            }
        }
    }

    pub fn mean(&self) -> f64 {
        self.asked.centre + self.powers[0] / self.n
    }

    pub fn variance(&self) -> f64 {
        let m1 = self.powers[0] / self.n;
        (self.powers[1] / self.n - m1 * m1).max(0.0)
    }

    /// The variance of (fit - mean)², by which an estimated variance errs.
    pub fn variance_of_squares(&self) -> f64 {
        let [m1, m2, m3, m4] = self.powers.map(|power| power / self.n);
        let fourth = m4 - 4.0 * m1 * m3 + 6.0 * m1 * m1 * m2 - 3.0 * m1.powi(4);
        (fourth - self.variance().powi(2)).max(0.0)
    }

    /// The shares of draws below, and not above, the told 5 % (0) or 95 % (1) quantile.
    pub fn around(&self, side: usize) -> [f64; 2] {
        [self.below[side] / self.n, self.up_to[side] / self.n]
    }
}

/// What many draws say of a seller.
pub struct Drawn {
    pub tasks: Vec<Spread>,
    pub roles: Vec<Spread>,
    /// In which share of draws each role is best; what is missing to 1 is no role.
    pub best: Vec<f64>,
}

impl Model {
    /// The same seller with the true scores behind those that are known.
    pub fn of_true_scores(mut self, true_scores: &TrueScores) -> Self {
        for (index, known) in self.known.iter_mut().enumerate() {
            *known = known.map(|known| true_scores.behind(index, known));
        }
        self
    }

    /// Draws all scores so many times.
    pub fn draw(&self, seed: u64, draws: usize, tasks: &[Asked], roles: &[Asked]) -> Drawn {
        let mut deviates = Deviates { dice: Dice(seed), kept: None };
        let spreads = |asked: &[Asked]| -> Vec<Spread> {
            asked.iter().map(|asked| Spread { asked: *asked, ..Spread::default() }).collect()
        };
        let mut drawn = Drawn { tasks: spreads(tasks), roles: spreads(roles), best: vec![0.0; roles.len()] };
        let mut scores = vec![0.0; self.known.len()];
        let mut outcome = Outcome::default();
        for _ in 0..draws {
            self.roll(&mut deviates, &mut scores);
            self.evaluate(&scores, &mut outcome);
            for (spread, fit) in drawn.tasks.iter_mut().zip(&outcome.tasks) {
                spread.add(*fit);
            }
            for (spread, fit) in drawn.roles.iter_mut().zip(&outcome.roles) {
                spread.add(*fit);
            }
            if let Some(best) = outcome.best {
                drawn.best[best] += 1.0;
            }
        }
        for share in &mut drawn.best {
            *share /= count(draws);
        }
        drawn
    }

    /// Draws each known score once.
    fn roll(&self, deviates: &mut Deviates, scores: &mut [f64]) {
        for (score, known) in scores.iter_mut().zip(&self.known) {
            if let Some(known) = known {
                let x = if known.se > 0.0 { known.mean + known.se * deviates.next() } else { known.mean };
                *score = x.clamp(self.scale[0], self.scale[1]);
            }
        }
    }
}

/// Normal deviates by Box & Muller 1958, two at a time.
struct Deviates {
    dice: Dice,
    kept: Option<f64>,
}

impl Deviates {
    /// Above 0 and below 1: the upper 53 bits, and half of the next.
    fn uniform(&mut self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "53 bits are what a double holds")]
        let bits = (self.dice.roll() >> 11) as f64;
        (bits + 0.5) * 2.0_f64.powi(-53)
    }

    fn next(&mut self) -> f64 {
        if let Some(kept) = self.kept.take() {
            return kept;
        }
        let radius = (-2.0 * self.uniform().ln()).sqrt();
        let (sine, cosine) = (std::f64::consts::TAU * self.uniform()).sin_cos();
        self.kept = Some(radius * sine);
        radius * cosine
    }
}

// -----------------------------------------------------------------------------------------------------------
// Integrals, where everything may be traded for everything
// -----------------------------------------------------------------------------------------------------------

/// Mean and variance of a column's fit.
#[derive(Clone, Copy, Debug)]
pub struct Moments {
    pub mean: f64,
    pub variance: f64,
}

/// Gauss and Legendre's eight points on [-1, 1], the positive half, with weights.
const GAUSS: [(f64, f64); 4] = [
    (0.183_434_642_495_649_8, 0.362_683_783_378_362),
    (0.525_532_409_916_329, 0.313_706_645_877_887_3),
    (0.796_666_477_413_626_7, 0.222_381_034_453_374_48),
    (0.960_289_856_497_536_3, 0.101_228_536_290_376_26),
];

/// Beyond so many standard errors nothing is left of a normal distribution that a double would notice.
const FAR: f64 = 9.0;

/// Points and weights that integrate any function, smooth between the knots, over one clamped normal score.
fn points(known: Known, scale: [f64; 2], knots: &[f64]) -> Vec<(f64, f64)> {
    let Known { mean, se } = known;
    if se <= 0.0 {
        return vec![(mean, 1.0)];
    }
    let mut ends: Vec<f64> = Vec::new();
    let mut step = -FAR;
    while step <= FAR {
        ends.push(mean + step * se);
        step += 0.5;
    }
    let (first, last) = (mean - FAR * se, mean + FAR * se);
    ends.extend(knots.iter().chain(&scale).copied().filter(|end| (first..=last).contains(end)));
    ends.sort_by(f64::total_cmp);
    let mut points = Vec::new();
    for pair in ends.windows(2) {
        let (middle, half) = (f64::midpoint(pair[0], pair[1]), (pair[1] - pair[0]) / 2.0);
        for (at, weight) in GAUSS {
            for x in [middle - half * at, middle + half * at] {
                let z = (x - mean) / se;
                let density = (-z * z / 2.0).exp() / (se * std::f64::consts::TAU.sqrt());
                points.push((x.clamp(scale[0], scale[1]), weight * half * density));
            }
        }
    }
    points
}

/// The expectations over one trait that a pair of tasks asks for: with B = 1 where no veto of either bites, and a, c
/// the two tasks' weighted desirabilities, those of B, aB, cB and acB.
type Pair = [f64; 4];

/// A point's weight, and for each task the trait's weighted desirability there and whether no veto bites.
type Point = (f64, Vec<(f64, bool)>);

/// The points of each known trait, with each task's weighted desirability there and whether no veto bites.
struct Integrals {
    traits: Vec<Vec<Point>>,
}

impl Integrals {
    fn new(model: &Model) -> Self {
        let mut traits = Vec::new();
        for (index, known) in model.known.iter().enumerate() {
            let Some(known) = known else { continue };
            let needs =
                || model.tasks.iter().map(|task| task.needs.iter().find(|need| need.trait_index == index));
            let mut knots = Vec::new();
            for need in needs().flatten() {
                let ([a, b], [below, above], slack) = (need.band, need.tolerances, model.slack);
                // The rules turn a slack away from where they are written.
                knots.extend([a, a - slack, a - below, a - below + slack]);
                knots.extend([b, b + slack, b + above, b + above - slack]);
                knots.extend([need.veto_below - slack, need.veto_above + slack]);
            }
            let mut values = Vec::new();
            for (x, weight) in points(*known, model.scale, &knots) {
                let at = |(task, need): (&Task, Option<&Need>)| match need {
                    Some(need) => (
                        need.weight * need.desirability(x, model.slack) / task.weights,
                        !need.vetoes(x, model.slack),
                    ),
                    None => (0.0, true),
                };
                values.push((weight, model.tasks.iter().zip(needs()).map(at).collect()));
            }
            traits.push(values);
        }
        Integrals { traits }
    }

    fn pair(&self, one: usize, other: usize) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for values in &self.traits {
            let mut pair = [0.0; 4];
            for (weight, tasks) in values {
                let ((a, free_a), (c, free_c)) = (tasks[one], tasks[other]);
                if free_a && free_c {
                    pair[0] += weight;
                    pair[1] += weight * a;
                    pair[2] += weight * c;
                    pair[3] += weight * a * c;
                }
            }
            pairs.push(pair);
        }
        pairs
    }

    /// A task's expected fit: traits are independent, so each term is a product.
    fn mean(&self, task: usize) -> f64 {
        let pairs = self.pair(task, task);
        (0..pairs.len()).map(|i| pairs[i][1] * product_without(&pairs, &[i])).sum()
    }

    /// The expected product of two tasks' fits, which is their own where they are the same.
    fn product(&self, one: usize, other: usize) -> f64 {
        let pairs = self.pair(one, other);
        let mut sum = 0.0;
        for i in 0..pairs.len() {
            sum += pairs[i][3] * product_without(&pairs, &[i]);
            for j in 0..pairs.len() {
                if i != j {
                    sum += pairs[i][1] * pairs[j][2] * product_without(&pairs, &[i, j]);
                }
            }
        }
        sum
    }
}

fn product_without(pairs: &[Pair], left_out: &[usize]) -> f64 {
    pairs.iter().enumerate().filter(|(k, _)| !left_out.contains(k)).map(|(_, pair)| pair[0]).product()
}

/// A veto is in reach of a score that lies within so many standard errors of it.
const IN_REACH: f64 = 4.0;

/// The vetoes of a column that may or may not bite.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reach {
    /// How many are in reach.
    pub vetoes: usize,
    /// The probability that is left of those that are not, and of scores within the slack of a limit. No mean and no
    /// variance of a fit can be further off where these are left out.
    pub beyond: f64,
}

/// What the integrals say of a seller; `None` where something may not be traded, or nothing is known.
pub struct Exact {
    pub tasks: Vec<Option<Moments>>,
    pub roles: Vec<Option<Moments>>,
}

impl Model {
    pub fn exact(&self) -> Exact {
        let integrals = Integrals::new(self);
        let full = |task: usize| self.tasks[task].tradeoff == Tradeoff::Full && self.task_is_known(task);
        let tasks = (0..self.tasks.len())
            .map(|task| {
                full(task).then(|| {
                    let mean = integrals.mean(task);
                    Moments { mean, variance: integrals.product(task, task) - mean * mean }
                })
            })
            .collect();
        let roles = self
            .roles
            .iter()
            .map(|role| {
                // One task alone is a role's fit, whatever its tradeoff: there is nothing to trade it for.
                let tradable = role.tradeoff == Tradeoff::Full || role.parts.len() == 1;
                if !tradable || role.parts.is_empty() || !role.parts.iter().all(|(_, task)| full(*task)) {
                    return None;
                }
                let mut mean = 0.0;
                let mut square = 0.0;
                for (share, task) in &role.parts {
                    mean += share / role.shares * integrals.mean(*task);
                    for (other_share, other) in &role.parts {
                        square +=
                            share * other_share / role.shares.powi(2) * integrals.product(*task, *other);
                    }
                }
                Some(Moments { mean, variance: square - mean * mean })
            })
            .collect();
        Exact { tasks, roles }
    }

    /// What vetoes do to a column of these tasks.
    pub fn reach(&self, tasks: &[usize]) -> Reach {
        let mut reach = Reach::default();
        for need in tasks.iter().flat_map(|task| &self.tasks[*task].needs) {
            let known = self.known[need.trait_index].expect("only rated needs are kept");
            let limits = [need.veto_below - self.slack, need.veto_above + self.slack];
            if known.se > 0.0 {
                // A density is at most 0.4 by the standard error: so much lies within the slack of two limits, and
                // twice as much may become of it in a square.
                reach.beyond += 2.0 * 2.0 * 0.4 * self.slack / known.se;
            }
            if known.se <= 0.0 || limits.iter().all(|limit| limit.is_infinite()) {
                continue;
            }
            let bites: f64 = points(known, self.scale, &limits)
                .into_iter()
                .filter(|(x, _)| need.vetoes(*x, self.slack))
                .map(|(_, weight)| weight)
                .sum();
            if limits.iter().any(|limit| ((limit - known.mean) / known.se).abs() <= IN_REACH) {
                reach.vetoes += 1;
            } else {
                reach.beyond += f64::min(bites, (1.0 - bites).abs());
            }
        }
        reach
    }

    pub fn tasks_of(&self, role: usize) -> Vec<usize> {
        self.roles[role].parts.iter().map(|(_, task)| *task).collect()
    }

    pub fn role_is_full(&self, role: usize) -> bool {
        self.roles[role].tradeoff == Tradeoff::Full
    }
}

// -----------------------------------------------------------------------------------------------------------
// Made-up worlds
// -----------------------------------------------------------------------------------------------------------

/// The same seed gives the same world, always: one of the worlds of the plain rules, with errors in it.
pub fn doubtful_world(seed: u64) -> World {
    let mut world = random_world(seed);
    let mut dice = Dice(seed ^ 0xD0B7);
    let span = world.scale[1] - world.scale[0];
    let team = world.team_scale.unwrap_or(world.scale);
    let team_span = team[1] - team[0];

    if dice.percent(60) {
        world.defaults.se = Some(tidy(dice.pick(&[0.0, 0.03, 0.08, 0.125, 0.3]) * span));
    }
    for _ in 0..world.traits.len() {
        let stated = dice.percent(25).then(|| tidy(dice.pick(&[0.0, 0.05, 0.1, 0.2]) * span));
        world.trait_errors.push(stated);
    }
    if dice.percent(40) {
        let mut kinds = ["self", "manager", "peer"];
        dice.shuffle(&mut kinds);
        for kind in &kinds[..dice.count(1, 3)] {
            let error = if dice.percent(50) {
                RaterError::Se(tidy(dice.pick(&[0.02, 0.1, 0.125, 0.25]) * span))
            } else {
                RaterError::Reliability(dice.pick(&[0.0, 0.22, 0.3, 0.52, 0.9]))
            };
            world.raters.push(((*kind).to_owned(), error));
        }
    }
    for score in world.sellers.iter_mut().flat_map(|seller| &mut seller.scores) {
        if let Score::One(number) | Score::WithSe(number, _) = *score
            && dice.percent(50)
        {
            let part = dice.pick(&[0.0, 0.01, 0.04, 0.08, 0.125, 0.3, 1.0]);
            *score = Score::WithSe(number, tidy(part * team_span));
        }
    }
    world
}

/// The same, with everything tradable for everything.
pub fn tradable(mut world: World) -> World {
    world.defaults.tradeoff = None;
    for task in &mut world.tasks {
        task.tradeoff = None;
    }
    for role in &mut world.roles {
        role.tradeoff = None;
    }
    world
}
