//! The columns of a catalog's tables.

use super::target;
use crate::domain::{Scale, TraitKind};
use crate::result::catalog_show::{Motion, Need, Role, RoleTask, Task, Trait};
use crate::result::{CatalogShow, Label};
use crate::view::blocks::{Cell, Columns, Keep};
use crate::view::texts::{Arg, Texts};

/// A need and the task that has it.
pub struct NeedRow<'a> {
    task: &'a Label,
    need: &'a Need,
}

/// The needs of a task.
pub fn needs_of(task: &Task) -> impl Iterator<Item = NeedRow<'_>> {
    task.needs.iter().map(|need| NeedRow { task: &task.id, need })
}

/// `task,trait,weight,band_low,band_high,tolerance_below,tolerance_above,veto_below,veto_above,catalog`.
pub fn needs<'a>(show: &'a CatalogShow, texts: &'a Texts) -> Columns<'a, NeedRow<'a>> {
    Columns::new(texts)
        .sheet_only("task", |row: &NeedRow<'_>| Cell::label(row.task))
        .sheet_only("trait", |row| Cell::label(&row.need.r#trait))
        .screen("need", |row| Cell::name(row.need.r#trait.name()))
        .keep(Keep::Always)
        .screen("asked", |row| Cell::Text(target(texts, show.scale, row.need.target)))
        .sheet_only("weight", |row| exact(row.need.weight))
        .screen("weight", |row| Cell::Text(texts.plain_number(row.need.weight)))
        .screen("veto", |row| Cell::Text(veto(row.need, texts)))
        .screen("why", |row| Cell::text(row.need.why.as_ref().map_or("", |why| why.get(texts.lang()))))
        .sheet_only("band_low", |row| exact(row.need.target.lo()))
        .sheet_only("band_high", |row| exact(row.need.target.hi()))
        .sheet_only("tolerance_below", |row| exact(row.need.tolerance_below))
        .sheet_only("tolerance_above", |row| exact(row.need.tolerance_above))
        .sheet_only("veto_below", |row| exact(row.need.veto_below))
        .sheet_only("veto_above", |row| exact(row.need.veto_above))
        .sheet_only("catalog", |_| Cell::text(show.catalog.title()))
}

/// The tasks at a glance.
pub fn tasks(scale: Scale, texts: &Texts) -> Columns<'_, Task> {
    Columns::new(texts)
        .screen("task", |task: &Task| Cell::name(task.id.name()))
        .keep(Keep::Always)
        .screen("id", |task| Cell::text(task.id.id()))
        .screen("needs", move |task| Cell::Text(short_needs(task, scale, texts)))
}

/// The roles at a glance.
pub fn roles(texts: &Texts) -> Columns<'_, Role> {
    Columns::new(texts)
        .screen("role", |role: &Role| Cell::name(role.id.name()))
        .keep(Keep::Always)
        .screen("id", |role| Cell::text(role.id.id()))
        .screen("time", |role| Cell::Text(shares(role, texts)))
}

/// The traits at a glance.
pub fn traits(texts: &Texts) -> Columns<'_, Trait> {
    Columns::new(texts)
        .screen("trait", |of: &Trait| Cell::name(of.id.name()))
        .keep(Keep::Always)
        .screen("id", |of| Cell::text(of.id.id()))
        .screen("kind", |of| Cell::Text(texts.word(kind(of.kind))))
}

/// The kinds of selling at a glance.
pub fn motions(texts: &Texts) -> Columns<'_, Motion> {
    Columns::new(texts)
        .screen("motion", |motion: &Motion| Cell::name(motion.id.name()))
        .keep(Keep::Always)
        .screen("id", |motion| Cell::text(motion.id.id()))
        .screen("ease", |motion| Cell::Text(ease(motion, texts)))
}

/// The tasks of one role.
pub fn tasks_of_role(texts: &Texts) -> Columns<'_, RoleTask> {
    Columns::new(texts)
        .screen("task", |part: &RoleTask| Cell::name(part.task.name()))
        .keep(Keep::Always)
        .screen("id", |part| Cell::text(part.task.id()))
        .screen("time", |part| Cell::Text(texts.percent(part.time_share)))
}

/// The message that words a kind of trait.
pub fn kind(kind: TraitKind) -> &'static str {
    match kind {
        TraitKind::Trait => "kind-trait",
        TraitKind::Skill => "kind-skill",
        TraitKind::Attitude => "kind-attitude",
    }
}

/// What a motion changes.
pub fn ease(motion: &Motion, texts: &Texts) -> String {
    let minutes = ("minutes", Arg::PlainNumber(motion.handoff_minutes));
    texts.say("motion-ease", &[("ease", Arg::PlainNumber(motion.ease)), minutes])
}

/// "Empathy at least 8; Drive to win 4 to 7".
fn short_needs(task: &Task, scale: Scale, texts: &Texts) -> String {
    let mut needs = Vec::with_capacity(task.needs.len());
    for need in &task.needs {
        needs.push(format!("{} {}", need.r#trait.name(), target(texts, scale, need.target)));
    }
    needs.join("; ")
}

/// "Hunting 80 %; Bids 20 %".
fn shares(role: &Role, texts: &Texts) -> String {
    let mut shares = Vec::with_capacity(role.tasks.len());
    for part in &role.tasks {
        shares.push(format!("{} {}", part.task.name(), texts.percent(part.time_share)));
    }
    shares.join("; ")
}

fn veto(need: &Need, texts: &Texts) -> String {
    let mut limits = Vec::new();
    for (id, limit) in [("veto-below", need.veto_below), ("veto-above", need.veto_above)] {
        limits.extend(limit.map(|limit| texts.say(id, &[("limit", Arg::PlainNumber(limit))])));
    }
    limits.join(", ")
}

/// A number with all the decimals that a file is likely to give it.
fn exact(value: impl Into<Option<f64>>) -> Cell {
    let value: Option<f64> = value.into();
    let decimals = value.map_or(0, |value| {
        format!("{value}").split_once('.').map_or(0, |(_, decimals)| decimals.len().min(12))
    });
    Cell::number(value, decimals)
}
