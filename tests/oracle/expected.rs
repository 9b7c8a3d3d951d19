//! A second opinion on what is to be expected of a team, where its best numbers are partly luck.
//!
//! Written from F10b in section 3 of the design, the words of its issue and those of `docs/method.md` on the error of a
//! score, and from nothing else; as in the modules beside this one, it must never be "fixed" by looking at the engine.
//!
//! [`reliability`] is how far scores count, [`drawn_in`] is the same team with scores that count just so far, of which
//! all of F10 must then be true as it stands, and [`Nets::choice`] is what is recommended.

use std::fmt::Write as _;

use serde_json::Value;

use super::organize::{self, Flow, Form, Question, work};
use super::scoring::{Score, World, shares_of};
use super::staffing::{Limits, Roles, Staffing};
use super::uncertainty::{Asked, Errors, Known, Model, count, doubtful_world, tradable};
use crate::support::Dice;

/// The least reliability of a team.
const LEAST: f64 = 0.1;

/// The draws of the reference where there are no integrals.
const DRAWS: usize = 20_000;

/// The draws that the program is trusted with there, and by how many standard errors both may err.
const THEIR_DRAWS: f64 = 2_000.0;
const ERRORS: f64 = 5.0;

// -----------------------------------------------------------------------------------------------------------
// Teams whose scores have errors of every kind
// -----------------------------------------------------------------------------------------------------------

/// A world with errors in it, and what there is to do in it.
#[derive(Clone, Debug)]
pub struct Team {
    pub world: World,
    /// Of each seller; 0: on leave.
    pub hours: Vec<f64>,
    pub demand: Vec<(String, f64)>,
    pub seats: Vec<(String, u32)>,
    pub flows: Vec<Flow>,
}

/// The same seed gives the same team, always. Somebody is at work, and something is to be done.
pub fn random_team(seed: u64) -> Team {
    let mut world = doubtful_world(seed);
    let dice = &mut Dice(seed ^ 0x7EA4);
    if dice.percent(50) {
        world = tradable(world);
    }
    let mut hours: Vec<f64> =
        world.sellers.iter().map(|_| dice.pick(&[37.5, 37.5, 30.0, 12.5, 0.0])).collect();
    if hours.iter().all(|hours| *hours <= 0.0) {
        hours[0] = 20.0;
    }
    let ids: Vec<String> = world.tasks.iter().map(|task| task.id.clone()).collect();
    let wanted = if dice.percent(60) { ids.len() } else { dice.count(1, 5).min(ids.len()) };
    let demand = dice.some(&ids, wanted).into_iter().map(|id| (id, dice.tenths(1, 60))).collect();
    let mut flows = Vec::new();
    for from in &ids {
        for to in &ids {
            if from != to && dice.percent(40) {
                flows.push(Flow { from: from.clone(), to: to.clone(), cases: dice.tenths(1, 20) });
            }
        }
    }
    let mut seats = Vec::new();
    if dice.percent(40) {
        seats = world.roles.iter().map(|role| (role.id.clone(), dice.between(0, 2))).collect();
        seats[0].1 += 1;
    }
    Team { world, hours, demand, seats, flows }
}

impl Team {
    pub fn team_yaml(&self) -> String {
        let mut out = String::new();
        let mut hours = self.hours.iter();
        for line in self.world.team_yaml().lines() {
            let _ = writeln!(out, "{line}");
            if line.starts_with("  - name: ") {
                let _ = writeln!(out, "    hours: {}", hours.next().expect("hours of every seller"));
            }
        }
        let demand: Vec<String> = self.demand.iter().map(|(id, hours)| format!("{id}: {hours}")).collect();
        let _ = writeln!(out, "demand: {{{}}}", demand.join(", "));
        if !self.seats.is_empty() {
            let seats: Vec<String> = self.seats.iter().map(|(id, seats)| format!("{id}: {seats}")).collect();
            let _ = writeln!(out, "seats: {{{}}}", seats.join(", "));
        }
        let flow =
            |flow: &Flow| format!("{{from: {}, to: {}, per_week: {}}}", flow.from, flow.to, flow.cases);
        let flows: Vec<String> = self.flows.iter().map(flow).collect();
        let _ = writeln!(out, "handoffs: [{}]", flows.join(", "));
        out
    }

