//! The options for tables of sellers, which cannot say all about themselves.

use std::path::PathBuf;

use clap::Args;
use clap::builder::TypedValueParser;

use super::words::words;
use crate::source::{Encoding, MAX_NUMBER, TableOptions};
use crate::view::quoted;

/// How tables are to be read.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Reading tables")]
pub struct ReadingArgs {
    /// Read text that is not UTF-8 in this encoding: windows-1252, macroman, cp850, ... (default: the likeliest)
    #[arg(long, global = true, value_name = "NAME", hide_possible_values = true, value_parser = encodings())]
    encoding: Option<Encoding>,

    /// Use this line or row of a table as its headings (default: the first with names and traits)
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    header_row: Option<u32>,

    /// Read these words in a table as unknown, besides the usual N/A, - and ikke vurdert
    #[arg(long, global = true, value_name = "WORD,…", value_delimiter = ',')]
    unknown: Vec<String>,

    /// Read empty score cells as this score instead of unknown
    #[arg(long, global = true, value_name = "SCORE", value_parser = score, allow_negative_numbers = true)]
    blank: Option<f64>,

    /// Read the columns of a table as this map says, which `salesfit columns` writes
    #[arg(long, global = true, value_name = "FILE")]
    columns: Option<PathBuf>,

    /// Use the column with this heading for those who are rated, and `Id` and `Name` for the raters
    #[arg(long, global = true, value_name = "HEADING")]
    seller_column: Option<String>,

    /// Use the column with this heading for those who rate
    #[arg(long, global = true, value_name = "HEADING")]
    rater_column: Option<String>,

    /// Add the ratings in this table to those of the same sellers: a row for each, with seller, trait, score and rater
    #[arg(long, global = true, value_name = "FILE")]
    pub add: Vec<PathBuf>,
}

impl ReadingArgs {
    /// Returns how tables are to be read.
    pub fn options(&self) -> TableOptions {
        let mut options = TableOptions::default();
        options.encoding = self.encoding;
        options.header_row = self.header_row.and_then(|row| usize::try_from(row).ok());
        options.unknown.clone_from(&self.unknown);
        options.blank = self.blank;
        options.columns.clone_from(&self.columns);
        options.seller_column.clone_from(&self.seller_column);
        options.rater_column.clone_from(&self.rater_column);
        options
    }

    /// Returns the options as they are typed; words that may name somebody are left out where nobody may be named.
    pub fn typed(&self, is_discreet: bool) -> String {
        let mut typed = String::new();
        if let Some(encoding) = self.encoding {
            typed.push_str(&format!(" --encoding {}", encoding.name()));
        }
        if let Some(row) = self.header_row {
            typed.push_str(&format!(" --header-row {row}"));
        }
        if !self.unknown.is_empty() {
            let words = if is_discreet { "…".to_owned() } else { self.unknown.join(",") };
            typed.push_str(&format!(" --unknown {}", quoted(&words)));
        }
        if let Some(blank) = self.blank {
            typed.push_str(&format!(" --blank {blank}"));
        }
        if let Some(columns) = &self.columns {
            typed.push_str(&format!(" --columns {}", quoted(&columns.to_string_lossy())));
        }
        let headings = [("seller", &self.seller_column), ("rater", &self.rater_column)];
        for (of, heading) in headings {
            if let Some(heading) = heading {
                let heading = if is_discreet { "…" } else { heading };
                typed.push_str(&format!(" --{of}-column {}", quoted(heading)));
            }
        }
        for path in &self.add {
            typed.push_str(&format!(" --add {}", quoted(&path.to_string_lossy())));
        }
        typed
    }
}

fn encodings() -> impl TypedValueParser<Value = Encoding> {
    words(&Encoding::ALL)
}

/// Parses a score.
fn score(text: &str) -> Result<f64, String> {
    let score = text.replace(',', ".").parse().ok().filter(|score: &f64| score.abs() <= MAX_NUMBER);
    score.ok_or_else(|| "write a number, such as 0".to_owned())
}
