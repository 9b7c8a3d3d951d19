//! Reports drawn: as a table for the terminal, as CSV, as JSON, as Markdown; what a review finds, as SARIF, as
//! JUnit XML, as commands to GitHub.
//!
//! Each format is one file that asks the report for the telling that suits it and owns its escaping. A new
//! format is a new file and one line in the list of formats below. This module knows what a report is and
//! nothing else of the program: no command line, no catalog, no words but those it is given.

mod csv;
mod diagnostic;
mod github;
mod glyph;
mod json;
mod junit;
mod markdown;
mod number;
mod sanitize;
mod sarif;
mod terminal;

use std::fmt;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::domain::Problem;
use crate::report::{Findings, Report, Stop};

pub use diagnostic::diagnostics;
pub use glyph::glyph;
pub use sanitize::sanitize;

/// Declares the formats: what each is, its word, the file endings that mean it, what it shows (any `report`, or
/// only the `findings` of a review), and what draws it.
macro_rules! formats {
    (@needs_findings report) => { false };
    (@needs_findings findings) => { true };
    (@drawer report $name:ident $draw:path) => { $draw };
    (@drawer findings $name:ident $draw:path) => {
        |report, _look, out| $draw(&findings(report, Format::$name)?, out)
    };
    ($($(#[$what:meta])+ $name:ident $word:literal $endings:tt of $of:ident => $draw:path;)+) => {
        /// What a report can be drawn as.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Format {
            $($(#[$what])+ $name,)+
        }

        impl Format {
            /// Every format with its word on the command line, in the order of help texts.
            pub const ALL: [(&'static str, Format); [$($word),+].len()] = [$(($word, Format::$name)),+];

            /// The file endings that mean this format, in lower case.
            pub const fn endings(self) -> &'static [&'static str] {
                match self {
                    $(Format::$name => &$endings,)+
                }
            }

            /// Whether it shows only what a review finds.
            pub const fn needs_findings(self) -> bool {
                match self {
                    $(Format::$name => formats!(@needs_findings $of),)+
                }
            }

            fn drawer(self) -> fn(Box<dyn Report>, &Look, &mut dyn Write) -> Result<(), DrawError> {
                match self {
                    $(Format::$name => formats!(@drawer $of $name $draw),)+
                }
            }
        }
    };
}

formats! {
    /// Tables and sentences for the terminal.
    Table "table" ["txt"] of report => terminal::draw;
    /// One table for spreadsheets and other programs.
    Csv "csv" ["csv"] of report => csv::draw;
    /// Named values for other programs.
    Json "json" ["json"] of report => json::draw;
    /// Tables and sentences for documents and pull requests.
    Markdown "markdown" ["md", "markdown"] of report => markdown::draw;
    /// Findings for code scanning and editors (SARIF 2.1.0).
    Sarif "sarif" ["sarif"] of findings => sarif::draw;
    /// Findings as test cases, for what shows those.
    Junit "junit" ["xml"] of findings => junit::draw;
    /// Findings as commands to GitHub Actions, which shows them beside the lines.
    Github "github" [] of findings => github::draw;
}

impl Format {
    /// The format that a file's ending means, in any case; `None` where it means none.
    pub fn from_ending(path: impl AsRef<Path>) -> Option<Format> {
        let ending = path.as_ref().extension()?.to_str()?.to_lowercase();
        Format::ALL
            .into_iter()
            .map(|(_, format)| format)
            .find(|format| format.endings().contains(&ending.as_str()))
    }

    /// The format's word on the command line.
    pub fn word(self) -> &'static str {
        Format::ALL.into_iter().find(|(_, format)| *format == self).map_or("", |(word, _)| word)
    }

    /// What is wrong with asking for this format where nothing is reviewed.
    pub fn of_reviews(self) -> Problem {
        Problem::new("format-of-reviews").with("format", self.word())
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What the place that a report is drawn for can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns of the screen.
    pub width: usize,
    /// Whether colours and other styles are shown; without it no escape byte is written.
    pub colour: bool,
    /// Whether signs beyond ASCII may be drawn; texts are written as they are either way.
    pub unicode: bool,
    /// Whether CSV is written so that a Norwegian Excel opens it by double click.
    pub excel: bool,
}

/// Why a report could not be drawn to its end.
#[derive(Debug)]
pub enum DrawError {
    /// It could not be written.
    Io(io::Error),
    /// It could not be told: the input turned out to be wrong.
    Stopped(Stop),
}

impl fmt::Display for DrawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DrawError::Io(error) => error.fmt(f),
            DrawError::Stopped(problems) => write!(f, "stopped by {} problems in the input", problems.len()),
        }
    }
}

impl std::error::Error for DrawError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            DrawError::Io(error) => Some(error),
            DrawError::Stopped(_) => None,
        }
    }
}

impl From<io::Error> for DrawError {
    fn from(error: io::Error) -> Self {
        DrawError::Io(error)
    }
}

/// Draws a report, buffered and flushed, ending with exactly one newline.
///
/// # Errors
/// `Io` where `out` cannot be written to; `Stopped` with the input's problems where the report ends early:
/// what has been written by then stays written.
pub fn draw(
    report: Box<dyn Report>,
    format: Format,
    look: &Look,
    out: &mut dyn Write,
) -> Result<(), DrawError> {
    let mut out = BufWriter::new(out);
    let drawn = format.drawer()(report, look, &mut out);
    out.flush()?;
    drawn
}

fn findings(report: Box<dyn Report>, format: Format) -> Result<Findings, DrawError> {
    report.findings().ok_or_else(|| DrawError::Stopped(vec![format.of_reviews()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_ending_names_its_format() {
        assert_eq!(Format::from_ending("out/fit.CSV"), Some(Format::Csv));
        assert_eq!(Format::from_ending(Path::new("fit.markdown")), Some(Format::Markdown));
        assert_eq!(Format::from_ending("fit.txt"), Some(Format::Table));
        assert_eq!(Format::from_ending("fit.pdf"), None);
        assert_eq!(Format::from_ending("csv"), None);
    }

    #[test]
    fn every_format_has_a_word_of_its_own() {
        let words: Vec<_> = Format::ALL.iter().map(|(word, format)| (*word, format.word())).collect();
        assert!(words.iter().all(|(listed, own)| listed == own));
    }
}
