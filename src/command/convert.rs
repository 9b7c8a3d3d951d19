//! `salesfit convert`: a team written anew, as a workbook or as YAML.

use std::path::PathBuf;

use super::common::Common;
use super::output::Console;
use super::refusal::Refusal;
use super::team_writer::{lost_comments, target, write_team, written_team};
use crate::source::{Overrides, open_team};

/// Convert a team to a workbook to fill in, or to YAML
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit convert team.yaml -o team.xlsx\n  \
    salesfit convert team.xlsx -o team.yaml\n\n\
    What is written is read back and compared with the team before it is kept. Existing files are never overwritten.")]
pub struct Args {
    /// A team: YAML, a workbook, a table of sellers, or - for standard input
    #[arg(value_name = "TEAM")]
    team: PathBuf,
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        let target = target(common)?;
        let given = Overrides { as_written: true, ..common.given() };
        let opened = open_team(&self.team, common.catalog.as_deref(), &given).map_err(Refusal)?;
        console.spares(&opened.files)?;
        let catalog = opened.catalog.clone();
        let named = common.catalog.as_deref();
        let (written, mut notes) =
            written_team(&self.team, named, common.output.as_deref(), opened).map_err(Refusal)?;
        notes.extend(lost_comments(&self.team));
        write_team(target, &catalog, &written, &notes, console)
    }
}
