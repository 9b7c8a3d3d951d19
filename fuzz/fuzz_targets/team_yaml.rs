//! Any bytes as a team file: refused with reasons, or told in every way.

#![no_main]

use libfuzzer_sys::fuzz_target;
use salesfit::source::{File, Overrides, open_team, read_team};
use salesfit_fuzz::{catalog, file, tell_problems, tell_team};

fuzz_target!(|bytes: &[u8]| {
    let given = Overrides::default();
    // What is no text is the business of whoever opens files; the rest is faster without one.
    let opened = match str::from_utf8(bytes) {
        Ok(text) => read_team(&File::new("team.yaml", text), Some(catalog()), &given),
        Err(_) => open_team(file("team.yaml", bytes), None, &given),
    };
    match opened {
        Ok(opened) => tell_team(opened, bytes.len()),
        Err(problems) => tell_problems(&problems),
    }
});
