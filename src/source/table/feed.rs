//! The bytes of a table, handed to a reader of rows, and what that reader has not used of them.

use std::io::{self, Cursor, Read};

use super::line_endings::Lines;

/// Reads bytes with every line end as one line feed, as [`Lines`] does, after bytes that were read before.
pub struct Feed<R> {
    before: Cursor<Vec<u8>>,
    lines: Lines<R>,
    /// The bytes that were handed out last.
    last: Vec<u8>,
    /// How many bytes were handed out.
    given: u64,
    /// How many more may be handed out for the record that is read.
    left: u64,
}

impl<R: Read> Feed<R> {
    /// Returns a reader over some bytes.
    pub fn new(from: R) -> Self {
        Feed {
            before: Cursor::default(),
            lines: Lines::new(from),
            last: Vec::new(),
            given: 0,
            left: u64::MAX,
        }
    }

    /// Returns the bytes that were handed out and not used, where so many were used; `None` where they are not kept.
    pub fn unused(&self, used: u64) -> Option<Vec<u8>> {
        let unused = usize::try_from(self.given.checked_sub(used)?).ok()?;
        let from = self.last.len().checked_sub(unused)?;
        Some(self.last[from..].to_vec())
    }

    /// Hands out these bytes before all others, as if nothing had been handed out so far.
    #[must_use]
    pub fn after(self, before: Vec<u8>) -> Self {
        Feed { before: Cursor::new(before), given: 0, ..self }
    }

    /// Sets how many bytes may be handed out from here on: for one record, which is held whole.
    pub fn allow(&mut self, most: u64) {
        self.left = most;
    }

    /// Adds bytes to `bytes` until it has at least `most` of them, or there are no more.
    pub fn fill(&mut self, bytes: &mut Vec<u8>, most: usize) -> io::Result<()> {
        let mut have = bytes.len();
        bytes.resize(most.max(have), 0);
        while have < most {
            let read = match self.lines.read(&mut bytes[have..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                read => read?,
            };
            if read == 0 {
                break;
            }
            have += read;
        }
        bytes.truncate(have);
        Ok(())
    }
}

impl<R: Read> Read for Feed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut read = self.before.read(into)?;
        if read == 0 {
            read = self.lines.read(into)?;
        }
        self.last.clear();
        self.last.extend_from_slice(&into[..read]);
        self.given += read as u64;
        let left = self.left.checked_sub(read as u64);
        self.left = left.ok_or_else(|| io::Error::other("a row is longer than 64 MiB"))?;
        Ok(read)
    }
}
