//! A sign of life on a terminal while an answer takes long.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long an answer may take before anything is shown, and how often it is shown anew.
const SECOND: Duration = Duration::from_secs(1);

/// Shows on standard error for how long the program has been working, from the first second on, until it is dropped.
pub struct Progress {
    finished: Option<Sender<()>>,
    worker: Option<JoinHandle<()>>,
}

impl Progress {
    /// Starts to show progress under a word; `None` where standard error is no terminal, or no thread can be had.
    pub fn start(word: String) -> Option<Self> {
        if !io::stderr().is_terminal() {
            return None;
        }
        // The main thread holds the lock on standard error, so another thread writes to a handle of its own.
        let mut terminal = own_handle()?;
        let (finished, is_finished) = mpsc::channel();
        let worker = thread::Builder::new();
        // Progress that cannot be shown is no reason to end the work.
        let worker = worker.spawn(move || drop(show(&word, &is_finished, SECOND, &mut terminal))).ok()?;
        Some(Progress { finished: Some(finished), worker: Some(worker) })
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        // The thread ends when nobody can send any more, and clears its line first.
        self.finished = None;
        if let Some(worker) = self.worker.take() {
            drop(worker.join());
        }
    }
}

/// Writes the seconds that have passed, over and over on one line, until the other end is gone; then clears the line.
fn show(word: &str, is_finished: &Receiver<()>, second: Duration, out: &mut impl Write) -> io::Result<()> {
    let mut seconds = 0;
    while is_finished.recv_timeout(second) == Err(RecvTimeoutError::Timeout) {
        seconds += 1;
        write!(out, "\r\x1b[K{word}: {seconds} s")?;
        out.flush()?;
    }
    if seconds > 0 {
        out.write_all(b"\r\x1b[K")?;
        out.flush()?;
    }
    Ok(())
}

#[cfg(unix)]
fn own_handle() -> Option<File> {
    use std::os::fd::AsFd;
    io::stderr().as_fd().try_clone_to_owned().ok().map(File::from)
}

#[cfg(windows)]
fn own_handle() -> Option<File> {
    use std::os::windows::io::AsHandle;
    io::stderr().as_handle().try_clone_to_owned().ok().map(File::from)
}

#[cfg(not(any(unix, windows)))]
fn own_handle() -> Option<File> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quick_answer_shows_nothing() {
        let (finished, is_finished) = mpsc::channel();
        drop(finished);
        let mut shown = Vec::new();
        show("Working", &is_finished, SECOND, &mut shown).expect("a vector takes all");
        assert!(shown.is_empty());
    }

    #[test]
    fn a_slow_answer_shows_seconds_and_leaves_an_empty_line() {
        let (finished, is_finished) = mpsc::channel();
        let slow = thread::spawn(move || {
            thread::sleep(Duration::from_millis(200));
            drop(finished);
        });
        let mut shown = Vec::new();
        show("Working", &is_finished, Duration::from_millis(10), &mut shown).expect("a vector takes all");
        slow.join().expect("it only sleeps");
        let shown = String::from_utf8(shown).expect("text");
        assert!(shown.starts_with("\r\x1b[KWorking: 1 s\r\x1b[K"), "{shown:?}");
        assert!(shown.ends_with(" s\r\x1b[K"), "{shown:?}");
    }
}
