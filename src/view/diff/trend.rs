//! What changed over several measurements.

use std::collections::BTreeSet;

use super::answers::{lacking, legend};
use super::columns::{self, ValueRow, causes_of, is_moved};
use super::rounding::{Rounding, Shown};
use super::score_changes::change_arg;
use super::sentences::Sentences;
use crate::result::diff::{Cause, Course, Diff, SellerChange, SellerCourse, Trend};
use crate::view::blocks::{Block, Column};
use crate::view::texts::{Arg, Texts};

/// The most rows that are shown.
const MAX_ROWS: usize = 200;

/// The most names in a sentence about a step.
const MAX_NAMES: usize = 40;

/// What changed over all measurements.
pub fn blocks(diff: &Diff, trend: &Trend, texts: &Texts) -> Vec<Block> {
    let say = Sentences::new(diff, texts);
    let mut blocks = vec![Block::Heading(1, say.heading())];
    if diff.ordered_by_date {
        blocks.push(Block::Paragraph(say.part("diff-ordered")));
    }
    let labels = [("labels", Arg::Word(texts.list(say.labels())))];
    let id = if say.are_files() { "diff-trend-files" } else { "diff-trend-dates" };
    blocks.push(Block::Paragraph(texts.line(id, &labels)));
    blocks.extend(sellers(diff, trend, &say));
    for transition in 0..diff.transitions.len() {
        let lines = say.joined_and_left(transition);
        if !lines.is_empty() {
            blocks.push(Block::Paragraph(say.step(transition)));
            blocks.push(Block::List(lines));
        }
    }
    blocks.push(Block::Heading(2, say.part("diff-answers")));
    blocks.extend(answers(trend, &say));
    for measurement in 0..diff.measurements.len() {
        blocks.extend(lacking(diff, &say, measurement).into_iter().map(Block::Paragraph));
    }
    blocks.push(Block::Paragraph(say.first_step()));
    blocks.push(Block::Paragraph(say.part("diff-decision")));
    blocks
}

/// Those who are in the last measurement; of others no score is shown.
fn sellers(diff: &Diff, trend: &Trend, say: &Sentences<'_>) -> Vec<Block> {
    let shown = trend.sellers.iter().filter(|seller| seller.is_in_last && is_known(&seller.fit));
    let shown: Vec<&SellerCourse> = shown.collect();
    if shown.is_empty() {
        return Vec::new();
    }
    let causes = causes_of(shown.iter().map(|seller| &seller.fit.change));
    let rows = shown.iter().take(MAX_ROWS).map(|seller| seller_row(diff, seller));
    let columns = columns::values(say.texts, "seller", measurements(say), &causes);
    let mut blocks = vec![Block::Table(columns.table(rows))];
    if shown.len() > MAX_ROWS {
        blocks.push(Block::Paragraph(say.cut(MAX_ROWS, shown.len())));
    }
    blocks.push(Block::Legend(say.part("diff-legend-trend")));
    blocks.extend(say.causes_legend(&causes).map(Block::Legend));
    blocks.extend(noise(diff, say));
    blocks
}

fn is_known(course: &Course) -> bool {
    course.values.iter().any(Option::is_some)
}

fn seller_row<'a>(diff: &Diff, seller: &'a SellerCourse) -> ValueRow<'a> {
    let values = &seller.fit.values;
    let first = values.iter().position(Option::is_some).unwrap_or(0);
    let last = values.iter().rposition(Option::is_some).unwrap_or(0);
    let mut shown = Vec::new();
    for (measurement, value) in values.iter().enumerate() {
        shown.push(value.map(|fit| diff.rounding(measurement).tenths(fit)));
    }
    let ends = [diff.rounding(first), diff.rounding(last)];
    ValueRow { name: seller.name.clone(), values: shown, change: Shown::new(&seller.fit.change, ends) }
}

