//! Where results and remarks go, and in what look.

use std::fmt;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::Context;

use super::common::{Colour, Common, quoted};
use super::destination::{To, is_standard_output, place_for, reason};
use super::workflow_commands::{Escaped, Escapes, escaped, is_read_by_runner};
use crate::domain::problem::Severity;
use crate::domain::{Place, Problem};
use crate::render::{DrawError, Format, Look, diagnostics, draw, draw_report};
use crate::view::blocks::{Diagnostic, Report};
use crate::view::{Texts, View, diagnostic, withheld};

/// So many problems are drawn; a file that is wrong in every row has been understood by then.
const MAX_DRAWN: usize = 100;

/// Columns where nobody says how wide the screen is.
const WIDTH: usize = 80;

/// No screen is wider.
const MAX_WIDTH: usize = 10_000;

/// The input is wrong: every problem that was found.
#[derive(Debug)]
pub struct Refusal(pub Vec<Problem>);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} problems in the input", self.0.len())
    }
}

impl std::error::Error for Refusal {}

/// An error about what the user asked for.
pub fn refuse(problem: Problem) -> anyhow::Error {
    Refusal(vec![problem]).into()
}

/// Where results and remarks go.
pub struct Console<'w> {
    out: &'w mut dyn Write,
    err: &'w mut dyn Write,
    texts: Rc<Texts>,
    colour: Colour,
    quiet: bool,
    format: Option<Format>,
    output: Option<PathBuf>,
    /// The file with the key of pseudonyms: never written over.
    key: Option<PathBuf>,
    /// Whether nobody is to be named, so that no words of a file or of the user are repeated.
    discreet: bool,
    /// Whether something stands on standard error already.
    has_spoken: bool,
    /// Whether commands to the runner of GitHub Actions are escaped on both streams.
    escapes: bool,
}

/// A place to write a result to, opened before the long work.
pub struct Destination {
    /// What the result is drawn as.
    pub format: Format,
    to: To,
}

impl<'w> Console<'w> {
    /// Results to `out`, everything else to `err`.
    pub fn new(common: &Common, out: &'w mut dyn Write, err: &'w mut dyn Write) -> Self {
        Console {
            out,
            err,
            texts: Rc::new(common.texts()),
            colour: common.color,
            quiet: common.quiet,
            format: common.format,
            output: common.output.clone(),
            key: common.pseudonym_key.clone(),
            discreet: common.is_discreet(),
            has_spoken: false,
            escapes: is_read_by_runner(),
        }
    }

    /// Repeats what files and users say from now on: for whom names are the answer.
    pub fn speak_openly(&mut self) {
        self.discreet = false;
    }

    /// Makes the commands that messages print name this team and repeat these options of draws. Where nobody is to be
    /// named, no file of the user's is.
    pub fn set_rerun(&mut self, team: &str, draws: String) {
        let Some(texts) = Rc::get_mut(&mut self.texts) else { return };
        texts.rerun.draws = draws;
        if !self.discreet {
            texts.rerun.team = quoted(team);
        }
    }

