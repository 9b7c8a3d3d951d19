//! A second opinion on the arithmetic.
//!
//! Everything here is written from section 3 of the design (F1 to F9) and from nothing else: it shares no line,
//! no type and no constant with the engine. Where one author reads a rule wrongly, a test by the same author
//! repeats the mistake and passes; two readings of the same page seldom go wrong in the same place. For that to
//! hold, this module must stay apart: never "fix" it by looking at the engine, only by looking at the design.
//!
//! So it is slow and plain on purpose: no caches, no sharing between sellers, `ln` and `exp` of the standard
//! library (the engine takes them from elsewhere), and the rules in the order of the page. A [`World`] is a
//! catalog and a team as plain data; [`random_world`] makes one up, [`World::catalog_yaml`] and
//! [`World::team_yaml`] write the two files, [`expect`] works out what must be told of it, and [`compare`] and
//! [`compare_losses`] hold that against the JSON.

#![allow(
    clippy::allow_attributes,
    dead_code,
    unreachable_pub,
    reason = "a test that includes this module need not use all of it, so nothing can be expected to be unused"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

/// Fits, levels, shares, coverages and ties are compared with this slack; scores with this part of the
/// scale's span.
const SLACK: f64 = 1e-9;
/// How near a fit in the JSON must lie to ours.
const FIT_TOLERANCE: f64 = 1e-12;
/// How near a loss in the JSON must lie to ours, in points of 100.
const POINT_TOLERANCE: f64 = 1e-9;

// -----------------------------------------------------------------------------------------------------------
// The world: a catalog and a team
// -----------------------------------------------------------------------------------------------------------

/// A catalog and a team, as plain data. What is `None` is left out of the files, so that the default counts.
#[derive(Clone, Debug)]
pub struct World {
    /// The catalog's scale, lowest and highest score.
    pub scale: [f64; 2],
    pub levels: Levels,
    pub defaults: Defaults,
    /// In the order of the file; never empty.
    pub motions: Vec<Motion>,
    /// The motion that the team names, by its place in `motions`. `None`: the team names none, so the first
    /// counts.
    pub motion: Option<usize>,
    /// The scale of the team's scores, where the team names one.
    pub team_scale: Option<[f64; 2]>,
    /// Trait ids.
    pub traits: Vec<String>,
    /// The standard errors that the catalog states for traits, on its scale; those past the end state none.
    pub trait_errors: Vec<Option<f64>>,
    /// The catalog's kinds of raters. Empty: it has no such section.
    pub raters: Vec<(String, RaterError)>,
    pub tasks: Vec<Task>,
    pub roles: Vec<Role>,
    pub sellers: Vec<Seller>,
    /// Seeds the harmless variation of the files (block or flow style, order of keys). Changes no result.
    pub style: u64,
}

/// The fits, of 100, from which a seller is strong and adequate.
#[derive(Clone, Copy, Debug)]
pub struct Levels {
    pub strong: f64,
    pub adequate: f64,
}

/// The catalog's `defaults`, as far as a fit depends on them.
#[derive(Clone, Copy, Debug)]
pub struct Defaults {
    pub tolerance: Option<f64>,
    pub tradeoff: Option<Tradeoff>,
    pub veto_share: Option<f64>,
    pub min_coverage: Option<f64>,
    pub se: Option<f64>,
}

/// How exact one rating by a kind of rater is.
#[derive(Clone, Copy, Debug)]
pub enum RaterError {
    Se(f64),
    Reliability(f64),
}

#[derive(Clone, Debug)]
pub struct Motion {
    pub id: String,
    pub ease: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tradeoff {
    Full,
    Partial,
    None,
}

#[derive(Clone, Copy, Debug)]
pub enum Limit {
    AtLeast(f64),
    AtMost(f64),
    Between(f64, f64),
}

#[derive(Clone, Copy, Debug)]
pub enum Tolerance {
    /// One number for both sides.
    Same(f64),
    /// Below the band, above the band.
    Sides(f64, f64),
}

#[derive(Clone, Debug)]
pub struct Need {
    pub trait_id: String,
    pub limit: Limit,
    pub weight: Option<f64>,
    pub tolerance: Option<Tolerance>,
    pub veto_below: Option<f64>,
    pub veto_above: Option<f64>,
}

#[derive(Clone, Debug)]
pub struct Task {
    pub id: String,
    pub tradeoff: Option<Tradeoff>,
    pub needs: Vec<Need>,
}

#[derive(Clone, Debug)]
pub struct Role {
    pub id: String,
    pub tradeoff: Option<Tradeoff>,
    pub baseline: bool,
    /// Task ids with their shares of working time; they need not sum to anything.
    pub shares: Vec<(String, f64)>,
}

#[derive(Clone, Debug)]
pub struct Seller {
    pub id: String,
    pub name: String,
    /// Today's role, by id.
    pub role: Option<String>,
    /// One for each of the world's traits, in their order.
    pub scores: Vec<Score>,
}

/// What a team file says of one seller's trait, on the team's scale.
#[derive(Clone, Debug)]
pub enum Score {
    /// The trait is not mentioned.
    Missing,
    /// The trait is there, with a null.
    Null,
    One(f64),
    /// A score with its standard error.
    WithSe(f64, f64),
    Many(Vec<f64>),
    Named(Vec<(String, Vec<f64>)>),
}

// -----------------------------------------------------------------------------------------------------------
// The expectation
// -----------------------------------------------------------------------------------------------------------

/// All that `match` and `explain` must tell of a world.
#[derive(Clone, Debug)]
pub struct Expected {
    /// The id of the motion that counts.
    pub motion: String,
    /// Role ids, in catalog order.
    pub roles: Vec<String>,
    /// Task ids, in catalog order.
    pub tasks: Vec<String>,
    pub sellers: Vec<ExpectedSeller>,
    /// For every task, how many sellers are adequate or better in it.
    pub short: Vec<(String, usize)>,
}

#[derive(Clone, Debug)]
pub struct ExpectedSeller {
    pub id: String,
    pub name: String,
    pub role: Option<String>,
    pub best: Option<String>,
    pub spread: Spread,
    /// One for each role, in catalog order.
    pub by_role: Vec<ExpectedCell>,
    /// One for each task, in catalog order.
    pub by_task: Vec<ExpectedCell>,
    /// For each role, what its fit lacks to 1. Empty where the fit is unknown.
    pub losses: Vec<Vec<ExpectedLoss>>,
}

/// Over a seller's tasks, how many are of each level.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spread {
    pub strong: usize,
    pub adequate: usize,
    pub weak: usize,
    pub unknown: usize,
}

#[derive(Clone, Debug)]
pub struct ExpectedCell {
    pub fit: Option<f64>,
    pub low: f64,
    pub high: f64,
    pub coverage: f64,
    pub level: Option<&'static str>,
    /// Task id and trait id of every veto that bites.
    pub vetoes: Vec<(String, String)>,
    pub vetoed: bool,
    pub unvetoed_fit: Option<f64>,
}

#[derive(Clone, Debug)]
pub struct ExpectedLoss {
    pub task: String,
    pub trait_id: String,
    /// Of 100.
    pub points: f64,
    /// `under` or `over`.
    pub side: &'static str,
    /// True for the part that a veto took.
    pub veto: bool,
}

/// A rated need, as F1 to F4 leave it.
struct RatedNeed<'a> {
    trait_id: &'a str,
    weight: f64,
    desirability: f64,
    /// Where the score lies outside the (eased) band.
    side: Option<&'static str>,
    /// Where a veto bites: on which side of its limit.
    veto: Option<&'static str>,
}

/// One seller in one task, with the cell that is told and the losses (0 to 1) behind it.
struct TaskResult {
    cell: ExpectedCell,
    losses: Vec<ExpectedLoss>,
}

/// Works out everything that must be told of this world, seller by seller.
pub fn expect(world: &World) -> Expected {
    let mut sellers = Vec::new();
    for seller in &world.sellers {
        sellers.push(expect_seller(world, seller));
    }

    let mut short = Vec::new();
    for (index, task) in world.tasks.iter().enumerate() {
        let mut count = 0;
        for seller in &sellers {
            if matches!(seller.by_task[index].level, Some("strong" | "adequate")) {
                count += 1;
            }
        }
        // Unknown is not weak: a task in which nobody is rated is not one that the team is short of.
        if sellers.iter().any(|seller| seller.by_task[index].level.is_some()) {
            short.push((task.id.clone(), count));
        }
    }

    Expected {
        motion: world.motions[world.motion.unwrap_or(0)].id.clone(),
        roles: world.roles.iter().map(|role| role.id.clone()).collect(),
        tasks: world.tasks.iter().map(|task| task.id.clone()).collect(),
        sellers,
        short,
    }
}

fn expect_seller(world: &World, seller: &Seller) -> ExpectedSeller {
    let mut tasks = Vec::new();
    for task in &world.tasks {
        tasks.push(expect_task(world, seller, task));
    }

    let mut by_role = Vec::new();
    let mut losses = Vec::new();
    for role in &world.roles {
        by_role.push(expect_role(world, &tasks, role));
        losses.push(role_losses(world, &tasks, role));
    }

    let mut spread = Spread::default();
    for task in &tasks {
        match task.cell.level {
            Some("strong") => spread.strong += 1,
            Some("adequate") => spread.adequate += 1,
            Some(_) => spread.weak += 1,
            None => spread.unknown += 1,
        }
    }

    ExpectedSeller {
        id: seller.id.clone(),
        name: seller.name.clone(),
        role: seller.role.clone(),
        best: best_role(world, seller, &by_role),
        spread,
        by_role,
        by_task: tasks.into_iter().map(|task| task.cell).collect(),
        losses,
    }
}

