//! `salesfit columns`: how the columns of a table are read.

use std::path::PathBuf;

use super::common::Common;
use super::output::Console;
use super::refusal::Refusal;
use crate::source::{builtin, open_catalog, survey_table};
use crate::view::column_map;

/// Print how the columns of a table are read, as a map to correct and give to --columns
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit columns sellers.csv -o map.yaml\n  \
    salesfit match sellers.csv --columns map.yaml")]
pub struct Args {
    /// A CSV file of sellers, or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        let catalog = common.catalog.as_deref().map(open_catalog).transpose().map_err(Refusal)?;
        let catalog = catalog.unwrap_or_else(builtin);
        let mut survey = survey_table(&self.file, &catalog, &common.given()).map_err(Refusal)?;
        if common.is_discreet() {
            survey.withhold();
        }
        let map = column_map(&console.texts(), &survey, &self.file.to_string_lossy());
        console.write_over(map.as_bytes(), |text| text.contains("\ncolumns:"))
    }
}
