//! Options whose values are words.

use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Returns a parser for words that each mean a value.
pub fn words<T: Copy + Send + Sync + 'static>(
    words: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    let names = PossibleValuesParser::new(words.iter().map(|(word, _)| *word));
    names.try_map(|name| {
        let found = words.iter().find(|(word, _)| *word == name);
        found.map(|(_, value)| *value).ok_or("no such word")
    })
}
