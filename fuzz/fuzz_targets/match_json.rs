//! A catalog and a team, with a line of three dots between them: what `match` says in JSON is JSON and obeys the
//! laws of fits.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use salesfit::engine::Scorer;
use salesfit::render::Format;
use salesfit::result::{By, MatchOptions};
use salesfit::source::{File, Overrides, read_catalog, read_team};
use salesfit_fuzz::{both, drawn, matrix, parsed, tell_problems};
use serde_json::Value;

fuzz_target!(|text: &str| {
    let Some((catalog, team)) = text.split_once("\n...\n") else { return };
    let catalog = match read_catalog(&[File::new("catalog.yaml", catalog)]) {
        Ok(catalog) => Arc::new(catalog),
        Err(problems) => return tell_problems(&problems),
    };
    let opened = match read_team(&File::new("team.yaml", team), Some(catalog), &Overrides::default()) {
        Ok(opened) => opened,
        Err(problems) => return tell_problems(&problems),
    };
    let Ok(sellers) = opened.sellers.collect::<Result<Vec<_>, _>>() else { return };
    let scorer = Scorer::new(opened.catalog, opened.team.motion);
    let [(texts, look), _] = both();
    for (word, by) in By::ALL {
        let options = MatchOptions { by, ..MatchOptions::default() };
        let result = matrix(&opened.team, &scorer, &sellers, options, None, texts.lang());
        let json = parsed(&drawn(&result, &texts, Format::Json, &look));
        assert_eq!(json["by"], word);
        assert_eq!(json["sellers"].as_array().map(Vec::len), Some(sellers.len()));
        let columns = json["columns"].as_array().expect("columns are a list");
        for seller in json["sellers"].as_array().into_iter().flatten() {
            let fits = seller["fits"].as_array().expect("fits are a list");
            assert_eq!(fits.len(), columns.len());
            fits.iter().for_each(lawful);
        }
    }
});

/// F3 to F5, as far as one cell shows them.
fn lawful(cell: &Value) {
    let share = |key: &str| {
        let share = cell[key].as_f64().unwrap_or_else(|| panic!("{key} is no number: {cell}"));
        assert!((0.0..=1.0).contains(&share), "{key} is no share: {cell}");
        share
    };
    let (low, high, coverage) = (share("low"), share("high"), share("coverage"));
    assert!(low <= high + 1e-9, "{cell}");
    assert_eq!(cell["fit"].is_null(), cell["level"].is_null(), "{cell}");
    if !cell["fit"].is_null() {
        let fit = share("fit");
        assert!(low <= fit + 1e-9 && fit <= high + 1e-9, "{cell}");
        assert!(coverage > 0.0, "{cell}");
    }
}