/// The seller's score of a trait on the catalog's scale: the plain mean of all ratings, then converted.
fn score_of(world: &World, seller: &Seller, trait_id: &str) -> Option<f64> {
    let index = world.traits.iter().position(|id| id == trait_id)?;
    let ratings: Vec<f64> = match &seller.scores[index] {
        Score::Missing | Score::Null => return None,
        Score::One(score) | Score::WithSe(score, _) => vec![*score],
        Score::Many(ratings) => ratings.clone(),
        Score::Named(raters) => raters.iter().flat_map(|(_, ratings)| ratings.clone()).collect(),
    };
    let mut sum = 0.0;
    let mut count = 0.0;
    for rating in ratings {
        sum += rating;
        count += 1.0;
    }
    Some(on_catalog_scale(world, sum / count))
}

pub fn on_catalog_scale(world: &World, score: f64) -> f64 {
    match world.team_scale {
        Some(team) if !same_scale(team, world.scale) => {
            let [lo, hi] = world.scale;
            let [team_lo, team_hi] = team;
            lo + (score - team_lo) * (hi - lo) / (team_hi - team_lo)
        }
        _ => score,
    }
}

fn same_scale(one: [f64; 2], other: [f64; 2]) -> bool {
    one[0].total_cmp(&other[0]).is_eq() && one[1].total_cmp(&other[1]).is_eq()
}

/// F1: the band of a need, widened by the motion's ease on those sides that are true limits.
pub fn band(limit: Limit, scale: [f64; 2], ease: f64) -> [f64; 2] {
    let [lo, hi] = scale;
    let (mut a, mut b) = match limit {
        Limit::AtLeast(v) => (v, hi),
        Limit::AtMost(v) => (lo, v),
        Limit::Between(v, w) => (v, w),
    };
    if a > lo {
        a = f64::max(lo, a - ease);
    }
    if b < hi {
        b = f64::min(hi, b + ease);
    }
    [a, b]
}

/// F2: the desirability of a score, and the side of the band on which it lies. `slack` is 1e-9 of the span.
///
/// A score at the very end of the tolerance has desirability 0, not the 1e-16 that rounding may leave: a
/// geometric mean would tell the two apart.
fn desirability(x: f64, band: [f64; 2], tolerances: (f64, f64), slack: f64) -> (f64, Option<&'static str>) {
    let [a, b] = band;
    let (distance, tolerance, side) = if x < a - slack {
        (a - x, tolerances.0, "under")
    } else if x > b + slack {
        (x - b, tolerances.1, "over")
    } else {
        return (1.0, None);
    };
    if distance >= tolerance - slack { (0.0, Some(side)) } else { (1.0 - distance / tolerance, Some(side)) }
}

/// F3, and F6 with shares for weights: the mean of `(weight, value)` pairs, none of which may weigh nothing.
fn mean(tradeoff: Tradeoff, parts: &[(f64, f64)]) -> f64 {
    let weights: f64 = parts.iter().map(|(weight, _)| weight).sum();
    match tradeoff {
        Tradeoff::Full => parts.iter().map(|(weight, value)| weight * value).sum::<f64>() / weights,
        Tradeoff::Partial => {
            if parts.iter().any(|(_, value)| *value <= 0.0) {
                0.0
            } else {
                (parts.iter().map(|(weight, value)| weight * value.ln()).sum::<f64>() / weights).exp()
            }
        }
        Tradeoff::None => parts.iter().map(|(_, value)| *value).fold(f64::INFINITY, f64::min),
    }
}

/// F7 for one level: what each of the parts loses, together `1 - mean`.
fn split_loss(tradeoff: Tradeoff, parts: &[(f64, f64)]) -> Vec<f64> {
    let by_weight = |loss: f64, shares: &dyn Fn(f64) -> bool| -> Vec<f64> {
        let weights: f64 = parts.iter().filter(|(_, value)| shares(*value)).map(|(weight, _)| weight).sum();
        parts
            .iter()
            .map(|(weight, value)| if shares(*value) { loss * weight / weights } else { 0.0 })
            .collect()
    };
    let whole = 1.0 - mean(tradeoff, parts);
    match tradeoff {
        Tradeoff::Full => {
            let weights: f64 = parts.iter().map(|(weight, _)| weight).sum();
            parts.iter().map(|(weight, value)| weight * (1.0 - value) / weights).collect()
        }
        Tradeoff::Partial => {
            if parts.iter().any(|(_, value)| *value <= 0.0) {
                return by_weight(whole, &|value| value <= 0.0);
            }
            let logs: f64 = parts.iter().map(|(weight, value)| weight * value.ln()).sum();
            if logs < 0.0 {
                parts.iter().map(|(weight, value)| whole * (weight * value.ln()) / logs).collect()
            } else {
                vec![0.0; parts.len()]
            }
        }
        Tradeoff::None => {
            let least = parts.iter().map(|(_, value)| *value).fold(f64::INFINITY, f64::min);
            // Within the slack of a minimum just under 1 there may be a value of 1: it lost nothing and
            // shares nothing.
            by_weight(whole, &|value| value <= least + SLACK && value < 1.0)
        }
    }
}

/// F1 to F5 and F7 for one seller in one task.
fn expect_task(world: &World, seller: &Seller, task: &Task) -> TaskResult {
    let [lo, hi] = world.scale;
    let slack = SLACK * (hi - lo);
    let ease = world.motions[world.motion.unwrap_or(0)].ease;
    let tradeoff = task.tradeoff.or(world.defaults.tradeoff).unwrap_or(Tradeoff::Full);
    let usual_tolerance = world.defaults.tolerance.unwrap_or(0.4 * (hi - lo));

    let mut rated: Vec<RatedNeed<'_>> = Vec::new();
    let mut unrated_weights: Vec<f64> = Vec::new();
    let mut unrated_veto = false;
    for need in &task.needs {
        let weight = need.weight.unwrap_or(1.0);
        if weight <= 0.0 {
            continue;
        }
        let Some(x) = score_of(world, seller, &need.trait_id) else {
            unrated_weights.push(weight);
            if need.veto_below.is_some() || need.veto_above.is_some() {
                unrated_veto = true;
            }
            continue;
        };
        let tolerances = match need.tolerance {
            Some(Tolerance::Same(both)) => (both, both),
            Some(Tolerance::Sides(below, above)) => (below, above),
            None => (usual_tolerance, usual_tolerance),
        };
        let (d, side) = desirability(x, band(need.limit, world.scale, ease), tolerances, slack);
        // F4: by the limits as written, whatever the motion.
        let veto = if need.veto_below.is_some_and(|limit| x < limit - slack) {
            Some("under")
        } else if need.veto_above.is_some_and(|limit| x > limit + slack) {
            Some("over")
        } else {
            None
        };
        rated.push(RatedNeed { trait_id: &need.trait_id, weight, desirability: d, side, veto });
    }

    // F3, over what is rated.
    let known: Vec<(f64, f64)> = rated.iter().map(|need| (need.weight, need.desirability)).collect();
    let unvetoed_fit = if known.is_empty() { None } else { Some(mean(tradeoff, &known)) };

    // F5.
    let rated_weight: f64 = rated.iter().map(|need| need.weight).sum();
    let unrated_weight: f64 = unrated_weights.iter().sum();
    let coverage = rated_weight / (rated_weight + unrated_weight);
    let with_unrated = |d: f64| -> f64 {
        let mut all = known.clone();
        all.extend(unrated_weights.iter().map(|weight| (*weight, d)));
        mean(tradeoff, &all)
    };
    let mut low = if unrated_veto { 0.0 } else { with_unrated(0.0) };
    let mut high = with_unrated(1.0);

    // F4.
    let vetoed = rated.iter().any(|need| need.veto.is_some());
    let mut fit = unvetoed_fit;
    if vetoed {
        fit = Some(0.0);
        low = 0.0;
        high = 0.0;
    }
    let biting = rated
        .iter()
        .filter(|need| need.veto.is_some())
        .map(|need| (task.id.clone(), need.trait_id.to_owned()))
        .collect();

    let losses = task_losses(task, tradeoff, &rated);
    let level = level_of(world, fit);
    TaskResult {
        cell: ExpectedCell { fit, low, high, coverage, level, vetoes: biting, vetoed, unvetoed_fit },
        losses,
    }
}

