//! The agreement as CSV has it: one row per trait that several rated, and one over all of them.

use super::RatersReport;
use crate::engine::{Interval, OneWay, TwoWay, Within};
use crate::view::blocks::{Cell, Column, Decimals, Row, Sheet};

/// Decimals of correlations and points.
const DECIMALS: usize = 4;

/// `row` is `trait` or `overall`; `same_raters` are the raters of `icc_2_1`, with `+` between them.
pub fn sheet(report: &RatersReport) -> Sheet<'static> {
    let keys = [
        "row",
        "trait",
        "name",
        "sellers",
        "too_few",
        "ratings",
        "ratings_each",
        "icc_1_1",
        "icc_1_1_low",
        "icc_1_1_high",
        "icc_1_k",
        "error",
        "same_raters",
        "same_sellers",
        "left_out",
        "icc_2_1",
        "icc_2_k",
        "rwg",
        "rwg_of_used",
        "below_070",
    ];
    let found = &report.found;
    let traits = found.traits.iter().map(|of| {
        let mut row = vec![
            Cell::Text("trait".to_owned()),
            Cell::Text(report.catalog[of.trait_ix].id.clone()),
            Cell::Name(report.trait_name(of.trait_ix).to_owned()),
            Cell::Count(of.one_way.targets as u64),
            Cell::Text(if of.is_too_few() { "yes" } else { "no" }.to_owned()),
        ];
        row.extend(one_way(&of.one_way, of.interval));
        let panel = of.panel.as_ref();
        row.extend(match panel {
            Some(panel) => {
                let raters: Vec<String> = panel
                    .raters
                    .iter()
                    .map(|name| format!("{}-{}", name.kind.as_str(), name.number))
                    .collect();
                let (sellers, left_out) = (panel.sellers as u64, panel.left_out as u64);
                [Cell::Text(raters.join("+")), Cell::Count(sellers), Cell::Count(left_out)]
            }
            None => [Cell::Empty, Cell::Empty, Cell::Empty],
        });
        row.extend(two_way(panel.map(|panel| &panel.table)));
        row.extend(within(&of.within));
        row
    });
    let overall = found.within.as_ref().map(|of| {
        let mut row = vec![Cell::Text("overall".to_owned()), Cell::Empty, Cell::Empty];
        row.extend([Cell::Count(found.rated_by_several as u64), Cell::Empty]);
        row.extend(one_way(&found.one_way, found.interval));
        row.extend([Cell::Empty, Cell::Empty, Cell::Empty]);
        row.extend(two_way(found.two_way.as_ref()));
        row.extend(within(of));
        row
    });
    let rows: Vec<Row> = traits.chain(overall).collect();
    Sheet { columns: keys.map(Column::keyed).into(), rows: Box::new(rows.into_iter().map(Ok)) }
}

fn number(value: Option<f64>) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::Number {
        value,
        decimals: Decimals::from(DECIMALS),
        signed: false,
    })
}

fn one_way(of: &OneWay, interval: Option<Interval>) -> [Cell; 7] {
    let ratings = Cell::Count(of.ratings as u64);
    let (low, high) = (interval.map(|of| of.low), interval.map(|of| of.high));
    let single = number(of.single());
    [ratings, number(of.each()), single, number(low), number(high), number(of.mean()), number(of.error())]
}

fn two_way(of: Option<&TwoWay>) -> [Cell; 2] {
    [number(of.and_then(TwoWay::single)), number(of.and_then(TwoWay::mean))]
}

fn within(of: &Within) -> [Cell; 3] {
    [number(of.mean), number(of.mean_of_used), Cell::Count(of.below as u64)]
}
