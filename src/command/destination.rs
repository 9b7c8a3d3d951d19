//! What a result is written to: a new file that takes the old one's place once it is complete, a device, or standard
//! output.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use tempfile::NamedTempFile;

use super::output::refuse;
use crate::domain::{Place, Problem};

/// Results up to this size reach standard output only when they are complete, so that what fails prints nothing.
const HELD: usize = 1 << 20;

/// What a result is written to.
pub enum To {
    /// Standard output.
    Out,
    /// A new file that takes the place of the named one once it is complete.
    File(Box<NamedTempFile>, PathBuf),
    /// Something that is no file, such as a device: written to as it is.
    Device(fs::File, PathBuf),
}

impl To {
    /// Lets something write its result there, whole or not at all; to `out` where that is standard output.
    ///
    /// # Errors
    /// What the writing ends with, or what keeps it from being written.
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

/// What went wrong in the system's words, without its number for it, which says nothing to a reader.
pub fn reason(error: &dyn std::error::Error) -> String {
    error.to_string().split(" (os error").next().unwrap_or_default().to_owned()
}

/// Lets a complete file take its place.
fn put(file: NamedTempFile, path: &Path) -> anyhow::Result<()> {
    file.persist(path).map_err(|error| error.error).with_context(|| path.display().to_string())?;
    Ok(())
}

/// What a result is written to under a name: a new file beside it, or the device that it is.
///
/// # Errors
/// It is a folder, or it cannot be written.
pub fn place_for(path: &Path) -> anyhow::Result<To> {
    let name = || Place::whole(path.to_string_lossy().into());
    let trouble =
        |error: io::Error| refuse(Problem::new("cannot-write").at(name()).with("system", reason(&error)));
    // What a link names is written, not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    match fs::metadata(&target) {
        Ok(about) if about.is_dir() => Err(refuse(Problem::new("output-is-directory").at(name()))),
        Ok(about) if !about.is_file() => {
            let device = OpenOptions::new().write(true).open(&target).map_err(trouble)?;
            Ok(To::Device(device, target))
        }
        Ok(about) if about.permissions().readonly() => Err(trouble(io::ErrorKind::PermissionDenied.into())),
        there => {
            let file = beside(&target).map_err(trouble)?;
            // A file keeps its rights: scores about people may be for few eyes.
            if let Ok(about) = there {
                fs::set_permissions(file.path(), about.permissions()).map_err(trouble)?;
            }
            Ok(To::File(Box::new(file), target))
        }
    }
}

/// A new file in the folder of the one it will replace, with the rights that any new file has.
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

/// Holds a result back until it is complete, as long as it is of ordinary size.
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
