//! `salesfit catalog`: show the catalog, check one, or export the built-in one.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Subcommand;

use super::common::Common;
use super::new_files::{refuse_existing, write_all_new};
use super::output::Console;
use super::refusal::{Refusal, refuse};
use crate::engine::catalog_remarks;
use crate::result::{CatalogCheck, CatalogShow, Labels, Selection};
use crate::source::{builtin, builtin_files, open_catalog, unknown, yaml_files_of};
use crate::view::{Arg, quoted};

/// Show, check or export a catalog of tasks, traits and roles
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Show the catalog, or one trait, task, role or motion in full
    #[command(after_help = "Example:\n  salesfit catalog show\n  salesfit catalog show hunting --lang nb")]
    Show {
        /// The id of a trait, task, role or motion
        #[arg(value_name = "ID")]
        id: Option<String>,
    },
    /// Check a catalog of your own, and list what deserves a second look
    #[command(after_help = "Example:\n  salesfit catalog check roles")]
    Check {
        /// A YAML file or a folder of them
        #[arg(value_name = "PATH")]
        path: PathBuf,
    },
    /// Write the built-in catalog's files into a folder, to read and edit
    #[command(after_help = "Example:\n  salesfit catalog export my-catalog")]
    Export {
        /// The folder, created if missing. Existing files are never overwritten
        #[arg(value_name = "DIR")]
        dir: PathBuf,
    },
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        match self.what {
            What::Show { id } => {
                let chosen = common.catalog.as_deref().map(open_catalog).transpose().map_err(Refusal)?;
                let catalog = chosen.unwrap_or_else(builtin);
                let selection = match id {
                    None => Selection::whole(&catalog),
                    Some(id) => Selection::of(&catalog, &id).ok_or_else(|| {
                        let known = catalog.tasks.iter().map(|task| task.id.as_str());
                        let known = known.chain(catalog.roles.iter().map(|role| role.id.as_str()));
                        let known = known.chain(catalog.traits.iter().map(|of| of.id.as_str()));
                        let known = known.chain(catalog.motions.iter().map(|motion| motion.id.as_str()));
                        refuse(unknown("unknown-id", &id, known))
                    })?,
                };
                let inputs = common.catalog.as_deref().map(yaml_files_of).transpose().map_err(Refusal)?;
                let to = console.open(&inputs.unwrap_or_default())?;
                let labels = Labels::new(&catalog, common.lang);
                console.draw(&CatalogShow::new(&catalog, &labels, &selection), to)
            }
            What::Check { path } => {
                let catalog = open_catalog(&path).map_err(Refusal)?;
                let to = console.open(&yaml_files_of(&path).map_err(Refusal)?)?;
                let labels = Labels::new(&catalog, common.lang);
                console.draw(&CatalogCheck::new(&catalog, &labels, &catalog_remarks(&catalog)), to)
            }
            What::Export { dir } => export(&dir, console),
        }
    }
}

/// Writes the built-in catalog's files into a folder: all of them, or none.
fn export(dir: &Path, console: &mut Console<'_>) -> anyhow::Result<()> {
    let name = dir.display().to_string();
    let paths: Vec<PathBuf> = builtin_files().iter().map(|(name, _)| dir.join(name)).collect();
    refuse_existing(&paths)?;
    let files: Vec<(PathBuf, Vec<u8>)> =
        builtin_files().iter().map(|(name, text)| (name.into(), text.as_bytes().to_vec())).collect();
    write_all_new(dir, &files).with_context(|| name.clone())?;
    let path = ("path", Arg::Word(quoted(&name)));
    let args = [("count", Arg::Count(paths.len())), ("dir", Arg::Word(name)), path];
    console.remark("catalog-exported", &args);
    Ok(())
}
