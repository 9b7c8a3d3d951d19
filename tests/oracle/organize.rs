//! A second opinion on whether everyone should do everything.
//!
//! Everything here is written from F10 in section 3 of the design and from nothing else: it shares no line, no type
//! and no constant with the engine. For two readings of the same page to be worth more than one, this module must
//! stay apart: never "fix" it by looking at the engine, only by looking at the design.
//!
//! So it is slow and plain on purpose: every partition of the tasks is staffed by a dense simplex that proves each
//! answer by its dual, and every seating is tried. What fits what is taken from the JSON of `match`, which has a
//! reference of its own. A [`World`] is a catalog and a team as plain data; [`random_world`] makes one up,
//! [`World::catalog_yaml`] and [`World::team_yaml`] write the two files, [`World::question`] says what they ask,
//! [`answer`] works it out, and [`compare`] holds that against the JSON of `organize`.

use std::fmt::Write as _;

use serde_json::Value;

use crate::support::{self, Dice};

/// Fits, totals, shares and ties are compared with this slack.
const SLACK: f64 = 1e-9;
/// How near a number in the JSON must lie to ours: relative, and absolute below 1.
const TOLERANCE: f64 = 1e-7;
/// The share of hours on unknown fits beyond which nothing is decided.
const TOO_UNKNOWN: f64 = 0.1;

/// Whether two numbers are the same to 1e-7.
pub fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= TOLERANCE * a.abs().max(b.abs()).max(1.0)
}

// -----------------------------------------------------------------------------------------------------------
// Linear programs: a dense two-phase simplex with Bland's rule
// -----------------------------------------------------------------------------------------------------------

/// The tableau of `rows x = rhs, x >= 0`: columns of the variables, then one artificial column for each row (in
/// which the duals are read off), then the right side.
pub(super) struct Tableau {
    rows: Vec<Vec<f64>>,
    /// The variable that each row has made basic.
    basis: Vec<usize>,
    /// How many variables are not artificial.
    real: usize,
}

/// Below this a coefficient or a gain is rounding. Every coefficient of a transport is 0 or 1 in size.
const NOTHING: f64 = 1e-11;

impl Tableau {
    pub(super) fn new(rows: &[Vec<f64>], rhs: &[f64]) -> Self {
        let (height, real) = (rows.len(), rows[0].len());
        let whole = |(at, row): (usize, &Vec<f64>)| {
            let mut whole = row.clone();
            whole.extend((0..height).map(|other| if other == at { 1.0 } else { 0.0 }));
            whole.push(rhs[at]);
            whole
        };
        Tableau {
            rows: rows.iter().enumerate().map(whole).collect(),
            basis: (real..real + height).collect(),
            real,
        }
    }

    fn right(&self, row: usize) -> f64 {
        self.rows[row][self.real + self.rows.len()]
    }

    /// What one unit of a variable gains beyond what the basic variables that it displaces gain.
    fn gain(&self, costs: &[f64], column: usize) -> f64 {
        let displaced: f64 =
            self.basis.iter().zip(&self.rows).map(|(at, row)| costs[*at] * row[column]).sum();
        costs[column] - displaced
    }

    fn pivot(&mut self, row: usize, column: usize) {
        let by = self.rows[row][column];
        for cell in &mut self.rows[row] {
            *cell /= by;
        }
        let pivot = self.rows[row].clone();
        for (at, other) in self.rows.iter_mut().enumerate() {
            let factor = other[column];
            if at != row && factor.abs() > NOTHING {
                for (cell, by) in other.iter_mut().zip(&pivot) {
                    *cell -= factor * by;
                }
            }
        }
        self.basis[row] = column;
    }

    /// Bland's rule: the first column that gains enters, and of the rows that bind first the one with the first basic
    /// variable leaves. It never circles.
    pub(super) fn maximise(&mut self, costs: &[f64], may_enter: &[bool]) {
        for _ in 0..100_000 {
            let enters = (0..may_enter.len()).find(|at| may_enter[*at] && self.gain(costs, *at) > NOTHING);
            let Some(column) = enters else { return };
            let mut leaves: Option<(usize, f64)> = None;
            for row in 0..self.rows.len() {
                let coefficient = self.rows[row][column];
                if coefficient <= 1e-9 {
                    continue;
                }
                let ratio = self.right(row).max(0.0) / coefficient;
                let better = leaves.is_none_or(|(other, least)| {
                    let tied = (ratio - least).abs() <= 1e-12;
                    if tied { self.basis[row] < self.basis[other] } else { ratio < least }
                });
                if better {
                    leaves = Some((row, ratio));
                }
            }
            let (row, _) = leaves.expect("a transport is bounded");
            self.pivot(row, column);
        }
        panic!("the simplex circles");
    }

    /// From no solution to a basic one without artificial variables, but for rows that say nothing. Where the rows
    /// contradict each other, it says by how much.
    pub(super) fn find_basis(&mut self) -> Result<(), f64> {
        let columns = self.real + self.rows.len();
        let costs: Vec<f64> = (0..columns).map(|at| if at < self.real { 0.0 } else { -1.0 }).collect();
        self.maximise(&costs, &vec![true; columns]);
        for row in 0..self.rows.len() {
            if self.basis[row] >= self.real {
                if self.right(row).abs() >= 1e-7 {
                    return Err(self.right(row));
                }
                let instead = (0..self.real).find(|at| self.rows[row][*at].abs() > 0.5);
                if let Some(column) = instead {
                    self.pivot(row, column);
                }
            }
        }
        Ok(())
    }

    pub(super) fn solution(&self) -> Vec<f64> {
        let mut solution = vec![0.0; self.real];
        for (row, at) in self.basis.iter().enumerate() {
            if *at < self.real {
                solution[*at] = self.right(row);
            }
        }
        solution
    }
}

pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The transport `max Σ x g`, where each row of `gains` has its supply to give and each column its demand to get.
pub struct Transport {
    tableau: Tableau,
    costs: Vec<f64>,
    pub value: f64,
}

impl Transport {
    /// Solves it, and proves the answer: the solution keeps the sums, no dual inequality is broken, and both are
    /// worth the same.
    pub fn solve(gains: &[Vec<f64>], supply: &[f64], demand: &[f64]) -> Self {
        let (givers, takers) = (supply.len(), demand.len());
        let variable = |row: usize, giver: usize, taker: usize| {
            if row == giver || row == givers + taker { 1.0 } else { 0.0 }
        };
        let line = |row: usize| -> Vec<f64> {
            (0..givers * takers).map(|at| variable(row, at / takers, at % takers)).collect()
        };
        let rows: Vec<Vec<f64>> = (0..givers + takers).map(line).collect();
        let rhs = [supply, demand].concat();
        let mut tableau = Tableau::new(&rows, &rhs);
        tableau.find_basis().expect("supply and demand are equal");
        let real = givers * takers;
        let costs: Vec<f64> = gains.iter().flatten().copied().chain(vec![0.0; givers + takers]).collect();
        tableau.maximise(&costs, &vec![true; real]);

        let solution = tableau.solution();
        let value = dot(&solution, &costs);
        let scale = SLACK * (1.0 + supply.iter().sum::<f64>());
        assert!(solution.iter().all(|x| *x > -scale), "{solution:?}");
        for (row, right) in rows.iter().zip(&rhs) {
            assert!((dot(row, &solution) - right).abs() < scale, "{solution:?} breaks a sum");
        }
        let duals: Vec<f64> = (real..real + givers + takers).map(|at| -tableau.gain(&costs, at)).collect();
        for (at, cost) in costs.iter().enumerate().take(real) {
            assert!(duals[at / takers] + duals[givers + at % takers] > cost - SLACK, "a dual is broken");
        }
        assert!((dot(&duals, &rhs) - value).abs() < scale, "the dual is worth something else");
        Transport { tableau, costs, value }
    }

