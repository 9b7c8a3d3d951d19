//! The whole program: what is typed, and everything that is printed.
//!
//! Each Markdown file holds commands and their output. After an intended change,
//! `TRYCMD=overwrite cargo test --test cli` writes the new output: read it before you commit it.

mod documents;
#[path = "../support/mod.rs"]
mod support;

mod pictures;
mod samples;

#[test]
fn every_command_prints_what_stands_beside_it() {
    // What the surroundings say must not change what is printed.
    trycmd::TestCases::new().case("tests/cli/*.md").env("NO_COLOR", "1");
}
