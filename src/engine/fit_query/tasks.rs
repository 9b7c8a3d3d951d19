//! From scores to fits with tasks: F1 to F5.

use super::expression::{Comparison, Condition, Expression};
use super::identifiers::{Identifier, Identifiers};
use super::mean::{Part, Unknowns, known_weight, mean};
use super::scores::{ID, TraitColumns};
use super::{Column, FitColumns, Origin, Select, Step, StepKind, Subject};
use crate::domain::{Need, PiecewiseLinear, Scale, Shape, TaskIx};
use crate::engine::score::{Limits, Scorer};

/// The columns of one task in the step of needs.
struct NeedColumns {
    /// The weight, desirability and place of each need that counts.
    needs: Vec<(f64, Identifier)>,
    /// Those of the needs that carry a veto.
    with_veto: Vec<Identifier>,
    /// The weight that has been rated.
    rated: Identifier,
    /// Whether a veto applies; `None` where the task has none.
    vetoed: Option<Identifier>,
}

/// Tasks, each with the columns of its fit.
pub(super) type TaskColumns = Vec<(TaskIx, FitColumns)>;

/// Returns the steps from `scores` to the fits of these tasks, and the columns of each; `None` where some need is no
/// function of straight pieces, which no catalog has.
pub(super) fn steps(
    scorer: &Scorer,
    tasks: &[TaskIx],
    traits: &TraitColumns,
    scores: &Identifier,
    names: &mut Identifiers,
) -> Option<([Step; 2], TaskColumns)> {
    let id = Identifiers::default().unique(ID);
    let mut columns = Identifiers::without([ID]);
    let mut met = vec![Column::plain(id.clone(), Expression::column(&id))];
    let mut by_task = Vec::with_capacity(tasks.len());
    for task in tasks {
        by_task.push(needs_of(scorer, *task, traits, &mut columns, &mut met)?);
    }
    let met = Select { columns: met, from: Origin::Step(scores.clone()), grouped_by: None };
    let met = Step::new(StepKind::Needs, met, names);
    let mut columns = Identifiers::without([ID]);
    let mut fits = vec![Column::plain(id.clone(), Expression::column(&id))];
    let mut made = Vec::with_capacity(tasks.len());
    for (task, needs) in tasks.iter().zip(&by_task) {
        made.push((*task, fit_of(scorer, *task, needs, &mut columns, &mut fits)));
    }
    let fits = Select { columns: fits, from: Origin::Step(met.name.clone()), grouped_by: None };
    let fits = Step::new(StepKind::Tasks, fits, names);
    Some(([met, fits], made))
}

/// F1, F2 and F4: adds the desirability of each need of a task, its rated weight and its veto.
fn needs_of(
    scorer: &Scorer,
    ix: TaskIx,
    traits: &TraitColumns,
    names: &mut Identifiers,
    into: &mut Vec<Column>,
) -> Option<NeedColumns> {
    let task = &scorer.catalog()[ix];
    let mut columns = NeedColumns {
        needs: Vec::new(),
        with_veto: Vec::new(),
        rated: names.unique(&format!("task_{}_rated", task.id)),
        vetoed: None,
    };
    let mut weights: Vec<Part<'_>> = Vec::new();
    let mut broken = Vec::new();
    for (place, (need, limits)) in counted(scorer, ix) {
        let score = traits.of(need.trait_ix);
        let Shape::PiecewiseLinear(pieces) = &limits.shape else { return None };
        let name = names.unique(&format!("need_{}_{}", task.id, scorer.catalog()[need.trait_ix].id));
        let about = Some(Subject::Need(ix, place));
        let value = desirability(score, pieces, scorer.catalog().scale);
        into.push(Column { name: name.clone(), value, about });
        let vetoes = broken_by(scorer, limits, score);
        if !vetoes.is_empty() {
            columns.with_veto.push(name.clone());
            broken.extend(vetoes);
        }
        weights.push((need.weight, score));
        columns.needs.push((need.weight, name));
    }
    into.push(Column::plain(columns.rated.clone(), known_weight(&weights)));
    if let Some(is_vetoed) = Condition::any(broken) {
        let vetoed = names.unique(&format!("task_{}_vetoed", task.id));
        into.push(Column::plain(vetoed.clone(), is_vetoed.flag()));
        columns.vetoed = Some(vetoed);
    }
    Some(columns)
}

