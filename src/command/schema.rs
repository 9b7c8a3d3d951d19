//! `salesfit schema`: JSON Schema of the files that are read, for editors, and of the results in JSON.

use anyhow::Context;

use super::common::words;
use super::output::Console;
use crate::result::RESULTS;

/// The files that are read, each with its schema.
const FILES: [(&str, &str); 3] = [
    ("team", include_str!("schema/team.json")),
    ("catalog", include_str!("schema/catalog.json")),
    ("policy", include_str!("schema/policy.json")),
];

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
            Name::File(at) => console.write_over(FILES[at].1.as_bytes(), is_schema),
            Name::Result(at) => {
                let schema = RESULTS[at].1();
                let text = serde_json::to_string_pretty(&schema).context("standard output")?;
                console.write_over(format!("{text}\n").as_bytes(), is_schema)
            }
        }
    }
}

/// Whether a text is a JSON Schema.
fn is_schema(text: &str) -> bool {
    let schema: Option<serde_json::Value> = serde_json::from_str(text).ok();
    let said = schema.as_ref().and_then(|schema| schema.get("$schema")?.as_str());
    said.is_some_and(|said| said.contains("json-schema.org/"))
}
