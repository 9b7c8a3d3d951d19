//! Any bytes as a catalog, alone and on top of the built-in one: refused with reasons, or told in every way and scored
//! against.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use salesfit::domain::{MotionIx, Score, Seller, SellerKey};
use salesfit::engine::{Scorer, losses};
use salesfit::source::{File, open_catalog, read_catalog};
use salesfit_fuzz::{file, tell_catalog, tell_problems};

fuzz_target!(|bytes: &[u8]| {
    let read = match str::from_utf8(bytes) {
        Ok(text) => read_catalog(&[File::new("catalog.yaml", text)]),
        Err(_) => open_catalog(&file("catalog.yaml", bytes)),
    };
    let catalog = match read {
        Ok(catalog) => Arc::new(catalog),
        Err(problems) => return tell_problems(&problems),
    };
    tell_catalog(&catalog);
    let (lo, hi) = (catalog.scale.lo(), catalog.scale.hi());
    for motion in 0..catalog.motions.len() {
        let scorer = Scorer::new(catalog.clone(), MotionIx(motion));
        for score in [None, Some(lo), Some(lo + (hi - lo) / 2.0), Some(hi)] {
            let fits = scorer.score(&Seller {
                key: SellerKey::new("kari"),
                line: 0,
                id: "kari".to_owned(),
                name: "Kari".to_owned(),
                role: None,
                hours: 37.5,
                states_hours: false,
                wishes: Vec::new(),
                pinned: false,
                never_coached: Vec::new(),
                scores: vec![score.map(Score::single); catalog.traits.len()],
            });
            for role in catalog.role_ixs() {
                let lost: f64 = losses(&scorer, &fits, role).iter().map(|loss| loss.points).sum();
                if let Some(fit) = fits.roles[role.0].standing.fit {
                    assert!((lost - (100.0 - fit.points())).abs() < 1e-6, "losses sum to {lost} at {fit:?}");
                }
            }
        }
    }
});
