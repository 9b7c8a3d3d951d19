//! Names that are not shaped like the others: a row that is nobody has no name of two words among people who have one, and
//! stands first, last or after an empty line, or lacks the role, id or address that all others have.

use indexmap::{IndexMap, IndexSet};

use super::bracket_words::OF_RATED_BY;
use super::nobody::{Naming, lone};
use super::remark_words::GROUP_HEADS;
use crate::domain::{Catalog, Rater, fold};

/// How a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameShape {
    /// Two words or more with capitals: Kari Berg.
    Full,
    /// One word, or one with a capital and others without: Kari, Skill gap.
    Short,
    /// One word in small letters: self.
    Lower,
    /// With a sign that no name has: Σ Nord, Version: 2.
    Odd,
    /// That of a group: Team Nord.
    Group,
}

/// Returns how a name is written.
pub fn shape(name: &str) -> NameShape {
    let words: Vec<&str> = name.split_whitespace().collect();
    let first = words.first().map(|word| fold(word)).unwrap_or_default();
    if name.contains(['Σ', '∑', 'Δ', '∆', '∅'])
        || [": ", " = "].iter().any(|sign| name.contains(sign))
        || name.ends_with(':')
        || name.starts_with("Ø-")
        || words.first() == Some(&"Ø")
    {
        return NameShape::Odd;
    }
    if GROUP_HEADS.contains(&first.trim_matches(|c: char| !c.is_alphanumeric())) {
        return NameShape::Group;
    }
    match words.iter().filter(|word| word.chars().any(|c| c.is_alphabetic() && !c.is_lowercase())).count() {
        1 if has_characters(name) => NameShape::Full,
        0 if words.len() < 2 => NameShape::Lower,
        0 | 1 => NameShape::Short,
        _ => NameShape::Full,
    }
}

