//! Any text as a baseline: refused with reasons, or a review is held against it. What is read is the same when it is
//! written and read again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use salesfit::check::rule_specs;
use salesfit::result::BaselineRecord;
use salesfit::source::{BASELINE, File, read_baseline};
use salesfit_fuzz::{file, program, tell_problems};
use serde_json::json;

/// A team that is reviewed, in a catalog of its own.
const TEAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/hr/teams/inside.yaml");

/// The formats of a review.
const FORMATS: [&str; 5] = ["table", "json", "sarif", "junit", "github"];

fuzz_target!(|text: &str| {
    let rules = rule_specs();
    let entries = match read_baseline(&File::new("baseline.json", text), &rules) {
        Ok(entries) => entries,
        Err(problems) => return tell_problems(&problems),
    };
    let path = file("baseline.json", text.as_bytes());
    let baseline = path.to_str().expect("a plain name");
    let format = FORMATS[text.len() % FORMATS.len()];
    // The team names a catalog beside its folder.
    let review = ["check", TEAM, "--allow-outside", "--ratchet", "--today", "2026-11-25"];
    let status = program(&[&review[..], &["--baseline", baseline, "--format", format]].concat());
    assert!(status < 2, "what can be read is reviewed");

    let records: Vec<BaselineRecord> = entries.iter().map(BaselineRecord::new).collect();
    let written = json!({"schema": BASELINE, "findings": records}).to_string();
    let again = read_baseline(&File::new("baseline.json", written.as_str()), &rules);
    assert_eq!(again.expect("what was written can be read"), entries);
});
