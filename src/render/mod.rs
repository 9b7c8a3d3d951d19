//! Reports drawn: as a table for the terminal, as CSV, as a workbook, as JSON, as Markdown, as a page; what a review finds, as SARIF,
//! as JUnit XML, as commands to GitHub.
//!
//! Each format is one file that owns its escaping. A new format is a new file and its lines in the list of formats and in
//! [`draw`]. This module knows what a result is drawn from and nothing else of the program: no command line, no catalog,
//! no words but those it is given.

mod csv;
mod csv_lines;
mod diagnostic;
mod form;
mod github;
mod glyph;
mod html;
mod json;
mod json_lines;
mod junit;
mod markdown;
mod number;
mod sanitize;
mod sarif;
mod sql;
mod terminal;
mod xlsx;

use std::fmt;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::domain::Problem;
use crate::view::blocks::Stop;
use crate::view::{Texts, View};

pub use csv_lines::CsvLines;
pub use diagnostic::diagnostics;
pub use form::draw_form;
pub use glyph::glyph;
pub use json_lines::record_line;
pub use sanitize::sanitize;
pub use sarif::MAX_RESULTS;
pub use sql::{Dialect, sql, table_of};

/// What the text of a format is, for those who must escape something in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// Words that a person reads.
    Words,
    /// Strings with JSON's escapes.
    Json,
    /// XML or HTML.
    Xml,
    /// Commands to GitHub's runner, which escape their own texts.
    Commands,
    /// Bytes that are no text.
    Binary,
}

/// Declares the formats: what each is, its word, the file endings that mean it, what it shows (any `result`, only the
/// `findings` of a review, or only `sellers`), for whom, and its syntax.
macro_rules! formats {
    (@needs_findings result) => { false };
    (@needs_findings findings) => { true };
    (@needs_findings sellers) => { false };
    (@needs_sellers sellers) => { true };
    (@needs_sellers $of:ident) => { false };
    (@is_for_people people) => { true };
    (@is_for_people programs) => { false };
    ($($(#[$what:meta])+ $name:ident $word:literal $endings:tt of $of:ident for $readers:ident in $syntax:ident;)+) => {
        /// What a result can be drawn as.
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

            /// Whether it is a list of sellers, which `match` makes.
            pub const fn needs_sellers(self) -> bool {
                match self {
                    $(Format::$name => formats!(@needs_sellers $of),)+
                }
            }

            /// Whether it is sentences and tables for a person to read.
            pub const fn is_for_people(self) -> bool {
                match self {
                    $(Format::$name => formats!(@is_for_people $readers),)+
                }
            }

            /// What its text is.
            pub const fn syntax(self) -> Syntax {
                match self {
                    $(Format::$name => Syntax::$syntax,)+
                }
            }
        }
    };
}

formats! {
    /// Tables and sentences for the terminal.
    Table "table" ["txt"] of result for people in Words;
    /// One table for spreadsheets and other programs.
    Csv "csv" ["csv"] of result for programs in Words;
    /// The same table as a workbook of Excel.
    Xlsx "xlsx" ["xlsx"] of result for programs in Binary;
    /// Named values for other programs.
    Json "json" ["json"] of result for programs in Json;
    /// The record of each seller on a line of its own, as JSON has it.
    Jsonl "jsonl" ["jsonl", "ndjson"] of sellers for programs in Json;
    /// Tables and sentences for documents and pull requests.
    Markdown "markdown" ["md", "markdown"] of result for people in Words;
    /// A page for a browser: to look at, print and hand out.
    Html "html" ["html", "htm"] of result for people in Xml;
    /// Findings for code scanning and editors (SARIF 2.1.0).
    Sarif "sarif" ["sarif"] of findings for programs in Json;
    /// Findings as test cases, for what shows those.
    Junit "junit" ["xml"] of findings for programs in Xml;
    /// Findings as commands to GitHub Actions, which shows them beside the lines.
    Github "github" [] of findings for programs in Commands;
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

    /// Whether it shows only what some commands answer.
    pub const fn is_special(self) -> bool {
        self.needs_findings() || self.needs_sellers()
    }

    /// What is wrong with asking for this format where nothing is reviewed, or no sellers are matched.
    pub fn unavailable(self) -> Problem {
        let code = if self.needs_sellers() { "format-of-match" } else { "format-of-reviews" };
        Problem::new(code).with("format", self.word())
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

/// Draws a result, buffered and flushed; a text ends with exactly one newline.
///
/// # Errors
/// `Io` where `out` cannot be written to; `Stopped` with the input's problems where the result ends early:
/// what has been written by then stays written.
pub fn draw(
    result: &impl View,
    texts: &Texts,
    format: Format,
    look: &Look,
    out: &mut dyn Write,
) -> Result<(), DrawError> {
    let mut out = BufWriter::new(out);
    let findings = || result.findings(texts).ok_or_else(|| DrawError::Stopped(vec![format.unavailable()]));
    let drawn = match format {
        Format::Table => result
            .document(texts)
            .map_err(DrawError::Stopped)
            .and_then(|document| terminal::draw(&document, look, &mut out)),
        Format::Markdown => result
            .document(texts)
            .map_err(DrawError::Stopped)
            .and_then(|document| markdown::draw(&document, look, &mut out)),
        Format::Html => {
            result.page(texts).map_err(DrawError::Stopped).and_then(|page| html::draw(&page, texts, &mut out))
        }
        Format::Csv => csv::draw(result.sheet(texts), look, &mut out),
        Format::Xlsx => xlsx::draw(result.sheet(texts), texts, &mut out),
        Format::Json => json::draw(result, &mut out).map_err(|error| match result.take_stop() {
            Some(stop) => DrawError::Stopped(stop),
            None => error,
        }),
        // Its lines are drawn one by one, by those who have them.
        // `match` writes its sellers itself, and no other command has any.
        Format::Jsonl => Ok(()),
        Format::Sarif => findings().and_then(|findings| sarif::draw(&findings, texts, &mut out)),
        Format::Junit => findings().and_then(|findings| junit::draw(&findings, &mut out)),
        Format::Github => findings().and_then(|findings| github::draw(&findings, texts, &mut out)),
    };
    out.flush()?;
    drawn
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

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
    fn every_format_has_words_and_endings_of_its_own() {
        let words: BTreeSet<&str> = Format::ALL.iter().map(|(word, _)| *word).collect();
        assert_eq!(words.len(), Format::ALL.len());
        let endings = || Format::ALL.iter().flat_map(|(_, format)| format.endings());
        assert_eq!(endings().collect::<BTreeSet<_>>().len(), endings().count());
    }
}