/// Whether a name is written in characters, of which two or more are a whole name: 王小明.
fn has_characters(name: &str) -> bool {
    name.chars().filter(|c| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')).count() > 1
}

/// A row of the table as far as its name goes.
#[derive(Clone, Debug)]
pub struct Outline {
    /// Where the row stands: its line, and its column in a table that is turned.
    pub at: (usize, usize),
    pub name: String,
    /// Whether it has scores.
    pub has_scores: bool,
    /// Whether blanks stand before the name.
    pub is_indented: bool,
    /// Whether it has a role, an id beside the name, and an address of mail.
    pub told: [bool; 3],
}

/// The rows of a table that is looked at as a whole.
#[derive(Default)]
pub struct NameShapes {
    rows: Vec<Outline>,
}

impl NameShapes {
    /// Adds a row.
    pub fn add(&mut self, row: Outline) {
        self.rows.push(row);
    }

    /// Returns the rows that are hardly people, by where they stand.
    pub fn odd(&self) -> IndexSet<(usize, usize)> {
        let shapes: Vec<NameShape> = self.rows.iter().map(|row| shape(&row.name)).collect();
        let count = |wanted: NameShape| shapes.iter().filter(|shape| **shape == wanted).count();
        let full = count(NameShape::Full);
        let (first, last) = (
            shapes.iter().position(|shape| *shape == NameShape::Full).unwrap_or(0),
            shapes.iter().rposition(|shape| *shape == NameShape::Full).unwrap_or(0),
        );
        let among = last + 1 - first;
        // Where names of one word stand among those of two, people are called by either.
        let are_alike = full > 1 && full * 5 >= among * 4;
        let is_majority = full * 2 > shapes.len();
        let tail = self.tail();
        let mut odd = IndexSet::new();
        for (at, (row, shape)) in self.rows.iter().zip(&shapes).enumerate() {
            if row.told[0] {
                continue;
            }
            let is_odd = match shape {
                NameShape::Full => self.ends_in_sign(at, &shapes),
                // Where all are teams, teams are what is read.
                NameShape::Group | NameShape::Odd => count(*shape) * 2 <= shapes.len(),
                NameShape::Lower | NameShape::Short
                    if row.has_scores && full > 1 && self.is_set_off(at, &shapes) =>
                {
                    true
                }
                NameShape::Lower => row.has_scores && are_alike && is_majority,
                NameShape::Short => {
                    let is_at_end = at < first || at > last;
                    row.has_scores
                        && are_alike
                        && (is_at_end && is_majority
                            || tail.is_some_and(|tail| at >= tail)
                            || self.lacks(at, &shapes))
                }
            };
            if is_odd {
                odd.insert(row.at);
            }
        }
        odd
    }

    /// Returns the first of the rows that stand last and after an empty line, none of them with a name of two words.
    fn tail(&self) -> Option<usize> {
        let last = self.rows.iter().rposition(|row| shape(&row.name) == NameShape::Full)?;
        let after = self.rows.get(last + 1)?;
        (after.at.0 > self.rows[last].at.0 + 1).then_some(last + 1)
    }

    /// Whether a name of two words ends in the sign for averages, and no other ends in one letter.
    fn ends_in_sign(&self, at: usize, shapes: &[NameShape]) -> bool {
        let last = |row: &Outline| row.name.split_whitespace().last().map(str::to_owned).unwrap_or_default();
        last(&self.rows[at]) == "Ø"
            && shapes.len() > 2
            && self.rows.iter().filter(|row| last(row).chars().count() == 1).count() == 1
    }

    /// Whether a row is indented where people with names of two words are not, or the other way round.
    fn is_set_off(&self, at: usize, shapes: &[NameShape]) -> bool {
        let mut people = self.rows.iter().zip(shapes).filter(|(_, shape)| **shape == NameShape::Full);
        people.all(|(row, _)| row.is_indented != self.rows[at].is_indented)
    }

    /// Whether a row lacks the role, the id or the address that all people with names of two words have.
    fn lacks(&self, at: usize, shapes: &[NameShape]) -> bool {
        (0..3).any(|what| {
            let mut people = self.rows.iter().zip(shapes).filter(|(_, shape)| **shape == NameShape::Full);
            !self.rows[at].told[what] && people.all(|(row, _)| row.told[what])
        })
    }

    /// Returns the rows that seem to be about the person of an earlier row, with its line: `Berg, Kari` beside
    /// `Kari Berg`, or `Kari Berg (self)` beside `Kari Berg (manager)`.
    pub fn twice(&self, catalog: &Catalog) -> IndexMap<(usize, usize), usize> {
        let mut known: IndexMap<String, &Outline> = IndexMap::new();
        let mut twice = IndexMap::new();
        for row in self.rows.iter().filter(|row| !row.told[1]) {
            let bare = bare(&row.name, catalog);
            match known.get(&bare) {
                Some(other) if fold(&other.name) != fold(&row.name) => {
                    twice.insert(row.at, other.at.0);
                }
                Some(_) => {}
                None => {
                    known.insert(bare, row);
                }
            }
        }
        twice
    }
}

/// Returns a folded name, the first name first, without a year, a sign, or a rater in brackets.
pub fn bare(name: &str, catalog: &Catalog) -> String {
    let name =
        name.trim_start_matches(|c: char| matches!(c, 'Δ' | '∆' | 'Σ' | '∑' | 'Ø') || c.is_whitespace());
    let is_aside = |text: &str| {
        let folded = fold(text);
        let mut words =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
        words.peek().is_some() && words.all(|word| is_year_word(word) || is_rater_word(word, catalog))
    };
    let dash = name.rsplit_once(" - ").or_else(|| name.rsplit_once('–'));
    let found = match (name.split_once('('), dash, name.rsplit_once(' ')) {
        (Some((before, aside)), ..) if is_aside(aside) => before,
        (_, Some((before, aside)), _) if is_aside(aside) => before,
        (_, _, Some((before, year))) if is_year_word(year) => before,
        _ => name,
    };
    match found.split_once(',') {
        Some((last, first)) if lone(found.trim()) == Naming::Person && !first.contains(',') => {
            fold(&format!("{} {}", first.trim(), last.trim()))
        }
        _ => fold(found),
    }
}

/// Whether a word is one for a rater.
fn is_rater_word(word: &str, catalog: &Catalog) -> bool {
    is_usual_rater(word) || catalog.raters.iter().any(|rater| rater.id == word)
}

/// Whether a word is one for a rater in any catalog.
fn is_usual_rater(word: &str) -> bool {
    Rater::USUAL.contains(&word) || OF_RATED_BY.contains(&word) || word == "mgr"
}

fn is_year_word(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names among these that are hardly people's; `+` before one puts an empty line above it.
    fn odd(names: &[&str]) -> Vec<String> {
        let mut shapes = NameShapes::default();
        let mut line = 1;
        for name in names {
            line += 1 + usize::from(name.starts_with('+'));
            shapes.add(Outline {
                at: (line, 0),
                name: name.trim_start_matches('+').trim().to_owned(),
                has_scores: true,
                is_indented: name.starts_with(' '),
                told: [false; 3],
            });
        }
        let odd = shapes.odd();
        shapes.rows.into_iter().filter(|row| odd.contains(&row.at)).map(|row| row.name).collect()
    }

    #[test]
    fn names_of_one_kind_are_peoples() {
        for names in [
            &["Kari", "Ola", "Per"][..],
            &["kari", "ola", "per"],
            &["Kari Berg", "Ola Dahl", "Per Moe"],
            &["kari berg", "ola dahl"],
            &["Suharto", "Kari Berg", "Sukarno", "Ola Dahl"],
            &["Kari Berg", "Suharto", "Ola Dahl", "Per Moe", "Ida Lie"],
            &["王小明", "李 雷", "Kari Berg"],
            &["Team Nord", "Team Sør", "Team Vest"],
            &["van der Berg, Jan", "Berg, Kari", "Media al-Amin", "d'Angelo Maria"],
            &["Kari B", "Ola Ø", "Per M"],
            &["Kari Berg", "Ola Dahl", "Åse Ø. Dal"],
        ] {
            assert_eq!(odd(names), Vec::<String>::new(), "{names:?}");
        }
    }

    #[test]
    fn names_unlike_all_others_are_hardly_peoples() {
        let people = ["Kari Berg", "Ola Dahl", "Per Moe", "Ida Lie"];
        for name in [
            "Objectif",
            "Écart type",
            "Durchschnittswert",
            "Ø-Wert",
            "Ø Team",
            "Nord Ø",
            "Σ Nord",
            "self",
            "Δ Kari",
            "Team",
            "Team Nord",
            "Région Nord:",
            "Region Nord",
            "Skill gap",
            "Filter: Nord",
            "Versjon",
            "Nord (3)",
        ] {
            assert_eq!(odd(&[&people[..], &[name]].concat()), [name], "{name} last");
            assert_eq!(odd(&[&[name], &people[..]].concat()), [name], "{name} first");
        }
        assert_eq!(odd(&["Kari Berg", "Ola Dahl", "+Target", "Gap", "Norm"]), ["Target", "Gap", "Norm"]);
        assert_eq!(odd(&["North", " Kari Berg", " Ola Dahl", "South", " Ida Lie"]), ["North", "South"]);
        assert_eq!(odd(&["Kari Berg", " self", " manager", "Ola Dahl"]), ["self", "manager"]);
    }

    #[test]
    fn one_person_may_be_written_in_two_ways() {
        let catalog = crate::source::builtin();
        let bare = |name: &str| bare(name, &catalog);
        for name in [
            "Berg, Kari",
            "Kari Berg (self)",
            "Kari Berg (mgr)",
            "Kari Berg - 2024",
            "Kari Berg 2025",
            "Kari Berg – self",
            "Berg, Kari (self)",
            "Δ Kari Berg",
        ] {
            assert_eq!(bare(name), "kari berg", "{name}");
        }
        for name in ["Kari Berg (Oslo)", "Kari Berg jr.", "Kari Berg 2", "Berg Kari", "Kari B. Berg"] {
            assert_ne!(bare(name), "kari berg", "{name}");
        }
    }
}
