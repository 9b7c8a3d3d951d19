//! Hashes of ids and names, by which a long table's are known again in little memory.

use std::hash::BuildHasher;
use std::sync::OnceLock;

use foldhash::quality::RandomState;

/// The places of a set that holds nothing yet.
const FEWEST: usize = 1 << 10;

/// Hashes that were met, which are spread evenly: open addressing, in the order of the hashes.
///
/// A set grows by a third at a time, so that it is never much larger than what it holds.
#[derive(Default)]
pub struct Hashes {
    /// A hash, or 0 where there is none.
    places: Vec<u64>,
    count: usize,
}

impl Hashes {
    /// Returns a set with room for `count` hashes.
    pub fn with_room(count: usize) -> Self {
        Hashes { places: vec![0; (count / 3 * 4).max(FEWEST)], count: 0 }
    }

    /// Returns how many hashes it holds.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Adds a hash. Returns whether it is new.
    pub fn insert(&mut self, hash: u64) -> bool {
        if self.count * 5 >= self.places.len() * 4 {
            self.grow();
        }
        let hash = stored(hash);
        let at = self.find(hash);
        let is_new = self.places[at] != hash;
        self.places[at] = hash;
        self.count += usize::from(is_new);
        is_new
    }

    /// Looks at the places of hashes that will be added: memory is slow to answer, and answers many questions at a time.
    pub fn prefetch(&self, hashes: impl Iterator<Item = u64>) {
        let seen = hashes.filter_map(|hash| self.places.get(self.place(hash)));
        std::hint::black_box(seen.fold(0, |all, place| all ^ place));
    }

    /// Whether a hash was added.
    pub fn holds(&self, hash: u64) -> bool {
        let hash = stored(hash);
        !self.places.is_empty() && self.places[self.find(hash)] == hash
    }

    /// Returns the place that holds a hash, or where it would be put.
    fn find(&self, hash: u64) -> usize {
        let mut at = self.place(hash);
        while self.places[at] != 0 && self.places[at] != hash {
            at = if at + 1 == self.places.len() { 0 } else { at + 1 };
        }
        at
    }

    /// Returns the first place in which a hash may stand.
    fn place(&self, hash: u64) -> usize {
        let place = (u128::from(hash) * self.places.len() as u128) >> 64;
        usize::try_from(place).unwrap_or(0)
    }

    fn grow(&mut self) {
        let places = (self.places.len() / 3 * 4).max(FEWEST);
        let old = std::mem::replace(&mut self.places, vec![0; places]);
        self.count = 0;
        for hash in old.into_iter().filter(|hash| *hash != 0) {
            self.insert(hash);
        }
    }
}

/// Returns a hash as it is stored: 0 stands for none. Two of a million hashes are alike with as small a probability.
fn stored(hash: u64) -> u64 {
    hash.max(1)
}

/// Returns the hash by which a word is known again in this run; another run has other hashes.
pub fn hash(word: &str) -> u64 {
    static KEY: OnceLock<RandomState> = OnceLock::new();
    KEY.get_or_init(RandomState::default).hash_one(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_new_once() {
        let mut hashes = Hashes::default();
        let words: Vec<u64> = (0..20_000).map(|number| hash(&format!("seller {number}"))).collect();
        for word in words.iter().chain([&0, &u64::MAX, &(u64::MAX - 1)]) {
            assert!(hashes.insert(*word));
            assert!(!hashes.insert(*word));
        }
        assert!(words.iter().all(|word| !hashes.insert(*word)));
        assert!(!hashes.holds(7));
        assert!(hashes.insert(7));
        assert!(hashes.holds(7) && hashes.holds(0));
    }
}
