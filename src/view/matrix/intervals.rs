//! Between which bounds fits lie: the table that `--intervals` adds.

use super::super::cells::fit_cell;
use super::super::texts::{Arg, Texts};
use super::{By, ColumnIx, Scored, Shape};
use crate::domain::SLACK;
use crate::engine::Scorer;
use crate::report::{Cell, Column, Keep, Row, Table};

/// The table without its rows.
pub fn table(texts: &Texts) -> Table {
    let column = |key: &str| Column::new(key, texts.word(&format!("column-{key}")));
    let columns = vec![
        column("seller").keep(Keep::Always),
        column("column"),
        column("fit"),
        column("from"),
        column("to"),
        column("bar-90").keep(Keep::Optional),
        column("p-best"),
        column("unrated"),
    ];
    Table { columns, rows: Vec::new() }
}

/// One seller's rows: her best role, what else might be, and today's; by task, every task that is shown.
pub fn rows(texts: &Texts, scorer: &Scorer, shape: &Shape, row: &Scored) -> Vec<Row> {
    let mut columns: Vec<ColumnIx> = Vec::new();
    if shape.by == By::Task {
        columns.clone_from(&shape.columns);
    } else {
        let rivals = row.rivals(shape.sure);
        let roles = std::iter::once(row.fit.best).chain(rivals.iter().map(|rival| rival.role));
        for role in roles.chain([row.seller.role]).flatten().map(ColumnIx::Role) {
            if !columns.contains(&role) {
                columns.push(role);
            }
        }
    }
    let is_open = !row.rivals(shape.sure).is_empty();
    let decimals = shape.precision.unwrap_or(0);
    let catalog = scorer.catalog();
    let of_column = |(at, column): (usize, ColumnIx)| {
        let standing = column.standing(&row.fit);
        let marks = column.marks(scorer, row, is_open);
        let [from, to] = bounds(row, column);
        let uncertainty = row.uncertainty.as_ref().and_then(|uncertainty| column.uncertainty(uncertainty));
        let bar = uncertainty.map_or(Cell::Empty, |uncertainty| Cell::Bar {
            from: uncertainty.low90,
            to: uncertainty.high90,
            level: standing.fit.map(|fit| catalog.levels.of(fit)),
        });
        let points = |share: f64| Arg::Word(texts.number(100.0 * share, 0));
        let ends = [("low", points(standing.low.share())), ("high", points(standing.high.share()))];
        let unrated = standing.coverage < 1.0 - SLACK;
        vec![
            // The name once: the rows below are hers too.
            if at == 0 { Cell::Name(row.seller.name.clone()) } else { Cell::Empty },
            Cell::Text(column.name(catalog).get(texts.lang()).to_owned()),
            fit_cell(catalog.levels, standing.fit, decimals, marks),
            from,
            to,
            bar,
            p_best(row, column),
            if unrated { Cell::Text(texts.say("from-to", &ends)) } else { Cell::Empty },
        ]
    };
    columns.into_iter().enumerate().map(of_column).collect()
}

/// The bounds between which a fit lies nine times in ten, in whole points.
pub fn bounds(row: &Scored, column: ColumnIx) -> [Cell; 2] {
    let uncertainty = row.uncertainty.as_ref().and_then(|uncertainty| column.uncertainty(uncertainty));
    let points = |share: f64| Cell::Number { value: 100.0 * share, decimals: 0, signed: false };
    uncertainty.map_or([Cell::Empty, Cell::Empty], |uncertainty| {
        [points(uncertainty.low90), points(uncertainty.high90)]
    })
}

/// The probability that it is the best role.
pub fn p_best(row: &Scored, column: ColumnIx) -> Cell {
    let p = column.p_best(row);
    p.map_or(Cell::Empty, |share| Cell::Share { share, decimals: 0 })
}
