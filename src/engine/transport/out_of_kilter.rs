//! The out-of-kilter method (Fulkerson 1961, SIAM Journal 9:18) on the graph of the columns, which is small.
//!
//! Every row starts where it is worth most, and one broken limit after the other is repaired along the cheapest chain of
//! rows, each moving from one column to the next (Ahuja, Magnanti & Orlin 1993, sections 9.6 and 9.7). An arc between
//! two columns costs what the row that loses least by the move loses.

use super::movers::Movers;

/// No limit on what a column takes.
pub const UNLIMITED: i64 = i64::MAX / 4;

/// Farther than any path.
const FAR: i64 = i64::MAX / 4;

/// What a column must and may take.
#[derive(Clone, Copy, Debug)]
pub struct ColumnLimits {
    /// The least that it takes.
    pub least: i64,
    /// The most that it takes.
    pub most: i64,
    /// The group of columns that it belongs to, which has a limit of its own.
    pub group: Option<usize>,
}

impl ColumnLimits {
    /// A column that takes at most so much.
    pub fn up_to(most: i64) -> Self {
        ColumnLimits { least: 0, most, group: None }
    }
}

/// A transport problem.
#[derive(Clone, Copy, Debug)]
pub struct Transport<'a> {
    /// What a unit of a row is worth in a column, row by row; [`BARRED`](super::BARRED) where it may not go. Within ±2⁵².
    pub values: &'a [i64],
    /// How much each row brings, above 0; all of it is placed.
    pub supplies: &'a [i64],
    /// The columns, one at least. Every row may go to one of them.
    pub columns: &'a [ColumnLimits],
    /// The least and the most that each group of columns takes.
    pub groups: &'a [(i64, i64)],
}

/// An optimal solution, with the prices that prove it.
#[derive(Clone, Debug)]
pub struct TransportSolution {
    /// How much of a row is in a column, row by row.
    pub amounts: Vec<i64>,
    /// What a unit of room in a column is worth, 0 or more and 0 where room is left: no row would rather be in
    /// another column than where it is, once it pays the prices.
    pub prices: Vec<i64>,
}

impl Transport<'_> {
    /// An optimal solution; `None` where the limits cannot be kept.
    ///
    /// Takes time of the order of rows × columns × log(rows), and columns² for each step of mending.
    pub fn solve(&self) -> Option<TransportSolution> {
        let mut network = Network::new(self);
        for at in 0..network.limits.len() {
            network.mend(at)?;
        }
        Some(network.into_placed())
    }
}

/// The limit of what flows from a column to its group or to the sink, or from a group to the sink.
struct ArcLimit {
    from: usize,
    to: usize,
    least: i64,
    most: i64,
    flow: i64,
}

/// How one node is reached on the cheapest path.
#[derive(Clone, Copy)]
enum ResidualArc {
    /// The row moves from the one column to the other.
    Row(usize),
    /// More flows through the limit.
    Forth(usize),
    /// Less flows through the limit.
    Back(usize),
}

/// The columns, the groups and the sink, and what it costs to push a unit from one to the other.
struct Network<'a> {
    columns: usize,
    nodes: usize,
    movers: Movers<'a>,
    limits: Vec<ArcLimit>,
    /// Which limits begin or end at a node.
    beside: Vec<Vec<usize>>,
    potentials: Vec<i64>,
    /// The cheapest mover from a column to another, with what it loses.
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

    /// Looks up again who minds least to leave a column.
    fn refresh(&mut self, column: usize) {
        let row = column * self.columns;
        self.movers.cheapest(column, &mut self.moves[row..row + self.columns]);
    }

    /// Brings the flow through a limit between its ends.
    fn mend(&mut self, at: usize) -> Option<()> {
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

    /// Pushes up to `amount` along the cheapest path; how much went through, or `None` where there is no path.
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

    /// Dijkstra's shortest path (1959) on costs that the potentials keep from going below 0.
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
