//! The matrix as CSV has it: wide, one row per seller, or long, one row per seller and column.

use super::super::cells::{fit_cell, level_code};
use super::{MatchReport, Scored, Shape, Told, role_id};
use crate::domain::Fit;
use crate::engine::Scorer;
use crate::report::{Cell, Column, Row, Sheet};

/// Decimals of fits, where the user has not said.
const DECIMALS: usize = 1;

fn text(text: Option<&str>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()))
}

/// `id,name,role,best,best_fit` and a column per role or task.
pub fn wide(report: MatchReport) -> Sheet {
    let (_, _, model, rows, shape) = report.into_rows(Told::Nothing);
    let catalog = model.scorer().catalog().clone();
    let fixed = ["id", "name", "role", "best", "best_fit"].map(Column::keyed);
    let columns =
        fixed.into_iter().chain(shape.columns.iter().map(|column| Column::keyed(column.id(&catalog))));
    let columns = columns.collect();
    let decimals = shape.precision.unwrap_or(DECIMALS);
    let row = move |Scored { seller, fit: scored, .. }: Scored| -> Row {
        let fit = |fit: Option<Fit>| fit_cell(catalog.levels, fit, decimals, Vec::new());
        let best = scored.best.and_then(|best| scored.roles[best.0].standing.fit);
        let fixed = [
            Cell::Text(seller.id.clone()),
            Cell::Name(seller.name.clone()),
            text(role_id(&catalog, seller.role)),
            text(role_id(&catalog, scored.best)),
            fit(best),
        ];
        let fits = shape.columns.iter().map(|column| fit(column.standing(&scored).fit));
        fixed.into_iter().chain(fits).collect()
    };
    Sheet { columns, rows: Box::new(rows.map(move |scored| Ok(row(scored?)))) }
}

/// `id,name,role,column,fit,low,high,coverage,level,vetoes,expected,se,low90,high90,p_best`; coverage and probability are
/// shares from 0 to 1 as in JSON, vetoes are `task:trait` with spaces between them.
pub fn long(report: MatchReport) -> Sheet {
    let (_, _, model, rows, shape) = report.into_rows(Told::All);
    let scorer = model.scorer().clone();
    let keys = [
        "id", "name", "role", "column", "fit", "low", "high", "coverage", "level", "vetoes", "expected",
        "se", "low90", "high90", "p_best",
    ];
    let columns = keys.map(Column::keyed).into();
    let rows = rows.flat_map(move |scored| match scored {
        Ok(scored) => long_rows(&scorer, &shape, &scored).into_iter().map(Ok).collect(),
        Err(stop) => vec![Err(stop)],
    });
    Sheet { columns, rows: Box::new(rows) }
}

fn long_rows(scorer: &Scorer, shape: &Shape, row: &Scored) -> Vec<Row> {
    let Scored { seller, fit: scored, uncertainty } = row;
    let catalog = scorer.catalog();
    let decimals = shape.precision.unwrap_or(DECIMALS);
    let fit = |fit: Option<Fit>| fit_cell(catalog.levels, fit, decimals, Vec::new());
    let row = |column: &super::ColumnIx| {
        let standing = column.standing(scored);
        let own = uncertainty.as_ref().and_then(|uncertainty| column.uncertainty(uncertainty));
        let points = |share: Option<f64>| {
            share.map_or(Cell::Empty, |share| Cell::Number { value: 100.0 * share, decimals, signed: false })
        };
        let p_best = column.p_best(row);
        let vetoes = column.vetoes(scored).iter();
        let vetoes: Vec<String> =
            vetoes.map(|hit| format!("{}:{}", catalog[hit.task].id, catalog[hit.trait_ix].id)).collect();
        vec![
            Cell::Text(seller.id.clone()),
            Cell::Name(seller.name.clone()),
            text(role_id(catalog, seller.role)),
            Cell::Text(column.id(catalog).to_owned()),
            fit(standing.fit),
            fit(Some(standing.low)),
            fit(Some(standing.high)),
            // As many digits as the fits have: a share is a hundredth of a per cent.
            Cell::Number { value: standing.coverage, decimals: decimals + 2, signed: false },
            text(level_code(catalog.levels, standing.fit)),
            Cell::Text(vetoes.join(" ")),
            points(own.map(|own| own.expected)),
            points(own.map(|own| own.se)),
            points(own.map(|own| own.low90)),
            points(own.map(|own| own.high90)),
            p_best.map_or(Cell::Empty, |p| Cell::Number { value: p, decimals: decimals + 2, signed: false }),
        ]
    };
    shape.columns.iter().map(row).collect()
}
