//! What hiring changes in a team, as a plan.

use std::sync::Arc;

use super::{HireQuestion, Hiring};
use crate::domain::{Catalog, Change, Plan, Scale, Score, Seller};
use crate::engine::uncertainty::Errors;

/// Returns the plan that hires those of [`Hiring::together`] into their seats, gives everybody else the seat of
/// [`Hiring::seats_after`], and makes these changes of seats: with half of the moves the gain would not come. Nobody is taken out: who
/// would be left without a seat keeps today's role. `scale` is the team's.
pub fn hire_plan(
    hiring: &Hiring,
    question: HireQuestion<'_>,
    errors: &Errors,
    scale: Scale,
    seats: Vec<Change>,
) -> Plan {
    let catalog = question.scorer.catalog();
    let on_scale = Arc::new(Catalog { scale, ..Catalog::clone(catalog) });
    let mut changes = seats;
    for hired in &hiring.together {
        let candidate = unmixed(&question.candidates[hired.at], catalog, errors);
        let joining =
            Seller { role: hired.seat, pinned: false, ..candidate.rescaled(catalog.scale, &on_scale) };
        changes.push(Change::Join(Box::new(joining)));
    }
    for (person, after) in hiring.people.iter().zip(&hiring.seats_after) {
        if let Some(role) = after.filter(|role| person.today != Some(*role)) {
            changes.push(Change::Role { seller: person.id.clone(), role });
        }
    }
    Plan { title: None, catalog: None, changes }
}

/// A candidate for whose scores YAML has a place: of ratings with and without a rater their mean and its standard error.
fn unmixed(candidate: &Seller, catalog: &Catalog, errors: &Errors) -> Seller {
    let mut candidate = candidate.clone();
    for (of, score) in catalog.trait_ixs().zip(&mut candidate.scores) {
        let Some(mixed) = score.as_ref() else { continue };
        let named = mixed.ratings.iter().filter(|rating| rating.rater.is_some()).count();
        if named > 0 && named < mixed.ratings.len() {
            *score = Some(Score { se: Some(errors.error(of, mixed)), ..Score::single(mixed.value) });
        }
    }
    candidate
}