    /// The least and the most of `Σ x other` over all solutions that are as good as the best.
    pub fn range(self, other: &[Vec<f64>]) -> (f64, f64) {
        let Transport { mut tableau, costs, .. } = self;
        let open: Vec<bool> = (0..tableau.real).map(|at| tableau.gain(&costs, at) > -SLACK).collect();
        let artificial = vec![0.0; tableau.rows.len()];
        let mut end = |sign: f64| {
            let towards: Vec<f64> =
                other.iter().flatten().map(|worth| sign * worth).chain(artificial.clone()).collect();
            tableau.maximise(&towards, &open);
            sign * dot(&tableau.solution(), &towards)
        };
        (end(-1.0), end(1.0))
    }
}

/// Every way to divide things 0 to n - 1 into sets, as the number of the set that each is in: restricted growth
/// strings.
pub fn divisions(n: usize) -> Vec<Vec<usize>> {
    let mut all = vec![vec![]];
    for _ in 0..n {
        let longer = |one: &Vec<usize>| -> Vec<Vec<usize>> {
            let sets = one.iter().max().map_or(0, |most| most + 1);
            (0..=sets).map(|set| [one.as_slice(), &[set]].concat()).collect()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

// -----------------------------------------------------------------------------------------------------------
// The question and the answer
// -----------------------------------------------------------------------------------------------------------

/// All that `organize` is asked, but for the fits.
#[derive(Clone, Debug)]
pub struct Question {
    /// In the order of the file.
    pub people: Vec<Person>,
    /// In catalog order.
    pub tasks: Vec<String>,
    /// In catalog order, baseline or not.
    pub roles: Vec<Role>,
    /// Hours a week that a task takes. Those that are not named have none.
    pub demand: Vec<(String, f64)>,
    /// At that demand.
    pub flows: Vec<Flow>,
    /// Whether the team lists its hand-offs, be they none.
    pub says_handoffs: bool,
    pub seats: Vec<(String, u32)>,
    /// Minutes per hand-off.
    pub minutes: f64,
    /// The waste from which it matters, as a share.
    pub material: f64,
}

#[derive(Clone, Debug)]
pub struct Person {
    pub id: String,
    pub hours: f64,
    /// Today's role.
    pub role: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Role {
    pub id: String,
    /// Task ids with their shares of working time; they need not sum to anything.
    pub shares: Vec<(String, f64)>,
}

/// Cases that go from one task to another: each week, or per 100 hours.
#[derive(Clone, Debug)]
pub struct Flow {
    pub from: String,
    pub to: String,
    pub cases: f64,
}

/// One form of organisation.
#[derive(Clone, Debug)]
pub struct Form {
    pub effective: f64,
    pub handoff_hours: f64,
    pub net: f64,
    /// The least and the most hours on unknown fits: where several staffings are best, any may be told.
    pub unknown_hours: (f64, f64),
}

/// A partition of the tasks into two or more sets.
#[derive(Clone, Debug)]
pub struct Division {
    /// Task ids, each set and the list of them in order of the alphabet.
    pub sets: Vec<Vec<String>>,
    pub form: Form,
    /// Minutes per hand-off at which it equals everyone-does-everything; infinite where it needs no hand-off.
    pub break_even: f64,
}

#[derive(Clone, Debug)]
pub struct Answer {
    /// W.
    pub hours: f64,
    pub hours_available: f64,
    /// Tasks with demand in which somebody is rated.
    pub tasks: Vec<String>,
    /// Tasks with demand in which nobody is rated.
    pub unrated: Vec<String>,
    pub everyone: Form,
    pub today: Option<Form>,
    pub seats: Option<Form>,
    pub free: f64,
    pub divisions: Vec<Division>,
    /// The largest net of all forms.
    pub best: f64,
    /// Of everyone-does-everything.
    pub waste: f64,
    /// From the least to the most that may be told.
    pub unknown_share: (f64, f64),
    /// More than one where rounding decides.
    pub verdicts: Vec<&'static str>,
    /// Infinite where a set needs no hand-off; `None` where there is only one task.
    pub break_even: Option<f64>,
}

impl Answer {
    pub fn waste_of(&self, net: f64) -> f64 {
        if self.best <= 0.0 { 0.0 } else { 1.0 - net / self.best }
    }

    /// The best net with so many roles.
    pub fn best_of(&self, roles: usize) -> f64 {
        let such = self.divisions.iter().filter(|division| division.sets.len() == roles);
        such.map(|division| division.form.net).fold(f64::NEG_INFINITY, f64::max)
    }

    pub fn division(&self, sets: &[Vec<String>]) -> Option<&Division> {
        let wanted = sorted(sets.to_vec());
        self.divisions.iter().find(|division| division.sets == wanted)
    }

    /// The partition that takes one task from everybody else.
    pub fn without(&self, task: &str) -> Option<&Division> {
        let (one, rest): (Vec<String>, Vec<String>) = self.tasks.iter().cloned().partition(|id| id == task);
        self.division(&[one, rest])
    }

    /// The best net of one task taken from everybody else, where there are several.
    pub fn take_away(&self) -> Option<f64> {
        self.tasks.iter().filter_map(|task| self.without(task)).map(|found| found.form.net).reduce(f64::max)
    }
}

pub(super) fn sorted(mut sets: Vec<Vec<String>>) -> Vec<Vec<String>> {
    for set in &mut sets {
        set.sort();
    }
    sets.sort();
    sets
}

/// The people and tasks that count, scaled to the same hours.
pub(super) struct Work<'a> {
    pub(super) question: &'a Question,
    /// W.
    pub(super) hours: f64,
    pub(super) people: Vec<&'a Person>,
    pub(super) tasks: Vec<&'a str>,
    /// Hours of each person and each task; both sum to W.
    pub(super) supply: Vec<f64>,
    pub(super) demand: Vec<f64>,
    /// From, to and cases a week, scaled with demand.
    flows: Vec<(usize, usize, f64)>,
    /// By person and task: the fit, or the mean of the known.
    pub(super) fits: Vec<Vec<f64>>,
    /// By person and task: 1 where the fit is unknown, otherwise 0.
    unknown: Vec<Vec<f64>>,
}

fn fit_of(matched: &Value, id: &str, column: &str) -> Option<f64> {
    let sellers = matched["sellers"].as_array().expect("match lists sellers");
    let seller = sellers.iter().find(|seller| seller["id"] == id).expect("match knows every seller");
    support::fit_of(seller, column)["fit"].as_f64()
}

/// What is left out, the sums of what is left, and the tasks that nobody is rated in; nothing where a sum is 0.
pub(super) fn work<'a>(question: &'a Question, by_task: &Value) -> Option<(Work<'a>, Vec<String>)> {
    let people: Vec<&Person> = question.people.iter().filter(|person| person.hours > 0.0).collect();
    let wanted = |task: &str| -> f64 {
        question.demand.iter().filter(|(id, _)| id == task).map(|(_, hours)| hours).sum()
    };
    let demanded: Vec<&str> =
        question.tasks.iter().map(String::as_str).filter(|task| wanted(task) > 0.0).collect();
    let is_rated = |task: &str| people.iter().any(|person| fit_of(by_task, &person.id, task).is_some());
    let (tasks, unrated): (Vec<&str>, Vec<&str>) = demanded.into_iter().partition(|task| is_rated(task));

    let available: f64 = people.iter().map(|person| person.hours).sum();
    let asked: f64 = tasks.iter().map(|task| wanted(task)).sum();
    if available <= 0.0 || asked <= 0.0 {
        return None;
    }
    let hours = available.min(asked);
    let place = |task: &str| tasks.iter().position(|id| *id == task);
    let flow = |flow: &Flow| -> Option<(usize, usize, f64)> {
        Some((place(&flow.from)?, place(&flow.to)?, flow.cases * hours / asked))
    };
    let mut fits = vec![vec![0.0; tasks.len()]; people.len()];
    let mut unknown = fits.clone();
    for (at, task) in tasks.iter().enumerate() {
        let column: Vec<Option<f64>> =
            people.iter().map(|person| fit_of(by_task, &person.id, task)).collect();
        let known: Vec<f64> = column.iter().flatten().copied().collect();
        let mean = known.iter().sum::<f64>() / known.iter().map(|_| 1.0).sum::<f64>();
        for (person, fit) in column.iter().enumerate() {
            fits[person][at] = fit.unwrap_or(mean);
            unknown[person][at] = if fit.is_some() { 0.0 } else { 1.0 };
        }
    }
    let work = Work {
        question,
        hours,
        supply: people.iter().map(|person| person.hours * hours / available).collect(),
        demand: tasks.iter().map(|task| wanted(task) * hours / asked).collect(),
        flows: question.flows.iter().filter_map(flow).collect(),
        people,
        tasks,
        fits,
        unknown,
    };
    Some((work, unrated.into_iter().map(str::to_owned).collect()))
}

impl Work<'_> {
    pub(super) fn form(&self, effective: f64, handoffs: f64, unknown_hours: (f64, f64)) -> Form {
        let handoff_hours = handoffs * self.question.minutes / 60.0;
        let net = effective * (1.0 - handoff_hours / self.hours).max(0.0);
        Form { effective, handoff_hours, net, unknown_hours }
    }

    /// A value by person and task, over tasks divided into sets: each set's mean by demand.
    pub(super) fn by_set(&self, values: &[Vec<f64>], division: &[usize], sets: usize) -> Vec<Vec<f64>> {
        let mean = |row: &Vec<f64>, set: usize| {
            let (mut sum, mut hours) = (0.0, 0.0);
            for ((value, demand), of) in row.iter().zip(&self.demand).zip(division) {
                if *of == set {
                    sum += value * demand;
                    hours += demand;
                }
            }
            sum / hours
        };
        values.iter().map(|row| (0..sets).map(|set| mean(row, set)).collect()).collect()
    }

    /// How many cases a week go from one set to another.
    pub(super) fn crossing(&self, division: &[usize]) -> f64 {
        let crossing = self.flows.iter().filter(|(from, to, _)| division[*from] != division[*to]);
        crossing.map(|(_, _, cases)| cases).sum()
    }

    /// The best staffing of a set of roles.
    fn designed(&self, division: &[usize]) -> Form {
        let sets = division.iter().max().map_or(0, |most| most + 1);
        let mut demand = vec![0.0; sets];
        for (hours, set) in self.demand.iter().zip(division) {
            demand[*set] += hours;
        }
        let best = Transport::solve(&self.by_set(&self.fits, division, sets), &self.supply, &demand);
        let effective = best.value;
        let unknown = best.range(&self.by_set(&self.unknown, division, sets));
        self.form(effective, self.crossing(division), unknown)
    }

    /// The shares of a role over the tasks that count; none where it has none of them.
    pub(super) fn shares(&self, role: &str) -> Option<Vec<f64>> {
        let role = self.question.roles.iter().find(|known| known.id == role)?;
        let share = |task: &&str| -> f64 {
            role.shares.iter().filter(|(id, _)| id == task).map(|(_, share)| share).sum()
        };
        let shares: Vec<f64> = self.tasks.iter().map(share).collect();
        let whole: f64 = shares.iter().sum();
        (whole > 0.0).then(|| shares.iter().map(|share| share / whole).collect())
    }

    /// Everybody in a role of her own choice, or in none: then she works by demand, and all such people count as one
    /// more role.
    pub(super) fn in_roles(&self, roles: &[Option<String>]) -> Form {
        let tasks = self.tasks.len();
        let by_demand: Vec<f64> = self.demand.iter().map(|hours| hours / self.hours).collect();
        // A role none of whose tasks has demand is no role.
        let counted: Vec<Option<(&str, Vec<f64>)>> = roles
            .iter()
            .map(|role| role.as_deref().and_then(|role| Some((role, self.shares(role)?))))
            .collect();
        let mut groups: Vec<Option<&str>> =
            counted.iter().map(|role| role.as_ref().map(|(id, _)| *id)).collect();
        groups.sort_unstable();
        groups.dedup();

        let mut given = vec![0.0; tasks];
        let mut by_group = vec![vec![0.0; tasks]; groups.len()];
        let mut spent: Vec<Vec<f64>> = Vec::new();
        for (role, hours) in counted.iter().zip(&self.supply) {
            let shares = role.as_ref().map_or(&by_demand, |(_, shares)| shares);
            let id = role.as_ref().map(|(id, _)| *id);
            let group = groups.iter().position(|other| *other == id).expect("everybody is in a group");
            for (task, share) in shares.iter().enumerate() {
                given[task] += hours * share;
                by_group[group][task] += hours * share;
            }
            spent.push(shares.iter().map(|share| hours * share).collect());
        }

        let (mut effective, mut unknown, mut unknown_used) = (0.0, 0.0, 0.0);
        for (person, spent) in spent.iter().enumerate() {
            for (task, hours) in spent.iter().enumerate() {
                let used =
                    if given[task] > self.demand[task] { self.demand[task] / given[task] } else { 1.0 };
                effective += hours * self.fits[person][task] * used;
                unknown += hours * self.unknown[person][task];
                unknown_used += hours * self.unknown[person][task] * used;
            }
        }

        let part = |group: &Vec<f64>, task: usize| {
            if given[task] > 0.0 { group[task] / given[task] } else { 0.0 }
        };
        let mut handoffs = 0.0;
        for (from, to, cases) in &self.flows {
            let within: f64 = by_group.iter().map(|group| part(group, *from).min(part(group, *to))).sum();
            handoffs += cases * (1.0 - within);
        }
        // Whether hours that nobody asked for rest on anything, the page leaves open: both are let through.
        self.form(effective, handoffs, (unknown_used, unknown))
    }

    /// Everyone does everything.
    fn everyone(&self) -> Form {
        let (mut effective, mut unknown) = (0.0, 0.0);
        for (person, hours) in self.supply.iter().enumerate() {
            for (task, demand) in self.demand.iter().enumerate() {
                let spent = hours * demand / self.hours;
                effective += spent * self.fits[person][task];
                unknown += spent * self.unknown[person][task];
            }
        }
        self.form(effective, 0.0, (unknown, unknown))
    }
}

/// Works everything out; nothing where the hours or the demand sum to 0.
pub fn answer(question: &Question, by_task: &Value, by_role: &Value) -> Option<Answer> {
    let (work, unrated) = work(question, by_task)?;
    let everyone = work.everyone();
    let free = Transport::solve(&work.fits, &work.supply, &work.demand).value;

    let roles: Vec<Option<String>> = work.people.iter().map(|person| person.role.clone()).collect();
    let has_role = roles.iter().flatten().any(|role| work.shares(role).is_some());
    let today = has_role.then(|| work.in_roles(&roles));
    let has_seats = question.seats.iter().any(|(_, seats)| *seats > 0);
    let seats = has_seats.then(|| {
        let seated = assigned(question, by_role);
        let seat = |person: &&Person| {
            seated.iter().find(|(id, _)| *id == person.id).and_then(|(_, role)| role.clone())
        };
        work.in_roles(&work.people.iter().map(seat).collect::<Vec<_>>())
    });

    let mut partitions = Vec::new();
    for division in divisions(work.tasks.len()) {
        let count = division.iter().max().map_or(0, |most| most + 1);
        if count < 2 {
            continue;
        }
        let form = work.designed(&division);
        let mut sets = vec![Vec::new(); count];
        for (task, set) in work.tasks.iter().zip(&division) {
            sets[*set].push((*task).to_owned());
        }
        let cases = work.crossing(&division);
        let break_even = if cases > 0.0 {
            work.hours * 60.0 / cases * (1.0 - everyone.effective / form.effective)
        } else {
            f64::INFINITY
        };
        partitions.push(Division { sets: sorted(sets), form, break_even });
    }

    let others = today.iter().chain(&seats).chain(partitions.iter().map(|division| &division.form));
    let forms: Vec<&Form> = others.chain([&everyone]).collect();
    let best = forms.iter().map(|form| form.net).fold(0.0, f64::max);
    let waste = if best <= 0.0 { 0.0 } else { 1.0 - everyone.net / best };

    // Where several forms are best, any of them may be the one that is told.
    let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
    for form in forms.iter().filter(|form| form.net >= best - SLACK * work.hours) {
        least = least.min(form.unknown_hours.0.max(everyone.unknown_hours.0) / work.hours);
        most = most.max(form.unknown_hours.1.max(everyone.unknown_hours.1) / work.hours);
    }
    let mut verdicts = Vec::new();
    if most > TOO_UNKNOWN - SLACK {
        verdicts.push("open");
    }
    if least <= TOO_UNKNOWN + SLACK {
        if waste <= question.material + 1.5 * SLACK {
            verdicts.push("yes");
        }
        if waste > question.material + 0.5 * SLACK {
            // Where nothing says how work is handed on, dividing it costs nothing, and no division is proven better.
            verdicts.push(if question.says_handoffs || !work.flows.is_empty() { "no" } else { "open" });
        }
    }

    Some(Answer {
        hours: work.hours,
        hours_available: work.people.iter().map(|person| person.hours).sum(),
        tasks: work.tasks.iter().map(|task| (*task).to_owned()).collect(),
        unrated,
        break_even: partitions.iter().map(|division| division.break_even).reduce(f64::max),
        everyone: everyone.clone(),
        today: today.clone(),
        seats: seats.clone(),
        free,
        best,
        waste,
        unknown_share: (least, most),
        verdicts,
        divisions: partitions,
    })
}

// -----------------------------------------------------------------------------------------------------------
// Who gets which seat: every seating is tried
// -----------------------------------------------------------------------------------------------------------

struct Seating<'a> {
    people: Vec<&'a Person>,
    /// By person and role: the fit, where the person may have the seat.
    fits: Vec<Vec<Option<f64>>>,
    roles: &'a [Role],
}

