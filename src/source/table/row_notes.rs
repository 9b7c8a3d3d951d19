//! What is noted of the rows of a table while they are read, and told when they have been.

use std::cmp::Ordering;

use super::broken_rows::has_decimal_comma;
use super::candidate::Candidate;
use super::columns::{HoursIn, SellerColumn};
use super::row::Row;
use super::scale_told::{told, told_by_ends};
use super::table_sellers::TableSellers;
use super::unknown_told;
use crate::domain::problem::Severity;
use crate::domain::{Place, Problem, TraitIx};
use crate::source::encoding::{is_damaged, is_damaged_name};

impl TableSellers {
    /// Notes what a person's row has that is to be told once a kind.
    pub(super) fn note(&mut self, row: &Row, said: &Candidate) {
        for &at in &said.unknown {
            self.met.unknown.add(&*self.rows, row, at, row.cell(at).trim());
        }
        if let Some((at, name)) =
            said.name.as_ref().filter(|(_, name)| is_damaged_name(name) && !is_damaged(name))
        {
            self.met.damaged_names.add(&*self.rows, row, *at, name);
        }
        for &(at, score) in &said.levels {
            self.met.levels.add(&*self.rows, row, at, &format!("{} {score}", row.cell(at).trim()));
        }
        for &at in &said.formula_zeros {
            self.met.formula_zeros.add(&*self.rows, row, at, "");
        }
        for _ in 0..said.blanks {
            self.met.blanks.add(&*self.rows, row, 0, "");
        }
        if self.rows.separator().is_some() && row.width() < self.width && self.rejects.is_some() {
            // Whether other rows keep their empty cells is not known yet, and this one has to be left out now or never.
            self.tell(
                Problem::new("short-row").with("columns", self.width),
                row,
                row.width().saturating_sub(1),
            );
        } else if self.rows.separator().is_some() && row.width() < self.width {
            self.note_half(row);
            self.met.short.add(&*self.rows, row, row.width().saturating_sub(1), "");
            self.short =
                self.short.take().or_else(|| Some(self.rows.place(row, row.width().saturating_sub(1))));
        } else if row.cell(self.width.saturating_sub(1)).trim().is_empty() {
            self.writes_empty = true;
        }
        self.broken_rows.has_decimal_commas |= row.width() >= self.width && has_decimal_comma(row);
        match row.width().cmp(&self.reader.columns.len()) {
            Ordering::Greater if self.wider.is_none() => {
                self.wider = Some(self.rows.place(row, row.width() - 1));
            }
            Ordering::Equal => self.exact += 1,
            _ => {}
        }
        let Some(at) = self.reader.hours_column() else { return };
        match self.reader.columns[at].holds {
            SellerColumn::Hours(HoursIn::Hours) if !row.cell(at).contains('%') => {
                let Some(hours) = said.hours else { return };
                self.met.has_long_hours |= hours > 1.0;
                // A form of ours says hours a week.
                let is_asked = self.people.trusts_ids();
                if hours > HoursIn::MOST_IN_A_WEEK && !is_asked && self.met.month_hours.is_none() {
                    self.met.month_hours = Some(self.rows.place(row, at));
                }
                if !is_asked && hours <= HoursIn::MOST_IN_A_WEEK {
                    self.met.hours.add(hours, || self.rows.place(row, at));
                }
                if hours > 0.0 && hours <= 1.0 && self.met.small_hours.is_none() {
                    self.met.small_hours = Some(self.rows.place(row, at));
                }
            }
            _ if said.hours.is_some() => self.met.shares.add(&*self.rows, row, at, ""),
            _ => {}
        }
    }

    /// Notes a row that ends early, and may be half of one.
    pub(super) fn note_half(&mut self, row: &Row) {
        if self.rows.separator().is_some() && row.width() < self.width {
            let named = self.reader.columns.iter().position(|column| column.holds == SellerColumn::Name);
            let end = row.width().saturating_sub(1);
            self.broken_rows.note(row, self.width, named, || self.rows.place(row, end));
        }
    }

    /// Notes what a row that is left out says of the scale.
    pub(super) fn note_scale(&mut self, row: &Row, said: &Candidate) {
        let name = said.name.as_ref().map_or("", |(_, name)| name.as_str());
        let problem = told(row, self.scale)
            .or_else(|| told_by_ends(name, &said.numbers.scores, self.scale))
            .or_else(|| unknown_told::of_row(row, &self.reader));
        if let Some(problem) = problem {
            self.tell(problem, row, 0);
        }
    }

    /// Returns the note of a trait that is on a scale of its own.
    pub(super) fn column_on_another_scale(&self, headings: &Row) -> Option<Problem> {
        let (of, highest) = self.people.on_another_scale()?;
        let mut columns = self.reader.columns.iter();
        let at = columns.position(|column| column.holds == SellerColumn::Trait(TraitIx(of)))?;
        let note = Problem::new("scale-of-column-looks-like").with("column", self.reader.heading(at));
        Some(note.with("highest", highest).at(self.rows.place(headings, at)).note())
    }

    /// Adds what can be told at the end only.
    pub(super) fn finish(&mut self) {
        if let Some(place) = self.short.take().filter(|_| self.writes_empty) {
            self.problems.push(Problem::new("short-row").with("columns", self.width).at(place));
        }
        if self.exact > 0 {
            let (whole, comma) = (self.broken_rows.place.take(), self.broken_rows.with_comma.take());
            if let Some(place) = whole {
                self.problems.push(Problem::new("row-on-two-lines").with("columns", self.width).at(place));
            } else if let (Some(place), false, Some(own)) =
                (comma, self.broken_rows.has_decimal_commas, self.rows.separator().filter(|own| *own != ','))
            {
                let problem = Problem::new("other-separator").with("own", own.to_string()).with("other", ",");
                self.problems.push(problem.at(place));
            }
        }
        // Where commas separate cells, a decimal comma is one more of them, and the cell at the end is pushed out.
        if let Some(place) =
            self.wider.take().filter(|_| self.exact > 0 && self.rows.separator() == Some(','))
        {
            let columns = self.reader.columns.len();
            self.problems.push(Problem::new("perhaps-decimal-comma").with("columns", columns).at(place));
        }
        if !self.met.has_long_hours
            && let Some(place) = self.met.small_hours.take()
        {
            self.problems.push(Problem::new("hours-look-like-share").at(place));
        }
        // Hours of a month have a note of their own, and 100 hours a problem.
        let is_told = self.met.month_hours.is_some() || self.problems.has("hours-look-like-per-cent");
        if let Some(doubt) = self.met.hours.doubt().filter(|_| !is_told) {
            if doubt.severity == Severity::Note {
                self.met.hours_doubt = Some(doubt);
            } else {
                self.problems.push(doubt);
            }
        }
        for (problem, place) in self.people.at_end() {
            self.problems.push(problem.at(place));
        }
        if let Some(names) = &self.names {
            // Those who rate have their names in many rows.
            if self.sellers >= 3
                && names.len() * 2 <= self.sellers
                && let Some(place) = self.met.same_name.first()
            {
                let problem = Problem::new("names-of-raters").with("sellers", self.sellers.to_string());
                self.problems.push(problem.with("names", names.len()).at(place.clone()));
            }
        }
        if self.sellers == 0 && self.problems.is_empty() {
            self.problems.push(Problem::new("no-sellers").at(Place::whole(self.rows.name().clone())));
        }
    }
}
