//! Where a result is written: to a new file that replaces the old one when complete, a device, a descriptor the program
//! was started with, or standard output.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::refusal::refuse;
use super::temporary::Temporary;
use crate::domain::{Place, Problem};

/// Results up to this size, in bytes, reach standard output only when complete, so that a failure prints nothing.
const HELD: usize = 1 << 20;

/// The most links in a row that are followed; no system follows more.
const MAX_LINKS: usize = 40;

/// The length of what may be a key, in bytes.
const KEY_LENGTH: std::ops::RangeInclusive<usize> = 16..=256;

/// Where a result is written.
pub enum To {
    /// Standard output.
    Out,
    /// A new file that replaces the named one when complete.
    File(Box<Temporary>, PathBuf),
    /// A device, a descriptor or another path that is no file: written to directly.
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
                write(file.file()).with_context(|| path.display().to_string())?;
                file.replace(&path).with_context(|| path.display().to_string())
            }
        }
    }
}

/// Returns an error in the system's words, without its number, which means nothing to a reader.
pub fn reason(error: &dyn std::error::Error) -> String {
    error.to_string().split(" (os error").next().unwrap_or_default().to_owned()
}

/// Returns a path as it is typed, but of one from the root the file's name.
pub fn shortened(path: &Path) -> PathBuf {
    match path.file_name() {
        Some(name) if path.has_root() || path.is_absolute() => PathBuf::from(name),
        _ => path.to_path_buf(),
    }
}

/// Whether a path names standard output, directly or by links.
pub fn is_standard_output(path: &Path) -> bool {
    path.as_os_str() == "-" || matches!(target(path), Ok(Target::Descriptor(1)))
}

/// Whether two paths lead to the same place, whether or not anything is there yet.
pub fn is_same_place(one: &Path, other: &Path) -> bool {
    match (target(one), target(other)) {
        (Ok(Target::Path(one)), Ok(Target::Path(other))) => one == other,
        (Ok(Target::Descriptor(one)), Ok(Target::Descriptor(other))) => one == other,
        _ => false,
    }
}

/// Opens the destination of a path: a new file beside it, or the device or descriptor that it is.
///
/// # Errors
/// It is a folder, it holds a key, or it cannot be written.
pub fn place_for(path: &Path) -> anyhow::Result<To> {
    let name = Place::whole(path.to_string_lossy().into());
    // A link is followed, not replaced, even where nothing is behind it yet.
    let target = match target(path) {
        Ok(Target::Path(target)) if target.is_dir() => {
            return Err(refuse(Problem::new("output-is-directory").at(name)));
        }
        Ok(Target::Path(target)) if is_key(&target) => {
            return Err(refuse(Problem::new("output-is-key").at(name)));
        }
        target => target,
    };
    target
        .and_then(|target| open_for_writing(target, path))
        .map_err(|error| refuse(Problem::new("cannot-write").at(name).with("system", reason(&error))))
}

fn open_for_writing(target: Target, path: &Path) -> io::Result<To> {
    let target = match target {
        Target::Descriptor(1) => return Ok(To::Out),
        Target::Descriptor(number) => return Ok(To::Device(descriptor(number)?, path.to_path_buf())),
        Target::Path(target) => target,
    };
    match fs::metadata(&target) {
        Ok(about) if !about.is_file() => {
            Ok(To::Device(OpenOptions::new().write(true).open(&target)?, target))
        }
        Ok(about) if about.permissions().readonly() => Err(io::ErrorKind::PermissionDenied.into()),
        _ => {
            let file = Temporary::in_folder(target.parent().unwrap_or(Path::new("")))?;
            Ok(To::File(Box::new(file), target))
        }
    }
}

/// Whether a file looks like one that holds a key: one long word and nothing else. No result looks like that.
fn is_key(path: &Path) -> bool {
    let mut bytes = Vec::new();
    let most = *KEY_LENGTH.end() as u64 + 1;
    // Only a regular file: opening a pipe waits for its other end.
    if !path.is_file() {
        return false;
    }
    let Ok(_) = fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)) else {
        return false;
    };
    let word = bytes.trim_ascii_end();
    KEY_LENGTH.contains(&word.len())
        && bytes.len() < word.len() + 3
        && word.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/=_-".contains(byte))
}

/// What a path leads to.
enum Target {
    /// A descriptor of this process. Somebody else opened the file behind it, and may be writing to it too.
    Descriptor(u32),
    /// A file, which need not exist.
    Path(PathBuf),
}

/// Follows links to what is to be written.
fn target(path: &Path) -> io::Result<Target> {
    let mut path = path.to_path_buf();
    for _ in 0..MAX_LINKS {
        if let Some(number) = descriptor_number(&path) {
            return Ok(Target::Descriptor(number));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let (Ok(folder), Some(name)) = (fs::canonicalize(folder), path.file_name()) else {
            return Ok(Target::Path(path));
        };
        let here = folder.join(name);
        if let Some(number) = descriptor_number(&here) {
            return Ok(Target::Descriptor(number));
        }
        match fs::read_link(&here) {
            Ok(target) => path = folder.join(target),
            Err(_) => return Ok(Target::Path(here)),
        }
    }
    Err(io::Error::other("too many levels of symbolic links"))
}

/// Returns the number in a name of a descriptor, such as `/dev/stdout`, `/dev/fd/3` or `/proc/self/fd/3`.
fn descriptor_number(path: &Path) -> Option<u32> {
    if !cfg!(unix) || !path.is_absolute() {
        return None;
    }
    let own = std::process::id().to_string();
    let parts: Vec<&str> = path.to_str()?.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    match parts.as_slice() {
        ["dev", "stdin"] => Some(0),
        ["dev", "stdout"] => Some(1),
        ["dev", "stderr"] => Some(2),
        ["dev", "fd", number] | ["proc", "self" | "thread-self", "fd", number] => number.parse().ok(),
        ["proc", process, "fd", number] if *process == own => number.parse().ok(),
        ["proc", process, "task", _, "fd", number] if *process == own || *process == "self" => {
            number.parse().ok()
        }
        _ => None,
    }
}

/// Opens a descriptor of this process, to write where its file ends.
fn descriptor(number: u32) -> io::Result<fs::File> {
    #[cfg(unix)]
    if number == 2 {
        return std::os::fd::AsFd::as_fd(&io::stderr()).try_clone_to_owned().map(fs::File::from);
    }
    OpenOptions::new().append(true).open(format!("/dev/fd/{number}"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn every_name_of_a_descriptor_is_known() {
        let own = format!("/proc/{}/fd/7", std::process::id());
        for (name, number) in [
            ("/dev/stdout", Some(1)),
            ("//dev/./stderr", Some(2)),
            ("/dev/fd/3", Some(3)),
            ("/proc/self/fd/4", Some(4)),
            ("/proc/thread-self/fd/5", Some(5)),
            (own.as_str(), Some(7)),
            ("/proc/1/fd/1", None),
            ("dev/stdout", None),
            ("/dev/null", None),
            ("/dev/fd/x", None),
        ] {
            assert_eq!(descriptor_number(Path::new(name)), number, "{name}");
        }
    }
}
