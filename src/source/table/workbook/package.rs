//! The ZIP files that workbooks are, and their XML, read with limits: neither a bomb nor an entity of its own gets far.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::Refused;

/// The most bytes of one file in a workbook, and how many times as large as packed it may be once it is large.
const MAX_FILE: u64 = 2 << 30;
const MAX_RATIO: u64 = 200;
const SMALL: u64 = 8 << 20;

/// The most bytes of one tag or text. Excel's longest text has 32,767 characters.
const MAX_EVENT: u64 = 1 << 20;

/// The most bytes of a text that is short.
const SHORT: usize = 256;

/// The most files in a workbook.
const MAX_FILES: usize = 10_000;

/// A workbook's files.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    /// Opens the ZIP file that these bytes are.
    ///
    /// # Errors
    /// They are none.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Refused> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Refused::damaged(&error))?;
        if archive.len() > MAX_FILES {
            return Err(Refused::TooLarge);
        }
        Ok(Package { archive })
    }

    /// Whether there is a file of this name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Opens a file as XML; `None` where there is none.
    ///
    /// # Errors
    /// It cannot be unpacked.
    pub fn xml(&mut self, name: &str) -> Result<Option<Xml<'_>>, Refused> {
        let Some(at) = self.archive.index_for_name(name) else { return Ok(None) };
        let file = self.archive.by_index(at).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                Refused::Encrypted
            }
            error => Refused::damaged(&error),
        })?;
        let most = file.compressed_size().saturating_mul(MAX_RATIO).clamp(SMALL, MAX_FILE);
        let event = Rc::new(Cell::new(0));
        let is_over = Rc::new(Cell::new(false));
        let limited: Box<dyn Read + '_> =
            Box::new(Limited { file, most, event: event.clone(), is_over: is_over.clone() });
        let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, limited));
        reader.config_mut().expand_empty_elements = true;
        Ok(Some(Xml { reader, buffer: Vec::new(), is_behind_end: false, event, is_over }))
    }
}

/// A file that ends in an error where it is larger than a workbook's may be.
struct Limited<F> {
    file: F,
    most: u64,
    /// The bytes read since the last tag or text.
    event: Rc<Cell<u64>>,
    is_over: Rc<Cell<bool>>,
}

impl<F: Read> Read for Limited<F> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(bytes)?;
        self.most = self.most.saturating_sub(read as u64);
        self.event.set(self.event.get() + read as u64);
        if self.most == 0 || self.event.get() > MAX_EVENT {
            self.is_over.set(true);
            return Err(io::Error::other("too large"));
        }
        Ok(read)
    }
}

/// XML that is read event by event. An empty tag is a start and an end.
pub struct Xml<'p> {
    reader: Reader<BufReader<Box<dyn Read + 'p>>>,
    buffer: Vec<u8>,
    /// Whether the last event was an end.
    is_behind_end: bool,
    event: Rc<Cell<u64>>,
    is_over: Rc<Cell<bool>>,
}

impl Xml<'_> {
    /// Returns the next event; `Eof` at the end.
    ///
    /// # Errors
    /// It is not XML, or is too large.
    pub fn next(&mut self) -> Result<Event<'_>, Refused> {
        self.buffer.clear();
        self.event.set(0);
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => {
                self.is_behind_end = matches!(event, Event::End(_));
                Ok(event)
            }
            Err(_) if self.is_over.get() => Err(Refused::TooLarge),
            Err(error) => Err(Refused::damaged(&error)),
        }
    }

    /// Returns bytes that come next and begin behind an element, as far as they lie ready; none where the last event was
    /// another, behind which the reader may not be passed by.
    pub fn ahead(&self) -> &[u8] {
        if self.is_behind_end { self.reader.get_ref().buffer() } else { &[] }
    }

    /// Passes over whole elements [ahead](Self::ahead), of so many bytes. The reader counts bytes for its errors alone.
    pub fn pass(&mut self, length: usize) {
        self.event.set(0);
        self.reader.get_mut().consume(length);
    }

    /// Adds the text up to the end of the element just begun to `text`, without that of elements named in `without`.
    ///
    /// # Errors
    /// As [`next`](Self::next); the file ends within the element.
    pub fn text(&mut self, text: &mut String, without: &[&str]) -> Result<(), Refused> {
        let (mut depth, mut skipped) = (0_usize, None);
        loop {
            match self.next()? {
                Event::Start(start) => {
                    depth += 1;
                    if skipped.is_none() && without.contains(&start.local_name().as_ref()) {
                        skipped = Some(depth);
                    }
                }
                Event::End(_) if depth == 0 => return Ok(()),
                Event::End(_) => {
                    if skipped == Some(depth) {
                        skipped = None;
                    }
                    depth -= 1;
                }
                Event::Eof => return Err(Refused::damaged("it ends within a text")),
                event if skipped.is_none() => add_text(&event, text)?,
                _ => {}
            }
        }
    }

    /// Passes over the rest of the element just begun.
    ///
    /// # Errors
    /// As [`text`](Self::text).
    pub fn skip(&mut self) -> Result<(), Refused> {
        let mut depth = 0_usize;
        loop {
            match self.next()? {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => return Ok(()),
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(Refused::damaged("it ends within an element")),
                _ => {}
            }
        }
    }
}

/// Returns the short text between two tags that these bytes begin with, and what comes behind them; `None` where they begin
/// otherwise, end too early, or the text has more than characters of ASCII that mean themselves.
pub fn plain_text<'x>(bytes: &'x [u8], open: &[u8], close: &[u8]) -> Option<(&'x str, &'x [u8])> {
    let from = bytes.strip_prefix(open)?;
    let end = from.iter().take(SHORT).position(|byte| *byte == b'<')?;
    let rest = from[end..].strip_prefix(close)?;
    let text = std::str::from_utf8(&from[..end]).ok()?;
    let is_plain = text.is_ascii() && !text.contains(['&', '\r']);
    is_plain.then_some((text, rest))
}

/// Adds what an event says to a text, if it says anything. Entities are those of XML: what a document type declares is
/// never looked at.
///
/// # Errors
/// There is no such entity.
pub fn add_text(event: &Event<'_>, text: &mut String) -> Result<(), Refused> {
    match event {
        Event::Text(words) => text.push_str(&words.xml10_content()),
        Event::CData(words) => text.push_str(&words.xml10_content()),
        Event::GeneralRef(name) => {
            let c = name.resolve_char_ref().map_err(|error| Refused::damaged(&error))?;
            let c = c.or(match &**name {
                "lt" => Some('<'),
                "gt" => Some('>'),
                "amp" => Some('&'),
                "quot" => Some('"'),
                "apos" => Some('\''),
                _ => None,
            });
            text.push(c.ok_or_else(|| Refused::damaged("it uses an unknown entity"))?);
        }
        _ => {}
    }
    Ok(())
}

/// Returns an attribute of an element, whatever its prefix.
///
/// # Errors
/// The attributes are not XML.
pub fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Result<Option<Cow<'e, str>>, Refused> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| Refused::damaged(&error))?;
        if attribute.key.local_name().as_ref() == name {
            return value(&attribute).map(Some);
        }
    }
    Ok(None)
}

/// Returns the value of an attribute.
///
/// # Errors
/// It uses an entity that XML does not have.
pub fn value<'e>(attribute: &Attribute<'e>) -> Result<Cow<'e, str>, Refused> {
    attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| Refused::damaged(&error))
}

/// Packs files, each by its name, as a workbook is packed.
#[cfg(test)]
pub fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;

    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("memory");
        archive.write_all(text.as_bytes()).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}
