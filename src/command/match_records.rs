//! The records of `match` as lines, of JSON or of CSV with a row for each fit, of which none is kept.

use std::io::Write;

use super::match_lines::SellerLines;
use crate::engine::{Detail, ErrorPlan, PlannedErrors, UncertaintyModel, score_one};
use crate::render::{CsvLines, DrawError, Look, record_line};
use crate::result::{Match, SellerFits, SellerRecords};
use crate::source::BlockSeller;
use crate::view::LongLines;

/// The records of sellers, as lines.
pub struct RecordLines<'a> {
    model: &'a UncertaintyModel,
    detail: Detail,
    records: &'a SellerRecords,
    /// How most sellers are worked out, where the catalog allows it.
    plan: Option<ErrorPlan>,
    form: RecordForm<'a>,
}

/// What a record is written as.
#[derive(Clone, Copy)]
pub enum RecordForm<'a> {
    /// A line of JSON.
    Json,
    /// A row of CSV for each fit.
    Csv(&'a LongLines, &'a Look),
}

/// What lines are made in.
struct Pen<'a> {
    lines: Lines<'a>,
    record: SellerFits,
    found: PlannedErrors,
    /// The scores of a seller who is in no block.
    scores: Vec<f64>,
}

enum Lines<'a> {
    Json(Vec<u8>),
    Csv(&'a LongLines, CsvLines),
}

impl SellerLines for RecordLines<'_> {
    fn draw(&self, sellers: &mut dyn Iterator<Item = BlockSeller<'_>>, bytes: Vec<u8>) -> Vec<u8> {
        let mut pen = self.pen(bytes);
        for seller in sellers {
            self.add(seller, &mut pen);
        }
        match pen.lines {
            Lines::Json(bytes) => bytes,
            Lines::Csv(_, lines) => lines.into_bytes(),
        }
    }
}

impl<'a> RecordLines<'a> {
    /// Returns how the records of sellers are drawn who are scored by this model, in so much detail.
    pub fn new(
        model: &'a UncertaintyModel,
        detail: Detail,
        records: &'a SellerRecords,
        form: RecordForm<'a>,
    ) -> Self {
        let plan = match detail {
            Detail::Bounds(fits_of) => model.error_plan(fits_of),
            Detail::Fits | Detail::BestRole => None,
        };
        RecordLines { model, detail, records, plan, form }
    }

    fn pen(&self, mut bytes: Vec<u8>) -> Pen<'a> {
        bytes.clear();
        let lines = match self.form {
            RecordForm::Json => Lines::Json(bytes),
            RecordForm::Csv(lines, look) => Lines::Csv(lines, CsvLines::within(bytes, look)),
        };
        Pen { lines, record: self.records.blank(), found: PlannedErrors::default(), scores: Vec::new() }
    }

    fn add(&self, seller: BlockSeller<'_>, pen: &mut Pen<'_>) {
        let Pen { lines, record, found, scores } = pen;
        if let Some(plan) = &self.plan {
            let (names, role, scores) = match seller {
                BlockSeller::Plain(seller) => ([seller.id, seller.name], seller.role, Some(seller.scores)),
                BlockSeller::Other(seller) => {
                    ([&*seller.id, &*seller.name], seller.role, seller.single_scores(scores))
                }
            };
            if scores.is_some_and(|scores| plan.score(scores, role, found)) {
                self.records.refill(record, names, role, found);
                return lines.add(record);
            }
        }
        let seller = match seller {
            BlockSeller::Plain(seller) => seller.to_seller(),
            BlockSeller::Other(seller) => seller.clone(),
        };
        lines.add(&self.records.seller(&score_one(self.model, seller, self.detail)));
    }
}

impl Lines<'_> {
    fn add(&mut self, record: &SellerFits) {
        match self {
            Lines::Json(text) => record_line(record, text),
            Lines::Csv(lines, cells) => lines.write(record, cells),
        }
    }
}

/// Writes the records of a matrix, as JSON lines.
///
/// # Errors
/// As from [`draw`](crate::render::draw).
pub fn write_records(matrix: &Match, out: &mut dyn Write) -> Result<(), DrawError> {
    let mut line = Vec::new();
    for record in matrix.sellers.read() {
        line.clear();
        let record = record.map_err(DrawError::Stopped)?;
        record_line(&record, &mut line);
        out.write_all(&line)?;
    }
    Ok(())
}
