//! Seats and plans chosen together under one budget: the assignment problem with a side constraint.
//!
//! At a price for the unit of the budget it is an assignment problem, whose value is a bound for every price (Lagrange;
//! Geoffrion 1974, Mathematical Programming Study 2:82). The best price gives the least bound; branch and bound closes the
//! gap where that takes few enough nodes. This module knows neither traits nor catalogs.

use std::collections::BinaryHeap;

use super::node::{Node, Span};
use super::plans::is_affordable;
use crate::engine::fixed_point::to_units;
use crate::engine::transport::{BARRED, ColumnLimits, Transport};

/// A bound that is no farther than this above a total proves it.
const PROVEN: f64 = 1e-8;

/// What staying where one is counts, so that of equal allocations the one with fewer moves is found.
const STAYING: f64 = 1e-11;

/// The most prices that are tried at one node.
const MOST_PRICES: usize = 60;

/// Values are kept within this, far from what transport allows.
const FARTHEST: f64 = 12.0;

/// One thing that a person may do in a column: what it takes, and what it is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// What it takes of the budget.
    pub cost: f64,
    /// What it is worth, 0 to 1.
    pub value: f64,
}

/// What a person may do in one column: dearer items are worth more.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// The items; empty where she may not have the column.
    pub items: Vec<Item>,
    /// Where not all items are known: at each cost no item is worth more than this; else empty.
    pub ceiling: Vec<Item>,
    /// Whether she is in this column already.
    pub is_hers: bool,
}

/// People, columns with places, and one budget.
#[derive(Clone, Debug)]
pub struct AllocationProblem {
    /// The places of each column.
    pub places: Vec<i64>,
    /// By person, then by column. Everybody may have at least one.
    pub choices: Vec<Vec<Choices>>,
}

/// Who does what.
#[derive(Clone, Debug)]
pub struct Allocation {
    /// By person: her column, and her item in it.
    pub chosen: Vec<(usize, usize)>,
    /// The sum of the values.
    pub total: f64,
    /// What it takes of the budget.
    pub cost: f64,
    /// What no allocation exceeds; never below the total.
    pub bound: f64,
    /// What one more unit of the budget is worth, 0 or more.
    pub price: f64,
}

impl Allocation {
    /// Whether no allocation is better.
    pub fn is_proven(&self) -> bool {
        self.bound - self.total <= PROVEN
    }
}

/// Returns the best allocation within a budget that `most_nodes` nodes find; `known` is one to begin with, if any. `None`
/// where the places are too few.
pub fn allocate(
    problem: &AllocationProblem,
    budget: f64,
    most_nodes: usize,
    known: Option<&Allocation>,
) -> Option<Allocation> {
    let mut solver = Solver { problem, budget, best: known.cloned() };
    let spans = problem.choices.iter().map(|columns| vec![Span::ALL; columns.len()]).collect();
    let root = solver.node(spans, f64::INFINITY)?;
    let price = root.price;
    let mut open = BinaryHeap::from([root]);
    let (mut bound, mut nodes) = (f64::NEG_INFINITY, 1);
    while let Some(node) = open.pop() {
        let total = solver.best.as_ref().map_or(f64::NEG_INFINITY, |best| best.total);
        // The largest bound comes first: nothing that is left is better.
        if node.bound <= total + PROVEN || nodes >= most_nodes {
            bound = bound.max(node.bound);
            break;
        }
        let Some(branch) = node.branch else {
            bound = bound.max(node.bound);
            continue;
        };
        nodes += 2;
        open.extend(solver.node(branch.taken(&node.spans), node.bound));
        open.extend(solver.node(branch.refused(&node.spans), node.bound));
    }
    let mut best = solver.best?;
    best.bound = bound.max(best.total);
    best.price = price;
    Some(best)
}

/// Everybody's column and the cost of her item at one price.
#[derive(Clone, Debug)]
struct Priced {
    columns: Vec<usize>,
    costs: Vec<f64>,
    value: f64,
    cost: f64,
}

struct Solver<'a> {
    problem: &'a AllocationProblem,
    budget: f64,
    best: Option<Allocation>,
}

