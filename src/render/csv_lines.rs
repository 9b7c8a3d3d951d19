//! Rows of CSV, written cell by cell: what [`csv`](super::csv) makes of the same cells, without any of them being held.

use std::ops::Range;

use super::Look;
use super::csv::{CsvDialect, PLAIN, dialect, quoted, text};
use super::number::Numerals;
use crate::domain::{Fit, Levels, POWERS_OF_TEN};
use crate::result::Label;
use crate::view::blocks::CellLine;

/// The most decimals of a fit that a whole number of units tells exactly.
const EXACT: usize = 12;

/// The most units of the last decimal of any other number, of which a product with a power of ten tells more than
/// [`NEAR_TIE`].
const MOST_UNITS: f64 = 1e9;

/// What is nearer than this to the middle between two units is rounded by its digits.
const NEAR_TIE: f64 = 1e-6;

/// Rows of CSV.
pub struct CsvLines {
    dialect: &'static CsvDialect,
    bytes: Vec<u8>,
    is_begun: bool,
}

impl CsvLines {
    /// Returns no rows.
    pub fn new(look: &Look) -> Self {
        CsvLines { dialect: dialect(look), bytes: Vec::new(), is_begun: false }
    }

    /// Returns no rows, in memory that held others.
    pub fn within(mut bytes: Vec<u8>, look: &Look) -> Self {
        bytes.clear();
        CsvLines { bytes, ..CsvLines::new(look) }
    }

    /// Returns no rows, to be written as other programs read them.
    pub fn plain() -> Self {
        CsvLines { dialect: &PLAIN, bytes: Vec::new(), is_begun: false }
    }

    /// Adds a whole number.
    pub fn count(&mut self, number: usize) {
        self.words(&number.to_string());
    }

    /// Returns the rows.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Adds a number of tenths, as nearly all numbers of a table are.
    #[inline]
    fn tenths(&mut self, tenths: u64) {
        let cell = usize::try_from(tenths).ok().and_then(|tenths| self.dialect.tenths.get(tenths));
        let Some(cell) = cell.filter(|_| self.is_begun) else { return self.units(tenths, 1) };
        // A fixed length compiles to one store.
        let end = self.bytes.len() + usize::from(cell[7]);
        self.bytes.extend_from_slice(cell);
        self.bytes.truncate(end);
    }

    /// Adds a number of units of the last of so many decimals.
    #[inline(never)]
    fn units(&mut self, units: u64, decimals: usize) {
        self.begin();
        push_decimal(&mut self.bytes, units, decimals, mark(self.dialect.numerals));
    }

    /// Adds a number by its digits.
    #[inline(never)]
    fn digits(&mut self, number: f64, decimals: usize) {
        self.begin();
        let number = self.dialect.numerals.write(number, decimals, false);
        self.bytes.extend_from_slice(number.unwrap_or_default().as_bytes());
    }

    #[inline]
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

    #[inline]
    fn code(&mut self, code: &str) {
        debug_assert!(is_plain(code), "{code} would be quoted or defused");
        self.begin();
        self.bytes.extend_from_slice(code.as_bytes());
    }

    fn label(&mut self, label: Option<&Label>) {
        match label {
            Some(label) => self.words(label.id()),
            None => self.begin(),
        }
    }

    fn fit(&mut self, fit: Option<Fit>, levels: Levels, decimals: usize) {
        let Some(fit) = fit else { return self.begin() };
        if decimals > EXACT {
            return self.digits(levels.shown(fit, decimals), decimals);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100, in units")]
        match (levels.units_shown(fit, decimals) as u64, decimals) {
            (tenths, 1) => self.tenths(tenths),
            (units, _) => self.units(units, decimals),
        }
    }

    #[inline]
    fn number(&mut self, number: Option<f64>, decimals: usize) {
        let Some(number) = number else { return self.begin() };
        match (units(number, decimals), decimals) {
            (Some(tenths), 1) => self.tenths(tenths),
            (Some(units), _) => self.units(units, decimals),
            (None, _) => self.digits(number, decimals),
        }
    }

    fn share(&mut self, share: Option<f64>, decimals: usize) {
        if decimals == 1 && share == Some(1.0) {
            self.begin();
            // The usual coverage.
            let whole = if self.dialect.numerals.comma { b"1,000" } else { b"1.000" };
            return self.bytes.extend_from_slice(whole);
        }
        self.number(share, decimals + 2);
    }

    fn place(&self) -> usize {
        self.bytes.len()
    }

    fn again(&mut self, cells: Range<usize>) {
        // Behind the first cell of a row each brings its separator.
        self.bytes.extend_from_within(cells);
        self.is_begun = true;
    }

    fn end(&mut self) {
        self.bytes.extend_from_slice(self.dialect.end.as_bytes());
        self.is_begun = false;
    }
}

/// Whether words are written as they are: they are none, or begin with a letter or a digit, and hold nothing that some program takes for
/// more than a letter.
fn is_plain(words: &str) -> bool {
    let bytes = words.as_bytes();
    bytes.first().is_none_or(u8::is_ascii_alphanumeric)
        && bytes.iter().fold(true, |all, byte| all & IS_PLAIN[usize::from(*byte)])
}

/// The bytes of plain words.
static IS_PLAIN: [bool; 256] = plain_bytes();

const fn plain_bytes() -> [bool; 256] {
    let mut plain = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        plain[byte as usize] =
            byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'.' | b'_' | b'\'');
        byte += 1;
    }
    plain
}

