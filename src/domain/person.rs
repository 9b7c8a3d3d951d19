//! Identity apart from displayed name. Orders and draws depend on what is displayed alone, so that under pseudonyms
//! nothing that is printed is a function of the identity.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::{NameParts, fold};

/// How well a word matches a person's id or name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// A part of the id or of the name.
    Part,
    /// The whole id or name, [folded](fold).
    Whole,
    /// The id itself.
    Id,
}

impl Likeness {
    /// Returns how well a word matches this id and name; `folded` is the word [folded](fold). `None` for no match.
    pub fn of(id: &str, name: &str, word: &str, folded: &str) -> Option<Self> {
        if id == word {
            return Some(Likeness::Id);
        }
        let (id, name) = (fold(id), fold(name));
        if id == folded || name == folded {
            Some(Likeness::Whole)
        } else if !folded.is_empty() && (id.contains(folded) || name.contains(folded)) {
            Some(Likeness::Part)
        } else {
            None
        }
    }
}

/// A seller's identity, whatever name she is shown under: her id in the file.
///
/// It cannot be printed. Two keys are equal where their ids are. Their order, and draws seeded by them, depend on the id
/// that is shown: from a function of the hidden id, anyone who guesses it could check the guess.
#[derive(Clone)]
pub struct SellerKey {
    id: Box<str>,
    /// Her name in the file, for looking her up; not part of her identity.
    name: Box<str>,
    /// The id that is shown: her own, or her pseudonym.
    shown: Box<str>,
}

impl SellerKey {
    /// Returns the key of an id that is shown as it is.
    pub fn new(id: &str) -> Self {
        SellerKey { id: id.into(), name: Box::default(), shown: id.into() }
    }

    /// Returns the key shown as another id. Different ids must be shown differently.
    #[must_use]
    pub fn shown_as(self, shown: &str) -> Self {
        SellerKey { shown: shown.into(), ..self }
    }

    /// Returns the key with a name that also finds it.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        SellerKey { name: name.into(), ..self }
    }

    /// Whether this is the key of an id.
    pub fn is_of(&self, id: &str) -> bool {
        *self.id == *id
    }

    /// Returns how well a word matches her; `folded` is the word [folded](fold). `None` for no match.
    pub fn likeness(&self, word: &str, folded: &str) -> Option<Likeness> {
        Likeness::of(&self.id, &self.name, word, folded)
    }

    /// Returns a hash of the name in her file, by which others of that name are found.
    pub fn name_hash(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        fold(&self.name).hash(&mut hasher);
        hasher.finish()
    }

    /// Whether she has a name in her file beside her id.
    pub fn has_own_name(&self) -> bool {
        !self.name.is_empty() && fold(&self.name) != fold(&self.id)
    }

    /// Adds her id and name to names that are looked for.
    pub fn add_to(&self, names: &mut NameParts) {
        names.add(&self.id);
        names.add(&self.name);
    }

    /// Returns the bytes of the id that is shown, for seeds.
    pub fn bytes(&self) -> impl Iterator<Item = u8> + '_ {
        self.shown.bytes()
    }
}

impl PartialEq for SellerKey {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for SellerKey {}

impl PartialOrd for SellerKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SellerKey {
    fn cmp(&self, other: &Self) -> Ordering {
        // Different ids have different pseudonyms: the id never decides between people who are shown together.
        self.shown.cmp(&other.shown).then_with(|| self.id.cmp(&other.id))
    }
}

impl Hash for SellerKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl fmt::Debug for SellerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SellerKey(…)")
    }
}

/// A kind of rater (`self`, `manager`, `peer`, …) or one person, and the word that it is shown as.
///
/// Compared by the word in the file, ordered by the word that is shown.
#[derive(Clone)]
pub struct RaterKind {
    word: Arc<str>,
    shown: Arc<str>,
}

impl RaterKind {
    /// Returns the kind of this word, shown as another.
    pub fn shown_as(word: &str, shown: &str) -> Self {
        RaterKind { word: word.into(), shown: shown.into() }
    }

    /// Returns the word that it is shown as.
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// Adds the word to names that are looked for, where it is shown as another since it may be a name.
    pub fn add_to(&self, names: &mut NameParts) {
        if self.word != self.shown {
            names.add(&self.word);
        }
    }

    /// Whether this is the kind of a word in a file.
    pub fn is_of(&self, word: &str) -> bool {
        *self.word == *word
    }
}

impl From<&str> for RaterKind {
    fn from(word: &str) -> Self {
        let word: Arc<str> = word.into();
        RaterKind { shown: word.clone(), word }
    }
}

impl PartialEq for RaterKind {
    fn eq(&self, other: &Self) -> bool {
        self.word == other.word
    }
}

impl Eq for RaterKind {}

impl PartialOrd for RaterKind {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RaterKind {
    fn cmp(&self, other: &Self) -> Ordering {
        self.shown.cmp(&other.shown).then_with(|| self.word.cmp(&other.word))
    }
}

impl Hash for RaterKind {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.word.hash(state);
    }
}

impl fmt::Debug for RaterKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shown.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_prints_a_key() {
        let key = SellerKey::new("kari-nordmann").named("Kari Nordmann");
        assert_eq!(format!("{key:?}"), "SellerKey(…)");
        let kind = RaterKind::shown_as("kari", "s-0123456789");
        assert_eq!(format!("{kind:?}"), "\"s-0123456789\"");
    }

    #[test]
    fn a_key_is_its_id_and_is_found_by_name_too() {
        let key = SellerKey::new("kari-n").named("Kari Nordmann");
        assert_eq!(key, SellerKey::new("kari-n"));
        let cases = [
            ("kari-n", Some(Likeness::Id)),
            ("KARI nordmann", Some(Likeness::Whole)),
            ("mann", Some(Likeness::Part)),
            ("ola", None),
            ("", None),
        ];
        for (word, likeness) in cases {
            assert_eq!(key.likeness(word, &fold(word)), likeness, "{word}");
        }
    }
}
