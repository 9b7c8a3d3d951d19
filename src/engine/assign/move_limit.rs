//! The best seating within a number of moves: an integer program, solved by branch and bound.
//!
//! A price on moves makes it a transport problem again, and the best price gives a bound (Geoffrion 1974, Mathematical
//! Programming Study 2:82). Where the two seatings that tie at that price have too many moves and too few, the number
//! of people who stay in one role is split between them; once these numbers are fixed, so is the number of moves.

use super::effort::{is_large, is_small};
use super::instance::{Instance, Today};
use crate::engine::transport::{BARRED, ColumnLimits, Transport, UNLIMITED};

/// Bounds closer than this are equal: rounding of single units, far below the slack of ties.
const ROUNDING: i64 = 64;

/// A seating found, and a bound on all others.
#[derive(Clone, Debug)]
pub(super) struct LimitedSolution {
    /// The column of each row.
    pub columns: Vec<usize>,
    /// Its value.
    pub total: i64,
    /// An upper bound on the value of any seating within the rules.
    pub bound: i64,
    /// The relaxed problem.
    pub root: Root,
}

/// The relaxed problem at the price of a move that bounds best.
#[derive(Clone, Debug, Default)]
pub(super) struct Root {
    /// The value of one more move.
    pub price_of_a_move: i64,
    /// An upper bound on the value of any seating within the rules.
    pub bound: i64,
    /// How much the bound falls where a row must have a column: row by row, as wide as the instance.
    losses: Vec<i64>,
}

impl Root {
    /// Returns an upper bound on the value of any seating with this row in this column.
    pub(super) fn bound_with(&self, instance: &Instance, row: usize, column: usize) -> i64 {
        self.bound.saturating_sub(self.losses[row * instance.width() + column])
    }
}

/// A price of a move above any gain, so that only the number of moves counts.
const DEAR: i64 = 1 << 50;

/// A search, with constraints beyond the instance's own.
#[derive(Clone, Debug)]
pub(super) struct LimitedProblem<'b> {
    pub instance: &'b Instance,
    /// The most moves.
    pub moves: usize,
    /// The column that each row must have.
    pub forced: Vec<Option<usize>>,
    /// A row that has left altogether.
    pub absent: Option<usize>,
    /// The least that some column must take.
    pub least: Option<(usize, i64)>,
    /// The most problems to solve before the search ends with its best so far.
    pub effort: usize,
}

/// One solution of the relaxed problem.
#[derive(Clone, Debug)]
struct Relaxed {
    columns: Vec<usize>,
    total: i64,
    moves: i64,
    /// How many stay in each column.
    stay: Vec<i64>,
    /// The loss of each row in each column of the instance at these prices.
    losses: Vec<i64>,
}

impl Relaxed {
    /// Returns the value, less the price of each move.
    fn worth(&self, price: i64) -> i64 {
        self.total - price * self.moves
    }
}

/// A subproblem: the least and most people who stay in each column.
type StayBounds = Vec<(i64, i64)>;

/// The bound of a subproblem.
enum SubproblemBound {
    /// It has no seating.
    Empty,
    /// An upper bound on its value, and the column and number that split it, if any.
    Open(i64, Option<(usize, i64)>),
}

impl<'b> LimitedProblem<'b> {
    /// Returns the search for the best seating within a number of moves, with this effort.
    pub(super) fn within(instance: &'b Instance, moves: usize, effort: usize) -> Self {
        LimitedProblem {
            instance,
            moves,
            forced: vec![None; instance.people.len()],
            absent: None,
            least: None,
            effort,
        }
    }

    /// Whether the number of moves is the only constraint, on an instance so large that the searches for ties, which need
    /// more of a relaxed problem, are skipped.
    fn is_plain(&self) -> bool {
        let nothing =
            self.absent.is_none() && self.least.is_none() && self.forced.iter().all(Option::is_none);
        nothing && !is_small(self.instance)
    }

    /// Runs the search. `None` where there is no such seating, or none was found with the effort allowed.
    pub(super) fn best(&self) -> Option<LimitedSolution> {
        let mut search = Search { asked: self, left: self.effort, best: None, root: None, is_root: true };
        let root = vec![(0, UNLIMITED); self.instance.roles.len()];
        let mut open: Vec<(i64, StayBounds)> = vec![(i64::MAX, root)];
        let mut bound = i64::MIN;
        while let Some((above, bounds)) = open.pop() {
            if search.best.as_ref().is_some_and(|(_, total)| above <= total + ROUNDING) {
                continue;
            }
            if search.left == 0 {
                bound = bound.max(above);
                continue;
            }
            let SubproblemBound::Open(value, Some((column, middle))) = search.look_at(&bounds) else {
                search.end_root();
                continue;
            };
            search.end_root();
            let (mut few, mut many) = (bounds.clone(), bounds);
            few[column].1 = middle;
            many[column].0 = middle + 1;
            open.push((value, few));
            open.push((value, many));
        }
        let (columns, total) = search.best?;
        Some(LimitedSolution {
            columns,
            total,
            bound: bound.max(total),
            root: search.root.unwrap_or_default(),
        })
    }
}

