//! What changed from one measurement to the next as a person reads it: who, by how much, and what made it so.

use super::DiffReport;
use super::answers;
use super::moved;
use super::rounding::Shown;
use super::saying::Saying;
use super::sheet::number;
use crate::engine::diff::{Cause, SellerChange, ValueChange, is_reliable};
use crate::view::blocks::{Block, Cell, Column, Document, Keep, Table};

/// So many rows are shown; the sentences count all of them.
const MAX_ROWS: usize = 200;

/// The story of one step.
pub fn story(report: &DiffReport) -> Document {
    let say = Saying::new(report);
    let mut blocks = vec![Block::Heading(1, say.heading())];
    let of = &report.steps[0];
    let nobody = of.changed().next().is_none() && of.joined.is_empty() && of.left.is_empty();
    if nobody && answers::are_alike(report, 0) {
        blocks.push(Block::Paragraph(say.part("diff-nothing")));
    } else {
        blocks.extend(say.summary(0));
        if of.changed().next().is_some() {
            blocks.extend(sellers(report, &say, 0));
        }
        blocks.push(Block::Heading(2, say.part("diff-answers")));
        blocks.extend(answers::blocks(report, &say, 0));
        blocks.push(Block::Paragraph(say.part("diff-decision")));
    }
    Document { blocks, decimal_comma: report.texts.decimal_comma() }
}

/// Those for whom something changed.
fn sellers(report: &DiffReport, say: &Saying<'_>, step: usize) -> Vec<Block> {
    let of = &report.steps[step];
    let changes: Vec<&ValueChange> = of.changed().map(|of| &of.today.fit).collect();
    let parts = columns_of(&changes);
    let is_noisy = |of: &&SellerChange| of.rc.is_some_and(|rc| rc != 0.0);
    let tells_noise = of.changed().any(|of| is_noisy(&of));
    let mut columns = vec![
        Column::new("seller", report.texts.word("column-seller")).keep(Keep::Always),
        Column::new("old", report.texts.word("diff-column-old")),
        Column::new("new", report.texts.word("diff-column-new")),
        Column::new("change", report.texts.word("diff-column-change")),
    ];
    columns.extend(parts.iter().map(|causes| Column::new("cause", say.causes(causes))));
    if tells_noise {
        columns.push(Column::new("noise", report.texts.word("diff-column-noise")));
    }
    let row = |of: &SellerChange| {
        let shown = report.shown_fit(&of.today.fit, step);
        let mut row = vec![Cell::Name(report.seller(step + 1, of.new).name.clone())];
        row.extend(change_cells(&of.today.fit, &shown, &parts));
        if tells_noise {
            row.push(match of.rc.filter(|_| is_noisy(&of)) {
                Some(rc) if is_reliable(rc) => Cell::Text(report.texts.word("diff-noise-more")),
                Some(_) => Cell::Text(report.texts.word("diff-noise-may")),
                None => Cell::Empty,
            });
        }
        row
    };
    // The largest falls and rises first, then by name's key; who has no number comes last.
    let mut rows: Vec<&SellerChange> = of.changed().collect();
    let size = |of: &SellerChange| of.today.fit.whole().map_or(-1.0, f64::abs);
    rows.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let all = rows.len();
    let rows = rows.into_iter().take(MAX_ROWS).map(row).collect();
    let mut blocks = vec![Block::Table(Table { columns, rows })];
    if all > MAX_ROWS {
        blocks.push(Block::Paragraph(say.cut(MAX_ROWS, all)));
    }
    blocks.push(Block::Legend(say.part("diff-legend")));
    blocks.extend(legend_of(&parts, say));
    if tells_noise {
        blocks.push(Block::Legend(say.part("diff-legend-noise")));
    }
    blocks.extend(moved::blocks(report, say, step));
    blocks.extend(say.roles(step));
    blocks.extend(say.scores(step));
    blocks.extend(say.unsplit(step));
    blocks
}

/// The causes that have a part in any of the changes, alone or as one: a column each.
pub fn columns_of(changes: &[&ValueChange]) -> Vec<Vec<Cause>> {
    let parts = changes.iter().filter_map(|change| change.split.as_ref().ok()).flatten();
    let mut columns: Vec<Vec<Cause>> = parts.map(|part| part.causes.clone()).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// How the columns of parts are to be read.
pub fn legend_of(parts: &[Vec<Cause>], say: &Saying<'_>) -> Option<Block> {
    let is_joint = parts.iter().any(|causes| causes.len() > 1);
    let ids = [("diff-legend-parts", parts.len() > 1), ("diff-legend-joint", is_joint)];
    let ids: Vec<&str> = ids.into_iter().filter_map(|(id, is_there)| is_there.then_some(id)).collect();
    (!ids.is_empty()).then(|| Block::Legend(say.together(&ids)))
}

/// Before, after, the change, and its parts.
pub fn change_cells(change: &ValueChange, shown: &Shown, columns: &[Vec<Cause>]) -> Vec<Cell> {
    let mut cells =
        vec![number(shown.before, false), number(shown.after, false), number(shown.whole(), true)];
    cells.extend(part_cells(change, shown, columns));
    cells
}

/// The parts of a change, one for each column.
pub fn part_cells<'c>(
    change: &'c ValueChange,
    shown: &'c Shown,
    columns: &'c [Vec<Cause>],
) -> impl Iterator<Item = Cell> + 'c {
    columns.iter().map(|causes| {
        let split = change.split.as_ref().ok().zip(shown.parts.as_ref());
        let at = split.and_then(|(parts, tenths)| {
            parts.iter().position(|part| part.causes == *causes).map(|at| tenths[at])
        });
        number(at, true)
    })
}
