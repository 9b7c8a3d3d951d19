//! Names of files for people, whatever their ids hold.

use std::collections::BTreeSet;

use crate::domain::fold;

/// The longest name, in characters, without its ending.
const LONGEST: usize = 80;

/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Returns a file name for each id: its letters and figures in lower case, joined by hyphens; each name once.
pub fn file_names<'a>(ids: impl Iterator<Item = &'a str>, ending: &str) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut names = Vec::new();
    for id in ids {
        let stem = stem(id);
        let mut name = stem.clone();
        let mut number = 2;
        while !taken.insert(name.clone()) {
            name = format!("{stem}-{number}");
            number += 1;
        }
        names.push(format!("{name}.{ending}"));
    }
    names
}

fn stem(id: &str) -> String {
    let mut stem = String::new();
    for c in fold(id).chars() {
        if c.is_alphanumeric() {
            stem.push(c);
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    let stem: String = stem.chars().take(LONGEST).collect();
    let stem = stem.trim_end_matches('-');
    let is_port = (stem.starts_with("com") || stem.starts_with("lpt")) && stem.len() == 4;
    if stem.is_empty() || is_port || DEVICES.contains(&stem) {
        return format!("seller-{stem}").trim_end_matches('-').to_owned();
    }
    stem.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_has_a_name_of_its_own_that_stays_in_its_folder() {
        let long = "x".repeat(500);
        let ids = ["kari-n", "../kari n", "Kari_N", "?!", "..", "con", "COM1", "Åse Ørn", "a/b\\c:d", &long];
        let names = file_names(ids.into_iter(), "html");
        let expected =
            ["kari-n", "kari-n-2", "kari-n-3", "seller", "seller-2", "seller-con", "seller-com1", "åse-ørn"];
        let found: Vec<&str> = names.iter().take(8).map(|name| name.trim_end_matches(".html")).collect();
        assert_eq!(found, expected);
        assert_eq!(names[8], "a-b-c-d.html");
        assert_eq!(names[9].chars().count(), LONGEST + 5);
    }
}
