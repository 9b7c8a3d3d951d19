//! Ids or names of a long table, which must be unique. Takes constant memory while they come in ascending order.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};

use super::hashes::Hashes;

/// The hashes that are held before they are put aside in a file.
const MOST_HELD: usize = 1 << 19;

/// Words that were met so far.
///
/// Most long tables are in the order of their ids: `s9`, `s10`, or `0009`, `0010`. As long as each word comes after the one
/// before it none comes twice, and hashes are only kept for the case that this ends, beyond a few megabytes in a temporary
/// file without a name.
pub enum MetWords {
    /// All came in ascending order.
    Ascending(Ascending),
    /// Some did not: they are known by their hashes.
    Hashed(Hashes),
}

/// Words in ascending order: shorter ones first, then byte by byte.
#[derive(Default)]
pub struct Ascending {
    last: Vec<u8>,
    /// The hashes of those not put aside.
    held: Vec<u64>,
    aside: Option<File>,
    count_aside: usize,
    /// Whether no more can be put aside.
    is_full: bool,
}

impl Default for MetWords {
    fn default() -> Self {
        MetWords::Ascending(Ascending::default())
    }
}

impl MetWords {
    /// Adds a word with its hash. Returns whether it is new.
    ///
    /// Two words of a million share a hash with a probability of about 1 in 30 million, and are then taken for one.
    ///
    /// # Errors
    /// What was put aside cannot be read.
    pub fn insert(&mut self, word: &[u8], hash: u64) -> io::Result<bool> {
        Ok(match self.continue_order(word)? {
            MetWords::Ascending(ascending) => {
                ascending.add(word, hash);
                true
            }
            MetWords::Hashed(hashes) => hashes.insert(hash),
        })
    }

    /// Returns how many words were met.
    pub fn len(&self) -> usize {
        match self {
            MetWords::Ascending(ascending) => ascending.len(),
            MetWords::Hashed(hashes) => hashes.len(),
        }
    }

    /// Whether a word with this hash was met. Ends the order where `word` is not in it.
    ///
    /// # Errors
    /// As from [`insert`](MetWords::insert).
    pub fn holds(&mut self, word: &[u8], hash: u64) -> io::Result<bool> {
        Ok(match self.continue_order(word)? {
            MetWords::Ascending(_) => false,
            MetWords::Hashed(hashes) => hashes.holds(hash),
        })
    }

    /// Looks at the places of hashes that will be added, if they have any.
    pub fn prefetch(&self, hashes: impl Iterator<Item = u64>) {
        if let MetWords::Hashed(known) = self {
            known.prefetch(hashes);
        }
    }

    /// Returns the words, hashed where `word` does not continue their order.
    fn continue_order(&mut self, word: &[u8]) -> io::Result<&mut Self> {
        if let MetWords::Ascending(ascending) = self
            && !ascending.is_next(word)
        {
            let mut hashes = Hashes::with_room(ascending.len());
            ascending.each_hash(|hash| {
                hashes.insert(hash);
            })?;
            *self = MetWords::Hashed(hashes);
        }
        Ok(self)
    }
}

impl Ascending {
    fn len(&self) -> usize {
        self.count_aside + self.held.len()
    }

    fn is_next(&self, word: &[u8]) -> bool {
        (word.len(), word) > (self.last.len(), &*self.last)
    }

    fn add(&mut self, word: &[u8], hash: u64) {
        self.last.clear();
        self.last.extend_from_slice(word);
        self.held.push(hash);
        // Where there is no room for a file they are held on.
        if self.held.len() >= MOST_HELD && !self.is_full && self.put_aside().is_err() {
            self.is_full = true;
        }
    }

    fn put_aside(&mut self) -> io::Result<()> {
        let aside = match &mut self.aside {
            Some(aside) => aside,
            None => self.aside.insert(tempfile::tempfile()?),
        };
        let bytes: Vec<u8> = self.held.iter().flat_map(|hash| hash.to_le_bytes()).collect();
        aside.write_all(&bytes)?;
        self.count_aside += self.held.len();
        self.held.clear();
        Ok(())
    }

    fn each_hash(&mut self, mut then: impl FnMut(u64)) -> io::Result<()> {
        if let Some(aside) = &mut self.aside {
            aside.seek(SeekFrom::Start(0))?;
            let mut aside = BufReader::new(aside);
            let mut bytes = [0; size_of::<u64>()];
            for _ in 0..self.count_aside {
                aside.read_exact(&mut bytes)?;
                then(u64::from_le_bytes(bytes));
            }
        }
        self.held.iter().copied().for_each(then);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::super::hashes::hash;
    use super::*;

    #[test]
    fn words_put_aside_are_known_again() {
        let mut met = MetWords::default();
        let words = (0..2 * MOST_HELD + 10).map(|number| format!("s{number}"));
        let are_new = words.map(|word| met.insert(word.as_bytes(), hash(&word)).expect("a temporary file"));
        assert!({ are_new }.all(|is_new| is_new));
        assert!(matches!(&met, MetWords::Ascending(words) if words.held.len() < MOST_HELD));
        for word in ["s0", "s7", "s1048580", "s524288"] {
            assert!(!met.insert(word.as_bytes(), hash(word)).expect("the file can be read"), "{word}");
        }
        assert!(met.insert(b"s", hash("s")).expect("it is read"));
    }

    proptest! {
        #[test]
        fn a_word_is_new_once(words in proptest::collection::vec("[ab]{0,3}", 0..40), sorted in any::<bool>()) {
            let mut words = words;
            if sorted {
                words.sort_by_key(|word| (word.len(), word.clone()));
            }
            let (mut met, mut known) = (MetWords::default(), HashSet::new());
            for word in words {
                prop_assert_eq!(met.holds(word.as_bytes(), hash(&word)).expect("nothing is aside"), known.contains(&word));
                prop_assert_eq!(met.insert(word.as_bytes(), hash(&word)).expect("nothing is aside"), known.insert(word.clone()));
            }
        }
    }
}
