//! Where a result is written: to a new file that replaces the old one when complete, a device, or standard output.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use tempfile::NamedTempFile;

use super::output::refuse;
use crate::domain::{Place, Problem};

/// Results up to this size, in bytes, reach standard output only when complete, so that a failure prints nothing.
const HELD: usize = 1 << 20;

/// Where a result is written.
pub enum To {
    /// Standard output.
    Out,
    /// A new file that replaces the named one when complete.
    File(Box<NamedTempFile>, PathBuf),
    /// A device or another path that is no file: written to directly.
    Device(fs::File, PathBuf),
}

impl To {
    /// Writes a result there, whole or not at all; `out` is standard output.
    ///
    /// # Errors
    /// The error of `write`, or of the destination.
    pub fn fill(
        self,
        out: &mut dyn Write,
        write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        match self {
            To::Out => {
                let mut held = Held { to: out, text: Vec::new() };
                write(&mut held)?;
                held.finish().context("standard output")
            }
            To::Device(mut file, path) => write(&mut file).with_context(|| path.display().to_string()),
            To::File(mut file, path) => {
                write(file.as_file_mut()).with_context(|| path.display().to_string())?;
                put(*file, &path)
            }
        }
    }
}

/// Returns an error in the system's words, without its number, which means nothing to a reader.
pub fn reason(error: &dyn std::error::Error) -> String {
    error.to_string().split(" (os error").next().unwrap_or_default().to_owned()
}

/// Moves a complete file to its place.
fn put(file: NamedTempFile, path: &Path) -> anyhow::Result<()> {
    file.persist(path).map_err(|error| error.error).with_context(|| path.display().to_string())?;
    Ok(())
}

/// Opens the destination of a path: a new file beside it, or the device that it is.
///
/// # Errors
/// It is a folder, or it cannot be written.
pub fn place_for(path: &Path) -> anyhow::Result<To> {
    let name = Place::whole(path.to_string_lossy().into());
    // A link is followed, not replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if target.is_dir() {
        return Err(refuse(Problem::new("output-is-directory").at(name)));
    }
    open_for_writing(target)
        .map_err(|error| refuse(Problem::new("cannot-write").at(name).with("system", reason(&error))))
}

fn open_for_writing(target: PathBuf) -> io::Result<To> {
    match fs::metadata(&target) {
        Ok(about) if !about.is_file() => {
            Ok(To::Device(OpenOptions::new().write(true).open(&target)?, target))
        }
        Ok(about) if about.permissions().readonly() => Err(io::ErrorKind::PermissionDenied.into()),
        existing => {
            let file = beside(&target)?;
            // A file keeps its permissions, since scores about people may be confidential.
            if let Ok(about) = existing {
                fs::set_permissions(file.path(), about.permissions())?;
            }
            Ok(To::File(Box::new(file), target))
        }
    }
}

/// Creates a file in the folder of the one it will replace, with the permissions of any new file.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".salesfit-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Holds a result back until it is complete, or larger than [`HELD`].
struct Held<'w> {
    to: &'w mut dyn Write,
    text: Vec<u8>,
}

impl Held<'_> {
    fn finish(mut self) -> io::Result<()> {
        self.release()?;
        self.to.flush()
    }

    fn release(&mut self) -> io::Result<()> {
        self.to.write_all(&self.text)?;
        self.text.clear();
        Ok(())
    }
}

impl Write for Held<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.extend_from_slice(bytes);
        if self.text.len() > HELD {
            self.release()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
