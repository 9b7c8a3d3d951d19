//! Baselines: the findings of an earlier review, as written by `check --write-baseline`.

use std::path::Path;

use super::decoder::Decoder;
use super::file::File;
use super::file_store::FileStore;
use super::policy::renamed;
use super::yaml::{Node, NodeValue};
use crate::domain::Problem;
use crate::domain::policy::{BaselineEntry, RuleIx, RuleSpec};

/// The schema of a baseline.
pub const BASELINE: &str = "salesfit/baseline/1";

/// The keys of a baseline.
const KEYS: [&str; 4] = ["schema", "policy", "date", "findings"];

/// The keys of a finding in it.
const FINDING_KEYS: [&str; 7] = ["rule", "team", "seller", "role", "task", "inconclusive", "value"];

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
    if !schema.is_some_and(|schema| matches!(&schema.value, NodeValue::Text(schema) if schema == BASELINE)) {
        let at = schema.map_or(&root.at, |schema| &schema.at);
        decoder.tell("not-a-baseline", at, [("schema", BASELINE.into())]);
        return None;
    }
    let fields = decoder.fields(root, "baseline", &KEYS)?;
    let Some(list) = fields.get("findings") else {
        decoder.tell("missing-key", fields.at(), [("field", "findings".into())]);
        return None;
    };
    let ids: Vec<(&'static str, RuleIx)> =
        rules.iter().enumerate().map(|(ix, rule)| (rule.id, RuleIx(ix))).collect();
    let list = decoder.list(list, "findings")?;
    Some(list.iter().filter_map(|node| read_entry(decoder, node, &ids)).collect())
}

/// Returns the value under the key `schema`.
fn written_schema(root: &Node) -> Option<&Node> {
    let NodeValue::Map(pairs) = &root.value else { return None };
    let said = pairs.iter().find(|(key, _)| matches!(&key.value, NodeValue::Text(key) if key == "schema"));
    said.map(|(_, schema)| schema)
}

fn read_entry(decoder: &Decoder<'_>, node: &Node, rules: &[(&'static str, RuleIx)]) -> Option<BaselineEntry> {
    let fields = decoder.fields(node, "findings", &FINDING_KEYS)?;
    for key in ["rule", "team"] {
        if fields.get(key).is_none() {
            decoder.tell("missing-key", fields.at(), [("field", key.into())]);
        }
    }
    let rule = decoder.choice(fields.get("rule")?, "rule", rules);
    let inconclusive = fields.get("inconclusive").and_then(|node| decoder.yes(node, "inconclusive"));
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
