//! Pictures of the terminal, made by the program and kept beside this file for the README.

use std::process::Command;

use snapbox::{Data, assert_data_eq, file};

fn screen(width: &str, args: &[&str]) -> Data {
    let output = Command::new(env!("CARGO_BIN_EXE_salesfit"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(args)
        .args(["--color", "always"])
        .env("COLUMNS", width)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("it runs");
    assert!(output.status.success());
    Data::text(String::from_utf8(output.stdout).expect("UTF-8")).coerce_to(snapbox::data::DataFormat::TermSvg)
}

#[test]
fn the_matrix_looks_like_its_picture() {
    assert_data_eq!(
        screen("112", &["match", "profiles/nordlys.yaml"]),
        file!["pictures/match.term.svg": TermSvg].raw()
    );
}

#[test]
fn an_explanation_looks_like_its_picture() {
    let args = ["explain", "profiles/nordlys.yaml", "tor-arne", "--role", "hunter"];
    assert_data_eq!(screen("112", &args), file!["pictures/explain.term.svg": TermSvg].raw());
}
