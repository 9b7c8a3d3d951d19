//! Few rows of one unit each, solved again and again: [`Transport`](super::Transport) without anything that takes memory
//! for each problem.
//!
//! The steps are those of the out-of-kilter method there, so the seats are the same, down to ties.

use super::movers::BARRED;

/// Farther than any path.
const FAR: i64 = i64::MAX / 4;

/// The columns that rows of one unit each are placed in, and what it takes to place them.
#[derive(Clone, Debug)]
pub struct UnitTransport {
    /// The most rows in each column.
    most: Vec<i64>,
    /// The rows in each column that count against its limit.
    filled: Vec<i64>,
    /// The column of each row.
    columns: Vec<usize>,
    /// From each column to each other one: the least that a row there loses by the move, and the first such row.
    moves: Vec<(i64, usize)>,
    /// Of each column, then of the place where all rows end.
    nodes: Vec<Node>,
}

/// What is known of a column while a path is sought.
#[derive(Clone, Copy, Debug)]
struct Node {
    potential: i64,
    distance: i64,
    is_done: bool,
    /// The column before it on the path.
    before: usize,
}

impl UnitTransport {
    /// Returns columns that take rows: `most[c]` is the capacity of column `c`; `most` must not be empty.
    pub fn new(most: Vec<i64>) -> Self {
        let columns = most.len();
        UnitTransport {
            filled: vec![0; columns],
            columns: Vec::new(),
            moves: vec![(FAR, 0); columns * columns],
            nodes: vec![Node { potential: 0, distance: FAR, is_done: false, before: 0 }; columns + 1],
            most,
        }
    }

    /// The column of each row, such that the sum of `values` is as large as it can be; `None` where the limits cannot all be
    /// met. The values lie row by row, within ±2⁵², [`BARRED`] where a row may not go; every row may go somewhere.
    pub fn solve(&mut self, values: &[i64]) -> Option<&[usize]> {
        let width = self.most.len();
        self.columns.clear();
        self.filled.fill(0);
        for own in values.chunks_exact(width) {
            let mut best = 0;
            for (column, value) in own.iter().enumerate() {
                if *value > own[best] {
                    best = column;
                }
            }
            self.columns.push(best);
            self.filled[best] += 1;
        }
        for node in &mut self.nodes {
            node.potential = 0;
        }
        self.moves.fill((FAR, 0));
        for row in 0..self.columns.len() {
            self.enter(row, values);
        }
        for column in 0..width {
            while self.filled[column] > self.most[column] {
                self.make_room(column, values)?;
            }
        }
        Some(&self.columns)
    }

    /// The price of a place in each column, as of the last solution; see [`TransportSolution`](super::TransportSolution).
    pub fn prices(&self) -> Vec<i64> {
        let width = self.most.len();
        let end = self.nodes[width].potential;
        self.nodes[..width].iter().map(|node| (end - node.potential).max(0)).collect()
    }

    /// Makes known what a row would lose by leaving its column.
    fn enter(&mut self, row: usize, values: &[i64]) {
        let width = self.most.len();
        let own = &values[row * width..][..width];
        let from = self.columns[row];
        let here = own[from];
        for (to, (known, &there)) in self.moves[from * width..][..width].iter_mut().zip(own).enumerate() {
            if to != from && there != BARRED && here - there < known.0 {
                *known = (here - there, row);
            }
        }
    }

    /// Moves one row out of a column by the cheapest path to a column with room (Dijkstra 1959, by reduced costs).
    fn make_room(&mut self, start: usize, values: &[i64]) -> Option<()> {
        let width = self.most.len();
        for node in &mut self.nodes {
            (node.distance, node.is_done) = (FAR, false);
        }
        self.nodes[start].distance = 0;
        loop {
            let (mut nearest, mut least) = (width, FAR);
            for (at, node) in self.nodes.iter().enumerate() {
                if !node.is_done && node.distance < least {
                    (nearest, least) = (at, node.distance);
                }
            }
            if least >= FAR {
                return None;
            }
            if nearest == width {
                break;
            }
            self.nodes[nearest].is_done = true;
            let base = least + self.nodes[nearest].potential;
            let ways = self.moves[nearest * width..][..width].iter();
            for (node, &(loss, _)) in self.nodes.iter_mut().zip(ways) {
                let beyond = base + loss - node.potential;
                if loss < FAR && !node.is_done && beyond < node.distance {
                    (node.distance, node.before) = (beyond, nearest);
                }
            }
            let end = &mut self.nodes[width];
            if self.filled[nearest] < self.most[nearest] && base - end.potential < end.distance {
                (end.distance, end.before) = (base - end.potential, nearest);
            }
        }
        let farthest = self.nodes[width].distance;
        for node in &mut self.nodes {
            node.potential += node.distance.min(farthest);
        }
        let mut to = self.nodes[width].before;
        self.filled[start] -= 1;
        self.filled[to] += 1;
        let mut changed = to;
        while to != start {
            let from = self.nodes[to].before;
            let (_, row) = self.moves[from * width + to];
            self.columns[row] = to;
            to = from;
        }
        // Only then, since a row that comes in is not there before the path is walked.
        loop {
            self.moves[changed * width..][..width].fill((FAR, 0));
            for row in 0..self.columns.len() {
                if self.columns[row] == changed {
                    self.enter(row, values);
                }
            }
            if changed == start {
                return Some(());
            }
            changed = self.nodes[changed].before;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ColumnLimits, Transport};
    use super::*;

    #[test]
    fn the_seats_are_those_of_the_general_method_down_to_ties() {
        let mut state = 1_u64;
        let mut random = |below: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(state >> 33).unwrap() % below
        };
        for round in 0..4_000 {
            let (rows, columns) = (1 + random(9) as usize, 1 + random(6) as usize);
            let spread = [2, 5, 1 << 20][round % 3];
            let most: Vec<i64> = (0..columns).map(|_| i64::from(random(4))).collect();
            let mut values = Vec::new();
            for _ in 0..rows {
                let open = random(6) as usize % columns;
                for column in 0..columns {
                    let is_barred = column != open && random(4) == 0;
                    values.push(if is_barred { BARRED } else { i64::from(random(spread)) });
                }
            }
            let mut seats = UnitTransport::new(most.clone());
            // A problem solved before leaves nothing behind.
            seats.solve(&vec![1; rows * columns]);
            let limits: Vec<ColumnLimits> = most.iter().map(|&most| ColumnLimits::up_to(most)).collect();
            let supplies = vec![1; rows];
            let problem = Transport { values: &values, supplies: &supplies, columns: &limits, groups: &[] };
            let expected = problem.solve();
            let found = seats.solve(&values).map(<[usize]>::to_vec);
            assert_eq!(found.is_some(), expected.is_some(), "{values:?} {most:?}");
            if let (Some(found), Some(expected)) = (found, expected) {
                let columns_of = expected.amounts.chunks_exact(columns);
                let placed: Vec<usize> =
                    columns_of.filter_map(|own| own.iter().position(|&of| of > 0)).collect();
                assert_eq!(found, placed, "{values:?} {most:?}");
                assert_eq!(seats.prices(), expected.prices, "{values:?} {most:?}");
            }
        }
    }
}
