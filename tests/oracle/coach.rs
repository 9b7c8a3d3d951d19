//! A second opinion on coaching: every step of every trait of every seller in every role, written down.
//!
//! Written from the words of the contract and of `docs/decisions.md`, and from nothing else; it must never be "fixed" by
//! looking at the engine. Scores in these worlds have no error, so that the expected fit is the fit.

use std::fmt::Write as _;

use crate::support::Dice;

pub const TRAITS: usize = 4;
pub const STEP: f64 = 0.5;
const SLACK: f64 = 1e-8;

#[derive(Clone, Debug)]
pub struct Need {
    of: usize,
    lo: f64,
    hi: f64,
    weight: f64,
    tolerance: f64,
    veto_below: Option<f64>,
    veto_above: Option<f64>,
}

#[derive(Clone, Debug)]
struct Task {
    tradeoff: &'static str,
    needs: Vec<Need>,
}

#[derive(Clone, Debug)]
struct Role {
    tradeoff: &'static str,
    shares: Vec<(usize, f64)>,
}

#[derive(Clone, Debug)]
pub struct Seller {
    pub role: Option<usize>,
    pub pinned: bool,
    pub scores: [Option<f64>; TRAITS],
    pub never: [bool; TRAITS],
}

#[derive(Clone, Debug)]
pub struct World {
    prices: [f64; TRAITS],
    most: [f64; TRAITS],
    tasks: Vec<Task>,
    roles: Vec<Role>,
    pub sellers: Vec<Seller>,
    pub seats: Vec<u32>,
    pub budget: f64,
    pub most_traits: Option<usize>,
}

const TRADEOFFS: [&str; 3] = ["full", "partial", "none"];

/// The same seed gives the same world, always: four sellers, three roles, four traits.
pub fn random_world(seed: u64) -> World {
    let dice = &mut Dice(seed ^ 0xC0AC);
    let mut tasks = Vec::new();
    for _ in 0..3 {
        let traits = dice.count(1, 3);
        let of = dice.some(&[0, 1, 2, 3], traits);
        let needs = of.into_iter().map(|of| random_need(dice, of)).collect();
        tasks.push(Task { tradeoff: dice.pick(&TRADEOFFS), needs });
    }
    let mut roles = Vec::new();
    for _ in 0..3 {
        let count = dice.count(1, 2);
        let shares = dice.some(&[0, 1, 2], count).into_iter().map(|task| (task, dice.tenths(1, 9))).collect();
        roles.push(Role { tradeoff: dice.pick(&TRADEOFFS), shares });
    }
    let mut seats: Vec<u32> = (0..3).map(|_| dice.between(0, 2)).collect();
    seats[0] += 1;
    let mut sellers: Vec<Seller> = Vec::new();
    for _ in 0..4 {
        let role = dice.percent(80).then(|| dice.count(0, 2));
        let free = role.is_some_and(|role| {
            let held = sellers.iter().filter(|other| other.pinned && other.role == Some(role)).count();
            held < seats[role] as usize
        });
        sellers.push(Seller {
            role,
            pinned: free && dice.percent(10),
            scores: [0; TRAITS].map(|_| (!dice.percent(7)).then(|| dice.tenths(1, 9))),
            never: [0; TRAITS].map(|_| dice.percent(8)),
        });
    }
    World {
        prices: [0; TRAITS].map(|_| f64::from(dice.between(1, 40))),
        most: [0; TRAITS].map(|_| dice.pick(&[0.4, 0.7, 1.0, 1.1, 1.5])),
        tasks,
        roles,
        sellers,
        seats,
        budget: f64::from(dice.between(0, 90)),
        most_traits: dice.percent(30).then(|| dice.count(1, 2)),
    }
}

fn random_need(dice: &mut Dice, of: usize) -> Need {
    let (lo, hi) = match dice.below(4) {
        0 | 1 => (dice.tenths(3, 9), 10.0),
        2 => (0.0, dice.tenths(2, 8)),
        _ => {
            let lo = dice.tenths(2, 8);
            (lo, (lo + dice.tenths(0, 2)).min(10.0))
        }
    };
    Need {
        of,
        lo,
        hi,
        weight: f64::from(dice.between(1, 4)),
        tolerance: dice.pick(&[0.0, 1.0, 4.0, 4.0]),
        veto_below: dice.percent(15).then(|| dice.tenths(1, 6)),
        veto_above: dice.percent(8).then(|| dice.tenths(7, 9)),
    }
}

