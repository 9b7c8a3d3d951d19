//! Cells that few tables have: standard errors, wishes, and who is pinned.

use super::candidate::Candidate;
use super::cells::CellValue;
use super::columns::SellerColumn;
use super::row::Row;
use super::row_problems::Found;
use super::row_reader::RowReader;
use crate::domain::{FormWord, Problem, RoleIx};
use crate::source::decoder::MAX_NUMBER;

/// What separates wishes in a cell.
const BETWEEN: [char; 3] = [';', ',', '\n'];

impl RowReader {
    /// Returns the standard error in a cell that is not empty.
    pub(super) fn error(&self, said: &mut Candidate, row: &Row, at: usize) -> Option<f64> {
        let text = row.cell(at).trim();
        let code = match self.value(row, at) {
            CellValue::Number(se) if se.abs() > MAX_NUMBER => "number-too-large",
            CellValue::Number(se) if se < 0.0 => "below-zero",
            CellValue::Number(se) => return Some(se),
            CellValue::Unknown => {
                said.unknown.push(at);
                return None;
            }
            CellValue::PerCent(_) | CellValue::Level(_) => "not-a-number",
            CellValue::Fault(code) => code,
        };
        self.tell(said, Problem::new(code).with("field", self.heading(at)), at, text);
        None
    }

    /// Returns the roles in a cell that is not empty.
    pub(super) fn wishes(&self, said: &mut Candidate, at: usize, text: &str) -> Vec<RoleIx> {
        // A role's name may have a comma of its own.
        if let Some(role) = self.find_role(text) {
            return vec![role];
        }
        let words = text.split(BETWEEN).map(str::trim).filter(|word| !word.is_empty());
        words.filter_map(|word| self.role(said, at, word)).collect()
    }

    /// Returns whether a cell that is not empty says yes.
    pub(super) fn pinned(&self, said: &mut Candidate, at: usize, text: &str) -> bool {
        let lower = text.to_lowercase();
        if FormWord::YES.is(text) || ["x", "1", "true"].contains(&lower.as_str()) {
            return true;
        }
        if !(FormWord::NO.is(text) || ["0", "false"].contains(&lower.as_str())) {
            self.tell(said, Problem::new("not-true-or-false").with("field", self.heading(at)), at, text);
        }
        false
    }

    /// Reports somebody who is pinned to no role.
    pub(super) fn check_pin(&self, said: &mut Candidate, row: &Row) {
        if !said.pinned {
            return;
        }
        let at = self.columns.iter().position(|column| column.holds == SellerColumn::Pinned);
        let has_role = self
            .columns
            .iter()
            .zip(0..)
            .any(|(column, at)| column.holds == SellerColumn::Role && !row.cell(at).trim().is_empty());
        if let Some(at) = at.filter(|_| !has_role) {
            said.found.push(Found { problem: Problem::new("pinned-nowhere"), at, word: String::new() });
        }
    }
}
