//! The assignment problem: people at work, roles with seats, and the value of each pair in units.

use super::candidate::Candidate;
use super::rules::Rules;
use crate::domain::RoleIx;
use crate::engine::fixed_point::to_units;
use crate::engine::transport::{BARRED, ColumnLimits, Transport, UnitTransport, linear_assignment};

/// The most roles as columns; beyond, every seat is a column of its own, which is faster.
const MANY_COLUMNS: usize = 64;

/// The most people who are seated without queues of those who may move.
const FEW_PEOPLE: usize = 256;

/// The most cells of a dense problem; beyond, roles as columns take less memory.
const MOST_CELLS: usize = 64 << 20;

/// The people at work and the roles with seats. Columns are these roles in catalog order, then the bench.
#[derive(Clone, Debug)]
pub(super) struct Instance {
    /// The role behind each column but the bench.
    pub roles: Vec<RoleIx>,
    /// The seats of each of these roles; never more than there are people.
    pub seats: Vec<i64>,
    /// The person behind each row, by index among all people.
    pub people: Vec<usize>,
    /// The value of each row in each column, row by row; the bench is worth 0.
    pub values: Vec<i64>,
    /// The current role of each row.
    pub today: Vec<Today>,
    /// Whether each row is pinned to its seat.
    pub pinned: Vec<bool>,
}

/// A person's current role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Today {
    /// None.
    Nowhere,
    /// A role without seats: any seat is a move.
    Elsewhere,
    /// The role of this column.
    At(usize),
}

/// The column of each row, and the price of each column.
#[derive(Clone, Debug)]
pub(super) struct PricedSeating {
    pub columns: Vec<usize>,
    pub prices: Vec<i64>,
}

impl Instance {
    pub(super) fn new(people: &[Candidate], rules: &Rules) -> Self {
        let open: Vec<usize> = (0..rules.seats.len()).filter(|&role| rules.seats[role] > 0).collect();
        let at_work: Vec<usize> = (0..people.len()).filter(|&at| !people[at].on_leave).collect();
        let most = i64::try_from(at_work.len()).unwrap_or(i64::MAX);
        let pinned = rules.pinned(people);
        let mut values = Vec::with_capacity(at_work.len() * (open.len() + 1));
        for &at in &at_work {
            for &role in &open {
                let may = match pinned[at] {
                    Some(pin) => pin.0 == role,
                    None => rules.ineligibility(people, at, RoleIx(role)).is_none(),
                };
                values.push(if may { to_units(people[at].share(RoleIx(role))) } else { BARRED });
            }
            values.push(if pinned[at].is_some() { BARRED } else { 0 });
        }
        let mut today = Vec::with_capacity(at_work.len());
        for &at in &at_work {
            today.push(match people[at].today {
                None => Today::Nowhere,
                Some(role) => {
                    open.iter().position(|&open| open == role.0).map_or(Today::Elsewhere, Today::At)
                }
            });
        }
        Instance {
            seats: open.iter().map(|&role| i64::from(rules.seats[role]).min(most)).collect(),
            today,
            pinned: at_work.iter().map(|&at| pinned[at].is_some()).collect(),
            roles: open.into_iter().map(RoleIx).collect(),
            people: at_work,
            values,
        }
    }

    /// Returns the number of columns, the bench included.
    pub(super) fn width(&self) -> usize {
        self.roles.len() + 1
    }

    /// Returns the bench's column.
    pub(super) fn bench(&self) -> usize {
        self.roles.len()
    }

    /// Returns the value of a row in a column; [`BARRED`] where it is not allowed.
    pub(super) fn value(&self, row: usize, column: usize) -> i64 {
        self.values[row * self.width() + column]
    }

    /// Returns whether a row may have a column.
    pub(super) fn may_sit(&self, row: usize, column: usize) -> bool {
        self.value(row, column) != BARRED
    }

    /// Returns whether a row in a column has left its current role.
    pub(super) fn moves(&self, row: usize, column: usize) -> bool {
        self.today[row] != Today::Nowhere && self.today[row] != Today::At(column)
    }

    /// Returns the seat of each of so many people, given the column of each row; `None` is the bench, or leave.
    pub(super) fn seats_of(&self, columns: &[usize], people: usize) -> Vec<Option<RoleIx>> {
        let mut seats = vec![None; people];
        for (&at, &column) in self.people.iter().zip(columns) {
            seats[at] = self.roles.get(column).copied();
        }
        seats
    }

    /// Returns the number of rows with a current role.
    pub(super) fn with_role(&self) -> usize {
        self.today.iter().filter(|today| **today != Today::Nowhere).count()
    }

    /// Returns the number of rows that leave their current role.
    pub(super) fn count_moves(&self, columns: &[usize]) -> usize {
        columns.iter().enumerate().filter(|&(row, &column)| self.moves(row, column)).count()
    }

    /// Returns the value of a seating.
    pub(super) fn total(&self, columns: &[usize]) -> i64 {
        columns.iter().enumerate().map(|(row, &column)| self.value(row, column)).sum()
    }

    /// Returns the number of rows in each column.
    pub(super) fn filled(&self, columns: &[usize]) -> Vec<i64> {
        let mut filled = vec![0; self.width()];
        for &column in columns {
            filled[column] += 1;
        }
        filled
    }

