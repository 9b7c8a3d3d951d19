//! Converts all line ends to line feeds, and marks the end.

use std::io::{self, Read};

use memchr::memchr;

/// The line that follows the last one. In CSV it is inside a cell where a quotation mark was left open.
pub const END: &[u8] = b"\0\n";

/// Reads bytes with every line end (CR, LF or CR LF) as one line feed; the last line gets one too. Then follows [`END`].
///
/// The CSV reader counts line feeds; with the line ends of Windows its count would be one behind.
pub struct Lines<R> {
    from: R,
    /// Whether the last byte read was a carriage return, already returned as a line feed.
    returned: bool,
    /// The last byte returned.
    last: u8,
    /// What is still to be returned after all bytes were read; `None` before.
    ending: Option<&'static [u8]>,
}

impl<R: Read> Lines<R> {
    /// Returns a reader over some bytes.
    pub fn new(from: R) -> Self {
        Lines { from, returned: false, last: b'\n', ending: None }
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while !into.is_empty() {
            if let Some(ending) = &mut self.ending {
                return ending.read(into);
            }
            let read = self.from.read(into)?;
            if read == 0 {
                self.ending = Some(if self.last == b'\n' { END } else { b"\n\0\n" });
                continue;
            }
            // The usual bytes have line feeds alone.
            if !self.returned && memchr(b'\r', &into[..read]).is_none() {
                self.last = into[read - 1];
                return Ok(read);
            }
            let mut kept = 0;
            for at in 0..read {
                let byte = into[at];
                let follows = byte == b'\n' && self.returned;
                self.returned = byte == b'\r';
                if !follows {
                    into[kept] = if self.returned { b'\n' } else { byte };
                    self.last = into[kept];
                    kept += 1;
                }
            }
            // Only a line feed after a carriage return was read: read on, since 0 bytes would mean the end.
            if kept > 0 {
                return Ok(kept);
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what is read where the source gives at most `step` bytes at a time.
    fn read(text: &str, step: usize) -> String {
        struct Steps<'t>(&'t [u8], usize);
        impl Read for Steps<'_> {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                let most = self.1.min(into.len());
                self.0.read(&mut into[..most])
            }
        }
        let mut all = String::new();
        Lines::new(Steps(text.as_bytes(), step)).read_to_string(&mut all).expect("text");
        all
    }

    #[test]
    fn every_kind_of_line_end_becomes_one() {
        for step in 1..6 {
            assert_eq!(read("a\r\nb\rc\n\r\n\nd", step), "a\nb\nc\n\n\nd\n\0\n");
            assert_eq!(read("", step), "\0\n");
        }
    }
}
