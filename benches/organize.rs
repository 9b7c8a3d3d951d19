//! What organising costs beside trying every set of roles: ratios, both sides measured in one run; then seconds.
//!
//! Brute force is given what it can use: the same scaled work, the same solver for who spends how many hours where, and
//! what everybody is worth in each set of tasks worked out beforehand. It must find the same nets and the same
//! break-even. It looks at nothing else, while ours also judges, names and staffs what it finds. The seconds at the end
//! are this machine's, and only say whether one waits. Run it with `cargo bench --bench organize`.

#![expect(clippy::print_stdout, reason = "a benchmark is read on the screen")]

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use salesfit::domain::{Catalog, Handoff, Seller, Team};
use salesfit::engine::transport::{ColumnLimits, Transport};
use salesfit::engine::{
    AsRated, Draws, Errors, ExpectedTeam, FormKind, Organization, Question, Scorer, SearchLimit,
    UncertaintyModel, Work, organize,
};
use salesfit::source::{File, Overrides, builtin, read_catalog, read_team};

/// Up to so much, relative to it, two numbers may differ: what both sides do in another order is rounded otherwise.
const NEAR: f64 = 1e-7;

const MOTIONS: [&str; 2] = ["complex", "transactional"];

fn main() {
    println!("Brute force's time as a multiple of ours (medians, one core)\n");
    let catalog = Arc::new(builtin());
    for (tasks, rounds) in [(8, 5), (9, 5), (10, 3)] {
        for motion in MOTIONS {
            beside_brute_force(&catalog, tasks, 12, motion, rounds);
        }
    }
    println!("\nSeconds on this machine: the median of five teams, and the slowest\n");
    let twelve = Arc::new(with_twelve_tasks());
    for (catalog, tasks, sellers) in [(&catalog, 10, 12), (&catalog, 10, 200), (&twelve, 12, 12)] {
        for motion in MOTIONS {
            seconds(catalog, tasks, sellers, motion);
        }
    }
}

// ---- Measured beside brute force ----

/// Prints how many times as long brute force takes, in the middle of so many teams.
fn beside_brute_force(catalog: &Arc<Catalog>, tasks: usize, sellers: usize, motion: &str, teams: u64) {
    let mut ratios: Vec<f64> = (1..=teams)
        .map(|seed| {
            let case = Case::new(catalog, &team(catalog, tasks, sellers, false, seed), motion);
            let what = format!("{tasks} tasks, {sellers} sellers, {motion}, team {seed}");
            let (found, ours) = quickest(|| case.organize());
            let (brute, theirs) = quickest(|| Brute::new(&case.work).answer(case.question.minutes));
            agree(&found, &brute, &what);
            theirs.as_secs_f64() / ours.as_secs_f64()
        })
        .collect();
    ratios.sort_unstable_by(f64::total_cmp);
    let (least, most) = (ratios[0], ratios[ratios.len() - 1]);
    println!(
        "{:<50}brute force takes {:>7.1} times as long ({least:.1} to {most:.1})",
        format!("organize {tasks} tasks × {sellers} sellers, {motion}"),
        ratios[ratios.len() / 2]
    );
}

/// What a run comes to, and the quicker of two.
fn quickest<T>(run: impl Fn() -> T) -> (T, Duration) {
    let (_, first) = timed(&run);
    let (result, second) = timed(&run);
    (result, first.min(second))
}

fn timed<T>(run: &impl Fn() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = black_box(run());
    (result, start.elapsed())
}

/// Both sides find the same, or the ratio would mean nothing.
fn agree(found: &Organization, brute: &Answer, what: &str) {
    let near = |a: f64, b: f64| (a - b).abs() <= NEAR * a.abs().max(b.abs());
    let designed = found.forms.iter().filter(|form| form.kind == FormKind::Designed);
    let forms: Vec<_> = std::iter::once(found.everyone()).chain(designed).collect();
    assert!(!found.is_late, "{what}");
    assert_eq!(forms.len(), brute.nets.len(), "{what}");
    for (form, &net) in forms.iter().zip(&brute.nets) {
        assert!(form.net.is_some_and(|ours| near(ours, net)), "{what}: {:?} for {net}", form.net);
    }
    let minutes = found.break_even.as_ref().and_then(|longest| longest.minutes);
    let same = minutes.zip(brute.break_even).is_some_and(|(ours, theirs)| near(ours, theirs));
    assert!(same, "{what}: break-even {minutes:?} for {:?}", brute.break_even);
}

// ---- Seconds ----

