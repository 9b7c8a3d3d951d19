//! What changed over several measurements as a person reads it.

use super::DiffReport;
use super::answers::{lacking, rows_of, shown};
use super::rounding::Shown;
use super::saying::Saying;
use super::sheet::number;
use super::story::{columns_of, part_cells};
use crate::engine::diff::{Cause, Change, Course, SellerCourse, Trend};
use crate::report::{Block, Cell, Column, Keep, Line, Row, Story, Table};

/// So many rows are shown.
const MAX_ROWS: usize = 200;

/// The story of several steps.
pub fn story(report: &DiffReport) -> Story {
    let say = Saying::new(report);
    let mut blocks = vec![Block::Heading(1, say.heading())];
    if report.is_ordered {
        blocks.push(Block::Paragraph(say.part("diff-ordered")));
    }
    if let Some(trend) = &report.trend {
        blocks.extend(told(report, &say, trend));
    }
    Story { blocks, decimal_comma: report.texts.decimal_comma() }
}

fn told(report: &DiffReport, say: &Saying<'_>, trend: &Trend) -> Vec<Block> {
    let rows: Vec<&SellerCourse> = trend.sellers.iter().collect();
    let known = |of: &&SellerCourse| of.today.values.iter().any(Option::is_some);
    let rows: Vec<&SellerCourse> = rows.into_iter().filter(known).collect();
    let changes: Vec<&Change> = rows.iter().map(|of| &of.today.change).collect();
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
        if parts.len() > 1 {
            blocks.push(Block::Legend(say.part("diff-legend-parts")));
        }
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

/// A row's name, a value for each measurement, the change and its parts. Where there is no room the middle ones go first.
fn columns(
    report: &DiffReport,
    say: &Saying<'_>,
    key: &'static str,
    head: String,
    parts: &[Vec<Cause>],
) -> Vec<Column> {
    let last = report.ends.len() - 1;
    let mut columns = vec![Column::new(key, head).keep(Keep::Always)];
    columns.extend((0..=last).map(|end| {
        let column = Column::new("value", say.label(end));
        if end == 0 || end == last { column } else { column.keep(Keep::Optional) }
    }));
    columns.push(Column::new("change", report.texts.word("diff-column-change")));
    columns.extend(parts.iter().map(|causes| Column::new("cause", say.causes(causes))));
    columns
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
    let changes: Vec<&Change> = rows.iter().map(|(_, of)| &of.change).collect();
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
        blocks.push(Block::Legend(say.part("diff-legend-answers")));
    }
    let lacking: Vec<Line> = (0..report.ends.len()).flat_map(|end| lacking(report, say, end)).collect();
    blocks.extend(lacking.into_iter().map(Block::Paragraph));
    blocks
}
