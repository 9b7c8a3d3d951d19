//! Breaks ties between seatings: the fewest moves, then by the sellers' ids, then by the order of the catalog.

use std::collections::{BinaryHeap, VecDeque};

use super::effort::{EXACT_EFFORT, effort, is_small};
use super::instance::{Instance, PricedSeating};
use super::move_limit::{LimitedProblem, LimitedSolution, Root};
use crate::engine::transport::BARRED;

/// Totals within this difference are equal: 1e-9 in units.
pub(super) const TIE: i64 = 281_475;

/// The seating chosen among equals.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub columns: Vec<usize>,
    pub bound: i64,
    /// Whether the limit on moves rules out something better.
    pub is_limited: bool,
    pub price_of_a_move: i64,
}

/// Returns the best seating within a number of moves; `None` where none was found.
pub(super) fn choose(instance: &Instance, most: Option<usize>) -> Option<Chosen> {
    if is_small(instance) {
        return choose_exactly(instance, most);
    }
    let free = choose_by_chains(instance);
    let Some(most) = most.filter(|&most| instance.count_moves(&free.columns) > most) else {
        return Some(free);
    };
    let best = LimitedProblem::within(instance, most, effort(instance)).best()?;
    Some(Chosen {
        bound: best.bound.min(best.root.bound).max(best.total),
        is_limited: true,
        price_of_a_move: best.root.price_of_a_move,
        columns: best.columns,
    })
}

/// Chooses on a small instance, by one search after another.
fn choose_exactly(instance: &Instance, most: Option<usize>) -> Option<Chosen> {
    let free = LimitedProblem::within(instance, instance.people.len(), EXACT_EFFORT).best()?;
    let limit = most.filter(|&most| instance.count_moves(&free.columns) > most);
    let LimitedSolution { columns, total, bound, root } = match limit {
        Some(most) => LimitedProblem::within(instance, most, EXACT_EFFORT).best()?,
        None => free.clone(),
    };
    let enough = total - TIE;
    let mut columns = columns;
    let mut moves = instance.count_moves(&columns);
    while moves > 0
        && let Some(fewer) = LimitedProblem::within(instance, moves - 1, EXACT_EFFORT).best()
        && fewer.total >= enough
    {
        moves = instance.count_moves(&fewer.columns);
        columns = fewer.columns;
    }
    let columns = first_of_equals(instance, &root, columns, moves, enough);
    Some(Chosen {
        columns,
        bound,
        // Ties may bring the free seating within the limit.
        is_limited: limit.is_some() && free.total > total + TIE,
        price_of_a_move: root.price_of_a_move,
    })
}

/// Gives each row in turn the first column that it has in some seating as good.
fn first_of_equals(
    instance: &Instance,
    root: &Root,
    mut columns: Vec<usize>,
    moves: usize,
    enough: i64,
) -> Vec<usize> {
    let mut asked = LimitedProblem::within(instance, moves, EXACT_EFFORT);
    for row in 0..columns.len() {
        for column in 0..columns[row] {
            if instance.value(row, column) == BARRED || root.bound_with(instance, row, column) < enough {
                continue;
            }
            asked.forced[row] = Some(column);
            if let Some(best) = asked.best().filter(|best| best.total >= enough) {
                columns = best.columns;
                break;
            }
        }
        asked.forced[row] = Some(columns[row]);
    }
    columns
}

/// Returns a price of a move that decides between equals only, above their rounding error.
fn price_among_equals(instance: &Instance) -> i64 {
    let share = 2 * TIE / 5 / i64::try_from(instance.with_role() + 1).unwrap_or(i64::MAX);
    share.max(1 << 12)
}

/// Chooses on a large instance, by a price of moves that decides between equals, then exchanges that cost nothing.
fn choose_by_chains(instance: &Instance) -> Chosen {
    let weights = instance.weights(price_among_equals(instance));
    let PricedSeating { columns, prices } = instance.seat(&weights);
    let columns = exchange(instance, &weights, columns, &prices);
    let bound = instance.total(&columns);
    Chosen { columns, bound, is_limited: false, price_of_a_move: 0 }
}

/// The rows that may leave a column for another at no cost, the last in order first.
type Willing = Vec<BinaryHeap<usize>>;

/// Gives each row in turn the first column that a chain of free exchanges brings it to. Only those that come
/// later in order may be moved for it.
fn exchange(instance: &Instance, weights: &[i64], mut columns: Vec<usize>, prices: &[i64]) -> Vec<usize> {
    let width = instance.width();
    let slack = 2 * i64::try_from(width + 1).unwrap_or(0);
    let free = |row: usize, from: usize, to: usize| {
        let own = &weights[row * width..(row + 1) * width];
        own[to] != BARRED && (own[from] - prices[from]) - (own[to] - prices[to]) <= slack
    };
    let mut filled = instance.filled(&columns);
    let mut willing: Willing = vec![BinaryHeap::new(); width * width];
    let enlist = |willing: &mut Willing, row: usize, from: usize| {
        for to in (0..width).filter(|&to| to != from && free(row, from, to)) {
            willing[from * width + to].push(row);
        }
    };
    for (row, &column) in columns.iter().enumerate() {
        enlist(&mut willing, row, column);
    }
    for row in 0..columns.len() {
        let from = columns[row];
        for to in (0..from).filter(|&to| free(row, from, to)) {
            // An empty seat costs its price.
            let may_empty = prices[from] <= slack;
            let mut has_room = vec![false; width];
            for (column, has_room) in has_room.iter_mut().enumerate().filter(|_| may_empty) {
                *has_room = instance.seats.get(column).is_none_or(|&seats| filled[column] < seats);
            }
            let Some(chain) = chain(&mut willing, &columns, row, [to, from], &has_room) else { continue };
            columns[row] = to;
            filled[from] -= 1;
            filled[to] += 1;
            for (other, to) in chain {
                filled[columns[other]] -= 1;
                filled[to] += 1;
                columns[other] = to;
                enlist(&mut willing, other, to);
            }
            break;
        }
    }
    columns
}

/// Returns the moves that make room in `start` for a row that leaves `end`: the shortest chain that ends in `end`, or in
/// a column with room. Only rows after `after` move.
fn chain(
    willing: &mut Willing,
    columns: &[usize],
    after: usize,
    [start, end]: [usize; 2],
    has_room: &[bool],
) -> Option<Vec<(usize, usize)>> {
    let width = has_room.len();
    let mut reached: Vec<Option<(usize, usize)>> = vec![None; width];
    let mut queue = VecDeque::from([start]);
    while let Some(from) = queue.pop_front() {
        if from == end || has_room[from] {
            let mut chain = Vec::new();
            let mut at = from;
            while at != start {
                let (before, row) = reached[at]?;
                chain.push((row, at));
                at = before;
            }
            return Some(chain);
        }
        for to in 0..width {
            if to == start || reached[to].is_some() {
                continue;
            }
            let heap = &mut willing[from * width + to];
            while heap.peek().is_some_and(|&row| columns[row] != from) {
                heap.pop();
            }
            if let Some(&row) = heap.peek().filter(|&&row| row > after) {
                reached[to] = Some((from, row));
                queue.push_back(to);
            }
        }
    }
    None
}
