//! What a workbook of Excel until 2007 is written in (BIFF5 and BIFF8 of MS-XLS): records, and the texts in them.
//!
//! A record has at most 64 KiB; what is longer goes on in records of the kind CONTINUE. No number in a record is trusted:
//! what is asked for must be there, and nothing is made room for before it is.

use super::Refused;
use crate::source::encoding::decode_code_page;

const CONTINUE: u16 = 0x3c;
const FILE_PASS: u16 = 0x2f;
const BEGIN: u16 = 0x809;
/// What parts of a workbook of Excel 2, 3 and 4 begin with.
const BEGIN_BEFORE: [u16; 3] = [0x09, 0x209, 0x409];
const END: u16 = 0x0a;

/// The kinds of parts.
pub const GLOBALS: u16 = 0x05;
pub const WORKSHEET: u16 = 0x10;

/// How a workbook writes its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// In a code page, as Excel 5 and 95 do.
    CodePage(u16),
    /// In UTF-16 or, where that is all, its lower bytes: as all do since.
    Unicode,
}

/// A record.
#[derive(Clone, Copy)]
pub struct Record<'s> {
    pub kind: u16,
    bytes: &'s [u8],
    /// What follows it.
    after: &'s [u8],
}

impl<'s> Record<'s> {
    /// The first record of some bytes; `None` where there are none.
    fn first(bytes: &'s [u8]) -> Result<Option<Self>, Refused> {
        let Some(([a, b, c, d], rest)) = bytes.split_first_chunk() else {
            return if bytes.is_empty() { Ok(None) } else { Err(cut()) };
        };
        let length = usize::from(u16::from_le_bytes([*c, *d]));
        let (bytes, after) = rest.split_at_checked(length).ok_or_else(cut)?;
        Ok(Some(Record { kind: u16::from_le_bytes([*a, *b]), bytes, after }))
    }

    /// Returns how many bytes it has, without those of CONTINUE.
    pub fn length(&self) -> usize {
        self.bytes.len()
    }

    /// Returns some of its bytes.
    ///
    /// # Errors
    /// It ends before them.
    pub fn array<const N: usize>(&self, at: usize) -> Result<[u8; N], Refused> {
        let bytes = self.bytes.get(at..).and_then(<[u8]>::first_chunk);
        bytes.copied().ok_or_else(|| Refused::damaged("a record is too short"))
    }

    /// Returns the number of two bytes.
    ///
    /// # Errors
    /// As [`array`](Self::array); so have the others.
    pub fn word(&self, at: usize) -> Result<u16, Refused> {
        self.array(at).map(u16::from_le_bytes)
    }

    /// Returns the number of four bytes.
    pub fn long(&self, at: usize) -> Result<u32, Refused> {
        self.array(at).map(u32::from_le_bytes)
    }

    /// Returns the text from a place on, behind a count of its letters in two bytes.
    ///
    /// # Errors
    /// The record and those that go on with it end before the text does.
    pub fn text(&self, at: usize, letters: Letters) -> Result<String, Refused> {
        let mut pieces = self.pieces(at)?;
        let count = pieces.word()?;
        pieces.text(count, letters)
    }

    /// Returns the text from a place on, behind a count of its letters in one byte.
    ///
    /// # Errors
    /// As [`text`](Self::text).
    pub fn short_text(&self, at: usize, letters: Letters) -> Result<String, Refused> {
        let mut pieces = self.pieces(at)?;
        let count = pieces.byte()?;
        pieces.text(count.into(), letters)
    }

    /// Returns its bytes from a place on, with those of the records that go on with it.
    ///
    /// # Errors
    /// It ends before that place.
    pub fn pieces(&self, at: usize) -> Result<Pieces<'s>, Refused> {
        let bytes = self.bytes.get(at..).ok_or_else(|| Refused::damaged("a record is too short"))?;
        Ok(Pieces { bytes, after: self.after })
    }
}

/// The bytes of a record and of the CONTINUE records behind it, read one after the other.
pub struct Pieces<'s> {
    bytes: &'s [u8],
    after: &'s [u8],
}

