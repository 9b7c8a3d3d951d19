//! A sign of life on a terminal while an answer takes long.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::domain::Lang;
use crate::source::Meter;
use crate::view::{Arg, Texts};

/// How long an answer may take before anything is shown, and how often it is shown anew.
const SECOND: Duration = Duration::from_secs(1);

/// Shows on standard error for how long the program has been working, from the first second on, until it is dropped; where
/// sellers are being read, also how many have been, and how long the rest will take.
pub struct Progress {
    finished: Option<Sender<()>>,
    worker: Option<JoinHandle<()>>,
}

impl Progress {
    /// Starts to show progress in a language; `None` where standard error is no terminal, or no thread can be had.
    pub fn start(lang: Lang, meter: Option<Meter>) -> Option<Self> {
        if !io::stderr().is_terminal() {
            return None;
        }
        // The main thread holds the lock on standard error, so another thread writes to a handle of its own.
        let mut terminal = own_handle()?;
        let (finished, is_finished) = mpsc::channel();
        let worker = thread::Builder::new();
        // Progress that cannot be shown is no reason to end the work.
        let worker = worker
            .spawn(move || drop(show(lang, meter.as_ref(), &is_finished, SECOND, &mut terminal)))
            .ok()?;
        Some(Progress { finished: Some(finished), worker: Some(worker) })
    }
}

/// Writes to standard output, and before that ends a progress that is shown on the same screen.
pub struct Clearing<'w> {
    pub progress: Option<Progress>,
    pub is_screen: bool,
    pub out: &'w mut dyn Write,
}

impl Write for Clearing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_screen {
            self.progress = None;
        }
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
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

/// Writes how far the work is, over and over on one line, until the other end is gone; then clears the line.
fn show(
    lang: Lang,
    meter: Option<&Meter>,
    is_finished: &Receiver<()>,
    second: Duration,
    out: &mut impl Write,
) -> io::Result<()> {
    let (mut seconds, mut texts) = (0, None);
    while is_finished.recv_timeout(second) == Err(RecvTimeoutError::Timeout) {
        seconds += 1;
        let texts = texts.get_or_insert_with(|| Texts::new(lang));
        write!(out, "\r\x1b[K{}", so_far(texts, seconds, meter))?;
        out.flush()?;
    }
    if seconds > 0 {
        out.write_all(b"\r\x1b[K")?;
        out.flush()?;
    }
    Ok(())
}

/// Returns how far the work is after so many seconds.
fn so_far(texts: &Texts, seconds: usize, meter: Option<&Meter>) -> String {
    let passed = ("seconds", Arg::Figure(seconds));
    let Some((sellers, meter)) =
        meter.map(|meter| (meter.sellers(), meter)).filter(|(sellers, _)| *sellers > 0)
    else {
        return texts.say("progress", &[passed]);
    };
    let args = [passed, ("sellers", Arg::Figure(sellers)), ("rate", Arg::Figure(sellers / seconds))];
    match meter.share().and_then(|share| left(seconds, share)) {
        Some(left) => texts.say("progress-left", &[&args[..], &[("left", Arg::Figure(left))]].concat()),
        None => texts.say("progress-sellers", &args),
    }
}

/// Returns the seconds that are left where a share of the work took so many; `None` where nothing is left to read.
fn left(seconds: usize, share: f64) -> Option<usize> {
    #[expect(clippy::cast_precision_loss, reason = "an estimate")]
    let left = seconds as f64 * (1.0 - share) / share;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is above 0")]
    let whole = left.ceil() as usize;
    (share > 0.0 && share < 1.0).then_some(whole)
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
        show(Lang::En, None, &is_finished, SECOND, &mut shown).expect("a vector takes all");
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
        let meter = Meter::default();
        show(Lang::Nb, Some(&meter), &is_finished, Duration::from_millis(10), &mut shown)
            .expect("a vector takes all");
        slow.join().expect("it only sleeps");
        let shown = String::from_utf8(shown).expect("text");
        assert!(shown.starts_with("\r\x1b[KArbeider: 1 s\r\x1b[K"), "{shown:?}");
        assert!(shown.ends_with(" s\r\x1b[K"), "{shown:?}");
    }

    #[test]
    fn the_rest_takes_as_long_as_its_share_of_the_file_did() {
        assert_eq!([0.25, 0.9, 0.5].map(|share| left(3, share)), [Some(9), Some(1), Some(3)]);
        assert_eq!([0.0, 1.0].map(|share| left(3, share)), [None, None]);
    }
}
