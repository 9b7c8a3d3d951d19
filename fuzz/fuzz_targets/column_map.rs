//! Any bytes as a map of columns: refused with reasons, or a table read by it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use salesfit::source::{Overrides, open_team};
use salesfit_fuzz::{file, tell_problems, tell_team};

fuzz_target!(|bytes: &[u8]| {
    let table = b"Hvem;Vinner;Stilling;Tid\nKari;7;KAM;80\nOla;god;Jeger;100\n";
    let path = file("sellers.csv", table);
    let mut given = Overrides::default();
    given.table.columns = Some(file("map.yaml", bytes));
    match open_team(path, None, &given) {
        Ok(opened) => tell_team(opened, table.len()),
        Err(problems) => tell_problems(&problems),
    }
});