/// In which steps the scores' part of whose change is more than noise; nothing where no score changed.
fn noise(diff: &Diff, say: &Sentences<'_>) -> Vec<Block> {
    let (mut has_any, mut lines) = (false, Vec::new());
    for (at, transition) in diff.transitions.iter().enumerate() {
        let moved = transition.changed.iter().filter(|seller| seller.is_in_last && is_moved(seller));
        let moved: Vec<&SellerChange> = moved.collect();
        has_any |= !moved.is_empty();
        let named: Vec<String> =
            moved.into_iter().filter_map(|seller| reliable_part(diff, say, at, seller)).collect();
        if !named.is_empty() {
            let shown = named.len().min(MAX_NAMES);
            let names = say.texts.first(&named[..shown], "; ", named.len() - shown);
            let [old, new] = say.ends(at, at + 1);
            lines.push(say.texts.line("diff-trend-step", &[old, new, ("names", Arg::Word(names))]));
        }
    }
    match (has_any, lines.is_empty()) {
        (false, _) => Vec::new(),
        (_, true) => vec![Block::Paragraph(say.part("diff-trend-all-noise"))],
        _ => say.list("diff-trend-noise", lines),
    }
}

/// A seller with the part of her scores, where that is more than noise.
fn reliable_part(
    diff: &Diff,
    say: &Sentences<'_>,
    transition: usize,
    seller: &SellerChange,
) -> Option<String> {
    let shown = diff.shown_fit(&seller.fit.value, transition);
    let part = shown.part_alone(Cause::Scores).filter(|_| seller.fit.reliable == Some(true))?;
    let args = [("name", Arg::word(seller.name.as_str())), ("points", change_arg(part))];
    Some(say.texts.say("diff-trend-seller", &args))
}

/// The team's answers over the measurements.
fn answers(trend: &Trend, say: &Sentences<'_>) -> Vec<Block> {
    let all = [
        ("diff-answer-fit", &trend.mean_fit),
        ("diff-answer-total", &trend.fit_total),
        ("diff-answer-everyone", &trend.everyone_waste_share),
        ("diff-answer-today", &trend.today_waste_share),
    ];
    let known: Vec<(&str, &Course)> = all.into_iter().filter(|(_, course)| is_known(course)).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let causes = causes_of(known.iter().map(|(_, course)| &course.change));
    let mut rows = Vec::new();
    for (id, course) in &known {
        let values = course.values.iter().map(|value| value.map(|share| Rounding::Share.tenths(share)));
        let change = Shown::new(&course.change, [Rounding::Share; 2]);
        rows.push(ValueRow { name: say.texts.word(id), values: values.collect(), change });
    }
    let columns = columns::values(say.texts, "answer", measurements(say), &causes);
    let ids: Vec<&str> = known.iter().map(|(id, _)| *id).collect();
    vec![Block::Table(columns.table(rows)), Block::Legend(legend(say, &ids, &causes))]
}

/// A column for each measurement. Where there is no room they have narrow headings: what those mean has been said.
fn measurements(say: &Sentences<'_>) -> Vec<Column> {
    let (heads, narrow) = if say.are_files() {
        (say.labels().to_vec(), telling_apart(say, file_name))
    } else {
        let dates = say.labels().iter().map(|date| unbroken(date)).collect();
        (dates, telling_apart(say, year).or_else(|| telling_apart(say, day)))
    };
    let mut columns: Vec<Column> = heads.into_iter().map(|head| Column::new("value", head)).collect();
    if let Some(narrow) = narrow {
        columns = columns.into_iter().zip(narrow).map(|(column, short)| column.short(short)).collect();
    }
    columns
}

/// A narrow heading for each measurement, if these still tell all of them apart.
fn telling_apart(say: &Sentences<'_>, narrow: fn(&str) -> Option<String>) -> Option<Vec<String>> {
    let heads: Vec<String> = say.labels().iter().filter_map(|label| narrow(label)).collect();
    let different: BTreeSet<&String> = heads.iter().collect();
    (different.len() == say.labels().len()).then_some(heads)
}

fn file_name(path: &str) -> Option<String> {
    path.rsplit(['/', '\\']).next().map(str::to_owned)
}

fn year(date: &str) -> Option<String> {
    date.split('-').next().map(str::to_owned)
}

fn day(date: &str) -> Option<String> {
    date.split_once('-').map(|(_, day)| unbroken(day))
}

/// A date that does not break within itself.
fn unbroken(date: &str) -> String {
    date.replace('-', "\u{2011}")
}
