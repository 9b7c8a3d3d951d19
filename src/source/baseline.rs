//! Baselines: the findings of an earlier review, as written by `check --write-baseline`.

use std::path::Path;

use super::decoder::Decoder;
use super::file::File;
use super::file_store::FileStore;
use super::policy::renamed;
use super::yaml::{Node, NodeValue};
use crate::domain::Problem;
use crate::domain::policy::{BaselineEntry, RuleIx, RuleSpec};

/// The schema of a baseline, as it is written.
pub const BASELINE: &str = "salesfit/baseline/2";

/// The schema of the first edition, which is still read.
const FIRST: &str = "salesfit/baseline/1";

/// The keys of a baseline.
const KEYS: [&str; 6] = ["schema", "salesfit", "policy", "review_date", "teams", "findings"];

/// The keys of a finding in it.
const FINDING_KEYS: [&str; 7] = ["rule", "team", "seller", "role", "task", "state", "value"];

/// The keys of the first edition.
const FIRST_KEYS: [&str; 4] = ["schema", "policy", "date", "findings"];

/// The keys of a finding in the first edition.
const FIRST_FINDING_KEYS: [&str; 7] = ["rule", "team", "seller", "role", "task", "inconclusive", "value"];

/// The states of a finding, and whether each is inconclusive.
const STATES: [(&str, bool); 2] = [("fail", false), ("inconclusive", true)];

/// Returns the entries of a baseline file.
///
/// # Errors
/// Every problem in the file.
pub fn open_baseline(path: &Path, rules: &[RuleSpec]) -> Result<Vec<BaselineEntry>, Vec<Problem>> {
    let opened =
        FileStore::Disk.open_named(path).map_err(|problems| renamed(problems, "no-baseline-file"))?;
    read_baseline(&opened.into_file()?, rules)
}

/// Returns the entries of a baseline text.
///
/// # Errors
/// Every problem in the text.
pub fn read_baseline(file: &File, rules: &[RuleSpec]) -> Result<Vec<BaselineEntry>, Vec<Problem>> {
    // JSON is YAML.
    let root = super::yaml::parse(file).map_err(|problem| vec![problem])?;
    let decoder = Decoder::new(file);
    let entries = read(&decoder, &root, rules);
    let problems = decoder.into_problems();
    entries.filter(|_| problems.is_empty()).ok_or(problems)
}

fn read(decoder: &Decoder<'_>, root: &Node, rules: &[RuleSpec]) -> Option<Vec<BaselineEntry>> {
    // For a file of another kind, report only that.
    let schema = written_schema(root);
    let is_first = match schema.map(|schema| &schema.value) {
        Some(NodeValue::Text(schema)) if schema == BASELINE => false,
        Some(NodeValue::Text(schema)) if schema == FIRST => true,
        _ => {
            let at = schema.map_or(&root.at, |schema| &schema.at);
            decoder.tell("not-a-baseline", at, [("schema", BASELINE.into())]);
            return None;
        }
    };
    let fields = decoder.fields(root, "baseline", if is_first { &FIRST_KEYS } else { &KEYS })?;
    let Some(list) = fields.get("findings") else {
        decoder.tell("missing-key", fields.at(), [("field", "findings".into())]);
        return None;
    };
    let ids: Vec<(&'static str, RuleIx)> =
        rules.iter().enumerate().map(|(ix, rule)| (rule.id, RuleIx(ix))).collect();
    let list = decoder.list(list, "findings")?;
    Some(list.iter().filter_map(|node| read_entry(decoder, node, &ids, is_first)).collect())
}

/// Returns the value under the key `schema`.
fn written_schema(root: &Node) -> Option<&Node> {
    let NodeValue::Map(pairs) = &root.value else { return None };
    let said = pairs.iter().find(|(key, _)| matches!(&key.value, NodeValue::Text(key) if key == "schema"));
    said.map(|(_, schema)| schema)
}

fn read_entry(
    decoder: &Decoder<'_>,
    node: &Node,
    rules: &[(&'static str, RuleIx)],
    is_first: bool,
) -> Option<BaselineEntry> {
    let keys = if is_first { &FIRST_FINDING_KEYS } else { &FINDING_KEYS };
    let fields = decoder.fields(node, "findings", keys)?;
    for key in ["rule", "team"] {
        if fields.get(key).is_none() {
            decoder.tell("missing-key", fields.at(), [("field", key.into())]);
        }
    }
    let rule = decoder.choice(fields.get("rule")?, "rule", rules);
    let inconclusive = if is_first {
        fields.get("inconclusive").and_then(|node| decoder.yes(node, "inconclusive"))
    } else {
        fields.get("state").and_then(|node| decoder.choice(node, "state", &STATES))
    };
    Some(BaselineEntry {
        rule: rule?,
        team: fields.words("team")?,
        seller: fields.words("seller"),
        role: fields.words("role"),
        task: fields.words("task"),
        is_inconclusive: inconclusive.unwrap_or(false),
        value: fields.amount("value"),
    })
}