impl World {
    pub fn catalog(&self) -> String {
        let mut out = "traits:\n".to_owned();
        for of in 0..TRAITS {
            let (price, most) = (self.prices[of], self.most[of]);
            let _ = writeln!(out, "  t{of}: {{coaching: {{per_point: {price}, at_most: {most}}}}}");
        }
        out += "tasks:\n";
        for (at, task) in self.tasks.iter().enumerate() {
            let _ = writeln!(out, "  k{at}:\n    tradeoff: {}\n    needs:", task.tradeoff);
            for need in &task.needs {
                let _ = write!(
                    out,
                    "      t{}: {{between: [{}, {}], weight: {}, ",
                    need.of, need.lo, need.hi, need.weight
                );
                for (key, veto) in [("veto_below", need.veto_below), ("veto_above", need.veto_above)] {
                    if let Some(limit) = veto {
                        let _ = write!(out, "{key}: {limit}, ");
                    }
                }
                let _ = writeln!(out, "tolerance: {}}}", need.tolerance);
            }
        }
        out += "roles:\n";
        for (at, role) in self.roles.iter().enumerate() {
            let shares: Vec<String> =
                role.shares.iter().map(|(task, share)| format!("k{task}: {share}")).collect();
            let _ =
                writeln!(out, "  r{at}: {{tradeoff: {}, tasks: {{{}}}}}", role.tradeoff, shares.join(", "));
        }
        out
    }

    pub fn team(&self, se: f64) -> String {
        let seats: Vec<String> =
            self.seats.iter().enumerate().map(|(role, seats)| format!("r{role}: {seats}")).collect();
        let mut out = format!("seats: {{{}}}\nsellers:\n", seats.join(", "));
        for (at, seller) in self.sellers.iter().enumerate() {
            let _ = writeln!(out, "  - name: s{at}");
            if let Some(role) = seller.role {
                let _ = writeln!(out, "    role: r{role}\n    pinned: {}", seller.pinned);
            }
            let never: Vec<String> =
                (0..TRAITS).filter(|of| seller.never[*of]).map(|of| format!("t{of}: never")).collect();
            let _ = writeln!(out, "    coaching: {{{}}}\n    scores:", never.join(", "));
            for (of, score) in seller.scores.iter().enumerate() {
                let _ = match score {
                    Some(score) => writeln!(out, "      t{of}: {{score: {score}, se: {se}}}"),
                    None => writeln!(out, "      t{of}: ~"),
                };
            }
        }
        out
    }

    fn needs(&self, role: usize) -> impl Iterator<Item = &Need> {
        self.roles[role].shares.iter().flat_map(|(task, _)| &self.tasks[*task].needs)
    }

    /// A fit with a role, and whether the role is vetoed; `None` where it is unknown.
    fn fit(&self, scores: &[Option<f64>; TRAITS], role: usize) -> Option<(f64, bool)> {
        let role = &self.roles[role];
        let (mut parts, mut vetoed, mut all) = (Vec::new(), 0.0, 0.0);
        for &(task, share) in &role.shares {
            let mut rated = Vec::new();
            let mut broken = false;
            for need in &self.tasks[task].needs {
                let Some(x) = scores[need.of] else { continue };
                let off = (need.lo - x).max(x - need.hi).max(0.0);
                let d = if off <= SLACK {
                    1.0
                } else if off >= need.tolerance - SLACK {
                    0.0
                } else {
                    1.0 - off / need.tolerance
                };
                rated.push((need.weight, d));
                broken |= need.veto_below.is_some_and(|limit| x < limit - SLACK);
                broken |= need.veto_above.is_some_and(|limit| x > limit + SLACK);
            }
            all += share;
            vetoed += if broken { share } else { 0.0 };
            if !rated.is_empty() {
                parts.push((share, if broken { 0.0 } else { combine(self.tasks[task].tradeoff, &rated) }));
            }
        }
        let is_vetoed = vetoed > 0.0 && vetoed / all >= 0.25 - 1e-9;
        (!parts.is_empty()).then(|| (combine(role.tradeoff, &parts), is_vetoed))
    }

    /// The share of the weight that is rated.
    fn coverage(&self, seller: usize, role: usize) -> f64 {
        let (mut rated, mut all) = (0.0, 0.0);
        for &(task, share) in &self.roles[role].shares {
            let needs = &self.tasks[task].needs;
            let known: f64 = needs
                .iter()
                .filter(|need| self.sellers[seller].scores[need.of].is_some())
                .map(|need| need.weight)
                .sum();
            rated += share * known / needs.iter().map(|need| need.weight).sum::<f64>();
            all += share;
        }
        rated / all
    }