/// F7 within a task: every need's own loss, then what the vetoes took of what was left. As parts of 1.
fn task_losses(task: &Task, tradeoff: Tradeoff, rated: &[RatedNeed<'_>]) -> Vec<ExpectedLoss> {
    let known: Vec<(f64, f64)> = rated.iter().map(|need| (need.weight, need.desirability)).collect();
    let mut losses = Vec::new();
    if known.is_empty() {
        return losses;
    }

    for (need, loss) in rated.iter().zip(split_loss(tradeoff, &known)) {
        if let Some(side) = need.side {
            losses.push(ExpectedLoss {
                task: task.id.clone(),
                trait_id: need.trait_id.to_owned(),
                points: loss,
                side,
                veto: false,
            });
        }
    }

    let left = mean(tradeoff, &known);
    let vetoing_weight: f64 = rated.iter().filter(|need| need.veto.is_some()).map(|need| need.weight).sum();
    for need in rated {
        if let Some(side) = need.veto {
            losses.push(ExpectedLoss {
                task: task.id.clone(),
                trait_id: need.trait_id.to_owned(),
                points: left * need.weight / vetoing_weight,
                side,
                veto: true,
            });
        }
    }
    losses
}

/// The role's tasks with their shares, as places in the catalog's list of tasks.
pub fn shares_of(world: &World, role: &Role) -> Vec<(f64, usize)> {
    let mut shares = Vec::new();
    for (task_id, share) in &role.shares {
        for (index, task) in world.tasks.iter().enumerate() {
            if task.id == *task_id {
                shares.push((*share, index));
            }
        }
    }
    shares
}

/// F6, and the role's half of F4.
fn expect_role(world: &World, tasks: &[TaskResult], role: &Role) -> ExpectedCell {
    let tradeoff = role.tradeoff.unwrap_or(Tradeoff::Full);
    let mut fits = Vec::new();
    let mut unvetoed_fits = Vec::new();
    let mut lows = Vec::new();
    let mut highs = Vec::new();
    let mut coverages = Vec::new();
    let mut vetoes = Vec::new();
    let mut whole_share = 0.0;
    let mut vetoed_share = 0.0;
    let mut any_vetoed = false;
    for (share, index) in shares_of(world, role) {
        let cell = &tasks[index].cell;
        if let Some(fit) = cell.fit {
            fits.push((share, fit));
        }
        if let Some(fit) = cell.unvetoed_fit {
            unvetoed_fits.push((share, fit));
        }
        lows.push((share, cell.low));
        highs.push((share, cell.high));
        coverages.push((share, cell.coverage));
        vetoes.extend(cell.vetoes.iter().cloned());
        whole_share += share;
        if cell.vetoed {
            any_vetoed = true;
            vetoed_share += share;
        }
    }

    let fit = if fits.is_empty() { None } else { Some(mean(tradeoff, &fits)) };
    let unvetoed_fit = if unvetoed_fits.is_empty() { None } else { Some(mean(tradeoff, &unvetoed_fits)) };
    let veto_share = world.defaults.veto_share.unwrap_or(0.25);
    ExpectedCell {
        fit,
        low: mean(tradeoff, &lows),
        high: mean(tradeoff, &highs),
        coverage: mean(Tradeoff::Full, &coverages),
        level: level_of(world, fit),
        vetoes,
        vetoed: any_vetoed && vetoed_share / whole_share >= veto_share - SLACK,
        unvetoed_fit,
    }
}

/// F7 for a role: its loss over its known tasks by the same rules, and within each task in proportion. In
/// points of 100.
fn role_losses(world: &World, tasks: &[TaskResult], role: &Role) -> Vec<ExpectedLoss> {
    let mut parts = Vec::new();
    let mut places = Vec::new();
    for (share, index) in shares_of(world, role) {
        if let Some(fit) = tasks[index].cell.fit {
            parts.push((share, fit));
            places.push(index);
        }
    }
    let mut told = Vec::new();
    if parts.is_empty() {
        return told;
    }
    for (index, task_part) in places.iter().zip(split_loss(role.tradeoff.unwrap_or(Tradeoff::Full), &parts)) {
        let losses = &tasks[*index].losses;
        let task_loss: f64 = losses.iter().map(|loss| loss.points).sum();
        for loss in losses {
            if loss.points > 0.0 && task_part > 0.0 {
                told.push(ExpectedLoss {
                    points: 100.0 * task_part * loss.points / task_loss,
                    ..loss.clone()
                });
            }
        }
    }
    told
}

/// F8.
fn best_role(world: &World, seller: &Seller, by_role: &[ExpectedCell]) -> Option<String> {
    let min_coverage = world.defaults.min_coverage.unwrap_or(0.6);
    let mut candidates: Vec<(&str, f64)> = Vec::new();
    for (role, cell) in world.roles.iter().zip(by_role) {
        let Some(fit) = cell.fit else { continue };
        if role.baseline || cell.vetoed || cell.coverage < min_coverage - SLACK {
            continue;
        }
        candidates.push((&role.id, fit));
    }
    let highest = candidates.iter().map(|(_, fit)| *fit).fold(f64::NEG_INFINITY, f64::max);
    candidates.retain(|(_, fit)| *fit >= highest - SLACK);
    for (id, _) in &candidates {
        if seller.role.as_deref() == Some(*id) {
            return Some((*id).to_owned());
        }
    }
    candidates.first().map(|(id, _)| (*id).to_owned())
}

/// F9.
fn level_of(world: &World, fit: Option<f64>) -> Option<&'static str> {
    let fit = fit?;
    if fit >= world.levels.strong / 100.0 - SLACK {
        Some("strong")
    } else if fit >= world.levels.adequate / 100.0 - SLACK {
        Some("adequate")
    } else {
        Some("weak")
    }
}

// -----------------------------------------------------------------------------------------------------------
// Made-up worlds
// -----------------------------------------------------------------------------------------------------------

/// splitmix64: small, seeded, the same everywhere.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0 to n - 1.
    pub fn below(&mut self, n: u32) -> u32 {
        u32::try_from(self.roll() % u64::from(n)).unwrap_or(0)
    }

    /// `from` to `to`, both included.
    pub fn count(&mut self, from: u32, to: u32) -> usize {
        usize::try_from(from + self.below(to - from + 1)).unwrap_or(0)
    }

    pub fn percent(&mut self, chance: u32) -> bool {
        self.below(100) < chance
    }

    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        let length = u32::try_from(from.len()).unwrap_or(u32::MAX);
        from[usize::try_from(self.below(length)).unwrap_or(0)].clone()
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            let other = usize::try_from(self.below(u32::try_from(end + 1).unwrap_or(1))).unwrap_or(0);
            items.swap(end, other);
        }
    }
}

/// To three decimals, and never a negative zero.
pub fn tidy(x: f64) -> f64 {
    let rounded = (x * 1000.0).round() / 1000.0;
    if rounded.abs() < 0.0005 { 0.0 } else { rounded }
}

/// The same seed gives the same world, always. Over many seeds all that the design allows turns up, the edges
/// of the rules far more often than in life.
pub fn random_world(seed: u64) -> World {
    let mut dice = Dice(seed);
    let scales = [[0.0, 10.0], [1.0, 5.0], [-3.0, 3.0], [0.0, 100.0], [1.0, 7.0], [0.0, 1.0]];
    let scale = if dice.percent(40) { scales[0] } else { dice.pick(&scales) };
    let team_scale = match dice.below(3) {
        0 => None,
        1 => Some(scale),
        _ => Some(dice.pick(&scales)),
    };
    let levels =
        dice.pick(&[(75.0, 50.0), (75.0, 50.0), (80.0, 40.0), (66.6, 33.3), (100.0, 50.0), (90.0, 12.5)]);
    let defaults = random_defaults(&mut dice, scale);
    let mut motions = random_motions(&mut dice, scale);
    if dice.percent(20) {
        motions.reverse();
    }
    let motion = match dice.below(3) {
        0 => None,
        1 => Some(0),
        _ => Some(motions.len() - 1),
    };

    let mut traits: Vec<String> =
        ["resilience", "empathy", "drive", "patience", "no", "detail-2"].map(str::to_owned).to_vec();
    dice.shuffle(&mut traits);
    traits.truncate(dice.count(1, 6));

    let mut task_ids = ["hunting", "negotiation", "administration", "service", "proposals"];
    dice.shuffle(&mut task_ids);
    let mut tasks = Vec::new();
    for id in &task_ids[..dice.count(1, 5)] {
        tasks.push(random_task(&mut dice, scale, &traits, id));
    }

    let mut role_ids = ["hunter", "account-manager", "negotiator", "generalist", "back-office"];
    dice.shuffle(&mut role_ids);
    let mut roles: Vec<Role> = Vec::new();
    for id in &role_ids[..dice.count(1, 5)] {
        let role = random_role(&mut dice, &tasks, roles.last(), id);
        roles.push(role);
    }

    let ease = motions[motion.unwrap_or(0)].ease;
    let scores = ScoreMaker { scale, team_scale: team_scale.unwrap_or(scale), ease, tasks: &tasks };
    let names = ["Kari Nordmann", "Ola Hansen", "Åse Bø", "Kjærsti Ås", "Jens Lie", "Nils O"];
    let mut sellers = Vec::new();
    for name in &names[..dice.count(1, 6)] {
        let id = if dice.percent(50) { default_id(name) } else { format!("p-{}", sellers.len() + 1) };
        let role = if dice.percent(60) { Some(dice.pick(&roles).id) } else { None };
        let unknown = dice.pick(&[0, 0, 0, 0, 25, 25, 50, 85, 100]);
        let scores = traits.iter().map(|trait_id| scores.score(&mut dice, trait_id, unknown)).collect();
        sellers.push(Seller { id, name: (*name).to_owned(), role, scores });
    }

    World {
        scale,
        levels: Levels { strong: levels.0, adequate: levels.1 },
        defaults,
        motions,
        motion,
        team_scale,
        traits,
        trait_errors: Vec::new(),
        raters: Vec::new(),
        tasks,
        roles,
        sellers,
        style: dice.roll(),
    }
}

fn random_defaults(dice: &mut Dice, scale: [f64; 2]) -> Defaults {
    let span = scale[1] - scale[0];
    let part = dice.pick(&[0.0, 0.1, 0.25, 0.5, 1.0]);
    Defaults {
        tolerance: if dice.percent(50) { Some(tidy(part * span)) } else { None },
        tradeoff: if dice.percent(50) { Some(random_tradeoff(dice)) } else { None },
        veto_share: if dice.percent(60) {
            Some(dice.pick(&[0.05, 0.1, 0.2, 0.25, 0.3, 0.5, 0.6, 0.7, 1.0]))
        } else {
            None
        },
        min_coverage: if dice.percent(60) {
            Some(dice.pick(&[0.0, 0.1, 0.25, 0.3, 0.5, 0.6, 0.7, 0.75, 1.0]))
        } else {
            None
        },
        se: None,
    }
}

