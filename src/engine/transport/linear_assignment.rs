//! Rows into columns of their own, where most pairs are allowed: linear assignment on a full matrix.
//!
//! Written from the literature: the steps are those of Jonker and Volgenant, "A shortest augmenting path algorithm
//! for dense and sparse linear assignment problems", Computing 38 (1987), 325–340, turned to gains and integers.
//! More columns than rows are allowed as in Crouse, "On implementing 2D rectangular assignment algorithms", IEEE
//! Transactions on Aerospace and Electronic Systems 52 (2016), 1679–1696.
//!
//! Invariant of every step: no column is worth more to a row, at the column's price, than its own.
//! From there the row prices follow, and prices and seats prove each other.

/// The column of each row, and the prices that prove that no other assignment gains more.
///
/// For all pairs `row_prices[i] + column_prices[j] >= gains[i][j]`, with equality where `j` is the column of `i`.
/// No column price is negative, and those of empty columns are 0: all prices add up to the total gain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Of each row, its column.
    pub column_of: Vec<usize>,
    /// Of each row, its gain less its column's price.
    pub row_prices: Vec<i64>,
    /// Of each column, the most that one more of its kind would add.
    pub column_prices: Vec<i64>,
}

/// Seats each of `rows` rows in a column of its own, so that the sum of gains is as large as it can be.
///
/// `gains` is row-major, with `rows <= columns`, and no gain is beyond ±2⁵², so that no price can overflow.
/// The same gains give the same seats on every machine. Takes O(rows² · columns) time at worst.
pub fn seat(rows: usize, columns: usize, gains: &[i64]) -> Assignment {
    debug_assert!(rows <= columns && gains.len() == rows * columns, "{rows} x {columns}: {}", gains.len());
    let mut assignment =
        LinearAssignment { columns, gains, row_of: vec![None; columns], prices: vec![0; columns] };
    // Where columns stay empty their prices must stay 0, so only bids may start the prices there.
    let mut free = if rows == columns { assignment.column_reduction() } else { (0..rows).collect() };
    for _ in 0..ROUNDS {
        free = assignment.augmenting_row_reduction(&free);
    }
    assignment.augment(&free);
    assignment.seated(rows)
}

/// How often the rows that are still free bid. Jonker and Volgenant found two to be best.
const ROUNDS: usize = 2;

/// Below the value of any column, yet far enough from the end of the integers for subtraction.
const WORTHLESS: i64 = i64::MIN / 2;

/// More than the loss of any chain of moves.
const FAR: i64 = i64::MAX / 4;

/// The columns, their rows and their prices.
struct LinearAssignment<'a> {
    columns: usize,
    gains: &'a [i64],
    row_of: Vec<Option<usize>>,
    prices: Vec<i64>,
}

