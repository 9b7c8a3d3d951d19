//! `salesfit raters`: how far raters agree.

use super::common::Common;
use super::output::Console;
use super::refusal::Refusal;
use crate::engine::{RatedTeam, agree};
use crate::result::{Answer, Header, Labels, Raters};
use crate::source::open_team;
use std::path::PathBuf;

/// Print how well raters of the same sellers agree, and who rates higher than others
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit raters team.yaml\n  \
    salesfit raters team.yaml --format csv")]
pub struct Args {
    /// A team file with ratings by several raters: drive: {manager: 7, peer: [6, 8]}
    #[arg(value_name = "TEAM")]
    team: PathBuf,
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        console.set_rerun(&self.team, String::new());
        let opened = open_team(&self.team, common.catalog.as_deref(), &common.given()).map_err(Refusal)?;
        // What `catalog show` explains is the catalog of this team.
        console.set_rerun_catalog(opened.own_catalog.as_deref());
        let (catalog, team) = (opened.catalog, opened.team);
        let to = console.open(&opened.files)?;
        console.notes(&opened.notes);
        let told = console.told(&opened.notes);
        console.later(opened.sellers.later());
        console.show_progress(opened.sellers.meter());
        let rated = RatedTeam::gather(catalog.traits.len(), opened.sellers).map_err(Refusal)?;
        let labels = Labels::new(&catalog, common.lang);
        let header = Header::new(Raters::SCHEMA, &team, team.motion, &catalog, &labels).noting(told);
        let result = Raters::new(header, &labels, &catalog, &agree(&catalog, &team, &rated));
        console.draw(&result, to)
    }
}
