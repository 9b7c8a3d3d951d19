//! `salesfit schema`: JSON Schema for editors.

use super::common::words;
use super::output::Console;
use crate::domain::{NeedKey, Read, TARGET_KEYS};

/// Makes a schema's text.
type Schema = fn() -> String;

/// Which files a schema is for.
const SCHEMAS: [(&str, Schema); 3] = [
    ("team", || include_str!("schema/team.json").to_owned()),
    ("catalog", catalog),
    ("policy", || include_str!("schema/policy.json").to_owned()),
];

/// Print the JSON Schema of team, catalog or policy files, for editors
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit schema team > team.schema.json\n  \
    then begin team.yaml with: # yaml-language-server: $schema=team.schema.json")]
pub struct Args {
    /// Which files
    #[arg(value_name = "team|catalog|policy", value_parser = words(&SCHEMAS))]
    of: Schema,
}

impl Args {
    pub fn run(self, console: &mut Console<'_>) -> anyhow::Result<()> {
        console.write((self.of)().as_bytes())
    }
}

/// The JSON Schema of catalog files, with a property for each kind of need.
pub fn catalog() -> String {
    let (mut properties, mut choices) = (String::new(), Vec::new());
    for key in TARGET_KEYS {
        properties += &property(key);
        let name = key.name;
        choices.push(format!(
            r#"{{ "required": ["{name}"], "properties": {{ "{name}": {{ "not": {{ "type": "null" }} }} }} }}"#
        ));
    }
    let names = TARGET_KEYS.map(|key| format!("`{}`", key.name));
    let [others @ .., last] = &names;
    include_str!("schema/catalog.json")
        .replace("exactly one of $targets", &format!("exactly one of {} and {last}", others.join(", ")))
        .replace("        \"$targets\": {},\n", &properties)
        .replace("{ \"$targets\": {} }", &choices.join(",\n        "))
}

/// The property of a kind of need.
fn property(key: &NeedKey) -> String {
    let NeedKey { name, about, example, read } = key;
    let mut text = format!("        \"{name}\": {{\n          \"description\": \"{about}\",\n");
    text += match read {
        Read::Number(_) => NUMBER,
        Read::Pair(_) => PAIR,
    };
    text += &format!("          \"examples\": [{example}]\n        }},\n");
    text
}

/// One limit.
const NUMBER: &str = r#"          "type": ["number", "null"],
          "minimum": -1e9,
          "maximum": 1e9,
"#;

/// Two limits.
const PAIR: &str = r#"          "type": ["array", "null"],
          "items": {
            "description": "A limit; the low one comes first.",
            "type": "number",
            "minimum": -1e9,
            "maximum": 1e9
          },
          "minItems": 2,
          "maxItems": 2,
"#;
