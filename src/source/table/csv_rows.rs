//! CSV as rows: as spreadsheets write it, with comma, semicolon or tab, a `sep=` line, UTF-8 or Windows-1252.

use std::borrow::Cow;
use std::io::Read;
use std::ops::Range;
use std::sync::Arc;

use csv::ByteRecord;
use encoding_rs::WINDOWS_1252;

use super::line_endings::Lines;
use super::row::{Row, RowSource};
use crate::domain::{Place, Problem};
use crate::source::file;
use crate::source::input::Input;

/// The rows of CSV.
pub struct CsvRows {
    name: Arc<str>,
    records: csv::Reader<Lines<Box<dyn Read + Send>>>,
    record: ByteRecord,
    separator: u8,
    /// The lines before the first one that the CSV reader sees.
    lines_before: usize,
}

impl CsvRows {
    /// Returns the rows of an input.
    pub fn open(input: Input) -> Self {
        let name = input.name.clone();
        let (separator, skip) = opening(input.head());
        let lines_before = input.head()[..skip].split(|&byte| byte == b'\n').count() - 1;
        let records = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(Lines::new(input.into_read(skip)));
        CsvRows { name, records, record: ByteRecord::new(), separator, lines_before }
    }

    /// Returns the line at which the record just read begins.
    fn line(&self) -> usize {
        // The reader is past the row's last line; cells may contain line feeds.
        let bytes = self.record.as_slice();
        let inside = bytes.iter().filter(|&&byte| byte == b'\n').count();
        // With an unclosed quotation mark the row's own line end is inside the cell.
        let own = usize::from(!bytes.ends_with(b"\n"));
        let after = usize::try_from(self.records.position().line()).unwrap_or(usize::MAX);
        after.saturating_sub(own + inside).max(1) + self.lines_before
    }
}

impl RowSource for CsvRows {
    fn name(&self) -> &Arc<str> {
        &self.name
    }

    fn read(&mut self, row: &mut Row) -> Result<bool, Problem> {
        let read = self.records.read_byte_record(&mut self.record).map_err(|error| {
            let reason = error.to_string();
            Problem::new("unreadable-file").at(Place::whole(self.name.clone())).with("system", reason)
        })?;
        if read {
            row.start(self.line());
            fill(row, &self.record);
        }
        Ok(read)
    }

    /// Its line is joined from the cells, since the file is not kept.
    fn place(&self, row: &Row, at: usize) -> Place {
        let (line, mark) = joined(row, char::from(self.separator), at);
        file::place_in_line(&self.name, row.line(), &line, mark)
    }
}

/// Puts a record's cells in a row.
fn fill(row: &mut Row, record: &ByteRecord) {
    let bytes = record.as_slice();
    let ends = (0..record.len()).map(|at| record.range(at).map_or(0, |cell| cell.end));
    match std::str::from_utf8(bytes) {
        // Cells that end within a character are not UTF-8, though all of them together may be.
        Ok(text) if bytes.is_ascii() || ends.clone().all(|end| text.is_char_boundary(end)) => {
            row.push_all(text, ends);
        }
        _ => record.iter().for_each(|cell| row.push(&decode(cell))),
    }
}

/// Returns a cell's text: UTF-8, or else Windows-1252, which gives every byte a meaning.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes)
        .map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(bytes).0, Cow::Borrowed)
}

/// Returns a row as one line, joined from its cells, and the bytes of one of the cells in it.
fn joined(row: &Row, separator: char, at: usize) -> (String, Range<usize>) {
    let mut line = String::new();
    let mut mark = 0..0;
    for (number, cell) in row.cells().enumerate() {
        if number > 0 {
            line.push(separator);
        }
        let start = line.len();
        line.push_str(cell);
        if number == at {
            mark = start..line.len();
        }
    }
    (line, mark)
}

/// Returns a table's separator, and the number of bytes before its header row (empty lines and a `sep=;` line).
fn opening(head: &[u8]) -> (u8, usize) {
    let mut skip = 0;
    for line in head.split_inclusive(|&byte| byte == b'\n') {
        let words = line.trim_ascii();
        let said = words.trim_ascii_start().strip_prefix(b"\"").unwrap_or(words).to_ascii_lowercase();
        match said.strip_prefix(b"sep=").map(|rest| rest.strip_suffix(b"\"").unwrap_or(rest)) {
            Some([separator @ (b',' | b';' | b'\t' | b'|')]) => return (*separator, skip + line.len()),
            _ if words.is_empty() => skip += line.len(),
            _ => return (separator(words), skip),
        }
    }
    (b',', 0)
}

/// Returns the separator of a header row: the most frequent of `;`, tab and `,` outside quotes.
fn separator(header: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b';', 0), (b'\t', 0), (b',', 0)];
    for &byte in header {
        quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(separator, _)| !quoted && *separator == byte) {
            *count += 1;
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.iter().find(|(_, count)| *count == most && most > 0).map_or(b',', |(separator, _)| *separator)
}
