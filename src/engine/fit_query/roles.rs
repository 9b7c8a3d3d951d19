//! From fits with tasks to fits with roles and the best role: F6 and F8.

use super::expression::{Comparison, Condition, Expression};
use super::identifiers::{Identifier, Identifiers};
use super::mean::{Part, Unknowns, extreme, known_weight, mean};
use super::scores::ID;
use super::{Column, FitColumns, Origin, Select, Step, StepKind, Subject};
use crate::domain::{Catalog, Role, RoleIx, SLACK, TaskIx};

/// The columns of each task and role, and of the best role.
pub(super) struct Fits {
    pub tasks: Vec<(TaskIx, FitColumns)>,
    pub roles: Vec<(RoleIx, FitColumns)>,
    /// The id of the best role.
    pub best: Identifier,
    /// The step that has all of these.
    pub step: Identifier,
}

/// Returns the steps from `tasks` to the best role, with the columns of all tasks and roles.
pub(super) fn steps(
    catalog: &Catalog,
    tasks: Vec<(TaskIx, FitColumns)>,
    from: &Identifier,
    names: &mut Identifiers,
) -> (Vec<Step>, Fits) {
    let mut columns = Identifiers::without([ID]);
    let id = Identifiers::default().unique(ID);
    let mut kept = vec![id];
    kept.extend(tasks.iter().flat_map(|(_, fit)| fit.all().cloned()));
    for name in &kept {
        columns.unique(name.as_str());
    }
    let mut selected = carried(&kept);
    let mut roles = Vec::with_capacity(catalog.roles.len());
    for ix in catalog.role_ixs() {
        roles.push((ix, fit_of(catalog, ix, &tasks, &mut columns, &mut selected)));
    }
    kept.extend(roles.iter().flat_map(|(_, fit)| fit.all().cloned()));
    let select = Select { columns: selected, from: Origin::Step(from.clone()), grouped_by: None };
    let mut steps = vec![Step::new(StepKind::Roles, select, names)];
    let best = best(catalog, &roles, &mut kept, &mut columns, &mut steps, names);
    let step = steps[steps.len() - 1].name.clone();
    (steps, Fits { tasks, roles, best, step })
}

/// Returns columns that stay as they are.
fn carried(names: &[Identifier]) -> Vec<Column> {
    names.iter().map(|name| Column::plain(name.clone(), Expression::column(name))).collect()
}

/// F4 and F6: adds a role's fit, bounds, coverage and veto.
fn fit_of(
    catalog: &Catalog,
    ix: RoleIx,
    tasks: &[(TaskIx, FitColumns)],
    names: &mut Identifiers,
    into: &mut Vec<Column>,
) -> FitColumns {
    let role = &catalog[ix];
    let mut of_tasks: Vec<(f64, &FitColumns)> = Vec::with_capacity(role.tasks.len());
    for share in &role.tasks {
        let found = tasks.iter().find(|(task, _)| *task == share.task);
        of_tasks.push((share.share, &found.expect("every task of a role has columns").1));
    }
    let parts = |of: fn(&FitColumns) -> &Identifier| -> Vec<Part<'_>> {
        of_tasks.iter().map(|(share, fit)| (*share, of(fit))).collect()
    };
    let fits = parts(|fit| &fit.fit);
    let bound = |of: fn(&FitColumns) -> &Identifier| {
        mean(role.tradeoff, &parts(of), Unknowns::CountAs(0.0), Expression::UnknownNumber)
    };
    let coverage = parts(|fit| &fit.coverage);
    let covered = coverage.iter().map(|(share, value)| Expression::column(value).times(*share)).collect();
    let is_vetoed = vetoed(catalog, role, &of_tasks);
    let columns = FitColumns::named("role", &role.id, is_vetoed.is_some(), names);
    let fit = mean(role.tradeoff, &fits, Unknowns::LeftOut, known_weight(&fits));
    into.push(Column { name: columns.fit.clone(), value: fit, about: Some(Subject::Role(ix)) });
    into.push(Column::plain(columns.low.clone(), bound(|fit| &fit.low)));
    into.push(Column::plain(columns.high.clone(), bound(|fit| &fit.high)));
    let total = Expression::Number(role.total_share());
    into.push(Column::plain(columns.coverage.clone(), Expression::sum(covered).over(total)));
    if let (Some(name), Some(is_vetoed)) = (&columns.vetoed, is_vetoed) {
        into.push(Column::plain(name.clone(), is_vetoed.flag()));
    }
    columns
}

