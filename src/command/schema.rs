//! `salesfit schema`: JSON Schema for editors.

use super::common::words;
use super::output::Console;

/// Which files a schema is for.
const SCHEMAS: [(&str, &str); 3] = [
    ("team", include_str!("schema/team.json")),
    ("catalog", include_str!("schema/catalog.json")),
    ("policy", include_str!("schema/policy.json")),
];

/// Print the JSON Schema of team, catalog or policy files, for editors
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit schema team > team.schema.json\n  \
    then begin team.yaml with: # yaml-language-server: $schema=team.schema.json")]
pub struct Args {
    /// Which files
    #[arg(value_name = "team|catalog|policy", value_parser = words(&SCHEMAS))]
    of: &'static str,
}

impl Args {
    pub fn run(self, console: &mut Console<'_>) -> anyhow::Result<()> {
        console.write(self.of.as_bytes())
    }
}