    /// How many steps a seller may take in a trait for a role.
    fn most_steps(&self, seller: usize, role: usize, of: usize) -> u32 {
        let Some(x) = self.sellers[seller].scores[of].filter(|_| !self.sellers[seller].never[of]) else {
            return 0;
        };
        let mut most = 0;
        for need in self.needs(role).filter(|need| need.of == of) {
            let enough = need.lo.max(need.veto_below.unwrap_or(0.0));
            let mut steps = 0;
            // A step begins below what is needed and does not end above the band.
            while x + STEP * f64::from(steps) < enough - SLACK
                && x + STEP * f64::from(steps + 1) <= need.hi + SLACK
                && STEP * f64::from(steps + 1) <= self.most[of] + SLACK
            {
                steps += 1;
            }
            most = most.max(steps);
        }
        most
    }

    /// Every plan of a seller in a role that leaves the role open: what it takes, and the fit.
    pub fn plans(&self, seller: usize, role: usize, has_it_anyway: bool) -> Vec<(f64, f64)> {
        if !has_it_anyway && self.coverage(seller, role) < 0.6 - 1e-9 {
            return Vec::new();
        }
        let most: Vec<u32> = (0..TRAITS).map(|of| self.most_steps(seller, role, of)).collect();
        let mut plans = Vec::new();
        let mut steps = [0; TRAITS];
        loop {
            let mut scores = self.sellers[seller].scores;
            let mut cost = 0.0;
            for of in 0..TRAITS {
                scores[of] = scores[of].map(|x| x + STEP * f64::from(steps[of]));
                cost += STEP * f64::from(steps[of]) * self.prices[of];
            }
            let traits = steps.iter().filter(|steps| **steps > 0).count();
            if let Some((fit, vetoed)) = self.fit(&scores, role)
                && (has_it_anyway || !vetoed)
                && self.most_traits.is_none_or(|most| traits <= most)
            {
                plans.push((cost, fit));
            }
            let Some(turn) = (0..TRAITS).find(|of| steps[*of] < most[*of]) else { return plans };
            steps[turn] += 1;
            steps[..turn].fill(0);
        }
    }

    /// The largest sum of fits within a budget, over all seats, or with everybody in today's role or in none, vetoed or not.
    pub fn best(&self, budget: f64, only_today: bool, with_coaching: bool) -> f64 {
        let mut seats = self.seats.clone();
        self.best_from(0, &mut seats, &[(0.0, 0.0)], (budget, only_today, with_coaching))
    }

    fn best_from(
        &self,
        seller: usize,
        seats: &mut [u32],
        so_far: &[(f64, f64)],
        how: (f64, bool, bool),
    ) -> f64 {
        let (budget, only_today, with_coaching) = how;
        let Some(of) = self.sellers.get(seller) else {
            return so_far.iter().map(|(_, total)| *total).fold(f64::NEG_INFINITY, f64::max);
        };
        let mut best = f64::NEG_INFINITY;
        if !of.pinned {
            best = self.best_from(seller + 1, seats, so_far, how);
        }
        for role in 0..self.roles.len() {
            let is_hers = of.role == Some(role);
            // Today's roles are held whatever seats there are.
            if seats[role] == 0 && !only_today || of.pinned && !is_hers || only_today && !is_hers {
                continue;
            }
            let mut plans = self.plans(seller, role, of.pinned || only_today);
            if plans.is_empty() && of.pinned {
                plans.push((0.0, 0.0));
            }
            if !with_coaching {
                plans.retain(|(cost, _)| *cost <= 0.0);
            }
            let mut next = Vec::new();
            for (cost, total) in so_far {
                for (more, fit) in &plans {
                    if cost + more <= budget + SLACK {
                        next.push((cost + more, total + fit));
                    }
                }
            }
            if next.is_empty() {
                continue;
            }
            let taken = u32::from(!only_today);
            seats[role] -= taken;
            best = best.max(self.best_from(seller + 1, seats, &unbeaten(next), how));
            seats[role] += taken;
        }
        best
    }
}

/// What no other beats: cheaper, and worth as much.
fn unbeaten(mut all: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    all.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)));
    let mut best = f64::NEG_INFINITY;
    all.retain(|(_, worth)| {
        let is_better = *worth > best;
        best = best.max(*worth);
        is_better
    });
    all
}

fn combine(tradeoff: &str, parts: &[(f64, f64)]) -> f64 {
    let all: f64 = parts.iter().map(|(weight, _)| weight).sum();
    match tradeoff {
        "full" => parts.iter().map(|(weight, value)| weight * value).sum::<f64>() / all,
        "partial" => parts.iter().map(|(weight, value)| value.powf(weight / all)).product(),
        _ => parts.iter().map(|(_, value)| *value).fold(1.0, f64::min),
    }
}