impl Seating<'_> {
    /// Tries all seatings of the people from `at` on, in the order that ties go by.
    fn each(
        &self,
        at: usize,
        left: &mut [u32],
        chosen: &mut Vec<Option<usize>>,
        tell: &mut dyn FnMut(&[Option<usize>]),
    ) {
        if at == self.people.len() {
            tell(chosen);
            return;
        }
        for role in 0..left.len() {
            if left[role] > 0 && self.fits[at][role].is_some() {
                left[role] -= 1;
                chosen.push(Some(role));
                self.each(at + 1, left, chosen, tell);
                chosen.pop();
                left[role] += 1;
            }
        }
        chosen.push(None);
        self.each(at + 1, left, chosen, tell);
        chosen.pop();
    }

    fn total(&self, chosen: &[Option<usize>]) -> f64 {
        let seated = chosen.iter().enumerate();
        seated.filter_map(|(person, role)| role.and_then(|role| self.fits[person][role])).sum()
    }

    fn moves(&self, chosen: &[Option<usize>]) -> usize {
        let stays = |person: &Person, role: &Option<usize>| {
            person.role.is_none() || person.role == role.map(|role| self.roles[role].id.clone())
        };
        self.people.iter().zip(chosen).filter(|(person, role)| !stays(person, role)).count()
    }
}

