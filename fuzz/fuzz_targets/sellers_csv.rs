//! Any bytes as a table of sellers: refused with reasons, or told in every way.

#![no_main]

use libfuzzer_sys::fuzz_target;
use salesfit::source::{Overrides, open_team};
use salesfit_fuzz::{file, tell_problems, tell_team};

fuzz_target!(|bytes: &[u8]| {
    let path = file("sellers.csv", bytes);
    match open_team(path, None, &Overrides::default()) {
        Ok(opened) => tell_team(opened, bytes.len()),
        Err(problems) => tell_problems(&problems),
    }
});