impl Solver<'_> {
    /// The bound of a part of all allocations, and how to divide it; `None` where no allocation of it is within the budget.
    fn node(&mut self, spans: Vec<Vec<Span>>, parent: f64) -> Option<Node> {
        let free = self.at_price(&spans, Some(0.0))?;
        if is_affordable(free.cost, self.budget) {
            self.offer(&free);
            return Some(Node { spans, bound: free.value.min(parent), branch: None, price: 0.0 });
        }
        let mut under = self.at_price(&spans, None)?;
        if !is_affordable(under.cost, self.budget) {
            return None;
        }
        let mut over = free;
        let (mut bound, mut price) = (f64::INFINITY, 0.0);
        for _ in 0..MOST_PRICES {
            let slope = (over.value - under.value) / (over.cost - under.cost);
            let Some(next) = self.at_price(&spans, Some(slope)) else { break };
            let at_slope = next.value - slope * (next.cost - self.budget);
            let on_line = under.value - slope * (under.cost - self.budget);
            if at_slope < bound {
                (bound, price) = (at_slope, slope);
            }
            if at_slope <= on_line + 1e-12 {
                break;
            }
            if is_affordable(next.cost, self.budget) {
                under = next;
            } else {
                over = next;
            }
        }
        self.offer(&under);
        let mut branch = None;
        let mut widest = 0.0;
        for person in 0..over.columns.len() {
            let dearer = over.costs[person] - under.costs[person];
            if dearer > widest {
                widest = dearer;
                branch = Some(super::node::Branch {
                    person,
                    column: over.columns[person],
                    cost: over.costs[person],
                });
            }
        }
        Some(Node { spans, bound: bound.min(parent), branch, price })
    }

    /// The best allocation at a price of the budget; the cheapest one without a price. `None` where the places are too few.
    fn at_price(&self, spans: &[Vec<Span>], price: Option<f64>) -> Option<Priced> {
        let width = self.problem.places.len();
        let mut values = Vec::with_capacity(spans.len() * width);
        let mut items: Vec<Option<Item>> = Vec::with_capacity(spans.len() * width);
        for (columns, spans) in self.problem.choices.iter().zip(spans) {
            for (choices, span) in columns.iter().zip(spans) {
                let best = self.best_item(choices, *span, price);
                let staying = if choices.is_hers { STAYING } else { 0.0 };
                values.push(best.map_or(BARRED, |item| match price {
                    Some(price) => to_units((item.value - price * item.cost).max(-FARTHEST) + staying),
                    None => to_units(-item.cost / self.budget.max(1.0) * 4.0 + staying),
                }));
                items.push(best);
            }
        }
        let columns: Vec<ColumnLimits> =
            self.problem.places.iter().map(|most| ColumnLimits::up_to(*most)).collect();
        let supplies = vec![1; spans.len()];
        if values.chunks_exact(width).any(|row| row.iter().all(|value| *value == BARRED)) {
            return None;
        }
        let placed =
            Transport { values: &values, supplies: &supplies, columns: &columns, groups: &[] }.solve()?;
        let mut priced = Priced { columns: Vec::new(), costs: Vec::new(), value: 0.0, cost: 0.0 };
        for (amounts, items) in placed.amounts.chunks_exact(width).zip(items.chunks_exact(width)) {
            let column = amounts.iter().position(|amount| *amount > 0)?;
            let item = items[column]?;
            priced.columns.push(column);
            priced.costs.push(item.cost);
            priced.value += item.value;
            priced.cost += item.cost;
        }
        Some(priced)
    }

    /// What is best in a column at a price; the cheapest without a price. Of equals the cheaper.
    fn best_item(&self, choices: &Choices, span: Span, price: Option<f64>) -> Option<Item> {
        let known = if choices.ceiling.is_empty() { &choices.items } else { &choices.ceiling };
        let mut best: Option<(f64, Item)> = None;
        for item in known.iter().filter(|item| span.holds(item.cost)) {
            if !is_affordable(item.cost, self.budget) {
                break;
            }
            let Some(price) = price else { return Some(*item) };
            let worth = item.value - price * item.cost;
            if best.is_none_or(|(most, _)| worth > most) {
                best = Some((worth, *item));
            }
        }
        best.map(|(_, item)| item)
    }

    /// Keeps an allocation within the budget if it is the best so far, after spending what is left of the budget where that
    /// gains most for its price.
    fn offer(&mut self, priced: &Priced) {
        let mut chosen = Vec::with_capacity(priced.columns.len());
        let (mut total, mut cost) = (0.0, 0.0);
        for (person, (&column, &most)) in priced.columns.iter().zip(&priced.costs).enumerate() {
            let items = &self.problem.choices[person][column].items;
            // Where the price was that of a ceiling, the dearest item that takes no more stands for it.
            let Some(at) = items.iter().rposition(|item| item.cost <= most) else { return };
            chosen.push((column, at));
            total += items[at].value;
            cost += items[at].cost;
        }
        while let Some((person, at)) = self.next_best(&chosen, self.budget - cost) {
            let (column, from) = chosen[person];
            let items = &self.problem.choices[person][column].items;
            total += items[at].value - items[from].value;
            cost += items[at].cost - items[from].cost;
            chosen[person].1 = at;
        }
        if self.best.as_ref().is_none_or(|best| total > best.total + STAYING) {
            self.best = Some(Allocation { chosen, total, cost, bound: f64::INFINITY, price: 0.0 });
        }
    }

    /// The dearer item that gains most for its price within what is left, with its person.
    fn next_best(&self, chosen: &[(usize, usize)], left: f64) -> Option<(usize, usize)> {
        let mut best: Option<(f64, (usize, usize))> = None;
        for (person, &(column, from)) in chosen.iter().enumerate() {
            let items = &self.problem.choices[person][column].items;
            for (at, item) in items.iter().enumerate().skip(from + 1) {
                let dearer = item.cost - items[from].cost;
                if !is_affordable(dearer, left) {
                    break;
                }
                let gain = (item.value - items[from].value) / dearer.max(f64::MIN_POSITIVE);
                if gain > 0.0 && best.is_none_or(|(most, _)| gain > most) {
                    best = Some((gain, (person, at)));
                }
            }
        }
        best.map(|(_, found)| found)
    }
}
