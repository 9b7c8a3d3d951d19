//! Changes to a finished seating: the cost of giving a person another seat, and the loss without a person.
//!
//! Chains answer at once. Where moves are limited they cannot, and the seating is solved again for each question as long
//! as the instance is small.

use super::effort::{effort, is_small};
use super::instance::Instance;
use super::move_limit::LimitedProblem;
use super::sensitivity::Chains;
use super::tie_breaking::TIE;
use crate::engine::fixed_point::from_units;

/// A finished seating, to be changed.
pub(super) struct WhatIf<'a> {
    pub instance: &'a Instance,
    pub chains: &'a Chains<'a>,
    pub columns: &'a [usize],
    /// The limit on moves, where it may bind.
    pub limit: Option<usize>,
}

impl WhatIf<'_> {
    /// The best total with something else asked; `None` where it cannot be had, or is too much to work out.
    fn again(&self, ask: impl FnOnce(&mut LimitedProblem<'_>)) -> Option<(i64, Vec<usize>)> {
        let mut asked = LimitedProblem::within(self.instance, self.limit?, effort(self.instance));
        ask(&mut asked);
        if !is_small(self.instance) {
            return None;
        }
        asked.best().map(|best| (best.total, best.columns))
    }

    fn now(&self) -> i64 {
        self.instance.total(self.columns)
    }

    /// What it costs the team to give a row another column.
    pub(super) fn cost_of_giving(&self, row: usize, column: usize) -> Option<f64> {
        let cost = match self.limit {
            None => self.chains.cost_of_giving(row, column)?,
            Some(_) => self.now() - self.again(|asked| asked.forced[row] = Some(column))?.0,
        };
        Some(shown(cost))
    }

    /// What is lost without a row that has a seat, and who would then sit there.
    pub(super) fn without(&self, row: usize) -> Option<(f64, Option<usize>)> {
        if self.limit.is_none() {
            let successor = self.chains.successor(self.columns[row]);
            return Some((shown(self.chains.loss_without(row)), successor));
        }
        let (total, columns) = self.again(|asked| asked.absent = Some(row))?;
        Some((shown(self.now() - total), self.newly(&columns, self.columns[row])))
    }

    /// The first row that sits in a column only in another seating.
    fn newly(&self, columns: &[usize], column: usize) -> Option<usize> {
        (0..columns.len()).find(|&row| columns[row] == column && self.columns[row] != column)
    }

    /// What it costs to fill one more seat of a column that has so many filled, and who would sit there.
    pub(super) fn cost_of_filling(&self, column: usize, filled: i64) -> Option<(f64, usize)> {
        if self.limit.is_none() {
            let (cost, row) = self.chains.cost_of_filling(column)?;
            return Some((shown(cost), self.instance.people[row]));
        }
        let (total, columns) = self.again(|asked| asked.least = Some((column, filled + 1)))?;
        let row = self.newly(&columns, column)?;
        Some((shown(self.now() - total), self.instance.people[row]))
    }
}

/// A loss in shares of a fit; what ties and rounding make of nothing is nothing.
fn shown(units: i64) -> f64 {
    if units.abs() <= TIE { 0.0 } else { from_units(units) }
}
