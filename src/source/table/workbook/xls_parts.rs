//! What the cells of a workbook of Excel until 2007 refer to: its sheets, its texts and what its numbers are.

use std::collections::BTreeMap;

use super::biff::{GLOBALS, Letters, Record, Records};
use super::number_format::Shown;
use super::strings::Strings;
use super::{Refused, Sheet};

/// The most sheets of a workbook.
const MAX_SHEETS: usize = 10_000;

/// The records by their kinds.
const DATE_MODE: u16 = 0x22;
const CODE_PAGE: u16 = 0x42;
const BOUND_SHEET: u16 = 0x85;
const STYLE: u16 = 0xe0;
const SHARED_STRINGS: u16 = 0xfc;
const FORMAT: u16 = 0x41e;

/// The code page of a workbook that names none: Windows, Western Europe.
const WESTERN: u16 = 1252;

/// What holds for a whole workbook.
pub struct Globals {
    pub letters: Letters,
    pub is_1904: bool,
    pub strings: Strings,
    /// Its worksheets, each with its place in the stream.
    pub sheets: Vec<(Sheet, u32)>,
    /// The number of the picture that each style shows numbers by.
    styles: Vec<u16>,
    /// The pictures that this workbook has beside those, or instead of those, that every Excel has.
    pictures: BTreeMap<u16, Shown>,
}

impl Globals {
    /// Reads what stands before the sheets.
    ///
    /// # Errors
    /// It is damaged, too large, encrypted, or of an Excel before 5.0.
    pub fn read(stream: &[u8]) -> Result<Self, Refused> {
        let (mut records, is_unicode) = Records::of_part(stream, 0, GLOBALS)?;
        let letters = if is_unicode { Letters::Unicode } else { Letters::CodePage(WESTERN) };
        let mut globals = Globals {
            letters,
            is_1904: false,
            strings: Strings::default(),
            sheets: Vec::new(),
            styles: Vec::new(),
            pictures: BTreeMap::new(),
        };
        while let Some(record) = records.next()? {
            globals.add(&record)?;
        }
        Ok(globals)
    }

    fn add(&mut self, record: &Record<'_>) -> Result<(), Refused> {
        match record.kind {
            DATE_MODE => self.is_1904 = record.word(0)? == 1,
            CODE_PAGE if self.letters != Letters::Unicode => {
                self.letters = Letters::CodePage(record.word(0)?);
            }
            BOUND_SHEET => return self.add_sheet(record),
            // Their count is not always right, and not needed.
            SHARED_STRINGS => {
                let mut pieces = record.pieces(8)?;
                while !pieces.are_over()? {
                    self.strings.push(&pieces.shared_text()?)?;
                }
            }
            STYLE => {
                self.styles.push(record.word(2)?);
                if self.styles.len() > usize::from(u16::MAX) {
                    return Err(Refused::TooLarge);
                }
            }
            FORMAT => {
                let picture = match self.letters {
                    Letters::Unicode => record.text(2, self.letters),
                    Letters::CodePage(_) => record.short_text(2, self.letters),
                };
                self.pictures.insert(record.word(0)?, Shown::of_picture(&picture?));
            }
            _ => {}
        }
        Ok(())
    }

    /// Notes a sheet of cells; charts, macros and modules are none.
    fn add_sheet(&mut self, record: &Record<'_>) -> Result<(), Refused> {
        let start = record.long(0)?;
        let [state, kind] = record.array(4)?;
        let is_hidden = match state & 0x3f {
            0 => false,
            1 | 2 => true,
            _ => return Err(Refused::damaged("a sheet is neither hidden nor shown")),
        };
        match kind {
            0 => {}
            1 | 2 | 6 => return Ok(()),
            _ => return Err(Refused::damaged("a sheet is of an unknown kind")),
        }
        let mut name = record.short_text(6, self.letters)?;
        name.retain(|c| c != '\0');
        self.sheets.push((Sheet { name, is_hidden }, start));
        if self.sheets.len() > MAX_SHEETS { Err(Refused::TooLarge) } else { Ok(()) }
    }

    /// Returns what the numbers of a style are. Those of a style that is not there are plain ones: some programs write cells
    /// without any styles.
    pub fn shown(&self, style: u16) -> Shown {
        let Some(picture) = self.styles.get(usize::from(style)) else { return Shown::Number };
        self.pictures.get(picture).copied().unwrap_or_else(|| Shown::builtin((*picture).into()))
    }
}
