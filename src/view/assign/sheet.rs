//! A seating as CSV has it: one row per seller by id, then one per role with empty seats.

use super::super::cells::fit_cell;
use super::AssignReport;
use crate::domain::{Fit, RoleIx};
use crate::view::blocks::{Cell, Column, Decimals, Row, Sheet};

/// Decimals of fits and of points.
const DECIMALS: usize = 1;

/// `status` is `seated`, `bench`, `on-leave` or `vacant`; costs and losses are points of one person's fit.
pub fn sheet(report: &AssignReport) -> Sheet<'static> {
    let keys = [
        "status",
        "id",
        "name",
        "role",
        "seat",
        "fit",
        "best_seat",
        "best_fit",
        "cost",
        "runner_up",
        "loss_if_left",
        "pinned",
        "moved",
        "expected",
        "holds",
    ];
    let catalog = &report.catalog;
    let id = |role: Option<RoleIx>| match role {
        Some(role) => Cell::Text(catalog[role].id.clone()),
        None => Cell::Empty,
    };
    let fit = |fit: Option<Fit>| fit_cell(catalog.levels, fit, DECIMALS, Vec::new());
    let points = |share: Option<f64>| match share {
        Some(share) => {
            Cell::Number { value: 100.0 * share, decimals: Decimals::from(DECIMALS), signed: false }
        }
        None => Cell::Empty,
    };
    let yes = |yes: bool| Cell::Text(if yes { "yes" } else { "no" }.to_owned());
    let places = report.people.iter().zip(&report.seating.placements).enumerate();
    let people = places.map(|(at, (person, place))| -> Row {
        let status = match place.seat {
            Some(_) => "seated",
            None if person.on_leave => "on-leave",
            None => "bench",
        };
        let of = |role: Option<RoleIx>| fit(role.and_then(|role| person.roles[role.0].fit));
        let next = place.runner_up.map_or(Cell::Empty, |next| Cell::Text(report.people[next].id.clone()));
        vec![
            Cell::Text(status.to_owned()),
            Cell::Text(person.id.clone()),
            Cell::Name(person.name.clone()),
            id(person.today),
            id(place.seat),
            of(place.seat),
            id(place.best),
            of(place.best),
            points(place.cost),
            next,
            points(place.loss),
            yes(place.pinned),
            yes(place.moved),
            points(report.expected(at)),
            report.holds(at).map_or(Cell::Empty, |share| Cell::Number {
                value: share,
                decimals: Decimals::from(DECIMALS + 2),
                signed: false,
            }),
        ]
    });
    let vacant = report.seating.vacancies.iter().flat_map(|vacancy| {
        let by =
            vacancy.filling.map_or(Cell::Empty, |(_, person)| Cell::Text(report.people[person].id.clone()));
        let mut row = vec![Cell::Empty; keys.len()];
        row[0] = Cell::Text("vacant".to_owned());
        row[4] = id(Some(vacancy.role));
        row[8] = points(vacancy.filling.map(|(cost, _)| cost));
        row[9] = by;
        std::iter::repeat_n(row, vacancy.seats)
    });
    let rows: Vec<Row> = people.chain(vacant).collect();
    Sheet { columns: keys.map(Column::keyed).into(), rows: Box::new(rows.into_iter().map(Ok)) }
}
