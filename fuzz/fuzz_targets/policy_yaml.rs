//! Any bytes as a policy and as a baseline: refused with reasons, or told.

#![no_main]

use libfuzzer_sys::fuzz_target;
use salesfit::domain::policy::Rule;
use salesfit::render::Format;
use salesfit::source::{File, read_baseline, read_policy};
use salesfit::view::RuleReport;
use salesfit_fuzz::{both, drawn, tell_problems};

fuzz_target!(|text: &str| {
    if let Err(problems) = read_baseline(&File::new("baseline.json", text)) {
        tell_problems(&problems);
    }
    // What a policy extends may be any file of this machine.
    if text.contains("extends") {
        return;
    }
    let policy = match read_policy(&File::new("policy.yaml", text)) {
        Ok(policy) => policy,
        Err(problems) => return tell_problems(&problems),
    };
    for (texts, look) in both() {
        for (_, rule) in Rule::ALL {
            let report = RuleReport::new(texts.clone(), rule, policy.clone());
            drawn(Box::new(report), Format::Markdown, &look);
        }
    }
});