    fn is_at_work(&self, seller: usize) -> bool {
        self.hours[seller] > 0.0
    }

    fn has_demand(&self, task: &str) -> bool {
        self.demand.iter().any(|(id, hours)| id == task && *hours > 0.0)
    }

    /// What everybody is known to be, whoever is on leave included.
    fn known(&self) -> Vec<Vec<Option<Known>>> {
        let errors = Errors::new(&self.world, &[]);
        let of = |seller| (0..self.world.traits.len()).map(|index| errors.known(seller, index)).collect();
        self.world.sellers.iter().map(of).collect()
    }

    /// The team with each score so far from the mean of those at work as it counts, on the catalog's scale.
    pub fn drawn_in(&self, reliability: f64) -> Team {
        let mut team = self.clone();
        let known = self.known();
        team.world.team_scale = None;
        for index in 0..self.world.traits.len() {
            let at_work = known.iter().enumerate().filter(|(seller, _)| self.is_at_work(*seller));
            let scores: Vec<f64> = at_work.filter_map(|(_, known)| Some(known[index]?.mean)).collect();
            for (seller, known) in team.world.sellers.iter_mut().zip(&known) {
                seller.scores[index] = match known[index] {
                    None => Score::Missing,
                    Some(known) => Score::One(drawn_in(known.mean, &scores, reliability, self.world.scale)),
                };
            }
        }
        team
    }
}

/// A score as far from the mean of these as it counts.
fn drawn_in(score: f64, at_work: &[f64], reliability: f64, scale: [f64; 2]) -> f64 {
    if at_work.is_empty() {
        return score;
    }
    let mean = at_work.iter().sum::<f64>() / count(at_work.len());
    // Only rounding can leave the scale; 0 is added because nothing is to be written as -0.
    (mean + reliability * (score - mean)).clamp(scale[0], scale[1]) + 0.0
}

/// How far the scores of a team count, and how near the program must come.
#[derive(Clone, Copy, Debug)]
pub struct Reliability {
    pub value: f64,
    pub slack: f64,
}

/// F10b: `c = max(0.1, 1 − Σ v / Σ V)` over the tasks of the work that two people at work have a known fit in.
pub fn reliability(team: &Team, seed: u64) -> Reliability {
    let world = &team.world;
    let errors = Errors::new(world, &[]);
    let at_work: Vec<Model> = world
        .sellers
        .iter()
        .enumerate()
        .filter(|(seller, _)| team.is_at_work(*seller))
        .map(|(_, seller)| Model::new(world, &errors, seller))
        .collect();
    let exact: Vec<_> = at_work.iter().map(Model::exact).collect();
    let drawn: Vec<_> = at_work
        .iter()
        .zip(0_u64..)
        .map(|(model, at)| {
            let asked = |centre: &f64| Asked { centre: *centre, ..Asked::default() };
            let plain = model.plain();
            let tasks: Vec<Asked> = plain.tasks.iter().map(asked).collect();
            model.draw(seed * 100 + at, DRAWS, &tasks, &vec![Asked::default(); world.roles.len()])
        })
        .collect();

    let (mut between, mut within, mut slack) = (0.0, 0.0, 0.0);
    for (at, task) in world.tasks.iter().enumerate() {
        let known: Vec<usize> =
            (0..at_work.len()).filter(|person| at_work[*person].task_is_known(at)).collect();
        if !team.has_demand(&task.id) || known.len() < 2 {
            continue;
        }
        let n = count(known.len());
        let fits: Vec<f64> = known.iter().map(|person| at_work[*person].plain().tasks[at]).collect();
        let mean = fits.iter().sum::<f64>() / n;
        between += fits.iter().map(|fit| (fit - mean).powi(2)).sum::<f64>() / (n - 1.0);
        for person in known {
            let reach = at_work[person].reach(&[at]);
            match exact[person].tasks[at].filter(|_| reach.vetoes <= 3) {
                Some(moments) => {
                    within += moments.variance.max(0.0) / n;
                    slack += reach.beyond / n;
                }
                None => {
                    let spread = &drawn[person].tasks[at];
                    within += spread.variance() / n;
                    let of_both = 1.0 / count(DRAWS) + 1.0 / THEIR_DRAWS;
                    slack += (ERRORS * (spread.variance_of_squares() * of_both).sqrt() + 1e-4) / n;
                }
            }
        }
    }
    let value = if within <= 1e-18 {
        1.0
    } else if between <= 1e-18 {
        LEAST
    } else {
        (1.0 - within / between).max(LEAST)
    };
    // Where next to nothing is uncertain and nothing differs, anything may be told: no fit hangs on it.
    let slack = match between {
        _ if between.max(within) < 1e-9 => 1.0,
        _ if between > 1e-18 => slack / between,
        _ => 0.0,
    };
    Reliability { value, slack: slack + 1e-7 }
}

