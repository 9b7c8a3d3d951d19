//! The out-of-kilter method (Fulkerson 1961, SIAM Journal 9:18) on the small graph of the columns.
//!
//! Every row starts in the column where it is worth most. Broken limits are then repaired one by one, each along the
//! cheapest chain of rows that move from one column to the next (Ahuja, Magnanti & Orlin 1993, sections 9.6 and 9.7).
//! An arc between two columns costs the smallest loss of any row that can make the move.

use super::movers::Movers;

/// The capacity of a column without a limit.
pub const UNLIMITED: i64 = i64::MAX / 4;

/// A distance longer than any path.
const FAR: i64 = i64::MAX / 4;

/// The least and the most that a column takes.
#[derive(Clone, Copy, Debug)]
pub struct ColumnLimits {
    /// The least amount.
    pub least: i64,
    /// The most: the capacity.
    pub most: i64,
    /// The group of columns it belongs to; a group has limits of its own.
    pub group: Option<usize>,
}

impl ColumnLimits {
    /// Returns a column with this capacity, in no group.
    pub fn up_to(most: i64) -> Self {
        ColumnLimits { least: 0, most, group: None }
    }
}

/// A transport problem.
#[derive(Clone, Copy, Debug)]
pub struct Transport<'a> {
    /// The value of a unit of a row in a column, row by row, within ±2⁵²; [`BARRED`](super::BARRED) where it may not go.
    pub values: &'a [i64],
    /// The supply of each row, above 0; all of it is placed.
    pub supplies: &'a [i64],
    /// The columns, at least one. Every row may go to at least one of them.
    pub columns: &'a [ColumnLimits],
    /// The least and the most that each group of columns takes in all.
    pub groups: &'a [(i64, i64)],
}

/// An optimal solution, with the prices that prove it.
#[derive(Clone, Debug)]
pub struct TransportSolution {
    /// The amount of each row in each column, row by row.
    pub amounts: Vec<i64>,
    /// The price of a unit of each column's capacity: at least 0, and 0 where capacity is left. At these prices no row
    /// would be better off in another column.
    pub prices: Vec<i64>,
}

impl Transport<'_> {
    /// Returns an optimal solution; `None` where the limits cannot all be met.
    ///
    /// Takes O(rows · columns · log(rows)) time, and O(columns²) for each step of a repair.
    pub fn solve(&self) -> Option<TransportSolution> {
        let mut network = Network::new(self);
        for at in 0..network.limits.len() {
            network.repair(at)?;
        }
        Some(network.into_placed())
    }
}

/// The limits of the flow from a column to its group or the sink, or from a group to the sink.
struct ArcLimit {
    from: usize,
    to: usize,
    least: i64,
    most: i64,
    flow: i64,
}

/// The step by which the cheapest path reaches a node.
#[derive(Clone, Copy)]
enum ResidualArc {
    /// A row moves from one column to another.
    Row(usize),
    /// The flow through an arc grows.
    Forth(usize),
    /// The flow through an arc shrinks.
    Back(usize),
}

/// The columns, the groups and the sink, with the cost of moving a unit from one to another.
struct Network<'a> {
    columns: usize,
    nodes: usize,
    movers: Movers<'a>,
    limits: Vec<ArcLimit>,
    /// The arcs with limits that begin or end at each node.
    beside: Vec<Vec<usize>>,
    potentials: Vec<i64>,
    /// The row that is cheapest to move from each column to each other, with its loss.
    moves: Vec<Option<(i64, usize)>>,
}

