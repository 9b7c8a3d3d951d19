//! A team's fits, drawn within the errors of its scores, and the best seating of each draw.

use std::sync::Arc;

use super::candidate::{Candidate, Ineligibility};
use super::incumbency::incumbency;
use super::instance::{Instance, Today};
use super::rules::Rules;
use super::tie_breaking::choose;
use crate::domain::{Fit, RoleIx, SLACK, Seller};
use crate::engine::fixed_point::to_units;
use crate::engine::threads;
use crate::engine::transport::{BARRED, UnitTransport};
use crate::engine::uncertainty::{DrawnFits, UncertaintyModel};

/// The most that chance adds to a value to break a tie, in units: more than rounding errors, far less than a difference
/// that counts.
const TIE_BREAKER: f64 = 4_096.0;

/// How the true scores of people are drawn.
#[derive(Clone, Copy)]
pub struct TrueScores<'a> {
    /// Draws scores; it should shrink them toward the team.
    pub model: &'a UncertaintyModel,
    /// The sellers, in the order of the people.
    pub sellers: &'a [Seller],
}

/// A team with drawn fits.
pub(super) struct Redrawn<'a> {
    pub scores: TrueScores<'a>,
    pub people: &'a [Candidate],
    pub rules: &'a Rules,
    /// The fits as rated.
    pub instance: Instance,
    /// The expected fits by row, then by role of the catalog; `None` where a fit is unknown.
    pub expected: Vec<Vec<Option<f64>>>,
    /// What is added to everyone's fit with today's role; see [`incumbency`].
    incumbency: f64,
    /// The drawn fits by row, then by column.
    fits: Vec<Vec<Arc<DrawnFits>>>,
    /// By row: her drawn fits with today's role; `None` without one.
    today: Vec<Option<Arc<DrawnFits>>>,
    /// What breaks ties of a row in a column, row by row without the bench.
    tie_keys: Vec<u64>,
    /// Whether a row may have a column's seat whatever is drawn, row by row without the bench. Vetoes and low fits are
    /// decided in every draw.
    open: Vec<bool>,
}

impl<'a> Redrawn<'a> {
    pub(super) fn new(scores: TrueScores<'a>, people: &'a [Candidate], rules: &'a Rules) -> Self {
        let TrueScores { model, sellers } = scores;
        let instance = Instance::new(people, rules);
        let is_long = threads::are_worth(instance.people.len(), model.draws());
        let all_drawn = threads::map(instance.people.len(), is_long, |row| {
            let at = instance.people[row];
            drawn(model, &sellers[at], &instance.roles, people[at].today)
        });
        let (fits, today) = all_drawn.into_iter().unzip();
        let mut tie_keys = Vec::with_capacity(instance.people.len() * instance.roles.len());
        for &at in &instance.people {
            tie_keys.extend(instance.roles.iter().map(|role| model.tie_key(&people[at].key, *role)));
        }
        let mut expected: Vec<Vec<Option<f64>>> = threads::map(instance.people.len(), is_long, |row| {
            model.expected_roles(&sellers[instance.people[row]])
        });
        let mut of_today = Vec::new();
        for (&at, expected) in instance.people.iter().zip(&expected) {
            let Some(today) = people[at].today else { continue };
            of_today.extend(people[at].roles[today.0].fit.map(Fit::share).zip(expected[today.0]));
        }
        let incumbency = incumbency(&of_today);
        for (&at, expected) in instance.people.iter().zip(&mut expected) {
            if let Some(today) = people[at].today {
                expected[today.0] = expected[today.0].map(|fit| (fit + incumbency).clamp(0.0, 1.0));
            }
        }
        let mut open = Vec::with_capacity(instance.people.len() * instance.roles.len());
        for (&at, &pinned) in instance.people.iter().zip(&instance.pinned) {
            for &role in &instance.roles {
                let may = matches!(
                    rules.ineligibility(people, at, role),
                    None | Some(Ineligibility::Vetoed | Ineligibility::BelowMinFit)
                );
                open.push(pinned || may);
            }
        }
        Redrawn { scores, people, rules, instance, expected, incumbency, fits, today, tie_keys, open }
    }

    pub(super) fn draws(&self) -> usize {
        self.scores.model.draws()
    }

    /// The instance with expected fits in place of those rated.
    pub(super) fn expected_instance(&self) -> Instance {
        let mut expected = self.instance.clone();
        let width = expected.width();
        for (row, values) in expected.values.chunks_exact_mut(width).enumerate() {
            for (value, role) in values.iter_mut().zip(&self.instance.roles) {
                if *value != BARRED {
                    *value = to_units(self.expected[row][role.0].unwrap_or(0.0));
                }
            }
        }
        expected
    }

    /// The sum of the fits of a seating in every draw, each 0 to 1; `columns` has the column of each row.
    pub(super) fn totals(&self, columns: &[usize]) -> Vec<f64> {
        self.totals_of(columns, |_| true)
    }

