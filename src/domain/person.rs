//! Who somebody is, and what she is called where she is shown: two things, so that people can be shown under other names
//! and no number, order or draw changes with it.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::fold;

/// How well a word says who is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// A part of the id or of the name.
    Part,
    /// The id or the name in another spelling: upper case, other spaces.
    Whole,
    /// The id itself.
    Id,
}

impl Likeness {
    /// How well a word says who has this id and name; `folded` is the word [folded](fold). `None`: not at all.
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

/// Who a seller is, whatever she is called where she is shown: her id as the file has it.
///
/// Orders, draws and the meeting of two files hang on this, so that no number changes where people are shown under other
/// names. There is no way to print it. Two keys are the same where the ids are.
#[derive(Clone)]
pub struct SellerKey {
    id: Box<str>,
    /// Her name as the file has it, by which she may be asked for; no part of who she is.
    name: Box<str>,
}

impl SellerKey {
    /// The key of an id.
    pub fn new(id: &str) -> Self {
        SellerKey { id: id.into(), name: Box::default() }
    }

    /// The same key of somebody who may be asked for by this name, too.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        SellerKey { name: name.into(), ..self }
    }

    /// Whether this is the key of an id.
    pub fn is_of(&self, id: &str) -> bool {
        *self.id == *id
    }

    /// How well a word says that she is meant; `folded` is the word [folded](fold). `None`: not at all.
    pub fn likeness(&self, word: &str, folded: &str) -> Option<Likeness> {
        Likeness::of(&self.id, &self.name, word, folded)
    }

    /// Its bytes, to make other numbers of.
    pub fn bytes(&self) -> impl Iterator<Item = u8> + '_ {
        self.id.bytes()
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
        self.id.cmp(&other.id)
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

/// A kind of rater, `self`, `manager`, `peer`, … or one person, and what it is called where it is shown.
///
/// Two are the same, and stand in the order in which they do, by the word in the file.
#[derive(Clone)]
pub struct RaterKind {
    word: Arc<str>,
    shown: Arc<str>,
}

impl RaterKind {
    /// The kind of this word, shown as something else.
    pub fn shown_as(word: &str, shown: &str) -> Self {
        RaterKind { word: word.into(), shown: shown.into() }
    }

    /// What it is called where it is shown.
    pub fn as_str(&self) -> &str {
        &self.shown
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
        self.word.cmp(&other.word)
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
    fn nothing_prints_whose_key_it_is() {
        let key = SellerKey::new("kari-nordmann").named("Kari Nordmann");
        assert_eq!(format!("{key:?}"), "SellerKey(…)");
        let kind = RaterKind::shown_as("kari", "s-0123456789");
        assert_eq!(format!("{kind:?}"), "\"s-0123456789\"");
    }

    #[test]
    fn a_key_is_its_id_and_may_be_asked_for_by_name() {
        let key = SellerKey::new("kari-n").named("Kari Nordmann");
        assert_eq!(key, SellerKey::new("kari-n"));
        let likeness = |word: &str| key.likeness(word, &fold(word));
        assert_eq!(likeness("kari-n"), Some(Likeness::Id));
        assert_eq!(likeness("KARI nordmann"), Some(Likeness::Whole));
        assert_eq!(likeness("mann"), Some(Likeness::Part));
        assert_eq!((likeness("ola"), likeness("")), (None, None));
    }
}