fn random_tradeoff(dice: &mut Dice) -> Tradeoff {
    dice.pick(&[Tradeoff::Full, Tradeoff::Partial, Tradeoff::None])
}

fn random_motions(dice: &mut Dice, scale: [f64; 2]) -> Vec<Motion> {
    let span = scale[1] - scale[0];
    let mut motions = Vec::new();
    for id in ["complex", "transactional"] {
        let part = dice.pick(&[0.0, 0.0, 0.05, 0.1, 0.2, 0.33]);
        motions.push(Motion { id: id.to_owned(), ease: tidy(part * span) });
    }
    if dice.percent(10) {
        motions.truncate(1);
    }
    motions
}

const WEIGHTS: &[f64] = &[1.0, 1.0, 2.0, 3.0, 5.0, 0.5, 0.25, 2.75, 1.1, 0.001, 0.000_001, 0.0, 0.0];
const SHARES: &[f64] = &[25.0, 75.0, 50.0, 10.0, 20.0, 5.0, 33.3, 1.0, 0.5, 0.01, 140.0];
/// Weights or shares whose sums and quotients miss the limits by a rounding.
const TENTHS: &[f64] = &[0.1, 0.2, 0.3, 0.6, 0.7];

/// A twentieth of the way up the scale, `step` times.
pub fn notch(scale: [f64; 2], step: u32) -> f64 {
    tidy(scale[0] + f64::from(step) * (scale[1] - scale[0]) / 20.0)
}

fn random_task(dice: &mut Dice, scale: [f64; 2], traits: &[String], id: &str) -> Task {
    let mut chosen = traits.to_vec();
    dice.shuffle(&mut chosen);
    chosen.truncate(dice.count(1, u32::try_from(traits.len()).unwrap_or(1)));
    let tradeoff = if dice.percent(75) { Some(random_tradeoff(dice)) } else { None };
    let weights = if dice.percent(30) { TENTHS } else { WEIGHTS };
    let mut needs: Vec<Need> = Vec::new();
    for trait_id in chosen {
        needs.push(random_need(dice, scale, trait_id, weights));
    }
    // A task in which nothing weighs anything is an error, so the last need gets a weight.
    if needs.iter().all(|need| need.weight.unwrap_or(1.0) <= 0.0)
        && let Some(need) = needs.last_mut()
    {
        need.weight = Some(2.5);
    }
    Task { id: id.to_owned(), tradeoff, needs }
}

fn random_need(dice: &mut Dice, scale: [f64; 2], trait_id: String, weights: &[f64]) -> Need {
    let span = scale[1] - scale[0];
    // Steps of the scale: 0 is its lowest score, 20 its highest.
    let (from, to) = match dice.below(16) {
        0 => (0, 0),
        1 => (20, 20),
        2 => (0, 20),
        _ => {
            let (one, other) = (dice.below(21), dice.below(21));
            (one.min(other), one.max(other))
        }
    };
    let (limit, a, b) = match dice.below(3) {
        0 => {
            let v = dice.pick(&[from, to]);
            (Limit::AtLeast(notch(scale, v)), v, 20)
        }
        1 => {
            let v = dice.pick(&[from, to]);
            (Limit::AtMost(notch(scale, v)), 0, v)
        }
        _ => (Limit::Between(notch(scale, from), notch(scale, to)), from, to),
    };
    let weight = if dice.percent(20) { None } else { Some(dice.pick(weights)) };
    let widths = [0.0, 0.05, 0.1, 0.25, 0.4, 0.5, 0.7, 1.0, 3.0].map(|part| tidy(part * span));
    let tolerance = match dice.below(4) {
        0 => None,
        1 => Some(Tolerance::Sides(dice.pick(&widths), dice.pick(&widths))),
        _ => Some(Tolerance::Same(dice.pick(&widths))),
    };

    // A veto stands outside the band or at its edge; now and then inside it, but never beyond its far end.
    let mut veto_below = None;
    let mut veto_above = None;
    if dice.percent(25) {
        let last = if dice.percent(80) { a } else { b };
        veto_below = Some(dice.below(last + 1));
    }
    if dice.percent(20) {
        let first = if dice.percent(80) { b } else { a };
        veto_above = Some((first + dice.below(21 - first)).max(veto_below.unwrap_or(0)));
    }
    Need {
        trait_id,
        limit,
        weight,
        tolerance,
        veto_below: veto_below.map(|step| notch(scale, step)),
        veto_above: veto_above.map(|step| notch(scale, step)),
    }
}

fn random_role(dice: &mut Dice, tasks: &[Task], before: Option<&Role>, id: &str) -> Role {
    let tradeoff = if dice.percent(50) { Some(random_tradeoff(dice)) } else { None };
    let baseline = dice.percent(15);
    // The twin of the role before it, in other numbers: their fits tie.
    if let Some(twin) = before
        && dice.percent(20)
    {
        let shares = twin.shares.iter().map(|(task, share)| (task.clone(), tidy(share * 3.0))).collect();
        return Role { id: id.to_owned(), tradeoff: twin.tradeoff, baseline, shares };
    }
    let mut chosen: Vec<String> = tasks.iter().map(|task| task.id.clone()).collect();
    dice.shuffle(&mut chosen);
    let number = if dice.percent(25) { 1 } else { dice.count(1, u32::try_from(tasks.len()).unwrap_or(1)) };
    chosen.truncate(number);
    let family = if dice.percent(30) { TENTHS } else { SHARES };
    let shares = chosen.into_iter().map(|task| (task, dice.pick(family))).collect();
    Role { id: id.to_owned(), tradeoff, baseline, shares }
}

/// What the scores of a made-up seller are drawn from.
struct ScoreMaker<'a> {
    scale: [f64; 2],
    team_scale: [f64; 2],
    ease: f64,
    tasks: &'a [Task],
}

impl ScoreMaker<'_> {
    /// A score of this trait, unknown in so many of a hundred cases.
    fn score(&self, dice: &mut Dice, trait_id: &str, unknown: u32) -> Score {
        if dice.percent(unknown) {
            return if dice.percent(50) { Score::Missing } else { Score::Null };
        }
        match dice.below(8) {
            0 => Score::WithSe(self.number(dice, trait_id), dice.pick(&[0.1, 0.5, 0.25])),
            1 => {
                let number = dice.count(1, 4);
                Score::Many((0..number).map(|_| self.number(dice, trait_id)).collect())
            }
            2 => {
                let mut raters = ["self", "manager", "peer"];
                dice.shuffle(&mut raters);
                let mut named = Vec::new();
                for rater in &raters[..dice.count(1, 3)] {
                    let number = dice.count(1, 3);
                    let ratings = (0..number).map(|_| self.number(dice, trait_id)).collect();
                    named.push(((*rater).to_owned(), ratings));
                }
                Score::Named(named)
            }
            _ => Score::One(self.number(dice, trait_id)),
        }
    }

    /// A number on the team's scale: often where a rule turns.
    fn number(&self, dice: &mut Dice, trait_id: &str) -> f64 {
        let [lo, hi] = self.team_scale;
        let number = match dice.below(10) {
            0 => dice.pick(&[lo, hi]),
            1..=3 => {
                let turns = self.turns(trait_id);
                if turns.is_empty() { notch(self.team_scale, dice.below(21)) } else { dice.pick(&turns) }
            }
            4..=6 => notch(self.team_scale, dice.below(21)),
            _ => tidy(lo + (hi - lo) * f64::from(dice.below(1001)) / 1000.0),
        };
        number.clamp(lo, hi)
    }

    /// The scores at which something turns for this trait: ends of bands, of tolerances, and vetoes, on the
    /// team's scale.
    fn turns(&self, trait_id: &str) -> Vec<f64> {
        let [lo, hi] = self.scale;
        let mut turns = Vec::new();
        for need in self.tasks.iter().flat_map(|task| &task.needs).filter(|need| need.trait_id == trait_id) {
            turns.extend(band(need.limit, self.scale, 0.0));
            let [a, b] = band(need.limit, self.scale, self.ease);
            turns.extend([a, b]);
            match need.tolerance {
                Some(Tolerance::Same(both)) => turns.extend([a - both, b + both]),
                Some(Tolerance::Sides(below, above)) => turns.extend([a - below, b + above]),
                None => {}
            }
            turns.extend(need.veto_below);
            turns.extend(need.veto_above);
        }
        turns.retain(|x| (lo..=hi).contains(x));
        if same_scale(self.scale, self.team_scale) {
            return turns.into_iter().map(tidy).collect();
        }
        let [team_lo, team_hi] = self.team_scale;
        // Not tidied: rounded to three decimals it would no longer be the limit. `{}` prints all the digits
        // it needs.
        turns.into_iter().map(|x| team_lo + (x - lo) * (team_hi - team_lo) / (hi - lo) + 0.0).collect()
    }
}

/// The id that a seller has where the file gives none.
fn default_id(name: &str) -> String {
    let lower = name.to_lowercase().replace('æ', "ae").replace('ø', "o").replace('å', "a");
    lower.split_whitespace().collect::<Vec<_>>().join("-")
}

// -----------------------------------------------------------------------------------------------------------
// The files
// -----------------------------------------------------------------------------------------------------------

/// Keys with their values, already YAML in one line each.
type Entries = Vec<(String, String)>;

