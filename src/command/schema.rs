//! `salesfit schema`: JSON Schema of the files that are read, for editors, and of the results in JSON.

use anyhow::Context;

use super::common::words;
use super::output::Console;
use crate::check::rule_specs;
use crate::domain::Lang;
use crate::result::RESULTS;
use crate::view::{Texts, policy_schema};

/// The files that are read, each with its schema.
const FILES: [(&str, fn() -> String); 3] = [("team", team), ("catalog", catalog), ("policy", policy)];

fn team() -> String {
    include_str!("schema/team.json").to_owned()
}

fn catalog() -> String {
    include_str!("schema/catalog.json").to_owned()
}

/// Descriptions of schemas are in English whatever the language of the output.
fn policy() -> String {
    policy_schema(&Texts::new(Lang::En), &rule_specs())
}

/// Print the JSON Schema of a file that salesfit reads, or of a command's result in JSON
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit schema team > team.schema.json\n  \
    then begin team.yaml with: # yaml-language-server: $schema=team.schema.json\n  \
    salesfit schema match")]
pub struct Args {
    /// The file (team, catalog, policy), or the command whose result it is
    #[arg(value_name = "FILE|COMMAND", value_parser = words(&NAMES))]
    of: Name,
}

/// What a schema is of: a file or a result, by its place in its list.
#[derive(Clone, Copy, Debug)]
enum Name {
    File(usize),
    Result(usize),
}

const NAMES: [(&str, Name); FILES.len() + RESULTS.len()] = names();

const fn names() -> [(&'static str, Name); FILES.len() + RESULTS.len()] {
    let mut names = [("", Name::File(0)); FILES.len() + RESULTS.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = if at < FILES.len() {
            (FILES[at].0, Name::File(at))
        } else {
            (RESULTS[at - FILES.len()].0, Name::Result(at - FILES.len()))
        };
        at += 1;
    }
    names
}

impl Args {
    pub fn run(self, console: &mut Console<'_>) -> anyhow::Result<()> {
        match self.of {
            Name::File(at) => console.write(FILES[at].1().as_bytes()),
            Name::Result(at) => {
                let schema = RESULTS[at].1();
                let text = serde_json::to_string_pretty(&schema).context("standard output")?;
                console.write(format!("{text}\n").as_bytes())
            }
        }
    }
}
