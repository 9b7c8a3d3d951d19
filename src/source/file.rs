//! A text that came in, under the name that the user gave it, and where in it something stands.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use crate::domain::Place;

/// The longest stretch of one line that is quoted beside a problem, in bytes.
const QUOTED: usize = 160;

/// A text with its name.
#[derive(Clone, Debug)]
pub struct File {
    name: Arc<str>,
    text: String,
    /// Where each line begins; found when the first place is asked for.
    lines: OnceCell<Vec<usize>>,
}

impl File {
    /// A text under the name that problems will call it by.
    pub fn new(name: &str, text: impl Into<String>) -> Self {
        File { name: name.into(), text: text.into(), lines: OnceCell::new() }
    }

    /// Its name.
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes `at` of the text; empty where there are none such.
    pub fn slice(&self, at: &Range<usize>) -> &str {
        self.text.get(at.clone()).unwrap_or_default()
    }

    /// Where the bytes `at` stand; what reaches beyond the first line is left out of the mark.
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

    /// The nearest character boundary at or before a byte.
    fn floor(&self, at: usize) -> usize {
        self.text.floor_char_boundary(at)
    }
}

/// The place of the bytes `mark` in a line; a very long line is quoted only around it.
pub fn place(file: &Arc<str>, number: usize, line: &str, mark: Range<usize>) -> Place {
    // Far out on an endless line nobody counts characters.
    let counted = mark.start.min(1 << 20);
    // Bytes that continue a character are not counted; on a line of megabytes this is many times faster.
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
pub(super) fn stem(name: &str) -> String {
    let stem = std::path::Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    stem.filter(|stem| stem != "-").unwrap_or_else(|| "team".to_owned())
}
