//! How firmly people hold their seats within the errors of their scores, and what is to be expected of them there.

use rayon::prelude::*;

use super::candidate::{Candidate, Ineligibility};
use super::instance::Instance;
use super::rules::Rules;
use super::seating::Seating;
use super::tie_breaking::choose;
use crate::domain::{RoleIx, SLACK, Seller};
use crate::engine::fixed_point::{count, from_units, to_units};
use crate::engine::transport::BARRED;
use crate::engine::uncertainty::UncertaintyModel;

/// What draws of true scores say of a seating.
#[derive(Clone, Debug, PartialEq)]
pub struct Stability {
    /// How many draws were made.
    pub draws: usize,
    /// In which share of the draws the best seating has each person in the seat that she is given, by her place among
    /// the people; `None` without a seat.
    pub holds: Vec<Option<f64>>,
    /// The mean over the draws of each person's fit with her seat; `None` without a seat, or where it is unknown.
    pub expected: Vec<Option<f64>>,
    /// The mean of the sum of the fits of those who are seated.
    pub expected_total: f64,
}

/// Draws the true scores of people (by `model`, which should draw them towards their team) and seats them anew in
/// every draw. `sellers` stand in the order of the people. A seating that is as good as the best of a draw holds there.
pub fn stability(
    model: &UncertaintyModel,
    sellers: &[Seller],
    people: &[Candidate],
    rules: &Rules,
    seating: &Seating,
) -> Stability {
    let instance = Instance::new(people, rules);
    let columns: Vec<usize> =
        instance.people.iter().map(|&at| column_of(&instance, seating.placements[at].seat)).collect();
    let drawn: Vec<Vec<Vec<Option<f64>>>> =
        instance.people.par_iter().map(|&at| model.drawn_roles(&sellers[at], &instance.roles)).collect();
    let may = |row: usize, column: usize| {
        let (at, role) = (instance.people[row], instance.roles[column]);
        // Whether a veto or a low fit bars her is asked in every draw.
        instance.pinned[row]
            || matches!(
                rules.ineligibility(people, at, role),
                None | Some(Ineligibility::Vetoed | Ineligibility::BelowMinFit)
            )
    };
    let open: Vec<bool> = (0..instance.people.len())
        .flat_map(|row| (0..instance.roles.len()).map(move |column| (row, column)))
        .map(|(row, column)| may(row, column))
        .collect();
    let held = |at: usize| -> Vec<bool> {
        let mut own = instance.clone();
        let width = own.width();
        for (row, values) in own.values.chunks_exact_mut(width).enumerate() {
            if instance.pinned[row] {
                // Where she is pinned she sits, whatever the fit.
                for (column, value) in values.iter_mut().enumerate().filter(|(_, value)| **value != BARRED) {
                    *value = drawn[row].get(column).and_then(|fits| fits.get(at)?.map(to_units)).unwrap_or(0);
                }
                continue;
            }
            for (column, fits) in drawn[row].iter().enumerate() {
                let fit = fits.get(at).copied().flatten();
                let fit = fit.filter(|&fit| {
                    open[row * instance.roles.len() + column]
                        && rules.min_fit.is_none_or(|least| fit >= least - SLACK)
                });
                values[column] = fit.map_or(BARRED, to_units);
            }
            // Of equals the one who has the seat keeps it.
            let seat = &mut values[columns[row]];
            if *seat != BARRED {
                *seat += 1;
            }
        }
        let may_sit = |(row, &column): (usize, &usize)| own.value(row, column) != BARRED;
        let best = match rules.max_moves {
            None => Some(own.seat(&own.values).columns),
            some => choose(&own, some).map(|chosen| chosen.columns),
        };
        let Some(best) = best else {
            // Within the limit on moves nobody can be seated otherwise: who may not sit there sits nowhere.
            return columns.iter().enumerate().map(may_sit).collect();
        };
        if columns.iter().enumerate().all(may_sit)
            && from_units(own.total(&best) - own.total(&columns)) <= SLACK
        {
            return vec![true; columns.len()];
        }
        columns.iter().zip(&best).map(|(own, best)| own == best).collect()
    };
    let draws = model.draws();
    let times = (0..draws).into_par_iter().map(held).collect::<Vec<_>>();
    let mut stability = Stability {
        draws,
        holds: vec![None; people.len()],
        expected: vec![None; people.len()],
        expected_total: 0.0,
    };
    for (row, (&at, &column)) in instance.people.iter().zip(&columns).enumerate() {
        let Some(fits) = drawn[row].get(column) else { continue };
        let held = times.iter().filter(|held| held[row]).count();
        stability.holds[at] = Some(count(held) / count(draws));
        if !fits.is_empty() {
            // A veto leaves of a role what its other tasks are worth; that she may not have it is told by the share.
            let mean = model.expected_role(&sellers[at], instance.roles[column]);
            stability.expected[at] = mean;
            stability.expected_total += mean.unwrap_or(0.0);
        }
    }
    stability
}

/// The column of a seat; the bench's where there is none.
fn column_of(instance: &Instance, seat: Option<RoleIx>) -> usize {
    instance.roles.iter().position(|&role| Some(role) == seat).unwrap_or(instance.bench())
}