/// Everybody's seat as `assign` gives it (without pins, forbidden pairs and limits; for catalogs with the default
/// `min_coverage`): the largest sum of fits, then the fewest moves, then in order of id the earliest role.
pub fn assigned(question: &Question, by_role: &Value) -> Vec<(String, Option<String>)> {
    let mut people: Vec<&Person> = question.people.iter().filter(|person| person.hours > 0.0).collect();
    people.sort_by(|a, b| a.id.cmp(&b.id));
    let may_sit = |person: &Person, role: &Role| {
        let sellers = by_role["sellers"].as_array().expect("match lists sellers");
        let seller = sellers.iter().find(|seller| seller["id"] == *person.id).expect("match knows them");
        let cell = support::fit_of(seller, &role.id);
        let covered = cell["coverage"].as_f64().is_some_and(|coverage| coverage >= 0.6 - SLACK);
        cell["fit"].as_f64().filter(|_| covered && cell["vetoed"] == false)
    };
    let fits = people
        .iter()
        .map(|person| question.roles.iter().map(|role| may_sit(person, role)).collect())
        .collect();
    let seats_of = |role: &Role| -> u32 {
        question.seats.iter().filter(|(id, _)| *id == role.id).map(|(_, seats)| seats).sum()
    };
    let mut left: Vec<u32> = question.roles.iter().map(seats_of).collect();
    let seating = Seating { people, fits, roles: &question.roles };

    let mut most = 0.0_f64;
    seating.each(0, &mut left, &mut Vec::new(), &mut |chosen| most = most.max(seating.total(chosen)));
    let mut best: Option<(usize, Vec<Option<usize>>)> = None;
    seating.each(0, &mut left, &mut Vec::new(), &mut |chosen| {
        if seating.total(chosen) >= most - SLACK {
            let moves = seating.moves(chosen);
            if best.as_ref().is_none_or(|(fewest, _)| moves < *fewest) {
                best = Some((moves, chosen.to_vec()));
            }
        }
    });
    let (_, chosen) = best.expect("everybody on the bench is a seating");
    let named = |(person, role): (&&Person, Option<usize>)| {
        (person.id.clone(), role.map(|role| question.roles[role].id.clone()))
    };
    seating.people.iter().zip(chosen).map(named).collect()
}

// -----------------------------------------------------------------------------------------------------------
// The comparison
// -----------------------------------------------------------------------------------------------------------

fn same(place: &str, key: &str, found: &Value, expected: f64) -> Result<(), String> {
    match found[key].as_f64() {
        Some(number) if near(number, expected) => Ok(()),
        _ => Err(format!("{place}: {key} is {}, expected {expected}", found[key])),
    }
}

fn compare_form(answer: &Answer, place: &str, found: &Value, expected: &Form) -> Result<(), String> {
    same(place, "effective_hours", found, expected.effective)?;
    same(place, "handoff_hours", found, expected.handoff_hours)?;
    same(place, "handoff_effective_hours", found, expected.effective - expected.net)?;
    same(place, "net_effective_hours", found, expected.net)?;
    same(place, "waste_share", found, answer.waste_of(expected.net))?;
    if found["proven"] != true {
        return Err(format!("{place}: proven is {}", found["proven"]));
    }
    let unknown = found["unknown_hours"].as_f64().unwrap_or(f64::NAN);
    let (least, most) = expected.unknown_hours;
    let slack = TOLERANCE * answer.hours.max(1.0);
    if !(least - slack..=most + slack).contains(&unknown) {
        return Err(format!("{place}: unknown_hours is {unknown}, expected {least} to {most}"));
    }
    Ok(())
}

/// The sets of tasks in the JSON of a form or a break-even.
pub fn sets_of(found: &Value) -> Option<Vec<Vec<String>>> {
    let texts = |set: &Value| -> Option<Vec<String>> {
        set.as_array()?.iter().map(|task| Some(task.as_str()?.to_owned())).collect()
    };
    found["sets"].as_array()?.iter().map(texts).collect()
}

/// Holds the JSON of `organize` against the answer.
pub fn compare(question: &Question, answer: &Answer, found: &Value) -> Result<(), String> {
    same("top", "hours", found, answer.hours)?;
    same("top", "available_hours", found, answer.hours_available)?;
    same("top", "handoff_minutes", found, question.minutes)?;
    same("top", "material_share", found, question.material)?;
    same("top", "waste_share", found, answer.waste)?;
    same("top", "lost_effective_hours", found, answer.best - answer.everyone.net)?;
    let said = found["left_out"]["tasks"].to_string();
    if let Some(task) = answer.unrated.iter().find(|task| !said.contains(&format!("\"{task}\""))) {
        return Err(format!("nobody is rated in {task}, and left_out says {said}"));
    }

    let share = found["unknown_share"].as_f64().unwrap_or(f64::NAN);
    let (least, most) = answer.unknown_share;
    if !(least - TOLERANCE..=most + TOLERANCE).contains(&share) {
        return Err(format!("unknown_share is {share}, expected {least} to {most}"));
    }
    if !answer.verdicts.iter().any(|verdict| found["verdict"] == *verdict) {
        return Err(format!("verdict is {}, expected {:?}", found["verdict"], answer.verdicts));
    }

    compare_forms(answer, found)?;
    compare_break_even(answer, found)?;
    match answer.take_away() {
        None if found["take_away"].is_null() => {}
        None => return Err(format!("nothing can be taken away, and take_away is {}", found["take_away"])),
        Some(best) => {
            let told = &found["take_away"];
            same("take_away", "net_effective_hours", told, best)?;
            if answer.everyone.net > 0.0 {
                same("take_away", "relative_gain", told, best / answer.everyone.net - 1.0)?;
            }
            let named = told["task"].as_str().and_then(|task| answer.without(task));
            if !named.is_some_and(|division| near(division.form.net, best)) {
                return Err(format!("take_away: another task than {} is worth {best}", told["task"]));
            }
        }
    }
    Ok(())
}