fn entry(key: &str, value: &impl ToString) -> (String, String) {
    (key.to_owned(), value.to_string())
}

fn flow(entries: &Entries) -> String {
    let inner: Vec<String> = entries.iter().map(|(key, value)| format!("{key}: {value}")).collect();
    format!("{{{}}}", inner.join(", "))
}

fn list(numbers: &[f64]) -> String {
    let inner: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    format!("[{}]", inner.join(", "))
}

/// `key: {…}` in one line, or `key:` with a line for each entry. An empty map is always in one line.
fn put_map(out: &mut String, indent: usize, key: &str, entries: &Entries, block: bool) {
    let pad = " ".repeat(indent);
    if block && !entries.is_empty() {
        let _ = writeln!(out, "{pad}{key}:");
        for (key, value) in entries {
            let _ = writeln!(out, "{pad}  {key}: {value}");
        }
    } else {
        let _ = writeln!(out, "{pad}{key}: {}", flow(entries));
    }
}

fn tradeoff_word(tradeoff: Tradeoff) -> &'static str {
    match tradeoff {
        Tradeoff::Full => "full",
        Tradeoff::Partial => "partial",
        Tradeoff::None => "none",
    }
}

fn need_entries(need: &Need) -> Entries {
    let mut entries = vec![match need.limit {
        Limit::AtLeast(v) => entry("at_least", &v),
        Limit::AtMost(v) => entry("at_most", &v),
        Limit::Between(v, w) => entry("between", &list(&[v, w])),
    }];
    entries.extend(need.weight.map(|weight| entry("weight", &weight)));
    entries.extend(need.tolerance.map(|tolerance| match tolerance {
        Tolerance::Same(both) => entry("tolerance", &both),
        Tolerance::Sides(below, above) => entry("tolerance", &list(&[below, above])),
    }));
    entries.extend(need.veto_below.map(|limit| entry("veto_below", &limit)));
    entries.extend(need.veto_above.map(|limit| entry("veto_above", &limit)));
    entries
}

impl World {
    /// The catalog's file (design 2.1).
    pub fn catalog_yaml(&self) -> String {
        let mut dice = Dice(self.style);
        let mut out = String::new();
        if dice.percent(50) {
            put_map(
                &mut out,
                0,
                "catalog",
                &vec![entry("name", &"made up"), entry("version", &"1.0.0")],
                dice.percent(50),
            );
        }
        if !same_scale(self.scale, [0.0, 10.0]) || dice.percent(50) {
            let _ = writeln!(out, "scale: {}", list(&self.scale));
        }
        let levels = vec![entry("strong", &self.levels.strong), entry("adequate", &self.levels.adequate)];
        put_map(&mut out, 0, "levels", &levels, dice.percent(50));
        let mut defaults = Entries::new();
        defaults.extend(self.defaults.tolerance.map(|value| entry("tolerance", &value)));
        defaults.extend(self.defaults.tradeoff.map(|value| entry("tradeoff", &tradeoff_word(value))));
        defaults.extend(self.defaults.veto_share.map(|value| entry("veto_share", &value)));
        defaults.extend(self.defaults.min_coverage.map(|value| entry("min_coverage", &value)));
        defaults.extend(self.defaults.se.map(|value| entry("se", &value)));
        if !defaults.is_empty() {
            put_map(&mut out, 0, "defaults", &defaults, dice.percent(50));
        }
        let _ = writeln!(out, "motions:");
        for motion in &self.motions {
            let entries = if motion.ease > 0.0 || dice.percent(70) {
                vec![entry("ease", &motion.ease)]
            } else {
                vec![entry("handoff_minutes", &30)]
            };
            put_map(&mut out, 2, &motion.id, &entries, dice.percent(30));
        }

        if !self.raters.is_empty() {
            let entries = self.raters.iter().map(|(kind, error)| {
                let said = match error {
                    RaterError::Se(se) => entry("se", se),
                    RaterError::Reliability(share) => entry("reliability", share),
                };
                entry(kind, &flow(&vec![said]))
            });
            put_map(&mut out, 0, "raters", &entries.collect(), dice.percent(50));
        }

        // What a section refers to may stand before it or after it.
        let mut sections =
            [self.traits_yaml(&mut dice), self.tasks_yaml(&mut dice), self.roles_yaml(&mut dice)];
        if dice.percent(30) {
            sections.reverse();
        }
        out.push_str(&sections.concat());
        out
    }

    fn traits_yaml(&self, dice: &mut Dice) -> String {
        let mut out = String::from("traits:\n");
        for (index, id) in self.traits.iter().enumerate() {
            let mut entries = vec![entry("kind", &dice.pick(&["trait", "skill", "attitude"]))];
            entries.extend(self.trait_errors.get(index).copied().flatten().map(|se| entry("se", &se)));
            put_map(&mut out, 2, id, &entries, dice.percent(50));
        }
        out
    }

    fn tasks_yaml(&self, dice: &mut Dice) -> String {
        let mut out = String::from("tasks:\n");
        for task in &self.tasks {
            let _ = writeln!(out, "  {}:", task.id);
            if let Some(tradeoff) = task.tradeoff {
                let _ = writeln!(out, "    tradeoff: {}", tradeoff_word(tradeoff));
            }
            let _ = writeln!(out, "    needs:");
            for need in &task.needs {
                put_map(&mut out, 6, &need.trait_id, &need_entries(need), dice.percent(30));
            }
        }
        out
    }

    fn roles_yaml(&self, dice: &mut Dice) -> String {
        let mut out = String::from("roles:\n");
        for role in &self.roles {
            let _ = writeln!(out, "  {}:", role.id);
            if let Some(tradeoff) = role.tradeoff {
                let _ = writeln!(out, "    tradeoff: {}", tradeoff_word(tradeoff));
            }
            if role.baseline || dice.percent(20) {
                let _ = writeln!(out, "    baseline: {}", role.baseline);
            }
            let shares: Entries = role.shares.iter().map(|(task, share)| entry(task, share)).collect();
            put_map(&mut out, 4, "tasks", &shares, dice.percent(40));
        }
        out
    }

    /// The team's file (design 2.2). It names no catalog: whoever runs it gives `--catalog`.
    pub fn team_yaml(&self) -> String {
        let mut dice = Dice(self.style.wrapping_add(1));
        let mut out = String::from("team: Made up\n");
        if dice.percent(50) {
            out.push_str("date: 2026-11-01\n");
        }
        if let Some(motion) = self.motion {
            let _ = writeln!(out, "motion: {}", self.motions[motion].id);
        }
        if let Some(scale) = self.team_scale {
            let _ = writeln!(out, "scale: {}", list(&scale));
        }
        out.push_str("sellers:\n");
        for seller in &self.sellers {
            let quoted = if dice.percent(50) { seller.name.clone() } else { format!("\"{}\"", seller.name) };
            let _ = writeln!(out, "  - name: {quoted}");
            if seller.id != default_id(&seller.name) || dice.percent(30) {
                let _ = writeln!(out, "    id: {}", seller.id);
            }
            if let Some(role) = &seller.role {
                let _ = writeln!(out, "    role: {role}");
            }
            let mut scores = Entries::new();
            for (trait_id, score) in self.traits.iter().zip(&seller.scores) {
                scores.extend(score_yaml(score, &mut dice).map(|value| entry(trait_id, &value)));
            }
            if dice.percent(30) {
                scores.reverse();
            }
            put_map(&mut out, 4, "scores", &scores, dice.percent(60));
        }
        out
    }
}

fn score_yaml(score: &Score, dice: &mut Dice) -> Option<String> {
    match score {
        Score::Missing => None,
        Score::Null => Some(dice.pick(&["null", "~"]).to_owned()),
        Score::One(score) => Some(score.to_string()),
        Score::WithSe(score, se) => Some(flow(&vec![entry("score", score), entry("se", se)])),
        Score::Many(ratings) => Some(list(ratings)),
        Score::Named(raters) => {
            let mut entries = Entries::new();
            for (rater, ratings) in raters {
                let value = match ratings.as_slice() {
                    [one] if dice.percent(70) => one.to_string(),
                    several => list(several),
                };
                entries.push(entry(rater, &value));
            }
            Some(flow(&entries))
        }
    }
}

// -----------------------------------------------------------------------------------------------------------
// The comparison
// -----------------------------------------------------------------------------------------------------------

/// Holds the expectation against two `salesfit/match/1` documents, made with `--by role` and with `--by
/// task`. The error tells the first difference.
pub fn compare(expected: &Expected, by_role: &Value, by_task: &Value) -> Result<(), String> {
    compare_match(expected, by_role, "role")?;
    compare_match(expected, by_task, "task")
}

fn compare_match(expected: &Expected, found: &Value, by: &str) -> Result<(), String> {
    let place = format!("by {by}");
    same_text(&place, found, "schema", Some("salesfit/match/1"))?;
    same_text(&place, found, "by", Some(by))?;
    same_text(&place, found, "motion", Some(&expected.motion))?;

    let columns = if by == "role" { &expected.roles } else { &expected.tasks };
    let mut found_columns = Vec::new();
    for column in array(&place, found, "columns")? {
        found_columns.push(column.get("id").and_then(Value::as_str).unwrap_or("(no id)").to_owned());
    }
    if *columns != found_columns {
        return Err(format!("{place}: columns: expected {columns:?}, found {found_columns:?}"));
    }

    let sellers = array(&place, found, "sellers")?;
    if sellers.len() != expected.sellers.len() {
        return Err(format!("{place}: expected {} sellers, found {}", expected.sellers.len(), sellers.len()));
    }
    for (seller, found) in expected.sellers.iter().zip(sellers) {
        let place = format!("{place}, seller {}", seller.id);
        let cells = if by == "role" { &seller.by_role } else { &seller.by_task };
        compare_seller(&place, seller, columns, cells, found)?;
    }
    compare_short(&place, expected, found)
}

