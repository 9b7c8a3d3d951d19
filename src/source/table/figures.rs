//! A quick look at a name, to see that it is surely none of the words for averages, sums and counts.

use indexmap::IndexSet;

use super::nobody::{figure_words, statistic};
use crate::domain::fold;

/// Classes of first and last characters (26 letters, 10 digits, other), and of lengths.
const ENDS: usize = 37;
const LENGTHS: usize = 32;

/// The number of kinds of words that are told apart.
const KINDS: usize = ENDS * ENDS * LENGTHS;

/// The first and last letters and the lengths of the words that figures are called by.
pub struct Figures {
    kinds: Vec<bool>,
    /// Words that are no names of people, folded.
    words: IndexSet<String>,
}

impl Figures {
    /// Returns a look at names of which none is one of these words, folded.
    pub fn new(words: IndexSet<String>) -> Self {
        let mut kinds = vec![false; KINDS];
        // A longer text is known by its first word.
        let of_figures = figure_words().filter_map(first_run);
        let of_words = words.iter().filter_map(|word| first_run(word));
        of_figures.map(kind).chain(of_words.map(kind)).for_each(|kind| kinds[kind] = true);
        Figures { kinds, words }
    }

    /// Whether a name may be a figure's: [`statistic`] says something of it, or it is one of the words.
    pub fn may_name(&self, name: &str) -> bool {
        (!name.is_ascii() || self.has_known_kind(name.as_bytes()))
            && (statistic(name).is_some() || self.words.contains(&fold(name)))
    }

    /// Whether a run of letters and digits in ASCII text is of the kind of some word.
    fn has_known_kind(&self, name: &[u8]) -> bool {
        let (mut first, mut last, mut length) = (0, 0, 0);
        for byte in name.iter().chain(b" ") {
            let of = RUN_BYTES[usize::from(*byte)];
            if of == BETWEEN {
                if length > 0 && self.kinds[kind_of(first, last, length)] {
                    return true;
                }
                length = 0;
                continue;
            }
            if length == 0 {
                first = of.into();
            }
            last = of.into();
            length += 1;
        }
        false
    }
}

/// Returns the first run of letters and digits in a text.
fn first_run(text: &str) -> Option<&[u8]> {
    let mut runs = text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty());
    runs.next().map(str::as_bytes)
}

/// Returns the kind of a word: the same for words that differ in case only, where they are ASCII.
fn kind(bytes: &[u8]) -> usize {
    kind_of(end(bytes.first()), end(bytes.last()), bytes.len())
}

fn kind_of(first: usize, last: usize, length: usize) -> usize {
    (first * ENDS + last) * LENGTHS + length.min(LENGTHS - 1)
}

/// What bytes of ASCII text are: the ends of words, or what is between words.
const BETWEEN: u8 = u8::MAX;

static RUN_BYTES: [u8; 256] = run_bytes();

const fn run_bytes() -> [u8; 256] {
    let mut of = [BETWEEN; 256];
    let mut at = 0;
    while at < 26 {
        of[(b'a' + at) as usize] = at;
        of[(b'A' + at) as usize] = at;
        at += 1;
    }
    let mut digit = 0;
    while digit < 10 {
        of[(b'0' + digit) as usize] = 26 + digit;
        digit += 1;
    }
    of
}

/// Returns which of the ends of a word a byte is.
fn end(byte: Option<&u8>) -> usize {
    let of = byte.map_or(BETWEEN, |byte| RUN_BYTES[usize::from(*byte)]);
    usize::from(of).min(ENDS - 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_figure_is_seen() {
        let figures = Figures::new(IndexSet::new());
        for word in figure_words() {
            for text in [word.to_owned(), word.to_uppercase(), format!("Team {word}"), format!("{word}: 3")] {
                assert_eq!(figures.may_name(&text), statistic(&text).is_some(), "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_name_is_what_a_longer_look_makes_of_it(
            words in proptest::collection::vec(prop_oneof!["[A-Za-z.]{1,8}", "[a-zæøåØ ]{1,6}", "sum|Max|n|gj\\.snitt|Std|mean|vekt"], 1..4),
            between in "[ /:=(,-]",
        ) {
            let name = words.join(&between);
            prop_assert_eq!(Figures::new(IndexSet::new()).may_name(&name), statistic(&name).is_some());
        }
    }
}
