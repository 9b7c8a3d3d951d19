//! Baselines: the findings that an earlier review knew, as `check --write-baseline` has written them.

use std::path::Path;

use super::file::File;
use super::node::Node;
use super::reading::Reading;
use super::shelf::Shelf;
use crate::domain::Problem;
use crate::domain::policy::{Known, Rule};

/// The schema of a baseline.
pub const BASELINE: &str = "salesfit/baseline/1";

/// The keys of a baseline.
const KEYS: [&str; 4] = ["schema", "policy", "date", "findings"];

/// The keys of a finding in it.
const FINDING_KEYS: [&str; 6] = ["rule", "team", "seller", "role", "task", "inconclusive"];

/// Opens a baseline.
///
/// # Errors
/// Every problem in the file.
pub fn open_baseline(path: &Path) -> Result<Vec<Known>, Vec<Problem>> {
    read_baseline(&Shelf::Disk.open_named(path)?.into_file()?)
}

/// Reads a baseline from a text.
///
/// # Errors
/// Every problem in the text.
pub fn read_baseline(file: &File) -> Result<Vec<Known>, Vec<Problem>> {
    // JSON is YAML.
    let root = super::node::parse(file).map_err(|problem| vec![problem])?;
    let reading = Reading::new(file);
    let known = read(&reading, &root);
    let problems = reading.into_problems();
    known.filter(|_| problems.is_empty()).ok_or(problems)
}

fn read(reading: &Reading<'_>, root: &Node) -> Option<Vec<Known>> {
    let fields = reading.fields(root, "baseline", &KEYS)?;
    if fields.words("schema").as_deref() != Some(BASELINE) {
        let at = fields.get("schema").map_or(fields.at(), |node| &node.at);
        reading.tell("not-a-baseline", at, [("schema", BASELINE.into())]);
        return None;
    }
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
        })
    };
    Some(list.iter().filter_map(finding).collect())
}
