//! `salesfit man`: manual pages.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use clap::CommandFactory;

use super::Cli;
use super::output::Console;
use crate::view::Arg;

/// Write manual pages into a folder
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit man ~/.local/share/man/man1")]
pub struct Args {
    /// The folder; made if need be
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

impl Args {
    pub fn run(self, console: &mut Console<'_>) -> anyhow::Result<()> {
        let name = || self.dir.display().to_string();
        fs::create_dir_all(&self.dir).with_context(name)?;
        clap_mangen::generate_to(Cli::command().disable_help_subcommand(true), &self.dir)
            .with_context(name)?;
        console.remark("man-written", &[("dir", Arg::Word(name()))]);
        Ok(())
    }
}
