//! What must hold of the words of a row for it to be a plain one.

use super::nobody::{is_no_name, is_percentile};
use super::repeated_headings::KEYS;
use crate::domain::{clean, fold};
use crate::source::encoding::{is_damaged, is_damaged_name};

/// Whether a cell holds nothing that a row would change, or tell of.
pub(super) fn is_clean(cell: &str) -> bool {
    matches!(clean(cell), std::borrow::Cow::Borrowed(_)) && !is_damaged(cell)
}

/// Whether a cell in the place of a name surely is one.
pub(super) fn is_name(cell: &str) -> bool {
    !is_percentile(cell) && (is_plain_name(cell) || !is_no_name(cell) && !is_damaged_name(cell))
}

/// Whether a name is of letters, digits, blanks and points, and not of digits alone: surely one, and not damaged.
fn is_plain_name(name: &str) -> bool {
    let found = name.bytes().fold(0, |found, byte| found | NAME_BYTES[usize::from(byte)]);
    found & ODD == 0 && found & LETTER != 0
}

/// What bytes of a name are: letters, or none of its usual ones.
const LETTER: u8 = 1;
const ODD: u8 = 2;

static NAME_BYTES: [u8; 256] = name_bytes();

const fn name_bytes() -> [u8; 256] {
    let mut of = [ODD; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphabetic() {
            of[byte as usize] = LETTER;
        } else if byte.is_ascii_digit() || matches!(byte, b' ' | b'.') {
            of[byte as usize] = 0;
        }
        byte += 1;
    }
    of
}

/// Whether a cell is a key of our own forms.
pub(super) fn is_key(cell: &str) -> bool {
    cell.starts_with(|c: char| c.is_ascii_lowercase()) && KEYS.contains(&cell)
}

/// Whether a cell may repeat the heading of its column.
pub(super) fn may_be_heading(heading: Option<&String>, cell: &str) -> bool {
    let Some(heading) = heading else { return false };
    let first = |text: &str| text.bytes().find(|byte| !byte.is_ascii() || byte.is_ascii_alphanumeric());
    match (first(heading), first(cell)) {
        (Some(a), Some(b)) if a.is_ascii() && b.is_ascii() && !a.eq_ignore_ascii_case(&b) => false,
        _ => *heading == fold(cell),
    }
}

/// Whether a cell may be part of a line drawn with characters.
pub(super) fn is_drawn(cell: &str) -> bool {
    !cell.bytes().any(|byte| byte.is_ascii_alphanumeric())
}
