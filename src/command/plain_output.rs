//! What a command writes beside its report: bytes that are none, and a result as JSON to a file of its own.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::Path;

use anyhow::Context;

use super::destination::{To, place_for};
use super::output::Console;
use super::refusal::{drawn, file_exists, refuse};
use super::workflow_commands::{Escapes, escaped};
use crate::domain::Problem;
use crate::render::{Format, draw};
use crate::view::View;

impl Console<'_> {
    /// Writes bytes that are no report, such as a policy to start from, to where `--output` says. An existing file is
    /// left alone, since somebody may have worked on it.
    ///
    /// # Errors
    /// The file exists, or what keeps the bytes from being written.
    pub fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.write_over(bytes, |_| false)
    }

    /// Writes a workbook that is no report, as [`write`](Self::write).
    ///
    /// # Errors
    /// As [`write`](Self::write), or standard output cannot take it.
    pub fn write_workbook(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        if self.file().is_none() && (self.escapes || io::stdout().is_terminal()) {
            return Err(refuse(Problem::new("workbook-not-printed")));
        }
        self.write(bytes)
    }

    /// Writes bytes as [`write`](Self::write), over an existing file only where `is_ours` says that this command wrote it.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn write_over(&mut self, bytes: &[u8], is_ours: fn(&str) -> bool) -> anyhow::Result<()> {
        if let Some(path) = self.file().filter(|path| path.is_file())
            && !fs::read_to_string(path).is_ok_and(|text| is_ours(&text))
        {
            return Err(refuse(file_exists(path)));
        }
        // There is no format, so the ending of the file's name does not matter.
        let to = self.file().map_or(Ok(To::Out), place_for)?;
        to.fill(self.out, |out| out.write_all(bytes).context("standard output"))
    }

    /// Writes a text of YAML as [`write_over`](Self::write_over). Where a runner reads it, commands in its words are escaped as in
    /// JSON, whose escapes YAML has as well.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn write_yaml(&mut self, text: &str, is_ours: fn(&str) -> bool) -> anyhow::Result<()> {
        if self.escapes && self.file().is_none() {
            self.write_over(escaped(text, Escapes::of(Format::Json)).as_bytes(), is_ours)
        } else {
            self.write_over(text.as_bytes(), is_ours)
        }
    }

    /// Writes a result as JSON to a file, whole or not at all.
    ///
    /// # Errors
    /// What keeps it from being written.
    pub fn put_json(&mut self, result: &impl View, path: &Path) -> anyhow::Result<()> {
        let (look, texts) = (self.look(false), self.texts());
        place_for(path)?.fill(self.out, |out| drawn(draw(result, &texts, Format::Json, &look, out)))
    }
}
