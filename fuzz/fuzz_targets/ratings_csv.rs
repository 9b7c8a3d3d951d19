//! Any bytes as a table with a row for each rating: refused with reasons, or told in every way.

#![no_main]

use libfuzzer_sys::fuzz_target;
use salesfit::source::{Overrides, open_team};
use salesfit_fuzz::{file, tell_problems, tell_team};

fuzz_target!(|bytes: &[u8]| {
    let table = [b"id;name;role;trait;score;rater\nkari;Kari;hunter;drive;7;manager\n", bytes].concat();
    let path = file("ratings.csv", &table);
    match open_team(path, None, &Overrides::default()) {
        Ok(opened) => tell_team(opened, table.len()),
        Err(problems) => tell_problems(&problems),
    }
});
