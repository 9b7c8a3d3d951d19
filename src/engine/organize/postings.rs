//! A staffing that can be lived with: no posting of a few hours, few roles a person, nobody alone in a role.
//!
//! The best staffing of F10 is free of such wishes. Here they hold, by branch and bound: each node is the transport problem
//! of F10 with some people barred from some roles and others given their least hours in one (Land & Doig 1960, Econometrica
//! 28:497). Its value bounds all staffings below it.

use super::staffing::{Amounts, TaskSet, WHOLE, members, staff, yield_in};
use super::work::Work;
use crate::domain::SLACK;
use crate::engine::fixed_point::{amount, to_units};
use crate::engine::transport::{BARRED, ColumnLimits, Transport};

/// What a staffing must keep to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StaffingLimits {
    /// The least posting, as a share of the person's week, 0 to 1.
    pub least_posting: f64,
    /// The most roles of one person, at least 1.
    pub most_roles: usize,
}

impl StaffingLimits {
    /// The limits where nobody asks for others: a day a week, and two roles.
    pub const STANDARD: StaffingLimits = StaffingLimits { least_posting: 0.2, most_roles: 2 };
}

/// How many people a role has at least, so that nobody is the only one who knows its tasks.
const PEOPLE_A_ROLE: usize = 2;

/// The most staffings that are worked out, in people times roles.
const MOST_STEPS: usize = 60_000;

/// The most staffings that are worked out.
const MOST_NODES: usize = 1_500;

/// The best staffing found that keeps to limits; the best of all where none was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Postings {
    /// Whether it keeps to the limits.
    pub keeps: bool,
    /// Effective hours a week.
    pub effective: f64,
    /// By which share another that keeps to them may be better; 0 where none is, but for a ten-thousandth.
    pub gap: f64,
    /// The hours of each person in each role, person by person.
    pub hours: Vec<f64>,
}

/// Whether a person works in a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Free,
    /// She does not.
    Barred,
    /// She has her least posting there, or more.
    Posted,
}

/// Returns the best staffing of roles that keeps to limits; the best of all where none was found.
///
/// Two people share each role where the team has enough for that. A role that takes less than the least postings has
/// smaller ones.
pub(super) fn post(work: &Work, amounts: &Amounts, roles: &[TaskSet], limits: StaffingLimits) -> Postings {
    let enough = roles.len() * PEOPLE_A_ROLE < work.people.len() * limits.most_roles;
    let wanted = if enough { &[PEOPLE_A_ROLE, 1][..] } else { &[1] };
    let found = wanted.iter().find_map(|&least| Search::new(work, amounts, roles, limits, least).run());
    found.unwrap_or_else(|| {
        let free = staff(work, amounts, roles);
        Postings { keeps: false, effective: free.effective, gap: 0.0, hours: free.hours }
    })
}

struct Search<'a> {
    work: &'a Work,
    amounts: &'a Amounts,
    limits: StaffingLimits,
    roles: usize,
    /// The units that each role takes.
    room: Vec<i64>,
    /// How many people each role has at least.
    people: usize,
    /// The least posting of each person in each role, in units.
    least: Vec<i64>,
    values: Vec<i64>,
    yields: Vec<f64>,
    nodes: usize,
    best: Option<(i128, Vec<i64>)>,
    /// The largest bound of what was left unexplored.
    left: Option<i128>,
}

/// The best staffing of one node.
struct Node {
    value: i128,
    amounts: Vec<i64>,
}

impl<'a> Search<'a> {
    fn new(
        work: &'a Work,
        amounts: &'a Amounts,
        roles: &[TaskSet],
        limits: StaffingLimits,
        people: usize,
    ) -> Self {
        let number = work.people.len();
        let mut room = Vec::with_capacity(roles.len());
        for &role in roles {
            room.push(members(role).map(|at| amounts.tasks[at]).sum::<i64>());
        }
        let mut yields = Vec::with_capacity(number * roles.len());
        let mut least = Vec::with_capacity(number * roles.len());
        for person in 0..number {
            for (&role, &room) in roles.iter().zip(&room) {
                yields.push(yield_in(work, person, role));
                let own = to_share(amounts.people[person], limits.least_posting);
                least.push(own.min(room / i64::try_from(people).unwrap_or(1)).max(1));
            }
        }
        let values = yields.iter().map(|&of| to_units(of)).collect();
        let roles = roles.len();
        Search {
            work,
            amounts,
            limits,
            roles,
            room,
            people,
            least,
            values,
            yields,
            nodes: 0,
            best: None,
            left: None,
        }
    }

    fn run(mut self) -> Option<Postings> {
        let cells = vec![Cell::Free; self.values.len()];
        let root = self.solve(&cells)?;
        let most = (MOST_STEPS / self.values.len().max(1)).clamp(60, MOST_NODES);
        self.branch(&cells, root, most);
        let (value, units) = self.best?;
        let hour = self.work.total / amount(WHOLE);
        let hours: Vec<f64> = units.iter().map(|&units| amount(units) * hour).collect();
        let effective: f64 = hours.iter().zip(&self.yields).map(|(hours, of)| hours * of).sum();
        let gap = self
            .left
            .filter(|&left| left > value)
            .map_or(0.0, |left| wide(left - value) / wide(value.max(1)));
        Some(Postings { keeps: true, effective, gap, hours })
    }

