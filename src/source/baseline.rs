//! Baselines: the findings that an earlier review knew, as `check --write-baseline` has written them.

use std::path::Path;

use super::decoder::Decoder;
use super::file::File;
use super::file_store::FileStore;
use super::policy::renamed;
use super::yaml::{Node, NodeValue};
use crate::domain::Problem;
use crate::domain::policy::{Known, Rule};

/// The schema of a baseline.
pub const BASELINE: &str = "salesfit/baseline/1";

/// The keys of a baseline.
const KEYS: [&str; 4] = ["schema", "policy", "date", "findings"];

/// The keys of a finding in it.
const FINDING_KEYS: [&str; 7] = ["rule", "team", "seller", "role", "task", "inconclusive", "value"];

/// Opens a baseline.
///
/// # Errors
/// Every problem in the file.
pub fn open_baseline(path: &Path) -> Result<Vec<Known>, Vec<Problem>> {
    let opened =
        FileStore::Disk.open_named(path).map_err(|problems| renamed(problems, "no-baseline-file"))?;
    read_baseline(&opened.into_file()?)
}

/// Reads a baseline from a text.
///
/// # Errors
/// Every problem in the text.
pub fn read_baseline(file: &File) -> Result<Vec<Known>, Vec<Problem>> {
    // JSON is YAML.
    let root = super::yaml::parse(file).map_err(|problem| vec![problem])?;
    let reading = Decoder::new(file);
    let known = read(&reading, &root);
    let problems = reading.into_problems();
    known.filter(|_| problems.is_empty()).ok_or(problems)
}

fn read(reading: &Decoder<'_>, root: &Node) -> Option<Vec<Known>> {
    // Whatever else is wrong with a file that is none, this is what to say of it.
    let said = match &root.value {
        NodeValue::Map(pairs) => {
            pairs.iter().find(|(key, _)| matches!(&key.value, NodeValue::Text(key) if key == "schema"))
        }
        _ => None,
    };
    if !said.is_some_and(|(_, schema)| matches!(&schema.value, NodeValue::Text(schema) if schema == BASELINE))
    {
        let at = said.map_or(&root.at, |(_, schema)| &schema.at);
        reading.tell("not-a-baseline", at, [("schema", BASELINE.into())]);
        return None;
    }
    let fields = reading.fields(root, "baseline", &KEYS)?;
    let Some(list) = fields.get("findings") else {
        reading.tell("missing-key", fields.at(), [("field", "findings".into())]);
        return None;
    };
    let list = reading.list(list, "findings")?;
    let finding = |node: &Node| {
        let fields = reading.fields(node, "findings", &FINDING_KEYS)?;
        for key in ["rule", "team"] {
            if fields.get(key).is_none() {
                reading.tell("missing-key", fields.at(), [("field", key.into())]);
            }
        }
        let rule = reading.choice(fields.get("rule")?, "rule", &Rule::ALL);
        let yes = fields.get("inconclusive").and_then(|node| reading.yes(node, "inconclusive"));
        Some(Known {
            rule: rule?,
            team: fields.words("team")?,
            seller: fields.words("seller"),
            role: fields.words("role"),
            task: fields.words("task"),
            is_inconclusive: yes.unwrap_or(false),
            value: fields.amount("value"),
        })
    };
    Some(list.iter().filter_map(finding).collect())
}
