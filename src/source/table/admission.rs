//! Which rows of a block are sellers: one row after the other, since a row may be an average of those before it, or a person
//! who was met before.

use super::plain_block::{PlainBlock, PlainRow};
use super::plain_reader::PlainReader;
use super::row::{RawBlock, Row};
use super::table_sellers::TableSellers;
use crate::source::decoder::MAX_PROBLEMS;

impl TableSellers {
    /// Returns what reads the plain rows that are left; `None` where they are to be read row by row.
    pub fn plain_reader(&self) -> Option<PlainReader> {
        let separator = u8::try_from(self.rows.block_separator()?).ok()?;
        let is_later = self.held.len() == 0 && !self.is_whole() && !self.is_sorted();
        let reader = &self.reader;
        // Where words of the user's own may be scores, a number may be one of them.
        if !is_later || !reader.takes_numbers_as_they_are() || reader.columns.len() < 2 {
            return None;
        }
        Some(PlainReader::new(reader, &self.people, separator, self.rows.takes_utf8(), self.width))
    }

    /// Returns the next rows; `None` where the table ends, or can only be read on row by row.
    pub fn block(&mut self) -> Option<RawBlock> {
        if self.done {
            return None;
        }
        match self.rows.block() {
            Ok(block) => block,
            Err(problem) => {
                self.problems.push(problem);
                self.done = true;
                None
            }
        }
    }

    /// Finds the sellers of a block, which comes after all that were found before. From the first problem on there are none.
    pub fn admit(&mut self, block: &mut PlainBlock) {
        let mut row = Row::default();
        let mut is_mixed = self.reader.has_words_or_per_cent();
        let read = || block.rows.iter().filter_map(|row| row.read.as_ref());
        self.ids.prefetch(read().map(|row| row.id_hash));
        if let Some(names) = &self.names {
            names.prefetch(read().filter_map(|row| row.name_hash));
        }
        for at in 0..block.rows.len() {
            if self.done {
                return;
            }
            let is_admitted = block.rows[at].read.as_ref().is_some_and(|read| {
                !is_mixed && self.admits(read, block.words_of(read), block.scores_of(at))
            });
            if let Some(read) = block.rows[at].read.as_mut().filter(|_| is_admitted) {
                read.is_seller = self.problems.is_empty();
                continue;
            }
            if let Err(problem) = self.rows.read_record(block.record(at), block.rows[at].line, &mut row) {
                self.problems.push(problem);
                self.done = true;
            } else if !row.is_blank() {
                let seller = self.seller(&row).filter(|_| self.problems.is_empty());
                self.reject(&row);
                block.others.extend(seller.map(|seller| (at, seller)));
                self.done |= self.problems.len() >= MAX_PROBLEMS;
                is_mixed = self.reader.has_words_or_per_cent();
            }
        }
    }

    /// Whether a plain row is a seller of whom there is nothing to tell; she is taken into account.
    fn admits(&mut self, row: &PlainRow, [id, name]: [&str; 2], scores: &[f64]) -> bool {
        let is_trusted = self.people.trusts_ids() && !row.has_slug;
        let is_told = row.role.is_some() || is_trusted;
        let is_kept = is_trusted || self.people.has_first();
        if !is_kept || !self.people.is_person(scores, row.decimals, is_told) {
            return false;
        }
        // Whoever is not surely new is left to where that can be told.
        let (id, name) = (id.as_bytes(), name.as_bytes());
        let mut named = self.names.as_mut().zip(row.name_hash);
        let is_new = named.as_mut().is_none_or(|(names, hash)| matches!(names.holds(name, *hash), Ok(false)))
            && matches!(self.ids.insert(id, row.id_hash), Ok(true))
            && named.is_none_or(|(names, hash)| matches!(names.insert(name, hash), Ok(true)));
        if !is_new {
            return false;
        }
        self.people.add_person(scores, row.decimals, row.has_single_name);
        self.reader.note_numbers(scores);
        self.writes_empty |= row.writes_empty;
        self.exact += 1;
        self.broken_rows.has_decimal_commas |= row.decimals > 0;
        if let Some(hours) = row.hours {
            self.met.has_long_hours |= hours > 1.0;
            self.met.hours.add_few(hours);
        }
        self.sellers += 1;
        true
    }
}
