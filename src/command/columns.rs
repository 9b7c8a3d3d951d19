//! `salesfit columns`: how the columns of a table are read.

use std::path::{Path, PathBuf};

use super::common::Common;
use super::output::Console;
use super::refusal::{Refusal, refuse};
use crate::domain::{Place, Problem};
use crate::source::{builtin, open_catalog, survey_table};
use crate::view::column_map;

/// Print how the columns of a table are read, as a map to correct and give to --columns
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit columns sellers.csv -o map.yaml\n  \
    salesfit match sellers.csv --columns map.yaml")]
pub struct Args {
    /// A table of sellers (CSV or a workbook), or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        if let Some(path) = common.output.as_deref().filter(|path| !is_yaml_or_stream(path)) {
            let name = Place::whole(path.to_string_lossy().into());
            let endings = vec![".yaml".to_owned(), ".yml".to_owned()];
            return Err(refuse(Problem::new("unknown-ending").at(name).with("endings", endings)));
        }
        if common.format.is_some() {
            return Err(refuse(Problem::new("map-is-yaml")));
        }
        let catalog = common.catalog.as_deref().map(open_catalog).transpose().map_err(Refusal)?;
        let catalog = catalog.unwrap_or_else(builtin);
        let mut survey = survey_table(&self.file, &catalog, &common.given()).map_err(Refusal)?;
        if common.is_discreet() {
            survey.withhold();
        }
        let map = column_map(&console.texts(), &survey, &self.file.to_string_lossy());
        console.write_yaml(&map, |text| text.contains("\ncolumns:"))
    }
}

/// Whether a map may be written there: to a YAML file, or to something that has no ending.
fn is_yaml_or_stream(path: &Path) -> bool {
    path.extension()
        .is_none_or(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml"))
}
