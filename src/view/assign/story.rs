//! A seating as a person reads it: the answer, who sits where, and what hangs on whom.

use super::super::cells::fit_cell;
use super::super::texts::Arg;
use super::AssignReport;
use super::saying::Saying;
use crate::domain::{Fit, RoleIx};
use crate::engine::{Candidate, FrontierPoint, Placement};
use crate::view::blocks::{Block, Cell, Column, Decimals, Document, Keep, Mark, Row, Table};

/// So many rows are shown; the sentences count all of them.
const MAX_ROWS: usize = 200;

/// The story of a seating.
pub fn story(report: &AssignReport) -> Document {
    let say = Saying::new(report);
    let mut blocks = vec![Block::Heading(1, say.heading()), Block::Paragraph(say.answer())];
    let rows = everybody(report);
    let all = rows.len();
    blocks.extend(say.expected().map(Block::Paragraph));
    blocks.push(Block::Table(Table {
        columns: columns(
            report,
            &["seat", "name", "fit", "holds", "best-seat", "best-fit", "cost", "wishes"],
        ),
        rows: rows.into_iter().take(MAX_ROWS).collect(),
    }));
    if all > MAX_ROWS {
        blocks.push(Block::Paragraph(say.cut(MAX_ROWS, all)));
    }
    blocks.push(Block::Legend(say.legend()));
    blocks.extend(say.loose().map(Block::Paragraph));
    blocks.extend(say.moves());
    blocks.extend(say.vacancies());
    blocks.extend(say.pins().map(Block::Paragraph));
    if report.seating.placements.iter().any(|place| place.loss.is_some()) {
        blocks.push(Block::Heading(2, say.part("assign-key-people")));
        blocks.push(Block::Table(key_people(report)));
    }
    if let Some(points) = &report.frontier {
        blocks.push(Block::Heading(2, say.part("assign-frontier")));
        blocks.push(Block::Table(frontier(report, points)));
        blocks.extend(say.most_of_gain(points).map(Block::Paragraph));
    }
    if report.shows_certificate {
        blocks.push(Block::Heading(2, say.part("assign-certificate")));
        blocks.push(Block::Table(prices(report)));
        blocks.push(Block::Paragraph(say.proof()));
    }
    blocks.push(Block::Paragraph(say.decision()));
    Document { blocks, decimal_comma: report.texts.decimal_comma() }
}

fn columns(report: &AssignReport, keys: &[&str]) -> Vec<Column> {
    let column = |key: &&str| {
        let of = Column::new(*key, report.texts.word(&format!("column-{key}")));
        match *key {
            "name" | "holder" => of.keep(Keep::Always),
            "wishes" | "bar" => of.keep(Keep::Optional),
            _ => of,
        }
    };
    keys.iter().map(column).collect()
}

fn points(share: Option<f64>) -> Cell {
    match share {
        Some(share) => Cell::Number { value: 100.0 * share, decimals: Decimals::from(0), signed: false },
        None => Cell::Empty,
    }
}

fn role_name(report: &AssignReport, role: RoleIx) -> String {
    report.catalog[role].name.get(report.texts.lang()).to_owned()
}

fn fit(report: &AssignReport, fit: Option<Fit>, marks: Vec<Mark>) -> Cell {
    fit_cell(report.catalog.levels, fit, 0, marks)
}

/// A person's name with what is to be known beside it.
fn name(report: &AssignReport, person: &Candidate, place: &Placement) -> Cell {
    let with = |id: &str| report.texts.say(id, &[("name", Arg::word(person.name.as_str()))]);
    Cell::Name(if person.on_leave {
        with("on-leave")
    } else if place.pinned {
        with("assign-pinned-name")
    } else {
        person.name.clone()
    })
}

/// Those with a seat by role, then the empty seats, then those without.
fn everybody(report: &AssignReport) -> Vec<Row> {
    let seated = report.seated().into_iter().map(|(person, role)| row(report, person, Some(role)));
    let vacant = report.seating.vacancies.iter().map(|vacancy| {
        let count = Arg::Count(vacancy.seats);
        let mut row = vec![Cell::Empty; 8];
        row[0] = Cell::Text(role_name(report, vacancy.role));
        row[1] = Cell::Text(report.texts.say("assign-vacant-row", &[("count", count)]));
        row
    });
    let left = (0..report.people.len()).filter(|&at| report.seating.placements[at].seat.is_none());
    seated.chain(vacant).chain(left.map(|person| row(report, person, None))).collect()
}

