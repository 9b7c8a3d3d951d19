//! The program, run in this process or as one of its own.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use clap::Parser;
use salesfit::command::Cli;
use salesfit::source::Pseudonyms;
use serde_json::Value;

/// What the program did.
#[derive(Debug)]
pub struct Run {
    /// The exit status.
    pub code: u8,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Run {
    /// The JSON on standard output, whatever the exit status.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The JSON on standard output; an error where the exit status is not 0.
    pub fn answer(&self) -> Result<Value, String> {
        if self.code != 0 {
            return Err(format!("exit status {}: {}", self.code, self.err));
        }
        serde_json::from_str(&self.out).map_err(|error| format!("no JSON ({error}): {}", self.out))
    }

    /// The codes of the errors on standard error, in order.
    pub fn problems(&self) -> Vec<&str> {
        self.err.lines().filter_map(|line| line.strip_prefix("error[")?.split(']').next()).collect()
    }
}

/// Arguments as the functions here take them.
pub fn words(args: &[String]) -> Vec<&str> {
    args.iter().map(String::as_str).collect()
}

/// Runs the program in this process. Paths are relative to the project's folder.
pub fn salesfit(args: &[&str]) -> Run {
    salesfit_under(None, args)
}

/// All that is written in a workbook, file after file.
pub fn unzipped(workbook: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook is a ZIP file");
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("there is such a file");
        file.read_to_string(&mut text).expect("a workbook of ours is all XML");
    }
    text
}

/// Runs the program in this process, with people under these pseudonyms. A workbook comes as what is written in it; it is
/// written to a file, since no terminal is shown one.
pub fn salesfit_under(pseudonyms: Option<Pseudonyms>, args: &[&str]) -> Run {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    let path = file.path().to_str().expect("temporary folders have plain names");
    let is_workbook = args.contains(&"xlsx") && !args.contains(&"-o");
    let output: &[&str] = if is_workbook { &["-o", path] } else { &[] };
    let mut cli = match Cli::try_parse_from([&["salesfit"], args, output].concat()) {
        Ok(cli) => cli,
        Err(error) => {
            let code = u8::try_from(error.exit_code()).expect("exit statuses are small");
            return Run { code, out: String::new(), err: error.to_string() };
        }
    };
    if let Some(pseudonyms) = pseudonyms {
        cli = cli.with_pseudonyms(pseudonyms);
    }
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli.run(&mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
    let out = if is_workbook && code < 2 {
        unzipped(&fs::read(path).expect("the program writes it"))
    } else {
        text(out)
    };
    Run { code, out, err: text(err) }
}

/// The JSON that the program prints for these arguments, which name the format. Panics unless the exit status is 0.
#[track_caller]
pub fn json(args: &[&str]) -> Value {
    salesfit(args).answer().unwrap_or_else(|error| panic!("{args:?}: {error}"))
}

/// The program as a process of its own in a folder, without anything of the caller's surroundings.
pub fn isolated(folder: &Path, args: &[&str]) -> Command {
    let mut command = process(args);
    command.current_dir(folder).stdin(Stdio::null());
    command.env_clear().envs([("COLUMNS", "100"), ("LC_ALL", "C.UTF-8"), ("NO_COLOR", "1")]);
    // Without these, Windows starts no program at all.
    command.envs(["SystemRoot", "TEMP"].into_iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
    command
}

/// The program as a process of its own, in the project's folder, without a key for pseudonyms.
pub fn process(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_salesfit"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("SALESFIT_PSEUDONYM_KEY");
    command.args(args);
    command
}
