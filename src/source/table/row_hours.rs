//! Working time in a cell: hours a week, or a share of full time.

use super::candidate::Candidate;
use super::cells::{CellValue, may_be_thousands};
use super::columns::HoursIn;
use super::row::Row;
use super::row_problems::Found;
use super::row_reader::RowReader;
use crate::domain::Problem;
use crate::source::catalog::WEEK;

/// Fewer hours with three decimals may be thousands.
const FEW: f64 = 3.0;

impl RowReader {
    /// Returns hours a week, from hours or a share of full time.
    pub(super) fn hours(&self, said: &mut Candidate, row: &Row, at: usize, unit: HoursIn) -> Option<f64> {
        let text = row.cell(at).trim();
        let full = self.map.percent_of.unwrap_or(self.catalog.defaults.hours);
        let is_share = self.map.percent_of.is_some() && unit == HoursIn::Hours;
        let unit = if is_share { HoursIn::PerCent } else { unit };
        let read = match (self.value(row, at), unit) {
            (CellValue::Unknown, _) => {
                said.unknown.push(at);
                return None;
            }
            (CellValue::Level(_), _) => Err("not-a-number"),
            (CellValue::Fault("spreadsheet-date"), _) if text.contains(':') => Err("hours-as-time"),
            (CellValue::Fault(code), _) => Err(code),
            (CellValue::PerCent(share), _) => Ok(full * share / 100.0),
            // Hours of a year; 37.500 are no thousands.
            (CellValue::Number(hours), HoursIn::Hours)
                if hours < FEW && row.mark(at).is_none() && may_be_thousands(text) =>
            {
                Err("thousands-or-decimals")
            }
            // A whole position is 100 per cent.
            // Among hours of a month it is one of those.
            (CellValue::Number(hours), HoursIn::Hours)
                if (hours - HoursIn::MOST_IN_A_WEEK).abs() < 1e-9 && !self.has_month_hours =>
            {
                Err("hours-look-like-per-cent")
            }
            (CellValue::Number(hours), HoursIn::Hours) => Ok(hours),
            (CellValue::Number(share), HoursIn::Share) if (0.0..=2.0).contains(&share) => Ok(full * share),
            (CellValue::Number(share), HoursIn::PerCent)
                if share == 0.0 || (2.0..=200.0).contains(&share) =>
            {
                Ok(full * share / 100.0)
            }
            (CellValue::Number(_), _) => Err("share-of-what"),
        };
        let hours = match read {
            Ok(hours) => hours,
            Err(code) => {
                self.tell(said, Problem::new(code).with("field", self.heading(at)), at, text);
                return None;
            }
        };
        if (0.0..=WEEK).contains(&hours) {
            return Some(hours);
        }
        let problem = Problem::new("out-of-range").with("field", self.heading(at)).with("found", hours);
        said.found.push(Found {
            problem: problem.with("lo", 0.0).with("hi", WEEK),
            at,
            word: text.to_owned(),
        });
        None
    }
}
