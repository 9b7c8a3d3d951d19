//! The comparison as JSON has it.

use std::borrow::Cow;

use super::super::cells::heading_facts;
use super::OrganizeReport;
use crate::domain::{RoleIx, TaskIx};
use crate::engine::{
    Assessment, BreakEven, Changes, Demanded, Form, FormKind, MoveSet, Noise, RatingsNeeded, Staffed,
    TaskHours, TaskReport, TaskSet,
};
use crate::view::blocks::Fact;

/// `salesfit/organize/1`.
pub fn facts(report: &OrganizeReport) -> Fact {
    let (found, work) = (&report.found, &report.found.work);
    let mut record = heading_facts("salesfit/organize/1", &report.team, report.team.motion, &report.catalog);
    let demanded = match work.demanded_by {
        Demanded::Team => "team",
        Demanded::Seats => "seats",
        Demanded::Today => "today",
    };
    let best = Fact::record([
        ("kind", report.best().kind.code().into()),
        ("roles", report.best().roles.into()),
        ("net", report.best().net.into()),
    ]);
    let ease = report.catalog[report.team.motion].ease;
    let without_easing = found.without_easing.unwrap_or(found.judged);
    let entries: [(&'static str, Fact); 25] = [
        ("hours", work.total.into()),
        ("hours_available", work.available.into()),
        ("hours_demanded", work.demanded.into()),
        ("demanded_by", demanded.into()),
        ("handoff_minutes", report.question.minutes.into()),
        ("material", report.question.material.into()),
        ("verdict", found.judged.verdict.code().into()),
        ("waste", found.judged.waste.into()),
        ("lost_hours", report.lost_hours().into()),
        ("unknown_share", found.judged.unknown.into()),
        ("noise", found.noise.as_ref().map(noise).into()),
        ("settled_by", found.settled_by.as_ref().map(settled).into()),
        ("best", best),
        ("ease", ease.into()),
        ("without_easing", judged(&without_easing)),
        ("proven", (!found.is_late && found.forms.iter().all(|form| form.gap <= 0.0)).into()),
        ("forms", Fact::List(found.forms.iter().map(|of| form(report, of)).collect())),
        ("break_even_minutes", found.break_even.as_ref().and_then(|of| of.minutes).into()),
        ("break_even", found.break_even.as_ref().map(|of| break_even(report, of)).into()),
        ("best_break_even", found.best_break_even.as_ref().map(|of| break_even(report, of)).into()),
        ("design", Fact::List(found.design.iter().map(|of| staffed(report, of)).collect())),
        ("take_away", take_away(report)),
        ("changes", found.changes.as_ref().map(|of| changes(report, of)).into()),
        ("tasks", Fact::List(found.tasks.iter().map(|of| task(report, of)).collect())),
        ("left_out", left_out(report)),
    ];
    record.extend(entries.into_iter().map(|(key, fact)| (Cow::Borrowed(key), fact)));
    Fact::Record(record)
}

fn noise(noise: &Noise) -> Fact {
    Fact::record([
        ("draws", noise.draws().into()),
        ("roles", noise.roles.into()),
        ("mean", Some(noise.mean()).filter(|_| noise.draws() > 0).into()),
        ("p90", Some(noise.p90()).filter(|_| noise.draws() > 0).into()),
    ])
}

fn settled(settled: &RatingsNeeded) -> Fact {
    Fact::record([("times_as_many_ratings", settled.raters.into()), ("p90", settled.p90.into())])
}

fn judged(judged: &Assessment) -> Fact {
    Fact::record([("verdict", judged.verdict.code().into()), ("waste", judged.waste.into())])
}

fn task_ids(report: &OrganizeReport, tasks: &[TaskIx]) -> Fact {
    Fact::texts(tasks.iter().map(|task| report.catalog[*task].id.as_str()))
}

fn sets(report: &OrganizeReport, sets: &[TaskSet]) -> Fact {
    Fact::List(sets.iter().map(|&set| task_ids(report, &report.tasks_of(set))).collect())
}

fn role_id(report: &OrganizeReport, role: Option<RoleIx>) -> Fact {
    role.map(|role| report.catalog[role].id.as_str()).into()
}

fn form(report: &OrganizeReport, form: &Form) -> Fact {
    let told = matches!(form.kind, FormKind::Designed | FormKind::Everyone);
    Fact::record([
        ("kind", form.kind.code().into()),
        ("roles", form.roles.into()),
        ("effective", form.effective.into()),
        ("bound", form.bound.into()),
        ("handoff_hours", form.handoff_hours.map(|hours| hours + 0.0).into()),
        ("net", form.net.into()),
        ("waste", form.waste.into()),
        ("sets", told.then(|| sets(report, &form.sets)).into()),
        ("people_with_several_roles", form.people_with_several_roles.into()),
        ("unknown_hours", form.unknown_hours.into()),
        ("proven", (form.gap <= 0.0).into()),
        ("gap", form.gap.into()),
    ])
}

fn break_even(report: &OrganizeReport, of: &BreakEven) -> Fact {
    Fact::record([("minutes", of.minutes.into()), ("sets", sets(report, &of.sets))])
}

fn staffed(report: &OrganizeReport, staffed: &Staffed) -> Fact {
    let named = &staffed.named;
    let person = |&(at, hours, fit): &(usize, f64, f64)| {
        let person = &report.workers[at].candidate;
        Fact::record([
            ("seller", person.id.as_str().into()),
            ("name", person.name.as_str().into()),
            ("hours", hours.into()),
            ("fit", fit.into()),
        ])
    };
    Fact::record([
        ("role", role_id(report, named.role)),
        ("name", named.role.map(|role| report.role_name(role)).into()),
        ("tasks", task_ids(report, &named.tasks)),
        ("added", task_ids(report, &named.added)),
        ("missing", task_ids(report, &named.missing)),
        ("hours", staffed.hours.into()),
        ("people", Fact::List(staffed.people.iter().map(person).collect())),
    ])
}

fn take_away(report: &OrganizeReport) -> Fact {
    let taken = report.found.taken_away.as_ref();
    taken
        .map(|taken| {
            Fact::record([
                ("task", report.catalog[taken.task].id.as_str().into()),
                ("net", taken.net.into()),
                ("gain", taken.gain.into()),
            ])
        })
        .into()
}

fn changes(report: &OrganizeReport, changes: &Changes) -> Fact {
    Fact::record([
        ("net_today", changes.today.into()),
        ("net_goal", changes.goal.into()),
        ("one", changes.one.as_ref().map(|of| step(report, of)).into()),
        ("two", changes.two.as_ref().map(|of| step(report, of)).into()),
        ("most", changes.most.as_ref().map(|of| step(report, of)).into()),
    ])
}

fn step(report: &OrganizeReport, step: &MoveSet) -> Fact {
    let people = step.changes.iter().map(|change| {
        Fact::record([
            ("seller", report.workers[change.worker].candidate.id.as_str().into()),
            ("from", role_id(report, change.from)),
            ("to", role_id(report, Some(change.to))),
        ])
    });
    Fact::record([
        ("people", Fact::List(people.collect())),
        ("net", step.net.into()),
        ("share", step.share.into()),
        ("proven", step.is_best.into()),
    ])
}

fn task(report: &OrganizeReport, task: &TaskReport) -> Fact {
    let given = |given: Option<TaskHours>| -> Fact {
        let fact = |given: TaskHours| {
            Fact::record([
                ("hours", given.hours.into()),
                ("short", given.short.into()),
                ("over", given.over.into()),
            ])
        };
        given.map(fact).into()
    };
    Fact::record([
        ("task", report.catalog[task.task].id.as_str().into()),
        ("hours", task.hours.into()),
        ("adequate_or_better", task.adequate_or_better.into()),
        ("best_fit", task.best_fit.into()),
        ("unknown", task.unknown.into()),
        ("barely_rated", task.barely_rated.into()),
        ("today", given(task.today)),
        ("seats", given(task.seats)),
    ])
}

fn left_out(report: &OrganizeReport) -> Fact {
    let away = report.workers.iter().filter(|worker| worker.hours <= 0.0);
    Fact::record([
        ("tasks", task_ids(report, &report.found.work.unrated)),
        ("sellers", Fact::texts(away.map(|worker| worker.candidate.id.as_str()))),
    ])
}
