//! `salesfit init`: a commented team file to start from.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::common::Common;
use super::output::Console;
use super::refusal::{Refusal, file_exists, refuse};
use super::temporary::Temporary;
use crate::source::{builtin, open_catalog};
use crate::view::{Arg, quoted, team_file};

/// The default name of the file.
const NAME: &str = "team.yaml";

/// Write a commented team file to start from
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit init\n  salesfit init north --lang nb")]
pub struct Args {
    /// The folder for team.yaml, created if missing, or a file name. Existing files are never overwritten
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        let catalog = common.catalog.as_deref().map(open_catalog).transpose().map_err(Refusal)?;
        let catalog = catalog.unwrap_or_else(builtin);
        let is_file = self.dir.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
        let path = if is_file { self.dir } else { self.dir.join(NAME) };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        write_new(&path, &team_file(&console.texts(), &catalog))?;
        let file = ("file", Arg::name(path.display().to_string()));
        console.remark("init-written", &[file, ("path", Arg::Word(quoted(&path.to_string_lossy())))]);
        Ok(())
    }
}

/// Writes a new file, whole or not at all.
///
/// # Errors
/// It exists already, or it cannot be written.
fn write_new(path: &Path, text: &str) -> anyhow::Result<()> {
    let name = path.display().to_string();
    let mut file =
        Temporary::in_folder(path.parent().unwrap_or(Path::new(""))).with_context(|| name.clone())?;
    file.file().write_all(text.as_bytes()).with_context(|| name.clone())?;
    match file.create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(refuse(file_exists(path))),
        created => created.context(name),
    }
}