/// Prints how long a run takes: today's roles are known here, so their changes are looked into as well.
fn seconds(catalog: &Arc<Catalog>, tasks: usize, sellers: usize, motion: &str) {
    let mut late = 0;
    let mut times: Vec<Duration> = (1..=5)
        .map(|seed| {
            let mut case = Case::new(catalog, &team(catalog, tasks, sellers, true, seed), motion);
            // The same limit as that of the command.
            case.question.limit.until = Instant::now().checked_add(Duration::from_secs(30));
            let (found, time) = timed(&|| case.organize());
            assert!(
                found.break_even.is_some_and(|longest| longest.minutes.is_some()),
                "hand-offs are weighed"
            );
            late += usize::from(found.is_late);
            time
        })
        .collect();
    times.sort_unstable();
    println!(
        "{:<50}{:>8.3} s, slowest {:.3} s{}",
        format!("organize {tasks} tasks × {sellers} sellers, {motion}"),
        times[2].as_secs_f64(),
        times[4].as_secs_f64(),
        if late > 0 { format!("; {late} of 5 ran out of time") } else { String::new() }
    );
}

// ---- Ours ----

/// A team as the command has it before it asks, with its scores as they are.
struct Case {
    model: UncertaintyModel,
    team: Team,
    sellers: Vec<Seller>,
    expected: ExpectedTeam,
    work: Work,
    question: Question,
}

impl Case {
    fn new(catalog: &Arc<Catalog>, team: &File, motion: &str) -> Self {
        let given = Overrides { motion: Some(motion.to_owned()), ..Overrides::default() };
        let opened = read_team(team, Some(catalog.clone()), &given).expect("what we wrote is a team");
        let (catalog, team) = (opened.catalog, opened.team);
        let sellers: Result<Vec<Seller>, _> = opened.sellers.collect();
        let mut sellers = sellers.expect("what we wrote is sound");
        sellers.sort_by(|a, b| a.key.cmp(&b.key));
        let scorer = Scorer::new(catalog.clone(), team.motion);
        let model = UncertaintyModel::new(scorer, Errors::by_default(&catalog), Draws::new(1, 1), false);
        let rated = AsRated { model: &model, team: &team, sellers: &sellers, draws_all: false };
        let expected = rated.expected(true).expect("there are hours, demand and scores");
        let minutes = catalog[team.motion].handoff_minutes;
        let limit = SearchLimit::until(None);
        let question = Question { as_rated: true, limit, ..Question::standard(minutes) };
        let work = expected.work.clone();
        Case { model, team, sellers, expected, work, question }
    }

    fn organize(&self) -> Organization {
        let rated =
            AsRated { model: &self.model, team: &self.team, sellers: &self.sellers, draws_all: false };
        organize(&rated, &self.expected, self.question, false)
    }
}

// ---- Brute force ----

/// So many units make a whole fit, and the hours of all together.
const FIT: f64 = 281_474_976_710_656.0;
const WHOLE: i64 = 1 << 42;

/// One team's work, with what everybody is worth in every set of tasks.
struct Brute<'w> {
    work: &'w Work,
    people: Vec<i64>,
    tasks: Vec<i64>,
    /// What an hour of each person is worth, set by set.
    yields: Vec<f64>,
    values: Vec<i64>,
}

/// What is sought.
struct Answer {
    /// The best net for each number of roles, from one up.
    nets: Vec<f64>,
    /// The most minutes at which some set of several roles equals one role; `None` where one needs no hand-off.
    break_even: Option<f64>,
}

impl<'w> Brute<'w> {
    fn new(work: &'w Work) -> Self {
        let (people, tasks) = (work.people.len(), work.tasks.len());
        let mut yields = vec![0.0; people << tasks];
        for set in 1..1_usize << tasks {
            for person in 0..people {
                let inside = || (0..tasks).filter(|task| set >> task & 1 == 1);
                let hours: f64 = inside().map(|task| work.demand[task]).sum();
                let worth: f64 = inside().map(|task| work.demand[task] * work.of_person(person)[task]).sum();
                yields[set * people + person] = worth / hours;
            }
        }
        let values = yields.iter().map(|of| whole(of * FIT)).collect();
        let (people, tasks) = (units(&work.hours, work.total), units(&work.demand, work.total));
        Brute { work, people, tasks, yields, values }
    }

    /// Tries every set of roles: each task's role in turn, never more than one beyond those before it.
    fn answer(&self, minutes: f64) -> Answer {
        let (tasks, total) = (self.tasks.len(), self.work.total);
        let mut nets = vec![0.0; tasks];
        let mut break_even = Some(0.0);
        let mut everyone = 0.0;
        let mut role_of = vec![0; tasks];
        loop {
            let roles = role_of.iter().max().map_or(0, |last| last + 1);
            let effective = self.effective(&role_of, roles);
            let apart = |flow: &&(usize, usize, f64)| role_of[flow.0] != role_of[flow.1];
            let crossing: f64 = self.work.flows.iter().filter(apart).map(|flow| flow.2).sum();
            let net = effective * (1.0 - crossing * minutes / 60.0 / total).max(0.0);
            nets[roles - 1] = f64::max(nets[roles - 1], net);
            if roles == 1 {
                everyone = effective;
            } else if crossing > 0.0 {
                let even = total * 60.0 / crossing * (1.0 - everyone / effective);
                break_even = break_even.map(|most| f64::max(most, even));
            } else {
                break_even = None;
            }
            let rises = |&task: &usize| role_of[..task].iter().any(|&before| before >= role_of[task]);
            let Some(task) = (1..tasks).rev().find(rises) else { break };
            role_of[task] += 1;
            role_of[task + 1..].fill(0);
        }
        Answer { nets, break_even }
    }

