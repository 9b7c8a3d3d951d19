//! Where the records of CSV end and what their cells are, in bytes, as the `csv` crate reads them.

use memchr::{memchr, memrchr};

/// The mark around cells that hold separators.
const QUOTE: u8 = b'"';

/// What a byte of a record is read as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The first byte of a cell.
    Start,
    /// A byte of a cell without quotation marks, or behind them.
    Cell,
    /// A byte between quotation marks.
    Quoted,
    /// The byte after a quotation mark that may be the last.
    Closed,
}

impl State {
    /// Returns what the next byte is read as; `None` where this one ends the record.
    fn after(self, byte: u8, separator: u8) -> Option<State> {
        match (self, byte) {
            (State::Quoted, QUOTE) => Some(State::Closed),
            (State::Quoted, _) | (State::Start | State::Closed, QUOTE) => Some(State::Quoted),
            (_, b'\n') => None,
            (_, byte) if byte == separator => Some(State::Start),
            _ => Some(State::Cell),
        }
    }
}

/// Returns the length of the first record with its line end; `None` where it does not end. Empty lines before it are not
/// looked for.
pub fn length(bytes: &[u8], separator: u8) -> Option<usize> {
    let line = memchr(b'\n', bytes)?;
    if memchr(QUOTE, &bytes[..line]).is_none() {
        return Some(line + 1);
    }
    let mut state = State::Start;
    for (at, &byte) in bytes.iter().enumerate() {
        match state.after(byte, separator) {
            Some(next) => state = next,
            None => return Some(at + 1),
        }
    }
    None
}

/// Returns the length of all records that end; they begin with the first byte.
pub fn whole(bytes: &[u8], separator: u8) -> usize {
    if memchr(QUOTE, bytes).is_none() {
        return memrchr(b'\n', bytes).map_or(0, |at| at + 1);
    }
    let mut all = 0;
    while let Some(length) = length(&bytes[all..], separator) {
        all += length;
    }
    all
}

/// Calls `each` with every cell of a record, without its line end.
pub fn cells(record: &[u8], separator: u8, mut each: impl FnMut(&[u8])) {
    let (mut cell, mut state) = (Vec::new(), State::Start);
    for &byte in record {
        let next = state.after(byte, separator);
        match (state, next) {
            (_, None) => break,
            (State::Start, Some(State::Quoted)) | (State::Quoted, Some(State::Closed)) => {}
            (_, Some(State::Start)) => {
                each(&cell);
                cell.clear();
            }
            _ => cell.push(byte),
        }
        state = next.unwrap_or(State::Start);
    }
    each(&cell);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn records_are_those_of_the_csv_crate(text in "[ab\";\n]{0,40}") {
            let text = text + "\n";
            let mut reader = csv::ReaderBuilder::new();
            let reader = reader.delimiter(b';').has_headers(false).flexible(true);
            let expected: Vec<csv::ByteRecord> =
                reader.from_reader(text.as_bytes()).into_byte_records().map(|record| record.expect("memory")).collect();
            let (mut bytes, mut found) = (text.as_bytes(), Vec::new());
            while !bytes.is_empty() {
                if bytes[0] == b'\n' {
                    bytes = &bytes[1..];
                    continue;
                }
                // A quotation mark that is left open takes in all that follows.
                let length = length(bytes, b';').unwrap_or(bytes.len());
                let mut record = csv::ByteRecord::new();
                cells(&bytes[..length], b';', |cell| record.push_field(cell));
                found.push(record);
                bytes = &bytes[length..];
            }
            prop_assert_eq!(found, expected);
        }
    }
}
