//! Temporary files beside the files they will replace: hidden, readable only by their owner, removed when the program
//! ends.
//!
//! TERM, HUP and INT remove them too. The next run that writes into the folder removes what a crash left.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tempfile::{Builder, NamedTempFile};

/// The prefix of a temporary file's name.
const PREFIX: &str = ".salesfit-";

/// The age from which a temporary file that no run has locked counts as left behind: it is locked as soon as it is made.
const STALE: Duration = Duration::from_mins(1);

/// The same where files cannot be locked.
const STALE_WITHOUT_LOCKS: Duration = Duration::from_hours(24);

/// The most entries of a folder that are searched for files left behind.
const MOST_SEARCHED: usize = 10_000;

/// The temporary files and folders that exist now.
static PRESENT: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A temporary file, removed when it is dropped.
#[derive(Debug)]
pub struct Temporary {
    file: NamedTempFile,
    /// The permissions a new file would have had.
    #[cfg(unix)]
    mode: u32,
    /// Declared last, so that the file is removed before it is forgotten.
    _present: Present,
}

/// A path that a signal removes while this lives.
#[derive(Debug)]
struct Present(PathBuf);

impl Drop for Present {
    fn drop(&mut self) {
        present().retain(|path| *path != self.0);
    }
}

impl Temporary {
    /// Creates one in a folder.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub fn in_folder(folder: &Path) -> io::Result<Self> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        #[cfg(unix)]
        let mode = mode_of_new_files(folder)?;
        let (file, present) = kept(|| {
            let file = Builder::new().prefix(PREFIX).tempfile_in(folder)?;
            let path = file.path().to_path_buf();
            Ok((file, path))
        })?;
        // The lock tells other runs that it is in use; without locks its age does.
        let can_lock = !matches!(file.as_file().try_lock(), Err(fs::TryLockError::Error(_)));
        sweep(folder, &file, can_lock);
        #[cfg(unix)]
        return Ok(Temporary { file, mode, _present: present });
        #[cfg(not(unix))]
        Ok(Temporary { file, _present: present })
    }

    /// Returns the file to write to.
    pub fn file(&mut self) -> &mut fs::File {
        self.file.as_file_mut()
    }

    /// Replaces the named file, or becomes a new file of that name.
    ///
    /// # Errors
    /// The file cannot be replaced.
    pub fn replace(self, path: &Path) -> io::Result<()> {
        let old = fs::metadata(path).ok();
        if !self.take_rights(old.as_ref())? {
            // Somebody else's file: only its contents can be replaced, if even those.
            let mut to = fs::OpenOptions::new().write(true).truncate(true).open(path)?;
            return io::copy(&mut fs::File::open(self.file.path())?, &mut to).map(|_| ());
        }
        self.file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }

    /// Becomes a new file of that name.
    ///
    /// # Errors
    /// The name is taken ([`io::ErrorKind::AlreadyExists`]), or the file cannot be created.
    pub fn create(self, path: &Path) -> io::Result<()> {
        self.take_rights(None)?;
        self.file.persist_noclobber(path).map_err(|error| error.error)?;
        Ok(())
    }

    /// Sets the owner and permissions of the file it will replace, or those of a new file. Returns whether that
    /// succeeded.
    fn take_rights(&self, old: Option<&fs::Metadata>) -> io::Result<bool> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
            let own = self.file.as_file().metadata()?;
            if let Some(old) = old.filter(|old| (old.uid(), old.gid()) != (own.uid(), own.gid()))
                && fchown(self.file.as_file(), Some(old.uid()), Some(old.gid())).is_err()
            {
                return Ok(false);
            }
            let mode = old.map_or(self.mode, |old| old.mode() & 0o7777);
            self.file.as_file().set_permissions(fs::Permissions::from_mode(mode))?;
        }
        #[cfg(not(unix))]
        let _ = old;
        Ok(true)
    }
}

/// A temporary folder, removed with its contents when it is dropped.
#[derive(Debug)]
pub struct TemporaryFolder {
    folder: tempfile::TempDir,
    present: Present,
}

