//! `salesfit init`: a commented team file, or a workbook to fill in, to start from.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::common::Common;
use super::output::Console;
use super::refusal::{Refusal, file_exists, refuse};
use super::team_writer::{path_from, refused};
use super::temporary::Temporary;
use crate::domain::WrittenTeam;
use crate::render::draw_form;
use crate::source::{builtin, open_catalog};
use crate::view::{Arg, FormLabels, example_team, quoted, team_file, team_form};

/// The default name of the file.
const NAME: &str = "team.yaml";

/// Write a commented team file, or a workbook to fill in, to start from
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  salesfit init\n  salesfit init north --lang nb\n  salesfit init team.xlsx"
)]
pub struct Args {
    /// The folder for team.yaml, created if missing, or the name of a YAML file or a workbook (.xlsx). Existing files are
    /// never overwritten
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        let catalog = common.catalog.as_deref().map(open_catalog).transpose().map_err(Refusal)?;
        let catalog = catalog.unwrap_or_else(builtin);
        let ending = self.dir.extension().map(OsStr::to_ascii_lowercase).unwrap_or_default();
        let is_workbook = ending == "xlsx";
        let is_file = is_workbook || ending == "yaml" || ending == "yml";
        let path = if is_file { self.dir } else { self.dir.join(NAME) };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        let texts = console.texts();
        let bytes = if is_workbook {
            let catalog_path = common.catalog.as_deref();
            let folder = path.parent().unwrap_or(Path::new(""));
            let written = WrittenTeam {
                catalog: catalog_path.map(|path| {
                    if path.is_absolute() {
                        path.to_string_lossy().into_owned()
                    } else {
                        path_from(folder, path)
                    }
                }),
                ..example_team(&texts, &catalog)
            };
            let mut bytes = Vec::new();
            let form = team_form(&texts, &catalog, &written, FormLabels::Names);
            draw_form(&form, &mut bytes).map_err(refused)?;
            bytes
        } else {
            team_file(&texts, &catalog).into_bytes()
        };
        write_new(&path, &bytes)?;
        let file = ("file", Arg::name(path.display().to_string()));
        console.remark("init-written", &[file, ("path", Arg::Word(quoted(&path.to_string_lossy())))]);
        Ok(())
    }
}

/// Writes a new file, whole or not at all.
///
/// # Errors
/// It exists already, or it cannot be written.
fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let name = path.display().to_string();
    let mut file =
        Temporary::in_folder(path.parent().unwrap_or(Path::new(""))).with_context(|| name.clone())?;
    file.file().write_all(bytes).with_context(|| name.clone())?;
    match file.create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(refuse(file_exists(path))),
        created => created.context(name),
    }
}
