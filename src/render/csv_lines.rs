//! Rows of CSV, written cell by cell: what [`csv`](super::csv) makes of the same cells, without any of them being held.

use super::Look;
use super::csv::{Dialect, PLAIN, dialect, quoted, text};
use crate::domain::{Fit, Levels};
use crate::result::Label;
use crate::view::blocks::CellLine;

/// The most decimals of a fit that a whole number of units tells exactly.
const EXACT: usize = 12;

/// Rows of CSV.
pub struct CsvLines {
    dialect: &'static Dialect,
    bytes: Vec<u8>,
    is_begun: bool,
}

impl CsvLines {
    /// Returns no rows.
    pub fn new(look: &Look) -> Self {
        CsvLines { dialect: dialect(look), bytes: Vec::new(), is_begun: false }
    }

    /// Returns no rows, to be written as other programs read them.
    pub fn plain() -> Self {
        CsvLines { dialect: &PLAIN, bytes: Vec::new(), is_begun: false }
    }

    /// Adds a whole number.
    pub fn number(&mut self, number: usize) {
        self.words(&number.to_string());
    }

    /// Returns the rows.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    fn begin(&mut self) {
        if self.is_begun {
            self.bytes.extend_from_slice(self.dialect.separator.as_bytes());
        }
        self.is_begun = true;
    }
}

impl CellLine for CsvLines {
    fn words(&mut self, words: &str) {
        self.begin();
        if is_plain(words) {
            self.bytes.extend_from_slice(words.as_bytes());
        } else {
            self.bytes.extend_from_slice(quoted(text(words)).as_bytes());
        }
    }

    fn label(&mut self, label: Option<&Label>) {
        match label {
            Some(label) => self.words(label.id()),
            None => self.begin(),
        }
    }

    fn fit(&mut self, fit: Option<Fit>, levels: Levels, decimals: usize) {
        self.begin();
        let Some(fit) = fit else { return };
        if decimals > EXACT {
            let number = self.dialect.numerals.write(levels.shown(fit, decimals), decimals, false);
            self.bytes.extend_from_slice(number.unwrap_or_default().as_bytes());
            return;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100, in units")]
        let units = levels.units_shown(fit, decimals) as u64;
        let mark = if self.dialect.numerals.comma { b',' } else { b'.' };
        push_decimal(&mut self.bytes, units, decimals, mark);
    }

    fn end(&mut self) {
        self.bytes.extend_from_slice(self.dialect.end.as_bytes());
        self.is_begun = false;
    }
}

/// Whether words are written as they are: they begin with a letter or a digit, and hold nothing that some program takes for
/// more than a letter.
fn is_plain(words: &str) -> bool {
    let mut bytes = words.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphanumeric())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'.' | b'_' | b'\''))
}

/// Adds a number of units of the last decimal, with the decimals behind a mark.
fn push_decimal(bytes: &mut Vec<u8>, units: u64, decimals: usize, mark: u8) {
    if decimals == 1 && units < 1_000 {
        // Nearly all numbers of a table are like that.
        let digit = |of: u64| b'0' + u8::try_from(of % 10).unwrap_or(0);
        let digits = [digit(units / 100), digit(units / 10), mark, digit(units)];
        bytes.extend_from_slice(&digits[usize::from(units < 100)..]);
        return;
    }
    let mut digits = [mark; 24];
    let (mut at, mut rest) = (digits.len(), units);
    let mut push = |at: &mut usize| {
        *at -= 1;
        digits[*at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        rest > 0
    };
    for _ in 0..decimals {
        push(&mut at);
    }
    at -= usize::from(decimals > 0);
    while push(&mut at) {}
    bytes.extend_from_slice(&digits[at..]);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::csv::draw;
    use super::*;
    use crate::view::blocks::{Cell, Column, Sheet};

    fn look(excel: bool) -> Look {
        Look { width: 80, colour: false, unicode: true, excel }
    }

    /// A row as both write it.
    fn both(words: &str, fit: Option<Fit>, decimals: usize, excel: bool) -> [String; 2] {
        let mut lines = CsvLines::new(&look(excel));
        lines.words(words);
        lines.fit(fit, Levels::default(), decimals);
        lines.end();
        let cell = Cell::Fit { fit, levels: Levels::default(), decimals: decimals.into(), marks: vec![] };
        let row = vec![Ok(vec![Cell::Name(words.to_owned()), cell])];
        let sheet = Sheet { columns: ["a", "b"].map(Column::keyed).into(), rows: Box::new(row.into_iter()) };
        let mut out = Vec::new();
        draw(sheet, &look(excel), &mut out).expect("memory can be written to");
        let drawn = String::from_utf8(out).expect("UTF-8");
        let (_, row) = drawn.split_once('\n').expect("a header row");
        [String::from_utf8(lines.into_bytes()).expect("UTF-8"), row.to_owned()]
    }

    #[test]
    fn every_fit_with_a_few_decimals_is_written_alike() {
        for step in 0..=100_000 {
            let fit = Some(Fit::new(f64::from(step) / 100_000.0));
            for decimals in [0, 1, 2] {
                let [ours, drawn] = both("a", fit, decimals, step % 2 == 0);
                assert_eq!(ours, drawn, "{step} with {decimals} decimals");
            }
        }
    }

    proptest! {
        #[test]
        fn rows_are_written_alike(
            words in "[a-zA-Z0-9 ,;=+@'\"_.\\-\t\u{a0}æøå\u{200b}]{0,12}", share in proptest::option::of(0.0..=1.0),
            decimals in 0..=14_usize, excel: bool,
        ) {
            let [ours, drawn] = both(&words, share.map(Fit::new), decimals, excel);
            prop_assert_eq!(ours, drawn);
        }
    }
}
