//! One cell of a workbook of Excel as its XML has it: where it is, what it is, and what stands in it.

use quick_xml::events::{BytesStart, Event};

use super::Refused;
use super::grid::{MAX_COLUMNS, MAX_ROWS};
use super::package::{Xml, plain_text, value};

/// The most bytes of an attribute of a plain cell, so that nothing long is looked through for its end.
const MOST_OF_ATTRIBUTE: usize = 32;

/// What the tag of a cell says.
pub struct CellStart {
    /// Row and column, from 0; `None` where it is the cell after the last one.
    pub place: Option<(u32, u32)>,
    /// The number of its style, from 0.
    pub style: usize,
    /// What it holds.
    pub kind: CellKind,
}

/// What a cell holds (ECMA-376 part 1, 18.18.11).
#[derive(Clone, Copy, PartialEq)]
pub enum CellKind {
    Number,
    Shared,
    Text,
    Inline,
    Bool,
    Error,
    Date,
}

impl CellKind {
    /// Returns the kind of a word.
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "n" => CellKind::Number,
            "s" => CellKind::Shared,
            "str" => CellKind::Text,
            "inlineStr" => CellKind::Inline,
            "b" => CellKind::Bool,
            "e" => CellKind::Error,
            "d" => CellKind::Date,
            _ => return None,
        })
    }
}

impl CellStart {
    /// Reads the tag of a cell.
    ///
    /// # Errors
    /// An attribute of it makes no sense.
    pub fn of(start: &BytesStart<'_>) -> Result<Self, Refused> {
        let mut cell = CellStart { place: None, style: 0, kind: CellKind::Number };
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| Refused::damaged(&error))?;
            let word = value(&attribute)?;
            match attribute.key.as_ref() {
                "r" => cell.place = Some(place(&word).ok_or_else(|| bad("a cell's name"))?),
                "s" => cell.style = word.parse().map_err(|_| bad("a cell's style"))?,
                "t" => cell.kind = CellKind::of(&word).ok_or_else(|| bad("a cell's type"))?,
                _ => {}
            }
        }
        Ok(cell)
    }
}

/// A cell as most are written: with a number, that of a text or a short text, and nothing else.
pub struct PlainCell<'x> {
    pub about: CellStart,
    pub place: (u32, u32),
    pub value: &'x str,
    /// How many bytes it has.
    pub length: usize,
}

impl<'x> PlainCell<'x> {
    /// Returns the cell that these bytes begin with; `None` where they begin with anything else, or with a part of one.
    pub fn of(bytes: &'x [u8]) -> Option<Self> {
        let mut about = CellStart { place: None, style: 0, kind: CellKind::Number };
        let mut rest = bytes.strip_prefix(b"<c")?;
        while let [b' ', name, b'=', b'"', after @ ..] = rest {
            let end = after.iter().take(MOST_OF_ATTRIBUTE).position(|byte| *byte == b'"')?;
            let word = std::str::from_utf8(&after[..end]).ok()?;
            match name {
                b'r' => about.place = place(word),
                b's' => about.style = word.parse().ok()?,
                b't' => about.kind = CellKind::of(word)?,
                _ => return None,
            }
            rest = &after[end + 1..];
        }
        let (value, rest) = match about.kind {
            CellKind::Inline => plain_text(rest, b"><is><t>", b"</t></is></c>"),
            CellKind::Number | CellKind::Shared => plain_text(rest, b"><v>", b"</v></c>"),
            CellKind::Text | CellKind::Bool | CellKind::Error | CellKind::Date => None,
        }?;
        Some(PlainCell { place: about.place?, about, value, length: bytes.len() - rest.len() })
    }
}

/// Whether a number is written with digits alone, as short as it can be.
pub fn is_whole(text: &str) -> bool {
    text.len() < 16
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text == "0" || !text.starts_with('0') && !text.is_empty())
}

/// What stands in a cell.
#[derive(Default)]
pub struct Contents {
    pub value: Option<String>,
    pub formula: Option<String>,
}

impl Contents {
    /// Reads the cell just begun.
    pub fn read(xml: &mut Xml<'_>) -> Result<Self, Refused> {
        let mut contents = Contents::default();
        loop {
            let part = match xml.next()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "v" | "is" => Some(&mut contents.value),
                    "f" => Some(&mut contents.formula),
                    _ => None,
                },
                Event::End(_) => return Ok(contents),
                Event::Eof => return Err(Refused::damaged("a sheet ends within a cell")),
                _ => continue,
            };
            match part {
                // The reading of Japanese words is no part of them.
                Some(part) => xml.text(part.get_or_insert_default(), &["rPh"])?,
                None => xml.skip()?,
            }
        }
    }
}

/// What is said of something that cannot be.
pub fn bad(what: &str) -> Refused {
    Refused::Damaged(format!("{what} makes no sense"))
}

/// Parses a number from 1 as one from 0.
pub fn index(number: &str, most: u32) -> Result<u32, Refused> {
    let number = number.trim().parse::<u32>().ok().and_then(|number| number.checked_sub(1));
    number.filter(|number| *number < most).ok_or_else(|| bad("a row's number"))
}

/// Parses the name of a cell, `C7`, as row and column from 0.
pub fn place(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters == 0 || letters > 3 {
        return None;
    }
    let (word, digits) = name.split_at(letters);
    let column =
        word.bytes().fold(0, |all, byte| all * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1) - 1;
    let row = digits.parse::<u32>().ok()?.checked_sub(1)?;
    (column < MAX_COLUMNS && row < MAX_ROWS).then_some((row, column))
}