pub(super) fn compare_forms(answer: &Answer, found: &Value) -> Result<(), String> {
    let forms = found["forms"].as_array().ok_or("forms is no list")?;
    let kinds: Vec<&str> = forms.iter().filter_map(|form| form["kind"].as_str()).collect();
    let mut expected = Vec::new();
    expected.extend(answer.today.as_ref().map(|_| "today"));
    expected.push("everyone");
    expected.extend(answer.seats.as_ref().map(|_| "seats"));
    expected.extend((2..=answer.tasks.len()).map(|_| "designed"));
    expected.push("free");
    if kinds != expected {
        return Err(format!("the forms are {kinds:?}, expected {expected:?}"));
    }

    let mut roles = 2;
    for form in forms {
        match form["kind"].as_str().unwrap_or_default() {
            "today" => {
                let today = answer.today.as_ref().ok_or("today is no form here")?;
                compare_form(answer, "today", form, today)?;
            }
            "seats" => {
                let seats = answer.seats.as_ref().ok_or("seats are no form here")?;
                compare_form(answer, "seats", form, seats)?;
            }
            "everyone" => {
                compare_form(answer, "everyone", form, &answer.everyone)?;
                same("everyone", "roles", form, 1.0)?;
                let sets = sets_of(form).map(sorted);
                if sets != Some(sorted(vec![answer.tasks.clone()])) {
                    return Err(format!("everyone: sets is {}", form["sets"]));
                }
            }
            "designed" => {
                let place = format!("designed {roles}");
                if form["roles"] != roles {
                    return Err(format!("{place}: roles is {}", form["roles"]));
                }
                let sets = sets_of(form).ok_or_else(|| format!("{place}: sets is {}", form["sets"]))?;
                let division = answer.division(&sets).filter(|division| division.sets.len() == roles);
                let division = division.ok_or_else(|| format!("{place}: {sets:?} is no such partition"))?;
                compare_form(answer, &place, form, &division.form)?;
                same(&place, "bound_effective_hours", form, division.form.effective)?;
                same(&place, "net_effective_hours", form, answer.best_of(roles))?;
                roles += 1;
            }
            _ => {
                same("free", "effective_hours", form, answer.free)?;
                same("free", "bound_effective_hours", form, answer.free)?;
                if form["proven"] != true
                    || !form["net_effective_hours"].is_null()
                    || !form["waste_share"].is_null()
                {
                    return Err(format!("free is an upper bound and no form to choose: {form}"));
                }
            }
        }
    }
    Ok(())
}

fn compare_break_even(answer: &Answer, found: &Value) -> Result<(), String> {
    // Where nothing yields anything, every number of minutes is right.
    if answer.everyone.effective <= 0.0 {
        return Ok(());
    }
    match answer.break_even {
        Some(minutes) if minutes.is_finite() => {
            same("top", "break_even_minutes", found, minutes)?;
            let told = &found["break_even"];
            same("break_even", "minutes", told, minutes)?;
            let division = sets_of(told).and_then(|sets| answer.division(&sets));
            if !division.is_some_and(|division| near(division.break_even, minutes)) {
                return Err(format!("break_even: {} breaks even elsewhere", told["sets"]));
            }
        }
        _ if found["break_even_minutes"].is_null() => {}
        _ => {
            return Err(format!(
                "break_even_minutes is {}, but {:?}",
                found["break_even_minutes"], answer.break_even
            ));
        }
    }
    Ok(())
}

// -----------------------------------------------------------------------------------------------------------
// Made-up worlds
// -----------------------------------------------------------------------------------------------------------

/// A catalog and a team, as plain data. What is `None` is left out of the files, so that the default counts.
#[derive(Clone, Debug)]
pub struct World {
    pub traits: Vec<String>,
    pub tasks: Vec<Task>,
    pub roles: Vec<Role>,
    /// Per 100 hours of the task that they come from.
    pub catalog_flows: Vec<Flow>,
    pub default_hours: f64,
    pub ease: f64,
    pub motion_minutes: f64,
    pub demand: Option<Vec<(String, f64)>>,
    pub seats: Vec<(String, u32)>,
    /// Each week.
    pub team_flows: Option<Vec<Flow>>,
    pub sellers: Vec<Seller>,
    /// `--handoff-minutes`.
    pub minutes: Option<f64>,
    /// `--material`, in percent.
    pub material: Option<f64>,
    /// The standard error of one rating, on the scale from 0 to 10.
    pub se: f64,
}

