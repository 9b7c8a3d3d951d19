//! `salesfit schema`: JSON Schema for editors.

use super::common::words;
use super::output::Console;
use crate::check::rule_specs;
use crate::domain::Lang;
use crate::view::{Texts, policy_schema};

/// Which files a schema is for.
#[derive(Clone, Copy, Debug)]
enum Of {
    Team,
    Catalog,
    Policy,
}

/// Every kind of file by its word.
const KINDS: [(&str, Of); 3] = [("team", Of::Team), ("catalog", Of::Catalog), ("policy", Of::Policy)];

/// Print the JSON Schema of team, catalog or policy files, for editors
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit schema team > team.schema.json\n  \
    then begin team.yaml with: # yaml-language-server: $schema=team.schema.json")]
pub struct Args {
    /// Which files
    #[arg(value_name = "team|catalog|policy", value_parser = words(&KINDS))]
    of: Of,
}

impl Args {
    pub fn run(self, console: &mut Console<'_>) -> anyhow::Result<()> {
        let schema = match self.of {
            Of::Team => include_str!("schema/team.json").to_owned(),
            Of::Catalog => include_str!("schema/catalog.json").to_owned(),
            // Editors show a schema's descriptions, which are in English whatever the language of the output.
            Of::Policy => policy_schema(&Texts::new(Lang::En), &rule_specs()),
        };
        console.write(schema.as_bytes())
    }
}
