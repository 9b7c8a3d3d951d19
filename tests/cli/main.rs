//! The whole program: what is typed, and everything that is printed.
//!
//! Each Markdown file holds commands and their whole output. After a change that is meant,
//! `TRYCMD=overwrite cargo test --test cli` writes the new output, to be read before it is committed.

#[path = "../support/mod.rs"]
mod support;

mod pictures;
mod samples;

#[test]
fn every_command_prints_what_stands_beside_it() {
    // What the surroundings say must not change what is printed.
    trycmd::TestCases::new().case("tests/cli/*.md").env("NO_COLOR", "1");
}

#[test]
fn every_command_in_the_readme_prints_what_stands_there() {
    trycmd::TestCases::new().case("README.md").env("NO_COLOR", "1");
}
