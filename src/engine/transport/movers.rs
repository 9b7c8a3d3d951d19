//! The row that loses least by leaving one column for another.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The value of a row in a column that it may not go to.
pub const BARRED: i64 = i64::MIN;

/// The most rows that are searched one by one, which needs no memory and is faster for few.
const FEW: usize = 256;

/// Rows waiting to leave a column for another, the one that loses least first.
type Queue = BinaryHeap<Reverse<(i64, usize)>>;

/// Where the rows are, and what each would lose by a move.
pub(super) struct Movers<'a> {
    values: &'a [i64],
    columns: usize,
    amounts: Vec<i64>,
    /// From each column to each other one; a row that has left is dropped when it comes up. Empty where rows are few.
    queues: Vec<Queue>,
}

impl<'a> Movers<'a> {
    /// Every row in the column where it is worth most, the first of equals.
    pub(super) fn new(values: &'a [i64], supplies: &[i64], columns: usize) -> Self {
        let mut amounts = vec![0; values.len()];
        let mut waiting: Vec<Vec<Reverse<(i64, usize)>>> = Vec::new();
        if supplies.len() > FEW {
            waiting.resize_with(columns * columns, Vec::new);
        }
        for (row, (own, &supply)) in values.chunks_exact(columns).zip(supplies).enumerate() {
            let most = own.iter().copied().max().unwrap_or(BARRED);
            let best = own.iter().position(|&value| value == most).unwrap_or(0);
            amounts[row * columns + best] = supply;
            if !waiting.is_empty() {
                for (to, &value) in own.iter().enumerate() {
                    if to != best && value != BARRED {
                        waiting[best * columns + to].push(Reverse((most - value, row)));
                    }
                }
            }
        }
        let queues = waiting.into_iter().map(Queue::from).collect();
        Movers { values, columns, amounts, queues }
    }

    /// How much of a row is in a column.
    pub(super) fn amount(&self, row: usize, column: usize) -> i64 {
        self.amounts[row * self.columns + column]
    }

    /// How much there is in a column.
    pub(super) fn in_column(&self, column: usize) -> i64 {
        self.amounts.iter().skip(column).step_by(self.columns).sum()
    }

    /// All amounts, row by row.
    pub(super) fn into_amounts(self) -> Vec<i64> {
        self.amounts
    }

    /// For each column, the row that loses least by leaving `from` for it, and what it loses.
    pub(super) fn cheapest(&mut self, from: usize, into: &mut [Option<(i64, usize)>]) {
        if self.queues.is_empty() {
            self.look_through(from, into);
            return;
        }
        for (to, cheapest) in into.iter_mut().enumerate() {
            let queue = &mut self.queues[from * self.columns + to];
            while let Some(&Reverse((_, row))) = queue.peek()
                && self.amounts[row * self.columns + from] == 0
            {
                queue.pop();
            }
            *cheapest = queue.peek().map(|&Reverse(mover)| mover);
        }
    }

    fn look_through(&self, from: usize, into: &mut [Option<(i64, usize)>]) {
        into.fill(None);
        let rows = self.values.chunks_exact(self.columns).zip(self.amounts.chunks_exact(self.columns));
        for (row, (own, amounts)) in rows.enumerate() {
            if amounts[from] == 0 {
                continue;
            }
            for (to, cheapest) in into.iter_mut().enumerate() {
                if to == from || own[to] == BARRED {
                    continue;
                }
                let loss = own[from] - own[to];
                if cheapest.is_none_or(|(least, _)| loss < least) {
                    *cheapest = Some((loss, row));
                }
            }
        }
    }

    /// Moves an amount of a row from one column to another.
    pub(super) fn shift(&mut self, row: usize, from: usize, to: usize, amount: i64) {
        let own = &self.values[row * self.columns..(row + 1) * self.columns];
        let amounts = &mut self.amounts[row * self.columns..(row + 1) * self.columns];
        amounts[from] -= amount;
        let is_new = amounts[to] == 0;
        amounts[to] += amount;
        if is_new && !self.queues.is_empty() {
            for (next, &value) in own.iter().enumerate() {
                if next != to && value != BARRED {
                    self.queues[to * self.columns + next].push(Reverse((own[to] - value, row)));
                }
            }
        }
    }
}
