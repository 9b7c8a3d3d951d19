//! The agreement as a person reads it: the answer, the traits, the raters, and what to beware of.

use super::caveats::Caveats;
use super::saying::Saying;
use super::{DECIMALS, RatersReport, shown};
use crate::engine::{Leniency, OneWay, TraitAgreement, TwoWay, Within};
use crate::view::blocks::{Block, Cell, Column, Decimals, Document, Keep, Row, Table};

/// The story of a team's raters.
pub fn story(report: &RatersReport) -> Document {
    let (say, beware) = (Saying::new(report), Caveats::new(report));
    let mut blocks = vec![Block::Heading(1, say.heading())];
    let decimal_comma = report.texts.decimal_comma();
    let Some(within) = &report.found.within else {
        blocks.extend(say.nobody());
        return Document { blocks, decimal_comma };
    };
    // Where nothing is to be leaned on, that comes before any number.
    let few = beware.few().map(Block::Paragraph);
    let (first, later) = if beware.is_all_few() { (few, None) } else { (None, few) };
    blocks.extend(first);
    blocks.push(Block::Paragraph(say.answer()));
    blocks.extend(say.more().map(Block::Paragraph));
    blocks.extend(say.error().map(Block::Paragraph));
    blocks.extend(later);
    blocks.push(Block::Table(traits(report, within)));
    blocks.extend(say.legend().into_iter().map(Block::Legend));
    blocks.extend(beware.of_the_traits());
    blocks.push(Block::Heading(2, say.part("raters-who")));
    match say.incomparable() {
        Some(why) => blocks.extend(why),
        None => {
            blocks.push(Block::Table(raters(report)));
            blocks.push(Block::Legend(say.raters_legend()));
        }
    }
    blocks.extend(say.self_and_others().map(Block::Paragraph));
    blocks.push(Block::Paragraph(say.part("raters-decision")));
    Document { blocks, decimal_comma }
}

fn columns(report: &RatersReport, keys: &[&str]) -> Vec<Column> {
    let column = |key: &&str| {
        let of = Column::new(*key, report.texts.word(&format!("raters-column-{key}")));
        if matches!(*key, "trait" | "rater") { of.keep(Keep::Always) } else { of }
    };
    keys.iter().map(column).collect()
}

fn number(value: Option<f64>, decimals: usize, signed: bool) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::Number { value, decimals: Decimals::from(decimals), signed })
}

fn icc(value: Option<f64>) -> Cell {
    number(value.map(shown), DECIMALS, false)
}

/// One row per trait and one over all.
fn traits(report: &RatersReport, within: &Within) -> Table {
    let keys =
        ["trait", "sellers", "each", "one", "mean", "same-one", "same-mean", "error", "near", "near-used"];
    let row = |name: Cell, sellers, one_way: &OneWay, two_way: Option<&TwoWay>, within: &Within| -> Row {
        vec![
            name,
            Cell::Count(sellers),
            number(one_way.each(), 1, false),
            icc(one_way.single()),
            icc(one_way.mean()),
            icc(two_way.and_then(TwoWay::single)),
            icc(two_way.and_then(TwoWay::mean)),
            number(one_way.error(), 1, false),
            number(within.mean, DECIMALS, false),
            number(within.mean_of_used, DECIMALS, false),
        ]
    };
    let say = Saying::new(report);
    let of_trait = |of: &TraitAgreement| {
        let table = of.panel.as_ref().map(|panel| &panel.table);
        row(Cell::Text(say.trait_row(of)), of.one_way.targets as u64, &of.one_way, table, &of.within)
    };
    let found = &report.found;
    let all = Cell::Name(report.texts.word("raters-all-traits"));
    let sellers = found.rated_by_several as u64;
    let overall = row(all, sellers, &found.one_way, found.two_way.as_ref(), within);
    // One trait is all there is.
    let overall = (found.traits.len() > 1).then_some(overall);
    Table {
        columns: columns(report, &keys),
        rows: found.traits.iter().map(of_trait).chain(overall).collect(),
    }
}

/// One row per kind of rater.
fn raters(report: &RatersReport) -> Table {
    let row = |of: &Leniency| -> Row {
        vec![
            Cell::Name(report.kind(&of.kind)),
            Cell::Count(of.ratings as u64),
            Cell::Count(of.pairs as u64),
            Cell::Count(of.sellers as u64),
            number(of.difference, DECIMALS, true),
            number(of.se, DECIMALS, false),
            Cell::Text(Saying::new(report).tendency(of.tendency)),
        ]
    };
    let keys = ["rater", "ratings", "pairs", "sellers", "difference", "se", "tendency"];
    Table { columns: columns(report, &keys), rows: report.found.raters.iter().map(row).collect() }
}