struct Search<'a, 'b> {
    asked: &'a LimitedProblem<'b>,
    left: usize,
    best: Option<(Vec<usize>, i64)>,
    root: Option<Root>,
    is_root: bool,
}

impl Search<'_, '_> {
    /// Bounds a subproblem by the best price of a move, found by secants on the concave hull of totals over moves.
    fn look_at(&mut self, bounds: &StayBounds) -> SubproblemBound {
        let most = i64::try_from(self.asked.moves).unwrap_or(i64::MAX);
        let Some(mut many) = self.relaxed(bounds, 0) else { return SubproblemBound::Empty };
        if many.moves <= most {
            self.keep(&many);
            self.note_root(0, many.total, &many);
            return SubproblemBound::Open(many.total, None);
        }
        let Some(mut few) = self.relaxed(bounds, DEAR) else { return SubproblemBound::Empty };
        if few.moves > most {
            return SubproblemBound::Empty;
        }
        self.keep(&few);
        loop {
            let price = (many.total - few.total).max(0) / (many.moves - few.moves);
            let Some(between) = self.relaxed(bounds, price) else { return SubproblemBound::Empty };
            let (value, known) = (between.worth(price), many.worth(price).max(few.worth(price)));
            let bound = value + price * most;
            self.note_root(price, bound, &between);
            if between.moves <= most {
                self.keep(&between);
            }
            if value <= known + ROUNDING || self.left == 0 {
                let settled = few.moves == most && value <= few.worth(price) + ROUNDING;
                return SubproblemBound::Open(bound, if settled { None } else { Self::split(&many, &few) });
            }
            if between.moves <= most {
                few = between;
            } else {
                many = between;
            }
        }
    }

    /// Ends the root problem, and the search where the instance is too large to branch.
    fn end_root(&mut self) {
        if self.is_root && is_large(self.asked.instance) {
            self.left = 0;
        }
        self.is_root = false;
    }

    /// Notes the root problem's bound at a price.
    fn note_root(&mut self, price: i64, bound: i64, relaxed: &Relaxed) {
        let better = self.root.as_ref().is_none_or(|root| bound <= root.bound);
        if self.is_root && better {
            self.root = Some(Root { price_of_a_move: price, bound, losses: relaxed.losses.clone() });
        }
    }

    /// Returns the column in which the two differ most in how many stay, and a number between them.
    fn split(many: &Relaxed, few: &Relaxed) -> Option<(usize, i64)> {
        let mut widest = None;
        let mut most = 0;
        for (column, (many, few)) in many.stay.iter().zip(&few.stay).enumerate() {
            let apart = (many - few).abs();
            if apart > most {
                (widest, most) = (Some(column), apart);
            }
        }
        let column = widest?;
        let (low, high) = (many.stay[column].min(few.stay[column]), many.stay[column].max(few.stay[column]));
        Some((column, low + (high - low) / 2))
    }

    fn keep(&mut self, found: &Relaxed) {
        if self.best.as_ref().is_none_or(|(_, total)| found.total > *total) {
            self.best = Some((found.columns.clone(), found.total));
        }
    }

