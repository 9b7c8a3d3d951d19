//! What changed over several measurements as a person reads it.

use super::super::texts::Arg;
use std::collections::BTreeSet;

use super::DiffReport;
use super::answers::{lacking, legend, rows_of, shown};
use super::rounding::Shown;
use super::saying::Saying;
use super::sheet::{number, part};
use super::story::{columns_of, legend_of, part_cells};
use crate::engine::diff::{Cause, Course, SellerChange, SellerCourse, Trend, ValueChange, is_reliable};
use crate::view::blocks::{Block, Cell, Column, Document, Keep, Line, Row, Table};

/// So many rows are shown.
const MAX_ROWS: usize = 200;

/// So many names are told of a step.
const MAX_NAMES: usize = 40;

/// The story of several steps.
pub fn story(report: &DiffReport) -> Document {
    let say = Saying::new(report);
    let mut blocks = vec![Block::Heading(1, say.heading())];
    if report.is_ordered {
        blocks.push(Block::Paragraph(say.part("diff-ordered")));
    }
    let labels = [("labels", Arg::Word(report.texts.list(say.labels())))];
    let id = if say.labels() == report.names { "diff-trend-files" } else { "diff-trend-dates" };
    blocks.push(Block::Paragraph(report.texts.line(id, &labels)));
    if let Some(trend) = &report.trend {
        blocks.extend(told(report, &say, trend));
    }
    Document { blocks, decimal_comma: report.texts.decimal_comma() }
}

fn told(report: &DiffReport, say: &Saying<'_>, trend: &Trend) -> Vec<Block> {
    let rows: Vec<&SellerCourse> = trend.sellers.iter().collect();
    // Of who has left no score is told.
    let known = |of: &&SellerCourse| {
        of.places.last().is_some_and(Option::is_some) && of.today.values.iter().any(Option::is_some)
    };
    let rows: Vec<&SellerCourse> = rows.into_iter().filter(known).collect();
    let changes: Vec<&ValueChange> = rows.iter().map(|of| &of.today.change).collect();
    let parts = columns_of(&changes);
    let (all, mut blocks) = (rows.len(), Vec::new());
    let table = rows.into_iter().take(MAX_ROWS).map(|of| seller(report, of, &parts)).collect();
    if all > 0 {
        let columns = columns(report, say, "seller", report.texts.word("column-seller"), &parts);
        blocks.push(Block::Table(Table { columns, rows: table }));
        if all > MAX_ROWS {
            blocks.push(Block::Paragraph(say.cut(MAX_ROWS, all)));
        }
        blocks.push(Block::Legend(say.part("diff-legend-trend")));
        blocks.extend(legend_of(&parts, say));
        blocks.extend(noise(report, say));
    }
    for step in 0..report.steps.len() {
        let lines = say.joined_and_left(step);
        if !lines.is_empty() {
            blocks.push(Block::Paragraph(say.step(step)));
            blocks.push(Block::List(lines));
        }
    }
    blocks.push(Block::Heading(2, say.part("diff-answers")));
    blocks.extend(answers(report, say, trend));
    blocks.push(Block::Paragraph(say.part("diff-steps")));
    blocks.push(Block::Paragraph(say.part("diff-decision")));
    blocks
}

/// In which steps the part of whose scores is more than noise; nothing where no score changed.
fn noise(report: &DiffReport, say: &Saying<'_>) -> Vec<Block> {
    let (mut is_told, mut lines) = (false, Vec::new());
    for (at, step) in report.steps.iter().enumerate() {
        let parts = step.changed().filter_map(|of| Some((of, of.rc.filter(|rc| *rc != 0.0)?)));
        let parts: Vec<(&SellerChange, f64)> =
            parts.filter(|(of, _)| report.is_there(at + 1, of.new)).collect();
        is_told |= !parts.is_empty();
        let named = parts.iter().filter(|(_, rc)| is_reliable(*rc)).filter_map(|(of, _)| {
            let part = part(of, &report.shown_fit(&of.today.fit, at), Cause::Scores)?;
            Some(format!("{} {}", report.seller(at + 1, of.new).name, say.signed(part)))
        });
        let named: Vec<String> = named.collect();
        if !named.is_empty() {
            let shown = named.len().min(MAX_NAMES);
            let names = report.texts.first(&named[..shown], "; ", named.len() - shown);
            let [old, new] = say.ends(at, at + 1);
            lines.push(report.texts.line("diff-trend-step", &[old, new, ("names", Arg::Word(names))]));
        }
    }
    match (is_told, lines.is_empty()) {
        (false, _) => Vec::new(),
        (_, true) => vec![Block::Paragraph(say.part("diff-trend-all-noise"))],
        _ => say.list("diff-trend-noise", lines),
    }
}