#[derive(Clone, Debug)]
pub struct Task {
    pub id: String,
    pub tradeoff: &'static str,
    /// Trait ids, each with the rest of the need as it stands in the file.
    pub needs: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct Seller {
    pub id: String,
    pub hours: Option<f64>,
    pub role: Option<String>,
    pub scores: Vec<(String, Option<f64>)>,
}

fn random_tasks(dice: &mut Dice, traits: &[String]) -> Vec<Task> {
    let need = |dice: &mut Dice| {
        let limit = dice.between(4, 9);
        let band = match dice.between(1, 4) {
            1 | 2 => format!("at_least: {limit}"),
            3 => format!("at_most: {}", 10 - limit),
            _ => format!("between: [{}, {limit}]", dice.between(2, 4)),
        };
        let veto = if dice.percent(12) { ", veto_below: 2" } else { "" };
        format!("{band}, weight: {}, tolerance: {}{veto}", dice.between(1, 5), dice.between(2, 9))
    };
    let count = dice.pick(&[1, 2, 3, 3, 4, 4, 5, 5, 6, 6]);
    let task = |number: usize| {
        let wanted = dice.count(1, 3).min(traits.len());
        let needed = dice.some(traits, wanted);
        Task {
            id: format!("task-{}", ["a", "b", "c", "d", "e", "f"][number]),
            tradeoff: dice.pick(&["full", "full", "partial", "none"]),
            needs: needed.into_iter().map(|id| (id, need(dice))).collect(),
        }
    };
    (0..count).map(task).collect()
}

fn random_roles(dice: &mut Dice, tasks: &[String]) -> Vec<Role> {
    let count = dice.between(1, 4);
    let role = |number: u32| {
        let wanted = dice.count(1, 3).min(tasks.len());
        let of = dice.some(tasks, wanted);
        let share = |id: String| (id, dice.pick(&[10.0, 20.0, 33.3, 50.0, 70.0, 0.5]));
        Role { id: format!("role-{number}"), shares: of.into_iter().map(share).collect() }
    };
    (1..=count).map(role).collect()
}

fn random_flows(dice: &mut Dice, tasks: &[String], most: u32) -> Vec<Flow> {
    let mut flows = Vec::new();
    for from in tasks {
        for to in tasks {
            if from != to && dice.percent(45) {
                flows.push(Flow { from: from.clone(), to: to.clone(), cases: dice.tenths(1, most) });
            }
        }
    }
    flows
}

fn random_sellers(dice: &mut Dice, traits: &[String], roles: &[String]) -> Vec<Seller> {
    let unknown = dice.pick(&[0, 0, 3, 8, 30]);
    let without_role = dice.pick(&[0, 25, 25, 100]);
    let nobodys = dice.pick(&[None, None, None, None, Some(0)]);
    let alike = dice.pick(&[0, 0, 0, 30]);
    let mut sellers: Vec<Seller> = Vec::new();
    for number in 0..dice.count(1, 8) {
        let score = |(at, id): (usize, &String)| {
            let known = !dice.percent(unknown) && nobodys != Some(at);
            (id.clone(), known.then(|| dice.tenths(0, 10)))
        };
        let mut scores: Vec<_> = traits.iter().enumerate().map(score).collect();
        if number > 0 && dice.percent(alike) {
            scores.clone_from(&sellers[number - 1].scores);
        }
        sellers.push(Seller {
            id: format!("{}-{number}", dice.pick(&["kari", "ola", "per", "anne"])),
            hours: dice.pick(&[
                None,
                None,
                Some(37.5),
                Some(30.0),
                Some(20.0),
                Some(12.5),
                Some(4.0),
                Some(0.0),
            ]),
            role: (!dice.percent(without_role)).then(|| dice.pick(roles)),
            scores,
        });
    }
    if sellers.iter().all(|seller| seller.hours.is_some_and(|hours| hours <= 0.0)) {
        sellers[0].hours = None;
    }
    sellers
}

/// A world made up from a seed. It always has somebody with hours, and says somehow what is to be done.
pub fn random_world(seed: u64) -> World {
    let dice = &mut Dice(seed);
    let traits: Vec<String> = (0..dice.between(2, 6)).map(|number| format!("trait-{number}")).collect();
    let tasks = random_tasks(dice, &traits);
    let task_ids: Vec<String> = tasks.iter().map(|task| task.id.clone()).collect();
    let roles = random_roles(dice, &task_ids);
    let role_ids: Vec<String> = roles.iter().map(|role| role.id.clone()).collect();
    let catalog_flows = if dice.percent(60) { random_flows(dice, &task_ids, 20) } else { Vec::new() };
    let sellers = random_sellers(dice, &traits, &role_ids);

    let works = |seller: &Seller| seller.hours.is_none_or(|hours| hours > 0.0);
    let has_roles = sellers.iter().any(|seller| works(seller) && seller.role.is_some());
    let mut seats: Vec<(String, u32)> = Vec::new();
    if dice.percent(45) {
        let wanted = dice.count(1, 4).min(role_ids.len());
        seats = dice.some(&role_ids, wanted).into_iter().map(|id| (id, dice.between(0, 3))).collect();
        seats[0].1 += 1;
    }
    let mut demand = None;
    if dice.percent(70) || (seats.is_empty() && !has_roles) {
        let wanted = if dice.percent(60) { 6 } else { dice.count(1, 5) }.min(task_ids.len());
        let asked = dice.some(&task_ids, wanted);
        let mut hours: Vec<(String, f64)> = asked
            .into_iter()
            .map(|id| (id, if dice.percent(8) { 0.0 } else { dice.tenths(1, 90) }))
            .collect();
        hours[0].1 += 10.0;
        demand = Some(hours);
    }
    let team_flows = match dice.between(1, 5) {
        1 => Some(Vec::new()),
        2 | 3 => Some(random_flows(dice, &task_ids, 30)),
        _ => None,
    };
    World {
        default_hours: dice.pick(&[37.5, 37.5, 40.0]),
        ease: dice.pick(&[0.0, 0.0, 1.0, 2.0]),
        motion_minutes: dice.pick(&[0.0, 10.0, 30.0, 45.0]),
        minutes: dice.pick(&[None, None, None, Some(5.0), Some(20.0), Some(90.0)]),
        material: dice.pick(&[None, None, Some(0.0), Some(10.0), Some(2.5)]),
        se: 0.0,
        traits,
        tasks,
        roles,
        catalog_flows,
        demand,
        seats,
        team_flows,
        sellers,
    }
}

impl World {
    pub fn catalog_yaml(&self) -> String {
        let mut out = format!(
            "scale: [0, 10]\ndefaults: {{hours: {}, se: {}}}\nmotions:\n  usual: {{ease: {}, handoff_minutes: {}}}\n",
            self.default_hours, self.se, self.ease, self.motion_minutes
        );
        if !self.catalog_flows.is_empty() {
            out.push_str(&flows_yaml(&self.catalog_flows, "per_100_hours"));
        }
        out.push_str("traits:\n");
        for id in &self.traits {
            let _ = writeln!(out, "  {id}: {{}}");
        }
        out.push_str("tasks:\n");
        for task in &self.tasks {
            let _ = writeln!(out, "  {}:\n    tradeoff: {}\n    needs:", task.id, task.tradeoff);
            for (id, need) in &task.needs {
                let _ = writeln!(out, "      {id}: {{{need}}}");
            }
        }
        out.push_str("roles:\n");
        for role in &self.roles {
            let _ = writeln!(out, "  {}: {{tasks: {{{}}}}}", role.id, entries(&role.shares));
        }
        out
    }

    pub fn team_yaml(&self) -> String {
        let mut out = String::from("team: Made up\n");
        if let Some(demand) = &self.demand {
            let _ = writeln!(out, "demand: {{{}}}", entries(demand));
        }
        if !self.seats.is_empty() {
            let _ = writeln!(out, "seats: {{{}}}", entries(&self.seats));
        }
        if let Some(flows) = &self.team_flows {
            out.push_str(&flows_yaml(flows, "per_week"));
        }
        out.push_str("sellers:\n");
        for seller in &self.sellers {
            let _ = writeln!(out, "  - name: {0}\n    id: {0}", seller.id);
            if let Some(hours) = seller.hours {
                let _ = writeln!(out, "    hours: {hours}");
            }
            if let Some(role) = &seller.role {
                let _ = writeln!(out, "    role: {role}");
            }
            let known: Vec<(&str, f64)> =
                seller.scores.iter().filter_map(|(id, score)| Some((id.as_str(), (*score)?))).collect();
            let _ = writeln!(out, "    scores: {{{}}}", entries(&known));
        }
        out
    }

    /// The options that the world is asked with.
    pub fn options(&self) -> Vec<String> {
        // F10 as it stands: scores count as they were rated.
        [vec!["--as-rated".to_owned()], self.settings()].concat()
    }

    /// The same, where scores count as far as they can be relied on.
    pub fn settings(&self) -> Vec<String> {
        let mut options = Vec::new();
        options.extend(self.minutes.map(|minutes| format!("--handoff-minutes={minutes}")));
        options.extend(self.material.map(|material| format!("--material={material}")));
        options
    }

    fn hours_of(&self, seller: &Seller) -> f64 {
        seller.hours.unwrap_or(self.default_hours)
    }

    /// What the files ask: demand from seats or present roles where there is none, and flows each week.
    pub fn question(&self) -> Question {
        let mut demand: Vec<(String, f64)> = self.tasks.iter().map(|task| (task.id.clone(), 0.0)).collect();
        let mut add = |task: &str, hours: f64| {
            demand.iter_mut().filter(|(id, _)| id == task).for_each(|(_, sum)| *sum += hours);
        };
        let mut add_role = |role: &str, hours: f64| {
            let role = self.roles.iter().find(|known| known.id == role).expect("a role of the catalog");
            let whole: f64 = role.shares.iter().map(|(_, share)| share).sum();
            role.shares.iter().for_each(|(task, share)| add(task, hours * share / whole));
        };
        if let Some(given) = &self.demand {
            for (task, hours) in given {
                add(task, *hours);
            }
        } else if self.seats.iter().any(|(_, seats)| *seats > 0) {
            for (role, seats) in &self.seats {
                add_role(role, f64::from(*seats) * self.default_hours);
            }
        } else {
            for seller in &self.sellers {
                if let Some(role) = &seller.role {
                    add_role(role, self.hours_of(seller));
                }
            }
        }
        let of = |task: &str| demand.iter().find(|(id, _)| id == task).map_or(0.0, |(_, hours)| *hours);
        let weekly = |flow: &Flow| Flow { cases: flow.cases * of(&flow.from) / 100.0, ..flow.clone() };
        let flows = match &self.team_flows {
            Some(flows) => flows.clone(),
            None => self.catalog_flows.iter().map(weekly).collect(),
        };
        let person = |seller: &Seller| Person {
            id: seller.id.clone(),
            hours: self.hours_of(seller),
            role: seller.role.clone(),
        };
        Question {
            people: self.sellers.iter().map(person).collect(),
            tasks: self.tasks.iter().map(|task| task.id.clone()).collect(),
            roles: self.roles.clone(),
            flows,
            says_handoffs: self.team_flows.is_some(),
            demand,
            seats: self.seats.clone(),
            minutes: self.minutes.unwrap_or(self.motion_minutes),
            material: self.material.unwrap_or(5.0) / 100.0,
        }
    }