fn compare_seller(
    place: &str,
    seller: &ExpectedSeller,
    columns: &[String],
    cells: &[ExpectedCell],
    found: &Value,
) -> Result<(), String> {
    same_text(place, found, "id", Some(&seller.id))?;
    same_text(place, found, "name", Some(&seller.name))?;
    same_text(place, found, "role", seller.role.as_deref())?;

    let fits = found
        .get("fits")
        .and_then(Value::as_object)
        .ok_or(format!("{place}: no object `fits` in {found}"))?;
    if fits.len() != columns.len() {
        return Err(format!("{place}: fits: expected those of {columns:?}, found {:?}", fits.keys()));
    }
    for (column, cell) in columns.iter().zip(cells) {
        let found = fits.get(column).ok_or(format!("{place}: no fit for column {column} in {found}"))?;
        compare_cell(&format!("{place}, column {column}"), cell, found)?;
    }

    same_text(place, found, "best", seller.best.as_deref())?;
    let spread = seller.spread;
    let levels = [
        ("strong", spread.strong),
        ("adequate", spread.adequate),
        ("weak", spread.weak),
        ("unknown", spread.unknown),
    ];
    for (level, count) in levels {
        let found = found.get("spread").and_then(|spread| spread.get(level)).and_then(Value::as_u64);
        if found != u64::try_from(count).ok() {
            return Err(format!("{place}: spread.{level}: expected {count}, found {found:?}"));
        }
    }
    Ok(())
}

fn compare_cell(place: &str, cell: &ExpectedCell, found: &Value) -> Result<(), String> {
    let in_full = |difference: String| format!("{difference}\n  expected {cell:?}\n  found    {found}");
    let numbers = [
        ("fit", cell.fit),
        ("unvetoed_fit", cell.unvetoed_fit),
        ("low", Some(cell.low)),
        ("high", Some(cell.high)),
        ("coverage", Some(cell.coverage)),
    ];
    for (key, number) in numbers {
        same_number(place, found, key, number).map_err(in_full)?;
    }
    same_text(place, found, "level", cell.level).map_err(in_full)?;
    let told = found.get("vetoed").and_then(Value::as_bool);
    if told != Some(cell.vetoed) {
        return Err(in_full(format!("{place}: vetoed: expected {}, found {told:?}", cell.vetoed)));
    }

    let mut vetoes = cell.vetoes.clone();
    let mut found_vetoes = Vec::new();
    for veto in array(place, found, "vetoes")? {
        let text = |key: &str| veto.get(key).and_then(Value::as_str).unwrap_or("(absent)").to_owned();
        found_vetoes.push((text("task"), text("trait")));
    }
    vetoes.sort();
    found_vetoes.sort();
    if vetoes != found_vetoes {
        return Err(in_full(format!("{place}: vetoes: expected {vetoes:?}, found {found_vetoes:?}")));
    }
    Ok(())
}

/// `short` may leave tasks out, but must count right those that it names, and may not pass over one that is
/// shorter.
fn compare_short(place: &str, expected: &Expected, found: &Value) -> Result<(), String> {
    let mut listed: BTreeMap<String, usize> = BTreeMap::new();
    for item in array(place, found, "short")? {
        let task = item.get("task").and_then(Value::as_str).unwrap_or("(no task)");
        let Some((_, count)) = expected.short.iter().find(|(id, _)| id == task) else {
            return Err(format!("{place}: short: {task} is no task of the catalog"));
        };
        let found = item.get("adequate_or_better").and_then(Value::as_u64);
        if found != u64::try_from(*count).ok() {
            return Err(format!(
                "{place}: short: {task}: expected {count} adequate or better, found {found:?}"
            ));
        }
        if listed.insert(task.to_owned(), *count).is_some() {
            return Err(format!("{place}: short: {task} is named twice"));
        }
    }
    for (task, count) in &expected.short {
        if !listed.contains_key(task)
            && let Some((other, more)) = listed.iter().find(|(_, listed)| *listed > count)
        {
            return Err(format!("{place}: short: names {other} with {more}, but not {task} with {count}"));
        }
    }
    Ok(())
}

/// Holds the losses of one seller (by place) in one role against a `salesfit/explain/2` document.
pub fn compare_losses(expected: &Expected, seller: usize, role: &str, explain: &Value) -> Result<(), String> {
    let column =
        expected.roles.iter().position(|id| id == role).ok_or(format!("no role {role} in this world"))?;
    let seller = expected.sellers.get(seller).ok_or(format!("no seller {seller} in this world"))?;
    let place = format!("losses of {} in {role}", seller.id);
    same_text(&place, explain, "schema", Some("salesfit/explain/2"))?;

    // By task, trait and veto: points and side. What is not there has lost nothing.
    let mut wanted: BTreeMap<(String, String, bool), (f64, String)> = BTreeMap::new();
    for loss in &seller.losses[column] {
        let key = (loss.task.clone(), loss.trait_id.clone(), loss.veto);
        wanted.insert(key, (loss.points, loss.side.to_owned()));
    }
    let mut told: BTreeMap<(String, String, bool), (f64, String)> = BTreeMap::new();
    let mut sum = 0.0;
    for loss in array(&place, explain, "losses")? {
        let text = |key: &str| -> Result<String, String> {
            loss.get(key)
                .and_then(Value::as_str)
                .map(str::to_owned)
                .ok_or(format!("{place}: no text `{key}` in {loss}"))
        };
        if text("role")? != role {
            continue;
        }
        let points =
            loss.get("points").and_then(Value::as_f64).ok_or(format!("{place}: no `points` in {loss}"))?;
        let veto =
            loss.get("veto").and_then(Value::as_bool).ok_or(format!("{place}: no `veto` in {loss}"))?;
        sum += points;
        if points.abs() <= POINT_TOLERANCE {
            continue;
        }
        if told.insert((text("task")?, text("trait")?, veto), (points, text("side")?)).is_some() {
            return Err(format!("{place}: told twice: {loss}"));
        }
    }

    let in_full =
        |difference: String| format!("{place}: {difference}\n  expected {wanted:?}\n  found    {told:?}");
    let nothing = (0.0, String::new());
    for key in wanted.keys().chain(told.keys()) {
        let (want, want_side) = wanted.get(key).unwrap_or(&nothing);
        let (have, have_side) = told.get(key).unwrap_or(&nothing);
        if (want - have).abs() > POINT_TOLERANCE {
            return Err(in_full(format!(
                "{key:?} (task, trait, veto): expected {want:?} points, found {have:?}"
            )));
        }
        if wanted.contains_key(key) && told.contains_key(key) && want_side != have_side {
            return Err(in_full(format!(
                "{key:?} (task, trait, veto): expected side {want_side}, found {have_side}"
            )));
        }
    }
    if let Some(fit) = seller.by_role[column].fit {
        let whole = 100.0 * (1.0 - fit);
        if (sum - whole).abs() > POINT_TOLERANCE {
            return Err(in_full(format!("expected {whole:?} points in all, found {sum:?}")));
        }
    }
    Ok(())
}

fn array<'a>(place: &str, found: &'a Value, key: &str) -> Result<&'a Vec<Value>, String> {
    found.get(key).and_then(Value::as_array).ok_or_else(|| format!("{place}: no array `{key}` in {found}"))
}

/// `None` stands for a null, which must be there all the same.
fn same_text(place: &str, found: &Value, key: &str, expected: Option<&str>) -> Result<(), String> {
    let value = found.get(key).ok_or_else(|| format!("{place}: no `{key}` in {found}"))?;
    let same = match expected {
        Some(text) => value.as_str() == Some(text),
        None => value.is_null(),
    };
    if same { Ok(()) } else { Err(format!("{place}: {key}: expected {expected:?}, found {value}")) }
}

/// `None` stands for a null, which must be there all the same.
fn same_number(place: &str, found: &Value, key: &str, expected: Option<f64>) -> Result<(), String> {
    let value = found.get(key).ok_or_else(|| format!("{place}: no `{key}` in {found}"))?;
    let same = match (expected, value.as_f64()) {
        (Some(expected), Some(found)) => (expected - found).abs() <= FIT_TOLERANCE,
        (None, None) => value.is_null(),
        _ => false,
    };
    if same { Ok(()) } else { Err(format!("{place}: {key}: expected {expected:?}, found {value}")) }
}

// -----------------------------------------------------------------------------------------------------------
// The reference's own tests: worked numbers of the science page, small cases by hand, and whether it would
// notice
// -----------------------------------------------------------------------------------------------------------

fn near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "expected {expected}, found {found}");
}

