//! The columns of plans: a row for each trait to coach.

use super::sentences::shown_hours;
use crate::domain::{Fit, Scale};
use crate::result::{Coach, CoachFrontierPoint, CoachPlan, CoachStep};
use crate::view::blocks::{Cell, Columns, Decimals, Keep};
use crate::view::texts::Texts;

/// Decimals of scores, hours and points; CSV has more.
const SCORES: Decimals = Decimals::new(1, 2);

/// Decimals of fits in points.
const FITS: Decimals = Decimals::new(0, 1);

/// Decimals of probabilities in per cent; CSV has the share with two more.
const PROBABILITY: Decimals = Decimals::new(0, 1);

/// One trait of a plan, or a plan without any.
#[derive(Clone, Copy)]
pub struct StepRow<'a> {
    /// The plan.
    pub plan: &'a CoachPlan,
    /// The trait.
    pub step: Option<&'a CoachStep>,
    /// Whether it is the first of the plan, which also tells of the whole.
    pub is_first: bool,
}

/// A row for each trait of each plan. On the screen what is true of a whole plan stands in its first row.
pub fn plans<'a>(coach: &'a Coach, texts: &'a Texts) -> Columns<'a, StepRow<'a>> {
    let (from, to) = (coach.catalog_scale, coach.header.scale);
    let mut columns = Columns::new(texts)
        .sheet_only("id", |row: &StepRow<'a>| Cell::text(row.plan.seller.as_str()))
        .keep(Keep::Always)
        .sheet_only("name", |row| Cell::name(row.plan.name.as_str()))
        .screen("name", |row| once(row, || Cell::name(row.plan.name.as_str())))
        .keep(Keep::Always)
        .sheet_only("role", |row| Cell::label(row.plan.role_today.as_ref()))
        .sheet_only("seat", |row| Cell::label(&row.plan.role))
        .screen("seat", |row| once(row, || Cell::label(&row.plan.role)))
        .both("trait", |row| Cell::label(row.step.map(|step| &step.r#trait)))
        .keep(Keep::Always)
        .both("from", move |row| score(row.step.map(|step| step.from), from, to))
        .both("to", move |row| score(row.step.map(|step| step.to), from, to))
        .sheet_only("coach_hours", |row| Cell::number(row.step.and_then(|step| step.hours), SCORES));
    if coach.counts_hours {
        columns = columns.screen("coach_hours", |row| hours(row.step.and_then(|step| step.hours)));
    }
    columns
        .sheet_only("fit_now", |row| fit(row.plan.fit_now, coach))
        .sheet_only("expected_now", |row| fit(row.plan.expected_now.map(Fit::new), coach))
        .screen("expected_now", |row| once(row, || fit(row.plan.expected_now.map(Fit::new), coach)))
        .sheet_only("fit_then", |row| fit(row.plan.fit, coach))
        .sheet_only("expected_then", |row| fit(row.plan.expected.map(Fit::new), coach))
        .screen("expected_then", |row| once(row, || fit(row.plan.expected.map(Fit::new), coach)))
        .sheet_only("p_reached", |row| Cell::share(row.plan.p_reached, PROBABILITY))
        .screen("p_reached", |row| once(row, || Cell::share(row.plan.p_reached, PROBABILITY)))
        .both("by_chance", move |row| match row.step {
            Some(step) => Cell::Number {
                value: from.convert_distance(step.by_chance, to),
                decimals: SCORES,
                signed: true,
            },
            None => Cell::Empty,
        })
        .both("ratings_to_see", |row| row.step.map_or(Cell::Empty, |step| Cell::count(step.ratings)))
        .stacked(&coach.header)
}

/// A row for each budget.
pub fn frontier<'a>(coach: &'a Coach, texts: &'a Texts) -> Columns<'a, CoachFrontierPoint> {
    let today = coach.today.unwrap_or_default();
    Columns::new(texts)
        .screen(
            if coach.counts_hours { "coach_hours" } else { "coach_points" },
            |point: &CoachFrontierPoint| match point.hours {
                Some(_) => hours(point.hours),
                None => Cell::number(point.points, SCORES),
            },
        )
        .screen("sum_expected", |point| Cell::number(100.0 * point.total, 1))
        .screen("more_than_today", move |point| Cell::Number {
            value: 100.0 * (point.total - today) + 0.0,
            decimals: 1.into(),
            signed: true,
        })
}

/// Hours as they are shown.
fn hours(hours: Option<f64>) -> Cell {
    Cell::number(hours.map(shown_hours), 1)
}

/// What stands in the first row of a plan alone.
fn once(row: &StepRow<'_>, cell: impl FnOnce() -> Cell) -> Cell {
    if row.is_first { cell() } else { Cell::Empty }
}

fn fit(fit: Option<Fit>, coach: &Coach) -> Cell {
    Cell::Fit { fit, levels: coach.levels, decimals: FITS, marks: Vec::new() }
}

fn score(score: Option<f64>, from: Scale, to: Scale) -> Cell {
    Cell::number(score.map(|score| from.convert(score, to)), SCORES)
}
