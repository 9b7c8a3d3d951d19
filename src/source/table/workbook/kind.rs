//! How a workbook is known, and how one of its sheets is named.

use std::path::{Path, PathBuf};

/// What a ZIP file begins with, as workbooks are since.
const ZIP: &[u8] = b"PK\x03\x04";

/// What a file begins with that Excel wrote until 2007, or that has a password (MS-CFB).
pub const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The endings of workbooks' names.
const ENDINGS: [&str; 4] = [".xlsx", ".xlsm", ".xls", ".ods"];

/// Whether bytes are the beginning of a workbook, or of another file of the same kind.
pub fn is_workbook(head: &[u8]) -> bool {
    head.starts_with(ZIP) || head.starts_with(&COMPOUND)
}

/// Splits the name of a sheet from that of its workbook: `team.xlsx#Selgere`.
pub fn split_sheet(name: &Path) -> (PathBuf, Option<String>) {
    let Some(text) = name.to_str() else { return (name.to_path_buf(), None) };
    for (at, _) in text.match_indices('#') {
        let (file, sheet) = (&text[..at], &text[at + 1..]);
        if ENDINGS.iter().any(|ending| ends_with(file, ending)) {
            return (PathBuf::from(file), Some(sheet.to_owned()));
        }
    }
    (name.to_path_buf(), None)
}

/// Whether a file has the name of a workbook.
pub fn is_workbook_name(name: &str) -> bool {
    ENDINGS.iter().any(|ending| ends_with(name, ending))
}

/// Whether a name ends so, in any case.
fn ends_with(name: &str, ending: &str) -> bool {
    let from = name.len().saturating_sub(ending.len());
    name.get(from..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_named_after_its_workbook() {
        let split = |name: &str| split_sheet(Path::new(name));
        assert_eq!(split("team.xlsx#Selgere"), (PathBuf::from("team.xlsx"), Some("Selgere".to_owned())));
        assert_eq!(split("a#b/team.ODS#A#1"), (PathBuf::from("a#b/team.ODS"), Some("A#1".to_owned())));
        for name in ["team.xlsx", "team.csv#x", "team#1.xlsx", "#.yaml"] {
            assert_eq!(split(name), (PathBuf::from(name), None));
        }
    }
}
