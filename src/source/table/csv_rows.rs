//! CSV as rows: as spreadsheets write it, with any usual separator, a `sep=` line, and any usual encoding.

use std::borrow::Cow;
use std::io::Read;
use std::ops::Range;
use std::sync::Arc;

use csv::ByteRecord;
use memchr::{memchr, memchr_iter};

use super::feed::Feed;
use super::line_endings::END;
use super::opening::Opening;
use super::records;
use super::row::{RawBlock, Row, RowSource};
use crate::domain::{Place, Problem};
use crate::source::encoding::{Encoding, is_damaged};
use crate::source::file;
use crate::source::input::Input;

/// The longest text that a note quotes, in characters.
const QUOTED: usize = 40;

/// The most bytes of one row: a packed file of a few may hold any number.
const MOST_OF_A_ROW: u64 = 64 << 20;

/// About the number of bytes in a block.
const BLOCK: usize = 32 << 10;

/// A reader of the records of CSV.
type Records = csv::Reader<Feed<Box<dyn Read + Send>>>;

/// The rows of CSV.
pub struct CsvRows {
    name: Arc<str>,
    records: Records,
    /// What is read in blocks: bytes of the rows that come next, and the line of the first.
    raw: Option<(Vec<u8>, usize)>,
    record: ByteRecord,
    separator: u8,
    /// The lines before the first one that the CSV reader sees.
    lines_before: usize,
    /// The encoding of what is not UTF-8, where it is known.
    encoding: Option<Encoding>,
    /// Whether the encoding was asked for, and holds for all.
    is_given: bool,
    /// Notes that were not taken yet.
    notes: Vec<Problem>,
    /// Whether the encoding was noted.
    noted_encoding: bool,
    /// Whether damaged letters were.
    noted_damage: bool,
}

impl CsvRows {
    /// Returns the rows of an input; what is not UTF-8 is in `encoding`, or else in the likeliest one.
    pub fn open(input: Input, encoding: Option<Encoding>) -> Self {
        let name = input.name.clone();
        let opening = Opening::of(input.head());
        let guessed = Encoding::guess(&not_utf8(input.head()));
        let records = records_of(Feed::new(input.into_read(opening.skip)), opening.separator);
        CsvRows {
            name,
            records,
            raw: None,
            record: ByteRecord::new(),
            separator: opening.separator,
            lines_before: opening.lines,
            encoding: encoding.or(guessed),
            is_given: encoding.is_some(),
            notes: Vec::new(),
            noted_encoding: false,
            noted_damage: false,
        }
    }

    fn pull(&mut self) -> Result<bool, Problem> {
        if let Some((bytes, line)) = self.raw.take() {
            // An empty line in front, since a byte order mark would be taken for that of the file.
            let bytes = [b"\n", bytes.as_slice()].concat();
            self.lines_before = line.saturating_sub(2);
            self.restart(bytes);
        }
        self.records.get_mut().allow(MOST_OF_A_ROW);
        self.records.read_byte_record(&mut self.record).map_err(|error| {
            let reason = match error.into_kind() {
                csv::ErrorKind::Io(error) => error.to_string(),
                _ => String::new(),
            };
            self.unreadable(reason)
        })
    }

    fn unreadable(&self, reason: String) -> Problem {
        Problem::new("unreadable-file").at(Place::whole(self.name.clone())).with("system", reason)
    }

    /// Reads records from these bytes on.
    fn restart(&mut self, bytes: Vec<u8>) {
        let nothing =
            records_of(Feed::new(Box::new(std::io::empty()) as Box<dyn Read + Send>), self.separator);
        let feed = std::mem::replace(&mut self.records, nothing).into_inner();
        self.records = records_of(feed.after(bytes), self.separator);
    }

    /// Returns the line at which the record just read begins.
    fn line(&self) -> usize {
        // The reader is past the record's last line; cells may contain line feeds.
        let inside = self.record.as_slice().split(|byte| *byte == b'\n').count() - 1;
        // Where a quotation mark was left open, the last line's own end is inside.
        let own = usize::from(!self.record.as_slice().ends_with(END));
        let after = usize::try_from(self.records.position().line()).unwrap_or(usize::MAX);
        after.saturating_sub(own + inside).max(1) + self.lines_before
    }

