//! How much of an input has been read, for those who wait.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};

/// Counts what is read of an input; others may look at it at any time.
#[derive(Clone, Debug, Default)]
pub struct Meter(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    /// The bytes of the file; 0 where they are not known.
    size: u64,
    bytes: AtomicU64,
    sellers: AtomicUsize,
}

impl Meter {
    /// Returns a meter of a file of so many bytes.
    pub(super) fn of_size(size: u64) -> Self {
        Meter(Arc::new(Counts { size, ..Counts::default() }))
    }

    /// Returns the sellers that were read so far.
    pub fn sellers(&self) -> usize {
        self.0.sellers.load(Relaxed)
    }

    /// Returns the share of the file that was read, 0 to 1; `None` where its size is not known.
    pub fn share(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "a share need not be exact")]
        let share = self.0.bytes.load(Relaxed) as f64 / self.0.size as f64;
        (self.0.size > 0).then_some(share.min(1.0))
    }

    pub(super) fn add_sellers(&self, sellers: usize) {
        self.0.sellers.fetch_add(sellers, Relaxed);
    }
}

/// Reads from another reader and counts its bytes.
pub(super) struct Metered<R> {
    pub reader: R,
    pub meter: Meter,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(into)?;
        self.meter.0.bytes.fetch_add(read as u64, Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_is_of_the_bytes_and_unknown_without_a_size() {
        let meter = Meter::of_size(8);
        let mut reader = Metered { reader: &b"12345678"[..], meter: meter.clone() };
        reader.read_exact(&mut [0; 2]).expect("there are eight");
        meter.add_sellers(3);
        assert_eq!((meter.share(), meter.sellers()), (Some(0.25), 3));
        assert_eq!(Meter::default().share(), None);
    }
}
