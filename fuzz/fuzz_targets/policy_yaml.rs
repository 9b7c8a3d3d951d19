//! Any text as a policy: refused with reasons, or told.

#![no_main]

use libfuzzer_sys::fuzz_target;
use salesfit::check::{all_rules, rule_specs};
use salesfit::render::{Format, draw};
use salesfit::source::{File, read_policy};
use salesfit::view::rule_page;
use salesfit_fuzz::{both, tell_problems};

fuzz_target!(|text: &str| {
    // What a policy extends may be any file of this machine.
    if text.contains("extends") {
        return;
    }
    let policy = match read_policy(&File::new("policy.yaml", text), &rule_specs()) {
        Ok(policy) => policy,
        Err(problems) => return tell_problems(&problems),
    };
    for (texts, look) in both() {
        for (rule, _) in all_rules() {
            let page = rule_page(&texts, &rule_specs()[rule.0], policy.of(rule), &policy.name);
            draw(&page, &texts, Format::Markdown, &look, &mut Vec::new()).expect("memory can be written to");
        }
    }
});
