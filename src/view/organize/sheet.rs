//! The comparison as CSV has it: one row per form.

use super::OrganizeReport;
use crate::engine::{Form, FormKind};
use crate::view::blocks::{Cell, Column, Decimals, Row, Sheet};

/// Decimals of hours.
const HOURS: usize = 2;

/// `sets` are the ids of the tasks of each role, with `+` between tasks and a space between roles; waste is a share.
pub fn sheet(report: &OrganizeReport) -> Sheet<'static> {
    let keys = [
        "kind",
        "roles",
        "effective",
        "handoff_hours",
        "net",
        "waste",
        "people_with_several_roles",
        "unknown_hours",
        "best",
        "sets",
    ];
    let number = |value: Option<f64>| match value {
        Some(value) => Cell::Number { value, decimals: Decimals::from(HOURS), signed: false },
        None => Cell::Empty,
    };
    let row = |(at, form): (usize, &Form)| -> Row {
        let sets = matches!(form.kind, FormKind::Designed | FormKind::Everyone).then(|| {
            let ids = |set| {
                report.tasks_of(set).iter().map(|task| report.catalog[*task].id.clone()).collect::<Vec<_>>()
            };
            form.sets.iter().map(|&set| ids(set).join("+")).collect::<Vec<_>>().join(" ")
        });
        vec![
            Cell::Text(form.kind.code().to_owned()),
            Cell::Count(form.roles as u64),
            number(Some(form.effective)),
            number(form.handoff_hours),
            number(form.net),
            form.waste.map_or(Cell::Empty, |share| Cell::Share { share, decimals: Decimals::from(2) }),
            Cell::Count(form.people_with_several_roles as u64),
            number(Some(form.unknown_hours)),
            Cell::Text(if at == report.found.best { "yes" } else { "no" }.to_owned()),
            sets.map_or(Cell::Empty, Cell::Text),
        ]
    };
    let rows: Vec<Row> = report.found.forms.iter().enumerate().map(row).collect();
    Sheet { columns: keys.map(Column::keyed).into(), rows: Box::new(rows.into_iter().map(Ok)) }
}
