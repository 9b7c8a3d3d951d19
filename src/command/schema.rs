//! `salesfit schema`: the JSON Schema of input files, for editors, and of results in JSON.

use std::fmt::Write as _;

use anyhow::Context;

use super::common::words;
use super::output::Console;
use crate::check::rule_specs;
use crate::domain::{Lang, NeedKey, Read, TARGET_KEYS};
use crate::result::RESULTS;
use crate::view::{Texts, policy_schema};

/// What makes a schema as text.
type SchemaText = fn() -> String;

/// The files that are read, each with its schema.
const FILES: [(&str, SchemaText); 4] =
    [("team", team), ("plan", plan), ("catalog", catalog), ("policy", policy)];

fn team() -> String {
    include_str!("schema/team.json").to_owned()
}

/// Returns the JSON Schema of plans. Who joins is described as in a team file, but no key stands with nothing under it.
pub fn plan() -> String {
    let team = team();
    let shared = team.split_once("  \"definitions\": {\n").map_or("", |(_, shared)| shared);
    // One rating in a list may be unknown.
    let (entries, rating) = shared.split_at(shared.find("    \"rating\": {").unwrap_or(shared.len()));
    include_str!("schema/plan.json").replace("$team\n", &(entries.replace(", \"null\"]", "]") + rating))
}

/// Returns the schema of policies. Its descriptions are in English in every output language.
fn policy() -> String {
    policy_schema(&Texts::new(Lang::En), &rule_specs())
}

/// Print the JSON Schema of an input file, or of a command's result in JSON
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit schema team > team.schema.json\n  \
    then begin team.yaml with: # yaml-language-server: $schema=team.schema.json\n  \
    salesfit schema match")]
pub struct Args {
    /// An input file (team, plan, catalog, policy), or a command
    #[arg(value_name = "FILE|COMMAND", value_parser = words(&NAMES))]
    of: Name,
}

/// What a schema describes: a file or a result, by its place in its list.
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
            Name::File(at) => console.write_over(FILES[at].1().as_bytes(), is_schema),
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
    let dialect = schema.as_ref().and_then(|schema| schema.get("$schema")?.as_str());
    dialect.is_some_and(|dialect| dialect.contains("json-schema.org/"))
}

/// Returns the JSON Schema of catalog files, with a property for each kind of need.
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

/// Returns the property of a kind of need.
fn property(key: &NeedKey) -> String {
    let NeedKey { name, about, example, read } = key;
    let mut text = format!("        \"{name}\": {{\n          \"description\": \"{about}\",\n");
    text += match read {
        Read::Number(_) => NUMBER,
        Read::Pair(_) => PAIR,
    };
    writeln!(text, "          \"examples\": [{example}]\n        }},").expect("strings grow");
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
