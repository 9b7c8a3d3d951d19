//! Results that are packed as they are written, where the output's name ends in `.gz` or `.zst`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use flate2::Compression;
use flate2::write::GzEncoder;

/// How a result is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    None,
    /// As gzip does.
    Gzip,
    /// As Zstandard does.
    Zstd,
}

impl Packing {
    /// Returns how a file of this name is packed, and the name without the ending that says so.
    pub fn of(path: &Path) -> (Self, PathBuf) {
        let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
        match ending.as_deref() {
            Some("gz") => (Packing::Gzip, path.with_extension("")),
            Some("zst") => (Packing::Zstd, path.with_extension("")),
            _ => (Packing::None, path.to_path_buf()),
        }
    }

    /// Calls `write` with what packs its bytes for `out`. The same bytes are always packed in the same way.
    ///
    /// # Errors
    /// The error of `write`, or of `out`.
    pub fn through(
        self,
        out: &mut dyn Write,
        write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        match self {
            Packing::None => write(out),
            Packing::Gzip => {
                let mut packer = GzEncoder::new(Gate(Some(out)), Compression::default());
                if let Err(error) = write(&mut packer) {
                    packer.get_mut().0 = None;
                    return Err(error);
                }
                ended(packer.finish())
            }
            Packing::Zstd => {
                let mut packer = zstd::stream::write::Encoder::new(out, 0).context("standard output")?;
                write(&mut packer)?;
                ended(packer.finish())
            }
        }
    }
}

/// Passes bytes on until it is shut: gzip writes its end when it is dropped, and what failed is to have none.
struct Gate<'w>(Option<&'w mut dyn Write>);

impl Write for Gate<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.as_mut().map_or(Ok(bytes.len()), |out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.as_mut().map_or(Ok(()), Write::flush)
    }
}

fn ended<W>(finished: io::Result<W>) -> anyhow::Result<()> {
    finished.map(drop).context("standard output")
}
