//! The rows of a table that `match --keep-going` leaves out: where they are written, or how they are told.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::Context;

use super::destination::{To, place_for};
use super::output::Console;
use super::packing::Packing;
use super::refusal::{Refusal, refuse};
use crate::domain::{Place, Problem};
use crate::render::CsvLines;
use crate::source::{Rejected, Rejects};
use crate::view::blocks::CellLine;
use crate::view::{Texts, diagnostic, withheld};

/// The most problems that are kept to be printed.
const MOST_KEPT: usize = 1_000;

/// The options about rows that are wrong.
#[derive(Debug, clap::Args)]
pub struct RejectArgs {
    /// Leave out the faulty rows of a table, and match the others; the exit status is still 2
    #[arg(long)]
    keep_going: bool,

    /// Write the rows left out to this file, as CSV with a reason for each
    #[arg(long, value_name = "FILE", requires = "keep_going")]
    rejects: Option<PathBuf>,
}

/// The rows that are left out, as they come.
pub struct RejectFile {
    rejects: Option<Rejects>,
    to: Option<(To, PathBuf)>,
    lines: CsvLines,
    told: Vec<Problem>,
    count: usize,
    texts: Rc<Texts>,
    is_discreet: bool,
}

impl RejectArgs {
    /// Returns where the rows of a table are noted that are left out; `None` where none are.
    pub fn sink(&self) -> Option<Rejects> {
        self.keep_going.then(Rejects::default)
    }

    /// Opens the file of the rows left out.
    ///
    /// # Errors
    /// It cannot be written, or is one of the `inputs` or the output.
    pub fn open(
        &self,
        sink: Option<Rejects>,
        inputs: &[PathBuf],
        console: &Console<'_>,
    ) -> anyhow::Result<RejectFile> {
        let to = self.rejects.as_deref().map(|path| {
            console.spares_beside(path, inputs)?;
            anyhow::Ok((place_for(path)?, path.to_path_buf()))
        });
        let mut lines = CsvLines::plain();
        for head in ["line", "column", "code", "reason", "row"] {
            lines.words(head);
        }
        lines.end();
        let to = to.transpose()?;
        let (texts, is_discreet) = (console.texts(), console.is_discreet());
        Ok(RejectFile { rejects: sink, to, lines, told: Vec::new(), count: 0, texts, is_discreet })
    }
}

impl RejectFile {
    /// Takes the rows that were left out since it was last asked to.
    pub fn take(&mut self) {
        let rejected = self.rejects.as_ref().map(Rejects::take).unwrap_or_default();
        for Rejected { line, problems, row } in rejected {
            self.count += 1;
            if self.to.is_none() {
                let room = MOST_KEPT.saturating_sub(self.told.len());
                self.told.extend(problems.into_iter().take(room));
                continue;
            }
            for problem in problems {
                let column = problem.place.as_ref().map_or(0, |place| place.column);
                self.lines.count(line);
                self.lines.count(column);
                self.lines.words(problem.code);
                let told = if self.is_discreet { withheld(&problem) } else { problem };
                self.lines.words(&diagnostic(&self.texts, &told).message);
                self.lines.words(if self.is_discreet { "" } else { &row });
                self.lines.end();
            }
        }
    }

    /// Writes the file.
    ///
    /// # Errors
    /// Rows were left out, or the file cannot be written.
    pub fn finish(mut self, console: &mut Console<'_>) -> anyhow::Result<()> {
        self.take();
        let bytes = self.lines.into_bytes();
        let Some((to, path)) = self.to else {
            return if self.told.is_empty() { Ok(()) } else { Err(Refusal(self.told).into()) };
        };
        to.fill(console.out, |out: &mut dyn Write| {
            Packing::of(&path).0.through(out, |out| out.write_all(&bytes).with_context(|| shown(&path)))
        })?;
        if self.count == 0 {
            return Ok(());
        }
        let place = Place::whole(shown(&path).into());
        Err(refuse(Problem::new("rows-rejected").with("count", self.count).at(place)))
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
