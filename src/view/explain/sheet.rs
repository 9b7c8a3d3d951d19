//! An explanation as CSV has it: one row per loss.

use super::ExplainReport;
use crate::view::blocks::{Cell, Column, Decimals, Row, Sheet};

/// `role,task,trait,points,side,veto,score,band_low,band_high`.
pub fn sheet(report: &ExplainReport) -> Sheet<'static> {
    let catalog = report.catalog();
    let keys = ["role", "task", "trait", "points", "side", "veto", "score", "band_low", "band_high"];
    let number = |value: Option<f64>, decimals| {
        value.map_or(Cell::Empty, |value| Cell::Number {
            value,
            decimals: Decimals::from(decimals),
            signed: false,
        })
    };
    let mut rows: Vec<Row> = Vec::new();
    for explanation in &report.explanations {
        for loss in &explanation.losses {
            let met = report.behind(loss).map(|(_, met)| met);
            rows.push(vec![
                Cell::Text(catalog[explanation.role].id.clone()),
                Cell::Text(catalog[loss.task].id.clone()),
                Cell::Text(catalog[loss.trait_ix].id.clone()),
                number(Some(loss.points), 3),
                Cell::Text(loss.side.code().to_owned()),
                Cell::Text(if loss.veto { "yes" } else { "no" }.to_owned()),
                number(met.and_then(|met| met.score), 3),
                number(met.map(|met| met.target.lo()), 3),
                number(met.map(|met| met.target.hi()), 3),
            ]);
        }
    }
    Sheet { columns: keys.map(Column::keyed).into(), rows: Box::new(rows.into_iter().map(Ok)) }
}