impl TemporaryFolder {
    /// Creates one in a folder.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub fn in_folder(folder: &Path) -> io::Result<Self> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let (folder, present) = kept(|| {
            let mut builder = Builder::new();
            builder.prefix(PREFIX);
            #[cfg(unix)]
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
            let folder = builder.tempdir_in(folder)?;
            let path = folder.path().to_path_buf();
            Ok((folder, path))
        })?;
        Ok(TemporaryFolder { folder, present })
    }

    /// Returns its path.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Moves it to a path where nothing exists.
    ///
    /// # Errors
    /// It cannot be renamed.
    pub fn rename(self, path: &Path) -> io::Result<()> {
        fs::rename(self.folder.path(), path)?;
        // There is nothing left to remove.
        let _ = self.folder.keep();
        drop(self.present);
        Ok(())
    }
}

fn present() -> MutexGuard<'static, Vec<PathBuf>> {
    PRESENT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Creates something temporary and remembers its path while it exists. No signal is handled in the meantime.
fn kept<T>(make: impl FnOnce() -> io::Result<(T, PathBuf)>) -> io::Result<(T, Present)> {
    remove_on_signals();
    let mut present = present();
    let (made, path) = make()?;
    let path = std::path::absolute(&path).unwrap_or(path);
    present.push(path.clone());
    Ok((made, Present(path)))
}

/// Returns the permissions of a new file in a folder: 0666 less the umask.
#[cfg(unix)]
fn mode_of_new_files(folder: &Path) -> io::Result<u32> {
    use std::os::unix::fs::PermissionsExt;
    let (probe, _present) = kept(|| {
        let mut builder = Builder::new();
        let probe =
            builder.prefix(PREFIX).permissions(fs::Permissions::from_mode(0o666)).tempfile_in(folder)?;
        let path = probe.path().to_path_buf();
        Ok((probe, path))
    })?;
    Ok(probe.as_file().metadata()?.permissions().mode() & 0o777)
}

/// Removes the temporary files that earlier runs of the same user left in a folder.
fn sweep(folder: &Path, own: &NamedTempFile, can_lock: bool) {
    for entry in fs::read_dir(folder).into_iter().flatten().take(MOST_SEARCHED).flatten() {
        let is_ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        if is_ours && entry.path() != own.path() && is_left_behind(&entry, own, can_lock) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_left_behind(entry: &fs::DirEntry, own: &NamedTempFile, can_lock: bool) -> bool {
    // The metadata of the entry itself, never of a link's target.
    let Ok(about) = entry.metadata() else { return false };
    let age = about.modified().ok().and_then(|time| time.elapsed().ok());
    let stale = if can_lock { STALE } else { STALE_WITHOUT_LOCKS };
    if !about.is_file() || age.is_none_or(|age| age < stale) || !is_same_owner(&about, own) {
        return false;
    }
    fs::File::open(entry.path()).is_ok_and(|file| !can_lock || file.try_lock().is_ok())
}

fn is_same_owner(about: &fs::Metadata, own: &NamedTempFile) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        own.as_file().metadata().is_ok_and(|own| own.uid() == about.uid())
    }
    #[cfg(not(unix))]
    {
        let _ = (about, own);
        true
    }
}

/// Has TERM, HUP and INT remove temporary files before they end the program as usual.
#[cfg(unix)]
fn remove_on_signals() {
    use std::sync::Once;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Signals that are ignored, as under `nohup`, stay so.
        let ignored = ignored_signals();
        let signals = [SIGTERM, SIGHUP, SIGINT].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0);
        // Without signals, or a thread for them, the next run removes what is left.
        let Ok(mut signals) = Signals::new(signals) else { return };
        let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in signals.forever() {
                let present = present();
                for path in present.iter() {
                    let _ = fs::remove_file(path).or_else(|_| fs::remove_dir_all(path));
                }
                // The lock is still held, so nothing temporary is made any more.
                let _ = emulate_default_handler(signal);
                drop(present);
            }
        });
    });
}

#[cfg(not(unix))]
fn remove_on_signals() {}

/// Returns the signals this process ignores, one bit each, signal 1 lowest; 0 on systems that do not say.
#[cfg(unix)]
fn ignored_signals() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}
