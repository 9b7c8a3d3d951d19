//! What one seat of each role is worth to a team: the fit that a newcomer must beat there for the team to gain.
//!
//! The value of a newcomer c is exactly `max(0, max_j (f_cj − π_j))` with `π_j = V(s) − V(s − e_j)`, V the largest sum of
//! fits in the seats s: she takes a seat of role j or none, and the others are seated anew in what is left. It is the
//! rule of critical rejection scores per assignment (Brogden 1946, Psychometrika 11:139). The prices that prove a
//! seating are other numbers: any optimal ones do for a proof, and with as many seats as people they may all be 0.

use super::candidate::Candidate;
use super::instance::Instance;
use super::redrawn::{Redrawn, TrueScores, column_of};
use super::rules::Rules;
use super::seating::Seating;
use super::sensitivity::Chains;
use super::tie_breaking::TIE;
use crate::domain::RoleIx;
use crate::engine::fixed_point::from_units;

/// What one seat of a role is worth to the team that has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Threshold {
    /// The role.
    pub role: RoleIx,
    /// The fit that a newcomer must beat, 0 to 1: 0 where a seat is vacant; `None` where pins hold every seat.
    pub worth: Option<f64>,
    /// Who moves where to make room, the one who leaves this role first. Empty where a seat is vacant.
    pub chain: Vec<ChainMove>,
}

/// One move of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainMove {
    /// Who moves, by place among the people.
    pub person: usize,
    /// The seat that she leaves.
    pub from: RoleIx,
    /// The seat that she gets; `None` for none.
    pub to: Option<RoleIx>,
}

/// Returns the threshold of each role that has seats, in catalog order, for a seating that [`assign`](super::assign) found
/// by rules without a limit on moves.
pub fn thresholds(people: &[Candidate], rules: &Rules, seating: &Seating) -> Vec<Threshold> {
    let instance = Instance::new(people, rules);
    let columns: Vec<usize> =
        instance.people.iter().map(|&at| column_of(&instance, seating.placements[at].seat)).collect();
    let worths = SeatWorths::of(&instance, &columns, rules);
    let mut thresholds = Vec::with_capacity(instance.roles.len());
    for (column, &role) in instance.roles.iter().enumerate() {
        let mut chain = Vec::new();
        for (row, from, to) in worths.chain(column) {
            let person = instance.people[row];
            chain.push(ChainMove { person, from: instance.roles[from], to: instance.roles.get(to).copied() });
        }
        thresholds.push(Threshold { role, worth: worths.worth[column], chain });
    }
    thresholds
}

/// Returns what a seat of each role that has seats is worth in every draw of the team's true scores: draw by draw, role by
/// role in catalog order; `None` where pins hold every seat.
pub fn drawn_thresholds(
    scores: TrueScores<'_>,
    people: &[Candidate],
    rules: &Rules,
) -> Vec<Vec<Option<f64>>> {
    let redrawn = Redrawn::new(scores, people, rules);
    redrawn.of_each(|seats, drawn| SeatWorths::of(drawn, &seats.best(drawn), rules).worth)
}

/// What a seat of each column is worth, and the chain that makes room in it.
struct SeatWorths {
    worth: Vec<Option<f64>>,
    /// By column: the row that leaves it, and the column where that row goes. `None` where there is room.
    next: Vec<Option<(usize, usize)>>,
}

/// The way out of a column: what it costs with a price on every move, what it costs without, and its first move.
type WayOut = (i64, i64, Option<(usize, usize)>);

impl SeatWorths {
    /// The cheapest chain out of every column, to a vacant seat or the bench (Bellman 1958). A price on every move, too
    /// small to decide between any but equals, makes each chain end and leaves as many as can be where they are.
    fn of(instance: &Instance, columns: &[usize], rules: &Rules) -> Self {
        let (width, bench) = (instance.width(), instance.bench());
        let filled = instance.filled(columns);
        let movers = Chains::movers(instance, columns);
        let mut ways: Vec<Option<WayOut>> = vec![None; width];
        ways[bench] = Some((0, 0, None));
        for (column, role) in instance.roles.iter().enumerate() {
            // The instance has no more seats than people; the rules may.
            if filled[column] < i64::from(rules.seats[role.0]) {
                ways[column] = Some((0, 0, None));
            }
        }
        for _ in 0..width {
            for from in 0..width {
                for to in (0..width).filter(|&to| to != from) {
                    let (Some((row, loss)), Some((priced, plain, _))) = (movers[from * width + to], ways[to])
                    else {
                        continue;
                    };
                    let way = (priced + loss + TIE + 1, plain + loss, Some((row, to)));
                    if ways[from].is_none_or(|known| way.0 < known.0) {
                        ways[from] = Some(way);
                    }
                }
            }
        }
        SeatWorths {
            worth: ways[..bench]
                .iter()
                .map(|way| way.map(|(_, plain, _)| from_units(plain.max(0))))
                .collect(),
            next: ways.into_iter().map(|way| way.and_then(|(_, _, next)| next)).collect(),
        }
    }

    /// The moves that make room in a column: who, from which column, to which.
    fn chain(&self, column: usize) -> Vec<(usize, usize, usize)> {
        let mut chain = Vec::new();
        let mut at = column;
        // No chain is longer than there are columns.
        while let Some((row, to)) = self.next[at].filter(|_| chain.len() < self.next.len()) {
            chain.push((row, at, to));
            at = to;
        }
        chain
    }
}
