//! `salesfit man`: manual pages.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::CommandFactory;

use super::Cli;
use super::new_files::{refuse_existing, write_all_new};
use super::output::Console;
use super::temporary::Temporary;
use crate::view::Arg;

/// Write manual pages into a folder
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit man ~/.local/share/man/man1\n  \
    salesfit man ~/.local/share/man/man1 --force")]
pub struct Args {
    /// The folder; made if need be
    #[arg(value_name = "DIR")]
    dir: PathBuf,

    /// Replace pages that are there
    #[arg(long)]
    force: bool,
}

impl Args {
    pub fn run(self, console: &mut Console<'_>) -> anyhow::Result<()> {
        let name = || self.dir.display().to_string();
        let mut program = Cli::command().disable_help_subcommand(true);
        program.build();
        let mut pages = Vec::new();
        draw(program, &mut pages).with_context(name)?;
        let paths: Vec<PathBuf> = pages.iter().map(|(page, _)| self.dir.join(page)).collect();
        let there = paths.iter().filter(|path| fs::symlink_metadata(path).is_ok()).count();
        if self.force && there > 0 {
            for (path, (_, text)) in paths.iter().zip(&pages) {
                let mut file = Temporary::in_folder(&self.dir).with_context(name)?;
                file.file().write_all(text).with_context(name)?;
                file.replace(path).with_context(|| path.display().to_string())?;
            }
        } else {
            refuse_existing(&paths)?;
            let pages: Vec<(&Path, &[u8])> =
                pages.iter().map(|(page, text)| (page.as_path(), text.as_slice())).collect();
            write_all_new(&self.dir, &pages).with_context(name)?;
        }
        console.remark("man-written", &[("dir", Arg::Word(name()))]);
        Ok(())
    }
}

/// Draws the pages of a command and of those within it, each with the name of its file.
fn draw(command: clap::Command, pages: &mut Vec<(PathBuf, Vec<u8>)>) -> io::Result<()> {
    for within in command.get_subcommands().filter(|within| !within.is_hide_set()) {
        draw(within.clone(), pages)?;
    }
    let page = clap_mangen::Man::new(command);
    let mut text = Vec::new();
    page.render(&mut text)?;
    pages.push((page.get_filename().into(), text));
    Ok(())
}