    /// Effective hours of the best staffing of a set of roles.
    fn effective(&self, role_of: &[usize], roles: usize) -> f64 {
        let people = self.people.len();
        let mut sets = vec![0; roles];
        let mut columns = vec![ColumnLimits::up_to(0); roles];
        for (task, &role) in role_of.iter().enumerate() {
            sets[role] |= 1 << task;
            columns[role].most += self.tasks[task];
        }
        let cells = || (0..people).flat_map(|person| sets.iter().map(move |set| set * people + person));
        let values: Vec<i64> = cells().map(|cell| self.values[cell]).collect();
        let problem = Transport { values: &values, supplies: &self.people, columns: &columns, groups: &[] };
        let placed = problem.solve().expect("there is as much room as there are hours");
        let sum: f64 =
            cells().zip(placed.amounts).map(|(cell, amount)| self.yields[cell] * number(amount)).sum();
        sum * self.work.total / number(WHOLE)
    }
}

/// Hours as integers that sum to the whole; what rounding leaves goes to the most.
fn units(hours: &[f64], total: f64) -> Vec<i64> {
    let mut units: Vec<i64> = hours.iter().map(|hours| whole(hours / total * number(WHOLE))).collect();
    let left = WHOLE - units.iter().sum::<i64>();
    if let Some(most) = units.iter_mut().max() {
        *most += left;
    }
    units
}

#[expect(clippy::cast_possible_truncation, reason = "numbers of units are below 2^53")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

#[expect(clippy::cast_precision_loss, reason = "numbers of units are below 2^53")]
fn number(units: i64) -> f64 {
    units as f64
}

// ---- What is measured ----

/// The built-in catalog, which has eleven tasks, with one more; work flows to and from all of them, or no hand-offs
/// would have to be weighed for the break-even.
fn with_twelve_tasks() -> Catalog {
    let more = "extends: builtin\ntasks:\n  renewals:\n    name: Renewals\n    \
                needs: {diligence: {at_least: 7}, nerve: {at_least: 6}, patience: {at_least: 6}}\n";
    let mut catalog = read_catalog(&[File::new("more.yaml", more)]).expect("what we wrote is a catalog");
    let task = |id: &str| catalog.find_task(id).expect("it is one of the twelve");
    let flow = |from: &str, to: &str| Handoff {
        from: task(from),
        to: task(to),
        per_100_hours: 6.0,
        why: None,
        source: None,
    };
    let flows = [
        flow("account-management", "renewals"),
        flow("renewals", "administration"),
        flow("sales-leadership", "hunting"),
    ];
    catalog.handoffs.extend(flows);
    catalog
}

/// The tasks in such an order that work flows between the first 8 of them, and so on.
const TASKS: [&str; 12] = [
    "hunting",
    "account-management",
    "key-accounts",
    "discovery",
    "proposals",
    "negotiation",
    "sales-support",
    "customer-service",
    "administration",
    "product-sales",
    "sales-leadership",
    "renewals",
];

/// A team with random demand in the first tasks of the list, random scores for every trait and, where asked for,
/// random roles.
fn team(catalog: &Catalog, tasks: usize, sellers: usize, with_roles: bool, seed: u64) -> File {
    let mut state = seed;
    let mut below = move |count: usize| {
        // Knuth's multiplier; the upper bits are the random ones.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(state >> 33).unwrap_or(0) % count
    };
    for _ in 0..8 {
        // Numbers from neighbouring seeds begin alike.
        below(2);
    }
    let mut text = "team: Measured\ndemand:\n".to_owned();
    for task in &TASKS[..tasks] {
        let _ = writeln!(text, "  {task}: {}", 20 + below(61));
    }
    text += "sellers:\n";
    for number in 0..sellers {
        let _ = writeln!(text, "  - name: Seller {number}");
        if with_roles {
            let _ = writeln!(text, "    role: {}", catalog.roles[below(catalog.roles.len())].id);
        }
        text += "    scores:\n";
        for of in &catalog.traits {
            let _ = writeln!(text, "      {}: {}.{}", of.id, below(10), 5 * below(2));
        }
    }
    File::new("team.yaml", text)
}
