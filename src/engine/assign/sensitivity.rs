//! What a change of an optimal seating would cost: a chain of people, each moving to the next role.
//!
//! One person's change sets off the cheapest chain that makes room, or fills the gap. That chain depends on the roles
//! alone, so it is found once for each pair of roles, and no seating is solved again (the sensitivity analysis of the
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
    /// Who loses least by leaving a column for another, and what she loses.
    movers: Vec<Option<(usize, i64)>>,
    /// What the cheapest chain loses.
    distance: Vec<i64>,
    /// The node before the last of it.
    before: Vec<usize>,
}

impl<'b> Chains<'b> {
    /// The chains of an optimal seating.
    pub(super) fn new(instance: &'b Instance, columns: &'b [usize]) -> Self {
        let width = instance.width();
        let nodes = width + 1;
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
        let mut chains = Chains {
            instance,
            columns,
            nodes,
            movers,
            distance: vec![FAR; nodes * nodes],
            before: (0..nodes * nodes).map(|at| at / nodes).collect(),
        };
        chains.find();
        chains
    }

    /// The node that stands for empty seats.
    fn empty(&self) -> usize {
        self.nodes - 1
    }

    /// Floyd & Warshall (1962). Equals that the choice among ties left are worth some units at most: nothing is gained
    /// by going round in a ring.
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

    /// Who makes the last step of the cheapest chain to a column, and so would sit in it.
    fn last_mover(&self, from: usize, to: usize) -> Option<usize> {
        let before = self.before[from * self.nodes + to];
        if before >= self.instance.width() || before == to {
            return None;
        }
        self.movers[before * self.instance.width() + to].map(|(row, _)| row)
    }

    /// What one more seat in a column would bring: 0 where seats are empty.
    pub(super) fn price(&self, column: usize) -> i64 {
        self.between(self.empty(), column).map_or(0, |distance| (-distance).max(0))
    }

    /// Who would take a seat in the column if its holder left and everybody were seated anew.
    pub(super) fn successor(&self, column: usize) -> Option<usize> {
        let gains = self.between(self.empty(), column).is_some_and(|distance| distance < 0);
        if gains { self.last_mover(self.empty(), column) } else { None }
    }

    /// What is lost if this row left: her own value, but for what her seat is worth to the others.
    pub(super) fn loss_without(&self, row: usize) -> i64 {
        let column = self.columns[row];
        if column == self.instance.bench() {
            0
        } else {
            self.instance.value(row, column) - self.price(column)
        }
    }

    /// What it costs to fill one more seat of a column that has an empty one, and who would sit in it.
    ///
    /// The chain begins in an empty seat elsewhere or on the bench and ends here; nobody leaves this column for it, so
    /// it is looked for without it (Bellman 1958).
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
        let last = |from: usize| {
            let (row, loss) = self.movers[from * width + column].filter(|_| distance[from] < FAR)?;
            Some((distance[from] + loss, row))
        };
        let (cost, row) = (0..width).filter_map(last).min()?;
        Some((cost.max(0), row))
    }

    /// What it costs the team to give a row another column; `None` where she may not sit there.
    pub(super) fn cost_of_giving(&self, row: usize, column: usize) -> Option<i64> {
        let from = self.columns[row];
        let value = self.instance.value(row, column);
        if from == column {
            return Some(0);
        }
        if value == BARRED {
            return None;
        }
        // Room is made by a chain that ends in the seat she left, or in an empty one.
        let room = self.between(column, from).into_iter().chain(self.between(column, self.empty())).min()?;
        Some((self.instance.value(row, from) - value + room).max(0))
    }
}