    /// The same world, so many times as large.
    pub fn times(&self, factor: f64) -> World {
        let mut world = self.clone();
        world.default_hours *= factor;
        world
            .sellers
            .iter_mut()
            .filter_map(|seller| seller.hours.as_mut())
            .for_each(|hours| *hours *= factor);
        world.demand.iter_mut().flatten().for_each(|(_, hours)| *hours *= factor);
        world.team_flows.iter_mut().flatten().for_each(|flow| flow.cases *= factor);
        world
    }

    /// The same world in another order.
    pub fn shuffled(&self, seed: u64) -> World {
        let dice = &mut Dice(seed);
        let mut world = self.clone();
        dice.shuffle(&mut world.traits);
        dice.shuffle(&mut world.tasks);
        world.tasks.iter_mut().for_each(|task| dice.shuffle(&mut task.needs));
        dice.shuffle(&mut world.roles);
        world.roles.iter_mut().for_each(|role| dice.shuffle(&mut role.shares));
        dice.shuffle(&mut world.catalog_flows);
        world.demand.iter_mut().for_each(|demand| dice.shuffle(demand));
        dice.shuffle(&mut world.seats);
        world.team_flows.iter_mut().for_each(|flows| dice.shuffle(flows));
        dice.shuffle(&mut world.sellers);
        world
    }
}

fn entries<K: AsRef<str>, V: ToString>(of: &[(K, V)]) -> String {
    let entry = |(key, value): &(K, V)| format!("{}: {}", key.as_ref(), value.to_string());
    of.iter().map(entry).collect::<Vec<_>>().join(", ")
}

fn flows_yaml(flows: &[Flow], per: &str) -> String {
    let line = |flow: &Flow| format!("{{from: {}, to: {}, {per}: {}}}", flow.from, flow.to, flow.cases);
    format!("handoffs: [{}]\n", flows.iter().map(line).collect::<Vec<_>>().join(", "))
}

// -----------------------------------------------------------------------------------------------------------
// Worked examples
// -----------------------------------------------------------------------------------------------------------

/// What `match` would say of such fits.
fn matched(columns: &[&str], fits: &[(&str, &[Option<f64>])]) -> Value {
    let cell = |(column, fit): (&&str, &Option<f64>)| {
        let coverage = if fit.is_some() { 1.0 } else { 0.0 };
        serde_json::json!({"id": column, "fit": fit, "coverage": coverage, "vetoed": false})
    };
    let seller = |(id, row): &(&str, &[Option<f64>])| {
        let cells: Vec<Value> = columns.iter().zip(*row).map(cell).collect();
        serde_json::json!({"id": id, "fits": cells})
    };
    serde_json::json!({"sellers": fits.iter().map(seller).collect::<Vec<_>>()})
}

/// Two people with ten hours each, of whom each can do one of two tasks of ten hours; six hours of hand-offs.
fn opposites() -> (Question, Value) {
    let person = |id: &str| Person { id: id.to_owned(), hours: 10.0, role: Some("caller".to_owned()) };
    let question = Question {
        people: vec![person("kari"), person("ola")],
        tasks: vec!["call".to_owned(), "write".to_owned()],
        roles: vec![Role { id: "caller".to_owned(), shares: vec![("call".to_owned(), 70.0)] }],
        demand: vec![("call".to_owned(), 10.0), ("write".to_owned(), 10.0)],
        flows: vec![Flow { from: "call".to_owned(), to: "write".to_owned(), cases: 12.0 }],
        says_handoffs: true,
        seats: Vec::new(),
        minutes: 30.0,
        material: 0.05,
    };
    let fits = [("kari", [Some(1.0), Some(0.0)]), ("ola", [Some(0.0), Some(1.0)])];
    let fits: Vec<(&str, &[Option<f64>])> = fits.iter().map(|(id, row)| (*id, row.as_slice())).collect();
    (question, matched(&["call", "write"], &fits))
}

/// The JSON that says just this.
fn told(question: &Question, answer: &Answer) -> Value {
    let form = |kind: &str, roles: usize, form: &Form, sets: Option<&Vec<Vec<String>>>| {
        serde_json::json!({
            "kind": kind, "roles": roles, "effective_hours": form.effective, "bound_effective_hours": form.effective,
            "handoff_hours": form.handoff_hours, "net_effective_hours": form.net,
            "handoff_effective_hours": form.effective - form.net, "waste_share": answer.waste_of(form.net),
            "sets": sets, "unknown_hours": form.unknown_hours.0, "proven": true,
        })
    };
    let mut forms: Vec<Value> = answer.today.iter().map(|today| form("today", 1, today, None)).collect();
    forms.push(form("everyone", 1, &answer.everyone, Some(&vec![answer.tasks.clone()])));
    forms.extend(answer.seats.iter().map(|seats| form("seats", 1, seats, None)));
    for roles in 2..=answer.tasks.len() {
        let mut such = answer.divisions.iter().filter(|division| division.sets.len() == roles);
        let best = such.find(|division| near(division.form.net, answer.best_of(roles))).expect("one is best");
        forms.push(form("designed", roles, &best.form, Some(&best.sets)));
    }
    forms.push(serde_json::json!({
        "kind": "free", "effective_hours": answer.free, "bound_effective_hours": answer.free, "net_effective_hours": null, "waste_share": null, "proven": true,
    }));
    let minutes = answer.break_even.filter(|minutes| minutes.is_finite());
    let mut evens = answer.divisions.iter();
    let even = evens.find(|division| Some(division.break_even) == answer.break_even);
    let taken = answer.take_away().and_then(|net| {
        let task =
            answer.tasks.iter().find(|task| answer.without(task).is_some_and(|d| near(d.form.net, net)))?;
        Some(serde_json::json!({"task": task, "net_effective_hours": net, "relative_gain": net / answer.everyone.net - 1.0}))
    });
    serde_json::json!({
        "hours": answer.hours, "available_hours": answer.hours_available, "handoff_minutes": question.minutes,
        "material_share": question.material, "waste_share": answer.waste, "verdict": answer.verdicts.first(),
        "lost_effective_hours": answer.best - answer.everyone.net, "unknown_share": answer.unknown_share.0, "forms": forms,
        "break_even_minutes": minutes, "take_away": taken, "left_out": {"tasks": answer.unrated},
        "break_even": minutes.and(even).map(|even| {
            serde_json::json!({"minutes": even.break_even, "sets": even.sets})
        }),
    })
}

fn assert_near(what: &str, found: f64, expected: f64) {
    assert!(near(found, expected), "{what} is {found}, expected {expected}");
}

#[test]
fn a_transport_has_the_worked_numbers() {
    let gains = [[0.9, 0.4, 0.55], [0.5, 0.85, 0.6], [0.45, 0.6, 0.8], [0.7, 0.65, 0.6]].map(Vec::from);
    let best = Transport::solve(&gains, &[0.25; 4], &[0.4, 0.4, 0.2]);
    assert_near("Roy's example", best.value, 0.7975);
    // Where everybody is equal, a unit may come from anybody or from nobody.
    let equal = Transport::solve(&vec![vec![0.5; 2]; 3], &[2.0, 1.0, 1.0], &[3.0, 1.0]);
    assert_near("equals", equal.value, 2.0);
    let (least, most) = equal.range(&[vec![0.0, 1.0], vec![0.0, 0.0], vec![0.0, 0.0]]);
    assert_near("least", least, 0.0);
    assert_near("most", most, 1.0);
}

#[test]
fn things_are_divided_in_as_many_ways_as_bell_counts() {
    assert_eq!([1, 2, 3, 4, 5, 6].map(|n| divisions(n).len()), [1, 2, 5, 15, 52, 203]);
    assert_eq!(divisions(3), [[0, 0, 0], [0, 0, 1], [0, 1, 0], [0, 1, 1], [0, 1, 2]]);
}

#[test]
fn opposites_by_hand() {
    let (question, fits) = opposites();
    let answer = answer(&question, &fits, &fits).expect("there are hours and demand");
    assert_near("hours", answer.hours, 20.0);
    assert_near("everyone", answer.everyone.net, 10.0);
    assert_near("free", answer.free, 20.0);
    let apart = &answer.divisions[0];
    assert_near("apart", apart.form.effective, 20.0);
    assert_near("hand-offs", apart.form.handoff_hours, 6.0);
    assert_near("net", apart.form.net, 14.0);
    assert_near("waste", answer.waste, 1.0 - 10.0 / 14.0);
    assert_near("break-even", apart.break_even, 50.0);
    assert_eq!(answer.take_away().map(|net| near(net, 14.0)), Some(true));
    assert_eq!(answer.verdicts, ["no"]);
    // Both call for twenty hours where ten are asked for, one of them in vain; nobody writes, so every case is lost
    // between two chairs.
    let today = answer.today.expect("they have roles");
    assert_near("today", today.effective, 5.0);
    assert_near("hand-offs of today", today.handoff_hours, 6.0);
    assert_near("net of today", today.net, 3.5);
}

#[test]
fn hours_and_demand_are_scaled_to_the_lesser_sum() {
    let (mut question, fits) = opposites();
    question.demand.iter_mut().for_each(|(_, hours)| *hours *= 2.0);
    question.flows[0].cases *= 2.0;
    let more = answer(&question, &fits, &fits).expect("there are hours and demand");
    assert_near("hours", more.hours, 20.0);
    assert_near("net", more.divisions[0].form.net, 14.0);
    question.people.iter_mut().for_each(|person| person.hours *= 6.0);
    let more = answer(&question, &fits, &fits).expect("there are hours and demand");
    assert_near("hours", more.hours, 40.0);
    assert_near("net", more.divisions[0].form.net, 28.0);
}

#[test]
fn people_without_a_role_work_by_demand_as_one_role_of_their_own() {
    let (mut question, fits) = opposites();
    question.people[1].role = None;
    let today = answer(&question, &fits, &fits).expect("hours").today.expect("Kari has a role");
    // Calls get 10 + 5 hours of 10 asked for, writing 5 of 10. Kari yields 10 * 2/3, Ola 5.
    assert_near("today", today.effective, 10.0 / 1.5 + 5.0);
    // Kari works 2/3 of the calls and none of the writing; Ola 1/3 and all: 1/3 stays with one role.
    assert_near("hand-offs", today.handoff_hours, 6.0 * 2.0 / 3.0);
}

#[test]
fn unknown_fits_count_as_the_mean_of_the_known() {
    let (mut question, _) = opposites();
    question.minutes = 0.0;
    let fits = matched(&["call", "write"], &[("kari", &[Some(0.8), Some(0.4)]), ("ola", &[None, Some(0.6)])]);
    let answer = answer(&question, &fits, &fits).expect("there are hours and demand");
    assert_near("everyone", answer.everyone.effective, 5.0 * (0.8 + 0.4 + 0.8 + 0.6));
    assert_near("unknown", answer.everyone.unknown_hours.0, 5.0);
    assert_near("share", answer.unknown_share.0, 0.25);
    assert_eq!(answer.verdicts, ["open"]);
}

#[test]
fn a_task_that_nobody_is_rated_in_is_left_out_with_its_flows() {
    let (question, _) = opposites();
    let fits = matched(&["call", "write"], &[("kari", &[Some(0.8), None]), ("ola", &[Some(0.2), None])]);
    let answer = answer(&question, &fits, &fits).expect("there are hours and demand");
    assert_eq!((answer.tasks.len(), answer.unrated.as_slice()), (1, ["write".to_owned()].as_slice()));
    assert_near("hours", answer.hours, 10.0);
    assert_near("everyone", answer.everyone.effective, 5.0);
    assert!(answer.divisions.is_empty() && answer.break_even.is_none() && answer.take_away().is_none());
}

#[test]
fn seats_have_the_worked_optimum_of_kuhn() {
    let person = |id: &str| Person { id: id.to_owned(), hours: 1.0, role: None };
    let role = |id: &str| Role { id: id.to_owned(), shares: vec![("any".to_owned(), 1.0)] };
    let mut question = Question {
        people: vec![person("one"), person("two"), person("zoe")],
        roles: vec![role("a"), role("b"), role("c")],
        seats: vec![("a".to_owned(), 1), ("b".to_owned(), 1), ("c".to_owned(), 1)],
        ..opposites().0
    };
    let fits = [
        ("one", [Some(0.90), Some(0.85), Some(0.40)]),
        ("two", [Some(0.88), Some(0.60), Some(0.50)]),
        ("zoe", [Some(0.70), Some(0.65), Some(0.45)]),
    ];
    let fits: Vec<(&str, &[Option<f64>])> = fits.iter().map(|(id, row)| (*id, row.as_slice())).collect();
    let seats = |question: &Question| -> Vec<Option<String>> {
        assigned(question, &matched(&["a", "b", "c"], &fits)).into_iter().map(|(_, role)| role).collect()
    };
    assert_eq!(seats(&question), ["b", "a", "c"].map(|id| Some(id.to_owned())));
    question.seats.truncate(1);
    assert_eq!(seats(&question), [Some("a".to_owned()), None, None]);
}

#[test]
fn the_comparison_notices_every_single_change() {
    let (mut question, fits) = opposites();
    question.seats = vec![("caller".to_owned(), 1)];
    let seats = matched(&["caller"], &[("kari", &[Some(1.0)]), ("ola", &[Some(0.0)])]);
    let answer = answer(&question, &fits, &seats).expect("there are hours and demand");
    let right = told(&question, &answer);
    assert_eq!(compare(&question, &answer, &right), Ok(()));
    let mut places = Vec::new();
    leaves(&right, String::new(), &mut places);
    assert!(places.len() > 40, "{places:?}");
    for place in places {
        let mut wrong = right.clone();
        let cell = wrong.pointer_mut(&place).expect("a place");
        // Either task may be named as the one that is taken away, and of today, seats and free fewer keys are read.
        let unread = [
            "/take_away/task",
            "/forms/0/bound_effective_hours",
            "/forms/0/roles",
            "/forms/1/bound_effective_hours",
            "/forms/2/bound_effective_hours",
        ]
        .contains(&place.as_str())
            || ["/forms/2/roles", "/forms/0/sets", "/forms/2/sets"].contains(&place.as_str());
        *cell = match &*cell {
            Value::Number(number) => (number.as_f64().unwrap_or(0.0) + 0.01).into(),
            Value::String(_) => "other".into(),
            Value::Bool(yes) => (!*yes).into(),
            _ => 1.into(),
        };
        assert!(unread || compare(&question, &answer, &wrong).is_err(), "{place} may be anything: {wrong}");
    }
}

fn leaves(value: &Value, at: String, into: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            entries.iter().for_each(|(key, value)| leaves(value, format!("{at}/{key}"), into));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(ix, value)| leaves(value, format!("{at}/{ix}"), into));
        }
        _ => into.push(at),
    }
}

