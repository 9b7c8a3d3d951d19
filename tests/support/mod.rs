//! What the tests share: one way to run the program, files to run it on, random numbers, and access to its JSON.
//!
//! How many random worlds a run tries is set by the environment variable `SALESFIT_WORLDS`: `all` for every world there
//! is (minutes), or a number of worlds for each suite, if it is to be more than the usual [`BY_DEFAULT`].

#![allow(
    clippy::allow_attributes,
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "each test binary uses its own part, so nothing can be expected to be unused"
)]

mod dice;
mod files;
mod json;
mod reports;
mod repository;
mod run;
mod worlds;

pub use dice::Dice;
pub use files::{Files, project};
pub use json::{fit_of, fits_of, list, number, sellers};
pub use reports::{drawn_in, explain_json, match_json, opened};
pub use repository::{commit, git, put};
pub use run::{Run, isolated, json, process, salesfit, salesfit_under, unzipped, words};
pub use worlds::{BY_DEFAULT, cases, for_each, in_proportion, worlds};