    /// The file that `--output` names; `None` for standard output, by whatever name.
    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| !is_standard_output(path))
    }

    /// The words in the chosen language.
    pub fn texts(&self) -> Rc<Texts> {
        self.texts.clone()
    }

    /// Opens what `--output` and `--format` say.
    ///
    /// # Errors
    /// The file cannot be written, its ending says no format, it is one of the `inputs`, or the format shows only
    /// what a review finds.
    pub fn open(&self, inputs: &[PathBuf]) -> anyhow::Result<Destination> {
        self.open_as(inputs, false)
    }

    /// The same; `excel` asks for a CSV that a spreadsheet opens by double click.
    ///
    /// # Errors
    /// As above, or the format is another than CSV.
    pub fn open_as(&self, inputs: &[PathBuf], excel: bool) -> anyhow::Result<Destination> {
        let default = if excel { Format::Csv } else { Format::Table };
        let destination = self.destination(inputs, default, Format::needs_findings)?;
        if excel && destination.format != Format::Csv {
            return Err(refuse(Problem::new("excel-not-csv")));
        }
        Ok(destination)
    }

    /// The same for a review, whose findings can be shown in formats of their own.
    ///
    /// # Errors
    /// As for [`Console::open`], but that every format will do.
    pub fn open_findings(&self, inputs: &[PathBuf]) -> anyhow::Result<Destination> {
        self.destination(inputs, Format::Table, |_| false)
    }

    fn destination(
        &self,
        inputs: &[PathBuf],
        default: Format,
        is_refused: fn(Format) -> bool,
    ) -> anyhow::Result<Destination> {
        let format = self.format.or_else(|| Format::from_ending(self.file()?));
        if let Some(format) = format.filter(|format| is_refused(*format)) {
            return Err(refuse(format.of_reviews()));
        }
        let Some(path) = self.file() else {
            return Ok(Destination { format: format.unwrap_or(default), to: To::Out });
        };
        let name = || Place::whole(path.to_string_lossy().into());
        let Some(format) = format else {
            let formats = Format::ALL.iter().filter(|(_, format)| !is_refused(*format));
            let endings = formats.flat_map(|(_, format)| format.endings());
            let endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
            return Err(refuse(Problem::new("unknown-ending").at(name()).with("endings", endings)));
        };
        self.spares(inputs)?;
        let to = place_for(path)?;
        Ok(Destination { format, to })
    }

    /// Rejects an output path that is one of these, which have been read by now, or the key of pseudonyms.
    ///
    /// # Errors
    /// It is one of them.
    pub fn spares(&self, inputs: &[PathBuf]) -> anyhow::Result<()> {
        let Some(path) = self.file() else { return Ok(()) };
        let same = |input: &PathBuf| {
            fs::canonicalize(input).ok().is_some_and(|input| fs::canonicalize(path).ok() == Some(input))
        };
        if inputs.iter().chain(&self.key).any(same) {
            let name = Place::whole(path.to_string_lossy().into());
            return Err(refuse(Problem::new("output-is-input").at(name)));
        }
        Ok(())
    }

    /// Draws a result and writes it whole, or not at all.
    ///
    /// # Errors
    /// The input's problems, or what keeps the result from being written.
    pub fn draw(&mut self, result: &impl View, to: Destination, excel: bool) -> anyhow::Result<()> {
        let Destination { format, to } = to;
        let is_screen = matches!(to, To::Out) && io::stdout().is_terminal();
        let look = Look { excel, ..self.look(is_screen && format == Format::Table) };
        let texts = self.texts.clone();
        let escapes = self.escapes(format, &to);
        to.fill(self.out, |out| through(escapes, out, |out| drawn(draw(result, &texts, format, &look, out))))
    }

    /// Draws a report that is told once: to be removed.
    ///
    /// # Errors
    /// The report's problems, or what keeps it from being written.
    pub fn tell(&mut self, report: Box<dyn Report>, to: Destination, excel: bool) -> anyhow::Result<()> {
        let Destination { format, to } = to;
        let is_screen = matches!(to, To::Out) && io::stdout().is_terminal();
        let look = Look { excel, ..self.look(is_screen && format == Format::Table) };
        let escapes = self.escapes(format, &to);
        to.fill(self.out, |out| through(escapes, out, |out| drawn(draw_report(report, format, &look, out))))
    }

    /// What is escaped where a result is written: nothing in a file, which no runner reads.
    fn escapes(&self, format: Format, to: &To) -> Option<Escapes> {
        (self.escapes && !matches!(to, To::File(..))).then(|| Escapes::of(format))
    }

    /// Writes a line, or several, to standard error.
    fn say(&mut self, words: &str) {
        // Where remarks go nowhere, there is nobody to tell.
        let _ = if self.escapes {
            writeln!(self.err, "{}", escaped(words))
        } else {
            writeln!(self.err, "{words}")
        };
    }

    /// Writes bytes that are no report, such as a policy to begin with, to where `--output` says. A file that is there
    /// is left alone: it may be one that somebody has worked on.
    ///
    /// # Errors
    /// The file is there, or what keeps them from being written.
    pub fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.write_over(bytes, |_| false)
    }

    /// The same, but replaces a file that is there where `is_ours` says that its text was written by this command.
    ///
    /// # Errors
    /// As of [`write`](Self::write).
    pub fn write_over(&mut self, bytes: &[u8], is_ours: fn(&str) -> bool) -> anyhow::Result<()> {
        if let Some(path) = self.file().filter(|path| path.is_file())
            && !fs::read_to_string(path).is_ok_and(|text| is_ours(&text))
        {
            let name = Place::whole(path.to_string_lossy().into());
            return Err(refuse(Problem::new("file-exists").at(name)));
        }
        // No report is drawn, so the ending of the file's name says nothing.
        let to = self.file().map_or(Ok(To::Out), place_for)?;
        to.fill(self.out, |out| out.write_all(bytes).context("standard output"))
    }

    /// Writes a result as JSON to a file, whole or not at all.
    ///
    /// # Errors
    /// What keeps it from being written.
    pub fn put_json(&mut self, result: &impl View, path: &Path) -> anyhow::Result<()> {
        let (look, texts) = (self.look(false), self.texts.clone());
        place_for(path)?.fill(self.out, |out| drawn(draw(result, &texts, Format::Json, &look, out)))
    }

    /// Says something on the side, unless `--quiet`.
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

    /// Draws problems, and how many there are where they are many.
    pub fn problems(&mut self, problems: &[Problem]) {
        let look = self.look(io::stderr().is_terminal());
        let told = |problem: &Problem| {
            if self.discreet {
                diagnostic(&self.texts, &withheld(problem))
            } else {
                diagnostic(&self.texts, problem)
            }
        };
        let drawn: Vec<Diagnostic> = problems.iter().take(MAX_DRAWN).map(told).collect();
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

    /// Says what went wrong outside any input.
    pub fn trouble(&mut self, error: &anyhow::Error) {
        let what = error.to_string();
        let cause = reason(error.root_cause());
        let problem = Problem::new("cannot-write").at(Place::whole(what.into())).with("system", cause);
        self.problems(&[problem]);
    }

    fn look(&self, is_screen: bool) -> Look {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let colour = match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => is_screen && !set("NO_COLOR") && !dumb,
        };
        Look { width: width(is_screen), colour, unicode: speaks_unicode(), excel: false }
    }
}

/// Lets something write to `out`, with commands to a runner escaped where that is asked for.
fn through(
    escapes: Option<Escapes>,
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    match escapes {
        Some(escapes) => write(&mut Escaped::new(out, escapes)),
        None => write(out),
    }
}

fn drawn(drawn: Result<(), DrawError>) -> anyhow::Result<()> {
    drawn.map_err(|error| match error {
        DrawError::Stopped(problems) => Refusal(problems).into(),
        DrawError::Io(error) => anyhow::Error::new(error).context("standard output"),
    })
}

/// How wide the screen is: what `COLUMNS` says, else what the terminal says.
fn width(is_screen: bool) -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    let seen =
        || is_screen.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
    said.filter(|width| *width > 0).or_else(seen).unwrap_or(WIDTH).min(MAX_WIDTH)
}

/// Whether signs beyond ASCII can be shown: unless the locale is plainly another one, as `C` is.
fn speaks_unicode() -> bool {
    let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(set);
    locale.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8")
            || locale.contains("utf8")
            || !(locale == "c" || locale == "posix" || locale.contains('.'))
    })
}