impl LinearAssignment<'_> {
    fn gains_of(&self, row: usize) -> &[i64] {
        &self.gains[row * self.columns..][..self.columns]
    }

    /// Returns what each column is worth to the row, less its price.
    fn worths(&self, row: usize) -> impl Iterator<Item = i64> {
        self.gains_of(row).iter().zip(&self.prices).map(|(gain, price)| gain - price)
    }

    /// Prices each column at its largest gain and seats the row that has it, if it is free. Returns the rows that still are.
    ///
    /// For as many columns as rows only.
    fn column_reduction(&mut self) -> Vec<usize> {
        let rows = self.columns;
        self.prices.fill(WORTHLESS);
        let mut best_row = vec![0; rows];
        // Row by row, as the gains lie in memory.
        for row in 0..rows {
            let gains = &self.gains[row * rows..][..rows];
            for ((price, best), &gain) in self.prices.iter_mut().zip(&mut best_row).zip(gains) {
                if gain > *price {
                    (*price, *best) = (gain, row);
                }
            }
        }
        let mut best_of = vec![0_usize; rows];
        let mut seat_of = vec![0; rows];
        for (column, &row) in best_row.iter().enumerate() {
            if best_of[row] == 0 {
                self.row_of[column] = Some(row);
                seat_of[row] = column;
            }
            best_of[row] += 1;
        }
        // A row with one column only can pay more for it, which leaves room for others (reduction transfer).
        for row in (0..rows).filter(|&row| best_of[row] == 1) {
            let seat = seat_of[row];
            let others = self.worths(row).enumerate().filter(|&(column, _)| column != seat);
            if let Some(next) = others.map(|(_, worth)| worth).max() {
                self.prices[seat] -= next;
            }
        }
        (0..rows).filter(|&row| best_of[row] == 0).collect()
    }

    /// Each free row takes its best column and pays up to where the next best is as good; the row that
    /// is displaced there bids in turn (augmenting row reduction). Returns the rows that are free in the end.
    fn augmenting_row_reduction(&mut self, free: &[usize]) -> Vec<usize> {
        let mut left = Vec::new();
        // Two rows can outbid each other by one at a time; chains of moves are faster then.
        let mut turns = 4 * free.len();
        for &start in free {
            let mut row = start;
            loop {
                let (mut column, mut best, mut second) = (0, WORTHLESS, WORTHLESS);
                for (at, worth) in self.worths(row).enumerate() {
                    // In this order, for few are better than the second.
                    if worth > second {
                        if worth > best {
                            (column, best, second) = (at, worth, best);
                        } else {
                            second = worth;
                        }
                    }
                }
                let raise = best - second;
                self.prices[column] += raise;
                if raise == 0 && self.row_of[column].is_some() {
                    // Among many that are as good, one is often empty.
                    let mut places = self.worths(row).zip(&self.row_of);
                    column =
                        places.position(|(worth, sits)| worth == best && sits.is_none()).unwrap_or(column);
                }
                let Some(displaced) = self.row_of[column].replace(row) else { break };
                if raise == 0 || turns == 0 {
                    left.push(displaced);
                    break;
                }
                turns -= 1;
                row = displaced;
            }
        }
        left
    }

    /// Seats each free row by the chain of moves that loses least and ends in an empty column (augmentation).
    fn augment(&mut self, free: &[usize]) {
        let mut seat_of = vec![0; self.columns];
        for (column, row) in self.row_of.iter().enumerate() {
            if let Some(row) = *row {
                seat_of[row] = column;
            }
        }
        // Of each column: its price, the least that a chain to it loses, and the row before it in that chain.
        let (mut asked, mut losses, mut from) = (Vec::new(), vec![0; self.columns], vec![0; self.columns]);
        let mut reached = Vec::new();
        for &start in free {
            asked.clone_from(&self.prices);
            losses.fill(FAR);
            reached.clear();
            let (mut row, mut base, mut lost) = (start, 0, -FAR);
            let mut column = loop {
                let (mut least, mut next) = (FAR, 0);
                let ways = self.gains_of(row).iter().zip(&asked).map(|(gain, price)| base + price - gain);
                let known = losses.iter_mut().zip(&mut from).zip(&self.row_of);
                for (column, (way, ((loss, from), sits))) in ways.zip(known).enumerate() {
                    // Both are written in any case, for a branch here would be mispredicted often.
                    let better = way < *loss;
                    *loss = if better { way } else { *loss };
                    *from = if better { row } else { *from };
                    if *loss < least || *loss == least && sits.is_none() {
                        (least, next) = (*loss, column);
                        // No chain can lose less than the one followed so far.
                        if least == lost && sits.is_none() {
                            break;
                        }
                    }
                }
                lost = least;
                let Some(sits) = self.row_of[next] else { break next };
                reached.push((next, lost));
                row = sits;
                base = lost - self.prices[next] + self.gains_of(row)[next];
                // No chain comes here again: what is asked is more than is known, which is more than any other's.
                (asked[next], losses[next]) = (2 * FAR, FAR);
            };
            for &(column, loss) in &reached {
                self.prices[column] += lost - loss;
            }
            loop {
                let row = from[column];
                self.row_of[column] = Some(row);
                // The column that the row leaves is the next to be filled.
                std::mem::swap(&mut seat_of[row], &mut column);
                if row == start {
                    break;
                }
            }
        }
    }

    fn seated(self, rows: usize) -> Assignment {
        let mut seated =
            Assignment { column_of: vec![0; rows], row_prices: vec![0; rows], column_prices: Vec::new() };
        // With no column empty, all prices may sink or rise by the same amount.
        let shift = if rows == self.columns { self.prices.iter().copied().min().unwrap_or(0) } else { 0 };
        for (column, row) in self.row_of.iter().enumerate() {
            if let Some(row) = *row {
                seated.column_of[row] = column;
                seated.row_prices[row] = self.gains_of(row)[column] - self.prices[column] + shift;
            }
        }
        seated.column_prices = self.prices;
        seated.column_prices.iter_mut().for_each(|price| *price -= shift);
        seated
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The prices prove the seats, and each row has a column of its own.
    fn proven(rows: usize, columns: usize, gains: &[i64]) -> i64 {
        let seated = seat(rows, columns, gains);
        assert_eq!((seated.column_of.len(), seated.row_prices.len()), (rows, rows));
        let mut taken = vec![false; columns];
        let mut total = 0;
        for (row, &column) in seated.column_of.iter().enumerate() {
            assert!(!std::mem::replace(&mut taken[column], true), "{gains:?}");
            total += gains[row * columns + column];
            for (at, price) in seated.column_prices.iter().enumerate() {
                let (sum, gain) = (seated.row_prices[row] + price, gains[row * columns + at]);
                assert!(if at == column { sum == gain } else { sum >= gain }, "{gains:?}");
            }
        }
        assert_eq!(seated.column_prices.len(), columns);
        for (price, taken) in seated.column_prices.iter().zip(taken) {
            assert!(*price == 0 || *price > 0 && taken, "{gains:?}");
        }
        total
    }

    /// The largest total, by trying all.
    fn tried(columns: usize, gains: &[i64], taken: u32) -> i64 {
        if gains.is_empty() {
            return 0;
        }
        let (row, rest) = gains.split_at(columns);
        let free = (0..columns).filter(|column| taken & 1 << column == 0);
        free.map(|column| row[column] + tried(columns, rest, taken | 1 << column)).max().unwrap()
    }

    /// Numbers that differ between runs only if the seed does: from -`most` to `most`.
    fn random(seed: u64, most: i64) -> impl Iterator<Item = i64> {
        let mut state = seed;
        std::iter::repeat_with(move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 8).cast_signed() % (2 * most + 1) - most
        })
    }

    #[test]
    fn no_seating_gains_more() {
        for (rows, columns) in (0..=6).flat_map(|rows| (rows..=7).map(move |columns| (rows, columns))) {
            for (seed, most) in (0..60).flat_map(|seed| [1, 2, 9, 1_000, 1 << 52].map(|most| (seed, most))) {
                let gains: Vec<i64> = random(seed, most).take(rows * columns).collect();
                assert_eq!(proven(rows, columns, &gains), tried(columns, &gains, 0), "{gains:?}");
            }
        }
    }

    #[test]
    fn ties_and_structure_are_proven() {
        for (rows, columns) in [(70, 70), (60, 90)] {
            let filled = |gain: fn(i64, i64) -> i64| -> Vec<i64> {
                (0..).take(rows).flat_map(|i| (0..).take(columns).map(move |j| gain(i, j))).collect()
            };
            assert_eq!(proven(rows, columns, &filled(|_, _| -7)), -7 * (0..rows).map(|_| 1).sum::<i64>());
            proven(rows, columns, &filled(|i, j| i * j));
            proven(rows, columns, &filled(|i, j| (i * j) << 39));
            proven(rows, columns, &filled(|i, j| -i * j));
            proven(rows, columns, &filled(|i, j| (1 << 52) * ((i + j) % 3 - 1)));
            for (seed, most) in [(1, 1), (2, 50), (3, 1 << 52)] {
                proven(rows, columns, &random(seed, most).take(rows * columns).collect::<Vec<_>>());
            }
        }
    }
}
