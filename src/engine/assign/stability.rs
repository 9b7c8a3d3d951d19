//! How stable a seating is within the errors of the scores, and the expected fit of each person in her seat.

use rayon::prelude::*;

use super::candidate::{Candidate, Ineligibility};
use super::instance::Instance;
use super::rules::Rules;
use super::seating::Seating;
use super::tie_breaking::choose;
use crate::domain::{RoleIx, SLACK, Seller};
use crate::engine::fixed_point::{count, from_units, to_units};
use crate::engine::threads;
use crate::engine::transport::BARRED;
use crate::engine::uncertainty::UncertaintyModel;

/// The stability of a seating over draws of true scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Stability {
    /// The number of draws.
    pub draws: usize,
    /// The share of the draws in which each person keeps her seat in the best seating, 0 to 1, in the order of the
    /// people; `None` without a seat.
    pub holds: Vec<Option<f64>>,
    /// The mean over the draws of each person's fit with her seat; `None` without a seat, or where it is unknown.
    pub expected: Vec<Option<f64>>,
    /// The mean of the sum of the fits of those with a seat.
    pub expected_total: f64,
}

/// Draws the true scores of people from `model`, which should shrink them toward their team, and reassigns them in every
/// draw. `sellers` are in the order of the people. A seating holds in a draw where it is as good as the draw's best.
pub fn stability(
    model: &UncertaintyModel,
    sellers: &[Seller],
    people: &[Candidate],
    rules: &Rules,
    seating: &Seating,
) -> Stability {
    let redrawn = Redrawn::new(model, sellers, people, rules, seating);
    let draws = model.draws();
    threads::start();
    let kept: Vec<Vec<bool>> = (0..draws).into_par_iter().map(|draw| redrawn.kept(draw)).collect();
    let mut stability = Stability {
        draws,
        holds: vec![None; people.len()],
        expected: vec![None; people.len()],
        expected_total: 0.0,
    };
    for (row, (&at, &column)) in redrawn.instance.people.iter().zip(&redrawn.columns).enumerate() {
        let Some(fits) = redrawn.fits[row].get(column) else { continue };
        let times = kept.iter().filter(|kept| kept[row]).count();
        stability.holds[at] = Some(count(times) / count(draws));
        if !fits.is_empty() {
            // With a veto, a role still has the fit of its other tasks; `holds` shows that she may not have it.
            let mean = model.expected_role(&sellers[at], redrawn.instance.roles[column]);
            stability.expected[at] = mean;
            stability.expected_total += mean.unwrap_or(0.0);
        }
    }
    stability
}

/// A seating and the fits that are drawn for its people.
struct Redrawn<'a> {
    instance: Instance,
    rules: &'a Rules,
    /// The column of each row in the seating.
    columns: Vec<usize>,
    /// The drawn fits, by row, column and draw.
    fits: Vec<Vec<Vec<Option<f64>>>>,
    /// Whether a row may have a column's seat whatever is drawn, row by row without the bench. Vetoes and low fits are
    /// decided in every draw.
    open: Vec<bool>,
}

impl<'a> Redrawn<'a> {
    fn new(
        model: &UncertaintyModel,
        sellers: &[Seller],
        people: &[Candidate],
        rules: &'a Rules,
        seating: &Seating,
    ) -> Self {
        let instance = Instance::new(people, rules);
        let columns =
            instance.people.iter().map(|&at| column_of(&instance, seating.placements[at].seat)).collect();
        threads::start();
        let fits =
            instance.people.par_iter().map(|&at| model.drawn_roles(&sellers[at], &instance.roles)).collect();
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
        Redrawn { instance, rules, columns, fits, open }
    }

    /// Returns for each row whether it keeps its seat in a draw.
    fn kept(&self, draw: usize) -> Vec<bool> {
        let drawn = self.instance_of(draw);
        let may_sit: Vec<bool> =
            self.columns.iter().enumerate().map(|(row, &column)| drawn.may_sit(row, column)).collect();
        let best = match self.rules.max_moves {
            None => Some(drawn.seat(&drawn.values).columns),
            some => choose(&drawn, some).map(|chosen| chosen.columns),
        };
        // Without a seating within the limit on moves, everyone who may stay does.
        let Some(best) = best else { return may_sit };
        let is_feasible = may_sit.iter().all(|may| *may);
        if is_feasible && from_units(drawn.total(&best) - drawn.total(&self.columns)) <= SLACK {
            return vec![true; self.columns.len()];
        }
        self.columns.iter().zip(&best).map(|(own, best)| own == best).collect()
    }

    /// Returns the instance with the fits of one draw.
    fn instance_of(&self, draw: usize) -> Instance {
        let mut drawn = self.instance.clone();
        let (width, roles) = (drawn.width(), drawn.roles.len());
        for (row, values) in drawn.values.chunks_exact_mut(width).enumerate() {
            let fits = &self.fits[row];
            if self.instance.pinned[row] {
                // A pin holds whatever the fit.
                for (column, value) in values.iter_mut().enumerate().filter(|(_, value)| **value != BARRED) {
                    *value = fits.get(column).and_then(|fits| fits.get(draw)?.map(to_units)).unwrap_or(0);
                }
                continue;
            }
            for (column, fits) in fits.iter().enumerate() {
                let fit = fits.get(draw).copied().flatten().filter(|&fit| {
                    self.open[row * roles + column]
                        && self.rules.min_fit.is_none_or(|least| fit >= least - SLACK)
                });
                values[column] = fit.map_or(BARRED, to_units);
            }
            // Ties go to the person in the seat.
            let seat = &mut values[self.columns[row]];
            if *seat != BARRED {
                *seat += 1;
            }
        }
        drawn
    }
}

/// Returns the column of a seat; the bench's where there is none.
fn column_of(instance: &Instance, seat: Option<RoleIx>) -> usize {
    instance.roles.iter().position(|&role| Some(role) == seat).unwrap_or(instance.bench())
}
