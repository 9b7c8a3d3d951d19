//! An input text with its name, and places in it.

use std::cell::OnceCell;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::domain::Place;

/// The longest stretch of one line that is quoted beside a problem, in bytes.
const QUOTED: usize = 160;

/// A text with its name.
#[derive(Clone, Debug)]
pub struct File {
    name: Arc<str>,
    text: String,
    /// Worked out when the first place is asked for.
    positions: OnceCell<Positions>,
}

/// Where lines and characters begin in a text.
#[derive(Clone, Debug)]
struct Positions {
    /// The byte at which each line begins.
    lines: Vec<usize>,
    /// The number of characters before each block of [`BLOCK`] bytes, so that a column far out on a long line need not be
    /// counted from the start of the line.
    characters: Vec<usize>,
}

/// The bytes of a block.
const BLOCK: usize = 4096;

impl Positions {
    fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(ix, _)| ix + 1);
        let mut characters = vec![0];
        for block in text.as_bytes().chunks(BLOCK) {
            characters.push(characters[characters.len() - 1] + count_characters(block));
        }
        Positions { lines: std::iter::once(0).chain(ends).collect(), characters }
    }

    /// Returns the number of characters that begin before a byte.
    fn characters_before(&self, text: &str, at: usize) -> usize {
        let block = at / BLOCK;
        self.characters[block] + count_characters(&text.as_bytes()[block * BLOCK..at])
    }
}

/// Returns the number of characters that begin in some bytes of UTF-8.
fn count_characters(bytes: &[u8]) -> usize {
    // Skipping bytes that continue a character is many times faster than decoding.
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

impl File {
    /// Returns a text under the name that problems use for it.
    pub fn new(name: &str, text: impl Into<String>) -> Self {
        File { name: name.into(), text: text.into(), positions: OnceCell::new() }
    }

    /// Returns the file's name.
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// Returns the whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the bytes `at` of the text; empty where they are out of range.
    pub fn slice(&self, at: &Range<usize>) -> &str {
        self.text.get(at.clone()).unwrap_or_default()
    }

    /// Returns the place of the bytes `at`. Bytes beyond the first line are not marked.
    pub fn place(&self, at: &Range<usize>) -> Place {
        let positions = self.positions.get_or_init(|| Positions::new(&self.text));
        let lines = &positions.lines;
        let start = self.floor(at.start);
        let number = lines.partition_point(|&begin| begin <= start) - 1;
        let begin = lines[number];
        let end = lines.get(number + 1).map_or(self.text.len(), |next| next - 1);
        let line = self.text[begin..end].trim_end_matches('\r');
        let mark = (start - begin).min(line.len())
            ..self.floor(at.end.max(start)).saturating_sub(begin).min(line.len());
        let marked = begin + mark.start;
        let before =
            positions.characters_before(&self.text, marked) - positions.characters_before(&self.text, begin);
        place(&self.name, number + 1, before + 1, line, mark)
    }

    /// Returns the nearest character boundary at or before a byte.
    fn floor(&self, at: usize) -> usize {
        self.text.floor_char_boundary(at)
    }
}

/// Returns the place of the bytes `mark` in a line.
pub fn place_in_line(file: &Arc<str>, number: usize, line: &str, mark: Range<usize>) -> Place {
    let column = count_characters(&line.as_bytes()[..mark.start]) + 1;
    place(file, number, column, line, mark)
}

/// Returns the place of a cell, its row and column from 1, and of the bytes `mark` in the row's text.
pub fn place_in_sheet(
    file: &Arc<str>,
    sheet: Arc<str>,
    (row, column): (usize, usize),
    text: &str,
    mark: Range<usize>,
) -> Place {
    Place { sheet: Some(sheet), ..place(file, row, column, text, mark) }
}

/// Returns a place with its column. A very long line is quoted only around it.
fn place(file: &Arc<str>, number: usize, column: usize, line: &str, mark: Range<usize>) -> Place {
    let from = if line.len() <= QUOTED {
        0
    } else {
        line.floor_char_boundary(mark.start.saturating_sub(QUOTED / 2))
    };
    let text = &line[from..line.floor_char_boundary(from + QUOTED)];
    let mark = mark.start - from..(mark.end - from).min(text.len()).max(mark.start - from);
    Place { file: file.clone(), sheet: None, line: number, column, text: text.to_owned(), mark }
}

/// Returns the name of a file without its folder and ending; `team` for standard input.
pub(super) fn stem(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    stem.filter(|stem| stem != "-").unwrap_or_else(|| "team".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_however_long_the_line() {
        let text = format!("first\n{}", "åb€".repeat(3 * BLOCK));
        let file = File::new("long", text.clone());
        let second = "first\n".len();
        for (characters, (at, _)) in text[second..].char_indices().enumerate().step_by(997) {
            let place = file.place(&(second + at..second + at + 1));
            assert_eq!((place.line, place.column), (2, characters + 1));
        }
        let end = file.place(&(text.len()..text.len()));
        assert_eq!((end.line, end.column), (2, 9 * BLOCK + 1));
    }
}
