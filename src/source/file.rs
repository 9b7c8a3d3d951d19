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
    /// Where each line begins; worked out when the first place is asked for.
    lines: OnceCell<Vec<usize>>,
}

impl File {
    /// Returns a text under the name that problems use for it.
    pub fn new(name: &str, text: impl Into<String>) -> Self {
        File { name: name.into(), text: text.into(), lines: OnceCell::new() }
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
        let lines = self.lines.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(ix, _)| ix + 1);
            std::iter::once(0).chain(ends).collect()
        });
        let start = self.floor(at.start);
        let number = lines.partition_point(|&begin| begin <= start) - 1;
        let begin = lines[number];
        let end = lines.get(number + 1).map_or(self.text.len(), |next| next - 1);
        let line = self.text[begin..end].trim_end_matches('\r');
        let mark = (start - begin).min(line.len())
            ..self.floor(at.end.max(start)).saturating_sub(begin).min(line.len());
        place(&self.name, number + 1, line, mark)
    }

    /// Returns the nearest character boundary at or before a byte.
    fn floor(&self, at: usize) -> usize {
        self.text.floor_char_boundary(at)
    }
}

/// Returns the place of the bytes `mark` in a line. A very long line is quoted only around them.
pub fn place(file: &Arc<str>, number: usize, line: &str, mark: Range<usize>) -> Place {
    // Far out on an endless line the column is approximate: bytes, not characters.
    let counted = mark.start.min(1 << 20);
    // Skipping bytes that continue a character is many times faster on a line of megabytes than decoding.
    let column = line.as_bytes()[..counted].iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
        + 1
        + (mark.start - counted);
    let from = if line.len() <= QUOTED {
        0
    } else {
        line.floor_char_boundary(mark.start.saturating_sub(QUOTED / 2))
    };
    let text = &line[from..line.floor_char_boundary(from + QUOTED)];
    let mark = mark.start - from..(mark.end - from).min(text.len()).max(mark.start - from);
    Place { file: file.clone(), line: number, column, text: text.to_owned(), mark }
}

/// Returns the name of a file without its folder and ending; `team` for standard input.
pub(super) fn stem(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    stem.filter(|stem| stem != "-").unwrap_or_else(|| "team".to_owned())
}
