//! Reads the rows that nearly all rows of a long table are: a name, perhaps a role and hours, and small numbers.
//!
//! A row that is anything else, or may be, is left to [`RowReader`](super::row_reader::RowReader). What is read here it would
//! read in the same way; a test compares the two. It knows one row at a time, so that blocks can be read on many cores.

use std::ops::Range;

use super::figures::Figures;
use super::hashes::hash;
use super::hours_met::MANY;
use super::people::People;
use super::plain_block::{BlockRow, PlainBlock, PlainRow};
use super::plain_columns::PlainColumn;
use super::plain_words::{is_clean, is_drawn, is_key, is_name, may_be_heading};
use super::records;
use super::row::RawBlock;
use super::row_reader::RowReader;
use crate::domain::{POWERS_OF_TEN, RoleIx, Scale, slug};
use crate::source::decoder::{MAX_NUMBER, MAX_TEXT};

/// The most digits that are a number exactly, and so that its quotient by a power of ten is rounded once.
const MOST_DIGITS: usize = 15;

/// Reads plain rows.
pub struct PlainReader {
    separator: u8,
    columns: Vec<PlainColumn>,
    /// The number of columns up to the last one with a heading.
    width: usize,
    /// The headings, folded.
    headings: Vec<String>,
    traits: usize,
    /// The scale of the scores, and the one that they are converted to.
    scale: Scale,
    to: Scale,
    /// The hours of a person whose row states none.
    hours: f64,
    /// Whether three decimals may be thousands.
    has_thousands: bool,
    /// The words that roles are surely known by.
    roles: Vec<(String, RoleIx)>,
    /// Whether what is not ASCII is taken for UTF-8.
    takes_utf8: bool,
    figures: Figures,
    /// The scores of one digit, by their byte; `NaN` where they are off the scale, and for all other bytes.
    single_digits: [f64; 256],
}

/// The cells of a row so far.
#[derive(Default)]
struct Cells {
    id: Range<usize>,
    name: Range<usize>,
    role: Option<RoleIx>,
    hours: Option<f64>,
    /// The first cell that is not empty, with its column.
    first: Option<(usize, Range<usize>)>,
    rated: usize,
    decimals: usize,
    highest: f64,
    /// The highest score of one digit; 0 where there is none.
    highest_digit: u8,
    writes_empty: bool,
}

impl PlainReader {
    /// Returns what reads the plain rows of a table as `reader` would. `width` is the number of columns up to the last one with a
    /// heading.
    pub(super) fn new(
        reader: &RowReader,
        people: &People,
        separator: u8,
        takes_utf8: bool,
        width: usize,
    ) -> Self {
        PlainReader {
            separator,
            columns: reader.plain_columns(),
            width,
            headings: people.headings().to_vec(),
            traits: reader.catalog.traits.len(),
            scale: reader.scale,
            to: reader.catalog.scale,
            hours: reader.catalog.defaults.hours,
            has_thousands: reader.has_thousands(),
            roles: reader.sure_roles(),
            takes_utf8,
            figures: Figures::new(people.words().clone()),
            single_digits: single_digits(reader.scale),
        }
    }

