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
    /// The folder, created if missing
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

impl Args {
    pub fn run(self, console: &mut Console<'_>) -> anyhow::Result<()> {
        let name = self.dir.display().to_string();
        fs::create_dir_all(&self.dir).with_context(|| name.clone())?;
        clap_mangen::generate_to(Cli::command().disable_help_subcommand(true), &self.dir)
            .with_context(|| name.clone())?;
        console.remark("man-written", &[("dir", Arg::Word(name))]);
        Ok(())
    }
}
