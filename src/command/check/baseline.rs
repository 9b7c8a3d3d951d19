//! The file of a baseline.

use std::path::Path;

use crate::check::rule_specs;
use crate::command::output::Console;
use crate::command::refusal::refuse;
use crate::domain::{Place, Problem};
use crate::result::Baseline;
use crate::source::open_baseline;
use crate::view::Arg;

/// The default name of a baseline.
pub const BASELINE_FILE: &str = "baseline.json";

/// Writes a baseline. A file that is there and is no baseline is left alone.
pub fn write_baseline(baseline: &Baseline, path: &Path, console: &mut Console<'_>) -> anyhow::Result<()> {
    if path.exists() && open_baseline(path, &rule_specs()).is_err() {
        let name = path.to_string_lossy();
        return Err(refuse(Problem::new("file-exists").at(Place::whole(name.into()))));
    }
    console.put_json(baseline, path)?;
    let args =
        [("file", Arg::name(path.display().to_string())), ("count", Arg::Count(baseline.findings.len()))];
    console.remark("baseline-written", &args);
    Ok(())
}
