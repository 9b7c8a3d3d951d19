//! Pictures of the terminal, made by the program and kept beside this file for the README.

use snapbox::{Data, assert_data_eq, file};

use crate::support::process;

fn printed(width: &str, args: &[&str]) -> String {
    let output = process(args)
        .args(["--color", "always"])
        .env("COLUMNS", width)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("it runs");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn screen(width: &str, args: &[&str]) -> Data {
    picture(&printed(width, args))
}

fn picture(text: &str) -> Data {
    Data::text(text.to_owned()).coerce_to(snapbox::data::DataFormat::TermSvg)
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

#[test]
fn the_bounds_of_fits_look_like_their_picture() {
    let all = printed("112", &["match", "profiles/nordlys.yaml", "--intervals"]);
    let from = all.find("How sure").expect("the part that the option adds");
    // With the colour that its heading begins with.
    let from = all[..from].rfind('\n').map_or(0, |line| line + 1);
    let after = from + all[from..].find("Who would fit").expect("what stands after it");
    let upto = all[..after].rfind("\n\n").unwrap_or(after);
    assert_data_eq!(picture(all[from..upto].trim_end()), file!["pictures/sure.term.svg": TermSvg].raw());
}
