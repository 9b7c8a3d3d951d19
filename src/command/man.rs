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
    /// The folder, created if missing
    #[arg(value_name = "DIR")]
    dir: PathBuf,

    /// Overwrite existing pages
    #[arg(long)]
    force: bool,
}

impl Args {
    pub fn run(self, console: &mut Console<'_>) -> anyhow::Result<()> {
        let name = self.dir.display().to_string();
        let mut program = Cli::command().disable_help_subcommand(true);
        program.build();
        let mut pages = Vec::new();
        draw(program, &mut pages).with_context(|| name.clone())?;
        if self.force {
            fs::create_dir_all(&self.dir).with_context(|| name.clone())?;
            for (page, text) in &pages {
                self.replace(page, text).with_context(|| self.dir.join(page).display().to_string())?;
            }
        } else {
            let paths: Vec<PathBuf> = pages.iter().map(|(page, _)| self.dir.join(page)).collect();
            refuse_existing(&paths)?;
            write_all_new(&self.dir, &pages).with_context(|| name.clone())?;
        }
        console.remark("man-written", &[("dir", Arg::Word(name))]);
        Ok(())
    }

    /// Writes a page over the one of its name.
    fn replace(&self, page: &Path, text: &[u8]) -> io::Result<()> {
        let mut file = Temporary::in_folder(&self.dir)?;
        file.file().write_all(text)?;
        file.replace(&self.dir.join(page))
    }
}

/// Draws the pages of a command and of its subcommands, each with its file name.
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