    /// Fills a row with a record's cells as they are, to tell a place in it.
    fn roughly(&self, line: usize) -> Row {
        let mut row = Row::default();
        row.start(line);
        self.record.iter().for_each(|cell| row.push(&String::from_utf8_lossy(cell)));
        row
    }

    /// Puts the record's cells in a row, as text.
    fn fill(&mut self, row: &mut Row) -> Result<(), Problem> {
        let bytes = self.record.as_slice();
        let ends = (0..self.record.len()).map(|at| self.record.range(at).map_or(0, |cell| cell.end));
        if bytes.is_ascii() {
            row.push_all(&String::from_utf8_lossy(bytes), ends);
            return Ok(());
        }
        let holds_for_all = self.is_given && self.encoding != Some(Encoding::Utf8);
        match std::str::from_utf8(bytes) {
            // Cells that end within a character are not UTF-8, though all of them together may be.
            Ok(text) if !holds_for_all && ends.clone().all(|end| text.is_char_boundary(end)) => {
                row.push_all(text, ends);
            }
            _ => self.fill_decoded(row, holds_for_all)?,
        }
        if !self.noted_damage
            && let Some(at) = row.cells().position(is_damaged)
        {
            self.noted_damage = true;
            let sample = quoted(row.cell(at));
            self.notes
                .push(Problem::new("damaged-letters").with("word", sample).at(self.place(row, at)).note());
        }
        Ok(())
    }

    fn fill_decoded(&mut self, row: &mut Row, holds_for_all: bool) -> Result<(), Problem> {
        let mut first = None;
        for (at, cell) in self.record.iter().enumerate() {
            let text = match std::str::from_utf8(cell) {
                Ok(text) if !holds_for_all || cell.is_ascii() => Cow::Borrowed(text),
                _ => {
                    first = first.or(Some(at));
                    let known = self.encoding.or_else(|| Encoding::guess(cell));
                    match known {
                        Some(Encoding::Utf8) => {
                            let place = self.place(&self.roughly(row.line()), at);
                            return Err(Problem::new("not-utf8-table").at(place));
                        }
                        Some(encoding) => {
                            self.encoding = known;
                            encoding.decode(cell)
                        }
                        None => return Err(self.implausible(row.line(), at, cell)),
                    }
                }
            };
            row.push(&text);
        }
        if let (Some(at), Some(encoding), false) =
            (first, self.encoding, self.is_given || self.noted_encoding)
        {
            self.noted_encoding = true;
            let note = Problem::new("read-as").with("encoding", encoding.name());
            let place = self.place(row, at);
            self.notes.push(note.with("word", quoted(row.cell(at))).at(place).note());
        }
        Ok(())
    }

    /// Returns the problem of a cell that makes sense in no encoding, with what it is in each.
    fn implausible(&self, line: usize, at: usize, cell: &[u8]) -> Problem {
        let mut readings: Vec<String> = Vec::new();
        for encoding in [Encoding::Windows1252, Encoding::MacRoman, Encoding::Cp850, Encoding::Windows1250] {
            readings.push(format!("{} ({})", quoted(&encoding.decode(cell)), encoding.name()));
        }
        let place = self.place(&self.roughly(line), at);
        Problem::new("implausible-encoding").with("readings", readings).at(place)
    }
}

impl RowSource for CsvRows {
    fn name(&self) -> &Arc<str> {
        &self.name
    }

    fn separator(&self) -> Option<char> {
        Some(char::from(self.separator))
    }

    fn read(&mut self, row: &mut Row) -> Result<bool, Problem> {
        if !self.pull()? {
            return Ok(false);
        }
        let line = self.line();
        if self.record.as_slice().contains(&0) {
            let before = self.roughly(line);
            let is_alone = self.record.len() == 1 && self.record.as_slice() == [END[0]];
            let open = self.record.as_slice().ends_with(END).then(|| self.record.len() - 1);
            if !self.pull()? {
                return match open {
                    _ if is_alone => Ok(false),
                    Some(at) => Err(Problem::new("unclosed-quote").at(self.place(&before, at))),
                    None => Err(Problem::new("not-text").at(Place::whole(self.name.clone()))),
                };
            }
            return Err(Problem::new("not-text").at(Place::whole(self.name.clone())));
        }
        row.start(line);
        self.fill(row)?;
        Ok(true)
    }