// -----------------------------------------------------------------------------------------------------------
// What is recommended
// -----------------------------------------------------------------------------------------------------------

/// A world of few people and tasks, so that every staffing can be tried.
pub fn small_world(seed: u64) -> organize::World {
    let mut world = organize::random_world(seed);
    let dice = &mut Dice(seed ^ 0x5A11);
    world.sellers.truncate(dice.count(2, 5));
    if world.sellers.iter().all(|seller| seller.hours.is_some_and(|hours| hours <= 0.0)) {
        world.sellers[0].hours = None;
    }
    let ids: Vec<String> = world.tasks.iter().map(|task| task.id.clone()).collect();
    let wanted = dice.count(2, 4).min(ids.len());
    let demand = dice.some(&ids, wanted).into_iter().map(|id| (id, dice.tenths(4, 60))).collect();
    world.demand = Some(demand);
    world.se = dice.pick(&[0.0, 0.3, 0.8, 1.25]);
    world
}

/// The world with each score so far from the mean of those at work as it counts, and exact.
pub fn world_drawn_in(world: &organize::World, reliability: f64) -> organize::World {
    let mut drawn = organize::World { se: 0.0, ..world.clone() };
    for index in 0..world.traits.len() {
        let at_work = world.sellers.iter().filter(|seller| seller.hours.is_none_or(|hours| hours > 0.0));
        let scores: Vec<f64> = at_work.filter_map(|seller| seller.scores[index].1).collect();
        for seller in &mut drawn.sellers {
            let score = &mut seller.scores[index].1;
            *score = score.map(|score| drawn_in(score, &scores, reliability, [0.0, 10.0]));
        }
    }
    drawn
}

/// A form that may be recommended.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    pub kind: &'static str,
    pub roles: usize,
    pub net: f64,
}

/// What the forms yield after hand-offs.
#[derive(Clone, Debug)]
pub struct Nets {
    pub everyone: f64,
    pub today: Option<f64>,
    pub seats: Option<f64>,
    /// The best set of two roles, of three and so on: staffed freely, and within the limits if it can be.
    pub designed: Vec<(f64, Option<f64>)>,
}

impl Nets {
    fn others(&self) -> f64 {
        let designed = self.designed.iter().map(|(free, _)| *free);
        self.today.into_iter().chain(self.seats).chain(designed).fold(0.0, f64::max)
    }

