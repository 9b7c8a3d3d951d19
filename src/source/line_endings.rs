//! Line ends as one kind: whatever wrote a text, its lines end with a line feed.

use std::io::{self, Read};

/// Bytes in which every carriage return has become a line feed, or nothing where one follows; the last line ends too.
///
/// The CSV reader counts line feeds; with the line ends of Windows it would be one behind.
pub struct Lines<R> {
    from: R,
    /// Whether the last byte read was a carriage return, told as a line feed already.
    returned: bool,
    /// What has been read last, and whether the end has been told.
    last: u8,
    ended: bool,
}

impl<R: Read> Lines<R> {
    /// Over some bytes.
    pub fn new(from: R) -> Self {
        Lines { from, returned: false, last: b'\n', ended: false }
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while !into.is_empty() && !self.ended {
            let read = self.from.read(into)?;
            if read == 0 {
                self.ended = true;
                if self.last != b'\n' {
                    into[0] = b'\n';
                    return Ok(1);
                }
                break;
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
            // A lone line feed after a carriage return leaves nothing; no bytes would mean the end.
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

    /// What comes out where at most `step` bytes come in at a time.
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
            assert_eq!(read("a\r\nb\rc\n\r\n\nd", step), "a\nb\nc\n\n\nd\n");
            assert_eq!(read("", step), "");
        }
    }
}
