//! The console: where results and remarks go, and how they look.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::Context;

use super::common::{Colour, Common};
use super::destination::{To, is_same_place, is_standard_output, place_for, reason, shortened};
use super::packing::Packing;
use super::progress::{Clearing, Progress};
use super::refusal::{drawn, refuse};
use super::screen::{speaks_unicode, width};
use super::workflow_commands::{Escapes, escaped, is_read_by_runner, through};
use crate::domain::problem::Severity;
use crate::domain::{Place, Problem};
use crate::render::{DrawError, Format, Look, Syntax, diagnostics, draw};
use crate::result::InputNote;
use crate::source::{LateNotes, Meter};
use crate::view::blocks::Diagnostic;
use crate::view::{Texts, View, diagnostic, quoted, withheld};

/// The most problems that are drawn. More help nobody.
const MAX_DRAWN: usize = 100;

/// The streams for results and remarks, with the options of the output.
#[expect(clippy::struct_excessive_bools, reason = "each is an option or a state of its own")]
pub struct Console<'w> {
    pub(super) out: &'w mut dyn Write,
    err: &'w mut dyn Write,
    texts: Rc<Texts>,
    colour: Colour,
    quiet: bool,
    format: Option<Format>,
    output: Option<PathBuf>,
    /// Whether CSV is written for Excel.
    excel: bool,
    /// The file with the key of pseudonyms: never overwritten.
    key: Option<PathBuf>,
    /// Whether no person may be named, so that no words of a file or of the user are repeated.
    discreet: bool,
    /// Notes that come when the input was read to its end.
    later: Vec<LateNotes>,
    /// Whether anything was written to standard error.
    has_spoken: bool,
    /// What is shown while sellers are read.
    progress: Option<Progress>,
    /// Whether workflow commands of GitHub Actions are escaped on both streams.
    pub(super) escapes: bool,
}

/// A place to write a result to, opened before the long work.
pub struct Destination {
    /// The format of the result.
    pub format: Format,
    to: To,
}

impl<'w> Console<'w> {
    /// Returns a console that writes results to `out` and everything else to `err`.
    pub fn new(common: &Common, out: &'w mut dyn Write, err: &'w mut dyn Write) -> Self {
        Console {
            out,
            err,
            texts: Rc::new(common.texts()),
            colour: common.color,
            quiet: common.quiet,
            format: common.format,
            output: common.output.clone(),
            excel: common.excel,
            key: common.pseudonym_key.clone(),
            discreet: common.is_discreet(),
            later: Vec::new(),
            has_spoken: false,
            progress: None,
            escapes: is_read_by_runner(),
        }
    }

    /// Whether no person may be named.
    pub fn is_discreet(&self) -> bool {
        self.discreet
    }

    /// Lets messages repeat the words of files and users, for a command that prints names.
    pub fn speak_openly(&mut self) {
        self.discreet = false;
    }

    /// Sets the team and the options of draws that commands in messages repeat. The team's file is left out where no
    /// person may be named.
    pub fn set_rerun(&mut self, team: &Path, draws: String) {
        let Some(texts) = Rc::get_mut(&mut self.texts) else { return };
        texts.rerun.draws = draws;
        if !self.discreet {
            texts.rerun.team = quoted(&team.to_string_lossy());
        }
    }

    /// Shortens the paths that commands in messages repeat, for a result that is handed out: of a path from the root only
    /// the file's name is left, since what lies above it is nobody's business.
    pub fn hand_out(&mut self, team: &Path, draws: String, catalog: Option<&Path>) {
        self.set_rerun(&shortened(team), draws);
        let (Some(texts), Some(path)) = (Rc::get_mut(&mut self.texts), catalog) else { return };
        let [whole, short] = [path, &shortened(path)].map(|path| quoted(&path.to_string_lossy()));
        texts.rerun.options =
            texts.rerun.options.replace(&format!(" --catalog {whole}"), &format!(" --catalog {short}"));
    }

    /// Returns the name of the file of `--output` as it is typed where the file is; `None` for standard output.
    pub fn shown_output(&self) -> Option<PathBuf> {
        self.file().map(shortened)
    }

    /// Returns the format asked for, if any.
    pub fn asked_format(&self) -> Option<Format> {
        self.format
    }

    /// Adds the catalog that a team file names to the options that commands in messages repeat, for a command that reads
    /// no team.
    pub fn set_rerun_catalog(&mut self, path: Option<&Path>) {
        let (Some(texts), Some(path)) = (Rc::get_mut(&mut self.texts), path) else { return };
        let option = format!(" --catalog {}", quoted(&path.to_string_lossy()));
        texts.rerun.options.insert_str(0, &option);
    }

