//! Parts of all allocations, and how one is divided in two.

use std::cmp::Ordering;

/// What a person may still do in a column: items that take at least `from` and less than `to`.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    from: f64,
    to: f64,
}

impl Span {
    /// Everything.
    pub const ALL: Span = Span { from: f64::NEG_INFINITY, to: f64::INFINITY };

    /// Whether an item of this cost is in it.
    pub fn holds(self, cost: f64) -> bool {
        self.from <= cost && cost < self.to
    }
}

/// A person either has an item of a column that takes at least so much, or has none.
#[derive(Clone, Copy, Debug)]
pub struct Branch {
    /// The person.
    pub person: usize,
    /// The column.
    pub column: usize,
    /// The least cost.
    pub cost: f64,
}

impl Branch {
    /// The part in which she has such an item.
    pub fn taken(&self, spans: &[Vec<Span>]) -> Vec<Vec<Span>> {
        let mut spans = spans.to_vec();
        for (column, span) in spans[self.person].iter_mut().enumerate() {
            if column == self.column {
                span.from = span.from.max(self.cost);
            } else {
                span.to = f64::NEG_INFINITY;
            }
        }
        spans
    }

    /// The part in which she has none.
    pub fn refused(&self, spans: &[Vec<Span>]) -> Vec<Vec<Span>> {
        let mut spans = spans.to_vec();
        let span = &mut spans[self.person][self.column];
        span.to = span.to.min(self.cost);
        spans
    }
}

/// A part of all allocations, with a bound.
#[derive(Clone, Debug)]
pub struct Node {
    /// By person, then by column: what is left.
    pub spans: Vec<Vec<Span>>,
    /// What no allocation of it exceeds.
    pub bound: f64,
    /// How to divide it; `None` where its best allocation is known.
    pub branch: Option<Branch>,
    /// The price of the budget at which the bound holds.
    pub price: f64,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Node {}

impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Node {
    /// By bound, so that a heap gives the most promising part first.
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound.total_cmp(&other.bound)
    }
}
