//! The file of a baseline.

use std::path::Path;

use crate::check::rule_specs;
use crate::command::output::Console;
use crate::command::refusal::{file_exists, refuse};
use crate::result::Baseline;
use crate::source::open_baseline;
use crate::view::Arg;

/// The default name of a baseline.
pub const BASELINE_FILE: &str = "baseline.json";

/// Writes a baseline. A file that is there and is no baseline is left alone.
pub fn write_baseline(baseline: &Baseline, path: &Path, console: &mut Console<'_>) -> anyhow::Result<()> {
    if path.exists() && open_baseline(path, &rule_specs()).is_err() {
        return Err(refuse(file_exists(path)));
    }
    console.put_json(baseline, path)?;
    let args =
        [("file", Arg::name(path.display().to_string())), ("count", Arg::Count(baseline.findings.len()))];
    console.remark("baseline-written", &args);
    Ok(())
}
