//! What the query returns.

use super::expression::{Comparison, Condition, Expression};
use super::identifiers::Identifiers;
use super::roles::Fits;
use super::scores::ID;
use super::{Column, FitColumns, FitRows, Origin, Select};
use crate::domain::{Catalog, Level, Levels, SLACK};

/// Returns the rows of a query: the union of what each of these selects.
pub(super) fn selects(catalog: &Catalog, fits: &Fits, rows: FitRows) -> Vec<Select> {
    match rows {
        FitRows::PerSeller => vec![wide(catalog, fits)],
        FitRows::PerFit => long(catalog, fits),
    }
}

/// `id`, `best`, `best_fit`, and a column of fits for each role.
fn wide(catalog: &Catalog, fits: &Fits) -> Select {
    let mut names = Identifiers::default();
    let [id, best, best_fit] = [ID, "best", "best_fit"].map(|word| names.unique(word));
    let mut of_best = Vec::new();
    for (ix, fit) in fits.roles.iter().filter(|(ix, _)| !catalog[*ix].baseline) {
        let role = Expression::Word(catalog[*ix].id.clone());
        let is_best = Expression::column(&fits.best).is(Comparison::Equal, role);
        of_best.push((is_best, Expression::column(&fit.fit)));
    }
    let fit_of_best =
        if of_best.is_empty() { Expression::UnknownNumber } else { Expression::Case(of_best, None) };
    let mut columns = vec![
        Column::plain(id.clone(), Expression::column(&id)),
        Column::plain(best, Expression::column(&fits.best)),
        Column::plain(best_fit, fit_of_best),
    ];
    for (ix, fit) in &fits.roles {
        let name = names.unique(&catalog[*ix].id);
        columns.push(Column::plain(name, Expression::column(&fit.fit)));
    }
    Select { columns, from: Origin::Step(fits.step.clone()), grouped_by: None }
}

/// `id`, `kind`, `column`, `fit`, `low`, `high`, `coverage`, `vetoed`, `level`, `best`: a row for each task and role.
fn long(catalog: &Catalog, fits: &Fits) -> Vec<Select> {
    let mut selects = Vec::with_capacity(fits.tasks.len() + fits.roles.len());
    for (ix, fit) in &fits.tasks {
        let task = [("kind", "task"), ("column", catalog[*ix].id.as_str())];
        selects.push(row(catalog, fits, fit, task, Expression::Flag(false)));
    }
    for (ix, fit) in &fits.roles {
        let id = catalog[*ix].id.as_str();
        let is_best = Expression::column(&fits.best).is(Comparison::Equal, Expression::Word(id.to_owned()));
        selects.push(row(catalog, fits, fit, [("kind", "role"), ("column", id)], is_best.flag()));
    }
    selects
}

fn row(
    catalog: &Catalog,
    fits: &Fits,
    fit: &FitColumns,
    of: [(&str, &str); 2],
    is_best: Expression,
) -> Select {
    let mut names = Identifiers::default();
    let id = names.unique(ID);
    let mut columns = vec![Column::plain(id.clone(), Expression::column(&id))];
    for (name, word) in of {
        columns.push(Column::plain(names.unique(name), Expression::Word(word.to_owned())));
    }
    let numbers = [("fit", &fit.fit), ("low", &fit.low), ("high", &fit.high), ("coverage", &fit.coverage)];
    for (name, number) in numbers {
        columns.push(Column::plain(names.unique(name), Expression::column(number)));
    }
    let vetoed = fit.vetoed.as_ref().map_or(Expression::Flag(false), Expression::column);
    columns.push(Column::plain(names.unique("vetoed"), vetoed));
    columns.push(Column::plain(names.unique("level"), level(catalog.levels, &fit.fit)));
    columns.push(Column::plain(names.unique("best"), is_best));
    Select { columns, from: Origin::Step(fits.step.clone()), grouped_by: None }
}

/// F9: returns the level of a fit, as [`Levels::of`] does.
fn level(levels: Levels, fit: &super::Identifier) -> Expression {
    let word = |level: Level| Expression::Word(level.code().to_owned());
    let reaches = |points: f64| {
        let reached =
            Expression::Sum(vec![Expression::column(fit).times(100.0), Expression::Number(100.0 * SLACK)]);
        reached.is(Comparison::AtLeast, Expression::Number(points))
    };
    let arms = vec![
        (reaches(levels.strong()), word(Level::Strong)),
        (reaches(levels.adequate()), word(Level::Adequate)),
        (Condition::Known(Expression::column(fit)), word(Level::Weak)),
    ];
    Expression::Case(arms, None)
}