impl Pieces<'_> {
    /// Goes on to the next CONTINUE record. Returns whether there is one.
    fn go_on(&mut self) -> Result<bool, Refused> {
        if !self.after.starts_with(&CONTINUE.to_le_bytes()) {
            return Ok(false);
        }
        let Some(record) = Record::first(self.after)? else { return Ok(false) };
        (self.bytes, self.after) = (record.bytes, record.after);
        Ok(true)
    }

    /// Whether all is read.
    ///
    /// # Errors
    /// A CONTINUE record is cut; so have the others.
    pub fn are_over(&mut self) -> Result<bool, Refused> {
        while self.bytes.is_empty() {
            if !self.go_on()? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Reads at most so many bytes of one piece, and at least one.
    fn some(&mut self, most: usize) -> Result<&[u8], Refused> {
        if self.are_over()? {
            return Err(Refused::damaged("a text is longer than its record"));
        }
        let (read, rest) = self.bytes.split_at_checked(most).unwrap_or((self.bytes, &[]));
        self.bytes = rest;
        Ok(read)
    }

    fn byte(&mut self) -> Result<u8, Refused> {
        Ok(self.some(1)?.first().copied().unwrap_or_default())
    }

    fn word(&mut self) -> Result<u16, Refused> {
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// Passes over so many bytes.
    fn skip(&mut self, mut count: usize) -> Result<(), Refused> {
        while count > 0 {
            count -= self.some(count)?.len();
        }
        Ok(())
    }

    /// Reads a text behind a count of its letters in two bytes, in Unicode.
    ///
    /// # Errors
    /// It is longer than what is here, or breaks off within a letter.
    pub fn shared_text(&mut self) -> Result<String, Refused> {
        let count = self.word()?;
        self.unicode(count)
    }

    /// Reads a text of so many letters.
    fn text(&mut self, count: u16, letters: Letters) -> Result<String, Refused> {
        match letters {
            // Some programs write nothing more of an empty text.
            _ if count == 0 => Ok(String::new()),
            Letters::Unicode => self.unicode(count),
            Letters::CodePage(page) => {
                let mut bytes = Vec::new();
                while bytes.len() < usize::from(count) {
                    bytes.extend(self.some(usize::from(count) - bytes.len())?);
                }
                let text = decode_code_page(&bytes, page);
                text.map(String::from).ok_or_else(|| {
                    Refused::damaged(&format!("its texts are in the unknown code page {page}"))
                })
            }
        }
    }

    /// Reads a text of so many letters behind what it is made of: letters of one byte or two, fonts that change within it,
    /// and how it is pronounced.
    fn unicode(&mut self, count: u16) -> Result<String, Refused> {
        let flags = self.byte()?;
        let fonts = if flags & 8 == 0 { 0 } else { self.word()? };
        let sounds = if flags & 4 == 0 { [0, 0] } else { [self.word()?, self.word()?] };
        let text = self.letters(count, flags & 1 != 0)?;
        self.skip(4 * usize::from(fonts))?;
        let [low, high] = sounds.map(usize::from);
        self.skip(high << 16 | low)?;
        Ok(text)
    }

    /// Reads the letters of a text. Where they go on in another record, that says first whether they have one byte or two.
    fn letters(&mut self, count: u16, mut is_wide: bool) -> Result<String, Refused> {
        let mut units: Vec<u16> = Vec::new();
        while units.len() < usize::from(count) {
            if self.bytes.is_empty() {
                is_wide = self.byte()? & 1 != 0;
                continue;
            }
            let left = usize::from(count) - units.len();
            let read = self.some(if is_wide { 2 * left } else { left })?;
            if !is_wide {
                units.extend(read.iter().map(|byte| u16::from(*byte)));
                continue;
            }
            let (whole, half) = read.as_chunks();
            if !half.is_empty() {
                return Err(Refused::damaged("a text breaks off within a letter"));
            }
            units.extend(whole.iter().map(|unit| u16::from_le_bytes(*unit)));
        }
        Ok(String::from_utf16_lossy(&units))
    }
}

/// The records of a part of a workbook, from the one behind its beginning to its end. Parts within it, such as charts in a
/// sheet, are passed over.
pub struct Records<'s> {
    rest: &'s [u8],
    depth: usize,
}

impl<'s> Records<'s> {
    /// Returns the records of the part of a kind that begins at a place, and whether its texts are in Unicode.
    ///
    /// # Errors
    /// None does, or it is of an Excel before 5.0.
    pub fn of_part(stream: &'s [u8], from: usize, kind: u16) -> Result<(Self, bool), Refused> {
        let bytes = stream.get(from..).unwrap_or_default();
        let first = Record::first(bytes)?;
        let first = first.ok_or_else(|| Refused::damaged("a part lies beyond its end"))?;
        if BEGIN_BEFORE.contains(&first.kind) {
            return Err(before_five());
        }
        if first.kind != BEGIN || first.word(2)? != kind {
            return Err(Refused::damaged("a part is not where it should be"));
        }
        let is_unicode = match first.word(0)? {
            // Some programs leave out the version.
            0 | 0x600 => true,
            0x500 => false,
            2 | 7 | 0x200 | 0x300 | 0x400 => return Err(before_five()),
            _ => return Err(Refused::damaged("its version is none")),
        };
        Ok((Records { rest: first.after, depth: 0 }, is_unicode))
    }

    /// Returns the next record; `None` at the end.
    ///
    /// # Errors
    /// The part is cut, or what follows is encrypted.
    pub fn next(&mut self) -> Result<Option<Record<'s>>, Refused> {
        loop {
            let record = Record::first(self.rest)?.ok_or_else(cut)?;
            self.rest = record.after;
            match record.kind {
                FILE_PASS => return Err(Refused::Encrypted),
                BEGIN => self.depth += 1,
                END if self.depth == 0 => return Ok(None),
                END => self.depth -= 1,
                _ if self.depth == 0 => return Ok(Some(record)),
                _ => {}
            }
        }
    }
}

fn cut() -> Refused {
    Refused::damaged("it ends early")
}

fn before_five() -> Refused {
    Refused::damaged("it is of an Excel before 5.0, whose workbooks are not read")
}
