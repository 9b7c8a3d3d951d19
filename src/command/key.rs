//! `salesfit key`: a new key for pseudonyms.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::output::Console;
use super::refusal::{file_exists, refuse};
use crate::source::new_key;
use crate::view::Arg;

/// Write a new key for pseudonyms, to a file that only you can read
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit key my-key\n  \
    salesfit match team.yaml --pseudonym-key my-key")]
pub struct Args {
    /// The file to write; never overwritten
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Args {
    pub fn run(self, console: &mut Console<'_>) -> anyhow::Result<()> {
        let key = new_key().map_err(refuse)?;
        write_private(&self.file, &format!("{key}\n"))?;
        console.remark("key-written", &[("file", Arg::name(self.file.display().to_string()))]);
        Ok(())
    }
}

/// Writes a new file that only its owner can read.
///
/// # Errors
/// It exists already, or it cannot be written; then nothing is left of it.
fn write_private(path: &Path, text: &str) -> anyhow::Result<()> {
    let name = path.display().to_string();
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(refuse(file_exists(path)));
        }
        opened => opened.with_context(|| name.clone())?,
    };
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a key could be mistaken for a whole one.
        let _ = fs::remove_file(path);
    }
    written.context(name)
}
