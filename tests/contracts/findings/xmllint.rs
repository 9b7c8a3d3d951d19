//! XML held against an XML Schema by `xmllint` (Debian: `libxml2-utils`; macOS has it).

use std::fs;
use std::io::Write as _;
use std::process::Command;
use std::sync::LazyLock;

use crate::support::Files;

/// Whether `xmllint` is on this machine.
pub fn is_there() -> bool {
    static IS_THERE: LazyLock<bool> = LazyLock::new(|| {
        Command::new("xmllint").arg("--version").output().is_ok_and(|done| done.status.success())
    });
    *IS_THERE
}

/// Without `xmllint` the schemas of test results are left out, and the terminal says so; with `SALESFIT_XMLLINT=required`,
/// which `.ci/run` sets, this fails.
#[test]
fn xmllint_is_on_this_machine() {
    if !is_there() {
        let what = "LEFT OUT: test results are not checked against their schemas, since there is no xmllint \
            (Debian: apt-get install libxml2-utils)";
        assert!(std::env::var_os("SALESFIT_XMLLINT").is_none_or(|word| word != "required"), "{what}");
        // Straight to standard error: what is printed in the usual way is shown for failures only.
        writeln!(std::io::stderr(), "{what}").expect("standard error can be written to");
    }
}

/// What is wrong with each of these documents by the schema in a file: nothing where it is valid.
pub fn wrong(schema: &str, documents: &[&str]) -> Vec<Vec<String>> {
    let files = Files::empty();
    let mut paths = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        files.write(&format!("{at}.xml"), document);
        paths.push(files.path(&format!("{at}.xml")));
    }
    assert!(fs::exists(schema).is_ok_and(|is_there| is_there), "{schema}");
    let done = Command::new("xmllint").args(["--nonet", "--noout", "--schema", schema]).args(&paths).output();
    let said = String::from_utf8_lossy(&done.expect("xmllint runs").stderr).into_owned();
    let mut found = Vec::new();
    for path in &paths {
        let is_valid = said.lines().any(|line| line == format!("{path} validates"));
        let is_wrong = said.lines().any(|line| line == format!("{path} fails to validate"));
        let of_it: Vec<String> =
            said.lines().filter(|line| line.starts_with(&format!("{path}:"))).map(str::to_owned).collect();
        assert!(is_valid != (is_wrong || !of_it.is_empty()), "{schema}: {said}");
        found.push(if is_valid { Vec::new() } else { [vec![path.clone()], of_it].concat() });
    }
    found
}
