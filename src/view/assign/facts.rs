//! A seating as JSON has it.

use super::super::cells::{heading_facts, share};
use super::AssignReport;
use crate::domain::RoleIx;
use crate::engine::{Candidate, FrontierPoint, Placement, Vacancy};
use crate::view::blocks::Fact;

/// `salesfit/assign/1`.
pub fn facts(report: &AssignReport) -> Fact {
    let seating = &report.seating;
    let mut record = heading_facts("salesfit/assign/1", &report.team, report.team.motion, &report.catalog);
    let seats = report.seated().into_iter().map(|(person, role)| seat(report, person, role)).collect();
    let vacant =
        seating.vacancies.iter().flat_map(|vacancy| (0..vacancy.seats).map(|_| vacant(report, vacancy)));
    let sellers = report.people.iter().zip(&seating.placements);
    let frontier = report.frontier.as_ref().map(|points| frontier(points));
    let entries: [(&'static str, Fact); 13] = [
        ("total", (seating.total + 0.0).into()),
        ("bound", (seating.bound + 0.0).into()),
        ("expected_total", report.stability.as_ref().map(|stability| stability.expected_total).into()),
        ("draws", report.stability.as_ref().map(|stability| stability.draws).into()),
        ("proven", seating.is_proven().into()),
        ("moves", seating.moves.into()),
        ("max_moves", report.rules.max_moves.into()),
        ("seats", Fact::List(seats)),
        ("vacant", Fact::List(vacant.collect())),
        ("bench", Fact::List(report.without_seat().map(|(person, _)| bench(report, person)).collect())),
        ("sellers", Fact::List(sellers.map(|(person, place)| seller(report, person, place)).collect())),
        ("certificate", certificate(report)),
        ("frontier", frontier.into()),
    ];
    record.extend(entries.into_iter().map(|(key, fact)| (key.into(), fact)));
    Fact::Record(record)
}

fn role_id(report: &AssignReport, role: Option<RoleIx>) -> Fact {
    role.map(|role| report.catalog[role].id.as_str()).into()
}

/// Somebody with her fit in a role.
fn person_in(report: &AssignReport, person: usize, role: RoleIx) -> Fact {
    Fact::record([
        ("seller", report.people[person].id.as_str().into()),
        ("fit", share(report.fit(person, role))),
    ])
}

fn seat(report: &AssignReport, person: usize, role: RoleIx) -> Fact {
    let (of, place) = (&report.people[person], &report.seating.placements[person]);
    let notes = report.ineligibility(person, role).map(crate::engine::Ineligibility::code);
    Fact::record([
        ("role", role_id(report, Some(role))),
        ("seller", of.id.as_str().into()),
        ("name", of.name.as_str().into()),
        ("fit", share(report.fit(person, role))),
        ("expected", report.expected(person).into()),
        ("holds", report.holds(person).into()),
        ("pinned", place.pinned.into()),
        ("moved", place.moved.into()),
        ("runner_up", place.runner_up.map(|next| person_in(report, next, role)).into()),
        ("next_best", place.next_best.map(|next| person_in(report, next, role)).into()),
        ("loss_if_left", place.loss.into()),
        ("notes", Fact::texts(notes)),
    ])
}

fn vacant(report: &AssignReport, vacancy: &Vacancy) -> Fact {
    Fact::record([
        ("role", role_id(report, Some(vacancy.role))),
        ("cost", vacancy.filling.map(|(cost, _)| cost).into()),
        ("by", vacancy.filling.map(|(_, person)| person_in(report, person, vacancy.role)).into()),
    ])
}

fn bench(report: &AssignReport, person: &Candidate) -> Fact {
    Fact::record([
        ("seller", person.id.as_str().into()),
        ("name", person.name.as_str().into()),
        ("role", role_id(report, person.today)),
        ("on_leave", person.on_leave.into()),
    ])
}

fn seller(report: &AssignReport, person: &Candidate, place: &Placement) -> Fact {
    let fit = |role: Option<RoleIx>| share(role.and_then(|role| person.roles[role.0].fit));
    let wishes = person.wishes.iter().map(|role| report.catalog[*role].id.as_str());
    Fact::record([
        ("id", person.id.as_str().into()),
        ("name", person.name.as_str().into()),
        ("role", role_id(report, person.today)),
        ("seat", role_id(report, place.seat)),
        ("fit", fit(place.seat)),
        ("best_seat", role_id(report, place.best)),
        ("best_fit", fit(place.best)),
        ("cost", place.cost.into()),
        ("wishes", Fact::texts(wishes)),
        ("pinned", place.pinned.into()),
        ("moved", place.moved.into()),
    ])
}

fn certificate(report: &AssignReport) -> Fact {
    let open = report.rules.seats.iter().zip(&report.seating.prices).enumerate();
    let prices = open.filter(|(_, (seats, _))| **seats > 0).map(|(role, (&seats, &price))| {
        Fact::record([
            ("role", role_id(report, Some(RoleIx(role)))),
            ("seats", Fact::Count(seats.into())),
            ("price", price.into()),
        ])
    });
    Fact::record([
        ("prices", Fact::List(prices.collect())),
        ("price_of_a_move", report.seating.price_of_a_move.into()),
    ])
}

fn frontier(points: &[FrontierPoint]) -> Fact {
    let point = |point: &FrontierPoint| {
        Fact::record([
            ("moves", point.moves.into()),
            ("total", point.total.into()),
            ("bound", point.bound.into()),
            ("proven", point.is_proven().into()),
            ("share", point.share_of_gain(points).into()),
        ])
    };
    Fact::List(points.iter().map(point).collect())
}