    /// The same of those people alone who count, by their places.
    pub(super) fn totals_of(&self, columns: &[usize], counts: impl Fn(usize) -> bool) -> Vec<f64> {
        let mut totals = vec![0.0; self.draws()];
        for (row, &column) in columns.iter().enumerate() {
            if !counts(self.instance.people[row]) {
                continue;
            }
            for (draw, total) in totals.iter_mut().enumerate() {
                *total += self.fit(row, column, draw).unwrap_or(0.0);
            }
        }
        totals
    }

    /// The sum of the fits with today's roles in one draw.
    pub(super) fn total_today(&self, draw: usize) -> f64 {
        let fits = self.today.iter().filter_map(|fits| fits.as_ref()?.fit(draw));
        fits.map(|fit| fit + self.incumbency).sum()
    }

    /// The fit of a row with a column in one draw; `None` for the bench, and where it is unknown.
    fn fit(&self, row: usize, column: usize, draw: usize) -> Option<f64> {
        let fit = self.fits[row].get(column)?.fit(draw)?;
        let is_today = self.instance.today[row] == Today::At(column);
        Some(if is_today { fit + self.incumbency } else { fit })
    }

    /// The sum of the expected fits with today's roles.
    pub(super) fn expected_today(&self) -> f64 {
        let rows = self.instance.people.iter().zip(&self.expected);
        rows.filter_map(|(&at, expected)| expected[self.people[at].today?.0]).sum()
    }

    /// The best seating of each draw, by row; `None` where no seating keeps the limit on moves.
    pub(super) fn best_of_each(&self) -> Vec<Option<Vec<usize>>> {
        self.of_each(|seats, drawn| match self.rules.max_moves {
            None => Some(seats.best(drawn)),
            some => choose(drawn, some).map(|chosen| chosen.columns),
        })
    }

    /// Returns `of` the instance of each draw.
    pub(super) fn of_each<T: Send>(&self, of: impl Fn(&mut DrawSeats, &Instance) -> T + Sync) -> Vec<T> {
        threads::map_with(
            self.draws(),
            self.is_long(),
            || (DrawSeats(self.instance.few_seats()), self.instance.clone()),
            |(seats, drawn), draw| {
                self.draw(draw, &mut drawn.values);
                of(seats, drawn)
            },
        )
    }

    /// Whether it takes so long that it is worth more than one thread: a limit on moves takes a search in every draw.
    pub(super) fn is_long(&self) -> bool {
        self.rules.max_moves.is_some() || threads::are_worth(self.instance.people.len(), self.draws())
    }

    /// Whether a row may have a column's seat in a draw.
    pub(super) fn may_sit(&self, row: usize, column: usize, draw: usize) -> bool {
        if column == self.instance.bench() {
            return self.instance.may_sit(row, column);
        }
        if self.instance.pinned[row] {
            return self.instance.may_sit(row, column);
        }
        let fit = self.fits[row][column].unvetoed(draw);
        self.open[row * self.instance.roles.len() + column]
            && fit.is_some_and(|fit| self.rules.min_fit.is_none_or(|least| fit >= least - SLACK))
    }

    /// Puts the fits of one draw in the place of an instance's values. Chance breaks ties: that two are equal is no reason to
    /// keep one.
    fn draw(&self, draw: usize, values: &mut [i64]) {
        let roles = self.instance.roles.len();
        for (row, values) in values.chunks_exact_mut(roles + 1).enumerate() {
            for (column, value) in values[..roles].iter_mut().enumerate() {
                *value = if self.may_sit(row, column, draw) {
                    let by_chance = self.scores.model.tie_breaker(self.tie_keys[row * roles + column], draw);
                    to_units(self.fit(row, column, draw).unwrap_or(0.0)) + tie_breaker(by_chance)
                } else {
                    BARRED
                };
            }
        }
    }
}

/// The seats that draw after draw is placed in; without any, each draw makes its own.
pub(super) struct DrawSeats(Option<UnitTransport>);

impl DrawSeats {
    /// The best seating of an instance, by row.
    pub(super) fn best(&mut self, drawn: &Instance) -> Vec<usize> {
        let best = self.0.as_mut().and_then(|seats| seats.solve(&drawn.values));
        best.map_or_else(|| drawn.seat(&drawn.values).columns, <[usize]>::to_vec)
    }
}

/// A seller's fits with these roles in every draw, and with today's.
fn drawn(
    model: &UncertaintyModel,
    seller: &Seller,
    roles: &[RoleIx],
    today: Option<RoleIx>,
) -> (Vec<Arc<DrawnFits>>, Option<Arc<DrawnFits>>) {
    let mut all = roles.to_vec();
    all.extend(today);
    let mut fits = model.drawn_roles(seller, &all);
    let of_today = fits.split_off(roles.len()).pop();
    (fits, of_today)
}

/// A share of the most that chance adds to a value.
#[expect(clippy::cast_possible_truncation, reason = "a few thousand units at most")]
fn tie_breaker(share: f64) -> i64 {
    (share * TIE_BREAKER) as i64
}

/// The column of a seat; the bench's where there is none.
pub(super) fn column_of(instance: &Instance, seat: Option<RoleIx>) -> usize {
    instance.roles.iter().position(|&role| Some(role) == seat).unwrap_or(instance.bench())
}
