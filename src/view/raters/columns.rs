//! The columns of agreement: a row per trait and one over all of them, and a row per kind of rater.

use super::shown;
use super::words::{kind, tendency, trait_row};
use crate::result::raters::{Interval, Leniency, OneWay, Panel, Raters, Rwg, TraitAgreement, TwoWay};
use crate::view::blocks::{Cell, Columns, Decimals, Keep};
use crate::view::texts::Texts;

/// Decimals of correlations and points.
const DECIMALS: Decimals = Decimals::new(2, 4);

/// The same where one decimal is enough to read.
const COARSE: Decimals = Decimals::new(1, 4);

/// The agreement on one trait, or on all of them.
pub struct AgreementRow<'a> {
    /// The trait; `None` is all.
    of: Option<&'a TraitAgreement>,
    sellers: usize,
    one_way: &'a OneWay,
    interval: Option<Interval>,
    same_raters: Option<&'a TwoWay>,
    rwg: Rwg,
}

/// A row for each trait.
pub fn trait_rows(raters: &Raters) -> Vec<AgreementRow<'_>> {
    let mut rows = Vec::new();
    for of in &raters.traits {
        rows.push(AgreementRow {
            of: Some(of),
            sellers: of.seller_count,
            one_way: &of.one_way,
            interval: of.icc_1_1_interval,
            same_raters: of.same_raters.as_ref().map(|panel| &panel.two_way),
            rwg: of.rwg,
        });
    }
    rows
}

/// The row over all traits, if there are any.
pub fn overall_row(raters: &Raters) -> Option<AgreementRow<'_>> {
    raters.overall.as_ref().map(|overall| AgreementRow {
        of: None,
        sellers: raters.rated_by_several,
        one_way: &overall.one_way,
        interval: overall.icc_1_1_interval,
        same_raters: overall.same_raters.as_ref().map(|panel| &panel.two_way),
        rwg: overall.rwg,
    })
}

/// A row per trait and one over all. In CSV `row` is `trait` or `overall`, and `same_raters` are the raters of
/// `icc_2_1`, with + between them.
pub fn agreement<'a>(raters: &'a Raters, texts: &'a Texts) -> Columns<'a, AgreementRow<'a>> {
    let mut columns = Columns::new(texts)
        .sheet_only("row", |row: &AgreementRow<'_>| {
            Cell::text(if row.of.is_some() { "trait" } else { "overall" })
        })
        .sheet_only("trait", |row| Cell::label(row.of.map(|of| &of.r#trait)))
        .sheet_only("name", |row| row.of.map_or(Cell::Empty, |of| Cell::name(of.name.as_str())))
        .screen("trait", |row| match row.of {
            Some(of) => Cell::Text(trait_row(of, texts)),
            None => Cell::Name(texts.word("raters-all-traits")),
        })
        .keep(Keep::Always)
        .both("seller_count", |row| Cell::count(row.sellers))
        .sheet_only("too_few", |row| row.of.map_or(Cell::Empty, |of| Cell::yes_or_no(of.too_few)))
        .sheet_only("ratings", |row| Cell::count(row.one_way.ratings))
        .both("ratings_each", |row| Cell::number(row.one_way.ratings_each, COARSE));
    columns = correlation(columns, "icc_1_1", |row| row.one_way.icc_1_1)
        .sheet_only("icc_1_1_low", |row| Cell::number(row.interval.map(|of| of.low), DECIMALS))
        .sheet_only("icc_1_1_high", |row| Cell::number(row.interval.map(|of| of.high), DECIMALS));
    columns = correlation(columns, "icc_1_k", |row| row.one_way.icc_1_k)
        .sheet_only("same_raters", same_raters)
        .sheet_only("same_seller_count", |row| {
            panel(row).map_or(Cell::Empty, |of| Cell::count(of.seller_count))
        })
        .sheet_only("left_out", |row| panel(row).map_or(Cell::Empty, |of| Cell::count(of.left_out)));
    columns = correlation(columns, "icc_2_1", |row| row.same_raters?.icc_2_1);
    columns = correlation(columns, "icc_2_k", |row| row.same_raters?.icc_2_k);
    columns
        .both("error", |row| Cell::number(row.one_way.error, COARSE))
        .both("rwg", |row| Cell::number(row.rwg.mean, DECIMALS))
        .both("rwg_of_used", |row| Cell::number(row.rwg.mean_of_used, DECIMALS))
        .sheet_only("below_070", |row| Cell::count(row.rwg.below_070))
        .stacked(&raters.header)
}

/// Adds a correlation, which on the screen is never shown as more than it amounts to.
fn correlation<'a>(
    columns: Columns<'a, AgreementRow<'a>>,
    key: &str,
    icc: fn(&AgreementRow<'a>) -> Option<f64>,
) -> Columns<'a, AgreementRow<'a>> {
    columns
        .sheet_only(key, move |row| Cell::number(icc(row), DECIMALS))
        .screen(key, move |row| Cell::number(icc(row).map(shown), DECIMALS))
}

fn panel<'a>(row: &AgreementRow<'a>) -> Option<&'a Panel> {
    row.of.and_then(|of| of.same_raters.as_ref())
}

fn same_raters(row: &AgreementRow<'_>) -> Cell {
    let Some(panel) = panel(row) else { return Cell::Empty };
    let names = panel.raters.iter().map(|name| format!("{}-{}", name.rater.as_str(), name.number));
    Cell::Text(names.collect::<Vec<_>>().join("+"))
}

/// A row per kind of rater.
pub fn leniency(texts: &Texts) -> Columns<'_, Leniency> {
    Columns::new(texts)
        .screen("rater", |row: &Leniency| Cell::Name(kind(&row.rater, texts)))
        .keep(Keep::Always)
        .screen("ratings", |row| Cell::count(row.ratings))
        .screen("pairs", |row| Cell::count(row.pairs))
        .screen("seller_count", |row| Cell::count(row.seller_count))
        .screen("difference", |row| match row.difference {
            Some(value) => Cell::Number { value, decimals: DECIMALS, signed: true },
            None => Cell::Empty,
        })
        .screen("se", |row| Cell::number(row.se, DECIMALS))
        .screen("tendency", |row| Cell::Text(tendency(row.tendency, texts)))
}