    /// Reads the rows of a block.
    pub fn read(&self, raw: RawBlock) -> PlainBlock {
        let (text, bytes) = match String::from_utf8(raw.bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let bytes = error.into_bytes();
                let plain = bytes.iter().map(|&byte| if byte.is_ascii() { char::from(byte) } else { '?' });
                (plain.collect(), Some(bytes))
            }
        };
        // A row has a few bytes more than it has cells.
        let rows = text.len() / (2 * self.columns.len()).max(1);
        let mut block = PlainBlock {
            text: String::new(),
            bytes,
            slugs: String::new(),
            rows: Vec::with_capacity(rows),
            scores: Vec::with_capacity(rows * self.traits),
            converted: None,
            traits: self.traits,
            hours: self.hours,
            others: Vec::new(),
        };
        let (mut at, mut line) = (0, raw.line);
        while at < text.len() {
            if text.as_bytes()[at] == b'\n' {
                (at, line) = (at + 1, line + 1);
                continue;
            }
            let scores = block.scores.len();
            block.scores.resize(scores + self.traits, f64::NAN);
            let read = self.row(&text, at, &mut block.scores[scores..], &mut block.slugs);
            // Only here can it be seen whether a byte was a letter.
            let read =
                read.filter(|(_, end)| block.bytes.as_ref().is_none_or(|bytes| bytes[at..*end].is_ascii()));
            let row = match read {
                Some((row, end)) => BlockRow { record: at..end, line, read: Some(row) },
                None => {
                    block.scores[scores..].fill(f64::NAN);
                    let rest = block.bytes.as_deref().unwrap_or(text.as_bytes());
                    let length = records::length(&rest[at..], self.separator).unwrap_or(rest.len() - at);
                    BlockRow { record: at..at + length, line, read: None }
                }
            };
            let bytes = &text.as_bytes()[row.record.clone()];
            line += if row.read.is_some() { 1 } else { memchr::memchr_iter(b'\n', bytes).count() };
            at = row.record.end;
            block.rows.push(row);
        }
        if self.scale != self.to {
            let converted = block.scores.iter().map(|&score| self.scale.convert(score, self.to));
            block.converted = Some(converted.collect());
        }
        block.text = text;
        block
    }

    /// Reads a row from `start` on, and returns it with its end; `None` where it is not plain.
    fn row(
        &self,
        text: &str,
        start: usize,
        scores: &mut [f64],
        slugs: &mut String,
    ) -> Option<(PlainRow, usize)> {
        let bytes = text.as_bytes();
        let (mut at, last) = (start, self.columns.len() - 1);
        let mut cells = Cells { highest: f64::NEG_INFINITY, ..Cells::default() };
        let mut number = 0;
        while number <= last {
            let read = self.run_of_digits(&bytes[at..], number, scores, &mut cells.highest_digit);
            if read > 0 {
                if cells.first.is_none() {
                    cells.first = Some((number, at..at + 1));
                }
                cells.rated += read;
                number += read;
                at += 2 * read;
                continue;
            }
            let end = if let PlainColumn::Score(of) = self.columns[number] {
                self.score(bytes, number, at, &mut scores[of], &mut cells)?
            } else {
                self.other(text, number, at, &mut cells)?
            };
            let mark = if number == last { b'\n' } else { self.separator };
            // An empty second cell may be that of a row with another separator.
            if bytes.get(end) != Some(&mark) || number == 1 && end == at {
                return None;
            }
            if number + 1 == self.width {
                cells.writes_empty = end == at;
            }
            at = end + 1;
            number += 1;
        }
        if cells.highest_digit > 0 {
            let highest = f64::from(cells.highest_digit - b'0');
            cells.highest = cells.highest.max(self.scale.convert(highest, self.to));
        }
        self.person(text, cells, slugs).map(|row| (row, at))
    }

    /// Reads scores of one digit, as nearly all are in most tables, as long as such cells come. Returns how many came, of two
    /// bytes each.
    fn run_of_digits(&self, bytes: &[u8], from: usize, scores: &mut [f64], highest: &mut u8) -> usize {
        let columns = &self.columns[from..];
        let mut count = 0;
        for (column, cell) in columns.iter().zip(bytes.chunks_exact(2)) {
            let PlainColumn::Score(of) = column else { break };
            let mark = if count + 1 == columns.len() { b'\n' } else { self.separator };
            let value = self.single_digits[usize::from(cell[0])];
            if cell[1] != mark || value.is_nan() {
                break;
            }
            scores[*of] = value;
            *highest = (*highest).max(cell[0]);
            count += 1;
        }
        count
    }

    /// Reads a cell with a score, or none, and returns its end.
    fn score(
        &self,
        bytes: &[u8],
        number: usize,
        at: usize,
        into: &mut f64,
        cells: &mut Cells,
    ) -> Option<usize> {
        let (value, decimals, end) = self.number(bytes, at)?;
        let Some(value) = value else { return Some(end) };
        if !self.scale.contains(value) {
            return None;
        }
        *into = value;
        cells.rated += 1;
        if cells.first.is_none() {
            cells.first = Some((number, at..end));
        }
        if decimals > 0 && value.fract() != 0.0 {
            cells.decimals = cells.decimals.max(decimals);
        }
        cells.highest = cells.highest.max(self.scale.convert(value, self.to));
        Some(end)
    }

    /// Reads a number as people write small ones, and returns it with its decimals and its end. An empty cell holds none.
    fn number(&self, bytes: &[u8], at: usize) -> Option<(Option<f64>, usize, usize)> {
        let (mut end, mut digits, mut mantissa, mut point) = (at, 0, 0_u64, None);
        loop {
            match bytes.get(end)? {
                byte @ b'0'..=b'9' => {
                    mantissa = mantissa * 10 + u64::from(byte - b'0');
                    digits += 1;
                }
                b'\n' => break,
                byte if *byte == self.separator => break,
                b'.' | b',' if point.is_none() && digits > 0 => point = Some(digits),
                _ => return None,
            }
            if digits > MOST_DIGITS {
                return None;
            }
            end += 1;
        }
        if end == at {
            return Some((None, 0, end));
        }
        let decimals = point.map_or(0, |point| digits - point);
        // `07.05` may be the seventh of May.
        let is_padded = digits > decimals + 1 && bytes[at] == b'0';
        if point.is_some() && (decimals == 0 || is_padded || decimals == 3 && self.has_thousands) {
            return None;
        }
        // Both are exact, so that the quotient is the number nearest to what is written.
        #[expect(clippy::cast_precision_loss, reason = "15 digits are exact")]
        let value = mantissa as f64 / POWERS_OF_TEN[decimals];
        (value <= MAX_NUMBER).then_some((Some(value), decimals, end))
    }

    /// Reads a cell that holds no score, and returns its end.
    fn other(&self, text: &str, number: usize, at: usize, cells: &mut Cells) -> Option<usize> {
        let column = self.columns[number];
        let (cell, end) = self.words(text, at)?;
        if cell.is_empty() {
            return Some(end);
        }
        let words = &text[cell.clone()];
        if words.len() > MAX_TEXT && column != PlainColumn::Unread {
            return None;
        }
        match column {
            PlainColumn::Id => cells.id = cell.clone(),
            PlainColumn::Name => cells.name = cell.clone(),
            PlainColumn::Role => {
                cells.role = Some(self.roles.iter().find(|(word, _)| word == words)?.1);
            }
            PlainColumn::Hours => {
                let (hours, decimals, after) = self.number(text.as_bytes(), at)?;
                let hours = hours.filter(|_| after == end)?;
                // Few hours may be a share of full time, and many per cent or hours of a month.
                let is_plain = decimals < 3 && (hours == 0.0 || hours > 1.0 && hours <= MANY);
                if !is_plain {
                    return None;
                }
                cells.hours = Some(hours);
            }
            PlainColumn::Unread => {}
            PlainColumn::Other | PlainColumn::Score(_) => return None,
        }
        cells.first.get_or_insert((number, cell));
        Some(end)
    }

    /// Returns where the words of a cell are, trimmed, and where the cell ends.
    fn words(&self, text: &str, at: usize) -> Option<(Range<usize>, usize)> {
        let bytes = text.as_bytes();
        let (cell, end) = if bytes.get(at) == Some(&b'"') {
            let length = memchr::memchr(b'"', &bytes[at + 1..])?;
            let end = at + 1 + length + 1;
            // A doubled mark is one of the cell's own.
            let is_end = bytes.get(end).is_some_and(|byte| *byte == self.separator || *byte == b'\n');
            if !is_end || bytes[at + 1..end].contains(&b'\n') {
                return None;
            }
            (at + 1..end - 1, end)
        } else {
            let end = at + memchr::memchr2(self.separator, b'\n', &bytes[at..])?;
            (at..end, end)
        };
        let words = &text[cell.clone()];
        let is_read = words.is_ascii() || self.takes_utf8 && is_clean(words);
        if !is_read {
            return None;
        }
        if let [first, .., last] = words.as_bytes()
            && first.is_ascii_graphic()
            && last.is_ascii_graphic()
        {
            return Some((cell, end));
        }
        let start = cell.start + (words.len() - words.trim_start().len());
        Some((start..start + words.trim().len(), end))
    }

    /// Returns the person that the cells of a row are, if they surely are one.
    fn person(&self, text: &str, cells: Cells, slugs: &mut String) -> Option<PlainRow> {
        let label = if cells.name.is_empty() { cells.id.clone() } else { cells.name.clone() };
        let (first, first_at) = cells.first.as_ref()?;
        let first = (self.headings.get(*first), &text[first_at.clone()]);
        if label.is_empty() || cells.rated == 0 || may_be_heading(first.0, first.1) || is_drawn(first.1) {
            return None;
        }
        let name = &text[label.clone()];
        // An id may be a number, and a name is none.
        if !cells.name.is_empty() && !is_name(name) {
            return None;
        }
        if self.figures.may_name(name) || is_key(name) || is_key(first.1) {
            return None;
        }
        let (has_slug, has_name) = (cells.id.is_empty(), !cells.name.is_empty());
        let id = if has_slug {
            let from = slugs.len();
            slugs.push_str(&slug(name));
            from..slugs.len()
        } else {
            cells.id
        };
        let id_hash = hash(if has_slug { &slugs[id.clone()] } else { &text[id.clone()] });
        Some(PlainRow {
            is_seller: false,
            id,
            has_slug,
            name: label,
            role: cells.role,
            hours: cells.hours,
            id_hash,
            name_hash: has_name.then(|| hash(name)),
            decimals: cells.decimals,
            highest: cells.highest,
            has_single_name: !name.contains(' '),
            writes_empty: cells.writes_empty,
        })
    }
}

/// Returns the scores of one digit on a scale, by their byte; `NaN` where they are off it, and for all other bytes.
fn single_digits(scale: Scale) -> [f64; 256] {
    let mut scores = [f64::NAN; 256];
    for digit in b'0'..=b'9' {
        let value = f64::from(digit - b'0');
        if scale.contains(value) {
            scores[usize::from(digit)] = value;
        }
    }
    scores
}
