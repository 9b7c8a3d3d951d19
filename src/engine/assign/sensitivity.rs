//! Sensitivity: the cost of a change to an optimal seating, as a chain of people who each move to the next role.
//!
//! A change causes the cheapest chain that makes room, or fills the gap. That chain depends on the roles
//! alone, so it is found once for each pair of roles, without solving again (the sensitivity analysis of the
//! transport problem; Ahuja, Magnanti & Orlin 1993, section 9.8).

use super::instance::Instance;
use crate::engine::transport::BARRED;

/// Farther than any chain.
const FAR: i64 = i64::MAX / 4;

/// The cheapest chains between the columns of an instance, its bench, and empty seats.
pub(super) struct Chains<'b> {
    instance: &'b Instance,
    columns: &'b [usize],
    nodes: usize,
    /// The row that loses least by leaving a column for another, and its loss.
    movers: Vec<Option<(usize, i64)>>,
    /// The loss of the cheapest chain.
    distance: Vec<i64>,
    /// The node before its last.
    before: Vec<usize>,
}

impl<'b> Chains<'b> {
    /// Returns the chains of an optimal seating.
    pub(super) fn new(instance: &'b Instance, columns: &'b [usize]) -> Self {
        let nodes = instance.width() + 1;
        let mut chains = Chains {
            instance,
            columns,
            nodes,
            movers: Chains::movers(instance, columns),
            distance: vec![FAR; nodes * nodes],
            before: (0..nodes * nodes).map(|at| at / nodes).collect(),
        };
        chains.find();
        chains
    }

    /// Returns the row that loses least by leaving a column for another, and its loss, for each pair of columns.
    pub(super) fn movers(instance: &Instance, columns: &[usize]) -> Vec<Option<(usize, i64)>> {
        let width = instance.width();
        let mut movers: Vec<Option<(usize, i64)>> = vec![None; width * width];
        for (row, &from) in columns.iter().enumerate() {
            for to in (0..width).filter(|&to| to != from && instance.value(row, to) != BARRED) {
                let loss = instance.value(row, from) - instance.value(row, to);
                let mover = &mut movers[from * width + to];
                if mover.is_none_or(|(_, least)| loss < least) {
                    *mover = Some((row, loss));
                }
            }
        }
        movers
    }

    /// Returns the node of empty seats.
    fn empty(&self) -> usize {
        self.nodes - 1
    }

    /// Finds all cheapest chains (Floyd & Warshall 1962). Ties differ by some units at most, so no ring of moves gains
    /// anything.
    fn find(&mut self) {
        let (nodes, width, empty) = (self.nodes, self.instance.width(), self.empty());
        let filled = self.instance.filled(self.columns);
        for (from, &filled) in filled.iter().enumerate() {
            for to in 0..width {
                if let Some((_, loss)) = self.movers[from * width + to] {
                    self.distance[from * nodes + to] = loss;
                }
            }
            let has_room = self.instance.seats.get(from).is_none_or(|&seats| filled < seats);
            if has_room {
                self.distance[from * nodes + empty] = 0;
            }
            if filled > 0 {
                self.distance[empty * nodes + from] = 0;
            }
        }
        for node in 0..nodes {
            self.distance[node * nodes + node] = 0;
        }
        for middle in 0..nodes {
            for from in 0..nodes {
                let first = self.distance[from * nodes + middle];
                if first >= FAR || from == middle {
                    continue;
                }
                for to in 0..nodes {
                    let second = self.distance[middle * nodes + to];
                    if second < FAR
                        && to != from
                        && to != middle
                        && first + second < self.distance[from * nodes + to]
                    {
                        self.distance[from * nodes + to] = first + second;
                        self.before[from * nodes + to] = self.before[middle * nodes + to];
                    }
                }
            }
        }
    }

    fn between(&self, from: usize, to: usize) -> Option<i64> {
        Some(self.distance[from * self.nodes + to]).filter(|&distance| distance < FAR / 2)
    }

    /// Returns the row that makes the last step of the cheapest chain to a column, and so gets it.
    fn last_mover(&self, from: usize, to: usize) -> Option<usize> {
        let before = self.before[from * self.nodes + to];
        if before >= self.instance.width() || before == to {
            return None;
        }
        self.movers[before * self.instance.width() + to].map(|(row, _)| row)
    }

    /// Returns the gain of one more seat in a column: 0 where seats are empty.
    pub(super) fn price(&self, column: usize) -> i64 {
        self.between(self.empty(), column).map_or(0, |distance| (-distance).max(0))
    }

    /// Returns the row that would take a seat in the column if its holder left.
    pub(super) fn successor(&self, column: usize) -> Option<usize> {
        let gains = self.between(self.empty(), column).is_some_and(|distance| distance < 0);
        if gains { self.last_mover(self.empty(), column) } else { None }
    }

    /// Returns the loss if this row left: its own value, less the price of its seat.
    pub(super) fn loss_without(&self, row: usize) -> i64 {
        let column = self.columns[row];
        if column == self.instance.bench() {
            0
        } else {
            self.instance.value(row, column) - self.price(column)
        }
    }

    /// Returns the cost of filling one more seat of a column with an empty one, and the row that would fill it.
    ///
    /// The chain begins in an empty seat elsewhere or on the bench and ends here. Nobody leaves this column for it, so
    /// the search leaves the column out (Bellman 1958).
    pub(super) fn cost_of_filling(&self, column: usize) -> Option<(i64, usize)> {
        let width = self.instance.width();
        let filled = self.instance.filled(self.columns);
        let mut distance: Vec<i64> =
            (0..width).map(|from| if from != column && filled[from] > 0 { 0 } else { FAR }).collect();
        for _ in 0..width {
            for from in (0..width).filter(|&from| from != column) {
                for to in (0..width).filter(|&to| to != column) {
                    if let Some((_, loss)) = self.movers[from * width + to]
                        && distance[from] < FAR
                    {
                        distance[to] = distance[to].min(distance[from] + loss);
                    }
                }
            }
        }
        let mut cheapest: Option<(i64, usize)> = None;
        for (from, &distance) in distance.iter().enumerate().filter(|(_, distance)| **distance < FAR) {
            let Some((row, loss)) = self.movers[from * width + column] else { continue };
            let chain = (distance + loss, row);
            cheapest = Some(cheapest.map_or(chain, |least| least.min(chain)));
        }
        let (cost, row) = cheapest?;
        Some((cost.max(0), row))
    }

    /// Returns the cost to the team of giving a row another column; `None` where that is not allowed.
    pub(super) fn cost_of_giving(&self, row: usize, column: usize) -> Option<i64> {
        let from = self.columns[row];
        let value = self.instance.value(row, column);
        if from == column {
            return Some(0);
        }
        if value == BARRED {
            return None;
        }
        // A chain makes room that ends in the seat left, or in an empty one.
        let room = self.between(column, from).into_iter().chain(self.between(column, self.empty())).min()?;
        Some((self.instance.value(row, from) - value + room).max(0))
    }
}