    /// Returns the file of `--output`; `None` for standard output, by whatever name.
    pub(super) fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| !is_standard_output(path))
    }

    /// Shows on a terminal that the program is working, from the first second on, until what is returned is dropped.
    pub fn progress(&self) -> Option<Progress> {
        if self.quiet { None } else { Progress::start(self.texts.lang(), None) }
    }

    /// Shows the same, with how many sellers have been read by this meter, until a result is drawn or something is said.
    pub fn show_progress(&mut self, meter: Meter) {
        if !self.quiet {
            self.progress = Progress::start(self.texts.lang(), Some(meter));
        }
    }

    /// Returns the texts in the chosen language.
    pub fn texts(&self) -> Rc<Texts> {
        self.texts.clone()
    }

    /// Opens the destination of `--output` and `--format`.
    ///
    /// # Errors
    /// The file cannot be written, its ending means no format, it is one of the `inputs`, the format is for the
    /// findings of a review only, or it is not CSV where `--excel` asks for that.
    pub fn open(&self, inputs: &[PathBuf]) -> anyhow::Result<Destination> {
        self.destination(inputs, Format::is_special)
    }

    /// Opens the destination of a list of sellers.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_sellers(&self, inputs: &[PathBuf]) -> anyhow::Result<Destination> {
        self.destination(inputs, Format::needs_findings)
    }

    /// Opens the destination of a review, in any format.
    ///
    /// # Errors
    /// As [`open`](Self::open), except about the format.
    pub fn open_findings(&self, inputs: &[PathBuf]) -> anyhow::Result<Destination> {
        self.destination(inputs, Format::needs_sellers)
    }

    fn destination(&self, inputs: &[PathBuf], is_refused: fn(Format) -> bool) -> anyhow::Result<Destination> {
        let format = self.format.or_else(|| Format::from_ending(Packing::of(self.file()?).1));
        let format = format.or(self.excel.then_some(Format::Csv).filter(|_| self.file().is_none()));
        if let Some(format) = format.filter(|format| is_refused(*format)) {
            return Err(refuse(format.unavailable()));
        }
        if self.excel && format.is_some_and(|format| format != Format::Csv) {
            return Err(refuse(Problem::new("excel-not-csv")));
        }
        let Some(path) = self.file() else {
            let format = format.unwrap_or(Format::Table);
            // A terminal shows nothing of it, and a runner's commands in it cannot be escaped.
            if format.syntax() == Syntax::Binary && (self.escapes || io::stdout().is_terminal()) {
                return Err(refuse(Problem::new("workbook-not-printed")));
            }
            return Ok(Destination { format, to: To::Out });
        };
        let Some(format) = format else {
            let name = Place::whole(path.to_string_lossy().into());
            let formats = Format::ALL.iter().filter(|(_, format)| !is_refused(*format));
            let endings = formats.flat_map(|(_, format)| format.endings());
            let endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
            return Err(refuse(Problem::new("unknown-ending").at(name).with("endings", endings)));
        };
        self.spares(inputs)?;
        let to = place_for(path)?;
        Ok(Destination { format, to })
    }

    /// Rejects an output path that is one of these inputs, or the key of pseudonyms.
    ///
    /// # Errors
    /// The output is one of them.
    pub fn spares(&self, inputs: &[PathBuf]) -> anyhow::Result<()> {
        self.file().map_or(Ok(()), |path| self.spares_from(path, inputs))
    }

    /// Rejects a path of another file to write that is one of these inputs, or the output.
    ///
    /// # Errors
    /// The path is one of them.
    pub fn spares_beside(&self, path: &Path, inputs: &[PathBuf]) -> anyhow::Result<()> {
        let is_output = match self.file() {
            Some(output) => is_same_place(output, path),
            None => is_standard_output(path),
        };
        if is_output {
            let name = Place::whole(path.to_string_lossy().into());
            return Err(refuse(Problem::new("output-is-input").at(name)));
        }
        self.spares_from(path, inputs)
    }

    fn spares_from(&self, path: &Path, inputs: &[PathBuf]) -> anyhow::Result<()> {
        let Ok(output) = fs::canonicalize(path) else { return Ok(()) };
        for input in inputs.iter().chain(&self.key) {
            if fs::canonicalize(input).is_ok_and(|input| input == output) {
                let name = Place::whole(path.to_string_lossy().into());
                return Err(refuse(Problem::new("output-is-input").at(name)));
            }
        }
        Ok(())
    }

    /// Draws a result and writes it whole, or not at all.
    ///
    /// # Errors
    /// The input's problems, or what keeps the result from being written.
    pub fn draw(&mut self, result: &impl View, to: Destination) -> anyhow::Result<()> {
        self.draw_with(result, to, |_, _| Ok(()))
    }

    /// Draws a result as [`draw`](Self::draw), and behind it what `more` writes.
    ///
    /// # Errors
    /// As from [`draw`](Self::draw).
    pub fn draw_with(
        &mut self,
        result: &impl View,
        to: Destination,
        more: impl FnOnce(&Look, &mut dyn Write) -> Result<(), DrawError>,
    ) -> anyhow::Result<()> {
        let Destination { format, to } = to;
        let is_screen = matches!(to, To::Out) && io::stdout().is_terminal();
        let look = Look { excel: self.excel, ..self.look(is_screen && format == Format::Table) };
        let texts = self.texts.clone();
        let escapes = self.escapes(format, &to);
        let packing = self.file().map_or(Packing::None, |path| Packing::of(path).0);
        let mut out = Clearing { progress: self.progress.take(), is_screen, out: self.out };
        to.fill(&mut out, |out| {
            packing.through(out, |out| {
                through(escapes, out, |out| {
                    drawn(draw(result, &texts, format, &look, out).and_then(|()| more(&look, out)))
                })
            })
        })
    }

    /// Returns what to escape where a result is written; nothing in a file, since no runner reads it.
    fn escapes(&self, format: Format, to: &To) -> Option<Escapes> {
        (self.escapes && !matches!(to, To::File(..)) && format.syntax() != Syntax::Binary)
            .then(|| Escapes::of(format))
    }

    /// Writes lines to standard error.
    fn say(&mut self, words: &str) {
        self.progress = None;
        // A remark that cannot be written is no error.
        let _ = if self.escapes {
            writeln!(self.err, "{}", escaped(words, Escapes::WORDS))
        } else {
            writeln!(self.err, "{words}")
        };
    }

    /// Draws several results to files of their own: none is written before all are drawn. Files of these names are replaced,
    /// unless they are one of the `inputs`.
    ///
    /// # Errors
    /// The input's problems, or what keeps a result from being written.
    pub fn draw_each(
        &mut self,
        results: &[(PathBuf, impl View)],
        format: Format,
        inputs: &[PathBuf],
    ) -> anyhow::Result<()> {
        let (look, texts) = (Look { excel: self.excel, ..self.look(false) }, self.texts.clone());
        let mut files = Vec::with_capacity(results.len());
        for (path, result) in results {
            self.spares_from(path, inputs)?;
            let mut bytes = Vec::new();
            drawn(draw(result, &texts, format, &look, &mut bytes))?;
            files.push((path, bytes));
        }
        for (path, bytes) in files {
            place_for(path)?.fill(self.out, |out| out.write_all(&bytes).context("standard output"))?;
        }
        Ok(())
    }

    /// Prints a remark to standard error, unless `--quiet`.
    pub fn remark(&mut self, id: &str, args: &[(&str, crate::view::Arg)]) {
        if !self.quiet {
            let words = crate::render::sanitize(&self.texts.say(id, args)).into_owned();
            self.say(&words);
        }
    }

    /// Draws notes, unless `--quiet`.
    pub fn notes(&mut self, notes: &[Problem]) {
        if !self.quiet && !notes.is_empty() {
            self.problems(notes);
        }
    }

    /// Returns notes in words.
    pub fn told(&self, notes: &[Problem]) -> Vec<InputNote> {
        let mut told = Vec::new();
        for note in notes {
            let note = if self.discreet { withheld(note) } else { note.clone() };
            told.push(InputNote { code: note.code, text: diagnostic(&self.texts, &note).message });
        }
        told
    }

    /// Draws these notes when the command has ended.
    pub fn later(&mut self, notes: LateNotes) {
        self.later.push(notes);
    }

    /// Draws the notes that were to come later.
    pub fn finish(&mut self) {
        for notes in std::mem::take(&mut self.later) {
            self.notes(&notes.take());
        }
    }

    /// Draws problems, with their number where there are several.
    pub fn problems(&mut self, problems: &[Problem]) {
        let look = self.look(io::stderr().is_terminal());
        let mut drawn: Vec<Diagnostic> = Vec::new();
        for problem in problems.iter().take(MAX_DRAWN) {
            drawn.push(if self.discreet {
                diagnostic(&self.texts, &withheld(problem))
            } else {
                diagnostic(&self.texts, problem)
            });
        }
        let text = diagnostics(&drawn, &look);
        let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        let mut words = text.trim_end().to_owned();
        if errors > 1 {
            let count = ("count", crate::view::Arg::Count(errors));
            let shown = ("shown", crate::view::Arg::Count(drawn.len().min(errors)));
            let id = if problems.len() > MAX_DRAWN { "problems-many" } else { "problems" };
            words = format!("{words}\n\n{}", self.texts.say(id, &[count, shown]));
        }
        let gap = if self.has_spoken { "\n" } else { "" };
        self.has_spoken = true;
        self.say(&format!("{gap}{words}"));
    }

    /// Prints an error that is no problem of an input.
    pub fn trouble(&mut self, error: &anyhow::Error) {
        let what = error.to_string();
        let cause = reason(error.root_cause());
        let problem = Problem::new("cannot-write").at(Place::whole(what.into())).with("system", cause);
        self.problems(&[problem]);
    }

    pub(super) fn look(&self, is_screen: bool) -> Look {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let colour = match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => is_screen && !plain && !dumb,
        };
        Look { width: width(is_screen), colour, unicode: speaks_unicode(), excel: false }
    }
}
