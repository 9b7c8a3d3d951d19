//! Files that are packed, by the ending of their names: `.gz` and `.zst`.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;

use super::meter::Metered;

/// The most memory, as a power of two, that unpacking takes to look back: 32 MiB. What `zstd` writes by default needs 8.
const MOST_WINDOW: u32 = 25;

/// Returns the bytes of a file unpacked, and its name without the ending; as they are where the name has no such ending.
///
/// # Errors
/// The file cannot be unpacked.
pub(super) fn unpacked(file: Metered<File>, path: &Path) -> io::Result<(Box<dyn Read + Send>, PathBuf)> {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    let bytes: Box<dyn Read + Send> = match ending.as_deref() {
        Some("gz") => Box::new(MultiGzDecoder::new(BufReader::new(file))),
        Some("zst") => {
            let mut decoder = zstd::stream::read::Decoder::new(file)?;
            decoder.window_log_max(MOST_WINDOW)?;
            Box::new(decoder)
        }
        _ => return Ok((Box::new(file), path.to_path_buf())),
    };
    Ok((bytes, path.with_extension("")))
}
