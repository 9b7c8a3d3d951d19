//! The columns of the ratings to collect: one row per rating to collect.

use crate::domain::Scale;
use crate::result::ask::{Ask, NextRating};
use crate::view::blocks::{Cell, Columns, Decimals, Keep};
use crate::view::texts::Texts;

/// Decimals of probabilities in per cent; CSV has the share with two more.
const PROBABILITY: Decimals = Decimals::new(0, 1);

/// What one more rating of each would settle. CSV has columns for the answer; its form leaves out what is known already,
/// so that raters do not copy it.
pub fn next_ratings<'a>(ask: &'a Ask, texts: &'a Texts) -> Columns<'a, NextRating> {
    let (from, to) = (ask.catalog_scale, ask.header.scale);
    let decimals = Decimals::new(decimals(to), 2);
    let mut columns = Columns::new(texts)
        .sheet_only("id", |row: &NextRating| Cell::text(row.seller.as_str()))
        .sheet_only("name", |row| Cell::name(row.name.as_str()))
        .screen("seller", |row| Cell::name(row.name.as_str()))
        .keep(Keep::Always)
        .both("trait", |row| Cell::label(&row.r#trait))
        .sheet_only("about", |row| words(row.about.as_ref()))
        .sheet_only("low", |row| words(row.low.as_ref()))
        .sheet_only("high", |row| words(row.high.as_ref()));
    if !ask.form_only {
        columns = columns
            .sheet_only("score", move |row| score(row, from, to, decimals))
            .screen("score", move |row| match row.score {
                Some(_) => score(row, from, to, decimals),
                None => Cell::Text(texts.word("ask-not-rated")),
            })
            .sheet_only("se", move |row| Cell::number(from.convert_distance(row.se, to), decimals))
            .screen("off-by", move |row| match row.score {
                Some(_) => Cell::number(from.convert_distance(row.se, to), decimals),
                None => Cell::Empty,
            })
            .both("p_wrong", |row| Cell::share(row.p_wrong, PROBABILITY))
            .sheet_only("p_wrong_drop", |row| Cell::share(row.p_wrong_drop, PROBABILITY))
            .screen("p-wrong-after", |row| wrong_after(row, texts));
    }
    columns.sheet_only("rating", |_| Cell::Empty).sheet_only("rater", |_| Cell::Empty).stacked(&ask.header)
}

/// A score on the team's scale, if there is one.
fn score(row: &NextRating, from: Scale, to: Scale, decimals: Decimals) -> Cell {
    Cell::number(row.score.map(|score| from.convert(score, to)), decimals)
}

/// The probability of naming the wrong role after one more rating, on average.
fn wrong_after(row: &NextRating, texts: &Texts) -> Cell {
    if row.is_worth_asking {
        let after = row.p_wrong.map(|p_wrong| (p_wrong - row.p_wrong_drop).max(0.0));
        Cell::share(after, PROBABILITY)
    } else {
        Cell::Text(texts.word("ask-may-overturn"))
    }
}

fn words(words: Option<&String>) -> Cell {
    words.map_or(Cell::Empty, |words| Cell::text(words.as_str()))
}

/// Decimals of a score on a scale: tenths where the scale is short.
fn decimals(scale: Scale) -> usize {
    usize::from(scale.span() <= 20.0)
}