    fn take_notes(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.notes)
    }

    /// Rows that a zero byte follows are the last that are read so: it marks the end, or what is no text.
    fn block(&mut self) -> Result<Option<RawBlock>, Problem> {
        let (mut bytes, line) = match self.raw.take() {
            Some(raw) => raw,
            None => {
                let position = self.records.position();
                let line = usize::try_from(position.line()).unwrap_or(usize::MAX) + self.lines_before;
                let Some(unused) = self.records.get_ref().unused(position.byte()) else { return Ok(None) };
                (unused, line)
            }
        };
        if let Err(error) = self.records.get_mut().fill(&mut bytes, BLOCK) {
            return Err(self.unreadable(error.to_string()));
        }
        let text = memchr(0, &bytes).unwrap_or(bytes.len());
        let rest = bytes.split_off(records::whole(&bytes[..text], self.separator));
        let lines = memchr_iter(b'\n', &bytes).count();
        self.raw = Some((rest, line + lines));
        Ok((!bytes.is_empty()).then_some(RawBlock { bytes, line }))
    }

    fn read_record(&mut self, record: &[u8], line: usize, row: &mut Row) -> Result<(), Problem> {
        self.record.clear();
        let cells = &mut self.record;
        records::cells(record, self.separator, |cell| cells.push_field(cell));
        row.start(line);
        self.fill(row)
    }

    fn takes_utf8(&self) -> bool {
        !self.is_given || self.encoding == Some(Encoding::Utf8)
    }

    /// The line is joined from the cells, since the file is not kept.
    fn place(&self, row: &Row, at: usize) -> Place {
        let (down, line, mark) = joined(row, char::from(self.separator), at);
        file::place_in_line(&self.name, row.line() + down, &line, mark)
    }
}

fn records_of(feed: Feed<Box<dyn Read + Send>>, separator: u8) -> Records {
    csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(feed)
}

/// Returns the lines that are not UTF-8, as far as that can be told where the last one is cut.
fn not_utf8(head: &[u8]) -> Vec<u8> {
    if std::str::from_utf8(head).is_ok() {
        return Vec::new();
    }
    let lines = head.split_inclusive(|byte| matches!(byte, b'\n' | b'\r'));
    let wrong =
        lines.filter(|line| std::str::from_utf8(line).is_err_and(|error| error.error_len().is_some()));
    wrong.flatten().copied().collect()
}

fn quoted(text: &str) -> String {
    text.trim().chars().take(QUOTED).collect()
}

/// Returns the line of a row in which one of its cells begins: how many lines further down, the line joined from its
/// cells, and the bytes of the cell in it.
fn joined(row: &Row, separator: char, at: usize) -> (usize, String, Range<usize>) {
    let (mut down, mut line, mut mark) = (0, String::new(), 0..0);
    for (number, cell) in row.cells().enumerate() {
        if number > 0 {
            line.push(separator);
        }
        let (first, last) = match (cell.split_once('\n'), cell.rsplit_once('\n')) {
            (Some((first, _)), Some((_, last))) => (first, Some(last)),
            _ => (cell, None),
        };
        let start = line.len();
        line.push_str(first);
        if number == at {
            mark = start..line.len();
        }
        if let Some(last) = last {
            if number >= at {
                break;
            }
            down += cell.matches('\n').count();
            last.clone_into(&mut line);
        }
    }
    (down, line, mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_in_the_line_where_it_begins() {
        let mut row = Row::default();
        row.start(2);
        for cell in ["Kari", "so\nand so", "7", "on\ntwo"] {
            row.push(cell);
        }
        assert_eq!(joined(&row, ';', 1), (0, "Kari;so".to_owned(), 5..7));
        assert_eq!(joined(&row, ';', 2), (1, "and so;7;on".to_owned(), 7..8));
    }
}
