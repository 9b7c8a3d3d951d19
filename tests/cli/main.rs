//! The whole program: what is typed, and everything that is printed.
//!
//! Each Markdown file holds commands and their output. After an intended change,
//! `TRYCMD=overwrite cargo test --test cli` writes the new output: read it before you commit it.

mod documents;
#[path = "../support/mod.rs"]
mod support;

mod pictures;
mod samples;
mod screens;

#[test]
fn every_command_prints_what_stands_beside_it() {
    make_key_private();
    // What the surroundings say must not change what is printed.
    trycmd::TestCases::new().case("tests/cli/*.md").env("NO_COLOR", "1");
}

/// Takes the key of the samples from other users: git keeps no such rights, and an exposed key is noted.
fn make_key_private() {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let key = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/world/key");
        std::fs::set_permissions(key, std::fs::Permissions::from_mode(0o600)).expect("it is ours");
    }
}