/// A world of one trait for each pair of weight and desirability, where a score is ten times its desirability
/// (all needs are "at least 10, tolerance 10"); one task of them all, one role of that task, one seller
/// without scores.
fn plain_world(tradeoff: Tradeoff, weights: &[f64]) -> World {
    let traits: Vec<String> = (1..=weights.len()).map(|number| format!("trait-{number}")).collect();
    let needs = traits
        .iter()
        .zip(weights)
        .map(|(trait_id, weight)| Need {
            trait_id: trait_id.clone(),
            limit: Limit::AtLeast(10.0),
            weight: Some(*weight),
            tolerance: Some(Tolerance::Same(10.0)),
            veto_below: None,
            veto_above: None,
        })
        .collect();
    World {
        scale: [0.0, 10.0],
        levels: Levels { strong: 75.0, adequate: 50.0 },
        defaults: Defaults {
            tolerance: None,
            tradeoff: None,
            veto_share: None,
            min_coverage: None,
            se: None,
        },
        motions: vec![Motion { id: "complex".to_owned(), ease: 0.0 }],
        motion: None,
        team_scale: None,
        tasks: vec![Task { id: "hunting".to_owned(), tradeoff: Some(tradeoff), needs }],
        roles: vec![Role {
            id: "hunter".to_owned(),
            tradeoff: None,
            baseline: false,
            shares: vec![("hunting".to_owned(), 40.0)],
        }],
        sellers: vec![Seller {
            id: "kari".to_owned(),
            name: "Kari".to_owned(),
            role: None,
            scores: vec![Score::Missing; traits.len()],
        }],
        traits,
        trait_errors: Vec::new(),
        raters: Vec::new(),
        style: 0,
    }
}

fn rated(mut world: World, scores: &[f64]) -> World {
    for (place, score) in scores.iter().enumerate() {
        world.sellers[0].scores[place] = Score::One(*score);
    }
    world
}

/// SCIENCE 1.1 and 1.2, on a scale of 0 to 100.
#[test]
fn desirability_has_the_worked_numbers() {
    let d = |limit: Limit, tolerances: (f64, f64), x: f64| {
        desirability(x, band(limit, [0.0, 100.0], 0.0), tolerances, 1e-7).0
    };
    near(d(Limit::AtLeast(65.0), (15.0, 15.0), 59.0), 0.6, 1e-15);
    near(d(Limit::Between(50.0, 50.0), (20.0, 30.0), 40.0), 0.5, 1e-15);
    near(d(Limit::Between(50.0, 50.0), (20.0, 30.0), 62.0), 0.6, 1e-15);
    for (x, expected) in [
        (50.0, 0.0),
        (52.0, 0.2),
        (59.0, 0.9),
        (60.0, 1.0),
        (70.0, 1.0),
        (80.0, 1.0),
        (84.0, 0.6),
        (90.0, 0.0),
    ] {
        near(d(Limit::Between(60.0, 80.0), (10.0, 10.0), x), expected, 1e-15);
    }
    near(d(Limit::AtMost(40.0), (10.0, 10.0), 40.0), 1.0, 0.0);
    near(d(Limit::AtMost(40.0), (10.0, 10.0), 50.0), 0.0, 0.0);
    near(d(Limit::AtLeast(60.0), (0.0, 0.0), 60.0), 1.0, 0.0);
    near(d(Limit::AtLeast(60.0), (0.0, 0.0), 59.999), 0.0, 0.0);
    // Rounding alone moves nobody over a limit: 0.1 + 0.2 is a little more than 0.3.
    near(d(Limit::AtMost(0.3), (0.0, 0.0), 0.1 + 0.2), 1.0, 0.0);
}

/// SCIENCE 1.4.
#[test]
fn means_have_the_worked_numbers() {
    let parts = [(0.5, 0.9), (0.3, 0.4), (0.2, 1.0)];
    near(mean(Tradeoff::Full, &parts), 0.77, 1e-15);
    near(mean(Tradeoff::Partial, &parts), 0.720_675, 5e-7);
    near(mean(Tradeoff::None, &parts), 0.4, 0.0);
    let with_zero = [(0.5, 1.0), (0.3, 1.0), (0.2, 0.0)];
    near(mean(Tradeoff::Full, &with_zero), 0.8, 1e-15);
    near(mean(Tradeoff::Partial, &with_zero), 0.0, 0.0);
    near(mean(Tradeoff::None, &with_zero), 0.0, 0.0);
}

/// SCIENCE 3.10.
#[test]
fn missing_ratings_have_the_worked_bounds() {
    let cases = [
        (Tradeoff::Full, 0.7125, 0.57, 0.77),
        (Tradeoff::Partial, 0.6640, 0.0, 0.7207),
        (Tradeoff::None, 0.4, 0.0, 0.4),
    ];
    for (tradeoff, fit, low, high) in cases {
        let expected = expect(&rated(plain_world(tradeoff, &[0.5, 0.3, 0.2]), &[9.0, 4.0]));
        for cell in [&expected.sellers[0].by_task[0], &expected.sellers[0].by_role[0]] {
            near(cell.fit.unwrap(), fit, 5e-5);
            near(cell.low, low, 5e-5);
            near(cell.high, high, 5e-5);
            near(cell.coverage, 0.8, 1e-15);
        }
    }
}

#[test]
fn nothing_rated_is_unknown_between_nought_and_one() {
    let expected = expect(&plain_world(Tradeoff::Partial, &[1.0, 2.0]));
    let cell = &expected.sellers[0].by_role[0];
    assert!(cell.fit.is_none() && cell.unvetoed_fit.is_none() && cell.level.is_none());
    near(cell.low, 0.0, 0.0);
    near(cell.high, 1.0, 0.0);
    near(cell.coverage, 0.0, 0.0);
    assert!(expected.sellers[0].losses[0].is_empty());
    assert_eq!(expected.sellers[0].best, None);
    assert_eq!(expected.sellers[0].spread.unknown, 1);
}

#[test]
fn ease_widens_true_limits_only() {
    let scale = [0.0, 10.0];
    let cases = [
        (Limit::AtLeast(8.0), 2.0, [6.0, 10.0]),
        (Limit::AtLeast(1.0), 2.0, [0.0, 10.0]),
        (Limit::AtLeast(0.0), 2.0, [0.0, 10.0]),
        (Limit::AtMost(3.0), 2.0, [0.0, 5.0]),
        (Limit::AtMost(0.0), 2.0, [0.0, 2.0]),
        (Limit::Between(4.0, 9.0), 2.0, [2.0, 10.0]),
        (Limit::Between(0.0, 6.0), 1.0, [0.0, 7.0]),
    ];
    for (limit, ease, expected) in cases {
        let found = band(limit, scale, ease);
        near(found[0], expected[0], 0.0);
        near(found[1], expected[1], 0.0);
    }
}

#[test]
fn a_veto_takes_what_was_left() {
    let mut world = rated(plain_world(Tradeoff::Full, &[1.0, 3.0]), &[2.0, 8.0]);
    world.tasks[0].needs[0].veto_below = Some(3.0);
    let expected = expect(&world);
    let seller = &expected.sellers[0];
    let cell = &seller.by_role[0];
    near(cell.fit.unwrap(), 0.0, 0.0);
    near(cell.unvetoed_fit.unwrap(), 0.65, 1e-15);
    near(cell.high, 0.0, 0.0);
    assert!(cell.vetoed && seller.best.is_none());
    assert_eq!(cell.vetoes, [("hunting".to_owned(), "trait-1".to_owned())]);
    let points: Vec<(f64, bool)> = seller.losses[0].iter().map(|loss| (loss.points, loss.veto)).collect();
    for (found, expected) in points.iter().zip([(20.0, false), (15.0, false), (65.0, true)]) {
        near(found.0, expected.0, 1e-12);
        assert_eq!(found.1, expected.1);
    }

    // At its limit a veto does not bite; unrated it does away with the lower bound.
    world.sellers[0].scores[0] = Score::One(3.0);
    assert!(!expect(&world).sellers[0].by_role[0].vetoed);
    world.sellers[0].scores[0] = Score::Null;
    let cell = &expect(&world).sellers[0].by_role[0];
    near(cell.low, 0.0, 0.0);
    near(cell.high, 0.85, 1e-15);
    // A need that weighs nothing vetoes nothing.
    world.sellers[0].scores[0] = Score::One(0.0);
    world.tasks[0].needs[0].weight = Some(0.0);
    near(expect(&world).sellers[0].by_role[0].fit.unwrap(), 0.8, 1e-15);
}

#[test]
fn a_role_is_vetoed_by_its_share_of_vetoed_time() {
    let mut world = rated(plain_world(Tradeoff::Full, &[1.0]), &[2.0]);
    let mut free = world.tasks[0].clone();
    free.id = "service".to_owned();
    world.tasks[0].needs[0].veto_below = Some(3.0);
    world.tasks.push(free);
    for (share, vetoed) in [(25.0, true), (24.9, false)] {
        world.roles[0].shares = vec![("hunting".to_owned(), share), ("service".to_owned(), 100.0 - share)];
        let seller = &expect(&world).sellers[0];
        assert_eq!(seller.by_role[0].vetoed, vetoed);
        assert_eq!(seller.best.is_none(), vetoed);
        near(seller.by_role[0].fit.unwrap(), 0.2 * (100.0 - share) / 100.0, 1e-15);
        near(seller.by_role[0].unvetoed_fit.unwrap(), 0.2, 1e-15);
    }
}

#[test]
fn ties_go_to_todays_role_and_then_to_the_first() {
    let mut world = rated(plain_world(Tradeoff::Full, &[1.0]), &[7.5]);
    for id in ["closer", "generalist"] {
        let role = Role { id: id.to_owned(), baseline: id == "generalist", ..world.roles[0].clone() };
        world.roles.push(role);
    }
    assert_eq!(expect(&world).sellers[0].best.as_deref(), Some("hunter"));
    world.sellers[0].role = Some("closer".to_owned());
    assert_eq!(expect(&world).sellers[0].best.as_deref(), Some("closer"));
    world.sellers[0].role = Some("generalist".to_owned());
    assert_eq!(expect(&world).sellers[0].best.as_deref(), Some("hunter"));
    assert_eq!(expect(&world).sellers[0].by_task[0].level, Some("strong"));
}