fn row(report: &AssignReport, person: usize, seat: Option<RoleIx>) -> Row {
    let (of, place) = (&report.people[person], &report.seating.placements[person]);
    let no_seat = if of.on_leave { "assign-away" } else { "assign-bench" };
    let own = seat.map_or(Cell::Empty, |role| {
        let marks = if of.today == Some(role) { vec![Mark::Today] } else { Vec::new() };
        fit(report, report.fit(person, role), marks)
    });
    let wishes: Vec<String> = of.wishes.iter().map(|role| role_name(report, *role)).collect();
    // Who has her best seat needs no second look.
    let other = place.best.filter(|best| seat != Some(*best));
    vec![
        Cell::Text(seat.map_or_else(|| report.texts.word(no_seat), |role| role_name(report, role))),
        name(report, of, place),
        own,
        report.holds(person).map_or(Cell::Empty, |share| Cell::Share { share, decimals: Decimals::from(0) }),
        other.map_or(Cell::Empty, |best| Cell::Text(role_name(report, best))),
        other.map_or(Cell::Empty, |best| fit(report, report.fit(person, best), Vec::new())),
        points(other.and(place.cost)),
        Cell::Text(report.texts.list(&wishes)),
    ]
}

/// Whose leaving would cost the team most, and who would take the seat.
fn key_people(report: &AssignReport) -> Table {
    let mut seated = report.seated();
    let loss = |person: usize| report.seating.placements[person].loss.unwrap_or(0.0);
    seated.sort_by(|a, b| loss(b.0).total_cmp(&loss(a.0)));
    let rows = seated.into_iter().take(MAX_ROWS).map(|(person, role)| {
        let place = &report.seating.placements[person];
        let who = |next: usize| Cell::Text(report.people[next].name.clone());
        let nobody = || Cell::Text(report.texts.word("assign-nobody-else"));
        vec![
            name(report, &report.people[person], place),
            Cell::Text(role_name(report, role)),
            points(place.loss),
            place.runner_up.map_or_else(nobody, who),
            place.next_best.map_or_else(nobody, who),
            place.next_best.map_or(Cell::Empty, |next| fit(report, report.fit(next, role), Vec::new())),
        ]
    });
    let keys = ["holder", "seat", "loss", "runner-up", "next-best", "next-best-fit"];
    Table { rows: rows.collect(), columns: columns(report, &keys) }
}

fn frontier(report: &AssignReport, all: &[FrontierPoint]) -> Table {
    let rows = all.iter().map(|point| {
        let share = point.share_of_gain(all);
        let total =
            |share: f64| Cell::Number { value: 100.0 * share, decimals: Decimals::from(1), signed: false };
        vec![
            Cell::Count(point.moves as u64),
            total(point.total),
            if point.is_proven() { Cell::Empty } else { total(point.bound) },
            Cell::Share { share, decimals: Decimals::from(0) },
            Cell::Bar { from: 0.0, to: share, level: None },
        ]
    });
    let mut columns = columns(report, &["moves", "sum", "at-most", "gain", "bar-gain"]);
    columns[4].keep = Keep::Optional;
    let mut table = Table { rows: rows.collect(), columns };
    if all.iter().all(FrontierPoint::is_proven) {
        table.columns.remove(2);
        table.rows.iter_mut().for_each(|row| drop(row.remove(2)));
    }
    table
}

fn prices(report: &AssignReport) -> Table {
    let open = report.rules.seats.iter().zip(&report.seating.prices).enumerate();
    let rows = open.filter(|(_, (seats, _))| **seats > 0).map(|(role, (&seats, &price))| {
        vec![
            Cell::Text(role_name(report, RoleIx(role))),
            Cell::Count(seats.into()),
            Cell::Number { value: 100.0 * price, decimals: Decimals::from(1), signed: false },
        ]
    });
    Table { rows: rows.collect(), columns: columns(report, &["seat", "seats", "price"]) }
}