fn mark(numerals: Numerals) -> u8 {
    if numerals.comma { b',' } else { b'.' }
}

/// Returns a number in units of the last of so many decimals, rounded; `None` where it is not sure to be rounded as all its
/// digits would be.
#[inline]
fn units(number: f64, decimals: usize) -> Option<u64> {
    let exact = number * POWERS_OF_TEN.get(decimals)?;
    if !(0.0..MOST_UNITS).contains(&exact) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in the range")]
    let whole = exact as u64;
    #[expect(clippy::cast_precision_loss, reason = "it is in the range")]
    let rest = exact - whole as f64;
    ((rest - 0.5).abs() > NEAR_TIE).then_some(whole + u64::from(rest > 0.5))
}

/// Adds a number of units of the last decimal, with the decimals behind a mark.
fn push_decimal(bytes: &mut Vec<u8>, units: u64, decimals: usize, mark: u8) {
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

    /// A row as the table of every format writes it.
    fn row_of_sheet(cells: Vec<Cell>, excel: bool) -> String {
        let columns = (0..cells.len()).map(|at| Column::keyed(["a", "b", "c", "d"][at])).collect();
        let sheet = Sheet { columns, rows: Box::new(vec![Ok(cells)].into_iter()) };
        let mut out = Vec::new();
        draw(sheet, &look(excel), &mut out).expect("memory can be written to");
        let drawn = String::from_utf8(out).expect("UTF-8");
        drawn.split_once('\n').expect("a header row").1.to_owned()
    }

    fn text(lines: CsvLines) -> String {
        String::from_utf8(lines.into_bytes()).expect("UTF-8")
    }

    /// A row as both write it.
    fn both(words: &str, fit: Option<Fit>, decimals: usize, excel: bool) -> [String; 2] {
        let mut lines = CsvLines::new(&look(excel));
        lines.words(words);
        lines.fit(fit, Levels::default(), decimals);
        lines.end();
        let cell = Cell::Fit { fit, levels: Levels::default(), decimals: decimals.into(), marks: vec![] };
        [text(lines), row_of_sheet(vec![Cell::Name(words.to_owned()), cell], excel)]
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

    /// A number as a cell of its own, and as a share.
    fn both_numbers(number: Option<f64>, decimals: usize, excel: bool) -> [String; 2] {
        let mut lines = CsvLines::new(&look(excel));
        lines.number(number, decimals);
        lines.share(number, decimals);
        let start = lines.place();
        lines.number(number, decimals);
        lines.again(start..lines.place());
        lines.end();
        let number_cell = || Cell::number(number, decimals);
        let row = vec![number_cell(), Cell::share(number, decimals), number_cell(), number_cell()];
        [text(lines), row_of_sheet(row, excel)]
    }

    #[test]
    fn numbers_in_the_middle_between_two_are_written_alike() {
        for step in 0..4_000 {
            // Sixteenths are exact, and so are their middles; the next numbers beside them are none.
            let middle = f64::from(step) / 16.0;
            for number in [middle, middle.next_up(), middle.next_down(), f64::from(step) / 20.0, -middle] {
                for decimals in [0, 1, 2] {
                    let [ours, drawn] = both_numbers(Some(number), decimals, false);
                    assert_eq!(ours, drawn, "{number} with {decimals} decimals");
                }
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

        #[test]
        fn numbers_are_written_alike(
            number in proptest::option::of(prop_oneof![-1e3..1e3, 0.0..=1.0, Just(f64::NAN), Just(1e300)]),
            decimals in 0..=14_usize, excel: bool,
        ) {
            let [ours, drawn] = both_numbers(number, decimals, excel);
            prop_assert_eq!(ours, drawn);
        }
    }
}