/// The needs of a task that count, by their place, each with its limits in the motion.
fn counted(scorer: &Scorer, task: TaskIx) -> impl Iterator<Item = (usize, (&Need, &Limits))> {
    let needs = scorer.catalog()[task].needs.iter().zip(&scorer.limits()[task.0]);
    needs.enumerate().filter(|(_, (need, _))| need.weight > 0.0)
}

/// F2: returns the desirability of a score on the scale, with the very bends and lines that the engine reckons with.
fn desirability(score: &Identifier, pieces: &PiecewiseLinear, scale: Scale) -> Expression {
    let mut arms = vec![(Condition::Unknown(Expression::column(score)), Expression::UnknownNumber)];
    let mut otherwise = Expression::Number(0.0);
    for (above, line) in pieces.from_above() {
        let (anchor, value, run) = line.numbers();
        let desirability = if line.is_level() {
            Expression::Number(value)
        } else {
            let rise = Expression::column(score).minus(anchor).over(Expression::Number(run));
            Expression::Sum(vec![Expression::Number(value), rise])
        };
        // No score is left for the lines further down.
        if above < scale.lo() {
            otherwise = desirability;
            break;
        }
        let is_on_it = Expression::column(score).is(Comparison::Above, Expression::Number(above));
        arms.push((is_on_it, desirability));
    }
    Expression::Case(arms, Some(otherwise.into()))
}

/// F4: returns the conditions under which a score breaks a veto.
fn broken_by(scorer: &Scorer, limits: &Limits, score: &Identifier) -> Vec<Condition> {
    let slack = scorer.catalog().scale.slack();
    let score = || Expression::column(score);
    let below = limits.veto.below;
    let below = below.map(|limit| score().is(Comparison::Below, Expression::Number(limit - slack)));
    let above = limits.veto.above;
    let above = above.map(|limit| score().is(Comparison::Above, Expression::Number(limit + slack)));
    below.into_iter().chain(above).collect()
}

/// F3 to F5: adds a task's fit, bounds and coverage.
fn fit_of(
    scorer: &Scorer,
    ix: TaskIx,
    from: &NeedColumns,
    names: &mut Identifiers,
    into: &mut Vec<Column>,
) -> FitColumns {
    let task = &scorer.catalog()[ix];
    let parts: Vec<Part<'_>> = from.needs.iter().map(|(weight, value)| (*weight, value)).collect();
    let rated = || Expression::column(&from.rated);
    let bound = |stand_in| mean(task.tradeoff, &parts, Unknowns::CountAs(stand_in), rated());
    let mut fit = mean(task.tradeoff, &parts, Unknowns::LeftOut, rated());
    let (mut low, mut high) = (bound(0.0), bound(1.0));
    if let Some(vetoed) = &from.vetoed {
        let zero = || Expression::Number(0.0);
        fit = zero().when(Condition::is_set(vetoed), fit);
        high = zero().when(Condition::is_set(vetoed), high);
        let mut may_be = vec![Condition::is_set(vetoed)];
        may_be.extend(from.with_veto.iter().map(|need| Condition::Unknown(Expression::column(need))));
        low = zero().when(Condition::Any(may_be), low);
    }
    let total: f64 = parts.iter().map(|(weight, _)| weight).sum();
    let columns = FitColumns::named("task", &task.id, from.vetoed.is_some(), names);
    into.push(Column { name: columns.fit.clone(), value: fit, about: Some(Subject::Task(ix)) });
    into.push(Column::plain(columns.low.clone(), low));
    into.push(Column::plain(columns.high.clone(), high));
    into.push(Column::plain(columns.coverage.clone(), rated().over(Expression::Number(total))));
    if let (Some(name), Some(vetoed)) = (&columns.vetoed, &from.vetoed) {
        into.push(Column::plain(name.clone(), Expression::column(vetoed)));
    }
    columns
}
