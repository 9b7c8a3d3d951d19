//! A quick look at a name, to see that it is surely none of the words for averages, sums and counts.

use indexmap::IndexSet;

use super::nobody::{figure_words, statistic};
use crate::domain::fold;

/// The number of kinds of words that are told apart.
const KINDS: usize = 1 << 12;

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
        let of_figures = figure_words().filter_map(|word| runs(word).next());
        let of_words = words.iter().filter_map(|word| runs(word).next());
        of_figures.map(kind).chain(of_words.map(kind)).for_each(|kind| kinds[kind] = true);
        Figures { kinds, words }
    }

    /// Whether a name may be a figure's: [`statistic`] says something of it, or it is one of the words.
    pub fn may_name(&self, name: &str) -> bool {
        (!name.is_ascii() || runs(name).any(|run| self.kinds[kind(run)]))
            && (statistic(name).is_some() || self.words.contains(&fold(name)))
    }
}

/// The runs of letters and digits in a text.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty())
}

/// Returns the kind of a word: the same for words that differ in case only, where they are ASCII.
fn kind(run: &str) -> usize {
    let ends = |byte: Option<&u8>| usize::from(byte.map_or(0, u8::to_ascii_lowercase));
    let bytes = run.as_bytes();
    (ends(bytes.first()) * 31 * 31 + ends(bytes.last()) * 31 + bytes.len()) % KINDS
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