#[test]
fn several_ratings_count_as_their_mean_on_the_catalogs_scale() {
    let mut world = plain_world(Tradeoff::Full, &[1.0]);
    world.team_scale = Some([1.0, 5.0]);
    let named = vec![("self".to_owned(), vec![5.0]), ("peer".to_owned(), vec![3.0, 4.0])];
    for score in
        [Score::Many(vec![5.0, 3.0, 4.0]), Score::Named(named), Score::WithSe(4.0, 0.5), Score::One(4.0)]
    {
        world.sellers[0].scores[0] = score;
        near(expect(&world).sellers[0].by_task[0].fit.unwrap(), 0.75, 1e-15);
    }
}

#[test]
fn losses_by_hand() {
    // Partial: by weight and logarithm; with a nought, that need bears all of it.
    let parts = [(1.0, 0.5), (2.0, 0.5), (1.0, 1.0)];
    let fit = mean(Tradeoff::Partial, &parts);
    let losses = split_loss(Tradeoff::Partial, &parts);
    near(losses[0], (1.0 - fit) / 3.0, 1e-15);
    near(losses[1], (1.0 - fit) * 2.0 / 3.0, 1e-15);
    near(losses[2], 0.0, 0.0);
    near(split_loss(Tradeoff::Partial, &[(1.0, 0.0), (5.0, 0.5)])[0], 1.0, 0.0);
    // None: those at the minimum, by weight.
    let losses = split_loss(Tradeoff::None, &[(1.0, 0.4), (3.0, 0.4), (9.0, 0.7)]);
    near(losses[0], 0.15, 1e-15);
    near(losses[1], 0.45, 1e-15);
    near(losses[2], 0.0, 0.0);
    // Not what lost nothing, however near.
    near(split_loss(Tradeoff::None, &[(1.0, 1.0 - 1e-10), (3.0, 1.0)])[0], 1e-10, 1e-15);
    // Where nothing is lost there is no loss, and no division by nought.
    for tradeoff in [Tradeoff::Full, Tradeoff::Partial, Tradeoff::None] {
        near(split_loss(tradeoff, &[(2.0, 1.0), (1.0, 1.0)]).iter().sum::<f64>(), 0.0, 0.0);
    }
}

#[test]
fn the_files_read_as_the_design_writes_them() {
    let mut world = rated(plain_world(Tradeoff::None, &[3.0]), &[6.5]);
    world.tasks[0].needs[0].limit = Limit::AtLeast(8.0);
    world.tasks[0].needs[0].tolerance = Some(Tolerance::Sides(2.0, 5.0));
    world.tasks[0].needs[0].veto_below = Some(3.0);
    let need = flow(&need_entries(&world.tasks[0].needs[0]));
    assert_eq!(need, "{at_least: 8, weight: 3, tolerance: [2, 5], veto_below: 3}");
    assert!(world.catalog_yaml().contains("    tradeoff: none\n    needs:\n"));
    assert!(world.team_yaml().contains("trait-1: 6.5"));
}

/// What holds for every world by the design's laws holds for the reference's own answers.
#[test]
fn made_up_worlds_keep_the_laws() {
    for seed in 0..3000 {
        let world = random_world(seed);
        assert_eq!(world.catalog_yaml(), random_world(seed).catalog_yaml(), "seed {seed}");
        assert_eq!(world.team_yaml(), random_world(seed).team_yaml(), "seed {seed}");
        let expected = expect(&world);
        for seller in &expected.sellers {
            for cell in seller.by_role.iter().chain(&seller.by_task) {
                let fits = [Some(cell.low), cell.fit, Some(cell.high)];
                let known: Vec<f64> = fits.into_iter().flatten().collect();
                assert!(known.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12), "seed {seed}: {cell:?}");
                assert!(known.iter().all(|fit| (0.0..=1.0 + 1e-12).contains(fit)), "seed {seed}: {cell:?}");
                assert!((0.0..=1.0 + 1e-12).contains(&cell.coverage), "seed {seed}: {cell:?}");
                assert_eq!(cell.fit.is_none(), cell.coverage <= 0.0, "seed {seed}: {cell:?}");
                assert_eq!(cell.fit.is_none(), cell.level.is_none(), "seed {seed}: {cell:?}");
            }
            for (cell, losses) in seller.by_role.iter().zip(&seller.losses) {
                let sum: f64 = losses.iter().map(|loss| loss.points).sum();
                near(sum, cell.fit.map_or(0.0, |fit| 100.0 * (1.0 - fit)), 1e-9);
            }
        }
    }
}

/// The two documents as a right program would write them.
fn right_answer(expected: &Expected, by: &str) -> Value {
    let columns = if by == "role" { &expected.roles } else { &expected.tasks };
    let mut sellers = Vec::new();
    for seller in &expected.sellers {
        let cells = if by == "role" { &seller.by_role } else { &seller.by_task };
        let mut fits = serde_json::Map::new();
        for (column, cell) in columns.iter().zip(cells) {
            let vetoes: Vec<Value> =
                cell.vetoes.iter().map(|(task, id)| serde_json::json!({"task": task, "trait": id})).collect();
            let cell = serde_json::json!({
                "fit": cell.fit, "low": cell.low, "high": cell.high, "coverage": cell.coverage, "level": cell.level,
                "vetoes": vetoes, "vetoed": cell.vetoed, "unvetoed_fit": cell.unvetoed_fit,
            });
            fits.insert(column.clone(), cell);
        }
        let spread = seller.spread;
        sellers.push(serde_json::json!({
            "id": seller.id, "name": seller.name, "role": seller.role, "best": seller.best, "fits": fits,
            "spread": {
                "strong": spread.strong, "adequate": spread.adequate, "weak": spread.weak, "unknown": spread.unknown,
            },
        }));
    }
    let columns: Vec<Value> = columns.iter().map(|id| serde_json::json!({"id": id, "name": id})).collect();
    let short: Vec<Value> = expected
        .short
        .iter()
        .filter(|(_, count)| *count < 2)
        .map(|(task, count)| serde_json::json!({"task": task, "adequate_or_better": count}))
        .collect();
    serde_json::json!({
        "schema": "salesfit/match/1", "by": by, "motion": expected.motion, "columns": columns, "sellers": sellers,
        "short": short,
    })
}

#[test]
fn the_comparison_notices_every_single_change() {
    let mut changes = 0;
    for seed in 0..40 {
        let expected = expect(&random_world(seed));
        let (by_role, by_task) = (right_answer(&expected, "role"), right_answer(&expected, "task"));
        assert_eq!(compare(&expected, &by_role, &by_task), Ok(()), "seed {seed}");
        for seller in 0..expected.sellers.len() {
            let path = format!("/sellers/{seller}");
            let mut paths: Vec<String> = ["id", "name", "role", "best", "spread/weak"]
                .iter()
                .map(|key| format!("{path}/{key}"))
                .collect();
            for column in &expected.roles {
                for key in ["fit", "low", "high", "coverage", "level", "vetoes", "vetoed", "unvetoed_fit"] {
                    paths.push(format!("{path}/fits/{column}/{key}"));
                }
            }
            for path in paths {
                let mut wrong = by_role.clone();
                let value = wrong.pointer_mut(&path).unwrap();
                *value = match value.clone() {
                    Value::Number(number) if number.is_u64() => (number.as_u64().unwrap() + 1).into(),
                    Value::Number(number) => (number.as_f64().unwrap() + 1e-11).into(),
                    Value::Bool(truth) => (!truth).into(),
                    Value::Array(_) => {
                        serde_json::json!([{"task": "no-such-task", "trait": "no-such-trait"}])
                    }
                    _ => "changed".into(),
                };
                assert!(compare(&expected, &wrong, &by_task).is_err(), "seed {seed}: {path}");
                changes += 1;
            }
        }
    }
    assert!(changes > 1000, "only {changes} changes tried");
}

#[test]
fn the_comparison_of_losses_notices_every_single_change() {
    let mut changes = 0;
    for seed in 0..40 {
        let expected = expect(&random_world(seed));
        for (place, seller) in expected.sellers.iter().enumerate() {
            for (role, losses) in expected.roles.iter().zip(&seller.losses) {
                let mut told: Vec<Value> = losses
                    .iter()
                    .map(|loss| {
                        serde_json::json!({
                            "role": role, "task": loss.task, "trait": loss.trait_id, "points": loss.points,
                            "side": loss.side, "veto": loss.veto,
                        })
                    })
                    .collect();
                told.push(serde_json::json!({
                    "role": "another", "task": "x", "trait": "y", "points": 1.0, "side": "over", "veto": false,
                }));
                let right = serde_json::json!({"schema": "salesfit/explain/2", "losses": told});
                assert_eq!(compare_losses(&expected, place, role, &right), Ok(()), "seed {seed}");
                for (index, loss) in losses.iter().enumerate() {
                    let wrongs = [
                        ("points", Value::from(loss.points + 1e-6)),
                        ("side", Value::from(if loss.side == "under" { "over" } else { "under" })),
                        ("trait", Value::from("changed")),
                        ("role", Value::from("another")),
                        ("veto", Value::from(!loss.veto)),
                    ];
                    for (key, value) in wrongs {
                        if loss.points > 1e-6 {
                            let mut wrong = right.clone();
                            wrong["losses"][index][key] = value;
                            assert!(
                                compare_losses(&expected, place, role, &wrong).is_err(),
                                "seed {seed}: {key} {loss:?}"
                            );
                            changes += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(changes > 1000, "only {changes} changes tried");
}