#[test]
fn made_up_worlds_are_of_every_kind() {
    let worlds: Vec<World> = (0..300).map(random_world).collect();
    let some = |kind: &dyn Fn(&World) -> bool| worlds.iter().filter(|world| kind(world)).count() >= 10;
    assert!(some(&|world| world.demand.is_none() && world.seats.is_empty()), "demand from present roles");
    assert!(some(&|world| world.demand.is_none() && !world.seats.is_empty()), "demand from seats");
    assert!(some(&|world| world.demand.is_some() && !world.seats.is_empty()), "demand and seats");
    assert!(some(&|world| world.demand.iter().flatten().any(|(_, hours)| *hours <= 0.0)), "no demand");
    assert!(
        some(&|world| world.team_flows.as_ref().is_some_and(Vec::is_empty)),
        "an empty list of hand-offs"
    );
    assert!(
        some(&|world| world.team_flows.is_none() && !world.catalog_flows.is_empty()),
        "the catalog's flows"
    );
    assert!(
        some(&|world| world.sellers.iter().any(|seller| seller.hours.is_some_and(|hours| hours <= 0.0))),
        "on leave"
    );
    assert!(some(&|world| world.sellers.len() == 1) && some(&|world| world.sellers.len() == 8), "all sizes");
    assert!(
        some(&|world| world.tasks.len() == 1) && some(&|world| world.tasks.len() == 6),
        "all numbers of tasks"
    );
}
