//! Tables as spreadsheets write them: the separator, and cells as text and as numbers.

use std::borrow::Cow;
use std::ops::Range;

use csv::ByteRecord;
use encoding_rs::WINDOWS_1252;

/// Returns a table's separator, and the number of bytes before its header row (empty lines and a `sep=;` line).
pub fn opening(head: &[u8]) -> (u8, usize) {
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

/// Returns a cell's text: UTF-8, or else Windows-1252, which gives every byte a meaning.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes)
        .map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(bytes).0, Cow::Borrowed)
}

/// Returns a row as one line, joined from its cells, and the bytes of one of the cells in it.
pub fn joined(record: &ByteRecord, separator: u8, at: usize) -> (String, Range<usize>) {
    let mut line = String::new();
    let mut mark = 0..0;
    for (number, cell) in record.iter().enumerate() {
        if number > 0 {
            line.push(char::from(separator));
        }
        let start = line.len();
        line.push_str(&decode(cell));
        if number == at {
            mark = start..line.len();
        }
    }
    (line, mark)
}

/// The longest heading that is repeated whole, in characters.
const LONGEST_HEADING: usize = 80;

/// Returns a heading as a note repeats it: at most 80 characters, the last of them `…` where some are left out.
pub fn shortened(heading: &str) -> String {
    match heading.char_indices().nth(LONGEST_HEADING) {
        None => heading.to_owned(),
        Some(_) => heading.chars().take(LONGEST_HEADING - 1).chain(['…']).collect(),
    }
}

/// Returns a number with a decimal point or comma; `None` for any other text and where it is not finite.
pub fn number(text: &str) -> Option<f64> {
    let number: f64 = text.parse().or_else(|_| text.replacen(',', ".", 1).parse()).ok()?;
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_cut_to_80_characters() {
        let whole = "å".repeat(80);
        assert_eq!(shortened(&whole), whole);
        let cut = shortened(&"å".repeat(81));
        assert_eq!((cut.chars().count(), cut.ends_with("å…")), (80, true));
    }
}