    /// Explores what is below a node, the more promising half first.
    fn branch(&mut self, cells: &[Cell], node: Node, most: usize) {
        if self.best.as_ref().is_some_and(|(best, _)| node.value <= best + near(*best)) {
            return;
        }
        let Some(at) = self.broken(cells, &node) else {
            self.best = Some((node.value, node.amounts));
            return;
        };
        let mut halves = Vec::with_capacity(2);
        for choice in [Cell::Posted, Cell::Barred] {
            if self.nodes >= most {
                self.left = self.left.max(Some(node.value));
                return;
            }
            let mut below = cells.to_vec();
            below[at] = choice;
            if self.close(&mut below, at)
                && let Some(solved) = self.solve(&below)
            {
                halves.push((below, solved));
            }
        }
        halves.sort_by_key(|(_, half)| std::cmp::Reverse(half.value));
        for (cells, half) in halves {
            self.branch(&cells, half, most);
        }
    }

    /// Bars a person from further roles once she has as many as she may. Returns whether she has no more than that.
    fn close(&self, cells: &mut [Cell], at: usize) -> bool {
        let own = &mut cells[at / self.roles * self.roles..][..self.roles];
        let posted = own.iter().filter(|cell| **cell == Cell::Posted).count();
        if posted == self.limits.most_roles {
            own.iter_mut().filter(|cell| **cell == Cell::Free).for_each(|cell| *cell = Cell::Barred);
        }
        posted <= self.limits.most_roles && own.iter().any(|cell| *cell != Cell::Barred)
    }

    /// Returns a cell to decide on, since a staffing breaks a limit there; `None` where it breaks none.
    fn broken(&self, cells: &[Cell], node: &Node) -> Option<usize> {
        let small = (0..cells.len()).filter(|&at| {
            cells[at] == Cell::Free && node.amounts[at] > 0 && node.amounts[at] < self.least[at]
        });
        if let Some(at) = small.max_by_key(|&at| (node.amounts[at], std::cmp::Reverse(at))) {
            return Some(at);
        }
        for (person, own) in node.amounts.chunks_exact(self.roles).enumerate() {
            if own.iter().filter(|&&units| units > 0).count() > self.limits.most_roles {
                let first = person * self.roles;
                let open =
                    (first..first + self.roles).filter(|&at| cells[at] == Cell::Free && node.amounts[at] > 0);
                return open.min_by_key(|&at| node.amounts[at]);
            }
        }
        for role in 0..self.roles {
            let column = (role..cells.len()).step_by(self.roles);
            if column.clone().filter(|&at| node.amounts[at] > 0).count() < self.people {
                let open = column.filter(|&at| cells[at] == Cell::Free && node.amounts[at] == 0);
                // Who loses least of what she does elsewhere.
                return open
                    .max_by_key(|&at| (self.values[at] - self.worth(at, node), std::cmp::Reverse(at)));
            }
        }
        None
    }

    /// What a person's hours are worth where most of them are.
    fn worth(&self, at: usize, node: &Node) -> i64 {
        let first = at / self.roles * self.roles;
        let most = (first..first + self.roles).max_by_key(|&cell| node.amounts[cell]).unwrap_or(first);
        self.values[most]
    }

    /// Returns the best staffing with these cells decided; `None` where there is none.
    fn solve(&mut self, cells: &[Cell]) -> Option<Node> {
        self.nodes += 1;
        let mut supplies = self.amounts.people.clone();
        let mut room = self.room.clone();
        let mut values = self.values.clone();
        for (at, cell) in cells.iter().enumerate() {
            match cell {
                Cell::Free => {}
                Cell::Barred => values[at] = BARRED,
                Cell::Posted => {
                    supplies[at / self.roles] -= self.least[at];
                    room[at % self.roles] -= self.least[at];
                }
            }
        }
        for (role, &left) in room.iter().enumerate() {
            let able = (role..cells.len()).step_by(self.roles).filter(|&at| cells[at] != Cell::Barred);
            if left < 0 || able.count() < self.people {
                return None;
            }
        }
        // A person with no hours left is no row.
        let rows: Vec<usize> = (0..supplies.len()).filter(|&person| supplies[person] > 0).collect();
        if supplies.iter().any(|&units| units < 0) {
            return None;
        }
        let left: Vec<i64> = rows.iter().map(|&person| supplies[person]).collect();
        let mut open = Vec::with_capacity(rows.len() * self.roles);
        for &person in &rows {
            open.extend_from_slice(&values[person * self.roles..][..self.roles]);
        }
        let columns: Vec<ColumnLimits> = room.iter().map(|&room| ColumnLimits::up_to(room)).collect();
        let placed = if rows.is_empty() {
            Vec::new()
        } else {
            Transport { values: &open, supplies: &left, columns: &columns, groups: &[] }.solve()?.amounts
        };
        let mut amounts = vec![0; cells.len()];
        for (&person, own) in rows.iter().zip(placed.chunks_exact(self.roles)) {
            amounts[person * self.roles..][..self.roles].copy_from_slice(own);
        }
        let mut value = 0;
        for (at, cell) in cells.iter().enumerate() {
            if *cell == Cell::Posted {
                amounts[at] += self.least[at];
            }
            value += i128::from(amounts[at]) * i128::from(self.values[at]);
        }
        Some(Node { value, amounts })
    }
}

/// A share of an amount, rounded up, so that a posting of exactly the least share is one.
fn to_share(units: i64, share: f64) -> i64 {
    to_units(amount(units) / amount(WHOLE) * (share - SLACK)) >> 6
}

/// The value by which a staffing must be better to be looked for: a ten-thousandth.
fn near(value: i128) -> i128 {
    value / 10_000
}

/// A value as a number, for ratios.
#[expect(clippy::cast_precision_loss, reason = "a ratio needs no more digits")]
fn wide(value: i128) -> f64 {
    value as f64
}