/// A row's name, a value for each measurement, the change and its parts. Where there is no room measurements have narrow
/// headings: what they stand for is told before.
fn columns(
    report: &DiffReport,
    say: &Saying<'_>,
    key: &'static str,
    head: String,
    parts: &[Vec<Cause>],
) -> Vec<Column> {
    let (heads, short) = heads(report, say);
    let mut short = short.map(Vec::into_iter);
    let mut columns = vec![Column::new(key, head).keep(Keep::Always)];
    columns.extend(heads.into_iter().map(|head| {
        let column = Column::new("value", head);
        match short.as_mut().and_then(Iterator::next) {
            Some(short) => column.short(short),
            None => column,
        }
    }));
    columns.push(Column::new("change", report.texts.word("diff-column-change")));
    columns.extend(parts.iter().map(|causes| Column::new("cause", say.causes(causes))));
    columns
}

/// What the columns of measurements are called, in full, and narrow where that still tells them apart.
fn heads(report: &DiffReport, say: &Saying<'_>) -> (Vec<String>, Option<Vec<String>>) {
    let labels = say.labels();
    let narrow = |of: &dyn Fn(&str) -> Option<String>| {
        let short: Vec<String> = labels.iter().filter_map(|label| of(label)).collect();
        let apart: BTreeSet<&String> = short.iter().collect();
        (apart.len() == labels.len()).then_some(short)
    };
    if labels == report.names {
        let name = |path: &str| path.rsplit(['/', '\\']).next().map(str::to_owned);
        return (labels.to_vec(), narrow(&name));
    }
    // A date does not break within itself.
    let whole = |date: &str| date.replace('-', "\u{2011}");
    let year = |date: &str| date.split('-').next().map(str::to_owned);
    let day = |date: &str| date.split_once('-').map(|(_, day)| whole(day));
    (labels.iter().map(|date| whole(date)).collect(), narrow(&year).or_else(|| narrow(&day)))
}

/// A value over several measurements; `tenths` says how it is shown at one of them.
fn row(
    name: String,
    of: &Course,
    tenths: &dyn Fn(usize, f64) -> i64,
    shown: &Shown,
    parts: &[Vec<Cause>],
) -> Row {
    let mut row = vec![Cell::Name(name)];
    let values = of.values.iter().enumerate();
    row.extend(values.map(|(end, value)| number(value.map(|value| tenths(end, value)), false)));
    row.push(number(shown.whole(), true));
    row.extend(part_cells(&of.change, shown, parts));
    row
}

fn seller(report: &DiffReport, of: &SellerCourse, parts: &[Vec<Cause>]) -> Row {
    let name = DiffReport::last_place(of).map(|(end, at)| report.seller(end, at).name.clone());
    let known = |value: &Option<f64>| value.is_some();
    let first = of.today.values.iter().position(known).unwrap_or(0);
    let last = of.today.values.iter().rposition(known).unwrap_or(0);
    let shown = report.shown_between(&of.today.change, [first, last]);
    row(name.unwrap_or_default(), &of.today, &|end, fit| report.tenths(end, fit), &shown, parts)
}

/// The team's answers over the measurements.
fn answers(report: &DiffReport, say: &Saying<'_>, trend: &Trend) -> Vec<Block> {
    let courses = [&trend.fit, &trend.total, &trend.everyone, &trend.today];
    let ids = report.steps.first().map(|step| rows_of(&step.answers).map(|(id, _)| id));
    let rows: Vec<(&str, &Course)> = ids
        .into_iter()
        .flatten()
        .zip(courses)
        .filter(|(_, of)| of.values.iter().any(Option::is_some))
        .collect();
    let changes: Vec<&ValueChange> = rows.iter().map(|(_, of)| &of.change).collect();
    let parts = columns_of(&changes);
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        let table = rows.iter().map(|(id, of)| {
            let tenths = |_: usize, share: f64| super::rounding::tenths(share);
            row(report.texts.word(id), of, &tenths, &shown(&of.change), &parts)
        });
        let head = report.texts.word("diff-column-answer");
        let columns = columns(report, say, "answer", head, &parts);
        blocks.push(Block::Table(Table { columns, rows: table.collect() }));
        let ids: Vec<&str> = rows.iter().map(|(id, _)| *id).collect();
        blocks.push(Block::Legend(legend(say, &ids, &parts)));
    }
    let lacking: Vec<Line> = (0..report.ends.len()).flat_map(|end| lacking(report, say, end)).collect();
    blocks.extend(lacking.into_iter().map(Block::Paragraph));
    blocks
}
