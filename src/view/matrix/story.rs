//! The matrix as a person reads it: the table, how to read it, and what it says about the team.

use super::super::cells::fit_cell;
use super::super::texts::{Arg, Texts};
use super::findings::Findings;
use super::intervals;
use super::saying::Saying;
use super::{By, ColumnIx, MatchReport, Scored, Shape, Told};
use crate::engine::{Scorer, SellerFit};
use crate::report::{Block, Cell, Column, Keep, Row, Stop, Story, Table};

/// So many rows are shown; the sentences below count all of them.
const MAX_ROWS: usize = 500;

/// The story of a matrix.
///
/// # Errors
/// The problems that come to light while sellers are read.
pub fn story(report: MatchReport) -> Result<Story, Stop> {
    let told = if report.shape.intervals { Told::All } else { Told::Best };
    let (texts, team, model, rows, shape) = report.into_rows(told);
    let scorer = model.scorer();
    let free = scorer.without_upper_limits();
    let mut table = Table { columns: columns(&texts, scorer, &shape), rows: Vec::new() };
    let mut sure = intervals::table(&texts);
    let mut found = Findings::new(scorer.catalog());
    for row in rows {
        let row = row?;
        found.add(&model, &free, shape.sure, &row);
        if shape.intervals && !shape.long && sure.rows.len() < MAX_ROWS {
            sure.rows.extend(intervals::rows(&texts, scorer, &shape, &row));
        }
        for cells in rows_of(&texts, scorer, &shape, &row) {
            for cell in &cells {
                found.see(cell);
            }
            if table.rows.len() < MAX_ROWS {
                table.rows.push(cells);
            }
        }
    }
    let say = Saying::new(&texts, scorer.catalog(), &found);
    let mut blocks = vec![Block::Heading(1, say.heading(&team, scorer, shape.by)), Block::Table(table)];
    let per_seller = if shape.long { shape.columns.len().max(1) } else { 1 };
    if found.tally.sellers * per_seller > MAX_ROWS {
        let all = found.tally.sellers * per_seller;
        blocks.push(Block::Paragraph(
            texts.line("match-cut", &[("shown", Arg::Count(MAX_ROWS)), ("all", Arg::Count(all))]),
        ));
    }
    blocks.push(Block::Legend(say.legend()));
    if !sure.rows.is_empty() {
        blocks.push(Block::Heading(2, texts.line("match-sure", &[])));
        blocks.push(Block::Table(sure));
        blocks.push(Block::Legend(say.sure_legend()));
    }
    blocks.extend(say.about_the_team(&team, shape.sure));
    Ok(Story { blocks, decimal_comma: texts.decimal_comma() })
}

/// Whether the table has a column for the spread: by task, the row itself shows it.
fn has_spread(shape: &Shape) -> bool {
    shape.by == By::Role && !shape.long
}

fn columns(texts: &Texts, scorer: &Scorer, shape: &Shape) -> Vec<Column> {
    let catalog = scorer.catalog();
    let seller = Column::new("name", texts.word("column-seller")).keep(Keep::Always);
    if shape.long {
        let word = |key: &str| Column::new(key, texts.word(&format!("column-{key}")));
        let rest = ["column", "fit", "low", "high", "coverage", "level", "vetoes"].map(word);
        let sure = ["from", "to", "p-best"].map(word).into_iter().filter(|_| shape.intervals);
        return std::iter::once(seller).chain(rest).chain(sure).collect();
    }
    let fits = shape.columns.iter().map(|column| {
        Column::new(column.id(catalog), column.name(catalog).get(texts.lang()))
            .short(column.short(texts, catalog))
    });
    let spread = Column::new("spread", texts.word("column-spread"))
        .short(texts.word("column-spread.short"))
        .note(texts.word("column-spread.note"))
        .keep(Keep::Optional);
    std::iter::once(seller).chain(fits).chain(has_spread(shape).then_some(spread)).collect()
}

fn rows_of(texts: &Texts, scorer: &Scorer, shape: &Shape, row: &Scored) -> Vec<Row> {
    let Scored { seller, fit: scored, .. } = row;
    let is_open = !row.rivals(shape.sure).is_empty();
    let levels = scorer.catalog().levels;
    let decimals = shape.precision.unwrap_or(0);
    let on_leave = |name: &str| texts.say("on-leave", &[("name", Arg::word(name))]);
    let name = || Cell::Name(if seller.hours > 0.0 { seller.name.clone() } else { on_leave(&seller.name) });
    let fit = |column: &ColumnIx| {
        fit_cell(levels, column.standing(scored).fit, decimals, column.marks(scorer, row, is_open))
    };
    if shape.long {
        return shape
            .columns
            .iter()
            .map(|column| {
                let mut cells = long_row(texts, scorer, column, scored, name(), fit(column));
                if shape.intervals {
                    cells.extend(intervals::bounds(row, *column));
                    cells.push(intervals::p_best(row, *column));
                }
                cells
            })
            .collect();
    }
    let spread = scored.spread;
    let spread = format!("{}/{}/{}", spread.strong, spread.adequate, spread.weak);
    let spread = has_spread(shape).then_some(Cell::Text(spread));
    vec![std::iter::once(name()).chain(shape.columns.iter().map(fit)).chain(spread).collect()]
}

fn long_row(
    texts: &Texts,
    scorer: &Scorer,
    column: &ColumnIx,
    scored: &SellerFit,
    name: Cell,
    fit: Cell,
) -> Row {
    let catalog = scorer.catalog();
    let standing = column.standing(scored);
    let decimals = if let Cell::Fit { decimals, .. } = fit { decimals } else { 0 };
    let bound = |fit| Cell::Number { value: catalog.levels.shown(fit, decimals), decimals, signed: false };
    let level = standing.fit.map(|fit| texts.level(catalog.levels.of(fit)));
    let level = match level {
        Some(Arg::Meant(word, _)) => Cell::Text(word),
        _ => Cell::Empty,
    };
    let vetoes: Vec<String> = column
        .vetoes(scored)
        .iter()
        .map(|hit| catalog[hit.trait_ix].name.get(texts.lang()).to_owned())
        .collect();
    vec![
        name,
        Cell::Text(column.name(catalog).get(texts.lang()).to_owned()),
        fit,
        bound(standing.low),
        bound(standing.high),
        Cell::Text(texts.percent(standing.coverage)),
        level,
        Cell::Text(texts.list(&vetoes)),
    ]
}