impl<'a> Network<'a> {
    fn new(problem: &Transport<'a>) -> Self {
        let columns = problem.columns.len();
        let nodes = columns + problem.groups.len() + 1;
        let sink = nodes - 1;
        let movers = Movers::new(problem.values, problem.supplies, columns);
        let mut limits: Vec<ArcLimit> = problem
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| ArcLimit {
                from: at,
                to: column.group.map_or(sink, |group| columns + group),
                least: column.least,
                most: column.most,
                flow: movers.in_column(at),
            })
            .collect();
        for (group, &(least, most)) in problem.groups.iter().enumerate() {
            let from = columns + group;
            let flow = limits.iter().filter(|limit| limit.to == from).map(|limit| limit.flow).sum();
            limits.push(ArcLimit { from, to: sink, least, most, flow });
        }
        let mut beside = vec![Vec::new(); nodes];
        for (at, limit) in limits.iter().enumerate() {
            beside[limit.from].push(at);
            beside[limit.to].push(at);
        }
        let moves = vec![None; columns * columns];
        let mut network =
            Network { columns, nodes, movers, limits, beside, potentials: vec![0; nodes], moves };
        for column in 0..columns {
            network.refresh(column);
        }
        network
    }

    /// Updates the rows that are cheapest to move out of a column.
    fn refresh(&mut self, column: usize) {
        let row = column * self.columns;
        self.movers.cheapest(column, &mut self.moves[row..row + self.columns]);
    }

    /// Brings the flow through an arc within its limits; `None` where that cannot be done.
    fn repair(&mut self, at: usize) -> Option<()> {
        loop {
            let ArcLimit { from, to, least, most, flow } = self.limits[at];
            if flow > most {
                let pushed = self.push(from, to, flow - most)?;
                self.limits[at].flow -= pushed;
            } else if flow < least {
                let pushed = self.push(to, from, least - flow)?;
                self.limits[at].flow += pushed;
            } else {
                return Some(());
            }
        }
    }

    /// Pushes up to `amount` along the cheapest path. Returns how much was pushed; `None` where there is no path.
    fn push(&mut self, start: usize, end: usize, amount: i64) -> Option<i64> {
        let steps = self.cheapest_path(start, end)?;
        let mut pushed = amount;
        for &(from, _, step) in &steps {
            pushed = pushed.min(match step {
                ResidualArc::Row(row) => self.movers.amount(row, from),
                ResidualArc::Forth(at) => self.limits[at].most - self.limits[at].flow,
                ResidualArc::Back(at) => self.limits[at].flow - self.limits[at].least,
            });
        }
        for &(from, to, step) in &steps {
            match step {
                ResidualArc::Row(row) => self.movers.shift(row, from, to, pushed),
                ResidualArc::Forth(at) => self.limits[at].flow += pushed,
                ResidualArc::Back(at) => self.limits[at].flow -= pushed,
            }
        }
        for &(from, to, step) in &steps {
            if matches!(step, ResidualArc::Row(_)) {
                self.refresh(from);
                self.refresh(to);
            }
        }
        Some(pushed)
    }

    /// Returns the shortest path (Dijkstra 1959) by reduced costs, which the potentials keep at 0 or above.
    fn cheapest_path(&mut self, start: usize, end: usize) -> Option<Vec<(usize, usize, ResidualArc)>> {
        let mut distance = vec![FAR; self.nodes];
        let mut reached: Vec<Option<(usize, ResidualArc)>> = vec![None; self.nodes];
        let mut done = vec![false; self.nodes];
        distance[start] = 0;
        loop {
            let open = (0..self.nodes).filter(|&node| !done[node] && distance[node] < FAR);
            let node = open.min_by_key(|&node| distance[node])?;
            if node == end {
                break;
            }
            done[node] = true;
            let base = distance[node] + self.potentials[node];
            let mut reach = |to: usize, cost: i64, step: ResidualArc| {
                let beyond = base + cost - self.potentials[to];
                if !done[to] && beyond < distance[to] {
                    distance[to] = beyond;
                    reached[to] = Some((node, step));
                }
            };
            if node < self.columns {
                let row = &self.moves[node * self.columns..(node + 1) * self.columns];
                for (to, mover) in row.iter().enumerate() {
                    if let Some((cost, row)) = *mover {
                        reach(to, cost, ResidualArc::Row(row));
                    }
                }
            }
            for &at in &self.beside[node] {
                let limit = &self.limits[at];
                if limit.from == node && limit.flow < limit.most {
                    reach(limit.to, 0, ResidualArc::Forth(at));
                }
                if limit.to == node && limit.flow > limit.least {
                    reach(limit.from, 0, ResidualArc::Back(at));
                }
            }
        }
        for (potential, &distance_to) in self.potentials.iter_mut().zip(&distance) {
            *potential += distance_to.min(distance[end]);
        }
        let mut steps = Vec::new();
        let mut node = end;
        while let Some((before, step)) = reached[node] {
            steps.push((before, node, step));
            node = before;
        }
        Some(steps)
    }

    fn into_placed(self) -> TransportSolution {
        let sink = self.potentials[self.nodes - 1];
        let prices =
            self.potentials[..self.columns].iter().map(|potential| (sink - potential).max(0)).collect();
        TransportSolution { amounts: self.movers.into_amounts(), prices }
    }
}
