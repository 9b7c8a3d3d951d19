//! Standard output as the program was started with it.

use std::io::{self, Write};
#[cfg(unix)]
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether standard output was closed when the program started. The runtime opens `/dev/null` in its place before `main`,
/// so this is noted earlier still.
#[cfg(unix)]
static WAS_CLOSED: AtomicBool = AtomicBool::new(false);

#[cfg(unix)]
#[ctor::ctor]
fn note_whether_closed() {
    let flags = rustix::io::fcntl_getfd(rustix::stdio::stdout());
    WAS_CLOSED.store(flags.is_err(), Ordering::Relaxed);
}

/// Whether standard output was closed when the program started; always false on systems that cannot tell.
pub fn was_closed() -> bool {
    #[cfg(unix)]
    return WAS_CLOSED.load(Ordering::Relaxed);
    #[cfg(not(unix))]
    false
}

/// Returns standard output, which fails where it cannot be written to. That of `std` reports success for a descriptor that
/// is closed or not open for writing.
pub fn standard_output() -> Box<dyn Write> {
    #[cfg(unix)]
    if let Ok(file) = descriptor() {
        return Box::new(file);
    }
    Box::new(io::stdout().lock())
}

#[cfg(unix)]
fn descriptor() -> io::Result<std::fs::File> {
    use std::os::fd::AsFd;
    if was_closed() {
        // Opened for reading, so that writing fails as it does on a closed descriptor.
        return std::fs::File::open("/dev/null");
    }
    io::stdout().as_fd().try_clone_to_owned().map(std::fs::File::from)
}