    /// Returns the best seating where a move has a price: each column in two, for those who stay and those who come.
    fn relaxed(&mut self, bounds: &StayBounds, price: i64) -> Option<Relaxed> {
        self.left = self.left.saturating_sub(1);
        let instance = self.asked.instance;
        if self.is_root && self.asked.is_plain() {
            return Some(plainly(instance, price));
        }
        let (roles, bench) = (instance.roles.len(), instance.bench());
        let width = 2 * roles + 1;
        let mut values = vec![BARRED; instance.people.len() * width];
        for (row, own) in values.chunks_exact_mut(width).enumerate() {
            if self.asked.absent == Some(row) {
                own[2 * roles] = 0;
                continue;
            }
            for column in 0..=bench {
                let value = instance.value(row, column);
                if value == BARRED || self.asked.forced[row].is_some_and(|forced| forced != column) {
                    continue;
                }
                let moves = instance.moves(row, column);
                let at = if column == bench {
                    2 * roles
                } else if instance.today[row] == Today::At(column) {
                    column
                } else {
                    roles + column
                };
                own[at] = if moves { value - price } else { value };
            }
            if own.iter().all(|&value| value == BARRED) {
                return None;
            }
        }
        let mut columns = Vec::with_capacity(width);
        for (column, &(least, most)) in bounds.iter().enumerate() {
            columns.push(ColumnLimits { least, most, group: Some(column) });
        }
        for column in 0..roles {
            columns.push(ColumnLimits { least: 0, most: UNLIMITED, group: Some(column) });
        }
        columns.push(ColumnLimits::up_to(UNLIMITED));
        let mut groups: Vec<(i64, i64)> = instance.seats.iter().map(|&seats| (0, seats)).collect();
        if let Some((column, least)) = self.asked.least
            && let Some(group) = groups.get_mut(column)
        {
            group.0 = least;
        }
        let supplies = vec![1; instance.people.len()];
        let placed =
            Transport { values: &values, supplies: &supplies, columns: &columns, groups: &groups }.solve()?;
        let mut stay = vec![0; roles];
        let mut moves = 0;
        let mut total = 0;
        let mut seated = Vec::with_capacity(instance.people.len());
        for (row, own) in placed.amounts.chunks_exact(width).enumerate() {
            let at = own.iter().position(|&amount| amount > 0)?;
            let column = if at == 2 * roles { bench } else { at % roles };
            if at < roles {
                stay[at] += 1;
            }
            seated.push(column);
            if self.asked.absent != Some(row) {
                moves += i64::from(instance.moves(row, column));
                total += instance.value(row, column);
            }
        }
        let losses = losses(instance, &values, &placed.prices);
        Some(Relaxed { columns: seated, total, moves, stay, losses })
    }
}

/// Returns the best seating where a move has a price, without splitting columns: half the work.
fn plainly(instance: &Instance, price: i64) -> Relaxed {
    let columns = instance.seat(&instance.weights(price)).columns;
    let mut stay = vec![0; instance.roles.len()];
    for (row, &column) in columns.iter().enumerate() {
        if instance.today[row] == Today::At(column) {
            stay[column] += 1;
        }
    }
    let moves = i64::try_from(instance.count_moves(&columns)).unwrap_or(i64::MAX);
    Relaxed { total: instance.total(&columns), columns, moves, stay, losses: Vec::new() }
}

/// Returns the largest totals for some numbers of moves, from the fewest to the most that gain anything: corners of the
/// concave hull of totals over moves, each exact. Solves at most this number of problems.
pub(super) fn corners(instance: &Instance, problems: usize) -> Vec<(usize, i64)> {
    let mut corners = vec![plainly(instance, DEAR), plainly(instance, 0)];
    let mut settled = vec![false];
    for _ in 2..problems {
        // The side of the hull with the most moves between its ends that may still hide a corner.
        let sides = (0..settled.len()).filter(|&side| !settled[side]);
        let widths = sides.map(|side| (corners[side + 1].moves - corners[side].moves, side));
        let Some((_, side)) = widths.filter(|&(width, _)| width > 1).max() else { break };
        let (few, many) = (&corners[side], &corners[side + 1]);
        let price = (many.total - few.total).max(0) / (many.moves - few.moves);
        let between = plainly(instance, price);
        let inside = few.moves < between.moves && between.moves < many.moves;
        if inside && between.worth(price) > few.worth(price).max(many.worth(price)) + ROUNDING {
            corners.insert(side + 1, between);
            settled.insert(side, false);
        } else {
            settled[side] = true;
        }
    }
    corners.into_iter().map(|of| (usize::try_from(of.moves).unwrap_or(0), of.total)).collect()
}

/// Returns the loss of each row in each column of the instance, compared with its best column at these prices.
fn losses(instance: &Instance, values: &[i64], prices: &[i64]) -> Vec<i64> {
    let (roles, width) = (instance.roles.len(), 2 * instance.roles.len() + 1);
    let mut losses = Vec::with_capacity(instance.values.len());
    for own in values.chunks_exact(width) {
        let mut worths = Vec::with_capacity(width);
        for (&value, &price) in own.iter().zip(prices) {
            worths.push(if value == BARRED { BARRED } else { value - price });
        }
        let best = worths.iter().copied().max().unwrap_or(0);
        for column in 0..=roles {
            let here =
                if column == roles { worths[2 * roles] } else { worths[column].max(worths[roles + column]) };
            losses.push(if here == BARRED { i64::MAX / 4 } else { best - here });
        }
    }
    losses
}
