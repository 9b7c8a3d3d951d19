//! An explanation as JSON has it.

use super::super::cells::{doubt_facts, heading_facts, rival_facts, share, standing_facts};
use super::ExplainReport;
use crate::domain::{RoleIx, TaskIx};
use crate::engine::{Explanation, Loss, RoleFit, TaskLosses};
use crate::view::blocks::Fact;

/// `salesfit/explain/1`.
pub fn facts(report: &ExplainReport) -> Fact {
    let catalog = report.catalog();
    let seller = &report.seller;
    let role_id = |role: Option<RoleIx>| Fact::from(role.map(|ix| catalog[ix].id.as_str()));
    let mut record = heading_facts("salesfit/explain/1", &report.team, report.scorer.motion(), catalog);
    let p_best = report.uncertainty.as_ref().and_then(|uncertainty| uncertainty.p_of(report.scored.best));
    let rivals = report.rivals();
    let seller = Fact::record([
        ("id", seller.id.as_str().into()),
        ("name", seller.name.as_str().into()),
        ("role", role_id(seller.role)),
        ("best", role_id(report.scored.best)),
        ("best_open", p_best.map(|_| !rivals.is_empty()).into()),
        ("rivals", p_best.map(|_| rival_facts(catalog, &rivals)).into()),
    ]);
    let best = report.best_without_upper_limits.as_ref();
    let best = best
        .map(|(role, fit)| Fact::record([("role", role_id(Some(*role))), ("fit", share(fit.standing.fit))]));
    let roles = report.explanations.iter().map(|explanation| role(report, explanation)).collect();
    let losses = report.explanations.iter();
    let losses =
        losses.flat_map(|explanation| explanation.losses.iter().map(|l| loss(report, explanation, l)));
    record.push(("seller".into(), seller));
    record.push(("best_without_upper_limits".into(), best.into()));
    record.push(("roles".into(), Fact::List(roles)));
    record.push(("losses".into(), Fact::List(losses.collect())));
    Fact::Record(record)
}

fn role(report: &ExplainReport, explanation: &Explanation) -> Fact {
    let catalog = report.catalog();
    let role = &catalog[explanation.role];
    let RoleFit { standing, vetoes } = &report.scored.roles[explanation.role.0];
    let without = explanation.without_upper_limits.as_ref();
    let without = without.map(|free| {
        Fact::record([("fit", share(free.standing.fit)), ("vetoed", free.standing.vetoed.into())])
    });
    let mut record = vec![
        ("id".into(), role.id.as_str().into()),
        ("name".into(), role.name.get(report.texts.lang()).into()),
        ("baseline".into(), role.baseline.into()),
        ("tradeoff".into(), role.tradeoff.code().into()),
    ];
    record.extend(standing_facts(catalog, standing, vetoes));
    let uncertainty = report.uncertainty.as_ref();
    let p_best = uncertainty.and_then(|uncertainty| uncertainty.p_of(Some(explanation.role)));
    let p_best = p_best.filter(|_| standing.fit.is_some());
    record.extend(doubt_facts(
        uncertainty.and_then(|uncertainty| uncertainty.roles[explanation.role.0].as_ref()),
        p_best,
    ));
    record.push(("without_upper_limits".into(), without.into()));
    let tasks = explanation.tasks.iter().map(|part| task(report, part)).collect();
    record.push(("tasks".into(), Fact::List(tasks)));
    Fact::Record(record)
}

fn task(report: &ExplainReport, part: &TaskLosses) -> Fact {
    let catalog = report.catalog();
    let task = &catalog[part.task];
    let scored = &report.scored.tasks[part.task.0];
    let mut record = vec![
        ("id".into(), task.id.as_str().into()),
        ("name".into(), task.name.get(report.texts.lang()).into()),
        ("share".into(), part.share.into()),
        ("tradeoff".into(), task.tradeoff.code().into()),
    ];
    record.extend(standing_facts(catalog, &scored.standing, &scored.vetoes));
    let needs = (0..task.needs.len()).map(|at| need(report, part.task, at)).collect();
    record.push(("needs".into(), Fact::List(needs)));
    Fact::Record(record)
}

fn need(report: &ExplainReport, task: TaskIx, at: usize) -> Fact {
    let need = &report.catalog()[task].needs[at];
    let met = &report.scored.tasks[task.0].needs[at];
    Fact::record([
        ("trait", report.catalog()[need.trait_ix].id.as_str().into()),
        ("score", met.score.into()),
        ("band", Fact::List(vec![met.target.lo().into(), met.target.hi().into()])),
        ("weight", need.weight.into()),
        ("desirability", met.desirability.into()),
        ("side", met.outside.map(|(side, _)| side.code()).into()),
        ("gap", met.outside.map(|(_, gap)| gap).into()),
        ("veto", met.veto.is_some().into()),
    ])
}

fn loss(report: &ExplainReport, explanation: &Explanation, loss: &Loss) -> Fact {
    let catalog = report.catalog();
    let met = report.behind(loss).map(|(_, met)| met);
    Fact::record([
        ("role", catalog[explanation.role].id.as_str().into()),
        ("task", catalog[loss.task].id.as_str().into()),
        ("trait", catalog[loss.trait_ix].id.as_str().into()),
        ("points", loss.points.into()),
        ("side", loss.side.code().into()),
        ("veto", loss.veto.into()),
        ("score", met.and_then(|met| met.score).into()),
        ("band", met.map(|met| Fact::List(vec![met.target.lo().into(), met.target.hi().into()])).into()),
        ("gap", met.and_then(|met| met.outside).map(|(_, gap)| gap).into()),
    ])
}
