//! The columns of the table of forms, and of the table of roles.

use crate::result::{DesignedRole, Form, FormKind, Label, Organize, TaskList};
use crate::view::blocks::{Cell, Columns, Decimals, Keep};
use crate::view::texts::{Arg, Texts};

/// Decimals of hours: whole hours for people, two decimals for programs.
const HOURS: Decimals = Decimals::new(0, 2);

/// A row per form. `sets` are the ids of the tasks of each role, with `+` between tasks and a space between roles.
pub fn forms<'a>(result: &'a Organize, texts: &'a Texts) -> Columns<'a, Form> {
    Columns::new(texts)
        .screen("form", |form: &Form| name(form, result, texts))
        .keep(Keep::Always)
        .sheet_only("kind", |form| Cell::text(form.kind.code()))
        .sheet_only("roles", |form| Cell::count(form.roles))
        .screen("effective_hours", |form| Cell::number(form.told().0, HOURS))
        .sheet_only("effective_hours", |form| Cell::number(form.effective_hours, HOURS))
        .sheet_only("handoff_hours", |form| Cell::number(form.handoff_hours, HOURS))
        .screen("handoff_effective_hours", |form| lost(form.told(), HOURS.screen))
        .sheet_only("handoff_effective_hours", |form| {
            lost((form.effective_hours, form.net_effective_hours), HOURS.sheet)
        })
        .screen("net_effective_hours", |form| Cell::number(form.told().1, HOURS))
        .sheet_only("net_effective_hours", |form| Cell::number(form.net_effective_hours, HOURS))
        .both("waste_share", |form| Cell::share(form.waste_share, Decimals::new(0, 2)))
        .sheet_only("people_with_several_roles", |form| Cell::count(form.people_with_several_roles))
        .screen("bar-net", |form| bar(form, result.free_effective_hours))
        .keep(Keep::Optional)
        .sheet_only("unknown_hours", |form| Cell::number(form.unknown_hours, HOURS))
        .sheet_only("recommended", |form| Cell::text(if form.is_recommended { "yes" } else { "no" }))
        .sheet_only("sets", |form| form.sets.as_deref().map_or(Cell::Empty, sets))
        .stacked(&result.header)
}

/// How many people are named in one cell; more are counted.
const MAX_NAMED: usize = 30;

/// A row per role of a set: its tasks, the hours a week of them, and who works in it, with the hours of each.
pub fn roles<'a>(design: &[DesignedRole], texts: &'a Texts) -> Columns<'a, DesignedRole> {
    let is_whole = design.iter().all(|role| tenths(role.hours).fract() == 0.0);
    let decimals = usize::from(!is_whole);
    Columns::new(texts)
        .screen("designed-role", |role: &DesignedRole| Cell::Name(role_name(role, texts)))
        .keep(Keep::Always)
        .screen("role-tasks", |role| Cell::Text(names(&role.tasks, texts)))
        .keep(Keep::Wrapped)
        .screen("role-hours", move |role| Cell::number(tenths(role.hours), decimals))
        .screen("role-people", |role| {
            let mut people = Vec::with_capacity(MAX_NAMED);
            for of in role.people.iter().take(MAX_NAMED) {
                let args = [
                    ("name", Arg::word(of.name.as_str())),
                    ("hours", Arg::PlainNumber(tenths(of.hours))),
                    ("pinned", Arg::Count(usize::from(of.is_pinned))),
                ];
                people.push(texts.say("organize-person", &args));
            }
            Cell::Text(texts.first(&people, ", ", role.people.len() - people.len()))
        })
        .keep(Keep::Wrapped)
}

/// Hours to a tenth, first without the rounding errors of their sums: 37.4999999 is 37.5 and never 37.
fn tenths(hours: f64) -> f64 {
    let exact = (hours * 1e6).round() / 1e6;
    (exact * 10.0).round() / 10.0
}

/// The name of the catalog's role that it is named after, else of its largest task or two.
fn role_name(role: &DesignedRole, texts: &Texts) -> String {
    match &role.role {
        Some(namesake) => namesake.name().to_owned(),
        None => names(&role.tasks[..role.tasks.len().min(2)], texts),
    }
}

fn names(tasks: &[Label], texts: &Texts) -> String {
    let names: Vec<String> = tasks.iter().map(|task| task.name().to_owned()).collect();
    texts.list(&names)
}

fn name(form: &Form, result: &Organize, texts: &Texts) -> Cell {
    let id = match form.kind {
        FormKind::Today => "form-today",
        FormKind::TodayByDemand => "form-today-by-demand",
        FormKind::Everyone => "form-everyone",
        FormKind::Seats => "form-seats",
        FormKind::Designed => "form-designed",
        FormKind::Free => "form-free",
    };
    let name = texts.say(id, &[("roles", Arg::Count(form.roles))]);
    if form.is_recommended && !result.keeps_today() {
        Cell::Name(texts.say("form-recommended", &[("form", Arg::Word(name))]))
    } else {
        Cell::Text(name)
    }
}

/// The effective hours that hand-offs cost: of the numbers as they are shown, so that the row adds up.
fn lost((effective, net): (f64, Option<f64>), decimals: usize) -> Cell {
    let Some(net) = net else { return Cell::Empty };
    Cell::number(rounded(effective, decimals) - rounded(net, decimals), decimals)
}

/// A number as it is shown with so many decimals.
fn rounded(number: f64, decimals: usize) -> f64 {
    format!("{number:.decimals$}").parse().unwrap_or(number)
}

/// What is left, as a share of what free specialisation reaches.
fn bar(form: &Form, free: f64) -> Cell {
    let (effective, net) = form.told();
    let net = net.unwrap_or(effective);
    let to = if free > 0.0 { (net / free).clamp(0.0, 1.0) } else { 0.0 };
    Cell::Bar { from: 0.0, to, level: None }
}

fn sets(sets: &[TaskList]) -> Cell {
    let mut roles = Vec::with_capacity(sets.len());
    for TaskList(tasks) in sets {
        roles.push(tasks.iter().map(Label::id).collect::<Vec<_>>().join("+"));
    }
    Cell::Text(roles.join(" "))
}