/// F4: returns whether vetoed tasks take enough of a role's time; `None` where no task of it has a veto.
fn vetoed(catalog: &Catalog, role: &Role, tasks: &[(f64, &FitColumns)]) -> Option<Condition> {
    let mut shares = Vec::new();
    for (share, fit) in tasks {
        if let Some(vetoed) = &fit.vetoed {
            let share = Expression::Number(*share);
            shares.push(share.when(Condition::is_set(vetoed), Expression::Number(0.0)));
        }
    }
    if shares.is_empty() {
        return None;
    }
    let share = Expression::sum(shares).over(Expression::Number(role.total_share()));
    let enough = catalog.defaults.veto_share - SLACK;
    Some(if enough > 0.0 {
        share.is(Comparison::AtLeast, Expression::Number(enough))
    } else {
        share.is(Comparison::Above, Expression::Number(0.0))
    })
}

/// F8: adds the steps that find the best role. Returns the column of its id.
///
/// Ties go to the first role of the catalog: a table does not say who has which role today.
fn best(
    catalog: &Catalog,
    roles: &[(RoleIx, FitColumns)],
    kept: &mut Vec<Identifier>,
    columns: &mut Identifiers,
    steps: &mut Vec<Step>,
    names: &mut Identifiers,
) -> Identifier {
    let mut selected = carried(kept);
    let mut candidates: Vec<(RoleIx, Identifier)> = Vec::new();
    for (ix, fit) in roles.iter().filter(|(ix, _)| !catalog[*ix].baseline) {
        let mut conditions = Vec::new();
        if let Some(vetoed) = &fit.vetoed {
            conditions.push(Expression::column(vetoed).is(Comparison::Equal, Expression::Flag(false)));
        }
        let least = catalog.defaults.min_coverage - SLACK;
        if least > 0.0 {
            let least = Expression::Number(least);
            conditions.push(Expression::column(&fit.coverage).is(Comparison::AtLeast, least));
        }
        let value = Expression::column(&fit.fit);
        let value = match Condition::all(conditions) {
            Some(may_be) => value.only_when(may_be),
            None => value,
        };
        // No fit is below 0, so what is unknown or may not be the best is never the highest beside a fit.
        let value = value.or(-1.0);
        let name = columns.unique(&format!("role_{}_candidate", catalog[*ix].id));
        selected.push(Column::plain(name.clone(), value));
        candidates.push((*ix, name));
    }
    add(steps, StepKind::Candidates, selected, names);

    let of_candidates: Vec<Identifier> = candidates.iter().map(|(_, name)| name.clone()).collect();
    let mut selected = carried(&[kept.as_slice(), &of_candidates].concat());
    let top = columns.unique("top");
    let values: Vec<Expression> = candidates.iter().map(|(_, name)| Expression::column(name)).collect();
    let highest =
        if values.is_empty() { Expression::UnknownNumber } else { extreme(&values, Comparison::AtLeast) };
    selected.push(Column::plain(top.clone(), highest));
    add(steps, StepKind::Highest, selected, names);

    let mut selected = carried(kept);
    let nothing = Expression::column(&top).is(Comparison::Below, Expression::Number(0.0));
    let mut arms = vec![(nothing, Expression::UnknownWord)];
    for (ix, name) in &candidates {
        let gap = Expression::Difference(Expression::column(&top).into(), Expression::column(name).into());
        let is_highest = gap.is(Comparison::AtMost, Expression::Number(SLACK));
        arms.push((is_highest, Expression::Word(catalog[*ix].id.clone())));
    }
    let id = if candidates.is_empty() { Expression::UnknownWord } else { Expression::Case(arms, None) };
    let best = columns.unique("best");
    selected.push(Column::plain(best.clone(), id));
    add(steps, StepKind::Fits, selected, names);
    best
}

/// Adds a step that reads from the last one.
fn add(steps: &mut Vec<Step>, kind: StepKind, columns: Vec<Column>, names: &mut Identifiers) {
    let from = Origin::Step(steps[steps.len() - 1].name.clone());
    steps.push(Step::new(kind, Select { columns, from, grouped_by: None }, names));
}
