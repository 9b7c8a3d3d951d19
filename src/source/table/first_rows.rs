//! The rows of a table that are held and looked at together before any is read.

use super::row::{Row, RowSource};
use super::row_problems::Problems;

/// The rows that are held at first, and about the most bytes of them.
const HELD: usize = 1_000;
const HELD_BYTES: usize = 16 << 20;

/// Reads the rows that are held, and whether they are all.
pub fn first_rows(rows: &mut dyn RowSource, problems: &mut Problems) -> (Vec<Row>, bool) {
    let (mut held, mut bytes) = (Vec::new(), 0);
    let mut row = Row::default();
    while held.len() < HELD && bytes < HELD_BYTES {
        match rows.read(&mut row) {
            Ok(true) if row.is_blank() => {}
            Ok(true) => {
                bytes += row.bytes();
                held.push(row.clone());
            }
            Ok(false) => return (held, true),
            // The headings may be wrong as well, and are told first.
            Err(problem) => {
                problems.push(problem);
                return (held, true);
            }
        }
    }
    (held, false)
}