    /// How to divide the work: today's roles, else the seats, else the fewest roles that yield all but the material
    /// part of the best.
    pub fn alternative(&self, material: f64) -> Option<Choice> {
        let enough = |net: f64| net >= self.others() * (1.0 - material);
        let choice = |kind, roles, net| Choice { kind, roles, net };
        let today = self.today.filter(|net| enough(*net)).map(|net| choice("today", 0, net));
        let seats = || self.seats.filter(|net| enough(*net)).map(|net| choice("seats", 0, net));
        // Where the limits can be kept by no set, none keeps to them.
        let is_kept = self.designed.iter().any(|(_, kept)| kept.is_some());
        let net = |(free, kept): &(f64, Option<f64>)| if is_kept { *kept } else { Some(*free) };
        let sets = || {
            let sets = self.designed.iter().zip(2..);
            sets.filter_map(|(set, roles)| Some(choice("designed", roles, net(set)?)))
        };
        let designed = || sets().find(|set| enough(set.net));
        // Where the limits cost more than that, the set that yields most within them.
        let most = || sets().reduce(|best, set| if set.net > best.net { set } else { best });
        today.or_else(seats).or_else(designed).or_else(most)
    }

    /// Whether everyone should do everything: whether that is all but the material part of the form to divide the work by.
    pub fn everyone_will_do(&self, material: f64) -> bool {
        self.alternative(material).is_none_or(|divided| self.everyone >= divided.net * (1.0 - material))
    }

    /// What everyone doing everything loses beside another form.
    pub fn waste(&self, beside: Option<Choice>) -> f64 {
        match beside {
            Some(beside) if beside.net > 0.0 => (1.0 - self.everyone / beside.net).max(0.0),
            _ => 0.0,
        }
    }
}

/// A set of roles of a world, to be staffed by those at work; how many hours hand-offs leave of each hour with it.
pub fn roles_of(question: &Question, by_task: &Value, sets: &[Vec<String>]) -> Option<(Roles, f64)> {
    let (work, _) = work(question, by_task)?;
    let place = |task: &&str| sets.iter().position(|set| set.iter().any(|id| id == task));
    let division: Vec<usize> = work.tasks.iter().map(place).collect::<Option<_>>()?;
    let handoffs = work.crossing(&division);
    let left = work.form(1.0, handoffs, (0.0, 0.0)).net;
    Some((Roles::of(&work, &division), left))
}

/// The ids of those at work, in the order of [`Roles::supply`].
pub fn at_work(question: &Question) -> Vec<&str> {
    let people = question.people.iter().filter(|person| person.hours > 0.0);
    people.map(|person| person.id.as_str()).collect()
}

/// The best staffing of a set of roles, and what is left of it after hand-offs.
pub fn net_of(
    question: &Question,
    by_task: &Value,
    sets: &[Vec<String>],
    limits: Limits,
) -> Option<(Staffing, f64)> {
    let (roles, left) = roles_of(question, by_task, sets)?;
    let staffing = roles.staffed(limits)?;
    Some((staffing, staffing.effective * left))
}

/// Today's roles with the hours of each spread over its tasks as demand is, by iterative proportional fitting of its hours
/// (Deming and Stephan 1940); nothing where somebody has no role in the work, or where that does not converge.
pub fn today_by_demand(question: &Question, by_task: &Value) -> Option<Form> {
    let (work, _) = work(question, by_task)?;
    let roles: Vec<Option<String>> = work.people.iter().map(|person| person.role.clone()).collect();
    let mut held: Vec<&String> = roles.iter().map(Option::as_ref).collect::<Option<_>>()?;
    held.sort();
    held.dedup();
    let hours_of = |role: &str| -> f64 {
        let people = roles.iter().zip(&work.supply).filter(|(of, _)| of.as_deref() == Some(role));
        people.map(|(_, hours)| hours).sum()
    };
    let supply: Vec<f64> = held.iter().map(|role| hours_of(role)).collect();
    let mut table: Vec<Vec<f64>> = Vec::new();
    for (role, hours) in held.iter().zip(&supply) {
        table.push(work.shares(role)?.iter().map(|share| share * hours).collect());
    }
    let mut off = f64::INFINITY;
    for _ in 0..5_000 {
        for (task, demand) in work.demand.iter().enumerate() {
            let given: f64 = table.iter().map(|row| row[task]).sum();
            if given > 0.0 {
                for row in &mut table {
                    row[task] *= demand / given;
                }
            }
        }
        off = 0.0;
        for (row, supply) in table.iter_mut().zip(&supply) {
            let sum: f64 = row.iter().sum();
            off = off.max((sum - supply).abs());
            for hours in row {
                *hours *= supply / sum;
            }
        }
    }
    if off > 1e-9 {
        return None;
    }
    let mut fitted = question.clone();
    for role in &mut fitted.roles {
        if let Some(at) = held.iter().position(|held| **held == role.id) {
            role.shares = work.tasks.iter().map(|task| (*task).to_owned()).zip(table[at].clone()).collect();
        }
    }
    let (work, _) = organize::work(&fitted, by_task)?;
    Some(work.in_roles(&roles))
}

