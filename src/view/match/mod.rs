//! The fit matrix: sellers by roles or tasks, how to read it, and what it shows about the team.

mod columns;
mod sentences;

use std::rc::Rc;

use self::columns::{IntervalRow, LongRow, fits_in_question};
pub use self::columns::{LongLines, WideLines};
use self::sentences::Sentences;
use super::blocks::{Block, Cell, Document, Line, Mark, Row, Sheet, Stop};
use super::proposals;
use super::{Texts, View};
use crate::result::{Match, SellerFits};

/// How many rows are shown; the sentences below count all of them.
const MAX_ROWS: usize = 500;

impl View for Match {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        if !self.options.long && !self.options.intervals {
            return columns::wide(self, texts).sheet(self.sellers.read());
        }
        let columns = columns::long(self, texts);
        let heads = columns.sheet_heads();
        let rows = self.sellers.read().flat_map(move |seller| -> Vec<Result<Row, Stop>> {
            match seller {
                Ok(seller) => long_rows(&seller).map(|row| Ok(columns.sheet_row(&row))).collect(),
                Err(stop) => vec![Err(stop)],
            }
        });
        Sheet { columns: heads, rows: Box::new(rows) }
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let (wide, long) = (columns::wide(self, texts), columns::long(self, texts));
        let bounds = columns::intervals(self, texts);
        let mut table = if self.options.long { long.empty_table() } else { wide.empty_table() };
        let mut intervals = bounds.empty_table();
        let mut legend = Legend::default();
        for seller in self.sellers.read() {
            let seller = seller?;
            if self.options.intervals && !self.options.long && intervals.rows.len() < MAX_ROWS {
                intervals.rows.extend(interval_rows(&seller).map(|row| bounds.screen_row(&row)));
            }
            let rows: Vec<Row> = if self.options.long {
                long_rows(&seller).map(|row| long.screen_row(&row)).collect()
            } else {
                vec![wide.screen_row(&seller)]
            };
            for row in rows {
                legend.see(&row);
                if table.rows.len() < MAX_ROWS {
                    table.rows.push(row);
                }
            }
        }
        let summary = self.summary();
        let say = Sentences::new(self, &summary, texts);
        let mut blocks = vec![Block::Heading(1, say.heading())];
        blocks.extend(say.answer().into_iter().map(Block::Paragraph));
        blocks.push(Block::Table(table.without_empty_columns()));
        let rows_each = if self.options.long { self.columns.len().max(1) } else { 1 };
        blocks.extend(say.cut(MAX_ROWS, summary.sellers * rows_each).map(Block::Paragraph));
        blocks.push(Block::Legend(say.legend(&legend)));
        if !intervals.rows.is_empty() {
            blocks.push(Block::Heading(2, texts.line("match-sure", &[])));
            blocks.push(Block::Table(intervals.without_empty_columns()));
            blocks.push(Block::Legend(texts.line("match-sure-legend", &[])));
        }
        blocks.extend(say.about_the_team());
        let proposals = self.proposals.as_deref().unwrap_or_default();
        blocks.extend(proposals::part(proposals, self.levels, texts));
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }

    fn take_stop(&self) -> Option<Stop> {
        self.sellers.take_stop()
    }
}

/// Who is in the right role, and how sure that is.
pub fn answer(matrix: &Match, texts: &Texts) -> Vec<Line> {
    Sentences::new(matrix, &matrix.summary(), texts).answer()
}

/// The fits of every seller of a matrix that is held, and how to read them.
pub fn matrix(matrix: &Match, texts: &Texts) -> [Block; 2] {
    let wide = columns::wide(matrix, texts);
    let (mut table, mut legend) = (wide.empty_table(), Legend::default());
    for seller in matrix.sellers.held() {
        let row = wide.screen_row(seller);
        legend.see(&row);
        table.rows.push(row);
    }
    let say = Sentences::new(matrix, &matrix.summary(), texts).legend(&legend);
    [Block::Table(table.without_empty_columns()), Block::Legend(say)]
}

fn long_rows(seller: &SellerFits) -> impl Iterator<Item = LongRow> + use<> {
    let seller = Rc::new(seller.clone());
    (0..seller.fits.len()).map(move |at| LongRow { seller: seller.clone(), at })
}

fn interval_rows(seller: &SellerFits) -> impl Iterator<Item = IntervalRow> + use<> {
    let seller = Rc::new(seller.clone());
    (0..fits_in_question(&seller).len()).map(move |at| IntervalRow { seller: seller.clone(), at })
}

/// What stands in the table, so that its legend explains that and no more.
#[derive(Default)]
struct Legend {
    marks: Vec<Mark>,
    has_unknown: bool,
}

impl Legend {
    fn see(&mut self, row: &Row) {
        for cell in row {
            if let Cell::Fit { fit, marks, .. } = cell {
                self.has_unknown |= fit.is_none();
                for mark in marks {
                    if !self.marks.contains(mark) {
                        self.marks.push(*mark);
                    }
                }
            }
        }
    }
}