    /// Returns the values, less the price of a move where there is one.
    pub(super) fn weights(&self, price_of_a_move: i64) -> Vec<i64> {
        let mut weights = self.values.clone();
        for (row, own) in weights.chunks_exact_mut(self.width()).enumerate() {
            for (column, weight) in own.iter_mut().enumerate() {
                if *weight != BARRED && self.moves(row, column) {
                    *weight -= price_of_a_move;
                }
            }
        }
        weights
    }

    /// Returns the best seating at these weights. There is one, since the rules do not conflict.
    pub(super) fn seat(&self, weights: &[i64]) -> PricedSeating {
        let seats: usize = self.seats.iter().filter_map(|&seats| usize::try_from(seats).ok()).sum();
        if self.roles.len() > MANY_COLUMNS && seats.saturating_mul(self.people.len()) <= MOST_CELLS {
            self.seat_one_by_one(weights)
        } else {
            self.seat_by_role(weights)
        }
    }

    /// Returns the seats to solve many problems of few people with; `None` where they are not seated so.
    pub(super) fn few_seats(&self) -> Option<UnitTransport> {
        (self.people.len() <= FEW_PEOPLE && self.roles.len() <= MANY_COLUMNS)
            .then(|| UnitTransport::new(self.limits()))
    }

    /// The most people in each column, the bench included.
    fn limits(&self) -> Vec<i64> {
        let people = i64::try_from(self.people.len()).unwrap_or(i64::MAX);
        self.seats.iter().copied().chain([people]).collect()
    }

    fn seat_by_role(&self, weights: &[i64]) -> PricedSeating {
        // Only pins could make it infeasible, and they have been checked against the seats.
        let nowhere = || PricedSeating {
            columns: vec![self.bench(); self.people.len()],
            prices: vec![0; self.width()],
        };
        if let Some(mut seats) = self.few_seats() {
            let Some(columns) = seats.solve(weights).map(<[usize]>::to_vec) else { return nowhere() };
            return PricedSeating { columns, prices: seats.prices() };
        }
        let columns: Vec<ColumnLimits> = self.limits().into_iter().map(ColumnLimits::up_to).collect();
        let supplies = vec![1; self.people.len()];
        let problem = Transport { values: weights, supplies: &supplies, columns: &columns, groups: &[] };
        let Some(placed) = problem.solve() else { return nowhere() };
        let mut columns = Vec::with_capacity(self.people.len());
        for amounts in placed.amounts.chunks_exact(self.width()) {
            columns.push(amounts.iter().position(|&amount| amount > 0).unwrap_or(self.bench()));
        }
        PricedSeating { columns, prices: placed.prices }
    }

    /// Seats people with every seat a column of its own. A gain over the bench is never below 0, so a seat that a person
    /// may not have counts as the bench.
    fn seat_one_by_one(&self, weights: &[i64]) -> PricedSeating {
        let (width, bench) = (self.width(), self.bench());
        let mut columns = vec![bench; self.people.len()];
        let mut left = self.seats.clone();
        for (row, column) in columns.iter_mut().enumerate().filter(|(row, _)| self.pinned[*row]) {
            let own = &weights[row * width..(row + 1) * width];
            *column = own.iter().position(|&weight| weight != BARRED).unwrap_or(bench);
            left[*column] -= 1;
        }
        let rows: Vec<usize> = (0..self.people.len()).filter(|&row| !self.pinned[row]).collect();
        let seats: Vec<usize> = left
            .iter()
            .enumerate()
            .flat_map(|(column, &left)| std::iter::repeat_n(column, usize::try_from(left).unwrap_or(0)))
            .collect();
        let gain = |row: usize, column: usize| {
            let own = &weights[row * width..(row + 1) * width];
            if own[column] == BARRED { 0 } else { own[column] - own[bench] }
        };
        let seated = if rows.len() <= seats.len() {
            let gains: Vec<i64> =
                rows.iter().flat_map(|&row| seats.iter().map(move |&seat| gain(row, seat))).collect();
            let seated = linear_assignment::seat(rows.len(), seats.len(), &gains);
            let pairs: Vec<(usize, usize)> = seated.column_of.iter().copied().enumerate().collect();
            (pairs, seated.column_prices)
        } else {
            let gains: Vec<i64> =
                seats.iter().flat_map(|&seat| rows.iter().map(move |&row| gain(row, seat))).collect();
            let seated = linear_assignment::seat(seats.len(), rows.len(), &gains);
            let pairs: Vec<(usize, usize)> =
                seated.column_of.iter().enumerate().map(|(seat, &row)| (row, seat)).collect();
            (pairs, seated.row_prices)
        };
        let (pairs, seat_prices) = seated;
        let mut prices = vec![0; width];
        for (row, seat) in pairs {
            let (row, column) = (rows[row], seats[seat]);
            if weights[row * width + column] != BARRED {
                columns[row] = column;
            }
        }
        for (&column, &price) in seats.iter().zip(&seat_prices) {
            prices[column] = price.max(0);
        }
        PricedSeating { columns, prices }
    }
}