/// How much of a catalog role's own time lies in these tasks, of which the catalog knows the first.
pub fn share_within(role: &organize::Role, tasks: &[String]) -> f64 {
    let whole: f64 = role.shares.iter().map(|(_, share)| share).sum();
    let within = role.shares.iter().filter(|(task, _)| tasks.contains(task));
    within.map(|(_, share)| share).sum::<f64>() / whole
}

/// The same for a role of a team's world.
pub fn share_in_world(world: &World, role: &str, tasks: &[String]) -> f64 {
    let role = world.roles.iter().find(|known| known.id == role).expect("a role of the catalog");
    let shares = shares_of(world, role);
    let whole: f64 = shares.iter().map(|(share, _)| share).sum();
    let within = shares.iter().filter(|(_, task)| tasks.contains(&world.tasks[*task].id));
    within.map(|(share, _)| share).sum::<f64>() / whole
}

#[test]
fn the_fewest_roles_that_do_are_chosen() {
    let nets = Nets {
        everyone: 80.0,
        today: Some(70.0),
        seats: Some(94.0),
        designed: vec![(93.0, Some(92.0)), (98.0, Some(94.9)), (99.0, Some(96.0)), (100.0, None)],
    };
    let told = |nets: &Nets| nets.alternative(0.05).map(|choice| (choice.kind, choice.roles));
    assert_eq!(told(&nets), Some(("designed", 4)));
    assert!((nets.waste(nets.alternative(0.05)) - (1.0 - 80.0 / 96.0)).abs() < 1e-12);
    assert!(!nets.everyone_will_do(0.05) && nets.everyone_will_do(0.2));
    let seats = Nets { seats: Some(95.0), ..nets.clone() };
    assert_eq!(told(&seats), Some(("seats", 0)));
    let today = Nets { today: Some(95.0), ..seats };
    assert_eq!(told(&today), Some(("today", 0)));
    // Today and the seats count as the best, too.
    let much = Nets { today: None, seats: Some(110.0), ..nets };
    assert_eq!(told(&much), Some(("seats", 0)));
}

#[test]
fn exact_scores_count_in_full() {
    let mut team = random_team(3);
    team.world = tradable(team.world);
    for seller in &mut team.world.sellers {
        for score in &mut seller.scores {
            *score = Score::WithSe(team.world.team_scale.unwrap_or(team.world.scale)[0], 0.0);
        }
    }
    let exact = reliability(&team, 3);
    assert!((exact.value - 1.0).abs() < 1e-12, "{exact:?}");
}

#[test]
fn a_score_counts_by_its_distance_from_the_mean() {
    let drawn = |score: f64, at_work: &[f64]| drawn_in(score, at_work, 0.5, [0.0, 10.0]);
    assert!((drawn(4.0, &[2.0, 4.0, 6.0]) - 4.0).abs() < 1e-12);
    assert!((drawn(10.0, &[2.0, 4.0, 6.0]) - 7.0).abs() < 1e-12);
    assert!((drawn(3.0, &[]) - 3.0).abs() < 1e-12);
}
